"""The officer's place at the desk: who he is, the register he works on, and how screens ask it and write to it.

Screens never touch a connection outside ``ask`` and never write outside ``write``; both run off the UI thread and answer on it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection, Engine

from console.desk.drafts import Drafts
from console.desk.jobs import Cancellation, Jobs, Progress
from console.duty.enrolment import Opened
from console.duty.post import Post
from console.faults import Fault
from console.register import opening
from console.register.resident import ResidentArrays
from console.register.touched import Touched

T = TypeVar("T")


class Place(QObject):
    """Made once the register is open; closed when the workspace ends."""

    touched = Signal(object)  # Touched: what a write changed; each screen decides for itself whether to ask again
    faulted = Signal(object)  # Fault nobody else wanted: the window says it in the notice bar

    def __init__(self, opened: Opened, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened = opened
        self.jobs = jobs
        self.arrays = ResidentArrays()
        self._lane = threading.local()
        self._engines: list[Engine] = []
        self._engines_lock = threading.Lock()
        jobs.touched.connect(self._announce)
        self.drafts = Drafts(self)

    @property
    def post(self) -> Post:
        return self.opened.post

    def ask(
        self,
        work: Callable[[Connection], T],
        on_answer: Callable[[T], None],
        on_fault: Callable[[Fault], None] | None = None,
        topic: str | None = None,
    ) -> None:
        """Ask the register on a reading lane. A later ask on the same topic silences this one."""

        def asked() -> T:
            with opening.transaction(self._engine()) as connection:
                return work(connection)

        self.jobs.ask(asked, on_answer, on_fault or self.faulted.emit, topic)

    def write(
        self,
        work: Callable[[Post], T],
        on_answer: Callable[[T], None] | None = None,
        on_fault: Callable[[Fault], None] | None = None,
    ) -> None:
        """Write on the writer lane. ``work`` gives Touched, or a tuple that ends with it."""
        self.jobs.write(lambda: work(self.post), on_answer or _nothing, on_fault or self.faulted.emit)

    def run(
        self,
        work: Callable[[Progress], T],
        on_progress: Callable[[int, int], None],
        on_answer: Callable[[T], None],
        on_fault: Callable[[Fault], None],
        on_cancelled: Callable[[], None],
    ) -> Cancellation:
        """Do long work beside the rest (an import): it asks by ``reading`` and writes by ``progress.write``."""
        return self.jobs.run(work, on_progress, on_answer, on_fault, on_cancelled)

    def reading(self, work: Callable[[Connection], T]) -> T:
        """Ask from long work, on its own lane."""
        with opening.transaction(self._engine()) as connection:
            return work(connection)

    def close(self) -> bool:
        """Keep the last keystrokes, stop the lanes and close the register; False when something still ran."""
        self.drafts.flush()
        is_at_rest = self.jobs.stop()
        if is_at_rest:
            for engine in self._engines:
                engine.dispose()
            self.post.register.close()
        return is_at_rest

    def _engine(self) -> Engine:
        """The read-only engine of the lane this runs on; a connection never changes threads."""
        engine: Engine | None = getattr(self._lane, "engine", None)
        if engine is None:
            engine = self._lane.engine = self.post.register.reader()
            with self._engines_lock:
                self._engines.append(engine)
        return engine

    def _announce(self, answer: object) -> None:
        if isinstance(answer, tuple) and answer:
            answer = answer[-1]
        if isinstance(answer, Touched) and answer:
            self.touched.emit(answer)


def _nothing(_: object) -> None:
    """The screens hear of it by ``touched``."""
