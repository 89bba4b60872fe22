"""The window: clocks on top, the rail at the left, one screen at a time, the status line below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.desk.actions import ACTIONS, ActionRegistry
from console.desk.briefing_screen import BriefingScreen
from console.desk.calls_screen import CallsScreen
from console.desk.due_watch import DueWatch
from console.desk.exchange_link import ExchangeLink
from console.desk.exchange_screen import ExchangeScreen
from console.desk.incident_screen import IncidentScreen
from console.desk.palette_search import PaletteSearch
from console.desk.people_screen import PeopleScreen
from console.desk.place import Place
from console.desk.printing import UNDER_WAY, Printing
from console.desk.remembered import Remembered
from console.desk.settings_screen import SettingsScreen
from console.desk.wording import told as told_of
from console.faults import Fault
from console.model.query import PeopleQuery
from console.model.shown import IncidentLine
from console.model.shown_response import DueItem
from console.model.words import ExportMedium
from console.register.reading import officers as asked
from console.register.touched import Touched
from console.settings import Settings
from console.workspace_link import EXIT_LOCKED, EXIT_QUIT, EXIT_TAKEOVER
from sync.carriers.file import is_exchange_file
from widgets.clock_strip import ClockPlace, ClockStrip
from widgets.notice_bar import Notice, NoticeBar
from widgets.palette import Palette
from widgets.paper.sheet import Letterhead
from widgets.rail import Rail, RailItem
from widgets.shortcut_sheet import ShortcutSheet
from widgets.status_line import StatusLine
from widgets.times import language
from widgets.watermark import Watermark

FIRST_PX = (1_360, 760)  # a laptop's screen, nearly
LEAST_PX = (1_024, 640)


class Window(QWidget):
    """``left`` carries the exit code the workspace is to end with: locked, handed over, or quit."""

    left = Signal(int)

    def __init__(self, place: Place, folder: Path, chosen: Settings) -> None:
        super().__init__()
        self.place = place
        self.registry = ActionRegistry(self)
        self._clocks, self._notices, self._rail = ClockStrip(), NoticeBar(), Rail()
        self._status = StatusLine(place.post.now_ms)
        self._stack = QStackedWidget()
        self.incident_screen = IncidentScreen(place, self.registry)
        self.people_screen = PeopleScreen(place, self.registry)
        self.calls_screen = CallsScreen(place, self.registry)
        self.briefing_screen = BriefingScreen(place, self.registry)
        self.exchange_screen = ExchangeScreen(place, self.registry)
        self.exchange_link: ExchangeLink | None = None  # of an enrolled console, once it is shown
        self.settings_screen = SettingsScreen(place, folder, chosen)
        self._screens: dict[str, QWidget] = {
            "incident": self.incident_screen,
            "people": self.people_screen,
            "calls": self.calls_screen,
            "briefing": self.briefing_screen,
            "exchange": self.exchange_screen,
            "settings": self.settings_screen,
        }
        self.remembered = Remembered(self, lambda changed: self.settings_screen.keep(**changed))
        self._own: asked.OfficerLine | None = None
        self._incident: IncidentLine | None = None
        self._lay_out()
        self._watermark = Watermark(self._stack)
        self._finder, self._sheet = Palette(self), ShortcutSheet(self)
        self._search = PaletteSearch(place, self.registry, self._finder)
        self.printing = Printing(place, self)
        self.due = DueWatch(place, self)
        self._status.add_beside(self.due.button)
        self._attach()
        self._connect()
        self.retranslate()
        self.go_to("incident")
        self.incident_screen.arrange(chosen)
        self.remembered.follow_window(chosen.window_place)
        self._ask()

    def go_to(self, name: str) -> None:
        """Show a screen."""
        self._rail.choose(name)
        self._stack.setCurrentWidget(self._screens[name])
        screen = self._screens[name]
        if isinstance(screen, CallsScreen | BriefingScreen | ExchangeScreen):
            screen.take_focus()

    def dock(self, widget: QWidget, *, is_below: bool) -> None:
        """Put something beside every screen, at the right edge or below; it may stand at the other one so far."""
        for row in (self._middle, self._column):
            row.removeWidget(widget)
        if is_below:
            self._column.insertWidget(self._column.count() - 1, widget)
        else:
            self._middle.addWidget(widget)

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong in one sentence."""
        self._notices.show_notice(Notice(f"fault:{fault.code}", "attention", lambda: told_of(fault)))

    def retranslate(self) -> None:
        """Tell every text of the window itself in the language in force."""
        self.setWindowTitle("Posko")
        shown = {action.name: action for action in ACTIONS}
        self._rail.show_items(
            [
                RailItem("incident", "incident", self.tr("Incident"), shown["go-incident"].shortcut),
                RailItem("people", "people", self.tr("People"), shown["go-people"].shortcut),
                RailItem("calls", "phone", self.tr("Calls"), shown["go-calls"].shortcut),
                RailItem("briefing", "entry", self.tr("Briefing"), shown["go-briefing"].shortcut),
                RailItem("exchange", "exchange", self.tr("Exchange"), shown["go-exchange"].shortcut),
                RailItem("settings", "settings", self.tr("Settings"), shown["go-settings"].shortcut),
            ]
        )
        self.registry.retranslate()
        self._tell_places()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.incident_screen.close_down()
        self.left.emit(EXIT_QUIT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._take_in(path)

    def _take_in(self, path: Path) -> None:
        """A dropped file: by what it begins with an exchange file, else a roster."""
        if is_exchange_file(path):
            self.exchange_screen.come_to("link")
            self.exchange_screen.joining.take_in(path)
        else:
            self._import(path)

    def _lay_out(self) -> None:
        for screen in self._screens.values():
            self._stack.addWidget(screen)
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addWidget(self._stack, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._clocks)
        column.addWidget(self._notices)
        column.addLayout(middle, 1)
        column.addWidget(self._status)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_PX)
        self.resize(*FIRST_PX)

    def _attach(self) -> None:
        attach = self.registry.attach
        for name in self._screens:
            attach(f"go-{name}", lambda name=name: self.go_to(name))  # type: ignore[misc]
        attach("palette", self._finder.open)
        attach("shortcut-sheet", self._open_sheet)
        attach("due-list", self.due.list.open)
        attach("print", lambda: self._print(ExportMedium.PAPER))
        attach("save-pdf", lambda: self._print(ExportMedium.PDF))
        attach("language-switch", self.settings_screen.switch_language)
        attach("theme-switch", self.settings_screen.switch_theme)
        attach("lock", lambda: self.left.emit(EXIT_LOCKED))
        attach("quit", lambda: self.left.emit(EXIT_QUIT))

    def _connect(self) -> None:
        self._rail.screen_chosen.connect(self.go_to)
        self._status.lock_asked.connect(lambda: self.left.emit(EXIT_LOCKED))
        self.settings_screen.takeover_asked.connect(lambda: self.left.emit(EXIT_TAKEOVER))
        self._notices.acted.connect(self._act)
        self.place.faulted.connect(self.show_fault)
        self.place.touched.connect(self._touched)
        incident, people, calls = self.incident_screen, self.people_screen, self.calls_screen
        incident.incident_shown.connect(self._incident_shown)
        incident.people_wanted.connect(self._show_people)
        incident.person_wanted.connect(self._show_person)
        incident.arranged.connect(self.remembered.note)
        incident.noticed.connect(self._notices.show_notice)
        incident.shown_wanted.connect(lambda: self.go_to("incident"))
        people.shown_wanted.connect(lambda: self.go_to("people"))
        people.incident_wanted.connect(self._show_incident)
        people.noticed.connect(self._notices.show_notice)
        calls.shown_wanted.connect(lambda: self.go_to("calls"))
        calls.person_wanted.connect(self._show_person)
        calls.noticed.connect(self._notices.show_notice)
        self.due.noticed.connect(self._notices.show_notice)
        self.due.settled.connect(self._notices.withdraw)
        self.due.item_wanted.connect(self._show_due)
        self.due.incident_wanted.connect(self._show_incident)
        self.briefing_screen.noticed.connect(self._notices.show_notice)
        self.briefing_screen.shown_wanted.connect(lambda: self.go_to("briefing"))
        exchange = self.exchange_screen
        exchange.told.connect(self._status.exchange.show_brief)
        exchange.noticed.connect(self._notices.show_notice)
        exchange.person_wanted.connect(self._show_person)
        exchange.joining.left.connect(self.left)
        exchange.shown_wanted.connect(lambda: self.go_to("exchange"))
        self._status.exchange.tab_wanted.connect(exchange.come_to)
        self.printing.noticed.connect(self._notices.show_notice)
        self.printing.settled.connect(self._notices.withdraw)
        self._search.person_chosen.connect(self._show_person)
        self._search.incident_chosen.connect(self._show_incident)
        self._search.place_chosen.connect(self._look_at)

    def _ask(self) -> None:
        self.place.ask(asked.officers, self._take_officers, topic="officers")

    def _take_officers(self, known: list[asked.OfficerLine]) -> None:
        mine = self.place.post.officer
        self._own = next((line for line in known if line.officer == mine), None)
        if self._own is not None:
            own_mission = self._own.mission
            self._clocks.show_officer(self._own.name, own_mission.code if own_mission else "")
        self.incident_screen.set_own_mission(self._own.mission if self._own else None)
        self.people_screen.set_own_mission(self._own.mission if self._own else None)
        self._tell_places()

    def _touched(self, touched: Touched) -> None:
        self._ask()

    def _tell_places(self) -> None:
        own = self._own.mission if self._own else None
        name = "" if own is None else (own.name_id if language() == "id" else own.name_en)
        mission = ClockPlace(own.host_city or name, own.zone) if own else None
        scene = ClockPlace(self._incident.place, self._incident.zone) if self._incident else None
        self._clocks.show_places(mission, scene)

    def _incident_shown(self, line: IncidentLine | None, areas: tuple[object, ...]) -> None:
        self._incident = line
        self._clocks.show_incident(line)
        self._tell_places()
        self._watermark.show_exercise(line is not None and line.is_exercise)
        self.due.set_incident(line)
        self.calls_screen.set_incident(line, areas)  # type: ignore[arg-type]  # a signal carries objects
        self.people_screen.set_incident(line, areas)  # type: ignore[arg-type]  # a signal carries objects
        self.briefing_screen.set_incident(line, areas)  # type: ignore[arg-type]
        self.exchange_screen.set_incident(line)

    def _print(self, medium: ExportMedium) -> None:
        if self._stack.currentWidget() is self.incident_screen:
            self.incident_screen.prepare_offers()
        QTimer.singleShot(0, self, lambda: self._offer(medium))

    def _offer(self, medium: ExportMedium) -> None:
        screen = self._stack.currentWidget()
        head = Letterhead(
            self._own.name if self._own else "", self._own.mission if self._own else None, self.place.post.now_ms()
        )
        printable = (self.incident_screen, self.people_screen)
        self.printing.begin(medium, next((one.offers(head) for one in printable if one is screen), ()))

    def _act(self, key: str) -> None:
        if key == UNDER_WAY:
            self.printing.cancel()
        self.incident_screen.act(key)
        self.calls_screen.act(key)
        self.due.act(key)
        self._notices.withdraw(key)

    def _show_people(self, query: PeopleQuery) -> None:
        self.go_to("people")
        self.people_screen.show_query(query)

    def _show_person(self, person: int) -> None:
        self.go_to("people")
        self.people_screen.show_person(person)

    def _show_due(self, item: DueItem) -> None:
        if not self.calls_screen.show_due(item):
            self.briefing_screen.show_due(item)

    def _show_incident(self, incident: int) -> None:
        self.go_to("incident")
        self.incident_screen.show_incident(incident)

    def _look_at(self, lon: float, lat: float) -> None:
        self.go_to("incident")
        self.incident_screen.look_at(lon, lat)

    def _import(self, path: Path) -> None:
        self.go_to("people")
        self.people_screen.import_roster(path)

    def _open_sheet(self) -> None:
        self._sheet.show_rows(self.registry.shortcut_rows())
        self._sheet.open()


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
