"""One registry of actions: what is attached is in menu, palette and sheet, and nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from console.desk.actions import ACTIONS, ActionRegistry, docs_table

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows


class Indonesian(QTranslator):
    """Knows two words."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        return {"Lock now": "Kunci sekarang", "Console": "Konsol"}.get(source) if context == "actions" else None


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def menus(window: QMainWindow) -> dict[str, list[str]]:
    return {
        entry.text(): [action.text() for action in entry.menu().actions()]  # type: ignore[attr-defined]
        for entry in window.menuBar().actions()
    }


def test_that_names_and_shortcuts_are_given_once() -> None:
    assert max(Counter(action.name for action in ACTIONS).values()) == 1
    keys = [QKeySequence(action.shortcut).toString() for action in ACTIONS if action.shortcut]
    assert all(keys)
    assert max(Counter(keys).values()) == 1


def test_that_the_eight_duty_actions_are_on_the_function_keys() -> None:
    assert {action.shortcut for action in ACTIONS} >= {f"F{number}" for number in range(2, 10)}


def test_that_what_nobody_attached_is_nowhere_to_be_seen(window: QMainWindow) -> None:
    registry = ActionRegistry(window)
    registry.fill(window.menuBar())
    assert menus(window) == {}
    assert registry.palette_section("").entries == ()
    assert registry.shortcut_rows() == ()
    registry.attach("lock", lambda: None)
    assert menus(window) == {"Console": ["Lock now"]}
    assert [entry.value for entry in registry.palette_section("").entries] == ["lock"]
    assert [(row.text, row.keys) for row in registry.shortcut_rows()] == [("Lock now", "Ctrl+L")]
    registry.detach("lock")
    assert menus(window) == {}
    assert window.actions() == []


def test_that_the_key_does_what_was_attached_last(window: QMainWindow, qtbot: QtBot) -> None:
    registry = ActionRegistry(window)
    done: list[str] = []
    registry.attach("go-people", lambda: done.append("before"))
    registry.attach("go-people", lambda: done.append("people"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert done == ["people"]
    registry.run("go-people")
    assert done == ["people", "people"]


def test_that_an_action_that_cannot_be_done_now_is_not_offered_nor_run(window: QMainWindow, qtbot: QtBot) -> None:
    registry = ActionRegistry(window)
    done: list[str] = []
    registry.attach("report-file", lambda: done.append("filed"))
    with qtbot.waitSignal(registry.changed):
        registry.set_enabled("report-file", False)
    assert registry.palette_section("report").entries == ()
    registry.run("report-file")
    assert done == []
    assert len(registry.shortcut_rows()) == 1


def test_that_the_palette_finds_an_action_by_words_of_either_language(window: QMainWindow) -> None:
    registry = ActionRegistry(window)
    for action in ACTIONS:
        registry.attach(action.name, lambda: None)
    for query, name in (
        ("hosp", "hospital-check"),
        ("rs", "hospital-check"),
        ("KUNCI", "lock"),
        ("impor", "roster-import"),
    ):
        assert name in [entry.value for entry in registry.palette_section(query).entries]
    assert [entry.value for entry in registry.palette_section("add chron").entries] == ["entry-add"]
    assert registry.palette_section("zzz").entries == ()


def test_that_another_language_reaches_menu_palette_and_sheet(window: QMainWindow) -> None:
    registry = ActionRegistry(window)
    registry.fill(window.menuBar())
    registry.attach("lock", lambda: None)
    translator = Indonesian()
    QCoreApplication.installTranslator(translator)
    try:
        registry.retranslate()
        assert menus(window) == {"Konsol": ["Kunci sekarang"]}
        assert registry.palette_section("kunci").entries[0].text == "Kunci sekarang"
        assert registry.shortcut_rows()[0].section == "Konsol"
    finally:
        QCoreApplication.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    registry.retranslate()
    assert menus(window) == {"Console": ["Lock now"]}


def test_that_the_docs_table_holds_every_action() -> None:
    table = docs_table()
    assert table.count("\n") == len(ACTIONS) + 2
    assert "| Console | Find anything | `Ctrl+K` |" in table
