"""The two ways of a console to its hub as the courier lane holds them: one kept for exchanges, and a live stream on a thread of its own."""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress

from console.faults import Fault
from sync.carriers.hub import HubCarrier
from sync.frames import Answer

BACK_OFF_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)  # who waits for a report on a bad line feels the first ones
JITTER = 0.3
SHORT_LIVED_S = 15.0  # a stream that ends sooner was ended by something between
SHORT_LIVED_MAX = 2  # so many in a row: long polls from then on
STREAM_AGAIN_S = 3_600.0  # after so long a stream is tried again: the way may be another by now
_LOOK_S = 0.5


class Stopped(Exception):
    """The lanes have been stopped; nothing is to be done any more."""


def back_off_s(failures: int) -> float:
    """How long to wait after so many failures before this one."""
    wait_s = BACK_OFF_S[min(failures, len(BACK_OFF_S) - 1)]
    return wait_s * (1 + random.uniform(-JITTER, JITTER))  # noqa: S311


class Carrying:
    """One way to the hub, kept over exchanges: a new one costs a handshake and a session. ``take``, ``close`` on one thread, the rest on any."""

    def __init__(self, make: Callable[[], HubCarrier]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._carrier: HubCarrier | None = None
        self._is_old = self._is_stopped = False

    def take(self) -> HubCarrier:
        """The one there is, or a new one. Raises as ``make``; Stopped."""
        if self._is_old:
            self.close()
        if self._carrier is None:
            made = self._make()
            with self._lock:
                self._carrier, self._is_old = made, False
        if self._is_stopped:  # read after it is there for ``stop`` to find
            raise Stopped
        return self._carrier

    def renew(self) -> None:
        """Take a new one for the next exchange: the hub's address may be another now."""
        self._is_old = True

    def cut(self) -> None:
        """End what is under way."""
        with self._lock:
            self._is_old = True
            if self._carrier is not None:
                self._carrier.stop()

    def stop(self) -> None:
        """End what is under way for good."""
        self._is_stopped = True
        self.cut()

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            carrier, self._carrier = self._carrier, None
        if carrier is not None:
            carrier.close()


class Listener:
    """A live stream, begun again when it ends, until it is told to rest. Where streams are cut short, one long poll after the other.

    request: from where to hear. news: gets what comes, and the stream waits while it is full; ``task_done`` of each once it is taken in.
    heard: told of each, and when the stream has become live; ended: when it is no longer so or did not become so, but not after ``rest``.
    broke: hears of an error of our own, after which it goes on.
    """

    def __init__(
        self,
        request: Callable[[], bytes],
        carrier: Callable[[], HubCarrier],
        news: queue.Queue[Answer],
        heard: Callable[[], None],
        ended: Callable[[], None],
        broke: Callable[[Exception], None],
    ) -> None:
        self._request, self._make, self._news = request, carrier, news
        self._heard, self._ended, self._broke = heard, ended, broke
        self._lock = threading.Lock()
        self._run: _Run | None = None
        self._ending: list[_Run] = []
        self._short_lived, self._polls_until = 0, 0.0

    @property
    def is_live(self) -> bool:
        """Whether what is new comes by itself at present."""
        run = self._run
        return run is not None and run.is_live

    def begin(self) -> None:
        """Listen, unless it does. The hub has just answered: that it does not is news again."""
        with self._lock:
            self._ending = [each for each in self._ending if each.thread.is_alive()]
            if self._run is None or not self._run.thread.is_alive():
                self._run = _Run(self._listen)
            self._run.has_failed = False

    def rest(self) -> None:
        """End the stream; ``begin`` starts another."""
        with self._lock:
            run, self._run = self._run, None
            self._ending += [run] if run is not None else []
        if run is not None:
            run.end()

    def join(self, wait_s: float) -> bool:
        """Whether its threads have ended in time, after ``rest``."""
        until_s = time.monotonic() + wait_s
        with self._lock:
            threads = [each.thread for each in self._ending]
        for thread in threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _listen(self, run: _Run) -> None:
        """On the thread of a run."""
        failures = 0
        with suppress(Stopped):
            while not run.is_over.is_set():
                failures = 0 if self._hear(run) else failures + 1
                if failures:
                    run.is_over.wait(back_off_s(failures - 1))
        run.close()

    def _hear(self, run: _Run) -> bool:
        """One stream or one long poll to its end; whether it was worth it."""
        while self._news.unfinished_tasks and not run.is_over.wait(_LOOK_S):
            pass  # what was heard and is not taken in yet would come again
        is_once = self._short_lived >= SHORT_LIVED_MAX and time.monotonic() < self._polls_until
        started = time.monotonic()
        has_brought = has_ended_well = False
        try:
            with closing(run.carrier(self._make).live(self._request(), once=is_once)) as stream:
                for answer in stream:
                    if not run.is_live:
                        run.is_live = not run.is_over.is_set()
                        self._heard()
                    if answer is not None:
                        has_brought = True
                        self._give(run, answer)
                    if run.is_over.is_set():
                        return True
            has_ended_well = is_once
        except Fault:
            run.close()
        except Stopped:
            raise
        except Exception as trouble:
            run.close()
            self._broke(trouble)
        finally:
            was_live = run.is_live
            has_lasted = time.monotonic() - started >= SHORT_LIVED_S
            run.is_live = was_live and has_ended_well and (has_lasted or has_brought)
            if (was_live or not run.has_failed) and not run.is_live and not run.is_over.is_set():
                run.has_failed = True
                self._ended()
        if was_live and not is_once:
            self._short_lived = 0 if has_lasted else self._short_lived + 1
            self._polls_until = time.monotonic() + STREAM_AGAIN_S
        return was_live and (has_lasted or has_brought)

    def _give(self, run: _Run, answer: Answer) -> None:
        while not run.is_over.is_set():
            with suppress(queue.Full):
                self._news.put(answer, timeout=_LOOK_S)
                self._heard()
                return


class _Run:
    """From one ``begin`` to the next ``rest``."""

    def __init__(self, listen: Callable[[_Run], None]) -> None:
        self.is_live = self.has_failed = False
        self.is_over = threading.Event()
        self._lock = threading.Lock()
        self._carrier: HubCarrier | None = None
        self.thread = threading.Thread(target=listen, args=(self,), name="listener", daemon=True)
        self.thread.start()

    def carrier(self, make: Callable[[], HubCarrier]) -> HubCarrier:
        """The way there is, or a new one. Raises as ``make``; Stopped."""
        if self._carrier is None:
            made = make()
            with self._lock:
                self._carrier = made
        if self.is_over.is_set():  # read after it is there for ``end`` to find
            raise Stopped
        return self._carrier

    def end(self) -> None:
        """From any thread, at once."""
        self.is_live = False
        self.is_over.set()
        with self._lock:
            if self._carrier is not None:
                self._carrier.stop()

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            carrier, self._carrier = self._carrier, None
        if carrier is not None:
            carrier.close()
