"""Which lines under a header are people, and which are totals, repeated headers, notes or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from console.formats.cells import Cell, clean, text_of
from console.formats.roster.fields import fold_header
from console.formats.roster.layout import Header

Line = Literal["person", "blank", "total", "header_repeat", "note", "unclear"]

SPARSE_CELLS_MAX = 4  # a line with more filled cells is a person unless its name says otherwise
NOTE_CELLS_MAX = 2
JUDGED_CHARACTERS_MAX = 200  # of a cell, when asking whether it is a total or a note; nobody writes longer ones
_TOTAL = re.compile(
    r"(?:(?:grand|sub)[\s-]*)?(?:total|jumlah|jml|sum)\b(?:\s*(?:keseluruhan|seluruh|semua|wni|all))*"
    r"[\s:=.()]*[\d.,\s]*(?:orang|wni|jiwa|people|persons?)?[\s.()]*"
)
_TOTAL_START = re.compile(r"(?:(?:grand|sub)[\s-]*)?(?:total|jumlah|jml)\b")
_NOTE_START = re.compile(
    r"(?:mengetahui|kepala perwakilan|tanda tangan|ttd|catatan\s*:|keterangan\s*:|sumber\s*:|notes?\s*:|source\s*:"
    r"|prepared by|dibuat oleh|disusun oleh|dicetak (?:pada|oleh|tanggal)|printed (?:on|by|at)|nip\b[\s.:]*\d|halaman\s+\d|page\s+\d"
    r"|duta besar|konsul jenderal|\*\s)"
)
_PAPERS = frozenset({"passport", "nik", "phone", "whatsapp", "email", "splp", "seamans_book", "residence_permit"})
_IDENTIFYING = _PAPERS | {"born", "birth"}
_PAPER_DIGITS_MIN = 6  # of a passport or telephone; the sums under a list are shorter


class LineSorter:
    """Sorts the lines of one sheet, from top to bottom."""

    def __init__(self, header: Header) -> None:
        columns = {name: index for index, name in header.fields.items()}
        self._names = [columns[name] for name in ("name", "given_name", "family_name") if name in columns]
        self._number = columns.get("number")
        self._identifying = frozenset(index for index, name in header.fields.items() if name in _IDENTIFYING)
        self._papers = frozenset(index for index, name in header.fields.items() if name in _PAPERS)
        self._header_names = frozenset(fold_header(header.texts[index]) for index in self._names if header.texts[index])
        starts = {text.split()[0] for text in self._header_names}
        self._suspect_starts = (*starts, "total", "jumlah", "jml", "sum", "grand", "sub")
        self._header = frozenset(fold_header(text) for text in header.texts if text)
        self._seen_total = False

    def sort(self, cells: Sequence[Cell]) -> Line:
        """What the line is; "unclear" where it may be a person or a signature: it is passed over, and that is told."""
        filled = [index for index, cell in enumerate(cells) if cell != "" and index != self._number]
        if not filled:
            return "blank" if not self._is_lone_total(cells) else "total"
        name = self._name(cells)
        if name and self._has_paper(cells) and not _NOTE_START.match(name.casefold()):
            self._seen_total = False
            return "person"
        if len(filled) > SPARSE_CELLS_MAX:
            return self._wide(cells, filled, name)
        return self._sparse(cells, filled, name)

    def _has_paper(self, cells: Sequence[Cell]) -> bool:
        return any(_is_paper(text_of(cells[index])) for index in self._papers if index < len(cells))

    def _name(self, cells: Sequence[Cell]) -> str:
        for index in self._names:
            if index < len(cells) and (text := text_of(cells[index]).strip()):
                return text
        return ""

    def _wide(self, cells: Sequence[Cell], filled: list[int], name: str) -> Line:
        if name[:1].isalpha() and not name.casefold().startswith(self._suspect_starts):  # nearly every line ends here
            return "person"
        folded = fold_header(name)
        if folded in self._header_names and self._repeats(cells, filled):
            return "header_repeat"
        if _TOTAL.fullmatch(folded):
            return "total"
        if not any(letter.isalpha() for letter in name) and _counts_columns(cells, filled):
            return "header_repeat"
        return "person"

    def _sparse(self, cells: Sequence[Cell], filled: list[int], name: str) -> Line:
        texts = [clean(text_of(cells[index])[:JUDGED_CHARACTERS_MAX])[0].casefold() for index in filled]
        if not any(texts):
            return "blank"
        if self._is_total(cells, filled, texts, name):
            self._seen_total = True
            return "total"
        if (fold_header(name) in self._header_names or not name) and self._repeats(cells, filled):
            return "header_repeat"
        if not any(letter.isalpha() for letter in name) and _counts_columns(cells, filled):
            return "header_repeat"
        if len(filled) > NOTE_CELLS_MAX or self._has_number(cells):
            return "person"
        return self._short(texts[0], name)

    def _short(self, first: str, name: str) -> Line:
        if _NOTE_START.match(first):
            return "note"
        if not self._seen_total:
            return "person"
        return "unclear" if name else "note"

    def _is_total(self, cells: Sequence[Cell], filled: list[int], texts: list[str], name: str) -> bool:
        if any(_TOTAL.fullmatch(text) for text in texts) or self._is_lone_total(cells):
            return True
        if self._identifying.intersection(filled):
            return False
        return _TOTAL_START.match(texts[0]) is not None or (not name and all(_is_number(text) for text in texts))

    def _is_lone_total(self, cells: Sequence[Cell]) -> bool:
        """The word stands in the numbering column."""
        if self._number is None or self._number >= len(cells):
            return False
        return _TOTAL_START.match(text_of(cells[self._number]).strip().casefold()) is not None

    def _has_number(self, cells: Sequence[Cell]) -> bool:
        return (
            self._number is not None
            and self._number < len(cells)
            and text_of(cells[self._number]).strip(" .").isdecimal()
        )

    def _repeats(self, cells: Sequence[Cell], filled: list[int]) -> bool:
        same = sum(1 for index in filled if fold_header(text_of(cells[index])) in self._header)
        return same * 10 >= len(filled) * 7


def _is_paper(text: str) -> bool:
    """A number or address that a person has: digits enough, or the sign of an e-mail address."""
    return len(text) <= JUDGED_CHARACTERS_MAX and (
        "@" in text or sum(letter.isdecimal() for letter in text) >= _PAPER_DIGITS_MIN
    )


def _is_number(text: str) -> bool:
    return text.replace(".", "").replace(",", "").isdecimal()


def _counts_columns(cells: Sequence[Cell], filled: list[int]) -> bool:
    """(1) (2) (3) ..., as official tables number their columns under the header."""
    numbers = [text_of(cells[index]).strip(" ().") for index in filled]
    if len(numbers) < 3 or not all(number.isdecimal() for number in numbers):
        return False
    return [int(number) for number in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))
