"""The courier lane: the only thread that waits on the network. It exchanges when there is something to, hears what is new as it comes, and says
truthfully what it is doing.

    exchange      until neither side has anything more; every quarter of an hour also when all is quiet, for the hub's receipt
    listen        a live stream of its own (``console.exchange.listening``)
    back off      after a fault, longer each time, with jitter: a thousand consoles must not come back in one second

It touches the register only by turns on the writer's lane, one envelope at a time.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from console.exchange import syncing
from console.exchange.listening import Carrying, Listener, Stopped, back_off_s
from console.exchange.member import Member
from console.exchange.syncing import Synced, Turn
from console.faults import Fault, StoreFault
from console.model.shown_exchange import ExchangeBrief, Link, LinkState
from console.register.reading import exchange
from console.register.touched import Touched
from sync.answered import NOTHING
from sync.carriers.hub import HubCarrier
from sync.frames import Answer, Request, write_request

POLL_S, POLL_THIN_S = 30.0, 120.0  # between exchanges while no live stream stands
QUIET_S = 900.0  # at the latest, also while one stands: the word "up to date" is the hub's, and it must not grow old
RECEIPT_S, RECEIPT_THIN_S = 20.0, 300.0  # so long after news what is here is said at the latest: not of every envelope
NEWS_MAX = 8  # what the stream brought and is not taken in yet; beyond it the stream waits


class Lane:
    """Runs until ``stop``. All public methods may be called from any thread and never wait.

    turn: see ``syncing.Turn``; raises Stopped once the lanes are. carrier: a new way to the hub, raises InputFault ``hub-unknown`` without one.
    told: hears the state of the link; touched: hears what came; broke: hears once of an error of our own. clock: UTC milliseconds.
    """

    def __init__(
        self,
        turn: Turn,
        carrier: Callable[[], HubCarrier],
        told: Callable[[LinkState], None],
        touched: Callable[[Touched], None],
        clock: Callable[[], int],
        broke: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        self._turn, self._told_to, self._touched, self._clock, self._broke = turn, told, touched, clock, broke
        self._lock = threading.Lock()
        self._state = LinkState(Link.NEVER)
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._is_paused = self._is_asked = self._is_thin = self._is_broken = False
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._news: queue.Queue[Answer] = queue.Queue(NEWS_MAX)
        self._carrying = Carrying(carrier)
        self._listener = Listener(
            self._next_request, carrier, self._news, self._wake.set, self._look_again, self._hear_of
        )
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._failures = 0
        self._receipt_at: float | None = None  # monotonic, as the next: a clock that is set must not move them
        self._exchanged_at = 0.0

    def start(self) -> None:
        """Begin; the first exchange is at once."""
        self._is_asked = True
        self._thread.start()

    def stop(self, wait_s: float = 2.0) -> bool:
        """End, whatever it waits for; whether it has ended in time."""
        until_s = time.monotonic() + wait_s
        self._stopping.set()
        self._carrying.stop()
        self._listener.rest()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(wait_s)
        return not self._thread.is_alive() and self._listener.join(until_s - time.monotonic())

    def exchange_now(self) -> None:
        """Exchange at once, whatever it waits for, and by new connections: the hub may have moved, and those there are may be dead."""
        self._carrying.renew()
        self._listener.rest()
        self._is_asked, self._failures = True, 0
        self._wake.set()

    def written(self) -> None:
        """Something was written here: it goes at once when the link stands."""
        self._wake.set()

    def pause(self, is_paused: bool) -> None:
        """Stop exchanging until further notice, or go on. What is under way is cut off: nothing is lost by it."""
        self._is_paused, self._is_asked = is_paused, not is_paused
        if is_paused:
            self._listener.rest()
            self._carrying.cut()
        self._wake.set()

    def take_thin(self, is_thin: bool) -> None:
        """Whether the link is to be taken for a thin one."""
        self._is_thin = is_thin
        self._tell(lambda state: replace(state, is_thin=is_thin))
        self._wake.set()

    def read_file(self, path: Path, root: bytes, done: Callable[[Synced | Fault], None]) -> None:
        """Take an exchange file in, between exchanges: of two who took something in at once, one would be wrong."""

        def work() -> None:
            try:
                done(syncing.read_file(self._turn, path, root, self._announce))
            except Fault as fault:
                done(fault)
            except Exception as trouble:
                done(StoreFault("exchange-broke"))
                self._hear_of(trouble)

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
        self._listener.rest()
        self._carrying.close()

    def _step(self) -> None:
        self._do_work()
        if self._is_paused:
            self._listener.rest()
            self._carrying.close()
            self._tell_link(Link.PAUSED)
            self._wait(None)
            return
        try:
            self._take_news()
            if self._is_due():
                self._exchange()
            if not self._is_paused:
                self._listener.begin()
        except Fault as fault:  # the link, a hub nobody told of, the disk: it is told, and tried again
            self._back_off(fault)
        except Stopped:
            raise
        except Exception as trouble:  # ours: the rest of the console goes on, and this is tried again too
            self._hear_of(trouble)
            self._back_off(StoreFault("exchange-broke"))
        else:
            self._failures = 0
            self._wait(self._pause_s())

    def _exchange(self) -> None:
        self._is_asked = False
        self._receipt_at = None
        carrier = self._carrying.take()
        synced = self._until_done(carrier)
        if self._is_going and syncing.follow_up(self._turn, synced):
            self._until_done(carrier)
        if not self._is_going:
            return
        self._exchanged_at = time.monotonic()
        if self._brief().waiting:
            self._tell_link(Link.IDLE)
        else:
            self._tell_link(Link.UP_TO_DATE, last_ms=self._clock())

    @property
    def _is_going(self) -> bool:
        return not (self._is_paused or self._stopping.is_set())

    def _until_done(self, carrier: HubCarrier) -> Synced:
        synced, total = Synced(), self._brief().waiting
        while True:
            self._tell_progress(synced, total)
            is_more = syncing.exchange(self._turn, carrier, synced, is_thin=self._is_thin)
            self._announce(synced)
            if not is_more or not self._is_going:
                return synced
            self._do_work()

    def _tell_progress(self, synced: Synced, total: int) -> None:
        """A look whether there is anything, on a link that is known to stand, is no exchange to speak of."""
        if total or synced.round_trips or self._state.link is not Link.UP_TO_DATE:
            left = self._brief().waiting
            moved = synced.bytes_up + synced.bytes_down
            self._tell_link(Link.EXCHANGING, done=max(0, total - left), total=total, done_bytes=moved)

    def _announce(self, synced: Synced) -> None:
        changed = synced.changed
        synced.touched.clear()
        self._touched(changed)

    def _take_news(self) -> None:
        """What the live stream brought."""
        while self._is_going and not self._news.empty():
            answer = self._news.get()
            synced = Synced()
            try:
                synced.add(syncing.take(self._turn, NOTHING, answer))
            finally:
                self._news.task_done()
            self._announce(synced)
            if self._receipt_at is None and (answer.news or answer.entries or answer.wraps):
                self._receipt_at = time.monotonic() + (RECEIPT_THIN_S if self._is_thin else RECEIPT_S)
            if answer.wraps or answer.entries:
                self._is_asked = True  # keys that are due, and what can be sealed with those that came

    def _look_again(self) -> None:
        """On the listener's thread: the stream has ended, the hub may be gone."""
        self._is_asked = True
        self._wake.set()

    def _is_due(self) -> bool:
        """Whether there is a reason to exchange: asked for, its time has come, or something waits."""
        return self._is_asked or not self._pause_s() or bool(self._turn(_has_to_send))

    def _pause_s(self) -> float:
        """Until it exchanges by itself."""
        poll_s = POLL_THIN_S if self._is_thin else POLL_S
        due = self._exchanged_at + (QUIET_S if self._listener.is_live else poll_s)
        if self._receipt_at is not None:
            due = min(due, self._receipt_at)
        return max(0.0, due - time.monotonic())

    def _back_off(self, fault: Fault) -> None:
        self._listener.rest()
        self._carrying.close()
        if not self._is_going:
            return  # it was cut off on purpose
        wait_s = back_off_s(self._failures)
        self._failures += 1
        until_ms = self._clock() + int(wait_s * 1000)
        self._tell_link(Link.RETRYING, until_ms=until_ms, fault=fault.code, details=fault.details)
        self._is_asked = True
        self._sit_out(wait_s)

    def _wait(self, seconds: float | None) -> None:
        self._wake.wait(seconds)
        self._wake.clear()

    def _sit_out(self, seconds: float) -> None:
        """What is written meanwhile does not make it knock sooner; who asks, pauses or has a file does."""
        end_s = time.monotonic() + seconds
        while self._failures and self._is_going and self._work.empty():
            left_s = end_s - time.monotonic()
            if left_s <= 0:
                return
            self._wait(left_s)

    def _do_work(self) -> None:
        while not self._work.empty():
            self._work.get()()

    def _hear_of(self, trouble: Exception) -> None:
        """Once: whoever hears of it cannot mend it while it is tried again."""
        if not self._is_broken:
            self._is_broken = True
            self._broke(trouble)

    def _next_request(self) -> bytes:
        """On the listener's thread: from where it wants to hear."""

        def work(member: Member) -> Request:
            courier = member.courier
            with member.register.reading() as connection:
                return courier.listening(connection)

        return write_request(self._turn(work))

    def _brief(self) -> ExchangeBrief:
        def work(member: Member) -> ExchangeBrief:
            with member.register.reading() as connection:
                return exchange.brief(connection)

        return self._turn(work)

    def _tell_link(self, link: Link, *, last_ms: int | None = None, **more: Any) -> None:
        """Nothing of an earlier state is carried over but the last receipt and the kind of link."""
        self._tell(lambda state: LinkState(link, last_ms or state.last_ms, is_thin=self._is_thin, **more))

    def _tell(self, become: Callable[[LinkState], LinkState]) -> None:
        with self._lock:
            state = become(self._state)
            if state != self._state:
                self._state = state
                self._told_to(state)


def _has_to_send(member: Member) -> bool:
    return member.courier.has_to_send()
