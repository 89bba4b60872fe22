"""Read somebody's file in a child process that may be killed: a hostile or damaged file harms nobody, and Cancel works at once.

Some workbooks make the reader abort its whole process; no ``try`` saves that, a process of its own does.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import IO, Protocol, TypeVar

import console
from console.faults import InputFault
from console.formats.roster import frames, limits
from console.formats.roster.file import check

LOOK_EVERY_S = 0.05  # how often Cancel and the deadline are looked at; Cancel is felt within four of these
FRAMES_WAITING_MAX = 4  # read ahead of the parent; bounds what a fast child can pile up
# What an interpreter needs to start; everything else, such as where the passphrase is, stays with the parent.
_ENVIRONMENT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")

OnProgress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


Reading_co = TypeVar("Reading_co", covariant=True)


class Answering(Protocol[Reading_co]):
    """Puts a reading together from the child's frames, looking at each. reading: None until it is whole."""

    @property
    def reading(self) -> Reading_co | None: ...
    @property
    def progress(self) -> tuple[int, int]: ...
    def take(self, tag: str, body: frames.Wire) -> None: ...


def read(
    path: Path,
    what: str,
    ask: Sequence[frames.Wire],
    answer: Answering[Reading_co],
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
    deadline_s: float = limits.DEADLINE_S,
) -> Reading_co:
    """Everything the file says of what is asked.

    what: what it holds, as ``console.formats.__main__`` knows it; ask: how to read it. on_progress: called with rows done and, about, rows
    in all. is_cancelled: asked every LOOK_EVERY_S; True ends the child. Raises InputFault: ``roster-not-a-file``, ``roster-too-large``,
    ``roster-empty``, ``roster-timeout``, ``roster-cancelled``, ``roster-unreadable`` when the child died of the file, and what it told.
    """
    check(path)
    child = _spawn()
    waiting: queue.Queue[bytes | None] = queue.Queue(FRAMES_WAITING_MAX)
    ear = Thread(target=_listen, args=(child.stdout, waiting), name="reading-child", daemon=True)
    ear.start()
    try:
        _send(child, what, [os.fsencode(path.absolute()), *ask])
        deadline = time.monotonic() + deadline_s
        return _hear(child, waiting, answer, on_progress or _ignore, is_cancelled or _never, deadline)
    finally:
        child.kill()
        child.wait()
        _drain(waiting, ear)


def environment() -> dict[str, str]:
    """What the child knows of its surroundings: how to start, and nothing of the officer's."""
    root = str(Path(console.__file__).parent.parent)
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return kept | {"PYTHONPATH": root, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def _spawn() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-s", "-m", "console.formats"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _send(child: subprocess.Popen[bytes], what: str, request: frames.Wire) -> None:
    if child.stdin is None:
        raise InputFault("roster-unreadable")
    try:
        with child.stdin as stream:
            frames.write_frame(stream, what, request)
    except BrokenPipeError:
        pass  # the child died before it listened; its silence is heard below


def _listen(stream: IO[bytes], waiting: queue.Queue[bytes | None]) -> None:
    """Frames from the child's output to the queue; None when it ends or breaks the rules."""
    with stream:
        try:
            while (packed := frames.read_frame(stream)) is not None:
                waiting.put(packed)
        except (InputFault, OSError):
            pass
    waiting.put(None)


def _hear(
    child: subprocess.Popen[bytes],
    waiting: queue.Queue[bytes | None],
    answer: Answering[Reading_co],
    on_progress: OnProgress,
    is_cancelled: IsCancelled,
    deadline: float,
) -> Reading_co:
    size_bytes = 0
    while (reading := answer.reading) is None:
        if is_cancelled():
            raise InputFault("roster-cancelled")
        if time.monotonic() > deadline:
            raise InputFault("roster-timeout")
        try:
            packed = waiting.get(timeout=LOOK_EVERY_S)
        except queue.Empty:
            continue
        if packed is None:
            raise _last_words(child)
        size_bytes += len(packed)
        if size_bytes > limits.ANSWER_BYTES_MAX:
            raise limits.too_large()
        tag, body = frames.open_frame(packed)
        answer.take(tag, body)
        if tag == "progress":
            on_progress(*answer.progress)
    return reading


def _last_words(child: subprocess.Popen[bytes]) -> InputFault:
    """Why a child that said nothing more ended: out of time by its own limit, or killed by the file."""
    child.kill()
    code = child.wait()
    out_of_time = code == -getattr(signal, "SIGXCPU", 0) and code != 0
    return InputFault("roster-timeout" if out_of_time else "roster-unreadable")


def _drain(waiting: queue.Queue[bytes | None], ear: Thread) -> None:
    """Let the listening thread end: it may be waiting for room in the queue."""
    while ear.is_alive():
        try:
            waiting.get(timeout=LOOK_EVERY_S)
        except queue.Empty:
            continue
    ear.join()


def _ignore(done: int, total: int) -> None:
    pass


def _never() -> bool:
    return False
