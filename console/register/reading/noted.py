"""Names already noted in an incident, offered while the next one is typed."""

from __future__ import annotations

from sqlalchemy import Connection


def facilities(connection: Connection, incident: int) -> tuple[str, ...]:
    """Hospitals and lists that were checked in the incident, the newest first."""
    sql = "SELECT facility FROM hospital_check WHERE incident = ? AND withdrawn_at_ms IS NULL ORDER BY id DESC"
    return _once(connection, sql, incident)


def offices(connection: Connection, incident: int) -> tuple[str, ...]:
    """Authorities that were contacted in the incident, the newest first."""
    sql = "SELECT office FROM authority_contact WHERE incident = ? AND withdrawn_at_ms IS NULL ORDER BY id DESC"
    return _once(connection, sql, incident)


def _once(connection: Connection, sql: str, incident: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(connection.exec_driver_sql(sql, (incident,)).scalars()))
