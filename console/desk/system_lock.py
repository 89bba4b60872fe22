"""On Linux the desk locks with the session it runs in, and before the computer goes to sleep.

It listens on two buses: to logind on the system's, to the screen saver on the session's. Whoever may send in those names may lock the
desk; nobody can open it that way. Elsewhere, and where there is no bus, nothing is heard and nothing happens.
"""

from __future__ import annotations

import os
import re
from enum import Flag, auto
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")  # GNOME tells only in its own name


class Heard(Flag):
    """What the desk locks with, besides its own key and clock."""

    NOTHING = 0
    SESSION = auto()
    SLEEP = auto()


class SystemLock(QObject):
    """asked: the session was locked, or the computer is about to sleep.

    system, session: the buses, connected or not. login_session: logind's id of our session; "" listens to every session of the computer.
    """

    asked = Signal()

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, login_session: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._heard = Heard.NOTHING
        self._delay: QDBusMessage | None = (
            None  # logind's answer; the descriptor in it delays sleep until this process ends
        )
        self._asking: QDBusPendingCallWatcher | None = None
        if _has(system, LOGIND):
            self._follow_logind(system, login_session)
        for name in SCREEN_SAVERS:
            if _has(session, name):
                self._follow_screen_saver(session, name)

    def heard(self) -> Heard:
        """What is listened to here."""
        return self._heard

    def _follow_logind(self, bus: QDBusConnection, login_session: str) -> None:
        path = session_path(login_session) if login_session else ""
        if bus.connect(LOGIND, path, f"{LOGIND}.Session", "Lock", self, SLOT("session_locked()")):  # type: ignore[call-overload]
            self._heard |= Heard.SESSION
        sleep = (LOGIND, LOGIND_PATH, f"{LOGIND}.Manager", "PrepareForSleep", self, SLOT("about_to_sleep(bool)"))
        if bus.connect(*sleep):  # type: ignore[call-overload]
            self._heard |= Heard.SLEEP
            self._ask_for_delay(bus)

    def _follow_screen_saver(self, bus: QDBusConnection, name: str) -> None:
        if bus.connect(name, "", name, "ActiveChanged", self, SLOT("screen_covered(bool)")):  # type: ignore[call-overload]
            self._heard |= Heard.SESSION

    def _ask_for_delay(self, bus: QDBusConnection) -> None:
        """Without it the computer may be asleep before the workspace has ended, with everything still in its memory."""
        call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, f"{LOGIND}.Manager", "Inhibit")
        call.setArguments(["sleep", "Posko", "The console locks first", "delay"])
        self._asking = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        self._asking.finished.connect(self._take_delay)

    def _take_delay(self) -> None:
        if self._asking is not None and not self._asking.isError():
            self._delay = self._asking.reply()

    @Slot()
    def session_locked(self) -> None:
        """Logind: the session was locked."""
        self.asked.emit()

    @Slot(bool)
    def about_to_sleep(self, is_before: bool) -> None:
        """Logind: the computer is about to sleep, or has woken up."""
        if is_before:
            self.asked.emit()

    @Slot(bool)
    def screen_covered(self, is_covered: bool) -> None:
        """The screen saver has covered the screen, or freed it."""
        if is_covered:
            self.asked.emit()


def follow_system(parent: QObject) -> SystemLock:
    """Listen to this computer's buses, where there are any."""
    session = QDBusConnection.sessionBus() if _has_session_bus() else QDBusConnection("none")
    return SystemLock(QDBusConnection.systemBus(), session, os.environ.get("XDG_SESSION_ID", ""), parent)


def session_path(login_session: str) -> str:
    """Logind's object path of a session: what is no letter or digit, and a digit in front, is written as ``_`` and two hex digits.

    Source: sd_bus_path_encode(3).
    """
    escaped = re.sub(r"^[0-9]|[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):02x}", login_session)
    return f"{LOGIND_PATH}/session/{escaped}"


def _has_session_bus() -> bool:
    """Asking for a session bus that is not there would start one."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(folder and (Path(folder) / "bus").exists())


def _has(bus: QDBusConnection, name: str) -> bool:
    return bus.isConnected() and bool(bus.interface().isServiceRegistered(name).value())
