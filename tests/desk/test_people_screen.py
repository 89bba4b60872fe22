"""The people screen on a real register: what is found, opened, reported, decided and added."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.atlas.resolve import resolve
from console.desk.actions import ActionRegistry
from console.desk.jobs import Jobs
from console.desk.people_screen import PANEL_STAYS_PX, PeopleScreen
from console.desk.place import Place
from console.duty import incidents, people, reports
from console.model.area import Country
from console.model.query import NOT_YET_REACHED, PeopleQuery
from console.model.words import Axis, Source, Verdict, Whereabouts
from console.register.reading.incidents import incident_line, mission_by_code
from tests.conftest import Clock
from tests.desk.places import a_place, scalar
from tests.rosters import a_file
from widgets.notice_bar import Notice

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

LAPTOP_PX, WALL_PX = (1_280, 684), (1_840, 990)


@pytest.fixture
def screen(place: Place, qtbot: QtBot) -> PeopleScreen:
    return shown(place, qtbot)


def shown(place: Place, qtbot: QtBot) -> PeopleScreen:
    window = QWidget()
    made = PeopleScreen(place, ActionRegistry(window), window)
    qtbot.addWidget(window)
    window.resize(*LAPTOP_PX)
    made.resize(*LAPTOP_PX)
    window.show()
    made.window_kept = window  # type: ignore[attr-defined]  # the window owns the screen; Python must keep it
    return made


def registry(screen: PeopleScreen) -> ActionRegistry:
    found = screen.window().findChild(ActionRegistry)
    assert found is not None
    return found


def add(place: Place, name: str, **fields: str) -> int:
    filed: list[tuple[int, object]] = []
    place.write(lambda post: people.add_person(post, {"name": name, **fields}), filed.append)
    return filed[0][0]


def in_khartoum(place: Place, screen: PeopleScreen) -> int:
    """An incident over all of Sudan, shown."""
    opened: list[tuple[object, ...]] = []
    place.write(lambda post: incidents.open_incident(post, "Khartoum"), opened.append)
    incident = int(str(opened[0][0]))
    line = place.reading(lambda connection: incident_line(connection, incident))
    screen.set_incident(line, (resolve(Country("SD")),))
    return incident


def report(place: Place, incident: int, person: int, value: Whereabouts) -> None:
    told = {"axis": Axis.WHEREABOUTS.value, "value": value.value, "source": Source.STAFF.value}
    place.write(lambda post: reports.file_reports(post, incident, person, [told])[1])


def names(screen: PeopleScreen) -> list[str]:
    model = screen.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def notices(screen: PeopleScreen) -> list[Notice]:
    heard: list[Notice] = []
    screen.noticed.connect(heard.append)
    return heard


def test_that_an_empty_register_invites_and_the_first_person_takes_the_invitation_away(
    screen: PeopleScreen, place: Place
) -> None:
    assert screen.invitation.isVisible()
    screen.invitation.person_wanted.emit()
    assert screen.panel.person_form.isVisible()
    screen.panel.person_form.name.setText("Siti Aminah")
    screen.panel.person_form.file()
    assert not screen.invitation.isVisible()
    assert names(screen) == ["Siti Aminah"]
    assert screen.panel.card.isVisible()
    assert screen.panel.card.person() == scalar(place, "SELECT id FROM person")


def test_that_typing_finds_and_a_search_in_vain_becomes_the_name_of_a_new_person(
    screen: PeopleScreen, place: Place
) -> None:
    add(place, "Siti Aminah")
    add(place, "Budi Santoso")
    screen.filter.search.setText("budi")
    assert names(screen) == ["Budi Santoso"]
    screen.filter.search.setText("Paijo")
    assert screen.invitation.isVisible()
    screen.invitation.person_wanted.emit()
    assert screen.panel.person_form.name.text() == "Paijo"
    screen.panel._leave()
    screen.invitation.everybody_wanted.emit()
    assert sorted(names(screen)) == ["Budi Santoso", "Siti Aminah"]


def test_that_whoever_is_alike_and_known_is_shown_while_a_name_is_typed(screen: PeopleScreen, place: Place) -> None:
    known = add(place, "Muhammad Rizki")
    registry(screen).run("person-add")
    form = screen.panel.person_form
    form.name.setText("Moh")
    assert [row.person for row in form._alike_rows] == [known]
    form.name.setText("Mo")
    assert not form._alike_rows
    form.person_chosen.emit(known)
    assert screen.panel.card.person() == known
    assert screen.panel.card.isVisible()


def test_that_enter_opens_the_card_and_the_card_follows_the_rows_until_it_is_closed(
    screen: PeopleScreen, place: Place, qtbot: QtBot
) -> None:
    first, second = add(place, "Ani"), add(place, "Budi")
    screen._go_to_list()
    assert not screen.panel.isVisible()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.panel.isVisible()
    assert screen.panel.card.person() == first
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.panel.card.person() == second
    screen.panel._leave()
    assert not screen.panel.isVisible()
    qtbot.keyClick(screen.table, Qt.Key.Key_Up)
    assert not screen.panel.isVisible()


def test_that_a_wide_screen_keeps_the_card_beside_the_list(screen: PeopleScreen, place: Place) -> None:
    only = add(place, "Ani")
    screen._go_to_list()
    assert not screen.panel.isVisible()
    screen.resize(*WALL_PX)
    assert screen.width() >= PANEL_STAYS_PX
    assert screen.panel.isVisible()
    assert screen.panel.card.person() == only


def test_that_a_report_is_filed_by_keys_and_shows_in_the_list(screen: PeopleScreen, place: Place, qtbot: QtBot) -> None:
    person = add(place, "Ani")
    in_khartoum(place, screen)
    heard = notices(screen)
    screen._go_to_list()
    registry(screen).run("report-file")
    form = screen.panel.report_form
    assert form.isVisible()
    form.pad.setFocus()
    qtbot.keyClick(form.pad, Qt.Key.Key_1)
    form.source.choose(Source.STAFF)
    form.file()
    assert scalar(place, "SELECT value FROM report WHERE person = ?", person) == Whereabouts.PRESENT.value
    assert screen.panel.card.isVisible()
    row = screen.table.model().index(0, 1)
    assert row.data() == Whereabouts.PRESENT.label("en")
    assert [notice.severity for notice in heard] == ["done"]


def test_that_a_report_the_register_refuses_keeps_what_was_typed(screen: PeopleScreen, place: Place) -> None:
    person = add(place, "Ani")
    incident = in_khartoum(place, screen)
    line = place.reading(lambda connection: incident_line(connection, incident))
    screen.set_incident(replace(line, incident=incident + 1_000), ())  # one the register does not know
    screen.start_report(person)
    form = screen.panel.report_form
    form.pad.choose(Axis.WHEREABOUTS, Whereabouts.PRESENT)
    form.source.choose(Source.STAFF)
    form.note.setPlainText("di gerbang")
    form.file()
    assert form.isVisible()
    assert form.note.toPlainText() == "di gerbang"
    assert " " in form._fault.text()
    assert scalar(place, "SELECT count(*) FROM report") == 0


def test_that_without_an_incident_a_report_leads_to_the_incident_first(screen: PeopleScreen, place: Place) -> None:
    person = add(place, "Ani")
    wanted: list[int] = []
    screen.incident_wanted.connect(wanted.append)
    heard = notices(screen)
    screen.start_report(person)
    assert len(heard) == 1
    assert not wanted
    incident = in_khartoum(place, screen)
    screen.set_incident(None, ())
    screen.start_report(person)
    assert wanted == [incident]
    assert not screen.panel.report_form.isVisible()


def test_that_what_is_typed_in_a_form_is_not_lost_to_another_row(screen: PeopleScreen, place: Place) -> None:
    first, second = add(place, "Ani"), add(place, "Budi")
    in_khartoum(place, screen)
    screen.start_report(first)
    screen.panel.report_form.note.setPlainText("di gerbang")
    screen.table.selectRow(1)
    screen.show_person(second)
    assert screen.panel.report_form.isVisible()
    assert screen.panel.person() == first
    assert screen.panel.report_form.note.toPlainText() == "di gerbang"


def test_that_a_field_amended_on_the_card_is_stored_and_shown(screen: PeopleScreen, place: Place) -> None:
    person = add(place, "Ani")
    screen.show_person(person)
    screen.panel.card.field_amended.emit("phone", "+249911111111")
    assert scalar(place, "SELECT phone FROM person WHERE id = ?", person) == "+249911111111"
    assert screen.panel._card is not None
    assert screen.panel._card.profile["phone"] == "+249911111111"
    assert "+249911111111" in {screen.table.model().index(0, column).data() for column in range(10)}


def test_that_a_report_withdrawn_on_the_card_no_longer_speaks_in_the_list(screen: PeopleScreen, place: Place) -> None:
    person = add(place, "Ani")
    incident = in_khartoum(place, screen)
    report(place, incident, person, Whereabouts.MISSING)
    screen.show_person(person)
    screen.panel.card.report_withdrawn.emit(scalar(place, "SELECT id FROM report"), "salah orang")
    assert screen.table.model().index(0, 1).data() != Whereabouts.MISSING.label("en")


def test_that_two_records_judged_the_same_are_one_row_and_can_be_two_again(screen: PeopleScreen, place: Place) -> None:
    first, second = add(place, "Ani Lestari"), add(place, "Ani Lestary")
    place.write(lambda post: people.judge_pair(post, first, second, Verdict.POSSIBLE, score=0.9))
    screen.show_person(first)
    screen.panel.card.judged.emit(second, Verdict.SAME)
    assert names(screen) == ["Ani Lestari"]
    pair = scalar(place, "SELECT id FROM pair WHERE withdrawn_at_ms IS NULL")
    screen.panel.card.judgement_withdrawn.emit(pair)
    assert names(screen) == ["Ani Lestari", "Ani Lestary"]


def test_that_a_pair_of_a_merged_record_is_judged_as_that_very_pair(screen: PeopleScreen, place: Place) -> None:
    first, second, third = add(place, "Ani"), add(place, "Ani L."), add(place, "Ani Lestari")
    place.write(lambda post: people.judge_pair(post, first, second, Verdict.SAME))
    place.write(lambda post: people.judge_pair(post, second, third, Verdict.POSSIBLE))
    screen.show_person(first)
    screen.panel.card.judged.emit(third, Verdict.NOT_SAME)
    open_pairs = "SELECT count(*) FROM pair WHERE verdict = 'possible' AND withdrawn_at_ms IS NULL"
    assert scalar(place, open_pairs) == 0


def test_that_a_figure_opens_the_people_behind_it_and_they_leave_when_reached(
    screen: PeopleScreen, place: Place
) -> None:
    first = add(place, "Ani")
    add(place, "Budi")
    incident = in_khartoum(place, screen)
    report(place, incident, first, Whereabouts.UNKNOWN)
    screen.show_query(PeopleQuery(whereabouts=Whereabouts.UNKNOWN, incident=incident))
    assert names(screen) == ["Ani"]
    place_now = Whereabouts.PRESENT
    report(place, incident, first, place_now)
    assert screen.invitation.isVisible()
    screen.show_query(PeopleQuery(whereabouts=place_now, incident=incident))
    assert names(screen) == ["Ani"]
    assert screen.filter.query().whereabouts != NOT_YET_REACHED


def test_that_the_situation_has_columns_only_in_an_incident(screen: PeopleScreen, place: Place) -> None:
    add(place, "Ani")
    assert screen.table.isColumnHidden(1)
    in_khartoum(place, screen)
    assert not screen.table.isColumnHidden(1)
    screen.set_incident(None, ())
    assert screen.table.isColumnHidden(1)


def test_that_a_person_who_is_gone_leaves_no_card_behind(screen: PeopleScreen, place: Place) -> None:
    person = add(place, "Ani")
    screen.show_person(person)
    screen.show_person(person + 500)
    assert screen.panel.card.person() is None
    assert " " in screen.panel._fault.text()


def test_that_an_action_asked_for_elsewhere_brings_the_screen(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.hide()
    with qtbot.waitSignal(screen.shown_wanted):
        registry(screen).run("people-search")
    with qtbot.waitSignal(screen.shown_wanted):
        registry(screen).run("roster-import")
    assert screen._pages.currentWidget() is screen.flow.wizard


def test_that_a_dropped_roster_fills_the_list_over_real_lanes(qtbot: QtBot, tmp_path: Path, clock: Clock) -> None:
    with a_place(tmp_path, clock, Jobs()) as place:
        screen = shown(place, qtbot)
        screen.flow.set_own_mission(place.reading(lambda c: mission_by_code(c, "KRT")))
        wizard = screen.flow.wizard
        screen.import_roster(a_file(tmp_path, [("Siti Aminah", "A1234567"), ("Budi Santoso", "B7654321")]))
        qtbot.waitUntil(lambda: screen.flow._reading is not None, timeout=20_000)
        wizard.go_to(3)
        qtbot.waitUntil(lambda: not wizard.is_busy(), timeout=20_000)
        wizard._go_on()
        qtbot.waitUntil(wizard.apply_page.is_over, timeout=20_000)
        wizard.closed.emit()
        qtbot.waitUntil(lambda: names(screen) == ["Budi Santoso", "Siti Aminah"])
        assert screen.table.isVisible()
