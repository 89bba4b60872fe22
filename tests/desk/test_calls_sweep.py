"""The sweep on a real register: noted from the row, added, removed, and shown with its age."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.desk.calls_screen import CallsScreen
from console.desk.place import Place
from console.duty import incidents, reports, sweeps
from console.model.words import CheckMethod, FacilityType, HospitalResult
from tests.conftest import Clock
from tests.desk.calls import an_incident, focused, rows, shown
from widgets.calls.facility_forms import FacilityForm, NamingForm, SweepCheckForm
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def begun(place: Place, qtbot: QtBot, incident: int) -> CallsScreen:
    screen = shown(place, qtbot, incident)
    screen.show_tab("sweep")
    return screen


def table(screen: CallsScreen) -> list[list[str]]:
    model = screen.sweep.board.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def wrong(screen: CallsScreen) -> str:
    labels = screen.sweep.board.room.findChildren(PlainLabel)
    return next(label.text() for label in labels if label.property("role") == "critical")


def test_that_the_list_starts_with_one_key(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    sweeps.add_facility(place.post, "RS Contoh Lembar Kontak", FacilityType.HOSPITAL)
    screen = begun(place, qtbot, incident)
    with qtbot.waitSignal(screen.noticed) as noticed:
        qtbot.keyClick(screen.sweep.board, "s")
    assert "1 came from the contact sheets." in noticed.args[0].text
    qtbot.waitUntil(lambda: "RS Contoh Lembar Kontak" in {row[0] for row in table(screen)})


def test_that_a_check_is_noted_from_its_row(place: Place, qtbot: QtBot, english: None, clock: Clock) -> None:
    incident = an_incident(place)
    for name in ("RS Contoh A", "RS Contoh B"):
        sweeps.add_facility(place.post, name, FacilityType.HOSPITAL, incident=incident)
    screen = begun(place, qtbot, incident)
    board = screen.sweep.board
    assert board._summary.chip().text == "no list checked yet, 2 to ask"  # type: ignore[union-attr]
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form = board.room.form()
    assert isinstance(form, SweepCheckForm)
    form._result.choose(HospitalResult.NONE_OURS)
    form._method.choose(CheckMethod.PHONE)
    form._foreigners.setValue(2)
    form._said_by.setText("perawat jaga")
    form._again.choice.choose(30)
    qtbot.keyClick(form._said_by, Qt.Key.Key_Return)
    found = rows(place, "SELECT facility, result, method, foreigners, said_by, recheck_at_ms FROM hospital_check")
    assert found == [
        ("RS Contoh B", "none-ours", "phone", 2, "perawat jaga", place.post.now_ms() + 30 * 60_000),
    ]
    assert board.room.form() is None
    assert focused() is board.table
    qtbot.waitUntil(lambda: table(screen)[1][2] == "none of ours")
    clock.pass_time(minutes=35)
    screen.sweep.refresh_ages()
    told = ["RS Contoh B", "Hospital", "none of ours", "overdue 5 min", "35 min ago", "2 foreign, none ours"]
    assert table(screen)[1][:6] == told
    assert table(screen)[1][6:8] == ["perawat jaga", "Telephone · Rina"]
    assert board._summary.chip().text == "none found on 1 of 2 lists"  # type: ignore[union-attr]


def test_that_an_entry_to_be_named_says_so_and_is_named_with_enter(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    sweeps.start(place.post, incident)
    screen = begun(place, qtbot, incident)
    board = screen.sweep.board
    assert {row[2] for row in table(screen)} == {"to be named"}
    assert board._summary.chip().text == "no list checked yet, 4 to ask, 4 of them to be named"  # type: ignore[union-attr]
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    form = board.room.form()
    assert isinstance(form, NamingForm)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert wrong(screen) == "Name whom to ask."
    qtbot.keyClicks(focused(), "RS Contoh")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table(screen)[0][:3] == ["RS Contoh", "Hospital", "not asked yet"])
    assert board._summary.chip().text == "no list checked yet, 4 to ask, 3 of them to be named"  # type: ignore[union-attr]
    assert focused() is board.table
    assert board.line().name == "RS Contoh"  # type: ignore[union-attr]
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(board.room.form(), SweepCheckForm)


def test_that_a_facility_is_added_once_and_comes_to_hand(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    sweeps.add_facility(place.post, "RS Contoh A", FacilityType.HOSPITAL, incident=incident)
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "a")
    form = screen.sweep.board.room.form()
    assert isinstance(form, FacilityForm)
    qtbot.keyClicks(focused(), "rs  contoh a")
    form._type.choose(FacilityType.HOSPITAL)
    form.file_it()
    assert wrong(screen).startswith("This facility is on the list already")
    form._name.setText("Polisi Contoh")
    form._type.choose(FacilityType.POLICE)
    form.file_it()
    qtbot.waitUntil(lambda: len(table(screen)) == 2)
    shown_line = screen.sweep.board.line()
    assert shown_line is not None
    assert shown_line.name == "Polisi Contoh"


def test_that_a_facility_is_removed_with_a_reason_and_its_check_stays(
    place: Place, qtbot: QtBot, english: None
) -> None:
    incident = an_incident(place)
    sweeps.add_facility(place.post, "RS Contoh A", FacilityType.HOSPITAL, incident=incident)
    screen = begun(place, qtbot, incident)
    qtbot.keyClicks(focused(), "r")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert wrong(screen) == "Say why."
    qtbot.keyClicks(focused(), "tutup")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert rows(place, "SELECT withdrawn_reason FROM facility") == [("tutup",)]
    qtbot.waitUntil(lambda: table(screen) == [])
    assert screen.sweep.board._empty.text().startswith("Nobody is on the list yet.")


def test_that_what_the_other_forms_noted_is_on_the_table_too(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    screen = begun(place, qtbot, incident)
    place.write(
        lambda post: reports.check_hospital(post, incident, facility="RS Contoh C", method="visit", result="ours-found")
    )
    place.write(lambda post: reports.contact_authority(post, incident, office="Kepolisian", result="promised"))
    qtbot.waitUntil(lambda: [row[2] for row in table(screen)] == ["ours found", "will call back"])
    assert not screen.sweep.board._buttons["remove"].isEnabled()  # it stands on no list


def test_that_what_was_typed_of_one_facility_waits_for_it(place: Place, qtbot: QtBot, english: None) -> None:
    incident = an_incident(place)
    for name in ("RS Contoh A", "RS Contoh B"):
        sweeps.add_facility(place.post, name, FacilityType.HOSPITAL, incident=incident)
    screen = begun(place, qtbot, incident)
    board = screen.sweep.board

    def said_by() -> QLineEdit:
        form = board.room.form()
        assert isinstance(form, SweepCheckForm)
        return form._said_by

    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(said_by(), "petugas malam")
    board.take_focus()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert said_by().text() == ""
    board.take_focus()
    qtbot.keyClick(focused(), Qt.Key.Key_Up)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert said_by().text() == "petugas malam"
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert board.room.form() is None


def told(screen: CallsScreen, qtbot: QtBot, do: Callable[[], None]) -> str:
    """What the notice says that comes of it."""
    with qtbot.waitSignal(screen.noticed) as noticed:
        do()
    [notice] = noticed.args
    return str(notice.telling())


def test_that_a_contact_sheet_is_read_in_and_the_list_starts_from_it(
    place: Place, qtbot: QtBot, english: None, tmp_path: Path
) -> None:
    sheet = tmp_path / "kontak.csv"
    sheet.write_text(
        "Nama;Jenis;Kota;Telepon\nRS Contoh Satu;Rumah sakit;Khartoum;+249 1\n;Polisi;Khartoum;\nPolisi Contoh;Polisi;Khartoum;999\n"
    )
    screen = begun(place, qtbot, incidents.open_incident(place.post, "Khartoum")[0])
    sweep = screen.sweep
    sweep.choose_file = lambda *_: sheet
    said = told(screen, qtbot, sweep.board.sheet_wanted.emit)
    assert said == "Contact sheet read: 2 new, 0 changed, 0 unchanged, 1 rejected. Look at these rows: 3."
    assert table(screen) == []
    qtbot.keyClick(focused(), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: [row[0] for row in table(screen)] == ["RS Contoh Satu", "Polisi Contoh"])


def test_that_a_list_without_any_contact_sheet_starts_with_kinds_to_be_named(
    place: Place, qtbot: QtBot, english: None
) -> None:
    screen = begun(place, qtbot, incidents.open_incident(place.post, "Khartoum")[0])
    said = told(screen, qtbot, screen.sweep.board.start_wanted.emit)
    assert "must be named" in said
    qtbot.waitUntil(lambda: any("Khartoum" in row[0] for row in table(screen)))


def test_that_no_file_chosen_changes_nothing(place: Place, qtbot: QtBot, english: None) -> None:
    screen = begun(place, qtbot, an_incident(place))
    screen.sweep.choose_file = lambda *_: None
    screen.sweep.board.sheet_wanted.emit()
    assert rows(place, "SELECT count(*) FROM facility") == [(0,)]
