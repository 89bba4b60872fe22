"""Ctrl+C while an import is being written: it ends at the next safe place and never in the middle of a write."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from console.faults import InputFault

_ASKING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stoppable() -> Iterator[Callable[[int, int], None]]:
    """Signals that ask the program to end are held back inside.

    Result: to be told after every piece of the work; it raises InputFault ``import-stopped`` once the end was asked for. A kill -9, or the
    power, needs no asking: what is then half done is undone when the register is next opened.
    """
    asked = False

    def remember(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    def told(_done: int, _total: int) -> None:
        if asked:
            raise InputFault("import-stopped")

    before = {each: signal.signal(each, remember) for each in _ASKING}
    try:
        yield told
    finally:
        for each, what in before.items():
            signal.signal(each, what)
