"""The sweep: what each list said, "none" only of those that said so, and the forms that note it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model.fields_incident import HospitalCheckFields
from console.model.fields_response import FacilityFields
from console.model.shown_response import FacilityLine, ListState
from console.model.words import CheckMethod, FacilityType, HospitalResult
from tests.widgets.calls.parts import FIRST, MINUTE_MS, NOW_MS, ZONE, brought_up, facility
from widgets.calls import facility_words
from widgets.calls.facility_forms import FacilityForm, SweepCheckForm
from widgets.calls.small_forms import FacilityRemoval, PromiseForm, ToldForm
from widgets.calls.sweep_board import SweepBoard
from widgets.field_form import FieldForm
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def wrong(form: FieldForm) -> str:
    return next(label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "critical")


def asked(place: int, state: ListState) -> FacilityLine:
    return facility(place, state=state, asked_at_ms=NOW_MS - 5 * MINUTE_MS, record=FIRST + 90 + place)


@pytest.mark.parametrize(
    ("states", "told", "tone"),
    [
        ([ListState.NOT_ASKED, ListState.NO_ANSWER], "no list checked yet, 2 to ask", "neutral"),
        ([ListState.NONE_OURS, ListState.NOT_ASKED], "none found on 1 of 2 lists", "neutral"),
        ([ListState.NONE_OURS, ListState.NONE_OURS], "none found on 2 of 2 lists", "good"),
        ([ListState.UNIDENTIFIED, ListState.NONE_OURS], "2 of 2 lists checked, unidentified people on 1", "attention"),
        ([ListState.FOUND, ListState.UNIDENTIFIED], "2 of 2 lists checked, ours found on 1", "critical"),
    ],
)
def test_that_none_is_said_only_of_the_lists_that_were_checked(states: list[ListState], told: str, tone: str) -> None:
    chip = facility_words.summary_chip([asked(place, state) for place, state in enumerate(states)])
    assert chip is not None
    assert (chip.text, chip.mark.tone) == (told, tone)


def test_that_who_keeps_no_list_is_not_counted_among_the_lists() -> None:
    rescue = facility(1, type=FacilityType.RESCUE)
    assert facility_words.summary_chip([rescue]) is None
    chip = facility_words.summary_chip([rescue, facility(2)])
    assert chip is not None
    assert chip.text == "no list checked yet, 1 to ask"


def test_that_every_state_has_a_word_and_only_what_needs_action_has_colour() -> None:
    chips = {state: facility_words.state_chip(state) for state in ListState}
    assert len({chip.text for chip in chips.values()}) == len(ListState)
    loud = {state for state, chip in chips.items() if chip.mark.tone in {"attention", "critical"}}
    assert loud == {ListState.REFUSED, ListState.UNIDENTIFIED, ListState.FOUND}


def test_that_foreigners_seen_are_told_beside_the_unidentified() -> None:
    row = facility_words.row(facility(1, unidentified=3, foreigners=2), NOW_MS)
    assert row.cells[5].text == "3 unidentified · 2 foreign, none ours"
    assert facility_words.row(facility(1, foreigners=0), NOW_MS).cells[5].text == "0 foreign, none ours"
    assert facility_words.row(facility(1), NOW_MS).cells[5].text == ""


def test_that_enter_wants_the_check_and_letters_add_and_remove(qtbot: QtBot) -> None:
    board = SweepBoard(lambda: NOW_MS)
    qtbot.addWidget(board)
    board.resize(1_280, 684)
    brought_up(board, qtbot)
    said: list[object] = []
    board.check_wanted.connect(lambda line: said.append(("check", line.name)))
    board.removal_wanted.connect(lambda line: said.append(("remove", line.name)))
    board.addition_wanted.connect(lambda: said.append("add"))
    board.start_wanted.connect(lambda: said.append("start"))
    board.show_lines([facility(1), facility(2, facility=None)])
    board.take_focus()
    qtbot.keyClicks(board.table, "ars")
    qtbot.keyClick(board.table, Qt.Key.Key_Down)
    qtbot.keyClicks(board.table, "r")  # it stands on no list, so it cannot be taken off one
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert said == ["add", ("remove", "RS Contoh 1"), "start", ("check", "RS Contoh 2")]


def test_that_a_check_is_sent_as_stored_with_zero_told_from_nothing_said(qtbot: QtBot) -> None:
    form = SweepCheckForm(facility(1), ZONE, lambda: NOW_MS)
    qtbot.addWidget(form)
    form.file_it()
    assert wrong(form) == "Say what came of it."
    form._result.choose(HospitalResult.UNIDENTIFIED)
    form.file_it()
    assert wrong(form) == "Say how it was asked."
    form._method.choose(CheckMethod.PHONE)
    form._unidentified.setValue(3)
    form._said_by.setText(" petugas jaga ")
    form._again.choice.choose(60)
    caught: list[dict[str, object]] = []
    form.checked.connect(caught.append)
    form.file_it()
    form._foreigners.setValue(0)
    form._result.choose(HospitalResult.NONE_OURS)
    form.file_it()
    first, second = caught
    assert (first["unidentified"], first["foreigners"], first["said_by"]) == (3, None, "petugas jaga")
    assert first["recheck_at_ms"] == NOW_MS + 60 * MINUTE_MS
    assert (second["unidentified"], second["foreigners"]) == (None, 0)
    record = {"incident": 1, "recorded_at_ms": NOW_MS, "officer": 1, "facility": first.pop("name")}
    HospitalCheckFields.model_validate(record | first)


def test_that_a_facility_needs_a_name_and_a_kind(qtbot: QtBot) -> None:
    form = FacilityForm()
    qtbot.addWidget(form)
    form.file_it()
    assert wrong(form) == "Name whom to ask."
    form._name.setText(" RS Contoh ")
    form.file_it()
    assert wrong(form) == "Say what kind it is."
    form._type.choose(FacilityType.HOSPITAL)
    with qtbot.waitSignal(form.added) as caught:
        form.file_it()
    fields = (caught.args or [{}])[0]
    assert FacilityFields.model_validate(fields).name == "RS Contoh"


def test_that_small_forms_file_nothing_that_is_empty(qtbot: QtBot) -> None:
    removal, told, promise = FacilityRemoval("RS"), ToldForm("Ibu Sri"), PromiseForm(ZONE, lambda: NOW_MS)
    for form in (removal, told, promise):
        qtbot.addWidget(form)
        form.show()
    removal.file_it()
    told.file_it()
    assert (wrong(removal), wrong(told)) == ("Say why.", "Write what the caller was told.")
    promise._promise.choice.choose(0)
    promise._promise.moment.set_moment(NOW_MS - MINUTE_MS)
    promise.file_it()
    assert wrong(promise) == "Promise a time to come."
    promise._promise.choice.choose(15)
    with qtbot.waitSignal(promise.promised) as caught:
        promise.file_it()
    assert caught.args == [NOW_MS + 15 * MINUTE_MS]
    told._text.setPlainText("x" * 100_000)
    told.file_it()
    assert "too long" in wrong(told)


def test_that_the_row_at_hand_keeps_the_focus_inside_the_table(qtbot: QtBot) -> None:
    board = SweepBoard(lambda: NOW_MS)
    qtbot.addWidget(board)
    brought_up(board, qtbot)
    board.show_lines([facility(place) for place in range(6)])
    board.go_to("RS Contoh 4")
    board.take_focus()
    board.show_lines([asked(place, ListState.NONE_OURS) for place in reversed(range(6))])
    shown = board.line()
    assert shown is not None
    assert (shown.name, QApplication.focusWidget()) == ("RS Contoh 4", board.table)
