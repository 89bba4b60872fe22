"""A bundle: batches of one author who saw nothing of others in between, as the plaintext of one envelope.

    flags, what he had newly seen of others since his envelope before (a vector), his own other lane
    for each batch: its stamp, how many changes it counts, the roster import it belongs to
    one body for all (``console.register.batch``); of several batches, to which of them each row belongs

An office that was cut off for a day has a thousand edits to tell; one by one they would weigh ten times as much. Whoever opens the bundle
has the same batches as the author: nothing of the history is merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.faults import SealFault
from console.register import batch, causality, columns
from console.register.bytestream import ByteReader, ByteWriter
from console.register.causality import Vector
from console.register.log import COUNTER_BITS

VERSION = 1
_HAS_NEWS, _HAS_SEEN_OWN, _IS_SEVERAL, _HAS_CAUSE = 1, 2, 4, 8
_VERSION_SHIFT = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One batch. count: the changes it counted when it was recorded, which two of one record make more than its rows."""

    stamp: int
    count: int
    cause: int | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """news: what the author had newly seen of others. seen_own: his own other lane, None where it is as in his envelope before."""

    news: Vector
    seen_own: int | None
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """The changes in all: the envelope's count."""
        return sum(part.count for part in self.parts)


def encode(bundle: Bundle, minute_ms: int) -> bytes:
    """The bundle as bytes. minute_ms: of the envelope's header, from which the stamps are counted."""
    out = ByteWriter()
    parts = bundle.parts
    flags = (
        (_HAS_NEWS if bundle.news else 0)
        | (_HAS_SEEN_OWN if bundle.seen_own is not None else 0)
        | (_IS_SEVERAL if len(parts) > 1 else 0)
        | (_HAS_CAUSE if any(part.cause is not None for part in parts) else 0)
    )
    out.varint(VERSION << _VERSION_SHIFT | flags)
    if bundle.news:
        causality.write(out, bundle.news)
    if bundle.seen_own is not None:
        out.varint(bundle.seen_own)
    if len(parts) > 1:
        out.varint(len(parts))
        columns.write_ints(out, [part.count for part in parts])
    _write_stamps(out, [part.stamp for part in parts], minute_ms)
    if flags & _HAS_CAUSE:
        columns.write_ints(out, [part.cause or 0 for part in parts])
    out.bytes += _together(out, parts)
    return bytes(out.bytes)


def decode(content: bytes, minute_ms: int, count: int) -> Bundle:
    """The bundle of encode. count: of the envelope's header.

    Raises SealFault ``batch-damaged`` when it is not one of ours, ``batch-newer`` when a newer version wrote it.
    """
    source = ByteReader(content)
    version, flags = divmod(source.varint(), 1 << _VERSION_SHIFT)
    if version != VERSION:
        raise SealFault("batch-newer")
    news = causality.read(source) if flags & _HAS_NEWS else {}
    seen_own = causality.read_seq(source) if flags & _HAS_SEEN_OWN else None
    many = source.varint() if flags & _IS_SEVERAL else 1
    if not 1 <= many <= min(count, batch.BATCH_MAX):
        raise SealFault("batch-damaged")
    counts = columns.read_ints(source, many) if flags & _IS_SEVERAL else [count]
    if min(counts) < 1 or sum(counts) != count:
        raise SealFault("batch-damaged")
    stamps = _read_stamps(source, many, minute_ms)
    causes = columns.read_ints(source, many) if flags & _HAS_CAUSE else [0] * many
    bodies = _apart(source, many)
    parts = (
        Part(stamp, count, cause or None, body)
        for stamp, count, cause, body in zip(stamps, counts, causes, bodies, strict=True)
    )
    return Bundle(news, seen_own, tuple(parts))


def _write_stamps(out: ByteWriter, stamps: Sequence[int], minute_ms: int) -> None:
    if len(stamps) == 1:
        out.signed((stamps[0] >> COUNTER_BITS) - minute_ms)
        out.varint(stamps[0] & (1 << COUNTER_BITS) - 1)
        return
    columns.write_ints(out, [(stamp >> COUNTER_BITS) - minute_ms for stamp in stamps])
    columns.write_ints(out, [stamp & (1 << COUNTER_BITS) - 1 for stamp in stamps])


def _read_stamps(source: ByteReader, count: int, minute_ms: int) -> list[int]:
    if count == 1:
        moments, ties = [source.signed()], [source.varint()]
    else:
        moments, ties = columns.read_ints(source, count), columns.read_ints(source, count)
    if not all(0 <= minute_ms + moment < 1 << 47 for moment in moments) or not all(0 <= tie < 1 << 16 for tie in ties):
        raise SealFault("batch-damaged")
    return [minute_ms + moment << COUNTER_BITS | tie for moment, tie in zip(moments, ties, strict=True)]


def _together(out: ByteWriter, parts: Sequence[Part]) -> bytes:
    """One body; of several parts before it, for each row in the body's order, whose it is."""
    if len(parts) == 1:
        return parts[0].body
    rows: dict[int, tuple[list[int], list[batch.Row]]] = {}
    owners: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        for kind, records, fields in batch.decode_rows(part.body):
            all_records, all_fields = rows.setdefault(kind, ([], []))
            all_records += records
            all_fields += fields
            owners.setdefault(kind, []).extend([number] * len(records))
    in_order = [number for each in owners.values() for number in each]
    out.varint(len(in_order))
    columns.write_ints(out, in_order)
    return batch.encode_rows((kind, records, fields) for kind, (records, fields) in rows.items())


def _apart(source: ByteReader, many: int) -> list[bytes]:
    if many == 1:
        return [source.rest()]
    total = source.varint()
    if not many <= total <= batch.BATCH_MAX:
        raise SealFault("batch-damaged")
    owners = iter(columns.read_ints(source, total))
    parts: list[list[tuple[int, list[int], list[batch.Row]]]] = [[] for _ in range(many)]
    for kind, records, fields in batch.decode_rows(source.rest()):
        for record, values in zip(records, fields, strict=True):
            part = parts[_place(owners, many)]
            if not part or part[-1][0] != kind:
                part.append((kind, [], []))
            part[-1][1].append(record)
            part[-1][2].append(values)
    if next(owners, None) is not None or not all(parts):
        raise SealFault("batch-damaged")
    return [batch.encode_rows(part) for part in parts]


def _place(owners: Iterator[int], many: int) -> int:
    place = next(owners, -1)
    if not 0 <= place < many:
        raise SealFault("batch-damaged")
    return place
