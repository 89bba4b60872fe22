"""The conflicts: cells for which several values stand, until an officer decides."""

from __future__ import annotations

from sqlalchemy import Connection

from console.model.cells import LIVING, cell_of
from console.model.field_register import FIELD_REGISTER
from console.model.ids import mission_of
from console.model.kinds import Kind
from console.model.shown_conflict import ConflictLine, ConflictList, StandingValue
from console.register import log
from console.register.tables import TABLES

_NAMES = ("name", "title", "label", "code", "value", "sought")  # what a record is called by, the first its kind has


def conflicts(connection: Connection) -> list[ConflictLine]:
    """Every conflict, the newest value's first. Each record's past is read once."""
    rows = [
        (row[0], row[1], Kind(row[2]), row[3].split(" "))
        for row in connection.exec_driver_sql("SELECT record, cell, kind, dots FROM conflict ORDER BY record, cell")
    ]
    pasts = log.pasts_of(connection, {record for record, *_ in rows})
    officers = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM officer")}
    lines = []
    for record, cell, kind, dots in rows:
        by_dot = {":".join(map(str, past.batch.dot)): past for past in pasts[record]}
        values = tuple(_value(by_dot[dot], kind, cell, officers) for dot in dots)
        person, name = _called(connection, kind, record)
        lines.append(ConflictLine(record, kind, cell, person, name, values))
    return sorted(lines, key=lambda line: -max(value.at_ms for value in line.values))


def conflict_list(connection: Connection) -> ConflictList:
    """Every conflict, with the names of all records its values refer to."""
    lines = tuple(conflicts(connection))
    wanted: dict[Kind, set[int]] = {}
    for line in lines:
        for name, value in ((name, each) for told in line.values for name, each in told.fields.items()):
            entry = FIELD_REGISTER[line.kind].get(name)
            if entry is not None and entry.ref is not None and isinstance(value, int):
                wanted.setdefault(entry.ref, set()).add(value)
    names: dict[int, str] = {}
    for kind, records in wanted.items():
        names |= {record: _called(connection, kind, record)[1] for record in records}
    missions = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, code FROM mission")}
    return ConflictList(lines, names | missions, missions)


def _value(past: log.Past, kind: Kind, cell: str, officers: dict[int, str]) -> StandingValue:
    said = past.change.fields
    of_cell = {name: value for name, value in said.items() if cell_of(kind, name) == cell}
    fields = of_cell or (dict(said) if cell == LIVING else {})
    return StandingValue(fields, past.batch.at_ms, officers.get(past.batch.officer, ""), mission_of(past.batch.author))


def _called(connection: Connection, kind: Kind, record: int) -> tuple[int | None, str]:
    """Whose the record is, and what to call it by."""
    fields = FIELD_REGISTER[kind]
    if "person" in fields:
        row = connection.exec_driver_sql(
            f"SELECT p.id, p.name FROM {TABLES[kind].name} t JOIN person p ON p.id = t.person WHERE t.id = ?", (record,)
        ).first()
        return (int(row[0]), str(row[1])) if row else (None, "")
    name = next((each for each in _NAMES if each in fields), None)
    if name is None:
        return None, ""
    told = connection.exec_driver_sql(f'SELECT "{name}" FROM {TABLES[kind].name} WHERE id = ?', (record,)).scalar()
    return record if kind is Kind.PERSON else None, str(told or "")
