"""The tally: counts made from situations by a rule, never typed.

    registered = present_confirmed + elsewhere_confirmed + not_yet_reached

Registered are the persons (merged ones once) who have a living registration and are either registered in the incident's area, however
roughly their address is known, or were reported on in it. Not on the roster are those reported on without a registration. Each of
``by_condition``, ``by_whereabouts`` and ``by_intent`` sums to registered + not_on_roster; ``by_location`` sums to registered, ``in_area`` to
those of them who are registered in the area. Who has no report on an axis counts as ``unknown`` there; *not yet reached* is derived and never
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from console.model.nearness import Nearness
from console.model.settle import Reach
from console.model.shown import Contributor, Tally
from console.model.words import Condition, Intent, Whereabouts, Word

FRESH_MS = 180 * 86_400_000  # a registration confirmed within this time counts as fresh
NO_RETURN = np.iinfo(np.int32).max  # return_day of who gave none
NO_REPORT = 255  # code of an axis nothing was reported on
LOCATIONS = ("position", "city", "country")  # by what an address is known, the best first

Ids = NDArray[np.int64]


@dataclass(frozen=True)
class Persons:
    """Registrations brought together by person.

    person: each once, ascending. order: the registrations sorted by person, None where they already are and each person has one.
    starts: where in that order each person's begin.
    """

    person: Ids
    order: NDArray[np.intp] | None
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, person: Ids) -> Self:
        """person: of each registration."""
        if (np.diff(person) > 0).all():
            return cls(person, None, np.arange(len(person)))
        order = np.argsort(person, kind="stable")
        ascending = person[order]
        starts = np.flatnonzero(np.diff(ascending, prepend=-1))  # record ids are never negative
        return cls(ascending[starts], order, starts)

    def best(self, values: NDArray[Any], ufunc: np.ufunc) -> NDArray[Any]:
        """One value a person from one a registration: the least, the most, whether all."""
        return values if self.order is None else ufunc.reduceat(values[self.order], self.starts)


@dataclass(frozen=True)
class Residents:
    """Where the registered are known to be: one entry a living registration.

    person: representative; persons: the same, each once. nearness: to the incident's area (``Nearness``). is_placed, is_city_known:
    how the address is known at all. confirmed_ms: last confirmed, 0 = never. return_day: days since 1970 of the expected return,
    NO_RETURN without one.
    """

    person: Ids
    nearness: NDArray[np.uint8]
    is_placed: NDArray[np.bool_]
    is_city_known: NDArray[np.bool_]
    confirmed_ms: Ids
    return_day: NDArray[np.int32]
    persons: Persons

    @cached_property
    def by_person(self) -> Registered:
        """The same, one entry a person; made once, for an area is asked about again and again while reports come in."""
        return _by_person(self)


@dataclass(frozen=True)
class Registered:
    """Everybody with a living registration: one entry a person, ascending.

    is_in_area: however roughly the address is known. known_by: place in ``LOCATIONS``, the best of the registrations in the area or,
    without one there, of all. confirmed_ms, return_day: the latest of all registrations.
    """

    person: Ids
    is_in_area: NDArray[np.bool_]
    known_by: NDArray[np.uint8]
    confirmed_ms: Ids
    return_day: NDArray[np.int32]


@dataclass(frozen=True)
class Situations:
    """What speaks in one incident: one entry a person with a living report, persons ascending.

    whereabouts, condition, intent: place of the value in its Word class, NO_REPORT without one.
    """

    person: Ids
    reach: NDArray[np.uint8]
    whereabouts: NDArray[np.uint8]
    condition: NDArray[np.uint8]
    intent: NDArray[np.uint8]
    is_contested: NDArray[np.bool_]
    is_deceased_reported: NDArray[np.bool_]
    newest_ms: Ids


@dataclass(frozen=True)
class Scope:
    """What is counted. pairs: living possible doubles, shape (n, 2) of representatives."""

    incident: int
    onset_ms: int
    as_of_ms: int
    pairs: Ids
    covers: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()


def code_of(values: type[Word], value: str | None) -> int:
    """The place of a value in its list, as the arrays hold it."""
    return NO_REPORT if value is None else _PLACES[values][value]


_PLACES: dict[type[Word], dict[str, int]] = {
    values: {word.value: place for place, word in enumerate(values)} for values in (Whereabouts, Condition, Intent)
}


def counted(residents: Residents, situations: Situations) -> NDArray[np.intp]:
    """Whom the tally counts as registered: registered in the area, or reported on. Places in ``residents.by_person``, ascending."""
    everybody = residents.by_person
    is_counted = everybody.is_in_area.copy()
    places, is_registered = _sought(situations.person, everybody.person)
    is_counted[places[is_registered]] = True
    return np.flatnonzero(is_counted)


def population(residents: Residents, situations: Situations) -> Ids:
    """The registered persons the tally counts, ascending."""
    return residents.by_person.person[counted(residents, situations)]


def tally(residents: Residents, situations: Situations, scope: Scope) -> Tally:
    """Count. Everything that must sum does, whatever the input."""
    everybody, places = residents.by_person, counted(residents, situations)
    registered = everybody.person[places]
    is_on_roster = is_among(situations.person, everybody.person)
    unreported = len(registered) - int(is_on_roster.sum())
    reach = situations.reach
    on, off = np.bincount(reach[is_on_roster], minlength=3), np.bincount(reach[~is_on_roster], minlength=3)
    doubles = pairs_among(registered, scope.pairs)
    here = places[everybody.is_in_area[places]]
    return Tally(
        incident=scope.incident,
        as_of_ms=scope.as_of_ms,
        registered=len(registered),
        present_confirmed=int(on[Reach.PRESENT]),
        elsewhere_confirmed=int(on[Reach.ELSEWHERE]),
        not_yet_reached=int(on[Reach.NOT_YET]) + unreported,
        not_on_roster=int(off.sum()),
        not_on_roster_present=int(off[Reach.PRESENT]),
        not_on_roster_elsewhere=int(off[Reach.ELSEWHERE]),
        not_on_roster_not_yet_reached=int(off[Reach.NOT_YET]),
        by_condition=_by_value(Condition, situations.condition, unreported),
        by_whereabouts=_by_value(Whereabouts, situations.whereabouts, unreported),
        by_intent=_by_value(Intent, situations.intent, unreported),
        by_location=_by_location(everybody, places),
        in_area=_by_location(everybody, here),
        in_area_min=len(here) - joins(pairs_among(everybody.person[here], scope.pairs).tolist()),
        doubles_pairs=len(doubles),
        persons_min=len(registered) - joins(doubles.tolist()),
        contested=int(situations.is_contested.sum()),
        elsewhere_presumed=len(presumed_elsewhere(everybody, places, situations, scope.onset_ms)),
        deceased_reported=int((situations.is_deceased_reported | is_deceased(situations)).sum()),
        deceased_identified=int(is_deceased(situations).sum()),
        confirmed_in_180_days=len(confirmed_lately(everybody, places, scope.as_of_ms)),
        freshest_ms=int(situations.newest_ms.max()) if len(situations.newest_ms) else None,
        stalest_ms=int(situations.newest_ms.min()) if len(situations.newest_ms) else None,
        covers=scope.covers,
        not_held=scope.not_held,
        contributors=scope.contributors,
    )


def _by_value(values: type[Word], codes: NDArray[np.uint8], unreported: int) -> dict[str, int]:
    counts = np.bincount(codes, minlength=NO_REPORT + 1)
    told = {word.value: int(counts[place]) for place, word in enumerate(values)}
    told["unknown"] += int(counts[NO_REPORT]) + unreported
    return told


def _by_location(everybody: Registered, places: NDArray[np.intp]) -> dict[str, int]:
    counts = np.bincount(everybody.known_by[places], minlength=len(LOCATIONS))
    return {name: int(count) for name, count in zip(LOCATIONS, counts, strict=True)}


def _by_person(residents: Residents) -> Registered:
    is_outside = residents.nearness == Nearness.OUTSIDE
    known = np.full(len(is_outside), LOCATIONS.index("country"), np.uint8)
    known[residents.is_city_known] = LOCATIONS.index("city")
    known[residents.is_placed] = LOCATIONS.index("position")
    known[residents.nearness == Nearness.BY_CITY] = LOCATIONS.index("city")
    # Of several registrations, one in the area says more of this incident than one elsewhere.
    known[is_outside] += len(LOCATIONS)
    persons = residents.persons
    return Registered(
        person=persons.person,
        is_in_area=~persons.best(is_outside, np.logical_and),
        known_by=persons.best(known, np.minimum) % len(LOCATIONS),
        confirmed_ms=persons.best(residents.confirmed_ms, np.maximum),
        return_day=persons.best(residents.return_day, np.maximum),
    )


def ascending(*some: Ids) -> Ids:
    """Each of these ids once, ascending. (numpy's own sets are built by hashing: five times as long for what is nearly in order.)"""
    together = np.sort(np.concatenate(some), kind="stable")
    found: Ids = together[np.diff(together, prepend=-1) != 0]  # record ids are never negative
    return found


def is_among(some: Ids, ascending: Ids) -> NDArray[np.bool_]:
    """Which of some are in an ascending array."""
    return _sought(some, ascending)[1]


def _sought(some: Ids, ascending: Ids) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where each of some stands in an ascending array, and whether at all; the place of one who does not is meaningless."""
    if not len(ascending):
        return np.zeros(len(some), np.intp), np.zeros(len(some), np.bool_)
    places = np.minimum(np.searchsorted(ascending, some), len(ascending) - 1)
    return places, ascending[places] == some


def presumed_elsewhere(everybody: Registered, places: NDArray[np.intp], situations: Situations, onset_ms: int) -> Ids:
    """Not reached, but meant to have gone before the onset, or said to have left: presumed elsewhere, never confirmed."""
    persons = everybody.person[places]
    is_gone = everybody.return_day[places] < onset_ms // 86_400_000
    is_gone |= is_among(persons, situations.person[situations.intent == code_of(Intent, Intent.ALREADY_LEFT)])
    is_gone &= ~is_among(persons, situations.person[situations.reach != Reach.NOT_YET])
    return persons[is_gone]


def confirmed_lately(everybody: Registered, places: NDArray[np.intp], as_of_ms: int) -> Ids:
    """The registered whose registration was confirmed in the 180 days before."""
    return everybody.person[places[everybody.confirmed_ms[places] >= as_of_ms - FRESH_MS]]


def is_deceased(situations: Situations) -> NDArray[np.bool_]:
    """Of whom a death speaks: reported by two officers and identified."""
    found: NDArray[np.bool_] = situations.condition == code_of(Condition, Condition.DECEASED)
    return found


def pairs_among(registered: Ids, pairs: Ids) -> Ids:
    """The possible doubles both of whom are registered, shape (n, 2)."""
    is_inside = is_among(pairs[:, 0], registered) & is_among(pairs[:, 1], registered)
    found: Ids = pairs[is_inside & (pairs[:, 0] != pairs[:, 1])]
    return found


def joins(pairs: Iterable[Sequence[int]]) -> int:
    """How many persons fewer there are once these pairs are joined."""
    parent: dict[int, int] = {}

    def root(person: int) -> int:
        while person in parent:
            person = parent[person]
        return person

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        if low != high:
            parent[high] = low
    return len(parent)
