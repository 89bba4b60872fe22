"""How fast the first hour's work is at 50,000 people: ``python tests/bench/response.py [--people N]``. Prints; asserts nothing."""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from pathlib import Path

from sqlalchemy import Connection

from console.duty import enrolment, statements
from console.duty.incidents import resolved_areas
from console.duty.post import Post
from console.model.change import Change
from console.model.kinds import Kind
from console.model.words import CheckMethod, HospitalResult
from console.register.log import Lane
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.incidents import incident_line
from console.register.register import Register
from console.register.resident import ResidentArrays
from console.secret import Secret
from tests.bench import people
from tests.bench.table import heading, line, ms

KEY = Secret(bytes(32))
PAGE = 100
CALLS = 5_000


def main() -> None:
    """Run the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=50_000)
    asked = options.parse_args()
    gc.set_threshold(100_000, 20, 100)
    heading(f"{asked.people:,} people to be called")
    with tempfile.TemporaryDirectory() as folder, Register.create(Path(folder), KEY) as register:
        register.load_reference(enrolment.reference())
        incident = _fill(register, asked.people)
        post = Post(register, 1)
        reader = register.reader()
        with reader.connect() as connection:
            _calls(connection, post, incident)
        reader.dispose()
        _redraft(post, incident)


def _fill(register: Register, count: int) -> int:
    """Everybody in Khartoum, some called already; the incident."""
    rng = random.Random(3)
    persons: list[int] = []
    for chunk in people.changes(register, count):
        told = [_in_khartoum(rng, change) for change in chunk]
        persons += [change.record for change in told if change.kind is Kind.PERSON]
        register.record(told, 1, lane=Lane.BULK)
    [incident] = register.mint()
    now = register.clock()
    fields = {"title": "x", "place": "Khartoum", "area": '{"type":"country","code":"SD"}', "country": "SD", "onset_ms": now - 10**7,
              "known_at_ms": now, "zone": "Africa/Khartoum"}  # fmt: skip
    register.record([Change(Kind.INCIDENT, incident, fields)], 1)
    ended = [
        Change(Kind.CALL, call, {"incident": incident, "person": person, "officer": 1, "taken_at_ms": now - 10**6,
                                 "ended_at_ms": now - rng.randrange(10**6), "outcome": "no-answer", "phone": "+1"})
        for call, person in zip(register.mint(CALLS), rng.sample(persons, min(CALLS, len(persons))), strict=False)
    ]  # fmt: skip
    register.record(ended, 1, lane=Lane.BULK)
    return incident


def _in_khartoum(rng: random.Random, change: Change) -> Change:
    if change.kind is not Kind.REGISTRATION:
        return change
    moved = {
        "city": "Khartoum",
        "city_id": 379252,
        "country": "SD",
        "lon": rng.gauss(32.53, 0.05),
        "lat": rng.gauss(15.55, 0.05),
    }
    return Change(change.kind, change.record, {**change.fields, **moved})


def _calls(connection: Connection, post: Post, incident: int) -> None:
    arrays = ResidentArrays()
    opened = incident_line(connection, incident)
    areas = resolved_areas(opened)
    scope = CallScope(arrays, areas, 1, post.now_ms())
    began = time.perf_counter()
    sheet = call_sheet(connection, opened, scope, count=PAGE)
    first = time.perf_counter() - began
    line(f"call list of {sheet.persons:,}, the very first time", f"{first * 1000:.0f} ms", "-")
    took = []
    for _ in range(20):
        began = time.perf_counter()
        call_sheet(connection, opened, scope, count=PAGE)
        took.append(time.perf_counter() - began)
    line(
        f"call list of {sheet.persons:,} opened, a page of {PAGE}", f"p50 {ms(took, 50)}, p95 {ms(took, 95)}", "100 ms"
    )


def _redraft(post: Post, incident: int) -> None:
    """From a report that was written to the statement that reads differently, as the desk asks it."""
    arrays, took = ResidentArrays(), []
    reader = post.register.reader()
    with reader.connect() as connection:
        statements.draft_of(connection, arrays, incident, post.now_ms())
    with post.asking() as connection:
        persons = list(connection.exec_driver_sql("SELECT id FROM person LIMIT 30").scalars())
    for place, person in enumerate(persons):
        report = {"incident": incident, "person": person, "axis": "condition", "value": "injured", "source": "staff",
                  "recorded_at_ms": post.now_ms(), "officer": 1}  # fmt: skip
        post.register.record([Change(Kind.REPORT, post.register.mint()[0], report)], 1)
        if place % 3 == 0:
            fields = {"incident": incident, "facility": f"RS {place}", "method": CheckMethod.PHONE, "recorded_at_ms": post.now_ms(),
                      "result": HospitalResult.NONE_OURS, "officer": 1}  # fmt: skip
            post.register.record([Change(Kind.HOSPITAL_CHECK, post.register.mint()[0], fields)], 1)
        with reader.connect() as connection:
            began = time.perf_counter()
            told = statements.draft_of(connection, arrays, incident, post.now_ms()).text("id")
            took.append(time.perf_counter() - began)
        assert f"{place + 1} WNI" in told  # else another statement was measured
    line("statement redrafted after a report", f"p50 {ms(took, 50)}, p95 {ms(took, 95)}", "50 ms")
    reader.dispose()


if __name__ == "__main__":
    main()
