"""The desk locks itself, but not under the hands of somebody who works."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.lock import MINUTE_MS, IdleLock


def timer_of(lock: IdleLock) -> QTimer:
    [timer] = lock.findChildren(QTimer)
    return timer


def test_that_nobody_there_locks_the_desk(qtbot: QtBot, qapp: QApplication) -> None:
    lock = IdleLock(qapp, 1)
    timer_of(lock).start(1)
    with qtbot.waitSignal(lock.expired):
        pass
    lock.deleteLater()


def test_that_a_sign_of_life_begins_the_wait_anew_and_other_events_do_not(qtbot: QtBot, qapp: QApplication) -> None:
    lock = IdleLock(qapp, 5)
    timer = timer_of(lock)
    timer.stop()
    lock.eventFilter(qapp, QEvent(QEvent.Type.Paint))
    assert not timer.isActive()
    lock.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))
    assert timer.isActive()
    assert timer.interval() == 5 * MINUTE_MS
    lock.deleteLater()


def test_that_the_setting_is_felt_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    lock = IdleLock(qapp, 5)
    lock.set_minutes(9)
    assert timer_of(lock).interval() == 9 * MINUTE_MS
    lock.deleteLater()
