"""Where somebody is registered, by the R-tree."""

from __future__ import annotations

from sqlalchemy import Connection


def registrations_in_box(connection: Connection, west: float, south: float, east: float, north: float) -> list[int]:
    """Living registrations whose disc touches a box, by the R-tree: the cold start's answer, before positions are in memory.

    The box does not cross 180 degrees; discs that do are found from either side.
    """
    found: set[int] = set()
    for turn in (-360.0, 0.0, 360.0):
        rows = connection.exec_driver_sql(
            "SELECT id FROM position WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?",
            (east + turn, west + turn, north, south),
        )
        found.update(rows.scalars())
    return sorted(found)
