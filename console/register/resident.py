"""What is kept in memory for the questions that must not wait: where the registered are, and what speaks in each incident.

Arrays, made once and brought up to date from the log: a reader compares the newest batch with the one it knows, and reads anew only the
records written since. One of these serves all reading lanes of a process.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.area import country_code
from console.model.nearness import COARSEST_POSITION, PRECISIONS, Nearness, ResolvedArea, classify
from console.model.tally import NO_RETURN, Persons, Residents, Situations, code_of
from console.model.words import Condition, Intent, Whereabouts
from console.register import log
from console.register.fold import chunks, marks
from console.register.profiles import ResidentProfiles

_ANEW_FROM = 20_000  # records written since: from here on reading everything anew is quicker than in parts
_EPOCH = dt.date(1970, 1, 1).toordinal()
_PRECISION_CODE = {precision.value: code for code, precision in enumerate(PRECISIONS)}


@dataclass(frozen=True)
class Positions:
    """One entry a living registration, ascending by registration id; the arrays are of one length.

    person: representative. lon, lat, radius_km: NaN where unknown. precision: place in ``nearness.PRECISIONS``. city_id: 0 unknown.
    country: ``area.country_code``. confirmed_ms: 0 never. return_day: days since 1970, ``tally.NO_RETURN`` without one.
    """

    registration: NDArray[np.int64]
    person: NDArray[np.int64]
    mission: NDArray[np.int64]
    lon: NDArray[np.float32]
    lat: NDArray[np.float32]
    radius_km: NDArray[np.float32]
    precision: NDArray[np.uint8]
    city_id: NDArray[np.int64]
    country: NDArray[np.uint16]
    confirmed_ms: NDArray[np.int64]
    return_day: NDArray[np.int32]

    @cached_property
    def persons(self) -> Persons:
        """The registrations brought together by person."""
        return Persons.of(self.person)

    @cached_property
    def missions(self) -> frozenset[int]:
        """At which missions anybody is registered."""
        return frozenset(np.unique(self.mission).tolist())


@dataclass(frozen=True)
class Resident:
    """The state at one point of the log. situations: by incident, those asked for so far."""

    head: int
    merges: int
    positions: Positions
    situations: dict[int, Situations] = field(default_factory=dict)


class ResidentArrays:
    """The newest Resident, shared by the reading lanes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now: Resident | None = None
        self.profiles = ResidentProfiles()
        self._near: tuple[Positions, tuple[ResolvedArea, ...], Residents] | None = None

    def positions(self, connection: Connection) -> Positions:
        """Where the registered are, as of the connection's transaction."""
        return self._current(connection).positions

    def residents(self, connection: Connection, areas: tuple[ResolvedArea, ...]) -> Residents:
        """Every living registration with its nearness to the areas; kept until somebody moves or other areas are asked for."""
        positions = self.positions(connection)
        with self._lock:
            kept = self._near
            # Areas come from a cache of their own, so the same area is the same object.
            if kept is None or kept[0] is not positions or [*map(id, kept[1])] != [*map(id, areas)]:
                kept = self._near = (positions, areas, residents_in(positions, areas))
            return kept[2]

    def situations(self, connection: Connection, incident: int) -> Situations:
        """What speaks in the incident, as of the connection's transaction."""
        now = self._current(connection)
        if incident not in now.situations:
            with self._lock:
                now.situations[incident] = _read_situations(connection, incident)
        return now.situations[incident]

    def _current(self, connection: Connection) -> Resident:
        head, merges = log.head(connection), log.count(connection, "merges")
        with self._lock:
            now = self._now
            if now is None or now.merges != merges or now.head > head:
                self._now = Resident(head, merges, _read_positions(connection))
            elif now.head != head:
                self._now = _refreshed(connection, now, head)
            assert self._now is not None
            return self._now


def residents_in(positions: Positions, areas: Sequence[ResolvedArea]) -> Residents:
    """Every living registration with its nearness to the areas, the surest of them; without an area nobody is in one."""
    nearness = np.zeros(len(positions.person), np.uint8)
    for area in areas:
        here = classify(
            area,
            positions.lon,
            positions.lat,
            positions.radius_km,
            positions.precision,
            positions.city_id,
            positions.country,
        )
        surer = (here != Nearness.OUTSIDE) & ((nearness == Nearness.OUTSIDE) | (here < nearness))
        nearness[surer] = here[surer]
    is_placed = (positions.precision <= COARSEST_POSITION) & ~np.isnan(positions.lon)
    return Residents(
        person=positions.person,
        nearness=nearness,
        is_placed=is_placed,
        is_city_known=positions.city_id > 0,
        confirmed_ms=positions.confirmed_ms,
        return_day=positions.return_day,
        persons=positions.persons,
    )


def _refreshed(connection: Connection, now: Resident, head: int) -> Resident:
    runs = log.runs_after(connection, now.head)
    if sum(last - first + 1 for first, last in runs) > _ANEW_FROM:
        return Resident(head, now.merges, _read_positions(connection))
    positions = _with_runs(connection, now.positions, runs)
    situations = {
        incident: _with_new_reports(connection, incident, known, runs) for incident, known in now.situations.items()
    }
    return replace(now, head=head, positions=positions, situations=situations)


_POSITION_SQL = (
    "SELECT r.id, coalesce(m.representative, r.person), r.mission, r.lon, r.lat, r.radius_km, r.precision, r.city_id, r.country,"
    " r.last_confirmed_at_ms, r.expected_return FROM registration r LEFT JOIN merged m ON m.person = r.person"
    " WHERE r.withdrawn_at_ms IS NULL"
)


def _read_positions(connection: Connection) -> Positions:
    return _positions(connection.exec_driver_sql(_POSITION_SQL + " ORDER BY r.id").all())


def _positions(rows: Sequence[Any]) -> Positions:
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 11
    days = {text: _day(text) for text in set(columns[10])}
    codes = {text: country_code(text) if text else 0 for text in set(columns[8])}
    return Positions(
        registration=np.array(columns[0], np.int64),
        person=np.array(columns[1], np.int64),
        mission=np.array(columns[2], np.int64),
        lon=np.array(columns[3], np.float32),  # None becomes NaN
        lat=np.array(columns[4], np.float32),
        radius_km=np.array(columns[5], np.float32),
        precision=np.array([_PRECISION_CODE[text] for text in columns[6]], np.uint8),
        city_id=np.array([city or 0 for city in columns[7]], np.int64),
        country=np.array([codes[text] for text in columns[8]], np.uint16),
        confirmed_ms=np.array([at or 0 for at in columns[9]], np.int64),
        return_day=np.array([days[text] for text in columns[10]], np.int32),
    )


def _day(text: str | None) -> int:
    """Days since 1970 of an ISO date; of a partial one its last day, for nobody is said to have left too early."""
    if not text:
        return NO_RETURN
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    if day:
        return dt.date(year, month, day).toordinal() - _EPOCH
    after = dt.date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
    return after.toordinal() - 1 - _EPOCH


def _with_runs(connection: Connection, known: Positions, runs: Iterable[tuple[int, int]]) -> Positions:
    """The positions with every registration of these runs read anew."""
    keep = np.ones(len(known.registration), np.bool_)
    rows: list[Any] = []
    for first, last in runs:
        keep &= (known.registration < first) | (known.registration > last)
        rows += connection.exec_driver_sql(_POSITION_SQL + " AND r.id BETWEEN ? AND ?", (first, last)).all()
    if keep.all() and not rows:
        return known
    fresh = _positions(list(dict(zip((row[0] for row in rows), rows, strict=True)).values()))
    joined = {
        each.name: np.concatenate([getattr(known, each.name)[keep], getattr(fresh, each.name)])
        for each in fields(Positions)
    }
    order = np.argsort(joined["registration"], kind="stable")
    return Positions(**{name: values[order] for name, values in joined.items()})


_SITUATION_COLUMNS = "person, reach, whereabouts, condition, intent, is_contested, is_deceased_reported, newest_ms"


def _read_situations(connection: Connection, incident: int) -> Situations:
    sql = f"SELECT {_SITUATION_COLUMNS} FROM situation WHERE incident = ? ORDER BY person"
    return situations_of(connection.exec_driver_sql(sql, (incident,)).all())


def situations_of(rows: Sequence[Any]) -> Situations:
    """Rows of (person, reach, whereabouts, condition, intent, is_contested, is_deceased_reported, newest_ms), persons ascending."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * 8
    return Situations(
        person=np.array(columns[0], np.int64),
        reach=np.array(columns[1], np.uint8),
        whereabouts=np.array([code_of(Whereabouts, value) for value in columns[2]], np.uint8),
        condition=np.array([code_of(Condition, value) for value in columns[3]], np.uint8),
        intent=np.array([code_of(Intent, value) for value in columns[4]], np.uint8),
        is_contested=np.array(columns[5], np.bool_),
        is_deceased_reported=np.array(columns[6], np.bool_),
        newest_ms=np.array(columns[7], np.int64),
    )


def _with_new_reports(
    connection: Connection, incident: int, known: Situations, runs: list[tuple[int, int]]
) -> Situations:
    """The situations with those persons read anew of whom a report in these runs speaks."""
    if any(
        first <= incident <= last for first, last in runs
    ):  # its onset may have moved: everybody's situation with it
        return _read_situations(connection, incident)
    persons: set[int] = set()
    for first, last in runs:
        found = connection.exec_driver_sql(
            "SELECT coalesce(m.representative, r.person) FROM report r LEFT JOIN merged m ON m.person = r.person"
            " WHERE r.id BETWEEN ? AND ? AND r.incident = ?",
            (first, last, incident),
        )
        persons.update(found.scalars())
    if not persons:
        return known
    rows: list[Any] = []
    for chunk in chunks(persons):
        sql = f"SELECT {_SITUATION_COLUMNS} FROM situation WHERE incident = ? AND person IN ({marks(chunk)})"
        rows += connection.exec_driver_sql(sql, (incident, *chunk)).all()
    fresh = situations_of(rows)
    keep = ~np.isin(known.person, np.fromiter(persons, np.int64, len(persons)))
    joined = {
        each.name: np.concatenate([getattr(known, each.name)[keep], getattr(fresh, each.name)])
        for each in fields(Situations)
    }
    order = np.argsort(joined["person"], kind="stable")
    return Situations(**{name: values[order] for name, values in joined.items()})
