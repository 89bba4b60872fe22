"""Bind the reading process before it opens anything: memory, time, files written, core dumps.

On Windows the system has no such limits for a process to set on itself; there the parent's deadline and the look into the zip
before reading are what holds.
"""

from __future__ import annotations

import sys

from console.formats.roster import limits

OPEN_FILES_MAX = 64  # the roster, three streams, and what the interpreter loads


def confine() -> None:
    """Set the limits; they hold until the process ends and cannot be raised again."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - absent on Windows

    for what, limit in (
        (resource.RLIMIT_AS, limits.CHILD_MEMORY_BYTES),
        (resource.RLIMIT_CPU, limits.CHILD_CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES_MAX),
    ):
        _, hard = resource.getrlimit(what)
        bound = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        # At the soft limit of time the process gets a signal of its own, by which the parent knows why it ended.
        last = bound + 5 if what == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else bound
        try:
            resource.setrlimit(what, (bound, last))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS below what is already mapped
            continue
