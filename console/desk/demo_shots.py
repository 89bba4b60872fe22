"""Pictures of the demonstration: the storyboard step by step, then every screen on a first morning, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console import settings
from console.desk import demo_sample
from console.desk.demo_wardens import paste_list, put_away
from console.desk.playing import LOOK_MS, Scene
from console.desk.storyboard import Storyboard
from console.desk.window import Window
from console.durable import store_fault
from console.model.query import PeopleQuery
from widgets import language, theme
from widgets.theme import Mode
from widgets.unlock import UnlockScreen

SIZES = ((1366, 768), (1920, 1080))  # a small laptop, a workstation
MODES: tuple[Mode, ...] = ("light", "dark")
LANGUAGES: tuple[settings.Language, ...] = ("id", "en")
QUIET_MS = 260  # a picture is taken when nothing has been under way for so long: screens gather writes, and the map comes to rest
TABS = ("out", "in", "sweep")
PAPERS = ("statement", "sitrep")


def dress(application: QApplication, spoken: settings.Language, mode: Mode) -> None:
    """Another language and other colours, for everything on screen; colours take a second, so only where they change."""
    if theme.mode() != mode:
        theme.apply(application, mode)
    application.setProperty("posko-language", spoken)
    language.apply(application, spoken)


class Shots:
    """Takes pictures into a folder. Raises StoreFault where the folder cannot be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise store_fault(trouble) from trouble

    def take_all(self, window: Window, board: Storyboard) -> None:
        """Play the storyboard, then a morning, and take pictures of both."""
        window.resize(*SIZES[0])
        window.show()
        board.scene_came.connect(lambda scene: self._take_scene(window, scene))
        _await(window, lambda: not board.is_playing(), board.do)
        board.scene_came.disconnect()
        morning: list[object] = []
        board.came_to_rest.connect(lambda: morning.append(1))
        _await(window, lambda: bool(morning), board.do)
        board.guide.fold(True)
        self._take_screens(window)

    def take_second(self, window: Window) -> None:
        """The second console on its incident, as whoever sits there sees it."""
        window.show()
        for mode, size in zip(MODES, SIZES, strict=True):
            for spoken in LANGUAGES:
                dress(_application(), spoken, mode)
                window.resize(*size)
                _settle(window)
                window.incident_screen.map.view.fit_incident()
                self._take(window, window, f"storyboard-5-second-{_suffix(spoken, mode, size)}", size)

    def _take_scene(self, window: Window, scene: Scene) -> None:
        """A moment of the storyboard: on a laptop by day, on a workstation by night; what was worn last comes first."""
        looks = list(zip(MODES, SIZES[: len(MODES)], strict=False))
        if looks[0][0] != theme.mode():
            looks.reverse()
        for mode, size in looks:
            for spoken in LANGUAGES:
                dress(_application(), spoken, mode)
                window.resize(*size)
                _settle(window)
                scene.bring()
                self._take(window, window, f"storyboard-{scene.name}-{_suffix(spoken, mode, size)}", size)

    def _take_screens(self, window: Window) -> None:
        for mode in MODES if theme.mode() == MODES[0] else MODES[::-1]:
            for spoken in LANGUAGES:
                dress(_application(), spoken, mode)
                for size in SIZES:
                    self._photograph(window, _suffix(spoken, mode, size), size)

    def _photograph(self, window: Window, suffix: str, size: tuple[int, int]) -> None:
        unlock = UnlockScreen()
        unlock.show_unlock()
        self._take(window, unlock, f"unlock-{suffix}", size)
        unlock.close()
        window.go_to("incident")
        self._take(window, window, f"incident-{suffix}", size)
        people = window.people_screen
        window.go_to("people")
        people.show_query(PeopleQuery(text="muh", incident=people.filter.query().incident))
        self._take(window, window, f"people-{suffix}", size)
        people.table.selectRow(0)
        person = people.table.current_person()
        if person is not None:
            people.show_person(person)
        self._take(window, window, f"person-{suffix}", size)
        window.go_to("calls")
        for tab in TABS:
            window.calls_screen.show_tab(tab)
            self._take(window, window, f"calls-{tab}-{suffix}", size)
        incident = people.filter.query().incident
        if incident is not None:
            paste_list(window, incident, _until)
            self._take(window, window, f"calls-wardens-{suffix}", size)
            put_away(window)
        window.go_to("briefing")
        for paper in PAPERS:
            window.briefing_screen.show_tab(paper)
            self._take(window, window, f"briefing-{paper}-{suffix}", size)
        window.go_to("exchange")
        self._take(window, window, f"exchange-{suffix}", size)
        window.go_to("settings")
        self._take(window, window, f"settings-{suffix}", size)
        self._take_import(window, suffix, size)

    def _take_import(self, window: Window, suffix: str, size: tuple[int, int]) -> None:
        window.go_to("people")
        window.people_screen.import_roster(demo_sample.ROSTER)
        wizard = window.people_screen.flow.wizard
        _until(wizard.is_busy)
        _until(lambda: not wizard.is_busy())
        wizard.go_to(2)
        self._take(window, window, f"import-{suffix}", size)
        wizard.closed.emit()

    def _take(self, window: Window, widget: QWidget, name: str, size: tuple[int, int]) -> None:
        widget.resize(*size)
        widget.show()
        _settle(window)
        widget.grab().save(str(self._folder / f"{name}.png"))


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def _suffix(spoken: str, mode: Mode, size: tuple[int, int]) -> str:
    return f"{spoken}-{mode}-{size[0]}x{size[1]}"


def _await(window: Window, has_come: Callable[[], bool], begin: Callable[[], None]) -> None:
    begin()
    _until(has_come)
    _settle(window)


def _settle(window: Window) -> None:
    """Until nothing has been under way for a while."""
    quiet_ms = 0
    while quiet_ms < QUIET_MS:
        _rest(LOOK_MS)
        quiet_ms = quiet_ms + LOOK_MS if window.place.jobs.is_at_rest() else 0


def _rest(rest_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(rest_ms, loop.quit)
    loop.exec()


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        _rest(LOOK_MS)
