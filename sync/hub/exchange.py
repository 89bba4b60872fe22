"""One exchange at the hub: take what is sent, number it, answer with what is new. In one transaction; nothing is read that is sealed.

The hub checks what anybody could: that an envelope is signed by an author of the membership log, that it is the next of its chain, that the device
may hold its compartment. Consoles check all of it again; the hub only keeps rubbish out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select, update

from sync import entries, wrapped
from sync.entries import Entry, EntryError
from sync.frames import Ack, Answer, Request, Taken
from sync.hub.store import about
from sync.hub.tables import ABOUT, CHAIN_HEAD, COMPARTMENT, ENVELOPE, KEY_ACCESS, MEMBERSHIP
from sync.membership import Membership, fold
from sync.pouch import FIRST_PREV, Envelope, PouchError, alias_of, parse

ENTRIES_MAX, WRAPS_MAX = 2_000, 2_000  # in one answer; the rest comes with the next


class NotAMember(Exception):
    """The device is not enrolled, or revoked."""


def exchange(connection: Connection, device: bytes, request: Request, now_ms: int) -> Answer:
    """Answer a device. Raises NotAMember; nothing is stored then."""
    if not membership_of(connection).is_active(device):
        raise NotAMember
    if request.entries or request.wraps:
        lock_log(connection)
    refused = take_entries(connection, request.entries)
    membership = membership_of(connection)
    _found(connection, membership)
    _take_wraps(connection, membership, device, request.wraps)
    held = {alias_of(each): each for each in membership.compartments if membership.holds(device, each, now_ms)}
    acks = _take_envelopes(connection, membership, held, request.envelopes, now_ms)
    generation = about(connection, "generation")
    is_known = request.generation == generation
    news, has_more = _news(connection, held, request.cursors if is_known else (), request.budget)
    new_entries, entries_at = _entries_after(connection, request.entries_after if is_known else 0)
    new_wraps, wraps_at = _wraps_after(connection, device, request.wraps_after if is_known else 0)
    return Answer(generation, acks, news, has_more, new_entries, entries_at, new_wraps, wraps_at, refused)


def membership_of(connection: Connection) -> Membership:
    """The membership log folded."""
    return fold(about(connection, "root"), _entries(connection))


def lock_log(connection: Connection) -> None:
    """One writer of the membership log and the wrapped keys at a time: their numbers follow each other without a gap."""
    connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "form").with_for_update())


def take_entries(connection: Connection, wires: Sequence[bytes]) -> tuple[int, ...]:
    """Store what is signed by anybody the log knows; the places of the others. Whether he may say it is folded each time anew."""
    parsed = {place: entry for place, wire in enumerate(wires) if (entry := _entry(wire)) is not None}
    if not parsed:
        return tuple(range(len(wires)))
    here = _entries(connection)
    after = fold(about(connection, "root"), [*here, *parsed.values()])
    signers = {after.root, *after.officers, *(author.key for author in after.authors.values())}
    known = {entry.link for entry in here}
    fresh = {e.link: e.wire for e in parsed.values() if e.signer in signers and e.link not in known}
    head = _highest(connection, MEMBERSHIP.c.seq)
    rows = [{"seq": head + n, "link": link, "wire": wire} for n, (link, wire) in enumerate(fresh.items(), 1)]
    if rows:
        connection.execute(insert(MEMBERSHIP), rows)
    return tuple(n for n in range(len(wires)) if n not in parsed or parsed[n].signer not in signers)


def _entry(wire: bytes) -> Entry | None:
    try:
        return entries.parse(wire)
    except EntryError:
        return None


def _entries(connection: Connection) -> list[Entry]:
    wires = connection.execute(select(MEMBERSHIP.c.wire).order_by(MEMBERSHIP.c.seq)).scalars()
    return [entries.parse(bytes(wire)) for wire in wires]


def _highest(connection: Connection, column: object) -> int:
    found = connection.execute(select(column).order_by(column.desc()).limit(1)).scalar()  # type: ignore[call-overload, attr-defined]
    return int(found or 0)


def _found(connection: Connection, membership: Membership) -> None:
    """A row for every compartment of the log."""
    if not _unknown(connection, membership):
        return
    lock_log(connection)
    for compartment in sorted(_unknown(connection, membership)):
        row = {"compartment_id": compartment, "alias": alias_of(compartment), "head": 0}
        connection.execute(insert(COMPARTMENT), row)


def _unknown(connection: Connection, membership: Membership) -> set[bytes]:
    known = {bytes(each) for each in connection.execute(select(COMPARTMENT.c.compartment_id)).scalars()}
    return membership.compartments.keys() - known


def _take_wraps(connection: Connection, membership: Membership, device: bytes, wires: Iterable[bytes]) -> None:
    """Keys that a device of ours wrapped for another; what does not read is dropped, its receiver could not use it."""
    fresh: dict[bytes, tuple[bytes, bytes]] = {}
    for wire in wires:
        try:
            made = wrapped.parse(wire)
        except wrapped.WrapError:
            continue
        if membership.is_active(made.device):
            fresh[hashlib.sha256(wire).digest()[:16]] = (made.device, wire)
    known = set(connection.execute(select(KEY_ACCESS.c.hash).where(KEY_ACCESS.c.hash.in_(list(fresh)))).scalars())
    head = _highest(connection, KEY_ACCESS.c.seq) if fresh else 0
    rows = [
        {"seq": head + n, "device_id": to, "hash": hash_, "sealed": wire}
        for n, (hash_, (to, wire)) in enumerate(((h, each) for h, each in fresh.items() if h not in known), 1)
    ]
    if rows:
        connection.execute(insert(KEY_ACCESS), rows)


def _take_envelopes(
    connection: Connection, membership: Membership, held: dict[bytes, bytes], wires: Sequence[bytes], now_ms: int
) -> tuple[Ack, ...]:
    """Number what is the next of its chain. Compartments are locked in the order of their ids, so that two exchanges never wait for each other."""
    parsed = [_parsed(wire) for wire in wires]
    wanted = sorted({held[e.header.alias] for e in parsed if e is not None and e.header.alias in held})
    heads = {}
    for compartment in wanted:
        row = select(COMPARTMENT.c.head).where(COMPARTMENT.c.compartment_id == compartment).with_for_update()
        heads[compartment] = int(connection.execute(row).scalar_one())
    acks = []
    for envelope in parsed:
        where = held.get(envelope.header.alias) if envelope is not None else None
        if envelope is None or where is None or not _is_by_author(membership, envelope, where):
            acks.append(Ack(Taken.REFUSED, 0))
            continue
        ack = _place(connection, envelope, where, heads[where] + 1, now_ms)
        heads[where] = ack.at if ack.taken is Taken.STORED else heads[where]
        acks.append(ack)
    for compartment, head in heads.items():
        connection.execute(update(COMPARTMENT).where(COMPARTMENT.c.compartment_id == compartment).values(head=head))
    return tuple(acks)


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


def _news(
    connection: Connection, held: dict[bytes, bytes], cursors: Iterable[tuple[bytes, int]], budget: int
) -> tuple[list[tuple[bytes, int, bytes]], bool]:
    """What is beyond the cursors, up to the budget, but one at least; whether there is more. The edits of all before any bulk."""
    after = dict(cursors)
    news: list[tuple[bytes, int, bytes]] = []
    left = budget
    for alias, compartment in sorted(held.items()):
        rows = connection.execute(
            select(ENVELOPE.c.hub_seq, ENVELOPE.c.body)
            .where(ENVELOPE.c.compartment_id == compartment, ENVELOPE.c.hub_seq > after.get(alias, 0))
            .order_by(ENVELOPE.c.hub_seq)
        )
        for number, body in rows:
            if news and len(body) > left:
                return news, True
            news.append((alias, int(number), bytes(body)))
            left -= len(body)
    return news, False


def _entries_after(connection: Connection, after: int) -> tuple[list[bytes], int]:
    rows = connection.execute(
        select(MEMBERSHIP.c.seq, MEMBERSHIP.c.wire)
        .where(MEMBERSHIP.c.seq > after)
        .order_by(MEMBERSHIP.c.seq)
        .limit(ENTRIES_MAX)
    ).all()
    return [bytes(row[1]) for row in rows], int(rows[-1][0]) if rows else after


def _wraps_after(connection: Connection, device: bytes, after: int) -> tuple[list[bytes], int]:
    rows = connection.execute(
        select(KEY_ACCESS.c.seq, KEY_ACCESS.c.sealed)
        .where(KEY_ACCESS.c.device_id == device, KEY_ACCESS.c.seq > after)
        .order_by(KEY_ACCESS.c.seq)
        .limit(WRAPS_MAX)
    ).all()
    return [bytes(row[1]) for row in rows], int(rows[-1][0]) if rows else after
