"""Earlier imports: told as they were, undone only after a question that says what goes and what stays."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.model.proposal import ProposalCounts
from console.model.shown import ImportLine, UndoPreview
from console.model.words import ImportState
from tests.widgets.people import person_row
from widgets import language
from widgets.import_list import ImportList

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

NOON_MS = 1_795_521_600_000
APRIL = ImportLine(11, "april.xlsx", "KRT", NOON_MS, "Rina", ImportState.APPLIED, ProposalCounts(new=1_160, changed=9))
MAY = ImportLine(12, "", "JED", NOON_MS + 60_000, "Budi", ImportState.APPLIED, ProposalCounts(new=2))
GONE = dataclasses.replace(
    MAY, record=13, file_name="mei.csv", state=ImportState.UNDONE, undone_at_ms=NOON_MS + 120_000
)
KEPT = tuple(person_row(place) for place in range(9))
WEIGHED = UndoPreview(APRIL.record, 1_160, KEPT)


@pytest.fixture
def page(qtbot: QtBot) -> ImportList:
    made = ImportList()
    qtbot.addWidget(made)
    made.resize(1_100, 640)
    made.show()
    made.show_imports((GONE, MAY, APRIL))
    return made


def cells(page: ImportList, row: int) -> list[str]:
    model = page.table.lines
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


def weighed(page: ImportList) -> None:
    page.table.selectRow(2)
    page.undo._begin.click()
    page.undo.show_weighed(WEIGHED)


def test_that_each_import_is_told_with_its_file_mission_officer_time_and_fate(page: ImportList) -> None:
    assert cells(page, 2)[:2] == ["april.xlsx", "KRT"]
    assert cells(page, 2)[3:] == ["Rina", "1,169", "Applied"]
    assert cells(page, 1)[0].startswith("JED · ")  # no name was kept: mission and time stand for it
    assert cells(page, 0)[5].startswith("Undone · ")


def test_that_an_import_taken_back_cannot_be_undone_again(page: ImportList) -> None:
    page.table.selectRow(0)
    assert page.undo._begin.isHidden()
    asked: list[object] = []
    page.undo.weigh_asked.connect(asked.append)
    page.table.activated.emit(page.table.currentIndex())
    assert asked == []


def test_that_enter_asks_what_undoing_would_do_and_writes_nothing(page: ImportList, qtbot: QtBot) -> None:
    written: list[object] = []
    page.undo.undo_asked.connect(written.append)
    page.table.selectRow(2)
    page.table.setFocus()
    with qtbot.waitSignal(page.undo.weigh_asked) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [APRIL.record]
    assert written == []


def test_that_the_question_says_what_goes_what_stays_and_who(page: ImportList) -> None:
    weighed(page)
    told = page.undo._told.text()
    assert told.replace(",", "").startswith("1160 person")  # grouped where a language is in force
    assert "9 would be kept" in told
    assert page.undo._kept.lines.rowCount() == 9
    assert page.undo._kept.isVisible()
    page.undo.leave()
    assert page.undo._confirm.isHidden()
    assert page.undo._kept.isHidden()


def test_that_with_nobody_kept_it_is_said(page: ImportList) -> None:
    page.table.selectRow(2)
    page.undo._begin.click()
    page.undo.show_weighed(UndoPreview(APRIL.record, 4, ()))
    assert "nobody is kept" in page.undo._told.text()
    assert page.undo._kept.isHidden()


def test_that_the_yes_undoes_with_progress_and_tells_the_result(page: ImportList, qtbot: QtBot) -> None:
    weighed(page)
    with qtbot.waitSignal(page.undo.undo_asked) as asked:
        page.undo._confirm.click()
    assert asked.args == [APRIL.record]
    page.undo.show_progress(1_000, 4_000)
    assert (page.undo._bar.isVisible(), page.undo._bar.value(), page.undo._bar.maximum()) == (True, 1_000, 4_000)
    page.undo.show_result(WEIGHED)
    assert page.undo._told.text() == "Undone 1,160, kept 9."
    assert page.undo._bar.isHidden()
    assert page.undo._kept.isVisible()
    with qtbot.waitSignal(page.undo.person_chosen) as chosen:
        page.undo._kept.activated.emit(page.undo._kept.lines.index(3, 0))
    assert chosen.args == [KEPT[3].person]


def test_that_an_answer_that_comes_too_late_asks_nothing(page: ImportList) -> None:
    page.table.selectRow(2)
    page.undo._begin.click()
    page.table.selectRow(1)
    page.undo.show_weighed(WEIGHED)
    assert not page.undo.is_asking()
    weighed(page)
    page.undo.leave()
    page.undo.show_weighed(WEIGHED)
    assert not page.undo.is_asking()


def test_that_a_list_told_anew_does_not_take_the_question_away(
    page: ImportList, qapp: QApplication, tmp_path: Path
) -> None:
    weighed(page)
    page.show_imports((dataclasses.replace(MAY, record=14), GONE, MAY, APRIL))
    assert page.undo.is_asking()
    language.apply(qapp, "id")
    try:
        qapp.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        qapp.sendEvent(page.undo, QEvent(QEvent.Type.LanguageChange))
        assert page.undo.is_asking()
        assert page.undo._told.text().startswith("1.160 orang akan ditarik kembali.")
    finally:
        language.apply(qapp, "en", tmp_path)


def test_that_a_fault_is_said_and_ends_what_was_asked(page: ImportList) -> None:
    weighed(page)
    page.undo._confirm.click()
    page.undo.show_wrong("The disk is full.")
    assert page.undo._wrong.text() == "The disk is full."
    assert not page.undo.is_undoing()
    assert page.undo._begin.isVisible()


def test_that_escape_first_leaves_the_question_then_the_page(page: ImportList, qtbot: QtBot) -> None:
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    weighed(page)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.undo.is_asking()
    assert closed == []
    weighed(page)
    page.undo._confirm.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)  # not while it is being taken back
    assert closed == []
    page.undo.show_result(WEIGHED)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert closed == [True]


def test_that_without_imports_one_can_be_begun(page: ImportList, qtbot: QtBot) -> None:
    page.show_imports(())
    assert page.table.isHidden()
    assert page.undo.isHidden()
    with qtbot.waitSignal(page.import_wanted):
        page._import.click()
