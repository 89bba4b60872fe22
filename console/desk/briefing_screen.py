"""The screen *Briefing*: one tab for the public statement, one for the situation report."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.desk.actions import ACTIONS, ActionRegistry
from console.desk.place import Place
from console.desk.sitrep_tab import SitrepTab
from console.desk.statement_tab import StatementTab
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine
from console.model.shown_response import DueItem, DueWhat
from widgets.briefing.sitrep_board import SitrepBoard
from widgets.briefing.statement_board import StatementBoard
from widgets.spoken import Spoken
from widgets.tab_strip import TabItem, TabStrip

MARGIN_PX = 12
_TAB_BY_DUE = {DueWhat.SITREP: "sitrep", DueWhat.COUNTERSIGN: "statement"}


class BriefingScreen(Spoken):
    """shown_wanted: an action of this screen was asked for. noticed: a ``Notice``."""

    shown_wanted = Signal()
    noticed = Signal(object)

    def __init__(self, place: Place, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.statement, self.sitrep = StatementTab(place, self), SitrepTab(place, self)
        self._strip, self._pages = TabStrip(), QStackedWidget()
        self._boards: dict[str, StatementBoard | SitrepBoard] = {
            "statement": self.statement.board,
            "sitrep": self.sitrep.board,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
        for board in self._boards.values():
            self._pages.addWidget(board)
        for tab in (self.statement, self.sitrep):
            tab.noticed.connect(self.noticed)
        self._strip.tab_chosen.connect(self.show_tab)
        for name in self._boards:
            registry.attach(f"briefing-{name}", partial(self._come_to, name))
        self.retranslate()
        self.show_tab("statement")

    def set_incident(self, incident: IncidentLine | None, areas: tuple[ResolvedArea, ...]) -> None:
        """The incident shown on the incident screen. areas: what it and its sites cover."""
        for tab in (self.statement, self.sitrep):
            tab.set_incident(incident, areas)

    def show_tab(self, name: str) -> None:
        """Show a tab; the keys go there."""
        self._strip.choose(name)
        self._pages.setCurrentWidget(self._boards[name])
        self._boards[name].take_focus()

    def tab(self) -> str:
        """The tab shown."""
        return self._strip.chosen()

    def take_focus(self) -> None:
        """The screen came to the front: the keys go to the tab shown."""
        self._boards[self._strip.chosen()].take_focus()

    def show_due(self, item: DueItem) -> bool:
        """Bring what is due to hand; False when it belongs to another screen."""
        name = _TAB_BY_DUE.get(item.what)
        if name is not None:
            self._come_to(name)
        return name is not None

    def retranslate(self) -> None:
        keys = {action.name: action.shortcut for action in ACTIONS}
        words = {"statement": self.tr("Statement"), "sitrep": self.tr("Situation report")}
        self._strip.show_items([TabItem(name, words[name], keys[f"briefing-{name}"]) for name in self._boards])

    def _come_to(self, name: str) -> None:
        if not self.isVisible():
            self.shown_wanted.emit()
        self.show_tab(name)
