"""A line of the timeline, read and withdrawn: never without a reason, never twice."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.model.shown import TimelineItem
from tests.widgets.test_timeline import NOON_UTC_MS, ZONE, item
from widgets.withdrawal_form import WithdrawalForm

CHECK = item(5, "hospital", 20, "Royal Care: none-ours")


def a_form(qtbot: QtBot, line: TimelineItem = CHECK) -> tuple[WithdrawalForm, list[tuple[object, str]]]:
    form = WithdrawalForm(line, ZONE)
    qtbot.addWidget(form)
    told: list[tuple[object, str]] = []
    form.withdrawn.connect(lambda one, reason: told.append((one, reason)))
    return form, told


def test_that_the_line_is_told_as_the_timeline_tells_it(qtbot: QtBot) -> None:
    form, _ = a_form(qtbot)
    assert form.title.text() == "Hospitals"
    assert form._text.text().startswith("Royal Care: ")
    assert form._officer.text() == "Rani"
    assert not form._text.font().strikeOut()
    assert form._remark.isHidden()


@pytest.mark.parametrize("reason", ["", "   "])
def test_that_nothing_is_withdrawn_without_a_reason(qtbot: QtBot, reason: str) -> None:
    form, told = a_form(qtbot)
    form._reason.setText(reason)
    form._file.click()
    assert told == []
    assert form._wrong.text() == "Say why it is withdrawn."


def test_that_enter_withdraws_and_escape_leaves(qtbot: QtBot) -> None:
    form, told = a_form(qtbot)
    with qtbot.waitSignal(form.left):
        qtbot.keyClick(form._reason, Qt.Key.Key_Escape)
    qtbot.keyClicks(form._reason, " another hospital ")
    qtbot.keyClick(form._reason, Qt.Key.Key_Return)
    assert told == [(CHECK, "another hospital")]


def test_that_a_withdrawn_line_shows_when_and_why_and_cannot_be_withdrawn_again(qtbot: QtBot) -> None:
    form, told = a_form(
        qtbot, dataclasses.replace(CHECK, withdrawn_at_ms=NOON_UTC_MS, withdrawn_reason="another hospital")
    )
    assert form._text.font().strikeOut()
    assert "another hospital" in form._remark.text()
    assert form._reason.isHidden()
    assert form._file.isHidden()
    form._reason.setText("again")
    form.file_it()
    assert told == []
