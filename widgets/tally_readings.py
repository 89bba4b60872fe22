"""What the tally board reads off a tally: every figure by its key (``console.model.figures``), and which of them a new tally changes.

The key goes out again when the figure is chosen. One figure more than a tally has: ("third-country", "all").
"""

from __future__ import annotations

from collections.abc import Mapping

from console.model.figures import WORDS_BY_GROUP
from console.model.query import FigureKey
from console.model.shown import Tally
from console.model.tally import LOCATIONS

Readings = Mapping[FigureKey, int]


def groups(tally: Tally) -> Mapping[str, Mapping[str, int]]:
    """The small tables: group -> name -> count, in the order they are shown. Names a newer console counts come last."""
    counted = {"whereabouts": tally.by_whereabouts, "condition": tally.by_condition, "intent": tally.by_intent}
    ordered = {}
    for group, counts in counted.items():
        names = [word.value for word in WORDS_BY_GROUP[group]]
        ordered[group] = {name: counts.get(name, 0) for name in [*names, *sorted(counts.keys() - set(names))]}
    names = [*LOCATIONS, *sorted(tally.by_location.keys() - set(LOCATIONS))]
    ordered["location"] = {name: tally.by_location.get(name, 0) for name in names}
    return ordered


def wholes(tally: Tally) -> Mapping[str, int]:
    """What each small table must sum to."""
    everybody = tally.registered + tally.not_on_roster
    return {"whereabouts": everybody, "condition": everybody, "intent": everybody, "location": tally.registered}


def readings(tally: Tally, third_country: int | None = None) -> Readings:
    """Every figure of the board."""
    told: dict[FigureKey, int] = {
        ("roster", "present"): tally.present_confirmed,
        ("roster", "elsewhere"): tally.elsewhere_confirmed,
        ("roster", "not-yet-reached"): tally.not_yet_reached,
        ("roster", "all"): tally.registered,
        ("not-on-roster", "present"): tally.not_on_roster_present,
        ("not-on-roster", "elsewhere"): tally.not_on_roster_elsewhere,
        ("not-on-roster", "not-yet-reached"): tally.not_on_roster_not_yet_reached,
        ("not-on-roster", "all"): tally.not_on_roster,
        ("doubles", "pairs"): tally.doubles_pairs,
        ("contested", "all"): tally.contested,
        ("elsewhere", "presumed"): tally.elsewhere_presumed,
        ("deceased", "reported"): tally.deceased_reported,
        ("deceased", "identified"): tally.deceased_identified,
        ("freshness", "180-days"): tally.confirmed_in_180_days,
    }
    if third_country is not None:
        told["third-country", "all"] = third_country
    for group, counts in groups(tally).items():
        told |= {(group, name): count for name, count in counts.items()}
        told[group, "all"] = sum(counts.values())
    return told


def changed(before: Readings, after: Readings) -> frozenset[FigureKey]:
    """The figures that came, went or have another count."""
    return frozenset(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))


def unequal(tally: Tally) -> tuple[str, ...]:
    """The parts that do not sum as they must: a bug of ours that a reader must see rather than trust. Empty when all is well.

    Names: ``registered``, ``not-on-roster`` and the groups of the small tables.
    """
    wrong = []
    if tally.registered != tally.present_confirmed + tally.elsewhere_confirmed + tally.not_yet_reached:
        wrong.append("registered")
    outside = tally.not_on_roster_present + tally.not_on_roster_elsewhere + tally.not_on_roster_not_yet_reached
    if tally.not_on_roster != outside:
        wrong.append("not-on-roster")
    whole = wholes(tally)
    wrong += [group for group, counts in groups(tally).items() if sum(counts.values()) != whole[group]]
    return tuple(wrong)
