"""What other authors wrote, taken into the log and folded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from console.model.ids import author_of
from console.model.kinds import Kind
from console.register import batch, fold, log
from console.register.causality import Vector
from console.register.refold import list_newer, refold


@dataclass(frozen=True, slots=True)
class Received:
    """A batch of another author, opened and verified. others: what he had seen of all others in this compartment; seen_own: in his own other lane."""

    compartment: int
    author: int
    lane: int
    first_seq: int
    count: int
    stamp: int
    officer: int
    cause: int | None
    others: Vector
    seen_own: int
    body: bytes


def take_in(connection: Connection, received: Sequence[Received]) -> tuple[fold.Records, set[tuple[Kind, int]]]:
    """Append the batches to the log, each the next of its chain; what is to be shown by them, and which records come into being.

    Raises ValueError when one is not the next of its chain: gaps wait before this door. Raises SealFault when a body does not read.
    """
    fresh: fold.Records = {}
    again: dict[Kind, set[int]] = {}
    for each in received:
        _append(connection, each, fresh, again)
    new: set[tuple[Kind, int]] = set()
    records: fold.Records = {}
    for kind in fresh.keys() | again.keys():
        by_record, born = _settled(connection, kind, fresh.get(kind, {}), again.get(kind, set()))
        if by_record:
            records[kind] = by_record
        new |= {(kind, record) for record in born}
    return records, new


def _append(connection: Connection, each: Received, fresh: fold.Records, again: dict[Kind, set[int]]) -> None:
    """One batch into the log; its records among those that this author made and nobody wrote before, or among the others."""
    if each.first_seq != log.known(connection, each.compartment, each.author, each.lane) + 1:
        raise ValueError("a batch that is not the next of its chain")
    columns, newer = batch.decode_received(each.body)
    written = {record for _, records, _ in columns for record in records} | {record for record, _ in newer}
    before = log.written_among(connection, written)
    kept = log.Batch(
        *(0, each.author, each.lane, each.first_seq, each.count, each.stamp, each.officer, each.cause),
        *(each.compartment, log.keep_context(connection, each.compartment, each.others), each.seen_own),
    )
    log.keep(connection, kept, each.body, written)
    list_newer(connection, newer)
    before |= {record for record, _ in newer}
    for kind, records, fields in columns:
        made, others = made_by(each.author, kind, dict(zip(records, fields, strict=True)), before)
        fresh.setdefault(kind, {}).update(made)
        again.setdefault(kind, set()).update(others)


def made_by(author: int, kind: Kind, written: fold.ByRecord, before: Collection[int]) -> tuple[fold.ByRecord, set[int]]:
    """Of what a batch writes, the records that come into being by it as its author made them; and the ids of all others.

    before: those written earlier. A record written once, by who made it, shows what he wrote: this is nearly every record of a roster, and
    needs no look into the log.
    """
    fresh = {
        record: fields for record, fields in written.items() if record not in before and author_of(record) == author
    }
    made = fold.whole_ones(kind, fresh)
    return made, set(written.keys() - made.keys())


def _settled(
    connection: Connection, kind: Kind, fresh: fold.ByRecord, again: set[int]
) -> tuple[fold.ByRecord, set[int]]:
    """The shown fields of all these records, and which of them have no row yet."""
    simple = {record: fields for record, fields in fresh.items() if record not in again}
    told = {**simple, **refold(connection, kind, again)[kind]}
    return told, told.keys() - fold.existing(connection, kind, told)
