"""Exchange files: in any order, more than once, cut short, neutral; each only what its addressees lack, and nobody else reads it."""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from console.exchange import admin, syncing
from console.faults import InputFault, SealFault
from console.register import carrying
from console.register.envelopes import Reason
from sync import wrapped
from sync.carriers.file import write_file
from sync.entries import Role
from sync.frames import MAGIC, NO_GENERATION, Answer
from tests.exchange.parts import MISSIONS, Console, Ministry

KHARTOUM = MISSIONS["KRT"]


@pytest.fixture
def two(ministry: Ministry) -> tuple[Console, Console]:
    ministry.found("KRT")
    one = ministry.join("one", "Budi Contoh", "KRT")
    other = ministry.join("two", "Ayu Contoh", "KRT")
    ministry.tell(one)
    return one, other


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_that_several_sticks_come_in_any_order_and_twice(two: tuple[Console, Console], order: tuple[int, ...]) -> None:
    one, other = two
    paths = []
    for number in range(3):
        one.person(f"Siti {number}")
        paths.append(one.write(f"{number}.posko", other))
    for number in (*order, *order):
        assert other.read(paths[number]).fault is None
    one.read(other.write("back.posko", one))
    assert one.people() == other.people()
    assert one.digest() == other.digest()
    assert other.aside() == []


def test_that_a_file_cut_anywhere_does_no_harm_and_the_whole_one_mends_it(two: tuple[Console, Console]) -> None:
    one, other = two
    for number in range(40):
        one.person(f"Siti {number}")
        one.member.courier.seal()
    whole = one.write("whole.posko", other).read_bytes()
    seen = set()
    for part in range(len(MAGIC) + 1, len(whole), len(whole) // 12):
        path = other.folder / f"cut{part}.posko"
        path.write_bytes(whole[:part])
        with contextlib.suppress(InputFault):  # cut within the first piece
            fault = syncing.read_file(syncing.here(other.member), path, other.member.device.root).fault
            seen.add(fault.code if fault else "")
    assert seen == {"exchange-file-cut"}
    path = other.folder / "whole.posko"
    path.write_bytes(whole)
    other.read(path)
    assert one.people() == other.people()
    assert other.aside() == []


def test_that_the_next_file_back_is_a_delta(two: tuple[Console, Console]) -> None:
    one, other = two
    for number in range(30):
        one.person(f"Siti Aminah {number}")
    other.read(one.write("a.posko", other))
    one.read(other.write("b.posko", one))  # carries what the other has received
    one.person("Dewi Lestari")
    path = one.folder / "c.posko"
    devices = one.member.membership().devices
    contents = syncing.write_file(one.member, path, [devices[other.device]])
    assert (contents.envelopes, sum(contents.by_alias.values())) == (1, 1)
    other.read(path)
    assert one.people() == other.people()


def test_that_a_file_carries_what_others_wrote_and_whoever_brings_it_need_not_read_it(ministry: Ministry) -> None:
    for mission in ("KRT", "CAI"):
        ministry.found(mission)
    khartoum = ministry.join("khartoum", "Budi Contoh", "KRT")
    second = ministry.join("second", "Ayu Contoh", "KRT")
    siti = khartoum.person("Siti Aminah")
    ministry.carry(khartoum, ministry.jakarta)
    ministry.carry(ministry.jakarta, second)  # Jakarta holds no paper of its own in it
    assert second.people() == {siti: "Siti Aminah"}


def test_that_nobody_but_who_holds_the_compartment_reads_it(ministry: Ministry) -> None:
    for mission in ("KRT", "CAI"):
        ministry.found(mission)
    khartoum = ministry.join("khartoum", "Budi Contoh", "KRT")
    cairo = ministry.join("cairo", "Sari Contoh", "CAI")
    khartoum.person("Siti Aminah")
    assert cairo.device not in {each.id for each in khartoum.member.membership().devices.values()}
    ministry.tell(khartoum)
    devices = khartoum.member.membership().devices
    path = khartoum.folder / "all.posko"
    syncing.write_file(khartoum.member, path, [devices[cairo.device], devices[ministry.jakarta.device]])
    cairo.read(path)
    assert cairo.people() == {}
    assert b"Siti" not in path.read_bytes()
    with cairo.opened.post.asking() as connection:
        told = connection.exec_driver_sql("SELECT count(*) FROM epoch_key k JOIN compartment c ON c.no = k.compartment WHERE c.mission = ?", (KHARTOUM,)).scalar()  # fmt: skip
    assert told == 0


def test_that_a_guest_reads_until_his_time_is_over(ministry: Ministry) -> None:
    for mission in ("KRT", "CAI"):
        ministry.found(mission)
    khartoum = ministry.join("khartoum", "Budi Contoh", "KRT")
    cairo = ministry.join("cairo", "Sari Contoh", "CAI")
    siti = khartoum.person("Siti Aminah")
    ministry.carry(khartoum, ministry.jakarta)
    admin.make_guest(ministry.jakarta.member, cairo.device, KHARTOUM, ministry.clock() + 3_600_000)
    ministry.tell(cairo)
    assert cairo.people() == {siti: "Siti Aminah"}
    ministry.clock.pass_time(hours=2)
    ministry.tell(khartoum)  # whose officer is a steward: he renews the key by himself
    assert khartoum.member.membership().newest_epoch(_compartment(khartoum)) == 2
    khartoum.person("Dewi Lestari")
    ministry.carry(khartoum, ministry.jakarta)
    assert len(ministry.jakarta.people()) == 2
    devices = khartoum.member.membership().devices
    path = khartoum.folder / "everything.posko"
    syncing.write_file(khartoum.member, path, list(devices.values()))
    cairo.read(path)
    assert cairo.people() == {siti: "Siti Aminah"}
    assert set(cairo.aside()) == {Reason.KEY_MISSING}


def _compartment(console: Console) -> bytes:
    return next(each.id for each in console.member.membership().compartments.values() if each.mission == KHARTOUM)


def test_that_a_revoked_console_reads_nothing_new_and_its_late_work_waits_beside(
    two: tuple[Console, Console], ministry: Ministry
) -> None:
    one, lost = two
    siti = lost.person("Siti Aminah")
    ministry.carry(lost, ministry.jakarta)
    assert admin.revoke(ministry.jakarta.member, [lost.device]) == 2  # the ministry's key and the mission's
    late = lost.person("Dewi Lestari")
    path = lost.folder / "late.posko"
    devices = lost.member.membership().devices
    syncing.write_file(lost.member, path, list(devices.values()))
    ministry.tell(one)
    one.read(path)
    ministry.jakarta.read(path)
    for console in (one, ministry.jakarta):
        assert console.people() == {siti: "Siti Aminah"}
        assert console.aside() == [Reason.REVOKED]
    new = one.person("Nur Contoh")
    everything = one.folder / "everything.posko"
    syncing.write_file(one.member, everything, [*one.member.membership().devices.values()])
    lost.read(everything)
    assert set(lost.people()) == {siti, late}
    assert Reason.KEY_MISSING in lost.aside()
    ministry.jakarta.read(everything)
    assert set(ministry.jakarta.people()) == {siti, new}


def test_that_a_neutral_file_looks_like_chance_and_opens_for_the_ministry_only(two: tuple[Console, Console]) -> None:
    one, other = two
    one.person("Siti Aminah")
    path = one.write("holiday", other, is_neutral=True)
    content = path.read_bytes()
    assert MAGIC not in content
    assert not any(word in content for word in (b"posko", b"POSKO", one.device, other.device))
    assert max(content.count(bytes([value])) for value in range(256)) < len(content) / 64
    other.read(path)
    assert one.people() == other.people()
    with pytest.raises(InputFault, match="exchange-file-wrong"):
        list(syncing.file_carrier.read_file(path, b"x" * 32))


def test_that_a_file_changed_in_one_bit_brings_nothing_false(two: tuple[Console, Console]) -> None:
    one, other = two
    one.person("Siti Aminah")
    whole = bytearray(one.write("whole.posko", other).read_bytes())
    before = other.digest()
    for place in range(len(MAGIC), len(whole), max(1, len(whole) // 60)):
        changed = bytearray(whole)
        changed[place] ^= 1
        path = other.folder / f"{place}.posko"
        path.write_bytes(changed)
        try:
            syncing.read_file(syncing.here(other.member), path, other.member.device.root)
        except (InputFault, SealFault):
            assert other.people() in ({}, one.people())
        assert set(other.people().values()) <= {"Siti Aminah"}
    other.read(_written(other.folder / "whole", bytes(whole)))
    assert one.people() == other.people()
    assert other.digest() != before


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_that_only_an_exchange_file_is_one(two: tuple[Console, Console]) -> None:
    one, _ = two
    for content in (b"", b"x", MAGIC, MAGIC + b"\0\0\0\5abc", b"name,phone\nSiti,0812\n" * 40):
        with pytest.raises(InputFault, match="exchange-file-wrong"):
            syncing.read_file(syncing.here(one.member), _written(one.folder / "other", content), one.member.device.root)
    with pytest.raises(InputFault, match="file-missing"):
        syncing.read_file(syncing.here(one.member), one.folder / "missing", one.member.device.root)


def test_that_roles_are_as_given(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT", Role.FIELD, Role.APPROVER)
    [author] = [each for each in console.member.membership().authors.values() if each.device == console.device]
    assert author.roles == {Role.FIELD, Role.APPROVER}
    ministry.clock.pass_time(hours=1)
    assert admin.tend(console.member) == 0


def test_that_a_console_whose_key_got_lost_on_its_way_says_so_and_is_given_it(ministry: Ministry) -> None:
    ministry.found("KRT")
    one = ministry.join("one", "Budi Contoh", "KRT")
    other = ministry.join("other", "Ayu Contoh", "KRT")
    ministry.tell(one)
    siti = one.person("Siti Aminah")
    with other.opened.post.register.maintenance() as connection:  # as if its wrapped keys had gone with a hub
        sql = "DELETE FROM epoch_key WHERE compartment IN (SELECT no FROM compartment WHERE mission = ?)"
        connection.exec_driver_sql(sql, (KHARTOUM,))
    wires = [one.write("a.posko", other), other.write("lacks.posko", one)]
    stripped = _without_keys(wires[0], one.member.device.root)
    other.read(stripped)
    assert other.people() == {}
    assert set(other.aside()) == {Reason.KEY_MISSING}
    one.read(other.write("b.posko", one))
    with one.opened.post.asking() as connection:
        wraps = carrying.wraps_to_send(connection)
    assert [wrapped.parse(wire).device for wire in wraps if wrapped.parse(wire).device == other.device]
    again = one.folder / "keys.posko"
    write_file(again, [Answer(NO_GENERATION, wraps=wraps)])
    other.read(again)
    assert other.people() == {siti: "Siti Aminah"}
    before = len(wraps)
    one.read(other.folder / "b.posko")
    with one.opened.post.asking() as connection:
        assert len(carrying.wraps_to_send(connection)) == before  # once is enough


def _without_keys(path: Path, root: bytes) -> Path:
    target = path.with_suffix(".stripped")
    write_file(target, [replace(answer, wraps=[]) for answer in syncing.file_carrier.read_file(path, root)])
    return target
