"""Badges of rings: beside their own, over nobody else's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.map.badges import Frame, Ring, placed

HEIGHT = 17.0
RINGS = st.lists(
    st.builds(
        Ring,
        st.floats(0, 900),
        st.floats(0, 500),
        st.floats(10, 40),
        st.sampled_from([(), ("128 by city only", "+128"), ("3 by city only", "+3")]),
    ),
    max_size=40,
)


def width(text: str) -> float:
    return 7.0 * len(text)


def is_over(frame: Frame, ring: Ring) -> bool:
    dx = max(frame.left - ring.px, ring.px - frame.left - frame.width, 0)
    dy = max(frame.top - ring.py, ring.py - frame.top - frame.height, 0)
    return bool(dx * dx + dy * dy < ring.reach * ring.reach - 1e-6)


@given(RINGS)
def test_that_each_ring_with_people_known_by_city_has_its_badge_and_no_other_has(rings: list[Ring]) -> None:
    badges = placed(rings, (), width, HEIGHT)
    assert [badge is not None for badge in badges] == [bool(ring.texts) for ring in rings]
    assert all(badge.text in ring.texts for ring, badge in zip(rings, badges, strict=True) if badge is not None)


@given(RINGS)
def test_that_the_full_words_stand_over_no_other_disc_and_no_other_badge(rings: list[Ring]) -> None:
    badges = placed(rings, (), width, HEIGHT)
    for number, (ring, badge) in enumerate(zip(rings, badges, strict=True)):
        if badge is None or badge.text != ring.texts[0]:
            continue
        assert not any(is_over(badge.frame, other) for place, other in enumerate(rings) if place != number)
        others = (other for place, other in enumerate(badges) if place != number and other is not None)
        assert not any(badge.frame.touches(other.frame) for other in others if len(other.text) > 4)


def test_that_a_badge_keeps_its_customary_place_where_that_is_free_and_moves_where_it_is_not() -> None:
    alone = Ring(100, 100, 20, ("25 by city only", "+25"))
    [below] = placed([alone], (), width, HEIGHT)
    assert below is not None
    assert below.frame.top > 100
    [_, above] = placed([Ring(100, 135, 15), alone], (), width, HEIGHT)
    assert above is not None
    assert above.text == "25 by city only"
    assert above.frame.top < 100


def test_that_among_many_discs_the_short_words_do() -> None:
    around = [Ring(100 + 45 * dx, 100 + 45 * dy, 18) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]
    far = [Ring(100 + 45 * dx, 100 + 45 * dy, 18) for dx in (-2, 2) for dy in (-2, -1, 0, 1, 2)]
    *_, badge = placed([*around, *far, Ring(100, 100, 20, ("128 by city only", "+128"))], (), width, HEIGHT)
    assert badge is not None
    assert badge.text == "+128"


def test_that_a_badge_keeps_clear_of_what_else_stands_there() -> None:
    taken = Frame(0, 105, 400, 60)
    [badge] = placed([Ring(100, 100, 20, ("25 by city only",))], [taken], width, HEIGHT)
    assert badge is not None
    assert not badge.frame.touches(taken)
