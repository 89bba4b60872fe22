"""Noting an enquiry while the caller speaks: who is meant is chosen, never guessed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.model.fields_response import EnquiryFields
from console.model.words import Consent, EnquiryChannel, Relation
from tests.widgets.calls.parts import MINUTE_MS, NOW_MS, ZONE, brought_up
from tests.widgets.people import person_row
from widgets.calls.enquiry_form import EnquiryForm
from widgets.calls.promise_field import AT_A_TIME
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
ROWS = [person_row(1, "Siti Aminah"), person_row(2, "Siti Amina")]


@pytest.fixture
def form(qtbot: QtBot) -> EnquiryForm:
    made = EnquiryForm(lambda: NOW_MS)
    qtbot.addWidget(made)
    made.set_zone(ZONE)
    made.resize(1_280, 300)
    brought_up(made, qtbot)
    made.begin()
    return made


class Noted:
    def __init__(self, form: EnquiryForm) -> None:
        self.calls: list[tuple[str, int | None, str, dict[str, object]]] = []
        form.noted.connect(lambda *told: self.calls.append(told))


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def wrong(form: EnquiryForm) -> str:
    return next(label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "critical")


def test_that_whom_the_arrow_chose_is_noted_with_all_that_was_said(form: EnquiryForm, qtbot: QtBot) -> None:
    noted, asked = Noted(form), []
    form.sought.name_typed.connect(asked.append)
    qtbot.keyClicks(focused(), "siti am")
    assert asked[-1] == "siti am"
    form.sought.show_offered("siti am", ROWS)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is form.caller
    qtbot.keyClicks(focused(), "Ibu Sri")
    form.relation.choose(Relation.PARENT)
    form.phone.setText("+628123")
    form.promise.choice.choose(30)
    form.consent.choose(Consent.GIVEN)
    qtbot.keyClick(form.caller, Qt.Key.Key_Return)
    [(sought, person, caller, fields)] = noted.calls
    assert (sought, person, caller) == ("siti am", ROWS[1].person, "Ibu Sri")
    assert fields["promised_at_ms"] == NOW_MS + 30 * MINUTE_MS
    record = {"incident": 1, "person": 2, "sought": sought, "caller": caller, "recorded_at_ms": 3, "officer": 4}
    read = EnquiryFields.model_validate(record | fields)
    assert (read.relation, read.consent, read.channel) == (Relation.PARENT, Consent.GIVEN, EnquiryChannel.HOTLINE)


def test_that_a_name_alone_is_never_filed(form: EnquiryForm, qtbot: QtBot) -> None:
    noted = Noted(form)
    qtbot.keyClicks(focused(), "siti")
    form.sought.show_offered("siti", ROWS)
    form.caller.setText("Ibu Sri")
    form.file_it()
    assert noted.calls == []
    assert wrong(form).startswith("Choose who is meant")
    assert focused() is form.sought.name


def test_that_enter_alone_marks_the_likeliest_and_only_a_second_one_takes_it(form: EnquiryForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "siti")
    form.sought.show_offered("siti", ROWS)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert not form.sought.is_decided()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert form.sought.person() == ROWS[0].person


def test_that_a_new_person_is_always_the_last_choice(form: EnquiryForm, qtbot: QtBot) -> None:
    noted = Noted(form)
    qtbot.keyClicks(focused(), "wisatawan")
    for rows in (ROWS, []):
        form.sought.show_offered("wisatawan", rows)
        assert form.sought._list.entries()[-1].text == "New person, on no roster"
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form.caller.setText("Teman")
    form.file_it()
    assert noted.calls[0][:3] == ("wisatawan", None, "Teman")


def test_that_an_answer_to_what_is_no_longer_typed_is_dropped(form: EnquiryForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "siti a")
    form.sought.show_offered("siti", ROWS)
    assert form.sought._list.isHidden()


def test_that_another_name_takes_back_who_was_chosen(form: EnquiryForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(focused(), "siti")
    form.sought.show_offered("siti", ROWS)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(form.sought.name, "x")
    assert not form.sought.is_decided()


def test_that_escape_closes_the_list_first_and_then_the_form(form: EnquiryForm, qtbot: QtBot) -> None:
    left: list[bool] = []
    form.left.connect(lambda: left.append(True))
    qtbot.keyClicks(focused(), "siti")
    form.sought.show_offered("siti", ROWS)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert (left, form.sought._list.isHidden()) == ([], True)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert left == [True]


def test_that_a_draft_brings_back_who_was_chosen_and_what_was_promised(form: EnquiryForm, qtbot: QtBot) -> None:
    form.draft.begin("enquiry:1")
    qtbot.keyClicks(focused(), "siti")
    form.sought.show_offered("siti", ROWS)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form.caller.setText("Ibu Sri")
    form.promise.choice.choose(AT_A_TIME)
    form.promise.moment.set_moment(NOW_MS + 95 * MINUTE_MS)
    typed = form.draft.typed()
    form.draft.end()
    form.clear()
    assert (form.sought.person(), form.promise.at_ms()) == (None, None)
    form.draft.begin("enquiry:1")
    form.draft.restore(typed, NOW_MS, NOW_MS, ZONE)
    assert (form.sought.person(), form.caller.text()) == (ROWS[0].person, "Ibu Sri")
    assert form.promise.at_ms() == NOW_MS + 95 * MINUTE_MS
    assert any("Siti Aminah" in label.text() for label in form.sought.findChildren(PlainLabel))


def test_that_a_promise_may_be_left_open_or_be_a_time(form: EnquiryForm) -> None:
    assert form.promise.at_ms() is None
    assert form.promise.moment.isHidden()
    form.promise.choice.choose(AT_A_TIME)
    assert not form.promise.moment.isHidden()
    assert form.promise.at_ms() == NOW_MS + 60 * MINUTE_MS
