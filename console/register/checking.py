"""Proving the register: a digest of what it shows, and making everything anew from the log.

``rebuild`` throws the shown tables away and replays the log into fresh ones; the digest before and after is the same, or a bug or damage
has been found. The digest is over living records, their values, settled situations and what searching finds. That a roster was imported is part of
the history, not of what is shown: an import that changed nothing, or was undone, leaves no trace in the digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgpack
from sqlalchemy import Connection

from console.model.change import Change
from console.model.field_register import FIELD_REGISTER
from console.model.ids import author_of
from console.model.kinds import WITHDRAWAL_FIELDS, Kind
from console.model.names import fold as fold_text
from console.register import batch, derive, fold, log
from console.register.incoming import made_by
from console.register.opening import CACHE_KIB
from console.register.refold import list_newer, refold
from console.register.register import load_reference
from console.register.tables import DERIVED_TABLES, TABLES
from console.register.upgrades import create_indexes, create_shown

Reference = Sequence[Change]
Progress = Callable[[int, int], None]

_PROBES = 300  # persons whose first name is searched for; enough to notice an index that went its own way
_FETCH = 5_000
_SORTING_CACHE_KIB = 8_192  # entries are written in order: more would not be read again


def digest(connection: Connection) -> str:
    """SHA-256 of the shown state, 64 hex digits."""
    total = hashlib.sha256()
    shown = (_kind_rows(connection, kind) for kind in Kind if kind is not Kind.ROSTER_IMPORT)
    for part in (*shown, _rows(connection, _SITUATIONS), _probes(connection)):
        for row in part:
            total.update(msgpack.packb(row))
        total.update(b"\0end")
    return total.hexdigest()


def _kind_rows(connection: Connection, kind: Kind) -> Iterator[tuple[object, ...]]:
    names = [f'"{name}"' for name in FIELD_REGISTER[kind] if name not in WITHDRAWAL_FIELDS]
    sql = f"SELECT id, {', '.join(names)} FROM {TABLES[kind].name} WHERE withdrawn_at_ms IS NULL ORDER BY id"
    return _rows(connection, sql)


_SITUATIONS = "SELECT * FROM situation ORDER BY incident, person"


def _probes(connection: Connection) -> Iterator[tuple[object, ...]]:
    """What a search for the first word of each of some names finds."""
    names = connection.exec_driver_sql(
        "SELECT name FROM person WHERE withdrawn_at_ms IS NULL ORDER BY id LIMIT ?", (_PROBES,)
    ).scalars()
    for word in sorted({fold_text(name).split(" ")[0] for name in names} - {""}):
        found = connection.exec_driver_sql(
            "SELECT rowid FROM person_text WHERE person_text MATCH ? ORDER BY rowid", (f'"{word}"*',)
        )
        yield (word, *found.scalars())


def _rows(connection: Connection, sql: str) -> Iterator[tuple[object, ...]]:
    answer = connection.exec_driver_sql(sql)
    while some := answer.fetchmany(_FETCH):
        yield from map(tuple, some)


def rebuild(connection: Connection, reference: Reference, on_progress: Progress = lambda _done, _all: None) -> None:
    """Make every shown table anew from reference data and the log, in the caller's one transaction.

    Local things (drafts, mappings) are kept. on_progress: batches replayed, batches in all.
    Raises SealFault when a batch does not read.
    """
    _drop_shown(connection)
    create_shown(connection, with_indexes=False)
    load_reference(connection, reference)
    _replay(connection, on_progress)
    with _small_cache(connection):
        create_indexes(connection)
    _derive_all(connection)


@contextmanager
def _small_cache(connection: Connection) -> Iterator[None]:
    """To sort an index, SQLite takes as much memory again as the cache has, and the sorted entries besides."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_SORTING_CACHE_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")


def _drop_shown(connection: Connection) -> None:
    """Emptied first: to drop a full table, SQLite would keep all its pages in memory in case that failed halfway."""
    connection.exec_driver_sql(
        "PRAGMA secure_delete = FAST"
    )  # all of it is written again: no need to overwrite it before
    shadows = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE type = 'shadow' AND schema = 'main' AND name NOT LIKE '%config'"
    ).scalars()
    for name in [table.name for table in TABLES.values()] + list(shadows):
        connection.exec_driver_sql(f"DELETE FROM {name}")
    for name in [*(table.name for table in TABLES.values()), *DERIVED_TABLES]:
        connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql("PRAGMA secure_delete = ON")


def _replay(connection: Connection, on_progress: Progress) -> None:
    """Each batch as it came; records that several authors wrote at the end, from all that the log holds of them."""
    total = int(connection.exec_driver_sql("SELECT count(*) FROM batch").scalar_one())
    is_shared = connection.exec_driver_sql("SELECT count(DISTINCT author) > 1 FROM chain").scalar_one()
    known = _Known(connection)
    again: dict[Kind, set[int]] = {kind: set() for kind in Kind}
    for done, (one, body) in enumerate(log.bodies(connection), 1):
        for kind, records, fields in batch.decode_columns(body):
            seen = known.among(kind, records)
            by_record = dict(zip(records, fields, strict=True))
            if is_shared:
                by_record, others = made_by(one.author, kind, by_record, seen)
                again[kind] |= others
                seen = set()
            old = {record: by_record.pop(record) for record in seen}
            fold.apply(connection, kind, by_record, old)
        if is_shared:
            list_newer(connection, batch.newer_records(body))
        on_progress(done, total)
    for kind, records_again in again.items():
        for chunk in fold.chunks(sorted(records_again), _FETCH):
            told = refold(connection, kind, chunk)[kind]
            there = fold.existing(connection, kind, told)
            born = {record: fields for record, fields in told.items() if record not in there}
            fold.apply(connection, kind, born, {record: told[record] for record in there})


class _Known:
    """Which records have a row by now. Four million ids would not fit the memory of a small laptop beside the rest.

    An author counts up, so what lies above his highest id of a kind is new; only what lies below is looked up.
    """

    def __init__(self, connection: Connection) -> None:
        """Start with the rows there are: the reference data."""
        self._connection = connection
        self._highest: dict[tuple[Kind, int], int] = {}
        for kind in Kind:
            for record in _ids(connection, kind):
                self._highest[kind, author_of(record)] = record

    def among(self, kind: Kind, records: Sequence[int]) -> set[int]:
        """Those of the records, which the log names next, that have a row already."""
        highest = self._highest
        first, last = min(records), max(records)
        key = kind, author_of(first)
        if author_of(last) == key[1] and first > highest.get(key, -1):  # nearly always: one author's next records
            highest[key] = last
            return set()
        seen = fold.existing(
            self._connection, kind, [each for each in records if each <= highest.get((kind, author_of(each)), -1)]
        )
        for record in records:
            key = kind, author_of(record)
            highest[key] = max(record, highest.get(key, -1))
        return seen


def _derive_all(connection: Connection) -> None:
    derive.index_texts(connection, _ids(connection, Kind.PERSON), is_fresh=True)
    derive.index_positions(connection, _ids(connection, Kind.REGISTRATION), is_fresh=True)
    derive.join_persons(connection)
    derive.settle_situations(connection, derive.situations_of_reports(connection, _ids(connection, Kind.REPORT)))


def _ids(connection: Connection, kind: Kind) -> Iterator[int]:
    """Every id of a kind, ascending, some at a time."""
    last = -1
    while True:
        sql = f"SELECT id FROM {TABLES[kind].name} WHERE id > ? ORDER BY id LIMIT {_FETCH}"
        some = list(connection.exec_driver_sql(sql, (last,)).scalars())
        yield from some
        if len(some) < _FETCH:
            return
        last = some[-1]


def integrity(connection: Connection) -> list[str]:
    """What SQLCipher and SQLite say is wrong with the file; empty when all is well.

    Every page must be authentic, unused ones too: a backup copies them. Raises SQLAlchemy's DBAPIError where a page that is needed does not read.
    """
    forged = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return forged + ([] if found == ["ok"] else found)
