"""A timer that fires on the second or on the minute, and only while its widget is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

SECOND_MS = 1_000
MINUTE_MS = 60_000


class Ticking(QObject):
    """Calls ``on_tick`` at each full step of the clock while ``widget`` is visible, and once when it becomes so.

    step_ms: SECOND_MS or MINUTE_MS. clock_ms: gives the present moment, UTC milliseconds.
    A hidden or closed widget has no running timer.
    """

    def __init__(self, widget: QWidget, step_ms: int, clock_ms: Callable[[], int], on_tick: Callable[[], None]) -> None:
        super().__init__(widget)
        self._step_ms = step_ms
        self._clock_ms = clock_ms
        self._on_tick = on_tick
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse timer lets the laptop sleep between ticks; firing a little early only means one more short wait.
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._tick)
        widget.installEventFilter(self)

    def is_running(self) -> bool:
        """Whether a next tick is due."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._tick()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False

    def _tick(self) -> None:
        self._on_tick()
        self._timer.start(self._step_ms - self._clock_ms() % self._step_ms)
