"""The worker beside the window: last ask wins, nothing after the end, our bugs are told."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from widgets.map.lane import Lane


def test_that_work_is_done_beside_the_window_and_answered_on_it(qtbot: QtBot) -> None:
    lane = Lane()
    answered_on: list[int] = []
    lane.answered.connect(lambda topic, answer: answered_on.append(threading.get_ident()))
    with qtbot.waitSignal(lane.answered) as answer:
        lane.ask("where", threading.get_ident)
    assert answer.args[0] == "where"
    assert answer.args[1] != threading.get_ident()
    assert answered_on == [threading.get_ident()]
    lane.close()


def test_that_a_later_ask_silences_the_earlier(qtbot: QtBot) -> None:
    lane = Lane()
    gate = threading.Event()
    answers: list[object] = []
    lane.answered.connect(lambda topic, answer: answers.append(answer))
    lane.ask("people", lambda: gate.wait(5) and "old")
    with qtbot.waitSignal(lane.answered):
        lane.ask("people", lambda: "new")
        gate.set()
    lane.close()
    assert answers == ["new"]


def test_that_nothing_is_answered_after_the_end(qtbot: QtBot) -> None:
    lane = Lane()
    with qtbot.assertNotEmitted(lane.answered, wait=10):
        lane.ask("people", lambda: "late")
        lane.close()
        lane.ask("people", lambda: "too late")


def test_that_a_bug_in_the_work_comes_out_on_the_window(qtbot: QtBot) -> None:
    lane = Lane()
    with capture_exceptions() as raised:
        lane.ask("people", lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    lane.close()


@pytest.mark.parametrize("count", [50])
def test_that_many_asks_end_with_the_last(qtbot: QtBot, count: int) -> None:
    lane = Lane()
    with qtbot.waitSignal(lane.answered, check_params_cb=lambda topic, answer: answer == count - 1):
        for number in range(count):
            lane.ask("people", lambda number=number: number)  # type: ignore[misc]
    lane.close()
