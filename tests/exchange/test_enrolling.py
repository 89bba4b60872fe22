"""A console becomes a member: nothing it wrote is lost, nobody slips in between, and a copy of it is no second one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import combinations

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.duty import backups, enrolment
from console.duty.enrolment import Standing
from console.exchange import admin, consoles, enrolling, syncing
from console.exchange.member import member_of
from console.faults import InputFault, KeyFault, SealFault
from console.keys.box import KeyBox
from console.keys.device import DEVICE_FILE
from console.model.change import Change
from console.model.ids import NOT_ENROLLED_AUTHOR, author_of, mission_of
from console.model.kinds import Kind
from console.register.reading.officers import officers
from console.secret import Secret
from sync import invitation as wire
from sync import joining
from sync.entries import Role
from tests.exchange.parts import CUSTODIANS, MISSIONS, PUBLIC, ROOT, Console, Ministry
from tests.keys.parts import CHEAP

KHARTOUM = MISSIONS["KRT"]


def test_that_a_console_brings_along_what_it_wrote_alone_and_reads_what_was_there_before(ministry: Ministry) -> None:
    ministry.found("KRT")
    first = ministry.join("one", "Budi Contoh", "KRT")
    first.person("Siti Aminah")
    ministry.carry(first, ministry.jakarta)
    second = ministry.console("two", "Ayu Contoh", "KRT")
    alone = [second.person("Dewi Lestari"), second.person("Sari Dewi")]
    assert {author_of(each) for each in alone} == {NOT_ENROLLED_AUTHOR}
    ministry.approve(second, "KRT")
    ministry.tell(second)
    assert second.opened.standing is Standing.MEMBER
    assert sorted(second.people().values()) == ["Dewi Lestari", "Sari Dewi", "Siti Aminah"]
    assert {mission_of(author_of(person)) for person in second.people()} == {KHARTOUM}
    ministry.carry(second, first)
    ministry.carry(first, second)
    assert first.people() == second.people()
    assert first.digest() == second.digest()


def test_that_every_officer_of_a_console_signs_his_own_after_it_is_enrolled(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.console("one", "Budi Contoh", "KRT")
    ayu = Secret(b"ayu punya kalimat panjang sendiri")
    enrolment.add_officer(console.opened, "Ayu Contoh", "KRT", ayu)
    ministry.approve(console, "KRT")
    ministry.tell(console)
    budi = console.opened.post.officer
    ministry.carry(console, ministry.jakarta)
    console.reopen(ayu)
    assert console.opened.standing is Standing.MEMBER
    assert console.opened.post.officer != budi
    with console.opened.post.asking() as connection:
        by_id = {line.officer: line.name for line in officers(connection)}
    assert by_id[console.opened.post.officer] == "Ayu Contoh"
    assert by_id[budi] == "Budi Contoh"
    person = console.person("Siti Aminah")
    ministry.carry(console, ministry.jakarta)
    with ministry.jakarta.opened.post.asking() as connection:
        signed = connection.exec_driver_sql(
            "SELECT officer FROM batch WHERE author = ?", (author_of(person),)
        ).scalars()
        assert set(signed) == {console.opened.post.officer}
        assert {line.name for line in officers(connection)} == {"Budi Contoh", "Ayu Contoh", "Rina Contoh"}


def test_that_an_officer_added_later_reads_until_he_is_approved_and_then_writes(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT")
    ayu = Secret(b"ayu punya kalimat panjang sendiri")
    added = enrolment.add_officer(console.opened, "Ayu Contoh", "KRT", ayu)
    console.person("Siti Aminah")
    console.reopen(ayu)
    assert console.opened.standing is Standing.WITHOUT_SEAT
    assert list(console.people().values()) == ["Siti Aminah"]
    with pytest.raises(KeyFault, match="officer-without-seat"):
        console.person("Dewi")
    console.reopen()
    ministry.carry(console, ministry.jakarta)
    enrolling.approve_officer(ministry.jakarta.member, added, [Role.DUTY])
    with pytest.raises(InputFault, match="officer-seated"):
        enrolling.approve_officer(ministry.jakarta.member, added, [Role.DUTY])
    ministry.tell(console)
    console.reopen(ayu)
    assert console.opened.standing is Standing.MEMBER
    console.person("Dewi Lestari")
    ministry.carry(console, ministry.jakarta)
    assert sorted(ministry.jakarta.people().values()) == ["Dewi Lestari", "Siti Aminah"]


def test_that_who_exchanges_the_invitation_on_its_way_is_caught_by_the_code(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.console("one", "Budi Contoh", "KRT")
    real = ministry.invite("KRT")
    forged, _ = wire.invite(b"f" * 32, PUBLIC[0], KHARTOUM, real.until_ms)
    enrolling.ask_by_file(console.opened, forged)
    with pytest.raises(SealFault, match="code-wrong"):
        joining.compare(console.box, console.opened.keys, wire.code_text(real.code))


def test_that_who_exchanges_the_answer_on_its_way_is_caught_by_the_number(ministry: Ministry) -> None:
    ministry.found("KRT")
    console, thief = ministry.console("one", "Budi Contoh", "KRT"), ministry.console("two", "Maling Contoh", "KRT")
    invited = ministry.invite("KRT")
    enrolling.ask_by_file(console.opened, invited.content)
    stolen = enrolling.ask_by_file(thief.opened, invited.content)
    invited = enrolling.take_request(ministry.jakarta.member, invited, stolen)
    number = joining.compare(console.box, console.opened.keys, wire.code_text(invited.code))
    before = ministry.jakarta.member.membership().devices
    with pytest.raises(SealFault, match="number-differs"):
        enrolling.approve(ministry.jakarta.member, invited, number)
    assert ministry.jakarta.member.membership().devices == before


def test_that_the_first_answer_to_an_invitation_stays(ministry: Ministry) -> None:
    ministry.found("KRT")
    console, other = ministry.console("one", "Budi Contoh", "KRT"), ministry.console("two", "Ayu Contoh", "KRT")
    invited = ministry.invite("KRT")
    request = enrolling.ask_by_file(console.opened, invited.content)
    assert enrolling.ask_by_file(replace(console.opened, device=None), invited.content) == request
    invited = enrolling.take_request(ministry.jakarta.member, invited, request)
    with pytest.raises(SealFault, match="request-second"):
        enrolling.take_request(ministry.jakarta.member, invited, enrolling.ask_by_file(other.opened, invited.content))


def test_that_nobody_is_enrolled_without_the_code(ministry: Ministry) -> None:
    """A console that only sent its answer does not follow a ministry nobody has vouched for."""
    ministry.found("KRT")
    console = ministry.console("one", "Budi Contoh", "KRT")
    invited = ministry.invite("KRT")
    invited = enrolling.take_request(
        ministry.jakarta.member, invited, enrolling.ask_by_file(console.opened, invited.content)
    )
    enrolling.approve(ministry.jakarta.member, invited, invited.number)
    console.opened = replace(console.opened, device=console.box.device(console.opened.keys))
    device = console.opened.device
    assert device is not None
    membership = ministry.jakarta.member.membership()
    path = ministry.jakarta.folder / "early.posko"
    syncing.write_file(ministry.jakarta.member, path, [membership.devices[device.id]])
    assert not syncing.read_file_when_asked(console.opened, path)


def test_that_an_invitation_ends(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.console("one", "Budi Contoh", "KRT")
    invited = ministry.invite("KRT")
    ministry.clock.pass_time(hours=25)
    with pytest.raises(SealFault, match="invitation-over"):
        enrolling.ask_by_file(console.opened, invited.content)
    assert enrolling.invitations(ministry.jakarta.opened.post.register) == []


def test_that_only_an_enrolment_officer_admits(ministry: Ministry) -> None:
    ministry.found("KRT")
    budi = ministry.join("one", "Budi Contoh", "KRT")
    for act in (
        lambda: enrolling.invite(budi.member, KHARTOUM, [Role.DUTY], to_hub=False),
        lambda: admin.found_mission(budi.member, MISSIONS["CAI"]),
        lambda: admin.revoke(budi.member, [ministry.jakarta.device]),
        lambda: admin.make_guest(budi.member, budi.device, None, 2**46),
    ):
        with pytest.raises(KeyFault, match="not-enrolment-officer"):
            act()
    admin.appoint(ministry.jakarta.member, ROOT, budi.opened.post.officer)
    ministry.tell(budi)
    enrolling.invite(budi.member, KHARTOUM, [Role.DUTY], to_hub=False)


@pytest.mark.parametrize("step", ["device-kept", "log-written"])
def test_that_an_enrolment_cut_off_in_the_middle_goes_on(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ministry.found("KRT")
    console = ministry.console("one", "Budi Contoh", "KRT")
    console.person("Siti Aminah")
    ministry.approve(console, "KRT")
    before = console.digest()
    path = ministry.jakarta.folder / "grant.posko"
    assert console.opened.device is not None
    devices = ministry.jakarta.member.membership().devices
    syncing.write_file(ministry.jakarta.member, path, [devices[console.opened.device.id]])

    def die(*_: object, **__: object) -> None:
        raise MemoryError("cut off")

    what = ("enrolling.enrol", "carrying.enact")[step == "log-written"]
    monkeypatch.setattr(f"sync.joining.{what}", die)
    with pytest.raises(MemoryError):
        syncing.read_file_when_asked(console.opened, path)
    monkeypatch.undo()
    console.reopen()
    assert console.opened.standing is Standing.ALONE
    assert console.digest() == before
    console.read(path)
    assert console.opened.standing is Standing.MEMBER
    assert list(console.people().values()) == ["Siti Aminah"]


def _copy(console: Console, folder: str) -> Console:
    """The whole data folder elsewhere, as a thief or a careful officer copies it."""
    console.close()
    target = console.folder.parent / folder
    shutil.copytree(console.folder, target)
    twin = object.__new__(Console)
    twin.__dict__.update(console.__dict__)
    twin.folder, twin.box = target, KeyBox(target / "data", CHEAP, marks=console.folder / "marks")
    console.reopen()
    twin.opened = enrolment.unlock(twin.box, twin.phrase, clock=twin.clock)
    return twin


def test_that_a_copied_folder_works_alone_and_is_no_second_console(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT")
    siti = console.person("Siti Aminah")
    console.member.courier.seal()
    twin = _copy(console, "twin")
    try:
        assert twin.opened.standing is Standing.COPY
        with pytest.raises(KeyFault, match="console-is-copy"):
            member_of(twin.opened)
        dewi = twin.person("Dewi Lestari")
        assert author_of(dewi) == NOT_ENROLLED_AUTHOR
        twin.opened.post.register.record([Change(Kind.PERSON, siti, {"phone": "+62811"})], twin.opened.post.officer)
        ministry.approve(twin, "KRT")
        ministry.tell(twin)
        assert twin.opened.standing is Standing.MEMBER
        assert sorted(twin.people().values()) == ["Dewi Lestari", "Siti Aminah"]
        ministry.carry(console, ministry.jakarta)
        ministry.carry(twin, ministry.jakarta)
        assert sorted(ministry.jakarta.people().values()) == ["Dewi Lestari", "Siti Aminah"]
        assert ministry.jakarta.aside() == []
        with ministry.jakarta.opened.post.asking() as connection:
            phone = connection.exec_driver_sql("SELECT phone FROM person WHERE id = ?", (siti,)).scalar()
        assert phone == "+62811"
    finally:
        twin.close()


def test_that_a_folder_put_back_from_yesterday_is_a_copy_even_at_its_own_place(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT")
    console.close()
    shutil.copytree(console.folder / "data", console.folder / "yesterday")
    console.reopen()
    console.person("Siti Aminah")
    console.member.courier.seal()
    console.close()
    shutil.rmtree(console.folder / "data")
    shutil.copytree(console.folder / "yesterday", console.folder / "data")
    console.reopen()
    assert console.opened.standing is Standing.COPY


def test_that_a_backup_holds_no_device_and_a_restored_register_writes_alone(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT")
    console.person("Siti Aminah")
    file = console.folder / "backup"
    backups.backup(console.box, console.opened.keys, file)
    box = KeyBox(ministry.folder / "restored", CHEAP)
    backups.restore(box, file, console.phrase)
    assert not (box.folder / DEVICE_FILE).exists()
    opened = enrolment.unlock(box, console.phrase, clock=console.clock)
    assert (opened.standing, opened.device) == (Standing.COPY, None)
    opened.post.register.close()


@pytest.mark.parametrize("secret", ["box", "session"])
def test_that_the_device_file_tells_nothing(ministry: Ministry, secret: str) -> None:
    device = ministry.jakarta.opened.device
    assert device is not None
    content = (ministry.jakarta.box.folder / DEVICE_FILE).read_bytes()
    seed = device.box_seed if secret == "box" else device.session_seed
    assert seed.reveal() not in content
    assert device.id not in content
    alone = ministry.console("alone", "Budi Contoh", "KRT")
    invited = ministry.invite("JKT")
    enrolling.ask_by_file(alone.opened, invited.content)
    assert len((alone.box.folder / DEVICE_FILE).read_bytes()) == len(content)


def test_that_the_list_of_consoles_says_whose_they_are_and_what_was_heard(ministry: Ministry) -> None:
    ministry.found("KRT")
    budi = ministry.join("one", "Budi Contoh", "KRT", Role.FIELD)
    admin.make_guest(ministry.jakarta.member, budi.device, MISSIONS["JKT"], ministry.clock() + 3_600_000)
    ministry.carry(budi, ministry.jakarta)
    with ministry.jakarta.opened.post.asking() as connection:
        lines = {line.device: line for line in consoles.devices(connection) or ()}
    line = lines[budi.device.hex()]
    assert (line.mission, [(each.name, each.roles) for each in line.officers]) == ("KRT", [("Budi Contoh", ("field",))])
    assert [(each.compartment, each.until_ms) for each in line.guest_of] == [("JKT", ministry.clock() + 3_600_000)]
    assert line.newest_ms is not None
    assert not line.is_revoked


def test_that_any_three_custodians_recover_a_lost_mission_and_no_two_do(ministry: Ministry) -> None:
    ministry.found("KRT")
    console = ministry.join("one", "Budi Contoh", "KRT")
    console.person("Siti Aminah")
    path = ministry.folder / "last.posko"
    devices = console.member.membership().devices
    syncing.write_file(console.member, path, list(devices.values()))
    office = ministry.jakarta
    for triple in combinations(CUSTODIANS, 3):
        with office.opened.post.register.maintenance() as connection:
            connection.exec_driver_sql(
                "DELETE FROM epoch_key WHERE compartment IN (SELECT no FROM compartment WHERE mission = ?)", (KHARTOUM,)
            )
        assert admin.recover(office.member, KHARTOUM, triple) == 1
    for pair in combinations(CUSTODIANS, 2):
        with pytest.raises(InputFault, match="custodians-three"):
            admin.recover(ministry.jakarta.member, KHARTOUM, pair)
        with pytest.raises(SealFault, match="recovery-not-open"):
            admin.recover(ministry.jakarta.member, KHARTOUM, [*pair, X25519PrivateKey.generate()])
    ministry.jakarta.read(path)
    assert list(ministry.jakarta.people().values()) == ["Siti Aminah"]
