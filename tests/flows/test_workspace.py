"""The workspace as a process of its own, spoken to as the gate does: made, unlocked, refused, and gone when the gate is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.secret import Secret
from console.workspace_link import EXIT_QUIT, Decoder, Frame, encode

ROOT = Path(__file__).parents[2]
PASSPHRASE = Secret(b"kuda lumping melompat pagi hari")
PATIENCE_S = 60


class Workspace:
    """``python -m console.app`` on a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._decoder = Decoder()
        self._heard: list[Frame] = []
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "console.app"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "POSKO_DATA": str(folder),
                "QT_QPA_PLATFORM": "offscreen",
                "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            },
        )

    def ask(self, kind: str, passphrase: Secret, **more: str) -> None:
        assert self.process.stdin is not None
        told = {"folder": str(self.folder), "language": "id", "mode": "light", **more}
        self.process.stdin.write(encode(Frame(kind, told, passphrase)))
        self.process.stdin.flush()

    def hear(self) -> Frame:
        assert self.process.stdout is not None
        while not self._heard:
            chunk = os.read(self.process.stdout.fileno(), 4096)
            assert chunk, "the workspace ended without a word"
            self._heard += self._decoder.feed(chunk)
        return self._heard.pop(0)

    def leave(self) -> int:
        """The gate goes; the exit code of the workspace."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(PATIENCE_S)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


@pytest.fixture
def opened(folder: Path) -> Iterator[Workspace]:
    """A workspace that has made a register and shows its window."""
    workspace = Workspace(folder)
    assert workspace.hear().kind == "warm"
    workspace.ask("create", PASSPHRASE, name="Rina Wulandari", mission="KRT")
    assert [workspace.hear().kind, workspace.hear().kind] == ["unlocked", "ready"]
    yield workspace
    if workspace.process.poll() is None:
        workspace.leave()


def test_that_the_desk_opens_on_a_fresh_register_and_ends_with_the_gate(opened: Workspace) -> None:
    assert opened.leave() == EXIT_QUIT


def test_that_a_wrong_passphrase_may_be_tried_again(opened: Workspace) -> None:
    opened.leave()
    again = Workspace(opened.folder)
    assert again.hear().kind == "warm"
    again.ask("unlock", Secret(b"tebakan yang keliru sekali"))
    refused = again.hear()
    assert (refused.kind, refused.values["code"]) == ("fault", "passphrase-wrong")
    again.ask("unlock", PASSPHRASE)
    assert [again.hear().kind, again.hear().kind] == ["unlocked", "ready"]
    assert again.leave() == EXIT_QUIT


def test_that_a_desk_that_is_open_is_not_opened_twice(opened: Workspace) -> None:
    second = Workspace(opened.folder)
    assert second.hear().kind == "warm"
    second.ask("unlock", PASSPHRASE)
    refused = second.hear()
    assert (refused.kind, refused.values["code"]) == ("fault", "register-in-use")
    assert second.leave() == EXIT_QUIT
