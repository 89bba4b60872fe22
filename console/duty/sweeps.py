"""Asking the hospitals and authorities of a place: the mission's contact sheet, an incident's list, and each check.

An incident's list says how many there are to be asked; without it "three of seven lists" could not be said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from console.duty import reports
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.words import CheckMethod, HospitalResult
from console.register import fold
from console.register.reading.facilities import facilities, facility_key
from console.register.reading.officers import mission_of
from console.register.touched import Touched


def add_facility(
    post: Post, name: str, type_: str, *, incident: int | None = None, **more: Value
) -> tuple[int, Touched]:
    """Put a facility on the list of an incident, or without one on the contact sheet of the officer's mission.

    more: city, city_id, phone, note. Raises InputFault ``incident-unknown``, ``facility-listed``, ``field-wrong``.
    """
    [made], touched = add_facilities(post, [{"name": name, "type": type_, **more}], incident=incident)
    return made, touched


def add_facilities(
    post: Post, lines: Sequence[Mapping[str, Value]], *, incident: int | None = None
) -> tuple[list[int], Touched]:
    """Several at once, all or none; their ids. Raises as ``add_facility``."""
    with post.asking() as connection:
        if incident is not None and not fold.living(connection, Kind.INCIDENT, [incident]):
            raise InputFault("incident-unknown")
        mission = mission_of(connection, post.officer)
        known = listed_names(connection, incident, mission)
    for line in lines:
        key = facility_key(str(line["name"]))
        if key in known:
            raise InputFault("facility-listed")
        known.add(key)
    ids = post.register.mint(len(lines))
    changes = [
        Change(Kind.FACILITY, record, {**line, "mission": mission, "incident": incident})
        for record, line in zip(ids, lines, strict=True)
    ]
    return ids, post.register.record(changes, post.officer) if changes else Touched()


def listed_names(connection: Connection, incident: int | None, mission: int) -> set[str]:
    """The names on an incident's list, or on the mission's contact sheet, as ``facility_key``."""
    if incident is not None:
        sql, values = "SELECT name FROM facility WHERE incident = ? AND withdrawn_at_ms IS NULL", (incident,)
    else:
        sql = "SELECT name FROM facility WHERE incident IS NULL AND mission = ? AND withdrawn_at_ms IS NULL"
        values = (mission,)
    return {facility_key(str(name)) for name in connection.exec_driver_sql(sql, values).scalars()}


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
