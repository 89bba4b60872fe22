"""Asking the hospitals and authorities of a place: the mission's contact sheet, an incident's list, and each check.

An incident's list says how many there are to be asked; without it "three of seven lists" could not be said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from console.atlas.gazetteer import gazetteer
from console.atlas.specs import area_name
from console.duty import reports
from console.duty.incidents import resolved_areas
from console.duty.post import Post
from console.duty.towns import countries_served, town_of
from console.faults import InputFault
from console.formats.cells import clean
from console.model.area import City, Country, Province
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine, MissionLine
from console.model.shown_response import TO_BE_NAMED, FacilityLine
from console.model.words import CheckMethod, FacilityType, HospitalResult
from console.register import fold
from console.register.reading.facilities import contact_sheet, facilities, facility_key
from console.register.reading.incidents import incident_line, missions, sites
from console.register.reading.officers import mission_of
from console.register.touched import Touched

_ASKED_EVERYWHERE = (
    FacilityType.HOSPITAL,
    FacilityType.MORGUE,
    FacilityType.POLICE,
    FacilityType.RESCUE,
    FacilityType.AIRPORT,
)


def add_facility(
    post: Post, name: str, type_: str, *, incident: int | None = None, **more: Value
) -> tuple[int, Touched]:
    """Put a facility on the list of an incident, or without one on the contact sheet of the officer's mission.

    more: city, phone, note. Raises InputFault ``incident-unknown``, ``facility-listed``, ``field-wrong``.
    """
    [made], touched = add_facilities(post, [{"name": name, "type": type_, **more}], incident=incident)
    return made, touched


def add_facilities(
    post: Post, lines: Sequence[Mapping[str, Value]], *, incident: int | None = None
) -> tuple[list[int], Touched]:
    """Several at once, all or none; their ids. A city that the gazetteer knows is found in it. Raises as ``add_facility``."""
    with post.asking() as connection:
        mission = mission_of(connection, post.officer)
        countries = _countries(connection, incident, mission)
        known = listed_names(connection, incident, mission)
    filled = [_filled(line, countries) for line in lines]
    for line in filled:
        key = facility_key(str(line["name"]))
        if key in known:
            raise InputFault("facility-listed")
        known.add(key)
    ids = post.register.mint(len(filled))
    changes = [
        Change(Kind.FACILITY, record, {"mission": mission, **line, "incident": incident})
        for record, line in zip(ids, filled, strict=True)
    ]
    return ids, post.register.record(changes, post.officer) if changes else Touched()


def _filled(line: Mapping[str, Value], countries: Sequence[str]) -> dict[str, Value]:
    filled = {name: clean(value)[0] if isinstance(value, str) else value for name, value in line.items()}
    town = None if "city_id" in filled else town_of(str(filled.get("city") or ""), countries)
    return filled if town is None else {**filled, "city_id": town}


def _countries(connection: Connection, incident: int | None, mission: int) -> tuple[str, ...]:
    """Where the towns of a list lie. Raises InputFault ``incident-unknown``."""
    if incident is None:
        return next((countries_served(line) for line in missions(connection) if line.mission == mission), ())
    line = incident_line(connection, incident)
    touched = [code for area in resolved_areas(line, sites(connection, incident)) for code in area.countries]
    return tuple(dict.fromkeys(code for code in (line.country, *touched) if code))


def listed_names(connection: Connection, incident: int | None, mission: int) -> set[str]:
    """The names on an incident's list, or on the mission's contact sheet, as ``facility_key``."""
    if incident is not None:
        sql, values = "SELECT name FROM facility WHERE incident = ? AND withdrawn_at_ms IS NULL", (incident,)
    else:
        sql = "SELECT name FROM facility WHERE incident IS NULL AND mission = ? AND withdrawn_at_ms IS NULL"
        values = (mission,)
    return {facility_key(str(name)) for name in connection.exec_driver_sql(sql, values).scalars()}


@dataclass(frozen=True, slots=True)
class Started:
    """How many came onto an incident's list, and from where.

    from_sheets: by the code of the mission whose contact sheet has them. to_be_named: entries for a place of which no contact sheet knows
    anything. left_out: those that stand on the list already, or were taken off it before.
    """

    from_sheets: Mapping[str, int]
    to_be_named: int
    left_out: int


def start(post: Post, incident: int) -> tuple[Started, Touched]:
    """Put on the incident's list whom the contact sheets of its missions know there; for a place of which they know nothing, one entry a kind.

    There is what lies in one of the incident's cities, what has no city, or one that nobody knows, and the government of its countries.
    Raises InputFault ``incident-unknown``.
    """
    with post.asking() as connection:
        line = incident_line(connection, incident)
        places = sites(connection, incident)
        sheets = _sheets(connection, line)
        sql = "SELECT name FROM facility WHERE incident = ?"  # taken off it, too: an officer had a reason
        known = {facility_key(str(name)) for name in connection.exec_driver_sql(sql, (incident,)).scalars()}
        listed = [each for each in facilities(connection, incident) if each.facility is not None]
    areas = resolved_areas(line, places)
    there = [(mission, each) for mission, each in sheets if _is_there(each, areas, line.country)]
    wanted = [(mission.code, _copied(each, mission)) for mission, each in there]
    on_sheets = [each for _, each in there]
    for area, place in zip(areas, (line.place, *(name for name, _ in places)), strict=True):
        if not any(_lies_in(each, area) for each in on_sheets):
            wanted += [("", entry) for entry in _to_be_named(area, place, [*listed, *on_sheets])]
    fresh: dict[str, tuple[str, dict[str, Value]]] = {}
    for code, entry in wanted:
        if (key := facility_key(str(entry["name"]))) not in known:
            fresh.setdefault(key, (code, entry))
    _, touched = add_facilities(post, [entry for _, entry in fresh.values()], incident=incident)
    counts = Counter(code for code, _ in fresh.values())
    from_sheets = {code: count for code, count in counts.items() if code}
    return Started(from_sheets, counts[""], len(wanted) - len(fresh)), touched


def _sheets(connection: Connection, incident: IncidentLine) -> list[tuple[MissionLine, FacilityLine]]:
    """What stands on the contact sheets of the missions involved, the lead's first."""
    by_code = {line.code: line for line in missions(connection)}
    involved = [by_code[code] for code in incident.missions if code in by_code]
    return [(mission, each) for mission in involved for each in contact_sheet(connection, mission.mission)]


def _copied(each: FacilityLine, mission: MissionLine) -> dict[str, Value]:
    fields: dict[str, Value] = {"name": each.name, "type": each.type, "mission": mission.mission}
    return fields | {"city": each.city, "city_id": each.city_id, "phone": each.phone, "note": each.note}


def _lies_in(each: FacilityLine, area: ResolvedArea) -> bool:
    return each.city_id is not None and each.city_id < len(area.city_table) and bool(area.city_table[each.city_id])


def _is_there(each: FacilityLine, areas: Sequence[ResolvedArea], country: str) -> bool:
    if each.city_id is None or any(_lies_in(each, area) for area in areas):
        return True
    town = gazetteer().by_id(each.city_id) if each.type is FacilityType.GOVERNMENT else None
    return town is not None and town.country in {country, *(code for area in areas for code in area.countries)}


def _to_be_named(area: ResolvedArea, place: str, known: Sequence[FacilityLine]) -> list[dict[str, Value]]:
    """One entry for each kind of which nothing is known in the area, nor anything for the whole country."""
    name, city_id = _place(area, place)
    covered = {each.type for each in known if _lies_in(each, area) or not each.city}
    at: dict[str, Value] = {"city": "" if city_id is None else name, "city_id": city_id, "note": TO_BE_NAMED}
    return [
        {"name": f"{kind.indonesian} di {name}", "type": kind, **at}
        for kind in _ASKED_EVERYWHERE
        if kind not in covered
    ]


def _place(area: ResolvedArea, given: str) -> tuple[str, int | None]:
    """What an area is called in Indonesian, and the city it is, or whose surroundings it is mostly; given: where nothing else is known."""
    if isinstance(area.area, Country | Province):
        return area_name(area.area, given, "id"), None
    known = gazetteer()
    town = known.by_id(area.area.city_id) if isinstance(area.area, City) else known.most_populous(area.city_ids)
    return (given, None) if town is None else (town.name_id, town.city_id)


def name_facility(post: Post, facility: int, name: str, *, phone: str = "") -> Touched:
    """Give its name to an entry that stood for a kind until somebody knew one of it.

    Raises InputFault ``record-unknown``, ``facility-named``, ``facility-listed``, ``field-wrong``.
    """
    with post.asking() as connection:
        sql = "SELECT incident, mission, note, name FROM facility WHERE id = ? AND withdrawn_at_ms IS NULL"
        row = connection.exec_driver_sql(sql, (facility,)).one_or_none()
        if row is None:
            raise InputFault("record-unknown")
        if row[2] != TO_BE_NAMED:
            raise InputFault("facility-named")
        taken = listed_names(connection, row[0], row[1]) - {facility_key(row[3])}
    named = clean(name)[0]
    if facility_key(named) in taken:
        raise InputFault("facility-listed")
    fields: dict[str, Value] = {"name": named, "phone": clean(phone)[0], "note": ""}
    return post.register.record([Change(Kind.FACILITY, facility, fields)], post.officer)


def remove_facility(post: Post, facility: int, reason: str) -> Touched:
    """Take a facility off its list; what was learned from it stays. Raises InputFault ``reason-missing``, ``record-unknown``."""
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        if not fold.living(connection, Kind.FACILITY, [facility]):
            raise InputFault("record-unknown")
    return post.withdraw(Kind.FACILITY, facility, reason.strip())


def check(
    post: Post, incident: int, name: str, result: HospitalResult, method: CheckMethod, **more: Value
) -> tuple[int, Touched]:
    """A facility was asked, whether it stands on the list or not.

    more: unidentified, foreigners, said_by, observed_at_ms, recheck_at_ms, note. Raises InputFault ``incident-unknown``,
    ``observed-in-future``, ``field-wrong``.
    """
    with post.asking() as connection:
        key = facility_key(name)
        known = next((each.name for each in facilities(connection, incident) if facility_key(each.name) == key), None)
    return reports.check_hospital(post, incident, facility=known or name.strip(), method=method, result=result, **more)
