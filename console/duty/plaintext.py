"""Readable files with people in them: rosters that were opened, lists that were saved. The console protects neither; it remembers where they lie.

Remembered in the register's local part: encrypted, never exchanged, and no part of the log.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from console.duty.post import Post
from console.model.words import ExportMedium
from console.register.reading.exports import exports

_SCOPE = "plaintext"


class Origin(StrEnum):
    """How a readable file came to be known."""

    ROSTER = "roster"  # somebody else's file, opened for an import
    EXPORT = "export"  # written by this console; its record in the log says what and by whom


@dataclass(frozen=True, slots=True)
class ReadableFile:
    """A file that anybody at this computer can read."""

    path: Path
    origin: Origin


def remember(post: Post, path: Path, origin: Origin) -> None:
    """Remember where a readable file lies; before it is written, so that an interrupted export is known too."""
    post.register.keep(
        _SCOPE, json.dumps(str(path.absolute())), origin
    )  # JSON: a path need not be text that UTF-8 can hold


def left(connection: Connection) -> list[ReadableFile]:
    """Those that still exist, by path. One on a medium that is not plugged in is not seen now, and not forgotten."""
    known = connection.exec_driver_sql("SELECT key, value FROM local WHERE scope = ?", (_SCOPE,))
    files = {ReadableFile(Path(json.loads(key)), Origin(origin)) for key, origin in known}
    files |= {
        ReadableFile(Path(line.place), Origin.EXPORT)
        for line in exports(connection)
        if line.medium is not ExportMedium.PAPER and line.withdrawn_at_ms is None
    }
    return sorted((each for each in files if _is_there(each.path)), key=lambda each: each.path)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may no longer be looked into
        return False
