"""A backup is one SQLite file, whatever the hub lies in, and can be restored into either. It holds sealed envelopes and no session.

It is proved before it has its name and again before it is restored: every envelope has the link it was stored under, and no number is missing.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, insert, select, tuple_
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from sync import entries
from sync.entries import EntryError
from sync.hub.faults import HubError
from sync.hub.places import FILE, Place
from sync.hub.rows import why_too_mighty
from sync.hub.store import form_of, make_tables, renew_generation
from sync.hub.tables import ABOUT, COMPARTMENT, ENVELOPE, MEMBERSHIP, METADATA, NONCE, SESSION
from sync.hub.upgrades import FORM, upgrade
from sync.pouch import link_of

_ROWS = 200  # at a time; of envelopes 50 MB at most
_NOT_KEPT = (SESSION, NONCE)
_OF_THE_PLACE = ("form", "role")  # what a hub knows of where it lies


def back_up(place: Place, file: Path) -> int:
    """Write a backup of a hub, which may be serving meanwhile; how many envelopes it holds. Raises HubError; then there is no file."""
    if file.exists():
        raise HubError(f"{file.name} is there already; it was left as it is. Take another name.")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        if place.folder is not None:
            _copy_file(place, part)
        else:
            _copy_database(place, part)
        with _writing(part) as connection:
            count = prove(connection)
        _sync(part)
        part.rename(file)
        _sync(file.parent)
    finally:
        part.unlink(missing_ok=True)
    return count


def restore(place: Place, file: Path, role: str = "") -> int:
    """Make a hub of a backup, under a new generation, so that consoles offer what they hold; how many envelopes. Raises HubError.

    role: on PostgreSQL who will serve. Nothing is left of a restore that fails.
    """
    if not file.is_file():
        raise HubError(f"{file.name} is not there; nothing was changed. Give the path of a backup.")
    with _newest_form(file) as readable, _writing(readable, is_read_only=True) as source:
        count = prove(source)
        store = place.make()
        try:
            with place.alone(), store.writing() as target:
                make_tables(target, role)
                _copy_tables(source, target)
                told = {"form": bytes((FORM,)), "role": role.encode()}
                target.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in told.items()])
                renew_generation(target)
        finally:
            store.close()
    return count


def prove(connection: Connection) -> int:
    """How many envelopes are there, each as it was stored, none missing. Raises HubError."""
    try:
        count = _prove_envelopes(connection)
        for at, row in enumerate(_pages(connection, MEMBERSHIP), 1):
            _must(row["seq"] == at and entries.parse(row["wire"]).link == row["link"])
    except (DatabaseError, EntryError, TypeError) as error:  # a table, a value or its sort is missing
        raise HubError(_NOT_WHOLE) from error
    return count


def _prove_envelopes(connection: Connection) -> int:
    count = 0
    for compartment, head in connection.execute(select(COMPARTMENT.c.compartment_id, COMPARTMENT.c.head)).all():
        at = 0
        for row in _pages(connection, ENVELOPE, ENVELOPE.c.compartment_id == compartment):
            at += 1
            _must(row["hub_seq"] == at and link_of(row["body"]) == row["hash"])
        _must(at == head)
        count += at
    _must(connection.execute(select(func.count()).select_from(ENVELOPE)).scalar_one() == count)
    return count


_NOT_WHOLE = "The backup is not whole; the hub it is of was left as it is. Take another one, or make a new one."


def _must(is_so: bool) -> None:
    if not is_so:
        raise HubError(_NOT_WHOLE)


def _copy_file(place: Place, part: Path) -> None:
    assert place.folder is not None
    place.open().close()
    # One that may only read would leave its companions behind, of whichever user makes the backup.
    source = sqlite3.connect(f"{(place.folder / FILE).as_uri()}?mode=rw", uri=True)
    target = sqlite3.connect(part, isolation_level=None)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without companions
        for table in _NOT_KEPT:
            target.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own names
    finally:
        target.close()
        source.close()


def _copy_database(place: Place, part: Path) -> None:
    """Table by table, in one view of what is committed."""
    store = place.open()
    try:
        with store.reading() as source, _writing(part) as target:
            if not why_too_mighty(source):
                raise HubError(
                    "This role does not see every row; nothing was written. Back up as the owner of the tables."
                )
            if form_of(source) != FORM:
                raise HubError(
                    "The data is of an earlier form; nothing was written. Back up with the program it is of."
                )
            METADATA.create_all(target)
            _copy_tables(source, target)
            target.execute(insert(ABOUT), [{"name": "form", "value": bytes((FORM,))}])
    finally:
        store.close()


def _copy_tables(source: Connection, target: Connection) -> None:
    for table in METADATA.sorted_tables:
        if table in _NOT_KEPT:
            continue
        which = ABOUT.c.name.not_in(_OF_THE_PLACE) if table is ABOUT else None
        waiting = []
        for row in _pages(source, table, which):
            waiting.append(row)
            if len(waiting) == _ROWS:
                target.execute(insert(table), waiting)
                waiting = []
        if waiting:
            target.execute(insert(table), waiting)


def _pages(connection: Connection, table: Table, which: Any = None) -> Iterator[dict[str, Any]]:
    """The rows in the order of their key; a driver may hold what it asks for in memory, so a page at a time."""
    key = tuple(table.primary_key.columns)
    asked = select(table).order_by(*key).limit(_ROWS)
    if which is not None:
        asked = asked.where(which)
    rows = connection.execute(asked).mappings().all()
    while rows:
        yield from map(dict, rows)
        last = tuple_(*(rows[-1][each.name] for each in key), types=[each.type for each in key])
        rows = connection.execute(asked.where(tuple_(*key) > last)).mappings().all()


@contextmanager
def _newest_form(file: Path) -> Iterator[Path]:
    """The file itself, or a copy of it brought to the newest form."""
    with _writing(file, is_read_only=True) as connection:
        form = form_of(connection)
    if form == FORM:
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="posko-hub-") as folder:
        copy = Path(shutil.copy(file, folder))
        with _writing(copy) as connection:
            upgrade(connection, form)
        yield copy


@contextmanager
def _writing(file: Path, *, is_read_only: bool = False) -> Iterator[Connection]:
    """One transaction on an SQLite file without companions, whole as SQLite sees it. Raises HubError."""
    engine = _engine_of(file, is_read_only=is_read_only)
    try:
        if is_read_only:
            _check_pages(engine, file)
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _check_pages(engine: Engine, file: Path) -> None:
    try:
        with engine.begin() as connection:
            _must(connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok")
            form_of(connection)
    except DatabaseError as error:
        raise HubError(
            f"{file.name} is no backup of a hub, or damaged; nothing was changed. Take another one."
        ) from error


def _engine_of(file: Path, *, is_read_only: bool) -> Engine:
    mode = "ro" if is_read_only else "rw"
    engine = create_engine(
        f"sqlite:///{file.absolute().as_uri()}?mode={mode}&uri=true", poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("synchronous = FULL", "trusted_schema = OFF", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
