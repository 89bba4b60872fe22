from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from console.desk import gathering
from console.desk.gathering import Gathering


@pytest.fixture
def told(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> tuple[Gathering, list[int]]:
    """One that never tells a second time before somebody lets the time pass."""
    monkeypatch.setattr(gathering, "TOGETHER_MS", 3_600_000)
    made, heard = Gathering(qapp), list[int]()
    made.due.connect(lambda: heard.append(1))
    return made, heard


def test_that_the_first_write_is_shown_at_once_but_never_while_it_is_being_told(
    told: tuple[Gathering, list[int]], qtbot: QtBot
) -> None:
    made, heard = told
    made.call()
    made.call()
    assert heard == []
    qtbot.waitUntil(lambda: heard == [1])
    assert not made._timer.isActive()


def test_that_what_follows_closely_is_shown_together(
    told: tuple[Gathering, list[int]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, heard = told
    made.call()
    qtbot.waitUntil(lambda: heard == [1])
    for _ in range(9):
        made.call()
    assert made._timer.remainingTime() > 3_000_000
    made.stop()
    assert not made._timer.isActive()
    monkeypatch.setattr(gathering, "TOGETHER_MS", 1)
    for _ in range(9):
        made.call()
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard == [1, 1]
