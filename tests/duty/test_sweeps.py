"""Asking hospitals and authorities: the list of an incident, each check, and how a sweep begins."""

from __future__ import annotations

import pytest

from console.duty import incidents, sweeps
from console.duty.post import Post
from console.duty.sweeps import TO_BE_NAMED, Started
from console.faults import InputFault
from console.model.change import Value
from console.model.findings import Rung, find
from console.model.kinds import Kind
from console.model.shown_response import FacilityLine, ListState
from console.model.words import CheckMethod, FacilityType, HospitalResult
from console.register.reading import incidents as asking
from console.register.reading.facilities import facilities
from console.register.reading.questions import questions
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.rosters import digest_of

KINDS = (
    "Rumah sakit",
    "Kamar jenazah atau lembaga forensik",
    "Kepolisian",
    "SAR atau penanggulangan bencana",
    "Bandara atau maskapai",
)


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum")[0]


def lines(post: Post, incident: int) -> list[FacilityLine]:
    with post.asking() as connection:
        return facilities(connection, incident)


def names(post: Post, incident: int) -> list[str]:
    return [line.name for line in lines(post, incident)]


def on_sheet(post: Post, code: str, name: str, type_: str, **more: Value) -> int:
    """On the contact sheet of a mission."""
    with post.asking() as connection:
        mission = asking.mission_by_code(connection, code).mission
    return post.add(Kind.FACILITY, {"name": name, "type": type_, "mission": mission, **more})[0]


def placeholders(place: str) -> list[str]:
    return [f"{kind} di {place}" for kind in KINDS]


def test_that_a_facility_is_listed_once_under_a_clean_name_with_the_town_it_lies_in(post: Post, incident: int) -> None:
    made, _ = sweeps.add_facility(
        post, "  Royal\u200b  Care ", "hospital", incident=incident, city="Khartum", phone=" 999 "
    )
    [line] = lines(post, incident)
    assert (line.facility, line.name, line.phone, line.state) == (made, "Royal Care", "999", ListState.NOT_ASKED)
    assert (line.city, line.city_id, line.is_list, line.is_checked) == ("Khartum", 379252, True, False)
    with pytest.raises(InputFault, match="facility-listed"):
        sweeps.add_facility(post, "ROYAL care", "hospital", incident=incident)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"type_": "tavern"}, "field-choice"),
        ({"name": " "}, "field-wrong"),
        ({"incident": 999}, "incident-unknown"),
        ({"name": "x" * 301}, "field-wrong"),
    ],
)
def test_that_what_cannot_be_listed_writes_nothing(
    post: Post, incident: int, given: dict[str, object], code: str
) -> None:
    before = digest_of(post.register)
    wanted = {"name": "Royal Care", "type_": "hospital", "incident": incident} | given
    with pytest.raises(InputFault, match=code):
        sweeps.add_facility(post, **wanted)  # type: ignore[arg-type]
    assert digest_of(post.register) == before


def test_that_several_are_added_all_or_none(post: Post, incident: int) -> None:
    pair: list[dict[str, Value]] = [{"name": "A", "type": "police"}, {"name": "a", "type": "police"}]
    with pytest.raises(InputFault, match="facility-listed"):
        sweeps.add_facilities(post, pair, incident=incident)
    assert lines(post, incident) == []


def test_that_a_check_is_found_under_any_writing_of_the_name_and_the_newest_counts(
    post: Post, incident: int, clock: Clock
) -> None:
    sweeps.add_facility(post, "Royal Care", "police", incident=incident, phone="999")
    for result, more in (
        (HospitalResult.NO_ANSWER, {}),
        (HospitalResult.UNIDENTIFIED, {"unidentified": 2, "foreigners": 1}),
    ):
        clock.pass_time(minutes=5)
        sweeps.check(post, incident, "royal  CARE", result, CheckMethod.PHONE, recheck_at_ms=clock() + 1, **more)
    [line] = lines(post, incident)
    assert (line.name, line.type, line.phone) == ("Royal Care", FacilityType.POLICE, "999")
    assert (line.state, line.unidentified, line.foreigners, line.is_checked) == (ListState.UNIDENTIFIED, 2, 1, True)
    assert (line.asked_at_ms, line.again_at_ms, line.officer) == (clock(), clock() + 1, "Rina")


def test_that_who_was_asked_without_standing_on_the_list_is_shown_too(post: Post, incident: int) -> None:
    sweeps.check(post, incident, " Bahri Clinic ", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    [line] = lines(post, incident)
    assert (line.facility, line.name, line.state) == (None, "Bahri Clinic", ListState.NONE_OURS)


def test_that_a_check_counts_in_the_fifth_question_of_how_many(post: Post, incident: int) -> None:
    for name in ("A", "B", "C"):
        sweeps.add_facility(post, name, "hospital", incident=incident)
    sweeps.check(post, incident, "A", HospitalResult.NONE_OURS, CheckMethod.VISIT, foreigners=2)
    with post.asking() as connection:
        line = asking.incident_line(connection, incident)
        counted = asking.tally_of(connection, line, ResidentArrays(), incidents.resolved_areas(line), post.now_ms())
        hospitals = questions(connection, line, counted)[-1]
    figures = dict(hospitals.computed_figures)
    assert (figures["total"], figures["checked"], figures["found"], figures["foreigners"]) == (3, 1, 0, 2)
    assert figures["to_be_named"] == 0
    sweeps.start(post, incident)  # a morgue, a police and an airport that nobody named
    with post.asking() as connection:
        figures = dict(questions(connection, line, counted)[-1].computed_figures)
    assert (figures["total"], figures["to_be_named"]) == (6, 3)


def test_that_who_leaves_the_list_leaves_what_it_said(post: Post, incident: int) -> None:
    made, _ = sweeps.add_facility(post, "Royal Care", "hospital", incident=incident)
    sweeps.check(post, incident, "Royal Care", HospitalResult.OURS_FOUND, CheckMethod.PHONE)
    sweeps.remove_facility(post, made, "listed twice")
    [line] = lines(post, incident)
    assert (line.facility, line.state) == (None, ListState.FOUND)
    with pytest.raises(InputFault, match="record-unknown"):
        sweeps.remove_facility(post, made, "again")
    with pytest.raises(InputFault, match="reason-missing"):
        sweeps.remove_facility(post, made, " ")


def test_that_a_sweep_begins_with_whom_the_contact_sheet_knows_there(post: Post, incident: int) -> None:
    on_sheet(post, "KRT", "Royal Care", "hospital", city="Khartoum", city_id=379252, phone="999", note="24 jam")
    on_sheet(post, "KRT", "Bahri Hospital", "hospital", city="Khartoum North", city_id=379251)
    on_sheet(post, "KRT", "Port Sudan Hospital", "hospital", city="Port Sudan", city_id=377039)
    on_sheet(post, "KRT", "Hotline", "police")
    on_sheet(post, "KRT", "Somewhere Clinic", "hospital", city="Nirgendwo")
    on_sheet(post, "CAI", "Cairo Hospital", "hospital", city="Khartoum", city_id=379252)
    started, _ = sweeps.start(post, incident)
    assert started == Started({"KRT": 4}, 0, 0)
    assert names(post, incident) == ["Bahri Hospital", "Royal Care", "Somewhere Clinic", "Hotline"]
    royal = lines(post, incident)[1]
    assert (royal.city, royal.city_id, royal.phone, royal.note) == ("Khartoum", 379252, "999", "24 jam")


def test_that_the_government_of_the_country_is_asked_wherever_it_sits_and_that_of_another_is_not(post: Post) -> None:
    incident, _ = incidents.open_incident(post, "Nyala", spec="city:Nyala,SD", missions=["KRT"])
    on_sheet(post, "KRT", "Ministry of Health", "government", city="Khartoum", city_id=379252)
    on_sheet(post, "KRT", "Royal Care", "hospital", city="Khartoum", city_id=379252)
    on_sheet(post, "KRT", "Ministry in Asmara", "government", city="Asmara", city_id=343300)
    started, _ = sweeps.start(post, incident)
    assert started == Started({"KRT": 1}, 5, 0)
    assert "Ministry of Health" in names(post, incident)
    assert set(names(post, incident)) == {"Ministry of Health", *placeholders("Nyala")}


def test_that_where_no_sheet_knows_anything_there_is_an_entry_a_kind_to_be_named(post: Post, incident: int) -> None:
    started, touched = sweeps.start(post, incident)
    assert started == Started({}, 5, 0)
    assert names(post, incident) == placeholders("Khartoum")
    assert {(line.note, line.city, line.city_id) for line in lines(post, incident)} == {
        (TO_BE_NAMED, "Khartoum", 379252)
    }
    assert len(touched.of(Kind.FACILITY)) == 5
    before = digest_of(post.register)
    assert sweeps.start(post, incident)[0] == Started({}, 0, 0)  # each kind is covered by now
    assert digest_of(post.register) == before


def test_that_an_officer_s_own_entry_covers_its_kind_and_what_he_took_off_stays_off(post: Post, incident: int) -> None:
    sweeps.add_facility(post, "Royal Care", "hospital", incident=incident)
    on_sheet(post, "KRT", "Hotline", "police")
    assert sweeps.start(post, incident)[0] == Started({"KRT": 1}, 3, 0)
    [hotline] = [line.facility for line in lines(post, incident) if line.name == "Hotline"]
    [airport] = [line.facility for line in lines(post, incident) if line.type is FacilityType.AIRPORT]
    for facility in (hotline, airport):
        sweeps.remove_facility(post, facility or 0, "no longer there")
    assert sweeps.start(post, incident)[0] == Started({}, 0, 2)
    assert len(lines(post, incident)) == 3


def test_that_each_place_of_an_incident_is_seen_to(post: Post, incident: int) -> None:
    on_sheet(post, "KRT", "Royal Care", "hospital", city="Khartoum", city_id=379252)
    incidents.add_site(post, incident, "Pelabuhan", "city:Port Sudan,SD")
    incidents.add_site(post, incident, "Perbatasan", "circle:31.2,21.8,40")
    incidents.add_site(post, incident, "Eritrea", "country:ER")
    started, _ = sweeps.start(post, incident)
    assert (started.from_sheets, started.to_be_named) == ({"KRT": 1}, 15)
    told = [line.name for line in lines(post, incident) if line.type is FacilityType.HOSPITAL]
    assert told[:2] == ["Royal Care", "Rumah sakit di Eritrea"]
    assert "Rumah sakit di Port Sudan" in told
    assert len(told) == 4


def test_that_one_named_on_two_sheets_is_listed_once_for_the_lead(post: Post) -> None:
    incident, _ = incidents.open_incident(post, "Khartoum", missions=["KRT", "CAI"])
    for code, phone in (("CAI", "1"), ("KRT", "2")):
        on_sheet(post, code, "Royal Care", "hospital", city_id=379252, phone=phone)
    assert sweeps.start(post, incident)[0] == Started({"KRT": 1}, 0, 1)
    assert [line.phone for line in lines(post, incident)] == ["2"]


def test_that_a_sweep_begins_in_no_incident_nobody_knows(post: Post) -> None:
    with pytest.raises(InputFault, match="incident-unknown"):
        sweeps.start(post, 999)


def test_that_an_entry_to_be_named_is_named_once_and_no_statement_clears_before(post: Post, incident: int) -> None:
    sweeps.start(post, incident)
    for name in placeholders("Khartoum"):
        sweeps.check(post, incident, name, HospitalResult.NONE_OURS, CheckMethod.PHONE)
    told = [line for line in lines(post, incident) if line.is_list]
    assert find(told, [], [], in_question=False).rung is Rung.CHECKING
    [hospital] = [line.facility or 0 for line in told if line.type is FacilityType.HOSPITAL]
    sweeps.name_facility(post, hospital, "  RS Contoh ", phone="+249912000001")
    [line] = [line for line in lines(post, incident) if line.facility == hospital]
    assert (line.name, line.phone, line.note, line.is_to_be_named) == ("RS Contoh", "+249912000001", "", False)
    assert sweeps.start(post, incident)[0].to_be_named == 0
    with pytest.raises(InputFault, match="facility-named"):
        sweeps.name_facility(post, hospital, "RS Lain")
    [police] = [line.facility or 0 for line in lines(post, incident) if line.name == "Kepolisian di Khartoum"]
    for name, code in (("rs contoh", "facility-listed"), (" ", "field-wrong")):
        with pytest.raises(InputFault, match=code):
            sweeps.name_facility(post, police, name)
    sweeps.remove_facility(post, police, "no such office")
    with pytest.raises(InputFault, match="record-unknown"):
        sweeps.name_facility(post, police, "Polisi Contoh")
