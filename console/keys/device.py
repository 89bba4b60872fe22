"""What makes a console one device of a ministry: its keys, sealed under the register key in a file of its own, in no backup.

A copy of the whole folder has this file too. So a mark outside the folder goes with it, bound to where the folder lies and growing with
every sealing: a copy elsewhere has none, one put back from yesterday is behind it. Both work on as consoles that are not enrolled; two that
wrote on under one name would be a fork.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgpack
import platformdirs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from console import durable
from console.faults import KeyFault
from console.keys.kdf import expand
from console.secret import Secret

DEVICE_FILE = "device"
_MAGIC, _INFO = b"POSDEV01", b"posko/device/1\0"
_SALT_BYTES, _ID_BYTES, _SEED_BYTES = 16, 16, 32
_PLAIN_BYTES = 16_384  # always the same: the file does not say whether its console is enrolled, or still asks to be
_COUNT_BYTES = 8


@dataclass(frozen=True, slots=True)
class Device:
    """The device's id, 16 bytes, and its keys. root: the ministry's Ed25519 key it believes.

    is_member: its enrolment is done. asked: what the enrolment under way has to remember, for ``sync.joining`` to read.
    """

    id: bytes
    box_seed: Secret
    session_seed: Secret
    root: bytes
    is_member: bool = False
    asked: Secret = field(default_factory=lambda: Secret(b""))

    @property
    def is_asking(self) -> bool:
        """Whether an enrolment is under way."""
        return len(self.asked) > 0

    @property
    def box_key(self) -> X25519PrivateKey:
        """It receives wrapped keys."""
        return X25519PrivateKey.from_private_bytes(self.box_seed.reveal())

    @property
    def session_key(self) -> Ed25519PrivateKey:
        """It signs sessions with the hub."""
        return Ed25519PrivateKey.from_private_bytes(self.session_seed.reveal())

    def as_member(self) -> Device:
        """The same, its enrolment done."""
        return replace(self, is_member=True, asked=Secret(b""))


def new_device(root: bytes, asked: Secret) -> Device:
    """A device with fresh keys that asks to be enrolled."""
    box_seed, session_seed = Secret(os.urandom(_SEED_BYTES)), Secret(os.urandom(_SEED_BYTES))
    return Device(os.urandom(_ID_BYTES), box_seed, session_seed, root, asked=asked)


def read_device(folder: Path, register_key: Secret) -> Device | None:
    """The device of this data folder, None when there is none or when the file is another register's.

    Raises StoreFault of the disk; KeyFault ``device-damaged``.
    """
    content = durable.read_whole(folder / DEVICE_FILE)
    if content is None:
        return None
    if content[: len(_MAGIC)] != _MAGIC:
        raise KeyFault("device-damaged")
    salt, sealed = content[len(_MAGIC) :][:_SALT_BYTES], content[len(_MAGIC) + _SALT_BYTES :]
    key, nonce = expand(register_key, salt, _INFO)
    try:
        plain = ChaCha20Poly1305(key).decrypt(nonce, sealed, _INFO)
    except InvalidTag:
        return None
    size = int.from_bytes(plain[:4], "big")
    id_, box_seed, session_seed, root, is_member, asked = msgpack.unpackb(plain[4 : 4 + size])
    return Device(id_, Secret(box_seed), Secret(session_seed), root, is_member, Secret(asked))


def write_device(folder: Path, register_key: Secret, device: Device) -> None:
    """Keep it, durable when this returns. Raises StoreFault of the disk."""
    seeds = (device.box_seed.reveal(), device.session_seed.reveal())
    told = msgpack.packb([device.id, *seeds, device.root, device.is_member, device.asked.reveal()])
    plain = (len(told).to_bytes(4, "big") + told).ljust(_PLAIN_BYTES, b"\0")
    if len(plain) > _PLAIN_BYTES:
        raise ValueError("more to remember than the file holds")
    salt = os.urandom(_SALT_BYTES)
    key, nonce = expand(register_key, salt, _INFO)
    durable.write_whole(folder / DEVICE_FILE, _MAGIC + salt + ChaCha20Poly1305(key).encrypt(nonce, plain, _INFO))


@dataclass(frozen=True, slots=True)
class Mark:
    """How many envelopes this console has sealed, told outside its data folder. path: of the file."""

    path: Path

    def write(self, sealed: int) -> None:
        """After every sealing. Raises StoreFault of the disk."""
        durable.write_whole(self.path, sealed.to_bytes(_COUNT_BYTES, "big"))

    def is_of(self, sealed: int) -> bool:
        """Whether a register that has sealed so many is the one the mark was last written for, and no copy of it."""
        content = durable.read_whole(self.path)
        return content is not None and int.from_bytes(content, "big") <= sealed


def mark_of(folder: Path, device: bytes, marks: Path | None = None) -> Mark:
    """The mark of a device whose data folder lies here. marks: the folder of the marks, this user's own unless told."""
    name = hashlib.sha256(device + os.fsencode(folder.resolve())).hexdigest()[:32]
    return Mark((marks or _marks()) / name)


def _marks() -> Path:
    """A folder that no copy of the data folder takes along."""
    if sys.platform == "win32":
        return platformdirs.user_data_path("posko", appauthor=False, roaming=True)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Preferences" / "posko"
    return platformdirs.user_state_path("posko", appauthor=False)
