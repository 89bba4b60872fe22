"""A register of an earlier form is brought to today's when it is opened for writing."""

from __future__ import annotations

from typing import Any

import pytest

from console.duty import enrolment
from console.faults import StoreFault
from console.model.change import Change
from console.model.kinds import Kind
from console.register import checking, log
from console.register.register import Register
from console.register.tables import EXCHANGE_DDL, PERSON_TEXT_DDL
from console.register.upgrades import FORM
from tests.conftest import TEST_KEY, Clock
from tests.factories import MISSION, a_person, a_report, an_incident, made


def one(register: Register, sql: str) -> Any:
    with register.reading() as connection:
        return connection.exec_driver_sql(sql).scalar_one()


def set_form(register: Register, form: int) -> None:
    with register.maintenance() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {form}")


def reopened(register: Register, clock: Clock) -> Register:
    register.close()
    return Register.open(register.folder, TEST_KEY, clock=clock)


def test_that_what_a_rumour_had_displaced_speaks_again(register: Register, clock: Clock) -> None:
    register.load_reference(enrolment.reference())
    incident, person = an_incident(register), a_person(register)
    a_report(register, incident, person, value="present", source="warden")
    clock.pass_time(hours=30)
    a_report(register, incident, person, value="elsewhere", source="other")
    with register.maintenance() as connection:
        today = checking.digest(connection)
        connection.exec_driver_sql("UPDATE situation SET whereabouts = 'elsewhere', reach = 0, is_contested = 0")
        assert checking.digest(connection) != today
    set_form(register, 1)
    with reopened(register, clock) as again:
        assert one(again, "SELECT whereabouts FROM situation") == "present"
        assert one(again, "PRAGMA user_version") == FORM
        with again.maintenance() as connection:
            assert checking.digest(connection) == today


def test_that_a_register_of_a_newer_form_is_left_alone(register: Register, clock: Clock) -> None:
    set_form(register, FORM + 1)
    with pytest.raises(StoreFault, match="register-newer"):
        reopened(register, clock)


def test_that_alerts_of_an_earlier_form_get_an_empty_reason(register: Register, clock: Clock) -> None:
    area = made(register, Kind.AREA, name="Sudan", shape='{"type":"country","code":"SD"}', country="SD")
    made(register, Kind.ALERT, area=area, level="III", mission=MISSION, from_ms=1)
    with register.maintenance() as connection:
        connection.exec_driver_sql("ALTER TABLE alert DROP COLUMN reason")
    set_form(register, 2)
    with reopened(register, clock) as again:
        assert one(again, "SELECT reason FROM alert") == ""
        made(again, Kind.ALERT, area=area, level="I", mission=MISSION, from_ms=2, reason="x")
        assert one(again, "SELECT count(*) FROM alert") == 2


def test_that_the_search_index_of_an_earlier_form_is_made_anew(register: Register, clock: Clock) -> None:
    person = a_person(register, "Siti Aminah")
    with register.maintenance() as connection:
        connection.exec_driver_sql("DROP TABLE person_text")
        connection.exec_driver_sql(PERSON_TEXT_DDL.replace("1 2 3 4 5", "1 2 3"))
    set_form(register, 4)
    with reopened(register, clock) as again:
        assert one(again, "SELECT sql FROM sqlite_schema WHERE name = 'person_text'") == PERSON_TEXT_DDL
        assert one(again, "SELECT rowid FROM person_text WHERE person_text MATCH 'amin*'") == person


def test_that_a_register_from_before_calls_and_statements_can_hold_them(register: Register, clock: Clock) -> None:
    register.load_reference(enrolment.reference())
    incident, person = an_incident(register), a_person(register)
    a_report(register, incident, person, value="present", source="staff")
    with register.maintenance() as connection:
        before = checking.digest(connection)
        for table in ("call", "enquiry", "facility", "statement", "approval", "sitrep"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for table, column in (("report", "call"), ("hospital_check", "foreigners"), ("hospital_check", "said_by")):
            connection.exec_driver_sql(f'ALTER TABLE {table} DROP COLUMN "{column}"')
    set_form(register, 5)
    with reopened(register, clock) as again:
        with again.maintenance() as connection:
            assert checking.digest(connection) == before
        made(again, Kind.CALL, incident=incident, person=person, officer=1, taken_at_ms=1)
        assert one(again, "SELECT count(*) FROM call WHERE ended_at_ms IS NULL") == 1
        assert one(again, "SELECT sql FROM sqlite_schema WHERE name = 'call_by_incident_person'")


EARLIER_BATCH = """CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        author INTEGER NOT NULL, lane INTEGER NOT NULL, first_seq INTEGER NOT NULL, count INTEGER NOT NULL,
        stamp INTEGER NOT NULL, officer INTEGER NOT NULL, cause INTEGER, context BLOB NOT NULL, body BLOB NOT NULL,
        UNIQUE (author, lane, first_seq))"""


def test_that_the_log_of_before_the_exchange_goes_on_where_it_ended(register: Register, clock: Clock) -> None:
    person = a_person(register, "Siti Aminah")
    columns = "id, author, lane, first_seq, count, stamp, officer, cause, body"
    exchange = [ddl.split()[2] for ddl in EXCHANGE_DDL if ddl.startswith("CREATE TABLE")]
    with register.maintenance() as connection:
        connection.exec_driver_sql("ALTER TABLE batch RENAME TO later_batch")
        connection.exec_driver_sql("DROP INDEX batch_by_cause")
        connection.exec_driver_sql(EARLIER_BATCH)
        connection.exec_driver_sql(f"INSERT INTO batch ({columns}, context) SELECT {columns}, x'' FROM later_batch")
        connection.exec_driver_sql("CREATE INDEX batch_by_cause ON batch (cause) WHERE cause IS NOT NULL")
        for name in ("later_batch", *exchange, "conflict", "unfolded"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("INSERT INTO counter VALUES ('sequence:8388607:0', 1)")
        today = checking.digest(connection)
    set_form(register, 6)
    with reopened(register, clock) as again:
        with again.maintenance() as connection:
            assert checking.digest(connection) == today
        again.record([Change(Kind.PERSON, person, {"phone": "+62811"})], 1)
        with again.reading() as connection:
            assert [past.batch.first_seq for past in log.past_of(connection, person)] == [1, 2]
        assert one(again, "SELECT count(*) FROM counter WHERE name LIKE 'sequence:%'") == 0
        with again.maintenance() as connection:
            today = checking.digest(connection)
            checking.rebuild(connection, [])
            assert checking.digest(connection) == today
