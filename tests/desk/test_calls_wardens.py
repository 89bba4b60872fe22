"""The tab *Wardens*: paste, decide with single keys, file with one, and take it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from console.desk.calls_screen import CallsScreen
from console.desk.calls_wardens import FILED
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.duty import incidents, people, reports, wardens
from console.model.words import Axis, Source
from console.register.reading.incidents import incident_line
from tests.conftest import Clock
from tests.desk.calls import an_incident, focused, registered, rows, shown
from tests.desk.places import a_place
from widgets.calls.wardens_board import WardensBoard
from widgets.notice_bar import Notice

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

LIST = "Daftar warga:\n1. Budi Santoso aman\n2. Ahmad luka\n3. Rahmat Contohwan aman 0911222333\n4. Joko\nmohon doanya"


@pytest.fixture
def incident(place: Place) -> int:
    return an_incident(place)


@pytest.fixture
def cell(place: Place) -> int:
    """Harun's cell with Budi and Joko; two Ahmads elsewhere."""
    made, _ = wardens.add_warden(place.post, registered(place, "Harun Contoh"), group="Omdurman", phone="+249912000010")
    wardens.assign(place.post, made, [registered(place, name) for name in ("Budi Santoso", "Joko Susilo")])
    for name in ("Ahmad Fauzi", "Ahmad Hidayat"):
        registered(place, name)
    return made


def begun(place: Place, qtbot: QtBot, incident: int, cell: int | None = None) -> CallsScreen:
    screen = shown(place, qtbot, incident)
    screen.show_tab("wardens")
    if cell is not None:
        screen.lists.board.form.warden.choose(cell)
    return screen


def pasted(screen: CallsScreen, qtbot: QtBot, text: str = LIST) -> WardensBoard:
    """As an officer does it: from the clipboard, with the keyboard."""
    board = screen.lists.board
    QGuiApplication.clipboard().setText(text)
    board.form.text.setFocus()
    qtbot.keyClick(board.form.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: board.rows.proposal is not None)
    return board


def table(board: WardensBoard) -> list[str]:
    """First and third column of each row."""
    model = board.table.model()
    return [f"{model.index(row, 0).data()} -> {model.index(row, 2).data()}" for row in range(model.rowCount())]


def living(place: Place) -> list[tuple[object, ...]]:
    sql = "SELECT p.name, r.value FROM report r JOIN person p ON p.id = r.person WHERE r.withdrawn_at_ms IS NULL"
    return sorted(rows(place, sql))


def test_that_a_pasted_list_is_looked_through_by_itself(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    board = pasted(begun(place, qtbot, incident, cell), qtbot)
    assert table(board) == [
        "1 matched -> Enter shows them",
        "Ahmad luka -> 2 possible",
        "Rahmat Contohwan aman 0911222333 -> new, not on roster",
        "Joko -> Joko Susilo",
        "2 pieces of text name nobody -> Enter shows them",
    ]
    assert board._file.text() == "File 4 reports, add 1 person"
    assert board._left.text() == "1 line left open is not filed."
    assert board.form._leader.text() == "Harun Contoh · +249912000010"
    assert living(place) == []


def test_that_doubtful_lines_are_decided_and_all_is_filed_by_keys_alone(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    screen = begun(place, qtbot, incident, cell)
    board = pasted(screen, qtbot)
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    assert focused() is board.table  # who pasted decides next
    first = board.card.line_shown()
    assert first is not None
    assert first.chat.name == "Ahmad"
    qtbot.keyClicks(board.table, "2")
    chosen = first.offered[1].row.name
    assert f"Ahmad luka -> {chosen}" in table(board)
    assert board._file.text() == "File 6 reports, add 1 person"
    qtbot.keyClick(board.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert living(place) == sorted(
        [
            (chosen, "injured"),
            (chosen, "present"),
            ("Budi Santoso", "present"),
            ("Budi Santoso", "well"),
            ("Rahmat Contohwan", "present"),
            ("Rahmat Contohwan", "well"),
        ]
    )
    assert [(notice.text, notice.action) for notice in notices] == [
        ("6 reports of the list filed, 1 person added.", "Undo")
    ]
    assert board.text() == ""
    screen.act(notices[0].key)
    assert living(place) == []
    assert rows(place, "SELECT name FROM person WHERE withdrawn_at_ms IS NOT NULL") == [("Rahmat Contohwan",)]
    assert notices[-1].text == "6 reports of the list withdrawn."
    screen.act(FILED)  # nothing is left to take back
    assert len(notices) == 2


def test_that_what_is_left_open_stays_and_is_told(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    screen = begun(place, qtbot, incident, cell)
    board = pasted(screen, qtbot)
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    board._file.click()
    assert notices[0].text == "4 reports of the list filed, 1 person added, 1 line left open."
    qtbot.waitUntil(lambda: "2 matched -> Enter shows them" in table(board))
    assert board.text() == LIST
    assert board._file.text() == "File 0 reports"
    assert not board._file.isEnabled()
    assert [chip.text for chip in board.rows.chips()][:2] == ["2 filed today", "1 open"]


def test_that_a_line_is_skipped_made_new_and_opened_again(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    board = pasted(begun(place, qtbot, incident, cell), qtbot)
    qtbot.keyClicks(board.table, "n")
    assert "Ahmad luka -> new, not on roster" in table(board)
    board.table.go_to(2)
    qtbot.keyClicks(board.table, "s")
    assert "Ahmad luka -> skipped" in table(board)
    assert board._left.text() == ""
    board.table.go_to(2)
    qtbot.keyClick(board.table, Qt.Key.Key_Backspace)
    assert "Ahmad luka -> 2 possible" in table(board)
    qtbot.keyClicks(board.table, "9")  # nobody stands at nine
    assert board.decisions() == {}


def test_that_what_is_folded_is_unfolded_and_a_person_is_opened(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    screen = begun(place, qtbot, incident, cell)
    board = pasted(screen, qtbot)
    opened: list[int] = []
    screen.person_wanted.connect(opened.append)
    board.table.go_to_row(0)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert table(board)[1] == "Budi Santoso aman -> Budi Santoso"
    board.table.go_to_row(1)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert rows(place, "SELECT name FROM person WHERE id = ?", *opened) == [("Budi Santoso",)]
    board.table.go_to_row(99)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert table(board)[-2:] == ["Daftar warga: -> Heading", "mohon doanya -> Greeting or talk"]
    board.table.go_to_row(99)
    assert board.card._text.text() == "mohon doanya"


def test_that_a_certain_line_said_otherwise_is_not_folded_away(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    [(budi,)] = rows(place, "SELECT id FROM person WHERE name = 'Budi Santoso'")
    told = {"axis": Axis.CONDITION, "value": "critical", "source": Source.STAFF}
    reports.file_reports(place.post, incident, int(str(budi)), [told])
    board = pasted(begun(place, qtbot, incident, cell), qtbot)
    model = board.table.model()
    assert [model.index(0, column).data() for column in range(4)] == [
        "Budi Santoso aman",
        "Present, Well",
        "Budi Santoso",
        "Critical",
    ]


def test_that_the_reasons_are_told_in_words_beside_each_candidate(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    board = pasted(begun(place, qtbot, incident, cell), qtbot)
    line = board.card.line_shown()
    assert line is not None
    told = board.card._offered.itemAt(0).widget()
    texts = [label.text() for label in told.findChildren(type(board.card._about))]
    assert any("Registered in the incident's area." in text for text in texts)


def test_that_nobody_s_list_is_not_filed_until_a_name_is_given(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    board = pasted(begun(place, qtbot, incident), qtbot, "Budi Santoso aman")
    qtbot.keyClick(board.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert board.form._wrong.text().startswith("Nobody is named whose list this is.")
    assert living(place) == []
    qtbot.keyClicks(board.form.name, "Ibu Wati Contoh")
    qtbot.waitUntil(lambda: board.rows.proposal is not None and board.rows.proposal.sender.name == "Ibu Wati Contoh")
    qtbot.keyClick(board.form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rows(place, "SELECT DISTINCT said_by FROM report") == [("Ibu Wati Contoh",)]


def test_that_replies_need_no_warden(place: Place, qtbot: QtBot, english: None, incident: int) -> None:
    registered(place, "Ayu Contoh", phone="+249912000001")
    screen = begun(place, qtbot, incident)
    board = screen.lists.board
    board.form.replies_button.click()
    assert not board.form.warden.isVisible()
    assert not board.form.name.isVisible()
    pasted(screen, qtbot, "+249912000001; aman")
    board._file.click()
    assert rows(place, "SELECT DISTINCT source FROM report") == [("family",)]


def test_that_a_dropped_file_is_read_and_any_other_left_to_the_window(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int, tmp_path: Path
) -> None:
    board = begun(place, qtbot, incident, cell).lists.board
    path = tmp_path / "daftar.TXT"
    path.write_text(LIST, "utf-16")
    assert dropped(board, tmp_path / "roster.xlsx") is False
    assert dropped(board, path) is True
    assert board.text() == LIST
    qtbot.waitUntil(lambda: board.rows.proposal is not None)
    assert focused() is board.table
    assert dropped(board, tmp_path / "gone.csv") is True
    assert board.form._wrong.text().startswith("There is no such file")
    assert board.text() == LIST


def dropped(board: WardensBoard, path: Path) -> bool:
    """Drag a file over the page and let it go; whether the page took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    board.dragEnterEvent(over)
    if over.isAccepted():
        board.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    return over.isAccepted()


def test_that_text_and_decisions_come_back_after_a_lock(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    screen = begun(place, qtbot, incident, cell)
    board = pasted(screen, qtbot)
    line = board.card.line_shown()
    assert line is not None
    qtbot.keyClicks(board.table, "1")
    assert place.drafts.flush()
    other = begun(place, qtbot, incident).lists.board
    qtbot.waitUntil(lambda: other.rows.proposal is not None)
    assert other.text() == LIST
    assert other.form.chosen() is not None
    assert other.decisions() == {line.number: line.offered[0].row.person}
    other.form._clear.click()
    assert begun(place, qtbot, incident).lists.board.text() == ""


def test_that_a_text_too_long_is_told_and_shows_no_proposal(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    board = begun(place, qtbot, incident, cell).lists.board
    board.paste("a " * 100_001)
    qtbot.waitUntil(lambda: board.form._wrong.text() != "")
    assert board.form._wrong.text().startswith("The pasted text is longer than 200000 characters.")
    assert board.rows.proposal is None


def test_that_another_incident_has_a_list_of_its_own(
    place: Place, qtbot: QtBot, english: None, incident: int, cell: int
) -> None:
    screen = begun(place, qtbot, incident, cell)
    board = pasted(screen, qtbot)
    made = incidents.open_incident(place.post, "Nyala", spec="city:Nyala,SD", missions=["KRT"])[0]
    line = place.reading(lambda connection: incident_line(connection, made))
    screen.set_incident(line, incidents.resolved_areas(line))
    assert board.text() == ""
    assert board.rows.proposal is None
    screen.set_incident(None, ())
    assert board._empty.text().startswith("No incident is open.")
    assert not board.form.isEnabled()


def test_that_the_notice_of_the_window_takes_the_list_back(
    window: Window, place: Place, qtbot: QtBot, incident: int, cell: int
) -> None:
    window.incident_screen.show_incident(incident)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.registry.run("calls-wardens")
    screen = window.calls_screen
    assert screen.tab() == "wardens"
    screen.lists.board.form.warden.choose(cell)
    board = pasted(screen, qtbot, "Budi Santoso aman")
    board._file.click()
    assert len(living(place)) == 2
    window._act(FILED)
    assert living(place) == []


@pytest.fixture
def threaded(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    with a_place(tmp_path, clock, Jobs()) as made:
        yield made


def test_that_only_the_newest_text_is_looked_through_to_its_end(threaded: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(threaded)
    people.add_person(threaded.post, {"name": "Budi Santoso"})
    screen = begun(threaded, qtbot, incident)
    board = screen.lists.board
    for text in ("Budi Santoso aman", "Budi Santoso luka", "Budi Santoso luka\nSiti Contoh aman"):
        board.paste(text)
        board.look_wanted.emit()
    qtbot.waitUntil(lambda: board.rows.proposal is not None, timeout=10_000)
    proposal = board.rows.proposal
    assert proposal is not None
    assert [line.chat.name for line in proposal.lines] == ["Budi Santoso", "Siti Contoh"]
