"""What was promised is counted, said once when it falls due, and reached from the notice, the status line and the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.desk.place import Place
from console.desk.window import Window
from console.duty import enquiries, incidents, sweeps
from console.model.shown_response import DueItem, DueWhat
from console.model.words import CheckMethod, FacilityType, HospitalResult
from tests.conftest import Clock
from tests.desk.calls import an_incident
from widgets.notice_bar import Notice

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
MINUTE_MS = 60_000


@pytest.fixture
def incident(window: Window, place: Place) -> int:
    made = an_incident(place)
    window.incident_screen.show_incident(made)
    return made


def promised(place: Place, incident: int, name: str, minutes: int) -> int:
    at_ms = place.post.now_ms() + minutes * MINUTE_MS
    filed: list[tuple[int, object]] = []
    place.write(
        lambda post: enquiries.add_enquiry(post, incident, name, f"Ibu {name}", promised_at_ms=at_ms), filed.append
    )
    return filed[0][0]


def due_notices(window: Window) -> list[Notice]:
    return [notice for notice in window._notices.notices() if notice.key.startswith("due")]


def test_that_what_falls_due_is_said_once_and_opens_with_the_enquiry_at_hand(
    window: Window, place: Place, incident: int, clock: Clock, qtbot: QtBot
) -> None:
    promised(place, incident, "Ayu", 55)
    enquiry = promised(place, incident, "Budi", 20)
    assert window.due.button.text() == "2 within the hour · next in 20 min"
    assert due_notices(window) == []
    clock.pass_time(minutes=20)
    window.due.look()  # as the timer does
    window.due.look()
    [notice] = due_notices(window)
    assert notice.text == "Due now. Call back: Ibu Budi"
    window._notices.acted.emit(notice.key)
    assert window._stack.currentWidget() is window.calls_screen
    assert window.calls_screen.tab() == "in"
    qtbot.waitUntil(lambda: window.calls_screen.incoming.board.card.line_shown() is not None)
    shown = window.calls_screen.incoming.board.card.line_shown()
    assert shown is not None
    assert shown.enquiry == enquiry
    clock.pass_time(minutes=12)
    window.due.look()
    assert due_notices(window) == []
    assert window.due.button.text() == "1 due, 12 min ago · 1 within the hour"


def test_that_one_timer_runs_to_the_next_moment_and_none_without_one(
    window: Window, place: Place, incident: int, clock: Clock
) -> None:
    timer = window.due._timer
    assert not timer.isActive()
    promised(place, incident, "Ayu", 4)
    assert timer.isActive()
    assert timer.interval() == 4 * MINUTE_MS
    promised(place, incident, "Budi", 62)
    assert timer.interval() == 2 * MINUTE_MS  # then it comes within the hour
    clock.pass_time(minutes=2)
    window.due.look()
    assert timer.interval() == 2 * MINUTE_MS
    assert window.due.button.text() == "2 within the hour · next in 2 min"


def test_that_an_answer_takes_the_notice_away_and_a_new_promise_is_said_again(
    window: Window, place: Place, incident: int, clock: Clock
) -> None:
    enquiry = promised(place, incident, "Ayu", 5)
    clock.pass_time(minutes=6)
    window.due.look()
    assert len(due_notices(window)) == 1
    again_ms = place.post.now_ms() + 10 * MINUTE_MS
    place.write(lambda post: enquiries.promise_again(post, enquiry, again_ms))
    assert due_notices(window) == []
    clock.pass_time(minutes=10)
    window.due.look()
    assert len(due_notices(window)) == 1
    place.write(lambda post: enquiries.answer_enquiry(post, [enquiry], "selamat"))
    assert due_notices(window) == []
    assert window.due.button.text() == ""


def test_that_what_was_overdue_before_is_said_in_one_notice(
    window: Window, place: Place, incident: int, clock: Clock
) -> None:
    for name in ("Ayu", "Budi", "Citra"):
        promised(place, incident, name, 5)
    other = an_incident(place)
    window.incident_screen.show_incident(other)
    assert due_notices(window) == []
    clock.pass_time(minutes=9)
    window.incident_screen.show_incident(incident)
    [notice] = due_notices(window)
    assert notice.text.endswith("due before now.")
    window._notices.acted.emit(notice.key)
    assert window.due.list.isVisible()


def test_that_a_check_to_be_repeated_opens_the_sweep_with_its_facility(
    window: Window, place: Place, incident: int, clock: Clock, qtbot: QtBot
) -> None:
    for name in ("RS A", "RS B"):
        place.write(lambda post, name=name: sweeps.add_facility(post, name, FacilityType.HOSPITAL, incident=incident))
    again_ms = place.post.now_ms() + 30 * MINUTE_MS
    place.write(
        lambda post: sweeps.check(
            post, incident, "RS B", HospitalResult.NO_ANSWER, CheckMethod.PHONE, recheck_at_ms=again_ms
        )
    )
    window.registry.run("due-list")
    assert window.due.list.isVisible()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.due.list.open()
    qtbot.keyClick(window.due.list.table, Qt.Key.Key_Return)
    assert window.calls_screen.tab() == "sweep"
    qtbot.waitUntil(lambda: window.calls_screen.sweep.board.line() is not None)
    line = window.calls_screen.sweep.board.line()
    assert line is not None
    assert line.name == "RS B"


def test_that_a_situation_report_and_a_signature_lead_to_the_briefing(window: Window, incident: int) -> None:
    for what, tab in ((DueWhat.SITREP, "sitrep"), (DueWhat.COUNTERSIGN, "statement")):
        window.go_to("people")
        window.due.item_wanted.emit(DueItem(what, 1, incident, 0, "KRT-2"))
        assert window._stack.currentWidget() is window.briefing_screen
        assert window.briefing_screen.tab() == tab


def test_that_the_status_line_opens_the_list(window: Window, place: Place, incident: int) -> None:
    promised(place, incident, "Ayu", 5)
    window.due.button._button.click()
    assert window.due.list.isVisible()


def test_that_what_falls_due_in_a_real_incident_is_said_over_an_exercise_and_opens_it(
    window: Window, place: Place, incident: int, clock: Clock
) -> None:
    promised(place, incident, "Ayu", 20)
    promised(place, incident, "Budi", 30)
    drill, _ = incidents.open_incident(place.post, "Nyala", spec="city:Nyala,SD", missions=["KRT"], exercise=True)
    window.incident_screen.show_incident(drill)
    promised(place, drill, "Citra", 20)
    assert due_notices(window) == []
    clock.pass_time(minutes=21)
    window.due.look()
    window.due.look()
    there = next(notice for notice in due_notices(window) if notice.key.startswith("due-elsewhere"))
    assert (len(due_notices(window)), "1 thing due in another incident: " in there.text) == (2, True)
    clock.pass_time(minutes=10)
    window.due.look()
    assert any("2 things due in another incident" in notice.text for notice in due_notices(window))
    window._notices.acted.emit(there.key)
    assert window._incident.incident == incident  # type: ignore[union-attr]
    # Over the real incident, nothing is said of the exercise.
    assert [notice for notice in due_notices(window) if notice.key.startswith("due-elsewhere")] == []
