"""The call list on a real register: who is on it, in which order, and who has left it."""

from __future__ import annotations

import pytest

from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.duty import calls, people
from console.duty.post import Post
from console.faults import InputFault
from console.model.calls import TAKE_HOLDS_MS
from console.model.change import Change
from console.model.kinds import Kind
from console.model.shown_response import CallSheet
from console.model.words import CallOutcome, Verdict
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.incidents import incident_line
from console.register.register import Register
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.factories import MISSION, OFFICER, a_person, a_registration, a_report, an_incident, made, withdrawn
from tests.rosters import a_post

SUDAN = (resolve(area_of("country:SD")),)
OTHER = OFFICER + 1


@pytest.fixture
def post(register: Register) -> Post:
    return a_post(register)


@pytest.fixture
def incident(register: Register) -> int:
    return an_incident(register)


def somebody(register: Register, name: str, phone: str = "+249912000001", **fields: object) -> int:
    person = a_person(register, name, phone=phone, **fields)
    a_registration(register, person, country="SD")
    return person


def sheet(
    register: Register,
    incident: int,
    arrays: ResidentArrays | None = None,
    officer: int = OFFICER,
    share: tuple[int, int] | None = None,
    **page: int,
) -> CallSheet:
    scope = CallScope(arrays or ResidentArrays(), SUDAN, officer, register.clock(), share)
    with register.reading() as connection:
        return call_sheet(connection, incident_line(connection, incident), scope, **page)


def names(told: CallSheet) -> list[str]:
    return [", ".join(callee.name for callee in unit.people) for unit in told.units]


def test_that_everybody_not_yet_reached_is_listed_and_nobody_else(register: Register, incident: int) -> None:
    somebody(register, "Ayu")
    elsewhere = a_person(register, "Budi", phone="+6281200001")
    a_registration(register, elsewhere, country="ID")
    walked_in = a_person(register, "Citra", phone="+249912000003")
    a_report(register, incident, walked_in, "condition", "injured")
    told = sheet(register, incident)
    assert sorted(names(told)) == ["Ayu", "Citra"]
    assert (told.total, told.persons, told.without_number) == (2, 2, 0)


@pytest.mark.parametrize(
    ("outcome", "leaves"),
    [
        (CallOutcome.WELL, True),
        (CallOutcome.INJURED, True),
        (CallOutcome.ELSEWHERE, True),
        (CallOutcome.REFUSED, True),
        (CallOutcome.NO_ANSWER, False),
        (CallOutcome.WRONG_NUMBER, False),
    ],
)
def test_that_who_was_reached_or_refused_leaves_the_list(
    post: Post, incident: int, outcome: CallOutcome, leaves: bool
) -> None:
    ayu = somebody(post.register, "Ayu")
    calls.end(post, incident, [ayu], outcome)
    told = sheet(post.register, incident)
    assert names(told) == ([] if leaves else ["Ayu"])
    assert (told.outcomes, told.calls) == ({outcome: 1}, 1)


def test_that_a_refusal_stands_though_a_colleague_rang_in_vain_since(post: Post, incident: int, clock: Clock) -> None:
    ayu = somebody(post.register, "Ayu")
    calls.end(post, incident, [ayu], CallOutcome.REFUSED)
    clock.pass_time(minutes=5)
    calls.end(Post(post.register, OTHER), incident, [ayu], CallOutcome.NO_ANSWER)
    assert names(sheet(post.register, incident)) == []


def test_that_a_call_taken_back_brings_its_person_back(post: Post, incident: int, clock: Clock) -> None:
    ayu, budi = somebody(post.register, "Ayu"), somebody(post.register, "Budi")
    for person in (ayu, budi):
        clock.pass_time(minutes=1)
        calls.end(post, incident, [person], CallOutcome.WELL)
    with post.asking() as connection:
        last = calls.last_ended(connection, incident, OFFICER)
    calls.take_back(post, last, "wrong line")
    told = sheet(post.register, incident)
    assert (names(told), told.calls) == (["Budi"], 1)


def test_that_who_did_not_answer_waits_until_everybody_was_tried_as_often(post: Post, incident: int) -> None:
    ayu, budi = somebody(post.register, "Ayu"), somebody(post.register, "Budi")
    calls.end(post, incident, [ayu], CallOutcome.NO_ANSWER)
    told = sheet(post.register, incident)
    assert (names(told), told.round, told.in_round) == (["Budi", "Ayu"], 1, 1)
    assert [(unit.round, unit.last_outcome) for unit in told.units] == [(1, None), (2, CallOutcome.NO_ANSWER)]
    calls.end(post, incident, [budi], CallOutcome.NO_ANSWER)
    told = sheet(post.register, incident)
    assert (names(told), told.round, told.in_round) == (["Ayu", "Budi"], 2, 2)


def test_that_a_wrong_number_goes_last_until_another_number_is_known(post: Post, incident: int) -> None:
    ayu = somebody(post.register, "Ayu")
    somebody(post.register, "Budi")
    somebody(post.register, "Citra", "")
    arrays = ResidentArrays()
    assert names(sheet(post.register, incident, arrays)) == ["Ayu", "Budi", "Citra"]
    calls.end(post, incident, [ayu], CallOutcome.WRONG_NUMBER)
    told = sheet(post.register, incident, arrays)
    assert (names(told), told.without_number) == (["Budi", "Ayu", "Citra"], 2)
    people.amend_person(post, ayu, "phone", "0912 000 009")
    told = sheet(post.register, incident, arrays)
    assert (names(told), told.without_number) == (["Ayu", "Budi", "Citra"], 1)


def test_that_the_second_of_two_numbers_is_called_when_the_first_was_wrong(post: Post, incident: int) -> None:
    ayu = somebody(post.register, "Ayu", "+249912000001", whatsapp="+249912000002")
    for expected in (0, 1):
        [call], _ = calls.end(post, incident, [ayu], CallOutcome.WRONG_NUMBER)
        assert sheet(post.register, incident).without_number == expected
        with post.asking() as connection:
            number = connection.exec_driver_sql("SELECT phone FROM call WHERE id = ?", (call,)).scalar()
        assert number == f"+24991200000{expected + 1}"


def test_that_a_number_that_is_whatsapp_too_is_one_number(post: Post, incident: int) -> None:
    ayu = somebody(post.register, "Ayu", "+249912000001", whatsapp="+249912000001")
    [unit] = sheet(post.register, incident).units
    assert unit.people[0].phones == ("+249912000001",)
    calls.end(post, incident, [ayu], CallOutcome.WRONG_NUMBER)
    assert sheet(post.register, incident).without_number == 1


def test_that_a_number_typed_is_known_again_however_it_is_written(post: Post, incident: int) -> None:
    somebody(post.register, "Ayu", "+249912000001")
    budi = somebody(post.register, "Budi", "+249912000002")
    calls.end(post, incident, [budi], CallOutcome.WRONG_NUMBER, phone="+249 912-000 002")
    assert sheet(post.register, incident).without_number == 1
    with pytest.raises(InputFault, match="phone-wrong"):
        calls.end(post, incident, [budi], CallOutcome.WELL, phone="none")


def test_that_one_wrong_number_of_a_household_leaves_the_others_of_it(post: Post, incident: int) -> None:
    home = made(post.register, Kind.HOUSEHOLD, mission=MISSION, label="Rumah")
    pair = [somebody(post.register, name, f"+24991200000{place}", household=home) for place, name in enumerate("AB")]
    calls.end(post, incident, pair, CallOutcome.WRONG_NUMBER)
    assert sheet(post.register, incident).without_number == 0
    calls.end(post, incident, pair, CallOutcome.WRONG_NUMBER)
    assert sheet(post.register, incident).without_number == 1


def test_that_whoever_is_reported_dead_is_never_listed(register: Register, incident: int) -> None:
    ayu, budi = somebody(register, "Ayu"), somebody(register, "Budi")
    report = a_report(register, incident, ayu, "condition", "deceased", source="other")  # nobody has proved it
    a_report(register, incident, budi, "condition", "critical", source="family")
    told = sheet(register, incident)
    assert (names(told), told.units[0].is_urgent) == (["Budi"], True)
    withdrawn(register, Kind.REPORT, report)
    assert names(sheet(register, incident)) == ["Budi", "Ayu"]


def test_that_merged_persons_are_called_once_by_all_their_numbers(post: Post, incident: int) -> None:
    siti = somebody(post.register, "Siti Aminah", "+249912000001")
    again = somebody(post.register, "Siti A.", "+249912000002")
    arrays = ResidentArrays()
    assert sheet(post.register, incident, arrays).total == 2
    people.judge_pair(post, siti, again, Verdict.SAME)
    [unit] = sheet(post.register, incident, arrays).units
    assert [(callee.person, callee.phones) for callee in unit.people] == [(siti, ("+249912000001", "+249912000002"))]
    calls.end(post, incident, [again], CallOutcome.WELL)
    assert sheet(post.register, incident, arrays).total == 0


def test_that_a_household_is_one_line_and_one_answer_for_all_of_it(post: Post, incident: int) -> None:
    home = made(post.register, Kind.HOUSEHOLD, mission=MISSION, label="Rumah")
    pair = [somebody(post.register, name, household=home) for name in ("Ayu", "Budi")]
    told = sheet(post.register, incident)
    assert (names(told), told.total, told.persons) == (["Ayu, Budi"], 1, 2)
    calls.end(post, incident, pair, CallOutcome.WELL)
    told = sheet(post.register, incident)
    assert (told.total, told.calls, told.outcomes) == (0, 1, {CallOutcome.WELL: 2})


def test_that_what_is_taken_is_shown_and_free_again_after_a_while(post: Post, incident: int, clock: Clock) -> None:
    made(post.register, Kind.OFFICER, name="Dewi", mission=11, verify_key="")
    with post.asking() as connection:
        dewi = int(connection.exec_driver_sql("SELECT id FROM officer").scalar_one())
    somebody(post.register, "Ayu")
    budi = somebody(post.register, "Budi")
    calls.take(Post(post.register, dewi), incident, [budi])
    hers = sheet(post.register, incident, officer=dewi)
    assert (names(hers), [unit.is_mine for unit in hers.units]) == (["Budi", "Ayu"], [True, False])
    mine = sheet(post.register, incident)
    assert (names(mine), [unit.taken_by for unit in mine.units], mine.taken) == (["Ayu", "Budi"], ["", "Dewi"], 1)
    scope = CallScope(ResidentArrays(), SUDAN, OFFICER, clock())
    assert len(calls.take_next(post, incident, scope, 9)[0]) == 1  # hers is not taken from her
    clock.now_ms += TAKE_HOLDS_MS
    assert {unit.taken_by for unit in sheet(post.register, incident).units} == {""}


def test_that_giving_back_frees_a_unit_at_once(post: Post, incident: int) -> None:
    ayu = somebody(post.register, "Ayu")
    calls.take(post, incident, [ayu])
    assert sheet(post.register, incident, officer=OTHER).taken == 1
    calls.give_back(post, incident, [ayu])
    told = sheet(post.register, incident, officer=OTHER)
    assert (told.taken, told.calls, names(told)) == (0, 0, ["Ayu"])


def test_that_edits_of_a_profile_are_seen_without_opening_anew(post: Post, incident: int) -> None:
    ayu, budi = somebody(post.register, "Ayu", ""), somebody(post.register, "Budi", born="1990")
    citra = somebody(post.register, "Citra")
    arrays = ResidentArrays()
    assert names(sheet(post.register, incident, arrays)) == ["Budi", "Citra", "Ayu"]
    people.amend_person(post, ayu, "phone", "+249912345678")
    assert names(sheet(post.register, incident, arrays)) == ["Ayu", "Budi", "Citra"]
    people.amend_person(post, citra, "born", "2020-01-01")
    told = sheet(post.register, incident, arrays)
    assert (names(told), told.units[0].is_vulnerable) == (["Citra", "Ayu", "Budi"], True)
    home = made(post.register, Kind.HOUSEHOLD, mission=MISSION, label="Rumah")
    post.register.record([Change(Kind.PERSON, each, {"household": home}) for each in (ayu, budi)], OFFICER)
    assert names(sheet(post.register, incident, arrays)) == ["Citra", "Ayu, Budi"]
    withdrawn(post.register, Kind.PERSON, citra)
    with post.asking() as connection:
        [hers] = connection.exec_driver_sql("SELECT id FROM registration WHERE person = ?", (citra,)).scalars()
    withdrawn(post.register, Kind.REGISTRATION, hers)
    assert names(sheet(post.register, incident, arrays)) == ["Ayu, Budi"]


def test_that_the_nearer_come_first_and_the_nearest_registration_counts(register: Register) -> None:
    area = '{"type":"circle","lon":32.53,"lat":15.55,"radius_km":50}'
    incident = an_incident(register, area=area)
    areas = (resolve(area_of("circle:32.53,15.55,50")),)
    at = {"precision": "exact", "radius_km": 0.1, "country": "SD"}
    for name, lat in (("Far", 15.80), ("Near", 15.56), ("Middle", 15.58)):
        a_registration(register, a_person(register, name, phone="+2499120001"), lon=32.53, lat=lat, **at)
    by_city = a_person(register, "City", phone="+2499120002")
    a_registration(register, by_city, precision="city", city="Khartoum", city_id=379252, country="SD")
    scope = CallScope(ResidentArrays(), areas, OFFICER, register.clock())
    with register.reading() as connection:
        told = call_sheet(connection, incident_line(connection, incident), scope)
    assert names(told) == ["Near", "Middle", "Far", "City"]
    assert [None if unit.distance_km is None else round(unit.distance_km) for unit in told.units] == [1, 3, 28, None]


def test_that_shares_and_pages_cover_the_list_once(register: Register, incident: int) -> None:
    everybody = {somebody(register, f"Orang {number:02}") for number in range(40)}
    shared = [unit for mine in (1, 2, 3) for unit in sheet(register, incident, share=(mine, 3)).units]
    assert sorted(unit.people[0].person for unit in shared) == sorted(everybody)
    pages = [sheet(register, incident, first=first, count=15) for first in (0, 15, 30)]
    assert [len(page.units) for page in pages] == [15, 15, 10]
    assert [unit for page in pages for unit in page.units] == list(sheet(register, incident).units)


def test_that_a_unit_of_another_share_is_held_by_nobody_here(post: Post, incident: int) -> None:
    everybody = [somebody(post.register, f"Orang {number:02}") for number in range(12)]
    calls.take(Post(post.register, OTHER), incident, everybody)
    taken = [sheet(post.register, incident, share=(mine, 2)).taken for mine in (1, 2)]
    assert (sum(taken), min(taken) > 0) == (12, True)


def test_that_what_was_taken_by_a_clock_set_back_since_holds_nobody(post: Post, incident: int, clock: Clock) -> None:
    budi = somebody(post.register, "Budi")
    clock.pass_time(hours=5)
    calls.take(post, incident, [budi])
    assert sheet(post.register, incident, officer=OTHER).taken == 1
    clock.pass_time(hours=-5)
    assert sheet(post.register, incident, officer=OTHER).taken == 0
