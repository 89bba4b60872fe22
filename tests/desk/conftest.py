"""What most tests of the desk stand on: an officer's place, the window over it, and English without a file of texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.inline_jobs import InlineJobs
from console.desk.place import Place
from console.desk.window import Window
from tests.conftest import Clock
from tests.desk.places import a_place, a_window
from widgets import language


@pytest.fixture
def english(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    language.apply(qapp, "en")
    yield
    language.apply(qapp, "en", tmp_path)  # no texts there: the next test finds none installed


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Place]:
    with a_place(tmp_path, clock, InlineJobs()) as made:
        yield made


@pytest.fixture
def window(place: Place, qtbot: QtBot, english: None) -> Window:
    return a_window(place, qtbot)
