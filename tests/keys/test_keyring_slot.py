"""Unlocking by the computer's keyring, and the backup, which carries no slot for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from console.faults import KeyFault
from console.keys.box import KeyBox, SlotHolder
from console.keys.kdf import PRODUCTION
from tests.keys.parts import BUDI, FIRST, RINA, SECOND, GarblingRing, LockedRing, MemoryRing, SilentRing, content


def test_that_the_keyring_unlocks_for_the_officer_who_chose_it(box: KeyBox, memory_ring: MemoryRing) -> None:
    made = box.create(FIRST, RINA)
    assert not box.has_keyring_item()
    box.remember_in_keyring(made)
    assert box.has_keyring_item()
    opened = box.unlock_by_keyring()
    assert (opened.officer, opened.register_key.matches(made.register_key)) == (RINA, True)
    assert [len(text) for text in memory_ring.items.values()] == [44]
    assert box.holders(made) == (SlotHolder(RINA, True),)


def test_that_a_missing_keyring_item_makes_nothing_new_and_the_passphrase_opens(
    box: KeyBox, memory_ring: MemoryRing
) -> None:
    made = box.create(FIRST, RINA)
    box.remember_in_keyring(made)
    memory_ring.items.clear()
    before = content(box)
    with pytest.raises(KeyFault, match="keyring-item-missing"):
        box.unlock_by_keyring()
    assert content(box) == before
    assert not memory_ring.items
    assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)


@pytest.mark.parametrize("text", ["", "too short", "!" * 44, "A" * 43 + "="])
def test_that_a_foreign_keyring_item_opens_nothing(box: KeyBox, memory_ring: MemoryRing, text: str) -> None:
    made = box.create(FIRST, RINA)
    box.remember_in_keyring(made)
    memory_ring.items = dict.fromkeys(memory_ring.items, text)
    with pytest.raises(KeyFault, match="keyring-item-wrong"):
        box.unlock_by_keyring()


@pytest.mark.parametrize(
    ("ring", "code"),
    [(SilentRing(), "keyring-readback"), (GarblingRing(), "keyring-readback"), (LockedRing(), "keyring-refused")],
)
def test_that_a_keyring_that_does_not_keep_is_never_relied_on(box: KeyBox, ring: MemoryRing, code: str) -> None:
    made = box.create(FIRST, RINA)
    before = content(box)
    with pytest.raises(KeyFault, match=code):
        replace(box, opener=lambda: ring).remember_in_keyring(made)
    assert content(box) == before


def test_that_the_keyring_slot_passes_to_the_next_officer(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    box.remember_in_keyring(made)
    box.add_officer(made, BUDI, SECOND)
    box.remember_in_keyring(box.unlock_by_passphrase(SECOND))
    assert box.unlock_by_keyring().officer == BUDI
    assert box.holders(made) == (SlotHolder(RINA, False), SlotHolder(BUDI, True))


def test_that_forgetting_leaves_neither_slot_nor_item(box: KeyBox, memory_ring: MemoryRing) -> None:
    made = box.create(FIRST, RINA)
    box.remember_in_keyring(made)
    kept = dict(memory_ring.items)
    box.forget_keyring(made)
    assert not memory_ring.items
    memory_ring.items = kept  # even who copied the item opens nothing
    with pytest.raises(KeyFault, match="keyring-item-wrong"):
        box.unlock_by_keyring()


def test_that_removing_an_officer_takes_his_keyring_slot(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    box.remember_in_keyring(box.unlock_by_passphrase(SECOND))
    box.remove_officer(made, BUDI)
    with pytest.raises(KeyFault, match="keyring-item-wrong"):
        box.unlock_by_keyring()


def test_that_a_backup_opens_by_passphrase_and_carries_no_keyring_slot(box: KeyBox, tmp_path: Path) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    box.remember_in_keyring(made)
    copy = box.passphrase_slots(made)
    elsewhere = replace(box, folder=tmp_path / "restored")
    elsewhere.restore_slots(copy)
    assert elsewhere.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)
    assert elsewhere.unlock_by_passphrase(SECOND).officer == BUDI
    with pytest.raises(KeyFault, match="keyring-item-wrong"):
        elsewhere.unlock_by_keyring()
    assert box.unlock_by_keyring().officer == RINA


def test_that_restoring_never_overwrites_slots_and_refuses_what_is_none(box: KeyBox, tmp_path: Path) -> None:
    made = box.create(FIRST, RINA)
    with pytest.raises(KeyFault, match="key-slots-exist"):
        box.restore_slots(box.passphrase_slots(made))
    elsewhere = replace(box, folder=tmp_path / "restored")
    with pytest.raises(KeyFault, match="key-slots-damaged"):
        elsewhere.restore_slots(b"POSKEY01 and then something else")
    with pytest.raises(KeyFault, match="key-cost-refused"):
        replace(elsewhere, strength=PRODUCTION).restore_slots(content(box))
    assert not elsewhere.exists
