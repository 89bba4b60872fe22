"""The desk locks with the session and before sleep: on a private bus with a login service and a screen saver of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import app
from console.desk.system_lock import LOGIND, LOGIND_PATH, SCREEN_SAVERS, Heard, SystemLock, session_path
from console.desk.window import Window
from console.workspace_link import EXIT_LOCKED

pytestmark = [
    pytest.mark.qt_log_ignore("plugin does not support", extend=True),
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these buses"),
]
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""
OURS, OTHERS = session_path("3"), session_path("c9")


class Logind(QDBusVirtualObject):
    """Gives out the descriptor that delays sleep, and knows whether somebody still holds it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "Inhibit":
            return False
        self.asked = message.arguments()
        connection.send(message.createReply([QDBusUnixFileDescriptor(self._write)]))
        os.close(self._write)
        return True

    def is_sleep_delayed(self) -> bool:
        """Whether the other end of the pipe is still open somewhere."""
        try:
            return os.read(self._read, 1) != b""
        except BlockingIOError:
            return True

    def close(self) -> None:
        os.close(self._read)


class Computer:
    """A bus with whoever speaks on it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.speaker = QDBusConnection.connectToBus(address, "speaker")
        self.ours = QDBusConnection.connectToBus(address, "ours")
        self.nobody = QDBusConnection("nobody")
        assert self.speaker.isConnected()
        assert self.ours.isConnected()

    def owns(self, name: str) -> None:
        assert self.speaker.registerService(name)

    def says(self, path: str, interface: str, member: str, *values: object) -> None:
        message = QDBusMessage.createSignal(path, interface, member)
        message.setArguments(list(values))
        assert self.speaker.send(message)


@pytest.fixture
def computer(qapp: QApplication, tmp_path: Path) -> Iterator[Computer]:
    configuration = tmp_path / "bus.conf"
    configuration.write_text(CONFIGURATION.format(folder=tmp_path))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            yield Computer(daemon.stdout.readline().strip())
        finally:
            for name in ("speaker", "ours"):
                QDBusConnection.disconnectFromBus(name)
            daemon.terminate()


def heard(lock: SystemLock) -> list[str]:
    told: list[str] = []
    lock.asked.connect(lambda: told.append("lock"))
    return told


@needs_bus
def test_that_the_session_being_locked_locks_the_desk_and_another_session_does_not(
    computer: Computer, qtbot: QtBot
) -> None:
    computer.owns(LOGIND)
    lock = SystemLock(computer.ours, computer.nobody, "3")
    told = heard(lock)
    computer.says(OTHERS, f"{LOGIND}.Session", "Lock")
    computer.says(OURS, f"{LOGIND}.Session", "Unlock")
    computer.says(OURS, f"{LOGIND}.Session", "Lock")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["lock"]
    assert lock.heard() == Heard.SESSION | Heard.SLEEP


@needs_bus
def test_that_without_knowing_the_session_any_of_them_locks(computer: Computer, qtbot: QtBot) -> None:
    computer.owns(LOGIND)
    lock = SystemLock(computer.ours, computer.nobody)
    with qtbot.waitSignal(lock.asked):
        computer.says(OTHERS, f"{LOGIND}.Session", "Lock")


@needs_bus
def test_that_the_desk_locks_before_sleep_and_not_on_waking(computer: Computer, qtbot: QtBot) -> None:
    computer.owns(LOGIND)
    lock = SystemLock(computer.ours, computer.nobody, "3")
    told = heard(lock)
    computer.says(LOGIND_PATH, f"{LOGIND}.Manager", "PrepareForSleep", False)
    computer.says(LOGIND_PATH, f"{LOGIND}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["lock"]


@needs_bus
def test_that_sleep_is_delayed_until_whoever_held_data_has_gone(computer: Computer, qtbot: QtBot) -> None:
    computer.owns(LOGIND)
    logind = Logind()
    assert computer.speaker.registerVirtualObject(LOGIND_PATH, logind)
    lock = SystemLock(computer.ours, computer.nobody, "3")
    qtbot.waitUntil(lambda: lock._delay is not None)
    assert [logind.asked[0], logind.asked[1], logind.asked[3]] == ["sleep", "Posko", "delay"]
    assert logind.is_sleep_delayed()
    lock._delay = lock._asking = None  # as when the process ends
    lock.deleteLater()
    qtbot.waitUntil(lambda: not logind.is_sleep_delayed())
    computer.speaker.unregisterObject(LOGIND_PATH)
    logind.close()


@needs_bus
@pytest.mark.parametrize("name", SCREEN_SAVERS)
def test_that_a_covered_screen_locks_the_desk_and_a_freed_one_does_not(
    computer: Computer, qtbot: QtBot, name: str
) -> None:
    computer.owns(name)
    lock = SystemLock(computer.nobody, computer.ours)
    told = heard(lock)
    computer.says("/ScreenSaver", name, "ActiveChanged", False)
    computer.says("/ScreenSaver", name, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["lock"]
    assert lock.heard() == Heard.SESSION


@needs_bus
def test_that_a_bus_on_which_nobody_tells_of_locks_promises_nothing(computer: Computer) -> None:
    assert SystemLock(computer.ours, computer.ours).heard() == Heard.NOTHING


def test_that_nothing_happens_where_there_is_no_bus(qapp: QApplication) -> None:
    nobody = QDBusConnection("nobody")
    assert SystemLock(nobody, nobody, "3").heard() == Heard.NOTHING


def test_that_only_the_right_half_of_each_signal_locks(qapp: QApplication) -> None:
    nobody = QDBusConnection("nobody")
    lock = SystemLock(nobody, nobody)
    told = heard(lock)
    lock.about_to_sleep(False)
    lock.screen_covered(False)
    assert told == []
    lock.about_to_sleep(True)
    lock.screen_covered(True)
    lock.session_locked()
    assert told == ["lock"] * 3


@pytest.mark.parametrize(
    ("login_session", "end"), [("3", "_33"), ("12", "_312"), ("c2", "c2"), ("a-1", "a_2d1"), ("_x", "_5fx")]
)
def test_that_a_session_is_found_where_logind_puts_it(login_session: str, end: str) -> None:
    assert session_path(login_session) == f"/org/freedesktop/login1/session/{end}"


@needs_bus
def test_that_the_window_is_left_locked_and_settings_say_with_what(
    computer: Computer, window: Window, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.owns(LOGIND)
    monkeypatch.setattr(app, "follow_system", lambda parent: SystemLock(computer.ours, computer.nobody, "3", parent))
    assert "does not lock" in window.settings_screen._locks.text()
    app.follow_locks(qapp, window)
    assert "before the computer sleeps" in window.settings_screen._locks.text()
    with qtbot.waitSignal(window.left) as left:
        computer.says(OURS, f"{LOGIND}.Session", "Lock")
    assert left.args == [EXIT_LOCKED]
    for lock in qapp.findChildren(SystemLock):
        lock.setParent(None)
