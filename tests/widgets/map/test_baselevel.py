"""The base map made ready: coast told from border, cuts told from coast, and what is culled."""

from __future__ import annotations

import numpy as np

from tests.widgets.map.scene import squares
from widgets.map.baselevel import prepared
from widgets.map.camera import Box


def test_that_a_border_between_two_countries_is_told_once_and_is_no_coast() -> None:
    level = prepared(squares((0, 0, 10, 10), (10, 0, 20, 10)))
    assert int(level.border.sum()) == 1
    assert int(level.coast.sum()) == 6
    border = int(np.flatnonzero(level.border)[0])
    assert level.x[border] == level.x[border + 1] == 10


def test_that_countries_apart_have_coasts_only() -> None:
    level = prepared(squares((0, 0, 10, 10), (11, 0, 20, 10)))
    assert not level.border.any()
    assert int(level.coast.sum()) == 8


def test_that_the_cut_at_the_antimeridian_is_no_coast() -> None:
    level = prepared(squares((170, -20, 180, -10), (-180, -20, -170, -10)))
    drawn = np.flatnonzero(level.coast | level.border)
    assert not [i for i in drawn if abs(level.x[i]) == 180 and abs(level.x[i + 1]) == 180]
    assert len(drawn) == 6


def test_that_a_ring_left_open_is_closed() -> None:
    left_open = prepared(squares((0, 0, 10, 10), (20, 0, 30, 10), closed=False))
    closed = prepared(squares((0, 0, 10, 10), (20, 0, 30, 10)))
    assert np.array_equal(left_open.x, closed.x)
    assert np.array_equal(left_open.ring_start, closed.ring_start)
    assert np.array_equal(left_open.coast, closed.coast)


def test_that_only_what_touches_the_view_and_can_be_seen_is_drawn() -> None:
    level = prepared(squares((0, 0, 10, 10), (50, 0, 60, 10), (5, 5, 5.01, 5.01)))
    assert level.in_view(Box(-5, -5, 20, 20), smallest=0.0).tolist() == [0, 2]
    assert level.in_view(Box(-5, -5, 20, 20), smallest=0.1).tolist() == [0]


def test_that_a_hole_is_joined_within_itself_only() -> None:
    outlines = squares((0, 0, 10, 10), (2, 2, 4, 4))
    level = prepared(
        type(outlines)(
            outlines.lon,
            outlines.lat,
            outlines.ring_start,
            np.array([0, 2], np.int64),
            outlines.boxes[:1],
            ("XX",),
        )
    )
    joined = level.inside_rings(0)
    assert np.flatnonzero(~joined).tolist() == [4, 9]
