"""The gate against real workspace processes: unlocking, trying again, locking, crashing, and what is left in memory."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console import settings
from console.faults import KeyFault
from console.gate import CRASHED, LOCKED, TAKEOVER, Gate, read_missions
from console.keys.box import KeyBox
from console.secret import Secret
from console.workspace_link import EXIT_QUIT
from tests import memory
from tests.keys.parts import CHEAP, FIRST
from widgets import language
from widgets.unlock_forms import MissionChoice

HERE = Path(__file__).parent
CANARY = "kepodang 4471 terbang rendah"
PATIENCE_MS = 20_000
MISSIONS = (MissionChoice("KRT", "KBRI Khartoum", "Embassy of Indonesia, Khartoum"),)


class Bench:
    """A data folder, a plan for the workspaces, and gates made on them."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.data = folder / "desk"
        self.plan, self.log_file, self.hold = folder / "plan", folder / "log", folder / "hold"
        self.gates: list[Gate] = []
        self.ends: list[object] = []

    def open(self, *words: str, after: str = "") -> Gate:
        self.plan.write_text("\n".join(words))
        command = (sys.executable, str(HERE / "gate_standin.py"), str(self.plan), str(self.log_file))
        gate = Gate(self.data, lambda code, _details, spoken: f"{spoken}: {code}", MISSIONS, command)
        gate.finished.connect(self.ends.append)
        self.qtbot.addWidget(gate.screen)
        self.gates.append(gate)
        gate.start(after)
        return gate

    def log(self) -> list[str]:
        return self.log_file.read_text().splitlines() if self.log_file.exists() else []

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE_MS)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("PYTHONPATH", str(HERE.parent))
    made = Bench(qtbot, tmp_path)
    yield made
    for gate in made.gates:
        gate.stop()


@pytest.fixture
def unlockable(bench: Bench) -> Bench:
    KeyBox(bench.data, CHEAP).create(FIRST, 41)
    return bench


def type_passphrase(gate: Gate, text: str = FIRST.reveal().decode()) -> None:
    field = next(
        one
        for one in gate.screen.findChildren(QLineEdit)
        if one.isVisible() and one.echoMode() == QLineEdit.EchoMode.Password
    )
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def shown(gate: Gate) -> str:
    return " ".join(label.text() for label in gate.screen.findChildren(QLabel) if label.isVisible())


def test_that_the_passphrase_opens_and_quitting_ends_the_gate(unlockable: Bench) -> None:
    unlockable.hold.touch()
    gate = unlockable.open("quit")
    assert gate.screen.isVisible()
    type_passphrase(gate)
    unlockable.until(lambda: not gate.screen.isVisible())
    assert not unlockable.ends
    unlockable.hold.unlink()
    unlockable.until(lambda: bool(unlockable.ends))
    assert unlockable.ends == [EXIT_QUIT]
    assert unlockable.log()[-1] == "unlocked officer 41"


def test_that_a_wrong_passphrase_keeps_the_warm_workspace_for_the_next_try(unlockable: Bench) -> None:
    gate = unlockable.open("quit")
    for _ in range(2):
        type_passphrase(gate, "bukan frasa yang benar ini")
        unlockable.until(lambda: "passphrase-wrong" in shown(gate))
    type_passphrase(gate)
    unlockable.until(lambda: bool(unlockable.ends))
    lines = unlockable.log()
    assert len([line for line in lines if line.startswith("warm ")]) == 1
    assert [line.split()[0] for line in lines] == ["warm", "ask", "ask", "ask", "unlocked"]


@pytest.mark.parametrize(
    ("word", "end"), [("lock", LOCKED), ("takeover", TAKEOVER), ("die-open", CRASHED), ("odd", CRASHED)]
)
def test_that_the_end_of_an_open_workspace_is_told_apart(unlockable: Bench, word: str, end: str) -> None:
    gate = unlockable.open(word)
    type_passphrase(gate)
    unlockable.until(lambda: bool(unlockable.ends))
    assert unlockable.ends == [end]


def test_that_after_a_lock_a_new_gate_unlocks_again(unlockable: Bench) -> None:
    type_passphrase(unlockable.open("lock"))
    unlockable.until(lambda: unlockable.ends == [LOCKED])
    again = unlockable.open("quit", after=LOCKED)
    assert "Locked" in shown(again)
    type_passphrase(again)
    unlockable.until(lambda: unlockable.ends == [LOCKED, EXIT_QUIT])
    warm = [line.split()[1] for line in unlockable.log() if line.startswith("warm ")]
    assert len(set(warm)) == 2  # another process


def test_that_after_a_crash_the_officer_is_told_and_can_unlock(unlockable: Bench) -> None:
    gate = unlockable.open("quit", after=CRASHED)
    assert "workspace-crashed" in shown(gate)
    type_passphrase(gate)
    unlockable.until(lambda: unlockable.ends == [EXIT_QUIT])


def test_that_a_workspace_that_dies_while_unlocking_is_replaced_on_the_spot(unlockable: Bench) -> None:
    gate = unlockable.open("die-while-unlocking", "quit")
    type_passphrase(gate)
    unlockable.until(lambda: "workspace-crashed" in shown(gate))
    type_passphrase(gate)
    unlockable.until(lambda: unlockable.ends == [EXIT_QUIT])


@pytest.mark.parametrize("word", ["die-cold", "junk"])
def test_that_a_workspace_that_will_not_start_is_not_started_for_ever(unlockable: Bench, word: str) -> None:
    gate = unlockable.open(word, word, "quit")
    unlockable.until(lambda: "workspace-will-not-start" in shown(gate))
    assert unlockable.plan.read_text() == "quit"
    type_passphrase(gate)  # the officer's next try starts another
    unlockable.until(lambda: unlockable.ends == [EXIT_QUIT])


def test_that_a_program_that_is_not_there_is_told_and_not_a_traceback(unlockable: Bench) -> None:
    gate = Gate(unlockable.data, lambda code, _details, _spoken: code, (), ("/nowhere/python",))
    unlockable.qtbot.addWidget(gate.screen)
    gate.start()
    unlockable.until(lambda: "workspace-will-not-start" in shown(gate))


def test_that_closing_the_unlock_screen_ends_the_warm_workspace(unlockable: Bench) -> None:
    gate = unlockable.open("quit")
    unlockable.until(lambda: bool(unlockable.log()))
    gate.screen.close()
    assert unlockable.ends == [EXIT_QUIT]
    gate.stop()
    assert unlockable.log()[-1] == "gate gone"


def test_that_the_keyring_is_offered_only_when_the_workspace_knows_of_an_item(unlockable: Bench) -> None:
    def offers(gate: Gate) -> bool:
        return any("keyring" in one.text() and one.isVisible() for one in gate.screen.findChildren(QPushButton))

    without = unlockable.open("quit")
    unlockable.until(lambda: bool(unlockable.log()))
    unlockable.qtbot.wait(50)
    assert not offers(without)
    gate = unlockable.open("with-keyring")
    unlockable.until(lambda: offers(gate))
    button = next(one for one in gate.screen.findChildren(QPushButton) if "keyring" in one.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    unlockable.until(lambda: "keyring-" in shown(gate))  # the stand-in's keyring holds nothing: a fault, and no new key
    assert any(line.startswith("ask unlock-keyring") for line in unlockable.log())


def test_that_the_first_start_asks_who_and_makes_the_slots(bench: Bench) -> None:
    gate = bench.open("quit")
    gate.screen.findChildren(QComboBox)[0].setCurrentIndex(0)
    name, _, passphrase, again = [one for one in gate.screen.findChildren(QLineEdit) if one.isVisible()]
    for field, text in ((name, "Rina  Kusumawati"), (passphrase, CANARY), (again, CANARY)):
        QTest.keyClicks(field, text)
    QTest.keyClick(again, Qt.Key.Key_Return)
    bench.until(lambda: bench.ends == [EXIT_QUIT])
    assert "ask create en light Rina Kusumawati/KRT" in bench.log()
    assert KeyBox(bench.data, CHEAP).unlock_by_passphrase(Secret(CANARY.encode())).officer == 1
    with pytest.raises(KeyFault, match="passphrase-wrong"):
        KeyBox(bench.data, CHEAP).unlock_by_passphrase(FIRST)


def test_that_the_passphrase_is_in_no_argument_no_environment_and_no_file(unlockable: Bench) -> None:
    gate = unlockable.open("quit")
    type_passphrase(gate)
    unlockable.until(lambda: bool(unlockable.ends))
    words = FIRST.reveal()
    everything = b"".join(path.read_bytes() for path in unlockable.data.parent.rglob("*") if path.is_file())
    assert words not in everything  # the log holds the arguments and the environment the workspace saw
    assert b"warm" in everything
    assert words.decode().encode("utf-16-le") not in everything


def test_that_the_language_is_switched_and_kept_without_a_restart(unlockable: Bench) -> None:
    gate = unlockable.open("quit")
    type_passphrase(gate, "bukan frasa yang benar ini")
    unlockable.until(lambda: "en: passphrase-wrong" in shown(gate))
    button = next(one for one in gate.screen.findChildren(QPushButton) if one.text() == "Bahasa Indonesia")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    unlockable.until(lambda: "id: passphrase-wrong" in shown(gate))
    assert settings.load(unlockable.data)[0].language == "id"
    type_passphrase(gate)
    unlockable.until(lambda: bool(unlockable.ends))
    assert any(line.startswith("ask unlock id") for line in unlockable.log())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    language.apply(application, "en", unlockable.data)  # no texts lie there: other tests read the bare ones


def test_that_the_shipped_missions_can_be_chosen() -> None:
    missions = read_missions()
    assert {"KRT"} <= {one.code for one in missions}
    assert len(missions) > 100
    assert all(one.name_id and one.name_en for one in missions)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_that_after_a_lock_no_process_remembers_the_passphrase(tmp_path: Path) -> None:
    data, plan, log, hold = tmp_path / "desk", tmp_path / "plan", tmp_path / "log", tmp_path / "hold"
    KeyBox(data, CHEAP).create(Secret(CANARY.encode()), 41)
    (tmp_path / "phrase").write_text(CANARY)
    plan.write_text("lock\nquit")
    hold.touch()
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HERE.parent)}
    driver = [sys.executable, str(HERE / "gate_driver.py"), str(data), str(plan), str(log), str(tmp_path / "phrase")]
    with subprocess.Popen(driver, env=surroundings) as gate:
        try:
            _until(lambda: "unlocked officer 41" in _read(log), gate)
            if os.geteuid() != 0:  # a hardened process is closed to its own user: nothing more to hunt for
                with pytest.raises(PermissionError):
                    _finds(gate.pid, CANARY)
                return
            assert _finds(gate.pid, CANARY)  # so the hunt below is not blind
            hold.unlink()
            _until(lambda: len(re.findall(r"^warm ", _read(log), re.M)) == 2, gate)
            assert f"gate {gate.pid} after locked" in _read(log)
            workspaces = [int(pid) for pid in re.findall(r"^warm (\d+)", _read(log), re.M)]
            assert not Path(f"/proc/{workspaces[0]}").exists()
            assert not _finds(gate.pid, CANARY)
            assert not _finds(workspaces[1], CANARY)
        finally:
            gate.terminate()
    _until(lambda: _read(log).endswith("gate gone\n"), None)  # the workspace ends when its gate is killed


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _until(condition: Callable[[], bool], process: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + PATIENCE_MS / 1_000
    while not condition():
        assert time.monotonic() < deadline
        assert process is None or process.poll() is None
        time.sleep(0.02)


def _finds(pid: int, words: str) -> bool:
    """Whether the process has the words anywhere in its writable memory."""
    wanted = [words.encode(), words.encode("utf-16-le")]
    return any(one in piece for piece in memory.pieces(pid) for one in wanted)
