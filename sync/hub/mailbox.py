"""The mailbox for enrolment: an invitation waits for a console that is no member yet, its one request for the officer who invited it.

Both are opaque here. None, expired and malformed look the same; so does a slot that has been answered to whoever answers it otherwise.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, func, insert, select, update

from sync.hub.tables import MAILBOX
from sync.session import SLOT_BYTES

LASTS_MS = 24 * 3_600_000
# Open at once. A mission enrols a dozen consoles in a day; beyond this an officer is told to wait, and to take back what nobody answers.
OPEN_MAX = 200


class NoSlot(Exception):
    """None, expired, malformed, or taken."""


class Full(Exception):
    """Too many invitations are open."""


def invite(connection: Connection, slot: str, invitation: bytes, now_ms: int) -> None:
    """Keep an invitation for 24 hours; again with the same bytes changes nothing. Raises NoSlot for other bytes, Full."""
    hashed = _hash(slot)
    connection.execute(delete(MAILBOX).where(MAILBOX.c.until_ms <= now_ms))
    known = connection.execute(select(MAILBOX.c.invitation).where(MAILBOX.c.slot_hash == hashed)).scalar()
    if known is not None:
        if bytes(known) != invitation:
            raise NoSlot
        return
    if connection.execute(select(func.count()).select_from(MAILBOX)).scalar_one() >= OPEN_MAX:
        raise Full
    row = {"slot_hash": hashed, "until_ms": now_ms + LASTS_MS, "invitation": invitation}
    connection.execute(insert(MAILBOX).values(row))


def invitation(connection: Connection, slot: str, now_ms: int) -> bytes:
    """The invitation. Raises NoSlot."""
    return _open(connection, slot, now_ms)[0]


def answer(connection: Connection, slot: str, request: bytes, now_ms: int) -> None:
    """Keep the one request; the same bytes again are fine. Raises NoSlot."""
    _open(connection, slot, now_ms)
    empty = (MAILBOX.c.slot_hash == _hash(slot)) & MAILBOX.c.request.is_(None)
    connection.execute(update(MAILBOX).where(empty).values(request=request))
    if _open(connection, slot, now_ms)[1] != request:
        raise NoSlot


def request(connection: Connection, slot: str, now_ms: int) -> bytes | None:
    """The request, None while there is none. Raises NoSlot."""
    return _open(connection, slot, now_ms)[1]


def close(connection: Connection, slot: str, now_ms: int) -> None:
    """Forget an invitation and its request. Raises NoSlot."""
    _open(connection, slot, now_ms)
    connection.execute(delete(MAILBOX).where(MAILBOX.c.slot_hash == _hash(slot)))


def _open(connection: Connection, slot: str, now_ms: int) -> tuple[bytes, bytes | None]:
    row = connection.execute(
        select(MAILBOX.c.invitation, MAILBOX.c.request).where(
            MAILBOX.c.slot_hash == _hash(slot), MAILBOX.c.until_ms > now_ms
        )
    ).first()
    if row is None:
        raise NoSlot
    return bytes(row[0]), None if row[1] is None else bytes(row[1])


def _hash(slot: str) -> bytes:
    try:
        told = bytes.fromhex(slot)
    except ValueError as error:
        raise NoSlot from error
    if len(told) != SLOT_BYTES or told.hex() != slot:  # one slot, one spelling
        raise NoSlot
    return hashlib.sha256(told).digest()
