"""The change log: one row a batch, and which batches wrote a record."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection

from console.model.change import Change, Value
from console.model.kinds import Kind
from console.register import batch

COUNTER_BITS = 16  # of a stamp; the rest are milliseconds


class Lane(IntEnum):
    """Edits overtake bulk on a thin link, so that a roster never delays a casualty report."""

    EDIT = 0
    BULK = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """A log row without its body. stamp: hybrid clock, 48 bits of UTC milliseconds and 16 of a counter."""

    id: int
    author: int
    lane: int
    first_seq: int
    count: int
    stamp: int
    officer: int
    cause: int | None

    @property
    def at_ms(self) -> int:
        return self.stamp >> COUNTER_BITS


@dataclass(frozen=True, slots=True)
class Past:
    """One change of a record as the log holds it."""

    batch: Batch
    change: Change


def append(
    connection: Connection,
    changes: Sequence[Change],
    *,
    author: int,
    lane: Lane,
    officer: int,
    stamp: int,
    cause: int | None,
) -> None:
    """Write the changes as one batch with the author's next sequence numbers. At most batch.BATCH_MAX of them."""
    sequence = f"sequence:{author}:{int(lane)}"
    first_seq = count(connection, sequence) + 1
    body = batch.encode(changes)
    row = (author, int(lane), first_seq, len(changes), stamp, officer, cause, b"", body)
    written = connection.exec_driver_sql(
        "INSERT INTO batch (author, lane, first_seq, count, stamp, officer, cause, context, body) VALUES (?,?,?,?,?,?,?,?,?)",
        row,
    ).lastrowid
    runs = [(first, last, written) for first, last in _runs(change.record for change in changes)]
    connection.exec_driver_sql("INSERT INTO batch_run VALUES (?, ?, ?)", runs)
    set_count(connection, sequence, first_seq + len(changes) - 1)


def count(connection: Connection, name: str) -> int:
    """A number the register keeps of itself; 0 before it was ever set."""
    value = connection.exec_driver_sql("SELECT value FROM counter WHERE name = ?", (name,)).scalar()
    return int(value or 0)


def set_count(connection: Connection, name: str, value: int) -> None:
    """Keep a number of the register itself."""
    connection.exec_driver_sql(
        "INSERT INTO counter VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", (name, value)
    )


def past_of(connection: Connection, record: int) -> list[Past]:
    """Every change of a record, oldest first."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS}, b.body FROM batch_run r JOIN batch b ON b.id = r.batch"
        " WHERE r.first BETWEEN ? AND ? AND r.last >= ? ORDER BY b.id",
        (record - batch.BATCH_MAX + 1, record, record),
    ).all()
    return [
        Past(Batch(*row[:-1]), change) for row in rows for change in batch.decode(row[-1]) if change.record == record
    ]


def written_among(connection: Connection, records: Iterable[int]) -> set[int]:
    """Which of these records any batch wrote: one question for all of them."""
    wanted = sorted(set(records))
    if not wanted:
        return set()
    sql = "SELECT first, last FROM batch_run WHERE first BETWEEN ? AND ? AND last >= ?"
    runs = connection.exec_driver_sql(sql, (wanted[0] - batch.BATCH_MAX + 1, wanted[-1], wanted[0]))
    return {
        record for first, last in runs for record in wanted[bisect_left(wanted, first) : bisect_right(wanted, last)]
    }


def written_before(connection: Connection, records: Iterable[int], before: int) -> Iterator[Change]:
    """Every change of these records in batches older than ``before``, oldest first; each batch is read once, however many it wrote."""
    wanted = sorted(set(records))
    known = set(wanted)
    runs = connection.exec_driver_sql("SELECT first, last, batch FROM batch_run WHERE batch < ?", (before,))
    hit = {number for first, last, number in runs if _holds(wanted, first, last)}
    for number in sorted(hit):
        body = connection.exec_driver_sql("SELECT body FROM batch WHERE id = ?", (number,)).scalar_one()
        yield from (change for change in batch.decode(body) if change.record in known)


def _holds(ascending: list[int], first: int, last: int) -> bool:
    at = bisect_left(ascending, first)
    return at < len(ascending) and ascending[at] <= last


def bodies(
    connection: Connection, *, after: int = 0
) -> Iterator[tuple[Batch, Iterator[tuple[Kind, list[int], list[dict[str, Value]]]]]]:
    """Every batch with id above ``after`` in the order it was recorded, its columns read as they are asked for."""
    last = after
    while True:
        rows = connection.exec_driver_sql(
            f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.id > ? ORDER BY b.id LIMIT 50",
            (last,),
        ).all()
        if not rows:
            return
        for row in rows:
            yield Batch(*row[:-1]), batch.decode_columns(row[-1])
        last = rows[-1][0]


def batches_of_cause(connection: Connection, cause: int) -> list[tuple[Batch, bytes]]:
    """The batches that belong to an import, oldest first, with their bodies."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.cause = ? ORDER BY b.id",
        (cause,),
    ).all()
    return [(Batch(*row[:-1]), row[-1]) for row in rows]


def runs_after(connection: Connection, batch_id: int) -> list[tuple[int, int]]:
    """The runs of record ids written by batches newer than this one."""
    rows = connection.exec_driver_sql("SELECT first, last FROM batch_run WHERE batch > ?", (batch_id,)).all()
    return [(int(first), int(last)) for first, last in rows]


def head(connection: Connection) -> int:
    """The id of the newest batch, 0 for none: what a reader compares to know whether it is current."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM batch").scalar_one())


_COLUMNS = "b.id, b.author, b.lane, b.first_seq, b.count, b.stamp, b.officer, b.cause"


def _runs(records: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Consecutive ids as (first, last); a batch of new records is mostly one run."""
    first = last = -2
    for record in sorted(set(records)):
        if record != last + 1:
            if first >= 0:
                yield first, last
            first = record
        last = record
    if first >= 0:
        yield first, last
