"""``posko-hub`` as it is run: a process of its own, or its one sentence."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from sync.hub import cli
from tests.guards.source import ROOT


def run(*arguments: object) -> int:
    """The program in this process; its exit code."""
    umask = os.umask(0o022)  # which the program tightens for itself, not for the tests after it
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["posko-hub", *map(str, arguments)])
            with pytest.raises(SystemExit) as ended:
                cli.main()
    finally:
        os.umask(umask)
    return int(ended.value.code or 0)


def a_free_port() -> int:
    """One that nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Served:
    """A hub that consoles can connect to."""

    def __init__(self, process: subprocess.Popen[str], authority: str, log: Path) -> None:
        self.process, self.authority, self.log = process, authority, log

    def workers(self) -> list[int]:
        """The ids of its processes that serve, where there are several."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        lines = {int(child): Path(f"/proc/{child}/cmdline").read_text() for child in children}
        return [child for child, line in lines.items() if "spawn_main" in line]

    def end(self) -> int:
        """Tell it to end, and wait; its exit code."""
        self.process.terminate()
        return self.process.wait(timeout=60)


@contextlib.contextmanager
def served(folder: Path, *arguments: object) -> Iterator[Served]:
    """A real process of its own that serves on this machine."""
    authority = f"127.0.0.1:{a_free_port()}"
    command = [sys.executable, "-m", "sync.hub", "serve", *map(str, arguments)]
    command += ["--authority", authority, "--port", authority.partition(":")[2]]
    log = folder / "hub.log"
    with log.open("a") as errors:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True)
    with process:
        out: IO[str] | None = process.stdout
        assert out is not None
        try:
            assert authority in out.readline(), log.read_text()
            yield Served(process, authority, log)
        finally:
            process.kill()
