"""The painted world: detail by width, copies across the antimeridian, no streaks, disputed lines apart."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import squares
from widgets import theme
from widgets.map import mercator
from widgets.map.baselevel import prepared
from widgets.map.basemap import Basemap, copies
from widgets.map.camera import Box, Camera
from widgets.map.palette import colours
from widgets.map.shapes import Lines, Outlines

pytestmark = pytest.mark.usefixtures("qtbot")
PACIFIC = Camera(width_px=400, height_px=300).fitted(Box(160, mercator.y_at(-30), 200, mercator.y_at(-5)))


def painted(basemap: Basemap, camera: Camera, *, is_sharp: bool = True) -> QImage:
    image = QImage(camera.width_px, camera.height_px, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    basemap.paint(painter, camera, colours(), width_deg=camera.box.width, is_sharp=is_sharp)
    painter.end()
    return image


def at(image: QImage, camera: Camera, lon: float, lat: float) -> QColor:
    px, py = camera.point_px(lon, lat)
    return image.pixelColor(round(px), round(py))


def world(*boxes: tuple[float, float, float, float]) -> Basemap:
    basemap = Basemap()
    basemap.set_level(0, prepared(squares(*boxes)))
    return basemap


def test_that_islands_on_both_sides_of_the_antimeridian_are_whole_and_do_not_streak() -> None:
    image = painted(world((176, -19, 180, -16), (-180, -19, -178, -16)), PACIFIC)
    land, sea = colours().land, colours().sea
    assert [at(image, PACIFIC, lon, -17.5) for lon in (177, 179.5, 179.99, -179.99, -179.5)] == [land] * 5
    assert [at(image, PACIFIC, lon, -17.5) for lon in (165, 174, -174, -166)] == [sea] * 4


def test_that_the_world_is_repeated_where_the_view_runs_over_its_edge() -> None:
    assert [shift for shift, _ in copies(Box(-200, 0, -100, 10))] == [-360, 0]
    assert [shift for shift, _ in copies(Box(100, 0, 200, 10))] == [0, 360]
    assert [shift for shift, _ in copies(Box(-170, 0, 170, 10))] == [0]


def test_that_the_nearer_the_view_the_finer_the_level() -> None:
    assert [Basemap().level_for(width) for width in (360, 121, 120, 26, 25, 1)] == [0, 0, 1, 1, 2, 2]


def test_that_a_level_still_on_its_way_is_stood_in_for_by_the_coarser() -> None:
    near = Camera(width_px=400, height_px=300).fitted(Box(0, 0, 10, 8))
    basemap = world((2, 2, 8, 6))
    assert at(painted(basemap, near), near, 5.3, 4.3) == colours().land
    basemap.set_level(2, prepared(squares((2, 2, 4, 6))))
    assert at(painted(basemap, near), near, 5.3, 4.3) == colours().sea


def test_that_a_plain_picture_shows_the_same_land_as_a_sharp_one() -> None:
    basemap = world((176, -19, 180, -16), (-180, -19, -178, -16))
    sharp, plain = painted(basemap, PACIFIC), painted(basemap, PACIFIC, is_sharp=False)
    places = [(lon, lat) for lon in (165, 177, 179, -179, -170) for lat in (-25, -17.5, -10)]
    assert [at(sharp, PACIFIC, *place) for place in places] == [at(plain, PACIFIC, *place) for place in places]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_that_a_disputed_line_has_its_own_colour_and_is_broken(mode: theme.Mode, qapp_theme: None) -> None:
    camera = Camera(width_px=400, height_px=300).fitted(Box(0, 0, 10, 8))
    basemap = world((0, 0, 10, 8))
    basemap.set_disputed(Lines(np.array([1, 9], np.float32), np.array([4, 4], np.float32), np.array([0, 2], np.int64)))
    _wear(mode)
    image = painted(basemap, camera)
    left, row = camera.point_px(1.5, 4)
    right, _ = camera.point_px(8.5, 4)
    tone, land = colours().disputed, colours().land
    is_drawn = [
        any(
            _far(shade, tone) < _far(shade, land)
            for shade in (image.pixelColor(x, round(row) + dy) for dy in (-1, 0, 1))
        )
        for x in range(round(left), round(right))
    ]
    assert 0.3 < sum(is_drawn) / len(is_drawn) < 0.9


def test_that_a_hole_in_a_country_is_sea() -> None:
    both = squares((0, 0, 10, 8), (3, 3, 6, 5))
    lake = Outlines(both.lon, both.lat, both.ring_start, np.array([0, 2], np.int64), both.boxes[:1], ("XX",))
    basemap = Basemap()
    basemap.set_level(0, prepared(lake))
    camera = Camera(width_px=400, height_px=300).fitted(Box(0, 0, 10, 8))
    image = painted(basemap, camera)
    assert at(image, camera, 4.3, 4.3) == colours().sea
    assert at(image, camera, 1.3, 1.3) == colours().land


@pytest.fixture
def qapp_theme(qtbot: QtBot):  # type: ignore[no-untyped-def]
    """Gives the theme back."""
    before = theme.mode()
    yield
    _wear(before)


def _wear(mode: theme.Mode) -> None:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, mode)


def _far(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
