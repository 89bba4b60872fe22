"""Keys and headers for the tests of envelopes."""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.secret import Secret
from sync.pouch import FIRST_PREV, SALT_BYTES, EnvelopeKind, Header, Lane, alias_of

COMPARTMENT = bytes(range(100, 116))
EPOCH_KEY = Secret(bytes(range(32)))
SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = SIGNER.public_key().public_bytes_raw()
AUTHOR = 11 << 13 | 1


def a_header(**given: Any) -> Header:
    made: dict[str, Any] = {
        "lane": Lane.EDIT,
        "kind": EnvelopeKind.CHANGES,
        "is_urgent": False,
        "alias": alias_of(COMPARTMENT),
        "author": AUTHOR,
        "first_seq": 1,
        "count": 1,
        "epoch": 1,
        "prev": FIRST_PREV,
        "minute": 3_600_000,
        "salt": bytes(SALT_BYTES),
    }
    return Header(**{**made, **given})
