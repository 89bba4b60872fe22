"""The camera: places to pixels and back, and the limits it keeps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.map import mercator
from widgets.map.camera import CLOSEST_WIDTH_DEG, Box, Camera

CAMERAS = st.builds(
    lambda x, lat, zoom, width, height: (
        Camera(width_px=width, height_px=height).centred(x, lat).zoomed(zoom, width / 2, height / 2)
    ),
    st.floats(-180, 179.99),
    st.floats(-70, 70),
    st.floats(0.1, 500),
    st.integers(200, 2000),
    st.integers(200, 1200),
)


@given(CAMERAS, st.floats(0, 1), st.floats(0, 1))
def test_that_a_pixel_names_the_place_that_is_drawn_there(camera: Camera, right: float, down: float) -> None:
    px, py = right * camera.width_px, down * camera.height_px
    lon, lat = camera.place_at(px, py)
    back_px, back_py = camera.point_px(lon, lat)
    world_px = 360 * camera.px_per_unit
    assert (back_px - px + world_px / 2) % world_px == pytest.approx(world_px / 2, abs=1e-3)
    assert back_py == pytest.approx(py, abs=1e-3)


@given(CAMERAS, st.floats(0.2, 5))
def test_that_zooming_keeps_the_longitude_under_the_pointer(camera: Camera, factor: float) -> None:
    at_px = camera.width_px * 0.3
    before, _ = camera.place_at(at_px, camera.height_px / 2)
    after, _ = camera.zoomed(factor, at_px, camera.height_px / 2).place_at(at_px, camera.height_px / 2)
    assert (after - before + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)


@given(CAMERAS, st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(1e-4, 1e4))
def test_that_the_view_is_never_wider_than_the_world_nor_beyond_its_edges(
    camera: Camera, dx_px: float, dy_px: float, factor: float
) -> None:
    moved = camera.panned(dx_px, dy_px).zoomed(factor, 0, 0)
    assert CLOSEST_WIDTH_DEG * 0.999 <= moved.box.width <= 360.001
    assert moved.box.south >= -mercator.Y_MAX - 1e-6
    assert moved.box.north <= mercator.Y_MAX + 1e-6


@given(CAMERAS, st.floats(-180, 180), st.floats(-60, 55), st.floats(0.5, 40), st.floats(0.5, 20))
def test_that_what_is_fitted_is_whole_in_view(
    camera: Camera, west: float, south: float, width: float, height: float
) -> None:
    box = Box(west, south, west + width, south + height)
    view = camera.fitted(box).box
    middle = (box.west + box.east) / 2
    shift = 360 * round(((view.west + view.east) / 2 - middle) / 360)
    assert view.west <= box.west + shift + 1e-6
    assert view.east >= box.east + shift - 1e-6
    assert view.south <= box.south + 1e-6
    assert view.north >= box.north - 1e-6


def test_that_places_on_both_sides_of_the_antimeridian_are_drawn_side_by_side() -> None:
    camera = Camera(width_px=1000, height_px=600).fitted(Box(175, -20, 185, -14))
    east, _ = camera.point_px(179.9, -17)
    west, _ = camera.point_px(-179.9, -17)
    assert 0 < east < west < 1000
    assert west - east == pytest.approx(0.2 * camera.px_per_unit, rel=1e-6)


def test_that_a_scale_of_one_degree_at_the_equator_is_111_km() -> None:
    camera = Camera(x=0, y=0, px_per_unit=100, width_px=800, height_px=600)
    assert camera.km_per_px * 100 == pytest.approx(111.195, abs=0.01)


@given(st.floats(-180, 180), st.floats(-50, 45), st.floats(0.5, 20), st.floats(0.5, 20), st.floats(0, 150))
def test_that_what_is_fitted_stands_above_what_covers_the_lower_edge(
    west: float, south: float, width: float, height: float, covered_px: float
) -> None:
    camera = Camera(width_px=868, height_px=444).fitted(Box(west, south, west + width, south + height), covered_px)
    _, low = camera.to_px(np.array(west), np.array(south))
    _, top = camera.to_px(np.array(west), np.array(south + height))
    assert float(low) <= 444 - covered_px + 1e-3
    assert float(top) >= -1e-3
