"""Entries of the membership log: who may appoint, enrol, grant and revoke, as signed lines that nobody can alter.

Each signer (the ministry's root, an enrolment officer, a steward) has a chain of his own: numbered from 1, each naming the one before. Two may
write offline; their chains are united as a set. Nothing here names a person: officers are numbers and keys, their names travel sealed.

    wire = msgpack [version, signer, number, prev, type, values] + Ed25519 signature of the signer over it
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

import msgpack
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

VERSION = 1
WIRE_MAX = 16_384  # bytes; a revocation with the cuts of a thousand chains
KEY_BYTES, ID_BYTES, LINK_BYTES, SIGNATURE_BYTES = 32, 16, 16, 64
FIRST_PREV = bytes(LINK_BYTES)
CONTEXT = b"posko/signature/membership/1\0"
EVERY_COMPARTMENT = bytes(ID_BYTES)  # what a crisis desk is granted
EVERY_BLOCK = 0  # of an enrolment officer who numbers the authors of every mission
MISSION_MAX, BLOCK_MAX, COUNTER_MAX, AUTHOR_MAX = 99_999, 1_022, 8_191, 2**23 - 2
CUSTODIANS = 5
RELEASED_MAX, REASON_MAX = 500, 1_024  # envelopes of one release; bytes of its sealed reason
TRIPLES, RECOVERY_BYTES = 10, 176  # of a key for its custodians: one sealed copy for each three of them
KEPT_MAX = 20_000  # verified entries in memory, some hundred bytes each; a ministry has some thousand
_LIST_MAX = 2_048
_NUMBER_MAX = 2**48


class EntryError(ValueError):
    """These bytes are no entry, or not by whom they say."""


class EntryType(IntEnum):
    """Append-only."""

    APPOINT = 1
    DISMISS = 2
    COMPARTMENT = 3
    DEVICE = 4
    AUTHOR = 5
    GRANT = 6
    REVOKE = 7
    EPOCH = 8
    RELEASE = 9


class Role(IntEnum):
    """What an officer may do; append-only."""

    DUTY = 1
    FIELD = 2
    APPROVER = 3
    STEWARD = 4
    CRISIS_DESK = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A verified entry: its signature is the signer's. Whether he may say so is ``sync.membership``'s to decide."""

    signer: bytes
    number: int
    prev: bytes
    type: EntryType
    values: Mapping[str, Any]
    wire: bytes

    @property
    def link(self) -> bytes:
        """What the signer's next entry names as ``prev``."""
        return hashlib.sha256(self.wire).digest()[:LINK_BYTES]


def make(signer: Ed25519PrivateKey, number: int, prev: bytes, type_: EntryType, /, **values: Any) -> Entry:
    """Sign an entry. Raises EntryError when a value is none of its field."""
    key = signer.public_key().public_bytes_raw()
    row = [values.pop(name) for name, _ in FIELDS[type_]]
    if values:
        raise EntryError(f"no such field: {', '.join(values)}")
    content = msgpack.packb([VERSION, key, number, prev, int(type_), row])
    return parse(content + signer.sign(CONTEXT + content))


def parse(wire: bytes) -> Entry:
    """Read and verify. Raises EntryError."""
    if not SIGNATURE_BYTES < len(wire) <= WIRE_MAX:
        raise EntryError("size")
    content, signature = wire[:-SIGNATURE_BYTES], wire[-SIGNATURE_BYTES:]
    signer, number, prev, type_, row = _read(content)
    try:
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, CONTEXT + content)
    except InvalidSignature as error:
        raise EntryError("signature") from error
    fields = FIELDS[type_]
    if len(row) != len(fields):
        raise EntryError("fields")
    values = {name: value if check(value) else _refuse(name) for (name, check), value in zip(fields, row, strict=True)}
    return Entry(signer, number, prev, type_, values, wire)


@lru_cache(maxsize=KEPT_MAX)
def parse_kept(wire: bytes) -> Entry:
    """As ``parse``, for the log that is folded at every exchange: no signature is verified twice. Raises EntryError."""
    return parse(wire)


def _read(content: bytes) -> tuple[bytes, int, bytes, EntryType, list[Any]]:
    try:
        told = msgpack.unpackb(content, strict_map_key=True, max_array_len=_LIST_MAX, max_map_len=0, max_ext_len=0)
        version, signer, number, prev, type_, row = told
        kind = EntryType(type_)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException) as error:
        raise EntryError("form") from error
    is_whole = (
        version == VERSION
        and _is_bytes(KEY_BYTES)(signer)
        and _is_number(1, _NUMBER_MAX)(number)
        and _is_bytes(LINK_BYTES)(prev)
        and isinstance(row, list)
    )
    if not is_whole or msgpack.packb(told) != content:  # one entry, one spelling
        raise EntryError("form")
    return signer, number, prev, kind, row


def _refuse(name: str) -> Any:
    raise EntryError(f"value of {name}")


Check = Callable[[Any], bool]


def _is_bytes(length: int) -> Check:
    return lambda value: isinstance(value, bytes) and len(value) == length


def _is_number(low: int, high: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_list(check: Check, length: int | None = None) -> Check:
    return lambda value: isinstance(value, list) and (length is None or len(value) == length) and all(map(check, value))


def _is_row(*checks: Check) -> Check:
    return lambda value: (
        isinstance(value, list)
        and len(value) == len(checks)
        and all(check(each) for check, each in zip(checks, value, strict=True))
    )


_KEY, _ID = _is_bytes(KEY_BYTES), _is_bytes(ID_BYTES)
_MISSION, _AUTHOR = _is_number(0, MISSION_MAX), _is_number(1, AUTHOR_MAX)
_BLOCK = _is_row(_is_number(EVERY_BLOCK, BLOCK_MAX), _is_number(1, COUNTER_MAX), _is_number(1, COUNTER_MAX))
_CUT = _is_row(_ID, _AUTHOR, _is_number(0, 2), _is_number(0, _NUMBER_MAX))
_ROLE = _is_number(1, max(Role))

FIELDS: Mapping[EntryType, tuple[tuple[str, Check], ...]] = {
    # An enrolment officer: his key, and the (block, first, last) from which he may number authors; a mission's block is ``model.ids.block_of``.
    EntryType.APPOINT: (("key", _KEY), ("blocks", _is_list(_BLOCK))),
    # He is none any more; his entries up to ``last`` stand.
    EntryType.DISMISS: (("key", _KEY), ("last", _is_number(0, _NUMBER_MAX))),
    # A compartment: of a mission, or of the ministry (0); the X25519 keys of those who can recover its key together.
    EntryType.COMPARTMENT: (("id", _ID), ("mission", _MISSION), ("custodians", _is_list(_KEY, CUSTODIANS))),
    # A console: the X25519 key that receives wrapped keys, the Ed25519 key that signs its sessions with the hub.
    EntryType.DEVICE: (("id", _ID), ("mission", _MISSION), ("box_key", _KEY), ("session_key", _KEY)),
    # An officer on a device; officer: the id of his record, the same on each of his devices.
    EntryType.AUTHOR: (
        ("number", _AUTHOR),
        ("device", _ID),
        ("officer", _is_number(0, 2**63 - 1)),
        ("key", _KEY),
        ("roles", _is_list(_ROLE)),
    ),
    # A guest of a compartment, or a crisis desk (every compartment), until a moment in UTC milliseconds.
    EntryType.GRANT: (("device", _ID), ("compartment", _ID), ("until_ms", _is_number(1, _NUMBER_MAX))),
    # A device lost or left; of each of its chains (compartment, author, lane) what is known up to here still counts.
    EntryType.REVOKE: (("device", _ID), ("cuts", _is_list(_CUT)), ("last", _is_number(0, _NUMBER_MAX))),
    # A new key of a compartment, known by a fingerprint of it. without: a digest of the devices that may not have it (``membership.outsiders``);
    # recovery: the key once for each three of the five custodians (``sync.recovery``), or none.
    EntryType.EPOCH: (
        ("compartment", _ID),
        ("number", _is_number(1, 2**20)),
        ("fingerprint", _is_bytes(LINK_BYTES)),
        ("without", _is_bytes(LINK_BYTES)),
        ("recovery", lambda value: _is_list(_is_bytes(RECOVERY_BYTES))(value) and len(value) in (0, TRIPLES)),
    ),
    # Late work of a revoked device that counts after all: its envelopes by their links, so that nobody can put others in their place; the reason,
    # sealed with the compartment's key of that epoch.
    EntryType.RELEASE: (
        ("compartment", _ID),
        ("links", lambda value: _is_list(_is_bytes(LINK_BYTES))(value) and 0 < len(value) <= RELEASED_MAX),
        ("epoch", _is_number(1, 2**20)),
        ("reason", lambda value: isinstance(value, bytes) and 0 < len(value) <= REASON_MAX),
    ),
}
