"""Situation reports on a real register: numbered, kept as they were, and compared with the one before."""

from __future__ import annotations

import pytest

from console.duty import calls, enquiries, incidents, reports, sitreps, sweeps
from console.duty.people import add_person
from console.duty.post import Post
from console.duty.sitreps import Wish
from console.faults import InputFault
from console.model.shown_statement import SitrepLine
from console.model.sitrep import Change, Content, count_text, falls, from_json, to_json
from console.model.sitrep_words import gap_text
from console.model.words import CallOutcome, CheckMethod, HospitalResult, Question, SitrepVersion, Source
from console.register.reading.due import due
from console.register.reading.incidents import incident_line, tally_of
from console.register.reading.sitreps import sitrep_line
from console.register.reading.sitreps import sitreps as asked_sitreps
from console.register.resident import ResidentArrays
from tests.conftest import Clock

HOUR_MS = 3_600_000


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum")[0]


def filed(post: Post, incident: int, wish: Wish | None = None) -> SitrepLine:
    record, _ = sitreps.file_sitrep(post, ResidentArrays(), incident, wish or Wish())
    with post.asking() as connection:
        return sitrep_line(connection, record)


def reported(post: Post, incident: int, name: str, axis: str, value: str, source: str = "staff") -> int:
    person, _ = add_person(post, {"name": name, "phone": "+249900000001"})
    reports.file_reports(post, incident, person, [{"axis": axis, "value": value, "source": source}])
    return person


def test_that_reports_are_numbered_by_mission_and_tell_what_changed(post: Post, incident: int) -> None:
    first = filed(post, incident)
    assert (first.content.label, first.version, first.content.changes) == ("KRT-1", SitrepVersion.INITIAL, ())
    reported(post, incident, "Siti Contoh", "condition", "injured")
    second = filed(post, incident)
    assert (second.content.label, second.version) == ("KRT-2", SitrepVersion.UPDATE)
    told = {each.figure: (each.before, each.now) for each in second.content.changes}
    assert told["injured"] == ((0, 0), (1, 1))
    assert told["affected"] == ((0, 0), (1, 1))
    assert "registered" not in told
    last = filed(post, incident, Wish(is_final=True))
    assert (last.version, last.content.changes) == (SitrepVersion.FINAL, ())


def test_that_a_kept_report_is_never_computed_again(post: Post, incident: int) -> None:
    before = filed(post, incident).content
    reported(post, incident, "Siti Contoh", "condition", "injured")
    with post.asking() as connection:
        [again] = asked_sitreps(connection, incident)
    assert again.content == before
    assert from_json(to_json(before)) == before


def test_that_its_figures_are_those_of_the_tally(post: Post, incident: int) -> None:
    reported(post, incident, "Ani Contoh", "whereabouts", "present")
    reported(post, incident, "Budi Contoh", "whereabouts", "missing", "family")
    content = filed(post, incident).content
    with post.asking() as connection:
        line = incident_line(connection, incident)
        tally = tally_of(connection, line, ResidentArrays(), incidents.resolved_areas(line), post.now_ms())
    assert content.figures["not-on-roster"] == (tally.not_on_roster,) * 2 == (2, 2)
    assert content.figures["missing"] == (tally.by_whereabouts["missing"],) * 2 == (1, 1)
    assert content.figures["registered"] == (tally.persons_min, tally.registered)


def test_that_what_is_in_dispute_is_kept_as_a_range(post: Post, incident: int) -> None:
    person = reported(post, incident, "Siti Contoh", "condition", "injured", "official")
    later = {"axis": "condition", "value": "well", "source": "family"}
    reports.file_reports(post, incident, person, [later])
    reports.answer(post, incident, Question.VICTIMS, "3", Source.OFFICIAL, said_by="polisi")
    reports.answer(post, incident, Question.VICTIMS, "5", Source.OFFICIAL, said_by="gubernur")
    content = filed(post, incident).content
    assert content.figures["affected"] == (0, 1)
    assert content.figures["casualties"] == (3, 5)
    assert content.figures["contested"] == (1, 1)


def test_that_a_figure_that_should_only_grow_and_fell_needs_a_reason(post: Post, incident: int) -> None:
    check, _ = sweeps.check(post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    filed(post, incident)
    from console.model.kinds import Kind

    reports.withdraw(post, Kind.HOSPITAL_CHECK, check, "keliru")
    with pytest.raises(InputFault, match="sitrep-fall-unexplained"):
        filed(post, incident)
    with post.asking() as connection:
        assert len(asked_sitreps(connection, incident)) == 1
    assert filed(post, incident, Wish(fall_reason="pengecekan ditarik")).content.fall_reason == "pengecekan ditarik"


def test_that_gaps_tell_what_is_missing(post: Post, incident: int, clock: Clock) -> None:
    codes = [gap.code for gap in filed(post, incident).content.gaps]
    assert codes.count("question-open") == 5  # the number of nationals is computed
    assert {"no-list", "no-report", "roster-not-held"} <= set(codes)
    reports.answer(post, incident, Question.STAFF_SAFE, "yes", Source.STAFF)
    sweeps.add_facility(post, "RS A", "hospital", incident=incident)
    person = reported(post, incident, "Siti Contoh", "whereabouts", "unknown", "family")
    promised = post.now_ms() + HOUR_MS
    enquiries.add_enquiry(post, incident, "Siti", "Ibu Contoh", person=person, promised_at_ms=promised)
    clock.pass_time(hours=4)
    gaps = {gap.code: gap.places for gap in filed(post, incident).content.gaps}
    assert gaps["lists-open"] == {"n": "1"}
    assert gaps["overdue"] == {"n": "1"}
    assert gaps["silent"] == {"hours": "4"}
    assert gaps["not-reached-beside"] == {"n": "1"}  # apart, as among the figures
    assert "not-reached" not in gaps


def test_that_the_next_report_becomes_due_until_it_is_filed(post: Post, incident: int, clock: Clock) -> None:
    filed(post, incident, Wish(next_at_ms=post.now_ms() + HOUR_MS))
    with post.asking() as connection:
        [item] = due(connection, incident)
    assert (item.what, item.about, item.at_ms) == ("sitrep", "KRT-2", post.now_ms() + HOUR_MS)
    clock.pass_time(hours=1)
    filed(post, incident)
    with post.asking() as connection:
        assert due(connection, incident) == []
    with pytest.raises(InputFault, match="sitrep-next-past"):
        filed(post, incident, Wish(next_at_ms=post.now_ms()))


def test_that_a_withdrawn_report_keeps_its_number_and_is_compared_with_no_more(post: Post, incident: int) -> None:
    first = filed(post, incident)
    reported(post, incident, "Siti Contoh", "condition", "injured")
    second = filed(post, incident)
    sitreps.withdraw_sitrep(post, second.sitrep, "salah hitung")
    third = filed(post, incident)
    assert (third.number, third.content.previous_number) == (3, first.number)
    assert "injured" in {each.figure for each in third.content.changes}
    with pytest.raises(InputFault, match="sitrep-unknown"):
        sitreps.withdraw_sitrep(post, second.sitrep, "lagi")


def test_that_only_what_was_noted_since_the_last_report_is_told_again(post: Post, incident: int, clock: Clock) -> None:
    reports.note(post, incident, "Bandara ditutup.")
    assert [each.text for each in filed(post, incident).content.chronology] == ["Bandara ditutup."]
    clock.pass_time(hours=1)
    reports.note(post, incident, "Listrik padam.")
    assert [each.text for each in filed(post, incident).content.chronology] == ["Listrik padam."]


def test_that_calls_are_in_it(post: Post, incident: int) -> None:
    person = reported(post, incident, "Siti Contoh", "whereabouts", "unknown", "family")
    calls.end(post, incident, [person], CallOutcome.WELL)
    content: Content = filed(post, incident).content
    assert (content.figures["called"], content.figures["reached"]) == ((1, 1), (1, 1))
    assert "menelepon 1 WNI (1 terhubung)" in content.done.id


def test_that_a_report_too_large_to_keep_is_refused_in_words(post: Post, incident: int) -> None:
    for place in range(300):
        name = f"{place} " + "Rumah Sakit Umum " * 17
        sweeps.check(post, incident, name, HospitalResult.NONE_OURS, CheckMethod.PHONE, said_by="Petugas jaga " * 20)
    with pytest.raises(InputFault, match="document-long"):
        filed(post, incident)


def test_that_a_range_that_widens_downwards_has_fallen() -> None:
    lower = Change(figure="deceased", before=(2, 2), now=(0, 2))
    assert falls((lower,)) == ("deceased",)
    assert falls((Change(figure="deceased", before=(0, 2), now=(2, 2)),)) == ()


def test_that_no_harm_is_told_as_none_known_while_anything_is_open(post: Post, incident: int) -> None:
    sweeps.check(post, incident, "RS A", HospitalResult.OURS_FOUND, CheckMethod.PHONE)
    content = filed(post, incident).content
    assert content is not None
    assert count_text(content, "affected", "en") == "none known"
    sweeps.check(post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.VISIT)
    content = filed(post, incident).content
    assert content is not None
    assert count_text(content, "affected", "id") == "0"


def test_that_gaps_speak_of_one_as_of_one_wherever_they_are_told(post: Post, incident: int) -> None:
    sweeps.add_facility(post, "RS A", "hospital", incident=incident)
    content = filed(post, incident).content
    assert content is not None
    told = [gap_text(gap.code, gap.places, "en") for gap in content.gaps]
    assert "1 hospital or list has not answered." in told
