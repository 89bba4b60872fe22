"""Wrapped keys at the hub: kept for the device they are for, when who wrapped may have the key and so may who gets it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import Connection, func, insert, select

from sync import wrapped
from sync.hub.store import lock_log
from sync.hub.tables import KEY_ACCESS
from sync.membership import Membership
from sync.wrapped import Wrap

# Of one signer for one device. A steward who renews 130 compartments every week for half a year stays below it; who floods fills his own
# share only, and the honest wraps of others still reach the device.
WRAPS_MAX = 4_000


def take_wraps(connection: Connection, membership: Membership, wires: Iterable[bytes], now_ms: int) -> None:
    """Store what its signer may give and its receiver may have; the rest is dropped, no console would use it."""
    fresh: dict[bytes, Wrap] = {}
    for wire in wires:
        try:
            made = wrapped.parse(wire)
        except wrapped.WrapError:
            continue
        if _may_give(membership, made, now_ms) and membership.holds(made.device, made.compartment, now_ms):
            fresh[hashlib.sha256(wire).digest()[:16]] = made
    if not fresh:
        return
    lock_log(connection)
    known = set(connection.execute(select(KEY_ACCESS.c.hash).where(KEY_ACCESS.c.hash.in_(list(fresh)))).scalars())
    head = head_of_wraps(connection)
    counts: dict[tuple[bytes, bytes], int] = {}
    rows = []
    for hash_, made in fresh.items():
        pair = made.device, made.signer
        counts[pair] = counts[pair] if pair in counts else _count(connection, *pair)
        if hash_ not in known and counts[pair] < WRAPS_MAX:
            counts[pair] += 1
            head += 1
            row = {"seq": head, "device_id": made.device, "hash": hash_, "sealed": made.wire, "signer": made.signer}
            rows.append(row)
    if rows:
        connection.execute(insert(KEY_ACCESS), rows)


def head_of_wraps(connection: Connection) -> int:
    """The number of the newest wrap, whoever it is for."""
    return int(connection.execute(select(func.max(KEY_ACCESS.c.seq))).scalar() or 0)


def wraps_after(connection: Connection, device: bytes, after: int, most: int) -> tuple[list[bytes], int]:
    """A device's wraps beyond a number, at most so many; up to which number they go."""
    rows = connection.execute(
        select(KEY_ACCESS.c.seq, KEY_ACCESS.c.sealed)
        .where(KEY_ACCESS.c.device_id == device, KEY_ACCESS.c.seq > after)
        .order_by(KEY_ACCESS.c.seq)
        .limit(most)
    ).all()
    return [bytes(row[1]) for row in rows], int(rows[-1][0]) if rows else after


def _may_give(membership: Membership, made: Wrap, now_ms: int) -> bool:
    """The root, an enrolment officer, or an author on a device that may hold that key."""
    if made.signer == membership.root or made.signer in membership.officers:
        return True
    return any(
        author.key == made.signer and membership.holds(author.device, made.compartment, now_ms)
        for author in membership.authors.values()
    )


def _count(connection: Connection, device: bytes, signer: bytes) -> int:
    of_pair = (KEY_ACCESS.c.device_id == device) & (KEY_ACCESS.c.signer == signer)
    return int(connection.execute(select(func.count()).select_from(KEY_ACCESS).where(of_pair)).scalar_one())
