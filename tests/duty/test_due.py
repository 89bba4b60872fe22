"""What must be done by a time, the earliest first: only what nobody has done since."""

from __future__ import annotations

import pytest

from console.duty import enquiries, incidents, people, reports, sweeps
from console.duty.post import Post
from console.model.kinds import Kind
from console.model.shown_response import DueItem, DueWhat
from console.model.shown_statement import COUNTERSIGN_WITHIN_MS
from console.model.statement_content import to_json
from console.model.words import ApprovalMethod, CheckMethod, HospitalResult, SitrepVersion, Verdict
from console.register.reading.due import due
from console.register.reading.incidents import mission_by_code
from tests.conftest import Clock
from tests.typeset import samples

MINUTE_MS = 60_000


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum")[0]


def items(post: Post, incident: int) -> list[DueItem]:
    with post.asking() as connection:
        return due(connection, incident)


def told(post: Post, incident: int) -> list[tuple[str, str, int]]:
    """What, about whom, and in how many minutes."""
    return [(str(item.what), item.about, (item.at_ms - post.now_ms()) // MINUTE_MS) for item in items(post, incident)]


def test_that_calls_promised_are_due_the_earliest_first_and_overdue_ones_stay(
    post: Post, incident: int, clock: Clock
) -> None:
    for caller, minutes in (("Ibu", 60), ("Kakak", 15), ("Teman", None)):
        more = {} if minutes is None else {"promised_at_ms": clock() + minutes * MINUTE_MS}
        enquiries.add_enquiry(post, incident, "Siti", caller, **more)
    assert told(post, incident) == [("call-back", "Kakak", 15), ("call-back", "Ibu", 60)]
    clock.pass_time(minutes=30)
    assert told(post, incident) == [("call-back", "Kakak", -15), ("call-back", "Ibu", 30)]


def test_that_an_enquiry_that_was_answered_promised_anew_or_withdrawn_is_due_so(
    post: Post, incident: int, clock: Clock
) -> None:
    ids = [
        enquiries.add_enquiry(post, incident, name, name, promised_at_ms=clock() + 15 * MINUTE_MS)[0] for name in "ABC"
    ]
    enquiries.answer_enquiry(post, [ids[0]], "she is well")
    enquiries.promise_again(post, ids[1], clock() + 45 * MINUTE_MS)
    enquiries.withdraw_enquiry(post, ids[2], "twice")
    assert told(post, incident) == [("call-back", "B", 45)]


def test_that_whoever_is_sought_is_told_as_the_one_he_is(post: Post, incident: int, clock: Clock) -> None:
    siti, again = (people.add_person(post, {"name": name})[0] for name in ("Siti Aminah", "Siti A."))
    people.judge_pair(post, siti, again, Verdict.SAME)
    enquiries.add_enquiry(post, incident, "Siti", "Ibu", person=again, promised_at_ms=clock() + MINUTE_MS)
    assert [item.person for item in items(post, incident)] == [siti]


def test_that_only_the_newest_check_of_a_facility_is_to_be_repeated(post: Post, incident: int, clock: Clock) -> None:
    sweeps.check(
        post,
        incident,
        "Royal Care",
        HospitalResult.NO_ANSWER,
        CheckMethod.PHONE,
        recheck_at_ms=clock() + 30 * MINUTE_MS,
    )
    assert told(post, incident) == [("recheck", "Royal Care", 30)]
    clock.pass_time(minutes=1)
    sweeps.check(
        post,
        incident,
        "ROYAL CARE",
        HospitalResult.NO_ANSWER,
        CheckMethod.PHONE,
        recheck_at_ms=clock() + 60 * MINUTE_MS,
    )
    assert told(post, incident) == [("recheck", "Royal Care", 60)]
    clock.pass_time(minutes=1)
    sweeps.check(post, incident, "Royal Care", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    assert told(post, incident) == []


def test_that_what_an_authority_promised_is_due_until_it_said_more(post: Post, incident: int, clock: Clock) -> None:
    reports.contact_authority(
        post, incident, office="Kemlu", result="promised", promised_at_ms=clock() + 20 * MINUTE_MS
    )
    assert told(post, incident) == [("promise", "Kemlu", 20)]
    clock.pass_time(minutes=1)
    reports.contact_authority(post, incident, office="kemlu", result="answered")
    assert told(post, incident) == []


def _sitrep(post: Post, incident: int, code: str, number: int, next_at_ms: int | None) -> int:
    with post.asking() as connection:
        mission = mission_by_code(connection, code).mission
    return post.add(
        Kind.SITREP,
        {
            "incident": incident,
            "mission": mission,
            "number": number,
            "version": SitrepVersion.UPDATE,
            "as_of_ms": post.now_ms(),
            "made_at_ms": post.now_ms(),
            "officer": post.officer,
            "next_at_ms": next_at_ms,
            "content": "{}",
        },
    )[0]


def test_that_the_next_sitrep_is_that_which_the_newest_of_each_mission_announced(
    post: Post, incident: int, clock: Clock
) -> None:
    _sitrep(post, incident, "KRT", 1, clock() + 10 * MINUTE_MS)
    _sitrep(post, incident, "CAI", 4, clock() + 30 * MINUTE_MS)
    assert told(post, incident) == [("sitrep", "KRT-2", 10), ("sitrep", "CAI-5", 30)]
    clock.pass_time(minutes=1)
    newest = _sitrep(post, incident, "KRT", 2, None)
    assert told(post, incident) == [("sitrep", "CAI-5", 29)]
    post.withdraw(Kind.SITREP, newest, "a slip")
    assert told(post, incident) == [("sitrep", "KRT-2", 9), ("sitrep", "CAI-5", 29)]


def test_that_an_approval_by_telephone_waits_for_its_countersignature(post: Post, incident: int, clock: Clock) -> None:
    with post.asking() as connection:
        mission = mission_by_code(connection, "KRT").mission
    fields = {
        "incident": incident,
        "mission": mission,
        "number": 3,
        "officer": post.officer,
        "made_at_ms": clock(),
        "content": to_json(samples.statement_content()),
    }
    statement, _ = post.add(Kind.STATEMENT, fields)
    code = samples.statement_content().code
    approval = {"statement": statement, "officer": post.officer, "approver": "Dubes Rahma", "recorded_at_ms": clock()}
    post.add(Kind.APPROVAL, {**approval, "method": ApprovalMethod.TELEPHONE, "code": "AAA-AAA"})
    assert items(post, incident) == []  # a code that does not fit approves nothing
    approval["code"] = code
    post.add(Kind.APPROVAL, {**approval, "method": ApprovalMethod.TELEPHONE})
    [item] = items(post, incident)
    assert (item.what, item.about, item.at_ms) == (
        DueWhat.COUNTERSIGN,
        "3 (Dubes Rahma)",
        clock() + COUNTERSIGN_WITHIN_MS,
    )
    post.add(Kind.APPROVAL, {**approval, "method": ApprovalMethod.KEY, "signature": "00" * 64})
    assert items(post, incident) == [item]  # a forged signature ends no waiting
    post.withdraw(Kind.STATEMENT, statement, "keliru")
    assert items(post, incident) == []


def test_that_another_incident_has_its_own(post: Post, incident: int, clock: Clock) -> None:
    other, _ = incidents.open_incident(post, "Port Sudan")
    enquiries.add_enquiry(post, other, "Siti", "Ibu", promised_at_ms=clock() + MINUTE_MS)
    assert items(post, incident) == []
    assert {item.incident for item in items(post, other)} == {other}
