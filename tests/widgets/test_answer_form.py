"""The answer form takes numbers and ranges as people type them, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.faults import InputFault
from console.model.fields_incident import AnswerFields
from console.model.words import Question, Source
from widgets.answer_form import AnswerForm, number_answer
from widgets.plain import PlainLabel
from widgets.word_field import WordField

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12", "12"),
        (" 0 ", "0"),
        ("1,209", "1209"),
        ("1.209", "1209"),
        ("3-5", "3-5"),
        ("10 – 14", "10-14"),
        ("10 to 14", "10-14"),
        ("10 s.d. 14", "10-14"),
        ("1.000-1.200", "1000-1200"),
        ("7-7", "7"),
        ("007", "7"),
    ],
)
def test_that_numbers_and_ranges_are_understood(typed: str, stored: str) -> None:
    assert number_answer(typed) == stored


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "answer-not-a-number"),
        ("many", "answer-not-a-number"),
        ("1.5", "answer-not-a-number"),
        ("-3", "answer-not-a-number"),
        ("5-", "answer-not-a-number"),
        ("1,20", "answer-not-a-number"),
        ("14-10", "answer-range-backwards"),
        ("99999999999", "answer-too-large"),
        ("1-99999999999", "answer-too-large"),
    ],
)
def test_that_anything_else_is_refused_by_its_reason(typed: str, code: str) -> None:
    with pytest.raises(InputFault) as caught:
        number_answer(typed)
    assert caught.value.code == code


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_that_a_stored_answer_reads_back_as_itself(one: int, other: int) -> None:
    low, high = sorted((one, other))
    stored = number_answer(f"{low:,}–{high:,}")
    assert number_answer(stored) == stored
    assert stored == (f"{low}-{high}" if low != high else str(low))


def button(form: AnswerForm, text: str) -> QPushButton:
    return next(found for found in form.findChildren(QPushButton) if found.text() == text)


def field(form: AnswerForm, name: str) -> QLineEdit:
    return next(found for found in form.findChildren(QLineEdit) if found.accessibleName() == name)


def wrong(form: AnswerForm) -> str:
    return next((label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "critical"), "")


def test_that_a_filed_answer_carries_what_the_record_needs(qtbot: QtBot) -> None:
    form = AnswerForm(Question.VICTIMS, "Africa/Khartoum", lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    qtbot.keyClicks(field(form, "Answer"), "10-14")
    qtbot.keyClicks(field(form, "Said by"), "Ministry of Health")
    form.findChild(WordField).choose(Source.OTHER)  # type: ignore[union-attr]
    with qtbot.waitSignal(form.answered) as caught:
        qtbot.keyClick(field(form, "Said by"), Qt.Key.Key_Return)
    question, fields = caught.args or []
    assert question is Question.VICTIMS
    assert fields == {
        "value": "10-14",
        "source": "other",
        "said_by": "Ministry of Health",
        "observed_at_ms": NOON_UTC_MS,
        "note": "",
    }
    AnswerFields.model_validate({"incident": 1, "question": question, "recorded_at_ms": 1, "officer": 1, **fields})


def test_that_a_wrong_number_is_told_and_nothing_is_sent(qtbot: QtBot) -> None:
    form = AnswerForm(Question.VICTIMS, "Africa/Khartoum", lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    qtbot.keyClicks(field(form, "Answer"), "a dozen")
    with qtbot.assertNotEmitted(form.answered):
        form.file_it()
    assert "whole number" in wrong(form)
    qtbot.keyClicks(field(form, "Answer"), "1")
    assert wrong(form) == ""


def test_that_a_word_and_a_number_exclude_each_other(qtbot: QtBot) -> None:
    form = AnswerForm(Question.NATIONALS_AMONG, "Africa/Khartoum", lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    qtbot.keyClicks(field(form, "Answer"), "2")
    button(form, "Not yet known").click()
    assert field(form, "Answer").text() == ""
    with qtbot.assertNotEmitted(form.answered):
        form.file_it()  # nobody has said whose word it is
    form.findChild(WordField).choose(Source.OFFICIAL)  # type: ignore[union-attr]
    with qtbot.waitSignal(form.answered) as caught:
        form.file_it()
    assert (caught.args or [])[1]["value"] == "unknown"
    qtbot.keyClicks(field(form, "Answer"), "2")
    assert not button(form, "Not yet known").isChecked()


def test_that_no_among_the_victims_is_cautioned_before_it_is_filed(qtbot: QtBot) -> None:
    form = AnswerForm(Question.NATIONALS_AMONG, "Africa/Khartoum", lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    caution = next(label for label in form.findChildren(PlainLabel) if label.property("role") == "attention")
    assert caution.isHidden()
    button(form, "No").click()
    assert not caution.isHidden()
    button(form, "Yes").click()
    assert caution.isHidden()


def test_that_escape_leaves_without_an_answer(qtbot: QtBot) -> None:
    form = AnswerForm(Question.HOSPITALS, "Africa/Khartoum", lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.answered), qtbot.waitSignal(form.left):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
