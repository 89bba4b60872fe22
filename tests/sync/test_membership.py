"""The membership log: who may say what, and that neither order nor repetition nor a liar's entry changes what it says."""

from __future__ import annotations

import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.entries import EVERY_COMPARTMENT, FIRST_PREV, Entry, EntryError, EntryType, Role, make, parse
from sync.membership import Membership, fold

NOW_MS = 1_795_550_400_000
MINISTRY_ID, KHARTOUM_ID, CAIRO_ID = bytes(16 * [1])[:16], b"k" * 16, b"c" * 16
KHARTOUM, CAIRO = 11, 12
EPOCH: dict[str, Any] = {"without": bytes(16), "recovery": []}


class Signer:
    """Somebody with a key and a chain."""

    def __init__(self, seed: int) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(seed.to_bytes(32, "big"))
        self.key = self.private.public_key().public_bytes_raw()
        self.entries: list[Entry] = []

    def say(self, type_: EntryType, /, **values: Any) -> Entry:
        if type_ is EntryType.EPOCH:
            values = {**EPOCH, **values}
        prev = self.entries[-1].link if self.entries else FIRST_PREV
        self.entries.append(make(self.private, len(self.entries) + 1, prev, type_, **values))
        return self.entries[-1]


class Ministry:
    """A root, two enrolment officers, a mission each with a device, an author on it, and a steward in Khartoum."""

    def __init__(self) -> None:
        self.root, self.rina, self.budi, self.steward = Signer(1), Signer(2), Signer(3), Signer(4)
        root, rina, budi = self.root, self.rina, self.budi
        root.say(EntryType.APPOINT, key=rina.key, blocks=[[KHARTOUM, 1, 100]])
        root.say(EntryType.APPOINT, key=budi.key, blocks=[[CAIRO, 1, 100], [KHARTOUM, 101, 200]])
        root.say(EntryType.COMPARTMENT, id=MINISTRY_ID, mission=0, custodians=[bytes(32)] * 5)
        rina.say(EntryType.COMPARTMENT, id=KHARTOUM_ID, mission=KHARTOUM, custodians=[bytes(32)] * 5)
        budi.say(EntryType.COMPARTMENT, id=CAIRO_ID, mission=CAIRO, custodians=[bytes(32)] * 5)
        rina.say(EntryType.DEVICE, id=device(1), mission=KHARTOUM, box_key=bytes(32), session_key=bytes(32))
        budi.say(EntryType.DEVICE, id=device(2), mission=CAIRO, box_key=bytes(32), session_key=bytes(32))
        rina.say(EntryType.AUTHOR, number=KHARTOUM << 13 | 1, device=device(1), officer=7, key=self.steward.key, roles=[Role.DUTY, Role.STEWARD])  # fmt: skip
        budi.say(EntryType.AUTHOR, number=CAIRO << 13 | 1, device=device(2), officer=8, key=bytes(32), roles=[Role.FIELD])  # fmt: skip

    def entries(self) -> list[Entry]:
        return [*self.root.entries, *self.rina.entries, *self.budi.entries, *self.steward.entries]

    def state(self) -> Membership:
        return fold(self.root.key, self.entries())


def device(number: int) -> bytes:
    return number.to_bytes(16, "big")


def test_that_a_device_holds_its_mission_and_the_ministry_and_no_other() -> None:
    state = Ministry().state()
    assert state.refused == []
    assert [state.holds(device(1), each, NOW_MS) for each in (MINISTRY_ID, KHARTOUM_ID, CAIRO_ID)] == [True, True, False]  # fmt: skip
    assert [each.id for each in state.holders(MINISTRY_ID, NOW_MS)] == [device(1), device(2)]
    assert not state.holds(device(9), MINISTRY_ID, NOW_MS)


def test_that_a_guest_holds_until_his_time_is_over_and_a_crisis_desk_everything() -> None:
    ministry = Ministry()
    ministry.rina.say(EntryType.GRANT, device=device(2), compartment=KHARTOUM_ID, until_ms=NOW_MS + 1)
    ministry.rina.say(EntryType.GRANT, device=device(1), compartment=EVERY_COMPARTMENT, until_ms=NOW_MS + 1)
    state = ministry.state()
    assert state.holds(device(2), KHARTOUM_ID, NOW_MS)
    assert not state.holds(device(2), KHARTOUM_ID, NOW_MS + 1)
    assert state.holds(device(1), CAIRO_ID, NOW_MS)


def test_that_a_revocation_beats_a_grant_in_whatever_order() -> None:
    ministry = Ministry()
    cut = [[CAIRO_ID, CAIRO << 13 | 1, 0, 5]]
    ministry.budi.say(EntryType.REVOKE, device=device(2), cuts=cut, last=0)
    ministry.budi.say(EntryType.GRANT, device=device(2), compartment=EVERY_COMPARTMENT, until_ms=NOW_MS + 1)
    state = ministry.state()
    assert not any(state.holds(device(2), each, NOW_MS) for each in (MINISTRY_ID, KHARTOUM_ID, CAIRO_ID))
    author = CAIRO << 13 | 1
    assert state.counts(CAIRO_ID, author, 0, 5)
    assert not state.counts(CAIRO_ID, author, 0, 6)
    assert not state.counts(CAIRO_ID, author, 1, 1)
    assert not state.counts(CAIRO_ID, 999, 0, 1)


def test_that_what_one_of_two_revokers_had_seen_counts() -> None:
    ministry = Ministry()
    author = CAIRO << 13 | 1
    ministry.rina.say(EntryType.REVOKE, device=device(2), cuts=[[CAIRO_ID, author, 0, 9]], last=0)
    ministry.budi.say(EntryType.REVOKE, device=device(2), cuts=[[CAIRO_ID, author, 0, 5]], last=0)
    assert ministry.state().counts(CAIRO_ID, author, 0, 9)


def test_that_nobody_says_what_is_not_his_to_say() -> None:
    ministry = Ministry()
    stranger = Signer(99)
    wrong = [
        stranger.say(EntryType.APPOINT, key=stranger.key, blocks=[[CAIRO, 1, 9]]),
        ministry.rina.say(EntryType.APPOINT, key=stranger.key, blocks=[[CAIRO, 1, 9]]),
        ministry.rina.say(EntryType.DISMISS, key=ministry.budi.key, last=0),
        ministry.rina.say(EntryType.AUTHOR, number=CAIRO << 13 | 2, device=device(1), officer=9, key=bytes(32), roles=[]),
        ministry.rina.say(EntryType.AUTHOR, number=KHARTOUM << 13 | 101, device=device(1), officer=9, key=bytes(32), roles=[]),
        ministry.rina.say(EntryType.AUTHOR, number=KHARTOUM << 13 | 3, device=device(77), officer=9, key=bytes(32), roles=[]),
        ministry.steward.say(EntryType.DEVICE, id=device(5), mission=KHARTOUM, box_key=bytes(32), session_key=bytes(32)),
        ministry.steward.say(EntryType.EPOCH, compartment=CAIRO_ID, number=1, fingerprint=bytes(16)),
    ]  # fmt: skip
    before = Ministry().state()
    state = fold(ministry.root.key, [*ministry.entries(), *stranger.entries])
    assert {each.link for each in state.refused} == {each.link for each in wrong}
    assert (state.authors, state.devices, state.officers, state.epochs) == (before.authors, before.devices, before.officers, {})  # fmt: skip


def test_that_a_dismissed_officer_speaks_only_up_to_his_last_entry() -> None:
    ministry = Ministry()
    last = len(ministry.rina.entries)
    ministry.root.say(EntryType.DISMISS, key=ministry.rina.key, last=last)
    late = ministry.rina.say(EntryType.DEVICE, id=device(6), mission=KHARTOUM, box_key=bytes(32), session_key=bytes(32))
    state = ministry.state()
    assert state.refused == [late]
    assert device(6) not in state.devices
    assert device(1) in state.devices


def test_that_a_steward_renews_the_key_of_his_own_mission_until_his_device_is_revoked() -> None:
    ministry = Ministry()
    ministry.steward.say(EntryType.EPOCH, compartment=KHARTOUM_ID, number=1, fingerprint=b"a" * 16)
    ministry.rina.say(EntryType.REVOKE, device=device(1), cuts=[], last=1)
    ministry.steward.say(EntryType.EPOCH, compartment=KHARTOUM_ID, number=2, fingerprint=b"b" * 16)
    ministry.rina.say(EntryType.EPOCH, compartment=KHARTOUM_ID, number=2, fingerprint=b"c" * 16)
    state = ministry.state()
    assert [(each.number, each.fingerprint[:1]) for each in state.epochs[KHARTOUM_ID]] == [(1, b"a"), (2, b"c")]
    assert state.newest_epoch(KHARTOUM_ID) == 2
    assert state.newest_epoch(CAIRO_ID) == 0


def test_that_a_fork_is_named_and_nothing_of_that_signer_counts_from_there_on() -> None:
    ministry = Ministry()
    before = len(ministry.rina.entries)
    prev = ministry.rina.entries[-1].link
    two = [
        make(ministry.rina.private, before + 1, prev, EntryType.DEVICE, id=device(n), mission=KHARTOUM, box_key=bytes(32), session_key=bytes(32))
        for n in (21, 22)
    ]  # fmt: skip
    state = fold(ministry.root.key, [*ministry.entries(), *two])
    assert state.forks == {ministry.rina.key}
    assert state.next_of(ministry.rina.key)[0] == before + 1
    assert not {device(21), device(22)} & state.devices.keys()
    assert device(1) in state.devices


def test_that_two_devices_of_one_id_are_none() -> None:
    ministry = Ministry()
    ministry.budi.say(EntryType.DEVICE, id=device(1), mission=KHARTOUM, box_key=b"x" * 32, session_key=bytes(32))
    state = ministry.state()
    assert device(1) not in state.devices
    assert len(state.refused) == 3  # both, and the author on it


@given(st.randoms(use_true_random=False), st.integers(0, 8))
@settings(max_examples=60, deadline=None)
def test_that_order_repetition_and_gaps_decide_nothing_but_what_is_known(luck: random.Random, lost: int) -> None:
    ministry = Ministry()
    ministry.rina.say(EntryType.REVOKE, device=device(2), cuts=[], last=0)
    ministry.steward.say(EntryType.EPOCH, compartment=KHARTOUM_ID, number=1, fingerprint=bytes(16))
    shuffled = ministry.entries() * 2
    luck.shuffle(shuffled)
    assert fold(ministry.root.key, shuffled) == ministry.state()
    kept = [entry for entry in ministry.entries() if entry.signer != ministry.budi.key or entry.number != lost]
    state = fold(ministry.root.key, kept)
    assert state.next_of(ministry.budi.key)[0] == (lost if 1 <= lost <= len(ministry.budi.entries) else len(ministry.budi.entries) + 1)  # fmt: skip


@given(st.data())
@settings(deadline=None)
def test_that_no_bit_of_an_entry_can_be_changed(data: st.DataObject) -> None:
    entry = Ministry().rina.entries[0]
    wire = bytearray(entry.wire)
    wire[data.draw(st.integers(0, len(wire) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(EntryError):
        parse(bytes(wire))


@given(st.binary(max_size=300))
def test_that_any_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(EntryError):
        parse(content)


@pytest.mark.parametrize(
    ("type_", "values"),
    [
        (EntryType.GRANT, {"device": device(1), "compartment": KHARTOUM_ID, "until_ms": True}),
        (EntryType.GRANT, {"device": b"short", "compartment": KHARTOUM_ID, "until_ms": 1}),
        (EntryType.COMPARTMENT, {"id": KHARTOUM_ID, "mission": 11, "custodians": [bytes(32)] * 4}),
        (EntryType.APPOINT, {"key": bytes(32), "blocks": [[11, 0, 5]]}),
        (EntryType.EPOCH, {"compartment": KHARTOUM_ID, "number": 0, "fingerprint": bytes(16), **EPOCH}),
        (
            EntryType.EPOCH,
            {"compartment": KHARTOUM_ID, "number": 1, "fingerprint": bytes(16), **EPOCH, "recovery": [bytes(176)]},
        ),
        (EntryType.EPOCH, {"compartment": KHARTOUM_ID, "number": 1, "fingerprint": bytes(16), **EPOCH, "more": 1}),
    ],
)
def test_that_a_value_that_is_none_of_its_field_is_refused(type_: EntryType, values: dict[str, Any]) -> None:
    with pytest.raises(EntryError):
        make(Signer(1).private, 1, FIRST_PREV, type_, **values)
