"""Who may stand for a statement, and when an approval no longer holds: every way round the second officer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.duty import enrolment, incidents, reports, statements, sweeps
from console.duty.enrolment import Opened
from console.duty.people import add_person
from console.duty.post import Post
from console.faults import InputFault
from console.keys.box import KeyBox
from console.model.kinds import Kind
from console.model.shown_statement import Standing, StatementLine
from console.model.statement import Choices
from console.model.statement_content import content_of, overtaken, to_json
from console.model.words import CheckMethod, HospitalResult, Question, Source
from console.register.reading.statements import statement_line
from console.register.reading.statements import statements as asked_statements
from console.register.resident import ResidentArrays
from console.secret import Secret
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST

SECOND = Secret(b"jeruk nipis kapal layar sembilan")


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Opened]:
    made = enrolment.init(KeyBox(tmp_path / "posko", CHEAP), "Rina Contoh", "IST", FIRST, clock=clock)
    yield made
    made.post.register.close()


@pytest.fixture
def incident(opened: Opened) -> int:
    return incidents.open_incident(opened.post, "Istanbul")[0]


def made_statement(opened: Opened, incident: int) -> StatementLine:
    return shown(opened, statements.make(opened.post, ResidentArrays(), incident)[0])


def shown(opened: Opened, statement: int) -> StatementLine:
    with opened.post.asking() as connection:
        return statement_line(connection, statement)


def signed(opened: Opened, line: StatementLine, passphrase: Secret = SECOND) -> StatementLine:
    statements.approve_by_key(opened.post, opened.box, ResidentArrays(), line.statement, passphrase)
    return shown(opened, line.statement)


def standing(opened: Opened, statement: int) -> Standing:
    return shown(opened, statement).standing(opened.post.now_ms())


@pytest.mark.parametrize("name", ["Rina Contoh", "rina  contoh", "Contoh, Rina"])
def test_that_the_author_enrolled_again_approves_nothing(opened: Opened, incident: int, name: str) -> None:
    line = made_statement(opened, incident)
    enrolment.add_officer(opened, name, "IST", SECOND)
    with pytest.raises(InputFault, match="statement-own"):
        signed(opened, line)
    assert standing(opened, line.statement) is Standing.WAITING


@pytest.mark.parametrize("name", ["RINA CONTOH", "Rina", "Contoh Rina", "Rina  Contoh.", "Ri na Con toh"])
def test_that_the_author_under_another_spelling_approves_nothing_by_telephone(
    opened: Opened, incident: int, name: str
) -> None:
    line = made_statement(opened, incident)
    with pytest.raises(InputFault, match="statement-own"):
        statements.approve_by_telephone(
            opened.post, ResidentArrays(), line.statement, approver=name, phone="1", code=line.content.code
        )


def test_that_an_approval_of_one_version_fits_no_other(opened: Opened, incident: int, clock: Clock) -> None:
    """Two versions of one minute read alike."""
    officer = enrolment.add_officer(opened, "Budi", "IST", SECOND)
    first = made_statement(opened, incident)
    clock.now_ms = opened.post.now_ms() + 1
    second = made_statement(opened, incident)
    assert first.content.text("id") == second.content.text("id")
    signed(opened, second)
    with opened.post.asking() as connection:
        signature = str(connection.exec_driver_sql("SELECT signature FROM approval").scalar_one())
    approval = {"statement": first.statement, "method": "key", "officer": officer, "approver": "Budi"}
    replayed = {**approval, "signature": signature, "recorded_at_ms": opened.post.now_ms()}
    Post(opened.post.register, officer).add(Kind.APPROVAL, replayed)
    assert standing(opened, first.statement) is Standing.WAITING
    assert first.content.code != second.content.code


def test_that_an_approval_given_before_its_officer_left_stays_and_one_after_does_not_count(
    opened: Opened, incident: int, clock: Clock
) -> None:
    officer = enrolment.add_officer(opened, "Budi", "IST", SECOND)
    line = signed(opened, made_statement(opened, incident))
    clock.pass_time(minutes=1)
    enrolment.remove_officer(opened, officer)
    assert standing(opened, line.statement) is Standing.APPROVED
    with opened.post.asking() as connection:
        record, signature = connection.exec_driver_sql("SELECT id, signature FROM approval").one()
    opened.post.withdraw(Kind.APPROVAL, record, "keliru")
    assert standing(opened, line.statement) is Standing.WAITING
    clock.pass_time(minutes=1)
    again = {"statement": line.statement, "method": "key", "officer": officer, "approver": "Budi"}
    opened.post.add(Kind.APPROVAL, {**again, "signature": signature, "recorded_at_ms": opened.post.now_ms()})
    assert standing(opened, line.statement) is Standing.WAITING


def test_that_an_incident_that_turns_into_an_exercise_takes_its_approvals_along(opened: Opened, incident: int) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    line = signed(opened, made_statement(opened, incident))
    opened.post.amend(Kind.INCIDENT, incident, {"exercise": 1})
    assert standing(opened, line.statement) is Standing.EXERCISE
    drill = made_statement(opened, incident)
    opened.post.amend(Kind.INCIDENT, incident, {"exercise": 0})
    assert standing(opened, drill.statement) is Standing.EXERCISE  # made in one, for ever one
    with pytest.raises(InputFault, match="statement-exercise"):
        signed(opened, drill)


def test_that_of_two_versions_of_one_number_only_the_later_is_approved(
    opened: Opened, incident: int, clock: Clock
) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    first = made_statement(opened, incident)
    clock.pass_time(minutes=1)
    twin = {"incident": incident, "number": 1, "made_at_ms": opened.post.now_ms(), "officer": opened.post.officer}
    with opened.post.asking() as connection:
        mission = connection.exec_driver_sql("SELECT mission FROM statement").scalar_one()
        draft = statements.draft_of(connection, ResidentArrays(), incident, opened.post.now_ms())
    content = to_json(content_of(draft))
    second, _ = opened.post.add(Kind.STATEMENT, {**twin, "mission": mission, "content": content})
    with pytest.raises(InputFault, match="statement-superseded"):
        signed(opened, first)
    with opened.post.asking() as connection:
        assert [line.statement for line in asked_statements(connection, incident)] == [second, first.statement]
    assert signed(opened, shown(opened, second)).standing(opened.post.now_ms()) is Standing.APPROVED


def test_that_a_version_whose_figures_have_changed_is_not_approved(opened: Opened, incident: int) -> None:
    enrolment.add_officer(opened, "Budi", "IST", SECOND)
    for name in ("Ani Contoh", "Bayu Contoh"):
        line = made_statement(opened, incident)
        person, _ = add_person(opened.post, {"name": name})
        hurt = {"axis": "condition", "value": "injured", "source": "staff"}
        reports.file_reports(opened.post, incident, person, [hurt])
        with pytest.raises(InputFault, match="statement-overtaken"):
            signed(opened, line)


def test_that_a_check_taken_back_overtakes_a_version_and_a_further_one_does_not(opened: Opened, incident: int) -> None:
    for name in ("RS A", "RS B", "RS C"):
        sweeps.add_facility(opened.post, name, "hospital", incident=incident)
    check, _ = sweeps.check(opened.post, incident, "RS A", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    line = made_statement(opened, incident)
    sweeps.check(opened.post, incident, "RS B", HospitalResult.NONE_OURS, CheckMethod.PHONE)
    assert not overtaken(made_statement(opened, incident).content, line.content)
    newer = made_statement(opened, incident)
    reports.withdraw(opened.post, Kind.HOSPITAL_CHECK, check, "keliru")
    assert overtaken(made_statement(opened, incident).content, newer.content)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ledakan ٣", "explosions"), "statement-figure-typed"),
        (("ledakan ２", "explosions"), "statement-figure-typed"),
        (("tewasnya WNI dalam kebakaran", "a fire"), "statement-nationals-typed"),
        (("kebakaran", "the death of Indonesian nationals"), "statement-nationals-typed"),
    ],
)
def test_that_nobody_types_numbers_or_what_is_said_of_nationals(
    opened: Opened, incident: int, words: tuple[str, str], code: str
) -> None:
    with pytest.raises(InputFault, match=code):
        statements.choose(opened.post, incident, Choices(event_id=words[0], event_en=words[1]))


def test_that_typed_words_stay_within_their_sentence(opened: Opened, incident: int) -> None:
    words = Choices(event_id="runtuhnya\n\njembatan\u202e", event_en="a bridge\n\ncollapse")
    statements.choose(opened.post, incident, words)
    assert "Runtuhnya jembatan terjadi" in made_statement(opened, incident).content.text("id")


def test_that_every_text_of_an_exercise_says_so_and_no_real_one_does(opened: Opened, incident: int) -> None:
    drill, _ = incidents.open_incident(opened.post, "Ankara", exercise=True)
    for which, is_marked in ((drill, True), (incident, False)):
        content = made_statement(opened, which).content
        assert content.text("id").startswith("LATIHAN – BUKAN UNTUK DITERBITKAN\n\n") == is_marked
        assert content.text("en").startswith("EXERCISE – NOT FOR PUBLICATION\n\n") == is_marked


def test_that_three_hundred_lists_with_very_long_names_fit_into_a_version(opened: Opened, incident: int) -> None:
    for place in range(300):
        name = f"{place} " + "Rumah Sakit Umum " * 17
        sweeps.check(opened.post, incident, name, HospitalResult.NONE_OURS, CheckMethod.PHONE)
    reports.answer(opened.post, incident, Question.NATIONALS_AMONG, "no", Source.OFFICIAL)
    line = made_statement(opened, incident)
    assert "seluruh 300 rumah sakit dan daftar" in line.content.text("id")
    assert "and 200 more" in to_json(line.content)
