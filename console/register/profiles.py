"""What the call list needs of every person, kept in memory: household, year of birth, whether there is a number.

Read when first asked for, and brought up to date from the log like ``console.register.resident``.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.tally import Persons
from console.register import log

_ANEW_FROM = 20_000  # records written since: from here on reading everything anew is quicker than in parts


@dataclass(frozen=True)
class Profiles:
    """One entry a living person record, ascending; the arrays are of one length.

    person: representative. household: 0 without one. born_year: 0 unknown.
    """

    record: NDArray[np.int64]
    person: NDArray[np.int64]
    household: NDArray[np.int64]
    born_year: NDArray[np.int16]
    has_number: NDArray[np.bool_]

    @cached_property
    def persons(self) -> Persons:
        """The records brought together by person."""
        return Persons.of(self.person)


class ResidentProfiles:
    """The newest Profiles, shared by the reading lanes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now: tuple[int, int, Profiles] | None = None  # head of the log, merges, and what they give

    def profiles(self, connection: Connection) -> Profiles:
        """The profiles as of the connection's transaction."""
        head, merges = log.head(connection), log.count(connection, "merges")
        with self._lock:
            now = self._now
            if now is None or now[1] != merges or now[0] > head:
                found = _profiles(connection.exec_driver_sql(_SQL + " ORDER BY p.id").all())
            elif now[0] == head:
                return now[2]
            else:
                found = _refreshed(connection, *now)
            self._now = (head, merges, found)
            return found


_SQL = (
    "SELECT p.id, coalesce(m.representative, p.id), coalesce(p.household, 0), p.born, p.phone <> '' OR p.whatsapp <> ''"
    " FROM person p LEFT JOIN merged m ON m.person = p.id WHERE p.withdrawn_at_ms IS NULL"
)


def _profiles(rows: Sequence[Any]) -> Profiles:
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 5
    years = {text: int(text[:4]) if text else 0 for text in set(columns[3])}
    return Profiles(
        record=np.array(columns[0], np.int64),
        person=np.array(columns[1], np.int64),
        household=np.array(columns[2], np.int64),
        born_year=np.array([years[text] for text in columns[3]], np.int16),
        has_number=np.array(columns[4], np.bool_),
    )


def _refreshed(connection: Connection, head: int, _: int, known: Profiles) -> Profiles:
    """The profiles with every person record written since read anew."""
    runs = log.runs_after(connection, head)
    if sum(last - first + 1 for first, last in runs) > _ANEW_FROM:
        return _profiles(connection.exec_driver_sql(_SQL + " ORDER BY p.id").all())
    keep = np.ones(len(known.record), np.bool_)
    rows: dict[int, Any] = {}
    for first, last in runs:
        keep &= (known.record < first) | (known.record > last)
        found = connection.exec_driver_sql(_SQL + " AND p.id BETWEEN ? AND ?", (first, last))
        rows.update({row[0]: row for row in found})
    if keep.all() and not rows:
        return known
    fresh = _profiles(list(rows.values()))
    joined = {
        each.name: np.concatenate([getattr(known, each.name)[keep], getattr(fresh, each.name)])
        for each in fields(Profiles)
    }
    order = np.argsort(joined["record"], kind="stable")
    return Profiles(**{name: values[order] for name, values in joined.items()})
