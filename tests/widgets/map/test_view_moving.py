"""The map is moved and zoomed by keys, mouse and wheel."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import KHARTOUM, LEFT, NO_LINES, look, picture, pixel, rest, squares
from widgets.map import mercator
from widgets.map.shapes import AreaMark, Circle
from widgets.map.view import MapView

# the offscreen platform says so of every window and of every tooltip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)


def test_that_home_shows_the_incident_whole(view: MapView, qtbot: QtBot) -> None:
    view.set_areas([AreaMark("Khartoum", Circle(*KHARTOUM, 60))])
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    box = view.canvas.camera.box
    half_lon = 60 / (mercator.KM_PER_DEGREE * np.cos(np.radians(KHARTOUM[1])))
    assert box.west < KHARTOUM[0] - half_lon
    assert box.east > KHARTOUM[0] + half_lon
    assert box.width < 8 * half_lon


def test_that_home_without_an_incident_shows_the_world(view: MapView, qtbot: QtBot) -> None:
    look(qtbot, view, 32, 15, 33, 16)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert view.canvas.camera.box.width > 250


def test_that_arrows_move_and_plus_and_minus_zoom(view: MapView, qtbot: QtBot) -> None:
    look(qtbot, view, 20, 5, 45, 25)
    start = view.canvas.camera
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.camera.x > start.x
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.canvas.camera.y < start.y
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.canvas.camera.box.width < start.box.width
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert view.canvas.camera.box.width == pytest.approx(start.box.width)


def test_that_a_pull_moves_the_land_with_the_hand(view: MapView, qtbot: QtBot) -> None:
    look(qtbot, view, 20, 5, 45, 25)
    held = view.canvas.camera.place_at(300, 300)
    surface = view.canvas.viewport()
    qtbot.mousePress(surface, LEFT, pos=QPoint(300, 300))
    qtbot.mouseMove(surface, QPoint(350, 280))
    qtbot.mouseRelease(surface, LEFT, pos=QPoint(350, 280))
    assert view.canvas.camera.place_at(350, 280) == pytest.approx(held)


def test_that_the_wheel_zooms_around_the_pointer(view: MapView, qtbot: QtBot) -> None:
    look(qtbot, view, 20, 5, 45, 25)
    at = QPointF(200, 150)
    held = view.canvas.camera.place_at(at.x(), at.y())
    width = view.canvas.camera.box.width
    event = QWheelEvent(
        at,
        view.canvas.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.canvas.viewport(), event)
    assert view.canvas.camera.box.width < width
    assert view.canvas.camera.place_at(at.x(), at.y()) == pytest.approx(held)


def test_that_a_moving_map_shows_what_the_resting_one_will(view: MapView, qtbot: QtBot) -> None:
    view.set_basemap([squares((-20, -20, 40, 40), (60, -20, 80, 40))], NO_LINES)
    look(qtbot, view, 0, -30, 50, 30)
    view.canvas.move_to(view.canvas.camera.panned(-400, 37))
    moving = picture(view)
    rest(qtbot, view)
    resting = picture(view)
    places = [(lon, lat) for lon in (25, 45, 52, 65, 75) for lat in (-15, 3, 21)]
    assert [moving.pixelColor(pixel(view, *p)) for p in places] == [resting.pixelColor(pixel(view, *p)) for p in places]
