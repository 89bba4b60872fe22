"""When every device of a mission is lost: three of five custodians open its key together, two cannot.

For each of the ten triples the key is sealed to the third of them, that to the second, that to the first: each opens one layer and hands the
rest on. A wrap to each custodian alone would let one of them read. Source: the project's security design, "Constructions".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from console.faults import SealFault
from console.secret import Secret
from sync.wraps import SUITE

CUSTODIANS, NEEDED = 5, 3
TRIPLES = tuple(combinations(range(CUSTODIANS), NEEDED))
_INFO = b"posko/recovery/1"


def protect(key: Secret, compartment: bytes, epoch: int, custodians: Sequence[bytes]) -> list[bytes]:
    """Ten sealed copies, in the order of TRIPLES. custodians: their X25519 keys, five."""
    if len(set(custodians)) != CUSTODIANS:
        raise ValueError("five different custodians")
    copies = []
    for triple in TRIPLES:
        content = key.reveal()
        for layer, custodian in reversed(list(enumerate(triple))):
            public = X25519PublicKey.from_public_bytes(custodians[custodian])
            content = SUITE.encrypt(content, public, _info(compartment, epoch, triple, layer))
        copies.append(content)
    return copies


def peel(
    content: bytes, compartment: bytes, epoch: int, triple: tuple[int, ...], layer: int, key: X25519PrivateKey
) -> bytes:
    """One custodian's step: what is left for the next; after the third, the key itself. layer: 0, 1 or 2.

    Raises SealFault ``recovery-not-open`` when the layer is another custodian's.
    """
    try:
        return bytes(SUITE.decrypt(content, key, _info(compartment, epoch, triple, layer)))
    except (InvalidTag, ValueError) as error:
        raise SealFault("recovery-not-open") from error


def _info(compartment: bytes, epoch: int, triple: tuple[int, ...], layer: int) -> bytes:
    return _INFO + compartment + epoch.to_bytes(4, "big") + bytes(triple) + bytes((layer,))
