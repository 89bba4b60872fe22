"""Conflicts side by side: whose, what, by whom and when; a single key decides, and typing elsewhere decides nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.model.cells import CELLS
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown_conflict import ConflictLine, ConflictList, StandingValue
from console.model.words import CallOutcome
from widgets import times
from widgets.choice import ChoiceBox
from widgets.exchange import conflict_words
from widgets.exchange.conflicts_board import ConflictsBoard
from widgets.exchange.third_form import ThirdForm
from widgets.plain import PlainLabel
from widgets.section import small_button

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
NOW_MS = 1_795_550_400_000
MISSIONS = {1011: "KRT", 1001: "JKT"}


def value(
    fields: dict[str, Value], minutes: int = 5, officer: str = "Rina Contoh", mission: int = 1011
) -> StandingValue:
    return StandingValue(fields, NOW_MS - minutes * times.MINUTE_MS, officer, mission)


def conflict(record: int, kind: Kind, cell: str, name: str, *values: StandingValue) -> ConflictLine:
    return ConflictLine(record, kind, cell, record if kind is Kind.PERSON else None, name, values)


PHONE = conflict(
    1,
    Kind.PERSON,
    "phone",
    "Siti Contoh",
    value({"phone": "+62811"}),
    value({"phone": "+62822"}, 65, "Budi Contoh", 1001),
)
HOME: dict[str, Value] = {
    "lon": 32.534,
    "lat": 15.5881,
    "radius_km": 0.5,
    "precision": "street",
    "city": "Khartoum",
    "city_id": 379252,
    "country": "SD",
    "address": "Jalan Nil 4",
}
ADDRESS = conflict(
    2, Kind.REGISTRATION, "lon", "Budi Contoh", value(HOME), value(HOME | {"lat": 15.6, "address": "Jalan Nil 9"}, 9)
)
CALL = conflict(
    3,
    Kind.CALL,
    "outcome",
    "Ayu Contoh",
    value({"outcome": "well", "ended_at_ms": NOW_MS, "phone": "+1"}),
    value({"outcome": "no-answer", "ended_at_ms": NOW_MS - 60_000, "phone": "+1"}),
)
GONE = conflict(
    4,
    Kind.PERSON,
    "withdrawn_at_ms",
    "Citra Contoh",
    value({"phone": "+62833"}),
    value({"withdrawn_at_ms": NOW_MS, "withdrawn_reason": "ganda"}),
)


@pytest.fixture
def board(qtbot: QtBot) -> ConflictsBoard:
    made = ConflictsBoard(lambda: NOW_MS)
    qtbot.addWidget(made)
    made.set_zone("UTC")
    made.resize(1_200, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_list(ConflictList((PHONE, ADDRESS, CALL, GONE), {}, MISSIONS))
    made.take_focus()
    return made


def shown(board: QWidget) -> list[str]:
    QApplication.processEvents()  # what a layout was just given comes up in a turn of its own
    return [each.text() for each in board.findChildren(PlainLabel) if each.isVisible() and each.text()]


def test_that_both_values_stand_side_by_side_with_who_when_and_mission(board: ConflictsBoard) -> None:
    told = shown(board.card)
    assert {"Siti Contoh", "+62811", "+62822", "Rina Contoh · KRT", "Budi Contoh · JKT"} <= set(told)
    assert any("5 min ago · shown now" in text for text in told)
    assert any("1 h ago" in text for text in told)
    assert "In conflict: Phone. Whichever is kept holds for everybody." in told


def test_that_a_group_of_fields_is_one_and_names_what_differs(board: ConflictsBoard) -> None:
    assert conflict_words.about(ADDRESS) == "Address, Position"
    assert conflict_words.shown_fields(ADDRESS) == ["address", "city", "country", "lon", "radius_km", "precision"]
    board.table.go_to_row(1)
    told = shown(board.card)
    assert {"32.5340° E · 15.5881° N", "32.5340° E · 15.6000° N", "Jalan Nil 9", "Budi Contoh (Registration)"} <= set(
        told
    )
    board.table.go_to_row(2)
    assert {CallOutcome.WELL.label("en"), CallOutcome.NO_ANSWER.label("en")} <= set(shown(board.card))


def test_that_a_withdrawal_beside_an_edit_names_both_choices(board: ConflictsBoard) -> None:
    board.table.go_to_row(3)
    told = shown(board.card)
    assert {"Phone: +62833", "withdrawn: ganda"} <= set(told)
    keys = [button.text() for button in board.card.findChildren(type(small_button(""))) if button.isVisible()]
    assert keys == ["1   Keep the record", "2   Leave it withdrawn"]


def test_that_a_number_keeps_its_value_and_a_second_stroke_is_not_taken_for_it(
    board: ConflictsBoard, qtbot: QtBot
) -> None:
    kept: list[tuple[ConflictLine, int]] = []
    board.kept.connect(lambda line, place: kept.append((line, place)))
    qtbot.keyClicks(board.table, "3")  # there is no third value
    qtbot.keyClicks(board.table, "22")
    assert kept == [(PHONE, 1)]
    board.show_list(ConflictList((ADDRESS, CALL, GONE), {}, MISSIONS))
    assert board.line() == ADDRESS  # the next one is at hand
    qtbot.keyClicks(board.table, "1")
    assert kept[1:] == [(ADDRESS, 0)]


def test_that_enter_opens_the_person(board: ConflictsBoard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.person_wanted) as wanted:
        qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert wanted.args == [1]


def test_that_a_third_value_is_offered_only_where_it_can_be_typed(board: ConflictsBoard, qtbot: QtBot) -> None:
    offered = []
    for row in range(4):
        board.table.go_to_row(row)
        offered.append(board._buttons["write"].isEnabled())
    assert offered == [True, False, True, False]
    wanted: list[ConflictLine] = []
    board.third_wanted.connect(wanted.append)
    qtbot.keyClicks(board.table, "w")
    board.table.go_to_row(0)
    qtbot.keyClicks(board.table, "w")
    assert wanted == [PHONE]


def test_that_what_is_typed_into_the_form_decides_nothing(board: ConflictsBoard, qtbot: QtBot) -> None:
    kept: list[object] = []
    board.kept.connect(lambda *told: kept.append(told))
    form = ThirdForm(PHONE, "UTC", lambda: NOW_MS)
    form.setProperty("about", "1:phone")
    board.show_form(form)
    editor = form.editors["phone"]
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "+62811"
    qtbot.keyClicks(editor, "+6212")
    with qtbot.waitSignal(form.written) as written:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert written.args == [{"phone": "+6212"}]
    assert kept == []
    board.table.go_to_row(1)  # another line: the form was not about it
    assert board.room.form() is None


def test_that_a_word_a_moment_and_a_number_are_typed_as_what_they_are(qtbot: QtBot) -> None:
    form = ThirdForm(CALL, "UTC", lambda: NOW_MS)
    qtbot.addWidget(form)
    outcome = form.editors["outcome"]
    assert isinstance(outcome, ChoiceBox)
    outcome.choose(CallOutcome.INJURED)
    with qtbot.waitSignal(form.written) as written:
        form.file_it()
    assert written.args[0]["outcome"] == "injured"
    assert written.args[0].keys() == set(CELLS[Kind.CALL]["outcome"])


def test_that_a_record_cannot_be_left_without_its_name(qtbot: QtBot) -> None:
    name = conflict(5, Kind.PERSON, "name", "A", value({"name": "A"}), value({"name": "B"}))
    form = ThirdForm(name, "UTC", lambda: NOW_MS)
    qtbot.addWidget(form)
    editor = form.editors["name"]
    assert isinstance(editor, QLineEdit)
    editor.setText(" ")
    with qtbot.assertNotEmitted(form.written):
        form.file_it()
    assert form._wrong.text() == "Write a value."


def test_that_a_decided_one_comes_back_on_top_and_escape_leaves_it(board: ConflictsBoard, qtbot: QtBot) -> None:
    board.show_list(ConflictList((ADDRESS,), {}, MISSIONS))
    board.show_again(None, can_again=True)
    with qtbot.waitSignal(board.again_wanted):
        qtbot.keyClicks(board.table, "u")
    board.show_again(PHONE, can_again=False)
    assert board.line() == PHONE
    assert board.told.text().startswith("Decided already")
    with qtbot.waitSignal(board.again_left):
        qtbot.keyClick(board.table, Qt.Key.Key_Escape)
    board.show_again(None, can_again=True)
    assert board.line() == ADDRESS
    assert board.told.text() == ""


def test_that_what_is_in_conflict_anew_is_not_taken_for_the_one_decided_before(board: ConflictsBoard) -> None:
    anew = conflict(1, Kind.PERSON, "phone", "Siti Contoh", value({"phone": "+62899"}), value({"phone": "+62811"}))
    board.show_again(PHONE, can_again=False)
    board.show_list(ConflictList((anew,), {}, MISSIONS))
    line = board.line()
    assert line is not None
    assert line == anew
    assert not board.is_again(line)


def test_that_no_conflict_is_said_in_words(board: ConflictsBoard) -> None:
    board.show_list(ConflictList((), {}, MISSIONS))
    assert board.empty.text().startswith("No conflict:")
    assert board.card.isHidden()
    assert board._buttons["write"].isHidden()
