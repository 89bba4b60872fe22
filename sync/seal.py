"""Sealing and opening envelopes: who may read it is in the key, who wrote it in the signature.

Each envelope has a key of its own, derived from the compartment's key of the epoch and the salt in its header, so that a counter rolled back by a
restored backup never repeats a nonce. Source: the project's security design, "Constructions".
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from console.faults import SealFault
from console.secret import Secret
from sync.pouch import SALT_BYTES, Envelope, Header, signed_bytes, write_header

_INFO = b"posko/envelope/1"
_REASON_INFO = b"posko/release/1"
_KEY_BYTES, _NONCE_BYTES = 32, 12
REASON_LETTERS = 240  # of four bytes each they fit an entry


def new_salt() -> bytes:
    """The salt of a new envelope."""
    return os.urandom(SALT_BYTES)


def seal(header: Header, plaintext: bytes, compartment: bytes, key: Secret, signer: Ed25519PrivateKey) -> Envelope:
    """The sealed, signed envelope. compartment: its id, 16 bytes; key: of the compartment in the header's epoch, 32 bytes."""
    head = write_header(header)
    cipher, nonce, bound = _cipher(head, header.salt, compartment, key)
    sealed = cipher.encrypt(nonce, plaintext, bound)
    return Envelope(header, head, sealed, signer.sign(signed_bytes(compartment, head, sealed)))


def open_sealed(envelope: Envelope, compartment: bytes, key: Secret) -> bytes:
    """What was sealed. The signature is for the caller to check first (``Envelope.is_signed_by``).

    Raises SealFault ``envelope-not-open`` when the key is another or a bit was changed.
    """
    cipher, nonce, bound = _cipher(envelope.head, envelope.header.salt, compartment, key)
    try:
        return cipher.decrypt(nonce, envelope.sealed, bound)
    except InvalidTag as error:
        raise SealFault("envelope-not-open") from error


def seal_reason(text: str, compartment: bytes, key: Secret) -> bytes:
    """A reason that travels in the membership log, readable only to who holds the compartment. text: at most REASON_LETTERS characters."""
    salt = new_salt()
    cipher, nonce = _reason_cipher(salt, compartment, key)
    return salt + cipher.encrypt(nonce, text[:REASON_LETTERS].encode(), compartment)


def open_reason(content: bytes, compartment: bytes, key: Secret) -> str:
    """The text. Raises SealFault ``envelope-not-open``."""
    cipher, nonce = _reason_cipher(content[:SALT_BYTES], compartment, key)
    try:
        return cipher.decrypt(nonce, content[SALT_BYTES:], compartment).decode()
    except (InvalidTag, UnicodeDecodeError) as error:
        raise SealFault("envelope-not-open") from error


def _reason_cipher(salt: bytes, compartment: bytes, key: Secret) -> tuple[ChaCha20Poly1305, bytes]:
    derived = HKDF(hashes.SHA256(), _KEY_BYTES + _NONCE_BYTES, salt, _REASON_INFO + compartment).derive(key.reveal())
    return ChaCha20Poly1305(derived[:_KEY_BYTES]), derived[_KEY_BYTES:]


def _cipher(head: bytes, salt: bytes, compartment: bytes, key: Secret) -> tuple[ChaCha20Poly1305, bytes, bytes]:
    bound = _INFO + compartment + head
    derived = HKDF(hashes.SHA256(), _KEY_BYTES + _NONCE_BYTES, salt, bound).derive(key.reveal())
    return ChaCha20Poly1305(derived[:_KEY_BYTES]), derived[_KEY_BYTES:], bound
