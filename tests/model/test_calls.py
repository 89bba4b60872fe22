"""Who is called next, in which share, and how fast it goes."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.calls import (
    PACE_LEAST_CALLS,
    UNRESPONSIVE_FROM,
    Callees,
    Pace,
    Units,
    band_of,
    findings,
    in_share,
    is_vulnerable,
    pace,
    units,
)
from console.model.words import Axis, CallOutcome, Contact

YEAR = 2026
NOW_MS = 1_700_000_000_000
MINUTE_MS = 60_000


def callees(*people: dict[str, Any]) -> Callees:
    """One of each: by default a number, an unknown distance, never called."""

    def column(name: str, missing: Any, kind: Any) -> Any:
        return np.array([person.get(name, missing) for person in people], kind)

    return Callees(
        person=np.array([person.get("person", place) for place, person in enumerate(people, 1)], np.int64),
        household=column("household", 0, np.int64),
        band=column("band", 3, np.uint8),
        distance_km=column("distance_km", np.nan, np.float64),
        born_year=column("born_year", 0, np.int16),
        is_urgent=column("is_urgent", False, np.bool_),
        has_number=column("has_number", True, np.bool_),
        unanswered=column("unanswered", 0, np.int64),
    )


def listed(which: Callees) -> list[tuple[int, ...]]:
    made = units(which, YEAR)
    return [made.persons(place) for place in range(len(made))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"has_number": True, "unanswered": 9}, {"has_number": False, "is_urgent": True}),
        ({"unanswered": 0}, {"unanswered": 1, "is_urgent": True, "band": 0}),
        ({"is_urgent": True, "band": 3}, {"band": 0, "born_year": YEAR - 3}),
        ({"band": 0}, {"band": 1, "born_year": YEAR - 70}),
        ({"born_year": YEAR - 17, "distance_km": 9.0}, {"born_year": YEAR - 18, "distance_km": 1.0}),
        ({"born_year": YEAR - 60}, {"born_year": YEAR - 59}),
        ({"distance_km": 1.0}, {"distance_km": 2.0}),
        ({"distance_km": 500.0}, {"distance_km": np.nan}),
        ({"person": 4}, {"person": 5}),
    ],
)
def test_that_the_first_of_two_is_called_first(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, other = {"person": 8} | first, {"person": 7 if "person" not in second else 9} | second
    assert listed(callees(other, one)) == [(one["person"],), (other["person"],)]


def test_that_a_household_is_one_unit_as_telling_as_the_most_telling_of_it() -> None:
    family = [
        {"person": 1, "household": 50, "unanswered": 2, "has_number": False, "distance_km": 7.0, "band": 2},
        {"person": 2, "household": 50, "unanswered": 1, "born_year": YEAR - 4, "band": 3},
        {"person": 3, "household": 50, "unanswered": 4, "is_urgent": True, "distance_km": 3.0, "band": 1},
    ]
    made = units(callees(*family, {"person": 4, "unanswered": 3}), YEAR)
    assert [made.persons(place) for place in range(len(made))] == [(1, 2, 3), (4,)]
    told = (
        made.round[0],
        made.is_urgent[0],
        made.is_vulnerable[0],
        made.has_number[0],
        made.band[0],
        made.distance_km[0],
    )
    assert told == (2, True, True, True, 1, 3.0)


def test_that_nobody_to_call_is_an_empty_list() -> None:
    made = units(callees(), YEAR)
    assert len(made) == len(made.members) == 0
    assert in_share(made.key, (1, 3)).tolist() == []


def test_that_the_band_says_how_near_and_is_3_for_whom_only_the_country_is_known() -> None:
    away = np.array([0.2, 1.0, 4.9, 5.1, np.nan, np.nan, 0.1])
    placed = np.array([True, True, True, True, False, False, False])
    by_city = np.array([False, False, False, False, True, False, False])
    assert band_of(away, placed, by_city).tolist() == [0, 0, 1, 2, 2, 3, 3]


def test_that_who_gave_no_year_of_birth_is_neither_child_nor_elderly() -> None:
    assert is_vulnerable(np.array([0, YEAR, YEAR - 18, YEAR - 60], np.int16), YEAR).tolist() == [
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("outcome", list(CallOutcome))
def test_that_every_outcome_says_something_of_the_contact(outcome: CallOutcome) -> None:
    told = {axis: value for axis, value, _ in findings(outcome, 1)}
    reached = outcome in {CallOutcome.WELL, CallOutcome.INJURED, CallOutcome.ELSEWHERE}
    assert (told[Axis.CONTACT] is Contact.REACHED) == reached
    assert (Axis.WHEREABOUTS in told) == reached


def test_that_the_third_unanswered_call_makes_somebody_uncontactable() -> None:
    said = [findings(CallOutcome.NO_ANSWER, count)[0][1] for count in range(1, UNRESPONSIVE_FROM + 2)]
    assert said == [Contact.TRIED] * (UNRESPONSIVE_FROM - 1) + [Contact.UNRESPONSIVE] * 2
    assert findings(CallOutcome.WRONG_NUMBER, UNRESPONSIVE_FROM)[0][1] is Contact.TRIED


def ended(*minutes_ago: float) -> Any:
    return np.array([NOW_MS - int(minutes * MINUTE_MS) for minutes in minutes_ago], np.int64)


def test_that_the_pace_is_that_of_the_last_hour() -> None:
    told = pace(ended(30, 24, 18, 12, 6, 61, 500), 20, NOW_MS)
    assert told.calls_per_hour == pytest.approx(10.0)
    assert told.finish_at_ms == NOW_MS + 120 * MINUTE_MS


@pytest.mark.parametrize(
    "calls",
    [(), (30, 20, 10, 5), (4, 3, 2, 1, 0.5), (61, 62, 63, 64, 65), (-1, -2, -3, -4, -5)],
    ids=["none", "too few", "too quick", "too old", "to come"],
)
def test_that_of_too_little_no_finish_is_told(calls: tuple[float, ...]) -> None:
    assert pace(ended(*calls), 20, NOW_MS) == Pace(None, None)


def test_that_when_nobody_remains_there_is_a_pace_and_no_finish() -> None:
    told = pace(ended(*range(10, 10 + PACE_LEAST_CALLS)), 0, NOW_MS)
    assert told.calls_per_hour is not None
    assert told.finish_at_ms is None


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.integers(1, 2**62),
            "household": st.sampled_from([0, 0, 7 << 40 | 1, 7 << 40 | 2, 9 << 40 | 3]),
            "band": st.integers(0, 3),
            "distance_km": st.one_of(st.just(float("nan")), st.floats(0, 20_000)),
            "born_year": st.sampled_from([0, 1930, 1990, 2020]),
            "is_urgent": st.booleans(),
            "has_number": st.booleans(),
            "unanswered": st.integers(0, 5),
        }
    ),
    unique_by=lambda person: person["person"],
    max_size=30,
)


@given(PEOPLE)
def test_that_everybody_is_in_exactly_one_unit_and_a_household_in_one(people: list[dict[str, Any]]) -> None:
    made = listed(callees(*people))
    assert sorted(person for unit in made for person in unit) == sorted(person["person"] for person in people)
    home = {person["person"]: person["household"] or person["person"] for person in people}
    assert len(made) == len(set(home.values()))
    assert all(len({home[person] for person in unit}) == 1 for unit in made)


@given(PEOPLE.flatmap(lambda people: st.tuples(st.just(people), st.permutations(people))))
def test_that_the_order_does_not_depend_on_the_order_of_what_is_given(both: tuple[list[Any], list[Any]]) -> None:
    one, other = both
    assert listed(callees(*one)) == listed(callees(*other))


@given(PEOPLE, st.integers(1, 7))
def test_that_shares_divide_everything_once(people: list[dict[str, Any]], of: int) -> None:
    made = units(callees(*people), YEAR)
    shares = [in_share(made.key, (mine, of)) for mine in range(1, of + 1)]
    assert np.sum(shares, axis=0).tolist() == [1] * len(made)


@given(PEOPLE.filter(len), st.data())
def test_that_a_household_stays_in_its_share_when_some_of_it_were_reached(
    people: list[Any], data: st.DataObject
) -> None:
    whole = callees(*people)
    left = np.array(data.draw(st.lists(st.booleans(), min_size=len(people), max_size=len(people))), np.bool_)
    rest = replace(whole, **{each.name: getattr(whole, each.name)[left] for each in fields(Callees)})

    def shares(made: Units) -> dict[int, bool]:
        mine = in_share(made.key, (1, 3)).tolist()
        return {person: mine[place] for place in range(len(made)) for person in made.persons(place)}

    before, after = shares(units(whole, YEAR)), shares(units(rest, YEAR))
    assert after == {person: before[person] for person in after}


def test_that_shares_are_of_about_one_size() -> None:
    keys = np.arange(7 << 40, (7 << 40) + 6_000, dtype=np.int64)  # one author's records, one after the other
    sizes = [int(in_share(keys, (mine, 6)).sum()) for mine in range(1, 7)]
    assert min(sizes) > 900
    assert max(sizes) < 1_100
