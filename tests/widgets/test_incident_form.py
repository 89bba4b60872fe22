"""One field opens an incident; what is derived can be changed, and a wrong form sends nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from console.model.fields_incident import IncidentFields
from widgets.incident_form import DerivedPlace, IncidentForm
from widgets.mission_ticks import MissionChoice
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000
KHARTOUM = DerivedPlace(
    place="Khartoum",
    area='{"kind": "circle"}',
    area_text="Khartoum, Sudan",
    country="SD",
    zone="Africa/Khartoum",
    missions=(MissionChoice("KRT", "KBRI Khartoum"), MissionChoice("CAI", "KBRI Kairo", is_proposed=False)),
    title="Khartoum, 24 Nov 2026",
    radius_km=25.0,
)
FOUND = [("Khartoum, Sudan", "city:379252"), ("Kharkiv, Ukraine", "city:706483")]


@pytest.fixture
def form(qtbot: QtBot) -> IncidentForm:
    made = IncidentForm(lambda: NOON_UTC_MS)
    qtbot.addWidget(made)
    made.show()
    made.begin()
    return made


def line(form: IncidentForm, name: str) -> QLineEdit:
    return next(found for found in form.findChildren(QLineEdit) if found.accessibleName() == name)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)


def wrong(form: IncidentForm) -> str:
    return next(label.text() for label in form.findChildren(PlainLabel) if label.property("role") == "critical")


def test_that_typing_choosing_and_enter_open_the_incident(form: IncidentForm, qtbot: QtBot) -> None:
    place = line(form, "Place")
    typed: list[str] = []
    form.place_typed.connect(typed.append)
    qtbot.keyClicks(place, "Khar")
    assert typed == ["K", "Kh", "Kha", "Khar"]
    form.show_places("Khar", FOUND)
    with qtbot.waitSignal(form.place_chosen) as chosen, qtbot.assertNotEmitted(form.incident_opened):
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert chosen.args == ["city:379252"]
    form.show_derived(KHARTOUM)
    with qtbot.waitSignal(form.incident_opened) as opened:
        qtbot.keyClick(place, Qt.Key.Key_Return)
    fields = dict((opened.args or [])[0])
    assert fields.pop("missions") == ("KRT",)
    assert fields == {
        "title": "Khartoum, 24 Nov 2026",
        "place": "Khartoum",
        "area": '{"kind": "circle"}',
        "country": "SD",
        "onset_ms": NOON_UTC_MS,
        "zone": "Africa/Khartoum",
        "exercise": False,
    }
    IncidentFields.model_validate({**fields, "known_at_ms": NOON_UTC_MS})


def test_that_a_place_further_down_is_chosen_with_the_arrows(form: IncidentForm, qtbot: QtBot) -> None:
    place = line(form, "Place")
    qtbot.keyClicks(place, "Khar")
    form.show_places("Khar", FOUND)
    qtbot.keyClick(place, Qt.Key.Key_Down)
    places = form.findChild(QListWidget)
    assert places is not None
    qtbot.keyClick(places, Qt.Key.Key_Down)
    with qtbot.waitSignal(form.place_chosen) as chosen:
        qtbot.keyClick(places, Qt.Key.Key_Return)
    assert chosen.args == ["city:706483"]
    assert place.text() == "Kharkiv, Ukraine"


def test_that_what_was_found_for_fewer_letters_is_never_taken(form: IncidentForm, qtbot: QtBot) -> None:
    place = line(form, "Place")
    qtbot.keyClicks(place, "K")
    form.show_places("K", [("Kenya", "country:KE")])
    qtbot.keyClicks(place, "har")
    with qtbot.assertNotEmitted(form.place_chosen):
        qtbot.keyClick(place, Qt.Key.Key_Return)
        form.show_places("Kha", [("Khasab, Oman", "city:286987")])
    with qtbot.waitSignal(form.place_chosen) as chosen:
        form.show_places("Khar", FOUND)
    assert chosen.args == ["city:379252"]


def test_that_enter_before_anything_is_found_says_so_when_nothing_is(form: IncidentForm, qtbot: QtBot) -> None:
    place = line(form, "Place")
    qtbot.keyClicks(place, "Xyzzy")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    assert wrong(form) == ""
    form.show_places("Xyzzy", [])
    assert "Type a place first" in wrong(form)


def test_that_a_second_enter_before_the_place_has_spoken_does_no_harm(form: IncidentForm, qtbot: QtBot) -> None:
    place = line(form, "Place")
    qtbot.keyClicks(place, "Khar")
    form.show_places("Khar", FOUND)
    qtbot.keyClick(place, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(form.incident_opened), qtbot.assertNotEmitted(form.place_chosen):
        qtbot.keyClick(place, Qt.Key.Key_Return)
    assert wrong(form) == ""


def test_that_what_was_changed_by_hand_survives_another_radius(form: IncidentForm, qtbot: QtBot) -> None:
    form.show_derived(KHARTOUM)
    retype(qtbot, line(form, "Title"), "Clashes")
    ticks = {tick.text().split(" ")[0]: tick for tick in form.findChildren(QCheckBox)}
    ticks["CAI"].click()
    radius = form.findChild(QDoubleSpinBox)
    assert radius is not None
    with qtbot.waitSignal(form.radius_changed) as changed:
        radius.setValue(40.0)
    assert changed.args == [40.0]
    form.show_derived(replace(KHARTOUM, area="wider", radius_km=40.0))
    with qtbot.waitSignal(form.incident_opened) as opened:
        form.file_it()
    fields = (opened.args or [])[0]
    assert (fields["title"], fields["area"], fields["missions"]) == ("Clashes", "wider", ("KRT", "CAI"))


def test_that_another_place_forgets_what_was_changed_for_the_first(form: IncidentForm, qtbot: QtBot) -> None:
    form.show_derived(KHARTOUM)
    retype(qtbot, line(form, "Title"), "Clashes")
    form.show_derived(replace(KHARTOUM, place="Aden", zone="Asia/Aden", title="Aden, 24 Nov 2026"))
    assert line(form, "Title").text() == "Aden, 24 Nov 2026"
    assert line(form, "Time zone").text() == "Asia/Aden"


def test_that_typing_on_takes_the_derived_away(form: IncidentForm, qtbot: QtBot) -> None:
    form.show_derived(KHARTOUM)
    qtbot.keyClicks(line(form, "Place"), "x")
    with qtbot.assertNotEmitted(form.incident_opened):
        form.file_it()
    form.show_places("x", [])
    assert "choose it from the list" in wrong(form)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [("Title", " ", "needs a title"), ("Time zone", "Mars/Olympus", "not known"), ("Time zone", "../etc", "not known")],
)
def test_that_a_wrong_field_is_told_and_nothing_is_sent(
    form: IncidentForm, qtbot: QtBot, field: str, text: str, told: str
) -> None:
    form.show_derived(KHARTOUM)
    retype(qtbot, line(form, field), text)
    with qtbot.assertNotEmitted(form.incident_opened):
        form.file_it()
    assert told in wrong(form)


def test_that_an_onset_in_the_future_and_no_mission_are_refused(form: IncidentForm, qtbot: QtBot) -> None:
    form.show_derived(KHARTOUM)
    onset = form.findChild(MomentField)
    assert onset is not None
    onset.set_moment(NOON_UTC_MS + 3_600_000)
    with qtbot.assertNotEmitted(form.incident_opened):
        form.file_it()
    assert "future" in wrong(form)
    onset.set_moment(NOON_UTC_MS - 3_600_000)
    next(tick for tick in form.findChildren(QCheckBox) if tick.text().startswith("KRT")).click()
    with qtbot.assertNotEmitted(form.incident_opened):
        form.file_it()
    assert "mission" in wrong(form)


def test_that_the_onset_is_read_on_the_clock_of_the_scene(form: IncidentForm, qtbot: QtBot) -> None:
    form.show_derived(KHARTOUM)
    onset = form.findChild(MomentField)
    assert onset is not None
    onset.set_moment(NOON_UTC_MS - 3_600_000)
    zone = line(form, "Time zone")
    retype(qtbot, zone, "Asia/Aden")
    assert onset.at_ms() == NOON_UTC_MS - 3_600_000
    assert any("14:00 UTC+3" in label.text() for label in onset.findChildren(PlainLabel))
