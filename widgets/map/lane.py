"""One worker beside the window: long reckoning is asked of it and answered by a signal. A later ask on a topic silences the earlier."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal


class Lane(QObject):
    """A single thread that ends with its map. Answers arrive on the thread that made the lane."""

    answered = Signal(object, object)  # topic, answer

    _finished = Signal(object, object, object)  # topic, number of the ask, answer or the exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(0)  # a thread that waits for work would outlive the map in a test or at a lock
        self._latest: dict[str, int] = {}
        self._is_closed = False
        self._finished.connect(self._answer)

    def ask(self, topic: str, work: Callable[[], object]) -> None:
        """Does the work on the worker. It must touch no widget and nothing that can change meanwhile."""
        if self._is_closed:
            return
        number = self._latest.get(topic, 0) + 1
        self._latest[topic] = number
        self._pool.start(lambda: self._run(topic, number, work))

    def silence(self, topic: str) -> None:
        """The answer to the latest ask on this topic is no longer wanted."""
        self._latest[topic] = self._latest.get(topic, 0) + 1

    def close(self) -> None:
        """Drops what waits and waits for what runs; nothing is answered after it."""
        self._is_closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _run(self, topic: str, number: int, work: Callable[[], object]) -> None:
        if self._is_closed or self._latest.get(topic) != number:
            return
        try:
            answer: object = work()
        except Exception as trouble:  # carried to the window's thread, where our bugs are told
            answer = trouble
        self._finished.emit(topic, number, answer)

    def _answer(self, topic: str, number: int, answer: object) -> None:
        if self._is_closed or self._latest.get(topic) != number:
            return
        if isinstance(answer, Exception):
            raise answer
        self.answered.emit(topic, answer)
