"""What the slots on the disk tell to somebody who has no key: nothing."""

from __future__ import annotations

import math
import os
import stat
from collections import Counter
from pathlib import Path

import pytest

from console.keys import SLOTS_FILE, TWIN_FILE, slots
from console.keys.box import KeyBox
from tests.keys.parts import CHEAP, FIRST, RINA, content, names


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


def test_that_nothing_secret_is_printed(box: KeyBox) -> None:
    made = box.create(FIRST, RINA)
    assert repr(made).count("<redacted>") == 2
    assert made.register_key.reveal().hex() not in repr(made)


def _bits_a_byte(sample: bytes) -> float:
    counts = Counter(sample)
    return -sum(count / len(sample) * math.log2(count / len(sample)) for count in counts.values())
