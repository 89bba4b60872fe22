"""The envelope as everybody sees it who carries it: a clear header, sealed bytes, a signature. The hub knows this module and no key.

    header      version, lane, urgent | kind, alias of the compartment, author, first sequence, count, epoch, prev, minute, salt
    sealed      the changes, encrypted, with a tag (``sync.seal``)
    signature   Ed25519 of the author over compartment, header and sealed bytes

``prev`` chains each envelope of an author's lane to the one before it: a copied or restored laptop that writes on becomes a fork that
everybody sees. Source: the project's security design, "Constructions".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

VERSION = 1
ALIAS_BYTES, PREV_BYTES, SALT_BYTES, TAG_BYTES, SIGNATURE_BYTES = 3, 16, 12, 16, 64
COMPARTMENT_BYTES = 16
AUTHOR_MAX = 2**23 - 1
COUNT_MAX = 1_000
ENVELOPE_MAX = 256 << 10  # bytes; a change of 200,000 characters fits, an envelope of many ends at 32 kB
FIRST_PREV = bytes(PREV_BYTES)  # of the first envelope of a lane
SIGNATURE_CONTEXT = b"posko/signature/envelope/1\0"
MINUTES_SINCE_S = 1_577_836_800  # 1 January 2020 UTC

_NUMBER_BITS_MAX = 49  # a sequence number never grows longer


class PouchError(ValueError):
    """These bytes are no envelope."""


class Lane(IntEnum):
    """EDIT overtakes BULK on a thin link; WORD is what consoles say of themselves (receipts, digests): only the newest counts."""

    EDIT = 0
    BULK = 1
    WORD = 2


class EnvelopeKind(IntEnum):
    """What is sealed inside. Append-only."""

    CHANGES = 0
    RECEIPT = 1
    DIGEST = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What carriers and the hub may know. minute: when it was sealed, in minutes since 2020, for people who look for a silence."""

    lane: Lane
    kind: EnvelopeKind
    is_urgent: bool
    alias: bytes
    author: int
    first_seq: int
    count: int
    epoch: int
    prev: bytes
    minute: int
    salt: bytes

    @property
    def last_seq(self) -> int:
        return self.first_seq + self.count - 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope taken apart; nothing of it is verified yet."""

    header: Header
    head: bytes
    sealed: bytes
    signature: bytes

    @property
    def wire(self) -> bytes:
        """As it travels."""
        return self.head + self.sealed + self.signature

    @property
    def link(self) -> bytes:
        """What the next envelope of this lane names as ``prev``."""
        return link_of(self.wire)

    def is_signed_by(self, public_key: bytes, compartment: bytes) -> bool:
        """Whether the holder of this Ed25519 key (32 bytes) signed it for this compartment."""
        try:
            Ed25519PublicKey.from_public_bytes(public_key).verify(
                self.signature, signed_bytes(compartment, self.head, self.sealed)
            )
        except InvalidSignature:
            return False
        return True


def link_of(wire: bytes) -> bytes:
    """The link of an envelope, taken apart or not."""
    return hashlib.sha256(wire).digest()[:PREV_BYTES]


def signed_bytes(compartment: bytes, head: bytes, sealed: bytes) -> bytes:
    """What the author signs. compartment: the full 16 bytes of its id, of which the header has the beginning."""
    return SIGNATURE_CONTEXT + hashlib.sha256(compartment + head + sealed).digest()


def alias_of(compartment: bytes) -> bytes:
    """The short name a compartment has in headers."""
    return compartment[:ALIAS_BYTES]


def write_header(header: Header) -> bytes:
    """The header as it travels."""
    first = VERSION << 6 | header.lane << 4 | header.is_urgent << 3 | header.kind
    return b"".join(
        (
            bytes((first,)),
            header.alias,
            header.author.to_bytes(3, "big"),
            _number(header.first_seq),
            _number(header.count),
            _number(header.epoch),
            header.prev,
            header.minute.to_bytes(3, "big"),
            header.salt,
        )
    )


def parse(content: bytes) -> Envelope:
    """Take an envelope apart. Raises PouchError when it is none, or larger than ENVELOPE_MAX."""
    if len(content) > ENVELOPE_MAX:
        raise PouchError("too large")
    reader = _Reader(content)
    header = _read_header(reader)
    rest = content[reader.at :]
    if len(rest) < TAG_BYTES + SIGNATURE_BYTES:
        raise PouchError("too short")
    return Envelope(header, content[: reader.at], rest[:-SIGNATURE_BYTES], rest[-SIGNATURE_BYTES:])


def _read_header(reader: _Reader) -> Header:
    first = reader.take(1)[0]
    if first >> 6 != VERSION:
        raise PouchError("another version")
    try:
        lane, kind = Lane(first >> 4 & 3), EnvelopeKind(first & 7)
    except ValueError as error:
        raise PouchError("unknown lane or kind") from error
    alias, author = reader.take(ALIAS_BYTES), int.from_bytes(reader.take(3), "big")
    first_seq, count, epoch = reader.number(), reader.number(), reader.number()
    if not (0 < author < AUTHOR_MAX and first_seq > 0 and 1 <= count <= COUNT_MAX):
        raise PouchError("numbers that cannot be")
    prev, minute, salt = reader.take(PREV_BYTES), int.from_bytes(reader.take(3), "big"), reader.take(SALT_BYTES)
    return Header(lane, kind, bool(first & 8), alias, author, first_seq, count, epoch, prev, minute, salt)


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self.at = 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self._content):
            raise PouchError("too short")
        self.at += count
        return self._content[self.at - count : self.at]

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if byte == 0 and shift:  # one number, one spelling: else one envelope had several
                    raise PouchError("a number spelt long")
                return value
            shift += 7
            if shift >= _NUMBER_BITS_MAX:
                raise PouchError("numbers that cannot be")


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)
