"""The tab *Wardens* while nothing is pasted: the lists filed before, and withdrawing one by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.desk.place import Place
from console.desk.screen_tab import ScreenTab
from console.duty import incidents
from console.register.reading.incidents import incident_line
from tests.desk.calls import an_incident, focused, registered, rows, shown
from widgets.calls.filed_board import FiledBoard
from widgets.notice_bar import Notice

TEXT = "Budi Santoso aman\nRahmat Contohwan luka"


def told(board: FiledBoard) -> list[list[str]]:
    model = board.table.model()
    return [[str(model.index(row, column).data()) for column in (1, 2, 3)] for row in range(model.rowCount())]


def test_that_a_filed_list_is_found_and_withdrawn_by_keys_alone(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    registered(place, "Budi Santoso")
    screen = shown(place, qtbot, incident)
    screen.show_tab("wardens")
    board, lists = screen.lists.board, screen.lists.board.filed
    assert isinstance(screen.lists, ScreenTab)
    assert not lists.isVisible()  # nothing was filed
    assert board._empty.text().startswith("Nothing is pasted yet.")
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    board.form.name.setText("Ibu Wati Contoh")
    board.paste(TEXT)
    qtbot.waitUntil(lambda: board.rows.proposal is not None and bool(board.rows.proposal.sender.name))
    board._file.click()
    qtbot.waitUntil(lambda: told(lists) == [["Ibu Wati Contoh", "4", "1"]])
    assert lists.isVisible()
    lists.take_focus()
    qtbot.keyClick(lists.table, Qt.Key.Key_Return)
    assert focused() is lists._reason
    assert not lists._button.isEnabled()  # no reason yet
    qtbot.keyClicks(lists._reason, "wrong group")
    assert lists._button.isEnabled()
    qtbot.keyClick(lists._reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(lists) == [["Ibu Wati Contoh", "4 withdrawn", ""]])
    assert rows(place, "SELECT DISTINCT withdrawn_reason FROM report") == [("wrong group",)]
    assert rows(place, "SELECT name FROM person WHERE withdrawn_at_ms IS NOT NULL") == [("Rahmat Contohwan",)]
    assert notices[-1].text == "4 reports of the list withdrawn."
    assert focused() is lists.table
    assert not lists._reason.isEnabled()  # nothing is left of it


def test_that_the_filed_lists_are_those_of_the_incident_and_give_way_to_what_is_pasted(
    place: Place, qtbot: QtBot, english: None
) -> None:
    incident = an_incident(place)
    registered(place, "Budi Santoso")
    screen = shown(place, qtbot, incident)
    screen.show_tab("wardens")
    board = screen.lists.board
    board.form.name.setText("Ibu Wati Contoh")
    board.paste("Budi Santoso aman")
    qtbot.waitUntil(lambda: board.rows.proposal is not None and bool(board.rows.proposal.sender.name))
    board._file.click()
    qtbot.waitUntil(lambda: bool(told(board.filed)))
    board.paste("Joko")
    qtbot.waitUntil(lambda: board.rows.proposal is not None)
    assert not board.filed.isVisible()
    made = incidents.open_incident(place.post, "Nyala", spec="city:Nyala,SD", missions=["KRT"])[0]
    line = place.reading(lambda connection: incident_line(connection, made))
    screen.set_incident(line, incidents.resolved_areas(line))
    assert told(board.filed) == []
    assert not board.filed.isVisible()
