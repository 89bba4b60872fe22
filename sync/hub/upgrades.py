"""The form of the hub's data, and numbered steps from each form to the next. A step once released stays as it is.

A step says its own statements and asks nothing of ``sync.hub.tables``, which are those of the newest form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, update

from sync.hub.tables import ABOUT

FORM = 2


def _to_2(connection: Connection) -> None:
    """Who wrapped a key; the mailbox for enrolment; what consoles say of themselves."""
    binary, big = ("BYTEA", "BIGINT") if connection.dialect.name == "postgresql" else ("BLOB", "BIGINT")
    connection.exec_driver_sql(f"ALTER TABLE key_access ADD COLUMN signer {binary}")
    connection.exec_driver_sql(
        f"CREATE TABLE mailbox (slot_hash {binary} NOT NULL PRIMARY KEY, until_ms {big} NOT NULL, "
        f"invitation {binary} NOT NULL, request {binary})"
    )
    connection.exec_driver_sql(
        f"CREATE TABLE word (compartment_id {binary} NOT NULL, author_no INTEGER NOT NULL, seq {big} NOT NULL, number {big} NOT NULL, "
        f"body {binary} NOT NULL, PRIMARY KEY (compartment_id, author_no))"
    )
    connection.exec_driver_sql("CREATE INDEX word_by_number ON word (compartment_id, number)")
    connection.exec_driver_sql(f"CREATE TABLE word_head (id INTEGER NOT NULL PRIMARY KEY, number {big} NOT NULL)")
    connection.exec_driver_sql("INSERT INTO word_head VALUES (1, 0)")


STEPS: Mapping[int, Callable[[Connection], None]] = {2: _to_2}


def upgrade(connection: Connection, form: int) -> None:
    """From this form to FORM, in the caller's transaction, which holds every other upgrade off."""
    for to in range(form + 1, FORM + 1):
        STEPS[to](connection)
        connection.execute(update(ABOUT).where(ABOUT.c.name == "form").values(value=bytes((to,))))
