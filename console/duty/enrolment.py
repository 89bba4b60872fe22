"""The first officer, further officers, and unlocking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import Connection

from console.atlas.missions import accreditations, mission_ids, missions
from console.durable import private_folder
from console.duty import roster_undo
from console.duty.post import Post
from console.faults import InputFault, KeyFault
from console.keys.box import KeyBox, SlotHolder, Unlocked
from console.keys.device import Device
from console.model.change import Change, Value
from console.model.ids import NOT_ENROLLED_AUTHOR, record_id
from console.model.kinds import Kind
from console.register import envelopes, log, opening
from console.register.enrolling import kept_renaming
from console.register.fold import living, validated
from console.register.register import Clock, Register, wall_clock_ms
from console.register.touched import Touched
from console.secret import Secret

_FIRST_OFFICER = record_id(NOT_ENROLLED_AUTHOR, 1)  # the first record of every fresh register


class Standing(Enum):
    """What a console is for its ministry, and its officer on it."""

    ALONE = auto()  # never enrolled: it works, and nothing leaves it
    MEMBER = auto()
    COPY = auto()  # restored from a backup or copied: it works on alone until it is enrolled anew
    WITHOUT_SEAT = auto()  # the console is enrolled, this officer is not yet: he reads


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register, who opened it, and with which keys. device: of an enrolled console, or of one that has asked to be."""

    post: Post
    keys: Unlocked
    box: KeyBox
    standing: Standing = Standing.ALONE
    device: Device | None = None


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
    return reopen(box, keys, clock=clock)


def reopen(box: KeyBox, keys: Unlocked, *, clock: Clock = wall_clock_ms) -> Opened:
    """As ``unlock``, with the keys at hand."""
    register = Register.open(box.folder, keys.register_key, clock=clock)
    try:
        with register.reading() as connection:
            officer = officer_of(connection, keys)
            must_be_enrolled(connection, officer)
        device = box.device(keys)
        standing = _take_seat(register, officer, box, device)
        if device is not None and device.is_asking and standing is Standing.MEMBER:
            box.keep_device(
                keys, device := device.as_member()
            )  # its enrolment was cut off after its last step but this
        post = Post(register, officer)
        register.load_reference(reference())
        if standing is not Standing.WITHOUT_SEAT:
            roster_undo.recover(post)
    except BaseException:
        register.close()
        raise
    return Opened(post, keys, box, standing, device)


def officer_of(connection: Connection, keys: Unlocked) -> int:
    """The record of who unlocked: his slot may still know him by the id he had before the console was enrolled."""
    return kept_renaming(connection).of(keys.officer)


def holders(connection: Connection, box: KeyBox, keys: Unlocked) -> dict[int, SlotHolder]:
    """The officers who can unlock here, by record id."""
    renaming = kept_renaming(connection)
    return {renaming.of(each.officer): each for each in box.holders(keys)}


def _take_seat(register: Register, officer: int, box: KeyBox, device: Device | None) -> Standing:
    with register.reading() as connection:
        sealed = log.count(connection, envelopes.SEALED)
        seats = log.authors_here(connection)
    if not seats:
        return Standing.ALONE
    if device is None or not device.is_member or not box.mark(device).is_of(sealed):
        register.work_alone()
        return Standing.COPY
    if officer not in seats:
        register.only_read()
        return Standing.WITHOUT_SEAT
    register.work_as(officer)
    return Standing.MEMBER


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
        if recorded and not opened.box.has_slot(opened.keys, officer):
            post.withdraw(Kind.OFFICER, officer, "not made")  # the disk did not take the slots
        raise
    return officer


def remove_officer(opened: Opened, officer: int) -> None:
    """Take an officer's slots on this device away, and withdraw his record; what he wrote stays, under his name.

    The slots go first: whatever happens in between, nobody unlocks who is not in the list of officers. Called again it ends what was begun.
    Raises InputFault ``officer-removes-self``.
    """
    if officer == opened.post.officer:
        raise InputFault("officer-removes-self")
    with opened.post.asking() as connection:
        held = holders(connection, opened.box, opened.keys)
    if officer in held:
        opened.box.remove_officer(opened.keys, held[officer].officer)
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
