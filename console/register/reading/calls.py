"""The call list of an incident: whom to call next, who holds whom, and how it goes. ``console.model.calls`` says the order."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.calls import Callees, Units, band_of, in_share, pace, units
from console.model.nearness import Nearness, ResolvedArea
from console.model.settle import Reach
from console.model.shown import IncidentLine
from console.model.shown_response import Callee, CallSheet, CallUnit
from console.model.sphere import distance_km
from console.model.tally import Ids, Situations, ascending, code_of, is_among, is_deceased, population
from console.model.words import CallOutcome, Condition, Whereabouts
from console.register.reading.call_history import CallHistory, call_history
from console.register.reading.callees import callees_of, names_of, numbers_of
from console.register.reading.rows import person_rows, representative_of
from console.register.resident import ResidentArrays

_ALARMING = (Condition.INJURED, Condition.CRITICAL)


@dataclass(frozen=True)
class CallScope:
    """What the call list rests on besides the register. officer: whose desk it is. share: (2, 6) = the second part of six, or None."""

    arrays: ResidentArrays
    areas: tuple[ResolvedArea, ...]
    officer: int
    now_ms: int
    share: tuple[int, int] | None = None


@dataclass(frozen=True)
class CallBook:
    """The whole list in order, with what was done so far. taken: units somebody else holds; mine: those this officer holds."""

    line: IncidentLine
    units: Units
    taken: NDArray[np.bool_]
    mine: NDArray[np.bool_]
    history: CallHistory


def call_sheet(
    connection: Connection,
    incident: IncidentLine,
    scope: CallScope,
    *,
    first: int = 0,
    count: int = 100,
    around: int | None = None,
) -> CallSheet:
    """A page of the call list, the officer's own first. first: position in the whole list, from 0.

    around: a person; the page of ``count`` units in which this person stands is given instead, if there is one.
    """
    book = call_book(connection, incident, scope)
    listed, callable_ = book.units, book.units.has_number
    order = np.concatenate([np.flatnonzero(book.mine), np.flatnonzero(~book.mine)])
    if around is not None:
        place = _place_of(listed, order, representative_of(connection, around))
        first = first if place is None else place - place % count
    page = order[first : first + count].tolist()
    free = np.flatnonzero(callable_ & ~book.mine & ~book.taken)
    current = int(listed.round[free[0]]) if len(free) else 0
    return CallSheet(
        units=tuple(_shown(connection, book, page, scope)),
        first=first,
        total=len(listed),
        persons=int(listed.count.sum()),
        round=current,
        in_round=int((callable_ & (listed.round == current)).sum()),
        without_number=int((~callable_).sum()),
        taken=int((book.taken | book.mine).sum()),
        outcomes=book.history.outcomes(),
        calls=len(book.history.moments),
        pace=pace(book.history.moments, int(callable_.sum()), scope.now_ms),
    )


def _place_of(listed: Units, order: NDArray[np.intp], person: int) -> int | None:
    """Where in the order the unit of a person stands."""
    at = np.flatnonzero(listed.members == person)
    if not len(at):
        return None
    is_in = (listed.first <= at[0]) & (
        at[0] < listed.first + listed.count
    )  # none of them: the unit is in another share
    found = np.flatnonzero(is_in[order])
    return int(found[0]) if len(found) else None


def call_book(connection: Connection, incident: IncidentLine, scope: CallScope) -> CallBook:
    """The whole list in the order in which it is called."""
    history = call_history(connection, incident.incident, scope.now_ms)
    callees = _callees(connection, incident, scope, history)
    year = dt.datetime.fromtimestamp(scope.now_ms / 1000, dt.UTC).year
    listed = units(callees, year)
    if scope.share is not None:
        listed = _kept(listed, in_share(listed.key, scope.share))
    holder = _holder(listed, history.holders)
    return CallBook(
        line=incident,
        units=listed,
        taken=(holder > 0) & (holder != scope.officer),
        mine=holder == scope.officer,
        history=history,
    )


def _kept(listed: Units, which: NDArray[np.bool_]) -> Units:
    rest = {name: getattr(listed, name)[which] for name in Units.__dataclass_fields__ if name != "members"}
    return Units(listed.members, **rest)


def _holder(listed: Units, holders: dict[int, tuple[int, int]]) -> Ids:
    """Which officer holds each unit, 0 for nobody; whoever holds one of a household holds it."""
    found = np.zeros(len(listed), np.int64)
    if not holders:
        return found
    by_start = np.argsort(listed.first)
    starts = listed.first[by_start]
    held = np.fromiter(holders, np.int64, len(holders))
    for at in np.flatnonzero(np.isin(listed.members, held)).tolist():
        place = int(by_start[np.searchsorted(starts, at, "right") - 1])
        if listed.first[place] <= at < listed.first[place] + listed.count[place]:  # else of a unit in another share
            found[place] = holders[int(listed.members[at])][0]
    return found


def _callees(connection: Connection, incident: IncidentLine, scope: CallScope, history: CallHistory) -> Callees:
    situations = scope.arrays.situations(connection, incident.incident)
    residents = scope.arrays.residents(connection, scope.areas)
    everyone = ascending(population(residents, situations), situations.person)
    wanted = everyone[~is_among(everyone, _not_called(situations, history))]
    band, distance = _nearness(connection, scope, wanted)
    household, born_year, has_number = _profile(connection, scope, wanted, history)
    return Callees(
        person=wanted,
        household=household,
        band=band,
        distance_km=distance,
        born_year=born_year,
        is_urgent=is_among(wanted, _urgent(connection, incident.incident, situations)),
        has_number=has_number,
        unanswered=history.unanswered(wanted),
    )


def _not_called(situations: Situations, history: CallHistory) -> Ids:
    """Those reached, those who do not want to be called, and the dead: nobody rings up a family to ask after somebody reported dead."""
    is_done = (situations.reach != Reach.NOT_YET) | situations.is_deceased_reported | is_deceased(situations)
    return ascending(situations.person[is_done], history.ended(CallOutcome.REFUSED))


def _urgent(connection: Connection, incident: int, situations: Situations) -> Ids:
    """Of whom somebody says that they are missing or hurt, and who are asked for by an enquiry without an answer."""
    bad = situations.whereabouts == code_of(Whereabouts, Whereabouts.MISSING)
    for condition in _ALARMING:
        bad = bad | (situations.condition == code_of(Condition, condition))
    return ascending(situations.person[bad], np.fromiter(_asked_for(connection, incident), np.int64))


def _asked_for(connection: Connection, incident: int) -> Counter[int]:
    """How many enquiries about each person have no answer."""
    rows = connection.exec_driver_sql(
        "SELECT coalesce(m.representative, e.person) FROM enquiry e LEFT JOIN merged m ON m.person = e.person"
        " WHERE e.incident = ? AND e.answered_at_ms IS NULL AND e.withdrawn_at_ms IS NULL",
        (incident,),
    )
    return Counter(rows.scalars())


def _nearness(connection: Connection, scope: CallScope, wanted: Ids) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The band and the distance of each, by the nearest of the registrations."""
    positions = scope.arrays.positions(connection)
    residents = scope.arrays.residents(connection, scope.areas)
    away = np.full(len(positions.person), np.inf)
    for area in scope.areas:
        lon, lat = positions.lon.astype(np.float64), positions.lat.astype(np.float64)
        away = np.fmin(away, distance_km(lon, lat, *area.centre))
    is_placed = residents.is_placed & (residents.nearness != Nearness.OUTSIDE)
    away[~residents.is_placed] = np.inf
    persons = positions.persons
    distance = persons.best(away, np.minimum)
    placed = persons.best(is_placed, np.logical_or)
    by_city = persons.best(residents.nearness == Nearness.BY_CITY, np.logical_or)
    band = band_of(distance, placed, by_city)
    distance = np.where(np.isinf(distance), np.nan, distance)
    return _picked(wanted, persons.person, band, 3), _picked(wanted, persons.person, distance, np.nan)


def _picked(wanted: Ids, persons: Ids, values: NDArray[Any], missing: float) -> NDArray[Any]:
    """The value of each of wanted among persons (ascending); missing for who is not among them."""
    found = np.full(len(wanted), missing, values.dtype)
    if len(persons):
        places = np.minimum(np.searchsorted(persons, wanted), len(persons) - 1)
        known = persons[places] == wanted
        found[known] = values[places[known]]
    return found


def _profile(
    connection: Connection, scope: CallScope, wanted: Ids, history: CallHistory
) -> tuple[Ids, NDArray[np.int16], NDArray[np.bool_]]:
    profiles = scope.arrays.profiles.profiles(connection)
    persons = profiles.persons
    household = persons.best(profiles.household, np.maximum)
    born_year = persons.best(profiles.born_year, np.maximum)
    has_number = persons.best(profiles.has_number, np.logical_or)
    callable_ = _picked(wanted, persons.person, has_number, 0)
    numbered = _with_other_number(connection, history.wrong)
    for place in np.flatnonzero(is_among(wanted, np.array(sorted(history.wrong), np.int64))).tolist():
        callable_[place] = int(wanted[place]) in numbered
    return _picked(wanted, persons.person, household, 0), _picked(wanted, persons.person, born_year, 0), callable_


def _with_other_number(connection: Connection, wrong: dict[int, set[str]]) -> set[int]:
    """Who has a number that was not found wrong."""
    return {person for person, numbers in numbers_of(connection, list(wrong)).items() if set(numbers) - wrong[person]}


# a page as people read it


def _shown(connection: Connection, book: CallBook, page: Sequence[int], scope: CallScope) -> Iterator[CallUnit]:
    listed = book.units
    people = {place: listed.persons(place) for place in page}
    callees = _callees_shown(connection, book, [person for persons in people.values() for person in persons])
    names = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM officer")}
    holders = book.history.holders
    for place, persons in people.items():
        last = max(book.history.last(persons).values(), key=lambda each: each[1], default=None)
        held = next((holders[person] for person in persons if person in holders), None)
        away = float(listed.distance_km[place])
        yield CallUnit(
            people=tuple(callees[person] for person in persons if person in callees),
            round=int(listed.round[place]),
            is_urgent=bool(listed.is_urgent[place]),
            is_vulnerable=bool(listed.is_vulnerable[place]),
            has_number=bool(listed.has_number[place]),
            distance_km=away if np.isfinite(away) else None,
            last_outcome=last[0] if last else None,
            last_at_ms=last[1] if last else None,
            taken_by=names.get(held[0], "?") if held else "",
            taken_at_ms=held[1] if held else None,
            is_mine=held is not None and held[0] == scope.officer,
        )


def _callees_shown(connection: Connection, book: CallBook, persons: Sequence[int]) -> dict[int, Callee]:
    """Those called with what is known of each in the incident; numbers found wrong are no longer among those to try."""
    incident = book.line.incident
    known = {row.person: row for row in person_rows(connection, persons, incident)}
    asked = _asked_for(connection, incident)
    found = {}
    for person, callee in callees_of(connection, persons).items():
        wrong = book.history.wrong.get(person, set())
        row = known.get(person)
        found[person] = replace(
            callee,
            phones=tuple(number for number in callee.phones if number not in wrong),
            wrong=tuple(number for number in callee.phones if number in wrong),
            whereabouts=row.whereabouts if row else None,
            condition=row.condition if row else None,
            asking=asked[person],
        )
    return found


def numbers_to_call(connection: Connection, incident: IncidentLine, scope: CallScope) -> list[tuple[str, str, int]]:
    """Name, number and person of everybody still to call, a line for each number that was not found wrong, in the order of the list."""
    book = call_book(connection, incident, scope)
    persons = [person for place in range(len(book.units)) for person in book.units.persons(place)]
    numbers = numbers_of(connection, persons)
    names = names_of(connection, persons)
    return [
        (names[person], number, person)
        for person in persons
        for number in numbers.get(person, ())
        if person in names and number not in book.history.wrong.get(person, set())
    ]
