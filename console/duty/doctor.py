"""What this computer and this data folder are like: read only, and nothing personal in what is found without unlocking."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sqlalchemy import Connection

from console import settings
from console.durable import store_fault
from console.duty import plaintext
from console.faults import Fault
from console.keys import REGISTER_FILE, ring
from console.keys.box import KeyBox
from console.register import opening

_FREE_LEAST_BYTES = 1 << 30  # a large import and its log need room


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. is_ok: None where there is nothing to judge."""

    name: str
    value: str
    is_ok: bool | None = None


def examine(folder: Path) -> list[Finding]:
    """Everything worth knowing, in the order an administrator asks.

    Raises StoreFault ``place-missing`` where no folder can be, and as ``durable.store_fault`` says where it cannot be looked at.
    """
    return [
        Finding("posko", _version("posko")),
        Finding("python", platform.python_version()),
        Finding("system", f"{platform.system()} {platform.release()}"),
        Finding("qt", _version("pyside6-essentials")),
        Finding("sqlite", opening.engine_version()),
        *_folder(folder),
        *_settings(folder),
        _keyring(),
        _encryption(folder),
    ]


def examine_readable(connection: Connection) -> list[Finding]:
    """The readable files with people in them that still exist: each is to be removed or put on an encrypted disk.

    connection: of the unlocked register, which remembers them. Their names may be personal, so they are told to an officer only.
    """
    files = plaintext.left(connection)
    if not files:
        return [Finding("readable files", "none that this console knows of", is_ok=True)]
    return [Finding(f"readable file ({each.origin})", _shown(each.path), is_ok=False) for each in files]


def _shown(path: Path) -> str:
    """The path as text that every terminal takes."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed as a package"


def _settings(folder: Path) -> list[Finding]:
    """What of the settings could not be taken; nothing where all is well."""
    return [
        Finding("settings", "the file cannot be read; the usual settings are used", is_ok=False)
        if fault.name == "*"
        else Finding("setting not possible", fault.name, is_ok=False)
        for fault in settings.load(folder)[1]
    ]


def _folder(folder: Path) -> list[Finding]:
    try:
        return _looked_at(folder)
    except OSError as trouble:
        raise store_fault(trouble) from trouble


def _looked_at(folder: Path) -> list[Finding]:
    there = next(part for part in (folder, *folder.parents) if part.exists())
    free = shutil.disk_usage(there).free
    found = [
        Finding("data folder", str(folder)),
        Finding("free space", f"{free >> 20} MB", free >= _FREE_LEAST_BYTES),
        Finding("register", "there" if (folder / REGISTER_FILE).exists() else "none yet"),
        Finding("key slots", "there" if KeyBox(folder).exists else "none yet"),
    ]
    if folder.exists() and sys.platform != "win32":
        mode = folder.stat().st_mode & 0o777
        found.append(Finding("folder mode", oct(mode), mode & 0o077 == 0))
    return found


def _keyring() -> Finding:
    try:
        ring.system_ring()
    except Fault:
        return Finding("keyring", "none that is allowed; the passphrase unlocks")
    return Finding("keyring", "an allowed one is there")


def _encryption(folder: Path) -> Finding:
    """Whether the disk under the folder is encrypted, as far as the system says. Only Linux says it without privileges."""
    if sys.platform != "linux":
        return Finding("disk encryption", "not known; ask the administrator")
    mappers = list(Path("/sys/block").glob("dm-*/dm/uuid"))
    is_encrypted = any(path.read_text().startswith("CRYPT-") for path in mappers)
    return Finding(
        "disk encryption", "an encrypted volume is in use" if is_encrypted else "none seen; ask the administrator"
    )
