"""A script that an officer's hand plays on the real window: it goes on when what it waits for has come, and can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

LOOK_MS = 20  # how often it is looked whether what is awaited has come
WAIT_MAX_S = 30.0  # then whoever watches is told that it does not go on
Awaited = Callable[[], bool]


class Lost(Exception):
    """What the script was to work with is not there: somebody closed it meanwhile."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A pause so that eyes can follow. length: in beats."""

    length: float = 1.0


@dataclass(frozen=True, slots=True)
class Scene:
    """Something worth a look: the window is as it should be seen. bring: brings it into view again, where the window was made another size."""

    name: str
    bring: Callable[[], None] = lambda: None


Script = Generator[Awaited | Beat | Scene, None, None]


class Playing(QObject):
    """Plays one script at a time. ended: whether it came to its end by itself. scene_came: a Scene, before the script goes on.

    beat_ms: how long a beat lasts; 0 where nobody watches.
    """

    ended = Signal(bool)
    scene_came = Signal(object)

    def __init__(self, beat_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat_ms = beat_ms
        self._script: Script | None = None
        self._awaited: Awaited | None = None
        self._until_s = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def is_playing(self) -> bool:
        """Whether a script is under way."""
        return self._script is not None

    def play(self, script: Script) -> None:
        """Begin a script; one under way is left where it is."""
        self._script, self._awaited = script, None
        self._timer.start(0)

    def stop(self) -> None:
        """Leave the script where it is; what it has written stays."""
        if self._script is not None:
            self._end(is_whole=False)

    def _go_on(self) -> None:
        script = self._script
        if script is None:
            return
        if self._awaited is not None and not self._has_come():
            return
        try:
            step = next(script)
        except StopIteration:
            self._end(is_whole=True)
        except Lost:
            self._end(is_whole=False)
        else:
            self._take(step)

    def _has_come(self) -> bool:
        """Whether what is awaited has come; if not, it is looked again, for a while."""
        assert self._awaited is not None
        if self._awaited():
            self._awaited = None
            return True
        if time.monotonic() > self._until_s:
            self._end(is_whole=False)
        else:
            self._timer.start(LOOK_MS)
        return False

    def _take(self, step: Awaited | Beat | Scene) -> None:
        wait_ms = 0
        if isinstance(step, Beat):
            wait_ms = round(step.length * self._beat_ms)
        elif isinstance(step, Scene):
            self.scene_came.emit(step)
        else:
            self._awaited, self._until_s = step, time.monotonic() + WAIT_MAX_S
        if self._script is not None:  # a watcher may have stopped it
            self._timer.start(wait_ms)

    def _end(self, *, is_whole: bool) -> None:
        script, self._script, self._awaited = self._script, None, None
        self._timer.stop()
        if script is not None:
            script.close()
        self.ended.emit(is_whole)


def press(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """Press and release a key in a widget, as an officer does."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def typed(widget: QWidget, text: str) -> Script:
    """Type letter by letter."""
    for letter in text:
        press(widget, Qt.Key(0), letter)
        yield Beat(0.15)
