"""The workspace: the process with everything that holds data, and the only wiring of the desk.

Started by the gate with its imports done and no data; it gets the passphrase by the link, opens the register, shows the window, and ends
as a whole when the desk is locked: what was in its memory ends with it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from console import settings
from console.desk.bugs import BugDialog
from console.desk.exchange_link import ExchangeLink
from console.desk.garbage import UiGarbage
from console.desk.jobs import Jobs
from console.desk.lock import IdleLock
from console.desk.place import Place
from console.desk.warm import warm_up
from console.desk.window import Window
from console.duty import enrolment
from console.duty.enrolment import Opened
from console.faults import Fault
from console.hardening import harden
from console.keys.box import KeyBox
from console.workspace_link import EXIT_LOCKED, EXIT_QUIT, Ask, GateLink, until_unlocked
from widgets import language, theme
from widgets.file_choice import forget_places

if sys.platform == "linux":  # elsewhere Qt need not bring D-Bus, and nobody would speak on it
    from console.desk.system_lock import Heard, follow_system


def open_register(ask: Ask) -> Opened:
    """What the officer asked for at the unlock screen. Raises the faults of ``enrolment``."""
    box = KeyBox(ask.folder)
    if ask.kind == "create":
        return enrolment.init(box, ask.name, ask.mission, ask.passphrase)
    return enrolment.unlock(box, ask.passphrase if ask.kind == "unlock" else None)


def open_desk(application: QApplication, opened: Opened, chosen: settings.Settings) -> Window:
    """The window on an open register, not yet shown. From now on the register belongs to the writer lane."""
    place = Place(opened, Jobs(application), application)
    window = Window(place, opened.box.folder, chosen)
    idle = IdleLock(application, chosen.idle_lock_min)
    idle.expired.connect(lambda: window.left.emit(EXIT_LOCKED))
    window.settings_screen.idle_changed.connect(idle.set_minutes)
    return window


def follow_locks(application: QApplication, window: Window) -> None:
    """Lock with the computer's session and before its sleep, where the computer tells."""
    if sys.platform == "linux":
        system = follow_system(application)
        system.asked.connect(lambda: window.left.emit(EXIT_LOCKED))
        heard = system.heard()
        window.settings_screen.show_what_locks(with_session=Heard.SESSION in heard, with_sleep=Heard.SLEEP in heard)


def dress(application: QApplication, chosen: settings.Settings) -> None:
    """Colours, letters and language as they were set."""
    application.setApplicationName("Posko")
    theme.apply(application, chosen.mode(datetime.now().astimezone().hour), chosen.text_size_pt)
    application.setProperty("posko-language", chosen.language)
    language.apply(application, chosen.language)


def main() -> int:
    """Warm up, wait for the officer, work until he leaves. Result: an exit code of ``workspace_link``."""
    harden()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the gate decides; see ``wait_for_end``
    link = GateLink.claim_standard_streams()
    link.tell("warm", keyring=_has_keyring_item())
    warm_up()
    asked = until_unlocked(link, open_register)
    if asked is None:
        return EXIT_QUIT
    ask, opened = asked
    application = QApplication(sys.argv[:1])
    forget_places()
    garbage = UiGarbage(application)
    chosen, faults = _settings(ask)
    dress(application, chosen)
    window = open_desk(application, opened, chosen)
    window.place.jobs.lasted.connect(garbage.set_aside)
    sys.excepthook = BugDialog(window).hook
    window.left.connect(lambda code: _end(window, code))
    threading.Thread(target=_follow_gate, args=(link,), name="gate", daemon=True).start()
    window.show()
    window.exchange_link = ExchangeLink.begin(window.place, window.place.jobs, window.exchange_screen)
    for fault in faults:
        window.show_fault(Fault(fault.code, name=fault.name))
    link.tell("ready")
    QTimer.singleShot(0, lambda: follow_locks(application, window))
    application.exec()
    _end(window, EXIT_QUIT)
    return EXIT_QUIT


def _has_keyring_item() -> bool:
    try:
        return KeyBox(settings.data_folder()).has_keyring_item()
    except Fault:  # whatever is wrong with the folder or the keyring is said when the officer tries to unlock
        return False


def _settings(ask: Ask) -> tuple[settings.Settings, tuple[settings.SettingFault, ...]]:
    try:
        return settings.load(ask.folder)
    except Fault:
        return settings.Settings(language=ask.language), ()


def _follow_gate(link: GateLink) -> None:
    """The gate has gone, and with it the only one who could lock: nothing stays open without it. SQLite keeps what was committed."""
    link.wait_for_end()
    os._exit(EXIT_QUIT)


def _end(window: Window, code: int) -> None:
    """Let the commit under way end, then end the whole process: nothing that was shown stays in memory."""
    window.remembered.keep_now()
    window.hide()
    if window.exchange_link is not None:
        window.exchange_link.stop()
    window.place.close()
    os._exit(code)


if __name__ == "__main__":
    raise SystemExit(main())
