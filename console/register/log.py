"""The change log: one row a batch, which batches wrote a record, and what their authors had seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection

from console.model.change import Change
from console.model.ids import record_id
from console.register import batch, causality
from console.register.causality import Chain, Dot, Seen, Vector

COUNTER_BITS = 16  # of a stamp; the rest are milliseconds


class Lane(IntEnum):
    """Edits overtake bulk on a thin link, so that a roster never delays a casualty report."""

    EDIT = 0
    BULK = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """A log row without its body. stamp: hybrid clock, 48 bits of UTC milliseconds and 16 of a counter.

    compartment: 0 until the console is enrolled. context, seen_own: what its author had seen, see ``seen_by``.
    """

    id: int
    author: int
    lane: int
    first_seq: int
    count: int
    stamp: int
    officer: int
    cause: int | None
    compartment: int = 0
    context: int = 0
    seen_own: int = 0

    @property
    def dot(self) -> Dot:
        return self.author, self.lane, self.first_seq

    @property
    def at_ms(self) -> int:
        return self.stamp >> COUNTER_BITS


@dataclass(frozen=True, slots=True)
class Past:
    """One change of a record as the log holds it. is_newer: a newer version wrote more of the record with it than this one knows."""

    batch: Batch
    change: Change
    is_newer: bool = False


def append(
    connection: Connection,
    changes: Sequence[Change],
    *,
    author: int,
    lane: Lane,
    officer: int,
    stamp: int,
    cause: int | None,
    compartment: int = 0,
) -> None:
    """Write the changes as one batch with the author's next sequence numbers. At most batch.BATCH_MAX of them."""
    first_seq = known(connection, compartment, author, lane) + 1
    seen_own = known(connection, compartment, author, 1 - lane)
    context = context_of(connection, compartment, author)
    made = Batch(0, author, int(lane), first_seq, len(changes), stamp, officer, cause, compartment, context, seen_own)
    keep(connection, made, batch.encode(changes), (change.record for change in changes))


def keep(connection: Connection, made: Batch, body: bytes, records: Iterable[int]) -> None:
    """Write a batch as it is, own or received; records: those it writes. Its id is given here."""
    columns = "author, lane, first_seq, count, stamp, officer, cause, compartment, context, seen_own, body"
    row = (
        *(made.author, made.lane, made.first_seq, made.count, made.stamp, made.officer, made.cause),
        *(made.compartment, made.context, made.seen_own, body),
    )
    written = connection.exec_driver_sql(f"INSERT INTO batch ({columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?)", row).lastrowid
    connection.exec_driver_sql(
        "INSERT INTO batch_run VALUES (?, ?, ?)", [(first, last, written) for first, last in _runs(records)]
    )
    connection.exec_driver_sql(
        "INSERT INTO chain VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq",
        (made.compartment, made.author, made.lane, made.first_seq + made.count - 1),
    )


def known(connection: Connection, compartment: int, author: int, lane: int) -> int:
    """Up to which number a chain is in the log; 0 for one that never wrote."""
    sql = "SELECT seq FROM chain WHERE compartment = ? AND author = ? AND lane = ?"
    return int(connection.exec_driver_sql(sql, (compartment, author, int(lane))).scalar() or 0)


def vector(connection: Connection, compartment: int) -> dict[Chain, int]:
    """Up to which number every chain of a compartment is in the log."""
    sql = "SELECT author, lane, seq FROM chain WHERE compartment = ?"
    return {(row[0], row[1]): row[2] for row in connection.exec_driver_sql(sql, (compartment,))}


def context_of(connection: Connection, compartment: int, author: int) -> int:
    """The id under which is kept what this author knows of all others now; the same until another of them writes."""
    others = {chain: seq for chain, seq in vector(connection, compartment).items() if chain[0] != author}
    return keep_context(connection, compartment, others)


def keep_context(connection: Connection, compartment: int, others: Vector) -> int:
    """The id of a vector; 0 for that of nobody. Many batches share one."""
    if not others:
        return 0
    content = causality.encode(others)
    newest = connection.exec_driver_sql(
        "SELECT id FROM context WHERE compartment = ? AND vector = ?", (compartment, content)
    ).scalar()
    if newest is None:
        sql = "INSERT INTO context (compartment, vector) VALUES (?, ?)"
        newest = connection.exec_driver_sql(sql, (compartment, content)).lastrowid
    return int(newest)


class Sight:
    """What the authors of batches had seen; each kept vector is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._vectors: dict[int, dict[Chain, int]] = {0: {}}

    def of(self, one: Batch) -> Seen:
        """What the author of this batch had seen."""
        if one.context not in self._vectors:
            sql = "SELECT vector FROM context WHERE id = ?"
            content = self._connection.exec_driver_sql(sql, (one.context,)).scalar_one()
            self._vectors[one.context] = causality.decode(content)
        own = {(one.author, one.lane): one.first_seq - 1, (one.author, 1 - one.lane): one.seen_own}
        return Seen(one.author, own, self._vectors[one.context])


def authors_here(connection: Connection) -> dict[int, int]:
    """The officers of this console, record ids, and the author each of them writes as; none before it is enrolled."""
    return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT officer, author FROM seat")}


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
    return pasts_of(connection, [record])[record]


def pasts_of(connection: Connection, records: Iterable[int]) -> dict[int, list[Past]]:
    """Every change of these records, oldest first; each batch is read once, however many it wrote."""
    wanted = sorted(set(records))
    pasts: dict[int, list[Past]] = {record: [] for record in wanted}
    for number in _writing(connection, wanted):
        row = connection.exec_driver_sql(f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.id = ?", (number,)).one()
        one = Batch(*row[:-1])
        for change, is_newer in batch.decode_with_newer(row[-1]):
            if change.record in pasts:
                pasts[change.record].append(Past(one, change, is_newer))
    for past in pasts.values():
        past.sort(key=lambda each: (each.batch.stamp, each.batch.dot))
    return pasts


def _writing(connection: Connection, wanted: Sequence[int]) -> list[int]:
    """The ids of the batches that wrote any of these records. wanted: ascending."""
    hit: set[int] = set()
    for first, last in _runs(wanted):
        sql = "SELECT batch FROM batch_run WHERE first BETWEEN ? AND ? AND last >= ?"
        hit.update(connection.exec_driver_sql(sql, (first - batch.BATCH_MAX + 1, last, first)).scalars())
    return sorted(hit)


def compartments_of(connection: Connection, records: Iterable[int]) -> dict[int, int]:
    """In which compartment these records were written; those nobody wrote are left out."""
    wanted = sorted(set(records))
    found: dict[int, int] = {}
    for first, last in _runs(wanted):
        sql = (
            "SELECT max(r.first, ?), min(r.last, ?), b.compartment FROM batch_run r JOIN batch b ON b.id = r.batch"
            " WHERE r.first BETWEEN ? AND ? AND r.last >= ?"
        )
        for low, high, compartment in connection.exec_driver_sql(
            sql, (first, last, first - batch.BATCH_MAX + 1, last, first)
        ):
            found |= dict.fromkeys(range(low, high + 1), compartment)
    return found


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


def highest_record(connection: Connection, author: int) -> int:
    """The highest id of an author's records that the log writes; 0 for none."""
    sql = "SELECT max(last) FROM batch_run WHERE first BETWEEN ? AND ?"
    return int(connection.exec_driver_sql(sql, (record_id(author, 0), record_id(author + 1, 0) - 1)).scalar() or 0)


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


def bodies(connection: Connection, *, after: int = 0) -> Iterator[tuple[Batch, bytes]]:
    """Every batch with id above ``after`` in the order it was recorded, with its body."""
    last = after
    while True:
        rows = connection.exec_driver_sql(
            f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.id > ? ORDER BY b.id LIMIT 50",
            (last,),
        ).all()
        if not rows:
            return
        for row in rows:
            yield Batch(*row[:-1]), row[-1]
        last = rows[-1][0]


def batches_of_cause(connection: Connection, cause: int) -> list[tuple[Batch, bytes]]:
    """The batches that belong to an import, oldest first, with their bodies."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.cause = ? ORDER BY b.id",
        (cause,),
    ).all()
    return [(Batch(*row[:-1]), row[-1]) for row in rows]


def chain(
    connection: Connection, compartment: int, author: int, lane: int, after: int
) -> Iterator[tuple[Batch, bytes]]:
    """The batches of a chain beyond the number ``after``, in order, with their bodies."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS}, b.body FROM batch b WHERE b.compartment = ? AND b.author = ? AND b.lane = ? AND b.first_seq > ?"
        " ORDER BY b.first_seq",
        (compartment, author, lane, after),
    )
    for row in rows:
        yield Batch(*row[:-1]), row[-1]


def last_before(connection: Connection, compartment: int, author: int, lane: int, first_seq: int) -> Batch | None:
    """The batch of a chain before the one that begins with this number."""
    row = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM batch b WHERE b.compartment = ? AND b.author = ? AND b.lane = ? AND b.first_seq < ?"
        " ORDER BY b.first_seq DESC LIMIT 1",
        (compartment, author, lane, first_seq),
    ).first()
    return Batch(*row) if row else None


def runs_after(connection: Connection, batch_id: int) -> list[tuple[int, int]]:
    """The runs of record ids written by batches newer than this one."""
    rows = connection.exec_driver_sql("SELECT first, last FROM batch_run WHERE batch > ?", (batch_id,)).all()
    return [(int(first), int(last)) for first, last in rows]


def head(connection: Connection) -> int:
    """The id of the newest batch, 0 for none: what a reader compares to know whether it is current."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM batch").scalar_one())


_COLUMNS = (
    "b.id, b.author, b.lane, b.first_seq, b.count, b.stamp, b.officer, b.cause, b.compartment, b.context, b.seen_own"
)


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
