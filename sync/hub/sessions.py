"""Sessions at the hub: a signed request becomes a token, once; a token becomes a device, for an hour and only while it is one of ours."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from sync.hub.exchange import NotAMember
from sync.hub.log import membership_of
from sync.hub.tables import NONCE, SESSION
from sync.session import SESSION_PATH, SKEW_S, TOKEN_BYTES, NotSigned, verify

LASTS_MS = 3_600_000
SESSIONS_MAX = 8  # of one device; a console has one, and a lost answer leaves one behind. The oldest makes room
_NONCE_MAX = 64


def begin(connection: Connection, headers: Mapping[str, str], authority: str, now_ms: int) -> tuple[str, int]:
    """A token for the device that signed the request, and until when. Raises NotAMember, whatever was wrong."""
    membership = membership_of(connection)

    def key_of(device: bytes) -> bytes | None:
        return membership.devices[device].session_key if membership.is_active(device) else None

    try:
        device, nonce = verify("POST", SESSION_PATH, headers, authority, key_of)
    except NotSigned as error:
        raise NotAMember from error
    _take_once(connection, nonce, now_ms)
    connection.execute(delete(SESSION).where(SESSION.c.until_ms <= now_ms))
    token, until_ms = secrets.token_bytes(TOKEN_BYTES), now_ms + LASTS_MS
    connection.execute(insert(SESSION).values(token_hash=_hash(token), device_id=device, until_ms=until_ms))
    others = (SESSION.c.device_id == device) & (SESSION.c.token_hash != _hash(token))
    by_age = select(SESSION.c.token_hash).where(others).order_by(SESSION.c.until_ms.desc())
    old = connection.execute(by_age.offset(SESSIONS_MAX - 1).limit(SESSIONS_MAX)).scalars().all()
    connection.execute(delete(SESSION).where(SESSION.c.token_hash.in_(list(old))))
    return token.hex(), until_ms


def member_of(connection: Connection, authorization: str, now_ms: int) -> tuple[bytes, int]:
    """The device behind ``Bearer TOKEN``, still one of ours, and until when its session lasts. Raises NotAMember."""
    scheme, _, token = authorization.partition(" ")
    try:
        hashed = _hash(bytes.fromhex(token)) if scheme.lower() == "bearer" else b""
    except ValueError as error:
        raise NotAMember from error
    found = connection.execute(
        select(SESSION.c.device_id, SESSION.c.until_ms).where(
            SESSION.c.token_hash == hashed, SESSION.c.until_ms > now_ms
        )
    ).first()
    if found is None or not membership_of(connection).is_active(bytes(found[0])):
        raise NotAMember
    return bytes(found[0]), int(found[1])


def _take_once(connection: Connection, nonce: str, now_ms: int) -> None:
    """Two session requests of one nonce are one request and its replay."""
    if len(nonce) > _NONCE_MAX:
        raise NotAMember
    connection.execute(delete(NONCE).where(NONCE.c.at_ms < now_ms - 4 * SKEW_S * 1000))
    try:
        connection.execute(insert(NONCE).values(nonce=nonce, at_ms=now_ms))
    except IntegrityError as error:
        raise NotAMember from error


def _hash(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()
