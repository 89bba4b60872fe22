"""The courier lane: the only thread that waits on the network. It exchanges when there is something to, hears what is new as it comes, and says
truthfully what it is doing.

    exchange      until neither side has anything more
    listen        a live stream of its own; where proxies end streams early, one long poll after the other
    back off      after a fault, longer each time, with jitter: a thousand consoles must not come back in one second

It touches the register only by turns on the writer's lane, one envelope at a time.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from console.exchange import syncing
from console.exchange.member import Member
from console.exchange.syncing import Synced, Turn
from console.faults import Fault
from console.model.shown_exchange import ExchangeBrief, Link, LinkState
from console.register.reading import exchange
from console.register.touched import Touched
from sync.answered import NOTHING
from sync.carriers.hub import HubCarrier
from sync.frames import Answer, Request, write_request

BACK_OFF_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)  # who waits for a report on a bad line feels the first ones
JITTER = 0.3
POLL_S, POLL_THIN_S = 30.0, 120.0  # between exchanges while no live stream stands
RECEIPT_S, RECEIPT_THIN_S = (
    20.0,
    300.0,
)  # what is here is said so long after news at the latest: not for every envelope on its own
SHORT_LIVED_S = 15.0  # a stream that ends sooner, twice, was ended by something between


class Stopped(Exception):
    """The lanes have been stopped; nothing is to be done any more."""


class Lane:
    """Runs until ``stop``. All public methods may be called from any thread and never wait.

    turn: see ``syncing.Turn``; raises Stopped once the lanes are. carrier: a new way to the hub, raises InputFault ``hub-unknown`` without one.
    told: hears the state of the link; touched: hears what came. clock: UTC milliseconds.
    """

    def __init__(
        self,
        turn: Turn,
        carrier: Callable[[], HubCarrier],
        told: Callable[[LinkState], None],
        touched: Callable[[Touched], None],
        clock: Callable[[], int],
    ) -> None:
        self._turn, self._carrier, self._told_to, self._touched, self._clock = turn, carrier, told, touched, clock
        self._state = LinkState(Link.NEVER)
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._is_paused = self._is_asked = False
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._news: queue.Queue[Answer] = queue.Queue(8)  # a stream that outruns the register waits here
        self._listener = _Listener(self._next_request, carrier, self._hear)
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._failures = 0
        self._receipt_at: float | None = None

    def start(self) -> None:
        """Begin; the first exchange is at once."""
        self._is_asked = True
        self._thread.start()

    def stop(self, wait_s: float = 2.0) -> bool:
        """End, whatever it waits for; whether it has ended in time."""
        self._stopping.set()
        self._listener.stop()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(wait_s)
        return not self._thread.is_alive() and self._listener.join(wait_s)

    def exchange_now(self) -> None:
        """Exchange at once, whatever it waits for."""
        self._is_asked, self._failures = True, 0
        self._wake.set()

    def written(self) -> None:
        """Something was written here: it goes at once when the link stands."""
        self._wake.set()

    def pause(self, is_paused: bool) -> None:
        """Stop exchanging until further notice, or go on."""
        self._is_paused, self._is_asked = is_paused, not is_paused
        if is_paused:
            self._listener.rest()
        self._wake.set()

    def take_thin(self, is_thin: bool) -> None:
        """Whether the link is to be taken for a thin one."""
        self._tell(replace(self._state, is_thin=is_thin))
        self._wake.set()

    def read_file(self, path: Path, root: bytes, done: Callable[[Synced | Fault], None]) -> None:
        """Take an exchange file in, between exchanges: of two who took something in at once, one would be wrong."""

        def work() -> None:
            try:
                done(syncing.read_file(self._turn, path, root, self._announce))
            except Fault as fault:
                done(fault)

        self._work.put(work)
        self._wake.set()

    @property
    def state(self) -> LinkState:
        """What it is doing."""
        return self._state

    def _run(self) -> None:
        with suppress(Stopped):
            while not self._stopping.is_set():
                self._step()
        self._listener.stop()

    def _step(self) -> None:
        self._do_work()
        if self._is_paused:
            self._tell(replace(self._state, link=Link.PAUSED, until_ms=None, fault=""))
            self._wait(None)
            return
        try:
            self._take_news()
            if self._is_due():
                self._exchange()
            self._listener.begin()
            self._failures = 0
        except Fault as fault:  # the link, a hub nobody told of, the disk: it is told, and tried again
            self._back_off(fault)
            return
        self._wait(self._pause_s())

    def _exchange(self) -> None:
        self._is_asked = False
        carrier = self._carrier()
        try:
            synced = self._until_done(carrier)
            if syncing.follow_up(self._turn, synced):
                self._until_done(carrier)
            self._receipt_at = None
        finally:
            carrier.close()
        brief = self._brief()
        link = Link.UP_TO_DATE if not brief.waiting else Link.IDLE
        self._tell(replace(self._state, link=link, last_ms=self._clock() if not brief.waiting else self._state.last_ms))

    def _until_done(self, carrier: HubCarrier) -> Synced:
        synced, total = Synced(), self._brief().waiting
        while True:
            self._tell_progress(synced, total)
            is_more = syncing.exchange(self._turn, carrier, synced, is_thin=self._state.is_thin)
            self._announce(synced)
            if not is_more or self._is_paused or self._stopping.is_set():
                return synced
            self._do_work()

    def _tell_progress(self, synced: Synced, total: int) -> None:
        left = self._brief().waiting
        if total or synced.round_trips:
            moved = synced.bytes_up + synced.bytes_down
            going = LinkState(Link.EXCHANGING, self._state.last_ms, max(0, total - left), total, moved)
            self._tell(replace(going, is_thin=self._state.is_thin))

    def _announce(self, synced: Synced) -> None:
        changed = synced.changed
        synced.touched.clear()
        self._touched(changed)

    def _take_news(self) -> None:
        """What the live stream brought."""
        while not self._news.empty():
            answer = self._news.get()
            synced = Synced()
            synced.add(syncing.take(self._turn, NOTHING, answer))
            self._announce(synced)
            self._tell(
                replace(self._state, last_ms=self._clock()) if self._state.link is Link.UP_TO_DATE else self._state
            )
            if self._receipt_at is None and synced.received:
                self._receipt_at = self._clock() / 1000 + (RECEIPT_THIN_S if self._state.is_thin else RECEIPT_S)
            if synced.keys_renewed or answer.has_more:
                self._is_asked = True

    def _is_due(self) -> bool:
        """Whether there is a reason to exchange: asked for, something waits, a receipt is due, or nobody listens."""
        if self._is_asked or not self._listener.is_live:
            return True
        if self._receipt_at is not None and self._clock() / 1000 >= self._receipt_at:
            self._receipt_at = None
            return True
        return bool(self._turn(_has_to_send))

    def _pause_s(self) -> float:
        if self._receipt_at is not None:
            return max(0.05, self._receipt_at - self._clock() / 1000)
        return POLL_THIN_S if self._state.is_thin else POLL_S

    def _back_off(self, fault: Fault) -> None:
        self._listener.rest()
        wait_s = BACK_OFF_S[min(self._failures, len(BACK_OFF_S) - 1)] * (1 + random.uniform(-JITTER, JITTER))  # noqa: S311
        self._failures += 1
        until_ms = self._clock() + int(wait_s * 1000)
        self._tell(replace(self._state, link=Link.RETRYING, until_ms=until_ms, fault=fault.code))
        self._is_asked = True
        self._sit_out(wait_s)

    def _wait(self, seconds: float | None) -> None:
        self._wake.wait(seconds)
        self._wake.clear()

    def _sit_out(self, seconds: float) -> None:
        """What is written meanwhile does not make it knock sooner; who asks, pauses or has a file does."""
        end_s = time.monotonic() + seconds
        while self._failures and not (self._stopping.is_set() or self._is_paused) and self._work.empty():
            left_s = end_s - time.monotonic()
            if left_s <= 0:
                return
            self._wait(left_s)

    def _do_work(self) -> None:
        while not self._work.empty():
            self._work.get()()

    def _hear(self, answer: Answer) -> None:
        """On the listener's thread."""
        while not self._stopping.is_set():
            with suppress(queue.Full):
                self._news.put(answer, timeout=0.5)
                self._wake.set()
                return

    def _next_request(self) -> bytes:
        """On the listener's thread: from where it wants to hear."""

        def work(member: Member) -> Request:
            with member.register.reading() as connection:
                return member.courier.listening(connection)

        return write_request(self._turn(work))

    def _brief(self) -> ExchangeBrief:
        def work(member: Member) -> ExchangeBrief:
            with member.register.reading() as connection:
                return exchange.brief(connection)

        return self._turn(work)

    def _tell(self, state: LinkState) -> None:
        if state != self._state:
            self._state = state
            self._told_to(state)


def _has_to_send(member: Member) -> bool:
    return member.courier.has_to_send()


class _Listener:
    """A live stream on a thread of its own, begun again when it ends, until it is told to rest."""

    def __init__(
        self, request: Callable[[], bytes], carrier: Callable[[], HubCarrier], hear: Callable[[Answer], None]
    ) -> None:
        self._request, self._make, self._hear = request, carrier, hear
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._carrier: HubCarrier | None = None
        self._is_wanted = False
        self._short_lived = 0
        self.is_live = False

    def begin(self) -> None:
        """Listen, unless it does."""
        with self._lock:
            self._is_wanted = True
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
                self._thread.start()

    def rest(self) -> None:
        """End the stream; ``begin`` starts another."""
        with self._lock:
            self._is_wanted = False
            if self._carrier is not None:
                self._carrier.stop()

    stop = rest

    def join(self, wait_s: float) -> bool:
        """Whether its thread has ended in time."""
        thread = self._thread
        if thread is not None:
            thread.join(wait_s)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        with suppress(Fault, Stopped):
            carrier = self._make()
            with self._lock:
                self._carrier = carrier
            try:
                while self._is_wanted:
                    self._listen(carrier)
            finally:
                self.is_live = False
                with self._lock:
                    self._carrier = None
                carrier.close()

    def _listen(self, carrier: HubCarrier) -> None:
        began = threading.Event()
        started = time.monotonic()
        try:
            for answer in carrier.live(self._request(), once=self._short_lived >= 2):
                self.is_live = True
                began.set()
                if answer is not None:
                    self._hear(answer)
                if not self._is_wanted:
                    return
        finally:
            if began.is_set() and time.monotonic() - started < SHORT_LIVED_S:
                self._short_lived += 1
