"""Making a folder's keys and unlocking them by passphrase, on real files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from console.faults import KeyFault
from console.keys import REGISTER_FILE, SLOTS_FILE, TWIN_FILE, slots
from console.keys.box import KeyBox
from console.keys.kdf import PRODUCTION, Cost
from console.secret import Secret
from tests.keys.parts import BUDI, CHEAP, FIRST, RINA, SECOND, content, names, put


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
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        box.unlock_by_passphrase(Secret(wrong))


def test_that_the_same_words_typed_on_another_keyboard_open(box: KeyBox) -> None:
    box.create(Secret("caf\u00e9 pagi\u00a0hari di Jenewa".encode()), RINA)
    assert box.unlock_by_passphrase(Secret("cafe\u0301 pagi hari di Jenewa".encode())).officer == RINA


def test_that_without_slots_there_is_nothing_to_unlock(box: KeyBox) -> None:
    with pytest.raises(KeyFault, match="key-slots-missing"):
        box.unlock_by_passphrase(FIRST)
    assert not box.exists
    assert not box.has_keyring_item()


@pytest.mark.parametrize("left_over", [SLOTS_FILE, TWIN_FILE, REGISTER_FILE, f"{REGISTER_FILE}-wal"])
def test_that_no_new_key_is_made_over_an_existing_register(box: KeyBox, left_over: str) -> None:
    box.folder.mkdir()
    (box.folder / left_over).write_bytes(b"precious")
    with pytest.raises(KeyFault, match="key-slots-exist"):
        box.create(FIRST, RINA)
    assert [path.name for path in box.folder.iterdir()] == [left_over]
    assert (box.folder / left_over).read_bytes() == b"precious"


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
    with pytest.raises(KeyFault, match="key-cost-refused"):
        strict.unlock_by_passphrase(FIRST)


def test_that_the_cheap_cost_of_tests_does_not_pass_in_earnest(box: KeyBox) -> None:
    box.create(FIRST, RINA)
    with pytest.raises(KeyFault, match="key-cost-refused"):
        replace(box, strength=PRODUCTION).unlock_by_passphrase(FIRST)


def test_that_the_cost_in_earnest_works_and_is_what_the_design_says(tmp_path: Path) -> None:
    box = KeyBox(tmp_path)
    made = box.create(FIRST, RINA)
    assert slots.parse(content(box)).cost == Cost(256 * 1_024, 3, 4)
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
