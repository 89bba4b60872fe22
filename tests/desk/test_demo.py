"""The sample incident: a real roster, a real register, figures that sum, and pictures of the real screens."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk import demo
from console.duty import enrolment
from console.duty.post import Post
from console.keys.box import KeyBox
from console.model.words import Question
from console.register.reading.imports import imports
from console.register.reading.incidents import incident_line
from tests.conftest import START_MS, Clock
from tests.keys.parts import CHEAP, FIRST
from widgets import language, theme
from widgets.tally_readings import unequal

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def _language_and_theme_restored(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    yield
    theme.apply(qapp, "light")
    qapp.setProperty("posko-language", "en")
    language.apply(qapp, "en", tmp_path)  # no texts there: the next test finds none installed


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Post, int]]:
    box = KeyBox(tmp_path_factory.mktemp("demo") / "posko", CHEAP)
    opened = enrolment.init(box, "Petugas Contoh", "KRT", FIRST, clock=Clock())
    incident = demo.fill(opened.post)
    yield opened.post, incident
    opened.post.register.close()


def test_that_the_sample_is_played_as_an_officer_does_it(filled: tuple[Post, int]) -> None:
    post, incident = filled
    with post.asking() as connection:
        [roster] = imports(connection)
        line = incident_line(connection, incident)
        counted = "SELECT axis, count(*) FROM report WHERE call IS NULL AND value <> 'unknown' GROUP BY axis"
        told = dict(connection.exec_driver_sql(counted).all())
    assert (roster.file_name, roster.counts.read, roster.officer) == (demo.SAMPLE.name, 1_250, "Petugas Contoh")
    assert line.is_exercise
    assert line.onset_ms < START_MS == line.known_at_ms
    assert told["whereabouts"] == demo.REPORTED + 4  # four of them contradicted
    assert 0 < told["condition"] < demo.REPORTED


def test_that_its_tally_sums_and_its_questions_are_answered(filled: tuple[Post, int]) -> None:
    post, incident = filled
    tally, questions = demo._played(post, incident)
    assert unequal(tally) == ()
    assert tally.present_confirmed > tally.elsewhere_confirmed > 0 < tally.not_yet_reached
    assert tally.contested > 0
    answers = {line.question: [answer.value for answer in line.answers] for line in questions}
    assert (answers[Question.STAFF_SAFE], answers[Question.VICTIMS]) == (["yes"], ["3-5"])
    assert next(line.computed_figures["total"] for line in questions if line.question is Question.HOSPITALS) == 7


@pytest.mark.usefixtures("_language_and_theme_restored")
def test_that_every_screen_is_photographed_and_nothing_is_left_running(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "SIZES", ((1_366, 768),))
    monkeypatch.setattr(demo, "MODES", ("dark",))
    monkeypatch.setattr(demo, "REST_MS", 1)
    before = set(threading.enumerate())
    folder, shots = tmp_path / "posko", tmp_path / "shots"
    demo.play(folder, shots)
    names = {path.stem for path in shots.iterdir()}
    screens = (
        "unlock",
        "incident",
        "people",
        "person",
        "calls-out",
        "calls-in",
        "calls-sweep",
        "calls-wardens",
        "import",
    )
    assert names == {f"{screen}-{spoken}-dark-1366x768" for screen in screens for spoken in ("id", "en")}
    for path in shots.iterdir():
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1_366, 768)
        seen = {image.pixel(x, y) for x in range(0, 1_366, 37) for y in range(0, 768, 37)}
        assert len(seen) > 3, path.name  # something is drawn
    assert [thread for thread in threading.enumerate() if thread not in before and not thread.daemon] == []
    assert b"Petugas Contoh" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
