"""Who is called next, what a call's outcome tells, and how fast the calls go.

Called are those the tally counts as not yet reached. People of one household are one *unit*: one call may answer for all of them. Units
come in rounds: whoever did not answer waits until everybody has been tried as often. Within a round those come first of whom something
bad is said or who are asked for, then the nearer, then children and the elderly.

Taking a unit is a sign for the others, not a lock: it stands ``TAKE_HOLDS_MS``, so that nobody waits for an officer whose computer went
offline. Two who call one person make two calls, and both are kept. Officers who cannot see each other divide the list by ``in_share``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from console.model.words import Axis, CallOutcome, Condition, Contact, Source, Whereabouts, Word

TAKE_HOLDS_MS = 15 * 60_000  # longer than a long call; an officer who finds a unit taken for ever would skip people
UNRESPONSIVE_FROM = 3  # calls without an answer after which somebody is told as uncontactable
NEAR_KM = (1.0, 5.0)  # people this near to the scene come before those merely in the same city
CHILD_BELOW, ELDERLY_FROM = (
    18,
    60,
)  # years; source: Indonesian law on child protection (35/2014) and on the elderly (13/1998)
PACE_OVER_MS = 3_600_000  # the pace is that of the last hour
PACE_LEAST_CALLS, PACE_LEAST_MS = 5, 5 * 60_000  # of fewer or quicker ones no finish can be told

Ids = NDArray[np.int64]

# What each outcome says of the person. Whether somebody was reached is seen by the officer himself; how he is, he says himself.
_REACHED = (Axis.CONTACT, Contact.REACHED, Source.STAFF)
FINDINGS: Mapping[CallOutcome, tuple[tuple[Axis, Word, Source], ...]] = {
    CallOutcome.WELL: (
        _REACHED,
        (Axis.WHEREABOUTS, Whereabouts.PRESENT, Source.FAMILY),
        (Axis.CONDITION, Condition.WELL, Source.FAMILY),
    ),
    CallOutcome.INJURED: (
        _REACHED,
        (Axis.WHEREABOUTS, Whereabouts.PRESENT, Source.FAMILY),
        (Axis.CONDITION, Condition.INJURED, Source.FAMILY),
    ),
    CallOutcome.ELSEWHERE: (_REACHED, (Axis.WHEREABOUTS, Whereabouts.ELSEWHERE, Source.FAMILY)),
    CallOutcome.NO_ANSWER: ((Axis.CONTACT, Contact.TRIED, Source.STAFF),),
    CallOutcome.WRONG_NUMBER: ((Axis.CONTACT, Contact.TRIED, Source.STAFF),),
    CallOutcome.REFUSED: ((Axis.CONTACT, Contact.REFUSED, Source.STAFF),),
}


def findings(outcome: CallOutcome, unanswered: int) -> tuple[tuple[Axis, Word, Source], ...]:
    """What a call that ended so tells of the person. unanswered: how many calls went unanswered, this one included."""
    if outcome is CallOutcome.NO_ANSWER and unanswered >= UNRESPONSIVE_FROM:
        return ((Axis.CONTACT, Contact.UNRESPONSIVE, Source.STAFF),)
    return FINDINGS[outcome]


@dataclass(frozen=True)
class Callees:
    """Those to be called: one entry a person, the arrays of one length.

    household: 0 without one. band: see ``band_of``. distance_km: NaN where unknown. born_year: 0 unknown. unanswered: calls so far.
    has_number: one that was not found wrong.
    """

    person: Ids
    household: Ids
    band: NDArray[np.uint8]
    distance_km: NDArray[np.float64]
    born_year: NDArray[np.int16]
    is_urgent: NDArray[np.bool_]
    has_number: NDArray[np.bool_]
    unanswered: NDArray[np.int64]


@dataclass(frozen=True)
class Units:
    """Callees brought together, in the order in which they are called; the arrays are of one length.

    key: the household's id, or that of a person alone: it stays when members are reached and leave. first, count: where in ``members`` a
    unit's persons lie. round: 1 for the first. The rest is the most telling of its members.
    """

    members: Ids
    key: Ids
    first: NDArray[np.intp]
    count: NDArray[np.intp]
    round: NDArray[np.int64]
    is_urgent: NDArray[np.bool_]
    is_vulnerable: NDArray[np.bool_]
    has_number: NDArray[np.bool_]
    band: NDArray[np.uint8]
    distance_km: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.first)

    def persons(self, place: int) -> tuple[int, ...]:
        """The persons of the unit at this place."""
        start = int(self.first[place])
        return tuple(self.members[start : start + int(self.count[place])].tolist())


def band_of(
    distance_km: NDArray[np.float64], is_placed: NDArray[np.bool_], is_by_city: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """How near somebody is, in bands: 0 and 1 by ``NEAR_KM``, 2 in the area otherwise or by city, 3 by less than that."""
    band = np.full(len(distance_km), 3, np.uint8)
    band[is_placed | is_by_city] = 2
    for place, limit in reversed([*enumerate(NEAR_KM)]):
        band[is_placed & (distance_km <= limit)] = place
    return band


def is_vulnerable(born_year: NDArray[np.int16], year: int) -> NDArray[np.bool_]:
    """Children and the elderly, by the year of birth; who gave none is neither."""
    age = year - born_year
    found: NDArray[np.bool_] = (born_year > 0) & ((age < CHILD_BELOW) | (age >= ELDERLY_FROM))
    return found


def units(callees: Callees, year: int) -> Units:
    """The units in the order in which they are called. year: the present one."""
    key = np.where(callees.household > 0, callees.household, -callees.person)
    order = np.lexsort((callees.person, key))
    starts = np.flatnonzero(np.diff(key[order], prepend=np.iinfo(np.int64).min))
    vulnerable = is_vulnerable(callees.born_year, year)
    far = np.where(np.isnan(callees.distance_km), np.inf, callees.distance_km)

    def best(values: NDArray[Any], ufunc: np.ufunc) -> NDArray[Any]:
        return ufunc.reduceat(values[order], starts) if len(starts) else values[:0]

    made = {
        "round": best(callees.unanswered, np.minimum) + 1,
        "is_urgent": best(callees.is_urgent, np.logical_or),
        "is_vulnerable": best(vulnerable, np.logical_or),
        "has_number": best(callees.has_number, np.logical_or),
        "band": best(callees.band, np.minimum),
        "distance_km": best(far, np.minimum),
    }
    lead = callees.person[order][starts]
    ranks = (made["distance_km"], ~made["is_vulnerable"], made["band"], ~made["is_urgent"], made["round"])
    places = np.lexsort((lead, *ranks, ~made["has_number"]))
    count = np.diff(starts, append=len(order))
    return Units(
        members=callees.person[order],
        key=np.abs(key[order][starts])[places],
        first=starts[places],
        count=count[places],
        **{name: each[places] for name, each in made.items()},
    )


def in_share(keys: Ids, share: tuple[int, int]) -> NDArray[np.bool_]:
    """Which units fall to one of several officers: the same everywhere, without asking anybody.

    keys: of the units; not of their members, who leave one by one while others do not know it yet. share: (2, 6) = the second of six.
    """
    mine, of = share
    spread = (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(33)  # Fibonacci hashing
    found: NDArray[np.bool_] = spread % np.uint64(of) == np.uint64(mine - 1)
    return found


@dataclass(frozen=True, slots=True)
class Pace:
    """How the calls go. calls_per_hour and finish_at_ms: None while too few were made to tell."""

    calls_per_hour: float | None
    finish_at_ms: int | None


def pace(ended_ms: Ids, to_call: int, now_ms: int) -> Pace:
    """The pace of the last hour, and when everybody will have been tried once more at it.

    ended_ms: when each call ended, a household's once. to_call: units that remain.
    """
    lately = ended_ms[(ended_ms > now_ms - PACE_OVER_MS) & (ended_ms <= now_ms)]
    over_ms = now_ms - int(lately.min()) if len(lately) else 0
    if len(lately) < PACE_LEAST_CALLS or over_ms < PACE_LEAST_MS:
        return Pace(None, None)
    rate = len(lately) / over_ms
    return Pace(rate * 3_600_000, now_ms + round(to_call / rate) if to_call else None)
