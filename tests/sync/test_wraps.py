"""Keys on their way: only the device opens its wrap, only three custodians open a lost mission's key."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from console.faults import SealFault
from sync import recovery
from sync.wraps import Wrap, fingerprint, new_key, parse, unwrap, wrap
from tests.sync.parts import COMPARTMENT, SIGNER

DEVICE = b"d" * 16
BOX = X25519PrivateKey.from_private_bytes(bytes(range(5, 37)))
BOX_PUBLIC = BOX.public_key().public_bytes_raw()


def a_wrap() -> tuple[Wrap, bytes, bytes]:
    key = new_key()
    return wrap(key, COMPARTMENT, 3, DEVICE, BOX_PUBLIC, SIGNER), fingerprint(COMPARTMENT, 3, key), key.reveal()


def test_that_the_device_gets_its_key() -> None:
    made, expected, key = a_wrap()
    received = parse(made.wire)
    assert received == made
    assert unwrap(received, BOX, expected).reveal() == key
    assert len(made.wire) <= 256


def test_that_another_device_gets_nothing() -> None:
    made, expected, _ = a_wrap()
    with pytest.raises(SealFault, match="wrap-not-open"):
        unwrap(made, X25519PrivateKey.generate(), expected)


def test_that_a_key_the_log_does_not_name_is_refused() -> None:
    """A hub or a signer who slips in a key he knows."""
    _, expected, _ = a_wrap()
    other, _, _ = a_wrap()
    with pytest.raises(SealFault, match="wrap-another-key"):
        unwrap(other, BOX, expected)


def test_that_a_wrap_belongs_to_its_compartment_epoch_and_device() -> None:
    key = new_key()
    made = wrap(key, COMPARTMENT, 3, DEVICE, BOX_PUBLIC, SIGNER)
    for compartment, epoch, device in ((bytes(16), 3, DEVICE), (COMPARTMENT, 4, DEVICE), (COMPARTMENT, 3, bytes(16))):
        moved = Wrap(compartment, epoch, device, made.blob, made.signer, made.signature)
        with pytest.raises(SealFault, match="wrap-damaged"):
            parse(moved.wire)
        with pytest.raises(SealFault, match="wrap-not-open"):
            unwrap(moved, BOX, fingerprint(compartment, epoch, key))


@given(st.data())
@settings(deadline=None)
def test_that_no_bit_of_a_wrap_can_be_changed(data: st.DataObject) -> None:
    wire = bytearray(a_wrap()[0].wire)
    wire[data.draw(st.integers(0, len(wire) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealFault):
        parse(bytes(wire))


@given(st.binary(max_size=300))
def test_that_any_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(SealFault):
        parse(content)


CUSTODIANS = [X25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(1, 6)]
PUBLIC = [each.public_key().public_bytes_raw() for each in CUSTODIANS]


def opened(copy: bytes, triple: tuple[int, ...], who: tuple[int, ...]) -> bytes:
    for layer, custodian in enumerate(who):
        copy = recovery.peel(copy, COMPARTMENT, 3, triple, layer, CUSTODIANS[custodian])
    return copy


def test_that_each_of_the_ten_triples_opens_the_key() -> None:
    key = new_key()
    copies = recovery.protect(key, COMPARTMENT, 3, PUBLIC)
    assert [len(copy) for copy in copies] == [176] * 10
    for copy, triple in zip(copies, recovery.TRIPLES, strict=True):
        assert opened(copy, triple, triple) == key.reveal()


def test_that_no_pair_opens_any_copy() -> None:
    key = new_key()
    copies = recovery.protect(key, COMPARTMENT, 3, PUBLIC)
    tried = 0
    for pair in combinations(range(5), 2):
        for copy, triple in zip(copies, recovery.TRIPLES, strict=True):
            for who in set(permutations((*pair, *pair), 3)):
                with pytest.raises(SealFault, match="recovery-not-open"):
                    opened(copy, triple, who)
                tried += 1
    assert tried == 10 * 10 * 6


def test_that_five_custodians_are_five() -> None:
    with pytest.raises(ValueError, match="five different"):
        recovery.protect(new_key(), COMPARTMENT, 3, [PUBLIC[0], *PUBLIC[:4]])


def test_that_the_signer_is_in_the_wrap() -> None:
    key = new_key()
    other = Ed25519PrivateKey.generate()
    assert (
        parse(wrap(key, COMPARTMENT, 1, DEVICE, BOX_PUBLIC, other).wire).signer == other.public_key().public_bytes_raw()
    )
