"""Envelopes that came: verified, put into the order of their chains, opened; what cannot be taken in is set aside with its reason.

Nothing is parsed that is not signed by who the membership log says; nothing of one chain blocks another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection

from console.faults import SealFault
from console.register import batch, bundle, causality, envelopes, log, receipts
from console.register.bundle import Bundle
from console.register.causality import Vector
from console.register.envelopes import Aside, Kept, Reason
from console.register.incoming import Received
from console.register.receipts import Word
from console.secret import Secret
from sync.membership import Membership
from sync.pouch import FIRST_PREV, Envelope, EnvelopeKind, Lane, PouchError, alias_of, link_of, parse
from sync.seal import open_sealed
from sync.sealing import ms_of

_NOBODYS = b"-"  # a link that no envelope names


@dataclass
class Arrivals:
    """What came, sorted: to be taken in, in this order; to be set aside; what others say of themselves; links of those that were here already."""

    received: list[Received] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    repeated: list[bytes] = field(default_factory=list)


@dataclass
class _Chain:
    """How far a chain is taken in. others, seen_own: the view of its last batch."""

    last_seq: int
    link: bytes
    others: Vector
    seen_own: int


class Sorting:
    """Sorts envelopes for one register.

    compartments: number in the register -> its id. new_keys: (compartment, epoch, key) that came with these and are not kept yet.
    """

    def __init__(
        self,
        connection: Connection,
        membership: Membership,
        compartments: Mapping[int, bytes],
        new_keys: Iterable[tuple[int, int, bytes]] = (),
    ) -> None:
        self._connection = connection
        self._membership = membership
        self._by_alias = {alias_of(id_): (no, id_) for no, id_ in compartments.items()}
        self._keys = {no: envelopes.keys(connection, no) for no in compartments}
        for no, epoch, key in new_keys:
            self._keys[no].setdefault(epoch, []).append(key)
        self._sight = log.Sight(connection)
        self._chains: dict[tuple[int, int, int], _Chain] = {}
        self.arrivals = Arrivals()

    def sort(self, wires: Iterable[bytes]) -> Arrivals:
        """Sort these, and again what was set aside before: what it waited for may have come."""
        parsed: dict[bytes, tuple[int, Envelope]] = {}
        for wire in [*(each.wire for each in envelopes.waiting(self._connection)), *wires]:
            try:
                envelope = parse(wire)
            except PouchError:
                self._aside_unread(wire)
                continue
            no, _ = self._by_alias.get(envelope.header.alias, (0, b""))
            parsed[envelope.link] = (no, envelope)
        for no, envelope in sorted(parsed.values(), key=lambda each: (each[0], *_place(each[1]), each[1].link)):
            self._one(no, envelope)
        return self.arrivals

    def _one(self, no: int, envelope: Envelope) -> None:
        reason = self._why_not(no, envelope)
        header = envelope.header
        if reason is not None and header.lane is not Lane.WORD:
            made = Aside(no, header.author, int(header.lane), header.first_seq, envelope.link, envelope.wire, reason)
            self.arrivals.aside.append(made)

    def _aside_unread(self, wire: bytes) -> None:
        link = link_of(wire)
        self.arrivals.aside.append(Aside(0, 0, 0, 0, link, wire, Reason.NOT_OPEN))

    def _why_not(self, no: int, envelope: Envelope) -> Reason | None:
        """Take it in, and None; or why it cannot be."""
        header = envelope.header
        if (unverified := self._unverified(no, envelope)) is not None:
            return unverified
        if header.lane is Lane.WORD:
            return self._hear(no, envelope)
        if self._is_here(no, envelope):
            self.arrivals.repeated.append(envelope.link)
            return None
        chain = self._chain(no, header.author, int(header.lane))
        if (misplaced := _misplaced(envelope, chain)) is not None:
            return misplaced
        _, compartment = self._by_alias[header.alias]
        if not self._membership.counts(compartment, header.author, int(header.lane), header.last_seq, envelope.link):
            return Reason.REVOKED
        return self._open(no, envelope, chain)

    def _unverified(self, no: int, envelope: Envelope) -> Reason | None:
        """Why it is not known by whom it is."""
        author = self._membership.authors.get(envelope.header.author)
        if author is None:
            return Reason.AUTHOR_UNKNOWN
        if no == 0:
            return Reason.KEY_MISSING
        _, compartment = self._by_alias[envelope.header.alias]
        return None if envelope.is_signed_by(author.key, compartment) else Reason.NOT_OPEN

    def _is_here(self, no: int, envelope: Envelope) -> bool:
        header = envelope.header
        known = envelopes.link_at(self._connection, no, header.author, int(header.lane), header.first_seq)
        return known == envelope.link

    def _hear(self, no: int, envelope: Envelope) -> Reason | None:
        """A word of another console about itself: no chain, the newest counts; what does not read is said again before long."""
        header = envelope.header
        opened = self._unsealed(no, envelope)
        if header.kind is EnvelopeKind.RECEIPT and isinstance(opened, bytes):
            with suppress(SealFault):
                receipts.decode(opened)
                said_ms = ms_of(header.minute)
                word = Word(no, header.author, header.first_seq, said_ms, opened, envelope.link, envelope.wire)
                self.arrivals.words.append(word)
        return None

    def _open(self, no: int, envelope: Envelope, chain: _Chain) -> Reason | None:
        header = envelope.header
        opened = self._unsealed(no, envelope)
        if not isinstance(opened, bytes):
            return opened
        if header.kind is not EnvelopeKind.CHANGES:
            return Reason.NEWER
        try:
            content = bundle.decode(opened, ms_of(header.minute), header.count)
            for part in content.parts:  # what does not read is set aside here, where it holds up its own chain only
                batch.check(part.body)
        except SealFault as fault:
            return Reason.NEWER if fault.code == "batch-newer" else Reason.NOT_OPEN
        self._take(no, envelope, content, chain)
        return None

    def _unsealed(self, no: int, envelope: Envelope) -> bytes | Reason:
        """What was sealed, or why it cannot be opened."""
        keys = self._keys[no].get(envelope.header.epoch, [])
        if not keys:
            return Reason.KEY_MISSING
        _, compartment = self._by_alias[envelope.header.alias]
        found = (_opened(envelope, compartment, key) for key in keys)
        return next((each for each in found if each is not None), Reason.NOT_OPEN)

    def _take(self, no: int, envelope: Envelope, content: Bundle, chain: _Chain) -> None:
        header = envelope.header
        officer = self._membership.authors[header.author].officer
        chain.others = causality.joined(chain.others, content.news)
        chain.seen_own = chain.seen_own if content.seen_own is None else content.seen_own
        seq = header.first_seq
        for part in content.parts:
            self.arrivals.received.append(
                Received(
                    *(no, header.author, int(header.lane), seq, part.count, part.stamp, officer, part.cause),
                    *(chain.others, chain.seen_own, part.body),
                )
            )
            seq += part.count
        self.arrivals.kept.append(
            Kept(no, header.author, int(header.lane), header.first_seq, header.count, envelope.link, envelope.wire)
        )
        chain.last_seq, chain.link = header.last_seq, envelope.link

    def _chain(self, no: int, author: int, lane: int) -> _Chain:
        key = (no, author, lane)
        if key not in self._chains:
            last_seq, link = envelopes.last_of(self._connection, no, author, lane)
            last = log.last_before(self._connection, no, author, lane, last_seq + 1)
            others = self._sight.of(last).others if last else {}
            if (
                log.known(self._connection, no, author, lane) > last_seq
            ):  # our own, not sealed yet: what comes says it otherwise
                link = _NOBODYS
            self._chains[key] = _Chain(last_seq, link or FIRST_PREV, others, last.seen_own if last else 0)
        return self._chains[key]


def _misplaced(envelope: Envelope, chain: _Chain) -> Reason | None:
    """Why it is not the next of its chain."""
    header = envelope.header
    if header.first_seq > chain.last_seq + 1:
        return Reason.GAP
    is_next = header.first_seq == chain.last_seq + 1 and header.prev == chain.link
    return None if is_next else Reason.FORK


def _place(envelope: Envelope) -> tuple[int, int, int]:
    return envelope.header.author, int(envelope.header.lane), envelope.header.first_seq


def _opened(envelope: Envelope, compartment: bytes, key: bytes) -> bytes | None:
    try:
        return open_sealed(envelope, compartment, Secret(key))
    except SealFault:
        return None
