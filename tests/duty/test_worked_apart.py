"""Two copies of one register worked on apart: whatever is brought across, in whichever order, both show the same and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from console.duty import calls, enquiries, incidents, people, sweeps
from console.duty.post import Post
from console.model.change import Change
from console.model.kinds import Kind
from console.model.shown_response import CallSheet, ListState
from console.model.words import CallOutcome, CheckMethod, HospitalResult, Verdict
from console.register import log
from console.register.batch import decode_columns
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.enquiries import enquiries as asked
from console.register.reading.facilities import facilities
from console.register.reading.incidents import incident_line
from console.register.register import Register
from console.register.resident import ResidentArrays
from tests.conftest import TEST_KEY, Clock
from tests.factories import a_registration
from tests.rosters import a_post, digest_of, khartoum

SECOND_AUTHOR = 4_711


@dataclass
class Apart:
    """Rina in Khartoum and Dewi in Jakarta. common: the newest batch both have."""

    rina: Post
    dewi: Post
    incident: int
    persons: list[int]
    common: int

    def exchange(self) -> None:
        """Each gets what the other wrote: Khartoum's into Jakarta first, then the other way."""
        written = {post.register: _written_since(post.register, self.common) for post in (self.rina, self.dewi)}
        _bring(written[self.rina.register], self.dewi.register)
        _bring(written[self.dewi.register], self.rina.register)


def _written_since(register: Register, head: int) -> list[tuple[int, list[Change]]]:
    with register.reading() as connection:
        return [
            (batch.officer, [Change(kind, record, each) for kind, records, fields in decode_columns(body) for record, each in zip(records, fields, strict=True)])
            for batch, body in log.bodies(connection, after=head)
        ]  # fmt: skip


def _bring(batches: list[tuple[int, list[Change]]], register: Register) -> None:
    for officer, changes in batches:
        register.record(changes, officer)


@pytest.fixture
def apart(register: Register, tmp_path: Path, clock: Clock) -> Iterator[Apart]:
    rina = a_post(register)
    mission = khartoum(rina).mission
    officers = [
        rina.add(Kind.OFFICER, {"name": name, "mission": mission, "verify_key": ""})[0] for name in ("Rina", "Dewi")
    ]
    incident, _ = incidents.open_incident(rina, "Khartoum", spec="country:SD")
    persons = [
        people.add_person(rina, {"name": name, "phone": "+249912000001"})[0] for name in ("Ayu", "Budi", "Citra")
    ]
    for person in persons:
        a_registration(register, person, mission, country="SD")
    with register.reading() as connection:
        common = log.head(connection)
    register.close()
    copy = tmp_path / "copy"
    shutil.copytree(register.folder, copy)
    with Register.open(copy, TEST_KEY, clock=clock) as other, other.maintenance() as connection:
        connection.exec_driver_sql("INSERT INTO seat VALUES (?, ?)", (SECOND_AUTHOR, officers[1]))
    with (
        Register.open(register.folder, TEST_KEY, clock=clock) as here,
        Register.open(copy, TEST_KEY, clock=clock) as there,
    ):
        yield Apart(Post(here, officers[0]), Post(there, officers[1]), incident, persons, common)


def sheet(post: Post, incident: int) -> CallSheet:
    with post.asking() as connection:
        line = incident_line(connection, incident)
        scope = CallScope(ResidentArrays(), incidents.resolved_areas(line), post.officer, post.now_ms())
        return call_sheet(connection, line, scope)


def test_that_the_second_copy_makes_records_of_its_own(apart: Apart) -> None:
    mine, theirs = apart.rina.register.mint(3), apart.dewi.register.mint(3)
    assert not set(mine) & set(theirs)
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)


def test_that_both_who_took_one_person_called_him_and_both_calls_are_kept(apart: Apart, clock: Clock) -> None:
    ayu, budi, citra = apart.persons
    calls.take(apart.rina, apart.incident, [ayu, budi])
    calls.take(apart.dewi, apart.incident, [ayu])
    clock.pass_time(minutes=2)
    calls.end(apart.dewi, apart.incident, [ayu], CallOutcome.NO_ANSWER)
    clock.pass_time(minutes=1)
    calls.end(apart.rina, apart.incident, [ayu], CallOutcome.WELL)
    calls.end(apart.dewi, apart.incident, [citra], CallOutcome.INJURED)
    apart.exchange()
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)
    for post in (apart.rina, apart.dewi):
        told = sheet(post, apart.incident)
        assert [unit.people[0].person for unit in told.units] == [budi]
        assert [unit.taken_by for unit in told.units] == ["Rina"]
        assert (told.calls, told.outcomes) == (3, {CallOutcome.WELL: 1, CallOutcome.INJURED: 1})
    with apart.dewi.asking() as connection:
        rows = connection.exec_driver_sql(
            "SELECT outcome FROM call WHERE person = ? ORDER BY outcome", (ayu,)
        ).scalars()
        assert list(rows) == ["no-answer", "well"]


def test_that_three_unanswered_calls_on_two_computers_are_all_kept(apart: Apart, clock: Clock) -> None:
    ayu = apart.persons[0]
    for post in (apart.rina, apart.dewi, apart.rina):
        clock.pass_time(minutes=20)
        calls.end(post, apart.incident, [ayu], CallOutcome.NO_ANSWER)
    apart.exchange()
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)
    assert [unit.round for unit in sheet(apart.dewi, apart.incident).units] == [1, 1, 4]


def test_that_a_call_taken_back_on_one_computer_is_taken_back_on_both(apart: Apart) -> None:
    ayu = apart.persons[0]
    mistaken, _ = calls.end(apart.dewi, apart.incident, [ayu], CallOutcome.WELL)
    calls.take_back(apart.dewi, mistaken, "wrong line")
    apart.exchange()
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)
    assert sheet(apart.rina, apart.incident).total == 3


def test_that_enquiries_about_one_person_meet(apart: Apart) -> None:
    ayu = apart.persons[0]
    enquiries.add_enquiry(apart.rina, apart.incident, "Ayu", "Ibu", person=ayu)
    enquiries.add_enquiry(apart.rina, apart.incident, "Moh. Jusuf", "Kakak")
    enquiries.add_enquiry(apart.dewi, apart.incident, "Mbak Ayu", "Teman", person=ayu)
    enquiries.add_enquiry(apart.dewi, apart.incident, "Muhammad Yusuf", "Ibu")
    apart.exchange()
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)
    with apart.rina.asking() as connection:
        told = asked(connection, apart.incident)
        common = log.head(connection)
    assert sorted((line.sought, line.asking) for line in told) == [
        ("Ayu", 2),
        ("Mbak Ayu", 2),
        ("Moh. Jusuf", 1),
        ("Muhammad Yusuf", 1),
    ]
    yusuf = [line.person for line in told if line.asking == 1]
    people.judge_pair(apart.rina, yusuf[0], yusuf[1], Verdict.SAME)
    _bring(_written_since(apart.rina.register, common), apart.dewi.register)
    with apart.dewi.asking() as connection:
        assert {line.asking for line in asked(connection, apart.incident)} == {2}
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)


def test_that_a_hospital_listed_and_asked_by_both_is_one_with_its_newest_check(apart: Apart, clock: Clock) -> None:
    for post, result in ((apart.rina, HospitalResult.NO_ANSWER), (apart.dewi, HospitalResult.NONE_OURS)):
        clock.pass_time(minutes=1)
        sweeps.add_facility(post, "Royal Care", "hospital", incident=apart.incident)
        sweeps.check(post, apart.incident, "royal care", result, CheckMethod.PHONE)
    apart.exchange()
    assert digest_of(apart.rina.register) == digest_of(apart.dewi.register)
    for post in (apart.rina, apart.dewi):
        with post.asking() as connection:
            [line] = facilities(connection, apart.incident)
        assert (line.name, line.state, line.officer) == ("Royal Care", ListState.NONE_OURS, "Dewi")
