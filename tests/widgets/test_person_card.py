"""The person's card shows what speaks and what contests it, and loses nothing that is being typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.model import words
from console.model.fields_people import PersonFields
from console.model.shown import WardenLine
from tests.widgets.people import FIRST, NOW_MS, card, report_line
from widgets.person_card import PROFILE_FIELDS, PersonCardView
from widgets.person_history import ReportRow
from widgets.plain import Link
from widgets.profile_field import ProfileField
from widgets.status import StatusChip

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def view(qtbot: QtBot) -> PersonCardView:
    made = PersonCardView(now_ms=lambda: NOW_MS)
    qtbot.addWidget(made)
    made.resize(420, 800)
    return made


def texts(view: PersonCardView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]


def chips(view: PersonCardView) -> list[str]:
    return [chip.accessibleName() for chip in view.findChildren(StatusChip) if chip.isVisibleTo(view)]


def field(view: PersonCardView, name: str) -> ProfileField:
    return next(field for field in view.findChildren(ProfileField) if field.field == name)


def press(view: PersonCardView, text: str) -> None:
    next(button for button in view.findChildren(QPushButton) if button.text() == text).click()


def type_into(row: ProfileField, text: str) -> None:
    row.open_editor()
    editor = row.findChild(QLineEdit) or row.findChild(QPlainTextEdit)
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    editor.setText(text) if isinstance(editor, QLineEdit) else editor.setPlainText(text)


def settle(qapp: QApplication) -> None:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_that_the_profile_has_only_fields_of_a_person() -> None:
    assert set(PROFILE_FIELDS) <= set(PersonFields.model_fields)


def test_that_both_sides_of_a_contested_axis_are_shown(view: PersonCardView) -> None:
    view.show_card(card(), "Africa/Khartoum", "Khartoum")
    assert {"Present", "contested", "Reported missing"} <= set(chips(view))
    assert any("Family or self" in text and "Ibu Ratna" in text for text in texts(view))


def test_that_the_cell_that_looks_after_a_person_is_told_with_its_leader_and_phone(view: PersonCardView) -> None:
    view.show_card(card(warden=WardenLine(1, "Omdurman Barat", "", 2, "Harun", "+249912000001", "KRT", 14)))
    assert "Warden: Omdurman Barat · Harun · +249912000001" in texts(view)
    view.show_card(card())
    assert not any(text.startswith("Warden") for text in texts(view))


def test_that_nobody_reported_reads_as_not_yet_reached(view: PersonCardView) -> None:
    view.show_card(card(speaking=(), reports=()), "Africa/Khartoum", "Khartoum")
    assert "Not yet reached" in chips(view)
    assert "not on roster" in chips(view)


def test_that_empty_fields_hide_until_wanted_and_stay_shown_over_a_refresh(
    view: PersonCardView, qapp: QApplication
) -> None:
    view.show_card(card())
    assert not field(view, "email").isVisibleTo(view)
    press(view, next(b.text() for b in view.findChildren(QPushButton) if b.text().startswith("Show ")))
    assert field(view, "email").isVisibleTo(view)
    view.show_card(card())
    settle(qapp)
    assert field(view, "email").isVisibleTo(view)


def test_that_a_new_value_is_told_as_it_is_stored(view: PersonCardView, qtbot: QtBot) -> None:
    view.show_card(card())
    type_into(field(view, "born"), "17/8/1990")
    with qtbot.waitSignal(view.field_amended) as amended:
        field(view, "born").commit()
    assert amended.args == ["born", "1990-08-17"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("name", " "), ("born", "31/2/1990"), ("nationality", "INA"), ("phone", "1" * 41), ("note", "x" * 4001)],
)
def test_that_a_value_that_cannot_be_kept_is_not_told(view: PersonCardView, name: str, wrong: str) -> None:
    view.show_card(card())
    told: list[str] = []
    view.field_amended.connect(lambda changed, value: told.append(changed))
    row = field(view, name)
    type_into(row, wrong)
    row.commit()
    assert told == []
    assert row.is_editing()


def test_that_an_unchanged_value_and_escape_tell_nothing(view: PersonCardView, qapp: QApplication) -> None:
    view.show_card(card())
    told: list[str] = []
    view.field_amended.connect(lambda changed, value: told.append(changed))
    row = field(view, "phone")
    row.open_editor()
    row.commit()
    type_into(row, "+62")
    editor = next(edit for edit in row.findChildren(QLineEdit) if edit.isVisibleTo(row))
    qapp.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    assert told == []
    assert not row.is_editing()


def test_that_a_newer_card_waits_until_typing_is_finished(view: PersonCardView, qapp: QApplication) -> None:
    view.show_card(card())
    row = field(view, "phone")
    type_into(row, "+62811")
    view.show_card(card(profile={"name": "Siti Nurhaliza", "phone": "+249900000000"}))
    assert row.is_editing()
    told: list[tuple[str, str]] = []
    view.field_amended.connect(lambda changed, value: told.append((changed, value)))
    row.commit()
    settle(qapp)
    assert told == [("phone", "+62811")]
    assert any("+249900000000" in text for text in texts(view))


def test_that_another_person_replaces_what_is_shown_at_once(view: PersonCardView, qapp: QApplication) -> None:
    view.show_card(card())
    field(view, "phone").open_editor()
    view.show_card(card(person=FIRST + 77))
    settle(qapp)
    assert view.person() == FIRST + 77
    assert not view.is_editing()


def test_that_a_report_is_withdrawn_only_with_a_reason(view: PersonCardView, qtbot: QtBot) -> None:
    view.show_card(card(), "Africa/Khartoum", "Khartoum")
    told: list[tuple[int, str]] = []
    view.report_withdrawn.connect(lambda report, reason: told.append((report, reason)))
    next(link for link in view.findChildren(Link) if link.text() == "Withdraw…").opened.emit()
    reason = next(e for e in view.findChildren(QLineEdit) if e.placeholderText() == "Why is it withdrawn?")
    assert view.is_editing()
    reason.returnPressed.emit()
    assert told == []
    reason.setText("The brother was meant")
    reason.returnPressed.emit()
    assert told == [(FIRST + 902, "The brother was meant")]
    assert not view.is_editing()


@pytest.fixture
def beside_search(view: PersonCardView, qtbot: QtBot) -> QWidget:
    """The card in a window with a search field, as on the people screen."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(view)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def focused_report(view: PersonCardView) -> int | None:
    at = QApplication.focusWidget()
    return next((row.report for row in view.findChildren(ReportRow) if at is not None and row.isAncestorOf(at)), None)


@pytest.mark.parametrize(("withdrawn", "next_at"), [(2, 3), (4, 3), (9, 10)])
def test_that_after_a_withdrawal_the_keyboard_is_at_the_next_report(
    view: PersonCardView, beside_search: QWidget, qapp: QApplication, withdrawn: int, next_at: int
) -> None:
    count = 4 if withdrawn < 5 else 12  # more than are shown at once
    lines = [report_line(number, "present") for number in range(1, count + 1)]
    view.show_card(card(reports=tuple(lines)), "Africa/Khartoum", "Khartoum")
    if count > 8:
        next(link for link in view.findChildren(Link) if "older" in link.text()).opened.emit()
    row = next(row for row in view.findChildren(ReportRow) if row.report == FIRST + 900 + withdrawn)
    row.ask_reason()
    row.findChildren(QLineEdit)[0].setText("Wrong person")
    row.findChildren(QLineEdit)[0].returnPressed.emit()
    assert focused_report(view) == FIRST + 900 + withdrawn  # until the answer comes
    lines[withdrawn - 1] = report_line(withdrawn, "present", withdrawn_at_ms=NOW_MS, withdrawn_reason="Wrong person")
    view.show_card(card(reports=tuple(lines)), "Africa/Khartoum", "Khartoum")
    settle(qapp)
    assert focused_report(view) == FIRST + 900 + next_at


def test_that_after_the_only_report_is_withdrawn_the_keyboard_stays_on_the_card(
    view: PersonCardView, beside_search: QWidget, qapp: QApplication
) -> None:
    view.show_card(card(reports=(report_line(1, "present"),)), "Africa/Khartoum", "Khartoum")
    [row] = view.findChildren(ReportRow)
    row.ask_reason()
    gone = report_line(1, "present", withdrawn_at_ms=NOW_MS, withdrawn_reason="Wrong person")
    row._reason.setText("Wrong person")
    row._reason.returnPressed.emit()
    view.show_card(card(reports=(gone,), speaking=()), "Africa/Khartoum", "Khartoum")
    settle(qapp)
    at = QApplication.focusWidget()
    assert isinstance(at, QPushButton)
    assert at.text() == "File a report…"


def test_that_a_withdrawal_thought_better_of_and_a_refresh_leave_the_keyboard_where_it_was(
    view: PersonCardView, beside_search: QWidget, qapp: QApplication
) -> None:
    view.show_card(card(), "Africa/Khartoum", "Khartoum")
    row = view.findChildren(ReportRow)[0]
    row.ask_reason()
    QApplication.sendEvent(
        row._reason, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    )
    view.refresh_ages()
    settle(qapp)
    assert focused_report(view) == row.report
    field(view, "phone").take_focus()
    view.refresh_ages()
    settle(qapp)
    at = QApplication.focusWidget()
    assert at is not None
    assert field(view, "phone").isAncestorOf(at)


def test_that_a_withdrawn_report_stays_struck_through_with_its_reason(view: PersonCardView) -> None:
    gone = report_line(5, "missing", withdrawn_at_ms=NOW_MS, withdrawn_reason="Wrong person")
    view.show_card(card(reports=(gone,), speaking=()), "Africa/Khartoum", "Khartoum")
    struck = [label.text() for label in view.findChildren(QLabel) if label.font().strikeOut()]
    assert "Reported missing" in struck
    assert any("Wrong person" in text for text in texts(view))
    assert not [link for link in view.findChildren(Link) if link.text() == "Withdraw…"]


def test_that_a_possible_double_is_judged_and_a_judgement_taken_back(view: PersonCardView, qtbot: QtBot) -> None:
    view.show_card(card())
    with qtbot.waitSignal(view.judged) as judged:
        press(view, "Same person")
    assert judged.args == [FIRST + 2, words.Verdict.SAME]
    pair = card().pairs[0]
    decided = type(pair)(pair.pair, pair.other, pair.other_name, words.Verdict.NOT_SAME, None, ())
    view.show_card(card(pairs=(decided,)))
    undo = [link for link in view.findChildren(Link) if link.text() == "Undo this decision"]
    with qtbot.waitSignal(view.judgement_withdrawn) as taken:
        undo[-1].opened.emit()
    assert taken.args == [FIRST + 50]


def test_that_the_card_is_never_wider_than_its_window(view: PersonCardView) -> None:
    long = "Siti" * 70
    view.show_card(card(profile={"name": long, "employer": long, "note": long}), "Africa/Khartoum", long)
    assert view._inner.minimumSizeHint().width() <= 420


def test_that_the_language_changes_while_the_card_is_open(view: PersonCardView, qapp: QApplication) -> None:
    view.show_card(card(), "Africa/Khartoum", "Khartoum")
    qapp.setProperty("posko-language", "id")
    try:
        qapp.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
        settle(qapp)
        assert "Di tempat" in chips(view)
        assert any(text == "Tanggal lahir" for text in texts(view))
    finally:
        qapp.setProperty("posko-language", "en")


def test_that_older_reports_come_when_wanted(view: PersonCardView) -> None:
    reports = tuple(report_line(number, "present", note=f"note {number}") for number in range(20))
    view.show_card(card(reports=reports, speaking=()), "Africa/Khartoum", "Khartoum")
    assert "note 19" not in texts(view)
    older = next(link for link in view.findChildren(Link) if "older report" in link.text())
    assert older.text().startswith("12 older")
    older.opened.emit()
    older.opened.emit()
    assert "note 19" in texts(view)
    assert not older.isVisibleTo(view)


def test_that_escape_in_a_field_is_the_fields_own(qtbot: QtBot) -> None:
    """The card around it has a shortcut on the same key, which would close the card and keep what was typed."""
    field = ProfileField("phone", "+2491")
    qtbot.addWidget(field)
    field.open_editor()
    editor = field.findChild(QLineEdit)
    assert editor is not None
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(editor, asked)
    assert asked.isAccepted()
    with qtbot.waitSignal(field.edit_cancelled):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not field.is_editing()
