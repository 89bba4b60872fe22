"""The people screen: the filter on top, the list, one person beside it, and the import of rosters in its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from console.desk.actions import ActionRegistry
from console.desk.import_flow import ImportFlow
from console.desk.people_invitation import PeopleInvitation
from console.desk.person_panel import PersonPanel
from console.desk.place import Place
from console.desk.print_offers import Asking, offered_people, offered_person
from console.desk.printing import Offer
from console.desk.roster_flow import RosterFlow
from console.desk.wording import wording
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.query import PeopleQuery
from console.model.shown import IncidentLine, MissionLine, PeoplePage, UndoPreview
from console.register.reading.incidents import incidents, missions
from console.register.reading.people import PeopleScope, find_people
from console.register.touched import Touched
from widgets.notice_bar import Notice, Severity
from widgets.paper.person_sheet import PersonPages
from widgets.paper.sheet import Letterhead
from widgets.people_filter import PeopleFilter
from widgets.people_model import PAGE_ROWS
from widgets.people_table import PeopleTable
from widgets.section import small_button
from widgets.spoken import Spoken
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import number

PANEL_STAYS_PX = 1_500  # from this width on the list keeps its most telling columns beside an empty card
MARGIN_PX = 12
_LIST_KINDS = (Kind.PERSON, Kind.REGISTRATION, Kind.IDENTIFIER, Kind.PAIR)


class PeopleScreen(Spoken):
    """Everything about people.

    shown_wanted: an action of this screen was asked for while another is on top. incident_wanted: record id of an incident to be
    shown. noticed: a ``Notice`` for the bar above.
    """

    shown_wanted = Signal()
    incident_wanted = Signal(object)
    noticed = Signal(object)

    def __init__(self, place: Place, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._incident: IncidentLine | None = None
        self._areas: tuple[ResolvedArea, ...] = ()
        self._is_panel_wanted = False
        self.filter, self.table = PeopleFilter(), PeopleTable(now_ms=place.post.now_ms)
        self.invitation = PeopleInvitation()
        self.panel = PersonPanel(place)
        self.flow = RosterFlow(place, self)
        self.earlier = ImportFlow(place, self)
        self._rosters = small_button("")
        self._list, self._pages = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._attach(registry)
        self.retranslate()
        self._ticking = Ticking(self, MINUTE_MS, place.post.now_ms, self._refresh_ages)
        self._ask_missions()
        self._ask()

    # What the window asks.

    def show_query(self, query: PeopleQuery) -> None:
        """Show whom a figure counts: set the filters and ask."""
        self._show_list()
        self.filter.show_query(query)
        self._go_to_list()

    def show_person(self, person: int) -> None:
        """Open a person's card beside the list."""
        self._show_list()
        self._open_panel()
        self.panel.show_person(person)

    def start_report(self, person: int | None) -> None:
        """Open the report form: for this person, or for the one at hand."""
        self._come()
        if self._incident is None:
            self._place.ask(incidents, self._without_incident, topic="report-incident")
            return
        chosen = person or (self.panel.person() if not self.panel.isHidden() else None) or self.table.current_person()
        if chosen is None:
            self._tell("report-whom", lambda: self.tr("Choose the person first, then file the report."))
            self._search()
            return
        self._show_list()
        self._open_panel()
        self.panel.start_report(chosen)

    def import_roster(self, path: Path | None) -> None:
        """Open the import wizard, with a file when one was dropped."""
        self._come()
        if self.earlier.is_undoing():
            self._tell("import-busy", lambda: self.tr("An import is being taken back. Wait until it ends."))
            return
        if not self.flow.begin(path):
            self._tell(
                "import-busy", lambda: self.tr("An import is being written. Wait until it ends, or cancel it first.")
            )
        self._pages.setCurrentWidget(self.flow.wizard)

    def show_imports(self) -> None:
        """Open the list of earlier imports."""
        self._come()
        if self.flow.is_applying():
            self._tell(
                "import-busy", lambda: self.tr("An import is being written. Wait until it ends, or cancel it first.")
            )
            return
        self._pages.setCurrentWidget(self.earlier.page)
        if not self.earlier.is_undoing():
            self.earlier.begin()

    def set_incident(self, incident: IncidentLine | None, areas: tuple[ResolvedArea, ...]) -> None:
        """In which incident the situation is shown. areas: what its area and sites cover."""
        is_other = incident != self._incident
        self._incident, self._areas = incident, areas
        before = self.filter.query().incident
        self.filter.set_incident(incident.incident if incident is not None else None)
        if is_other:
            self.panel.set_incident(incident)
        if self.filter.query().incident == before:
            self._ask(keeps_place=True)

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The mission of the officer at this desk."""
        self.flow.set_own_mission(mission)
        self.earlier.set_own_mission(mission)

    def offers(self, head: Letterhead) -> tuple[Offer, ...]:
        """What of this screen can be printed: the card that is open, and the list; nothing while a roster is imported."""
        if self._pages.currentIndex():
            return ()
        card = None if self.panel.isHidden() else self.panel.shown_card()
        offers: list[Offer] = []
        if card is not None:
            offers.append(partial(offered_person, PersonPages(card, self._incident, wording), head))
        if self.table.model().rowCount() and self._list.currentWidget() is self.table:
            asking = Asking(self.filter.query(), PeopleScope(self._place.arrays, self._areas), self.filter.told())
            columns, incident = self.table.shown_columns(), self._incident
            offers.append(partial(offered_people, asking, columns, incident, head))
        return tuple(offers)

    def retranslate(self) -> None:
        """The parts speak for themselves."""
        self._rosters.setText(self.tr("Rosters"))

    # How it is put together.

    def _lay_out(self) -> None:
        self._list.addWidget(self.table)
        self._list.addWidget(self.invitation)
        beside = QHBoxLayout()
        beside.setSpacing(MARGIN_PX)
        beside.addWidget(self._list, 1)
        beside.addWidget(self.panel)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        self._rosters.setMenu(QMenu(self))
        self._rosters.setProperty("menu", "true")
        self.filter.add_beside(self._rosters)
        column.addWidget(self.filter)
        column.addLayout(beside, 1)
        self._pages.addWidget(page)
        self._pages.addWidget(self.flow.wizard)
        self._pages.addWidget(self.earlier.page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self._tell_panel()

    def _connect(self) -> None:
        self.filter.asked.connect(lambda _: self._ask())
        self.filter.list_wanted.connect(self._go_to_list)
        self.table.person_chosen.connect(self.show_person)
        self.table.people_selected.connect(self._follow)
        self.table.page_wanted.connect(self._ask_page)
        self.table.text_typed.connect(self.filter.add_typed)
        self.invitation.import_wanted.connect(partial(self.import_roster, None))
        self.invitation.person_wanted.connect(self._add_person)
        self.invitation.everybody_wanted.connect(self.filter.clear)
        self.panel.closed.connect(self._close_panel)
        self.panel.reported.connect(self._reported)
        self.flow.closed.connect(self._show_list)
        self.earlier.closed.connect(self._show_list)
        self.earlier.import_wanted.connect(partial(self.import_roster, None))
        self.earlier.person_chosen.connect(self.show_person)
        self.earlier.undone.connect(self._tell_undone)
        self._place.touched.connect(self._take_touched)

    def _attach(self, registry: ActionRegistry) -> None:
        registry.attach("report-file", partial(self.start_report, None))
        registry.attach("people-search", self._search)
        registry.attach("person-add", self._add_person)
        for made in (
            registry.attach("roster-import", partial(self.import_roster, None)),
            registry.attach("import-list", self.show_imports),
        ):
            self._rosters.menu().addAction(made)

    # The list.

    def _ask(self, *, keeps_place: bool = False) -> None:
        query, scope = self.filter.query(), PeopleScope(self._place.arrays, self._areas)
        self._place.jobs.silence("people-page")  # pages of the last question would fill the wrong rows
        self._place.ask(
            lambda connection: find_people(connection, query, scope, count=PAGE_ROWS),
            lambda page: self._show_people(query, page, keeps_place),
            topic="people",
        )

    def _ask_page(self, first: int, count: int) -> None:
        query, scope = self.filter.query(), PeopleScope(self._place.arrays, self._areas)
        self._place.ask(
            lambda connection: find_people(connection, query, scope, first=first, count=count),
            self.table.show_page,
            topic="people-page",
        )

    def _show_people(self, query: PeopleQuery, page: PeoplePage, keeps_place: bool) -> None:
        self.filter.show_count(page.total, page.total_is_at_least)
        self.table.show_people(page, with_situation=query.incident is not None, keeps_place=keeps_place)
        if not page.total:
            self.invitation.show_reason(is_search=query != PeopleQuery(incident=query.incident))
        had_focus = self.table.hasFocus()
        self._list.setCurrentWidget(self.table if page.total else self.invitation)
        if had_focus and not page.total:
            self.filter.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_touched(self, touched: Touched) -> None:
        self.panel.take_touched(touched)
        if touched.has(Kind.MISSION):
            self._ask_missions()
        query = self.filter.query()
        is_ours = any(incident == query.incident for incident, _ in touched.situations)
        if touched.has(*_LIST_KINDS) or (is_ours and (query.whereabouts or query.condition or query.figure)):
            self._ask(keeps_place=True)
        elif is_ours:
            self.table.ask_again()

    def _ask_missions(self) -> None:
        self._place.ask(missions, self.filter.set_missions, topic="people-missions")

    def _go_to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.selectionModel().hasSelection() and self.table.model().rowCount():
            self.table.selectRow(max(0, self.table.currentIndex().row()))

    # The panel.

    def _follow(self, people: list[int]) -> None:
        """One row is chosen while a card is open: the card follows, unless something is being written beside it."""
        is_writing = self.panel.has_draft() or self.panel.is_reporting() or self.panel.card.is_editing()
        if len(people) == 1 and not self.panel.isHidden() and not is_writing and people[0] != self.panel.person():
            self.panel.show_person(people[0])

    def _add_person(self) -> None:
        self._come()
        self._show_list()
        self._open_panel()
        is_in_vain = self._list.currentWidget() is self.invitation
        self.panel.start_person(self.filter.query().text if is_in_vain else "")

    def _reported(self) -> None:
        self._tell("reported", lambda: self.tr("The report is filed."), "done")
        self._go_to_list()

    def _open_panel(self) -> None:
        self._is_panel_wanted = True
        self._tell_panel()

    def _close_panel(self) -> None:
        self._is_panel_wanted = False
        self._tell_panel()
        self._go_to_list()

    def _tell_panel(self) -> None:
        self.panel.setVisible(self._is_panel_wanted or self.width() >= PANEL_STAYS_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_hidden = self.panel.isHidden()
        self._tell_panel()
        chosen = self.table.current_person()
        if was_hidden and chosen is not None and self.panel.person() is None:
            self._follow([chosen])

    # What the parts share.

    def _search(self) -> None:
        self._come()
        self._show_list()
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def _show_list(self) -> None:
        if self._pages.currentIndex():
            self._pages.setCurrentIndex(0)
            self._go_to_list()

    def _come(self) -> None:
        if not self.isVisible():
            self.shown_wanted.emit()

    def _without_incident(self, lines: list[IncidentLine]) -> None:
        self._tell(
            "report-incident", lambda: self.tr("A report belongs to an incident. Open or choose the incident first.")
        )
        if lines:
            self.incident_wanted.emit(lines[0].incident)

    def _tell_undone(self, result: UndoPreview) -> None:
        """The page says it itself, but the officer may be elsewhere by now."""
        if not self.earlier.page.isVisible():
            self._tell("import-undone", lambda: self._undone_text(result), "done")

    def _undone_text(self, result: UndoPreview) -> str:
        text = self.tr("The import is taken back: undone {undone}, kept {kept}.")
        return text.format(undone=number(result.undone), kept=number(len(result.kept)))

    def _tell(self, key: str, telling: Callable[[], str], severity: Severity = "told") -> None:
        self.noticed.emit(Notice(key, severity, telling))

    def _refresh_ages(self) -> None:
        self.table.refresh_ages()
        self.panel.refresh_ages()
