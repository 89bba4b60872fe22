"""Read a contact sheet: open, find the header, take the rows. Bytes in, shapes out; no clock, no register, no gazetteer."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from console.faults import CellFault, InputFault
from console.formats.cells import Cell, clean, has_lost_digits, is_blank, text_of
from console.formats.contacts.shapes import ContactRow, ContactsAsk, ContactsReading
from console.formats.contacts.words import FIELDS, NUMBERING, field_of, heading_type, is_heading, type_of
from console.formats.roster import limits
from console.formats.roster.fields import fold_header
from console.formats.roster.opening import open_table
from console.model.words import FacilityType

ROWS_MAX = 5_000  # facilities of one mission; a list of more is some other list, and nobody could ask them all
# Of the fields' texts: those of the record's shape (``console.model.fields_response``); a test holds the two together.
CHARACTERS_MAX = {"name": 300, "city": 300, "country": 300, "phone": 300, "note": 4_000}
_DIVIDERS = {"phone": " / ", "note": "; "}
_TOTAL_STARTS = ("total", "jumlah", "jml")


@dataclass(frozen=True, slots=True)
class _Header:
    """row: 0-based. texts: of each column. fields: by column index; several columns may speak of one field."""

    row: int
    texts: tuple[str, ...]
    fields: dict[int, str]

    def titles(self, name: str) -> str:
        return next((self.texts[index] for index, each in self.fields.items() if each == name), "")


def likeness(rows: Sequence[Sequence[Cell]]) -> int:
    """How many different fields the most header-like row speaks of."""
    return max((_mark(_header(0, row)) for row in rows), default=0)


def read_contacts(content: bytes, ask: ContactsAsk) -> ContactsReading:
    """The whole reading. content: all bytes of the file.

    Raises InputFault ``contacts-no-header``, ``roster-empty``, ``roster-too-large``, and as ``opening`` and the tables say.
    """
    table = open_table(content, ask.sheet, likeness)
    header = _find_header(list(itertools.islice(table.rows(), limits.HEADER_SEARCH_ROWS)))
    walk = _Walk(header)
    for number, cells in enumerate(table.rows(), 1):
        if number > header.row + 1:
            walk.take(number, cells, is_torn=number in table.torn)
        if walk.met > ROWS_MAX:
            raise InputFault("roster-too-large", rows=ROWS_MAX, megabytes=limits.FILE_BYTES_MAX // 2**20)
    if not walk.met:
        raise InputFault("roster-empty")
    unmapped = tuple(text for index, text in enumerate(header.texts) if text and index not in header.fields)
    titles = {name: header.titles(name) for name in FIELDS if name in header.fields.values()}
    return ContactsReading(tuple(walk.rows), tuple(walk.faults), table.sheet, header.row + 1, titles, unmapped)


def _header(number: int, row: Sequence[Cell]) -> _Header:
    texts = tuple(_text(cell)[0] for cell in row[: limits.COLUMNS_MAX])
    fields = {index: name for index, text in enumerate(texts) if text and (name := field_of(text))}
    names = [index for index, name in fields.items() if name == "name"]
    for index in names[1:]:  # "Nama" and then "Kantor": the first is the name
        fields[index] = "note"
    return _Header(number, texts, fields)


def _mark(header: _Header) -> int:
    found = set(header.fields.values())
    return len(found - {NUMBERING}) if "name" in found else 0


def _find_header(rows: list[Sequence[Cell]]) -> _Header:
    """Two known words make a header, one of them of the name; so does the only word of a bare list of names."""
    headers = [_header(number, row) for number, row in enumerate(rows)]
    if not any(any(header.texts) for header in headers):
        raise InputFault("roster-empty")
    best = max(headers, key=lambda header: (_mark(header), -header.row))
    if _mark(best) >= 2 or (_mark(best) == 1 and len([text for text in best.texts if text]) == 1):
        return best
    raise InputFault("contacts-no-header")


def _text(cell: Cell) -> tuple[str, bool]:
    text, was_dirty = clean(text_of(cell))
    return ("" if is_blank(text) else text), was_dirty


@dataclass(slots=True)
class _Walk:
    """One walk through the rows under the header. met: facilities, taken or not. heading: the type that a heading above named."""

    header: _Header
    rows: list[ContactRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    met: int = 0
    heading: FacilityType | None = None

    def take(self, number: int, cells: Sequence[Cell], *, is_torn: bool) -> None:
        """Take in the next row, whatever it is."""
        texts = [_text(cell)[0] for cell in cells]
        if len(self.header.fields) > 1 and is_heading(texts):  # of a bare list of names every row is one
            self.heading = heading_type("".join(texts))
        elif is_torn or not self._is_passed_over(texts):
            self.met += 1
            if is_torn:
                self._tell("quote-open", number, is_rejecting=True)
            else:
                self._take_facility(number, cells)

    def _is_passed_over(self, texts: Sequence[str]) -> bool:
        """Nothing but numbering and columns nobody knows; the header again; a line of column numbers; a total."""
        told = {self.header.texts[index]: text for index, text in enumerate(texts) if text and self._field(index)}
        said = [text for index, text in enumerate(texts) if text and self._field(index) not in {"", NUMBERING}]
        if not said or all(not any(letter.isalpha() for letter in text) and len(text) < 5 for text in said):
            return True
        if sum(fold_header(title) == fold_header(text) for title, text in told.items()) >= 2:
            return True
        return len(said) <= 2 and said[0].casefold().startswith(_TOTAL_STARTS)

    def _field(self, index: int) -> str:
        return self.header.fields.get(index, "")

    def _take_facility(self, number: int, cells: Sequence[Cell]) -> None:
        said = self._said(number, cells)
        if not any(letter.isalpha() for letter in said["name"]):
            self._tell("contact-no-name", number, "name", is_rejecting=True)
            return
        kind = type_of(said["type"], said["name"]) or self.heading
        if kind is None:
            self._tell("contact-type-unclear", number, "type")
        place = {name: said[name] for name in ("city", "country", "phone", "note")}
        self.rows.append(ContactRow(number, said["name"], kind, **place))

    def _said(self, number: int, cells: Sequence[Cell]) -> dict[str, str]:
        """What the row says on each field, from all its columns."""
        found: dict[str, list[str]] = {name: [] for name in ("type", *CHARACTERS_MAX)}
        for index, name in self.header.fields.items():
            text, was_dirty = _text(cells[index]) if index < len(cells) else ("", False)
            if was_dirty:
                self._tell("control-characters", number, name)
            if name == "phone" and has_lost_digits(text):
                self._tell("digits-lost", number, name)
                found["note"].append(f"{self.header.texts[index]}: {text}")
            elif text and name in found and text not in found[name]:
                found[name].append(text)
        return {name: self._joined(number, name, texts) for name, texts in found.items()}

    def _joined(self, number: int, name: str, texts: list[str]) -> str:
        text = _DIVIDERS.get(name, " ").join(texts)
        if len(text) <= CHARACTERS_MAX.get(name, limits.CELL_CHARACTERS_MAX):
            return text
        if name != "name":  # a name too long is none, and the row is told as one without
            self._tell("text-too-long", number, name)
        return ""

    def _tell(self, code: str, number: int, name: str = "", *, is_rejecting: bool = False) -> None:
        self.faults.append(CellFault(code, number, self.header.titles(name), is_rejecting))
