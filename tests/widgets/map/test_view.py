"""The map as the desk sees it: values in, signals out, painted truly."""

from __future__ import annotations

import gc

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import FIRST_ID, LEGEND, NO_LINES, people, rest, rested_view, squares, together
from widgets.map import mercator
from widgets.map.palette import colours
from widgets.map.people_layer import ASIDE_FROM
from widgets.map.shapes import AreaMark, Circle, MissionMark, People, PlaceLabel, Precision, Ring, Shown
from widgets.map.twin_list import MapTwinList
from widgets.map.view import MapView

# the offscreen platform says so of every window and of every tooltip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)
LEFT = Qt.MouseButton.LeftButton
KHARTOUM = (32.53, 15.6)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return rested_view(qtbot)


def look(qtbot: QtBot, view: MapView, west: float, south: float, east: float, north: float) -> None:
    view.fit(west, south, east, north)
    rest(qtbot, view)


def pixel(view: MapView, lon: float, lat: float) -> QPoint:
    px, py = view.canvas.camera.point_px(lon, lat)
    return QPoint(round(px), round(py))


def picture(view: MapView) -> QImage:
    return view.grab().toImage()


def has_colour(image: QImage, middle: QPoint, wanted: QColor, reach: int = 4) -> bool:
    """A pixel near a point is nearly of a colour."""
    for x in range(middle.x() - reach, middle.x() + reach + 1):
        for y in range(middle.y() - reach, middle.y() + reach + 1):
            found = image.pixelColor(x, y)
            if (
                abs(found.red() - wanted.red())
                + abs(found.green() - wanted.green())
                + abs(found.blue() - wanted.blue())
                < 40
            ):
                return True
    return False


# people


def test_that_a_click_on_a_symbol_chooses_that_person(view: MapView, qtbot: QtBot) -> None:
    view.set_people(people(KHARTOUM, (32.9, 15.9)))
    look(qtbot, view, 32, 15, 33.5, 16.5)
    with qtbot.waitSignal(view.person_chosen) as chosen:
        qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=pixel(view, 32.9, 15.9))
    assert chosen.args == [FIRST_ID + 1]


def test_that_a_click_on_a_disc_chooses_all_in_it(view: MapView, qtbot: QtBot) -> None:
    view.set_people(together(people(KHARTOUM, KHARTOUM, KHARTOUM), people((-10.0, 10.0), (-10.0, 10.0))))
    look(qtbot, view, -20, -5, 60, 40)
    with qtbot.waitSignal(view.cluster_chosen) as chosen:
        qtbot.mouseClick(view.canvas.viewport(), LEFT, pos=pixel(view, *KHARTOUM))
    assert chosen.args[0].tolist() == [FIRST_ID, FIRST_ID + 1, FIRST_ID + 2]


def test_that_the_pointer_asks_for_a_person_and_shows_the_answer_as_plain_text(view: MapView, qtbot: QtBot) -> None:
    view.set_people(people(KHARTOUM))
    look(qtbot, view, 32, 15, 33.5, 16.5)
    view.person_hovered.connect(lambda person: person and view.tell_person(person, "<b>Siti</b>"))
    with qtbot.waitSignal(view.person_hovered) as hovered:
        qtbot.mouseMove(view.canvas.viewport(), pixel(view, *KHARTOUM))
    assert hovered.args == [FIRST_ID]
    assert "&lt;b&gt;Siti" in QToolTip.text()
    with qtbot.waitSignal(view.person_hovered) as left:
        qtbot.mouseMove(view.canvas.viewport(), pixel(view, 33.2, 16.2))
    assert left.args == [None]


def test_that_the_answer_for_a_person_no_longer_under_the_pointer_is_not_shown(view: MapView, qtbot: QtBot) -> None:
    QToolTip.hideText()
    view.tell_person(FIRST_ID, "Siti")
    assert QToolTip.text() != "Siti"


def test_that_a_disc_tells_its_count_and_its_categories(view: MapView, qtbot: QtBot) -> None:
    view.set_people(
        together(people(KHARTOUM, KHARTOUM), people(KHARTOUM, category=2), people(KHARTOUM, precision=Precision.CITY))
    )
    look(qtbot, view, 0, -5, 60, 40)
    qtbot.mouseMove(view.canvas.viewport(), pixel(view, *KHARTOUM))
    told = QToolTip.text()
    assert "3 by position, 1 by city only" in told
    assert "Confirmed present: 2" in told
    assert "Injured: 1" in told


def test_that_the_summary_says_how_well_people_are_placed(view: MapView, qtbot: QtBot) -> None:
    unknown = people((float("nan"), float("nan")), precision=Precision.COUNTRY)
    view.set_people(together(people(KHARTOUM, (10, 10)), people(KHARTOUM, precision=Precision.CITY), unknown))
    look(qtbot, view, 30, 14, 34, 17)
    assert "1 by position, 1 by city only" in view.canvas.words.summary
    assert "1 by country only" in view.canvas.words.summary


def test_that_a_symbol_wears_the_colour_of_its_category(view: MapView, qtbot: QtBot) -> None:
    view.set_people(together(people((32.4, 15.6)), people((32.9, 15.6), category=2)))
    look(qtbot, view, 32, 15, 33.5, 16.5)
    image = picture(view)
    assert has_colour(image, pixel(view, 32.4, 15.6), QColor("#00614a"))
    assert has_colour(image, pixel(view, 32.9, 15.6), QColor("#a81e15"))
    assert not has_colour(image, pixel(view, 32.4, 15.6), QColor("#a81e15"))


def test_that_a_person_who_may_be_far_off_has_a_disc_of_that_size(view: MapView, qtbot: QtBot) -> None:
    look(qtbot, view, 32, 15, 33.5, 16.5)
    empty = picture(view)
    view.set_people(people((32.75, 15.75), radius_km=20))
    rest(qtbot, view)
    camera = view.canvas.camera
    reach = 20 / camera.km_per_px
    middle = pixel(view, 32.75, 15.75)
    inside, outside = (
        QPoint(middle.x(), round(middle.y() - reach * 0.8)),
        QPoint(middle.x(), round(middle.y() - reach * 1.2)),
    )
    with_disc = picture(view)
    assert with_disc.pixelColor(inside) != empty.pixelColor(inside)
    assert with_disc.pixelColor(outside) == empty.pixelColor(outside)


def test_that_very_many_people_are_reckoned_beside_the_window(view: MapView, qtbot: QtBot) -> None:
    count = ASIDE_FROM + 1
    rng = np.random.default_rng(1)
    view.set_people(
        People(
            np.arange(count, dtype=np.int64),
            rng.normal(32.5, 1, count).astype(np.float32),
            rng.normal(15.6, 1, count).astype(np.float32),
            np.zeros(count, np.float32),
            np.zeros(count, np.uint8),
            np.zeros(count, np.uint8),
        )
    )
    view.canvas.settle()
    assert not len(view.canvas.people.picture.who)  # not yet: the window did not wait
    with qtbot.waitSignal(view.canvas.rested, timeout=10_000):
        pass
    assert view.canvas.people.picture.clusters.by_position.sum() > 100_000


# missions and areas


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


# moving


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


# words and the list


def test_that_the_disclaimer_is_always_written(view: MapView, qtbot: QtBot) -> None:
    assert "recognition" in view.canvas.words.disclaimer
    written = picture(view).copy(view.width() - 360, view.height() - 40, 360, 40)
    assert len({written.pixel(x, y) for x in range(0, 360) for y in range(40)}) > 20
    look(qtbot, view, 32, 15, 33, 16)
    again = picture(view).copy(view.width() - 360, view.height() - 40, 360, 40)
    assert len({again.pixel(x, y) for x in range(0, 360) for y in range(40)}) > 20


def test_that_the_list_names_what_is_in_view_and_nothing_else(view: MapView, qtbot: QtBot) -> None:
    view.set_places([PlaceLabel("city", *KHARTOUM, "Khartoum", 5e6), PlaceLabel("city", 31.2, 30.0, "Cairo", 9e6)])
    view.set_missions(
        [MissionMark("KRT", *KHARTOUM, "KBRI Khartoum", True), MissionMark("CAI", 31.2, 30.0, "KBRI Cairo")]
    )
    view.set_areas([AreaMark("Khartoum state", Circle(*KHARTOUM, 60))])
    view.set_people(
        together(people(KHARTOUM, (32.6, 15.7)), people(KHARTOUM, precision=Precision.CITY), people((31.2, 30)))
    )
    shown: list[tuple[Shown, ...]] = []
    view.shown_changed.connect(shown.append)
    look(qtbot, view, 30, 13, 35, 18)
    assert [(thing.kind, thing.text) for thing in shown[-1]] == [
        ("area", "Khartoum state"),
        ("people", "Khartoum: 2 by position, 1 by city only"),
        ("mission", "KBRI Khartoum (KRT)"),
    ]
    assert shown[-1][1].count == 3


def test_that_choosing_from_the_list_brings_the_place_to_the_middle(view: MapView, qtbot: QtBot) -> None:
    twin = MapTwinList()
    qtbot.addWidget(twin)
    view.shown_changed.connect(twin.set_shown)
    twin.place_chosen.connect(view.centre_on)
    view.set_missions([MissionMark("KRT", *KHARTOUM, "KBRI Khartoum", True)])
    look(qtbot, view, 0, 0, 60, 40)
    twin.setCurrentRow(0)
    assert twin.currentItem().text() == "Mission · KBRI Khartoum (KRT)"
    twin.itemActivated.emit(twin.currentItem())
    assert view.canvas.camera.place_at(400, 300) == pytest.approx(KHARTOUM, abs=1e-6)
    assert view.canvas.camera.box.width < 2


def test_that_the_chosen_entry_stays_chosen_while_it_is_in_view(qtbot: QtBot) -> None:
    twin = MapTwinList()
    qtbot.addWidget(twin)
    one, two = Shown("area", "One", 0, 0), Shown("area", "Two", 1, 1)
    twin.set_shown((one, two))
    twin.setCurrentRow(1)
    twin.set_shown((two,))
    assert twin.currentItem().text() == "Area · Two"


def test_that_words_follow_the_language(view: MapView) -> None:
    before = view.canvas.accessibleName()
    view.canvas.setAccessibleName("")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.canvas.accessibleName() == before != ""


def test_that_the_buttons_have_names_and_can_be_reached_by_keyboard(view: MapView) -> None:
    for button in view._buttons:
        assert len(button.accessibleName()) > 3
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


# the end


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
