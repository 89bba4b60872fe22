"""How the call list reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.words import CallOutcome, Condition, Whereabouts
from tests.widgets.calls.parts import MINUTE_MS, NOW_MS, ZONE, callee, unit
from widgets import times
from widgets.calls import call_words


@given(st.from_regex(r"\+?[0-9]{1,18}", fullmatch=True))
def test_that_a_number_in_groups_is_the_same_number(number: str) -> None:
    assert call_words.spaced(number).replace(" ", "") == number


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("+249912345678", "+249 912 345 678"),
        ("+6281234567890", "+62 8123 4567 890"),
        ("0912345678", "0912 3456 78"),
        ("0912 345 ext 4", "0912 345 ext 4"),
    ],
)
def test_that_a_number_is_grouped_behind_its_country(number: str, told: str) -> None:
    assert call_words.spaced(number) == told


def test_that_what_is_said_weighs_before_who_asks_and_age_and_distance() -> None:
    missing = callee(1, whereabouts=Whereabouts.MISSING, condition=Condition.INJURED, asking=3)
    told = [chip.text for chip in call_words.why_chips(unit(missing, is_vulnerable=True, distance_km=1.25))]
    assert told == ["Reported missing", "Injured", "3 ask", "child or elderly", "1.3 km"]


def test_that_nothing_of_who_is_merely_to_be_called_has_a_colour_of_alarm() -> None:
    plain = unit(callee(1), is_vulnerable=True, distance_km=3.0)
    missed = unit(callee(1), last_outcome=CallOutcome.NO_ANSWER, last_at_ms=NOW_MS)
    last = call_words.last_chip(missed, NOW_MS)
    assert last is not None
    assert {chip.mark.tone for chip in (*call_words.why_chips(plain), last)} == {"neutral"}


@pytest.mark.parametrize(
    ("born", "told"),
    [("1990-04-18", "33 y"), ("1990-04-19", "32 y"), ("1990", "33 y"), ("2023-05", "0 y"), (None, ""), ("", "")],
)
def test_that_an_age_is_counted_to_the_day_where_it_is_known(born: str | None, told: str) -> None:
    assert call_words.age_text(born, NOW_MS) == told


def test_that_whoever_holds_a_unit_is_named_with_the_age_of_it() -> None:
    taken = unit(callee(1), taken_by="Budi", taken_at_ms=NOW_MS - 4 * MINUTE_MS)
    mine = unit(callee(1), taken_by="Rina", taken_at_ms=NOW_MS, is_mine=True)
    assert call_words.held_text(taken, NOW_MS) == "Budi, 4 min ago"
    assert call_words.held_text(mine, NOW_MS) == "you, just now"
    assert call_words.held_text(unit(callee(1)), NOW_MS) == ""


def test_that_a_finish_on_another_day_tells_its_day() -> None:
    assert call_words.finish_text(NOW_MS + times.HOUR_MS, NOW_MS, ZONE) == "09:40 CAT (07:40 UTC)"
    assert call_words.finish_text(NOW_MS + times.DAY_MS, NOW_MS, ZONE).startswith("19 Apr, 08:40 CAT")


def test_that_a_household_is_named_by_its_first_and_counted() -> None:
    assert call_words.unit_name(unit(callee(1), callee(2), callee(3))) == "Orang 1  +2"
    assert call_words.unit_name(unit(callee(1))) == "Orang 1"
