"""How fast the register answers at a million people: ``python tests/bench/register.py [--people N]``.

Prints machine, figure and aim; asserts nothing. Everything is synthetic and is written to a temporary folder that is removed.
"""

from __future__ import annotations

import argparse
import gc
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.model.change import Change
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.query import PeopleQuery
from console.model.tally import Ids
from console.register import checking
from console.register.log import Lane
from console.register.reading import incidents as asking
from console.register.reading.people import PeopleScope, find_people
from console.register.register import Register
from console.register.resident import ResidentArrays, residents_in
from console.secret import Secret
from tests.bench import people
from tests.bench.table import heading, line, memory, ms

KEY = Secret(bytes(32))
TYPED = ("siti aminah", "muhammad yusuf", "budi san", "nur hid", "soekarno", "dewi", "ahmad wij", "249912")


def main() -> None:
    """Run the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--rebuild", type=Path, help=argparse.SUPPRESS)  # the second process of one run
    asked = options.parse_args()
    if asked.rebuild is not None:
        _rebuild(asked.rebuild, asked.people)
        return
    gc.set_threshold(100_000, 20, 100)  # as the command line does
    heading(f"{asked.people:,} people")
    with tempfile.TemporaryDirectory() as folder:
        with Register.create(Path(folder), KEY) as register:
            _fill(register, asked.people)
            reader = register.reader()
            with reader.connect() as connection:
                _search(connection)
                _areas(connection)
            reader.dispose()
        # In a process of its own, as the command does it, so that nothing of the above is in its memory.
        subprocess.run([sys.executable, __file__, "--people", str(asked.people), "--rebuild", folder], check=True)
        with Register.open(Path(folder), KEY) as register:
            _tally(register)


def _fill(register: Register, count: int) -> None:
    began = time.perf_counter()
    for chunk in people.changes(register, count):
        register.record(chunk, 1, lane=Lane.BULK)
    with register.reading() as connection:
        size = connection.exec_driver_sql("SELECT sum(length(body)) FROM batch").scalar_one()
    line("recorded", f"{time.perf_counter() - began:.1f} s", "-")
    line("log size", f"{size / count:.1f} B a person", "80 B a person")


def _search(connection: Connection) -> None:
    """Every keystroke of some names, warm after the first round."""
    scope = PeopleScope(ResidentArrays())
    took: list[float] = []
    for round_ in range(3):
        for text in TYPED:
            for end in range(1, len(text) + 1):
                began = time.perf_counter()
                find_people(connection, PeopleQuery(text=text[:end]), scope, count=100)
                if round_:
                    took.append(time.perf_counter() - began)
    line("search, every keystroke", f"p50 {ms(took, 50)}, p95 {ms(took, 95)}, most {ms(took, 100)}", "p95 50 ms")


def _areas(connection: Connection) -> None:
    arrays = ResidentArrays()
    began = time.perf_counter()
    arrays.positions(connection)
    line("positions into memory", f"{time.perf_counter() - began:.2f} s", "-")
    for spec, aim in (
        ("circle:32.53,15.55,0.75", "20 ms (1,000 inside)"),
        ("circle:32.53,15.55,6", "60 ms (100,000 inside)"),
    ):
        area = resolve(area_of(spec))

        def inside(area: ResolvedArea = area) -> Ids:  # as the list of people asks, but for the area it keeps
            everybody = residents_in(arrays.positions(connection), (area,)).by_person
            return everybody.person[everybody.is_in_area]

        took = _repeated(inside, 20)
        line(f"registered in {spec}: {len(inside()):,}", f"p50 {ms(took, 50)}, p95 {ms(took, 95)}", aim)


def _repeated(work: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return took


def _tally(register: Register) -> None:
    """An incident of 50,000 people and 200,000 reports."""
    rng = random.Random(7)
    with register.reading() as connection:
        sql = "SELECT person FROM registration WHERE country = 'SD' ORDER BY id LIMIT 50000"
        persons = list(connection.exec_driver_sql(sql).scalars())
    [incident] = register.mint()
    now = register.clock()
    fields = {"title": "x", "place": "x", "area": '{"type":"country","code":"SD"}', "country": "SD", "onset_ms": now - 10**8,
              "known_at_ms": now, "zone": "Africa/Khartoum"}  # fmt: skip
    register.record([Change(Kind.INCIDENT, incident, fields)], 1)
    axes = [
        ("whereabouts", "present"),
        ("whereabouts", "elsewhere"),
        ("condition", "well"),
        ("contact", "reached"),
        ("intent", "undecided"),
    ]
    began = time.perf_counter()
    for start in range(0, 4 * len(persons), 4_000):
        changes = []
        for record in register.mint(min(4_000, 4 * len(persons) - start)):
            axis, value = rng.choice(axes)
            told = {"incident": incident, "person": rng.choice(persons), "axis": axis, "value": value, "source": "staff",
                    "recorded_at_ms": now - rng.randrange(10**7), "officer": 1}  # fmt: skip
            changes.append(Change(Kind.REPORT, record, told))
        register.record(changes, 1, lane=Lane.BULK)
    line(f"{4 * len(persons):,} reports recorded and settled", f"{time.perf_counter() - began:.1f} s", "-")
    area = (resolve(area_of("country:SD")),)
    reader = register.reader()
    with reader.connect() as connection:
        arrays = ResidentArrays()
        opened = asking.incident_line(connection, incident)
        asking.tally_of(connection, opened, arrays, area, now)
        took = _repeated(lambda: asking.tally_of(connection, opened, arrays, area, now), 20)
        line(
            f"tally, {len(persons):,} reported on, {4 * len(persons):,} reports",
            f"p50 {ms(took, 50)}, p95 {ms(took, 95)}",
            "20 ms",
        )
        took = _repeated(lambda: asking.tally_of(connection, opened, arrays, area, now, as_of_ms=now - 10**6), 3)
        line("tally as of an earlier time", ms(took, 50), "1 s")
    reader.dispose()


def _rebuild(folder: Path, count: int) -> None:
    gc.set_threshold(100_000, 20, 100)
    with Register.open(folder, KEY) as register:
        with register.reading() as connection:
            before = checking.digest(connection)
        began = time.perf_counter()
        with memory() as held, register.maintenance() as connection:
            checking.rebuild(connection, [])
        took = time.perf_counter() - began
        with register.reading() as connection:
            same = checking.digest(connection) == before
    work = f"rebuild of {count:,} from the log (digest equal: {same})"
    line(work, f"{took:.1f} s, {held.peak_mb:.0f} MB", "90 s, 300 MB")


if __name__ == "__main__":
    main()
