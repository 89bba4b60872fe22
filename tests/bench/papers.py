"""How long the official papers take: ``python tests/bench/papers.py [--rounds N]``.

Prints machine, figure and aim; asserts nothing. First: in a process that has made none yet, with typst, fonts and outlines to load.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from console.model.bilingual import Bilingual
from tests.bench.table import heading, line, ms
from tests.typeset import samples

AIM = "500 ms"  # an officer presses the key and reads


def main() -> None:
    """Run the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20)
    rounds = options.parse_args().rounds
    heading(f"{rounds} rounds each, 95th percentile")
    started = time.perf_counter()
    from console.atlas.outlines import disclaimer
    from console.duty.papers import map_of
    from console.typeset.sitrep import sitrep_pdf
    from console.typeset.statement import statement_pdf

    line("loading what papers need", ms([time.perf_counter() - started], 50), "none: done with the desk")
    started = time.perf_counter()

    def report(number: int) -> bytes:
        content = samples.sitrep(number=number, title=f"Kejadian {number}", spots=samples.sitrep().spots[: number % 3])
        return sitrep_pdf(content, "id", map_of(content, "id"), disclaimer("id"))

    size = len(report(1))
    line("situation report with map, first", ms([time.perf_counter() - started], 50), AIM)
    line(f"situation report with map, {size / 1000:.0f} kB", ms(_times(report, rounds), 95), AIM)

    def full(number: int) -> bytes:
        return sitrep_pdf(samples.full_sitrep(number=number, title=f"Kejadian {number}"), "en")

    line("40 hospitals, 30 lines of chronology, no map", ms(_times(full, rounds), 95), AIM)

    def foreign(number: int) -> bytes:
        return sitrep_pdf(samples.sitrep(number=number, summary=f"{number} 李小龙"), "en")

    line("a name whose letters the shipped font lacks", ms(_times(foreign, rounds), 95), "2 s")
    name = Bilingual("KJRI Istanbul", "Consulate General of Indonesia, Istanbul")

    def long_statement(number: int) -> bytes:
        text = samples.statement_content(times=3 + number % 5)
        return statement_pdf(
            samples.statement(samples.BY_KEY, content=text, number=number), name, "both", samples.NOW_MS
        )

    line("long statement in both languages", ms(_times(long_statement, rounds), 95), AIM)


def _times(work: Callable[[int], bytes], rounds: int) -> list[float]:
    """Seconds of each round. No two are alike: typst remembers what it has set before."""
    took = []
    for number in range(2, rounds + 2):
        started = time.perf_counter()
        work(number)
        took.append(time.perf_counter() - started)
    return took


if __name__ == "__main__":
    main()
