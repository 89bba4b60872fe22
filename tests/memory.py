"""What stands in the memory of a running process, and which processes belong to one start of the program (Linux)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PIECE_BYTES = 32 << 20
OVERLAP_BYTES = 1 << 10  # longer than anything that is looked for


def pieces(pid: int) -> Iterator[bytes]:
    """The writable memory of a process, piece by piece. Raises PermissionError where the process is closed to us."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            where, rights = line.split()[:2]
            if "w" not in rights:
                continue
            start, end = (int(part, 16) for part in where.split("-"))
            for at in range(start, end, PIECE_BYTES):
                try:
                    memory.seek(at)
                    yield memory.read(min(end, at + PIECE_BYTES + OVERLAP_BYTES) - at)
                except (OSError, ValueError, OverflowError):  # mapped, and not to be read: a device, a guard page
                    continue


def session(leader: int) -> set[int]:
    """Every living process that the leader of a session started, itself included."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, belongs_to = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # ended meanwhile
            continue
        if int(belongs_to) == leader and state != "Z":
            found.add(int(stat.parent.name))
    return found
