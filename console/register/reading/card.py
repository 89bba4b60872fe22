"""One person's card: profile, papers, registrations, family, possible doubles, situation, reports and every edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from console.faults import InputFault
from console.model.change import Value
from console.model.field_register import FIELD_REGISTER
from console.model.kinds import WITHDRAWAL_FIELDS, Kind
from console.model.settle import settle
from console.model.shown import (
    EditLine,
    IdentifierLine,
    PairLine,
    PersonCard,
    PersonRow,
    RegistrationLine,
    ReportLine,
    Speaking,
)
from console.model.words import Axis, Channel, CheckResult, IdentifierType, Precision, Source, Verdict
from console.register import log
from console.register.derive import heard_by_person
from console.register.fold import marks
from console.register.reading.rows import owners_of, person_rows, representative_of
from console.register.reading.wardens import warden_line

_PROFILE = tuple(
    name for name in FIELD_REGISTER[Kind.PERSON] if name not in {*WITHDRAWAL_FIELDS, "household", "warden"}
)


def person_card(connection: Connection, person: int, incident: int | None = None) -> PersonCard:
    """Everything known of the person, or of the one it is merged into. Raises InputFault ``person-unknown``."""
    person = representative_of(connection, person)
    members = sorted(owners_of(connection, [person]))
    profile = _row(connection, f"SELECT {', '.join(map(_quoted, _PROFILE))}, household, warden FROM person WHERE id = ?"
                               " AND withdrawn_at_ms IS NULL", person)  # fmt: skip
    if profile is None:
        raise InputFault("person-unknown")
    *fields, household, warden = profile
    return PersonCard(
        person=person,
        members=tuple(members),
        profile={name: "" if value is None else str(value) for name, value in zip(_PROFILE, fields, strict=True)},
        identifiers=tuple(_identifiers(connection, members)),
        registrations=tuple(_registrations(connection, members)),
        household_label=str(_scalar(connection, f"{_NAMES['household']} AND withdrawn_at_ms IS NULL", household)),
        household=tuple(_household(connection, household, members, incident)),
        warden=warden_line(connection, warden),
        pairs=tuple(_pairs(connection, members)),
        speaking=tuple(_speaking(connection, person, incident)),
        reports=tuple(report_lines(connection, f"r.person IN ({marks(members)})", tuple(members))),
        edits=tuple(_edits(connection, members)),
    )


def _quoted(name: str) -> str:
    return f'"{name}"'


def _row(connection: Connection, sql: str, *values: object) -> Sequence[Any] | None:
    return connection.exec_driver_sql(sql, values).one_or_none()


def _scalar(connection: Connection, sql: str, record: int | None) -> object:
    return (connection.exec_driver_sql(sql, (record,)).scalar() if record else None) or ""


def _identifiers(connection: Connection, members: list[int]) -> Iterator[IdentifierLine]:
    seen = set()
    for kind, value, check, expiry in connection.exec_driver_sql(
        f'SELECT type, value, "check", expiry FROM identifier WHERE person IN ({marks(members)})'
        " AND withdrawn_at_ms IS NULL ORDER BY id",
        tuple(members),
    ):
        if (kind, value) not in seen:
            seen.add((kind, value))
            yield IdentifierLine(IdentifierType.of(kind), value, CheckResult.of(check), expiry)


def _registrations(connection: Connection, members: list[int]) -> Iterator[RegistrationLine]:
    for row in connection.exec_driver_sql(
        "SELECT r.id, coalesce(m.code, '?'), coalesce(m.name_id, ''), r.arrived, r.expected_return, r.address, r.city, r.country,"
        " r.lon, r.lat, r.precision, r.channel, r.last_confirmed_at_ms, r.last_confirmed_by FROM registration r"
        f" LEFT JOIN mission m ON m.id = r.mission WHERE r.person IN ({marks(members)}) AND r.withdrawn_at_ms IS NULL ORDER BY r.id",
        tuple(members),
    ):
        values: list[Any] = [*row[:10], Precision.of(row[10]), Channel.of(row[11]), *row[12:]]
        yield RegistrationLine(*values)


def _household(
    connection: Connection, household: int | None, members: list[int], incident: int | None
) -> list[PersonRow]:
    if household is None:
        return []
    found = connection.exec_driver_sql(
        "SELECT p.id FROM person p LEFT JOIN merged m ON m.person = p.id"
        " WHERE p.household = ? AND p.withdrawn_at_ms IS NULL AND m.person IS NULL ORDER BY p.id",
        (household,),
    ).scalars()
    return person_rows(connection, [person for person in found if person not in members], incident)


def _pairs(connection: Connection, members: list[int]) -> Iterator[PairLine]:
    here = marks(members)
    for pair, a, b, verdict, score, reasons in connection.exec_driver_sql(
        f"SELECT id, a, b, verdict, score, reasons FROM pair WHERE withdrawn_at_ms IS NULL AND (a IN ({here}) OR b IN ({here}))"
        " ORDER BY score DESC, id",
        (*members, *members),
    ):
        other = b if a in members else a
        name = str(_scalar(connection, "SELECT name FROM person WHERE id = ?", other))
        yield PairLine(pair, other, name, Verdict.of(verdict), score, tuple(reasons.split()))


def _speaking(connection: Connection, person: int, incident: int | None) -> Iterator[Speaking]:
    if incident is None:
        return
    onset_ms = connection.exec_driver_sql("SELECT onset_ms FROM incident WHERE id = ?", (incident,)).scalar() or 0
    heard = heard_by_person(connection, incident, [person]).get(person, [])
    for axis, spoken in sorted(settle(heard, onset_ms).spoken.items(), key=lambda each: list(Axis).index(each[0])):
        told = spoken.heard
        contested = tuple(each.report for each in spoken.contested_by)
        yield Speaking(axis, told.value, told.report, told.source, told.when_ms, contested)


def report_lines(connection: Connection, where: str, values: tuple[object, ...]) -> Iterator[ReportLine]:
    """Reports as people read them, newest first. where: a condition of our own on ``report r``."""
    for row in connection.exec_driver_sql(
        "SELECT r.id, r.incident, coalesce(i.title, ''), r.axis, r.value, r.detail, r.source, r.said_by,"
        " coalesce(r.observed_at_ms, r.recorded_at_ms), r.recorded_at_ms, coalesce(o.name, ''), r.place, r.note,"
        " r.withdrawn_at_ms, r.withdrawn_reason FROM report r LEFT JOIN incident i ON i.id = r.incident"
        f" LEFT JOIN officer o ON o.id = r.officer WHERE {where} ORDER BY 9 DESC, r.id DESC",
        values,
    ):
        report, incident, title, axis, value, detail, source, *rest = row
        yield ReportLine(report, incident, title, Axis.of(axis), value, detail, Source.of(source), *rest)


_NAMES = {"household": "SELECT label FROM household WHERE id = ?", "warden": "SELECT name FROM warden WHERE id = ?"}


def _told(connection: Connection, field: str, value: Value) -> str:
    """A value of a person's field as it is read; who is meant by an id is told by name, whether it still lives or not."""
    if field in _NAMES and isinstance(value, int):
        return str(_scalar(connection, _NAMES[field], value))
    return "" if value is None else str(value)


def _edits(connection: Connection, members: list[int]) -> Iterator[EditLine]:
    names = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM officer")}
    lines = [
        EditLine(past.batch.at_ms, names.get(past.batch.officer, ""), field, _told(connection, field, value))
        for member in members
        for past in log.past_of(connection, member)
        for field, value in past.change.fields.items()
    ]
    yield from sorted(lines, key=lambda line: -line.at_ms)
