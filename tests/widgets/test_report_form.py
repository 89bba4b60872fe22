"""The report form files several axes in one go, and never a report without a source or from the future."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.model import words
from console.model.fields_incident import ReportFields
from tests.widgets.people import NOW_MS
from widgets.report_form import ReportForm


class Clock:
    now_ms = NOW_MS

    def __call__(self) -> int:
        return self.now_ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def form(qtbot: QtBot, clock: Clock) -> ReportForm:
    made = ReportForm(now_ms=clock)
    qtbot.addWidget(made)
    made.start("Siti Nurhaliza", "Africa/Khartoum")
    return made


def filed_by(form: ReportForm) -> list[list[dict[str, object]]]:
    filed: list[list[dict[str, object]]] = []
    form.report_filed.connect(filed.append)
    return filed


def shown(form: ReportForm) -> str:
    return " ".join(label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form))


def test_that_digits_and_arrows_file_two_axes_in_one_go(form: ReportForm, qtbot: QtBot, clock: Clock) -> None:
    filed = filed_by(form)
    qtbot.keyClick(form.pad, Qt.Key.Key_4)
    qtbot.keyClick(form.pad, Qt.Key.Key_Right)
    qtbot.keyClick(form.pad, Qt.Key.Key_2)
    form.source.choose(words.Source.OFFICIAL)
    form.place.setText(" Soba hospital ")
    clock.now_ms += 5 * 60_000
    form.file()
    first, second = filed[0]
    assert (first["axis"], first["value"]) == ("whereabouts", "missing")
    assert (second["axis"], second["value"]) == ("condition", "injured")
    assert first["observed_at_ms"] == clock.now_ms
    assert first["place"] == "Soba hospital"
    kept = {"incident": 1, "person": 2, "officer": 3, "recorded_at_ms": clock.now_ms}
    assert TypeAdapter(ReportFields).validate_python(first | kept).source is words.Source.OFFICIAL


def test_that_a_value_pressed_again_is_taken_back(form: ReportForm, qtbot: QtBot) -> None:
    qtbot.keyClick(form.pad, Qt.Key.Key_1)
    qtbot.keyClick(form.pad, Qt.Key.Key_1)
    assert form.pad.chosen() == {}


def test_that_nothing_is_filed_without_a_value_or_a_source(form: ReportForm) -> None:
    filed = filed_by(form)
    form.file()
    assert "at least one value" in shown(form)
    form.pad.choose(words.Axis.CONTACT, words.Contact.REACHED)
    form.file()
    assert "who this comes from" in shown(form)
    assert filed == []


def test_that_no_source_is_chosen_beforehand(form: ReportForm) -> None:
    form.source.choose(words.Source.STAFF)
    form.start("Another", "Africa/Khartoum")
    assert form.source.value() is None


def test_that_an_observation_later_than_a_fast_clock_is_refused(form: ReportForm) -> None:
    filed = filed_by(form)
    form.pad.choose(words.Axis.CONTACT, words.Contact.REACHED)
    form.source.choose(words.Source.STAFF)
    form.observed_at.set_moment(NOW_MS + 17 * 60_000)
    form.file()
    assert filed == []
    form.observed_at.set_moment(NOW_MS + 14 * 60_000)
    form.file()
    assert filed[0][0]["observed_at_ms"] == (NOW_MS + 14 * 60_000) // 60_000 * 60_000


def test_that_the_time_is_read_on_the_clock_of_the_scene(form: ReportForm) -> None:
    form.observed_at.set_moment(NOW_MS)
    assert "CAT" in shown(form)
    assert "UTC" in shown(form)
    assert form.observed_at._shown().hour == 8  # 06:40 UTC; Khartoum is two hours ahead


def test_that_a_confirmed_identity_needs_a_method_that_confirms(form: ReportForm) -> None:
    filed = filed_by(form)
    form.pad.choose(words.Axis.IDENTITY, words.Identity.CONFIRMED)
    form.source.choose(words.Source.OFFICIAL)
    form.file()
    assert "needs the method" in shown(form)
    form._method.choose(words.IdentityMethod.VISUAL)
    form.file()
    assert "visual identification alone" in shown(form)
    form._method.choose(words.IdentityMethod.DNA)
    form.file()
    assert filed[0][0]["detail"] == "dna"


def test_that_who_stays_by_choice_has_a_reason(form: ReportForm) -> None:
    filed = filed_by(form)
    form.pad.choose(words.Axis.INTENT, words.Intent.STAYS_BY_CHOICE)
    form.source.choose(words.Source.FAMILY)
    form.file()
    assert filed == []
    form._reason.setText("Mother cannot travel")
    form.file()
    assert filed[0][0]["detail"] == "Mother cannot travel"


def test_that_a_death_is_explained_before_it_is_filed(form: ReportForm) -> None:
    assert "two officers" not in shown(form)
    form.pad.choose(words.Axis.CONDITION, words.Condition.DECEASED)
    assert "two officers" in shown(form)
    form.pad.choose(words.Axis.CONDITION, words.Condition.WELL)
    assert "two officers" not in shown(form)


def test_that_a_fault_keeps_what_was_typed(form: ReportForm) -> None:
    form.note.setPlainText("long story")
    form.show_fault("The disk is full.")
    assert "The disk is full." in shown(form)
    assert form.note.toPlainText() == "long story"
