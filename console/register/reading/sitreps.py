"""The situation reports of an incident."""

from __future__ import annotations

from sqlalchemy import Connection

from console.faults import InputFault
from console.model.shown_statement import SitrepLine
from console.model.sitrep import Content, from_json
from console.model.words import SitrepVersion


def sitreps(connection: Connection, incident: int) -> list[SitrepLine]:
    """Every report, withdrawn ones too, the newest first."""
    return _lines(connection, "s.incident = ?", incident)


def sitrep_line(connection: Connection, sitrep: int) -> SitrepLine:
    """One report. Raises InputFault ``sitrep-unknown``."""
    for line in _lines(connection, "s.id = ?", sitrep):
        return line
    raise InputFault("sitrep-unknown")


def _lines(connection: Connection, where: str, value: int) -> list[SitrepLine]:
    rows = connection.exec_driver_sql(
        "SELECT s.id, s.incident, coalesce(m.code, '?'), s.number, s.version, s.as_of_ms, s.made_at_ms, coalesce(o.name, ''),"
        " s.next_at_ms, s.content, s.withdrawn_at_ms, s.withdrawn_reason, coalesce(i.exercise, 0)"
        " FROM sitrep s LEFT JOIN mission m ON m.id = s.mission"
        " LEFT JOIN incident i ON i.id = s.incident"
        f" LEFT JOIN officer o ON o.id = s.officer WHERE {where} ORDER BY s.made_at_ms DESC, s.id DESC",
        (value,),
    ).all()
    return [_line(*row) for row in rows]


def _line(
    record: int,
    incident: int,
    mission: str,
    number: int,
    version: str,
    as_of_ms: int,
    made_at_ms: int,
    officer: str,
    next_at_ms: int | None,
    content: str,
    withdrawn_at_ms: int | None,
    reason: str,
    of_exercise: int,
) -> SitrepLine:
    return SitrepLine(
        record,
        incident,
        mission,
        number,
        SitrepVersion.of(version),
        as_of_ms,
        made_at_ms,
        officer,
        next_at_ms,
        _content(content),
        withdrawn_at_ms,
        reason,
        bool(of_exercise),
    )


def _content(text: str) -> Content | None:
    """What it says; one that cannot be read must not hide the others."""
    try:
        return from_json(text)
    except ValueError:
        return None
