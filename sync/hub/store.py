"""The hub's database: SQLite for one process, PostgreSQL for several. What is acknowledged has been committed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text

from sync.frames import GENERATION_BYTES
from sync.hub import rows
from sync.hub.faults import HubError
from sync.hub.tables import ABOUT, METADATA, WORD_HEAD
from sync.hub.upgrades import FORM, upgrade

THREADS = (
    12  # connections of one process at most, and who waits for the database at once; PostgreSQL allows a hundred in all
)
_BUSY_MS = 10_000
_LOG_LOCK, _UPGRADE_LOCK = 0x706F736B01, 0x706F736B02  # advisory locks of a database on PostgreSQL
_BACKUP_FIRST = "make a backup first"


class Store:
    """One hub's data."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(posko_reads=True)
        # SQLite lets one write at a time and others ask again and again; a lock lets them in by turns. One process serves it.
        self._turn: threading.Lock | nullcontext[None] = nullcontext() if self.is_shared else threading.Lock()

    @classmethod
    def open(cls, url: str) -> Store:
        """url: as SQLAlchemy takes it, ``sqlite:///FILE`` or ``postgresql+...``."""
        # hide_parameters: what a message of the database would quote are envelopes and tokens' hashes
        engine = create_engine(url, hide_parameters=True, pool_size=THREADS, max_overflow=2, pool_pre_ping=True)
        if engine.dialect.name == "sqlite":
            _prepare_sqlite(engine)
        else:
            _prepare_postgresql(engine)
        return cls(engine)

    @property
    def is_shared(self) -> bool:
        """Whether several processes may serve it."""
        return self._engine.dialect.name != "sqlite"

    def init(
        self, root: bytes, role: str = "", authority: str = "", found: Callable[[Connection], None] = lambda _: None
    ) -> None:
        """Make the tables of a hub of this ministry, of the newest form. root: its Ed25519 key. Raises HubError when there is a hub already.

        role: on PostgreSQL who will serve; it must exist, and not be the one who makes the tables. found: what else belongs to the first
        transaction; if it fails, no hub was made.
        """
        with self.writing() as connection:
            make_tables(connection, role)
            told = {"form": bytes((FORM,)), "root": root, "generation": os.urandom(GENERATION_BYTES)}
            told |= {"role": role.encode(), "authority": authority.encode()}
            connection.execute(insert(ABOUT), [{"name": name, "value": value} for name, value in told.items()])
            connection.execute(insert(WORD_HEAD).values(id=1, number=0))
            found(connection)

    def check(self) -> None:
        """Whether this program can serve the data. On SQLite data of an earlier form is brought to the newest. Raises HubError."""
        if not inspect(self._engine).has_table(ABOUT.name):
            raise HubError("No hub is here; nothing was changed. Make one with posko-hub init.")
        with self.writing() as connection:
            form = form_of(connection)
            if not self.is_shared:
                upgrade(connection, form)
            elif form < FORM:
                raise HubError(
                    f"The data is of form {form} and this program needs {FORM}; nothing was changed. "
                    f"Stop every hub, {_BACKUP_FIRST}, then run posko-hub upgrade as the owner of the tables."
                )

    def check_role(self) -> None:
        """Whether row-level security holds for who speaks, and the database keeps what it acknowledges. Raises HubError."""
        if not self.is_shared:
            return
        with self.reading() as connection:
            if why := rows.why_too_mighty(connection):
                raise HubError(
                    f"The database role {why}; nothing was served. Use the role that was named to posko-hub init --role."
                )
            settings = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in _DURABLE}
        if off := [name for name, value in settings.items() if value == "off"]:
            raise HubError(
                f"The database may lose what it acknowledged ({', '.join(off)} is off); nothing was served. Turn it on."
            )

    def upgrade(self) -> tuple[int, int]:
        """Bring the data to the newest form, as the owner of the tables. (form before, form now). Raises HubError."""
        with self.writing() as connection:
            if self.is_shared:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
            form = form_of(connection)
            upgrade(connection, form)
            if self.is_shared and (role := about(connection, "role").decode()):
                rows.secure(connection, role)
        return form, FORM

    def renew_generation(self) -> None:
        """After a restore: consoles that know the old generation start at 0 and offer what they hold; the hub heals."""
        with self.writing() as connection:
            renew_generation(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end."""
        with self._turn, self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of what is committed; writing in it fails."""
        with self._reading.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()


_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


def make_tables(connection: Connection, role: str) -> None:
    """The empty tables of a hub. Raises HubError when a hub is here already, or the role cannot be its own."""
    is_there = inspect(connection).has_table(ABOUT.name)
    if is_there and connection.execute(select(ABOUT.c.name)).first() is not None:
        raise HubError("A hub is here already; it was left as it is. Take another folder or database.")
    if connection.dialect.name == "postgresql":
        _check_role_name(connection, role)
    METADATA.create_all(connection)
    if connection.dialect.name == "postgresql":
        rows.secure(connection, role)


def renew_generation(connection: Connection) -> None:
    """From here on the hub's numbers are new ones."""
    fresh = os.urandom(GENERATION_BYTES)
    connection.execute(ABOUT.update().where(ABOUT.c.name == "generation").values(value=fresh))


def about(connection: Connection, name: str) -> bytes:
    """What the hub knows of itself; b"" of what it does not."""
    return bytes(connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == name)).scalar() or b"")


def form_of(connection: Connection) -> int:
    """The form of the data. Raises HubError when it is newer than this program."""
    form = int.from_bytes(about(connection, "form"), "big")
    if not form:
        raise HubError("No hub is here; nothing was changed. Make one with posko-hub init.")
    if form > FORM:
        raise HubError(
            f"The data is of form {form}, newer than this program, which knows {FORM}; nothing was changed. "
            "Install the newer program."
        )
    return form


def lock_log(connection: Connection) -> None:
    """One writer of the membership log and the wrapped keys at a time until the end of its transaction: their numbers follow without a gap."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOG_LOCK})


def admit(connection: Connection, compartments: Iterable[bytes]) -> None:
    """The compartments of which this transaction may see rows, on PostgreSQL; of all others it sees none (``sync.hub.rows``)."""
    if connection.dialect.name == "postgresql":
        told = ",".join(each.hex() for each in compartments)
        connection.execute(text("SELECT set_config(:name, :told, true)"), {"name": rows.SETTING, "told": told})


def _check_role_name(connection: Connection, role: str) -> None:
    if not rows.is_role_name(role):
        raise HubError(
            "On PostgreSQL the hub serves as a role of its own; nothing was changed. "
            "Name it with --role, in small letters, digits and _."
        )
    if not rows.role_exists(connection, role):
        raise HubError(
            f"The database has no role {role}; nothing was changed. "
            f"Make it with CREATE ROLE {role} LOGIN PASSWORD '...', then try again."
        )
    if connection.exec_driver_sql("SELECT current_user").scalar() == role:
        raise HubError(
            f"{role} would own the tables it serves; nothing was changed. Run this as another role, the owner."
        )


def _prepare_sqlite(engine: Engine) -> None:
    """Durable when it says committed; one writer at a time, from the first statement on; who reads waits for nobody."""

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
        reads = connection.get_execution_options().get("posko_reads")
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reads else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _prepare_postgresql(engine: Engine) -> None:
    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if connection.get_execution_options().get("posko_reads"):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
