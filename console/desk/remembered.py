"""How the officer has arranged the desk, remembered on this computer in plain settings: sizes and places, never what is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.settings import Value

KEEP_AFTER_MS = 500  # who drags an edge changes it a hundred times a second; only where it comes to rest is written
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})


class Remembered(QObject):
    """Gathers what changes and hands it over after a rest. keep: takes settings by name."""

    def __init__(self, window: QWidget, keep: Callable[[dict[str, Value]], None]) -> None:
        super().__init__(window)
        self._window, self._keep = window, keep
        self._noted: dict[str, Value] = {}
        self._rest = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._rest.timeout.connect(self.keep_now)

    def note(self, setting: str, value: Value) -> None:
        """A setting has another value."""
        self._noted[setting] = value
        self._rest.start()

    def follow_window(self, stored: str) -> None:
        """Put the window where it last stood, and remember from now on. stored: the setting ``window_place``.

        Qt moves what would stand on a screen that is gone, or reach beyond the one there is, onto a screen; a text that is none of its
        own changes nothing.
        """
        if stored:
            self._window.restoreGeometry(QByteArray.fromBase64(stored.encode()))
        self._window.installEventFilter(self)

    def keep_now(self) -> None:
        """Hand over what was noted."""
        self._rest.stop()
        if self._noted:
            noted, self._noted = self._noted, {}
            self._keep(noted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in _MOVES and self._window.isVisible():
            self.note("window_place", bytes(self._window.saveGeometry().toBase64().data()).decode())
        return False
