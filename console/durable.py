"""Small files that are either wholly there or not at all: the key slots and the settings.

Write beside, flush to the disk, rename over, flush the folder: after a power cut the file is the old one or the new one, never a half
one (the pattern SQLite and restic use). Nobody but the owner may read what is written.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from console.faults import InputFault, StoreFault

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_BESIDE_NAME_MAX = 50  # characters; most file systems allow 255 bytes
_READ_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SMALL_FILE_MAX_BYTES = 1 << 20  # who edits settings by hand never comes near; a huge file must not fill the memory


def private_folder(folder: Path) -> None:
    """Make the folder if it is missing, readable for its owner only.

    Raises StoreFault ``disk-full``, ``disk-read-only`` or ``disk-trouble``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(FOLDER_MODE)
    except OSError as trouble:
        raise store_fault(trouble) from trouble


def must_lie_outside(folder: Path, path: Path) -> None:
    """Refuse to write, into the data folder, what is not the console's own: it could take the place of the register or its keys.

    Raises InputFault ``place-in-data-folder``.
    """
    real = Path(os.path.realpath(path))  # Path.resolve raises on a circle of links
    if real.is_relative_to(os.path.realpath(folder)):
        raise InputFault("place-in-data-folder")


def read_whole(path: Path) -> bytes | None:
    """The file's bytes, or None when there is no such file.

    Raises StoreFault ``disk-trouble`` or ``disk-read-only``; ``place-missing`` when something else than a file has its name;
    ``file-too-large`` beyond SMALL_FILE_MAX_BYTES.
    """
    try:
        with _regular(path) as file:
            content = file.read(SMALL_FILE_MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    if len(content) > SMALL_FILE_MAX_BYTES:
        raise StoreFault("file-too-large", limit=SMALL_FILE_MAX_BYTES)
    return content


def _regular(path: Path) -> BinaryIO:
    """The file open for reading; what is no file, such as a pipe or a folder, is refused and never waited for."""
    opened = os.open(path, _READ_AT_ONCE)
    if stat.S_ISREG(os.fstat(opened).st_mode):
        return os.fdopen(opened, "rb")
    os.close(opened)
    raise StoreFault("place-missing")


def write_whole(path: Path, content: bytes) -> None:
    """Put content in the place of the file, durable when this returns; the old file stays whole when it fails.

    Raises StoreFault ``disk-full``, ``disk-read-only`` or ``disk-trouble``.
    """
    private_folder(path.parent)
    replace_whole(path, content)


def replace_whole(path: Path, content: bytes) -> None:
    """The same in a folder that is not ours: its permissions are left alone, the file is readable for its owner only.

    Raises StoreFault as ``write_whole``.
    """
    part = beside(path)
    try:
        with _opened_new(part) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    finally:
        _forget(part)


def write_new(path: Path, content: bytes) -> None:
    """Write a file of ours that must not be there yet. Raises FileExistsError when it is there; StoreFault as ``write_whole``."""
    private_folder(path.parent)
    with new_file(path) as file:
        file.write(content)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file to be written inside, in anybody's folder; it has its name and is durable when this ends well, else it is gone.

    Of two processes that try at once, one succeeds. Raises FileExistsError when it is there; StoreFault as ``write_whole``.
    """
    part = beside(path)
    try:
        with _opened_new(part) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _name_first(part, path)
        flush_folder(path.parent)
    except OSError as trouble:
        if isinstance(trouble, FileExistsError):
            raise
        raise store_fault(trouble) from trouble
    finally:
        _forget(part)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock file, so that what is read inside is still true when it is written: another thread or process waits.

    It does not nest. Raises StoreFault ``disk-full``, ``disk-read-only`` or ``disk-trouble``.
    """
    private_folder(path.parent)
    try:
        held = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE), "rb+")
    except OSError as trouble:
        raise store_fault(trouble) from trouble
    with held:  # closing it gives the lock back, and so does the end of the process
        try:
            _wait_for(held)
        except OSError as trouble:
            raise store_fault(trouble) from trouble
        yield


if sys.platform == "win32":
    import msvcrt

    def _wait_for(held: BinaryIO) -> None:
        msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds; changing a slot takes two
else:
    import fcntl

    def _wait_for(held: BinaryIO) -> None:
        fcntl.flock(held, fcntl.LOCK_EX)


_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.EEXIST, errno.ELOOP)


def store_fault(trouble: OSError) -> StoreFault:
    """The operating system's trouble as the administrator has to meet it."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFault("disk-full")
    if trouble.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreFault("disk-read-only")
    if trouble.errno in _NOT_THERE:
        return StoreFault("place-missing")
    return StoreFault("disk-trouble", reason=errno.errorcode.get(trouble.errno or 0, "unknown"))


def beside(path: Path) -> Path:
    """A name in the same folder that nobody else uses; short, so that it fits where the file's own fits."""
    return path.with_name(f".{path.name[:_BESIDE_NAME_MAX]}.{secrets.token_hex(4)}")


def _forget(part: Path) -> None:
    with suppress(OSError):  # the trouble that was met is the one to tell
        part.unlink(missing_ok=True)


def _opened_new(part: Path) -> BinaryIO:
    """Exclusive: nobody's file, and nobody's link, is written to."""
    return os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE), "wb")


def _name_first(part: Path, path: Path) -> None:
    """Give the file its name unless the name is taken."""
    if os.name != "posix":
        part.rename(path)  # on Windows a rename does not replace
        return
    try:
        os.link(part, path)  # nor does a link
    except OSError as trouble:
        if trouble.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP):
            raise
        if path.exists():  # a file system without links, such as exFAT: the best there is
            raise FileExistsError(path) from trouble
        part.replace(path)


def flush_folder(folder: Path) -> None:
    """A name given in the folder is durable when this returns."""
    if os.name != "posix":  # Windows offers no handle on a folder to flush; its rename is journalled
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
