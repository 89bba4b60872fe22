"""The first membership log of a hub, as an administrator brings it: in an exchange file that a console wrote."""

from __future__ import annotations

from pathlib import Path

from sync.frames import FrameError, read_pieces
from sync.hub.faults import HubError

MAGIC = b"POSKOX01"


def entries_of(file: Path) -> list[bytes]:
    """The membership entries of an exchange file. Raises HubError when it is none or damaged."""
    with file.open("rb") as source:
        if source.read(len(MAGIC)) != MAGIC:
            raise HubError(f"{file.name} is no exchange file; no hub was made. Write one on the console that enrols.")
        try:
            return [wire for answer in read_pieces(source.read) for wire in answer.entries]
        except FrameError as error:
            raise HubError(f"{file.name} is damaged or cut off; no hub was made. Copy it again.") from error
