"""Whom a pasted list can mean, and what was filed today from the same source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection

from console.model.field_register import FIELD_REGISTER
from console.model.kinds import Kind
from console.model.listed import FiledBefore, Sender
from console.model.named import Known
from console.model.nearness import Nearness, ResolvedArea
from console.model.words import Axis
from console.register.batch import BATCH_MAX
from console.register.fold import chunks, marks
from console.register.resident import ResidentArrays
from console.register.tables import TABLES

_REPORTS = TABLES[Kind.REPORT].name
_TOLD_EVERY = 2_000  # persons; often enough that who cancels does not wait

_PEOPLE = (
    "SELECT p.id, coalesce(m.representative, p.id), p.name, p.other_names, p.phone, p.whatsapp, p.household, p.warden FROM person p"
    " LEFT JOIN merged m ON m.person = p.id WHERE p.withdrawn_at_ms IS NULL ORDER BY 2, m.representative IS NOT NULL, p.id"
)
_CITIES = (
    "SELECT coalesce(m.representative, r.person), r.city FROM registration r LEFT JOIN merged m ON m.person = r.person"
    " WHERE r.withdrawn_at_ms IS NULL AND r.city <> '' ORDER BY r.id"
)


def known_people(
    connection: Connection,
    arrays: ResidentArrays,
    areas: tuple[ResolvedArea, ...],
    warden: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[Known]:
    """Every living person, each once under all names and numbers that were ever joined to him.

    areas: of the incident; who is registered there is near. warden: the cell whose list it is; its leader counts among its members. told:
    persons done and persons in all, now and then; what it raises ends the work.
    """
    near = _near(connection, arrays, areas)
    cities = dict(_pairs(connection, _CITIES))
    leader = _leader(connection, warden)
    members = _members(connection)
    found: list[Known] = []
    for person, records in members.items():
        if told is not None and len(found) % _TOLD_EVERY == 0:
            told(len(found), len(members))
        found.append(_known(person, records, cities.get(person, ""), warden, leader, person in near))
    return found


def _pairs(connection: Connection, sql: str) -> list[tuple[int, Any]]:
    return [(int(row[0]), row[1]) for row in connection.exec_driver_sql(sql)]


def _near(connection: Connection, arrays: ResidentArrays, areas: tuple[ResolvedArea, ...]) -> set[int]:
    residents = arrays.residents(connection, areas)
    return set(np.unique(residents.person[residents.nearness != Nearness.OUTSIDE]).tolist())


def _leader(connection: Connection, warden: int | None) -> int | None:
    sql = (
        "SELECT coalesce(m.representative, w.leader) FROM warden w LEFT JOIN merged m ON m.person = w.leader"
        " WHERE w.id = ? AND w.withdrawn_at_ms IS NULL"
    )
    return None if warden is None else connection.exec_driver_sql(sql, (warden,)).scalar()


def _members(connection: Connection) -> dict[int, list[Sequence[Any]]]:
    """The records of each person, his own first."""
    members: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for row in connection.exec_driver_sql(_PEOPLE):
        members[row[1]].append(row)
    return members


def _known(
    person: int, records: list[Sequence[Any]], city: str, warden: int | None, leader: int | None, is_near: bool
) -> Known:
    names = [name for record in records for name in (record[2], *record[3].splitlines()) if name]
    numbers = (number for record in records for number in record[4:6] if number)
    households = (record[6] for record in records if record[6] is not None)
    cells = [record[7] for record in records if record[7] is not None]
    return Known(
        person,
        records[0][2],
        tuple(dict.fromkeys(name for name in names if name != records[0][2])),
        tuple(dict.fromkeys(numbers)),
        city,
        str(next(households, "")),
        in_cell=warden is not None and (cells[:1] == [warden] or person == leader),
        is_near=is_near,
    )


_FILED = (
    "SELECT r.said_by, coalesce(m.representative, r.person), r.axis, r.value, r.note, r.recorded_at_ms FROM report r"
    " LEFT JOIN merged m ON m.person = r.person WHERE r.incident = ? AND r.source = ? AND r.withdrawn_at_ms IS NULL"
    " AND coalesce(r.observed_at_ms, r.recorded_at_ms) >= ? AND coalesce(r.observed_at_ms, r.recorded_at_ms) < ? ORDER BY r.id"
)


def filed_before(connection: Connection, incident: int, sender: Sender, day_ms: tuple[int, int]) -> FiledBefore:
    """What was filed in the incident from this source on a day. day_ms: its first moment, and that of the next."""
    last: dict[tuple[str, int, Axis], tuple[int, set[str]]] = {}  # when it was filed, and what
    persons: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    values = (incident, str(sender.source), *day_ms)
    for who, person, axis, value, note, filed_ms in connection.exec_driver_sql(_FILED, values):
        if sender.is_replies or who == sender.name:
            key = who, person, Axis.of(axis)
            before = last.get(key)
            if before is None or before[0] < filed_ms:
                last[key] = filed_ms, {value}
            elif before[0] == filed_ms:  # one list may say two things
                before[1].add(value)
            persons[who, note][person] = None
    said = frozenset((*key, value) for key, (_, values) in last.items() for value in values)
    return FiledBefore(said, {key: tuple(found) for key, found in persons.items()})


def representatives(connection: Connection, persons: Collection[int]) -> dict[int, int]:
    """Who each of these persons is now: whoever is merged into another is that one."""
    found = {person: person for person in persons}
    for chunk in chunks(persons):
        sql = f"SELECT person, representative FROM merged WHERE person IN ({marks(chunk)})"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(chunk)))
    return found


# Every field that names a person, besides the record of what left the register: whom it names nobody has learned anything of.
_NAMING = tuple(
    (TABLES[kind].name, entry.name)
    for kind, entries in FIELD_REGISTER.items()
    for entry in entries.values()
    if entry.ref is Kind.PERSON and kind is not Kind.EXPORT
)


def known_otherwise(connection: Connection, persons: Collection[int], reports: Collection[int]) -> set[int]:
    """Which of these persons are edited since they were made, or named by a living record that is none of these reports."""
    kept: set[int] = set()
    for chunk in chunks(persons):
        for table, field in _NAMING:
            sql = f'SELECT id, "{field}" FROM {table} WHERE "{field}" IN ({marks(chunk)}) AND withdrawn_at_ms IS NULL'
            rows = connection.exec_driver_sql(sql, tuple(chunk))
            kept.update(person for record, person in rows if table != _REPORTS or record not in reports)
    return kept | {person for person in persons if _times_written(connection, person) > 1}


def _times_written(connection: Connection, record: int) -> int:
    sql = "SELECT count(DISTINCT batch) FROM batch_run WHERE first BETWEEN ? AND ? AND last >= ?"
    return int(connection.exec_driver_sql(sql, (record - BATCH_MAX + 1, record, record)).scalar_one())
