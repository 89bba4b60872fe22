"""What every test runs under: no screen, no network but loopback, an injected clock, and failure on anything unexpected."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported anywhere

import logging
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from console.register.register import Register
from console.secret import Secret

TEST_KEY = Secret(bytes(range(32)))
START_MS = 1_681_540_200_000  # 15 April 2023 06:30 UTC, the morning the fighting began in Khartoum


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now_ms = START_MS

    def __call__(self) -> int:
        return self.now_ms

    def pass_time(self, *, minutes: float = 0, hours: float = 0) -> None:
        self.now_ms += int((hours * 60 + minutes) * 60_000)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty register, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("master")
    Register.create(folder, TEST_KEY, clock=Clock()).close()
    return folder


@pytest.fixture
def register(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Register]:
    """A real encrypted register of this test's own."""
    folder = tmp_path / "register"
    shutil.copytree(master, folder)
    with Register.open(folder, TEST_KEY, clock=clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and str(address[0]) not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError("a test may only reach loopback")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _no_unexpected_log_line(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that the test did not look at is a failure."""
    yield
    unexpected = [
        r for r in caplog.get_records("call") if r.levelno >= logging.WARNING and not getattr(r, "expected", False)
    ]
    assert not unexpected, unexpected


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=5)
    assert not [thread for thread in left if thread.is_alive()]
