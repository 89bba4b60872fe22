"""Who is registered in an area, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.nearness import Nearness
from console.model.tally import Residents


@dataclass(frozen=True)
class Inside:
    """The registered persons of an area by how surely: ids ascending, each person in one part only, the surest."""

    inside: NDArray[np.int64]
    possibly: NDArray[np.int64]
    by_city: NDArray[np.int64]
    by_country: NDArray[np.int64]


def people_in(residents: Residents) -> Inside:
    """The persons in the area the residents were classified for."""
    persons = residents.persons
    # Less one, so that the surest is the least and outside, 0, the most.
    surest = persons.best(residents.nearness - np.uint8(1), np.minimum) + np.uint8(1)
    surely = (Nearness.INSIDE, Nearness.POSSIBLY, Nearness.BY_CITY, Nearness.BY_COUNTRY)
    return Inside(*(persons.person[surest == nearness] for nearness in surely))


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
