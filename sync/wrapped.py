"""A wrapped key as everybody sees it who carries it: for which device, of which compartment and epoch, by whom. The hub knows this module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgpack
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KEY_BYTES, BLOB_BYTES, SIGNATURE_BYTES = 32, 80, 64
CONTEXT = b"posko/signature/wrap/1\0"
EPOCH_MAX = 2**20


class WrapError(ValueError):
    """These bytes are no wrapped key, or not by whom they say."""


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
        return signed_part(self.compartment, self.epoch, self.device, self.blob, self.signer) + self.signature


def signed_part(compartment: bytes, epoch: int, device: bytes, blob: bytes, signer: bytes) -> bytes:
    """What is signed, after the context."""
    return bytes(msgpack.packb([compartment, epoch, device, blob, signer]))


def parse(wire: bytes) -> Wrap:
    """Read and verify; whether the signer may wrap is for the caller to ask. Raises WrapError."""
    content, signature = wire[:-SIGNATURE_BYTES], wire[-SIGNATURE_BYTES:]
    try:
        told = msgpack.unpackb(content, max_array_len=5, max_map_len=0, max_ext_len=0)
        made = Wrap(*_checked(told), signature)
        Ed25519PublicKey.from_public_bytes(made.signer).verify(signature, CONTEXT + content)
    except (ValueError, TypeError, msgpack.exceptions.UnpackException, InvalidSignature) as error:
        raise WrapError("form or signature") from error
    if made.wire != wire:  # one wrap, one spelling
        raise WrapError("form or signature")
    return made


def _checked(told: Any) -> tuple[bytes, int, bytes, bytes, bytes]:
    compartment, epoch, device, blob, signer = told
    sizes = ((compartment, 16), (device, 16), (blob, BLOB_BYTES), (signer, KEY_BYTES))
    if not all(isinstance(value, bytes) and len(value) == size for value, size in sizes):
        raise ValueError("a value of another size")
    if not isinstance(epoch, int) or isinstance(epoch, bool) or not 1 <= epoch <= EPOCH_MAX:
        raise ValueError("an epoch that cannot be")
    return compartment, epoch, device, blob, signer
