"""The map of the incident screen on a real register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.incident_map import IncidentMap
from console.desk.incident_picture import picture
from console.desk.inline_jobs import InlineJobs
from console.desk.place import Place
from console.duty import incidents
from tests.conftest import Clock
from tests.desk.places import a_place

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    with a_place(tmp_path, clock, InlineJobs()) as made:
        yield made


@pytest.fixture
def shown(place: Place, qtbot: QtBot, qapp: QApplication) -> Iterator[IncidentMap]:
    made = IncidentMap(place)
    qtbot.addWidget(made, before_close_func=IncidentMap.close_down)
    yield made
    qapp.setProperty("posko-language", "en")


def area_label(shown: IncidentMap, qapp: QApplication, spoken: str) -> str:
    qapp.setProperty("posko-language", spoken)
    QApplication.sendEvent(shown, QEvent(QEvent.Type.LanguageChange))
    [area] = shown.view.canvas.areas._areas
    return area.mark.label


@pytest.mark.parametrize(
    ("typed", "spec", "told"),
    [
        ("Cairo", "city:Cairo,EG", ("Kairo", "Cairo")),
        ("kairo", "city:Cairo,EG", ("Kairo", "Cairo")),
        ("Khartum", "city:Khartoum,SD", ("Khartoum", "Khartoum")),
        ("Jembatan utara", "city:Khartoum,SD", ("Jembatan utara", "Jembatan utara")),  # a name of the officer's own
        ("Mesir", "country:EG", ("Mesir", "Egypt")),
    ],
)
def test_that_the_area_is_called_as_the_map_calls_its_city(
    place: Place, shown: IncidentMap, qapp: QApplication, typed: str, spec: str, told: tuple[str, str]
) -> None:
    incident, _ = incidents.open_incident(place.post, typed, spec=spec)
    now_ms = place.post.now_ms()
    shown.show_incident(place.reading(lambda connection: picture(connection, place.arrays, incident, now_ms)))
    assert (area_label(shown, qapp, "id"), area_label(shown, qapp, "en")) == told
