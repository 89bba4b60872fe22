"""The incident screen: the map in the middle, the five questions beside it, the tally and the timeline below."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget
from sqlalchemy import Connection

from console.desk import incident_picture as asked
from console.desk.actions import ActionRegistry
from console.desk.gathering import Gathering
from console.desk.incident_map import IncidentMap
from console.desk.incident_panel import IncidentPanel
from console.desk.incident_people import query_behind
from console.desk.incident_picture import Picture
from console.desk.place import Place
from console.desk.print_offers import offered_incident
from console.desk.printing import Offer
from console.duty import incidents
from console.faults import Fault, InputFault
from console.model import area as shapes
from console.model.area import Area
from console.model.query import FigureKey
from console.model.shown import IncidentLine, MissionLine, TimelineItem
from console.model.words import IncidentState
from console.register.reading.rows import person_rows
from console.register.touched import Touched
from console.settings import Settings
from widgets.choice import ChoiceBox
from widgets.notice_bar import Notice
from widgets.paper.incident_sheet import IncidentPages
from widgets.paper.sheet import Letterhead
from widgets.section import small_button
from widgets.spoken import Spoken
from widgets.tally_board import TallyBoard
from widgets.timeline import Timeline
from widgets.toggle import ToggleButton

TIMELINE_PX = 112
SHORT_BELOW_PX = (
    760  # a screen lower than this shows the tally short: the map needs the room, as on a laptop of 768 lines
)
LIST_PX = 320  # a dozen lines, and the map above still has its least height on a laptop of 768 lines
REDRAWN = "area-redrawn"
LINE = "timeline-line"  # what is told of a line of the timeline: the newest of it stands alone
_NEEDING = ("question-answer", "hospital-check", "authority-contact", "entry-add", "timeline-list", "timeline-withdraw")


class IncidentScreen(Spoken):
    """What the window hears: the incident shown with its areas, people to list or to open, notices, and the wish to be seen."""

    incident_shown = Signal(object, object)  # IncidentLine or None, tuple of ResolvedArea
    people_wanted = Signal(object)  # PeopleQuery
    person_wanted = Signal(object)  # id
    noticed = Signal(object)  # Notice
    shown_wanted = Signal()
    arranged = Signal(str, object)  # setting and value: the officer has arranged the screen in another way

    def __init__(self, place: Place, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._registry = place, registry
        self._lines: list[IncidentLine] = []
        self._wanted: int | None = None
        self._picture: Picture | None = None
        self._area_before: tuple[int, str] | None = None
        self._needs: set[str] = set()
        self._is_short: bool | None = None  # how the officer wants the tally; None: as the height allows
        self._chooser: ChoiceBox[int] = ChoiceBox()
        self._open, self._redraw, self._as_list = small_button(""), small_button(""), ToggleButton()
        self._duties = {name: small_button("") for name in ("hospital-check", "authority-contact", "entry-add")}
        self.map = IncidentMap(place)
        self.panel = IncidentPanel(place)
        self.board = TallyBoard(place.post.now_ms)
        self.timeline = Timeline(place.post.now_ms)
        self._soon = Gathering(self)
        self._lay_out()
        self._connect()
        self._attach()
        self.retranslate()
        self._show(None)
        self._ask("list", "places")

    def show_incident(self, incident: int) -> None:
        """Show this incident."""
        self._wanted = incident
        self._chooser.choose(incident)
        self._ask("list", "picture")

    def arrange(self, chosen: Settings) -> None:
        """Arrange the screen as it was left."""
        self.map.set_twin_width(chosen.twin_px)
        self._is_short = {"short": True, "whole": False}.get(chosen.tally)
        self._tell_short()

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The officer's own mission."""
        self.panel.set_own_mission(mission)

    def look_at(self, lon: float, lat: float) -> None:
        """Bring a place to the middle of the map."""
        self.map.view.centre_on(lon, lat)

    def act(self, key: str) -> None:
        """Do what a notice of this screen offered."""
        if key == REDRAWN and self._area_before is not None:
            incident, area = self._area_before
            self._area_before = None
            self._place.write(lambda post: incidents.redraw(post, incident, shapes.from_json(area)))

    def prepare_offers(self) -> None:
        """The first half of what ``offers`` costs, to be done a turn of the event loop before it."""
        if self._picture is not None:
            self.map.view.canvas.prepare_picture()

    def offers(self, head: Letterhead) -> tuple[Offer, ...]:
        """What of this screen can be printed: the incident as it is shown; nothing before one is."""
        shown = self._picture
        if shown is None:
            return ()
        view = self.map.view
        chart = view.picture(is_exercise=shown.line.is_exercise)
        pages = IncidentPages(shown.line, shown.tally, shown.questions, shown.items, chart, view.small_print())
        return (partial(offered_incident, pages, head),)

    def close_down(self) -> None:
        """End the timers and the map's worker; the screen is not used after it."""
        self._soon.stop()
        self.map.close_down()

    def retranslate(self) -> None:
        self._chooser.setAccessibleName(self.tr("Incident"))
        self._open.setText(self.tr("Open an incident…"))
        words = {
            "hospital-check": self.tr("Hospital check"),
            "authority-contact": self.tr("Authority contact"),
            "entry-add": self.tr("Chronology"),
        }
        for name, button in self._duties.items():
            button.setText(words[name])
        self._redraw.setText(self.tr("Draw the area"))
        self._as_list.setText(self.tr("Map as list"))
        for action, text in zip(self._shapes.actions(), (self.tr("Circle"), self.tr("Polygon")), strict=True):
            action.setText(text)
        self._offer()

    def _lay_out(self) -> None:
        self._shapes = QMenu(self)
        for shape in ("circle", "polygon"):
            self._shapes.addAction(shape).triggered.connect(partial(self._draw, shape))
        self._redraw.setMenu(self._shapes)
        self._redraw.setProperty("menu", "true")
        head = QHBoxLayout()
        head.setSpacing(8)
        self._chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chooser.setMaximumWidth(420)
        for widget in (self._chooser, self._open):
            head.addWidget(widget)
        head.addStretch(1)
        for widget in (*self._duties.values(), self._redraw, self._as_list):
            head.addWidget(widget)
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._show_list(False)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.map, 1)
        left.addWidget(self.board)
        left.addWidget(self.timeline)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(left, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self._place.touched.connect(self._touched)
        self._soon.due.connect(self._repaint)
        self._chooser.currentIndexChanged.connect(self._choose)
        self._open.clicked.connect(partial(self._registry.run, "incident-open"))
        for name, button in self._duties.items():
            button.clicked.connect(partial(self._registry.run, name))
        self._as_list.toggled.connect(self.map.show_twin)
        self.map.twin_dragged.connect(partial(self.arranged.emit, "twin_px"))
        self.map.person_chosen.connect(self._person_chosen)
        self.map.view.circle_drawn.connect(self._take_circle)
        self.map.view.polygon_drawn.connect(self._take_polygon)
        self.panel.opened.connect(self.show_incident)
        self.panel.withdrawn.connect(self._tell_withdrawn)
        self.panel.line_left.connect(self.timeline.take_focus)
        self.board.figure_chosen.connect(self._figure_chosen)
        self.board.short_chosen.connect(self._shorten)
        self.timeline.item_chosen.connect(self._item_chosen)
        self.timeline.list_shown.connect(self._show_list)

    def _attach(self) -> None:
        """Each action brings this screen to the front first: its keys work from every screen."""
        runs = {
            "incident-open": self.panel.begin_incident,
            "question-answer": self.panel.begin_answer,
            "hospital-check": self.panel.begin_check,
            "authority-contact": self.panel.begin_contact,
            "entry-add": self.panel.begin_entry,
            "timeline-list": self._switch_timeline,
            "timeline-withdraw": self._withdraw_line,
        }
        for name, run in runs.items():
            self._registry.attach(name, partial(self._run_here, run))

    def _run_here(self, run: Callable[[], None]) -> None:
        self.shown_wanted.emit()
        run()

    def _switch_timeline(self) -> None:
        self.timeline.show_list(not self.timeline.is_list())

    def _withdraw_line(self) -> None:
        """The line at hand in the list; without one the list comes up to choose from."""
        item = self.timeline.listed_item()
        if item is not None and not item.is_beginning:
            self._item_chosen(item)
            return
        self.timeline.show_list(True)
        self.timeline.take_focus()
        self.noticed.emit(Notice(LINE, "told", lambda: self.tr("Choose the line in the list, then press Enter.")))

    def _tell_withdrawn(self) -> None:
        def telling() -> str:
            return self.tr("The line is withdrawn. It stays in the timeline, struck through, with its reason.")

        self.noticed.emit(Notice(LINE, "done", telling))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_short()

    def _shorten(self, is_short: bool) -> None:
        self._is_short = is_short
        self._tell_short()
        self.arranged.emit("tally", "short" if is_short else "whole")

    def _tell_short(self) -> None:
        is_low = self.height() < SHORT_BELOW_PX
        self.board.show_short(is_low if self._is_short is None else self._is_short)

    def _show_list(self, is_list: bool) -> None:
        """The list takes the place of the tally: on a laptop there is no room for both and the map."""
        self.board.setVisible(self._picture is not None and not is_list)
        self.timeline.setFixedHeight(LIST_PX if is_list else TIMELINE_PX)

    # asking and showing

    def _touched(self, touched: Touched) -> None:
        if asked.changes_list(touched):
            self._needs |= {"list"}
        if asked.changes_picture(touched):
            self._needs |= {"picture"}
        if asked.changes_places(touched):
            self._needs |= {"places"}
        if self._needs:
            self._soon.call()

    def _repaint(self) -> None:
        needs, self._needs = self._needs, set()
        self._ask(*needs)

    def _ask(self, *needs: str) -> None:
        if "list" in needs:
            self._place.ask(asked.listed, self._take_list, topic="incidents")
        if "picture" in needs and self._wanted is not None:
            incident, arrays, now_ms = self._wanted, self._place.arrays, self._place.post.now_ms

            def work(connection: Connection) -> Picture:
                return asked.picture(connection, arrays, incident, now_ms())

            self._place.ask(work, self._show, topic="picture")
        if "places" in needs:
            self.map.ask_people()

    def _take_list(self, listed: tuple[list[IncidentLine], list[MissionLine]]) -> None:
        self._lines, missions = listed
        self._offer()
        self.map.show_missions(missions)
        if self._wanted is None and self._lines:
            self.show_incident(self._lines[0].incident)

    def _offer(self) -> None:
        exercise = self.tr("exercise")
        choices = [
            (f"{line.title} ({exercise})" if line.is_exercise else line.title, line.incident) for line in self._lines
        ]
        quiet = self._chooser.blockSignals(True)
        self._chooser.offer(choices, None if choices else self.tr("No incident yet"), letters=24)
        self._chooser.choose(self._wanted)
        self._chooser.blockSignals(quiet)
        self._chooser.setEnabled(bool(choices))

    def _choose(self) -> None:
        chosen = self._chooser.value()
        if chosen is not None and chosen != self._wanted:
            self.show_incident(chosen)

    def _show(self, picture: Picture | None) -> None:
        before, self._picture = self._picture, picture
        is_new = (before.line.incident if before else None) != (picture.line.incident if picture else None)
        zone = picture.line.zone if picture else "UTC"
        self.timeline.setVisible(picture is not None)
        self._show_list(self.timeline.is_list())
        self.board.show_tally(picture.tally if picture else None, zone)
        is_open = picture is not None and picture.line.state is not IncidentState.CLOSED
        self.timeline.show_items(picture.items if picture else (), zone, is_open=is_open)
        self.panel.show_picture(picture)
        self.map.show_incident(picture)
        for name in _NEEDING:
            self._registry.set_enabled(name, picture is not None)
        for button in (*self._duties.values(), self._redraw):
            button.setEnabled(picture is not None)
        if is_new:
            self.map.ask_people()
        if is_new or before is None or picture is None or before.line != picture.line or before.areas != picture.areas:
            self.incident_shown.emit(picture.line if picture else None, picture.areas if picture else ())

    # what was clicked

    def _figure_chosen(self, key: FigureKey) -> None:
        if self._picture is not None:
            query = query_behind(key, self._picture.tally)
            if query is not None:
                self.people_wanted.emit(query)

    def _item_chosen(self, item: TimelineItem) -> None:
        if item.person is not None:
            self.person_wanted.emit(item.person)
        elif item.is_beginning:
            self.map.view.fit_incident()
        elif not self.panel.begin_withdrawal(item):
            self.noticed.emit(Notice(LINE, "told", self._other_form_text))

    def _other_form_text(self) -> str:
        return self.tr("Another form is open. File it or cancel it first, then choose the line again.")

    def _person_chosen(self, person: int) -> None:
        if self._picture is None:
            self.person_wanted.emit(person)
            return

        def named(connection: Connection) -> str:
            rows = person_rows(connection, [person])
            return rows[0].name if rows else ""

        self._place.ask(named, lambda name: self.panel.begin_report(person, name), topic="person-on-map")

    def _draw(self, shape: str) -> None:
        self.shown_wanted.emit()
        self.map.view.start_drawing("circle" if shape == "circle" else "polygon")

    def _take_circle(self, lon: float, lat: float, radius_km: float) -> None:
        try:
            self._redrawn(shapes.circle(lon, lat, radius_km))
        except InputFault as fault:
            self._place.faulted.emit(fault)

    def _take_polygon(self, points: list[tuple[float, float]]) -> None:
        try:
            self._redrawn(shapes.polygon([points]))
        except InputFault as fault:
            self._place.faulted.emit(fault)

    def _redrawn(self, area: Area) -> None:
        if self._picture is None:
            return
        line = self._picture.line
        before = (line.incident, line.area)
        self._place.write(
            lambda post: incidents.redraw(post, line.incident, area),
            lambda _: self._tell_redrawn(before),
            self._refused,
        )

    def _tell_redrawn(self, before: tuple[int, str]) -> None:
        self._area_before = before

        def telling() -> str:
            return self.tr("The incident has another area now, and its tally counts the people registered there.")

        self.noticed.emit(Notice(REDRAWN, "done", telling, lambda: self.tr("Undo")))

    def _refused(self, fault: Fault) -> None:
        self._place.faulted.emit(fault)
