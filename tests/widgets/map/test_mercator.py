"""The projection and its great circles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.map import mercator
from widgets.map.shapes import Ring

LONS = st.floats(-180, 180)
LATS = st.floats(-84, 84)


@given(LATS)
def test_that_a_latitude_survives_the_projection(lat: float) -> None:
    assert mercator.lat_at(mercator.y_at(lat)) == pytest.approx(lat, abs=1e-9)


def test_that_the_poles_stay_on_the_map() -> None:
    assert mercator.y_at(90) == mercator.Y_MAX
    assert mercator.y_at(-90) == -mercator.Y_MAX


@given(LONS, LATS, st.floats(1, 2000))
def test_that_every_point_of_a_circle_is_its_radius_away(lon: float, lat: float, radius_km: float) -> None:
    ring = mercator.circle_ring(lon, lat, radius_km)
    far = [mercator.distance_km(lon, lat, x, y) for x, y in zip(ring.lon[::20], ring.lat[::20], strict=True)]
    assert far == pytest.approx([radius_km] * len(far), rel=1e-6)


def test_that_a_circle_across_the_antimeridian_does_not_jump() -> None:
    ring = mercator.circle_ring(179.9, -17, 300)
    assert np.abs(np.diff(ring.lon)).max() < 1
    assert ring.lon.max() > 180


def test_that_a_ring_given_on_both_sides_of_the_antimeridian_is_drawn_the_short_way() -> None:
    x, _ = mercator.projected_ring(Ring(np.array([170.0, -170, -170, 170]), np.array([-10.0, -10, 10, 10])))
    assert np.ptp(x) == 20


def test_that_a_ring_around_a_pole_is_closed_along_the_edge_of_the_map() -> None:
    x, y = mercator.projected_ring(mercator.circle_ring(0, 89, 1500))
    assert np.ptp(x) == pytest.approx(360)
    assert list(y[-2:]) == [mercator.Y_MAX] * 2
    assert x[-1] == x[0]


def test_that_the_distance_between_khartoum_and_jakarta_is_right() -> None:
    assert mercator.distance_km(32.5599, 15.5007, 106.8456, -6.2088) == pytest.approx(8530, rel=0.01)
