"""Drawing an area with real mouse and key events on a real map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import LEFT, look, pixel, rest
from widgets.map import mercator
from widgets.map.view import MapView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def view(view: MapView, qtbot: QtBot) -> MapView:
    look(qtbot, view, 28, 12, 38, 19)
    return view


def pull(qtbot: QtBot, view: MapView, start: QPoint, end: QPoint) -> None:
    surface = view.canvas.viewport()
    qtbot.mousePress(surface, LEFT, pos=start)
    qtbot.mouseMove(surface, end)
    qtbot.mouseRelease(surface, LEFT, pos=end)


def click(qtbot: QtBot, view: MapView, *places: tuple[float, float]) -> None:
    for place in places:
        qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=pixel(view, *place))


def test_that_a_pull_draws_a_circle_in_kilometres(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("circle")
    with qtbot.waitSignal(view.circle_drawn) as drawn:
        pull(qtbot, view, pixel(view, 32.5, 15.5), pixel(view, 32.5, 16.5))
    lon, lat, radius_km = drawn.args
    assert (lon, lat) == (pytest.approx(32.5, abs=0.02), pytest.approx(15.5, abs=0.02))
    assert radius_km == pytest.approx(mercator.KM_PER_DEGREE, rel=0.02)


def test_that_the_map_does_not_move_while_a_circle_is_pulled(view: MapView, qtbot: QtBot) -> None:
    before = view.canvas.camera
    view.start_drawing("circle")
    pull(qtbot, view, QPoint(300, 300), QPoint(500, 350))
    assert view.canvas.camera == before


def test_that_a_slip_of_the_hand_draws_nothing(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("circle")
    with qtbot.assertNotEmitted(view.circle_drawn):
        pull(qtbot, view, QPoint(300, 300), QPoint(301, 301))
    assert view.canvas.tool.shape == "circle"


def test_that_clicks_and_enter_draw_a_polygon(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("polygon")
    corners = [(31.0, 14.0), (34.0, 14.0), (33.0, 17.0)]
    click(qtbot, view, *corners)
    with qtbot.waitSignal(view.polygon_drawn) as drawn:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    for (lon, lat), corner in zip(drawn.args[0], corners, strict=True):
        assert (lon, lat) == (pytest.approx(corner[0], abs=0.02), pytest.approx(corner[1], abs=0.02))


def test_that_a_double_click_closes_without_a_point_twice(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("polygon")
    click(qtbot, view, (31.0, 14.0), (34.0, 14.0), (33.0, 17.0))
    with qtbot.waitSignal(view.polygon_drawn) as drawn:
        qtbot.mouseDClick(view.canvas.viewport(), LEFT, pos=pixel(view, 33.0, 17.0))
    assert len(drawn.args[0]) == 3


def test_that_backspace_takes_the_last_point_back(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("polygon")
    click(qtbot, view, (31.0, 14.0), (34.0, 14.0))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Backspace)
    assert view.canvas.tool.points == 1


def test_that_escape_gives_the_pointer_back(view: MapView, qtbot: QtBot) -> None:
    told: list[bool] = []
    view.drawing_changed.connect(told.append)
    view.start_drawing("polygon")
    click(qtbot, view, (31.0, 14.0))
    qtbot.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert told == [True, False]
    before = view.canvas.camera
    pull(qtbot, view, QPoint(300, 300), QPoint(340, 300))
    assert view.canvas.camera != before


def test_that_two_points_do_not_close(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("polygon")
    click(qtbot, view, (31.0, 14.0), (34.0, 14.0))
    with qtbot.assertNotEmitted(view.polygon_drawn):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)


def test_that_lines_that_cross_are_refused_and_said(view: MapView, qtbot: QtBot) -> None:
    view.start_drawing("polygon")
    click(qtbot, view, (31.0, 14.0), (34.0, 17.0), (34.0, 14.0), (31.0, 17.0))
    with qtbot.assertNotEmitted(view.polygon_drawn):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert "cross" in view.canvas.words.hint
    qtbot.keyClick(view.canvas, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(view.polygon_drawn):
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)


def test_that_an_area_may_be_drawn_across_the_antimeridian(view: MapView, qtbot: QtBot) -> None:
    view.fit(175, -22, -175, -12)
    rest(qtbot, view)
    view.start_drawing("polygon")
    corners = [(178.0, -18.0), (-178.0, -18.0), (-178.0, -15.0), (178.0, -15.0)]
    click(qtbot, view, *corners)
    with qtbot.waitSignal(view.polygon_drawn) as drawn:
        qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert [round(lon) for lon, _ in drawn.args[0]] == [178, -178, -178, 178]
    view.start_drawing("circle")
    with qtbot.waitSignal(view.circle_drawn) as pulled:
        pull(qtbot, view, pixel(view, 179.5, -17.0), pixel(view, -179.5, -17.0))
    assert pulled.args[2] == pytest.approx(mercator.distance_km(179.5, -17, -179.5, -17), rel=0.03)
