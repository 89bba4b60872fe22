"""What goes into an exchange file: everything its addressees need to read it, then what they are not known to have.

First the membership log and their keys, so that a new key never strands a convoy; then what this console has received, so that the next file
back is a delta; then the sealed envelopes, its own and others', edits before bulk. Whoever else holds the file learns from it what a hub would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from console.register import carrying, causality, envelopes, log, receipts
from console.register.causality import Chain
from console.register.receipts import Receipt
from console.secret import Secret
from sync import pouch
from sync.frames import NO_GENERATION, Answer
from sync.membership import Device, Membership
from sync.pouch import alias_of
from sync.wraps import wrap

PIECE_MAX = 256 << 10  # bytes of envelopes in one piece: what a file cut short loses at most
_ENTRIES_IN_PIECE = 200


def pack(
    connection: Connection, membership: Membership, to: Sequence[Device], signer: Ed25519PrivateKey, now_ms: int
) -> Iterator[Answer]:
    """The pieces of a file for these consoles. signer: signs the keys wrapped for them; what is written here is sealed already."""
    yield from _entries(carrying.entries(connection))
    ids = {
        no: id_
        for no, id_ in carrying.compartments(connection).items()
        if any(membership.holds(device.id, id_, now_ms) for device in to)
    }
    yield Answer(NO_GENERATION, wraps=list(_wraps(connection, membership, ids, to, signer, now_ms)))
    for no, id_ in ids.items():
        words = [(alias_of(id_), 0, each.wire) for each in receipts.newest(connection, no).values()]
        wanted = [device for device in to if membership.holds(device.id, id_, now_ms)]
        known = [_Known.of(connection, membership, no, device) for device in wanted]
        yield from _pieces(alias_of(id_), words, _missing(connection, no, known))


@dataclass
class _Known:
    """What a console is known to have of a compartment."""

    generation: bytes
    own: set[int]
    vector: dict[Chain, int] = field(default_factory=dict)
    given: list[Receipt] = field(default_factory=list)

    @classmethod
    def of(cls, connection: Connection, membership: Membership, no: int, device: Device) -> _Known:
        own = {each.number for each in membership.authors.values() if each.device == device.id}
        known = cls(carrying.position(connection).generation, own)
        words = receipts.newest(connection, no)
        known.given = [receipts.decode(words[author].content) for author in own & words.keys()]
        sight, here = log.Sight(connection), log.vector(connection, no)
        for author, lane in here:
            if author in own:
                last = log.last_before(connection, no, author, lane, here[author, lane] + 1)
                if last is not None:
                    known.vector = causality.joined(known.vector, sight.of(last).others)
        return known

    def has(self, author: int, lane: int, first_seq: int, hub_seq: int | None) -> bool:
        """Whether it has this envelope."""
        if author in self.own or self.vector.get((author, lane), 0) >= first_seq:
            return True
        hub = (self.generation, hub_seq) if hub_seq is not None else None
        return any(receipt.covers((author, lane), first_seq, hub) for receipt in self.given)


def _entries(wires: Sequence[bytes]) -> Iterator[Answer]:
    for at in range(0, len(wires), _ENTRIES_IN_PIECE):
        yield Answer(NO_GENERATION, entries=wires[at : at + _ENTRIES_IN_PIECE])


def _wraps(
    connection: Connection,
    membership: Membership,
    ids: dict[int, bytes],
    to: Sequence[Device],
    signer: Ed25519PrivateKey,
    now_ms: int,
) -> Iterator[bytes]:
    for no, id_ in ids.items():
        for epoch, keys in envelopes.keys(connection, no).items():
            for device in to:
                if membership.holds(device.id, id_, now_ms):
                    yield from (wrap(Secret(k), id_, epoch, device.id, device.box_key, signer).wire for k in keys)


def _missing(connection: Connection, no: int, known: Sequence[_Known]) -> Iterator[bytes]:
    """What one of them at least is not known to have."""
    for author, lane, first_seq, hub_seq, wire in carrying.held(connection, no):
        if not all(each.has(author, lane, first_seq, hub_seq) for each in known):
            yield wire


def _pieces(alias: bytes, words: Sequence[tuple[bytes, int, bytes]], wires: Iterable[bytes]) -> Iterator[Answer]:
    piece, size = list(words), 0
    for wire in wires:
        if piece and size + len(wire) > PIECE_MAX:
            yield Answer(NO_GENERATION, news=piece)
            piece, size = [], 0
        piece.append((alias, 0, wire))
        size += len(wire)
    if piece:
        yield Answer(NO_GENERATION, news=piece)


@dataclass
class Contents:
    """What an exchange file holds, as anybody can see it. size: bytes of envelopes; by_alias: of each compartment, by its alias, how many changes."""

    entries: int = 0
    keys: int = 0
    envelopes: int = 0
    size: int = 0
    by_alias: dict[bytes, int] = field(default_factory=dict)
    authors: set[int] = field(default_factory=set)

    def add(self, answer: Answer) -> None:
        """One more piece."""
        self.entries += len(answer.entries)
        self.keys += len(answer.wraps)
        for alias, _, wire in answer.news:
            with suppress(pouch.PouchError):
                self._add(alias, pouch.parse(wire).header, len(wire))

    def _add(self, alias: bytes, header: pouch.Header, size: int) -> None:
        if header.lane is not pouch.Lane.WORD:
            self.envelopes += 1
            self.size += size
            self.by_alias[alias] = self.by_alias.get(alias, 0) + header.count
            self.authors.add(header.author)


def look(answers: Iterable[Answer]) -> Contents:
    """Look through a file; nothing of it is taken in."""
    found = Contents()
    for answer in answers:
        found.add(answer)
    return found
