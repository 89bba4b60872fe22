"""The first officer, further officers, unlocking, backup and restore."""

from __future__ import annotations

import errno
import os
import shutil
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from console.atlas.missions import accreditations, mission_ids, missions
from console.durable import private_folder, store_fault
from console.duty import roster_undo
from console.duty.post import Post
from console.faults import InputFault, StoreFault
from console.keys import REGISTER_FILE, SLOTS_FILE
from console.keys.box import KeyBox, Unlocked
from console.model.change import Change, Value
from console.model.ids import NOT_ENROLLED_AUTHOR, record_id
from console.model.kinds import Kind
from console.register import opening
from console.register.register import Clock, Register, wall_clock_ms
from console.secret import Secret

_FIRST_OFFICER = record_id(NOT_ENROLLED_AUTHOR, 1)  # the first record of every fresh register
_BACKUP_MAX_BYTES = 64 << 30  # who restores a larger file is being fooled


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

    mission: code. Raises KeyFault ``key-slots-exist``, InputFault ``mission-unknown``, ``officer-no-name`` or for a weak passphrase;
    nothing is left behind then.
    """
    mission_id = _mission(mission)
    if not name.strip():
        raise InputFault("officer-no-name")
    private_folder(box.folder)
    keys = box.create(passphrase, _FIRST_OFFICER)
    try:
        register = Register.create(box.folder, keys.register_key, clock=clock)
    except BaseException:
        box.abandon()
        raise
    try:
        register.load_reference(reference())
        [officer] = register.mint()
        fields: dict[str, Value] = {"name": name.strip(), "mission": mission_id, "verify_key": keys.public_key.hex()}
        register.record([Change(Kind.OFFICER, officer, fields)], officer)
    except BaseException:
        register.close()
        raise
    return Opened(Post(register, officer), keys, box)


def unlock(box: KeyBox, passphrase: Secret | None, *, clock: Clock = wall_clock_ms) -> Opened:
    """Open the register for writing as the officer of this passphrase, or of this computer's keyring without one.

    An import that a crash left half applied is undone first. Raises KeyFault and StoreFault as the parts do.
    """
    keys = box.unlock_by_keyring() if passphrase is None else box.unlock_by_passphrase(passphrase)
    register = Register.open(box.folder, keys.register_key, clock=clock)
    post = Post(register, keys.officer)
    try:
        register.load_reference(reference())
        roster_undo.recover(post)
    except BaseException:
        register.close()
        raise
    return Opened(post, keys, box)


def add_officer(opened: Opened, name: str, mission: str, passphrase: Secret) -> int:
    """Give another officer a slot and a signing key on this device; his record id.

    Raises InputFault ``mission-unknown``, ``officer-no-name``, ``passphrase-taken``; KeyFault ``key-slots-full``.
    """
    mission_id = _mission(mission)
    if not name.strip():
        raise InputFault("officer-no-name")
    [officer] = opened.post.register.mint()
    public_key = opened.box.add_officer(opened.keys, officer, passphrase)
    fields: dict[str, Value] = {"name": name.strip(), "mission": mission_id, "verify_key": public_key.hex()}
    opened.post.register.record([Change(Kind.OFFICER, officer, fields)], opened.post.officer)
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


def _mission(code: str) -> int:
    found = mission_ids().get(code.strip().upper())
    if found is None:
        raise InputFault("mission-unknown", mission=code)
    return found


def backup(box: KeyBox, keys: Unlocked, target: Path) -> None:
    """Write an encrypted copy of the register and the passphrase slots into one file, beside a running desk.

    The copy is checked before it takes its name. Raises InputFault ``backup-exists``, ``backup-cannot-write``; StoreFault
    ``backup-damaged``, ``disk-full``.
    """
    if target.exists():
        raise InputFault("backup-exists")
    try:
        _back_up(box, keys, target)
    except OSError as trouble:  # a stick that was pulled out, a folder of somebody else's
        if trouble.errno == errno.ENOSPC:
            raise store_fault(trouble) from trouble
        raise InputFault("backup-cannot-write") from trouble


def _back_up(box: KeyBox, keys: Unlocked, target: Path) -> None:
    part = target.with_name(f".{target.name}.register")
    with opening.told():
        opening.copy_to(box.folder, keys.register_key, part)
    try:
        _pack(target, [(SLOTS_FILE, box.passphrase_slots(keys)), (REGISTER_FILE, part)])
    finally:
        part.unlink(missing_ok=True)


def _pack(target: Path, members: Sequence[tuple[str, bytes | Path]]) -> None:
    """One file, whole or not at all; tar, so that an administrator sees what it is made of."""
    beside = target.with_name(f".{target.name}.part")
    descriptor = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as packed:
                for name, content in members:
                    _pack_one(packed, name, content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _pack_one(packed: tarfile.TarFile, name: str, content: bytes | Path) -> None:
    entry = tarfile.TarInfo(name)
    entry.mode = 0o600
    if isinstance(content, bytes):
        entry.size = len(content)
        packed.addfile(entry, BytesIO(content))
        return
    entry.size = content.stat().st_size
    with content.open("rb") as source:
        packed.addfile(entry, source)


def restore(box: KeyBox, source: Path) -> None:
    """Put a backup into a folder that has no register. It opens with the passphrases it had.

    Raises KeyFault ``key-slots-exist``; StoreFault ``backup-damaged``; nothing is left behind then.
    """
    if box.exists or (box.folder / REGISTER_FILE).exists():
        raise StoreFault("register-exists")
    private_folder(box.folder)
    part = box.folder / f".{REGISTER_FILE}.part"
    try:
        slots = _unpack(source, part)
        box.restore_slots(slots)
        part.replace(box.folder / REGISTER_FILE)
    finally:
        part.unlink(missing_ok=True)


def _unpack(source: Path, part: Path) -> bytes:
    """The two members, by name; whatever else the file holds is refused."""
    try:
        with tarfile.open(source, mode="r:") as packed:
            slots, register = packed.next(), packed.next()
            if slots is None or register is None or (slots.name, register.name) != (SLOTS_FILE, REGISTER_FILE):
                raise StoreFault("backup-damaged")
            if not slots.isreg() or not register.isreg() or slots.size > 1 << 20 or register.size > _BACKUP_MAX_BYTES:
                raise StoreFault("backup-damaged")
            content = packed.extractfile(slots)
            body = packed.extractfile(register)
            assert content is not None
            assert body is not None
            told = content.read()
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                shutil.copyfileobj(body, out, 1 << 20)
                out.flush()
                os.fsync(out.fileno())
    except (tarfile.TarError, EOFError, OSError) as error:
        raise StoreFault("backup-damaged") from error
    return told
