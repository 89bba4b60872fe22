"""Numbered steps from one form of the register to the next, each with its number in one transaction.

A step is never changed once released: a new form is a new step.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from console.faults import StoreFault
from console.model.kinds import Kind
from console.register import derive
from console.register.opening import plant_canary
from console.register.tables import (
    DERIVED_DDL,
    EXCHANGE_DDL,
    LOG_DDL,
    PERSON_TEXT_DDL,
    RUNS_BY_BATCH_DDL,
    STANDING_DDL,
    TABLES,
    WORD_DDL,
)


def _first_form(connection: Connection) -> None:
    for ddl in LOG_DDL:
        connection.exec_driver_sql(ddl)
    create_shown(connection)
    plant_canary(connection)


def _settled_without_rumours(connection: Connection) -> None:
    """Hearsay no longer displaces a report of higher standing: what speaks for a person is settled anew by today's rule."""
    reports = connection.exec_driver_sql("SELECT id FROM report").scalars()
    derive.settle_situations(connection, derive.situations_of_reports(connection, list(reports)))


def _alerts_have_a_reason(connection: Connection) -> None:
    columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(alert)")}
    if "reason" not in columns:  # a fresh register was made with it
        connection.exec_driver_sql("ALTER TABLE alert ADD COLUMN reason VARCHAR NOT NULL DEFAULT ''")


def _exports(connection: Connection) -> None:
    """Exports are recorded. A register made by this version has the table already."""
    connection.execute(CreateTable(TABLES[Kind.EXPORT], if_not_exists=True))


def _longer_beginnings(connection: Connection) -> None:
    """The search index keeps beginnings of four and five signs too."""
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'person_text'").scalar_one()
    if made != PERSON_TEXT_DDL:
        connection.exec_driver_sql("DROP TABLE person_text")
        connection.exec_driver_sql(PERSON_TEXT_DDL)
        persons = connection.exec_driver_sql("SELECT id FROM person ORDER BY id").scalars()
        derive.index_texts(connection, list(persons), is_fresh=True)


_FIRST_HOUR = (Kind.CALL, Kind.ENQUIRY, Kind.FACILITY, Kind.STATEMENT, Kind.APPROVAL, Kind.SITREP)
_FIRST_HOUR_COLUMNS = (
    ("report", "call", "INTEGER"),
    ("hospital_check", "foreigners", "INTEGER"),
    ("hospital_check", "said_by", "VARCHAR NOT NULL DEFAULT ''"),
    ("authority_contact", "said_by", "VARCHAR NOT NULL DEFAULT ''"),
)


def _first_hour(connection: Connection) -> None:
    """Calls, enquiries, contact sheets, statements and sitreps are recorded; checks say who was asked."""
    for table, column, form in _FIRST_HOUR_COLUMNS:
        if column not in {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}:
            connection.exec_driver_sql(f'ALTER TABLE {table} ADD COLUMN "{column}" {form}')
    for kind in _FIRST_HOUR:
        connection.execute(CreateTable(TABLES[kind], if_not_exists=True))
        for index in TABLES[kind].indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))


_BATCH_COLUMNS = "id, author, lane, first_seq, count, stamp, officer, cause, body"


def _exchange(connection: Connection) -> None:
    """A batch says in which compartment it is and what its author had seen; conflicts are kept; who is not surely ours is found at once."""
    if "compartment" not in {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(batch)")}:
        connection.exec_driver_sql("ALTER TABLE batch RENAME TO earlier_batch")
        connection.exec_driver_sql("DROP INDEX batch_by_cause")
        for ddl in LOG_DDL:
            if " batch (" in ddl or ddl in EXCHANGE_DDL:
                connection.exec_driver_sql(ddl)
        connection.exec_driver_sql(
            f"INSERT INTO batch ({_BATCH_COLUMNS}, compartment, context, seen_own)"
            f" SELECT {_BATCH_COLUMNS}, 0, 0, 0 FROM earlier_batch"
        )
        connection.exec_driver_sql("DROP TABLE earlier_batch")
        connection.exec_driver_sql(
            "INSERT INTO chain SELECT 0, author, lane, max(first_seq + count - 1) FROM batch GROUP BY author, lane"
        )
        connection.exec_driver_sql("DELETE FROM counter WHERE name LIKE 'sequence:%'")
    for ddl in (RUNS_BY_BATCH_DDL, *STANDING_DDL):
        connection.exec_driver_sql(ddl)
    for index in TABLES[Kind.PERSON].indexes:
        connection.execute(CreateIndex(index, if_not_exists=True))


def _words(connection: Connection) -> None:
    """Consoles say what they have."""
    for ddl in WORD_DDL:
        connection.exec_driver_sql(ddl)


STEPS: tuple[Callable[[Connection], None], ...] = (
    _first_form,
    _settled_without_rumours,
    _alerts_have_a_reason,
    _exports,
    _longer_beginnings,
    _first_hour,
    _exchange,
    _words,
)
FORM = len(STEPS)


def upgrade(connection: Connection) -> None:
    """Bring the register to the form this version works with, inside the caller's transaction.

    Raises StoreFault ``register-newer`` when a newer version has written it.
    """
    form = _form(connection)
    for step in STEPS[form:]:
        step(connection)
    if form < FORM:
        connection.exec_driver_sql(f"PRAGMA user_version = {FORM}")


def is_of_earlier_form(connection: Connection) -> bool:
    """Whether the register must be upgraded before it can be read. Raises StoreFault ``register-newer``."""
    return _form(connection) < FORM


def _form(connection: Connection) -> int:
    form = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if form > FORM:
        raise StoreFault("register-newer", form=form, known=FORM)
    return form


def create_shown(connection: Connection, *, with_indexes: bool = True) -> None:
    """The tables that can be made anew from the log: one a kind, and the derived ones."""
    for table in TABLES.values():
        connection.execute(CreateTable(table))
    for ddl in DERIVED_DDL:
        connection.exec_driver_sql(ddl)
    if with_indexes:
        create_indexes(connection)


def create_indexes(connection: Connection) -> None:
    """The indexes of the kinds' tables; made after the rows when there are many."""
    for table in TABLES.values():
        for index in table.indexes:
            connection.execute(CreateIndex(index))
