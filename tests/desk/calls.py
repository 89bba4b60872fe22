"""An incident with people to call, on a real register, for the tests of the screen *Calls*."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk.actions import ActionRegistry
from console.desk.calls_screen import CallsScreen
from console.desk.place import Place
from console.duty import incidents, people
from console.model.change import Value
from console.model.kinds import Kind
from console.register.reading.incidents import incident_line
from tests.desk.places import mission


def an_incident(place: Place) -> int:
    return incidents.open_incident(place.post, "Khartoum", spec="country:SD")[0]


def registered(place: Place, name: str, phone: str = "", **fields: Value) -> int:
    """Somebody registered in Sudan."""
    person, _ = people.add_person(place.post, {"name": name, "phone": phone, **fields})
    where: dict[str, Value] = {"person": person, "mission": mission(place).mission, "country": "SD"}
    place.post.add(Kind.REGISTRATION, where)
    return person


def shown(place: Place, qtbot: QtBot, incident: int | None) -> CallsScreen:
    """The screen in front, about this incident."""
    window = QWidget()
    screen = CallsScreen(place, ActionRegistry(window), window)
    qtbot.addWidget(window)
    window.resize(1_280, 684)
    screen.resize(1_280, 684)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    screen.window_kept = window  # type: ignore[attr-defined]  # the window owns the screen; Python must keep it
    if incident is not None:
        line = place.reading(lambda connection: incident_line(connection, incident))
        screen.set_incident(line, incidents.resolved_areas(line))
    screen.take_focus()
    return screen


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def rows(place: Place, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a question about the register gives."""
    return place.reading(lambda connection: [tuple(row) for row in connection.exec_driver_sql(sql, values)])
