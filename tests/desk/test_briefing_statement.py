"""The statement on the desk: the draft follows the reports, versions are made, approved, copied and withdrawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.desk.place import Place
from console.desk.window import Window
from console.duty import enrolment, incidents, reports, statements, sweeps
from console.duty.people import add_person
from console.duty.post import Post
from console.model.shown_response import DueItem, DueWhat
from console.model.shown_statement import Standing
from console.model.statement import Choices
from console.model.statement_words import Advice, Channel, Event, Tone
from console.model.words import CheckMethod, HospitalResult
from console.register.reading.statements import statements as asked_statements
from console.secret import Secret
from tests.desk.places import scalar
from tests.keys.parts import FIRST
from widgets import language
from widgets.briefing.approval_forms import KeyApprovalForm, TelephoneApprovalForm
from widgets.briefing.hotline_form import HotlineForm
from widgets.briefing.reason_form import ReasonForm
from widgets.briefing.statement_board import StatementBoard
from widgets.plain import PlainLabel

SECOND = Secret(b"jeruk nipis kapal layar sembilan")
pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def opened_on(window: Window, place: Place, qtbot: QtBot, *, exercise: bool = False) -> int:
    """An incident, shown, with the statement before the officer."""
    made: list[int] = []
    place.write(
        lambda post: incidents.open_incident(post, "Khartoum", exercise=exercise),
        lambda answer: made.append(answer[0]),
    )
    window.incident_screen.show_incident(made[0])
    window.registry.run("briefing-statement")
    qtbot.waitUntil(lambda: bool(text_of(window)))
    return made[0]


def board_of(window: Window) -> StatementBoard:
    return window.briefing_screen.statement.board


def text_of(window: Window, spoken: str = "id") -> str:
    return board_of(window).panes[spoken].toPlainText()


def versions(place: Place, incident: int) -> list[Standing]:
    lines = place.reading(lambda connection: asked_statements(connection, incident))
    return [line.standing(place.post.now_ms()) for line in lines]


def a_version(window: Window, place: Place, qtbot: QtBot, incident: int) -> None:
    before = len(versions(place, incident))
    qtbot.mouseClick(board_of(window)._make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(versions(place, incident)) == before + 1 and board_of(window).shown() is not None)


def test_that_the_draft_follows_what_is_reported(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    assert "belum diperoleh informasi" in text_of(window)
    place.write(
        lambda post: sweeps.check(post, incident, "RS Pusat", HospitalResult.NONE_OURS, CheckMethod.VISIT, foreigners=2)
    )
    qtbot.waitUntil(lambda: "2 foreign nationals seen in person" in text_of(window, "en"))
    assert "2 warga negara asing yang dilihat langsung" in text_of(window)


def test_that_what_is_chosen_is_kept_and_comes_back(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    box = board_of(window).choices
    box._event.choose(Event.BOMBING)
    box._advice[Advice.STAY_AWAY].setChecked(True)
    box._tone.choose(Tone.CONDEMNATION)
    qtbot.waitUntil(lambda: "mengecam serangan bom" in text_of(window))
    kept = place.reading(lambda connection: statements.choices_of(connection, incident))
    assert kept == Choices(Event.BOMBING, Tone.CONDEMNATION, (Advice.STAY_AWAY, Advice.STAY_CALM, Advice.CALL_HOTLINE))


def test_that_own_words_in_one_language_are_refused_with_a_sentence(window: Window, place: Place, qtbot: QtBot) -> None:
    opened_on(window, place, qtbot)
    field = board_of(window).choices._own["id"]
    field.setText("runtuhnya jembatan")
    with qtbot.waitSignal(place.faulted) as refused:
        field.editingFinished.emit()
    assert refused.args[0].code == "statement-one-language"


def test_that_each_figure_tells_what_it_rests_on_by_mouse_and_by_keyboard(
    window: Window, place: Place, qtbot: QtBot
) -> None:
    incident = opened_on(window, place, qtbot)
    place.write(lambda post: sweeps.check(post, incident, "RS Pusat", HospitalResult.NONE_OURS, CheckMethod.PHONE))
    qtbot.waitUntil(lambda: "1 rumah sakit atau daftar yang terkait" in text_of(window))
    pane = board_of(window).panes["id"]
    place_of = next(at for at, run in enumerate(pane._runs) if run.text == "1")
    pane.highlighted.emit(QUrl(f"#{place_of}"))
    assert board_of(window)._basis.text() == "1: RS Pusat: tidak ada WNI"
    pane.highlighted.emit(QUrl())
    assert board_of(window)._basis.text() == ""
    pane.setFocus()
    for _ in range(place_of + 2):
        qtbot.keyClick(pane, Qt.Key.Key_Tab)
    assert board_of(window)._basis.text()


def test_that_a_second_officer_signs_on_the_same_desk(window: Window, place: Place, qtbot: QtBot) -> None:
    enrolment.add_officer(place.opened, "Budi", "KRT", SECOND)
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    for secret, outcome in ((FIRST, Standing.WAITING), (SECOND, Standing.APPROVED)):
        qtbot.mouseClick(board_of(window)._key, Qt.MouseButton.LeftButton)
        form = board_of(window).room.form()
        assert isinstance(form, KeyApprovalForm)
        form._passphrase._field.setText(secret.reveal().decode())
        form.file_it()
        qtbot.waitUntil(lambda outcome=outcome: versions(place, incident) == [outcome])  # type: ignore[misc]
        assert form._passphrase.is_empty
        if outcome is Standing.WAITING:
            qtbot.waitUntil(lambda form=form: "wrote himself" in form._wrong.text())  # type: ignore[misc]
    qtbot.waitUntil(lambda: board_of(window).room.form() is None)
    qtbot.waitUntil(board_of(window).is_publishable)


def test_that_a_telephone_approval_is_noted_with_the_code(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    qtbot.mouseClick(board_of(window)._telephone, Qt.MouseButton.LeftButton)
    form = board_of(window).room.form()
    assert isinstance(form, TelephoneApprovalForm)
    form.file_it()
    assert "Say who approves" in form._wrong.text()
    line = board_of(window).shown()
    assert line is not None
    fields: tuple[tuple[QLineEdit, str], ...] = (
        (form._approver, "Direktur Contoh"),
        (form._phone, "+62811000000"),
        (form._code, "AAA AAA"),
    )
    for field, text in fields:
        field.setText(text)
    form.file_it()
    assert "not this version's" in form._wrong.text()
    form._code.setText(line.content.code)
    form.file_it()
    qtbot.waitUntil(lambda: versions(place, incident) == [Standing.BY_TELEPHONE])


def test_that_an_exercise_can_be_made_but_never_approved(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot, exercise=True)
    a_version(window, place, qtbot, incident)
    board = board_of(window)
    assert versions(place, incident) == [Standing.EXERCISE]
    assert not board._key.isEnabled()
    assert not board._telephone.isEnabled()
    board.channels._copy((Channel.SMS, "id"))
    assert QApplication.clipboard().text().startswith("LATIHAN")


def test_that_copying_says_whether_it_may_be_published(window: Window, place: Place, qtbot: QtBot) -> None:
    opened_on(window, place, qtbot)
    board_of(window).channels._copy((Channel.X, "en"))
    told = {label.text() for label in window._notices.findChildren(PlainLabel)}
    assert any("NOT approved" in text for text in told)
    assert QApplication.clipboard().text()


def test_that_a_version_is_withdrawn_with_a_reason(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    qtbot.mouseClick(board_of(window)._withdraw, Qt.MouseButton.LeftButton)
    form = board_of(window).room.form()
    assert isinstance(form, ReasonForm)
    form.file_it()
    assert form._wrong.text()
    form._reason.setText("salah tempat")
    form.file_it()
    qtbot.waitUntil(lambda: versions(place, incident) == [Standing.WITHDRAWN])


def test_that_a_missing_hotline_is_filled_in_where_it_is_missed(window: Window, place: Place, qtbot: QtBot) -> None:
    opened_on(window, place, qtbot)
    link = board_of(window)._hotline
    assert link.isVisible()
    link.click()
    qtbot.waitUntil(lambda: isinstance(board_of(window).room.form(), HotlineForm))
    form = board_of(window).room.form()
    assert isinstance(form, HotlineForm)
    form._numbers.setPlainText("+249 900 000 001\n")
    form.file_it()
    qtbot.waitUntil(lambda: "+249 900 000 001" in text_of(window))
    assert not link.isVisible()
    assert scalar(place, "SELECT hotlines FROM mission WHERE code = 'KRT'") == "+249 900 000 001"


def test_that_what_reads_differently_from_the_last_version_is_marked(
    window: Window, place: Place, qtbot: QtBot
) -> None:
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    person, _ = add_person(place.post, {"name": "Siti Contoh"})
    place.write(
        lambda post: reports.file_reports(
            post, incident, person, [{"axis": "condition", "value": "injured", "source": "staff"}]
        )
    )
    board_of(window).versions.choose(None)
    qtbot.waitUntil(lambda: "Setidaknya 1 WNI" in text_of(window))
    marked = [line for line in text_of(window).splitlines() if "●" in line]
    assert [line.replace("●", "").strip() for line in marked] == ["WNI"]


def test_that_the_words_follow_the_language_and_the_texts_keep_theirs(
    window: Window, place: Place, qtbot: QtBot, qapp: QApplication
) -> None:
    opened_on(window, place, qtbot)
    texts = (text_of(window), text_of(window, "en"))
    qapp.setProperty("posko-language", "id")
    language.apply(qapp, "id")
    qtbot.waitUntil(lambda: "Buat versi 1" in {each.text() for each in board_of(window).findChildren(QPushButton)})
    assert (text_of(window), text_of(window, "en")) == texts
    qapp.setProperty("posko-language", "en")


def test_that_a_due_countersignature_brings_the_statement_up(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    window.registry.run("briefing-sitrep")
    assert window.briefing_screen.show_due(DueItem(DueWhat.COUNTERSIGN, 1, incident, 0, "x"))
    assert window.briefing_screen.tab() == "statement"
    assert not window.briefing_screen.show_due(DueItem(DueWhat.CALL_BACK, 1, incident, 0, "x"))


def test_that_an_approved_version_overtaken_by_a_report_is_not_to_be_published_any_more(
    window: Window, place: Place, qtbot: QtBot
) -> None:
    enrolment.add_officer(place.opened, "Budi", "KRT", SECOND)
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    board = board_of(window)
    line = board.shown()
    assert line is not None
    place.write(
        lambda post: statements.approve_by_key(post, place.opened.box, place.arrays, line.statement, SECOND),
    )
    qtbot.waitUntil(board.is_publishable)

    def hurt(post: Post) -> None:
        person, _ = add_person(post, {"name": "Siti Contoh"})
        reports.file_reports(post, incident, person, [{"axis": "condition", "value": "injured", "source": "staff"}])

    place.write(hurt)
    window.briefing_screen.statement.ask()
    qtbot.waitUntil(board.is_overtaken)
    assert not board.is_publishable()
    assert "do not publish it any more" in board._warnings.text()
    board.channels._copy((Channel.PRESS, "en"))
    told = {label.text() for label in window._notices.findChildren(PlainLabel)}
    assert any("no longer what is known" in text for text in told)


def test_that_a_selection_of_an_exercise_leaves_with_its_mark(window: Window, place: Place, qtbot: QtBot) -> None:
    opened_on(window, place, qtbot, exercise=True)
    for pane, mark in ((board_of(window).panes["id"], "LATIHAN"), (board_of(window).panes["en"], "EXERCISE")):
        cursor = pane.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine, QTextCursor.MoveMode.KeepAnchor)
        pane.setTextCursor(cursor)
        assert pane.createMimeDataFromSelection().text().startswith(mark)


def test_that_a_selection_of_what_is_real_bears_no_mark(window: Window, place: Place, qtbot: QtBot) -> None:
    opened_on(window, place, qtbot)
    pane = board_of(window).panes["id"]
    pane.selectAll()
    assert "LATIHAN" not in pane.createMimeDataFromSelection().text()


def test_that_a_passphrase_is_forgotten_when_its_form_is_left(window: Window, place: Place, qtbot: QtBot) -> None:
    incident = opened_on(window, place, qtbot)
    a_version(window, place, qtbot, incident)
    qtbot.mouseClick(board_of(window)._key, Qt.MouseButton.LeftButton)
    form = board_of(window).room.form()
    assert isinstance(form, KeyApprovalForm)
    qtbot.waitUntil(form.isVisible)
    form._passphrase._field.setText("setengah diketik")
    window.registry.run("briefing-sitrep")
    assert form._passphrase.is_empty
