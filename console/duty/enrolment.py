"""The first officer, further officers, and unlocking."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.atlas.missions import accreditations, mission_ids, missions
from console.durable import private_folder
from console.duty import roster_undo
from console.duty.post import Post
from console.faults import InputFault, KeyFault
from console.keys.box import KeyBox, Unlocked
from console.model.change import Change, Value
from console.model.ids import NOT_ENROLLED_AUTHOR, record_id
from console.model.kinds import Kind
from console.register import opening
from console.register.fold import living, validated
from console.register.register import Clock, Register, wall_clock_ms
from console.register.touched import Touched
from console.secret import Secret

_FIRST_OFFICER = record_id(NOT_ENROLLED_AUTHOR, 1)  # the first record of every fresh register


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register, who opened it, and with which keys."""

    post: Post
    keys: Unlocked
    box: KeyBox


def reference() -> tuple[Change, ...]:
    """The shipped reference data: missions and accreditations."""
    return (*missions(), *accreditations())


def init(box: KeyBox, name: str, mission: str, passphrase: Secret, *, clock: Clock = wall_clock_ms) -> Opened:
    """Make a register with its first officer.

    mission: code. Raises KeyFault ``key-slots-exist``, InputFault ``mission-unknown``, ``officer-no-name``, ``field-wrong`` or for a weak
    passphrase; StoreFault of the disk. Nothing is left behind then.
    """
    fields = _officer_fields(name, mission)
    private_folder(box.folder)
    with box.alone():
        box.set_aside()
        keys = box.create(passphrase, _FIRST_OFFICER)
        try:
            register = Register.create(box.folder, keys.register_key, clock=clock)
        except BaseException:
            box.abandon()
            raise
        try:
            register.load_reference(reference())
            [officer] = register.mint()
            register.record([Change(Kind.OFFICER, officer, {**fields, "verify_key": keys.public_key.hex()})], officer)
        except BaseException:
            register.close()
            opening.discard(box.folder)
            box.abandon()
            raise
    return Opened(Post(register, officer), keys, box)


def unlock(box: KeyBox, passphrase: Secret | None, *, clock: Clock = wall_clock_ms) -> Opened:
    """Open the register for writing as the officer of this passphrase, or of this computer's keyring without one.

    An import that a crash left half applied is undone first. Raises KeyFault ``officer-not-enrolled``; KeyFault and StoreFault as the
    parts do.
    """
    keys = box.unlock_by_keyring() if passphrase is None else box.unlock_by_passphrase(passphrase)
    register = Register.open(box.folder, keys.register_key, clock=clock)
    post = Post(register, keys.officer)
    try:
        with register.reading() as connection:
            must_be_enrolled(connection, keys.officer)
        register.load_reference(reference())
        roster_undo.recover(post)
    except BaseException:
        register.close()
        raise
    return Opened(post, keys, box)


def must_be_enrolled(connection: Connection, officer: int) -> None:
    """A slot alone makes nobody an officer. Raises KeyFault ``officer-not-enrolled`` when the register does not list him."""
    if not living(connection, Kind.OFFICER, [officer]):
        raise KeyFault("officer-not-enrolled")


def add_officer(opened: Opened, name: str, mission: str, passphrase: Secret) -> int:
    """Give another officer a slot and a signing key on this device; his record id.

    The record goes first: should the console end in between, he is listed and does not unlock, which everybody sees; the other way round
    somebody would unlock whom nobody lists. Raises InputFault ``mission-unknown``, ``officer-no-name``, ``field-wrong``,
    ``passphrase-taken``; KeyFault ``key-slots-full``; nobody is added then.
    """
    post = opened.post
    fields = _officer_fields(name, mission)
    [officer] = post.register.mint()

    recorded: list[Touched] = []

    def enrol(public_key: bytes) -> None:
        change = Change(Kind.OFFICER, officer, {**fields, "verify_key": public_key.hex()})
        recorded.append(post.register.record([change], post.officer))

    try:
        opened.box.add_officer(opened.keys, officer, passphrase, enrol)
    except BaseException:
        if recorded and officer not in {each.officer for each in opened.box.holders(opened.keys)}:
            post.withdraw(Kind.OFFICER, officer, "not made")  # the disk did not take the slots
        raise
    return officer


def remove_officer(opened: Opened, officer: int) -> None:
    """Take an officer's slots on this device away, and withdraw his record; what he wrote stays, under his name.

    The slots go first: whatever happens in between, nobody unlocks who is not in the list of officers. Called again it ends what was begun.
    Raises InputFault ``officer-removes-self``.
    """
    if officer == opened.keys.officer:
        raise InputFault("officer-removes-self")
    if officer in {each.officer for each in opened.box.holders(opened.keys)}:
        opened.box.remove_officer(opened.keys, officer)
    opened.post.withdraw(Kind.OFFICER, officer, "removed")


def _officer_fields(name: str, mission: str) -> dict[str, Value]:
    """What the record of an officer says but for his key, as it will be stored."""
    if not name.strip():
        raise InputFault("officer-no-name")
    found = mission_ids().get(mission.strip().upper())
    if found is None:
        raise InputFault("mission-unknown")
    fields: dict[str, Value] = {"name": name.strip(), "mission": found}
    return dict(validated(Change(Kind.OFFICER, _FIRST_OFFICER, {**fields, "verify_key": ""}), is_new=True).fields)
