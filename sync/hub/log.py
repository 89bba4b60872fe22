"""The membership log at the hub: kept in the order in which it came, folded when it grew. Who belongs to what is the log's alone to say."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, func, insert, select

from sync import entries
from sync.entries import Entry, EntryError
from sync.hub.store import about, lock_log
from sync.hub.tables import MEMBERSHIP
from sync.membership import Membership, fold

_FOLDED_MAX = 8  # states kept; each exchange and each live stream asks for the newest
_FOLDED: OrderedDict[tuple[bytes, int], Membership] = OrderedDict()


def membership_of(connection: Connection) -> Membership:
    """The committed log folded. Only for a transaction that has written nothing of the log yet: what it finds is kept for the next.

    The log only grows, and a restored hub is another generation: generation and length name a state.
    """
    key = about(connection, "generation"), head_of_log(connection)
    if key not in _FOLDED:
        _FOLDED[key] = folded(connection)
        while len(_FOLDED) > _FOLDED_MAX:
            _FOLDED.popitem(last=False)
    return _FOLDED[key]


def folded(connection: Connection) -> Membership:
    """The log folded with what this transaction added to it."""
    return fold(about(connection, "root"), _entries(connection))


def head_of_log(connection: Connection) -> int:
    """The number of the newest entry."""
    return int(connection.execute(select(func.max(MEMBERSHIP.c.seq))).scalar() or 0)


def take_entries(connection: Connection, wires: Sequence[bytes]) -> tuple[int, ...]:
    """Store what is signed by anybody the log knows; the places of the others. Whether he may say it is folded each time anew."""
    parsed = {place: entry for place, wire in enumerate(wires) if (entry := _entry(wire)) is not None}
    if not parsed:
        return tuple(range(len(wires)))
    lock_log(connection)
    here = _entries(connection)
    after = fold(about(connection, "root"), [*here, *parsed.values()])
    signers = {after.root, *after.officers, *(author.key for author in after.authors.values())}
    known = {entry.link for entry in here}
    fresh = {e.link: e.wire for e in parsed.values() if e.signer in signers and e.link not in known}
    head = head_of_log(connection)
    rows = [{"seq": head + n, "link": link, "wire": wire} for n, (link, wire) in enumerate(fresh.items(), 1)]
    if rows:
        connection.execute(insert(MEMBERSHIP), rows)
    return tuple(n for n in range(len(wires)) if n not in parsed or parsed[n].signer not in signers)


def entries_after(connection: Connection, after: int, most: int) -> tuple[list[bytes], int]:
    """Entries beyond a number, at most so many; up to which number they go."""
    rows = connection.execute(
        select(MEMBERSHIP.c.seq, MEMBERSHIP.c.wire)
        .where(MEMBERSHIP.c.seq > after)
        .order_by(MEMBERSHIP.c.seq)
        .limit(most)
    ).all()
    return [bytes(row[1]) for row in rows], int(rows[-1][0]) if rows else after


@lru_cache(maxsize=20_000)  # a log of twenty thousand entries is verified once, not at each exchange that adds one
def _verified(wire: bytes) -> Entry:
    return entries.parse(wire)


def _entry(wire: bytes) -> Entry | None:
    try:
        return entries.parse(wire)
    except EntryError:
        return None


def _entries(connection: Connection) -> list[Entry]:
    wires = connection.execute(select(MEMBERSHIP.c.wire).order_by(MEMBERSHIP.c.seq)).scalars()
    return [_verified(bytes(wire)) for wire in wires]
