"""Incidents: their list, the five questions, the timeline, the tally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection

from console.faults import InputFault
from console.model.chronology import is_late
from console.model.nearness import ResolvedArea
from console.model.settle import settle
from console.model.shown import IncidentLine, MissionLine, Tally, TimelineItem
from console.model.tally import Ids, Scope, Situations, tally
from console.model.words import (
    Axis,
    IncidentState,
    MissionKind,
    MissionState,
    Verdict,
)
from console.register import log
from console.register.derive import HEARD_COLUMNS, heard_of
from console.register.reading import exchange
from console.register.resident import ResidentArrays, situations_of


def incidents(connection: Connection) -> list[IncidentLine]:
    """Every living incident, the newest first."""
    involved: dict[int, list[str]] = defaultdict(list)
    for incident, code in connection.exec_driver_sql(
        "SELECT v.incident, m.code FROM involvement v JOIN mission m ON m.id = v.mission"
        " WHERE v.withdrawn_at_ms IS NULL ORDER BY v.role <> 'lead', v.id"
    ):
        if code not in involved[incident]:
            involved[incident].append(code)
    rows = connection.exec_driver_sql(
        "SELECT id, title, place, area, country, onset_ms, known_at_ms, zone, exercise, state FROM incident"
        " WHERE withdrawn_at_ms IS NULL ORDER BY onset_ms DESC, id DESC"
    )
    return [_incident(row, tuple(involved[row[0]])) for row in rows]


def _incident(row: Sequence[Any], codes: tuple[str, ...]) -> IncidentLine:
    values: list[Any] = [*row[:8], bool(row[8]), IncidentState.of(row[9]), codes]
    return IncidentLine(*values)


def incident_line(connection: Connection, incident: int) -> IncidentLine:
    """One incident. Raises InputFault ``incident-unknown``."""
    for line in incidents(connection):
        if line.incident == incident:
            return line
    raise InputFault("incident-unknown")


def sites(connection: Connection, incident: int) -> list[tuple[str, str]]:
    """Further places of an incident: name and area (``console.model.area`` JSON)."""
    sql = "SELECT name, area FROM site WHERE incident = ? AND withdrawn_at_ms IS NULL ORDER BY id"
    return [(str(row[0]), str(row[1])) for row in connection.exec_driver_sql(sql, (incident,))]


def missions(connection: Connection) -> list[MissionLine]:
    """Every living mission, by code."""
    rows = connection.exec_driver_sql(
        "SELECT id, code, kind, name_id, name_en, host_city, country, lon, lat, zone, state FROM mission"
        " WHERE withdrawn_at_ms IS NULL ORDER BY code"
    )
    return [_mission(row) for row in rows]


def _mission(row: Sequence[Any]) -> MissionLine:
    values: list[Any] = [*row[:2], MissionKind.of(row[2]), *row[3:10], MissionState.of(row[10])]
    return MissionLine(*values)


def hotlines(connection: Connection) -> dict[int, str]:
    """The numbers of each living mission that has any, on one line."""
    rows = connection.exec_driver_sql(
        "SELECT id, hotlines FROM mission WHERE hotlines <> '' AND withdrawn_at_ms IS NULL"
    )
    return {row[0]: ", ".join(part for line in row[1].splitlines() if (part := line.strip())) for row in rows}


def mission_by_code(connection: Connection, code: str) -> MissionLine:
    """The mission with this code. Raises InputFault ``mission-unknown``."""
    for line in missions(connection):
        if line.code == code.upper():
            return line
    raise InputFault("mission-unknown")


def tally_of(
    connection: Connection,
    incident: IncidentLine,
    arrays: ResidentArrays,
    areas: Sequence[ResolvedArea],
    now_ms: int,
    *,
    as_of_ms: int | None = None,
) -> Tally:
    """The tally now, or over the reports recorded up to as_of_ms."""
    positions = arrays.positions(connection)
    situations = (
        arrays.situations(connection, incident.incident)
        if as_of_ms is None
        else situations_as_of(connection, incident, as_of_ms)
    )
    held, readable = positions.missions, exchange.readable(connection)
    involved = [line for line in missions(connection) if line.code in incident.missions]
    # Who is registered for another mission by an officer of this one does not make that mission's people counted.
    covered = [line for line in involved if line.mission in held and (readable is None or line.mission in readable)]
    scope = Scope(
        incident=incident.incident,
        onset_ms=incident.onset_ms,
        as_of_ms=now_ms if as_of_ms is None else as_of_ms,
        pairs=possible_pairs(connection),
        covers=tuple(line.code for line in covered),
        not_held=tuple(line.code for line in involved if line not in covered),
        contributors=exchange.contributors(connection, covered),
    )
    return tally(arrays.residents(connection, tuple(areas)), situations, scope)


def possible_pairs(connection: Connection) -> Ids:
    """The living possible doubles, shape (n, 2) of representatives."""
    rows = connection.exec_driver_sql(
        "SELECT coalesce(x.representative, p.a), coalesce(y.representative, p.b) FROM pair p"
        " LEFT JOIN merged x ON x.person = p.a LEFT JOIN merged y ON y.person = p.b"
        " WHERE p.verdict = ? AND p.withdrawn_at_ms IS NULL AND NOT EXISTS (SELECT 1 FROM pair d WHERE d.a = p.a AND d.b = p.b"
        " AND d.verdict = ? AND d.withdrawn_at_ms IS NULL)",
        (str(Verdict.POSSIBLE), str(Verdict.NOT_SAME)),
    ).all()
    return np.array([tuple(row) for row in rows], np.int64).reshape(-1, 2)


def situations_as_of(connection: Connection, incident: IncidentLine, as_of_ms: int) -> Situations:
    """What spoke at that time: settled from the reports recorded up to it and not withdrawn by then."""
    heard = defaultdict(list)
    for row in connection.exec_driver_sql(
        f"SELECT coalesce(m.representative, r.person), {', '.join('r.' + name for name in HEARD_COLUMNS.split(', '))}"
        " FROM report r LEFT JOIN merged m ON m.person = r.person"
        " WHERE r.incident = ? AND r.recorded_at_ms <= ? AND (r.withdrawn_at_ms IS NULL OR r.withdrawn_at_ms > ?)",
        (incident.incident, as_of_ms, as_of_ms),
    ).all():  # at once: a row at a time takes twice as long
        heard[row[0]].append(heard_of(row[1:]))
    rows = []
    for person in sorted(heard):
        settled = settle(heard[person], incident.onset_ms)
        rows.append(
            (
                person,
                int(settled.reach),
                settled.value(Axis.WHEREABOUTS),
                settled.value(Axis.CONDITION),
                settled.value(Axis.INTENT),
                settled.is_contested,
                settled.is_deceased_reported,
                max(each.when_ms for each in heard[person]),
            )
        )
    return situations_of(rows)


_MINUTE_MS = 60_000  # times are told to the minute: nearer ones would be the same line twice
_OBSERVED = "coalesce(t.observed_at_ms, t.recorded_at_ms)"
# (what, table, its time of observation, its text); a report names its person besides.
_TIMELINE: tuple[tuple[str, str, str, str], ...] = (
    ("entry", "entry", "t.observed_at_ms", "t.text"),
    ("report", "report", _OBSERVED, "t.value"),
    ("answer", "answer", _OBSERVED, "t.question || ': ' || t.value"),
    ("hospital", "hospital_check", _OBSERVED, "t.facility || ': ' || t.result"),
    ("authority", "authority_contact", _OBSERVED, "t.office || ': ' || t.result"),
)


def _timeline_sql(what: str, table: str, observed: str, text: str) -> str:
    columns = f"t.id, {observed}, t.recorded_at_ms, t.officer, {text}"
    is_report = what == "report"
    person = "t.person, coalesce(p.name, ''), t.axis" if is_report else "NULL, '', NULL"
    named = "LEFT JOIN person p ON p.id = t.person" if is_report else ""
    return f"SELECT {columns}, {person}, t.withdrawn_at_ms, t.withdrawn_reason FROM {table} t {named}"


def timeline(connection: Connection, incident: IncidentLine, *, limit: int | None = None) -> list[TimelineItem]:
    """What happened, the newest first, everything or at most ``limit`` of each kind; of the incident itself its opening and its onset."""
    officers = _officers(connection)
    items = [
        item
        for what, *rest in _TIMELINE
        for item in _items(connection, incident.incident, what, _timeline_sql(what, *rest), officers, limit)
    ]
    items += _beginnings(connection, incident, officers)
    return sorted(items, key=_newest_first)


def _officers(connection: Connection) -> dict[int, str]:
    return {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM officer")}


def _newest_first(item: TimelineItem) -> tuple[int, int]:
    return -item.observed_at_ms, -item.record


def _beginnings(connection: Connection, incident: IncidentLine, officers: dict[int, str]) -> Iterator[TimelineItem]:
    """When and by whom it was opened on this console, and its onset where that is another minute."""
    opening = log.past_of(connection, incident.incident)[0].batch
    told = (opening.at_ms, officers.get(opening.officer, ""), incident.title)
    yield TimelineItem(incident.incident, "opened", opening.at_ms, *told, is_late=False)
    if abs(opening.at_ms - incident.onset_ms) >= _MINUTE_MS:
        # Not late however old: no line could have been written before the opening, and the opening says when that was.
        yield TimelineItem(incident.incident, "onset", incident.onset_ms, *told, is_late=False)


def chronology(connection: Connection, incident: IncidentLine) -> list[TimelineItem]:
    """The lines officers wrote of what happened, the newest first."""
    what, *rest = _TIMELINE[0]  # the entries
    sql = _timeline_sql(what, *rest)
    return sorted(_items(connection, incident.incident, what, sql, _officers(connection), None), key=_newest_first)


def _items(
    connection: Connection, incident: int, what: str, sql: str, officers: dict[int, str], limit: int | None
) -> Iterator[TimelineItem]:
    for row in connection.exec_driver_sql(
        f"{sql} WHERE t.incident = ? ORDER BY 2 DESC LIMIT {-1 if limit is None else int(limit)}", (incident,)
    ):
        record, observed_at_ms, recorded_at_ms, officer, text, person, name, axis, withdrawn_at_ms, reason = row
        yield TimelineItem(
            record=record,
            what=what,
            observed_at_ms=observed_at_ms,
            recorded_at_ms=recorded_at_ms,
            officer=officers.get(officer, ""),
            text=text,
            is_late=is_late(observed_at_ms, recorded_at_ms),
            person=person,
            person_name=name,
            axis=Axis.of(axis) if axis else None,
            withdrawn_at_ms=withdrawn_at_ms,
            withdrawn_reason=reason,
        )
