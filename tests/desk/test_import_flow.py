"""Earlier imports on a real register: listed, weighed and taken back from the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.actions import ActionRegistry
from console.desk.jobs import Jobs
from console.desk.people_screen import PeopleScreen
from console.desk.place import Place
from console.duty import incidents, reports, roster_undo
from console.model.change import Value
from console.model.kinds import Kind
from console.model.sentences import sentence
from tests.conftest import Clock
from tests.desk.places import a_place, scalar
from tests.rosters import Row, a_file, imported
from widgets.notice_bar import Notice

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

WAIT_MS = 20_000
ROWS: list[Row] = [
    ("Siti Aminah", "A1234567", "", "05/05/1990", "0912345678", "Khartoum"),
    ("Budi Santoso", "B7654321", "", "14/02/1985", "+249911111111", "Omdurman"),
    ("Paijo",),
]
LIVING = "SELECT count(*) FROM person WHERE withdrawn_at_ms IS NULL"


def a_screen(place: Place, qtbot: QtBot) -> PeopleScreen:
    window = QWidget()
    qtbot.addWidget(window)
    made = PeopleScreen(place, ActionRegistry(window), window)
    made.resize(1_280, 684)
    window.resize(1_280, 684)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]  # the window owns the screen; Python must keep it
    return made


def with_a_report(place: Place, name: str) -> None:
    incident, _ = incidents.open_incident(place.post, "Khartoum")
    person = int(str(scalar(place, "SELECT id FROM person WHERE name = ?", name)))
    told: dict[str, Value] = {"axis": "whereabouts", "value": "present", "source": "staff"}
    reports.file_reports(place.post, incident, person, [told])


def test_that_an_import_of_yesterday_is_undone_from_the_desk_and_whom_it_keeps_is_listed(
    place: Place, qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    imported(place.post, a_file(tmp_path, ROWS))
    clock.pass_time(hours=24)
    with_a_report(place, "Siti Aminah")
    screen = a_screen(place, qtbot)
    screen.show_imports()
    page = screen.earlier.page
    assert screen._pages.currentWidget() is page
    page.undo._begin.click()
    assert scalar(place, LIVING) == 3
    assert [row.name for row in page.undo._weighed.kept] == ["Siti Aminah"]  # type: ignore[union-attr]
    page.undo._confirm.click()
    assert page.undo._told.text() == "Undone 2, kept 1."
    assert scalar(place, LIVING) == 1
    assert page.table.lines.data(page.table.lines.index(0, 5)).startswith("Undone")
    assert page.undo._begin.isHidden()
    page.undo._kept.activated.emit(page.undo._kept.lines.index(0, 0))
    assert screen._pages.currentIndex() == 0
    assert screen.panel.card.isVisible()


def test_that_an_import_made_meanwhile_appears_in_the_list(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    screen = a_screen(place, qtbot)
    screen.show_imports()
    assert screen.earlier.page.table.isHidden()
    made = imported(place.post, a_file(tmp_path, ROWS))
    place.write(lambda post: post.amend(Kind.ROSTER_IMPORT, made.import_id, {"file_name": "april.csv"}))
    assert screen.earlier.page.table.lines.rowCount() == 1


def test_that_an_import_undone_elsewhere_meanwhile_is_said_and_nothing_hangs(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    made = imported(place.post, a_file(tmp_path, ROWS))
    screen = a_screen(place, qtbot)
    screen.show_imports()
    page = screen.earlier.page
    page.undo._begin.click()
    roster_undo.undo(place.post, made.import_id)
    page.undo._confirm.click()
    assert page.undo._wrong.text() == sentence("import-undone-already", "en")
    assert page.table.isEnabled()
    assert page._back.isEnabled()
    assert page.table.lines.data(page.table.lines.index(0, 5)).startswith("Undone")


def test_that_writing_and_taking_back_do_not_go_on_at_once(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    path = a_file(tmp_path, ROWS)
    imported(place.post, path)
    screen = a_screen(place, qtbot)
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    screen.flow._is_applying = True
    screen.show_imports()
    assert screen._pages.currentIndex() == 0
    screen.flow._is_applying = False
    screen.show_imports()
    screen.earlier.page.undo._begin.click()
    tried: list[bool] = []

    def begin_another(done: int, _total: int) -> None:
        """While the undoing is under way."""
        tried.append(screen.earlier.is_undoing())
        screen.import_roster(path)

    screen.earlier.page.undo.show_progress = begin_another  # type: ignore[method-assign]
    screen.earlier.page.undo._confirm.click()
    assert tried == [True]
    assert screen._pages.currentWidget() is screen.earlier.page
    assert [notice.key for notice in notices] == ["import-busy", "import-busy"]


def test_that_the_result_is_told_in_the_bar_when_the_officer_has_gone_elsewhere(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    imported(place.post, a_file(tmp_path, ROWS))
    screen = a_screen(place, qtbot)
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    screen.show_imports()
    screen.earlier.page.undo._begin.click()
    screen._pages.setCurrentIndex(0)
    screen.earlier.page.undo._confirm.click()
    assert [notice.text for notice in notices] == ["The import is taken back: undone 3, kept 0."]


def test_that_both_ways_to_a_roster_stand_in_the_menu(place: Place, qtbot: QtBot) -> None:
    screen = a_screen(place, qtbot)
    assert [action.objectName() for action in screen._rosters.menu().actions()] == ["roster-import", "import-list"]
    screen._rosters.menu().actions()[1].trigger()
    assert screen._pages.currentWidget() is screen.earlier.page


def test_that_an_import_is_undone_on_real_lanes_while_the_window_lives(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    with a_place(tmp_path, clock, Jobs()) as place:
        imported(place.post, a_file(tmp_path, ROWS))
        screen = a_screen(place, qtbot)
        screen.show_imports()
        page = screen.earlier.page
        qtbot.waitUntil(page.undo._begin.isVisible, timeout=WAIT_MS)
        page.undo._begin.click()
        qtbot.waitUntil(page.undo.is_asking, timeout=WAIT_MS)
        page.undo._confirm.click()
        qtbot.waitUntil(lambda: page.undo._told.text() == "Undone 3, kept 0.", timeout=WAIT_MS)
        assert scalar(place, LIVING) == 0
