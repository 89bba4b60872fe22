"""A few of the planted bugs in every test run; ``make planted`` tries all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tests.sim.planted import BUGS, ROOT, found


def test_that_the_simulator_finds_what_is_planted() -> None:
    fast = [bug for bug in BUGS if bug.fast]
    assert len(fast) >= 4
    with ThreadPoolExecutor(2) as pool:
        by = dict(zip((bug.name for bug in fast), pool.map(found, fast), strict=True))
    assert [name for name, what in by.items() if not what] == []


def test_that_every_bug_has_its_place() -> None:
    places = {bug.name: (ROOT / bug.file).read_text(encoding="utf-8").count(bug.old) for bug in BUGS}
    assert {name for name, times in places.items() if times != 1} == set()
