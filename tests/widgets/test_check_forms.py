"""The forms of the first hour send what the records need, recorded negatives too."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from console.model.fields_incident import AuthorityContactFields, EntryFields, HospitalCheckFields
from console.model.kinds import TEXT_MAX
from console.model.words import AuthorityResult, CheckMethod, HospitalResult, Word
from widgets.check_forms import AuthorityContactForm, EntryForm, HospitalCheckForm
from widgets.field_form import FieldForm
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.word_field import WordField

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000
HOUR_MS = 3_600_000
ZONE = "Africa/Khartoum"
RECORD = {"incident": 1, "recorded_at_ms": NOON_UTC_MS, "officer": 1}


def write(form: FieldForm, name: str, text: str) -> None:
    next(found for found in form.findChildren(QLineEdit) if found.accessibleName() == name).setText(text)


def choose(form: FieldForm, word: Word) -> None:
    for field in form.findChildren(WordField):
        if word in field.values():
            field.choose(word)


def wrong(form: FieldForm) -> str:
    return next(label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "critical")


def test_that_a_hospital_with_none_of_ours_is_recorded_as_such(qtbot: QtBot) -> None:
    form = HospitalCheckForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    write(form, "Hospital or list", " Royal Care ")
    choose(form, CheckMethod.PHONE)
    choose(form, HospitalResult.NONE_OURS)
    with qtbot.waitSignal(form.checked) as caught:
        form.file_it()
    fields = (caught.args or [])[0]
    assert fields == {
        "facility": "Royal Care",
        "method": "phone",
        "result": "none-ours",
        "unidentified": None,
        "observed_at_ms": NOON_UTC_MS,
        "recheck_at_ms": None,
        "note": "",
    }
    HospitalCheckFields.model_validate(RECORD | fields)


def test_that_unidentified_patients_are_counted_and_the_next_check_planned(qtbot: QtBot) -> None:
    form = HospitalCheckForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    write(form, "Hospital or list", "Police list")
    count, recheck = form.findChild(QSpinBox), form._recheck
    assert count is not None
    assert count.isHidden()
    choose(form, CheckMethod.VISIT)
    choose(form, HospitalResult.UNIDENTIFIED)
    assert not count.isHidden()
    count.setValue(2)
    recheck.choose(4)
    with qtbot.waitSignal(form.checked) as caught:
        form.file_it()
    fields = (caught.args or [])[0]
    assert (fields["unidentified"], fields["recheck_at_ms"]) == (2, NOON_UTC_MS + 4 * HOUR_MS)


def test_that_a_contact_that_promised_says_by_when(qtbot: QtBot) -> None:
    form = AuthorityContactForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    write(form, "Office", "Ministry of Foreign Affairs")
    for result, promised in ((AuthorityResult.NOTHING_KNOWN, None), (AuthorityResult.PROMISED, NOON_UTC_MS + HOUR_MS)):
        choose(form, result)
        with qtbot.waitSignal(form.contacted) as caught:
            form.file_it()
        fields = (caught.args or [])[0]
        assert (fields["result"], fields["promised_at_ms"]) == (result.value, promised)
        AuthorityContactFields.model_validate(RECORD | fields)


def test_that_a_line_of_the_chronology_carries_its_moment(qtbot: QtBot) -> None:
    form = EntryForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    text, moment = form.findChild(QPlainTextEdit), form.findChild(MomentField)
    assert text is not None
    assert moment is not None
    text.setPlainText("<b>Bridge</b> closed")
    moment.set_moment(NOON_UTC_MS - HOUR_MS)
    with qtbot.waitSignal(form.entered) as caught:
        form.file_it()
    fields = (caught.args or [])[0]
    assert fields == {"text": "<b>Bridge</b> closed", "observed_at_ms": NOON_UTC_MS - HOUR_MS}
    EntryFields.model_validate(RECORD | fields)


def test_that_a_text_too_long_is_refused_before_it_is_lost(qtbot: QtBot) -> None:
    form = EntryForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(form)
    text = form.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("x" * (TEXT_MAX + 3))
    with qtbot.assertNotEmitted(form.entered):
        form.file_it()
    assert "3 characters too long" in wrong(form)
    assert len(text.toPlainText()) == TEXT_MAX + 3


@pytest.mark.parametrize(
    ("make", "told"),
    [(HospitalCheckForm, "Name the hospital"), (AuthorityContactForm, "Name the office"), (EntryForm, "Write what")],
)
def test_that_an_empty_form_says_what_it_needs(make: type[FieldForm], told: str, qtbot: QtBot) -> None:
    form = make(ZONE, lambda: NOON_UTC_MS)  # type: ignore[call-arg, arg-type]
    qtbot.addWidget(form)
    form.file_it()
    assert told in wrong(form)


def test_that_nothing_is_filed_that_nobody_chose(qtbot: QtBot) -> None:
    """A name and Enter must not make "none of ours" of a hospital, nor "answered" of an office."""
    check, contact = HospitalCheckForm(ZONE, lambda: NOON_UTC_MS), AuthorityContactForm(ZONE, lambda: NOON_UTC_MS)
    qtbot.addWidget(check)
    qtbot.addWidget(contact)
    write(check, "Hospital or list", "Royal Care")
    write(contact, "Office", "Ministry of Foreign Affairs")
    with qtbot.assertNotEmitted(check.checked):
        check.file_it()
        assert "how it was checked" in wrong(check)
        choose(check, CheckMethod.PHONE)
        check.file_it()
        assert "what the check gave" in wrong(check)
    with qtbot.assertNotEmitted(contact.contacted):
        contact.file_it()
    assert "what came of it" in wrong(contact)


@pytest.mark.parametrize(("make", "name"), [(HospitalCheckForm, "Hospital or list"), (AuthorityContactForm, "Office")])
def test_that_a_check_in_the_future_is_refused(make: type[FieldForm], name: str, qtbot: QtBot) -> None:
    form = make(ZONE, lambda: NOON_UTC_MS)  # type: ignore[call-arg, arg-type]
    qtbot.addWidget(form)
    write(form, name, "X")
    for word in (CheckMethod.VISIT, HospitalResult.NONE_OURS, AuthorityResult.ANSWERED):
        choose(form, word)
    form.findChildren(MomentField)[-1].set_moment(NOON_UTC_MS + HOUR_MS)
    form.file_it()
    assert "future" in wrong(form)
