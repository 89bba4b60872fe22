"""Key files that lie outside every console: the ministry's root, and those of the custodians. Sealed under a passphrase, on a stick in a safe.

magic, use, salt (16), cost: memory KiB (4), passes (1), lanes (1), the sealed seed (32 + 16)
"""

from __future__ import annotations

import os
import struct
from enum import IntEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from console import durable
from console.faults import InputFault, KeyFault
from console.keys.kdf import PRODUCTION, Cost, Strength, derive_root, expand
from console.keys.passphrase import canonical, check_worth
from console.secret import Secret

_HEAD = struct.Struct(">8sB16sIBB")
_MAGIC = b"POSKEYF1"
_SEED_BYTES, _TAG_BYTES = 32, 16
_INFO = b"posko/key-file/1\0"


class Use(IntEnum):
    """What the key is for; bound into the seal."""

    ROOT = 1  # Ed25519: appoints enrolment officers
    CUSTODIAN = 2  # X25519: three of five open a mission's key when every console of it is lost


def make(path: Path, use: Use, passphrase: Secret, strength: Strength = PRODUCTION) -> Secret:
    """Write a new key; its seed. Raises InputFault ``file-exists`` or for a weak passphrase; StoreFault of the disk."""
    check_worth(chosen := canonical(passphrase))
    seed, salt, cost = Secret(os.urandom(_SEED_BYTES)), os.urandom(16), strength.cost
    head = _HEAD.pack(_MAGIC, use, salt, cost.memory_kib, cost.passes, cost.lanes)
    key, nonce = expand(derive_root(chosen, salt, cost, strength), salt, _INFO + head)
    content = head + ChaCha20Poly1305(key).encrypt(nonce, seed.reveal(), _INFO + head)
    try:
        with durable.new_file(path) as file:
            file.write(content)
    except FileExistsError as error:
        raise InputFault("file-exists") from error
    return seed


def open_file(path: Path, use: Use, passphrase: Secret, strength: Strength = PRODUCTION) -> Secret:
    """The seed. Raises KeyFault ``key-file-wrong`` when it is none of this use, ``passphrase-wrong``, ``key-cost-refused``."""
    content = durable.read_whole(path)
    if content is None:
        raise InputFault("file-missing")
    head = content[: _HEAD.size]
    if len(content) != _HEAD.size + _SEED_BYTES + _TAG_BYTES:
        raise KeyFault("key-file-wrong")
    magic, told, salt, memory_kib, passes, lanes = _HEAD.unpack(head)
    if magic != _MAGIC or told != use:
        raise KeyFault("key-file-wrong")
    root = derive_root(canonical(passphrase), salt, Cost(memory_kib, passes, lanes), strength)
    key, nonce = expand(root, salt, _INFO + head)
    try:
        return Secret(ChaCha20Poly1305(key).decrypt(nonce, content[_HEAD.size :], _INFO + head))
    except InvalidTag as error:
        raise KeyFault("passphrase-wrong") from error


def root_key(seed: Secret) -> Ed25519PrivateKey:
    """Of a file of use ROOT."""
    return Ed25519PrivateKey.from_private_bytes(seed.reveal())


def custodian_key(seed: Secret) -> X25519PrivateKey:
    """Of a file of use CUSTODIAN."""
    return X25519PrivateKey.from_private_bytes(seed.reveal())
