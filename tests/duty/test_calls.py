"""Calls as officers make them: taken, ended, taken back, and what each leaves in the register."""

from __future__ import annotations

import pytest

from console.duty import calls, incidents, people
from console.duty.post import Post
from console.faults import InputFault
from console.model.calls import UNRESPONSIVE_FROM
from console.model.kinds import Kind
from console.model.shown import PersonCard
from console.model.words import Axis, CallOutcome, Contact, Source, Verdict, Whereabouts
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.card import person_card
from console.register.reading.incidents import incident_line
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.rosters import digest_of, khartoum


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum", spec="country:SD")[0]


def somebody(post: Post, name: str, phone: str = "+249912000001") -> int:
    person, _ = people.add_person(post, {"name": name, "phone": phone})
    post.add(Kind.REGISTRATION, {"person": person, "mission": khartoum(post).mission, "country": "SD"})
    return person


def card(post: Post, person: int, incident: int) -> PersonCard:
    with post.asking() as connection:
        return person_card(connection, person, incident)


def speaking(post: Post, person: int, incident: int) -> dict[Axis, str]:
    return {each.axis: each.value for each in card(post, person, incident).speaking}


def scope(post: Post, share: tuple[int, int] | None = None) -> CallScope:
    with post.asking() as connection:
        line = incident_line(connection, connection.exec_driver_sql("SELECT id FROM incident").scalar_one())
    return CallScope(ResidentArrays(), incidents.resolved_areas(line), post.officer, post.now_ms(), share)


def listed(post: Post, incident: int) -> list[int]:
    at = scope(post)
    with post.asking() as connection:
        told = call_sheet(connection, incident_line(connection, incident), at)
    return [callee.person for unit in told.units for callee in unit.people]


def test_that_a_call_says_who_was_reached_by_staff_and_how_he_is_by_himself(post: Post, incident: int) -> None:
    ayu = somebody(post, "Ayu")
    [call], _ = calls.end(post, incident, [ayu], CallOutcome.WELL, note=" in the cellar ")
    told = card(post, ayu, incident)
    assert speaking(post, ayu, incident) == {
        Axis.CONTACT: "reached",
        Axis.WHEREABOUTS: "present",
        Axis.CONDITION: "well",
    }
    assert {each.axis: each.source for each in told.speaking} == {
        Axis.CONTACT: Source.STAFF,
        Axis.WHEREABOUTS: Source.FAMILY,
        Axis.CONDITION: Source.FAMILY,
    }
    with post.asking() as connection:
        row = connection.exec_driver_sql("SELECT note, phone, officer FROM call WHERE id = ?", (call,)).one()
    assert tuple(row) == ("in the cellar", "+249912000001", post.officer)


def test_that_what_an_official_said_is_not_displaced_by_what_somebody_says_of_himself(
    post: Post, incident: int
) -> None:
    ayu = somebody(post, "Ayu")
    fields = {"axis": Axis.WHEREABOUTS, "value": Whereabouts.DETAINED, "source": Source.OFFICIAL}
    post.add(
        Kind.REPORT,
        {**fields, "incident": incident, "person": ayu, "officer": post.officer, "recorded_at_ms": post.now_ms()},
    )
    calls.end(post, incident, [ayu], CallOutcome.WELL)
    assert speaking(post, ayu, incident)[Axis.WHEREABOUTS] == "detained"


def test_that_the_third_unanswered_call_is_told_as_uncontactable(post: Post, incident: int, clock: Clock) -> None:
    ayu = somebody(post, "Ayu")
    said = []
    for _ in range(UNRESPONSIVE_FROM):
        clock.pass_time(minutes=20)
        calls.end(post, incident, [ayu], CallOutcome.NO_ANSWER)
        said.append(speaking(post, ayu, incident)[Axis.CONTACT])
    assert said == [Contact.TRIED] * (UNRESPONSIVE_FROM - 1) + [Contact.UNRESPONSIVE]
    assert listed(post, incident) == [ayu]


def test_that_unanswered_calls_to_a_merged_person_count_together(post: Post, incident: int, clock: Clock) -> None:
    siti, again = somebody(post, "Siti Aminah"), somebody(post, "Siti A.")
    for person in (siti, again):
        clock.pass_time(minutes=20)
        calls.end(post, incident, [person], CallOutcome.NO_ANSWER)
    people.judge_pair(post, siti, again, Verdict.SAME)
    clock.pass_time(minutes=20)
    calls.end(post, incident, [again], CallOutcome.NO_ANSWER)
    assert speaking(post, siti, incident)[Axis.CONTACT] == Contact.UNRESPONSIVE


def test_that_the_next_units_are_taken_in_order_and_go_on_being_held(post: Post, incident: int, clock: Clock) -> None:
    everybody = [somebody(post, f"Orang {number}") for number in range(5)]
    first, touched = calls.take_next(post, incident, scope(post), 2)
    assert first == everybody[:2]
    assert len(touched.records[Kind.CALL]) == 2
    assert calls.take_next(post, incident, scope(post), 2)[0] == everybody[2:4]
    before, _ = calls.take(post, incident, everybody[:1])
    clock.pass_time(minutes=10)
    assert calls.take(post, incident, everybody[:1])[0] == before  # one call, taken anew
    [ended], _ = calls.end(post, incident, everybody[:1], CallOutcome.NO_ANSWER)
    assert [ended] == before


def test_that_only_a_bearable_number_is_taken_at_once(post: Post, incident: int) -> None:
    for count in (0, -1, calls.TAKE_MAX + 1):
        with pytest.raises(InputFault, match="take-count"):
            calls.take_next(post, incident, scope(post), count)
    assert calls.take_next(post, incident, scope(post), calls.TAKE_MAX)[0] == []


def test_that_a_call_taken_back_takes_its_reports_with_it_and_nothing_else(post: Post, incident: int) -> None:
    ayu, budi = somebody(post, "Ayu"), somebody(post, "Budi")
    calls.end(post, incident, [budi], CallOutcome.WELL)
    before = digest_of(post.register)
    made, _ = calls.end(post, incident, [ayu], CallOutcome.INJURED)
    calls.take_back(post, made, "it was her sister")
    assert digest_of(post.register) == before
    gone = [line for line in card(post, ayu, incident).reports if line.withdrawn_at_ms is not None]
    assert {line.withdrawn_reason for line in gone} == {"it was her sister"}
    assert len(gone) == 3
    with pytest.raises(InputFault, match="record-unknown"):
        calls.take_back(post, made, "again")


def test_that_the_last_step_is_the_newest_call_of_this_officer_with_all_its_household(
    post: Post, incident: int, clock: Clock
) -> None:
    ayu, budi, citra = (somebody(post, name) for name in ("Ayu", "Budi", "Citra"))
    colleague = Post(
        post.register, post.add(Kind.OFFICER, {"name": "Dewi", "mission": khartoum(post).mission, "verify_key": ""})[0]
    )
    calls.end(post, incident, [citra], CallOutcome.WELL)
    clock.pass_time(minutes=1)
    pair, _ = calls.end(post, incident, [ayu, budi], CallOutcome.WELL)
    clock.pass_time(minutes=1)
    calls.end(colleague, incident, [citra], CallOutcome.NO_ANSWER)
    with post.asking() as connection:
        assert calls.last_ended(connection, incident, post.officer) == pair
    calls.take_back(post, pair, "wrong line")
    assert listed(post, incident) == [ayu, budi]


def test_that_two_officers_one_after_the_other_lose_nothing(post: Post, incident: int, clock: Clock) -> None:
    ayu, budi = somebody(post, "Ayu"), somebody(post, "Budi")
    dewi = Post(
        post.register, post.add(Kind.OFFICER, {"name": "Dewi", "mission": khartoum(post).mission, "verify_key": ""})[0]
    )
    calls.take(post, incident, [ayu, budi])
    assert calls.take_next(dewi, incident, scope(dewi), 5)[0] == []
    calls.take(dewi, incident, [ayu])  # she may all the same
    clock.pass_time(minutes=1)
    calls.end(dewi, incident, [ayu], CallOutcome.NO_ANSWER)
    clock.pass_time(minutes=1)
    calls.end(post, incident, [ayu], CallOutcome.WELL)
    with post.asking() as connection:
        rows = connection.exec_driver_sql(
            "SELECT officer, outcome FROM call WHERE person = ? ORDER BY id", (ayu,)
        ).all()
    assert sorted(map(tuple, rows)) == sorted([(post.officer, "well"), (dewi.officer, "no-answer")])
    assert speaking(post, ayu, incident)[Axis.CONTACT] == "reached"
    assert listed(post, incident) == [budi]


def test_that_nothing_is_called_in_an_incident_or_of_a_person_nobody_knows(post: Post, incident: int) -> None:
    ayu = somebody(post, "Ayu")
    before = digest_of(post.register)
    for where, whom, code in ((999, [ayu], "incident-unknown"), (incident, [999], "person-unknown")):
        with pytest.raises(InputFault, match=code):
            calls.take(post, where, whom)
        with pytest.raises(InputFault, match=code):
            calls.end(post, where, whom, CallOutcome.WELL)
    with pytest.raises(InputFault, match="reason-missing"):
        calls.take_back(post, [1], " ")
    assert digest_of(post.register) == before
