"""Pictures of the screen *Exchange* with everything on it, both languages, light and dark, two sizes.

PYTHONPATH=. QT_QPA_PLATFORM=offscreen .venv/bin/python tests/desk/exchange_shots.py FOLDER
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from console.desk.demo_shots import LANGUAGES, MODES, SIZES, _settle, _suffix, dress
from console.desk.exchange_screen import TABS
from console.desk.jobs import Jobs
from console.desk.window import Window
from console.model.shown_exchange import Link, LinkState
from console.register.register import Register
from console.settings import Settings
from tests.conftest import TEST_KEY, Clock
from tests.desk.exchanges import busy, exchanging
from tests.desk.test_exchange_screen import Hand
from widgets import theme


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = cast(QApplication, QApplication.instance() or QApplication(["posko"]))
    theme.apply(application, "light")
    clock = Clock()
    with tempfile.TemporaryDirectory() as scratch:
        master = Path(scratch) / "master"
        master.mkdir()
        Register.create(master, TEST_KEY, clock=clock).close()
        with exchanging(Path(scratch), clock, master, Jobs(application)) as scene:
            incident = busy(scene)
            window = Window(scene.place, scene.place.opened.box.folder, Settings())
            window.show()
            window.incident_screen.show_incident(incident)
            for mode in MODES:
                for spoken in LANGUAGES:
                    dress(application, spoken, mode)
                    for size in SIZES:
                        window.resize(*size)
                        take(window, folder, _suffix(spoken, mode, size), clock)
            window.close()


def take(window: Window, folder: Path, suffix: str, clock: Clock) -> None:
    screen = window.exchange_screen
    window.go_to("exchange")
    states = {
        "idle": None,
        "retrying": LinkState(Link.RETRYING, clock() - 5_000_000, until_ms=clock() + 90_000, fault="link-no-route"),
        "exchanging": LinkState(Link.EXCHANGING, None, 12, 40, 2_048, 8_192, is_thin=True),
        "synced": LinkState(Link.UP_TO_DATE, clock() - 130_000),
    }
    for name, state in states.items():
        screen.connect_hand(None if state is None else Hand())
        screen._link = state
        screen._tell()
        screen.show_tab("waiting")
        _settle(window)
        window.grab().save(str(folder / f"exchange-waiting-{name}-{suffix}.png"))
    for tab in TABS[1:]:
        screen.show_tab(tab)
        _settle(window)
        window.grab().save(str(folder / f"exchange-{tab}-{suffix}.png"))
    screen.show_tab("conflicts")
    board = screen.conflicts.board
    board.table.go_to_row(0)
    board._write()
    _settle(window)
    window.grab().save(str(folder / f"exchange-conflicts-form-{suffix}.png"))
    board.leave_form()
    for row in range(1, board.table.model().rowCount()):
        board.table.go_to_row(row)
        _settle(window)
        window.grab().save(str(folder / f"exchange-conflicts-{row}-{suffix}.png"))
    board.table.go_to_row(0)
    window.go_to("incident")
    _settle(window)
    window.grab().save(str(folder / f"incident-tally-{suffix}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
