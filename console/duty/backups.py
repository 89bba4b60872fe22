"""A backup is one file: the encrypted register and the passphrase slots, nothing of this computer. Written and restored only whole."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from console.durable import beside, flush_folder, must_lie_outside, new_file, private_folder, store_fault
from console.faults import InputFault, StoreFault
from console.keys import REGISTER_FILE, SLOTS_FILE
from console.keys.box import KeyBox, Unlocked
from console.register import opening
from console.secret import Secret

_BACKUP_MAX_BYTES = 64 << 30  # who restores a larger file is being fooled
_SLOTS_MAX_BYTES = 1 << 20
_STAGE = "restoring"  # a folder inside the data folder: same disk, same owner


def backup(box: KeyBox, keys: Unlocked, target: Path) -> None:
    """Write an encrypted copy of the register and the passphrase slots into one file, beside a running desk.

    The copy is checked before it takes its name. Raises InputFault ``backup-exists``, ``backup-cannot-write``, ``place-in-data-folder``;
    StoreFault ``register-damaged``, ``backup-damaged``, ``disk-full``, ``register-full``.
    """
    must_lie_outside(box.folder, target)
    copy = beside(target)
    try:
        if target.exists():
            raise InputFault("backup-exists")
        opening.copy_to(box.folder, keys.register_key, copy)
        with new_file(target) as out:
            _pack(out, [(SLOTS_FILE, box.passphrase_slots(keys)), (REGISTER_FILE, copy)])
    except FileExistsError as trouble:  # another process was quicker
        raise InputFault("backup-exists") from trouble
    except OSError as trouble:  # a stick that was pulled out, a folder of somebody else's
        raise _cannot_write(store_fault(trouble)) from trouble
    except StoreFault as fault:
        raise _cannot_write(fault) from fault
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _cannot_write(fault: StoreFault) -> StoreFault | InputFault:
    """What is wrong with the place of a backup is for whoever chose it."""
    is_of_place = fault.code in {"disk-read-only", "place-missing", "disk-trouble"}
    return InputFault("backup-cannot-write") if is_of_place else fault


def _pack(out: BinaryIO, members: Sequence[tuple[str, bytes | Path]]) -> None:
    """Tar, so that an administrator sees what it is made of."""
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name, content in members:
            _pack_one(packed, name, content)


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


def restore(box: KeyBox, source: Path, passphrase: Secret) -> None:
    """Put a backup into a folder that has no register, once a passphrase it had has proved every page of it.

    Slots without a register, which an interrupted restoring leaves, are set aside. Raises StoreFault ``register-exists``,
    ``register-rests``, ``backup-missing``, ``backup-damaged``, ``disk-full`` and others of the disk; KeyFault as
    ``KeyBox.unlock_by_passphrase``. Nothing is left behind then.
    """
    _must_be_free(box.folder)
    if not _is_file(source):  # a pipe or a device would be waited for
        raise StoreFault("backup-missing")
    with _stage(box.folder) as stage:
        slots = _unpack(source, stage / REGISTER_FILE)
        staged = replace(box, folder=stage)
        staged.restore_slots(slots)
        opening.check_file(stage / REGISTER_FILE, staged.unlock_by_passphrase(passphrase).register_key)
        with box.alone():
            _must_be_free(box.folder)
            box.set_aside()
            box.restore_slots(slots)
            try:
                (stage / REGISTER_FILE).replace(box.folder / REGISTER_FILE)
                flush_folder(box.folder)
            except OSError as trouble:
                box.abandon()
                raise store_fault(trouble) from trouble


def _must_be_free(folder: Path) -> None:
    """No register, and nothing of an earlier one: its write-ahead log would be taken for the restored one's."""
    if (folder / REGISTER_FILE).exists():
        raise StoreFault("register-exists")
    if any(folder.glob(f"{REGISTER_FILE}*")):
        raise StoreFault("register-rests")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name no file can have
        return False


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Where a backup is looked at before it takes its place; gone in the end, and with it the data folder if that was not there before."""
    was_there = folder.exists()
    stage = beside(folder / _STAGE)
    private_folder(stage)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if not was_there and not any(folder.iterdir()):
            folder.rmdir()


def _unpack(source: Path, target: Path) -> bytes:
    """The register is written to target, the slots are the result; whatever else the file holds is refused."""
    try:
        with tarfile.open(source, mode="r:") as packed:
            slots = _member(packed, SLOTS_FILE, _SLOTS_MAX_BYTES).read()
            with os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                shutil.copyfileobj(_member(packed, REGISTER_FILE, _BACKUP_MAX_BYTES), out, 1 << 20)
                out.flush()
                os.fsync(out.fileno())
    except (tarfile.TarError, EOFError) as error:
        raise StoreFault("backup-damaged") from error
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    return slots


def _member(packed: tarfile.TarFile, name: str, max_bytes: int) -> IO[bytes]:
    """The next member, which must be a plain file of this name."""
    entry = packed.next()
    if entry is None or entry.name != name or not entry.isreg() or entry.size > max_bytes:
        raise StoreFault("backup-damaged")
    content = packed.extractfile(entry)
    assert content is not None  # a plain file has one
    return content
