"""The screen *Calls* in the window: its keys, its tabs, and that the window's thread asks nothing of the disk."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.duty import enquiries, incidents, sweeps
from console.duty.post import Post
from console.model.words import FacilityType
from console.register.touched import Touched, united
from tests.conftest import Clock
from tests.desk.calls import an_incident, registered
from tests.desk.places import a_place, a_window

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def in_front(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def test_that_each_tab_has_its_key_from_every_screen(window: Window, place: Place, qtbot: QtBot) -> None:
    window.incident_screen.show_incident(an_incident(place))
    in_front(window, qtbot)
    for number, tab in enumerate(("out", "in", "sweep", "wardens"), start=1):
        window.go_to("people")
        qtbot.keyClick(window, Qt.Key(ord("0") + number), Qt.KeyboardModifier.ControlModifier)
        assert window._stack.currentWidget() is window.calls_screen
        assert window.calls_screen.tab() == tab
    window.go_to("incident")
    qtbot.keyClick(window, Qt.Key.Key_F4)
    assert window._stack.currentWidget() is window.calls_screen
    assert window.calls_screen.tab() == "wardens"  # as it was left


def test_that_the_arrows_walk_along_the_tabs(window: Window, qtbot: QtBot) -> None:
    in_front(window, qtbot)
    window.go_to("calls")
    strip = window.calls_screen._strip
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert window.calls_screen.tab() == "in"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert window.calls_screen.tab() == "wardens"


def test_that_the_keys_are_in_the_list_as_soon_as_the_screen_comes_up(
    window: Window, place: Place, qtbot: QtBot
) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    window.incident_screen.show_incident(incident)
    in_front(window, qtbot)
    window.registry.run("go-calls")
    board = window.calls_screen.outgoing.board
    qtbot.waitUntil(lambda: board.card.unit() is not None)
    board.take_focus()
    qtbot.keyClicks(board.table, "1")
    ended = place.reading(lambda c: c.exec_driver_sql("SELECT outcome FROM call").scalars().all())
    assert list(ended) == ["well"]


def test_that_a_person_is_opened_on_the_people_screen(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = an_incident(place)
    ayu = registered(place, "Ayu", "+249911111111")
    window.incident_screen.show_incident(incident)
    window.registry.run("go-calls")
    qtbot.waitUntil(lambda: window.calls_screen.outgoing.board.card.unit() is not None)
    qtbot.keyClick(window.calls_screen.outgoing.board.table, Qt.Key.Key_Return)
    assert window._stack.currentWidget() is window.people_screen
    assert window.people_screen.panel.person() == ayu


def test_that_without_an_incident_every_tab_says_so(window: Window) -> None:
    window.go_to("calls")
    screen = window.calls_screen
    told = []
    for tab in ("out", "in", "sweep", "wardens"):
        screen.show_tab(tab)
        board: QWidget = screen._boards[tab]
        told.append(board._empty.text())  # type: ignore[attr-defined]
    assert all(text.startswith("No incident is open.") for text in told)


def test_that_the_window_s_own_thread_never_asks_the_register(
    qtbot: QtBot, tmp_path: Path, clock: Clock, english: None
) -> None:
    asked_on: set[int] = set()

    def note(*_: object) -> None:
        asked_on.add(threading.get_ident())

    def filled(post: Post) -> Touched:
        incident, opened = incidents.open_incident(post, "Khartoum", spec="country:SD")
        soon_ms = post.now_ms() + 60_000
        asked = [
            enquiries.add_enquiry(post, incident, name, "Ibu", promised_at_ms=soon_ms)[1]
            for name in ("Ayu", "Budi", "Citra")
        ]
        added = sweeps.add_facility(post, "RS A", FacilityType.HOSPITAL, incident=incident)[1]
        return united((opened, *asked, added))

    with a_place(tmp_path, clock, Jobs()) as place:
        event.listen(Engine, "before_cursor_execute", note)
        try:
            window = a_window(place, qtbot)
            place.write(filled)
            work_through(window, qtbot)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
            window.incident_screen.close_down()
    assert asked_on, "nothing was asked at all: the listener does not hear"
    assert threading.get_ident() not in asked_on


def work_through(window: Window, qtbot: QtBot) -> None:
    """A call, an undo, a name that is typed, and the sweep."""
    out, incoming, sweep = window.calls_screen.outgoing, window.calls_screen.incoming, window.calls_screen.sweep
    window.registry.run("calls-out")
    table = out.board.table

    def count() -> int:
        return int(table.model().rowCount())

    qtbot.waitUntil(lambda: count() == 3, timeout=10_000)
    qtbot.keyClicks(table, "1")
    qtbot.waitUntil(lambda: count() == 2, timeout=10_000)
    qtbot.keyClicks(table, "u")
    qtbot.waitUntil(lambda: count() == 3, timeout=10_000)
    window.registry.run("calls-in")
    qtbot.waitUntil(lambda: incoming.board.card.line_shown() is not None, timeout=10_000)
    qtbot.keyClicks(incoming.board.form.sought.name, "ayu")
    qtbot.waitUntil(lambda: len(incoming.board.form.sought._list.entries()) == 2, timeout=10_000)
    window.registry.run("calls-sweep")
    qtbot.waitUntil(lambda: sweep.board.line() is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.due.button.text() != "", timeout=10_000)
