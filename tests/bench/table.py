"""How every benchmark prints: the machine once, then work, figure and aim. Nothing is asserted."""

from __future__ import annotations

import os
import platform
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

_SAMPLE_EVERY_S = 0.05


def heading(*more: str) -> None:
    """The machine, and what is particular to this table."""
    print(", ".join([f"{_processor()} x {os.cpu_count()}", f"Python {platform.python_version()}", *more]), flush=True)


def line(work: str, figure: str, aim: str) -> None:
    """One row of the table."""
    print(f"{work:<58} {figure:>34}   aim {aim}", flush=True)


def ms(took_s: Sequence[float], percentile: float) -> str:
    """A percentile of seconds, in milliseconds."""
    return f"{np.percentile(took_s, percentile) * 1000:.0f} ms"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text().split("model name", 1)[1]
        return told.split(":", 1)[1].split("\n", 1)[0].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


class Memory:
    """peak_mb: the most that this process and its children held at one time; 0 where the system does not tell."""

    peak_mb = 0.0


@contextmanager
def memory() -> Iterator[Memory]:
    """Watch the memory meanwhile: proportional set sizes, so that shared pages count once."""
    watched, ended = Memory(), threading.Event()

    def watch() -> None:
        while not ended.wait(_SAMPLE_EVERY_S):
            watched.peak_mb = max(watched.peak_mb, sum(map(_held_mb, _family(os.getpid()))))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield watched
    finally:
        ended.set()
        watcher.join()


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task").glob("*/children")
        found = [int(child) for told in children for child in told.read_text().split()]
    except (OSError, ValueError):
        found = []
    return [process, *(member for child in found for member in _family(child))]


def _held_mb(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(told.split("\nPss:", 1)[1].split()[0]) / 1024
    except (OSError, IndexError):
        return 0.0
