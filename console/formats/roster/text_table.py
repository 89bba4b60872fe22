"""CSV, TSV and other text tables: encoding, delimiter and quotes found from the content."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from charset_normalizer import from_bytes

from console.faults import InputFault
from console.formats.cells import Cell
from console.formats.roster import limits
from console.formats.roster.shapes import FileKind
from console.formats.roster.text_records import records, usual_width

DELIMITERS = ";,\t|"
# What office programs of the missions' countries write when they do not write UTF-8. cp1252 first: it is the usual one.
LEGACY_ENCODINGS = ("cp1252", "cp1256", "cp1251", "cp874", "shift_jis", "gb18030", "big5", "euc_kr")
SAMPLE_BYTES = 2**18
SAMPLE_LINES = 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 12, 13, 26, 27})
_CONTROLS_MAX = 0.02  # share of control bytes above which the file is a programme's, not a person's

Likeness = Callable[[Sequence[Sequence[Cell]]], int]


class TextTable:
    """A text file as a table."""

    kind: FileKind = "text"
    sheet = ""
    sheets: tuple[str, ...] = ()

    def __init__(self, content: bytes, encoding: str, delimiter: str, starts_after: int, width: int) -> None:
        self.encoding = encoding
        self.delimiter = delimiter
        self.torn: set[int] = set()
        self.height = content.count(b"\n") + 1
        self._width = width
        self._content = content
        self._starts_after = starts_after

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Every record of the file, blank lines too. Raises InputFault ``roster-too-wide``, ``roster-too-large``, ``roster-damaged``."""
        lines = _lines(self._content, self.encoding)
        for _ in range(self._starts_after):
            next(lines, None)
        count = 0
        try:
            for count, (row, is_torn) in enumerate(records(lines, self.delimiter or ";", self._width), 1):
                if is_torn:
                    self.torn.add(count)
                if len(row) > limits.COLUMNS_MAX and any(row[limits.COLUMNS_MAX :]):
                    raise limits.too_wide()
                if count > limits.ROWS_MAX:
                    raise limits.too_large()
                yield row[: limits.COLUMNS_MAX]
        except csv.Error as trouble:
            raise InputFault("roster-damaged", row=count + 1) from trouble


def open_text(content: bytes, likeness: Likeness) -> TextTable:
    """The text file as a table.

    likeness: how much the first rows, split one way, look like a roster; it decides between delimiters.
    Raises InputFault ``roster-empty``, ``roster-not-a-table``, ``roster-too-wide``, ``roster-damaged``.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise InputFault("roster-empty")
    encoding = _encoding(content)
    sample = _sample(content, encoding)
    first = sample[0].strip().lower() if sample else ""
    if len(first) == 5 and first.startswith("sep="):  # Excel's own way of naming the delimiter
        return TextTable(content, encoding, first[4], 1, usual_width(sample[1:], first[4]))
    delimiter = _delimiter(sample, likeness)
    return TextTable(content, encoding, delimiter, 0, usual_width(sample, delimiter or ";"))


def _lines(content: bytes, encoding: str) -> Iterator[str]:
    errors = "posko-windows" if encoding.startswith("utf-8") else "strict"
    with io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors=errors, newline="") as text:
        try:
            while line := text.readline(limits.LINE_CHARACTERS_MAX + 1):
                if len(line) > limits.LINE_CHARACTERS_MAX:
                    raise limits.too_wide()
                yield line
        except UnicodeError as trouble:
            raise InputFault("roster-damaged") from trouble


def _encoding(content: bytes) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return name
    sample = content[:SAMPLE_BYTES]
    if (wide := _wide_encoding(sample)) is not None:
        return wide
    if len(sample.translate(None, delete=_CONTROLS)) < (1 - _CONTROLS_MAX) * len(sample):
        raise InputFault("roster-not-a-table", kind="binary")
    return "utf-8" if _is_utf8(content) else _legacy_encoding(content)


def _is_utf8(content: bytes) -> bool:
    """All of it, or more of its accented letters than not: a line that another program added must not spoil the others."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        told = content.decode("utf-8", "replace")
        wrong = told.count("\ufffd")
        return sum(not letter.isascii() for letter in told) - wrong > wrong
    return True


def _of_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8, as office programs write it; cp1252 gives nothing for five bytes, Latin-1 something for all."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), error.start + 1


codecs.register_error("posko-windows", _of_windows)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is then 0."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _legacy_encoding(content: bytes) -> str:
    told = b"\n".join(line for line in content[: SAMPLE_BYTES * 8].splitlines() if not line.isascii())[:SAMPLE_BYTES]
    best = from_bytes(told, cp_isolation=list(LEGACY_ENCODINGS)).best()
    for name in dict.fromkeys([best.encoding if best else "cp1252", *LEGACY_ENCODINGS]):
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    raise InputFault("roster-damaged")


def _sample(content: bytes, encoding: str) -> list[str]:
    lines = []
    for line in _lines(content, encoding):
        lines.append(line)
        if len(lines) == SAMPLE_LINES:
            break
    return lines


def _delimiter(sample: list[str], likeness: Likeness) -> str:
    """The one whose rows look most like a roster; among equals, the one that cuts most lines into equally many cells. "" for none."""
    best, best_mark = "", (0, 0)
    for delimiter in DELIMITERS:
        try:
            rows = [row for row, _ in records(iter(sample), delimiter, usual_width(sample, delimiter))]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        mark = (likeness(rows[: limits.HEADER_SEARCH_ROWS]), widths.most_common(1)[0][1])
        if mark > best_mark:
            best, best_mark = delimiter, mark
    return best
