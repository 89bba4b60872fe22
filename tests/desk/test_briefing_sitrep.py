"""The situation report on the desk: it reads as things stand until it is filed, and stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from console.desk.place import Place
from console.desk.window import Window
from console.duty import incidents, reports, sweeps
from console.duty.people import add_person
from console.model.kinds import Kind
from console.model.shown_statement import SitrepLine
from console.model.words import CheckMethod, HospitalResult
from console.register.reading.sitreps import sitreps as asked_sitreps
from tests.desk.places import scalar
from widgets.briefing.reason_form import ReasonForm
from widgets.briefing.sitrep_board import SitrepBoard

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def board_of(window: Window) -> SitrepBoard:
    return window.briefing_screen.sitrep.board


def text_of(window: Window) -> str:
    return board_of(window).text.toPlainText()


@pytest.fixture
def incident(window: Window, place: Place, qtbot: QtBot) -> int:
    made: list[int] = []
    place.write(lambda post: incidents.open_incident(post, "Khartoum"), lambda answer: made.append(answer[0]))
    window.incident_screen.show_incident(made[0])
    window.registry.run("briefing-sitrep")
    qtbot.waitUntil(lambda: "KRT-1" in text_of(window))
    return made[0]


def filed(place: Place, incident: int) -> list[SitrepLine]:
    return place.reading(lambda connection: asked_sitreps(connection, incident))


def file_it(window: Window, place: Place, qtbot: QtBot, incident: int) -> SitrepLine:
    before = len(filed(place, incident))
    qtbot.mouseClick(board_of(window)._file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(filed(place, incident)) == before + 1 and board_of(window).line() is not None)
    return filed(place, incident)[0]


def test_that_the_report_follows_until_it_is_filed_and_stays_after(
    window: Window, place: Place, qtbot: QtBot, incident: int
) -> None:
    assert "First report" in text_of(window)
    first = file_it(window, place, qtbot, incident)
    person, _ = add_person(place.post, {"name": "Siti Contoh"})
    place.write(
        lambda post: reports.file_reports(
            post, incident, person, [{"axis": "condition", "value": "injured", "source": "staff"}]
        )
    )
    board_of(window).choose(None)
    qtbot.waitUntil(lambda: "0 → 1" in text_of(window))
    assert "Since KRT-1" in text_of(window)
    board_of(window).choose(first.sitrep)
    assert "Since KRT-1" not in text_of(window)


def test_that_what_the_officer_adds_goes_into_the_report_and_the_form_is_empty_after(
    window: Window, place: Place, qtbot: QtBot, incident: int
) -> None:
    board = board_of(window)
    board._summary.setPlainText("Situasi tenang.")
    board._next.choose(2)
    line = file_it(window, place, qtbot, incident)
    assert line.content.summary == "Situasi tenang."
    assert line.next_at_ms == place.post.now_ms() + 2 * 3_600_000
    assert board.additions().summary == ""
    assert board.additions().next_in_h == 2  # the rhythm stays
    assert scalar(place, "SELECT count(*) FROM local WHERE scope LIKE 'draft:%' AND key LIKE 'sitrep:%'") == 0


def test_that_a_draft_of_it_comes_back(window: Window, place: Place, qtbot: QtBot, incident: int) -> None:
    board_of(window)._summary.setPlainText("belum selesai")
    place.drafts.flush()
    assert "belum selesai" in str(scalar(place, "SELECT value FROM local WHERE key = ?", f"sitrep:{incident}"))


def test_that_a_figure_that_fell_asks_why(window: Window, place: Place, qtbot: QtBot, incident: int) -> None:
    checks: list[int] = []
    place.write(
        lambda post: sweeps.check(post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.PHONE),
        lambda answer: checks.append(answer[0]),
    )
    file_it(window, place, qtbot, incident)
    place.write(lambda post: reports.withdraw(post, Kind.HOSPITAL_CHECK, checks[0], "keliru"))
    board = board_of(window)
    board.choose(None)
    qtbot.waitUntil(board._fall.isVisible)
    with qtbot.waitSignal(place.faulted) as refused:
        board.file_asked.emit()
    assert refused.args[0].code == "sitrep-fall-unexplained"
    board._fall.setText("pengecekan ditarik")
    assert file_it(window, place, qtbot, incident).content.fall_reason == "pengecekan ditarik"


def test_that_a_report_is_withdrawn_with_a_reason(window: Window, place: Place, qtbot: QtBot, incident: int) -> None:
    file_it(window, place, qtbot, incident)
    qtbot.mouseClick(board_of(window)._withdraw, Qt.MouseButton.LeftButton)
    form = board_of(window).room.form()
    assert isinstance(form, ReasonForm)
    form._reason.setText("salah")
    form.file_it()
    qtbot.waitUntil(lambda: filed(place, incident)[0].withdrawn_at_ms is not None)


def test_that_a_filed_report_is_saved_and_the_register_says_so(
    window: Window, place: Place, qtbot: QtBot, incident: int, tmp_path: Path
) -> None:
    file_it(window, place, qtbot, incident)
    papers = window.briefing_screen.sitrep.papers
    for button, name in ((board_of(window)._pdf, "krt-1.pdf"), (board_of(window)._json, "krt-1.json")):
        papers.choose_file = lambda *_, name=name: tmp_path / name  # type: ignore[misc]
        with qtbot.waitSignal(papers.noticed):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "krt-1.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "krt-1.json").stat().st_size > 500
    assert scalar(place, "SELECT count(*) FROM export WHERE subject = 'sitrep' AND withdrawn_at_ms IS NULL") == 2


def test_that_a_paper_nobody_places_leaves_no_record(window: Window, place: Place, qtbot: QtBot, incident: int) -> None:
    file_it(window, place, qtbot, incident)
    window.briefing_screen.sitrep.papers.choose_file = lambda *_: None
    qtbot.mouseClick(board_of(window)._pdf, Qt.MouseButton.LeftButton)
    assert scalar(place, "SELECT count(*) FROM export") == 0


def test_that_the_report_of_an_exercise_says_so_wherever_it_is_copied_to(
    window: Window, place: Place, qtbot: QtBot, incident: int
) -> None:
    assert "EXERCISE" not in text_of(window)
    place.write(lambda post: post.amend(Kind.INCIDENT, incident, {"exercise": 1}))
    qtbot.waitUntil(lambda: "EXERCISE – NOT FOR PUBLICATION" in text_of(window))
    pane = board_of(window).text
    cursor = pane.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert pane.createMimeDataFromSelection().text().startswith("EXERCISE")


def test_that_a_report_that_cannot_be_read_is_listed_and_does_not_leave(
    window: Window, place: Place, qtbot: QtBot, incident: int
) -> None:
    first = file_it(window, place, qtbot, incident)
    fields = {"incident": incident, "mission": scalar(place, "SELECT mission FROM sitrep"), "number": 2}
    newer = {**fields, "version": "update", "as_of_ms": 1, "made_at_ms": place.post.now_ms() + 1, "content": "{}"}
    place.write(lambda post: post.add(Kind.SITREP, {**newer, "officer": post.officer}))
    board = board_of(window)
    qtbot.waitUntil(lambda: len(board._lines) == 2)
    board.choose(board._lines[0].sitrep)
    assert "cannot read this report" in text_of(window)
    assert not board._pdf.isEnabled()
    board.choose(first.sitrep)
    assert "KRT-1" in text_of(window)
    assert board._pdf.isEnabled()
