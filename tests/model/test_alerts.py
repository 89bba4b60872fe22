"""Which alert levels hold at a time."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from console.model.alerts import in_force
from console.model.shown import AlertLine
from console.model.words import AlertLevel

HOUR = 3_600_000


def an_alert(
    n: int, level: AlertLevel = AlertLevel.III, area: str = "SD", hours: int = 0, until: int | None = None
) -> AlertLine:
    return AlertLine(n, area, area, "SD", level, "x", "KRT", hours * HOUR, None if until is None else until * HOUR)


def held(*alerts: AlertLine, hours: int) -> list[int]:
    return [alert.alert for alert in in_force(alerts, hours * HOUR)]


ALERTS = st.lists(
    st.builds(
        an_alert,
        st.integers(1, 10_000),
        st.sampled_from(AlertLevel),
        st.sampled_from(["SD", "SD-KH", "EG"]),
        st.integers(0, 9),
        st.one_of(st.none(), st.integers(1, 12)),
    ),
    max_size=10,
    unique_by=lambda alert: alert.alert,
)


@given(ALERTS, st.integers(0, 12), st.randoms())
def test_that_any_order_holds_the_same_and_one_level_an_area(
    alerts: list[AlertLine], hours: int, shuffler: random.Random
) -> None:
    now = held(*alerts, hours=hours)
    areas = [alert.area for alert in alerts if alert.alert in now]
    assert len(set(areas)) == len(areas)
    shuffler.shuffle(alerts)
    assert held(*alerts, hours=hours) == now


def test_that_an_alert_holds_from_its_beginning_to_its_end() -> None:
    alert = an_alert(1, hours=2, until=4)
    assert [held(alert, hours=hour) for hour in (1, 2, 3, 4)] == [[], [1], [1], []]


def test_that_the_one_that_began_last_holds_even_when_it_is_lower() -> None:
    assert held(an_alert(1, AlertLevel.I, hours=1), an_alert(2, AlertLevel.III, hours=2), hours=3) == [2]
    assert held(an_alert(2, AlertLevel.I, hours=1), an_alert(1, AlertLevel.III, hours=2), hours=3) == [1]


def test_that_of_one_moment_the_one_set_last_holds() -> None:
    assert held(an_alert(9, AlertLevel.I), an_alert(8, AlertLevel.III), hours=1) == [9]


def test_that_the_level_before_comes_back_when_the_newest_ends_or_is_withdrawn() -> None:
    before, newest = an_alert(1, AlertLevel.III), an_alert(2, AlertLevel.I, hours=1, until=5)
    assert held(before, newest, hours=2) == [2]
    assert held(before, newest, hours=5) == [1]
    assert held(before, replace(newest, withdrawn_at_ms=HOUR), hours=2) == [1]


def test_that_a_country_and_its_province_keep_their_levels_the_gravest_first() -> None:
    country, province = an_alert(1, AlertLevel.III), an_alert(2, AlertLevel.I, area="SD-KH")
    assert held(country, province, an_alert(3, AlertLevel.II, area="SD-DN"), hours=1) == [2, 3, 1]
