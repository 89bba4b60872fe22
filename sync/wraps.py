"""A compartment's key on its way to a device: wrapped for that device alone, signed by who wrapped it.

HPKE in base mode does not say from whom a wrap is, so the record is signed; and a wrap holds only the key whose fingerprint the membership log
names, so that nobody can slip in one he knows. Source: the project's security design, "Constructions".
"""

from __future__ import annotations

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from console.faults import SealFault
from console.secret import Secret
from sync import wrapped
from sync.wrapped import KEY_BYTES, Wrap

FINGERPRINT_BYTES = 16
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_INFO = b"posko/wrap/1"
_FINGERPRINT = b"posko/epoch/1\0"


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
    signed = wrapped.CONTEXT + wrapped.signed_part(compartment, epoch, device, blob, by)
    return Wrap(compartment, epoch, device, blob, by, signer.sign(signed))


def parse(wire: bytes) -> Wrap:
    """Read and verify; whether the signer may wrap is for the caller to ask. Raises SealFault ``wrap-damaged``."""
    try:
        return wrapped.parse(wire)
    except wrapped.WrapError as error:
        raise SealFault("wrap-damaged") from error


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
