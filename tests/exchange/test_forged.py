"""What somebody in between can put into an exchange file or into an enrolment, and that it comes to nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.exchange import admin, enrolling, syncing
from console.faults import Fault, InputFault, SealFault
from sync.carriers import file as files
from sync.entries import Role
from sync.frames import MAGIC, NO_GENERATION, REQUEST_MAX, Answer, write_pieces
from sync.pouch import ALIAS_BYTES
from tests.conftest import Clock
from tests.exchange.parts import PUBLIC, Console, Ministry


@pytest.fixture
def one(ministry: Ministry) -> Console:
    ministry.found("KRT")
    return ministry.join("one", "Budi Contoh", "KRT")


@pytest.fixture
def pieces(ministry: Ministry, one: Console) -> list[Answer]:
    """Of an honest file for the console."""
    return list(files.read_file(ministry.jakarta.write("honest.posko", one), one.member.device.root))


def forged(ministry: Ministry, answers: list[Answer], name: str = "forged.posko") -> Path:
    path = ministry.folder / name
    files.write_file(path, answers)
    return path


def _damaged(wire: bytes) -> bytes:
    return wire[:-1] + bytes([wire[-1] ^ 1])


FORGERIES: dict[str, Callable[[Answer], Answer]] = {
    "entries with another signature": lambda piece: replace(piece, entries=[_damaged(each) for each in piece.entries]),
    "keys with another signature": lambda piece: replace(piece, wraps=[_damaged(each) for each in piece.wraps]),
    "entries backwards": lambda piece: replace(piece, entries=list(piece.entries)[::-1]),
    "entries twice": lambda piece: replace(piece, entries=[*piece.entries, *piece.entries]),
    "entries left out": lambda piece: replace(piece, entries=list(piece.entries)[:1]),
    "entries that are noise": lambda piece: replace(piece, entries=[b"", b"\0" * 200, bytes(range(256))]),
    "keys that are noise": lambda piece: replace(piece, wraps=[b"", b"\1" * 170]),
    "envelopes that are noise": lambda piece: replace(
        piece, news=[(bytes(ALIAS_BYTES), 1, b""), (bytes(ALIAS_BYTES), 2, b"\2" * 300)]
    ),
    "a hub's numbers": lambda piece: replace(
        piece, generation=b"forged!!", entries_at=2**60, wraps_at=2**60, words_at=2**60, has_more=True
    ),
}


@pytest.mark.parametrize("how", FORGERIES)
def test_that_a_forged_file_makes_nobody_a_member_and_holds_nothing_up(
    ministry: Ministry, one: Console, pieces: list[Answer], how: str
) -> None:
    before, digest = one.member.membership(), one.digest()
    one.read(forged(ministry, [FORGERIES[how](piece) for piece in pieces]))
    after = one.member.membership()
    assert (after.devices, after.authors, after.officers) == (before.devices, before.authors, before.officers)
    assert one.digest() == digest
    other = ministry.join("two", "Ayu Contoh", "KRT")
    other.person("Siti Aminah")
    ministry.tell(one)
    assert ministry.carry(other, one).fault is None
    assert list(one.people().values()) == ["Siti Aminah"]


def test_that_a_revocation_that_was_left_out_comes_with_the_next_file(ministry: Ministry, one: Console) -> None:
    other = ministry.join("two", "Ayu Contoh", "KRT")
    ministry.tell(one)
    admin.revoke(ministry.jakarta.member, [other.device])
    whole = ministry.jakarta.write("whole.posko", one)
    without = [
        replace(piece, entries=[wire for wire in piece.entries if wire in _entries(one)])
        for piece in files.read_file(whole, one.member.device.root)
    ]
    one.read(forged(ministry, without))
    assert other.device not in one.member.membership().revoked
    one.read(whole)
    assert other.device in one.member.membership().revoked
    other.person("Siti Aminah")
    path = other.folder / "late.posko"
    membership = other.member.membership()
    syncing.write_file(other.member, path, [membership.devices[one.device]])
    one.read(path)
    assert one.people() == {}
    assert one.aside() == ["revoked"]


def _entries(console: Console) -> set[bytes]:
    return {wire for answer in admin.founding(console.member) for wire in answer.entries}


def test_that_a_file_of_another_ministry_brings_nothing(ministry: Ministry, one: Console, clock: Clock) -> None:
    (ministry.folder / "elsewhere").mkdir()
    with ExitStack() as stack:
        (ministry.folder / "elsewhere" / "jakarta").mkdir()
        theirs = Console(ministry.folder / "elsewhere" / "jakarta", "Maling Contoh", "KRT", clock, stack)
        admin.found(theirs.opened, Ed25519PrivateKey.from_private_bytes(b"z" * 32), PUBLIC)
        theirs.reopen()
        theirs.person("Orang Asing")
        theirs.member.courier.seal()
        before, digest = one.member.membership().devices, one.digest()
        path = forged(ministry, admin.founding(theirs.member))
        one.read(path)
        assert one.member.membership().devices == before
        assert one.digest() == digest


@pytest.mark.parametrize(
    "content",
    [
        MAGIC + (REQUEST_MAX + 1).to_bytes(4, "big") + bytes(99),
        MAGIC + b"\xff\xff\xff\xff" + bytes(99),
        MAGIC + bytes(1 << 20),
        bytes(1 << 20),
        MAGIC + b"".join(write_pieces([Answer(NO_GENERATION)]))[:-1],
    ],
    ids=["larger than any", "larger than memory", "pieces of nothing", "nothing", "half"],
)
def test_that_a_file_that_would_never_end_is_refused_at_its_beginning(
    ministry: Ministry, one: Console, content: bytes
) -> None:
    path = ministry.folder / "endless.posko"
    path.write_bytes(content)
    with path.open("r+b") as file:
        file.truncate(1 << 40 if len(content) > 1_000 else len(content))
    with pytest.raises(InputFault, match="exchange-file-wrong"):
        one.read(path)


def test_that_a_revoked_console_does_not_come_back_by_its_old_answer(ministry: Ministry, one: Console) -> None:
    ministry.found("CAI")
    invited = ministry.invite("KRT")
    other = ministry.console("two", "Ayu Contoh", "KRT")
    request = enrolling.ask_by_file(other.opened, invited.content)
    taken = enrolling.take_request(ministry.jakarta.member, invited, request)
    enrolling.approve(ministry.jakarta.member, taken, taken.number)
    with pytest.raises(SealFault, match="request-wrong"):
        enrolling.invitation_of_request(ministry.jakarta.member, request)
    device = enrolling.read(ministry.jakarta.member, invited, request).device
    admin.revoke(ministry.jakarta.member, [device])
    with pytest.raises(Fault, match="device-known"):
        enrolling.approve(ministry.jakarta.member, taken, taken.number)
    again = enrolling.invite(ministry.jakarta.member, invited.mission, [Role.DUTY], to_hub=False)
    with pytest.raises(SealFault, match="request-wrong"):
        enrolling.take_request(ministry.jakarta.member, again, request)
    assert not ministry.jakarta.member.membership().is_active(device)
