"""Two consoles of one mission and their hub: real registers, a real process that serves, a line for each console that counts and may be thin."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from console.exchange import admin, syncing
from console.exchange.lane import Lane
from console.exchange.member import Member
from console.exchange.syncing import Synced
from console.model.shown_exchange import LinkState
from console.register import log
from console.register.register import Register
from console.register.touched import Touched
from sync.carriers.hub import HubAddress, HubCarrier
from sync.frames import MAGIC, write_pieces
from tests.bench.shaping import OPEN, Link, Shape, linked
from tests.exchange.parts import MISSIONS, ROOT, Console, Ministry
from tests.guards.source import ROOT as SOURCE
from tests.sync.programs import served
from tests.sync.served import a_certificate, wall_ms

T = TypeVar("T")
MISSION = "KRT"
_PATIENCE_S = 120.0


class Desk:
    """A console at its line."""

    def __init__(self, console: Console, link: Link, address: HubAddress, authority: str) -> None:
        self.console, self.link = console, link
        self.member: Member = console.member
        self.register: Register = self.member.register
        self.officer = console.opened.post.officer
        self._address, self._authority = address, authority
        self._alone = threading.RLock()
        self._came = threading.Condition()
        self._touched = 0
        self._moved_s = 0.0
        self.states: list[LinkState] = []
        self.connected = threading.Event()
        self.lane: Lane | None = None

    def turn(self, work: Callable[[Member], T]) -> T:
        """See ``syncing.Turn``: one at a time, as on the writer's lane."""
        with self._alone:
            return work(self.member)

    def carrier(self) -> HubCarrier:
        """A new way to the hub over this console's line."""
        device = self.member.device
        carrier = HubCarrier(self._address, device.id, device.session_key, self.register.clock)
        carrier._http.authority = self._authority  # the line's port is not the hub's, and what is signed is the hub's
        return carrier

    def sync(self, *, is_thin: bool = False) -> Synced:
        """Exchange until neither side has anything more, as ``posko sync`` does."""
        carrier = self.carrier()
        try:
            return syncing.sync(self.turn, carrier, is_thin=is_thin)
        finally:
            carrier.close()

    def record(self, changes: list, lane: log.Lane = log.Lane.EDIT) -> None:  # type: ignore[type-arg]
        """Write them; the lane is told, as at the desk."""
        with self._alone:
            self.register.record(changes, self.officer, lane=lane)
        if self.lane is not None:
            self.lane.written()

    def value(self, table: str, column: str, record: int) -> object:
        """What the register shows."""
        with self._alone, self.register.reading() as connection:
            return connection.exec_driver_sql(f"SELECT {column} FROM {table} WHERE id = ?", (record,)).scalar()

    def wires(self, lane: log.Lane) -> list[int]:
        """The sizes of this author's envelopes, in order."""
        sql = "SELECT length(wire) FROM envelope WHERE author = ? AND lane = ? ORDER BY compartment, first_seq"
        with self._alone, self.register.reading() as connection:
            return list(connection.exec_driver_sql(sql, (self.member.author, int(lane))).scalars())

    @contextmanager
    def online(self, *, is_thin: bool) -> Iterator[None]:
        """With its lane running, once a stream stands."""
        self.lane = Lane(self.turn, self.carrier, self.states.append, self._hear, self.register.clock)
        self.lane.take_thin(is_thin)
        self.lane.start()
        try:
            end_s = time.monotonic() + _PATIENCE_S
            while not self.lane._listener.is_live and time.monotonic() < end_s:
                time.sleep(0.05)
            yield
        finally:
            self.lane.stop(10)
            self.lane = None

    def until_touched(self, is_so: Callable[[], bool]) -> float:
        """Wait until what came makes it so; the moment it came."""
        with self._came:
            if not self._came.wait_for(is_so, _PATIENCE_S):
                raise TimeoutError
            return self._moved_s

    def _hear(self, touched: Touched) -> None:
        with self._came:
            self._moved_s = time.perf_counter()
            self._came.notify_all()


class World:
    """hub: a process. a, b: consoles of the mission; c: one more, that comes to it new."""

    def __init__(self, folder: Path, stack: ExitStack, *, tls: bool, shape: Shape = OPEN) -> None:
        ministry = Ministry(folder, wall_ms, stack)  # type: ignore[arg-type]
        ministry.found(MISSION)
        consoles = [ministry.join(name, f"Pejabat {name}", MISSION) for name in "abc"]
        certificate = a_certificate(folder, "hub") if tls else None
        self.hub = stack.enter_context(_hub(folder, ministry, certificate))
        port = int(self.hub.partition(":")[2])
        ca = certificate[0].read_text() if certificate else ""
        desks = []
        for console in [ministry.jakarta, *consoles]:
            link = stack.enter_context(linked(port, shape if console is not ministry.jakarta else OPEN))
            address = HubAddress(f"http{'s' if tls else ''}://127.0.0.1:{link.port}", ca)
            desks.append(Desk(console, link, address, self.hub))
        self.jakarta, self.a, self.b, self.c = desks
        self.mission = MISSIONS[MISSION]


@contextmanager
def _hub(folder: Path, ministry: Ministry, certificate: tuple[Path, Path] | None) -> Iterator[str]:
    founding = folder / "founding.posko"
    founding.write_bytes(MAGIC + b"".join(write_pieces(admin.founding(ministry.jakarta.member))))
    root = ROOT.public_key().public_bytes_raw().hex()
    command = [sys.executable, "-m", "sync.hub", "init", "--data", str(folder / "hub"), "--root", root, "--founding", str(founding)]  # fmt: skip
    subprocess.run(command, check=True, cwd=SOURCE, stdout=subprocess.DEVNULL)
    tls = ("--cert", certificate[0], "--key", certificate[1]) if certificate else ()
    with served(folder, "--data", folder / "hub", *tls) as hub:
        yield hub.authority


@contextmanager
def world(folder: Path, *, tls: bool, shape: Shape = OPEN, settled: bool = True) -> Iterator[World]:
    """settled: what enrolment left behind (log, keys, receipts) has been exchanged, over a line that costs nothing."""
    with ExitStack() as stack:
        made = World(folder, stack, tls=tls, shape=OPEN if settled else shape)
        if settled:
            for desk in (made.jakarta, made.a, made.b, made.a, made.b):
                desk.sync()
            for desk in (made.a, made.b, made.c):
                desk.link.reshape(shape)
        yield made
