"""The screen *Exchange* in the window, on a register that is enrolled: tabs, decisions, the status line, and what only a hand may do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from console.desk.actions import HAND_ACTIONS
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.model.kinds import Kind
from console.model.sentences import sentence
from console.model.shown_exchange import Link, LinkState
from console.register.envelopes import Reason
from tests.conftest import Clock
from tests.desk.exchanges import BUDI, Exchanging, busy, exchanging, members, shown, torn
from tests.desk.places import scalar

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


class Hand:
    """Notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def exchange_now(self) -> None:
        self.asked.append("now")

    def pause(self, is_paused: bool) -> None:
        self.asked.append(("pause", is_paused))

    def take_thin(self, is_thin: bool) -> None:
        self.asked.append(("thin", is_thin))


@pytest.fixture
def scene(tmp_path: Path, clock: Clock, master: Path, qtbot: QtBot) -> Iterator[Exchanging]:
    with exchanging(tmp_path, clock, master) as made:
        yield made


@pytest.fixture
def desk(scene: Exchanging, qtbot: QtBot, english: None) -> Window:
    return shown(scene, qtbot)


def line(window: Window) -> tuple[str, ...]:
    return window._status.exchange.texts()


def phone(place: Place, person: int) -> object:
    return scalar(place, "SELECT phone FROM person WHERE id = ?", person)


def test_that_every_tab_has_a_key_that_works_from_every_screen(desk: Window, qtbot: QtBot) -> None:
    keys = {"waiting": Qt.Key.Key_7, "sent": Qt.Key.Key_8, "aside": Qt.Key.Key_9, "conflicts": Qt.Key.Key_0}
    for tab, key in (*keys.items(), ("devices", Qt.Key.Key_E)):
        desk.go_to("people")
        qtbot.keyClick(desk, key, Qt.KeyboardModifier.ControlModifier)
        assert desk._stack.currentWidget() is desk.exchange_screen
        assert desk.exchange_screen.tab() == tab
    desk.go_to("incident")
    qtbot.keyClick(desk, Qt.Key.Key_F12)
    assert desk.exchange_screen.tab() == "devices"  # as it was left


def test_that_the_status_line_follows_what_is_written_sent_and_in_conflict(
    desk: Window, scene: Exchanging, clock: Clock, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: line(desk) == ("never synced", "1 change waiting, oldest 00:00"))
    torn(scene)
    desk.exchange_screen.renew()
    qtbot.waitUntil(lambda: line(desk)[2:] == ("3 conflicts",))
    scene.confirm(scene.seal())
    desk.exchange_screen.renew()
    qtbot.waitUntil(lambda: line(desk) == ("not exchanging", "3 conflicts"))
    desk.exchange_screen.show_link(LinkState(Link.UP_TO_DATE, last_ms=clock() - 120_000))
    assert line(desk)[0] == "synced 2 min ago"


def test_that_a_part_of_the_status_line_brings_its_tab_to_the_front(
    desk: Window, scene: Exchanging, qtbot: QtBot
) -> None:
    torn(scene)
    desk.exchange_screen.renew()
    qtbot.waitUntil(lambda: len(line(desk)) == 3)
    desk.go_to("people")
    desk._status.exchange._pieces["conflicts"].button.click()
    assert desk._stack.currentWidget() is desk.exchange_screen
    assert desk.exchange_screen.tab() == "conflicts"


def test_that_one_key_each_decides_and_the_next_is_at_hand(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    siti, ahmad, wati = torn(scene)
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    board.table.go_to((siti, "phone"))
    names = []
    for key in "222":
        at_hand = board.line()
        assert at_hand is not None
        names.append(at_hand.name)
        left = board.table.model().rowCount() - 1
        qtbot.keyClicks(board.table, key)
        qtbot.waitUntil(lambda left=left: board.table.model().rowCount() == left)
    assert sorted(names) == ["Ahmad Contoh", "Siti Contoh", "Wati Contoh"]
    assert phone(scene.place, siti) == "+249912000111"
    assert scalar(scene.place, "SELECT address FROM registration WHERE person = ?", ahmad) == "Jalan Nil 9"
    assert scalar(scene.place, "SELECT withdrawn_reason FROM person WHERE id = ?", wati) == "tercatat dua kali"
    assert board.empty.isVisible()
    qtbot.waitUntil(lambda: len(line(desk)) == 2)
    scene.meet()  # the other console agrees
    with scene.other.asking() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM conflict").scalar_one() == 0


def test_that_the_last_decision_can_be_taken_otherwise(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    siti = torn(scene)[0]
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    board.table.go_to((siti, "phone"))
    qtbot.keyClicks(board.table, "1")
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 2)
    assert phone(scene.place, siti) == "+249912000222"
    board.table.go_to_row(0)
    qtbot.keyClicks(board.table, "2")
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 1)
    qtbot.keyClicks(board.table, "u")
    qtbot.keyClick(board.table, Qt.Key.Key_Escape)
    assert board.table.model().rowCount() == 1
    qtbot.keyClicks(board.table, "uu")  # the last but one
    at_hand = board.line()
    assert at_hand is not None
    assert at_hand.name == "Siti Contoh"
    assert board.told.text().startswith("Decided already")
    qtbot.keyClicks(board.table, "2")
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 1)
    assert phone(scene.place, siti) == "+249912000111"


def test_that_a_third_value_is_typed_and_holds(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    siti = torn(scene)[0]
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    board.table.go_to((siti, "phone"))
    qtbot.keyClicks(board.table, "w")
    form = board.room.form()
    assert form is not None
    editor = form.findChildren(QLineEdit)[0]
    editor.setText("+249912000999")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 2)
    assert board.room.form() is None
    assert phone(scene.place, siti) == "+249912000999"


def test_that_what_was_typed_for_a_third_value_waits_where_it_was_left(
    desk: Window, scene: Exchanging, qtbot: QtBot
) -> None:
    siti = torn(scene)[0]
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    board.table.go_to((siti, "phone"))
    qtbot.keyClicks(board.table, "w")
    form = board.room.form()
    assert form is not None
    form.findChildren(QLineEdit)[0].setText("+2499120009")
    place = board.table.current_row()
    board.table.go_to_row(place + 1 if place < 2 else 0)
    assert board.room.form() is None
    board.table.go_to((siti, "phone"))
    qtbot.keyClicks(board.table, "w")
    form = board.room.form()
    assert form is not None
    assert form.findChildren(QLineEdit)[0].text() == "+2499120009"
    assert form.draft.is_restored()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert board.room.form() is None
    qtbot.keyClicks(board.table, "w")
    form = board.room.form()
    assert form is not None
    assert form.findChildren(QLineEdit)[0].text() == "+249912000222"


def test_that_what_another_decided_meanwhile_is_said_and_not_overwritten(
    desk: Window, scene: Exchanging, qtbot: QtBot
) -> None:
    siti = torn(scene)[0]
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    scene.other.amend(Kind.PERSON, siti, {"phone": "+249912000555"})
    scene.meet()
    board.table.go_to((siti, "phone"))
    qtbot.keyClicks(board.table, "1")
    assert sentence("conflict-unknown", "en") in [notice.text for notice in desk._notices.notices()]
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 2)
    assert phone(scene.place, siti) == "+249912000555"


def test_that_enter_opens_the_person_in_conflict(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    people = torn(scene)
    desk.exchange_screen.renew()
    desk.exchange_screen.show_tab("conflicts")
    board = desk.exchange_screen.conflicts.board
    qtbot.waitUntil(lambda: board.table.model().rowCount() == 3)
    board.table.go_to((people[0], "phone"))
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert desk._stack.currentWidget() is desk.people_screen
    assert desk.people_screen.panel.person() == people[0]


def test_that_without_a_hand_nothing_of_it_is_to_be_seen_and_with_one_all_of_it_works(
    desk: Window, qtbot: QtBot
) -> None:
    names = {action.name for action in HAND_ACTIONS}
    assert names & {action.name for action in desk.registry.attached()} == set()
    screen, hand = desk.exchange_screen, Hand()
    screen.connect_hand(hand)
    screen.show_link(LinkState(Link.UP_TO_DATE, last_ms=1))
    for name in sorted(names):
        desk.registry.run(name)
    screen.waiting._buttons["now"].click()
    assert hand.asked == ["now", ("pause", True), ("thin", True), "now"]
    screen.show_link(LinkState(Link.PAUSED, is_thin=True))
    desk.registry.run("exchange-pause")
    desk.registry.run("exchange-thin")
    assert hand.asked[4:] == [("pause", False), ("thin", False)]
    screen.connect_hand(None)
    assert names & {action.name for action in desk.registry.attached()} == set()
    assert all(button.isHidden() for button in screen.waiting._buttons.values())


def test_that_devices_are_those_of_the_membership_log(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    scene.meet()
    members(scene)
    desk.exchange_screen.show_tab("devices")
    desk.exchange_screen.renew()
    table = desk.exchange_screen.devices.table
    qtbot.waitUntil(lambda: table.model().rowCount() == 5)
    told = [[table.model().index(row, column).data() for column in (0, 2, 3)] for row in range(5)]
    assert told[0] == ["KRT", "Rina Contoh (duty, key steward)", "this computer"]
    assert ["KRT", "Budi Contoh (duty)", "enrolled"] in told
    assert told[-1][2] == "revoked, nothing of it counts"
    assert any("guest of all missions until" in row[2] for row in told)
    assert any("guest of KRT until" in row[2] for row in told)


def test_that_the_tabs_count_what_is_to_be_looked_at(desk: Window, scene: Exchanging, qtbot: QtBot) -> None:
    torn(scene)
    scene.set_aside(Reason.GAP, BUDI, b"1" * 16)
    desk.exchange_screen.renew()
    buttons = desk.exchange_screen._strip._buttons
    qtbot.waitUntil(lambda: buttons["conflicts"].text() == "Conflicts (3)")
    assert buttons["aside"].text() == "Set aside (1)"


def test_that_the_tally_says_whose_people_it_counts_and_who_is_silent(
    desk: Window, scene: Exchanging, clock: Clock, qtbot: QtBot
) -> None:
    incident = busy(scene)
    desk.incident_screen.show_incident(incident)
    board = desk.incident_screen.board
    covers, stalest = board._covers.chip(), board._stalest.chip()
    assert covers is not None
    assert covers.text == "counts 2 of 3 missions"
    assert "JED" in board._covers.toolTip()
    assert stalest is not None
    assert stalest.text == "nothing from Cairo yet"


def test_that_the_window_s_own_thread_never_asks_the_register(
    tmp_path: Path, clock: Clock, master: Path, qtbot: QtBot, english: None
) -> None:
    asked_on: set[int] = set()

    def note(*_: object) -> None:
        asked_on.add(threading.get_ident())

    with exchanging(tmp_path, clock, master, Jobs()) as scene:
        busy(scene)
        event.listen(Engine, "before_cursor_execute", note)
        try:
            window = shown(scene, qtbot)
            screen = window.exchange_screen
            tables = {"waiting": 2, "sent": 1, "aside": 3, "devices": 5, "conflicts": 3}
            for tab, rows in tables.items():
                screen.show_tab(tab)
                table = screen._boards[tab].table
                qtbot.waitUntil(lambda table=table, rows=rows: table.model().rowCount() >= rows, timeout=10_000)
            qtbot.keyClicks(screen.conflicts.board.table, "1")
            qtbot.waitUntil(lambda: screen.conflicts.board.table.model().rowCount() == 2, timeout=10_000)
            qtbot.waitUntil(scene.place.jobs.is_at_rest, timeout=10_000)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
            window.incident_screen.close_down()
    assert asked_on, "nothing was asked at all: the listener does not hear"
    assert threading.get_ident() not in asked_on
