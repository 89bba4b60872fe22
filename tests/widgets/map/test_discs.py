"""The ring of shares around a figure, and how a figure is written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.map.discs import figure, parts_of


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=6).filter(any))
def test_that_the_ring_is_closed_and_hides_no_category(shares: list[int]) -> None:
    parts = parts_of(shares)
    assert sum(parts) == 24
    assert [part > 0 for part in parts] == [share > 0 for share in shares]


def test_that_no_people_make_no_ring() -> None:
    assert parts_of([0, 0]) == ()


def test_that_a_figure_is_exact_while_it_fits() -> None:
    assert [figure(n) for n in (1, 1209, 99_999, 120_400, 1_240_000)] == ["1", "1,209", "99,999", "120k", "1.2M"]
