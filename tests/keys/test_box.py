"""Making, unlocking and changing the keys of a folder, on real files."""

from __future__ import annotations

import math
import os
import stat
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import pytest

from console.faults import Fault, InputFault, KeyFault, StoreFault
from console.keys import REGISTER_FILE, SLOTS_FILE, SLOTS_LOCK_FILE, TWIN_FILE, slots
from console.keys.box import KeyBox, SlotHolder
from console.keys.kdf import PRODUCTION, Cost
from console.secret import Secret
from tests.keys.parts import CHEAP, FIRST, SECOND, THIRD, GarblingRing, LockedRing, MemoryRing, SilentRing

RINA, BUDI = (2**23 - 1) << 40 | 1, (2**23 - 1) << 40 | 2


def fault_of(kind: type[Fault]) -> pytest.RaisesExc[Fault]:
    return pytest.raises(kind)


def content(box: KeyBox) -> bytes:
    return (box.folder / SLOTS_FILE).read_bytes()


def put(box: KeyBox, changed: bytes) -> None:
    """Both twins."""
    for name in (SLOTS_FILE, TWIN_FILE):
        (box.folder / name).write_bytes(changed)


def names(box: KeyBox) -> list[str]:
    return sorted(path.name for path in box.folder.iterdir() if path.name != SLOTS_LOCK_FILE)


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << place % 8]) + content[place + 1 :]


def test_that_the_passphrase_gives_back_what_was_created(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    opened = box.unlock_by_passphrase(FIRST)
    assert opened.register_key.matches(made.register_key)
    assert opened.signing_seed.matches(made.signing_seed)
    assert (opened.officer, opened.slot, opened.device) == (RINA, made.slot, made.device)
    assert len(opened.register_key) == len(opened.signing_seed) == 32
    assert not opened.register_key.matches(opened.signing_seed)


def test_that_two_installations_share_no_key_and_no_device(tmp_path: Path) -> None:
    one = KeyBox(tmp_path / "one", CHEAP).create(FIRST, RINA)
    other = KeyBox(tmp_path / "other", CHEAP).create(FIRST, RINA)
    assert not one.register_key.matches(other.register_key)
    assert one.device != other.device
    assert one.public_key != other.public_key


@pytest.mark.parametrize(
    "wrong", [b"angin laut membawa kabar baiK", b"angin laut membawa kabar baik ", b"", b"x" * 4_000]
)
def test_that_a_wrong_passphrase_opens_nothing(box: KeyBox, wrong: bytes) -> None:
    box.create(FIRST, RINA)
    with fault_of(KeyFault) as caught:
        box.unlock_by_passphrase(Secret(wrong))
    assert caught.value.code == "passphrase-wrong"


def test_that_the_same_words_typed_on_another_keyboard_open(box: KeyBox) -> None:
    box.create(Secret("caf\u00e9 pagi\u00a0hari di Jenewa".encode()), RINA)
    assert box.unlock_by_passphrase(Secret("cafe\u0301 pagi hari di Jenewa".encode())).officer == RINA


def test_that_without_slots_there_is_nothing_to_unlock(box: KeyBox) -> None:
    with fault_of(KeyFault) as caught:
        box.unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-slots-missing"
    assert not box.exists
    assert not box.has_keyring_item()


@pytest.mark.parametrize("left_over", [SLOTS_FILE, TWIN_FILE, REGISTER_FILE, f"{REGISTER_FILE}-wal"])
def test_that_no_new_key_is_made_over_an_existing_register(box: KeyBox, left_over: str) -> None:
    box.folder.mkdir()
    (box.folder / left_over).write_bytes(b"precious")
    with fault_of(KeyFault) as caught:
        box.create(FIRST, RINA)
    assert caught.value.code == "key-slots-exist"
    assert [path.name for path in box.folder.iterdir()] == [left_over]
    assert (box.folder / left_over).read_bytes() == b"precious"


def test_that_no_byte_of_a_seal_can_be_flipped_unseen(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    whole = content(box)
    start = 64 + made.slot * 192
    covered = [0, 5, 9, 23, 25, 39, 44, *range(start, start + 192, 7), start + 191]
    for place in covered:
        put(box, flipped(whole, place))
        with pytest.raises((KeyFault, StoreFault)):
            box.unlock_by_passphrase(FIRST)
    put(box, whole)
    assert box.unlock_by_passphrase(FIRST).officer == RINA


def test_that_a_flip_elsewhere_keeps_nobody_out(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    whole = content(box)
    other = 64 + ((made.slot + 1) % slots.SLOT_COUNT) * 192 + 100
    for place in (other, len(whole) - 20):
        put(box, flipped(whole, place))
        assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)


def test_that_a_damaged_directory_forbids_changing_slots(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    whole = content(box)
    put(box, flipped(whole, len(whole) - 1))
    with fault_of(KeyFault) as caught:
        box.add_officer(made, BUDI, SECOND)
    assert caught.value.code == "key-slots-damaged"


@pytest.mark.parametrize("cut", [0, 1, 63, 64, 1_000, slots.FILE_BYTES - 1])
def test_that_a_cut_file_is_named_damaged(box: KeyBox, cut: int) -> None:
    box.create(FIRST, RINA)
    put(box, content(box)[:cut])
    with fault_of(KeyFault) as caught:
        box.unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-slots-damaged"


def test_that_a_later_format_is_told_from_damage(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    put(box, content(box).replace(b"POSKEY01", b"POSKEY02"))
    with fault_of(StoreFault) as caught:
        box.unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-slots-newer"


@pytest.mark.parametrize(
    "cost",
    [
        Cost(8, 1, 1),
        Cost(65_535, 3, 4),
        Cost(4_194_304, 3, 4),
        Cost(262_144, 255, 4),
        Cost(262_144, 3, 255),
        Cost(0, 0, 0),
    ],
)
def test_that_a_cost_out_of_bounds_is_refused_before_it_is_paid(box: KeyBox, cost: Cost) -> None:
    box.create(FIRST, RINA)
    put(box, replace(slots.parse(content(box)), cost=cost).to_bytes())
    strict = replace(box, strength=PRODUCTION)
    with fault_of(KeyFault) as caught:
        strict.unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-cost-refused"


def test_that_the_cheap_cost_of_tests_does_not_pass_in_earnest(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    with fault_of(KeyFault) as caught:
        replace(box, strength=PRODUCTION).unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-cost-refused"


def test_that_the_cost_in_earnest_works_and_is_what_the_design_says(tmp_path: Path) -> None:
    box = KeyBox(tmp_path)
    made = box.create(FIRST, RINA)
    assert slots.parse(content(box)).cost == Cost(256 * 1_024, 3, 4)
    assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)


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
    with fault_of(KeyFault) as caught:
        box.unlock_by_passphrase(FIRST)
    assert caught.value.code == "key-slots-rolled-back"


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
    with fault_of(KeyFault) as caught:
        box.add_officer(made, 99, FIRST)
    assert caught.value.code == "key-slots-full"
    assert len(box.holders(made)) == slots.SLOT_COUNT


def test_that_used_and_unused_slots_look_alike(tmp_path: Path) -> None:
    used, unused = b"", b""
    for number in range(24):
        box = KeyBox(tmp_path / str(number), CHEAP)
        made = box.create(FIRST, RINA)
        file = slots.parse(content(box))
        assert len(content(box)) == slots.FILE_BYTES
        assert {len(slot) for slot in file.slots} == {192}
        used += file.slots[made.slot]
        unused += file.slots[(made.slot + 5) % slots.SLOT_COUNT]
    assert abs(_bits_a_byte(used) - _bits_a_byte(unused)) < 0.06  # both about 7.96 for 4,608 random bytes
    assert _bits_a_byte(used) > 7.9


def test_that_places_are_drawn_and_not_counted(tmp_path: Path) -> None:
    places = {KeyBox(tmp_path / str(number), CHEAP).create(FIRST, RINA).slot for number in range(40)}
    assert len(places) > 6  # all 40 in six places or fewer: less than once in 10**9


def test_that_neither_officer_nor_key_nor_passphrase_lies_on_the_disk(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    seen = content(box)
    for hidden in (
        made.register_key.reveal(),
        made.signing_seed.reveal(),
        FIRST.reveal(),
        RINA.to_bytes(8),
        made.public_key,
    ):
        assert hidden not in seen


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_that_only_the_owner_can_read_what_is_written(box: KeyBox) -> None:
    before = os.umask(0)
    try:
        box.create(FIRST, RINA)
    finally:
        os.umask(before)
    assert stat.S_IMODE((box.folder / SLOTS_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(box.folder.stat().st_mode) == 0o700
    assert names(box) == [SLOTS_FILE, TWIN_FILE]


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
    with fault_of(KeyFault) as caught:
        box.unlock_by_keyring()
    assert caught.value.code == "keyring-item-missing"
    assert content(box) == before
    assert not memory_ring.items
    assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)


@pytest.mark.parametrize("text", ["", "too short", "!" * 44, "A" * 43 + "="])
def test_that_a_foreign_keyring_item_opens_nothing(box: KeyBox, memory_ring: MemoryRing, text: str) -> None:
    made = box.create(FIRST, RINA)
    box.remember_in_keyring(made)
    memory_ring.items = dict.fromkeys(memory_ring.items, text)
    with fault_of(KeyFault) as caught:
        box.unlock_by_keyring()
    assert caught.value.code == "keyring-item-wrong"


@pytest.mark.parametrize(
    ("ring", "code"),
    [(SilentRing(), "keyring-readback"), (GarblingRing(), "keyring-readback"), (LockedRing(), "keyring-refused")],
)
def test_that_a_keyring_that_does_not_keep_is_never_relied_on(box: KeyBox, ring: MemoryRing, code: str) -> None:
    made = box.create(FIRST, RINA)
    before = content(box)
    with fault_of(KeyFault) as caught:
        replace(box, opener=lambda: ring).remember_in_keyring(made)
    assert caught.value.code == code
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


def test_that_a_write_that_fails_leaves_the_old_slots(box: KeyBox, monkeypatch: pytest.MonkeyPatch) -> None:
    made = box.create(FIRST, RINA)
    before = content(box)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFault, match="disk-full"):
        box.add_officer(made, BUDI, SECOND)
    assert content(box) == before
    assert names(box) == [SLOTS_FILE, TWIN_FILE]


@pytest.mark.parametrize("name", [SLOTS_FILE, TWIN_FILE])
@pytest.mark.parametrize("damage", ["gone", "empty", "header", "slot", "directory", "noise"])
def test_that_damage_to_one_twin_costs_nothing_and_is_healed(box: KeyBox, name: str, damage: str) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    whole, path = content(box), box.folder / name
    place = {"header": 20, "slot": 64 + made.slot * 192 + 50, "directory": len(whole) - 9}.get(damage, 0)
    path.write_bytes({"empty": b"", "noise": os.urandom(len(whole))}.get(damage, flipped(whole, place)))
    if damage == "gone":
        path.unlink()
    assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)
    assert [(box.folder / one).read_bytes() for one in (SLOTS_FILE, TWIN_FILE)] == [whole, whole]
    assert box.unlock_by_passphrase(SECOND).officer == BUDI


def test_that_damage_to_both_twins_in_different_slots_costs_nobody_his_slot(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    box.add_officer(made, BUDI, SECOND)
    other = box.unlock_by_passphrase(SECOND)
    whole = content(box)
    (box.folder / SLOTS_FILE).write_bytes(flipped(whole, 64 + made.slot * 192 + 3))
    (box.folder / TWIN_FILE).write_bytes(flipped(whole, 64 + other.slot * 192 + 3))
    assert box.unlock_by_passphrase(SECOND).officer == BUDI
    assert content(box) == (box.folder / TWIN_FILE).read_bytes() == whole
    assert box.unlock_by_passphrase(FIRST).officer == RINA


def test_that_after_a_power_cut_between_the_twins_only_the_new_passphrase_opens(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    old = content(box)
    box.change_passphrase(FIRST, THIRD)
    new = content(box)
    (box.folder / TWIN_FILE).write_bytes(old)
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        box.unlock_by_passphrase(FIRST)
    assert box.unlock_by_passphrase(THIRD).register_key.matches(made.register_key)
    assert (box.folder / TWIN_FILE).read_bytes() == new


def test_that_a_twin_of_a_newer_version_is_never_written_over(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    newer = content(box).replace(b"POSKEY01", b"POSKEY02")
    (box.folder / TWIN_FILE).write_bytes(newer)
    with pytest.raises(StoreFault, match="key-slots-newer"):
        box.unlock_by_passphrase(FIRST)
    assert (box.folder / TWIN_FILE).read_bytes() == newer


def test_that_a_disk_that_takes_nothing_still_lets_one_in(box: KeyBox, monkeypatch: pytest.MonkeyPatch) -> None:
    made = box.create(FIRST, RINA)
    (box.folder / TWIN_FILE).unlink()

    def read_only(_: int) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "fsync", read_only)
    assert box.unlock_by_passphrase(FIRST).register_key.matches(made.register_key)


def test_that_a_creation_without_a_register_can_be_taken_back_and_one_with_it_cannot(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    box.abandon()
    assert not box.exists
    box.create(SECOND, RINA)
    (box.folder / REGISTER_FILE).write_bytes(b"precious")
    with pytest.raises(KeyFault, match="key-slots-exist"):
        box.abandon()
    assert box.unlock_by_passphrase(SECOND).officer == RINA


def test_that_of_two_that_create_at_once_one_is_refused(box: KeyBox, monkeypatch: pytest.MonkeyPatch) -> None:
    first: list[KeyBox] = []
    sealing = slots.with_directory

    def quicker(*arguments: object) -> object:
        if not first:
            first.append(box)
            box.create(SECOND, BUDI)  # another process gets in between
        return sealing(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(slots, "with_directory", quicker)
    with pytest.raises(KeyFault, match="key-slots-exist"):
        box.create(FIRST, RINA)
    monkeypatch.undo()
    assert box.unlock_by_passphrase(SECOND).officer == BUDI
    assert names(box) == [SLOTS_FILE, TWIN_FILE]


def test_that_the_register_and_the_keys_agree_on_the_files_name() -> None:
    from console.register.opening import FILE_NAME

    assert FILE_NAME == REGISTER_FILE


def test_that_nothing_secret_is_printed(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    assert repr(made).count("<redacted>") == 2
    assert made.register_key.reveal().hex() not in repr(made)


def _bits_a_byte(sample: bytes) -> float:
    counts = Counter(sample)
    return -sum(count / len(sample) * math.log2(count / len(sample)) for count in counts.values())
