"""Own changes into envelopes: those of one chain that are in none yet.

An envelope ends where its author's view of others changes, at 1,000 changes, or at 32 kB. It is kept before any carrier sees it and never
made again: a second sealing of the same numbers would read as a fork.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from console.register import bundle, causality, envelopes, log, receipts
from console.register.bundle import Bundle, Part
from console.register.envelopes import Kept
from console.register.log import Batch
from console.register.receipts import Receipt, Word
from console.secret import Secret
from sync.pouch import COUNT_MAX, FIRST_PREV, MINUTES_SINCE_S, EnvelopeKind, Header, Lane, alias_of
from sync.seal import new_salt, seal

BODY_MAX = 32 << 10  # bytes of changes in one envelope: what a cut link costs at most
_MINUTE_S = 60

Run = list[tuple[Batch, bytes]]


@dataclass(frozen=True, slots=True)
class Key:
    """A compartment's newest key. no: the compartment's number in this register; id: 16 bytes."""

    no: int
    id: bytes
    epoch: int
    key: Secret


def minute_of(at_ms: int) -> int:
    """The minute of a header."""
    return max(0, at_ms // 1000 - MINUTES_SINCE_S) // _MINUTE_S


def ms_of(minute: int) -> int:
    """The beginning of a header's minute, UTC milliseconds."""
    return (minute * _MINUTE_S + MINUTES_SINCE_S) * 1000


def sealed_next(
    connection: Connection, key: Key, author: int, lane: Lane, signer: Ed25519PrivateKey, now_ms: int
) -> list[Kept]:
    """The envelopes of what this chain has not sealed yet, to be kept before they go."""
    _, link = envelopes.last_of(connection, key.no, author, lane)
    sight = log.Sight(connection)
    made = []
    for run in _runs(envelopes.unsealed(connection, key.no, author, lane)):
        first = run[0][0]
        content = _bundle(connection, run, sight)
        minute = minute_of(now_ms)
        header = Header(
            lane=lane,
            kind=EnvelopeKind.CHANGES,
            is_urgent=False,
            alias=alias_of(key.id),
            author=author,
            first_seq=first.first_seq,
            count=content.count,
            epoch=key.epoch,
            prev=link or FIRST_PREV,
            minute=minute,
            salt=new_salt(),
        )
        envelope = seal(header, bundle.encode(content, ms_of(minute)), key.id, key.key, signer)
        link = envelope.link
        made.append(Kept(key.no, author, int(lane), header.first_seq, header.count, link, envelope.wire))
    return made


def sealed_word(key: Key, author: int, seq: int, receipt: Receipt, signer: Ed25519PrivateKey, now_ms: int) -> Word:
    """What an author says of what is here, to be kept before it goes. seq: one more than he said last."""
    minute = minute_of(now_ms)
    header = Header(
        lane=Lane.WORD,
        kind=EnvelopeKind.RECEIPT,
        is_urgent=False,
        alias=alias_of(key.id),
        author=author,
        first_seq=seq,
        count=1,
        epoch=key.epoch,
        prev=FIRST_PREV,
        minute=minute,
        salt=new_salt(),
    )
    content = receipts.encode(receipt)
    envelope = seal(header, content, key.id, key.key, signer)
    return Word(key.no, author, seq, ms_of(minute), content, envelope.link, envelope.wire)


def _runs(batches: Iterable[tuple[Batch, bytes]]) -> Iterator[Run]:
    """The batches that go into one envelope each."""
    run: Run = []
    count = size = 0
    for one, body in batches:
        is_same_view = bool(run) and (run[-1][0].context, run[-1][0].seen_own) == (one.context, one.seen_own)
        if run and not (is_same_view and count + one.count <= COUNT_MAX and size + len(body) <= BODY_MAX):
            yield run
            run, count, size = [], 0, 0
        run.append((one, body))
        count, size = count + one.count, size + len(body)
    if run:
        yield run


def _bundle(connection: Connection, run: Run, sight: log.Sight) -> Bundle:
    """What a run says; its view of others as what is new since the envelope before."""
    first = run[0][0]
    earlier = log.last_before(connection, first.compartment, first.author, first.lane, first.first_seq)
    before = sight.of(earlier).others if earlier else {}
    seen_own = earlier.seen_own if earlier else 0
    return Bundle(
        causality.news(before, sight.of(first).others),
        first.seen_own if first.seen_own != seen_own else None,
        tuple(Part(one.stamp, one.count, one.cause, body) for one, body in run),
    )
