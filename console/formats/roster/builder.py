"""From one line of cells to one person: values, identifiers, flags; or a reject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from console.faults import CellFault
from console.formats.cells import Cell, clean, is_on_earth, text_of
from console.formats.dates import Order
from console.formats.papers import FLAGS, OURS
from console.formats.roster import limits
from console.formats.roster.converters import Context, Converter, Taken, converter_for
from console.formats.roster.fields import FIELDS, Part
from console.formats.roster.layout import Header
from console.formats.roster.shapes import Identifier, Reject, RosterRow
from console.model.words import CheckResult, Eligibility, IdentifierType, Precision

if TYPE_CHECKING:
    from console.model.change import Value

GIVEN_RADIUS_KM = 0.1  # of a position somebody wrote down: a phone's own error, and the block around the door
AS_WRITTEN_CHARACTERS_MAX = 200  # of one cell kept in its own words; a whole sentence fits
_NOTE_MAX = FIELDS["remarks"].characters_max
_PERSON, _REGISTRATION, _OWN = range(3)
_PLACE = {Part.PERSON: _PERSON, Part.REGISTRATION: _REGISTRATION, Part.IDENTIFIER: _OWN, Part.ROW: _OWN}
# Fields that are settled at the end of the row, from more than one column.
_SETTLED_LATE = frozenset({"name", "lon", "lat", "remarks"})
STORED_AS = {"last_confirmed": "last_confirmed_at_ms"}  # record fields of another name than the roster's
NAME_FIELDS = frozenset({"name", "given_name", "family_name"})


class RowBuilder:
    """Builds the rows of one sheet and collects what is wrong with them."""

    def __init__(self, header: Header, context: Context, orders: Mapping[int, Order]) -> None:
        """orders: of day and month, by column."""
        self.faults: list[CellFault] = []
        self.faults_left_out = 0
        self._header_by_field = {name: header.texts[index] for index, name in header.fields.items()}
        # Column, field, place, texts already met, converter: most cells of a roster repeat, and end at the look into the dict.
        self._plan: list[tuple[int, str, int, dict[Cell, Taken], Converter]] = []
        for index, field in sorted(header.fields.items()):
            if field == "number":
                continue
            for name, converter in converter_for(field, context, orders.get(index, "d/m")):
                place = _OWN if name in _SETTLED_LATE else _PLACE[FIELDS[name].part]
                stored = STORED_AS.get(name, name)
                self._header_by_field.setdefault(stored, header.texts[index])
                self._plan.append((index, stored, place, converter.known, converter))

    def build(self, row: int, cells: Sequence[Cell]) -> RosterRow | Reject:
        """The person of a line, or why there is none."""
        draft = Draft(row)
        places = (draft.person, draft.registration, draft.own)
        width = len(cells)
        for index, name, place, known, convert in self._plan:
            if index >= width:
                continue
            cell = cells[index]
            if cell == "":
                continue
            taken = known.get(cell) or convert(cell)
            if taken.value is not None:
                places[place][name] = taken.value
            elif taken.identifier is not None:
                draft.identifiers[name] = taken.identifier
            if taken.flag or not taken.is_whole:
                self._mark(draft, name, taken, cell)
        return self._finish(draft, cells)

    def torn(self, row: int, cells: Sequence[Cell]) -> Reject:
        """A line whose cells a stray quotation mark has run together."""
        self.tell(CellFault("quote-open", row, is_rejecting=True))
        return Reject(row, "quote-open", tuple(_shown(cells)))

    def _mark(self, draft: Draft, name: str, taken: Taken, cell: Cell) -> None:
        if taken.flag == "text-too-long" and name in NAME_FIELDS:
            draft.has_overlong_name = True
        elif taken.flag:
            self.flag(draft, taken.flag, name)
        if not taken.is_whole:
            draft.as_written.append(
                f"{self._header_by_field[name]}: {clean(text_of(cell))[0][:AS_WRITTEN_CHARACTERS_MAX]}"
            )

    def flag(self, draft: Draft, code: str, name: str, is_rejecting: bool = False) -> None:
        """Note a soft fault, or the reason of a reject, at the field's column."""
        draft.flags.add(code)
        self.tell(CellFault(code, draft.row, self._header_by_field.get(name, ""), is_rejecting))

    def tell(self, fault: CellFault) -> None:
        """List a fault, up to the limit."""
        if len(self.faults) < limits.FAULTS_MAX:
            self.faults.append(fault)
        else:
            self.faults_left_out += 1

    def _finish(self, draft: Draft, cells: Sequence[Cell]) -> RosterRow | Reject:
        name = draft.name()
        if not name or len(name) > FIELDS["name"].characters_max:
            reason = "text-too-long" if name or draft.has_overlong_name else "name-missing"
            self.flag(draft, reason, "name", is_rejecting=True)
            return Reject(draft.row, reason, tuple(_shown(cells)))
        draft.person["name"] = name
        if draft.person.get("nationality", OURS) != OURS:
            draft.person["eligibility"] = Eligibility.UNKNOWN.value
        self._settle_position(draft)
        identifiers = tuple(self._identifiers(draft)) if draft.identifiers else ()
        self._settle_note(draft)
        flags = tuple(sorted(draft.flags)) if draft.flags else ()
        household = draft.own.get("household")
        return RosterRow(
            draft.row,
            name,
            draft.person,
            draft.registration,
            identifiers,
            household if isinstance(household, str) else "",
            flags,
        )

    def _settle_position(self, draft: Draft) -> None:
        lon, lat = draft.own.get("lon"), draft.own.get("lat")
        there = draft.registration
        if isinstance(lon, float) and isinstance(lat, float) and is_on_earth(lon, lat):
            there.update(lon=lon, lat=lat, radius_km=GIVEN_RADIUS_KM, precision=Precision.EXACT.value)
            return
        there["precision"] = Precision.CITY.value if there.get("city") else Precision.COUNTRY.value
        if lon is None and lat is None:
            return
        draft.as_written.append(f"{self._position_header()}: {lon}, {lat}")
        self.flag(
            draft,
            "position-off-earth" if lon is not None and lat is not None else "position-half",
            "lon" if lon is not None else "lat",
        )

    def _position_header(self) -> str:
        return ", ".join(dict.fromkeys(self._header_by_field.get(name, name) for name in ("lon", "lat")))

    def _identifiers(self, draft: Draft) -> Iterable[Identifier]:
        expiry = draft.own.get("passport_expiry")
        is_ours = draft.person.get("nationality", OURS) == OURS
        for found in draft.identifiers.values():
            check = (
                found.check if is_ours else CheckResult.NOT_CHECKED
            )  # the forms checked are those of our own documents
            if check is CheckResult.BAD:
                self.flag(draft, FLAGS[found.type], found.type.value)
            dated = expiry if found.type is IdentifierType.PASSPORT and isinstance(expiry, str) else None
            yield Identifier(found.type, found.value, check, dated) if check is not found.check or dated else found

    def _settle_note(self, draft: Draft) -> None:
        lines = [str(remark)] if (remark := draft.own.get("remarks")) else []
        for line in draft.as_written:
            if sum(map(len, lines)) + len(lines) + len(line) <= _NOTE_MAX:
                lines.append(line)
        if lines:
            draft.registration["note"] = "\n".join(lines)


class Draft:
    """A row on its way."""

    __slots__ = ("as_written", "flags", "has_overlong_name", "identifiers", "own", "person", "registration", "row")

    def __init__(self, row: int) -> None:
        self.row = row
        self.person: dict[str, Value] = {}
        self.registration: dict[str, Value] = {}
        self.own: dict[str, Value] = {}
        self.identifiers: dict[str, Identifier] = {}
        self.flags: set[str] = set()
        self.has_overlong_name = False
        self.as_written: list[str] = []

    def name(self) -> str:
        """The name in full, from one column or two; "" when there is none."""
        whole = self.own.get("name")
        parts = [whole] if whole else [self.own.get("given_name"), self.own.get("family_name")]
        return " ".join(part for part in parts if isinstance(part, str))


def _shown(cells: Sequence[Cell]) -> Iterable[str]:
    """The cells as text; the end of an overlong one is left out and marked so."""
    for cell in cells[: limits.COLUMNS_MAX]:
        text = text_of(cell)
        yield text if len(text) <= limits.CELL_CHARACTERS_MAX else text[: limits.CELL_CHARACTERS_MAX] + "…"
