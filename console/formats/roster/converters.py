"""One converter per column: from a cell as the sheet has it to the value as the register stores it, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from console.formats import cells, dates, nik, papers, phones
from console.formats.cells import Cell
from console.formats.countries import country_code
from console.formats.dates import Order
from console.formats.roster import limits
from console.formats.roster.fields import FIELDS
from console.formats.roster.shapes import Identifier
from console.model.words import Category, CheckResult, IdentifierType

if TYPE_CHECKING:
    from console.model.change import Value

CACHED_TEXTS_MAX = 20_000  # per column; cities and provinces repeat, names do not
EXPECTED_YEARS_AHEAD = 20  # "01/02/35" in a return date is 2035, in a birth date 1935


class Taken(NamedTuple):
    """What a cell gave.

    value: None when it gave nothing, or gave an identifier. flag: a soft fault's code, or "". is_whole: the value says all the
    cell says; otherwise the cell's own words are kept in the note.
    """

    value: Value
    flag: str = ""
    is_whole: bool = True
    identifier: Identifier | None = None


NOTHING = Taken(None)
DATE_FIELDS = frozenset({"born", "birth", "arrived", "expected_return", "passport_expiry", "last_confirmed"})
Read = Callable[[str], Taken]
ReadOther = Callable[[Cell], Taken]


class Converter:
    """Converts the cells of one column.

    known: texts already met, with what they gave; texts only, so that the number 1 is never taken for the text "1".
    """

    __slots__ = ("_read", "_read_other", "known")

    def __init__(self, read: Read, read_other: ReadOther | None = None) -> None:
        """read: for text, already clean. read_other: for numbers and dates; without it they are read as the text they show."""
        self._read = read
        self._read_other = read_other
        self.known: dict[Cell, Taken] = {}

    def __call__(self, cell: Cell) -> Taken:
        """What the cell gives."""
        if not isinstance(cell, str):
            return self._read_other(cell) if self._read_other else self._read(cells.text_of(cell))
        if len(self.known) >= CACHED_TEXTS_MAX:
            self.known.clear()
        taken = self.known[cell] = self._from_text(cell)
        return taken

    def _from_text(self, text: str) -> Taken:
        if len(text) > limits.CELL_CHARACTERS_MAX:
            return Taken(None, "text-too-long")
        cleaned, was_dirty = cells.clean(text)
        taken = NOTHING if cells.is_blank(cleaned) else self._read(cleaned)
        return taken._replace(flag="control-characters") if was_dirty and not taken.flag else taken


class Context(NamedTuple):
    """What the columns of one file share. today: ISO date."""

    today: str
    calling_code: str


def converter_for(field: str, context: Context, order: Order) -> list[tuple[str, Converter]]:
    """The converters of a column with their fields; a column that holds two things ("Tempat/Tgl Lahir") has two."""
    if field == "birth":
        born, _ = _dated("born", context, order)
        return [("birth_place", Converter(_birth_place)), ("born", Converter(lambda text: _birth_date(text, born)))]
    if field == "position":
        return [
            ("lon", Converter(lambda text: _of_position(text, 0))),
            ("lat", Converter(lambda text: _of_position(text, 1))),
        ]
    if field in DATE_FIELDS:
        return [(field, Converter(*_dated(field, context, order)))]
    if field in {"phone", "whatsapp"}:
        return [(field, Converter(lambda text: _phone(text, context.calling_code)))]
    read, read_other = _READS.get(field) or (_text(FIELDS[field].characters_max), None)
    return [(field, Converter(read, read_other))]


def _dated(field: str, context: Context, order: Order) -> tuple[Read, ReadOther]:
    this_year = int(context.today[:4])
    if field == "born":
        return (
            lambda text: _not_after(_date(text, order, this_year), context.today),
            lambda cell: _not_after(_date_of(cell), context.today),
        )
    if field == "last_confirmed":
        return lambda text: _instant(_date(text, order, this_year)), lambda cell: _instant(_date_of(cell))
    return lambda text: _date(text, order, this_year + EXPECTED_YEARS_AHEAD), _date_of


def _text(characters_max: int) -> Read:
    def read(text: str) -> Taken:
        return Taken(text) if len(text) <= characters_max else Taken(None, "text-too-long")

    return read


def _name(text: str) -> Taken:
    if not (text[0].isalpha() or any(letter.isalpha() for letter in text)):
        return NOTHING
    return Taken(text) if len(text) <= FIELDS["name"].characters_max else Taken(None, "text-too-long")


def _sex(text: str) -> Taken:
    sex = cells.sex(text)
    return Taken(sex.value) if sex else Taken(None, "sex-unclear", False)


def _category(text: str) -> Taken:
    category = cells.category(text)
    return Taken(category.value) if category else Taken(Category.OTHER.value, "", False)


def _country(text: str) -> Taken:
    code = country_code(text)
    return Taken(code) if code else Taken(None, "", False)


def _nationality(text: str) -> Taken:
    """A nationality nobody knows is stored as "", never left to become Indonesian by default."""
    code = country_code(text)
    return Taken(code) if code else Taken("", "nationality-unclear", False)


def _email(text: str) -> Taken:
    return _text(FIELDS["email"].characters_max)(text.removeprefix("mailto:"))


def _phone(text: str, calling_code: str) -> Taken:
    if cells.has_lost_digits(text):
        return Taken(None, "digits-lost", False)
    number, is_whole = phones.phone(text, calling_code)
    return Taken(number or None, "", is_whole)


def _nik(text: str) -> Taken:
    if cells.has_lost_digits(text):
        return Taken(None, "digits-lost", False)
    return _document(IdentifierType.NIK, text)


def _nik_of_number(cell: Cell) -> Taken:
    """A spreadsheet keeps fifteen digits of a number: the sixteenth is a guess, so the whole is uncertain and nobody's fault."""
    text = cells.text_of(cell)
    if len(text) != nik.DIGITS:
        return _nik(text)
    return Taken(None, identifier=Identifier(IdentifierType.NIK, text, CheckResult.UNCERTAIN))


def _document(kind: IdentifierType, text: str) -> Taken:
    number = cells.document_number(text)
    if not number or not number.strip("0"):
        return NOTHING
    if len(number) > FIELDS["passport"].characters_max:
        return Taken(None, "text-too-long")
    return Taken(None, identifier=Identifier(kind, number, papers.checked(kind, number)))


def _degrees(cell: Cell) -> Taken:
    value = cells.coordinate(cell)
    return Taken(value) if value is not None else Taken(None, "position-unclear", False)


def _of_position(text: str, part: int) -> Taken:
    found = cells.position(text)
    if found is None:
        return Taken(None, "position-unclear", False) if part == 0 else NOTHING  # told once
    return Taken(found[part])


def _birth_place(text: str) -> Taken:
    start = next((index for index, letter in enumerate(text) if letter.isdecimal()), len(text))
    place = text[:start].strip(" ,;/.-")
    return _text(FIELDS["birth_place"].characters_max)(place) if place else NOTHING


def _birth_date(text: str, read: Read) -> Taken:
    start = next((index for index, letter in enumerate(text) if letter.isdecimal()), None)
    return NOTHING if start is None else read(text[start:])


def _not_after(taken: Taken, today: str) -> Taken:
    return Taken(None, "born-in-future", False) if isinstance(taken.value, str) and taken.value > today else taken


def _date(text: str, order: Order, latest_year: int) -> Taken:
    try:
        return Taken(dates.parse(text, dates.order_told_by(text) or order, latest_year))
    except dates.ImpossibleDate:
        return Taken(None, "date-impossible", False)
    except dates.NotADate:
        return Taken(None, "date-unclear", False)


def _date_of(cell: Cell) -> Taken:
    try:
        if isinstance(cell, dt.date):
            return Taken(dates.iso(cell.year, cell.month, cell.day))
        if isinstance(cell, int | float):
            return Taken(dates.from_number(cell)) if cell else NOTHING
    except dates.ImpossibleDate:
        return Taken(None, "date-impossible", False)
    except dates.NotADate:
        pass
    return Taken(None, "date-unclear", False)


def _instant(taken: Taken) -> Taken:
    """The day's first millisecond, UTC: a date says no hour, and the earliest never claims a later contact than there was."""
    if not isinstance(taken.value, str):
        return taken
    day = (taken.value + "-01-01")[:10] if len(taken.value) == 4 else (taken.value + "-01")[:10]
    return Taken(int(dt.datetime.fromisoformat(day + "T00:00:00+00:00").timestamp() * 1000), taken.flag, taken.is_whole)


_READS: dict[str, tuple[Read, ReadOther | None]] = {
    "name": (_name, None),
    "sex": (_sex, None),
    "category": (_category, None),
    "country": (_country, None),
    "nationality": (_nationality, None),
    "email": (_email, None),
    "passport": (lambda text: _document(IdentifierType.PASSPORT, text), None),
    "nik": (_nik, _nik_of_number),
    "splp": (lambda text: _document(IdentifierType.SPLP, text), None),
    "seamans_book": (lambda text: _document(IdentifierType.SEAMANS_BOOK, text), None),
    "residence_permit": (lambda text: _document(IdentifierType.RESIDENCE_PERMIT, text), None),
    "other_document": (lambda text: _document(IdentifierType.OTHER, text), None),
    "lon": (_degrees, _degrees),
    "lat": (_degrees, _degrees),
}
