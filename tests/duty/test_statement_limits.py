"""What a statement must not say: more than is known, or of people who are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.duty import calls, enrolment, incidents, reports, statements, sweeps
from console.duty.enrolment import Opened
from console.duty.people import add_person
from console.keys.box import KeyBox
from console.model.findings import Rung
from console.model.kinds import Kind
from console.model.statement import Draft
from console.model.words import CallOutcome, CheckMethod, HospitalResult, Question, Source
from console.register.reading import incidents as asking
from console.register.reading.officers import mission_of
from console.register.reading.questions import questions
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opened]:
    made = enrolment.init(KeyBox(tmp_path / "posko", CHEAP), "Rina", "IST", FIRST, clock=clock)
    yield made
    made.post.register.close()


@pytest.fixture
def incident(opened: Opened) -> int:
    return incidents.open_incident(opened.post, "Istanbul")[0]


def drafted(opened: Opened, incident: int) -> Draft:
    with opened.post.asking() as connection:
        return statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms())


def rung(opened: Opened, incident: int) -> Rung:
    return drafted(opened, incident).facts.findings.rung


def reported(opened: Opened, incident: int, value: str, source: str, **profile: str) -> int:
    """Somebody new of whom this condition is reported; the person."""
    person, _ = add_person(opened.post, {"name": "Siti Contoh", **profile})
    reports.file_reports(opened.post, incident, person, [{"axis": "condition", "value": value, "source": source}])
    return person


def asked_rung(opened: Opened, incident: int) -> str:
    """What the third question says of it."""
    with opened.post.asking() as connection:
        lines = questions(connection, asking.incident_line(connection, incident), None)
    [computed] = (each.computed for each in lines if each.question is Question.NATIONALS_AMONG)
    return computed.removeprefix("nationals-among-")


def test_that_the_third_question_never_says_other_than_the_statement(opened: Opened, incident: int) -> None:
    def same(expected: Rung) -> None:
        assert (rung(opened, incident), asked_rung(opened, incident)) == (expected, expected)

    same(Rung.NO_INFORMATION)
    sweeps.add_facility(opened.post, "RS A", "hospital", incident=incident)
    sweeps.add_facility(opened.post, "RS B", "hospital", incident=incident)
    sweeps.check(opened.post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    same(Rung.CHECKING)
    sweeps.check(opened.post, incident, "RS B", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    same(Rung.ALL_CHECKED)
    reports.answer(opened.post, incident, Question.NATIONALS_AMONG, "no", Source.OFFICIAL)
    same(Rung.CONFIRMED_NONE)
    sweeps.check(opened.post, incident, "RS B", HospitalResult.OURS_FOUND, CheckMethod.PHONE)
    same(Rung.VERIFYING)
    reported(opened, incident, "injured", "family")
    same(Rung.AFFECTED)


def cleared(opened: Opened, incident: int) -> None:
    """The only list is checked and an authority says none: the most that may be said."""
    sweeps.check(opened.post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    reports.answer(opened.post, incident, Question.NATIONALS_AMONG, "no", Source.OFFICIAL)
    assert rung(opened, incident) is Rung.CONFIRMED_NONE


@pytest.mark.parametrize("later", [HospitalResult.NO_ANSWER, HospitalResult.REFUSED])
def test_that_a_hospital_that_no_longer_answers_takes_nothing_back(
    opened: Opened, incident: int, clock: Clock, later: HospitalResult
) -> None:
    sweeps.check(opened.post, incident, "RS A", HospitalResult.OURS_FOUND, CheckMethod.PHONE)
    clock.pass_time(hours=1)
    sweeps.check(opened.post, incident, "RS A", later, CheckMethod.PHONE)
    assert rung(opened, incident) is Rung.VERIFYING
    sweeps.check(opened.post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    assert rung(opened, incident) is Rung.ALL_CHECKED


def test_that_an_entry_for_hospitals_nobody_named_never_makes_all(opened: Opened, incident: int) -> None:
    sweeps.start(opened.post, incident)
    with opened.post.asking() as connection:
        names = connection.exec_driver_sql("SELECT name FROM facility WHERE incident IS NOT NULL").scalars().all()
    for name in names:
        sweeps.check(opened.post, incident, str(name), HospitalResult.NONE_OURS, CheckMethod.PHONE)
    reports.answer(opened.post, incident, Question.NATIONALS_AMONG, "no", Source.OFFICIAL)
    draft = drafted(opened, incident)
    assert draft.facts.findings.rung is Rung.CHECKING
    assert "checks continue" in draft.text("en")
    assert "pemeriksaan masih berlangsung" in draft.text("id")


def test_that_who_knows_nothing_any_more_takes_back_that_there_is_none(
    opened: Opened, incident: int, clock: Clock
) -> None:
    cleared(opened, incident)
    clock.pass_time(hours=1)
    answer, _ = reports.answer(opened.post, incident, Question.NATIONALS_AMONG, "unknown", Source.OFFICIAL)
    assert rung(opened, incident) is Rung.ALL_CHECKED
    reports.withdraw(opened.post, Kind.ANSWER, answer, "salah dengar")
    assert rung(opened, incident) is Rung.CONFIRMED_NONE


def test_that_of_two_answers_at_one_moment_the_later_one_speaks(opened: Opened, incident: int) -> None:
    for value in ("no", "2"):
        reports.answer(opened.post, incident, Question.NATIONALS_AMONG, value, Source.OFFICIAL, said_by="polisi")
    assert (drafted(opened, incident).facts.findings.affected.low, rung(opened, incident)) == (2, Rung.AFFECTED)


def test_that_unidentified_patients_are_told_though_nobody_counted_them(opened: Opened, incident: int) -> None:
    sweeps.check(opened.post, incident, "RS A", HospitalResult.UNIDENTIFIED, CheckMethod.PHONE)
    draft = drafted(opened, incident)
    assert "Pada daftar tersebut masih terdapat orang yang belum teridentifikasi." in draft.text("id")
    assert "On these lists there are people who have not yet been identified." in draft.text("en")
    sweeps.check(opened.post, incident, "RS B", HospitalResult.UNIDENTIFIED, CheckMethod.PHONE, unidentified=1)
    draft = drafted(opened, incident)
    assert "sedikitnya 1 orang" in draft.text("id")
    assert "On these lists at least 1 person has" in draft.text("en")


@pytest.mark.parametrize("source", ["official", "staff"])
def test_that_who_was_hurt_and_recovered_keeps_anyone_from_saying_none(
    opened: Opened, incident: int, clock: Clock, source: str
) -> None:
    cleared(opened, incident)
    person = reported(opened, incident, "injured", source)
    clock.pass_time(hours=30)
    well = {"axis": "condition", "value": "well", "source": "staff"}
    reports.file_reports(opened.post, incident, person, [well])
    assert rung(opened, incident) is Rung.VERIFYING
    with opened.post.asking() as connection:
        wrong = connection.exec_driver_sql("SELECT id FROM report WHERE value = 'injured'").scalar_one()
    reports.withdraw(opened.post, Kind.REPORT, wrong, "keliru")
    assert rung(opened, incident) is Rung.CONFIRMED_NONE


def test_that_what_a_family_feared_and_staff_saw_otherwise_is_settled(opened: Opened, incident: int) -> None:
    cleared(opened, incident)
    person = reported(opened, incident, "injured", "family")
    assert rung(opened, incident) is not Rung.CONFIRMED_NONE
    well = {"axis": "condition", "value": "well", "source": "staff"}
    reports.file_reports(opened.post, incident, person, [well])
    assert rung(opened, incident) is Rung.CONFIRMED_NONE


def test_that_a_condition_nobody_knows_any_more_is_no_recovery(opened: Opened, incident: int, clock: Clock) -> None:
    cleared(opened, incident)
    person = reported(opened, incident, "injured", "warden")
    clock.pass_time(hours=30)
    lost = {"axis": "condition", "value": "unknown", "source": "family"}
    reports.file_reports(opened.post, incident, person, [lost])
    assert rung(opened, incident) is Rung.VERIFYING


def test_that_a_death_that_circulates_moves_nothing_and_one_that_a_family_tells_does(
    opened: Opened, incident: int
) -> None:
    cleared(opened, incident)
    reported(opened, incident, "deceased", "other")
    assert rung(opened, incident) is Rung.CONFIRMED_NONE
    reported(opened, incident, "deceased", "family")
    assert rung(opened, incident) is Rung.VERIFYING


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ({}, Rung.AFFECTED),
        ({"nationality": "AU", "eligibility": "wni-dual-child"}, Rung.AFFECTED),
        ({"nationality": "AU"}, Rung.CONFIRMED_NONE),
        ({"nationality": "MY", "eligibility": "on-request"}, Rung.CONFIRMED_NONE),
        ({"eligibility": "family-of-wni"}, Rung.CONFIRMED_NONE),
        ({"eligibility": "former-wni"}, Rung.CONFIRMED_NONE),
        ({"eligibility": "unknown"}, Rung.VERIFYING),
    ],
)
def test_that_whoever_is_ours_counts_and_whoever_may_be_holds_the_sentence_down(
    opened: Opened, incident: int, profile: dict[str, str], expected: Rung
) -> None:
    cleared(opened, incident)
    reported(opened, incident, "injured", "official", **profile)
    assert rung(opened, incident) is expected


def test_that_other_nationals_are_neither_registered_nor_telephoned_among_ours(opened: Opened, incident: int) -> None:
    post = opened.post
    with post.asking() as connection:
        mission = mission_of(connection, post.officer)
    for name, nationality in (("Ani Contoh", "ID"), ("John Sample", "AU")):
        person, _ = add_person(post, {"name": name, "nationality": nationality, "phone": "+905550000000"})
        post.add(Kind.REGISTRATION, {"person": person, "mission": mission, "country": "TR"})
        calls.end(post, incident, [person], CallOutcome.WELL)
    draft = drafted(opened, incident)
    assert (draft.facts.registered.country.high, draft.facts.done.called, draft.facts.done.reached) == (1, 1, 1)
    assert "1 Indonesian national is registered in" in draft.text("en")


def test_that_who_did_not_answer_was_not_contacted(opened: Opened, incident: int) -> None:
    sweeps.check(opened.post, incident, "RS A", HospitalResult.NO_ANSWER, CheckMethod.PHONE)
    reports.contact_authority(opened.post, incident, office="Kepolisian", result="no-answer")
    draft = drafted(opened, incident)
    assert (draft.facts.done.lists, draft.facts.done.authorities) == ((), ())


def test_that_the_opening_does_not_mourn_where_nobody_of_standing_tells_of_victims(
    opened: Opened, incident: int
) -> None:
    assert "statement-mourns-nobody" in drafted(opened, incident).warnings
    reports.answer(opened.post, incident, Question.VICTIMS, "yes", Source.OFFICIAL)
    assert "statement-mourns-nobody" not in drafted(opened, incident).warnings


def test_that_more_of_ours_than_there_are_victims_is_a_warning(opened: Opened, incident: int) -> None:
    for name in ("Ani Contoh", "Budi Contoh"):
        reported(opened, incident, "injured", "official", name=name)
    reports.answer(opened.post, incident, Question.VICTIMS, "1", Source.OFFICIAL)
    assert "statement-ours-exceed-all" in drafted(opened, incident).warnings
    reports.answer(opened.post, incident, Question.VICTIMS, "12", Source.OFFICIAL)
    assert "statement-ours-exceed-all" not in drafted(opened, incident).warnings
