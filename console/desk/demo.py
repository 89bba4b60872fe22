"""The demonstration: the real desk on an encrypted register of invented people, with the storyboard of the first minutes beside it.

With a display an officer plays it; without one it is played by the same code, and pictures are taken of it and of every screen. Everything
is done as an officer does it. Only the people are invented, and what is opened is an exercise.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlalchemy import Connection

from console import settings
from console.desk import demo_sample
from console.desk.demo_second import SecondConsole, found_ministry
from console.desk.demo_shots import Shots, dress
from console.desk.garbage import UiGarbage
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.storyboard import BEAT_MS, Played, Storyboard
from console.desk.window import Window
from console.duty import enrolment, incidents
from console.keys.box import KeyBox
from console.model.shown import QuestionLine, Tally
from console.register.reading import incidents as asked
from console.register.reading.questions import questions as asked_about
from console.register.resident import ResidentArrays
from console.secret import Secret
from widgets import theme

WHO = "Petugas Contoh"


@dataclass(frozen=True)
class Outcome:
    """What the demonstration came to: its storyboard, and the incident shown last; no tally where none was opened."""

    played: Played
    tally: Tally | None
    questions: tuple[QuestionLine, ...]


def play(folder: Path, shots: Path | None = None) -> Outcome:
    """Make the sample register in an empty folder; with ``shots`` play and write pictures there as PNG, else leave the window open.

    Raises the faults of ``enrolment.init`` and of ``demo_sample.prepare``; StoreFault where the folder of the pictures cannot be.
    """
    camera = Shots(shots) if shots is not None else None
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["posko"])
    passphrase = Secret(" ".join(secrets.token_hex(4) for _ in range(5)).encode())
    box = KeyBox(folder / "first", marks=folder / "marks")
    opened = found_ministry(enrolment.init(box, WHO, demo_sample.MISSION, passphrase))
    demo_sample.prepare(opened.post)
    garbage = UiGarbage(application)
    theme.apply(application, "light")
    dress(application, "id", "light")
    window = Window(Place(opened, Jobs(application), application), box.folder, settings.Settings())
    window.place.jobs.lasted.connect(garbage.set_aside)
    second = SecondConsole(folder, box)
    board = Storyboard(window, BEAT_MS if camera is None else 0, second)
    try:
        if camera is None:
            window.left.connect(lambda _: application.quit())
            window.show()
            application.exec()
        else:
            camera.take_all(window, board)
            _photograph_second(camera, second, application)
        return window.place.reading(lambda connection: _outcome(connection, board, window.place.post.now_ms()))
    finally:
        window.hide()
        window.incident_screen.close_down()
        window.place.close()
        garbage.stop()


def _photograph_second(camera: Shots, second: SecondConsole, application: QApplication) -> None:
    """What the other console shows of what the file brought."""
    opened = second.open()
    window = Window(Place(opened, Jobs(application), application), opened.box.folder, settings.Settings())
    try:
        camera.take_second(window)
    finally:
        window.hide()
        window.incident_screen.close_down()
        window.place.close()


def _outcome(connection: Connection, board: Storyboard, now_ms: int) -> Outcome:
    """The storyboard's figures, and those of the newest incident."""
    lines = asked.incidents(connection)
    if not lines:
        return Outcome(board.played(), None, ())
    counted, questions = counts(connection, max(lines, key=lambda line: line.known_at_ms).incident, now_ms)
    return Outcome(board.played(), counted, tuple(questions))


def counts(connection: Connection, incident: int, now_ms: int) -> tuple[Tally, list[QuestionLine]]:
    """The tally and the five questions of an incident."""
    line = asked.incident_line(connection, incident)
    areas = incidents.resolved_areas(line, asked.sites(connection, incident))
    counted = asked.tally_of(connection, line, ResidentArrays(), areas, now_ms)
    return counted, asked_about(connection, line, counted)
