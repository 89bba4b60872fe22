"""People on the map: chosen, asked for, counted, and painted by category and precision."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import FIRST_ID, KHARTOUM, LEFT, has_colour, look, people, picture, pixel, rest, together
from widgets.map.people_layer import ASIDE_FROM
from widgets.map.shapes import People, Precision
from widgets.map.view import MapView

# the offscreen platform says so of every window and of every tooltip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)


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
