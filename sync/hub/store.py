"""The hub's database: SQLite for one process, PostgreSQL for several. What is acknowledged has been committed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, select

from sync.frames import GENERATION_BYTES
from sync.hub.tables import ABOUT, METADATA

FORM = 1
_BUSY_MS = 10_000


class Store:
    """One hub's data."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """url: as SQLAlchemy takes it, ``sqlite:///FILE`` or ``postgresql+...``."""
        engine = create_engine(url)
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        return cls(engine)

    def init(self, root: bytes) -> None:
        """Make the tables of a hub of this ministry. root: its Ed25519 key. Raises ValueError when there is a hub already."""
        METADATA.create_all(self._engine)
        with self.writing() as connection:
            if connection.execute(select(ABOUT.c.name)).first() is not None:
                raise ValueError("a hub is here already")
            told = {"form": bytes((FORM,)), "root": root, "generation": os.urandom(GENERATION_BYTES)}
            connection.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in told.items()])

    def renew_generation(self) -> None:
        """After a restore: consoles that know the old generation start at 0 and offer what they hold; the hub heals."""
        with self.writing() as connection:
            connection.execute(
                ABOUT.update().where(ABOUT.c.name == "generation").values(value=os.urandom(GENERATION_BYTES))
            )

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


def about(connection: Connection, name: str) -> bytes:
    """What the hub knows of itself."""
    return bytes(connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == name)).scalar_one())


def _prepare_sqlite(engine: Engine) -> None:
    """Durable when it says committed; one writer at a time, from the first statement on."""

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            f"busy_timeout = {_BUSY_MS}",
            "trusted_schema = OFF",
            "cell_size_check = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
