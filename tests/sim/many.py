"""Many runs, on two processes, and what they were in sum."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.sim.run import Result, run

ROOT = Path(__file__).parents[2]
SEEDS = Path(__file__).parent / "seeds.txt"
PROCESSES = 2
_PORTION = 25  # seeds a process is given at a time


@dataclass
class Total:
    """The sum of many runs. conflicts, late_work: in how many there was any; broken: seed -> the invariant."""

    operations: list[int] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    late_work: int = 0
    broken: dict[int, str] = field(default_factory=dict)

    @property
    def median_operations(self) -> float:
        return median(self.operations) if self.operations else 0

    def add(self, result: Result) -> None:
        self.operations.append(result.operations)
        self.faults.update(result.faults)
        self.conflicts += result.conflicts > 0
        self.late_work += result.late_work > 0
        if result.broken:
            self.broken[result.seed] = result.broken


def kept_seeds() -> list[int]:
    """Seeds that failed once."""
    lines = (line.split("#")[0].strip() for line in SEEDS.read_text(encoding="utf-8").splitlines())
    return [int(line) for line in lines if line]


def play(seeds: Iterator[int], told: Callable[[Total], None] = lambda _total: None, *, is_first_enough: bool = False) -> Total:  # fmt: skip
    """Play these seeds on PROCESSES processes. told: after each portion; is_first_enough: end with the first that fails."""
    total = Total()

    def portions(_number: int) -> None:
        with subprocess.Popen([sys.executable, "-m", "tests.sim", "worker"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:  # fmt: skip
            assert worker.stdin is not None
            assert worker.stdout is not None
            for seed in _until(seeds, total, is_first_enough=is_first_enough):
                worker.stdin.write(f"{seed}\n")
                worker.stdin.flush()
                told_of = json.loads(worker.stdout.readline())
                total.add(Result(**{**told_of, "faults": Counter(told_of["faults"])}))
                if len(total.operations) % _PORTION == 0:
                    told(total)
            worker.stdin.close()

    with ThreadPoolExecutor(PROCESSES) as pool:
        list(pool.map(portions, range(PROCESSES)))
    return total


def _until(seeds: Iterator[int], total: Total, *, is_first_enough: bool) -> Iterator[int]:
    """Each process takes the next seed; an iterator over a range may be shared."""
    for seed in seeds:
        if is_first_enough and total.broken:
            return
        yield seed


def worker() -> None:
    """Play each seed that comes in and say what it was."""
    gc.freeze()  # what is imported stays; of the rest nearly all goes by itself
    gc.set_threshold(100_000, 20, 100)
    for line in sys.stdin:
        result = run(int(line))
        print(json.dumps(vars(result)), flush=True)
