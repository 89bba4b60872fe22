"""The gate: the keyless outer process. It shows the unlock screen and minds the workspace, the process that holds data.

It warms up a workspace (its imports done, no data) while the officer types, hands it what was typed, hides when the workspace shows its
window, and stays behind to see how it ends. After a lock the gate *replaces itself*: the widgets that took the passphrase may have left
copies of it anywhere in its memory, and only the end of a process is sure to end them. The new gate starts in half a second.
"""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QApplication

from console import settings
from console.display import must_be_there
from console.faults import InputFault, StoreFault
from console.hardening import harden
from console.keys import SLOTS_FILE, TWIN_FILE
from console.model.sentences import sentence
from console.model.words import Language
from console.secret import Secret
from console.workspace_link import EXIT_LOCKED, EXIT_QUIT, EXIT_TAKEOVER, Decoder, Frame, Plain, encode
from widgets import language, theme
from widgets.unlock import UnlockScreen
from widgets.unlock_forms import FirstOfficer, MissionChoice

WORKSPACE = (
    sys.executable,
    "-P",
    "-m",
    "console.app",
)  # -P: no module is taken from the folder we happen to be started in
AFTER_VARIABLE = "POSKO_AFTER"  # tells the new gate why it is there; nothing but one of the words below
LOCKED, TAKEOVER, CRASHED = "locked", "takeover", "crashed"
_LEAVE_MS = 2_000  # a workspace without data has nothing to save; who closes the window waits no longer
_TEXT_MAX_PT = 13.0  # beyond it the form of the first start does not fit a laptop of 1366 x 768
_COLD_DEATHS_MAX = 2  # a workspace that twice dies unasked will not start a third time either

Teller = Callable[[str, Mapping[str, str | int | float], Language], str]


class Workspace(QObject):
    """One workspace process, as the gate sees it."""

    framed = Signal(object)  # Frame
    ended = Signal(object)  # exit code; None when it crashed

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._decoder = Decoder()
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._process.start(command[0], list(command[1:]))

    def ask(self, frame: Frame) -> None:
        """Send what the officer asked for."""
        self._process.write(encode(frame))

    def dismiss(self) -> None:
        """Let it end: it sees the end of its input."""
        self._process.blockSignals(True)
        self._process.closeWriteChannel()
        if self._process.state() != QProcess.ProcessState.NotRunning and not self._process.waitForFinished(_LEAVE_MS):
            self._process.kill()
            self._process.waitForFinished(_LEAVE_MS)

    def _read(self) -> None:
        try:
            frames = self._decoder.feed(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:  # not our workspace any more: what it says is not acted on
            self._process.kill()
            return
        for frame in frames:
            self.framed.emit(frame)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self.ended.emit(code if status == QProcess.ExitStatus.NormalExit else None)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # then it never "finishes"
            self.ended.emit(None)


class Gate(QObject):
    """Between the unlock screen and the workspaces. ``finished`` carries what comes next."""

    finished = Signal(object)  # an exit code of ours, or one of LOCKED, TAKEOVER, CRASHED: then a new gate is due

    def __init__(self, folder: Path, tell: Teller, missions: Sequence[MissionChoice], command: Sequence[str]) -> None:
        super().__init__()
        self.screen = UnlockScreen()
        self._folder = folder
        self._tell = tell
        self._missions = missions
        self._command = command
        self._is_open = False  # the workspace shows its window: from now on its end is a lock, a goodbye or a crash
        self._was_asked = False
        self._cold_deaths = 0
        self._after = ""
        self._last_fault: tuple[str, Mapping[str, str | int | float]] | None = None
        self._workspace: Workspace | None = None
        self._connect_screen()

    def start(self, after: str = "") -> None:
        """Show the screen and warm up a workspace. after: why the gate before this one ended."""
        self._after = after
        self._show_form()
        self.screen.show_notice(self._notice(after))
        if after == CRASHED:
            self._show_fault("workspace-crashed", {})
        self.screen.show()
        self._warm_up()

    def stop(self) -> None:
        """End the workspace if there is one."""
        if self._workspace is not None:
            self._workspace.dismiss()
            self._workspace = None

    def _connect_screen(self) -> None:
        self.screen.unlock_asked.connect(self._unlock)
        self.screen.keyring_asked.connect(lambda: self._ask("unlock-keyring", Secret(b"")))
        self.screen.create_asked.connect(self._create)
        self.screen.language_chosen.connect(self._speak)
        self.screen.closed.connect(self._close)

    def _warm_up(self) -> None:
        self._was_asked = False
        self._workspace = Workspace(self._command, self)
        self._workspace.framed.connect(self._heard)
        self._workspace.ended.connect(self._workspace_ended)

    def _unlock(self, passphrase: Secret) -> None:
        self._ask("unlock", passphrase)

    def _create(self, first: FirstOfficer) -> None:
        self._ask("create", first.passphrase, name=first.name, mission=first.mission)

    def _ask(self, kind: str, passphrase: Secret, **more: Plain) -> None:
        if self._workspace is None:
            self._warm_up()
        if self._workspace is None:
            return
        self._was_asked, self._last_fault = True, None
        self.screen.show_progress(self.tr("Opening the lock…"))
        told = {"folder": str(self._folder), "language": language.language(), "mode": theme.mode(), **more}
        self._workspace.ask(Frame(kind, told, passphrase))

    def _heard(self, frame: Frame) -> None:
        if frame.kind == "warm":
            self._cold_deaths = 0
            self.screen.offer_keyring(frame.values.get("keyring") is True)
        elif frame.kind == "fault":
            self._was_asked = False
            self._show_form()
            self._show_fault(*_fault_in(frame))
        elif frame.kind == "unlocked":
            self.screen.show_progress(self.tr("Opening the register…"))
        elif frame.kind == "ready":
            self._is_open = True
            self.screen.hide()

    def _workspace_ended(self, code: int | None) -> None:
        if self._workspace is not None:
            self._workspace.deleteLater()
            self._workspace = None
        if code == EXIT_QUIT and (self._is_open or self._was_asked):
            self.finished.emit(EXIT_QUIT)
        elif self._is_open:
            self.finished.emit({EXIT_LOCKED: LOCKED, EXIT_TAKEOVER: TAKEOVER}.get(code or -1, CRASHED))
        elif self._was_asked:
            self._show_form()
            self._show_fault("workspace-crashed", {})
            self._warm_up()
        else:
            self._died_cold()

    def _died_cold(self) -> None:
        self._cold_deaths += 1
        if self._cold_deaths < _COLD_DEATHS_MAX:
            self._warm_up()
        else:  # no endless respawning: the officer's next try starts another
            self._show_fault("workspace-will-not-start", {})

    def _show_form(self) -> None:
        if _has_slots(self._folder):
            self.screen.show_unlock()
        else:
            self.screen.show_create(self._missions)

    def _show_fault(self, code: str, details: Mapping[str, str | int | float]) -> None:
        self._last_fault = code, details
        self.screen.show_fault(self._tell(code, details, language.language()))

    def _notice(self, after: str) -> str:
        if after == LOCKED:
            return self.tr("Locked. Everything entered is saved and encrypted.")
        if after == TAKEOVER:
            return self.tr("The watch is handed over. The incoming officer unlocks.")
        return ""

    def _speak(self, chosen: Language) -> None:
        try:
            settings.amend(self._folder, language=chosen)
        except StoreFault as fault:  # spoken from now on, only not remembered
            self._last_fault = fault.code, fault.details
        application = QApplication.instance()
        if isinstance(application, QApplication):
            language.apply(application, chosen)
        self.screen.show_notice(self._notice(self._after))
        if self._last_fault is not None:
            self._show_fault(*self._last_fault)

    def _close(self) -> None:
        if not self._is_open:
            self.finished.emit(EXIT_QUIT)


def run(folder: Path, tell: Teller, command: Sequence[str] = WORKSPACE) -> int:
    """Unlock, lock and unlock again until the officer quits.

    folder: the data folder. tell: the sentence for a fault's code and details in a language. command: what starts a workspace.
    Result: the process's exit code. After a lock this process is replaced and does not come back.
    """
    harden()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends the gate at once, and with it the workspace
    after = os.environ.pop(AFTER_VARIABLE, "")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Posko")
    application.setQuitOnLastWindowClosed(False)
    _dress(application, folder)
    gate = Gate(folder, tell, read_missions(), command)
    ends: list[int | str] = []
    gate.finished.connect(ends.append)
    gate.finished.connect(application.quit)
    gate.start(after)
    application.exec()
    gate.stop()
    end = ends[-1] if ends else EXIT_QUIT
    if isinstance(end, str):
        return _begin_anew(end)
    return end


def main(folder: Path | None = None) -> int:
    """Start the desk. folder: the data folder, when the command line named one. Result: the process's exit code."""
    chosen = settings.data_folder(folder)
    os.environ[settings.FOLDER_VARIABLE] = str(
        chosen
    )  # the workspace, and the gate after a lock, look in the same place
    try:
        must_be_there()
    except InputFault as fault:
        if sys.stderr is not None:  # as with pythonw
            sys.stderr.write(sentence(fault.code, _in_force(chosen).language) + "\n")
        return 1
    return run(chosen, lambda code, details, spoken: sentence(code, spoken, **details))


def read_missions() -> tuple[MissionChoice, ...]:
    """The missions an officer can belong to, from the shipped list; none when this installation has no list."""
    path = files("resources") / "missions.csv"
    if not path.is_file():
        return ()
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return tuple(MissionChoice(row["code"], row["name_id"], row["name_en"]) for row in csv.DictReader(lines))


def _has_slots(folder: Path) -> bool:
    try:
        return any((folder / name).exists() for name in (SLOTS_FILE, TWIN_FILE))
    except (
        OSError
    ):  # a folder we may not look into: never offer to make a register there; unlocking will say what is wrong
        return True


def _dress(application: QApplication, folder: Path) -> None:
    in_force = _in_force(folder)
    theme.apply(application, in_force.mode(datetime.now().astimezone().hour), min(in_force.text_size_pt, _TEXT_MAX_PT))
    language.apply(application, in_force.language)


def _in_force(folder: Path) -> settings.Settings:
    try:
        return settings.load(folder)[0]  # a bad setting is reported on the desk, not to somebody locked out
    except StoreFault:  # and a disk in trouble must not keep him from unlocking
        return settings.Settings()


def _begin_anew(why: str) -> int:
    """Start over with a clean memory, as this process was started."""
    os.environ[AFTER_VARIABLE] = why
    command = [sys.executable, *sys.orig_argv[1:]]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  # no shell, and our own command line
    subprocess.Popen(command)  # noqa: S603  # Windows cannot replace a process; this one ends at once
    return EXIT_QUIT


def _fault_in(frame: Frame) -> tuple[str, Mapping[str, str | int | float]]:
    details = frame.values.get("details")
    return str(frame.values.get("code", "")), details if isinstance(details, Mapping) else {}
