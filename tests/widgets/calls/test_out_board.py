"""Calling out with the keyboard: one key a call, letters stay letters in a text field, long lists are never built."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from console.model.calls import Pace
from console.model.words import CallOutcome
from tests.widgets.calls.parts import FIRST, MINUTE_MS, NOW_MS, ZONE, brought_up, callee, sheet, unit, units
from widgets import language
from widgets.calls.call_model import PAGE_UNITS
from widgets.calls.call_person import NumberButton
from widgets.calls.out_board import OutBoard
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def board(qtbot: QtBot) -> OutBoard:
    made = OutBoard(lambda: NOW_MS)
    qtbot.addWidget(made)
    made.resize(1_280, 684)
    brought_up(made, qtbot)
    return made


class Ended:
    """What the board said of calls that ended."""

    def __init__(self, board: OutBoard) -> None:
        self.calls: list[tuple[list[int], CallOutcome, str, str]] = []
        board.call_ended.connect(lambda *told: self.calls.append(told))

    def persons(self) -> list[list[int]]:
        return [persons for persons, *_ in self.calls]


def at_hand(board: OutBoard) -> int:
    shown = board.card.unit()
    assert shown is not None
    return shown.people[0].person - FIRST


def focused() -> object:
    return QApplication.focusWidget()


def test_that_ten_people_cost_ten_keys_and_the_focus_stays(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    board.show_sheet(sheet(units(12)), ZONE)
    board.take_focus()
    for key in "1234561234":
        qtbot.keyClicks(focused(), key)
    assert ended.persons() == [[FIRST + place] for place in range(10)]
    assert [outcome for _, outcome, _, _ in ended.calls[:6]] == list(CallOutcome)
    assert at_hand(board) == 10
    assert focused() is board.table


def test_that_the_keys_are_letters_in_the_note(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    board.show_sheet(sheet(units(3)), ZONE)
    board.card.note.setFocus()
    qtbot.keyClicks(focused(), "at 16 u")
    assert (ended.calls, board.card.note.text()) == ([], "at 16 u")
    board.take_focus()
    qtbot.keyClicks(focused(), "4")
    assert ended.calls == [([FIRST], CallOutcome.NO_ANSWER, "at 16 u", "+249900000000")]
    assert board.card.note.text() == ""  # the note was on the call before


def test_that_the_keys_work_on_the_card_too(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    board.show_sheet(sheet([unit(callee(0), callee(1)), *units(2, first=2)]), ZONE)
    board.card.findChildren(QCheckBox)[0].setFocus()
    qtbot.keyClicks(focused(), "4")
    assert ended.persons() == [[FIRST, FIRST + 1]]
    assert focused() is board.table  # what had the focus is gone; the next key must not go astray
    qtbot.keyClicks(focused(), "1")
    assert ended.persons()[1:] == [[FIRST + 2]]


def test_that_an_answer_for_a_part_leaves_the_rest_of_the_household_at_hand(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    board.show_sheet(sheet([unit(callee(0), callee(1), callee(2)), unit(callee(3))]), ZONE)
    ticks = board.card.findChildren(QCheckBox)
    ticks[1].setChecked(False)
    board.take_focus()
    qtbot.keyClicks(focused(), "1")
    assert ended.persons() == [[FIRST, FIRST + 2]]
    assert board.persons_at_hand() == (FIRST + 1,)
    board.show_sheet(sheet([unit(callee(3)), unit(callee(1))]), ZONE)
    assert at_hand(board) == 1


def test_that_nobody_is_ended_while_nobody_is_ticked(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    board.show_sheet(sheet([unit(callee(0), callee(1))]), ZONE)
    for tick in board.card.findChildren(QCheckBox):
        tick.setChecked(False)
    board.take_focus()
    qtbot.keyClicks(focused(), "1")
    assert ended.calls == []
    assert not any(button.isEnabled() for button in board.card._outcomes.values())


def test_that_the_next_is_nobody_whom_another_officer_holds(board: OutBoard, qtbot: QtBot) -> None:
    taken = unit(callee(1), taken_by="Budi", taken_at_ms=NOW_MS - 4 * MINUTE_MS)
    board.show_sheet(sheet([unit(callee(0)), taken, unit(callee(2))]), ZONE)
    board.take_focus()
    qtbot.keyClicks(focused(), "1")
    assert at_hand(board) == 2
    ended = Ended(board)
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert any("Budi, 4 min ago" in label.text() for label in board.card.findChildren(PlainLabel))
    qtbot.keyClicks(focused(), "1")  # it is shown and blocks nothing
    assert ended.persons() == [[FIRST + 1]]


def test_that_after_the_last_of_the_list_the_first_comes_up(board: OutBoard, qtbot: QtBot) -> None:
    board.show_sheet(sheet(units(2)), ZONE)
    board.take_focus()
    qtbot.keyClicks(focused(), "44")
    assert at_hand(board) == 0


def test_that_who_is_at_hand_stays_when_the_list_is_asked_anew(board: OutBoard) -> None:
    shown = units(30)
    board.show_sheet(sheet(shown), ZONE)
    board.table.go_to_row(7)
    board.card.note.setText("sibuk")
    board.show_sheet(sheet([*reversed(shown[5:]), *units(3, first=40)]), ZONE)
    assert at_hand(board) == 7
    assert board.card.note.text() == "sibuk"


def test_that_fifty_thousand_are_shown_without_being_built(board: OutBoard, qtbot: QtBot) -> None:
    wanted: list[tuple[int, int]] = []
    board.page_wanted.connect(lambda *page: wanted.append(page))
    board.show_sheet(sheet(units(PAGE_UNITS), total=50_000), ZONE)
    assert board.table.model().rowCount() == 50_000
    assert wanted == []
    board.table.scrollToBottom()
    assert wanted == [(50_000 - PAGE_UNITS, PAGE_UNITS)]
    assert board.table.model().index(49_999, 0).data() == "…"
    board.show_page(sheet(units(PAGE_UNITS, first=49_800), first=49_800, total=50_000))
    assert board.table.model().index(49_999, 0).data() == "Orang 49999"
    assert len(board.table._calls._pages) == 2


def test_that_taking_giving_back_and_undoing_have_their_keys(board: OutBoard, qtbot: QtBot) -> None:
    said: list[object] = []
    board.take_wanted.connect(lambda persons: said.append(("take", persons)))
    board.give_back_wanted.connect(lambda persons: said.append(("back", persons)))
    board.undo_wanted.connect(lambda: said.append("undo"))
    board.person_wanted.connect(said.append)
    board.show_sheet(sheet([unit(callee(0), callee(1)), unit(callee(2), is_mine=True, taken_by="Rina")]), ZONE)
    board.take_focus()
    qtbot.keyClicks(focused(), "t")
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClicks(focused(), "Tu")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert said == [("take", [FIRST, FIRST + 1]), ("back", [FIRST + 2]), "undo", FIRST + 2]


def test_that_the_number_called_can_be_another_one_and_wrong_ones_are_struck(board: OutBoard, qtbot: QtBot) -> None:
    ended = Ended(board)
    person = callee(0, phones=("+249911", "+249922"), wrong=("+24900",))
    board.show_sheet(sheet([unit(person), unit(callee(1))]), ZONE)
    assert [button.number for button in board.card.findChildren(NumberButton)] == ["+249911", "+249922"]
    struck = [label.text() for label in board.card.findChildren(PlainLabel) if label.font().strikeOut()]
    assert struck == ["+249 00"]
    board.take_focus()
    qtbot.keyClicks(focused(), "n5")
    assert ended.calls[0][3] == "+249922"


def test_that_an_empty_list_and_no_incident_are_told_apart(board: OutBoard) -> None:
    def told() -> str:
        return board._empty.text()

    board.show_sheet(None, ZONE)
    assert told().startswith("No incident is open.")
    board.show_sheet(sheet([]), ZONE)
    assert told().startswith("Nobody is left to call here")
    assert board.card.unit() is None
    board.expect()
    assert told() == ""


def test_that_the_pace_and_the_finish_are_told_on_the_clock_of_the_scene(board: OutBoard) -> None:
    def readings() -> str:
        return " | ".join(label.text() for label in board.summary.findChildren(PlainLabel))

    board.show_sheet(sheet(units(3)), ZONE)
    assert "Calls per hour | –" in readings()
    board.show_sheet(sheet(units(3), pace=Pace(22.4, NOW_MS + 90 * MINUTE_MS)), ZONE)
    assert "Calls per hour | 22 |" in readings()
    assert "10:10 CAT (08:10 UTC)" in readings()


def test_that_a_share_is_never_beyond_how_many_there_are(board: OutBoard) -> None:
    asked: list[bool] = []
    board.list_wanted.connect(lambda: asked.append(True))
    assert board.summary.share() is None
    board.summary._parts.setValue(6)
    board.summary._part.setValue(4)
    assert board.summary.share() == (4, 6)
    board.summary._parts.setValue(3)
    assert board.summary.share() == (3, 3)
    assert asked


def test_that_the_texts_follow_the_language(board: OutBoard, qapp: QApplication, tmp_path: Path) -> None:
    board.show_sheet(sheet([unit(callee(0), is_vulnerable=True)]), ZONE)
    language.apply(qapp, "id")
    try:
        qapp.processEvents()
        assert "1   Terhubung, baik" in {button.text() for button in board.card.findChildren(QPushButton)}
        assert board.table.model().index(0, 1).data() == "anak atau lansia"
        assert board.summary._share_caption.text() == "Bagian saya"
    finally:
        language.apply(qapp, "en", tmp_path)
