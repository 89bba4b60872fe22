"""A compartment's key on its way to a device: wrapped for that device alone, signed by who wrapped it.

HPKE in base mode does not say from whom a wrap is, so the record is signed; and a wrap holds only the key whose fingerprint the membership log
names, so that nobody can slip in one he knows. Source: the project's security design, "Constructions".
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import Any

import msgpack
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from console.faults import SealFault
from console.secret import Secret

KEY_BYTES, BLOB_BYTES, FINGERPRINT_BYTES, SIGNATURE_BYTES = 32, 80, 16, 64
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_SIGNATURE = b"posko/signature/wrap/1\0"
_INFO = b"posko/wrap/1"
_FINGERPRINT = b"posko/epoch/1\0"


@dataclass(frozen=True, slots=True)
class Wrap:
    """A key for one device. signer: the Ed25519 key of who wrapped it."""

    compartment: bytes
    epoch: int
    device: bytes
    blob: bytes
    signer: bytes
    signature: bytes

    @property
    def wire(self) -> bytes:
        """As it travels."""
        return (
            bytes(msgpack.packb([self.compartment, self.epoch, self.device, self.blob, self.signer])) + self.signature
        )


def new_key() -> Secret:
    """The key of a new epoch."""
    return Secret(os.urandom(KEY_BYTES))


def fingerprint(compartment: bytes, epoch: int, key: Secret) -> bytes:
    """By which the membership log names a key; says nothing about it."""
    bound = _FINGERPRINT + compartment + epoch.to_bytes(4, "big")
    return hashlib.sha256(bound + key.reveal()).digest()[:FINGERPRINT_BYTES]


def wrap(key: Secret, compartment: bytes, epoch: int, device: bytes, box_key: bytes, signer: Ed25519PrivateKey) -> Wrap:
    """The key for a device. box_key: its X25519 key."""
    public = X25519PublicKey.from_public_bytes(box_key)
    blob = SUITE.encrypt(key.reveal(), public, _info(compartment, epoch, device))
    by = signer.public_key().public_bytes_raw()
    content = msgpack.packb([compartment, epoch, device, blob, by])
    return Wrap(compartment, epoch, device, blob, by, signer.sign(_SIGNATURE + content))


def parse(wire: bytes) -> Wrap:
    """Read and verify; whether the signer may wrap is for the caller to ask. Raises SealFault ``wrap-damaged``."""
    content, signature = wire[:-SIGNATURE_BYTES], wire[-SIGNATURE_BYTES:]
    try:
        told = msgpack.unpackb(content, max_array_len=5, max_map_len=0, max_ext_len=0)
        compartment, epoch, device, blob, signer = _checked(told)
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, _SIGNATURE + content)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException, InvalidSignature) as error:
        raise SealFault("wrap-damaged") from error
    return Wrap(compartment, epoch, device, blob, signer, signature)


def _checked(told: Any) -> tuple[bytes, int, bytes, bytes, bytes]:
    compartment, epoch, device, blob, signer = told
    sizes = ((compartment, 16), (device, 16), (blob, BLOB_BYTES), (signer, KEY_BYTES))
    if not all(isinstance(value, bytes) and len(value) == size for value, size in sizes):
        raise ValueError("a value of another size")
    if not isinstance(epoch, int) or not 1 <= epoch <= 2**20:
        raise ValueError("an epoch that cannot be")
    return compartment, epoch, device, blob, signer


def unwrap(received: Wrap, box_key: X25519PrivateKey, expected: bytes) -> Secret:
    """The key. expected: its fingerprint by the membership log.

    Raises SealFault ``wrap-not-open`` when it is for another device, ``wrap-another-key`` when it holds another key than the log names.
    """
    try:
        opened = SUITE.decrypt(received.blob, box_key, _info(received.compartment, received.epoch, received.device))
    except InvalidTag as error:
        raise SealFault("wrap-not-open") from error
    key = Secret(opened)
    if fingerprint(received.compartment, received.epoch, key) != expected:
        raise SealFault("wrap-another-key")
    return key


def _info(compartment: bytes, epoch: int, device: bytes) -> bytes:
    return _INFO + compartment + epoch.to_bytes(4, "big") + device
