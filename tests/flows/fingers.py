"""The desk as an officer starts it, with fingers that know no name: type the passphrase, look at everybody, lock.

    fingers.py gate LOG PASSPHRASE_FILE HOLD     what ``python -m console`` starts
    fingers.py workspace LOG HOLD                what the gate starts; looks at people, then waits until HOLD is gone and locks

Beside the fingers everything is the program's own. LOG tells the tests how far they are. Where the user is not root, the processes are
opened again for their own user after hardening, so that the tests can look into their memory.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[0] = str(ROOT)  # beside this file lie tests, which would pass for ours

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QLineEdit  # noqa: E402

from console import gate, hardening  # noqa: E402

ROLE, LOG, *GIVEN = sys.argv[1], *map(Path, sys.argv[2:])
SOON_MS = 25
PR_SET_DUMPABLE = 4  # Source: linux/prctl.h


def log(line: str) -> None:
    with LOG.open("a") as file:
        file.write(line + "\n")


def harden() -> None:
    hardening.harden()
    if os.geteuid() != 0:
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)


def once(is_so: Callable[[], bool], then: Callable[[], None]) -> None:
    if is_so():
        then()
    else:
        QTimer.singleShot(SOON_MS, lambda: once(is_so, then))


class Fingers(gate.Gate):
    """Types the passphrase once; behind the lock it only waits."""

    def start(self, after: str = "") -> None:
        super().start(after)
        log(f"gate {os.getpid()} after {after or 'nothing'}")
        if not after:
            QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        fields = self.screen.findChildren(QLineEdit)
        field = next(one for one in fields if one.echoMode() == QLineEdit.EchoMode.Password)
        QTest.keyClicks(field, GIVEN[0].read_text())
        QTest.keyClick(field, Qt.Key.Key_Return)


def run_gate() -> int:
    gate.Gate = Fingers  # type: ignore[misc]
    gate.harden = harden  # type: ignore[attr-defined]
    command = (sys.executable, __file__, "workspace", str(LOG), str(GIVEN[1]))
    unpatched = gate.run
    gate.run = lambda folder, tell: unpatched(folder, tell, command)  # type: ignore[assignment, misc]
    from console.__main__ import main

    sys.argv[1:] = []
    return main()


def run_workspace() -> int:
    from console import app
    from console.desk.window import Window

    hold, open_desk, until_unlocked = GIVEN[0], app.open_desk, app.until_unlocked

    def opened(*given: object) -> Window:
        window = open_desk(*given)  # type: ignore[arg-type]
        look_at_people(window, lambda: once(lambda: not hold.exists(), lambda: window.registry.run("lock")))
        return window

    def warm(*given: object) -> object:
        log(f"warm {os.getpid()}")
        return until_unlocked(*given)  # type: ignore[arg-type]

    app.harden, app.open_desk, app.until_unlocked = harden, opened, warm  # type: ignore[assignment, attr-defined]
    return app.main()


def look_at_people(window: object, then: Callable[[], None]) -> None:
    """The incident with its map, then the whole list, a card, and a search; ``then`` when all of it was shown."""
    from console.desk.window import Window
    from console.model.query import PeopleQuery

    assert isinstance(window, Window)
    screen, people = window.incident_screen, window.people_screen
    table, search = people.table, people.filter.search

    def list_everybody() -> None:
        picture = screen._picture
        assert picture is not None
        screen.people_wanted.emit(PeopleQuery(incident=picture.line.incident, area_only=True))
        once(lambda: table.model().rowCount() == picture.tally.registered and bool(picture.tally.registered), open_card)

    def open_card() -> None:
        table.selectRow(3)
        chosen = table.current_person()
        assert chosen is not None
        people.show_person(chosen)
        once(lambda: people.panel._card is not None and people.panel._card.person == chosen, type_search)

    def type_search() -> None:
        before = table.model().rowCount()
        QTest.keyClicks(search, table.model().index(7, 0).data()[:16])
        once(lambda: 0 < table.model().rowCount() < before, shown)

    def shown() -> None:
        window.grab()
        log(f"shown by {os.getpid()}")
        then()

    once(lambda: screen._picture is not None and screen.map._people.person.size > 0, list_everybody)


if __name__ == "__main__":
    sys.exit(run_gate() if ROLE == "gate" else run_workspace())
