"""Statements on a real register: what they rest on, who may approve them, and what can never be approved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.duty import calls, enrolment, incidents, reports, statements, sweeps
from console.duty.enrolment import Opened
from console.duty.people import add_person
from console.faults import InputFault, KeyFault
from console.keys.box import KeyBox
from console.model.change import Change
from console.model.findings import Rung
from console.model.kinds import Kind
from console.model.shown_statement import Standing, StatementLine
from console.model.statement import Choices
from console.model.statement_content import content_of, from_json, to_json
from console.model.statement_words import Advice, Event, SlotName, Tone
from console.model.words import CallOutcome, CheckMethod, HospitalResult, Question, Source
from console.register.reading.statements import statement_line
from console.register.register import Register
from console.register.resident import ResidentArrays
from console.secret import Secret
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST

SECOND = Secret(b"jeruk nipis kapal layar sembilan")
HOUR_MS = 3_600_000


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opened]:
    made = enrolment.init(KeyBox(tmp_path / "posko", CHEAP), "Rina", "IST", FIRST, clock=clock)
    yield made
    made.post.register.close()


@pytest.fixture
def incident(opened: Opened) -> int:
    made, _ = incidents.open_incident(opened.post, "Istanbul")
    statements.choose(opened.post, made, Choices(Event.BOMBING, Tone.CONDEMNATION, (Advice.STAY_AWAY,)))
    return made


def made_statement(opened: Opened, incident: int) -> StatementLine:
    statement, _ = statements.make(opened.post, ResidentArrays(), incident)
    return shown(opened, statement)


def shown(opened: Opened, statement: int) -> StatementLine:
    with opened.post.asking() as connection:
        return statement_line(connection, statement)


def drafted(opened: Opened, incident: int, language: str = "id") -> str:
    with opened.post.asking() as connection:
        draft = statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms())
    return draft.text("id" if language == "id" else "en")


def test_that_the_sentence_climbs_with_the_checks_and_with_nothing_else(opened: Opened, incident: int) -> None:
    post = opened.post
    assert "belum diperoleh informasi" in drafted(opened, incident)
    for name in ("RS Taksim", "RS Şişli"):
        sweeps.add_facility(post, name, "hospital", incident=incident)
    sweeps.check(post, incident, "RS Taksim", HospitalResult.NO_ANSWER, CheckMethod.PHONE)
    assert "belum diperoleh informasi" in drafted(opened, incident)
    sweeps.check(post, incident, "rs  taksim", HospitalResult.NONE_OURS, CheckMethod.VISIT, foreigners=2)
    told = drafted(opened, incident, "en")
    assert "1 of 2 hospitals and lists has been checked and no Indonesian nationals were found" in told
    assert "2 foreign nationals seen in person were confirmed not to be Indonesian" in told
    sweeps.check(post, incident, "RS Şişli", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    assert "seluruh 2 rumah sakit dan daftar telah diperiksa" in drafted(opened, incident)
    reports.answer(post, incident, Question.NATIONALS_AMONG, "no", Source.OFFICIAL, said_by="gubernur")
    assert "tidak ada WNI yang menjadi korban" in drafted(opened, incident)
    person, _ = add_person(post, {"name": "Siti Contoh"})
    reports.file_reports(post, incident, person, [{"axis": "condition", "value": "injured", "source": "official"}])
    assert "Setidaknya 1 WNI menjadi korban: 1 luka-luka." in drafted(opened, incident)


def test_that_other_nationals_are_never_counted_among_ours(opened: Opened, incident: int) -> None:
    person, _ = add_person(opened.post, {"name": "John Sample", "nationality": "AU"})
    report = {"axis": "condition", "value": "injured", "source": "official"}
    reports.file_reports(opened.post, incident, person, [report])
    assert "belum diperoleh informasi" in drafted(opened, incident)


def test_that_what_was_done_is_counted_from_the_records(opened: Opened, incident: int) -> None:
    post = opened.post
    people = [add_person(post, {"name": name, "phone": "+905550000000"})[0] for name in ("Ani", "Budi", "Citra")]
    calls.end(post, incident, people[:2], CallOutcome.WELL)
    calls.end(post, incident, people[2:], CallOutcome.NO_ANSWER)
    reports.contact_authority(post, incident, office="Kepolisian", result="promised")
    told = drafted(opened, incident, "en")
    assert "contacted 1 local authority and telephoned 3 nationals (2 reached)" in told


def test_that_hotlines_come_from_the_record_of_the_mission(opened: Opened, incident: int) -> None:
    assert "Hotline" not in drafted(opened, incident)
    with opened.post.asking() as connection:
        draft = statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms())
        mission = connection.exec_driver_sql("SELECT mission FROM involvement WHERE role = 'lead'").scalar_one()
    assert "statement-no-hotline" in draft.warnings
    change = Change(Kind.MISSION, mission, {"hotlines": "+90 532 000 0000\n+90 533 000 0000"})
    opened.post.register.record([change], opened.post.officer)
    assert "+90 532 000 0000, +90 533 000 0000" in drafted(opened, incident)


def test_that_a_version_stays_as_it_was_made(opened: Opened, incident: int) -> None:
    first = made_statement(opened, incident)
    before = first.content.text("id")
    sweeps.check(opened.post, incident, "RS Taksim", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    second = made_statement(opened, incident)
    assert (first.number, second.number) == (1, 2)
    assert shown(opened, first.statement).content.text("id") == before != second.content.text("id")
    assert first.content.code != second.content.code


def test_that_a_kept_version_reads_back_to_the_letter(opened: Opened, incident: int) -> None:
    sweeps.check(
        opened.post, incident, 'RS "Taksim" – İlk', HospitalResult.UNIDENTIFIED, CheckMethod.PHONE, unidentified=3
    )
    with opened.post.asking() as connection:
        content = content_of(statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms()))
    assert from_json(to_json(content)) == content
    assert made_statement(opened, incident).content == content


def test_that_a_second_officer_approves_by_his_own_key(opened: Opened, incident: int) -> None:
    line = made_statement(opened, incident)
    assert line.standing(opened.post.now_ms()) is Standing.WAITING
    with pytest.raises(InputFault, match="statement-own"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, FIRST)
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    approved = shown(opened, line.statement)
    assert approved.standing(opened.post.now_ms()) is Standing.APPROVED
    assert [each.approver for each in approved.approvals] == ["Budi"]


def test_that_a_telephone_approval_needs_the_code_and_a_key_within_a_day(
    opened: Opened, incident: int, clock: Clock
) -> None:
    line = made_statement(opened, incident)
    given = {"approver": "Direktur Contoh", "phone": "+62 811 000 000"}
    with pytest.raises(InputFault, match="approval-code"):
        statements.approve_by_telephone(opened.post, ResidentArrays(), line.statement, code="AAA-AAA", **given)
    with pytest.raises(InputFault, match="statement-own"):
        statements.approve_by_telephone(
            opened.post, ResidentArrays(), line.statement, approver="rina ", phone="1", code=line.content.code
        )
    typed = line.content.code.lower().replace("-", " ")
    statements.approve_by_telephone(opened.post, ResidentArrays(), line.statement, code=typed, **given)
    spoken = shown(opened, line.statement)
    assert spoken.standing(opened.post.now_ms()) is Standing.BY_TELEPHONE
    clock.pass_time(hours=24)
    assert spoken.standing(opened.post.now_ms()) is Standing.OVERDUE
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    assert shown(opened, line.statement).standing(opened.post.now_ms()) is Standing.APPROVED


def test_that_an_exercise_is_never_approved(opened: Opened) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    incident, _ = incidents.open_incident(opened.post, "Istanbul", exercise=True)
    line = made_statement(opened, incident)
    assert line.standing(opened.post.now_ms()) is Standing.EXERCISE
    with pytest.raises(InputFault, match="statement-exercise"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    with pytest.raises(InputFault, match="statement-exercise"):
        statements.approve_by_telephone(
            opened.post, ResidentArrays(), line.statement, approver="X", phone="1", code=line.content.code
        )


def test_that_a_version_overtaken_by_a_report_is_not_approved(opened: Opened, incident: int) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    line = made_statement(opened, incident)
    person, _ = add_person(opened.post, {"name": "Siti Contoh"})
    reports.file_reports(opened.post, incident, person, [{"axis": "condition", "value": "injured", "source": "staff"}])
    with pytest.raises(InputFault, match="statement-overtaken"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    newer = made_statement(opened, incident)
    assert newer.content.rung is Rung.AFFECTED
    with pytest.raises(InputFault, match="statement-superseded"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)
    statements.approve_by_key(opened.post, opened.box, ResidentArrays(), newer.statement, SECOND)


def test_that_a_withdrawn_version_is_not_approved(opened: Opened, incident: int) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    line = made_statement(opened, incident)
    statements.withdraw_statement(opened.post, line.statement, "salah tempat")
    assert shown(opened, line.statement).standing(opened.post.now_ms()) is Standing.WITHDRAWN
    with pytest.raises(InputFault, match="statement-withdrawn"):
        statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, SECOND)


def test_that_a_forged_signature_approves_nothing(opened: Opened, incident: int) -> None:
    officer = enrolment.add_officer(opened, "Budi", "IST", SECOND)
    line, other = made_statement(opened, incident), made_statement(opened, incident)
    statements.approve_by_key(opened.post, opened.box, ResidentArrays(), other.statement, SECOND)
    register: Register = opened.post.register
    with opened.post.asking() as connection:
        signature = connection.exec_driver_sql("SELECT signature FROM approval").scalar_one()
    for forged in ("00" * 64, "no hex", signature if line.content.digest != other.content.digest else "ff" * 64):
        fields = {
            "statement": line.statement,
            "method": "key",
            "officer": officer,
            "approver": "Budi",
            "signature": forged,
            "recorded_at_ms": 1,
        }
        register.record([Change(Kind.APPROVAL, register.mint()[0], fields)], officer)
    assert shown(opened, line.statement).standing(opened.post.now_ms()) is Standing.WAITING


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        (Choices(event_id="dua ledakan"), "statement-one-language"),
        (Choices(event_id="2 ledakan", event_en="two explosions"), "statement-figure-typed"),
        (Choices(event_id="x" * 301, event_en="y"), "statement-words-long"),
    ],
)
def test_that_what_is_typed_holds_no_figures_and_both_languages(
    opened: Opened, incident: int, choices: Choices, code: str
) -> None:
    with pytest.raises(InputFault, match=code):
        statements.choose(opened.post, incident, choices)
    assert "serangan bom" in drafted(opened, incident)


def test_that_own_words_stand_in_both_languages(opened: Opened, incident: int) -> None:
    statements.choose(opened.post, incident, Choices(event_id="runtuhnya jembatan", event_en="a bridge collapse"))
    assert "Runtuhnya jembatan terjadi di Istanbul" in drafted(opened, incident)
    assert "A bridge collapse occurred in Istanbul" in drafted(opened, incident, "en")


def test_that_every_slot_of_a_first_statement_is_there(opened: Opened, incident: int) -> None:
    reports.answer(opened.post, incident, Question.VICTIMS, "6", Source.OFFICIAL)
    reports.contact_authority(opened.post, incident, office="Kepolisian", result="promised")
    with opened.post.asking() as connection:
        draft = statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms())
    missing = set(SlotName) - set(draft.slots)
    assert missing == {SlotName.REGISTERED, SlotName.HOTLINES}  # nobody is registered, and no number is on record
    assert {"statement-no-roster", "statement-no-hotline"} <= set(draft.warnings)
