"""A console at its hub as the desk has it: the courier lane, and a thread that owns the register."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from console.exchange import admin
from console.exchange.lane import Lane
from console.exchange.listening import Stopped
from console.exchange.member import HUB, carrier_of
from console.model.shown_exchange import Link, LinkState
from sync.hub.store import Store
from sync.joining import SCOPE
from tests.conftest import Clock
from tests.exchange.parts import Console, Ministry
from tests.proxy import Proxy
from tests.sync.members import told
from tests.sync.served import serving, wall_ms

PATIENCE_S = 20.0


class WallClock(Clock):
    def __call__(self) -> int:
        return wall_ms()


class Desk:
    """One console whose register a thread owns; the link tells it what it does."""

    def __init__(self, console: Console) -> None:
        self.console, self.member = console, console.member
        self._writer = ThreadPoolExecutor(1, "writer")
        self._changed = threading.Condition()
        self.states: list[LinkState] = []
        self.broke: list[Exception] = []
        self.slow_s = 0.0
        self.lane = Lane(self._turn, self._carrier, self._told, lambda _: self._wake(), console.clock, self._broke)

    def _turn(self, work: Callable[[Any], Any]) -> Any:
        def does() -> Any:
            time.sleep(self.slow_s)
            return work(self.member)

        try:
            return self._writer.submit(does).result()
        except (RuntimeError, CancelledError):
            raise Stopped from None

    def _carrier(self) -> Any:
        return self._turn(lambda member: carrier_of(member.register, member.device))

    def _told(self, state: LinkState) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def _broke(self, trouble: Exception) -> None:
        self.broke.append(trouble)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def write(self, name: str) -> int:
        person: int = self._writer.submit(self.console.person, name).result()
        self.lane.written()
        return person

    def until(self, is_so: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
        """Wait until something told makes it so; how long it took."""
        began = time.monotonic()
        with self._changed:
            while not is_so():
                left = began + seconds - time.monotonic()
                assert left > 0, (self.lane.state, self.names())
                self._changed.wait(min(left, 0.05))
        return time.monotonic() - began

    def until_link(self, link: Link, seconds: float = PATIENCE_S) -> LinkState:
        self.until(lambda: self.lane.state.link is link, seconds)
        return self.lane.state

    def until_live(self) -> None:
        self.until_link(Link.UP_TO_DATE)
        self.until(lambda: self.lane._listener.is_live)

    def names(self) -> set[str]:
        return set(self._writer.submit(self.console.people).result().values())

    def stop(self) -> bool:
        began = time.monotonic()
        has_ended = self.lane.stop()
        assert time.monotonic() - began < 2.2
        self._writer.shutdown()
        return has_ended


class Held:
    """A hub behind a link of our own."""

    def __init__(self, ministry: Ministry, folder: Path) -> None:
        self.proxy = Proxy()
        self.file = folder / "hub.db"
        self.ministry = ministry
        office = ministry.jakarta
        wires = [wire for answer in admin.founding(office.member) for wire in answer.entries]
        with contextlib.closing(self.store()) as store:
            root = office.member.device.root
            store.init(root, found=lambda connection: told(connection, list(wires)))
        self._serving: contextlib.ExitStack | None = None

    def store(self) -> Store:
        return Store.open(f"sqlite:///{self.file}")

    def begin(self) -> None:
        self._serving = stack = contextlib.ExitStack()
        store = self.store()
        stack.callback(store.close)
        authority = stack.enter_context(serving(store, known_as=self.proxy.authority))
        self.proxy.target = int(authority.rpartition(":")[2])

    def end(self) -> None:
        self.proxy.target = 0
        if self._serving is not None:
            self._serving.close()
            self._serving = None

    def tell(self, *consoles: Console) -> None:
        """Where the hub is."""
        for console in consoles:
            console.opened.post.register.keep(SCOPE, HUB, f"http://{self.proxy.authority}")

    def close(self) -> None:
        self.proxy.close()
        self.end()


@contextlib.contextmanager
def held(ministry: Ministry, folder: Path) -> Iterator[Held]:
    with contextlib.closing(Held(ministry, folder)) as hub:
        hub.begin()
        yield hub


@contextlib.contextmanager
def running(*desks: Desk) -> Iterator[None]:
    for desk in desks:
        desk.lane.start()
    try:
        yield
    finally:
        ended = [desk.stop() for desk in desks]
    assert all(ended)
    assert not [desk.broke for desk in desks if desk.broke]
    assert not [thread.name for thread in threading.enumerate() if thread.name in ("courier", "listener")]
