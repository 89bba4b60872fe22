"""The guide beside the desk of the demonstration: a step done by hand ticks itself, in both languages, and a normal desk has none of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.actions import GUIDE_ACTIONS
from console.desk.place import Place
from console.desk.playing import Beat, Lost, Playing, Scene, Script
from console.desk.storyboard import BESIDE_FROM_PX, TOLD_BY, Storyboard
from console.desk.window import Window
from console.duty import incidents, people, reports
from console.model.words import Question, Source
from tests.conftest import Clock
from widgets import language
from widgets.guide import Guide
from widgets.incident_form import IncidentForm

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def board(window: Window, qtbot: QtBot) -> Storyboard:
    made = Storyboard(window, 0)
    window.show()
    return made


@pytest.fixture
def _indonesian(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    language.apply(qapp, "id")
    yield
    language.apply(qapp, "en", tmp_path)


def opened(place: Place, qtbot: QtBot, board: Storyboard) -> int:
    made: list[int] = []
    place.write(
        lambda post: incidents.open_incident(post, "Khartoum", exercise=True), lambda answer: made.append(answer[0])
    )
    qtbot.waitUntil(lambda: board.is_done(1))
    return made[0]


def test_that_a_normal_desk_has_no_guide(window: Window) -> None:
    assert window.findChildren(Guide) == []
    assert {action.name for action in GUIDE_ACTIONS} & {action.name for action in window.registry.attached()} == set()


def test_that_the_stopwatch_stands_still_before_the_first_step(board: Storyboard, clock: Clock) -> None:
    clock.now_ms += 5_000
    assert board.watch_ms() == 0
    board.go_to(1)
    clock.now_ms += 3_000
    assert board.watch_ms() == 3_000


def test_that_steps_done_by_hand_tick_themselves(
    board: Storyboard, window: Window, place: Place, qtbot: QtBot, clock: Clock
) -> None:
    board.go_to(1)
    incident = opened(place, qtbot, board)
    assert board.guide.card() == board.card()
    assert board.card().done
    assert [board.is_done(step) for step in (2, 3, 4)] == [False] * 3
    clock.now_ms += 1_000
    person = {}
    place.write(
        lambda post: people.add_person(post, {"name": "Contoh Pertama"}), lambda answer: person.update(id=answer[0])
    )
    said = [{"axis": "whereabouts", "value": "present", "source": Source.WARDEN}]
    place.write(lambda post: reports.file_reports(post, incident, person["id"], said))
    qtbot.waitUntil(lambda: board.is_done(2))
    place.write(
        lambda post: reports.check_hospital(
            post, incident, facility="RS Contoh", method="visit", result="none-ours", foreigners=2
        )
    )
    qtbot.waitUntil(lambda: board.is_done(3))
    before, after = board.played().before[3].sentence, board.played().after[3].sentence
    assert before.text("id") != after.text("id")
    assert before.text("en") != after.text("en")
    questions = window.incident_screen.panel.questions
    qtbot.waitUntil(lambda: bool(questions._views[Question.VICTIMS].line().answers))
    questions.unfold(Question.VICTIMS)
    qtbot.waitUntil(lambda: board.is_done(4))
    assert board.played().after[4].said(Question.VICTIMS).value == TOLD_BY[-1][0]  # type: ignore[union-attr]
    passed_ms = board.watch_ms()
    clock.now_ms += 60_000
    assert board.watch_ms() == passed_ms == 1_000


def test_that_a_report_of_the_family_is_not_taken_for_the_list(board: Storyboard, place: Place, qtbot: QtBot) -> None:
    incident = opened(place, qtbot, board)
    made: list[int] = []
    place.write(lambda post: people.add_person(post, {"name": "Contoh Kedua"}), lambda answer: made.append(answer[0]))
    said = [{"axis": "whereabouts", "value": "present", "source": Source.FAMILY}]
    place.write(lambda post: reports.file_reports(post, incident, made[0], said))
    qtbot.waitUntil(lambda: (board.played().before[2].tally or 0) and board.played().before[2].tally.not_on_roster == 1)  # type: ignore[union-attr]
    assert not board.is_done(2)


def test_that_whatever_is_opened_here_is_an_exercise(board: Storyboard, window: Window, qtbot: QtBot) -> None:
    window.registry.run("incident-open")
    form = window.findChild(IncidentForm)
    assert form is not None
    qtbot.waitUntil(lambda: form.draft.typed().get("exercise") is True)


def test_that_f1_opens_the_incident_by_the_officers_own_form_and_stops_when_pressed_again(
    board: Storyboard, window: Window, place: Place, qtbot: QtBot
) -> None:
    board.go_to(1)
    with qtbot.waitSignal(board.came_to_rest):
        window.registry.run("guide-step")
        assert board.guide.card().is_playing  # type: ignore[union-attr]
    assert board.is_done(1)
    with place.post.asking() as connection:
        [(exercise, name)] = connection.exec_driver_sql("SELECT exercise, place FROM incident").all()
    assert (exercise, name) == (1, "Khartoum")
    board.go_to(4)
    board.do()
    board.do()
    assert not board.is_playing()
    assert board.card().trouble == ""
    assert not board.is_done(4)


def test_that_the_guide_speaks_both_languages(
    board: Storyboard, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    titles = {}
    for spoken in ("en", "id"):
        language.apply(qapp, spoken)  # type: ignore[arg-type]
        cards = []
        for at in range(6):
            board.go_to(at)
            cards.append(board.guide.card())
        titles[spoken] = [(card.title, card.what, card.why, card.doing) for card in cards if card is not None]
    language.apply(qapp, "en")
    assert len(titles["en"]) == len(titles["id"]) == 6
    assert all(a != b for en, ind in zip(titles["en"], titles["id"], strict=True) for a, b in zip(en, ind, strict=True))


def test_that_escape_folds_the_guide_only_when_nothing_else_wants_it(
    board: Storyboard, window: Window, qtbot: QtBot
) -> None:
    window.registry.run("incident-open")
    form = window.findChild(IncidentForm)
    assert form is not None
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not board.guide.is_folded()  # the form was left
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert board.guide.is_folded()
    window.registry.run("guide-fold")
    assert not board.guide.is_folded()


def test_that_the_guide_lies_below_on_a_laptop_and_stands_beside_on_a_workstation(
    board: Storyboard, window: Window, qtbot: QtBot
) -> None:
    window.resize(BESIDE_FROM_PX - 1, 768)
    qtbot.waitUntil(lambda: board.guide.width() == window.width())
    window.resize(BESIDE_FROM_PX, 1_000)
    qtbot.waitUntil(lambda: board.guide.height() > board.guide.width())
    assert window._stack.geometry().right() < board.guide.geometry().left()


def test_that_the_list_is_on_the_clipboard_when_its_step_begins(
    board: Storyboard, qapp: QApplication, qtbot: QtBot
) -> None:
    board.go_to(2)
    assert board.card().sample
    qtbot.waitUntil(lambda: qapp.clipboard().text() == board.card().sample)
    qapp.clipboard().clear()


def test_that_a_script_waits_for_what_it_awaits_and_tells_its_scenes(qtbot: QtBot) -> None:
    has_come: list[int] = []
    told: list[str] = []

    def script() -> Script:
        yield Beat()
        yield lambda: bool(has_come)
        yield Scene("after")

    playing = Playing(0)
    playing.scene_came.connect(lambda scene: told.append(scene.name))
    playing.play(script())
    qtbot.waitUntil(lambda: playing._awaited is not None)
    assert told == []
    has_come.append(1)
    with qtbot.waitSignal(playing.ended) as ended:
        pass
    assert (ended.args, told) == ([True], ["after"])


def test_that_a_script_whose_form_was_closed_ends_without_an_error(qtbot: QtBot) -> None:
    def script() -> Script:
        yield Beat()
        raise Lost

    playing = Playing(0)
    with qtbot.waitSignal(playing.ended) as ended:
        playing.play(script())
    assert ended.args == [False]
    assert not playing.is_playing()
