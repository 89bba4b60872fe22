"""What makes a thousand registers a minute possible: they lie in memory, and a signature that was checked once is not checked again.

Nothing here is a setting of the product: the same code runs on other databases. Salts come from the seed, so that a run can be played again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import sqlcipher3
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from console.register.register import Register
from console.secret import Secret
from sync import courier, entries, membership, office, sealing
from sync.entries import Entry
from sync.hub import log as hub_log
from sync.hub.store import Store
from sync.membership import Membership
from sync.pouch import SALT_BYTES, Envelope, signed_bytes
from tests.conftest import TEST_KEY

THIN_MAX = 900  # bytes: a link so thin that a few edits fill it
_KNOWN_MAX = 200_000  # entries that are remembered; a run has some hundred


class Crash(BaseException):
    """The console ends here; nothing may catch it."""


class Fuse:
    """Ends a console at its so-manieth commit: just before it, or just after."""

    def __init__(self) -> None:
        self.left = 0  # half commits; 0: it does not burn

    def burn(self) -> None:
        if self.left:
            self.left -= 1
            if not self.left:
                raise Crash


def memory() -> Any:
    """An empty database that is gone when it is closed."""
    made = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False, cached_statements=512)
    made.execute("PRAGMA foreign_keys = ON")
    made.execute("PRAGMA trusted_schema = OFF")
    return made


def copied(source: Any) -> Any:
    """What a copy of the file would hold."""
    made = memory()
    source.backup(made)
    return made


def engine_on(connection: Callable[[], Any]) -> Engine:
    """A writer's engine, as ``opening`` and ``sync.hub.store`` make it."""
    made = create_engine("sqlite://", module=sqlcipher3.dbapi2, creator=connection, poolclass=StaticPool)
    event.listen(made, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


class Light:
    """What a register needs of SQLAlchemy's engine, without SQLAlchemy: half of a run's time would go there."""

    def __init__(self, connection: Any, fuse: Fuse) -> None:
        self._connection, self._fuse = connection, fuse

    def get_execution_options(self) -> dict[str, object]:
        return {}

    @contextmanager
    def begin(self) -> Iterator[LightConnection]:
        self._fuse.burn()
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield LightConnection(self._connection)
            self._fuse.burn()
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


class LightConnection:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def exec_driver_sql(self, sql: str, values: Any = ()) -> Answered:
        if isinstance(values, list):
            return Answered(self._connection.executemany(sql, values))
        return Answered(self._connection.execute(sql, values))


class Answered:
    """The rows of one question."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self.lastrowid = cursor.lastrowid
        self.fetchmany = cursor.fetchmany

    def __iter__(self) -> Iterator[Any]:
        return iter(self._cursor)

    def all(self) -> list[Any]:
        return self._cursor.fetchall()  # type: ignore[no-any-return]

    def first(self) -> Any:
        row = self._cursor.fetchone()
        self._cursor.close()
        return row

    one_or_none = first

    def one(self) -> Any:
        [row] = self.all()
        return row

    def scalar(self) -> Any:
        row = self.first()
        return row[0] if row else None

    def scalar_one(self) -> Any:
        return self.one()[0]

    def scalars(self) -> Iterator[Any]:
        return iter([row[0] for row in self.all()])


def register_on(engine: Any, clock: Any) -> Register:
    """The register of a console that starts on this database."""
    return Register(Path("/nowhere"), TEST_KEY, engine, ExitStack(), clock)


@lru_cache(maxsize=1)
def empty_register() -> Any:
    """A new register, copied for every console."""
    made = memory()
    register_on(engine_on(lambda: made), lambda: 1)
    return made


_HUB: list[Any] = []  # the database of the one hub of a process
_HUB_ENGINE: list[Engine] = []  # one for all runs: it remembers how its statements are written


def store_on(connection: Any) -> Store:
    """A hub on this database; the one before is none any more."""
    _HUB[:] = [connection]
    if not _HUB_ENGINE:
        _HUB_ENGINE.append(engine_on(lambda: _HUB[0]))
    _HUB_ENGINE[0].dispose(close=False)
    return Store(_HUB_ENGINE[0])


_PARSED = lru_cache(maxsize=4_096)(entries.parse)  # every ministry begins with the same entries


@contextmanager
def injected(seed: str) -> Iterator[None]:
    """Salts of the seed, a thin link that is thin, and no signature checked twice."""
    salts, folding = _salts(seed), _folding(membership.fold)
    with ExitStack() as stack:
        for what, name, new in (
            (sealing, "new_salt", lambda: next(salts)),
            (courier, "THIN_MAX", THIN_MAX),
            (entries, "parse", _PARSED),
            (Envelope, "is_signed_by", _remembering(Envelope.is_signed_by)),
            (office, "fold", folding),
            (hub_log, "fold", folding),
        ):
            stack.enter_context(patch.object(what, name, new))
        yield


def _salts(seed: str) -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        yield hashlib.sha256(f"{seed} {number}".encode()).digest()[:SALT_BYTES]


def _folding(fold: Any) -> Any:
    """The membership log is folded at every step of an exchange; of the same entries the result is the same."""
    known: dict[tuple[object, ...], tuple[Any, Any]] = {}

    def folding(root: bytes, given: Iterable[Entry]) -> Membership:
        told = list(given)
        key = (root, *map(id, told))
        if key not in known:
            known[key] = told, fold(root, told)
        return known[key][1]  # type: ignore[no-any-return]

    return folding


def _remembering(check: Any) -> Any:
    known: dict[tuple[bytes, ...], bool] = {}

    def is_signed_by(envelope: Envelope, public_key: bytes, compartment: bytes) -> bool:
        key = (public_key, envelope.signature, signed_bytes(compartment, envelope.head, envelope.sealed))
        if key not in known and len(known) < _KNOWN_MAX:
            known[key] = check(envelope, public_key, compartment)
        return known[key] if key in known else bool(check(envelope, public_key, compartment))

    return is_signed_by


def secret(*parts: object) -> Secret:
    """A key that is the same in every run."""
    return Secret(hashlib.sha256(repr(parts).encode()).digest())
