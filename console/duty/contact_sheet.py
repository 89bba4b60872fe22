"""A mission's contact sheet comes in: hospitals, police and authorities to be asked when something happens there.

read      the file, in the reading child
propose   what it would do to the mission's sheet, row by row; nothing is written
apply     writes it, all or nothing

What is on the mission's sheet and not in the file stays: a new list is rarely a whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection

from console.duty import reading_child
from console.duty.post import Post
from console.duty.towns import countries_served, town_of
from console.faults import CellFault
from console.formats.contacts import wire
from console.formats.contacts.shapes import ContactRow, ContactsAsk, ContactsReading
from console.formats.countries import country_code
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.shown import MissionLine
from console.model.shown_response import FacilityLine
from console.model.words import FacilityType
from console.register.reading.facilities import contact_sheet, facility_key
from console.register.touched import Touched

_AMENDED = ("city", "phone", "note")  # what a newer list says anew of a facility that is on the sheet already


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """What a contact sheet would do. ``read == new + changed + unchanged + rejected``.

    new: fields of ``FacilityFields``. changed: facility -> the fields that are amended. faults: of the file, of towns nobody knows and of
    names that stand in it twice.
    """

    mission: MissionLine
    reading: ContactsReading
    new: tuple[Mapping[str, Value], ...]
    changed: Mapping[int, Mapping[str, Value]]
    unchanged: int
    faults: tuple[CellFault, ...]

    @property
    def rejected(self) -> int:
        """Rows that are not taken."""
        return len({fault.row for fault in self.faults if fault.is_rejecting})


def read(path: Path, sheet: str = "") -> ContactsReading:
    """Everything the file says. sheet: a sheet's name, "" for the one most like a contact sheet.

    Raises InputFault as ``reading_child.read``, and ``contacts-no-header``, ``roster-password``, ``roster-damaged``, ``roster-not-a-table``,
    ``roster-too-wide``, ``roster-sheet-unknown``.
    """
    return reading_child.read(path, "contacts", wire.ask_to_wire(ContactsAsk(sheet)), wire.ContactsAnswer())


def propose(connection: Connection, reading: ContactsReading, mission: MissionLine) -> SheetPlan:
    """What the file would do to the mission's sheet. A facility is known again by its name."""
    known: dict[str, FacilityLine] = {}
    for line in contact_sheet(connection, mission.mission):
        known.setdefault(facility_key(line.name), line)
    draft = _Draft(reading, countries_served(mission), known)
    for row in reading.rows:
        draft.take(row)
    faults = sorted((*reading.faults, *draft.faults), key=lambda fault: fault.row)
    return SheetPlan(mission, reading, tuple(draft.new), draft.changed, draft.unchanged, tuple(faults))


@dataclass(slots=True)
class _Draft:
    """A plan in the making.

    countries: where the mission works. known: the mission's sheet by ``facility_key``; seen: the file's rows so far, likewise.
    """

    reading: ContactsReading
    countries: tuple[str, ...]
    known: Mapping[str, FacilityLine]
    seen: dict[str, ContactRow] = field(default_factory=dict)
    new: list[Mapping[str, Value]] = field(default_factory=list)
    changed: dict[int, Mapping[str, Value]] = field(default_factory=dict)
    unchanged: int = 0
    faults: list[CellFault] = field(default_factory=list)

    def take(self, row: ContactRow) -> None:
        key = facility_key(row.name)
        earlier = self.seen.setdefault(key, row)
        if earlier is row:
            self._take_first(self.known.get(key), row)
        elif _says_the_same(earlier, row):
            self.unchanged += 1
        else:
            self._tell("contact-twice", row, "name", is_rejecting=True)

    def _take_first(self, line: FacilityLine | None, row: ContactRow) -> None:
        fields = _fields(row, self.countries)
        if row.city and "city_id" not in fields:
            self._tell("contact-city-unknown", row, "city")
        if line is None or line.facility is None:
            self.new.append(fields)
        elif news := _news(line, row, fields):
            self.changed[line.facility] = news
        else:
            self.unchanged += 1

    def _tell(self, code: str, row: ContactRow, name: str, *, is_rejecting: bool = False) -> None:
        self.faults.append(CellFault(code, row.row, self.reading.titles.get(name, ""), is_rejecting))


def apply(post: Post, plan: SheetPlan) -> Touched:
    """Write what was proposed, in one piece."""
    ids = post.register.mint(len(plan.new))
    changes = [
        Change(Kind.FACILITY, record, {**fields, "mission": plan.mission.mission})
        for record, fields in zip(ids, plan.new, strict=True)
    ]
    changes += [Change(Kind.FACILITY, facility, fields) for facility, fields in plan.changed.items()]
    return post.register.record(changes, post.officer) if changes else Touched()


def _says_the_same(earlier: ContactRow, row: ContactRow) -> bool:
    """Nothing that the earlier row of this name does not say too; where it says nothing, it contradicts nothing."""
    spoken = {name: getattr(row, name) for name in (*_AMENDED, "country", "type")}
    return replace(earlier, **{name: value for name, value in spoken.items() if value}) == earlier


def _fields(row: ContactRow, countries: tuple[str, ...]) -> dict[str, Value]:
    fields: dict[str, Value] = {"name": row.name, "type": row.type or FacilityType.OTHER}
    fields |= {name: value for name in _AMENDED if (value := getattr(row, name))}
    told = country_code(row.country) if row.country else None
    town = town_of(row.city, (told,) if told else countries)
    return fields if town is None else {**fields, "city_id": town}


def _news(line: FacilityLine, row: ContactRow, fields: Mapping[str, Value]) -> dict[str, Value]:
    """What the row says otherwise than the sheet; what it says nothing of stays."""
    news = {name: fields[name] for name in _AMENDED if name in fields and fields[name] != getattr(line, name)}
    if "city" in news:
        news["city_id"] = fields.get("city_id")
    if row.type is not None and row.type is not line.type:
        news["type"] = row.type
    return news
