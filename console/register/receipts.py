"""What consoles say of themselves: up to where everything is here. The newest word of each author counts, earlier ones are forgotten.

version, flags
cursor    generation of a hub (8 bytes) and its number up to which everything of this compartment is here
vector    up to which number each chain is here (``console.register.causality``)
state     which changes were here, and what was shown of them (``console.register.agreement``)
lacks     keys that this console may have and has not: (beginning of the compartment's id, epoch)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from console.faults import SealFault
from console.register import causality, log
from console.register.bytestream import ByteReader, ByteWriter
from console.register.causality import Chain, Vector

VERSION = 1
CHAINS_WITH_CURSOR = (
    64  # of a vector that is sent beside a cursor; a longer one goes by file only, where no cursor helps
)
_HAS_CURSOR, _HAS_VECTOR, _HAS_STATE, _HAS_LACKS = 1, 2, 4, 8
LACKS_MAX, ALIAS_BYTES = 32, 3  # keys asked for at once
STATE_BYTES = 16  # of each of its two digests
_GENERATION_BYTES = 8


@dataclass(frozen=True, slots=True)
class State:
    """scope: a digest of which changes were there; digest: of what was shown of them."""

    scope: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """cursor: (generation, number) of a hub, None without one. vector: None when it was left out. state: as it was said last.

    lacks: (beginning of a compartment's id, epoch) of keys that are missing.
    """

    cursor: tuple[bytes, int] | None = None
    vector: Vector | None = None
    state: State | None = None
    lacks: tuple[tuple[bytes, int], ...] = ()

    def covers(self, chain: Chain, seq: int, hub: tuple[bytes, int] | None) -> bool:
        """Whether who gave it has this envelope. seq: its first number; hub: (generation, number) under which a hub has it."""
        if self.vector is not None and self.vector.get(chain, 0) >= seq:
            return True
        return hub is not None and self.cursor is not None and self.cursor[0] == hub[0] and self.cursor[1] >= hub[1]


@dataclass(frozen=True, slots=True)
class Word:
    """A receipt as it was given. author: who; said_ms: when it was sealed, to the minute; wire: as it travels."""

    compartment: int
    author: int
    seq: int
    said_ms: int
    content: bytes
    link: bytes
    wire: bytes


def encode(receipt: Receipt) -> bytes:
    """As it is sealed."""
    out = ByteWriter()
    has_cursor, has_vector = receipt.cursor is not None, receipt.vector is not None
    out.varint(VERSION)
    has_more = (receipt.state is not None) * _HAS_STATE | bool(receipt.lacks) * _HAS_LACKS
    out.varint(has_cursor * _HAS_CURSOR | has_vector * _HAS_VECTOR | has_more)
    if receipt.cursor is not None:
        out.bytes += receipt.cursor[0]
        out.varint(receipt.cursor[1])
    if receipt.vector is not None:
        causality.write(out, receipt.vector)
    if receipt.state is not None:
        out.bytes += receipt.state.scope + receipt.state.digest
    if receipt.lacks:
        out.varint(len(receipt.lacks))
        for alias, epoch in receipt.lacks:
            out.bytes += alias
            out.varint(epoch)
    return bytes(out.bytes)


def decode(content: bytes) -> Receipt:
    """What a newer version says beyond is read past. Raises SealFault ``batch-damaged``, ``batch-newer``."""
    source = ByteReader(content)
    if source.varint() != VERSION:
        raise SealFault("batch-newer")
    flags, cursor, vector, state = source.varint(), None, None, None
    if flags & _HAS_CURSOR:
        generation = _take(source, _GENERATION_BYTES)
        cursor = generation, source.varint()
    if flags & _HAS_VECTOR:
        vector = causality.read(source)
    if flags & _HAS_STATE:
        state = State(_take(source, STATE_BYTES), _take(source, STATE_BYTES))
    count = min(source.varint(), LACKS_MAX) if flags & _HAS_LACKS else 0
    lacks = tuple((_take(source, ALIAS_BYTES), source.varint()) for _ in range(count))
    return Receipt(cursor, vector, state, lacks)


def _take(source: ByteReader, count: int) -> bytes:
    return bytes(source.byte() for _ in range(count))


def keep(connection: Connection, words: Sequence[Word], *, is_at_hub: bool) -> None:
    """Keep these, each where it is newer than what its author said before."""
    for word in words:
        connection.exec_driver_sql(
            "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, said_ms = excluded.said_ms,"
            " content = excluded.content, link = excluded.link, wire = excluded.wire, is_at_hub = excluded.is_at_hub"
            " WHERE excluded.seq > seq",
            (word.compartment, word.author, word.seq, word.said_ms, word.content, word.link, word.wire, is_at_hub),
        )


def newest(connection: Connection, compartment: int) -> dict[int, Word]:
    """The newest word of each author of a compartment."""
    sql = "SELECT compartment, author, seq, said_ms, content, link, wire FROM word WHERE compartment = ?"
    rows = connection.exec_driver_sql(sql, (compartment,))
    return {row[1]: _word(row) for row in rows}


def to_send(connection: Connection) -> list[Word]:
    """Those the hub does not have."""
    sql = "SELECT compartment, author, seq, said_ms, content, link, wire FROM word WHERE NOT is_at_hub ORDER BY compartment, author"
    return [_word(row) for row in connection.exec_driver_sql(sql)]


def _word(row: Sequence[Any]) -> Word:
    return Word(row[0], row[1], row[2], row[3], bytes(row[4]), bytes(row[5]), bytes(row[6]))


def due(
    connection: Connection,
    compartment: int,
    author: int,
    cursor: tuple[bytes, int] | None,
    *,
    is_for_file: bool = False,
    state: State | None = None,
    lacks: tuple[tuple[bytes, int], ...] = (),
) -> Receipt | None:
    """What an author of this console should say now, None when it is what he said last.

    cursor: how far the exchange with the hub is. state: to be said as well; without it, what was said of it before is said again. lacks: see Receipt.
    """
    vector: Mapping[Chain, int] = log.vector(connection, compartment)
    word = newest(connection, compartment).get(author)
    said = decode(word.content) if word is not None else Receipt()
    if all(chain[0] == author for chain in vector) and state is None and lacks == said.lacks:
        return None
    if connection.exec_driver_sql("SELECT 1 FROM aside WHERE compartment = ? LIMIT 1", (compartment,)).first():
        cursor = None  # not everything up to there is taken in
    is_short = is_for_file or cursor is None or len(vector) <= CHAINS_WITH_CURSOR
    receipt = Receipt(cursor, vector if is_short else None, state or said.state, lacks)
    is_same = (said.state, said.lacks) == (receipt.state, receipt.lacks)
    is_said = word is not None and is_same and _says_as_much(said, receipt, author)
    return None if is_said else receipt


def _says_as_much(said: Receipt, now: Receipt, author: int) -> bool:
    """His own numbers alone are no news to anybody: who has what he wrote knows them."""
    if now.vector is None:
        return said.cursor == now.cursor
    if said.vector is None:
        return False
    return all(said.vector.get(chain, 0) >= seq for chain, seq in now.vector.items() if chain[0] != author)
