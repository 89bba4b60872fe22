"""What the register answers when asked."""

from __future__ import annotations

import pytest

from console.atlas.resolve import resolve
from console.atlas.specs import area_of
from console.faults import InputFault
from console.model.change import Change
from console.model.kinds import Kind
from console.model.query import NOT_YET_REACHED, PeopleQuery
from console.model.shown import Tally
from console.model.words import Axis, Question, Verdict, Whereabouts
from console.register.reading import incidents as asking
from console.register.reading.area import registrations_in_box
from console.register.reading.card import person_card
from console.register.reading.people import PeopleScope, find_people
from console.register.reading.questions import questions
from console.register.register import Register
from console.register.resident import ResidentArrays, residents_in
from tests.conftest import Clock
from tests.factories import OFFICER, a_person, a_registration, a_report, an_incident, made, withdrawn
from tests.rosters import a_post

KHARTOUM = {
    "lon": 32.53,
    "lat": 15.55,
    "radius_km": 0.1,
    "precision": "exact",
    "city": "Khartoum",
    "city_id": 379252,
    "country": "SD",
}


def found(register: Register, text: str = "", arrays: ResidentArrays | None = None, **filters: object) -> list[str]:
    scope = PeopleScope(arrays or ResidentArrays(), (resolve(area_of("country:SD")),))
    with register.reading() as connection:
        page = find_people(connection, PeopleQuery(text=text, **filters), scope)  # type: ignore[arg-type]
    return [row.name for row in page.rows]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Muhammad Yusuf", "moh jusuf"),
        ("Soekarno", "sukar"),
        ("Tjahya Djuharni", "cahya juharni"),
        ("Siti Nurhayati", "nurh"),
        ("Ahmad Syarif", "achmad sjarif"),
        ("José Ñusa", "jose nusa"),
        ("Suharti", "s"),
        ("Abdurrahman", "abdul rahman"),
    ],
)
def test_that_a_name_is_found_in_any_of_its_spellings(register: Register, name: str, typed: str) -> None:
    a_person(register, name)
    a_person(register, "Bambang Lain")
    assert found(register, typed) == [name]


def test_that_people_are_found_by_paper_number_and_city(register: Register) -> None:
    person = a_person(register, "Siti", phone="+249912345678")
    made(register, Kind.IDENTIFIER, person=person, type="passport", value="A1234567")
    a_registration(register, person, **KHARTOUM)
    for typed in ("A1234567", "a123", "249912345678", "12345678", "912345678", "khart", "siti khartoum"):
        assert found(register, typed) == (["Siti"] if typed != "12345678" else []), typed


def test_that_what_was_renamed_or_withdrawn_is_no_longer_found(register: Register) -> None:
    person = a_person(register, "Siti")
    register.record([Change(Kind.PERSON, person, {"name": "Dewi"})], OFFICER)
    assert (found(register, "siti"), found(register, "dewi")) == ([], ["Dewi"])
    withdrawn(register, Kind.PERSON, person)
    assert found(register, "dewi") == []


def test_that_a_letter_held_down_finds_nobody(register: Register) -> None:
    a_person(register, "Siti Suharti")
    assert found(register, "zzzz") == found(register, "ssssss") == []


@pytest.mark.parametrize("typed", ['"', "'; DROP", "a* OR b", "(", "-", "NEAR(", "*", "^", "\x00", "{}:"])
def test_that_signs_in_a_search_are_only_text(register: Register, typed: str) -> None:
    a_person(register, "Siti")
    assert found(register, typed) in ([], ["Siti"])


def test_that_three_pairs_of_three_persons_are_one_person(register: Register) -> None:
    first, second, third = (a_person(register, name) for name in ("Siti", "Sity", "Siti Aminah"))
    for a, b in ((first, second), (second, third), (first, third)):
        made(register, Kind.PAIR, a=a, b=b, verdict="same", officer=OFFICER)
    with register.reading() as connection:
        merged = connection.exec_driver_sql("SELECT person, representative FROM merged ORDER BY person").all()
    assert [tuple(row) for row in merged] == [(second, first), (third, first)]


def test_that_a_merged_person_shows_once_under_any_of_the_names(register: Register) -> None:
    first, second = a_person(register, "Siti Aminah"), a_person(register, "Siti Rahma")
    made(register, Kind.PAIR, a=first, b=second, verdict="same", officer=OFFICER)
    assert found(register, "rahma") == found(register, "siti") == found(register, "") == ["Siti Aminah"]


def test_that_filters_narrow(register: Register) -> None:
    arrays = ResidentArrays()
    incident = an_incident(register)
    reached, unreached, off = a_person(register, "A"), a_person(register, "B"), a_person(register, "C")
    for person in (reached, unreached):
        a_registration(register, person, **KHARTOUM)
    a_report(register, incident, reached)
    a_report(register, incident, off, value="missing")
    pair = made(register, Kind.PAIR, a=unreached, b=off, verdict="possible", officer=OFFICER)
    at = {"incident": incident, "arrays": arrays}
    assert found(register, **at, whereabouts=Whereabouts.PRESENT) == ["A"]
    assert found(register, **at, whereabouts=NOT_YET_REACHED) == ["B", "C"]
    assert found(register, **at, area_only=True) == ["A", "B"]
    assert found(register, roster="off") == ["C"]
    assert found(register, doubles_only=True) == ["B", "C"]
    withdrawn(register, Kind.PAIR, pair)
    assert found(register, doubles_only=True) == []


def test_that_the_card_shows_what_speaks_and_who_said_so(register: Register, clock: Clock) -> None:
    made(register, Kind.OFFICER, name="Rini", mission=11)
    incident, person = an_incident(register), a_person(register, "Siti", note="lama")
    a_report(register, incident, person)
    clock.pass_time(hours=1)
    rumour = a_report(register, incident, person, value="elsewhere", source="other", said_by="media sosial")
    register.record([Change(Kind.PERSON, person, {"note": "baru"})], OFFICER)
    with register.reading() as connection:
        card = person_card(connection, person, incident)
        with pytest.raises(InputFault, match="person-unknown"):
            person_card(connection, 999)
    [speaking] = card.speaking
    assert (speaking.axis, speaking.value, speaking.contested_by) == (Axis.WHEREABOUTS, "present", (rumour,))
    assert [line.value for line in card.reports] == ["elsewhere", "present"]
    assert next((edit.field, edit.value) for edit in card.edits) == ("note", "baru")
    assert card.profile["note"] == "baru"


def tallied(
    register: Register, incident: int, arrays: ResidentArrays, as_of_ms: int | None = None, spec: str = "country:SD"
) -> Tally:
    with register.reading() as connection:
        line = asking.incident_line(connection, incident)
        return asking.tally_of(connection, line, arrays, (resolve(area_of(spec)),), register.clock(), as_of_ms=as_of_ms)


def test_that_arrays_in_memory_follow_every_write(register: Register) -> None:
    """One set of arrays asked after each step gives what fresh ones give."""
    arrays = ResidentArrays()
    incident = an_incident(register)
    people = [a_person(register) for _ in range(4)]

    def agrees() -> Tally:
        kept = tallied(register, incident, arrays)
        assert kept == tallied(register, incident, ResidentArrays())
        return kept

    agrees()
    registrations = [a_registration(register, person, **KHARTOUM) for person in people]
    assert agrees().registered == 4
    report = a_report(register, incident, people[0])
    assert agrees().present_confirmed == 1
    pair = made(register, Kind.PAIR, a=people[0], b=people[1], verdict="same", officer=OFFICER)
    assert agrees().registered == 3
    withdrawn(register, Kind.REPORT, report)
    assert agrees().present_confirmed == 0
    register.record([Change(Kind.REGISTRATION, registrations[3], {"lon": 100.0, "lat": 0.0, "country": "ID"})], OFFICER)
    assert agrees().registered == 2
    withdrawn(register, Kind.PAIR, pair)
    assert agrees().registered == 3
    withdrawn(register, Kind.REGISTRATION, registrations[0])
    assert agrees().registered == 2
    a_report(register, incident, people[2], value="elsewhere")
    register.record([Change(Kind.INCIDENT, incident, {"onset_ms": register.clock() + 10})], OFFICER)
    assert agrees().elsewhere_confirmed == 1


def test_that_a_tally_as_of_a_time_knows_only_what_was_recorded_then(register: Register, clock: Clock) -> None:
    arrays = ResidentArrays()
    incident, person = an_incident(register), a_person(register)
    a_registration(register, person, **KHARTOUM)
    clock.pass_time(hours=1)
    first = clock()
    report = a_report(register, incident, person)
    clock.pass_time(hours=1)
    second = clock()
    withdrawn(register, Kind.REPORT, report)
    assert tallied(register, incident, arrays, as_of_ms=first - 1).present_confirmed == 0
    assert tallied(register, incident, arrays, as_of_ms=first).present_confirmed == 1
    assert tallied(register, incident, arrays, as_of_ms=second).present_confirmed == 0
    assert tallied(register, incident, arrays).present_confirmed == 0


def test_that_the_tree_and_the_arrays_know_the_same_people(register: Register) -> None:
    near = a_registration(register, a_person(register), **KHARTOUM)
    a_registration(
        register, a_person(register), **(KHARTOUM | {"lon": 179.99, "lat": -17.0, "radius_km": 5.0, "country": "FJ"})
    )
    with register.reading() as connection:
        assert registrations_in_box(connection, 32.0, 15.0, 33.0, 16.0) == [near]
        assert len(registrations_in_box(connection, -180.0, -18.0, -179.97, -16.0)) == 1
        arrays = ResidentArrays().positions(connection)
    everybody = residents_in(arrays, (resolve(area_of("circle:-179.95,-17,50")),)).by_person
    assert everybody.is_in_area.sum() == 1


def test_that_questions_show_what_was_answered_and_what_was_computed(register: Register, clock: Clock) -> None:
    from console.duty import reports
    from console.model.words import Source

    post = a_post(register)
    arrays = ResidentArrays()
    incident = an_incident(register)
    a_registration(register, a_person(register), **KHARTOUM)
    reports.answer(post, incident, Question.VICTIMS, "3 – 5", Source.OFFICIAL, said_by="polisi")
    clock.pass_time(minutes=5)
    reports.answer(post, incident, Question.VICTIMS, "7", Source.OFFICIAL)
    reports.check_hospital(post, incident, facility="RS A", method="visit", result="no-answer")
    clock.pass_time(minutes=5)
    reports.check_hospital(post, incident, facility="rs a", method="visit", result="unidentified", unidentified=2)
    counted = tallied(register, incident, arrays)
    with register.reading() as connection:
        line = asking.incident_line(connection, incident)
        lines = {each.question: each for each in questions(connection, line, counted)}
        items = asking.timeline(connection, line)
    assert [each.value for each in lines[Question.VICTIMS].answers] == ["7", "3-5"]
    assert lines[Question.NATIONALS].computed_figures == {"position": 1, "city": 0, "country": 0}
    hospitals = lines[Question.HOSPITALS].computed_figures
    assert (hospitals["total"], hospitals["checked"], hospitals["unidentified"]) == (1, 1, 2)
    assert lines[Question.AUTHORITIES].computed == "none-computed"
    assert [item.what for item in items] == ["hospital", "hospital", "answer", "answer", "opened"]


def test_that_the_timeline_tells_the_opening_when_it_was_recorded_and_the_onset_by_itself(
    register: Register, clock: Clock
) -> None:
    officer = made(register, Kind.OFFICER, name="Rina", mission=11)
    onset_ms = clock()
    clock.pass_time(hours=7)
    opened_ms = clock()
    values = {"title": "Khartoum", "place": "Khartoum", "area": "{}", "onset_ms": onset_ms, "known_at_ms": opened_ms}
    [incident] = register.mint(1)
    register.record([Change(Kind.INCIDENT, incident, {**values, "zone": "Africa/Khartoum"})], officer)
    clock.pass_time(hours=1)
    register.record([Change(Kind.INCIDENT, incident, {"title": "Khartoum: clashes"})], OFFICER)
    with register.reading() as connection:
        items = asking.timeline(connection, asking.incident_line(connection, incident))
    assert [(item.what, item.observed_at_ms, item.recorded_at_ms, item.officer) for item in items] == [
        ("opened", opened_ms, opened_ms, "Rina"),
        ("onset", onset_ms, opened_ms, "Rina"),
    ]


def test_that_an_incident_opened_at_its_onset_is_told_once(register: Register) -> None:
    incident = an_incident(register)
    with register.reading() as connection:
        items = asking.timeline(connection, asking.incident_line(connection, incident))
    assert [item.what for item in items] == ["opened"]


def test_that_a_wrong_answer_is_refused(register: Register) -> None:
    from console.duty import reports
    from console.model.words import Source

    post = a_post(register)
    incident = an_incident(register)
    for question, value in ((Question.HOSPITALS, "12"), (Question.VICTIMS, "5-3"), (Question.VICTIMS, "many")):
        with pytest.raises(InputFault, match="answer-value"):
            reports.answer(post, incident, question, value, Source.STAFF)


def test_that_a_judged_pair_holds_alone(register: Register) -> None:
    from console.duty import people

    post = a_post(register)
    a, b = a_person(register), a_person(register)
    for verdict in (Verdict.SAME, Verdict.NOT_SAME, Verdict.SAME):
        people.judge_pair(post, b, a, verdict)
    with register.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pair WHERE withdrawn_at_ms IS NULL").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM merged").scalar() == 1
