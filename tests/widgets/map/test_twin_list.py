"""The list beside the map names what is in view, and brings it to the middle."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import KHARTOUM, look, people, together
from widgets.map.shapes import AreaMark, Circle, MissionMark, PlaceLabel, Precision, Shown
from widgets.map.twin_list import MapTwinList
from widgets.map.view import MapView

# the offscreen platform says so of every window and of every tooltip
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", extend=True)


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
