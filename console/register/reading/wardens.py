"""The community cells of the missions, and who leads them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from console.model.shown import WardenLine

_WARDENS = (
    "SELECT w.id, w.name, w.covers, p.id, coalesce(p.name, ''), coalesce(nullif(w.phone, ''), nullif(p.phone, ''), p.whatsapp, ''),"
    " coalesce(m.code, '?'), (SELECT count(*) FROM person c WHERE c.warden = w.id AND c.withdrawn_at_ms IS NULL"
    " AND c.id NOT IN (SELECT person FROM merged)) FROM warden w"
    " LEFT JOIN merged j ON j.person = w.leader LEFT JOIN person p ON p.id = coalesce(j.representative, w.leader)"
    " AND p.withdrawn_at_ms IS NULL LEFT JOIN mission m ON m.id = w.mission WHERE w.withdrawn_at_ms IS NULL{} ORDER BY w.name, w.id"
)


def wardens(connection: Connection) -> list[WardenLine]:
    """Every living cell, by name."""
    return list(_lines(connection, ""))


def warden_line(connection: Connection, warden: int | None) -> WardenLine | None:
    """One living cell; None when there is none."""
    return None if warden is None else next(_lines(connection, " AND w.id = ?", warden), None)


def _lines(connection: Connection, condition: str, *values: int) -> Iterator[WardenLine]:
    for row in connection.exec_driver_sql(_WARDENS.format(condition), values):
        yield WardenLine(*row)
