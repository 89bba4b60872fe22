"""Switching the language while windows are open, with texts compiled as they are for real."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from console.model.words import Language
from widgets import language
from widgets.computed import Counted
from widgets.unlock import UnlockScreen

_TEXTS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS><TS version="2.1" language="id_ID"><context><name>UnlockForm</name>
<message><source>Passphrase</source><translation>Frasa sandi</translation></message></context></TS>
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    compiler = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if compiler is None:
        pytest.skip("no lrelease beside this Python")
    (tmp_path / "posko_id.ts").write_text(_TEXTS)
    subprocess.run(
        [compiler, tmp_path / "posko_id.ts", "-qm", tmp_path / "posko_id.qm"], check=True, capture_output=True
    )
    return tmp_path


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    yield
    language.apply(qapp, "en", tmp_path / "nothing")  # the next test finds no texts installed


@pytest.mark.parametrize(
    ("spoken", "missions", "lists"),
    [
        (
            "en",
            ("counts 1 of 1 mission", "counts 3 of 4 missions"),
            ("None found on 1 of 1 list", "None found on 3 of 7 lists"),
        ),
        (
            "id",
            ("menghitung 1 dari 1 perwakilan", "menghitung 3 dari 4 perwakilan"),
            ("Tidak ditemukan pada 1 dari 1 daftar", "Tidak ditemukan pada 3 dari 7 daftar"),
        ),
    ],
)
def test_that_one_of_one_is_told_in_the_singular(
    qapp: QApplication, spoken: Language, missions: tuple[str, str], lists: tuple[str, str]
) -> None:
    language.apply(qapp, spoken)
    told = Counted()
    assert (told.missions(1, 1), told.missions(3, 4)) == missions
    assert (told.lists(1, 1), told.lists(3, 7)) == lists


def labels(screen: UnlockScreen) -> set[str]:
    return {one.text() for one in screen.findChildren(QLabel)}


def test_that_an_open_window_changes_its_words_and_changes_them_back(
    qtbot: QtBot, qapp: QApplication, texts: Path
) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    assert "Passphrase" in labels(screen)
    language.apply(qapp, "id", texts)
    qapp.processEvents()
    assert "Frasa sandi" in labels(screen)
    assert language.language() == "id"
    language.apply(qapp, "en", texts)
    qapp.processEvents()
    assert "Passphrase" in labels(screen)
    assert language.language() == "en"


def test_that_a_missing_text_file_leaves_english_words(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    language.apply(qapp, "id", tmp_path)
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    assert "Passphrase" in labels(screen)
