"""Envelopes at the hub: each is numbered when it is the next of its chain and signed by an author of the log. Nothing sealed is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from sqlalchemy import Connection, func, insert, select, update

from sync.frames import Ack, Taken
from sync.hub.tables import CHAIN_HEAD, COMPARTMENT, ENVELOPE
from sync.hub.words import take_word
from sync.membership import Membership
from sync.pouch import FIRST_PREV, Envelope, Lane, PouchError, parse

NEWS_MAX = 10_000  # envelopes in one answer; a frame holds twice as many things


def take_envelopes(
    connection: Connection,
    membership: Membership,
    held: Mapping[bytes, bytes],
    heads: dict[bytes, int],
    wires: Sequence[bytes],
    now_ms: int,
) -> tuple[Ack, ...]:
    """Number what is the next of its chain. held: alias -> compartment; heads, which is brought up to date: compartment -> its newest number.

    Compartments are locked in the order of their ids, so that two exchanges never wait for each other.
    """
    parsed = [_parsed(wire) for wire in wires]
    wanted = sorted({held[e.header.alias] for e in parsed if e is not None and e.header.alias in held})
    for compartment in wanted:
        row = select(COMPARTMENT.c.head).where(COMPARTMENT.c.compartment_id == compartment).with_for_update()
        heads[compartment] = int(connection.execute(row).scalar_one())
    before = dict(heads)
    acks = []
    for envelope in parsed:
        where = held.get(envelope.header.alias) if envelope is not None else None
        if envelope is None or where is None or not _is_by_author(membership, envelope, where):
            acks.append(Ack(Taken.REFUSED, 0))
            continue
        if envelope.header.lane is Lane.WORD:
            acks.append(take_word(connection, envelope, where))
            continue
        ack = _place(connection, envelope, where, heads[where] + 1, now_ms)
        heads[where] = ack.at if ack.taken is Taken.STORED else heads[where]
        acks.append(ack)
    for compartment in wanted:
        if heads[compartment] != before[compartment]:
            of_it = COMPARTMENT.c.compartment_id == compartment
            connection.execute(update(COMPARTMENT).where(of_it).values(head=heads[compartment]))
    return tuple(acks)


def news(
    connection: Connection,
    held: Mapping[bytes, bytes],
    heads: Mapping[bytes, int],
    cursors: Iterable[tuple[bytes, int]],
    budget: int,
    given: Set[tuple[bytes, int]] = frozenset(),
) -> tuple[list[tuple[bytes, int, bytes]], bool]:
    """What is beyond the cursors in the order of the numbers, up to so many bytes, but one at least; whether there is more.

    given: (compartment, number) of what the asker has just sent: he has it, and knows the number from its receipt.

    Sizes are asked first: a console that begins anew must not make the hub read a whole compartment for one answer.
    """
    after = dict(cursors)
    found: list[tuple[bytes, int, bytes]] = []
    left = budget
    for alias, compartment in sorted(held.items()):
        at, head = after.get(alias, 0), heads[compartment]
        if at >= head:
            continue
        of_it = (ENVELOPE.c.compartment_id == compartment) & (ENVELOPE.c.hub_seq <= head)
        sizes = (
            select(ENVELOPE.c.hub_seq, func.length(ENVELOPE.c.body))
            .where(of_it, ENVELOPE.c.hub_seq > at)
            .order_by(ENVELOPE.c.hub_seq)
            .limit(NEWS_MAX - len(found))
        )
        upto = at
        for number, size in connection.execute(sizes).all():
            is_given = (compartment, int(number)) in given
            if (found or upto > at) and size > left and not is_given:
                break
            upto, left = int(number), left if is_given else left - int(size)
        bodies = select(ENVELOPE.c.hub_seq, ENVELOPE.c.body).where(
            of_it, ENVELOPE.c.hub_seq > at, ENVELOPE.c.hub_seq <= upto
        )
        rows = connection.execute(bodies.order_by(ENVELOPE.c.hub_seq))
        found += [(alias, int(n), bytes(body)) for n, body in rows if (compartment, int(n)) not in given]
        if upto < head:
            return found, True
    return found, False


def _parsed(wire: bytes) -> Envelope | None:
    try:
        return parse(wire)
    except PouchError:
        return None


def _is_by_author(membership: Membership, envelope: Envelope, compartment: bytes) -> bool:
    author = membership.authors.get(envelope.header.author)
    return author is not None and envelope.is_signed_by(author.key, compartment)


def _place(connection: Connection, envelope: Envelope, compartment: bytes, number: int, now_ms: int) -> Ack:
    """Store it under this number when it is the next of its chain."""
    header = envelope.header
    of_chain = (
        (CHAIN_HEAD.c.compartment_id == compartment)
        & (CHAIN_HEAD.c.author_no == header.author)
        & (CHAIN_HEAD.c.lane == int(header.lane))
    )
    row = connection.execute(select(CHAIN_HEAD.c.last_seq, CHAIN_HEAD.c.last_hash).where(of_chain)).first()
    last_seq, last_hash = (int(row[0]), bytes(row[1])) if row else (0, FIRST_PREV)
    if header.first_seq > last_seq + 1:
        return Ack(Taken.GAP, last_seq + 1)
    if header.first_seq <= last_seq:
        return _known(connection, envelope, compartment)
    if header.prev != last_hash:
        return Ack(Taken.FORK, 0)
    connection.execute(
        insert(ENVELOPE).values(
            compartment_id=compartment,
            hub_seq=number,
            author_no=header.author,
            lane=int(header.lane),
            first_seq=header.first_seq,
            n_ops=header.count,
            epoch=header.epoch,
            hash=envelope.link,
            received_at=now_ms,
            body=envelope.wire,
        )
    )
    after = {"last_seq": header.last_seq, "last_hash": envelope.link}
    if row:
        connection.execute(update(CHAIN_HEAD).where(of_chain).values(**after))
    else:
        key = {"compartment_id": compartment, "author_no": header.author, "lane": int(header.lane)}
        connection.execute(insert(CHAIN_HEAD).values(**key, **after))
    return Ack(Taken.STORED, number)


def _known(connection: Connection, envelope: Envelope, compartment: bytes) -> Ack:
    header = envelope.header
    row = connection.execute(
        select(ENVELOPE.c.hub_seq, ENVELOPE.c.hash).where(
            ENVELOPE.c.compartment_id == compartment,
            ENVELOPE.c.author_no == header.author,
            ENVELOPE.c.lane == int(header.lane),
            ENVELOPE.c.first_seq == header.first_seq,
        )
    ).first()
    if row is not None and bytes(row[1]) == envelope.link:
        return Ack(Taken.KNOWN, int(row[0]))
    return Ack(Taken.FORK, 0)
