"""What is due, in the status line and as a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.model.shown_response import DueItem, DueWhat
from tests.widgets.calls.parts import MINUTE_MS, NOW_MS, ZONE, brought_up
from widgets.calls import due_words
from widgets.calls.due_button import DueButton
from widgets.calls.due_list import DueList

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


def item(record: int, minutes: int, what: DueWhat = DueWhat.CALL_BACK) -> DueItem:
    return DueItem(what, record, 1, NOW_MS + minutes * MINUTE_MS, f"Ibu {record}")


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1_024, 640)
    return made


@pytest.mark.parametrize(
    ("minutes", "told", "tone"),
    [
        ([], "", "neutral"),
        ([90], "", "neutral"),
        ([50], "1 within the hour · next in 50 min", "neutral"),
        ([14, 50], "2 within the hour · next in 14 min", "attention"),
        ([-12, -3, 40], "2 due, oldest 12 min · 1 within the hour", "critical"),
    ],
)
def test_that_the_status_line_counts_what_is_overdue_and_what_follows(
    over: QWidget, minutes: list[int], told: str, tone: str
) -> None:
    button = DueButton(over)
    over.show()
    items = [item(record, minute) for record, minute in enumerate(minutes)]
    button.show_items(items, NOW_MS)
    assert button.text() == told
    assert due_words.mark_of(*due_words.parted(items, NOW_MS), NOW_MS).tone == tone
    assert button.isHidden() is (told == "")


def test_that_enter_goes_to_what_is_at_hand_and_escape_gives_the_keys_back(over: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit(over)
    made = DueList(over, lambda: NOW_MS)
    brought_up(over, qtbot)
    field.setFocus()
    chosen: list[DueItem] = []
    made.chosen.connect(chosen.append)
    items = [item(1, -5), item(2, 10), item(1, 20, DueWhat.RECHECK)]
    made.show_items(items, ZONE)
    made.open()
    qtbot.keyClick(made.table, Qt.Key.Key_Escape)
    assert made.isHidden()
    assert field.hasFocus()
    made.open()
    qtbot.keyClick(made.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert chosen == [items[2]]
    assert made.isHidden()


def test_that_an_empty_list_says_so(over: QWidget) -> None:
    made = DueList(over, lambda: NOW_MS)
    over.show()
    made.show_items((), ZONE)
    made.open()
    assert made.table.isHidden()
    assert not made._nothing.isHidden()
    made.leave()


def test_that_each_thing_due_has_words_of_its_own() -> None:
    assert len({due_words.what_text(what) for what in DueWhat}) == len(DueWhat)
    assert due_words.item_text(item(4, 0)) == "Call back: Ibu 4"
