"""The list of enquiries: what is open first, promises in time and overdue, and the keys that work on the one at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model.words import Consent, Whereabouts
from tests.widgets.calls.parts import FIRST, MINUTE_MS, NOW_MS, ZONE, brought_up, enquiry
from widgets import language
from widgets.calls import enquiry_words
from widgets.calls.in_board import InBoard
from widgets.plain import PlainLabel
from widgets.status import StatusChip

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def board(qtbot: QtBot) -> InBoard:
    made = InBoard(lambda: NOW_MS)
    qtbot.addWidget(made)
    made.resize(1_280, 684)
    brought_up(made, qtbot)
    return made


@pytest.mark.parametrize(
    ("promised_min", "told", "tone"),
    [
        (-8, "overdue 8 min", "critical"),
        (9, "in 9 min", "attention"),
        (50, "in 50 min", "neutral"),
        (300, "in 5 h", "neutral"),
    ],
)
def test_that_a_promise_is_amber_when_near_and_says_that_it_is_overdue(promised_min: int, told: str, tone: str) -> None:
    chip = enquiry_words.promise_chip(enquiry(1, promised_at_ms=NOW_MS + promised_min * MINUTE_MS), NOW_MS)
    assert (chip.text, chip.mark.tone) == (told, tone)


def test_that_no_two_states_of_a_promise_share_a_shape() -> None:
    lines = [enquiry(1, promised_at_ms=NOW_MS + minutes * MINUTE_MS) for minutes in (-8, 9, 50)]
    lines.append(enquiry(1, answered_at_ms=NOW_MS, answered_by="Rina", told="selamat"))
    assert len({enquiry_words.promise_chip(line, NOW_MS).mark.shape for line in lines}) == 4


def test_that_three_who_ask_for_one_are_told_on_each(board: InBoard) -> None:
    lines = [enquiry(1, enquiry=FIRST + place, asking=3, whereabouts=Whereabouts.MISSING) for place in range(3)]
    board.show_lines(lines, ZONE)
    model = board.table.model()
    assert [model.index(row, 2).data() for row in range(3)] == ["3 ask, Reported missing"] * 3


def test_that_what_is_known_of_the_person_stands_beside_with_the_consent(board: InBoard) -> None:
    board.show_lines([enquiry(1, sought="Siti A.", consent=Consent.REFUSED, is_on_roster=False)], ZONE)
    told = {chip.chip().text for chip in board.card.findChildren(StatusChip) if chip.chip() is not None}  # type: ignore[union-attr]
    assert {"Not yet reached", "not on roster", "Does not agree"} <= told
    texts = " | ".join(label.text() for label in board.card.findChildren(PlainLabel))
    assert "Orang 1" in texts
    assert "asked for as “Siti A.”" in texts


def test_that_each_key_wants_its_form_and_an_answered_one_is_not_answered_again(board: InBoard, qtbot: QtBot) -> None:
    wanted: list[tuple[str, int]] = []
    board.wanted.connect(lambda name, line: wanted.append((name, line.enquiry - FIRST - 500)))
    answered = enquiry(2, answered_at_ms=NOW_MS - MINUTE_MS, answered_by="Rina", told="selamat")
    board.show_lines([enquiry(1), answered], ZONE)
    board.take_focus()
    qtbot.keyClicks(board.table, "apbw")
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert wanted == [(name, 1) for name in ("answer", "promise", "concerns", "withdraw", "answer")]
    wanted.clear()
    qtbot.keyClick(board.table, Qt.Key.Key_Down)
    qtbot.keyClicks(board.table, "apbw")
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert wanted == [("concerns", 2), ("withdraw", 2)]


def test_that_n_begins_a_new_enquiry_and_letters_in_it_are_letters(board: InBoard, qtbot: QtBot) -> None:
    wanted: list[str] = []
    board.wanted.connect(lambda name, _: wanted.append(name))
    board.show_lines([enquiry(1)], ZONE)
    board.take_focus()
    qtbot.keyClicks(board.table, "n")
    assert QApplication.focusWidget() is board.form.sought.name
    qtbot.keyClicks(board.form.sought.name, "pawan")
    assert (wanted, board.form.sought.sought()) == ([], "pawan")


def test_that_the_one_at_hand_stays_when_the_order_changes(board: InBoard) -> None:
    lines = [enquiry(place) for place in range(5)]
    board.show_lines(lines, ZONE)
    board.go_to(FIRST + 503)
    board.show_lines([*reversed(lines), enquiry(9)], ZONE)
    shown = board.card.line_shown()
    assert shown is not None
    assert shown.enquiry == FIRST + 503


def test_that_ages_count_up(board: InBoard) -> None:
    now = [NOW_MS]
    board._now_ms = lambda: now[0]
    board.show_lines([enquiry(1)], ZONE)
    assert board.table.model().index(0, 5).data() == "40 min ago"
    now[0] += 5 * MINUTE_MS
    board.refresh_ages()
    assert board.table.model().index(0, 5).data() == "45 min ago"


def test_that_an_empty_list_and_no_incident_are_told_apart(board: InBoard) -> None:
    board.show_lines(None, ZONE)
    assert board._empty.text().startswith("No incident is open.")
    assert board.form.isHidden()
    board.show_lines([], ZONE)
    assert board._empty.text().startswith("Nobody has asked for anybody yet.")
    assert not board.form.isHidden()


def test_that_the_texts_follow_the_language(board: InBoard, qapp: QApplication, tmp_path: Path) -> None:
    board.show_lines([enquiry(1, promised_at_ms=NOW_MS - 8 * MINUTE_MS)], ZONE)
    language.apply(qapp, "id")
    try:
        qapp.processEvents()
        assert board.table.model().index(0, 0).data() == "terlambat 8 mnt"
        assert board.card._buttons["answer"].text() == "A   Jawab"
    finally:
        language.apply(qapp, "en", tmp_path)
