"""Who had seen what: the order of changes does not come from clocks.

A chain is what one author writes in one lane of one compartment: his changes, numbered from 1 without gaps. A vector says of each chain up to
which number it is known. A batch carries the vector its author knew when he wrote; a change supersedes what its author had seen, and stands
beside what he had not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from console.faults import SealFault
from console.register.bytestream import ByteReader, ByteWriter

Chain = tuple[int, int]  # author, lane
Vector = Mapping[Chain, int]
Dot = tuple[int, int, int]  # author, lane, number of a batch's first change

SEQ_MAX = 2**48  # no chain grows longer
CHAINS_MAX = 100_000  # of one compartment; a ministry has some thousand authors


@dataclass(frozen=True, slots=True)
class Seen:
    """What the author of a batch had seen: his own chains up to his own numbers, of others the vector."""

    author: int
    own: Vector
    others: Vector

    def covers(self, dot: Dot) -> bool:
        """Whether he had seen the batch that begins with this change."""
        author, lane, first_seq = dot
        known = self.own if author == self.author else self.others
        return known.get((author, lane), 0) >= first_seq


def news(before: Vector, after: Vector) -> dict[Chain, int]:
    """What ``after`` knows beyond ``before``."""
    return {chain: seq for chain, seq in after.items() if seq > before.get(chain, 0)}


def joined(one: Vector, other: Vector) -> dict[Chain, int]:
    """What both know together."""
    return {**one, **{chain: max(seq, one.get(chain, 0)) for chain, seq in other.items()}}


def write(out: ByteWriter, vector: Vector) -> None:
    """A vector, its chains ascending."""
    out.varint(len(vector))
    before = 0
    for (author, lane), seq in sorted(vector.items()):
        out.varint((author - before) << 1 | lane)
        out.varint(seq)
        before = author


def read(source: ByteReader) -> dict[Chain, int]:
    """The vector of write. Raises SealFault ``batch-damaged``."""
    vector: dict[Chain, int] = {}
    count, author = source.varint(), 0
    if count > CHAINS_MAX:
        raise SealFault("batch-damaged")
    for _ in range(count):
        step, lane = divmod(source.varint(), 2)
        author += step
        vector[author, lane] = read_seq(source)
    return vector


def read_seq(source: ByteReader) -> int:
    """A sequence number. Raises SealFault ``batch-damaged`` for one that cannot be."""
    seq = source.varint()
    if seq > SEQ_MAX:
        raise SealFault("batch-damaged")
    return seq


def encode(vector: Vector) -> bytes:
    """A vector alone, as it is kept."""
    out = ByteWriter()
    write(out, vector)
    return bytes(out.bytes)


def decode(content: bytes) -> dict[Chain, int]:
    """The vector of encode; nothing is the vector of nobody."""
    return read(ByteReader(content)) if content else {}
