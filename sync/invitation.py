"""The two messages by which a new console and an enrolment officer find each other, and how both know that nobody stands between them.

    invitation   officer -> console, in clear: the ministry's root key, a commitment to the code, a key to answer under, where the hub is
    request      console -> officer, sealed for him: the console's keys and who works on it
    code         officer -> console, by voice, once he has the request: it opens the commitment
    number       console -> officer, by voice: made from code, invitation and request; only when both have the same is the console enrolled

The code was committed to before the request was made, and the request was fixed before the code was told: who exchanged either on the way could
not know what would make the two numbers equal. One try in a million succeeds, and it is seen.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass, field
from typing import Any

import msgpack
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from console.faults import SealFault
from console.secret import Secret
from sync.wraps import SUITE

VERSION = 1
CODE_BYTES, SLOT_BYTES, KEY_BYTES = 10, 16, 32
NUMBER_DIGITS = 6
INVITATION_MAX, REQUEST_MAX = 4_096, 8_192
OFFICERS_MAX = 12  # as many as a console has slots
_COMMIT, _COMPARE, _REQUEST = b"posko/enrol/commit/1\0", b"posko/enrol/compare/1\0", b"posko/enrol/request/1\0"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_NAME_MAX = 200


@dataclass(frozen=True, slots=True)
class Invitation:
    """mission: reference id. answer_key: X25519. hub: its URL, "" for none; ca: the certificate to believe there, PEM. until_ms: UTC."""

    root: bytes
    answer_key: bytes
    mission: int
    slot: bytes
    until_ms: int
    commitment: bytes
    hub: str = ""
    ca: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """An officer on the new console. officer: the id he has there today; made_by: place, among the seats, of who made his record; key: Ed25519."""

    officer: int
    made_by: int
    key: bytes
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A console that asks to be enrolled."""

    device: bytes
    box_key: bytes
    session_key: bytes
    seats: tuple[Seat, ...]


def invite(
    root: bytes, answer_key: bytes, mission: int, until_ms: int, hub: str = "", ca: str = ""
) -> tuple[bytes, Secret]:
    """A new invitation as it travels, and its code."""
    code = Secret(os.urandom(CODE_BYTES))
    told = [root, answer_key, mission, os.urandom(SLOT_BYTES), until_ms, hub, ca]
    return bytes(msgpack.packb([VERSION, *told, _commitment(code, told)])), code


def read_invitation(content: bytes) -> Invitation:
    """Raises SealFault ``invitation-wrong``."""
    told = _unpacked(content, INVITATION_MAX, 9)
    if told is None:
        raise SealFault("invitation-wrong")
    version, root, answer_key, mission, slot, until_ms, hub, ca, commitment = told
    sizes = ((root, KEY_BYTES), (answer_key, KEY_BYTES), (slot, SLOT_BYTES), (commitment, KEY_BYTES))
    is_whole = version == VERSION and _are_bytes(sizes) and _is_number(mission) and _is_number(until_ms)
    if not (is_whole and isinstance(hub, str) and isinstance(ca, str)):
        raise SealFault("invitation-wrong")
    return Invitation(root, answer_key, mission, slot, until_ms, commitment, hub, ca)


def is_code_of(invitation: bytes, code: Secret) -> bool:
    """Whether this code is the one the invitation was made with."""
    told = msgpack.unpackb(invitation)
    return hmac.compare_digest(told[-1], _commitment(code, told[1:-1]))


def write_request(request: Request, invitation: bytes) -> bytes:
    """The request as it travels: for the inviting officer alone, and for this invitation."""
    seats = [[seat.officer, seat.made_by, seat.key, seat.name] for seat in request.seats]
    told = msgpack.packb([VERSION, request.device, request.box_key, request.session_key, seats])
    public = X25519PublicKey.from_public_bytes(read_invitation(invitation).answer_key)
    return bytes(SUITE.encrypt(told, public, _REQUEST + hashlib.sha256(invitation).digest()))


def read_request(content: bytes, invitation: bytes, answer_key: X25519PrivateKey) -> Request:
    """Raises SealFault ``request-wrong``: it is no request, or answers another invitation."""
    if len(content) > REQUEST_MAX:
        raise SealFault("request-wrong")
    try:
        opened = SUITE.decrypt(content, answer_key, _REQUEST + hashlib.sha256(invitation).digest())
    except (InvalidTag, ValueError) as error:
        raise SealFault("request-wrong") from error
    told = _unpacked(opened, REQUEST_MAX, 5)
    if told is None:
        raise SealFault("request-wrong")
    version, device, box_key, session_key, seats = told
    sizes = ((device, 16), (box_key, KEY_BYTES), (session_key, KEY_BYTES))
    if (
        version != VERSION
        or not _are_bytes(sizes)
        or not isinstance(seats, list)
        or not 1 <= len(seats) <= OFFICERS_MAX
    ):
        raise SealFault("request-wrong")
    return Request(device, box_key, session_key, tuple(_seat(seat, len(seats)) for seat in seats))


def number_of(code: Secret, invitation: bytes, request: bytes) -> str:
    """What both sides compare, for example ``483 920``."""
    bound = hashlib.sha256(invitation).digest() + hashlib.sha256(request).digest()
    value = int.from_bytes(hashlib.sha256(_COMPARE + code.reveal() + bound).digest()[:8], "big") % 10**NUMBER_DIGITS
    digits = f"{value:0{NUMBER_DIGITS}}"
    return f"{digits[:3]} {digits[3:]}"


def is_number(one: str, other: str) -> bool:
    """Whether two numbers are the same, however they were spaced."""
    return hmac.compare_digest(_digits(one), _digits(other))


def code_text(code: Secret) -> str:
    """The code as it is read aloud: ``ABCD-EFGH-JKMN-PQRS``."""
    value = int.from_bytes(code.reveal(), "big")
    letters = "".join(_LETTERS[value >> 5 * place & 31] for place in reversed(range(16)))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def code_from(text: str) -> Secret | None:
    """The code behind its letters; None when they cannot be one."""
    letters = text.upper().replace("-", "").replace(" ", "").replace("O", "0").replace("I", "1").replace("L", "1")
    if len(letters) != 16 or any(letter not in _LETTERS for letter in letters):
        return None
    value = 0
    for letter in letters:
        value = value << 5 | _LETTERS.index(letter)
    return Secret(value.to_bytes(CODE_BYTES, "big"))


def _commitment(code: Secret, told: list[Any]) -> bytes:
    return hashlib.sha256(_COMMIT + code.reveal() + msgpack.packb(told)).digest()


def _seat(told: Any, count: int) -> Seat:
    if not isinstance(told, list) or len(told) != 4:
        raise SealFault("request-wrong")
    officer, made_by, key, name = told
    is_named = isinstance(name, str) and len(name) <= _NAME_MAX
    if not (
        _is_number(officer) and _is_number(made_by) and made_by < count and _are_bytes(((key, KEY_BYTES),)) and is_named
    ):
        raise SealFault("request-wrong")
    return Seat(officer, made_by, key, name)


def _unpacked(content: bytes, most: int, count: int) -> list[Any] | None:
    """So many values, None when it is not that."""
    if len(content) > most:
        return None
    try:
        told = msgpack.unpackb(content, max_array_len=2 * OFFICERS_MAX, max_map_len=0, max_ext_len=0)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException):
        return None
    is_it = isinstance(told, list) and len(told) == count and msgpack.packb(told) == content
    return told if is_it else None


def _are_bytes(sizes: Any) -> bool:
    return all(isinstance(value, bytes) and len(value) == size for value, size in sizes)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63


def _digits(text: str) -> bytes:
    return "".join(each for each in text if each.isdigit()).encode()
