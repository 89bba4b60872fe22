"""One command on a test's own encrypted register."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.cli.terminal import session
from console.keys.box import KeyBox
from tests.keys.parts import CHEAP

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def posko(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command on this test's register; the exit code and what was printed, parsed where it is JSON."""
    secret = tmp_path / "passphrase"
    secret.write_text("kucing payung gunung tinta\n")
    monkeypatch.setenv("POSKO_PASSPHRASE_FILE", str(secret))
    monkeypatch.setattr(session, "boxed", lambda folder: KeyBox(folder, CHEAP))

    def run(*arguments: str) -> tuple[int, Any]:
        spoken = () if "--lang" in arguments else ("--lang", "en")
        code = main(["--data", str(tmp_path / "data"), *spoken, *arguments])
        said = capsys.readouterr()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out + said.err

    assert run("init", "--officer", "Rini", "--mission", "KRT")[0] == 0
    return run
