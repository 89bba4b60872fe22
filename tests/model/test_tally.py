"""Whatever the input, the parts of a tally sum."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from console.model.nearness import Nearness
from console.model.settle import Reach
from console.model.shown import Tally
from console.model.tally import NO_REPORT, NO_RETURN, Persons, Residents, Scope, Situations, tally
from console.model.words import Condition, Intent, Whereabouts

DAY = 86_400_000
ONSET = 19_000 * DAY


def residents(rows: list[tuple[int, int, bool, bool, int, int]]) -> Residents:
    columns = list(zip(*rows, strict=True)) if rows else [()] * 6
    return Residents(
        np.array(columns[0], np.int64),
        np.array(columns[1], np.uint8),
        np.array(columns[2], np.bool_),
        np.array(columns[3], np.bool_),
        np.array(columns[4], np.int64),
        np.array(columns[5], np.int32),
        Persons.of(np.array(columns[0], np.int64)),
    )


def situations(rows: list[tuple[int, int, int, int, int, bool, bool, int]]) -> Situations:
    rows = sorted({row[0]: row for row in rows}.values())
    columns = list(zip(*rows, strict=True)) if rows else [()] * 8
    kinds = (np.int64, np.uint8, np.uint8, np.uint8, np.uint8, np.bool_, np.bool_, np.int64)
    return Situations(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))


def scope(pairs: list[tuple[int, int]] | None = None) -> Scope:
    return Scope(1, ONSET, ONSET + DAY, np.array(pairs or [], np.int64).reshape(-1, 2), ("KRT",), ())


PERSON = st.integers(1, 25)
RESIDENTS = st.lists(
    st.tuples(
        PERSON,
        st.sampled_from(list(Nearness)),
        st.booleans(),
        st.booleans(),
        st.sampled_from([0, ONSET - 300 * DAY, ONSET]),
        st.sampled_from([NO_RETURN, 18_000, 20_000]),
    ),
    max_size=30,
)
CODE = st.sampled_from([0, 1, 2, 3, NO_REPORT])
SITUATIONS = st.lists(
    st.tuples(
        PERSON,
        st.sampled_from(list(Reach)),
        CODE,
        CODE,
        CODE,
        st.booleans(),
        st.booleans(),
        st.integers(ONSET, ONSET + DAY),
    ),
    max_size=30,
)


@given(RESIDENTS, SITUATIONS, st.lists(st.tuples(PERSON, PERSON), max_size=10))
def test_that_every_part_sums(people: list, speaking: list, pairs: list) -> None:  # type: ignore[type-arg]
    counted = tally(residents(people), situations(speaking), scope(pairs))
    everyone = counted.registered + counted.not_on_roster
    assert counted.registered == counted.present_confirmed + counted.elsewhere_confirmed + counted.not_yet_reached
    assert counted.not_on_roster == (
        counted.not_on_roster_present + counted.not_on_roster_elsewhere + counted.not_on_roster_not_yet_reached
    )
    for parts in (counted.by_condition, counted.by_whereabouts, counted.by_intent):
        assert sum(parts.values()) == everyone
    assert sum(counted.by_location.values()) == counted.registered
    assert 0 <= counted.persons_min <= counted.registered
    assert counted.elsewhere_presumed <= counted.not_yet_reached
    assert counted.confirmed_in_180_days <= counted.registered


def one(
    person: int, nearness: Nearness, *, placed: bool = True, returns: int = NO_RETURN
) -> tuple[int, int, bool, bool, int, int]:
    return (person, nearness, placed, True, 0, returns)


def spoken(person: int, reach: Reach, whereabouts: int = NO_REPORT) -> tuple[int, int, int, int, int, bool, bool, int]:
    return (person, reach, whereabouts, NO_REPORT, NO_REPORT, False, False, ONSET)


def count(
    people: list[tuple[int, int, bool, bool, int, int]],
    speaking: list[tuple[int, int, int, int, int, bool, bool, int]],
    pairs: list[tuple[int, int]] | None = None,
) -> Tally:
    return tally(residents(people), situations(speaking), scope(pairs))


def test_that_who_has_no_report_is_not_yet_reached() -> None:
    counted = count([one(1, Nearness.INSIDE), one(2, Nearness.OUTSIDE)], [])
    assert (counted.registered, counted.not_yet_reached) == (1, 1)
    assert counted.by_whereabouts["unknown"] == 1


def test_that_who_is_registered_elsewhere_counts_once_reported_on() -> None:
    counted = count([one(1, Nearness.OUTSIDE)], [spoken(1, Reach.PRESENT, 0)])
    assert (counted.registered, counted.present_confirmed, counted.not_on_roster) == (1, 1, 0)


def test_that_an_address_elsewhere_is_never_told_as_one_in_the_area() -> None:
    people = [one(1, Nearness.OUTSIDE), one(2, Nearness.INSIDE), one(3, Nearness.INSIDE)]
    counted = count(people, [spoken(1, Reach.PRESENT, 0)], [(1, 2), (2, 3)])
    assert (counted.registered, sum(counted.by_location.values())) == (3, 3)
    assert (counted.in_area, counted.in_area_min) == ({"position": 2, "city": 0, "country": 0}, 1)


def test_that_who_has_no_registration_stands_beside() -> None:
    counted = count([one(1, Nearness.INSIDE)], [spoken(9, Reach.PRESENT, 0)])
    assert (counted.registered, counted.not_on_roster, counted.not_on_roster_present) == (1, 1, 1)


def test_that_two_registrations_of_one_person_are_one_person_at_the_surest_place() -> None:
    counted = count([one(1, Nearness.BY_CITY, placed=False), one(1, Nearness.INSIDE)], [])
    assert counted.registered == 1
    assert counted.by_location == {"position": 1, "city": 0, "country": 0}


def test_that_possible_doubles_make_a_range() -> None:
    people = [one(n, Nearness.INSIDE) for n in (1, 2, 3, 4)]
    counted = count(people, [], [(1, 2), (2, 3), (1, 3), (4, 99)])
    assert (counted.doubles_pairs, counted.persons_min, counted.registered) == (3, 2, 4)


def test_that_who_meant_to_leave_before_the_onset_is_presumed_not_confirmed_elsewhere() -> None:
    counted = count([one(1, Nearness.INSIDE, returns=18_999), one(2, Nearness.INSIDE, returns=19_001)], [])
    assert (counted.elsewhere_presumed, counted.elsewhere_confirmed, counted.not_yet_reached) == (1, 0, 2)


def test_that_the_codes_of_the_arrays_are_those_of_the_words() -> None:
    assert len(Whereabouts) < NO_REPORT > len(Condition)
    assert len(Intent) < NO_REPORT
