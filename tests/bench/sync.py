"""What the exchange costs beside its floor, its aim and the peers: ``python -m tests.bench.sync [--quick] [--shared DIR]``. Prints; asserts nothing.

Real consoles, the real hub in a process of its own, and lines that count each byte; a thin one passes 64 kbit/s each way and needs 600 ms there and
back. The rows and updates are those the peers were measured on. The peers' figures are read where their results lie; they were measured earlier.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.duty import roster, roster_child
from console.duty.post import Post
from console.exchange import syncing
from console.exchange.syncing import Synced
from console.faults import LinkFault
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.shapes import Ask
from console.register.log import Lane
from console.register.reading import incidents as asked_of
from tests.bench import people
from tests.bench.shaping import OPEN, THIN, Shape
from tests.bench.sync_work import Row, Written, peers_rows, peers_updates, unseen_changes, unseen_rows, xz_csv, xz_json
from tests.bench.sync_world import MISSION, Desk, World, world
from tests.bench.table import heading

SEED = 20261124  # of the peers' workload
STEP_MS = 211  # between two of the peers' updates
LIVE_TIMES = 30
NEW_DEVICE = 100_000  # rows
SHARED = Path(__file__).parents[3] / "shared"
_ROSTER = "data/lapor-diri-khartoum.xlsx"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    rows: int
    thin_rows: int
    live: int
    first: int


WHOLE, QUICK = Size(10_000, 10_000, LIVE_TIMES, 100_000), Size(1_000, 150, 3, 1_000)


def main() -> None:
    """Run the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="less of everything: below a minute")
    options.add_argument("--shared", type=Path, default=SHARED, help="folder with the peers' results and a roster")
    options.add_argument("--only", choices=list(PARTS), action="append", help="some parts of it")
    asked = options.parse_args()
    gc.set_threshold(100_000, 20, 100)  # as the command line does
    size = QUICK if asked.quick else WHOLE
    heading(f"{size.rows:,} rows; thin: {THIN.kbps:.0f} kbit/s, {THIN.rtt_ms:.0f} ms there and back")
    if asked.quick:
        print("Quick: fewer rows, so that figures of whole jobs are smaller than their aims, which are for 10,000.")
    peers = Peers(asked.shared / "peers" / "results")
    for name in asked.only or PARTS:
        PARTS[name](size, peers)
    if asked.only is None or "codec" in asked.only:
        _roster(asked.shared / _ROSTER)


class Peers:
    """What was measured of others on the same work, in another run."""

    def __init__(self, folder: Path) -> None:
        names = ("anki", "evolu", "pouchdb", "rxdb", "tinybase", "anki-1000-shaped", "evolu-1000-shaped")
        self._told = {
            name: json.loads(path.read_text()) for name in names if (path := folder / f"{name}.json").exists()
        }
        if not self._told:
            print(f"No results of peers are in {folder}: their column stays empty.")

    def __call__(self, read: Callable[[dict[str, Any]], float], form: str, suffix: str = "") -> str:
        """The figure of each peer that has it. read: from its results."""
        found = []
        for name, told in self._told.items():
            try:
                if name.endswith(suffix) and name.endswith("shaped") is bool(suffix):
                    found.append(f"{name.removesuffix(suffix)} {format(read(told), form)}")
            except (KeyError, TypeError):
                continue
        return ", ".join(found)


def row(work: str, floor: str, aim: str, ours: str, peers: str = "") -> None:
    """One row of the table."""
    print(f"{work:<58} floor {floor:>8} | aim {aim:>16} | ours {ours:<34} | {peers}", flush=True)


@contextmanager
def _world(*, tls: bool, shape: Shape = OPEN) -> Iterator[World]:
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), tls=tls, shape=shape) as made:
        yield made


def _fill(desk: Desk, mission: int, rows: Sequence[Row]) -> Written:
    written = Written(desk.register, mission)
    for changes in written.rows(rows):
        desk.record(changes, Lane.BULK)
    return written


def _bytes(size: Size, peers: Peers) -> None:
    """What travels, and how long it takes where the line costs nothing."""
    rng = random.Random(SEED)
    rows = peers_rows(rng, size.rows)
    updates = list(peers_updates(rng, rows, size.rows))
    with _world(tls=False) as here:
        began = time.perf_counter()
        written = _fill(here.a, here.mission, rows)
        recorded = time.perf_counter() - began
        _push(here, recorded, rows, peers)
        _one_edit(here, written)
        _updates(here, written, updates, peers)
        same = here.a.console.digest() == here.b.console.digest()
        row("both consoles show the same", "", "yes", "yes" if same else "NO")


def _push(here: World, recorded: float, rows: Sequence[Row], peers: Peers) -> None:
    here.a.link.forget()
    here.b.link.forget()
    began = time.perf_counter()
    here.a.sync()
    pushed = time.perf_counter()
    here.b.sync()
    took, pull = pushed - began, time.perf_counter() - pushed
    size = sum(here.a.wires(Lane.BULK))
    xz = xz_json(rows)
    label = f"{len(rows):,} rows"
    row(f"{label}, bytes of envelopes (xz -9e of their JSON {xz:,})", "172 kB", "280 kB, 0.55 xz", f"{size:,} B, {size / xz:.2f} xz",
        peers(lambda told: told["bulk"]["pushBytes"].get("up") or told["bulk"]["pushBytes"]["A"]["up"], ",.0f"))  # fmt: skip
    row(
        f"{label}, all bytes of A up, down; of B up, down",
        "",
        "",
        f"{here.a.link.up:,}, {here.a.link.down:,}; {here.b.link.up:,}, {here.b.link.down:,}",
    )
    row(f"{label}, A -> hub -> B, line without limit", "", "1.2 s", f"{took + pull:.2f} s ({took:.2f} + {pull:.2f})",
        peers(lambda told: told["bulk"]["push_s"] + told["bulk"]["pull_s"], ".2f"))  # fmt: skip
    row(
        f"{label}, recorded at A before that",
        "",
        "",
        f"{recorded:.2f} s",
        peers(lambda told: told["bulk"]["localWrite_s"], ".2f"),
    )


def _one_edit(here: World, written: Written) -> None:
    for field, value, aim, peer in (
        ("status", "verified", 155, "evolu 146, unsigned"),
        ("phone", "+6281234567890", 168, ""),
    ):
        here.a.record([written.update(7, field, value)])
        here.a.sync()
        row(f"one edit of a {field}, bytes of its envelope", "90", f"{aim} B", f"{here.a.wires(Lane.EDIT)[-1]} B", peer)
    here.b.sync()


def _updates(here: World, written: Written, updates: Sequence[tuple[int, str, Any]], peers: Peers) -> None:
    """Recorded one by one, each at the moment the workload gives it, and sent after a day without a line."""
    before = sum(here.a.wires(Lane.EDIT))
    wall, start = here.a.register.clock, here.a.register.clock()
    began = time.perf_counter()
    for number, update in enumerate(updates):
        here.a.register.clock = lambda number=number: start + number * STEP_MS  # type: ignore[misc]
        here.a.record([written.update(*update)])
    recorded = time.perf_counter() - began
    here.a.register.clock = wall
    began = time.perf_counter()
    here.a.sync()
    here.b.sync()
    took = time.perf_counter() - began
    size = sum(here.a.wires(Lane.EDIT)) - before
    label = f"{len(updates):,} updates"
    row(f"{label}, bytes of envelopes", "50 kB", "55 kB", f"{size:,} B, {size / len(updates):.2f} B each",
        peers(lambda told: told["updates10k"]["A"]["up"], ",.0f"))  # fmt: skip
    row(
        f"{label}, A -> hub -> B, line without limit", "", "", f"{took:.2f} s (recorded one by one in {recorded:.1f} s)"
    )


def _thin(size: Size, peers: Peers) -> None:
    """A line of 64 kbit/s with TLS: rows, catching up, one edit live."""
    rows = peers_rows(random.Random(SEED), size.thin_rows)
    with _world(tls=True, shape=THIN) as here:
        written = _fill(here.a, here.mission, rows)
        up, down = _timed(here.a), _timed(here.b)
        shown = peers(lambda told: told["bulk"]["push_s"], ".1f", "-1000-shaped")
        label = f"{len(rows):,} rows at 64 kbit/s with TLS"
        row(f"{label}, up", "22 s", "39 s", str(up), f"1,000 rows: {shown}" if shown else "")
        row(f"{label}, down and taken in", "22 s", "39 s", str(down))
        reckoned = down.began_s + down.took_s * NEW_DEVICE / len(rows)
        row(
            f"new device, {NEW_DEVICE:,} rows: reckoned of these", "221 s", "370 s", f"{reckoned:.0f} s", "anki ~22 min"
        )
        _catch_up(here)
        _live(here, written, size.live, peers)


@dataclass(frozen=True, slots=True)
class Timed:
    """An exchange. began_s: until a session stood; took_s: from there."""

    began_s: float
    took_s: float
    trips: int

    def __str__(self) -> str:
        return f"{self.took_s:.1f} s, {self.trips} trips (+ {self.began_s:.1f} s to begin)"


def _timed(desk: Desk) -> Timed:
    """An exchange until nothing is left, over a new connection."""
    carrier = desk.carrier()
    began = time.perf_counter()
    carrier._begin()
    stood = time.perf_counter()
    synced = Synced()
    while syncing.exchange(desk.turn, carrier, synced, is_thin=True):
        pass
    took = time.perf_counter() - stood
    carrier.close()
    return Timed(stood - began, took, synced.round_trips)


def _catch_up(here: World) -> None:
    """Both wrote while there was no line; A comes back after B has."""
    here.a.sync(is_thin=True)
    here.b.console.person("Siti Contoh")
    here.b.sync(is_thin=True)
    here.a.console.person("Budi Contoh")
    timed = _timed(here.a)
    row("catch-up after an outage, something new on both sides", "1 trip", "1 trip", str(timed), "evolu 2, others more")


def _live(here: World, written: Written, times: int, peers: Peers) -> None:
    took: list[float] = []
    with here.a.online(is_thin=True), here.b.online(is_thin=True):
        for number in range(times + 1):
            value = f"safe-{number}"
            person = written.persons[number]
            began = time.perf_counter()
            here.a.record([written.update(number, "status", value)])
            came = here.b.until_touched(
                lambda person=person, value=value: here.b.value("person", "flags", person) == value
            )  # type: ignore[misc]
            took.append(came - began)
            time.sleep(1.5)  # the answer to A has come: each edit is measured alone
    row(f"one edit live at 64 kbit/s, 600 ms, TLS, median of {times}", "0.64 s", "0.75 s",
        f"{statistics.median(took[1:]):.2f} s (most {max(took[1:]):.2f})", peers(lambda told: (told.get("one_live") or told["one"])["s"], ".2f", "-1000-shaped"))  # fmt: skip


def _cut(size: Size, _: Peers) -> None:
    """The line breaks in the middle of an upload; the next exchange goes on."""
    rows = peers_rows(random.Random(SEED), size.rows)
    shape = Shape(512, 100)
    sizes = []
    for at in (None, 0.55):
        with _world(tls=False, shape=shape) as here:
            _fill(here.a, here.mission, rows)
            here.a.link.forget()
            if at is not None:
                here.a.link.cut_after(int(sizes[0] * at))
            try:
                here.a.sync(is_thin=True)
            except LinkFault:
                here.a.sync(is_thin=True)
            sizes.append(here.a.link.up)
    row(
        "line cut in mid-upload, bytes sent again",
        "0",
        "32 kB",
        f"{sizes[1] - sizes[0]:,} B of {sizes[0]:,}",
        "anki: everything again",
    )


def _first(size: Size, _: Peers) -> None:
    """A mission's whole register goes to the hub, and comes to a console that is new."""
    with _world(tls=True) as here:
        began = time.perf_counter()
        for changes in people.changes(here.a.register, size.first, mission=here.mission):
            here.a.record(changes, Lane.BULK)
        recorded = time.perf_counter() - began
        for desk in (here.a, here.c):
            desk.link.forget()
        began = time.perf_counter()
        here.a.sync()
        pushed = time.perf_counter()
        here.c.sync()
        pulled = time.perf_counter() - pushed
        up, down = here.a.link.up, here.c.link.down
    label = f"{size.first:,} people, 16 fields"
    row(
        f"{label}: first exchange, line without limit",
        "",
        "",
        f"{pushed - began:.1f} s up ({up:,} B), {pulled:.1f} s down",
    )
    thin_s = down * (1_460 + 40) / 1_460 * 8 / (THIN.kbps * 1000)
    row(f"{label}: new device at 64 kbit/s, reckoned of its bytes", "", "", f"{max(thin_s, pulled):.0f} s ({down:,} B)")
    print(f"  (recorded in {recorded:.1f} s; four records a person, of more fields than the peers' rows)")


def _codec(size: Size, _: Peers) -> None:
    """Against ``xz -9e`` on a roster as it came, and on rows nobody tuned anything on."""
    rows = unseen_rows(size.rows)
    with _world(tls=False) as here:
        changes = list(unseen_changes(here.a.register, here.mission, rows))
        for start in range(0, len(changes), 3_000):
            here.a.record(changes[start : start + 3_000], Lane.BULK)
        here.a.sync()
        ours = sum(here.a.wires(Lane.BULK))
    fields = sorted(set().union(*rows))
    xz = xz_csv(fields, [[each.get(field, "") for field in fields] for each in rows])
    row(
        f"{size.rows:,} unseen rows against xz -9e of their CSV ({xz:,})",
        "",
        "0.9 xz",
        f"{ours:,} B, {ours / xz:.2f} xz",
    )


def _roster(file: Path) -> None:
    """A roster as it came, through the import of the desk."""
    if not file.exists():
        print(f"  ({file} is not here; --shared DIR names the folder)")
        return
    with _world(tls=False) as here:
        post: Post = here.a.console.opened.post
        with post.asking() as connection:
            line = asked_of.mission_by_code(connection, MISSION)
        ask = Ask(today="2026-11-24", calling_code=CALLING_CODES.get(line.country, ""))
        reading = roster_child.read(file, ask)
        with post.asking() as connection:
            plan = roster.propose(connection, reading, line)
        plan.file_name = file.name
        roster.apply(post, plan)
        here.a.sync()
        ours = sum(here.a.wires(Lane.BULK))
    table = _table(file)
    xz = xz_csv(table[0], table[1:])
    row(
        f"{file.name}, {len(reading.rows):,} rows, against xz -9e of its CSV ({xz:,})",
        "",
        "0.9 xz",
        f"{ours:,} B, {ours / xz:.2f} xz",
    )


def _table(file: Path) -> list[list[Any]]:
    """The cells of the largest sheet as they stand in the file."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return max(sheets, key=len)


PARTS: dict[str, Callable[[Size, Peers], None]] = {
    "bytes": _bytes,
    "codec": _codec,
    "cut": _cut,
    "thin": _thin,
    "first": _first,
}

if __name__ == "__main__":
    main()
