"""How a console shows the hub which device it is: one signed request (RFC 9421) for a bearer token of at most an hour.

What is signed is the method, the authority as it is configured on both sides, and the path, with a moment and a nonce; never what a proxy made of the
address. The token opens sealed envelopes only: whoever steals it can read none of them.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from http_message_signatures import HTTPMessageSigner, HTTPMessageVerifier, HTTPSignatureKeyResolver, InvalidSignature
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException

SESSION_PATH, EXCHANGE_PATH = "/v1/session", "/v1/exchange"
# What is new, as it comes: a ``frames.Request`` that sends nothing, answered by ``frames.write_pieces``; ``?once=1`` ends with the first that brings
# something.
LIVE_PATH = "/v1/live"
# A mailbox of a new console and its enrolment officer. slot: SLOT_BYTES random bytes, hex; who knows it may fetch the invitation and answer it once.
ENROLMENT_PATH, ENROLMENT_REQUEST_PATH = "/v1/enrolment/{slot}", "/v1/enrolment/{slot}/request"
SLOT_BYTES = 16
INVITATION_MAX, ENROLMENT_REQUEST_MAX = 4 << 10, 8 << 10  # bytes
SKEW_S = 300  # how far the clocks of console and hub may be apart
TOKEN_BYTES, NONCE_BYTES = 16, 16
_TAG = "posko-session"
_COVERED = ("@method", "@authority", "@path")


class NotSigned(Exception):
    """A request that is not signed by the device it names, or not now."""


@dataclass
class _Message:
    method: str
    url: str
    headers: MutableMapping[str, str]


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, private: Ed25519PrivateKey | None, public: Callable[[str], bytes | None]) -> None:
        self._private, self._public = private, public

    def resolve_private_key(self, key_id: str) -> Ed25519PrivateKey:
        assert self._private is not None
        return self._private

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        key = self._public(key_id)
        if key is None:
            raise InvalidSignature("unknown device")
        return Ed25519PublicKey.from_public_bytes(key)


def sign(authority: str, device: bytes, key: Ed25519PrivateKey, now_ms: int) -> dict[str, str]:
    """The headers of a session request. authority: of the hub, as it is configured, ``host`` or ``host:port``."""
    message = _Message("POST", f"https://{authority}{SESSION_PATH}", {})
    signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_Keys(key, lambda _: None))
    created = dt.datetime.fromtimestamp(now_ms / 1000, dt.UTC)
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    signer.sign(message, key_id=device.hex(), created=created, nonce=nonce, tag=_TAG, covered_component_ids=_COVERED)
    return dict(message.headers)


def verify(
    method: str, path: str, headers: Mapping[str, str], authority: str, key_of: Callable[[bytes], bytes | None]
) -> tuple[bytes, str]:
    """The device that signed, and its nonce, for the caller to take once only. key_of: a device's session key.

    Raises NotSigned.
    """
    message = _Message(method, f"https://{authority}{path}", dict(headers))
    verifier = HTTPMessageVerifier(
        signature_algorithm=ED25519, key_resolver=_Keys(None, lambda id_: key_of(_device(id_)))
    )
    verifier.max_clock_skew = dt.timedelta(seconds=SKEW_S)
    try:
        [found] = verifier.verify(message, max_age=dt.timedelta(0), expect_tag=_TAG, require_components=_COVERED)
    except (HTTPMessageSignaturesException, ValueError) as error:
        raise NotSigned from error
    if not found.nonce:
        raise NotSigned
    return _device(str(found.parameters["keyid"])), found.nonce


def _device(key_id: str) -> bytes:
    try:
        return bytes.fromhex(key_id)
    except ValueError:
        return b""
