"""Enquiries: who may be meant, who comes into being, what is promised and told."""

from __future__ import annotations

import pytest

from console.duty import calls, enquiries, incidents, people
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.shown import Tally
from console.model.shown_response import EnquiryLine
from console.model.words import CallOutcome, Consent, EnquiryChannel, Relation, Verdict, Whereabouts
from console.register.reading import incidents as asking
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.enquiries import enquiries as asked
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.rosters import digest_of, khartoum

MINUTE_MS = 60_000


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum", spec="country:SD")[0]


def registered(post: Post, name: str, country: str = "SD") -> int:
    person, _ = people.add_person(post, {"name": name})
    post.add(Kind.REGISTRATION, {"person": person, "mission": khartoum(post).mission, "country": country})
    return person


def lines(post: Post, incident: int) -> list[EnquiryLine]:
    with post.asking() as connection:
        return asked(connection, incident)


def sought(post: Post, incident: int, name: str) -> list[str]:
    with post.asking() as connection:
        return [each.row.name for each in enquiries.people_sought(connection, incident, name)]


def tally(post: Post, incident: int) -> Tally:
    with post.asking() as connection:
        line = asking.incident_line(connection, incident)
        return asking.tally_of(connection, line, ResidentArrays(), incidents.resolved_areas(line), post.now_ms())


def on_the_list(post: Post, incident: int) -> dict[str, bool]:
    with post.asking() as connection:
        line = asking.incident_line(connection, incident)
        scope = CallScope(ResidentArrays(), incidents.resolved_areas(line), post.officer, post.now_ms())
        units = call_sheet(connection, line, scope).units
    return {callee.name: unit.is_urgent for unit in units for callee in unit.people}


def test_that_who_is_on_no_roster_becomes_a_person_counted_beside_and_called(post: Post, incident: int) -> None:
    made, touched = enquiries.add_enquiry(
        post, incident, " Siti Aminah ", "Ibu Siti", relation=Relation.PARENT, phone="+62812", consent=Consent.GIVEN
    )
    [line] = lines(post, incident)
    assert (line.enquiry, line.person_name, line.sought, line.is_on_roster) == (
        made,
        "Siti Aminah",
        "Siti Aminah",
        False,
    )
    assert (line.relation, line.phone, line.consent, line.channel) == (
        "parent",
        "+62812",
        "given",
        EnquiryChannel.HOTLINE,
    )
    assert (line.whereabouts, line.officer, line.answered_at_ms) == (Whereabouts.UNKNOWN, "Rina", None)
    assert touched.of(Kind.ENQUIRY) == {made}
    counted = tally(post, incident)
    assert (counted.registered, counted.not_on_roster, counted.not_on_roster_not_yet_reached) == (0, 1, 1)
    assert on_the_list(post, incident) == {"Siti Aminah": True}


def test_that_asking_for_somebody_known_adds_nobody_and_contradicts_no_report(post: Post, incident: int) -> None:
    siti = registered(post, "Siti Aminah")
    calls.end(post, incident, [siti], CallOutcome.WELL)
    before = tally(post, incident)
    enquiries.add_enquiry(post, incident, "siti", "Ibu", person=siti)
    assert tally(post, incident) == before
    assert lines(post, incident)[0].whereabouts == Whereabouts.PRESENT


@pytest.mark.parametrize(
    "typed", ["siti aminah", "Sitti Aminah", "Aminah Siti", "Siti Aminah binti Harun", "ST. AMINAH"]
)
def test_that_a_caller_s_spelling_finds_whom_he_means(post: Post, incident: int, typed: str) -> None:
    registered(post, "Siti Aminah")
    registered(post, "Budi Santoso")
    assert sought(post, incident, typed) == ["Siti Aminah"]


def test_that_the_likeliest_come_first_and_who_was_asked_for_is_among_them(post: Post, incident: int) -> None:
    registered(post, "Muhammad Yusuf Hidayat")
    registered(post, "Yusuf Kurnia")
    registered(post, "Muhammad Kurnia")
    enquiries.add_enquiry(post, incident, "Moh. Jusuf", "Bapak")
    assert sought(post, incident, "Muhammad Yusuf") == ["Moh. Jusuf", "Muhammad Yusuf Hidayat", "Yusuf Kurnia"]
    assert sought(post, incident, "???") == sought(post, incident, "") == []


def test_that_three_spellings_of_one_person_end_as_one_person_with_three_enquiries(post: Post, incident: int) -> None:
    callers = [("Muhammad Yusuf", "Ibu"), ("Moh. Jusuf", "Kakak"), ("M. Yusup", "Teman")]
    made = [enquiries.add_enquiry(post, incident, name, caller)[0] for name, caller in callers]
    persons = [line.person for line in sorted(lines(post, incident), key=lambda line: line.enquiry)]
    assert len(set(persons)) == 3
    assert tally(post, incident).not_on_roster == 3
    for other in persons[1:]:
        people.judge_pair(post, persons[0], other, Verdict.SAME)
    told = sorted(lines(post, incident), key=lambda line: line.enquiry)
    assert [line.enquiry for line in told] == made
    assert [(line.sought, line.caller) for line in told] == callers
    assert {(line.person, line.person_name, line.asking) for line in told} == {(min(persons), "Muhammad Yusuf", 3)}
    assert tally(post, incident).not_on_roster == 1
    assert on_the_list(post, incident) == {"Muhammad Yusuf": True}
    calls.end(post, incident, [persons[2]], CallOutcome.WELL)
    assert {line.whereabouts for line in lines(post, incident)} == {Whereabouts.PRESENT}
    assert on_the_list(post, incident) == {}


def test_that_those_without_an_answer_come_first_the_promise_due_soonest_before_all(
    post: Post, incident: int, clock: Clock
) -> None:
    def noted(name: str, promised_min: int | None = None) -> int:
        clock.pass_time(minutes=1)
        more: dict[str, Value] = {} if promised_min is None else {"promised_at_ms": clock() + promised_min * MINUTE_MS}
        return enquiries.add_enquiry(post, incident, name, "Ibu", **more)[0]

    ayu, budi, citra = noted("Ayu"), noted("Budi", 60), noted("Citra", 30)
    dewi, eko = noted("Dewi"), noted("Eko")
    enquiries.answer_enquiry(post, [ayu], "she is well")
    clock.pass_time(minutes=1)
    enquiries.answer_enquiry(post, [dewi], "she is well")
    assert [line.enquiry for line in lines(post, incident)] == [citra, budi, eko, dewi, ayu]


def test_that_an_answer_is_told_once_with_whom_and_what(post: Post, incident: int, clock: Clock) -> None:
    both = [enquiries.add_enquiry(post, incident, name, "Ibu")[0] for name in ("Ayu", "Budi")]
    clock.pass_time(minutes=9)
    enquiries.answer_enquiry(post, both, " they are in the shelter ")
    assert {(line.told, line.answered_by, line.answered_at_ms) for line in lines(post, incident)} == {
        ("they are in the shelter", "Rina", clock())
    }
    before = digest_of(post.register)
    with pytest.raises(InputFault, match="enquiry-answered"):
        enquiries.answer_enquiry(post, both, "again")
    with pytest.raises(InputFault, match="enquiry-told-nothing"):
        enquiries.answer_enquiry(post, both, " ")
    assert digest_of(post.register) == before


def test_that_who_was_answered_is_no_longer_urgent_and_still_called(post: Post, incident: int) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Ayu", "Ibu")
    enquiries.answer_enquiry(post, [made], "nothing is known yet")
    assert on_the_list(post, incident) == {"Ayu": False}


def test_that_another_time_can_be_promised_but_none_that_has_passed(post: Post, incident: int, clock: Clock) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Ayu", "Ibu", promised_at_ms=clock() + MINUTE_MS)
    enquiries.promise_again(post, made, clock() + 60 * MINUTE_MS)
    assert lines(post, incident)[0].promised_at_ms == clock() + 60 * MINUTE_MS
    for late in (
        lambda at: enquiries.promise_again(post, made, at),
        lambda at: enquiries.add_enquiry(post, incident, "B", "I", promised_at_ms=at),
    ):
        with pytest.raises(InputFault, match="promise-past"):
            late(clock() - 1)
    assert len(lines(post, incident)) == 1


def test_that_whom_it_concerns_after_all_is_counted_instead(post: Post, incident: int) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu")
    abroad = registered(post, "Siti Aminah", country="EG")
    assert tally(post, incident).not_on_roster == 1
    enquiries.concerns(post, made, abroad)
    [line] = lines(post, incident)
    assert (line.person, line.sought, line.is_on_roster, line.whereabouts) == (
        abroad,
        "Siti",
        True,
        Whereabouts.UNKNOWN,
    )
    counted = tally(post, incident)
    assert (counted.not_on_roster, counted.registered, counted.not_yet_reached) == (0, 1, 1)
    assert on_the_list(post, incident) == {"Siti Aminah": True}


def test_that_whom_somebody_else_asks_for_too_stays_until_the_last_enquiry_is_moved(post: Post, incident: int) -> None:
    first, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu")
    ghost = lines(post, incident)[0].person
    second, _ = enquiries.add_enquiry(post, incident, "Siti", "Kakak", person=ghost)
    siti = registered(post, "Siti Aminah")
    enquiries.concerns(post, first, siti)
    assert (tally(post, incident).not_on_roster, tally(post, incident).registered) == (1, 1)
    enquiries.concerns(post, second, siti)
    assert (tally(post, incident).not_on_roster, tally(post, incident).registered) == (0, 1)
    assert [line.asking for line in lines(post, incident)] == [2, 2]


def test_that_concerning_whom_it_concerns_already_writes_nothing(post: Post, incident: int) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu")
    before = digest_of(post.register)
    assert not enquiries.concerns(post, made, lines(post, incident)[0].person)
    assert digest_of(post.register) == before


def test_that_an_enquiry_noted_by_mistake_leaves_nobody_counted(post: Post, incident: int) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu")
    enquiries.withdraw_enquiry(post, made, "a wrong number")
    assert (lines(post, incident), tally(post, incident).not_on_roster, on_the_list(post, incident)) == ([], 0, {})
    with pytest.raises(InputFault, match="record-unknown"):
        enquiries.withdraw_enquiry(post, made, "again")


def test_that_what_others_reported_of_him_stays_when_an_enquiry_is_withdrawn(post: Post, incident: int) -> None:
    made, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu")
    calls.end(post, incident, [lines(post, incident)[0].person], CallOutcome.INJURED)
    enquiries.withdraw_enquiry(post, made, "twice")
    assert tally(post, incident).not_on_roster_present == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"sought": " "}, "enquiry-nobody"),
        ({"caller": ""}, "enquiry-no-caller"),
        ({"incident": 999}, "incident-unknown"),
        ({"person": 999}, "person-unknown"),
        ({"relation": "uncle"}, "field-choice"),
        ({"channel": "pigeon"}, "field-choice"),
        ({"consent": "perhaps"}, "field-choice"),
    ],
)
def test_that_an_enquiry_that_cannot_be_writes_nothing(
    post: Post, incident: int, given: dict[str, object], code: str
) -> None:
    before = digest_of(post.register)
    wanted = {"incident": incident, "sought": "Siti", "caller": "Ibu"} | given
    with pytest.raises(InputFault, match=code):
        enquiries.add_enquiry(post, **wanted)  # type: ignore[arg-type]
    assert digest_of(post.register) == before


def test_that_what_is_no_enquiry_is_not_amended(post: Post, incident: int, clock: Clock) -> None:
    siti = registered(post, "Siti")
    made, _ = enquiries.add_enquiry(post, incident, "Siti", "Ibu", person=siti)
    before = digest_of(post.register)
    with pytest.raises(InputFault, match="record-unknown"):
        enquiries.promise_again(post, siti, clock() + MINUTE_MS)
    with pytest.raises(InputFault, match="record-unknown"):
        enquiries.answer_enquiry(post, [made, siti], "well")
    with pytest.raises(InputFault, match="record-unknown"):
        enquiries.concerns(post, siti, siti)
    with pytest.raises(InputFault, match="person-unknown"):
        enquiries.concerns(post, made, made)
    with pytest.raises(InputFault, match="reason-missing"):
        enquiries.withdraw_enquiry(post, made, "")
    assert digest_of(post.register) == before
