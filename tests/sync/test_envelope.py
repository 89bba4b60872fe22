"""Envelopes: who may read, who wrote, and that no bit can be changed."""

from __future__ import annotations

import contextlib
import dataclasses

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from console.faults import SealFault
from console.model.change import Change
from console.model.kinds import Kind
from console.register import batch, bundle
from console.register.bundle import Bundle, Part
from console.secret import Secret
from sync.pouch import (
    ALIAS_BYTES,
    COUNT_MAX,
    ENVELOPE_MAX,
    PREV_BYTES,
    SALT_BYTES,
    EnvelopeKind,
    Header,
    Lane,
    PouchError,
    parse,
    write_header,
)
from sync.seal import new_salt, open_sealed, seal
from tests.sync.parts import AUTHOR, COMPARTMENT, EPOCH_KEY, PUBLIC, SIGNER, a_header

HEADERS = st.builds(
    Header,
    lane=st.sampled_from(Lane),
    kind=st.sampled_from(EnvelopeKind),
    is_urgent=st.booleans(),
    alias=st.binary(min_size=ALIAS_BYTES, max_size=ALIAS_BYTES),
    author=st.integers(1, 2**23 - 2),
    first_seq=st.integers(1, 2**48),
    count=st.integers(1, COUNT_MAX),
    epoch=st.integers(0, 2**20),
    prev=st.binary(min_size=PREV_BYTES, max_size=PREV_BYTES),
    minute=st.integers(0, 2**24 - 1),
    salt=st.binary(min_size=SALT_BYTES, max_size=SALT_BYTES),
)


@given(HEADERS, st.binary(max_size=200))
@settings(deadline=None)
def test_that_an_envelope_comes_back_as_it_went(header: Header, plaintext: bytes) -> None:
    back = parse(seal(header, plaintext, COMPARTMENT, EPOCH_KEY, SIGNER).wire)
    assert back.header == header
    assert back.is_signed_by(PUBLIC, COMPARTMENT)
    assert open_sealed(back, COMPARTMENT, EPOCH_KEY) == plaintext


@given(HEADERS, st.binary(max_size=60), st.data())
@settings(deadline=None)
def test_that_no_bit_can_be_changed(header: Header, plaintext: bytes, data: st.DataObject) -> None:
    content = bytearray(seal(header, plaintext, COMPARTMENT, EPOCH_KEY, SIGNER).wire)
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        changed = parse(bytes(content))
    except PouchError:
        return
    assert not changed.is_signed_by(PUBLIC, COMPARTMENT)


@given(st.binary(max_size=300))
def test_that_any_bytes_are_an_envelope_or_none(content: bytes) -> None:
    with contextlib.suppress(PouchError):
        assert parse(content).wire == content


def test_that_another_key_compartment_or_signer_does_not_do() -> None:
    made = seal(a_header(), b"x", COMPARTMENT, EPOCH_KEY, SIGNER)
    other = bytes(16)
    for compartment, key in ((other, EPOCH_KEY), (COMPARTMENT, Secret(bytes(32)))):
        with pytest.raises(SealFault, match="envelope-not-open"):
            open_sealed(made, compartment, key)
    assert not made.is_signed_by(PUBLIC, other)
    assert not made.is_signed_by(Ed25519PrivateKey.generate().public_key().public_bytes_raw(), COMPARTMENT)


def test_that_the_sealed_bytes_belong_to_their_header() -> None:
    made = seal(a_header(), b"x", COMPARTMENT, EPOCH_KEY, SIGNER)
    header = dataclasses.replace(made.header, first_seq=2)
    moved = dataclasses.replace(made, header=header, head=write_header(header))
    with pytest.raises(SealFault, match="envelope-not-open"):
        open_sealed(moved, COMPARTMENT, EPOCH_KEY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(200),
        b"\x00" + write_header(a_header())[1:] + bytes(80),
        write_header(a_header()) + bytes(79),
        write_header(a_header())[:7] + b"\x81\x00" + write_header(a_header())[8:] + bytes(80),
        write_header(a_header(count=1_001)) + bytes(80),
        write_header(a_header(author=2**23 - 1)) + bytes(80),
        write_header(a_header()) + bytes(ENVELOPE_MAX),
    ],
)
def test_that_what_is_no_envelope_is_refused(content: bytes) -> None:
    with pytest.raises(PouchError):
        parse(content)


@pytest.mark.parametrize(
    ("fields", "most"), [({"flags": "contacted"}, 155), ({"phone": "+249912345678"}, 168)], ids=["status", "phone"]
)
def test_that_one_edit_is_as_small_as_promised(fields: dict[str, str], most: int) -> None:
    """On a chain that has written for years. Where a colleague has just written too, six bytes more say that he had seen it."""
    minute = 3_600_000
    minute_ms = (minute * 60 + 1_577_836_800) * 1000
    change = Change(Kind.PERSON, (11 << 13 | 2) << 40 | 40_000, fields)
    part = Part(minute_ms + 59_999 << 16, 1, None, batch.encode([change]))
    plaintext = bundle.encode(Bundle({}, None, (part,)), minute_ms)
    header = a_header(first_seq=70_000, epoch=12, minute=minute, salt=new_salt(), author=AUTHOR)
    assert len(seal(header, plaintext, COMPARTMENT, EPOCH_KEY, SIGNER).wire) <= most
