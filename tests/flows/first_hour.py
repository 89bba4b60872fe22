"""From unlock to an approved bilingual first statement, driven by key and mouse in the real window: what it costs an officer.

    python tests/flows/first_hour.py [--people 1500] [--shots DIR]

Offline, on an encrypted register of invented people with a contact sheet and a hotline, as a mission has them in peace. Every key that is
pressed, every letter that is typed and every click is counted; a passphrase counts as its letters apart. Waiting is all the time between
the last key of a step and what the step was for being seen. With a screen (or Xvfb) the window is a real one, without it is drawn offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[0] = str(ROOT)  # beside this file lie tests, which would pass for ours
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget  # noqa: E402

from console import settings  # noqa: E402
from console.app import dress, open_desk  # noqa: E402
from console.desk.warm import warm_up  # noqa: E402
from console.desk.window import Window  # noqa: E402
from console.duty import enrolment, missions, sweeps  # noqa: E402
from console.duty.enrolment import Opened  # noqa: E402
from console.keys.box import KeyBox  # noqa: E402
from console.model.change import Change  # noqa: E402
from console.model.kinds import Kind  # noqa: E402
from console.model.shown_statement import Standing  # noqa: E402
from console.model.words import Question  # noqa: E402
from console.register.log import Lane  # noqa: E402
from console.register.reading.incidents import mission_by_code  # noqa: E402
from console.register.reading.statements import statements  # noqa: E402
from console.secret import Secret  # noqa: E402
from tests.bench import people as invented  # noqa: E402
from widgets.unlock import UnlockScreen  # noqa: E402

FIRST, SECOND = "kucing payung gunung tinta", "jeruk nipis kapal layar sembilan"
PATIENCE_S = 20
SIZE = (1366, 768)


@dataclass
class Step:
    """What a step cost. waited_s: until what it was for was seen."""

    name: str
    keys: int = 0
    clicks: int = 0
    secret: int = 0
    waited_s: float = 0.0


@dataclass
class Hand:
    """Presses, types and clicks, and counts it. shots: where a picture of each step goes."""

    shots: Path | None = None
    steps: list[Step] = field(default_factory=list)
    window: QWidget | None = None

    def begin(self, name: str) -> None:
        self.steps.append(Step(name))

    def press(self, keys: str, times: int = 1) -> None:
        """A key with its modifiers, such as ``Ctrl+N``, where the keyboard is."""
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for name in modifiers:
            held |= {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}[name]
        for _ in range(times):
            self.steps[-1].keys += 1
            QTest.keyClick(self._focused(), getattr(Qt.Key, f"Key_{key}"), held)
            QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        self.steps[-1].keys += len(text)
        QTest.keyClicks(self._focused(), text)

    def type_secret(self, text: str) -> None:
        self.steps[-1].secret += len(text)
        QTest.keyClicks(self._focused(), text)

    def click(self, widget: QWidget) -> None:
        self.steps[-1].clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QCoreApplication.processEvents()  # what appears by it is there before the next key, as for a hand

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait, and count the waiting."""
        began = time.perf_counter()
        while not is_so():
            QCoreApplication.processEvents()
            time.sleep(0.001)  # a desk sleeps between events: who spins takes the processor from what he waits for
            if time.perf_counter() - began > PATIENCE_S:
                raise TimeoutError(f"in vain: {self.steps[-1].name}")
        self.steps[-1].waited_s += time.perf_counter() - began

    def look(self) -> None:
        """A picture of the step; the time it takes is nobody's waiting."""
        if self.shots is not None and self.window is not None:
            QTest.qWait(400)
            name = f"{len(self.steps)}-{self.steps[-1].name.replace(' ', '-')}.png"
            self.window.grab().save(str(self.shots / name))

    @staticmethod
    def _focused() -> QWidget:
        focused = QApplication.focusWidget()
        if focused is None:
            raise LookupError("the keyboard is nowhere")
        return focused


def prepare(folder: Path, count: int) -> Opened:
    """A mission in peace: officers, people, contact sheet, hotline."""
    opened = enrolment.init(KeyBox(folder), "Rina Contoh", "IST", Secret(FIRST.encode()))
    enrolment.add_officer(opened, "Budi Contoh", "IST", Secret(SECOND.encode()))
    post = opened.post
    with post.asking() as connection:
        mission = mission_by_code(connection, "IST").mission
    for chunk in invented.changes(post.register, count, mission=mission):
        post.register.record([_moved(change) for change in chunk], post.officer, lane=Lane.BULK)
    sheet = [("RS Contoh Taksim", "hospital"), ("RS Contoh Sisli", "hospital"), ("Kamar Jenazah Contoh", "morgue")]
    sweeps.add_facilities(
        post, [{"name": name, "type": kind, "city": "Istanbul", "phone": "+90 212 000 00 00"} for name, kind in sheet]
    )
    missions.set_hotlines(post, "IST", "+90 532 000 0000")
    return opened


def _moved(change: Change) -> Change:
    """Everybody lives in Istanbul."""
    if change.kind is not Kind.REGISTRATION:
        return change
    here = {"city": "Istanbul", "city_id": 745044, "country": "TR", "lon": 28.98, "lat": 41.03}
    return Change(change.kind, change.record, {**change.fields, **here})


def play(application: QApplication, folder: Path, hand: Hand) -> Window:
    """The whole way; the window with the approved statement."""
    opened = _unlock(folder, hand)
    window = open_desk(application, opened, settings.Settings())
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    hand.window = window
    hand.until(lambda: QApplication.focusWidget() is not None and window.isActiveWindow())
    _open_incident(window, hand)
    _sweep(window, hand)
    _answer(window, hand)
    _statement(window, hand)
    return window


def _unlock(folder: Path, hand: Hand) -> Opened:
    hand.begin("unlock")
    warm = (
        warm_up()
    )  # as the workspace does; nobody types a passphrase in less than the third of a second that it takes
    screen = UnlockScreen()
    screen.show_unlock()
    screen.resize(*SIZE)
    screen.show()
    screen.activateWindow()
    hand.window = screen
    secret = next(each for each in screen.findChildren(QLineEdit) if each.echoMode() is QLineEdit.EchoMode.Password)
    secret.setFocus()
    hand.until(secret.hasFocus)
    hand.look()
    warm.join()
    hand.type_secret(FIRST)
    hand.press("Return")
    began = time.perf_counter()
    opened = enrolment.unlock(KeyBox(folder), Secret(FIRST.encode()))
    hand.steps[-1].waited_s += time.perf_counter() - began
    screen.close()
    return opened


def _open_incident(window: Window, hand: Hand) -> None:
    hand.begin("open the incident")
    hand.press("Ctrl+N")
    hand.type("Istanbul")
    form = window.incident_screen.panel._form
    hand.until(lambda: bool(form._specs))  # type: ignore[union-attr]
    hand.press("Down")
    hand.press("Return")
    hand.until(lambda: form._missions.codes() != ())  # type: ignore[union-attr]
    hand.press("Ctrl+Return")
    hand.until(lambda: window.incident_screen._picture is not None)
    hand.look()


def _sweep(window: Window, hand: Hand) -> None:
    hand.begin("start the sweep and note a hospital")
    hand.press("Ctrl+3")
    board = window.calls_screen.sweep.board
    hand.until(lambda: board.isVisible() and board._buttons["start"].isEnabled())
    hand.press("S")
    hand.until(lambda: len(board._lines) == 3)
    board.take_focus()
    hand.press("Return")
    hand.until(lambda: board.room.form() is not None)
    hand.press("Down")  # none of ours
    hand.press("Tab")
    hand.press("Down")  # a visit
    hand.press("Ctrl+Return")
    hand.until(lambda: any(line.is_checked for line in board._lines.values()))
    hand.look()


def _answer(window: Window, hand: Hand) -> None:
    hand.begin("note what the authorities say")
    hand.press("F2")
    view = window.incident_screen.panel.questions._views[Question.VICTIMS]
    hand.click(view._answer)
    form = view._form
    assert form is not None
    hand.type("6")
    while QApplication.focusWidget() is not form._source:
        hand.press("Tab")
    hand.press("Down", 2)  # official
    hand.press("Ctrl+Return")
    hand.until(lambda: view.current() is not None)
    hand.look()


def _statement(window: Window, hand: Hand) -> None:
    hand.begin("choose what happened")
    hand.press("Ctrl+5")
    tab = window.briefing_screen.statement
    board = tab.board
    hand.until(lambda: board._draft is not None and board.isVisible())
    hand.press("Home")
    hand.press("Down")
    hand.until(lambda: "Serangan bom terjadi di Istanbul" in board.panes["id"].toPlainText())
    hand.look()
    hand.begin("make the version")
    hand.click(board._make)
    hand.until(lambda: board.shown() is not None)
    hand.look()
    hand.begin("a second officer signs")
    hand.press("Space")  # the button for it has the focus
    hand.until(lambda: board.room.form() is not None)
    hand.type_secret(SECOND)
    hand.press("Return")
    hand.until(board.is_publishable)
    hand.look()


def tell(hand: Hand) -> None:
    """The table."""
    print(f"{'step':<42}{'keys':>6}{'clicks':>8}{'secret':>8}{'waited':>10}")
    for step in hand.steps:
        print(f"{step.name:<42}{step.keys:>6}{step.clicks:>8}{step.secret:>8}{step.waited_s:>9.2f}s")
    keys, clicks = sum(step.keys for step in hand.steps), sum(step.clicks for step in hand.steps)
    waited = sum(step.waited_s for step in hand.steps)
    print(f"in all: {keys + clicks} keys and clicks (aim 60), {waited:.2f} s of waiting (aim 2 s)")


def check(opened: Opened, incident: int) -> None:
    """What came of it is what was wanted: both texts, approved by somebody else."""
    with opened.post.asking() as connection:
        [line] = statements(connection, incident)
    assert line.standing(opened.post.now_ms()) is Standing.APPROVED
    for language, words in (("id", "1 dari 3 rumah sakit dan daftar"), ("en", "1 of 3 hospitals and lists")):
        assert words in line.content.text("id" if language == "id" else "en")
    print(line.content.text("id") + "\n\n" + line.content.text("en") + "\n")


def main() -> int:
    """Prepare, play, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=1_500)
    options.add_argument("--shots", type=Path)
    options.add_argument("--language", choices=("id", "en"), default="id")
    asked = options.parse_args()
    if asked.shots is not None:
        asked.shots.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    dress(application, settings.Settings(language=asked.language, theme="light"))
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "posko", asked.people).post.register.close()
        hand = Hand(asked.shots)
        began = time.perf_counter()
        window = play(application, Path(folder) / "posko", hand)
        took = time.perf_counter() - began
        incident = window.incident_screen._picture
        assert incident is not None
        check(window.place.opened, incident.line.incident)
        tell(hand)
        print(f"{asked.people:,} people; {took:.1f} s from first to last key, with the pictures")
        window.hide()
        window.incident_screen.close_down()
        window.place.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
