"""Which report speaks, rule by rule and value by value."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from console.model.settle import CLOCK_GRACE_MS, RULES, SHIELD_MS, STANDING, Heard, Reach, settle
from console.model.words import VALUES_BY_AXIS, Axis, Condition, Identity, Source, Whereabouts

HOUR = 3_600_000
ONSET = 1_000 * HOUR


def a_report(
    n: int,
    value: str,
    source: Source = Source.STAFF,
    hours: float = 1,
    officer: int = 1,
    axis: Axis = Axis.WHEREABOUTS,
    detail: str = "",
) -> Heard:
    at = int(ONSET + hours * HOUR)
    return Heard(n, axis, value, source, at, at, officer, detail)


def whereabouts(*reports: Heard) -> str | None:
    return settle(reports, ONSET).value(Axis.WHEREABOUTS)


REPORTS = st.lists(
    st.sampled_from([(axis, value.value) for axis, values in VALUES_BY_AXIS.items() for value in values]).flatmap(
        lambda pair: st.builds(
            Heard,
            report=st.integers(1, 10_000),
            axis=st.just(pair[0]),
            value=st.just(pair[1]),
            source=st.sampled_from(Source),
            observed_at_ms=st.one_of(st.none(), st.integers(ONSET - 50 * HOUR, ONSET + 50 * HOUR)),
            recorded_at_ms=st.integers(ONSET - HOUR, ONSET + 60 * HOUR),
            officer=st.integers(1, 3),
            detail=st.sampled_from(["", "dna", "visual"]),
        )
    ),
    max_size=12,
    unique_by=lambda heard: heard.report,
)


@given(REPORTS, st.randoms())
def test_that_any_order_and_repetition_of_reports_settles_the_same(
    reports: list[Heard], shuffler: random.Random
) -> None:
    again = [*reports, *reports[: len(reports) // 2]]
    shuffler.shuffle(again)
    once = {heard.report: heard for heard in again}.values()  # the register holds each report once
    assert settle(once, ONSET) == settle(reports, ONSET)


@given(REPORTS)
def test_that_who_speaks_was_reported_and_no_contender_stands_higher(reports: list[Heard]) -> None:
    for axis, spoken in settle(reports, ONSET).spoken.items():
        assert spoken.heard in reports
        assert spoken.heard.axis is axis
        for contender in spoken.contested_by:
            assert contender.value != spoken.heard.value
            assert contender.when_ms >= spoken.heard.when_ms


def test_that_the_newest_of_equal_standing_speaks() -> None:
    assert whereabouts(a_report(1, "present", hours=1), a_report(2, "elsewhere", hours=2)) == "elsewhere"


def test_that_lower_standing_contests_within_a_day_and_displaces_after() -> None:
    seen = a_report(1, "present", Source.STAFF, hours=0)
    just_before = a_report(2, "elsewhere", Source.FAMILY, hours=SHIELD_MS / HOUR - 0.01)
    a_day_on = a_report(3, "elsewhere", Source.FAMILY, hours=SHIELD_MS / HOUR)
    contested = settle([seen, just_before], ONSET)
    assert contested.value(Axis.WHEREABOUTS) == "present"
    assert contested.spoken[Axis.WHEREABOUTS].contested_by == (just_before,)
    assert contested.is_contested
    assert whereabouts(seen, a_day_on) == "elsewhere"


def test_that_a_report_of_equal_standing_ends_the_contest() -> None:
    settled = settle(
        [a_report(1, "present"), a_report(2, "elsewhere", Source.OTHER, 2), a_report(3, "present", hours=3)], ONSET
    )
    assert not settled.is_contested


def test_that_agreement_of_lower_standing_contests_nothing() -> None:
    assert not settle([a_report(1, "present"), a_report(2, "present", Source.OTHER, 2)], ONSET).is_contested


def test_that_every_pair_of_sources_follows_the_table_of_standing() -> None:
    for first in Source:
        for second in Source:
            spoken = whereabouts(a_report(1, "present", first, 1), a_report(2, "elsewhere", second, 2))
            assert spoken == ("present" if STANDING[second] < STANDING[first] else "elsewhere")


def test_that_a_time_of_observation_in_the_future_counts_as_received() -> None:
    hasty = Heard(1, Axis.WHEREABOUTS, "elsewhere", Source.STAFF, ONSET + 900 * HOUR, ONSET + HOUR, 1)
    assert hasty.when_ms == ONSET + HOUR + CLOCK_GRACE_MS
    assert whereabouts(hasty, a_report(2, "present", hours=2)) == "present"


def test_that_a_report_without_a_time_counts_as_recorded() -> None:
    assert Heard(1, Axis.CONTACT, "reached", Source.STAFF, None, 5, 1).when_ms == 5


def test_that_nothing_seen_before_the_onset_confirms_presence() -> None:
    assert settle([a_report(1, "present", hours=-1)], ONSET).reach is Reach.NOT_YET
    assert settle([a_report(1, "present", hours=0)], ONSET).reach is Reach.PRESENT
    assert settle([a_report(1, "elsewhere", hours=-1)], ONSET).reach is Reach.ELSEWHERE


def test_that_each_whereabouts_puts_a_person_in_the_part_the_table_names() -> None:
    expected = {
        "present": Reach.PRESENT,
        "detained": Reach.PRESENT,
        "in-transit": Reach.PRESENT,
        "elsewhere": Reach.ELSEWHERE,
        "missing": Reach.NOT_YET,
        "unknown": Reach.NOT_YET,
    }
    assert {value.value for value in Whereabouts} == set(expected)
    for value, reach in expected.items():
        assert settle([a_report(1, value)], ONSET).reach is reach


def test_that_hearsay_reaches_nobody() -> None:
    assert settle([a_report(1, "present", Source.OTHER)], ONSET).reach is Reach.NOT_YET


def test_that_hearsay_displaces_nobody_however_old_the_report() -> None:
    seen = a_report(1, "present", Source.FAMILY, hours=1)
    rumour = a_report(2, "elsewhere", Source.OTHER, hours=30 * SHIELD_MS / HOUR)
    settled = settle([seen, rumour], ONSET)
    assert settled.value(Axis.WHEREABOUTS) == "present"
    assert settled.reach is Reach.PRESENT
    assert settled.spoken[Axis.WHEREABOUTS].contested_by == (rumour,)


def test_that_hearsay_contests_only_when_it_is_later_and_says_otherwise() -> None:
    seen = a_report(1, "present", Source.WARDEN, hours=10)
    assert not settle([seen, a_report(2, "elsewhere", Source.OTHER, hours=9)], ONSET).is_contested
    assert not settle([seen, a_report(2, "present", Source.OTHER, hours=90)], ONSET).is_contested


@given(REPORTS, st.lists(st.sampled_from(Whereabouts), max_size=4))
def test_that_hearsay_changes_no_part_of_the_tally(reports: list[Heard], rumours: list[Whereabouts]) -> None:
    told = [
        a_report(20_000 + n, value, Source.OTHER, hours=10_000 + n) for n, value in enumerate(rumours)
    ]  # after everything else
    assert settle([*reports, *told], ONSET).reach is settle(reports, ONSET).reach


def test_that_hearsay_speaks_where_nobody_of_standing_did_and_the_newest_of_it() -> None:
    told = [a_report(1, "missing", Source.OTHER, 1), a_report(2, "elsewhere", Source.OTHER, 2)]
    assert whereabouts(*told) == "elsewhere"


def death(n: int, officer: int, hours: float = 1) -> Heard:
    return a_report(n, Condition.DECEASED, officer=officer, hours=hours, axis=Axis.CONDITION)


def identified(n: int, method: str) -> Heard:
    return a_report(n, Identity.CONFIRMED, axis=Axis.IDENTITY, detail=method)


def test_that_a_death_does_not_speak_before_two_officers_and_a_method() -> None:
    for reports in (
        [death(1, 1)],
        [death(1, 1), death(2, 2)],
        [death(1, 1), death(2, 1), identified(3, "dna")],
        [death(1, 1), death(2, 2), identified(3, "visual")],
        [death(1, 1), identified(3, "dna")],
    ):
        settled = settle(reports, ONSET)
        assert settled.value(Axis.CONDITION) is None
        assert settled.is_deceased_reported


def test_that_a_proven_death_speaks() -> None:
    settled = settle([death(1, 1), death(2, 2), identified(3, "dna")], ONSET)
    assert settled.value(Axis.CONDITION) == "deceased"
    assert not settled.is_deceased_reported


def test_that_a_proven_death_is_left_only_by_a_confirmed_report() -> None:
    proven = [death(1, 1), death(2, 2), identified(3, "dna")]
    days = 3 * SHIELD_MS / HOUR
    by_family = a_report(4, "well", Source.FAMILY, days, axis=Axis.CONDITION)
    by_official = a_report(5, "well", Source.OFFICIAL, days, axis=Axis.CONDITION)
    assert settle([*proven, by_family], ONSET).value(Axis.CONDITION) == "deceased"
    assert settle([*proven, by_family], ONSET).is_contested
    assert settle([*proven, by_official], ONSET).value(Axis.CONDITION) == "well"


def test_that_a_detained_person_is_not_freed_by_rumour() -> None:
    held = a_report(1, "detained", Source.WARDEN)
    assert whereabouts(held, a_report(2, "present", Source.FAMILY, 100)) == "detained"
    assert whereabouts(held, a_report(2, "present", Source.WARDEN, 100)) == "detained"
    assert whereabouts(held, a_report(2, "present", Source.OFFICIAL, 100)) == "present"


def test_that_every_value_of_every_axis_has_a_rule() -> None:
    assert set(RULES) == {(axis, value.value) for axis, values in VALUES_BY_AXIS.items() for value in values}
