"""A console that worked alone joins a ministry: nothing it wrote is lost, every id is its officer's, and all of it can be sealed."""

from __future__ import annotations

import pytest

from console.duty import enrolment, reports
from console.duty.post import Post
from console.faults import KeyFault
from console.model.change import Change
from console.model.ids import author_number, author_of, counter_of
from console.model.kinds import Kind
from console.register import checking, enrolling, log
from console.register.log import Lane
from console.register.register import Register
from tests.conftest import TEST_KEY, Clock
from tests.factories import MISSION, a_person, a_registration, a_report, an_incident, made

COMPARTMENTS: dict[int | None, bytes] = {None: b"m" * 16, MISSION: b"x" * 16}
RINA, BUDI = author_number(MISSION, 1), author_number(MISSION, 2)


@pytest.fixture
def officers(register: Register) -> tuple[int, int]:
    register.load_reference(enrolment.reference())
    [rina] = register.mint()
    register.record([Change(Kind.OFFICER, rina, {"name": "Rina Contoh", "mission": MISSION})], rina)
    [budi] = register.mint()
    register.record([Change(Kind.OFFICER, budi, {"name": "Budi Contoh", "mission": MISSION})], rina)
    return rina, budi


def enrol(register: Register, officers: tuple[int, int]) -> enrolling.Renaming:
    authors = dict(zip(officers, (RINA, BUDI), strict=True))
    with register.maintenance() as connection:
        return enrolling.enrol(connection, authors, COMPARTMENTS, enrolment.reference())


def reopened(register: Register, clock: Clock) -> Register:
    register.close()
    return Register.open(register.folder, TEST_KEY, clock=clock)


def test_that_every_record_gets_the_number_of_who_made_it(
    register: Register, officers: tuple[int, int], clock: Clock
) -> None:
    rina, budi = officers
    siti, ayu = register.mint(2)
    register.record([Change(Kind.PERSON, siti, {"name": "Siti Contoh"})], rina)
    register.record([Change(Kind.PERSON, ayu, {"name": "Ayu Contoh"})], budi, lane=Lane.BULK)
    register.record([Change(Kind.PERSON, siti, {"phone": "+62811"})], budi)
    renaming = enrol(register, officers)
    with reopened(register, clock) as again, again.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id, name, phone FROM person ORDER BY id").all()
        past = log.past_of(connection, renaming.of(siti))
        batches = connection.exec_driver_sql("SELECT DISTINCT author, officer FROM batch ORDER BY author").all()
        kept = enrolling.kept_renaming(connection)
    assert [(author_of(row[0]), *row[1:]) for row in rows] == [
        (RINA, "Siti Contoh", "+62811"),
        (BUDI, "Ayu Contoh", ""),
    ]
    assert [author_of(each.batch.officer) for each in past] == [RINA, RINA]  # Rina listed them both
    assert [each.batch.author for each in past] == [RINA, BUDI]
    assert [(row[0], row[1]) for row in batches] == [(RINA, renaming.of(rina)), (BUDI, renaming.of(budi))]
    assert (kept.of(siti), kept.of(MISSION)) == (renaming.of(siti), MISSION)


def test_that_everything_shown_is_as_before_but_for_the_numbers(
    register: Register, officers: tuple[int, int], clock: Clock
) -> None:
    rina, _ = officers
    incident, person = an_incident(register), a_person(register, "Siti Aminah")
    a_registration(register, person, lon=32.5, lat=15.5, radius_km=1.0)
    a_report(register, incident, person, value="present", source="warden")
    made(register, Kind.INVOLVEMENT, incident=incident, mission=MISSION, role="lead")
    reports.note(Post(register, rina), incident, "Bandara ditutup", clock())
    tables = ("person", "registration", "report", "incident", "situation", "entry", "officer")
    with register.reading() as connection:
        before = {name: _rows(connection, name, enrolling.Renaming([])) for name in tables}
    with register.maintenance() as connection:
        connection.exec_driver_sql("UPDATE batch SET officer = ?", (rina,))  # the factories write as nobody
    renaming = enrol(register, officers)
    with reopened(register, clock) as again, again.maintenance() as connection:
        back = enrolling.Renaming(
            [(renaming.of(first), renaming.of(last), 2**23 - 1) for first, last, _ in renaming.runs]
        )
        after = {name: _rows(connection, name, back) for name in tables}
        digest = checking.digest(connection)
        checking.rebuild(connection, enrolment.reference())
        assert checking.digest(connection) == digest
    assert after == before
    with Register.open(register.folder, TEST_KEY, clock=clock) as again, again.reading() as connection:
        homes = connection.exec_driver_sql(
            "SELECT c.mission, b.lane, b.first_seq FROM batch b JOIN compartment c ON c.no = b.compartment ORDER BY b.id"
        ).all()
    assert {row[0] for row in homes} == {None, MISSION}
    assert [row[2] for row in homes if row[0] is None] == [1, 2]


def _rows(connection: object, table: str, renaming: enrolling.Renaming) -> list[list[object]]:
    found = connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").all()  # type: ignore[attr-defined]
    rows = [
        [renaming.of(value) if isinstance(value, int) and value > 1 << 40 else value for value in row] for row in found
    ]
    return sorted(rows, key=repr)


def test_that_who_works_on_makes_new_numbers_and_signs_only_his_own(
    register: Register, officers: tuple[int, int], clock: Clock
) -> None:
    renaming = enrol(register, officers)
    rina, budi = map(renaming.of, officers)
    with reopened(register, clock) as again:
        again.work_as(budi)
        [person] = again.mint()
        again.record([Change(Kind.PERSON, person, {"name": "Siti"})], budi)
        assert (author_of(person), counter_of(person)) == (BUDI, 3)
        with pytest.raises(ValueError, match="another officer"):
            again.record([Change(Kind.PERSON, person, {"phone": "+1"})], rina)
        with pytest.raises(KeyFault, match="officer-without-seat"):
            again.work_as(7)


def test_that_nothing_changes_when_somebody_has_no_number(register: Register, officers: tuple[int, int]) -> None:
    rina, budi = officers
    register.record([Change(Kind.PERSON, register.mint()[0], {"name": "Siti"})], budi)
    with register.maintenance() as connection:
        before = checking.digest(connection)
    with register.maintenance() as connection, pytest.raises(ValueError, match="has no author"):
        enrolling.enrol(connection, {rina: RINA}, COMPARTMENTS, enrolment.reference())
    with register.maintenance() as connection:
        assert checking.digest(connection) == before
        assert connection.exec_driver_sql("SELECT count(*) FROM seat").scalar_one() == 0


def test_that_drafts_and_what_else_is_remembered_go_on_under_the_new_numbers(
    register: Register, officers: tuple[int, int], clock: Clock
) -> None:
    rina, _ = officers
    [siti] = register.mint()
    register.record([Change(Kind.PERSON, siti, {"name": "Siti Contoh"})], rina)
    register.keep(f"draft:{rina}", f"report:{siti}", f'{{"person": {siti}, "phone": "+628112345678901", "n": 12}}')
    register.keep("filter", "mine", '{"text": "siti"}')
    renaming = enrol(register, officers)
    with reopened(register, clock) as again, again.reading() as connection:
        rows = {(row[0], row[1]): row[2] for row in connection.exec_driver_sql("SELECT * FROM local")}
    new = renaming.of(siti)
    assert (
        rows[f"draft:{renaming.of(rina)}", f"report:{new}"]
        == f'{{"person": {new}, "phone": "+628112345678901", "n": 12}}'
    )
    assert rows["filter", "mine"] == '{"text": "siti"}'
    assert len(rows) == 2


def test_that_a_restored_register_joins_again_and_only_what_it_wrote_alone_gets_new_numbers(
    register: Register, officers: tuple[int, int], clock: Clock
) -> None:
    first = enrol(register, officers)
    rina, budi = map(first.of, officers)
    again = reopened(register, clock)
    again.work_as(rina)
    [siti] = again.mint()
    again.record([Change(Kind.PERSON, siti, {"name": "Siti"})], rina)
    with again.reading() as connection:
        sealed = connection.exec_driver_sql("SELECT * FROM batch ORDER BY id").all()
    restored = reopened(again, clock)
    restored.work_alone()
    [ayu] = restored.mint()
    restored.record([Change(Kind.PERSON, ayu, {"name": "Ayu"}), Change(Kind.PERSON, siti, {"phone": "+62811"})], rina)
    with restored.maintenance() as connection:
        assert checking.digest(connection) == _rebuilt(connection)
        numbers = {rina: author_number(MISSION, 3), budi: author_number(MISSION, 4)}
        second = enrolling.enrol(connection, numbers, COMPARTMENTS, enrolment.reference())
        kept = enrolling.kept_renaming(connection)
        rows = connection.exec_driver_sql("SELECT id, name, phone FROM person ORDER BY id").all()
        seats = connection.exec_driver_sql("SELECT author, officer FROM seat ORDER BY author").all()
        batches = connection.exec_driver_sql("SELECT * FROM batch ORDER BY id").all()
    assert (kept.of(ayu), kept.of(officers[0]), second.of(siti)) == (second.of(ayu), rina, siti)
    assert [tuple(row) for row in rows] == [(siti, "Siti", "+62811"), (second.of(ayu), "Ayu", "")]
    assert author_of(second.of(ayu)) == author_number(MISSION, 3)
    assert [tuple(row) for row in seats] == [(numbers[rina], rina), (numbers[budi], budi)]
    assert batches[: len(sealed)] == sealed
    assert {row.author for row in batches[len(sealed) :]} == {numbers[rina]}
    restored.close()


def _rebuilt(connection: object) -> str:
    checking.rebuild(connection, enrolment.reference())  # type: ignore[arg-type]
    return checking.digest(connection)  # type: ignore[arg-type]
