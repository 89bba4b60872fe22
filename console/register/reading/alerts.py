"""The alert levels that were set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from console.model.shown import AlertLine
from console.model.words import AlertLevel


def alerts(connection: Connection) -> list[AlertLine]:
    """Every alert, withdrawn ones too, the one that began last first."""
    rows = connection.exec_driver_sql(
        "SELECT t.id, a.name, a.shape, a.country, t.level, t.reason, coalesce(m.code, '?'), t.from_ms, t.until_ms, t.withdrawn_at_ms,"
        " t.withdrawn_reason FROM alert t JOIN area a ON a.id = t.area LEFT JOIN mission m ON m.id = t.mission"
        " ORDER BY t.from_ms DESC, t.id DESC"
    )
    return [_alert(row) for row in rows]


def _alert(row: Sequence[Any]) -> AlertLine:
    values: list[Any] = [*row[:4], AlertLevel.of(row[4]), *row[5:]]
    return AlertLine(*values)


def area_of_shape(connection: Connection, shape: str) -> int | None:
    """The living area record with this very shape (``console.model.area`` JSON)."""
    sql = "SELECT id FROM area WHERE shape = ? AND withdrawn_at_ms IS NULL ORDER BY id"
    found = connection.exec_driver_sql(sql, (shape,)).scalar()
    return None if found is None else int(found)
