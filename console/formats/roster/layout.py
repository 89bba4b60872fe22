"""Find the header of a roster under its titles, say what each column is, and read the date the list stands for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.faults import InputFault
from console.formats import dates
from console.formats.cells import Cell, clean, text_of
from console.formats.roster import limits
from console.formats.roster.fields import FIELDS, field_of, fold_header

Rows = Sequence[Sequence[Cell]]

TITLE_CHARACTERS_MAX = 300  # a longer cell above the header is no title
_AS_OF = re.compile(
    r"\b(?:per|keadaan|posisi|status|tanggal|tgl|as of|as at|as on|updated|update|date|pemutakhiran|hingga|sampai)\b"
    r"[\s:,]*(?:on|tanggal|tgl)?[\s:]*"
    r"(\d{1,2}\s+[a-z]+\s+\d{4}|[a-z]+\s+\d{1,2},?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header is and what it says.

    row: 0-based first row. height: rows it takes. texts: of each column, "" without. fields: by column index.
    """

    row: int
    height: int
    texts: tuple[str, ...]
    fields: dict[int, str]

    @property
    def source(self) -> str:
        """Signature of the header: the same form gives the same, whatever its rows."""
        return hashlib.sha256("\x1f".join(fold_header(text) for text in self.texts).encode()).hexdigest()[:16]


def likeness(rows: Rows) -> int:
    """How many different fields the most header-like row speaks of."""
    return max((len(_fields(_texts(row), {})) for row in rows), default=0)


def find_header(rows: Rows, mapping: Mapping[str, str], told_row: int = 0) -> Header:
    """The header among the first rows of a sheet.

    mapping: header text -> field, as the officer decided; "" keeps a column aside. told_row: 1-based, when the officer points at it.
    Raises InputFault ``roster-no-header`` or ``roster-empty``.
    """
    texts = [_texts(row) for row in rows]
    if not any(any(row) for row in texts):
        raise InputFault("roster-empty")
    wanted = {fold_header(header): name for header, name in mapping.items() if name in FIELDS or not name}
    marks = [len(_fields(row, wanted)) for row in texts]
    if told_row:
        if told_row > len(texts) or not any(texts[told_row - 1]):
            raise InputFault("roster-no-header")
        best = told_row - 1
    else:
        best = max(range(len(marks)), key=lambda row: (marks[row], -row))
        if not _is_header(texts[best], marks[best], wanted):
            raise InputFault("roster-no-header")
    return _with_second_row(texts, best, wanted)


def as_of(rows: Rows) -> str | None:
    """ISO date the titles name ("Keadaan per 14 April 2023"), or None."""
    for row in rows:
        title = " ".join(text for text in _texts(row) if text)[:TITLE_CHARACTERS_MAX]
        for found in _AS_OF.findall(title):
            try:
                return dates.parse(found, "d/m", dates.YEAR_MAX)
            except (dates.NotADate, dates.ImpossibleDate):
                continue
    return None


def _texts(row: Sequence[Cell]) -> list[str]:
    return [clean(text_of(cell))[0] for cell in row[: limits.COLUMNS_MAX]]


def _fields(texts: Sequence[str], wanted: Mapping[str, str]) -> dict[int, str]:
    """Column -> field; the officer's word before ours, the left column before the right, and no field twice."""
    found: dict[int, str] = {}
    folded = [fold_header(text) if text else "" for text in texts]
    for index, header in enumerate(folded):
        if wanted.get(header) and wanted[header] not in found.values():
            found[index] = wanted[header]
    for index, (header, text) in enumerate(zip(folded, texts, strict=True)):
        if header and header not in wanted:
            name = field_of(text)
            if name and name not in found.values():
                found[index] = name
    return found


def _is_header(texts: Sequence[str], mark: int, wanted: Mapping[str, str]) -> bool:
    """Two known words make a header; one does when it is the officer's, or the only column of a bare list of names."""
    if mark >= 2:
        return True
    filled = [text for text in texts if text]
    return mark == 1 and (
        any(fold_header(text) in wanted for text in filled) or [field_of(text) for text in filled] == ["name"]
    )


def _with_second_row(texts: list[list[str]], row: int, wanted: Mapping[str, str]) -> Header:
    """The header with the row under it joined in when that row goes on with it: "Koordinat" over "Bujur" and "Lintang"."""
    first = texts[row]
    single = Header(row, 1, tuple(first), _fields(first, wanted))
    if row + 1 >= len(texts):
        return single
    second = texts[row + 1] + [""] * (len(first) - len(texts[row + 1]))
    below = [text for text in second if text]
    known = sum(1 for text in below if field_of(text))
    if not below or known * 2 < len(below) or any(text[0].isdigit() for text in below):
        return single
    joined = _joined(first + [""] * (len(second) - len(first)), second)
    fields = _fields(joined, wanted)
    return Header(row, 2, tuple(joined), fields) if len(fields) > len(single.fields) else single


def _joined(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """A group's title stands over its first column only; it is carried on to the columns whose second row is filled."""
    joined, group = [], ""
    for above, below in zip(first, second, strict=True):
        group = above or (group if below else "")
        both = f"{group} {below}".strip()
        joined.append(both if not below or field_of(below) in {None, "number"} else below)
    return joined
