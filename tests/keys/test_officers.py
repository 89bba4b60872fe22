"""Passphrases changed, officers added and removed: each slot opens for its officer, and nothing else does."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from threading import Barrier

import pytest

from console.faults import InputFault, KeyFault
from console.keys import slots
from console.keys.box import KeyBox, SlotHolder
from console.secret import Secret
from tests.keys.parts import BUDI, FIRST, RINA, SECOND, THIRD, content, put


def test_that_changing_a_passphrase_keeps_every_key_and_touches_one_slot(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    before = slots.parse(content(box))
    box.change_passphrase(FIRST, THIRD)
    after = slots.parse(content(box))
    assert [place for place in range(slots.SLOT_COUNT) if before.slots[place] != after.slots[place]] == [made.slot]
    opened = box.unlock_by_passphrase(THIRD)
    assert opened.register_key.matches(made.register_key)
    assert opened.signing_seed.matches(made.signing_seed)
    assert box.unlock_by_passphrase(SECOND).officer == BUDI
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        box.unlock_by_passphrase(FIRST)


def test_that_an_old_slot_put_back_after_a_change_is_noticed(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    old = slots.parse(content(box))
    box.change_passphrase(FIRST, THIRD)
    now = slots.parse(content(box))
    revived = (*now.slots[: made.slot], old.slots[made.slot], *now.slots[made.slot + 1 :])
    put(box, replace(now, slots=revived).to_bytes())
    with pytest.raises(KeyFault, match="key-slots-rolled-back"):
        box.unlock_by_passphrase(FIRST)


def test_that_a_slot_opens_only_in_its_place_and_on_its_device(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    file = slots.parse(content(box))
    moved = list(file.slots)
    target = (made.slot + 1) % slots.SLOT_COUNT
    moved[made.slot], moved[target] = moved[target], moved[made.slot]
    for forged in (replace(file, slots=tuple(moved)), replace(file, device=os.urandom(16))):
        put(box, forged.to_bytes())
        with pytest.raises(KeyFault, match="passphrase-wrong"):
            box.unlock_by_passphrase(FIRST)


def test_that_two_officers_share_the_register_and_nothing_else(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    public_key = box.add_officer(made, BUDI, SECOND)
    other = box.unlock_by_passphrase(SECOND)
    assert other.officer == BUDI
    assert other.register_key.matches(made.register_key)
    assert not other.signing_seed.matches(made.signing_seed)
    assert other.public_key == public_key
    assert box.unlock_by_passphrase(FIRST).officer == RINA
    assert box.holders(other) == (SlotHolder(RINA, False), SlotHolder(BUDI, False))


def test_that_no_two_officers_can_have_one_passphrase(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    before = content(box)
    with pytest.raises(InputFault, match="passphrase-taken"):
        box.add_officer(made, BUDI, FIRST)
    assert content(box) == before
    box.add_officer(made, BUDI, SECOND)
    with pytest.raises(InputFault, match="passphrase-taken"):
        box.change_passphrase(SECOND, FIRST)


def test_that_an_officer_has_one_passphrase_slot(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    with pytest.raises(InputFault, match="officer-has-slot"):
        box.add_officer(made, RINA, SECOND)


def test_that_a_removed_officer_unlocks_no_more_even_with_his_old_slot(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    place = box.unlock_by_passphrase(SECOND).slot
    old = slots.parse(content(box))
    box.remove_officer(made, BUDI)
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        box.unlock_by_passphrase(SECOND)
    assert box.holders(made) == (SlotHolder(RINA, False),)
    now = slots.parse(content(box))
    put(box, replace(now, slots=(*now.slots[:place], old.slots[place], *now.slots[place + 1 :])).to_bytes())
    with pytest.raises(KeyFault, match="key-slots-rolled-back"):
        box.unlock_by_passphrase(SECOND)


def test_that_nobody_removes_himself_or_somebody_unknown(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    with pytest.raises(InputFault, match="officer-removes-self"):
        box.remove_officer(made, RINA)
    with pytest.raises(InputFault, match="officer-has-no-slot"):
        box.remove_officer(made, BUDI)


def test_that_the_thirteenth_officer_is_told_there_is_no_room(box: KeyBox) -> None:
    made = box.create(FIRST, 0)
    for officer in range(1, slots.SLOT_COUNT):
        box.add_officer(made, officer, Secret(b"frasa sandi panjang nomor %d" % (officer * 7_919)))
    with pytest.raises(KeyFault, match="key-slots-full"):
        box.add_officer(made, 99, FIRST)
    assert len(box.holders(made)) == slots.SLOT_COUNT


def test_that_two_who_change_the_slots_at_once_lose_nothing(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    officers = [BUDI + number for number in range(8)]
    phrases = {officer: Secret(b"jembatan nomor %d menuju kota" % officer) for officer in officers}
    changes = [FIRST, *(Secret(b"kopi pahit sebelum matahari %d" % number) for number in range(8))]
    both = Barrier(2)

    def add() -> None:
        mine = replace(box)  # as the command line beside a desk has a box of its own
        both.wait()
        for officer in officers:
            mine.add_officer(made, officer, phrases[officer])

    def change() -> None:
        both.wait()
        for old, new in pairwise(changes):
            box.change_passphrase(old, new)

    with ThreadPoolExecutor(2) as threads:
        for each in [threads.submit(add), threads.submit(change)]:
            each.result()
    assert [holder.officer for holder in box.holders(made)] == [RINA, *officers]
    assert [box.unlock_by_passphrase(phrases[officer]).officer for officer in officers] == officers
    assert box.unlock_by_passphrase(changes[-1]).officer == RINA
