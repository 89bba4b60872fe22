"""The only door to SQLCipher: opening the encrypted file as security demands, or refusing.

One writing process (a lock file beside the register), one writing connection, any number of read-only ones. The order of the steps in
``_prepare`` is the one the design prescribes; each step that can fail says what to do.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from console.durable import store_fault
from console.faults import StoreFault
from console.secret import Secret

FILE_NAME = "register.posko"
LOCK_NAME = "register.lock"
_KEY_BYTES = 32
_SQLITE_LEAST = (3, 51, 3)  # earlier ones can corrupt a WAL file at reset
_BUSY_MS = 5_000  # a reader or the backup may hold the file this long before a person hears of it
CACHE_KIB = 65_536  # pages kept decrypted: search over a million people stays in memory
_CHECKPOINT_PAGES = 4_000  # 16 MB of WAL: an import writes its index pages home once, not every thousand pages
_CANARY = "posko"

_DENIED_FUNCTIONS = {"sqlcipher_export", "load_extension"}
# ATTACH and exporting functions could write the register in the clear; they are lifted only inside the maintenance routine below.
_ALLOW, _DENY = sqlite3.SQLITE_OK, sqlite3.SQLITE_DENY


def engine_version() -> str:
    """The version of SQLite inside SQLCipher."""
    return str(sqlcipher3.dbapi2.sqlite_version)


def open_writer(folder: Path, key: Secret, *, create: bool = False) -> Engine:
    """The engine of the one writing connection. create: inside ``making``.

    Raises StoreFault: ``register-missing``, ``register-wrong-key``, ``sqlcipher-unfit``, ``register-no-wal``, and
    those of ``told``.
    """
    path = folder / FILE_NAME
    if not create and not path.exists():
        raise StoreFault("register-missing")
    return _engine(path, key, read_only=False, create=create)


def open_reader(folder: Path, key: Secret) -> Engine:
    """The engine of one read-only connection; a lane has its own. Raises as open_writer."""
    path = folder / FILE_NAME
    if not path.exists():
        raise StoreFault("register-missing")
    return _engine(path, key, read_only=True, create=False)


def _engine(path: Path, key: Secret, *, read_only: bool, create: bool) -> Engine:
    connection = _connect(path, key, read_only=read_only, create=create)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,  # the default keeps one connection a thread and closes them across threads
        hide_parameters=True,  # error texts would print names
        execution_options={_FOLDER: path.parent},
    )
    event.listen(engine, "begin", _begin_reading if read_only else _begin_writing)
    return engine


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _connect(path: Path, key: Secret, *, read_only: bool, create: bool) -> Any:
    if len(key) != _KEY_BYTES:
        raise ValueError("the register key is 32 bytes")
    if tuple(map(int, sqlcipher3.dbapi2.sqlite_version.split("."))) < _SQLITE_LEAST:
        raise StoreFault("sqlcipher-unfit", version=sqlcipher3.dbapi2.sqlite_version)
    with told(path.parent):
        if create:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        elif path.stat().st_size == 0:  # SQLite takes an empty file for a fresh one
            raise StoreFault("register-damaged")
        connection = sqlcipher3.dbapi2.connect(
            str(path), isolation_level=None, check_same_thread=False, cached_statements=512
        )
        try:
            _prepare(connection, key, read_only=read_only, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: Any, key: Secret, *, read_only: bool, create: bool) -> None:
    """Key, then every setting in its order. PRAGMA key through execute would show the key in traces, hence set_key."""
    connection.set_key(f"x'{key.reveal().hex()}'")
    if not _asked(connection, "PRAGMA cipher_version"):
        raise StoreFault("sqlcipher-unfit", version="plain SQLite")
    connection.execute("PRAGMA cipher_log_level = NONE")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher3.dbapi2.DatabaseError as error:
        if _sqlite_code(error) != sqlite3.SQLITE_NOTADB:
            raise
        raise StoreFault("register-wrong-key") from error
    connection.execute("PRAGMA temp_store = 2")
    connection.execute("PRAGMA foreign_keys = ON")
    if str(_asked(connection, "PRAGMA journal_mode = WAL")).lower() != "wal":
        raise StoreFault("register-no-wal")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.set_authorizer(_authorize)
    if not create and not _sings(connection):
        raise StoreFault("register-wrong-key")
    if read_only:
        connection.execute("PRAGMA query_only = ON")


def _sings(connection: Any) -> bool:
    """The known word is there; a file that opens and has none was never a register."""
    is_there = _asked(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'canary'")
    return bool(is_there) and _asked(connection, "SELECT word FROM canary") == _CANARY


def plant_canary(connection: Connection) -> None:
    """The known word whose reading proves the key; written once, when the register is made."""
    connection.exec_driver_sql("INSERT INTO canary VALUES (?)", (_CANARY,))


def _asked(connection: Any, sql: str) -> Any:
    row = connection.execute(sql).fetchone()
    return row[0] if row else None


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}:
        return _DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or first or "").lower() in _DENIED_FUNCTIONS:
        return _DENY
    return _ALLOW


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the register for writing: one process at a time, whatever became of earlier ones.

    Raises StoreFault ``register-in-use`` when another process holds it, ``register-missing`` without the folder, and as
    ``durable.store_fault`` says.
    """
    try:
        held = os.fdopen(os.open(folder / LOCK_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
    except FileNotFoundError as trouble:
        raise StoreFault("register-missing") from trouble
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    try:
        try:
            _lock_file(held)
        except OSError as error:
            raise StoreFault("register-in-use") from error
        yield
    finally:
        with suppress(OSError):
            held.close()


if sys.platform == "win32":
    import msvcrt

    def _lock_file(held: BinaryIO) -> None:
        held.seek(0)
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_file(held: BinaryIO) -> None:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def making(folder: Path) -> Iterator[None]:
    """A register comes into being inside, or nothing of it stays. To be entered with the lock held.

    Raises StoreFault ``register-exists`` when there is one; it is left alone.
    """
    if (folder / FILE_NAME).exists():
        raise StoreFault("register-exists")
    try:
        yield
    except BaseException:
        discard(folder)
        raise


def discard(folder: Path) -> None:
    """Take away a register that was just made and has never held anything."""
    _remove(folder / FILE_NAME)
    with suppress(OSError):  # another process may be waiting for it
        (folder / LOCK_NAME).unlink(missing_ok=True)


def _remove(path: Path) -> None:
    """A file of SQLite's with all that lies beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


@contextmanager
def told(folder: Path | None = None) -> Iterator[None]:
    """Turn the disk's troubles into faults a person can act on. folder: where the register lies, to tell a full disk from a damaged page.

    Raises StoreFault ``register-full``, ``register-read-only``, ``register-busy``, ``register-damaged``, ``register-missing``.
    """
    try:
        yield
    except DBAPIError as error:
        raise _fault_of(error.orig, folder) from error
    except sqlcipher3.dbapi2.Error as error:
        raise _fault_of(error, folder) from error


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction of a writer or a reader, kept when it ends well. Raises as ``told``."""
    with told(engine.get_execution_options().get(_FOLDER)), engine.begin() as connection:
        yield connection


_CODE_BY_ERROR = {
    sqlite3.SQLITE_FULL: "register-full",
    sqlite3.SQLITE_READONLY: "register-read-only",
    sqlite3.SQLITE_BUSY: "register-busy",
    sqlite3.SQLITE_CORRUPT: "register-damaged",
    sqlite3.SQLITE_NOTADB: "register-damaged",
    sqlite3.SQLITE_IOERR: "register-damaged",
    sqlite3.SQLITE_CANTOPEN: "register-missing",
}


_FOLDER = "posko-folder"  # an engine knows where its register lies
_FULL_BYTES = (
    1 << 20
)  # with less than this free a page that cannot be read or written is no damage; a new -shm takes 32 KiB


def _fault_of(error: BaseException | None, folder: Path | None = None) -> BaseException:
    code = _CODE_BY_ERROR.get(_sqlite_code(error))
    if _sqlite_code(error) == sqlite3.SQLITE_IOERR and folder is not None and _is_full(folder):
        code = "register-full"  # who is told of damage puts an old backup in place of a whole register
    if code is None and error is not None:
        return error  # a wrong statement is a bug of ours
    return StoreFault(code or "register-damaged")


def _is_full(folder: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(folder).free < _FULL_BYTES
    return False


_CODE_BY_WORDS = {  # the online backup raises without a code; the words are those of sqlite3_errstr
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}


def _sqlite_code(error: BaseException | None) -> int:
    """SQLite's primary result code, 0 without one."""
    code = getattr(error, "sqlite_errorcode", None)
    return int(_CODE_BY_WORDS.get(str(error), 0) if code is None else code) & 0xFF


def copy_to(folder: Path, key: Secret, target: Path) -> None:
    """A complete encrypted copy under the same key, made page by page beside a running desk, checked after writing.

    target: must not be there; taken away when the copy fails. Raises FileExistsError; StoreFault ``register-damaged`` when the register itself
    does not check, ``backup-damaged`` when only the copy does not, and as ``told``.
    """
    source = _connect(folder / FILE_NAME, key, read_only=True, create=False)
    try:
        with told():
            _copy(source, key, target)
        check_file(target, key)
    except FileExistsError:
        raise
    except BaseException as trouble:
        _remove(target)
        if isinstance(trouble, StoreFault) and trouble.code == "backup-damaged" and not _is_whole(source):
            raise StoreFault("register-damaged") from trouble
        raise
    finally:
        source.close()


def _copy(source: Any, key: Secret, target: Path) -> None:
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = sqlcipher3.dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.set_key(f"x'{key.reveal().hex()}'")
        copy.execute("PRAGMA cipher_log_level = NONE")
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    finally:
        copy.close()


def check_file(path: Path, key: Secret) -> None:
    """Every page of a backup authentic, its structure sound. Raises StoreFault ``backup-damaged``."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.set_key(f"x'{key.reveal().hex()}'")
        connection.execute("PRAGMA cipher_log_level = NONE")
        if not _is_whole(connection):
            raise StoreFault("backup-damaged")
    finally:
        connection.close()


def _is_whole(connection: Any) -> bool:
    try:
        forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return not forged and _asked(connection, "PRAGMA integrity_check") == "ok" and _sings(connection)
    except sqlcipher3.dbapi2.DatabaseError:
        return False
