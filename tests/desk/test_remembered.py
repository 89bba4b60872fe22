"""The desk stands where it stood, and is arranged as it was; nothing of what it shows is remembered with that."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console import settings
from console.desk.place import Place
from console.desk.remembered import Remembered
from console.desk.window import Window
from console.duty import incidents
from console.settings import Settings, Value

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def a_window(place: Place, qtbot: QtBot, width_px: int = 1_366, height_px: int = 768) -> Window:
    chosen, faults = settings.load(place.opened.box.folder)
    assert faults == ()
    made = Window(place, place.opened.box.folder, chosen)
    qtbot.addWidget(made, before_close_func=lambda window: window.incident_screen.close_down())
    made.resize(width_px, height_px)
    made.show()
    return made


def noted(qtbot: QtBot, stored: str = "") -> tuple[QWidget, Remembered, list[dict[str, Value]]]:
    kept: list[dict[str, Value]] = []
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    remembered = Remembered(window, kept.append)
    remembered.follow_window(stored)
    window.show()
    return window, remembered, kept


def test_that_a_window_comes_back_where_it_was_and_as_large(qtbot: QtBot) -> None:
    window, remembered, kept = noted(qtbot)
    window.resize(420, 310)
    window.move(60, 40)
    remembered.keep_now()
    again, _, _ = noted(qtbot, str(kept[-1]["window_place"]))
    assert again.size() == window.size()
    assert again.pos() == QPoint(60, 40)


def test_that_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window, remembered, kept = noted(qtbot)
    window.resize(420, 310)
    window.move(9_000, 7_000)
    remembered.keep_now()
    again, _, _ = noted(qtbot, str(kept[-1]["window_place"]))
    assert qapp.primaryScreen().availableGeometry().contains(again.geometry())
    assert again.size() == window.size()


@pytest.mark.parametrize("stored", ["", "not of Qt", "AAAA", "%%%"])
def test_that_a_place_nobody_can_read_leaves_the_window_as_it_is(qtbot: QtBot, stored: str) -> None:
    window, _, _ = noted(qtbot, stored)
    assert (window.width(), window.height()) == (300, 200)


def test_that_dragging_is_written_once_it_rests(qtbot: QtBot) -> None:
    window, remembered, kept = noted(qtbot)
    for width_px in range(300, 340):
        window.resize(width_px, 200)
    assert kept == []
    remembered._rest.start(0)
    qtbot.waitUntil(lambda: bool(kept))
    assert len(kept) == 1
    remembered.keep_now()
    assert len(kept) == 1, "nothing new"


def test_that_the_tally_and_the_list_beside_the_map_stay_as_they_were_left(place: Place, qtbot: QtBot) -> None:
    incidents.open_incident(place.post, "Khartoum", spec="city:Khartoum,SD", title="Rahasia")
    window = a_window(place, qtbot)
    screen = window.incident_screen
    assert screen.board.is_short()
    screen.board._more.click()
    assert not screen.board.is_short()
    screen._as_list.setChecked(True)
    screen.map.setSizes([500, 340])
    screen.map.splitterMoved.emit(500, 1)
    wide_px = screen.map.sizes()[1]
    window.remembered.keep_now()
    again = a_window(place, qtbot).incident_screen
    assert not again.board.is_short()
    again._as_list.setChecked(True)
    assert abs(again.map.sizes()[1] - wide_px) <= 2
    written = json.loads((place.opened.box.folder / settings.SETTINGS_FILE).read_text())
    assert written.keys() <= {"window_place", "twin_px", "tally"}
    assert (written["tally"], written["twin_px"]) == ("whole", wide_px)
    assert "Rahasia" not in str(written)


def test_that_without_a_choice_the_height_decides_how_much_of_the_tally_is_shown(place: Place, qtbot: QtBot) -> None:
    incidents.open_incident(place.post, "Khartoum", spec="city:Khartoum,SD")
    screen = a_window(place, qtbot, 1_920, 1_080).incident_screen
    assert not screen.board.is_short()
    screen.window().resize(1_366, 768)
    assert screen.board.is_short()


def test_that_two_lanes_writing_settings_at_once_lose_neither(tmp_path: Path) -> None:
    def write(name: str, values: list[Value]) -> None:
        for value in values:
            settings.amend(tmp_path, **{name: value})

    lanes = [
        threading.Thread(target=write, args=("twin_px", list(range(200, 260)))),
        threading.Thread(target=write, args=("idle_lock_min", list(range(1, 60)))),
    ]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    found = settings.load(tmp_path)[0]
    assert (found.twin_px, found.idle_lock_min) == (259, 59)
    assert isinstance(found, Settings)
