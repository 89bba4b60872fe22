"""Slots that are damaged, cut, of a later format, or half written: what is whole opens, and what is not is noticed."""

from __future__ import annotations

import os

import pytest

from console.faults import KeyFault, StoreFault
from console.keys import SLOTS_FILE, TWIN_FILE, slots
from console.keys.box import KeyBox
from tests.keys.parts import BUDI, FIRST, RINA, SECOND, THIRD, content, flipped, names, put


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
    with pytest.raises(KeyFault, match="key-slots-damaged"):
        box.add_officer(made, BUDI, SECOND)


@pytest.mark.parametrize("cut", [0, 1, 63, 64, 1_000, slots.FILE_BYTES - 1])
def test_that_a_cut_file_is_named_damaged(box: KeyBox, cut: int) -> None:
    box.create(FIRST, RINA)
    put(box, content(box)[:cut])
    with pytest.raises(KeyFault, match="key-slots-damaged"):
        box.unlock_by_passphrase(FIRST)


def test_that_a_later_format_is_told_from_damage(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    put(box, content(box).replace(b"POSKEY01", b"POSKEY02"))
    with pytest.raises(StoreFault, match="key-slots-newer"):
        box.unlock_by_passphrase(FIRST)


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
