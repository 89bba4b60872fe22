"""Writes that come thick: the first is shown at once, those that follow closely are shown together."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TOGETHER_MS = 120  # an import touches many times a second; an officer who filed one call waits for nothing


class Gathering(QObject):
    """``due`` follows every call, and never sooner than ``TOGETHER_MS`` after the last ``due``."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tell)

    def call(self) -> None:
        """Something was written. Never answered within this call: who calls is still at it."""
        if not self._timer.isActive():
            passed = self._since.elapsed() if self._since.isValid() else TOGETHER_MS
            self._timer.start(max(0, TOGETHER_MS - passed))

    def stop(self) -> None:
        """Nothing is due any more."""
        self._timer.stop()

    def _tell(self) -> None:
        self._since.start()
        self.due.emit()
