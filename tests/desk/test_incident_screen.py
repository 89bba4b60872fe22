"""The incident screen on a real register: opened by a place, counted, answered, drawn anew, reported on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.actions import ActionRegistry
from console.desk.incident_screen import LINE, REDRAWN, IncidentScreen
from console.desk.place import Place
from console.duty import alerts, incidents, reports
from console.faults import Fault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.query import PeopleQuery
from console.model.sentences import sentence
from console.model.shown import TimelineItem
from console.model.words import CheckMethod, HospitalResult, Question, Source, Whereabouts
from console.register.reading.incidents import incidents as listed
from tests.conftest import Clock
from tests.desk.places import mission, scalar
from widgets.check_forms import AuthorityContactForm, HospitalCheckForm
from widgets.incident_form import IncidentForm
from widgets.notice_bar import Notice
from widgets.report_form import ReportForm
from widgets.timeline_words import notes_text
from widgets.withdrawal_form import WithdrawalForm

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

KHARTOUM = (32.53, 15.59)


@pytest.fixture
def screen(place: Place, qtbot: QtBot) -> IncidentScreen:
    return a_screen(place, qtbot)


def a_screen(place: Place, qtbot: QtBot) -> IncidentScreen:
    window = QWidget()
    qtbot.addWidget(window)
    made = IncidentScreen(place, ActionRegistry(window))
    qtbot.addWidget(made, before_close_func=lambda widget: widget.close_down())
    made.resize(1_200, 700)
    made.show()
    return made


def an_incident(place: Place, title: str = "") -> int:
    return incidents.open_incident(place.post, "Khartoum", spec="city:Khartoum,SD", title=title)[0]


def a_national(place: Place, name: str = "Siti", lon: float = KHARTOUM[0], lat: float = KHARTOUM[1]) -> int:
    person, _ = place.post.add(Kind.PERSON, {"name": name})
    fields: dict[str, Value] = {
        "person": person,
        "mission": mission(place).mission,
        "lon": lon,
        "lat": lat,
        "radius_km": 0.1,
        "precision": "exact",
        "country": "SD",
    }
    place.post.add(Kind.REGISTRATION, fields)
    return person


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    told: list[tuple[object, ...]] = []
    signal.connect(lambda *values: told.append(values))
    return told


def test_that_an_empty_register_invites_to_open_the_first_incident(screen: IncidentScreen) -> None:
    assert screen.panel.currentWidget() is screen.panel.invitation
    assert screen.board.isHidden()
    assert screen.timeline.isHidden()
    screen.panel.invitation._open.click()
    assert isinstance(screen.panel._form, IncidentForm)


def test_that_typing_a_place_is_enough_to_open_an_incident(screen: IncidentScreen, place: Place) -> None:
    shown = heard(screen.incident_shown)
    screen.panel.begin_incident()
    form = screen.panel._form
    assert isinstance(form, IncidentForm)
    form._place.setText("khartoum")
    form._typed("khartoum")
    form.file_it()  # Enter takes the likeliest place
    form.file_it()  # and Enter again opens the incident
    [line] = place.reading(listed)
    assert (line.title, line.place, line.country, line.zone) == ("Khartoum, Sudan", "Khartoum", "SD", "Africa/Khartoum")
    assert line.missions[0] == "KRT"
    assert shown[-1][0] == line
    assert screen.panel.currentWidget() is screen.panel.questions
    assert not screen.board.isHidden()


def test_that_the_newest_incident_is_shown_at_the_start(place: Place, qtbot: QtBot, clock: Clock) -> None:
    an_incident(place, title="Earlier")
    clock.pass_time(minutes=5)
    newest = an_incident(place, title="Later")
    screen = a_screen(place, qtbot)
    assert screen._chooser.value() == newest
    assert screen.board._tally is not None


def test_that_a_report_moves_the_tally_by_itself(place: Place, qtbot: QtBot) -> None:
    person, incident = a_national(place), an_incident(place)
    screen = a_screen(place, qtbot)
    assert screen.board._readings["roster", "not-yet-reached"] == 1
    report: dict[str, Value] = {"axis": "whereabouts", "value": "present", "source": "staff"}
    place.write(lambda post: reports.file_reports(post, incident, person, [report]))
    qtbot.waitUntil(lambda: screen.board._readings["roster", "present"] == 1)
    assert screen.board._readings["roster", "not-yet-reached"] == 0
    assert screen.map._people.category.tolist() == [1]


def test_that_a_figure_leads_to_the_people_behind_it(place: Place, qtbot: QtBot) -> None:
    incident = an_incident(place)
    a_national(place)
    screen = a_screen(place, qtbot)
    wanted = heard(screen.people_wanted)
    screen.board.figure(("roster", "not-yet-reached")).click()
    screen.board.figure(("whereabouts", "missing")).click()  # nobody is: it cannot be clicked
    counted_at_ms = place.post.now_ms()
    query = PeopleQuery(incident=incident, figure=("roster", "not-yet-reached"), as_of_ms=counted_at_ms)
    assert wanted == [(query,)]


def test_that_an_answer_is_kept_and_stands_on_the_card(place: Place, qtbot: QtBot) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    fields = {
        "value": "3-5",
        "source": "official",
        "said_by": "police",
        "observed_at_ms": place.post.now_ms(),
        "note": "",
    }
    screen.panel.questions.answered.emit(Question.VICTIMS, fields)
    view = screen.panel.questions._views[Question.VICTIMS]
    qtbot.waitUntil(lambda: view.current() is not None)
    current = view.current()
    assert current is not None
    assert (current.value, current.source, current.said_by, current.officer) == (
        "3-5",
        Source.OFFICIAL,
        "police",
        "Rina",
    )
    screen.panel.questions.answer_withdrawn.emit(current.answer, "mistaken")
    qtbot.waitUntil(lambda: view.current() is None)


def test_that_a_hospital_check_is_kept_and_its_form_goes(place: Place, qtbot: QtBot) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    screen.panel.begin_check()
    form = screen.panel._form
    assert isinstance(form, HospitalCheckForm)
    form.begin("Royal Care")
    form._method.choose(CheckMethod.PHONE)
    form._result.choose(HospitalResult.NONE_OURS)
    form.file_it()
    assert scalar(place, "SELECT facility FROM hospital_check") == "Royal Care"
    assert screen.panel.currentWidget() is screen.panel.questions
    line = screen.panel.questions._views[Question.HOSPITALS]
    qtbot.waitUntil(lambda: line.line().computed == "hospitals-none-found")
    screen.panel.begin_check()
    again = screen.panel._form
    assert isinstance(again, HospitalCheckForm)
    completer = again._facility.completer()
    assert completer is not None
    assert completer.model().rowCount() == 1  # the name is offered the next time


def a_line(place: Place, incident: int, what: str) -> int:
    """One line of the timeline of each kind that is withdrawn from there; its record id."""
    if what == "entry":
        return reports.note(place.post, incident, "Bridge closed")[0]
    if what == "hospital":
        return reports.check_hospital(place.post, incident, facility="Royal Care", method="visit", result="none-ours")[
            0
        ]
    if what == "authority":
        return reports.contact_authority(place.post, incident, office="Police", result="answered")[0]
    return reports.answer(place.post, incident, Question.VICTIMS, "7", Source.OFFICIAL)[0]


def shown_line(screen: IncidentScreen, record: int) -> TimelineItem:
    return next(item for item in screen.timeline.shown_items() if item.record == record)


TABLES = {"entry": "entry", "hospital": "hospital_check", "authority": "authority_contact", "answer": "answer"}


@pytest.mark.parametrize("what", TABLES)
def test_that_a_line_of_the_timeline_is_withdrawn_with_the_keyboard_alone_and_stays_visible(
    place: Place, qtbot: QtBot, what: str
) -> None:
    record = a_line(place, an_incident(place), what)
    screen = a_screen(place, qtbot)
    notices = heard(screen.noticed)
    screen._registry.run("timeline-withdraw")  # nothing is chosen yet: the list comes up
    assert screen.timeline.is_list()
    listed = screen.timeline._list
    listed.selectRow(listed._model.row_of(shown_line(screen, record)))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    form = screen.panel._form
    assert isinstance(form, WithdrawalForm)
    assert form.item().record == record
    qtbot.keyClicks(form._reason, "heard wrong")
    qtbot.keyClick(form._reason, Qt.Key.Key_Return)
    assert screen.panel._form is None
    assert scalar(place, f"SELECT withdrawn_reason FROM {TABLES[what]} WHERE id = ?", record) == "heard wrong"
    qtbot.waitUntil(lambda: shown_line(screen, record).withdrawn_at_ms is not None)
    assert "heard wrong" in notes_text(shown_line(screen, record), "UTC")
    severities = [(notice.key, notice.severity) for (notice,) in notices]  # type: ignore[attr-defined]
    assert severities == [(LINE, "told"), (LINE, "done")]


def test_that_a_withdrawn_check_counts_no_more(place: Place, qtbot: QtBot) -> None:
    record = a_line(place, an_incident(place), "hospital")
    screen = a_screen(place, qtbot)
    line = screen.panel.questions._views[Question.HOSPITALS]
    assert line.line().computed == "hospitals-none-found"
    screen.timeline.item_chosen.emit(shown_line(screen, record))
    form = screen.panel._form
    assert isinstance(form, WithdrawalForm)
    form._reason.setText("another hospital")
    form._file.click()
    qtbot.waitUntil(lambda: line.line().computed == "none-computed")


def test_that_a_line_withdrawn_meanwhile_keeps_its_first_reason(place: Place, qtbot: QtBot) -> None:
    record = a_line(place, an_incident(place), "entry")
    screen = a_screen(place, qtbot)
    screen.timeline.item_chosen.emit(shown_line(screen, record))
    form = screen.panel._form
    assert isinstance(form, WithdrawalForm)
    reports.withdraw(place.post, Kind.ENTRY, record, "first")
    form._reason.setText("second")
    form._file.click()
    assert screen.panel._form is form
    assert form._wrong.text() == sentence("withdrawn-already", "en")
    assert scalar(place, "SELECT withdrawn_reason FROM entry") == "first"


def test_that_a_line_chosen_while_a_form_is_filled_in_does_not_take_its_place(place: Place, qtbot: QtBot) -> None:
    record = a_line(place, an_incident(place), "entry")
    screen = a_screen(place, qtbot)
    notices = heard(screen.noticed)
    screen.panel.begin_contact()
    form = screen.panel._form
    screen.timeline.item_chosen.emit(shown_line(screen, record))
    assert screen.panel._form is form
    assert [notice.key for (notice,) in notices] == [LINE]  # type: ignore[attr-defined]


def test_that_a_refused_form_stays_with_what_was_typed(place: Place, qtbot: QtBot) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    picture = screen.panel._picture
    assert picture is not None
    screen.panel.begin_contact()
    form = screen.panel._form
    assert isinstance(form, AuthorityContactForm)
    screen.panel._picture = replace(picture, line=replace(picture.line, incident=1))  # nobody knows this incident
    form.begin("Police")
    form.file_it()
    assert screen.panel._form is form
    assert form._office.text() == "Police"
    assert not form._wrong.isHidden()
    assert scalar(place, "SELECT count(*) FROM authority_contact") == 0


def test_that_a_drawn_circle_is_the_new_area_and_can_be_taken_back(place: Place, qtbot: QtBot) -> None:
    incident = an_incident(place)
    screen = a_screen(place, qtbot)
    before = scalar(place, "SELECT area FROM incident WHERE id = ?", incident)
    notices = heard(screen.noticed)
    screen.map.view.circle_drawn.emit(33.0, 15.0, 40.0)
    drawn = '{"type":"circle","lon":33.0,"lat":15.0,"radius_km":40.0}'
    assert scalar(place, "SELECT area FROM incident WHERE id = ?", incident) == drawn
    [(notice,)] = notices
    assert isinstance(notice, Notice)
    assert notice.action
    screen.act(REDRAWN)
    assert scalar(place, "SELECT area FROM incident WHERE id = ?", incident) == before


def test_that_an_impossible_area_is_said_and_changes_nothing(place: Place, qtbot: QtBot) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    faults: list[Fault] = []
    place.faulted.connect(faults.append)
    before = scalar(place, "SELECT area FROM incident")
    screen.map.view.circle_drawn.emit(33.0, 15.0, 19_000.0)
    screen.map.view.polygon_drawn.emit([(33.0, 15.0), (33.0, 15.0), (33.0, 15.0)])
    assert [fault.code for fault in faults] == ["area-wrong", "area-wrong"]
    assert scalar(place, "SELECT area FROM incident") == before


def test_that_a_person_clicked_on_the_map_can_be_reported_on_there(place: Place, qtbot: QtBot) -> None:
    person = a_national(place, "Siti Aminah")
    an_incident(place)
    screen = a_screen(place, qtbot)
    screen.map.person_chosen.emit(person)
    form = screen.panel._form
    assert isinstance(form, ReportForm)
    form.pad.choose(form.pad.axis(), Whereabouts.PRESENT)
    form.source.choose(Source.STAFF)
    form.file()
    assert scalar(place, "SELECT value FROM report WHERE person = ?", person) == "present"
    assert screen.panel._form is None


def test_that_without_an_incident_a_person_on_the_map_opens_the_card(place: Place, qtbot: QtBot) -> None:
    person = a_national(place)
    screen = a_screen(place, qtbot)
    wanted = heard(screen.person_wanted)
    screen.map.person_chosen.emit(person)
    assert wanted == [(person,)]


def test_that_what_needs_an_incident_cannot_be_done_without_one(place: Place, qtbot: QtBot) -> None:
    screen = a_screen(place, qtbot)
    offered = {entry.value for entry in screen._registry.palette_section("").entries}
    assert offered == {"incident-open"}
    incident = an_incident(place)
    screen.show_incident(incident)
    offered = {entry.value for entry in screen._registry.palette_section("").entries}
    assert {"question-answer", "hospital-check", "authority-contact", "entry-add", "timeline-list"} < offered


def test_that_a_form_for_one_incident_does_not_file_into_another(place: Place, qtbot: QtBot, clock: Clock) -> None:
    first = an_incident(place, title="First")
    clock.pass_time(minutes=1)
    an_incident(place, title="Second")
    screen = a_screen(place, qtbot)
    screen.panel.begin_entry()
    screen.show_incident(first)
    assert screen.panel._form is None


def test_that_the_timeline_s_list_takes_the_place_of_the_tally(place: Place, qtbot: QtBot) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    screen._registry.run("timeline-list")
    assert screen.board.isHidden()
    assert screen.timeline.is_list()
    screen._registry.run("timeline-list")
    assert not screen.board.isHidden()


def test_that_the_incident_stays_whole_in_view_when_the_window_changes_until_the_map_is_moved(
    place: Place, qtbot: QtBot
) -> None:
    an_incident(place)
    screen = a_screen(place, qtbot)
    canvas = screen.map.view.canvas
    area = canvas.areas.box
    assert area is not None

    def is_whole() -> bool:
        seen = canvas.camera.box
        return seen.west < area.west and seen.south < area.south and seen.east > area.east and seen.north > area.north

    screen.resize(1_000, 640)
    qtbot.waitUntil(is_whole)
    screen.look_at(106.8, -6.2)
    screen.resize(1_200, 700)
    qtbot.waitUntil(lambda: canvas.camera.width_px == canvas.viewport().width())
    assert not is_whole()


def test_that_an_alert_level_over_the_incident_is_shown_as_soon_as_it_is_set(
    screen: IncidentScreen, place: Place, qtbot: QtBot
) -> None:
    screen.show_incident(an_incident(place))
    place.write(lambda post: alerts.set_alert(post, "Sudan", "I", "Pertempuran"))
    place.write(lambda post: alerts.set_alert(post, "Egypt", "II", "x"))
    qtbot.waitUntil(lambda: [each.level for each in screen._picture.alerts if screen._picture] == ["I"])
    assert screen.panel.questions._levels.text() == "Siaga I (evacuate) · Sudan"
