"""What became of the calls of an incident so far, as arrays: a morning's thousands are read again each time the list is looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.calls import TAKE_HOLDS_MS
from console.model.settle import CLOCK_GRACE_MS
from console.model.tally import Ids
from console.model.words import CallOutcome

_OUTCOMES = tuple(CallOutcome)
_CODES = {str(outcome): code for code, outcome in enumerate(_OUTCOMES)}


@dataclass(frozen=True)
class CallHistory:
    """The ended calls, one entry each, and who holds whom.

    person: representative; outcome: place in ``CallOutcome``; ended_ms. newest: the place of each person's newest call, persons ascending.
    moments: when each call ended, a household's once. holders: person -> officer, taken_at_ms. wrong: person -> numbers found wrong.
    """

    person: Ids
    outcome: NDArray[np.int8]
    ended_ms: Ids
    newest: NDArray[np.intp]
    moments: Ids
    holders: dict[int, tuple[int, int]]
    wrong: dict[int, set[str]]

    def ended(self, outcome: CallOutcome) -> Ids:
        """The persons of the calls that ended so, one entry a call."""
        found: Ids = self.person[self.outcome == _CODES[outcome]]
        return found

    def unanswered(self, persons: Ids) -> Ids:
        """How many calls to each of these (ascending) nobody answered."""
        counts: Ids = np.zeros(len(persons), np.int64)
        tried = self.ended(CallOutcome.NO_ANSWER)
        if len(persons) and len(tried):
            places = np.minimum(np.searchsorted(persons, tried), len(persons) - 1)
            counts += np.bincount(places[persons[places] == tried], minlength=len(persons))
        return counts

    def outcomes(self) -> dict[CallOutcome, int]:
        """Persons by how the newest call to them ended; those of whom there is one."""
        counts = np.bincount(self.outcome[self.newest], minlength=len(_OUTCOMES))
        return {outcome: int(count) for outcome, count in zip(_OUTCOMES, counts, strict=True) if count}

    def last(self, persons: Iterable[int]) -> dict[int, tuple[CallOutcome, int]]:
        """How and when the newest call to each of these ended; who was not called is left out."""
        called = self.person[self.newest]
        found = {}
        for person in persons:
            place = int(np.searchsorted(called, person))
            if place < len(called) and called[place] == person:
                at = self.newest[place]
                found[person] = (_OUTCOMES[self.outcome[at]], int(self.ended_ms[at]))
        return found


def call_history(connection: Connection, incident: int, now_ms: int) -> CallHistory:
    """Every living call of the incident; who took somebody longer ago than ``TAKE_HOLDS_MS``, or by a clock set back since, holds nobody."""
    rows = connection.exec_driver_sql(
        "SELECT coalesce(m.representative, c.person), c.officer, c.taken_at_ms, c.ended_at_ms, c.outcome, c.phone, c.id FROM call c"
        " LEFT JOIN merged m ON m.person = c.person WHERE c.incident = ? AND c.withdrawn_at_ms IS NULL",
        (incident,),
    ).all()
    ended = sorted((row for row in rows if row[4] is not None), key=itemgetter(3, 6))
    held = (row for row in rows if row[4] is None and -CLOCK_GRACE_MS <= now_ms - row[2] < TAKE_HOLDS_MS)
    taken = sorted(held, key=itemgetter(2, 6))
    columns: list[Sequence[Any]] = list(zip(*ended, strict=True)) if ended else [()] * 7
    person, officer, ended_ms = (np.array(columns[place], np.int64) for place in (0, 1, 3))
    wrong: dict[int, set[str]] = defaultdict(set)
    for row in ended:
        if row[4] == CallOutcome.WRONG_NUMBER:
            wrong[row[0]].add(row[5])
    return CallHistory(
        person=person,
        outcome=np.array([_CODES[text] for text in columns[4]], np.int8),
        ended_ms=ended_ms,
        newest=_newest(person),
        moments=_moments(ended_ms, officer),
        holders={row[0]: (row[1], row[2]) for row in taken},
        wrong=wrong,
    )


def _newest(person: Ids) -> NDArray[np.intp]:
    """The place of each person's last entry, persons ascending; the entries are in the order in which the calls ended."""
    order = np.argsort(person, kind="stable")
    found: NDArray[np.intp] = order[np.diff(person[order], append=-1) != 0]  # record ids are never negative
    return found


def _moments(ended_ms: Ids, officer: Ids) -> Ids:
    """Each (moment, officer) once, ascending."""
    order = np.lexsort((officer, ended_ms))
    at, by = ended_ms[order], officer[order]
    is_other = (np.diff(at, prepend=-1) != 0) | (np.diff(by, prepend=-1) != 0)
    found: Ids = at[is_other]
    return found
