"""One run: from a seed alone a world, what happens in it, and what must hold when it is over.

    run(seed)            the whole of it
    run(seed, limit=n)   its first n operations only, then the same end

Each operation draws its luck from the seed and its own place, so that a shorter run is the beginning of the longer one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.sim import cheap, checks
from tests.sim.happening import Happening
from tests.sim.oracle import Broken, Oracle
from tests.sim.world import DAY_MS, World
from tests.sim.writing import Writing

YEAR_MS = 365 * DAY_MS
ROUNDS = 4  # exchanges of each console until all must be equal
SAMPLE = 20  # one run in so many has its hub's file searched


@dataclass
class Result:
    """What a run was. faults: how often each kind struck; broken: the invariant that does not hold, "" when all do."""

    seed: int
    operations: int = 0
    consoles: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    conflicts: int = 0
    late_work: int = 0
    broken: str = ""


def run(seed: int, limit: int | None = None, *, is_skewed: bool = True) -> Result:
    """Play a seed. Never raises: what is broken stands in the result."""
    result = Result(seed)
    try:
        with cheap.injected(str(seed)):
            _play(result, limit, is_skewed=is_skewed)
    except Broken as broken:
        result.broken = str(broken)
    except Exception as error:
        result.broken = f"nothing raises: {type(error).__name__} {error}, {_where(error)}"[:600]
    return result


def _where(error: BaseException) -> str:
    """The innermost places, for whoever looks."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " < ".join(reversed(places[-6:]))


def _play(result: Result, limit: int | None, *, is_skewed: bool) -> None:
    luck = Random(f"{result.seed} world")
    count = _console_count(luck)
    sites = min(count, luck.choices((1, 2, 3), (6, 3, 1))[0])
    skews = [_skew(luck) * is_skewed + number for number in range(count)]
    result.consoles = count
    result.faults["skew"] += sum(abs(skew) > DAY_MS for skew in skews)
    oracle = Oracle()
    world = World(luck, count, sites, skews)
    happening = Happening(world, oracle, Writing(oracle), result.faults, Random(f"{result.seed} weather"), is_skewed=is_skewed)  # fmt: skip
    length = luck.randint(34, 52)
    for number in range(length if limit is None else min(limit, length)):
        happening.step(number, Random(f"{result.seed} {number}"))
        result.operations += 1
    happening.end(ROUNDS)
    result.late_work = result.faults["revoked late work"]
    result.conflicts = checks.everything(world, oracle, happening, is_sample=result.seed % SAMPLE == 0)


def _console_count(luck: Random) -> int:
    if luck.random() < 0.003:
        return luck.randint(15, 40)
    return luck.choices((2, 3, 4, 5, 7, 9), (54, 33, 9, 3, 0.7, 0.3))[0]


def _skew(luck: Random) -> int:
    """How wrong a clock is, milliseconds; up to ten years."""
    return luck.choices((0, luck.randint(-600_000, 600_000), luck.randint(-10, 10) * YEAR_MS), (5, 3, 2))[0]


def shortest(seed: int, most: int) -> int:
    """The least number of operations with which a seed fails; most: with which it does."""
    return next((n for n in range(most) if run(seed, n).broken), most)
