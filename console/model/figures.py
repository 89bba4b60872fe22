"""Who stands behind each figure of a tally: the very persons it counts.

A figure is named by its key ``(group, name)``:

    ("roster", x), ("not-on-roster", x)     x: present, elsewhere, not-yet-reached, all
    ("whereabouts", value), ("condition", value), ("intent", value), ("location", position | city | country)
                                            name "all": their sum
    ("doubles", "pairs"), ("contested", "all"), ("elsewhere", "presumed"), ("deceased", "reported" | "identified")
    ("freshness", "180-days")

The figure of possible doubles counts pairs; behind it stand the persons of those pairs. Every other figure counts persons, and is as
large as its list is long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from console.model.query import FigureKey
from console.model.settle import Reach
from console.model.tally import (
    LOCATIONS,
    NO_REPORT,
    Ids,
    Registered,
    Residents,
    Scope,
    Situations,
    code_of,
    confirmed_lately,
    counted,
    is_among,
    is_deceased,
    pairs_among,
    presumed_elsewhere,
)
from console.model.words import Condition, Intent, Whereabouts, Word

PARTS: Mapping[str, Reach] = {
    "present": Reach.PRESENT,
    "elsewhere": Reach.ELSEWHERE,
    "not-yet-reached": Reach.NOT_YET,
}
WORDS_BY_GROUP: Mapping[str, type[Word]] = {"whereabouts": Whereabouts, "condition": Condition, "intent": Intent}
FIGURES: frozenset[FigureKey] = frozenset(
    {
        *((group, name) for group in ("roster", "not-on-roster") for name in (*PARTS, "all")),
        *((group, word.value) for group, words in WORDS_BY_GROUP.items() for word in words),
        *((group, "all") for group in WORDS_BY_GROUP),
        *(("location", name) for name in (*LOCATIONS, "all")),
        ("doubles", "pairs"),
        ("contested", "all"),
        ("elsewhere", "presumed"),
        ("deceased", "reported"),
        ("deceased", "identified"),
        ("freshness", "180-days"),
    }
)


def persons_behind(figure: FigureKey, residents: Residents, situations: Situations, scope: Scope) -> Ids:
    """The persons a figure counts, ascending. figure: one of ``FIGURES``; another one is a bug of the caller's (KeyError)."""
    if figure not in FIGURES:
        raise KeyError(figure)
    group, name = figure
    everybody, places = residents.by_person, counted(residents, situations)
    registered = everybody.person[places]
    if group in ("roster", "not-on-roster"):
        return _part(name, registered, situations, is_on=group == "roster")
    if group in WORDS_BY_GROUP:
        return _with_word(group, name, registered, situations)
    if group in ("contested", "deceased"):
        return _marked(figure, situations)
    found: dict[str, Callable[[], Ids]] = {
        "location": lambda: _known(name, everybody, places),
        "doubles": lambda: np.unique(pairs_among(registered, scope.pairs)),
        "elsewhere": lambda: presumed_elsewhere(everybody, places, situations, scope.onset_ms),
        "freshness": lambda: confirmed_lately(everybody, places, scope.as_of_ms),
    }
    return found[group]()


def _part(name: str, registered: Ids, situations: Situations, *, is_on: bool) -> Ids:
    """One of the three parts, on the roster or off it; of whom nothing is reported is registered and not yet reached."""
    side = is_among(situations.person, registered) == is_on
    if name != "all":
        side &= situations.reach == PARTS[name]
    reported: Ids = situations.person[side]
    if not is_on or name in ("present", "elsewhere"):
        return reported
    return registered if name == "all" else np.union1d(reported, np.setdiff1d(registered, situations.person))


def _known(name: str, everybody: Registered, places: NDArray[np.intp]) -> Ids:
    if name == "all":
        return everybody.person[places]
    found: Ids = everybody.person[places[everybody.known_by[places] == LOCATIONS.index(name)]]
    return found


def _marked(figure: FigureKey, situations: Situations) -> Ids:
    """Contested on any axis; or dead, as reported or as identified."""
    dead = is_deceased(situations)
    marks = {
        ("contested", "all"): situations.is_contested,
        ("deceased", "reported"): dead | situations.is_deceased_reported,
        ("deceased", "identified"): dead,
    }
    found: Ids = situations.person[marks[figure]]
    return found


def _with_word(group: str, name: str, registered: Ids, situations: Situations) -> Ids:
    """Of whom this word speaks on an axis; of whom nothing does is unknown there."""
    if name == "all":
        return np.union1d(registered, situations.person)
    codes = {"whereabouts": situations.whereabouts, "condition": situations.condition, "intent": situations.intent}[
        group
    ]
    found: Ids = situations.person[codes == code_of(WORDS_BY_GROUP[group], name)]
    if name != "unknown":
        return found
    silent = situations.person[codes == NO_REPORT]
    return np.union1d(np.union1d(found, silent), np.setdiff1d(registered, situations.person))
