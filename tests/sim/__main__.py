"""python -m tests.sim COUNT [FIRST]: play so many seeds and say what failed, each with its shortest beginning that still fails."""

from __future__ import annotations

import sys
import time

from tests.sim.many import Total, kept_seeds, play, worker
from tests.sim.run import run, shortest


def main(arguments: list[str]) -> int:
    if arguments == ["worker"]:
        worker()
        return 0
    if arguments[:1] == ["seed"]:
        return _explain(int(arguments[1]))
    count, first = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    began = time.monotonic()
    total = play(iter([*kept_seeds(), *range(first, first + count)]), _told)
    print(f"\n{len(total.operations)} schedules in {time.monotonic() - began:.0f} s, median {total.median_operations:.0f} operations, "
          f"{total.conflicts} with a hard conflict, {total.late_work} with late work of a revoked console")  # fmt: skip
    for name, times in total.faults.most_common():
        print(f"  {name:24}{times}")
    for seed in sorted(total.broken):
        _explain(seed)
    return 1 if total.broken else 0


def _told(total: Total) -> None:
    print(f"\r{len(total.operations)} schedules, {sum(total.faults.values())} faults, {len(total.broken)} broken", end="", flush=True)  # fmt: skip


def _explain(seed: int) -> int:
    whole = run(seed)
    if not whole.broken:
        print(f"seed {seed}: holds")
        return 0
    least = shortest(seed, whole.operations)
    print(f"seed {seed}: {whole.broken}\n    its first {least} operations: {run(seed, least).broken}")
    return 1


sys.exit(main(sys.argv[1:]))
