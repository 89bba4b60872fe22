"""The sync simulator: thousands of worlds, each from a seed, and what must hold in all of them (``tests.sim.run``)."""

from __future__ import annotations

import pytest

from tests.sim.many import Total, kept_seeds, play
from tests.sim.run import run

SCHEDULES = 2_000
FAULTS = (
    "request lost", "answer lost", "twice", "late", "reordered", "truncated", "corrupted", "carried", "damaged on the stick",
    "crash", "console restored", "console cloned", "hub restarted", "hub restored", "skew", "revoked", "revoked late work",
    "key missing", "epoch renewed", "newer version", "import half applied", "import undone", "guest",
)  # fmt: skip


@pytest.fixture(scope="module")
def total() -> Total:
    return play(iter([*kept_seeds(), *range(1_000, 1_000 + SCHEDULES)]))


def test_that_every_invariant_holds_in_every_schedule(total: Total) -> None:
    assert total.broken == {}
    assert len(total.operations) >= SCHEDULES


def test_that_the_schedules_are_not_empty(total: Total) -> None:
    assert total.median_operations >= 40
    assert {name: times for name in FAULTS if (times := total.faults[name]) < 200} == {}
    assert total.conflicts >= 500
    assert total.late_work >= 100


@pytest.mark.parametrize("seed", [3, 41])
def test_that_a_seed_is_the_same_run_every_time(seed: int) -> None:
    assert vars(run(seed)) == vars(run(seed))


@pytest.mark.parametrize("seed", range(5_000, 5_010))
def test_that_wrong_clocks_change_nothing_but_the_order_of_display(seed: int) -> None:
    """Which edits stand and which cells are in conflict is the same with true clocks; only the counts of wrong clocks differ."""
    wrong, true = run(seed), run(seed, is_skewed=False)
    assert (wrong.broken, true.broken) == ("", "")
    assert wrong.conflicts == true.conflicts
