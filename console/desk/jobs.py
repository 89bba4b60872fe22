"""Work off the UI thread, answers on it.

    writer    1 thread, owns the only writing connection
    readers   3 threads, one read-only connection each; a later ask on the same topic silences the earlier
    long      1 thread for imports and the like: it writes by handing small pieces to the writer, so that an urgent report gets between

A lane runs plain functions that know nothing of Qt and gives back frozen values. Every answer travels through one queued signal of one
bridge object made on the UI thread, so ``on_answer`` and ``on_fault`` always run there. A Fault goes to ``on_fault``; anything else is a
bug of ours and is raised on the UI thread, where the one dialog for bugs hears of it. ``console.desk.inline_jobs`` has the same methods
and no threads.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from console.faults import Fault

T = TypeVar("T")
Landing = Callable[[], None]
OnFault = Callable[[Fault], None]
OnProgress = Callable[[int, int], None]

READERS = 3  # one asks for the map, one for the table, one for the card; a fourth would only wait for the processor
STOP_WAIT_S = 0.5  # who locks the console waits at most this long for a commit to end


class Cancelled(Exception):
    """The officer cancelled the long work; it is neither an answer nor a fault."""


def nothing_more() -> None:
    """What follows a cancellation when nobody needs to know."""


class Progress(Protocol):
    """What long work may do besides working."""

    @property
    def is_cancelled(self) -> bool:
        """The officer has asked it to end."""

    def told(self, done: int, total: int) -> None:
        """Say how far it is; raises Cancelled when it is to end."""

    def write(self, work: Callable[[], T]) -> T:
        """Do one small piece on the writer lane and give its answer; screens hear of it. Raises Cancelled when it is to end."""

    def write_on(self, work: Callable[[], T]) -> T:
        """The same, also after Cancel: taking back what was done must not be refused."""


Work = Callable[[Progress], T]


class Cancellation(Protocol):
    """What the asker of long work holds."""

    def cancel(self) -> None:
        """Ask it to end; it does so at its next piece."""


class _Run:
    """One long work: both what works and what may cancel it hold it."""

    def __init__(self, jobs: Jobs, on_progress: OnProgress) -> None:
        self._jobs = jobs
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._waiting: tuple[int, int] | None = None

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def told(self, done: int, total: int) -> None:
        if self.is_cancelled:
            raise Cancelled
        with self._lock:
            is_first = self._waiting is None
            self._waiting = (done, total)
        if is_first:  # a quick worker must not flood the event loop: the newest word is enough
            self._jobs.land(self._land_progress)

    def write(self, work: Callable[[], T]) -> T:
        if self.is_cancelled:
            raise Cancelled
        return self.write_on(work)

    def write_on(self, work: Callable[[], T]) -> T:
        future = self._jobs.submit_write(work)
        if future is None:
            raise Cancelled
        try:
            touched = future.result()
        except CancelledError:
            raise Cancelled from None
        self._jobs.land(lambda: self._jobs.touched.emit(touched))
        return touched

    def _land_progress(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, None
        self._jobs.lasted.emit()
        if waiting is not None and not self.is_cancelled:
            self._on_progress(*waiting)


class _Ask(Generic[T]):
    """One ask on its way: runs on a lane, lands on the UI thread."""

    def __init__(self, work: Callable[[], T], on_answer: Callable[[T], None], on_fault: OnFault) -> None:
        self.work = work
        self.on_answer = on_answer
        self.on_fault = on_fault
        self.on_cancelled: Callable[[], None] = nothing_more
        self.is_wanted: Callable[[], bool] = lambda: True

    def run(self) -> T:
        if not self.is_wanted():
            raise Cancelled  # overtaken while it waited: not worth a query
        return self.work()

    def land(self, future: Future[T]) -> None:
        trouble = future.exception()
        if trouble is None:
            if self.is_wanted():
                self.on_answer(future.result())
        elif isinstance(trouble, Cancelled):
            if self.is_wanted():
                self.on_cancelled()
        elif isinstance(trouble, Fault):
            if self.is_wanted():
                self.on_fault(trouble)
        else:
            raise trouble


class Jobs(QObject):
    """The lanes. Make it on the UI thread, once; stop it once."""

    touched = Signal(object)  # what a write touched, as the write answered it
    lasted = Signal()  # long work has come another step, or to its end
    _landed = Signal(object)  # Landing, from a lane to the UI thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._long = ThreadPoolExecutor(1, "long")
        self._under_way: set[Future[object]] = set()
        self._lock = threading.Lock()
        self._runs: set[_Run] = set()
        self._ticket_by_topic: dict[str, int] = {}
        self._in_flight = 0  # landings on their way to the UI thread
        self._is_stopped = False
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        work: Callable[[], T],
        on_answer: Callable[[T], None],
        on_fault: OnFault,
        topic: str | None = None,
    ) -> None:
        """Read. A later ask on the same topic silences this one, and spares its work when it has not begun."""
        ask = _Ask(work, on_answer, on_fault)
        if topic is not None:
            ask.is_wanted = self._ticket(topic)
        self._send(self._readers, ask)

    def silence(self, topic: str) -> None:
        """Whatever was asked on this topic is no longer wanted."""
        self._ticket(topic)

    def write(self, work: Callable[[], T], on_answer: Callable[[T], None], on_fault: OnFault) -> None:
        """Write, in the order asked. What ``work`` gives back is what it touched: the asker hears first, then every screen."""

        def answered(touched: T) -> None:
            on_answer(touched)
            self.touched.emit(touched)

        self._send(self._writer, _Ask(work, answered, on_fault))

    def run(
        self,
        work: Work[T],
        on_progress: OnProgress,
        on_answer: Callable[[T], None],
        on_fault: OnFault,
        on_cancelled: Callable[[], None] = nothing_more,
    ) -> Cancellation:
        """Do long work beside the rest, one at a time.

        ``work`` gets a Progress: it tells how far it is, writes in small pieces, and ends by Cancelled when asked to.
        ``on_progress`` gets done and total on the UI thread, the newest only.
        """
        run = _Run(self, on_progress)
        ask = _Ask(lambda: work(run), on_answer, on_fault)
        ask.on_cancelled = on_cancelled
        with self._lock:
            self._runs.add(run)
        future = self._send(self._long, ask)
        if future is None:
            self._forget(run)
        else:
            future.add_done_callback(lambda _: self._forget(run))
            future.add_done_callback(lambda _: self.land(self.lasted.emit))
        return run

    def is_at_rest(self) -> bool:
        """Whether nothing is under way and every answer has come."""
        with self._lock:
            return not self._under_way and not self._in_flight

    def stop(self, wait_s: float = STOP_WAIT_S) -> bool:
        """Refuse new work, drop what has not begun, cancel long work and wait for what is under way.

        Returns True when all lanes are at rest and their threads ended; False when something still runs after ``wait_s`` seconds
        (a reader in a slow query): the process may end all the same, since nothing that runs then was acknowledged.
        """
        self._is_stopped = True
        with self._lock:
            runs, under_way = set(self._runs), set(self._under_way)
        for run in runs:
            run.cancel()
        lanes = (self._long, self._readers, self._writer)
        for lane in lanes:
            lane.shutdown(wait=False, cancel_futures=True)
        unfinished = {
            future for future in under_way if not future.done()
        }  # a dropped one is done but never wakes a waiter
        if wait(unfinished, timeout=wait_s).not_done:
            return False
        for lane in lanes:
            lane.shutdown(wait=True)
        return True

    def finish(self, work: Callable[[], object], wait_s: float) -> bool:
        """Write one last thing before ``stop`` and wait for it; False when it failed or was not done after ``wait_s`` seconds.

        What was asked to be written before it comes first; nobody hears the answer.
        """
        future = self._submit(self._writer, work)
        if future is None or wait([future], timeout=wait_s).not_done:
            return False
        return not isinstance(future.exception(), Fault)

    def submit_write(self, work: Callable[[], T]) -> Future[T] | None:
        """A piece of long work, queued like any write; None when the lanes are stopped. Called from the long lane."""
        return self._submit(self._writer, work)

    def land(self, landing: Landing) -> None:
        """Run a function on the UI thread, soon. Called from any lane."""
        with self._lock:
            self._in_flight += 1
        self._landed.emit(landing)

    def _ticket(self, topic: str) -> Callable[[], bool]:
        ticket = self._ticket_by_topic.get(topic, 0) + 1
        self._ticket_by_topic[topic] = ticket
        return lambda: self._ticket_by_topic[topic] == ticket

    def _send(self, lane: ThreadPoolExecutor, ask: _Ask[T]) -> Future[T] | None:
        def done(future: Future[T]) -> None:
            if not future.cancelled():  # a dropped future calls this too
                self.land(lambda: ask.land(future))

        future = self._submit(lane, ask.run)
        if future is not None:
            future.add_done_callback(done)
        return future

    def _submit(self, lane: ThreadPoolExecutor, work: Callable[[], T]) -> Future[T] | None:
        if self._is_stopped:
            return None
        try:
            future = lane.submit(work)
        except RuntimeError:  # stopped between the two lines
            return None
        with self._lock:
            self._under_way.add(future)  # type: ignore[arg-type]  # only waited for
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: Future[T]) -> None:
        with self._lock:
            self._under_way.discard(future)

    def _forget(self, run: _Run) -> None:
        with self._lock:
            self._runs.discard(run)

    @Slot(object)
    def _land(self, landing: Landing) -> None:
        with self._lock:
            self._in_flight -= 1
        if not self._is_stopped:  # the screens are being taken down: nobody is left to answer
            landing()
