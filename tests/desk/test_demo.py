"""The demonstration: samples brought in, the storyboard played on a real register, a morning whose figures sum, and pictures of it all."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk import demo, demo_morning, demo_sample, demo_shots
from console.duty import enrolment
from console.duty.post import Post
from console.keys.box import KeyBox
from console.model.words import Question, Source
from console.register.reading.imports import imports
from console.register.reading.incidents import incident_line
from console.register.reading.wardens import wardens
from tests.conftest import START_MS, Clock
from tests.keys.parts import CHEAP, FIRST
from widgets import language, theme
from widgets.tally_readings import unequal

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)
SCENES = ("1", "2", "2-tally", "2-names", "3", "4", "5", "5-second")
SCREENS = (
    "briefing-statement",
    "briefing-sitrep",
    "exchange",
    "settings",
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
    demo_sample.prepare(opened.post)
    incident, _ = demo_morning.fill(opened.post)
    yield opened.post, incident
    opened.post.register.close()


def test_that_the_samples_are_brought_in_as_an_officer_does_it(filled: tuple[Post, int]) -> None:
    post, _ = filled
    with post.asking() as connection:
        [roster] = imports(connection)
        [cell] = wardens(connection)
        students = demo_sample.students(connection)
    assert (roster.file_name, roster.counts.read, roster.officer) == (demo_sample.ROSTER.name, 1_250, "Petugas Contoh")
    assert (cell.name, cell.members) == (demo_sample.CELL, len(students))
    assert cell.leader_name


def test_that_a_morning_is_an_exercise_that_began_before_it_was_known(filled: tuple[Post, int]) -> None:
    post, incident = filled
    with post.asking() as connection:
        line = incident_line(connection, incident)
        counted = "SELECT axis, count(*) FROM report WHERE call IS NULL AND value <> 'unknown' GROUP BY axis"
        told = dict(connection.exec_driver_sql(counted).all())
    assert line.is_exercise
    assert line.onset_ms < START_MS == line.known_at_ms
    assert told["whereabouts"] == demo_morning.REPORTED + 4  # four of them contradicted
    assert 0 < told["condition"] < demo_morning.REPORTED


def test_that_its_tally_sums_and_its_questions_are_answered(filled: tuple[Post, int]) -> None:
    post, incident = filled
    with post.asking() as connection:
        tally, questions = demo.counts(connection, incident, post.now_ms())
    assert unequal(tally) == ()
    assert tally.present_confirmed > tally.elsewhere_confirmed > 0 < tally.not_yet_reached
    assert tally.contested > 0
    answers = {line.question: [answer.value for answer in line.answers] for line in questions}
    assert (answers[Question.STAFF_SAFE], answers[Question.VICTIMS]) == (["yes"], ["56-83"])
    assert next(line.computed_figures["total"] for line in questions if line.question is Question.HOSPITALS) == 7


@pytest.mark.usefixtures("_language_and_theme_restored")
def test_that_the_storyboard_is_played_and_photographed_and_nothing_is_left_running(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_shots, "SIZES", ((1_366, 768),))
    monkeypatch.setattr(demo_shots, "MODES", ("light",))
    monkeypatch.setattr(demo_shots, "QUIET_MS", 1)
    before = set(threading.enumerate())
    folder, shots = tmp_path / "posko", tmp_path / "shots"
    outcome = demo.play(folder, shots)
    names = {path.stem for path in shots.iterdir()}
    wanted = (*SCREENS, *(f"storyboard-{scene}" for scene in SCENES))
    assert names == {f"{each}-{spoken}-light-1366x768" for each in wanted for spoken in ("id", "en")}
    for path in shots.iterdir():
        image = QImage(str(path))
        assert (image.width(), image.height()) == (1_366, 768)
        seen = {image.pixel(x, y) for x in range(0, 1_366, 37) for y in range(0, 768, 37)}
        assert len(seen) > 3, path.name  # something is drawn
    assert [thread for thread in threading.enumerate() if thread not in before and not thread.daemon] == []
    assert b"Petugas Contoh" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    _assert_as_the_samples_say(outcome)


def _assert_as_the_samples_say(outcome: demo.Outcome) -> None:
    played = outcome.played
    assert list(played.done_ms) == [1, 2, 3, 4, 5]
    assert sorted(played.done_ms.values()) == list(played.done_ms.values())
    was, now = played.before[2].tally, played.after[2].tally
    assert was is not None
    assert now is not None
    assert (was.present_confirmed, was.elsewhere_confirmed, was.not_on_roster) == (0, 0, 0)
    # 30 certainly present, the doubtful one decided, two taken in by the students; four elsewhere, three nobody has reached.
    assert (now.present_confirmed, now.elsewhere_confirmed, now.not_on_roster) == (31, 4, 2)
    assert played.after[2].from_wardens == 37 + 1 + 2
    assert unequal(now) == ()
    assert played.before[3].sentence.text("id").startswith("Hingga saat ini belum diperoleh informasi")
    assert "1 dari 7" in played.after[3].sentence.text("id")
    assert "2 foreign nationals seen in person were confirmed not to be Indonesian" in played.after[3].sentence.text(
        "en"
    )
    said = played.after[4].said(Question.VICTIMS)
    assert said is not None
    assert (said.value, said.source, said.officer) == ("12", Source.OFFICIAL, demo.WHO)
    here, there = played.before[5], played.after[5]
    assert here.tally is not None
    assert there.tally is not None
    for name in ("registered", "present_confirmed", "elsewhere_confirmed", "not_yet_reached", "not_on_roster"):
        assert getattr(here.tally, name) == getattr(there.tally, name)
    said_here, said_there = (
        [re.sub(r"[0-9]{2}[.:][0-9]{2}", "", each.sentence.text(spoken)) for spoken in ("id", "en")]
        for each in (here, there)
    )  # but for the minute they were asked in
    assert said_here == said_there
    assert outcome.tally is not None
    assert outcome.tally.contested > 0  # of the morning, which was opened last
