"""Missions by their codes, and small files written once."""

from __future__ import annotations

from pathlib import Path

from console import durable
from console.atlas.missions import mission_ids
from console.faults import InputFault


def mission_id(code: str) -> int:
    """The reference id of a mission. Raises InputFault ``mission-unknown``."""
    found = mission_ids().get(code.strip().upper())
    if found is None:
        raise InputFault("mission-unknown")
    return found


def save(path: Path, content: bytes) -> None:
    """A new small file. Raises InputFault ``file-exists``, StoreFault of the disk."""
    try:
        with durable.new_file(path) as file:
            file.write(content)
    except FileExistsError as error:
        raise InputFault("file-exists") from error
