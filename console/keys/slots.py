"""The slots file as bytes: a header in clear, twelve slots that all look like noise, and a sealed directory of which is whose.

    header     64   magic, device (16), salt (16), cost: memory KiB (4), passes (1), lanes (1), zeros
    slot      192   salt (16), sealed payload (160 + 16): register key, signing seed, officer, zeros; or random bytes when unused
    ... twelve of them
    directory 352   salt (16), sealed under a key from the register key: count of writings; per slot its kind, officer and fingerprint

Nothing on the disk says how many officers there are, who they are, or which slot is whose; so unlocking tries them all. One salt is
common to the file, so that this takes one Argon2id run; each slot then has a key of its own, from that run's result and the slot's own
salt. The price: one guess of an attacker tries all officers of the device at once, a factor of at most twelve.

The associated data of a slot is the whole header, its kind and its place: no slot opens on another device, in another place, as another
kind, or under a header with another cost.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass, replace
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from console.faults import KeyFault, StoreFault
from console.keys.kdf import Cost, expand
from console.secret import Secret

SLOT_COUNT = 12  # officers of one device, with a keyring slot to spare; a watch has three to five
_MAGIC, _MAGIC_STEM = b"POSKEY01", b"POSKEY"  # the last two digits are the format
_HEADER = struct.Struct(">8s16s16sIBB18x")
_SALT_BYTES, _TAG_BYTES, _KEY_BYTES = 16, 16, 32
_PAYLOAD = struct.Struct(">32s32sq88x")  # room for later device keys
_SLOT_BYTES = _SALT_BYTES + _PAYLOAD.size + _TAG_BYTES
_ENTRY = struct.Struct(">Bq16s")
_COUNT = struct.Struct(">Q")
_DIRECTORY_PLAIN_BYTES = 320
_DIRECTORY_BYTES = _SALT_BYTES + _DIRECTORY_PLAIN_BYTES + _TAG_BYTES
FILE_BYTES = _HEADER.size + SLOT_COUNT * _SLOT_BYTES + _DIRECTORY_BYTES
_SLOT_INFO, _DIRECTORY_INFO = b"posko/slot/1\0", b"posko/slot-directory/1\0"


class SlotKind(IntEnum):
    """What opens a slot. The numbers go into the associated data: append-only."""

    UNUSED = 0
    PASSPHRASE = 1
    KEYRING = 2


@dataclass(frozen=True, slots=True)
class Payload:
    """What an opened slot gives. officer: the record id of the officer whose slot it is."""

    register_key: Secret
    signing_seed: Secret
    officer: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory. fingerprint: of the slot's bytes as last written."""

    kind: SlotKind = SlotKind.UNUSED
    officer: int = 0
    fingerprint: bytes = bytes(16)


@dataclass(frozen=True, slots=True)
class Directory:
    """Which slot is whose; only the register key opens it. writings: grows by one with each change of the file."""

    entries: tuple[Entry, ...]
    writings: int

    def places(self, kind: SlotKind, officer: int | None = None) -> tuple[int, ...]:
        """Where the slots of this kind (of this officer) are."""
        return tuple(
            place
            for place, entry in enumerate(self.entries)
            if entry.kind == kind and (officer is None or entry.officer == officer)
        )


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The whole file. device: 16 random bytes that name this installation's slots."""

    device: bytes
    salt: bytes
    cost: Cost
    slots: tuple[bytes, ...]
    directory: bytes

    def to_bytes(self) -> bytes:
        """The file as it lies on the disk, always FILE_BYTES long."""
        return self.header + b"".join(self.slots) + self.directory

    @property
    def header(self) -> bytes:
        """The clear part; every seal in the file names it."""
        return _HEADER.pack(_MAGIC, self.device, self.salt, self.cost.memory_kib, self.cost.passes, self.cost.lanes)


def fresh(cost: Cost) -> SlotFile:
    """A file of nothing but unused slots; its directory is not sealed yet."""
    noise = tuple(os.urandom(_SLOT_BYTES) for _ in range(SLOT_COUNT))
    return SlotFile(os.urandom(16), os.urandom(_SALT_BYTES), cost, noise, os.urandom(_DIRECTORY_BYTES))


def parse(content: bytes) -> SlotFile:
    """The file behind its bytes.

    Raises StoreFault ``key-slots-newer`` for a later format, KeyFault ``key-slots-damaged`` for anything else.
    """
    if content[:6] == _MAGIC_STEM and content[6:8].isdigit() and content[6:8] > _MAGIC[6:]:
        raise StoreFault("key-slots-newer")
    if len(content) != FILE_BYTES or content[:8] != _MAGIC:
        raise KeyFault("key-slots-damaged")
    _, device, salt, memory_kib, passes, lanes = _HEADER.unpack_from(content)
    starts = range(_HEADER.size, _HEADER.size + SLOT_COUNT * _SLOT_BYTES, _SLOT_BYTES)
    slots = tuple(content[start : start + _SLOT_BYTES] for start in starts)
    return SlotFile(device, salt, Cost(memory_kib, passes, lanes), slots, content[-_DIRECTORY_BYTES:])


def open_slot(file: SlotFile, place: int, kind: SlotKind, root: Secret) -> Payload | None:
    """What the slot holds, or None when this root does not open it as this kind."""
    salt, sealed = file.slots[place][:_SALT_BYTES], file.slots[place][_SALT_BYTES:]
    context = _slot_context(file, place, kind)
    key, nonce = expand(root, salt, context)
    try:
        plain = ChaCha20Poly1305(key).decrypt(nonce, sealed, context)
    except InvalidTag:
        return None
    register_key, signing_seed, officer = _PAYLOAD.unpack(plain)
    return Payload(Secret(register_key), Secret(signing_seed), officer)


def find_slot(file: SlotFile, kind: SlotKind, root: Secret) -> tuple[int, Payload] | None:
    """The place and content of the slot this root opens; None when it opens none."""
    for place in range(SLOT_COUNT):
        payload = open_slot(file, place, kind, root)
        if payload is not None:
            return place, payload
    return None


def with_slot(file: SlotFile, place: int, kind: SlotKind, root: Secret, payload: Payload) -> SlotFile:
    """The file with the payload sealed into this place, under a fresh salt."""
    plain = _PAYLOAD.pack(payload.register_key.reveal(), payload.signing_seed.reveal(), payload.officer)
    salt, context = os.urandom(_SALT_BYTES), _slot_context(file, place, kind)
    key, nonce = expand(root, salt, context)
    return _with_bytes(file, place, salt + ChaCha20Poly1305(key).encrypt(nonce, plain, context))


def without_slot(file: SlotFile, place: int) -> SlotFile:
    """The file with noise in this place."""
    return _with_bytes(file, place, os.urandom(_SLOT_BYTES))


def fingerprint(slot: bytes) -> bytes:
    """Tells one writing of a slot from another."""
    return hashlib.sha256(slot).digest()[:16]


def open_directory(file: SlotFile, register_key: Secret) -> Directory | None:
    """The directory, or None when it is damaged or under another register key."""
    salt, sealed = file.directory[:_SALT_BYTES], file.directory[_SALT_BYTES:]
    context = _DIRECTORY_INFO + file.header
    key, nonce = expand(register_key, salt, context)
    try:
        plain = ChaCha20Poly1305(key).decrypt(nonce, sealed, context)
    except InvalidTag:
        return None
    (writings,) = _COUNT.unpack_from(plain)
    lines = (_ENTRY.unpack_from(plain, _COUNT.size + place * _ENTRY.size) for place in range(SLOT_COUNT))
    return Directory(tuple(Entry(SlotKind(kind), officer, print_) for kind, officer, print_ in lines), writings)


def with_directory(file: SlotFile, directory: Directory, register_key: Secret) -> SlotFile:
    """The file with this directory sealed into it, its fingerprints taken from the slots as they now are."""
    plain = _COUNT.pack(directory.writings) + b"".join(
        _ENTRY.pack(entry.kind, entry.officer, fingerprint(slot))
        for entry, slot in zip(directory.entries, file.slots, strict=True)
    )
    salt, context = os.urandom(_SALT_BYTES), _DIRECTORY_INFO + file.header
    key, nonce = expand(register_key, salt, context)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, plain.ljust(_DIRECTORY_PLAIN_BYTES, b"\0"), context)
    return replace(file, directory=salt + sealed)


def _with_bytes(file: SlotFile, place: int, slot: bytes) -> SlotFile:
    return replace(file, slots=(*file.slots[:place], slot, *file.slots[place + 1 :]))


def _slot_context(file: SlotFile, place: int, kind: SlotKind) -> bytes:
    return _SLOT_INFO + bytes([kind, place]) + file.header
