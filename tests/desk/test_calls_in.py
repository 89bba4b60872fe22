"""Enquiries on a real register: noted while the caller speaks, answered, promised again, moved to another person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.desk.calls_screen import CallsScreen
from console.desk.place import Place
from console.duty import drafts, enquiries
from console.model.words import Consent, Relation
from tests.conftest import Clock
from tests.desk.calls import an_incident, focused, registered, rows, shown
from widgets.calls.small_forms import ConcernsForm
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
MINUTE_MS = 60_000


@pytest.fixture
def incident(place: Place) -> int:
    return an_incident(place)


def begun(place: Place, qtbot: QtBot, incident: int) -> CallsScreen:
    screen = shown(place, qtbot, incident)
    screen.show_tab("in")
    return screen


def asked(place: Place, incident: int, name: str, caller: str, person: int | None = None, **more: object) -> int:
    return enquiries.add_enquiry(place.post, incident, name, caller, person=person, **more)[0]  # type: ignore[arg-type]


def column(screen: CallsScreen, number: int) -> list[str]:
    model = screen.incoming.board.table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def wrong(widget: object) -> str:
    labels = widget.findChildren(PlainLabel)  # type: ignore[attr-defined]
    return next(label.text() for label in labels if label.property("role") == "critical")


def test_that_three_relatives_with_three_spellings_ask_for_one(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    siti = registered(place, "Siti Aminah Rahayu", "+249911111111")
    screen = begun(place, qtbot, incident)
    assert focused() is screen.incoming.board.form.sought.name
    for spelling, caller in (("siti aminah", "Ibu Sri"), ("Siti Aminah R", "Pak Harjo"), ("sitti aminah", "Wulan")):
        qtbot.keyClicks(focused(), spelling)
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        qtbot.keyClicks(focused(), caller)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        assert focused() is screen.incoming.board.form.sought.name  # the next caller is waiting
    assert rows(place, "SELECT person, sought, caller FROM enquiry ORDER BY id") == [
        (siti, "siti aminah", "Ibu Sri"),
        (siti, "Siti Aminah R", "Pak Harjo"),
        (siti, "sitti aminah", "Wulan"),
    ]
    qtbot.waitUntil(lambda: len(column(screen, 2)) == 3)
    assert {known.split(", ")[0] for known in column(screen, 2)} == {"3 ask"}


def test_that_somebody_on_no_roster_is_made_by_an_enquiry(
    place: Place, qtbot: QtBot, english: None, incident: int, clock: Clock
) -> None:
    screen = begun(place, qtbot, incident)
    form = screen.incoming.board.form
    qtbot.keyClicks(focused(), "Tono Wisatawan")
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form.promise.choice.choose(30)
    form.consent.choose(Consent.GIVEN)
    form.relation.choose(Relation.FRIEND)
    qtbot.keyClicks(form.caller, "Teman")
    form.file_it()
    qtbot.waitUntil(lambda: column(screen, 1) == ["Tono Wisatawan"])
    assert column(screen, 2) == ["Not known, not on roster"]
    assert column(screen, 0) == ["in 30 min"]
    clock.pass_time(minutes=38)
    screen.incoming.refresh_ages()
    assert column(screen, 0) == ["overdue 8 min"]
    assert column(screen, 5) == ["38 min ago"]


def test_that_the_open_come_first_and_the_soonest_promise_before_all(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    now_ms = place.post.now_ms()
    done = asked(place, incident, "Ayu", "Ibu 1")
    asked(place, incident, "Budi", "Ibu 2", promised_at_ms=now_ms + 60 * MINUTE_MS)
    asked(place, incident, "Citra", "Ibu 3", promised_at_ms=now_ms + 15 * MINUTE_MS)
    enquiries.answer_enquiry(place.post, [done], "selamat")
    screen = begun(place, qtbot, incident)
    assert column(screen, 1) == ["Citra", "Budi", "Ayu"]
    assert focused() is screen.incoming.board.table


def test_that_an_answer_is_filed_from_the_keyboard_and_the_list_has_the_keys_again(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    asked(place, incident, "Ayu", "Ibu Sri")
    screen = begun(place, qtbot, incident)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(focused(), QPlainTextEdit)
    qtbot.keyClicks(focused(), "Belum ada kabar.")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rows(place, "SELECT told FROM enquiry WHERE answered_at_ms IS NOT NULL") == [("Belum ada kabar.",)]
    assert screen.incoming.board.room.form() is None
    assert focused() is screen.incoming.board.table
    qtbot.waitUntil(lambda: column(screen, 0) == ["answered just now"])
    assert place.drafts._kept == {}


def test_that_what_was_typed_comes_back_and_escape_throws_it_away(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    asked(place, incident, "Ayu", "Ibu Sri")
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "a")
    qtbot.keyClicks(focused(), "Belum")
    screen.incoming.board.take_focus()
    qtbot.keyClicks(focused(), "a")
    assert isinstance(focused(), QPlainTextEdit)
    assert focused().toPlainText() == "Belum"  # type: ignore[attr-defined]
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is screen.incoming.board.table
    qtbot.keyClicks(focused(), "a")
    assert focused().toPlainText() == ""  # type: ignore[attr-defined]


def test_that_the_enquiry_form_keeps_what_a_crash_would_take(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "Siti")
    qtbot.keyClicks(screen.incoming.board.form.caller, "Ibu")
    assert place.drafts.flush()
    kept = place.reading(lambda connection: drafts.kept_by(connection, place.post.officer))
    [draft] = [kept[subject] for subject in kept if subject.startswith("enquiry:")]
    assert draft.typed["caller"] == "Ibu"
    other = an_incident(place)
    assert other != incident
    screen.set_incident(None, ())
    assert screen.incoming.board.form.sought.sought() == ""
    again = shown(place, qtbot, incident)
    again.show_tab("in")
    assert again.incoming.board.form.sought.sought() == "Siti"
    assert again.incoming.board.form.caller.text() == "Ibu"


def test_that_a_promise_is_given_anew_and_an_enquiry_withdrawn_with_a_reason(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    enquiry = asked(place, incident, "Ayu", "Ibu Sri")
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "p")
    focused().choose(60)  # type: ignore[attr-defined]
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    promised = rows(place, "SELECT promised_at_ms FROM enquiry WHERE id = ?", enquiry)
    assert promised == [(place.post.now_ms() + 60 * MINUTE_MS,)]
    qtbot.keyClicks(focused(), "w")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert wrong(screen.incoming.board.room) == "Say why."
    qtbot.keyClicks(focused(), "salah incident")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert rows(place, "SELECT withdrawn_reason FROM enquiry") == [("salah incident",)]
    qtbot.waitUntil(lambda: column(screen, 1) == [])


def test_that_an_enquiry_is_about_another_person_after_all(
    place: Place, qtbot: QtBot, english: None, incident: int
) -> None:
    siti = registered(place, "Siti Aminah", "+249911111111")
    enquiry = asked(place, incident, "Sitti Amina", "Ibu Sri")
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "b")
    form = screen.incoming.board.room.form()
    assert isinstance(form, ConcernsForm)
    form.file_it()
    assert wrong(form) == "Choose the person: ↓ and Enter."
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    while form.sought._list.current() is not None and form.sought._list.current().value != siti:  # type: ignore[union-attr]
        qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form.file_it()
    assert rows(place, "SELECT person FROM enquiry WHERE id = ?", enquiry) == [(siti,)]
    qtbot.waitUntil(lambda: column(screen, 1) == ["Siti Aminah"])


def test_that_a_fault_is_said_in_the_form_and_nothing_is_lost(
    place: Place, qtbot: QtBot, english: None, incident: int, clock: Clock
) -> None:
    enquiry = asked(place, incident, "Ayu", "Ibu Sri")
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "a")
    qtbot.keyClicks(focused(), "Sehat")
    enquiries.answer_enquiry(place.post, [enquiry], "another officer was quicker")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form = screen.incoming.board.room.form()
    assert form is not None
    assert wrong(form).startswith("This enquiry has been answered already")
    assert form.findChildren(QPlainTextEdit)[0].toPlainText() == "Sehat"
