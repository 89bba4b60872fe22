"""An officer's place on a real encrypted register, for tests of screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

from console.desk.inline_jobs import InlineJobs
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.duty import enrolment
from console.keys.box import KeyBox
from console.model.shown import MissionLine
from console.register.reading.incidents import mission_by_code
from console.settings import Settings
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST


@contextmanager
def a_place(folder: Path, clock: Clock, jobs: Jobs | InlineJobs) -> Iterator[Place]:
    """A fresh register of an officer in Khartoum; its lanes rest and its file is closed at the end."""
    opened = enrolment.init(KeyBox(folder / "posko", CHEAP), "Rina", "KRT", FIRST, clock=clock)
    place = Place(opened, cast(Jobs, jobs))
    try:
        yield place
    finally:
        assert place.close()


def a_window(place: Place, qtbot: QtBot) -> Window:
    """The whole window of this place, on screen; its timers end with the test."""
    made = Window(place, place.opened.box.folder, Settings(language="en", theme="light"))
    qtbot.addWidget(made, before_close_func=lambda window: window.incident_screen.close_down())
    made.show()
    return made


def mission(place: Place, code: str = "KRT") -> MissionLine:
    return place.reading(lambda connection: mission_by_code(connection, code))


def scalar(place: Place, sql: str, *values: object) -> object:
    """The single value a question about the register gives."""
    return place.reading(lambda connection: connection.exec_driver_sql(sql, values).scalar())
