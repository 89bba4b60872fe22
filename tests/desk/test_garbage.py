"""Widgets in cycles are destroyed on the UI thread, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.desk.garbage import UiGarbage


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[UiGarbage]:
    kept = UiGarbage()
    yield kept
    kept.stop()
    assert gc.isenabled()


class Ring(QWidget):
    """A widget that holds itself, and tells on which thread it went."""

    went_on: list[int]

    def __init__(self, went_on: list[int]) -> None:
        super().__init__()
        self.went_on = went_on
        self.itself = self

    def __del__(self) -> None:
        self.went_on.append(threading.get_ident())


def churn() -> None:
    """Make cycles enough for the collector to run many times, were it to run by itself."""
    for _ in range(20_000):
        pair: list[object] = []
        pair.append(pair)


def test_that_a_busy_lane_destroys_no_widget(garbage: UiGarbage, qtbot: QtBot) -> None:
    went_on: list[int] = []
    Ring(went_on)
    lane = threading.Thread(target=churn)
    lane.start()
    lane.join()
    assert went_on == []
    qtbot.waitUntil(lambda: bool(went_on))
    assert went_on == [threading.get_ident()]


def test_that_what_lived_a_little_longer_goes_too(garbage: UiGarbage, qtbot: QtBot) -> None:
    went_on: list[int] = []
    Ring(went_on)
    gc.collect(0)  # it may have passed into the next generation by now
    for _ in range(40):
        churn()
        garbage.look()
    assert went_on == [threading.get_ident()]


def test_that_what_long_work_made_is_not_gone_through_again(garbage: UiGarbage) -> None:
    made = [[] for _ in range(1_000)]  # type: ignore[var-annotated]
    before = gc.get_freeze_count()
    garbage.set_aside()
    assert gc.get_freeze_count() >= before + len(made)
