"""Proof that the simulator bites: bugs planted in a copy of the tree, one at a time; each must turn a bounded run red.

A bug is a replacement of text that must stand exactly once: when the code it was written for changes, the proof fails until it is looked at
again. ``make planted`` tries all; the test beside it a few that fail fast.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TREE = ("console", "sync", "tests")
SEEDS_MAX = 300  # a bug that so many schedules do not show is not caught
SECONDS_MAX = 480
_LOOK = """
import sys
from tests.sim.run import run
for seed in range(int(sys.argv[1])):
    result = run(seed)
    if result.broken:
        print(seed, result.broken)
        sys.exit(1)
"""


@dataclass(frozen=True, slots=True)
class Bug:
    """name: what goes wrong. old stands exactly once in the file, and becomes new. fast: so soon found that every test run tries it."""

    name: str
    file: str
    old: str
    new: str
    fast: bool = False
    seeds: int = SEEDS_MAX


BUGS = (
    Bug("the incoming value against the shown one, not all that stand", "console/register/cells.py",
        "        if not any(other is not write and other.seen.covers(write.dot) for other in writes)\n",
        "        if write is writes[-1] or not writes[-1].seen.covers(write.dot) and write is writes[-2]\n", fast=True),
    Bug("the cursor is committed before what it stands for", "sync/courier.py",
        "        pieces = [self._register.receive(parts, [kept]) for kept, parts in arriving.pieces]\n        return self.finish(arriving, pieces)\n",
        "        outcome = self.finish(arriving, [])\n        for kept, parts in arriving.pieces:\n            self._register.receive(parts, [kept])\n        return outcome\n"),
    Bug("a restored console gives the numbers of its records twice", "console/register/register.py",
        "            self._catch_up(connection, {each.author for each in received})\n", ""),
    Bug("a fork is taken in", "sync/receiving.py",
        "    is_next = header.first_seq == chain.last_seq + 1 and header.prev == chain.link\n",
        "    is_next = header.first_seq == chain.last_seq + 1\n"),
    Bug("a restored hub is not offered anything again", "console/register/carrying.py",
        '        connection.exec_driver_sql("UPDATE envelope SET hub_seq = NULL WHERE hub_seq IS NOT NULL")\n', ""),
    Bug("wrapped keys are not offered to a restored hub", "console/register/carrying.py",
        '        connection.exec_driver_sql("DELETE FROM carried")\n', "        connection.exec_driver_sql(\"DELETE FROM carried WHERE name NOT LIKE 'wrap:%'\")\n", seeds=1_200),
    Bug("what an author saw in his own other lane is forgotten", "console/register/log.py",
        "    seen_own = known(connection, compartment, author, 1 - lane)\n", "    seen_own = 0\n"),
    Bug("late work of a revoked console is not set aside", "sync/receiving.py",
        "        if not self._membership.counts(compartment, header.author, int(header.lane), header.last_seq, envelope.link):\n", "        if False:\n"),
    Bug("a gap is ignored at the hub", "sync/hub/chains.py",
        "    if header.first_seq > last_seq + 1:\n        return Ack(Taken.GAP, last_seq + 1)\n", ""),
    Bug("a late edit brings back what was withdrawn", "console/register/cells.py",
        "        edit.dot == each.dot or edit.seen.covers(each.dot) or each.seen.covers(edit.dot) for each in withdrawals\n",
        "        edit.dot == each.dot or edit.seen.covers(each.dot) for each in withdrawals\n"),
    Bug("an edit beside a withdrawal vanishes", "console/register/cells.py",
        "    if beside := _living_in_conflict(standing):\n", "    if beside := ():\n", fast=True),
    Bug("what a newer version wrote is dropped", "console/register/bundle.py",
        "            part[-1][2].append(values)\n", "            part[-1][2].append({key: value for key, value in values.items() if isinstance(key, str)})\n"),
    Bug("what a newer version wrote is told no more", "console/register/refold.py",
        "        if not reason and any(each.is_newer for each in past):\n            reason = NEWER\n", ""),
    Bug("what came twice is called a fork", "sync/receiving.py",
        "        if self._is_here(no, envelope):\n", "        if False:\n"),
    Bug("a place is written in part", "console/register/register.py",
        "        return fold.with_whole_cells(connection, checked, new), new\n", "        return checked, new\n", fast=True),
    Bug("a place falls apart into its fields", "console/model/cells.py",
        "    return {name: together.get(name, (name,)) for name in FIELD_REGISTER[kind]}\n", "    return {name: (LIVING, 'withdrawn_reason') if 'withdrawn' in name else (name,) for name in FIELD_REGISTER[kind]}\n"),
    Bug("the clock decides what is kept", "console/register/cells.py",
        "        if not any(other is not write and other.seen.covers(write.dot) for other in writes)\n",
        "        if not any(other is not write and other.stamp > write.stamp + 3_600_000 * 65_536 for other in writes)\n"),
    Bug("a request loses its tail", "console/register/carrying.py",
        "                1 if is_refused else -1,\n", "                1,\n"),
    Bug("what the hub skips is passed by", "sync/answered.py",
        "        if seq > cursors.get(no, 0) + 1 or is_unread:\n", "        if False:\n"),
    Bug("what was sealed is kept after it went", "sync/courier.py",
        "        if made:\n            self._identity.sealed(self._register.keep_sealed(made))\n        return len(made)\n", "        return len(made)\n", fast=True),
    Bug("an import is sealed before it is applied", "console/register/envelopes.py",
        "        if one.cause in applying:\n            return\n", ""),
    Bug("keys that came early are not asked for again", "sync/courier.py",
        "            wraps_after=0 if self._lacks_key(connection, ids) else there.wraps_after,\n", "            wraps_after=there.wraps_after,\n", seeds=1_200),
    Bug("a fork is offered for ever", "console/register/carrying.py",
        "                forked.get(_name((compartment, author, lane)), _NEVER),\n", "                _NEVER,\n"),
    Bug("what waits for its chain is never sorted again", "sync/receiving.py",
        "        for wire in [*(each.wire for each in envelopes.waiting(self._connection)), *wires]:\n", "        for wire in wires:\n", fast=True),
)  # fmt: skip


def plant(bug: Bug, tree: Path) -> None:
    """Raises ValueError where the place is not there once."""
    path = tree / bug.file
    content = path.read_text(encoding="utf-8")
    if content.count(bug.old) != 1:
        raise ValueError(f"{bug.name}: the place in {bug.file} stands {content.count(bug.old)} times")
    path.write_text(content.replace(bug.old, bug.new), encoding="utf-8")


def found(bug: Bug) -> str:
    """By which seed and invariant the bug is found; "" when it is not."""
    with tempfile.TemporaryDirectory(prefix="posko-planted-") as folder:
        tree = Path(folder)
        for name in TREE:
            ignored = shutil.ignore_patterns("__pycache__", "*.npz", "*.png", "*.xlsx", "*.ttf")
            shutil.copytree(ROOT / name, tree / name, ignore=ignored)
        plant(bug, tree)
        command = [sys.executable, "-B", "-c", _LOOK, str(bug.seeds)]
        told = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=SECONDS_MAX, check=False)
    if told.returncode == 1 and told.stdout:
        return told.stdout.strip()
    if told.returncode:
        raise ValueError(f"{bug.name}: {told.stderr[-400:]}")
    return ""


def main() -> int:
    missed = 0
    for bug in BUGS:
        began = time.monotonic()
        by = found(bug)
        missed += not by
        print(f"{'found' if by else 'MISSED':7}{time.monotonic() - began:5.0f} s  {bug.name}\n            {by[:150]}", flush=True)  # fmt: skip
    print(f"{len(BUGS) - missed} of {len(BUGS)} planted bugs found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
