"""The whole window on a real register: screens, notices, palette, lock, language; and that its thread asks nothing of the disk."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from console.desk.actions import ACTIONS
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.duty import incidents, reports
from console.faults import StoreFault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.sentences import sentence
from console.model.words import ExportMedium
from console.workspace_link import EXIT_LOCKED, EXIT_QUIT, EXIT_TAKEOVER
from tests.conftest import Clock
from tests.desk.places import a_place, a_window, mission, scalar
from widgets import language
from widgets.palette import PaletteEntry
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def typed(window: Window, text: str) -> tuple[PaletteEntry, ...]:
    window.registry.run("palette")
    window._finder._field.setText(text)
    window._finder.query_typed.emit(text)
    return window._finder.entries()


def test_that_every_declared_action_does_something(window: Window) -> None:
    assert {action.name for action in window.registry.attached()} == {action.name for action in ACTIONS}


def test_that_each_screen_comes_up_by_its_key_and_by_the_rail(window: Window) -> None:
    for name, screen in (
        ("people", window.people_screen),
        ("briefing", window.briefing_screen),
        ("exchange", window.exchange_screen),
        ("settings", window.settings_screen),
        ("incident", window.incident_screen),
    ):
        window.registry.run(f"go-{name}")
        assert window._stack.currentWidget() is screen
        assert window._rail.chosen() == name
    window._rail.screen_chosen.emit("people")
    assert window._stack.currentWidget() is window.people_screen


def test_that_a_duty_key_brings_the_incident_to_the_front(window: Window, place: Place) -> None:
    incidents.open_incident(place.post, "Khartoum")
    window.incident_screen._ask("list")
    window.registry.run("go-people")
    window.registry.run("hospital-check")
    assert window._stack.currentWidget() is window.incident_screen
    assert window.incident_screen.panel._form is not None


def test_that_a_fault_is_said_in_a_sentence(window: Window, place: Place) -> None:
    place.faulted.emit(StoreFault("disk-full"))
    [notice] = window._notices.notices()
    assert notice.text == sentence("disk-full", "en")
    assert notice.text != "disk-full"


def test_that_notices_that_stand_follow_the_language(window: Window, place: Place, qapp: QApplication) -> None:
    place.faulted.emit(StoreFault("disk-full"))
    window.printing.begin(ExportMedium.PDF, ())
    english = {label.text() for label in window._notices.findChildren(PlainLabel)}
    assert {sentence("disk-full", "en"), "Nothing is shown here that could be printed."} <= english
    language.apply(qapp, "id")
    qapp.processEvents()  # windows hear of it by an event of their own
    shown = {label.text() for label in window._notices.findChildren(PlainLabel)}
    assert {sentence("disk-full", "id"), "Di sini tidak ada yang dapat dicetak."} <= shown
    assert not {sentence("disk-full", "en"), "Nothing is shown here that could be printed."} & shown


def test_that_the_officer_on_watch_is_named_with_the_mission(window: Window) -> None:
    assert window._clocks._watch.text() == "Rina"
    assert "KRT" in window._clocks._watch_caption.text()


def test_that_an_exercise_is_marked_over_every_screen(window: Window, place: Place) -> None:
    incident, _ = incidents.open_incident(place.post, "Khartoum", exercise=True)
    assert window._watermark.isHidden()
    window.incident_screen.show_incident(incident)
    assert not window._watermark.isHidden()
    for screen in ("people", "calls", "briefing", "incident"):
        window.registry.run(f"go-{screen}")
        assert window._watermark.isVisible()
        above = [each for each in window._stack.children() if isinstance(each, QWidget)]
        assert above[-1] is window._watermark, screen  # children stand in the order in which they are painted
    real, _ = incidents.open_incident(place.post, "Jeddah")
    window.incident_screen.show_incident(real)
    assert window._watermark.isHidden()


def test_that_leaving_says_how(window: Window) -> None:
    left: list[int] = []
    window.left.connect(left.append)
    window.registry.run("lock")
    window._status.lock_asked.emit()
    window.settings_screen._handover.click()
    window.close()
    assert left == [EXIT_LOCKED, EXIT_LOCKED, EXIT_TAKEOVER, EXIT_QUIT]


def test_that_the_palette_finds_people_incidents_places_and_actions(window: Window, place: Place) -> None:
    person, _ = place.post.add(Kind.PERSON, {"name": "Khalid Hidayat"})
    incident, _ = incidents.open_incident(place.post, "Khartoum", title="Khartoum fighting")
    found = {(entry.kind, entry.value) for entry in typed(window, "kha")}
    assert ("person", person) in found
    assert ("incident", incident) in found
    assert "place" in {kind for kind, _ in found}
    assert ("action", "lock") in {(entry.kind, entry.value) for entry in typed(window, "kunci")}


def test_that_a_person_chosen_in_the_palette_is_opened(window: Window, place: Place) -> None:
    place.post.add(Kind.PERSON, {"name": "Khalid Hidayat"})
    typed(window, "khalid")
    window._finder._take()
    assert window._stack.currentWidget() is window.people_screen


def test_that_the_language_changes_without_a_restart(window: Window, qtbot: QtBot) -> None:
    def told() -> dict[str, str]:
        return {action.name: window.registry._attached[action.name].text() for action in ACTIONS}

    before = told()
    window.registry.run("language-switch")
    qtbot.waitUntil(lambda: told() != before)
    assert [name for name, text in told().items() if text == before[name]] == []
    qtbot.waitUntil(lambda: window.incident_screen._open.text() == "Buka kejadian…")
    window.registry.run("language-switch")
    qtbot.waitUntil(lambda: told() == before)


def test_that_only_a_single_file_of_this_computer_can_be_dropped(window: Window, tmp_path: Path) -> None:
    for urls in ([], [QUrl("https://example.org/a.xlsx")], [QUrl.fromLocalFile("/a"), QUrl.fromLocalFile("/b")]):
        window.dropEvent(_dropping(urls))
        assert window._stack.currentWidget() is window.incident_screen
    file = tmp_path / "roster.csv"
    file.write_text("", encoding="utf-8")
    window.dropEvent(_dropping([QUrl.fromLocalFile(str(file))]))
    assert window._stack.currentWidget() is window.people_screen


def test_that_an_incident_chosen_in_the_palette_is_shown_with_its_scene_on_the_clocks(
    window: Window, place: Place
) -> None:
    incidents.open_incident(place.post, "Khartoum", title="Khartoum fighting")
    jeddah, _ = incidents.open_incident(place.post, "Jeddah", title="Jeddah flood")
    window.registry.run("go-people")
    window._search.incident_chosen.emit(jeddah)
    assert window._stack.currentWidget() is window.incident_screen
    assert window.incident_screen._chooser.value() == jeddah
    scene = window._clocks._clocks()[1]
    assert scene is not None
    assert scene.zone == "Asia/Riyadh"
    assert window.people_screen.filter.query().incident == jeddah


def test_that_a_place_chosen_in_the_palette_comes_to_the_middle_of_the_map(window: Window) -> None:
    window.registry.run("go-settings")
    window._search.place_chosen.emit(106.8, -6.2)
    assert window._stack.currentWidget() is window.incident_screen
    seen = window.incident_screen.map.view.canvas.camera.box
    assert ((seen.west + seen.east) / 2, (seen.south + seen.north) / 2) == pytest.approx((106.8, -6.2), abs=0.5)


def test_that_what_a_notice_offers_is_done_once_and_the_notice_goes(window: Window, place: Place) -> None:
    incident, _ = incidents.open_incident(place.post, "Khartoum", spec="city:Khartoum,SD")
    window.incident_screen.show_incident(incident)
    before = scalar(place, "SELECT area FROM incident")
    window.incident_screen.map.view.circle_drawn.emit(33.0, 15.0, 40.0)
    [notice] = window._notices.notices()
    assert scalar(place, "SELECT area FROM incident") != before
    window._notices.acted.emit(notice.key)
    assert window._notices.notices() == ()
    assert scalar(place, "SELECT area FROM incident") == before
    window._notices.acted.emit(notice.key)  # a second click finds nothing to take back
    assert scalar(place, "SELECT area FROM incident") == before


def test_that_a_fault_said_twice_stands_once(window: Window, place: Place) -> None:
    place.faulted.emit(StoreFault("disk-full"))
    place.faulted.emit(StoreFault("disk-full"))
    assert len(window._notices.notices()) == 1


def test_that_the_key_sheet_shows_the_key_of_every_action(window: Window) -> None:
    window.registry.run("shortcut-sheet")
    assert window._sheet.isVisible()
    shown = {label.text() for label in window._sheet.findChildren(PlainLabel)}
    assert {window.registry._attached[action.name].text() for action in ACTIONS} <= shown


def test_that_the_status_line_counts_the_changes_as_they_are_made(window: Window, place: Place, qtbot: QtBot) -> None:
    def told() -> tuple[str, ...]:
        return window._status.exchange.texts()

    qtbot.waitUntil(lambda: told() == ("not enrolled", "1 change only on this computer"))
    place.write(lambda post: post.add(Kind.PERSON, {"name": "Siti"}))
    qtbot.waitUntil(lambda: told() == ("not enrolled", "2 changes only on this computer"))


def test_that_only_one_file_of_this_computer_is_taken_while_it_hovers(window: Window, tmp_path: Path) -> None:
    here = QUrl.fromLocalFile(str(tmp_path / "roster.csv"))
    for urls, is_taken in (([here], True), ([here, here], False), ([QUrl("https://example.org/a.xlsx")], False)):
        mime = QMimeData()
        mime.setUrls(urls)
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        window.dragEnterEvent(event)
        assert event.isAccepted() is is_taken


def test_that_a_click_on_any_figure_lists_as_many_people_as_it_says(window: Window, place: Place) -> None:
    incident = a_morning(place)
    window.incident_screen.show_incident(incident)
    board, people = window.incident_screen.board, window.people_screen
    opened = 0
    for key, count in board._readings.items():
        window.go_to("incident")
        board.figure(key).click()
        if count:
            opened += 1
            assert window._stack.currentWidget() is people, key
            assert people.filter.query().figure == key
            assert people.table.model().rowCount() == (2 if key == ("doubles", "pairs") else count), key
        else:
            assert window._stack.currentWidget() is window.incident_screen, key
    assert opened > 15


def a_morning(place: Place) -> int:
    """An incident in Khartoum: some registered there, some not, some reported on."""
    incident, _ = incidents.open_incident(place.post, "Khartoum", spec="country:SD")
    people = [place.post.add(Kind.PERSON, {"name": f"Siti {number}"})[0] for number in range(6)]
    for person in people[:4]:
        fields: dict[str, Value] = {"person": person, "mission": mission(place).mission, "country": "SD"}
        place.post.add(Kind.REGISTRATION, {**fields, "last_confirmed_at_ms": place.post.now_ms()})
    place.post.add(Kind.PAIR, {"a": people[0], "b": people[1], "verdict": "possible", "officer": place.post.officer})
    told = (("present", "staff"), ("missing", "family"), ("elsewhere", "warden"), None, ("present", "other"), None)
    for person, said in zip(people, told, strict=True):
        if said is not None:
            report: dict[str, Value] = {"axis": "whereabouts", "value": said[0], "source": said[1]}
            reports.file_reports(place.post, incident, person, [report])
    contrary: dict[str, Value] = {"axis": "whereabouts", "value": "missing", "source": "other"}
    left: dict[str, Value] = {"axis": "intent", "value": "already-left", "source": "family"}
    dead: dict[str, Value] = {"axis": "condition", "value": "deceased", "source": "official"}
    reports.file_reports(place.post, incident, people[0], [contrary])
    reports.file_reports(place.post, incident, people[1], [left, dead])
    return incident


def _dropping(urls: list[QUrl]) -> QDropEvent:
    _dropping.mime = QMimeData()  # type: ignore[attr-defined]  # the event does not keep it alive
    _dropping.mime.setUrls(urls)  # type: ignore[attr-defined]
    return QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        _dropping.mime,  # type: ignore[attr-defined]
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_that_the_window_s_own_thread_never_asks_the_register(
    qtbot: QtBot, tmp_path: Path, clock: Clock, english: None
) -> None:
    asked_on: set[int] = set()

    def note(*_: object) -> None:
        asked_on.add(threading.get_ident())

    with a_place(tmp_path, clock, Jobs()) as place:
        event.listen(Engine, "before_cursor_execute", note)
        try:
            window = a_window(place, qtbot)
            place.write(lambda post: incidents.open_incident(post, "Khartoum"))
            qtbot.waitUntil(lambda: window.incident_screen.board._tally is not None, timeout=10_000)
            person_fields: dict[str, Value] = {"name": "Siti"}
            report: dict[str, Value] = {"axis": "whereabouts", "value": "present", "source": "staff"}
            incident = window.incident_screen._wanted or 0

            def file(post: object) -> object:
                person, _ = place.post.add(Kind.PERSON, person_fields)
                return reports.file_reports(place.post, incident, person, [report])

            place.write(file)
            qtbot.waitUntil(
                lambda: window.incident_screen.board._readings["not-on-roster", "present"] == 1, timeout=10_000
            )
            for name in ("people", "settings", "incident"):
                window.go_to(name)
            typed(window, "siti")
            qtbot.waitUntil(lambda: any(entry.kind == "person" for entry in window._finder.entries()), timeout=10_000)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
            window.incident_screen.close_down()
    assert asked_on, "nothing was asked at all: the listener does not hear"
    assert threading.get_ident() not in asked_on
