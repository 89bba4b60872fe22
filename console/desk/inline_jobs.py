"""The lanes without threads: every ask is answered before it returns. For tests and for the offscreen demonstration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from console.desk.jobs import Cancellation, Cancelled, OnFault, OnProgress, Work, nothing_more
from console.faults import Fault

T = TypeVar("T")


class _InlineRun:
    """Long work done at once; it can be cancelled from within ``on_progress``."""

    def __init__(self, jobs: InlineJobs, on_progress: OnProgress) -> None:
        self._jobs = jobs
        self._on_progress = on_progress
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True

    def told(self, done: int, total: int) -> None:
        self._end_if_cancelled()
        self._on_progress(done, total)
        self._end_if_cancelled()

    def write(self, work: Callable[[], T]) -> T:
        self._end_if_cancelled()
        return self.write_on(work)

    def write_on(self, work: Callable[[], T]) -> T:
        touched = work()
        self._jobs.touched.emit(touched)
        return touched

    def _end_if_cancelled(self) -> None:
        if self.is_cancelled:
            raise Cancelled


class InlineJobs(QObject):
    """Stands in for ``console.desk.jobs.Jobs``."""

    touched = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_stopped = False
        self._current: _InlineRun | None = None

    def ask(
        self,
        work: Callable[[], T],
        on_answer: Callable[[T], None],
        on_fault: OnFault,
        topic: str | None = None,
    ) -> None:
        """Read, at once; nothing can overtake it, so the topic does not matter."""
        if not self._is_stopped:
            self._answer(work, on_answer, on_fault)

    def silence(self, topic: str) -> None:
        """Nothing is ever on its way here."""

    def write(self, work: Callable[[], T], on_answer: Callable[[T], None], on_fault: OnFault) -> None:
        """Write, at once; the asker hears first, then every screen."""

        def answered(touched: T) -> None:
            on_answer(touched)
            self.touched.emit(touched)

        if not self._is_stopped:
            self._answer(work, answered, on_fault)

    def run(
        self,
        work: Work[T],
        on_progress: OnProgress,
        on_answer: Callable[[T], None],
        on_fault: OnFault,
        on_cancelled: Callable[[], None] = nothing_more,
    ) -> Cancellation:
        """Do long work, at once. ``cancel_current`` ends it from within ``on_progress``."""
        run = _InlineRun(self, on_progress)
        if self._is_stopped:
            return run
        self._current = run
        try:
            self._answer(lambda: work(run), on_answer, on_fault)
        except Cancelled:
            on_cancelled()
        finally:
            self._current = None
        return run

    def cancel_current(self) -> None:
        """Cancel the long work that is under way."""
        if self._current is not None:
            self._current.cancel()

    def is_at_rest(self) -> bool:
        """Nothing is ever under way between two turns of the event loop."""
        return True

    def finish(self, work: Callable[[], object], wait_s: float) -> bool:
        """Write one last thing; False when it failed or the lanes are stopped."""
        if self._is_stopped:
            return False
        try:
            work()
        except Fault:
            return False
        return True

    def stop(self, wait_s: float = 0.0) -> bool:
        """Refuse new work; there is never any under way."""
        self._is_stopped = True
        return True

    def _answer(self, work: Callable[[], T], on_answer: Callable[[T], None], on_fault: OnFault) -> None:
        try:
            answer = work()
        except Fault as fault:
            on_fault(fault)
        else:
            on_answer(answer)
