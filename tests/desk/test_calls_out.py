"""Calling out on a real register, with the keyboard alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from console.desk.calls_screen import CallsScreen
from console.desk.place import Place
from console.duty import calls, drafts, enquiries, households, people
from console.duty.post import Post
from console.faults import Fault
from console.model.kinds import Kind
from console.model.words import CallOutcome
from console.register.reading.exports import exports
from tests.conftest import Clock
from tests.desk.calls import an_incident, focused, registered, rows, shown
from tests.desk.places import mission
from widgets import language
from widgets.notice_bar import Notice
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
ENDED = "SELECT person, outcome, note, phone FROM call WHERE ended_at_ms IS NOT NULL AND withdrawn_at_ms IS NULL ORDER BY id"


def at_hand(screen: CallsScreen) -> str:
    unit = screen.outgoing.board.card.unit()
    return unit.people[0].name if unit is not None else ""


def listed(screen: CallsScreen) -> list[str]:
    model = screen.outgoing.board.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def another(place: Place, name: str = "Budi Petugas") -> Post:
    """Another officer of the same register."""
    officer, _ = place.post.add(Kind.OFFICER, {"name": name, "mission": mission(place).mission})
    return Post(place.post.register, officer)


def test_that_ten_people_are_called_with_ten_keys(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    persons = [registered(place, f"Orang {number:02}", f"+2499{number:08}") for number in range(12)]
    screen = shown(place, qtbot, incident)
    assert listed(screen) == [f"Orang {number:02}" for number in range(12)]
    for key in "1234561111":
        qtbot.keyClicks(focused(), key)
    found = rows(place, ENDED)
    assert [row[0] for row in found] == persons[:10]
    assert [row[1] for row in found[:6]] == [str(outcome) for outcome in CallOutcome]
    assert found[7][3] == "+249900000007"
    # who was reached or refused is gone; who was not answered waits for the second round; a wrong number was the only one
    qtbot.waitUntil(lambda: listed(screen) == ["Orang 10", "Orang 11", "Orang 03", "Orang 04"])
    assert at_hand(screen) == "Orang 10"
    assert focused() is screen.outgoing.board.table


def test_that_the_last_call_is_taken_back_and_its_person_comes_to_hand_again(
    place: Place, qtbot: QtBot, english: None
) -> None:
    incident = an_incident(place)
    for number in range(4):
        registered(place, f"Orang {number}", f"+24990000000{number}")
    screen = shown(place, qtbot, incident)
    qtbot.keyClicks(focused(), "1")
    qtbot.waitUntil(lambda: len(listed(screen)) == 3)
    qtbot.keyClicks(focused(), "u")
    qtbot.waitUntil(lambda: len(listed(screen)) == 4 and at_hand(screen) == "Orang 0")
    assert rows(place, ENDED) == []
    assert rows(place, "SELECT count(*) FROM report WHERE withdrawn_at_ms IS NULL") == [(0,)]
    notices: list[Notice] = []
    screen.noticed.connect(notices.append)
    qtbot.keyClicks(focused(), "u")
    assert [notice.text for notice in notices] == ["There is no call of yours in this incident to take back."]


def test_that_the_call_answers_for_those_of_the_household_who_are_ticked(
    place: Place, qtbot: QtBot, english: None
) -> None:
    incident = an_incident(place)
    family = [registered(place, name, "+249911111111") for name in ("Ayah", "Ibu", "Anak")]
    place.write(lambda post: households.join_household(post, family))
    registered(place, "Zaki", "+249922222222")
    screen = shown(place, qtbot, incident)
    assert listed(screen) == ["Ayah  +2", "Zaki"]
    screen.outgoing.board.card.findChildren(QCheckBox)[1].setChecked(False)
    qtbot.keyClicks(focused(), "1")
    assert [row[0] for row in rows(place, ENDED)] == [family[0], family[2]]
    qtbot.waitUntil(lambda: listed(screen) == ["Ibu", "Zaki"])
    assert at_hand(screen) == "Ibu"
    qtbot.keyClicks(focused(), "2")
    assert rows(place, ENDED)[2][:2] == (family[1], "injured")


def test_that_taking_is_seen_and_blocks_nobody(place: Place, qtbot: QtBot, english: None, clock: Clock) -> None:
    incident = an_incident(place)
    ayu, budi = (registered(place, name, "+249911111111") for name in ("Ayu", "Budi"))
    other = another(place)
    place.write(lambda _: calls.take(other, incident, [ayu]))
    clock.pass_time(minutes=4)
    screen = shown(place, qtbot, incident)
    held = screen.outgoing.board.table.model().index(0, 4)
    assert held.data() == "Budi Petugas, 4 min ago"
    assert any(
        "Budi Petugas, 4 min ago" in label.text() for label in screen.outgoing.board.card.findChildren(PlainLabel)
    )
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClicks(focused(), "t")
    qtbot.waitUntil(lambda: listed(screen) == ["Budi", "Ayu"])  # the officer's own come first
    assert at_hand(screen) == "Budi"
    qtbot.keyClicks(focused(), "t")
    qtbot.waitUntil(lambda: listed(screen) == ["Ayu", "Budi"])
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    qtbot.keyClicks(focused(), "1")
    assert [row[0] for row in rows(place, ENDED)] == [ayu]
    assert budi != ayu


def test_that_a_note_and_the_number_called_are_kept_and_the_draft_is_forgotten(
    place: Place, qtbot: QtBot, english: None
) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111", whatsapp="+249922222222")
    registered(place, "Budi", "+249933333333")
    screen = shown(place, qtbot, incident)
    board = screen.outgoing.board
    board.card.note.setFocus()
    qtbot.keyClicks(focused(), "kata adiknya, 5 menit")
    qtbot.keyClicks(board.table, "n5")
    assert rows(place, ENDED)[0][1:] == ("wrong-number", "kata adiknya, 5 menit", "+249922222222")
    assert place.drafts._kept == {}
    # the other number is still to be tried, and the wrong one no more
    qtbot.waitUntil(lambda: board.table.model().index(0, 3).data() == "Wrong number · just now")
    board.table.go_to_row(0)
    assert board.card.numbers() == ("+249911111111",)


def test_that_a_note_that_was_typed_comes_back(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    registered(place, "Budi", "+249933333333")
    screen = shown(place, qtbot, incident)
    board = screen.outgoing.board
    board.card.note.setFocus()
    qtbot.keyClicks(focused(), "akan menelepon balik")
    board.take_focus()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert board.card.note.text() == ""
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    assert board.card.note.text() == "akan menelepon balik"
    assert place.drafts.flush()
    kept = place.reading(lambda connection: drafts.kept_by(connection, place.post.officer))
    assert [dict(draft.typed) for draft in kept.values()] == [{"note": "akan menelepon balik"}]


def test_that_who_is_asked_for_comes_first_and_says_so(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    for name in ("Ayu", "Budi"):
        registered(place, name, "+249911111111")
    screen = shown(place, qtbot, incident)
    [(budi,)] = rows(place, "SELECT id FROM person WHERE name = 'Budi'")
    place.write(lambda post: enquiries.add_enquiry(post, incident, "Budi", "Ibu", person=budi))
    qtbot.waitUntil(lambda: listed(screen) == ["Budi", "Ayu"])
    assert screen.outgoing.board.table.model().index(0, 1).data() == "asked for"
    assert at_hand(screen) == "Ayu"  # who is being called stays at hand


def test_that_shares_divide_the_list(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    for number in range(20):
        registered(place, f"Orang {number:02}", "+249911111111")
    screen = shown(place, qtbot, incident)
    whole = listed(screen)
    summary = screen.outgoing.board.summary
    parts = []
    summary._parts.setValue(3)
    for part in (1, 2, 3):
        summary._part.setValue(part)
        parts.append(listed(screen))
    assert sorted(name for part in parts for name in part) == whole
    assert all(parts)


def test_that_enter_opens_the_person(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    ayu = registered(place, "Ayu", "+249911111111")
    screen = shown(place, qtbot, incident)
    with qtbot.waitSignal(screen.person_wanted) as caught:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert caught.args == [ayu]


def test_that_another_incident_shows_its_own_list(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    screen = shown(place, qtbot, incident)
    qtbot.keyClicks(focused(), "4")
    screen.set_incident(None, ())
    assert screen.outgoing.board._list.currentWidget() is screen.outgoing.board._empty
    qtbot.keyClicks(screen.outgoing.board, "1tu")
    assert [row[1] for row in rows(place, ENDED)] == ["no-answer"]


def test_that_a_page_nobody_sees_asks_when_it_is_looked_at(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    screen = shown(place, qtbot, incident)
    screen.show_tab("sweep")
    place.write(lambda post: people.add_person(post, {"name": "Tuti"}))
    registered(place, "Budi", "+249911111111")
    assert listed(screen) == ["Ayu"]
    screen.show_tab("out")
    qtbot.waitUntil(lambda: listed(screen) == ["Ayu", "Budi"])


def test_that_numbers_leave_only_after_they_were_written_down(
    place: Place, qtbot: QtBot, english: None, tmp_path: Path
) -> None:
    incident = an_incident(place)
    registered(place, "=Ayu", "+249911111111", whatsapp="+249922222222")
    screen = shown(place, qtbot, incident)
    path, notices = tmp_path / "numbers.csv", []
    screen.noticed.connect(notices.append)
    screen.outgoing.numbers.choose_file = lambda *_: None
    screen.outgoing.board.summary._numbers.click()
    assert place.reading(exports) == []
    screen.outgoing.numbers.choose_file = lambda *_: path
    screen.outgoing.board.summary._numbers.click()
    read = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[:2] for row in read[1:]] == [["'=Ayu", "+249911111111"], ["'=Ayu", "+249922222222"]]
    [line] = place.reading(exports)
    assert (line.subject, line.rows, line.place) == ("numbers", 2, str(path))
    assert str(path) in notices[-1].text


def test_that_numbers_that_cannot_be_written_are_a_fault_and_no_export(
    place: Place, qtbot: QtBot, english: None, tmp_path: Path
) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    screen = shown(place, qtbot, incident)
    faults: list[Fault] = []
    place.faulted.connect(faults.append)
    screen.outgoing.numbers.choose_file = lambda *_: tmp_path / "nowhere" / "numbers.csv"
    screen.outgoing.save_numbers()
    [line] = place.reading(exports)
    assert line.withdrawn_at_ms is not None
    assert len(faults) == 1


def test_that_the_words_follow_the_language(place: Place, qtbot: QtBot, english: None, qapp: QApplication) -> None:
    incident = an_incident(place)
    registered(place, "Ayu", "+249911111111")
    screen = shown(place, qtbot, incident)
    language.apply(qapp, "id")
    qapp.processEvents()
    assert screen._strip._buttons["sweep"].text() == "Penelusuran"
    assert screen.outgoing.board.summary._to_call.caption.text() == "Akan dihubungi"
