"""The roster as a file: whether it is one at all, and its bytes. The parent uses this and never the parsers behind it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from console.faults import InputFault
from console.formats.roster import limits


def content_of(path: Path) -> bytes:
    """All bytes of a regular file within the limit.

    Raises InputFault ``roster-not-a-file`` (missing, folder, pipe, device, no permission), ``roster-too-large``, ``roster-empty``.
    """
    try:
        # Not blocking: a pipe nobody writes to would hold the reader for ever.
        number = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        )
    except (OSError, ValueError) as trouble:
        raise InputFault("roster-not-a-file") from trouble
    try:
        _check(os.fstat(number))
        with os.fdopen(number, "rb", closefd=False) as file:
            content = file.read(limits.FILE_BYTES_MAX + 1)
    except OSError as trouble:
        raise InputFault("roster-damaged") from trouble
    finally:
        os.close(number)
    if len(content) > limits.FILE_BYTES_MAX:
        raise limits.too_large()
    return content


def check(path: Path) -> None:
    """Look at the file without reading it. Raises as ``content_of``."""
    try:
        facts = path.stat()
    except (OSError, ValueError) as trouble:
        raise InputFault("roster-not-a-file") from trouble
    _check(facts)
    if not os.access(path, os.R_OK):
        raise InputFault("roster-not-a-file")


def _check(facts: os.stat_result) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise InputFault("roster-not-a-file")
    if facts.st_size > limits.FILE_BYTES_MAX:
        raise limits.too_large()
    if facts.st_size == 0:
        raise InputFault("roster-empty")
