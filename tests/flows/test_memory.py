"""The real desk shows two hundred people and is locked: no process that survives, and no file, holds one of their names."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from console.duty import enrolment, incidents
from console.keys.box import KeyBox
from tests import canaries, memory
from tests.keys.parts import FIRST
from tests.rosters import a_file, imported

FINGERS = Path(__file__).with_name("fingers.py")
PATIENCE_S = 60
MANY = 190  # of 200: the desk showed all of them, and one or the other may lie in memory that was used again


def a_register(folder: Path, inbox: Path) -> None:
    """Two hundred registered in Khartoum, and an incident there."""
    opened = enrolment.init(KeyBox(folder), "Rina", "KRT", FIRST)
    inbox.mkdir()
    rows = [(name, f"A{1_000_000 + n}", "", "", "", "Khartoum") for n, name in enumerate(canaries.NAMES)]
    assert imported(opened.post, a_file(inbox, rows)).counts.new == canaries.COUNT
    incidents.open_incident(opened.post, "Khartoum")
    opened.post.register.close()
    shutil.rmtree(inbox)


def surroundings(home: Path, data: Path) -> dict[str, str]:
    """Everything the program may write lies under the home folder, and it finds no way to anything of ours."""
    home.mkdir()
    (home / "tmp").mkdir()
    return {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "SQLITE_TMPDIR": str(home / "tmp"),
        "POSKO_DATA": str(data),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }


def until(is_so: Callable[[], bool], gate: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline
        assert gate.poll() is None
        time.sleep(0.02)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_that_after_a_lock_no_process_and_no_file_holds_a_name(tmp_path: Path) -> None:
    data, log, phrase, hold = (tmp_path / name for name in ("desk", "log", "phrase", "hold"))
    a_register(data, tmp_path / "inbox")
    phrase.write_bytes(FIRST.reveal())
    hold.touch()

    def told(pattern: str) -> list[str]:
        return re.findall(pattern, log.read_text() if log.exists() else "", re.M)

    command = [sys.executable, str(FINGERS), "gate", str(log), str(phrase), str(hold)]
    with subprocess.Popen(command, env=surroundings(tmp_path / "home", data), start_new_session=True) as gate:
        try:
            until(lambda: bool(told("^shown by ")), gate)
            [workspace] = map(int, told(r"^shown by (\d+)"))
            assert workspace in memory.session(gate.pid)
            assert len(canaries.found_among(memory.pieces(workspace))) >= MANY  # so the hunt below is not blind
            assert not canaries.found_among(memory.pieces(gate.pid))  # nor had the gate any before
            hold.unlink()
            until(lambda: len(told("^warm ")) == 2, gate)
            assert told(rf"^gate {gate.pid} after locked$")
            next_one = int(told(r"^warm (\d+)")[1])
            assert memory.session(gate.pid) == {gate.pid, next_one}
            for survivor in (gate.pid, next_one):
                content = list(memory.pieces(survivor))
                assert any(str(data).encode() in piece for piece in content)  # its memory was read
                assert not canaries.found_among(content)
        finally:
            gate.terminate()
    written = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"register.posko", "slots"} <= set(written)
    assert {name for name, content in written.items() if canaries.found_in(content)} == set()


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-32-le"])
@pytest.mark.parametrize("fold", [str, str.lower, str.upper])
def test_that_the_hunt_sees_every_name_in_every_form(coding: str, fold: Callable[[str], str]) -> None:
    content = b"\x7f".join(fold(name).encode(coding) for name in canaries.NAMES)
    assert canaries.found_in(content) == {name.split()[0] for name in canaries.NAMES}


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_that_the_hunt_sees_a_name_in_base64(before: str) -> None:
    coded = base64.b64encode(f"{before}{canaries.NAMES[7]}, Khartoum".encode())
    assert canaries.found_in(b"..." + coded) == {"base64"}
