"""The map as the desk sees it: values in, painted truly; missions, areas, words, and a quiet end."""

from __future__ import annotations

import gc

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import (
    KHARTOUM,
    LEFT,
    LEGEND,
    NO_LINES,
    has_colour,
    look,
    people,
    picture,
    pixel,
    rest,
    squares,
)
from widgets.map import mercator
from widgets.map.palette import colours
from widgets.map.shapes import AreaMark, Circle, MissionMark, Ring
from widgets.map.view import MapView

# the offscreen platform says so of every window and of every tooltip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)


def test_that_a_mission_is_chosen_by_its_house(view: MapView, qtbot: QtBot) -> None:
    view.set_missions([MissionMark("KRT", *KHARTOUM, "KBRI Khartoum", is_involved=True)])
    look(qtbot, view, 20, 5, 45, 25)
    with qtbot.waitSignal(view.mission_chosen) as chosen:
        qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=pixel(view, *KHARTOUM))
    assert chosen.args == ["KRT"]


def test_that_a_mission_stands_beside_the_disc_of_its_city(view: MapView, qtbot: QtBot) -> None:
    view.set_missions([MissionMark("KRT", *KHARTOUM, "KBRI Khartoum", is_involved=True)])
    view.set_people(people(*[KHARTOUM] * 50))
    look(qtbot, view, 20, 5, 45, 25)
    with qtbot.waitSignal(view.cluster_chosen) as chosen, qtbot.assertNotEmitted(view.mission_chosen):
        qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=pixel(view, *KHARTOUM))
    assert len(chosen.args[0]) == 50


def test_that_two_missions_at_one_disc_do_not_cover_each_other(view: MapView, qtbot: QtBot) -> None:
    marks = [MissionMark(code, *KHARTOUM, code, is_involved=True) for code in ("AAA", "BBB", "CCC")]
    view.set_missions(marks)
    view.set_people(people(*[KHARTOUM] * 50))
    look(qtbot, view, 20, 5, 45, 25)
    canvas = view.canvas
    frames = canvas.missions.place(canvas.camera, canvas.people.obstacles(canvas.camera), canvas.font())
    assert len(frames) == 3
    assert not any(a.intersects(b) for i, a in enumerate(frames) for b in frames[i + 1 :])


@pytest.mark.parametrize("centre", [179.0, -179.0])
def test_that_a_circle_across_the_antimeridian_is_whole_in_either_copy(
    view: MapView, qtbot: QtBot, centre: float
) -> None:
    view.set_areas([AreaMark("Fiji", Circle(179.9, -17, 300))])
    view.canvas.move_to(view.canvas.camera.centred(centre, -17).zoomed(20, 400, 300))
    rest(qtbot, view)
    image = picture(view)
    half_deg = 300 / (mercator.KM_PER_DEGREE * np.cos(np.radians(17)))
    for lon in (179.9 - half_deg, 179.9 + half_deg - 360):
        assert has_colour(image, pixel(view, lon, -17), colours().area)


def test_that_a_polygon_on_both_sides_of_180_is_not_drawn_round_the_world(view: MapView, qtbot: QtBot) -> None:
    view.set_areas([AreaMark("A", rings=(Ring(np.array([175.0, -175, -175, 175]), np.array([-20.0, -20, -10, -10])),))])
    box = view.canvas.areas.box
    assert box is not None
    assert box.width == 10


def test_that_an_area_too_small_to_be_seen_is_ringed(view: MapView, qtbot: QtBot) -> None:
    view.set_areas([AreaMark("Khartoum", Circle(*KHARTOUM, 1))])
    look(qtbot, view, -100, -50, 140, 60)
    middle = pixel(view, *KHARTOUM)
    image = picture(view)
    assert any(has_colour(image, QPoint(middle.x() + dx, middle.y()), colours().area, 1) for dx in range(6, 14))


def test_that_an_exercise_marks_the_whole_map(view: MapView, qtbot: QtBot) -> None:
    area = AreaMark("Khartoum", Circle(*KHARTOUM, 60))
    view.set_areas([area])
    look(qtbot, view, 25, 10, 40, 20)
    real = picture(view)
    view.set_areas([AreaMark(area.label, area.circle, is_exercise=True)])
    rest(qtbot, view)
    exercise = picture(view)
    for left, top in ((0, 0), (400, 0), (0, 300), (400, 300)):
        assert real.copy(left, top, 400, 300) != exercise.copy(left, top, 400, 300)


def test_that_the_disclaimer_is_always_written(view: MapView, qtbot: QtBot) -> None:
    assert "recognition" in view.canvas.words.disclaimer
    written = picture(view).copy(view.width() - 360, view.height() - 40, 360, 40)
    assert len({written.pixel(x, y) for x in range(0, 360) for y in range(40)}) > 20
    look(qtbot, view, 32, 15, 33, 16)
    again = picture(view).copy(view.width() - 360, view.height() - 40, 360, 40)
    assert len({again.pixel(x, y) for x in range(0, 360) for y in range(40)}) > 20


def test_that_words_follow_the_language(view: MapView) -> None:
    before = view.canvas.accessibleName()
    view.canvas.setAccessibleName("")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.canvas.accessibleName() == before != ""


def test_that_the_buttons_have_names_and_can_be_reached_by_keyboard(view: MapView) -> None:
    for button in view._buttons:
        assert len(button.accessibleName()) > 3
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_no_timer_runs_and_nothing_is_answered_after_the_end(view: MapView, qtbot: QtBot) -> None:
    view.canvas.move_to(view.canvas.camera.panned(50, 0))
    view.close()
    assert not [timer for timer in view.findChildren(QTimer) if timer.isActive()]
    with qtbot.assertNotEmitted(view.canvas.rested, wait=1):
        view.canvas.refresh()


def test_that_a_map_may_be_deleted_while_its_worker_is_busy(qtbot: QtBot) -> None:
    view = MapView()
    view.resize(400, 300)
    big = squares(*[(float(n), 0.0, n + 0.5, 10.0) for n in range(170)] * 40)
    view.set_basemap([squares((0, 0, 10, 10)), big, big], NO_LINES)
    shiboken6.delete(view)
    gc.collect()


def test_that_a_map_never_shown_takes_values_and_stays_quiet(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view, before_close_func=MapView.close_down)
    view.set_legend(LEGEND)
    view.set_people(people(KHARTOUM))
    assert not [timer for timer in view.findChildren(QTimer) if timer.isActive()]
