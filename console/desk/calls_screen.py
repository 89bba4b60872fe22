"""The screen *Calls*: tabs for calling out, for those who ring up, for the hospitals and authorities, and for wardens' lists."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.desk.actions import ACTIONS, ActionRegistry
from console.desk.calls_in import CallsIn
from console.desk.calls_out import CallsOut
from console.desk.calls_sweep import CallsSweep
from console.desk.calls_wardens import CallsWardens
from console.desk.place import Place
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine
from console.model.shown_response import DueItem, DueWhat
from widgets.calls.in_board import InBoard
from widgets.calls.out_board import OutBoard
from widgets.calls.sweep_board import SweepBoard
from widgets.calls.wardens_board import WardensBoard
from widgets.spoken import Spoken
from widgets.tab_strip import TabItem, TabStrip

MARGIN_PX = 12
_TAB_BY_DUE = {DueWhat.CALL_BACK: "in", DueWhat.RECHECK: "sweep", DueWhat.PROMISE: "sweep"}


class CallsScreen(Spoken):
    """shown_wanted: an action of this screen was asked for. person_wanted: id of a person to open. noticed: a ``Notice``."""

    shown_wanted = Signal()
    person_wanted = Signal(object)
    noticed = Signal(object)

    def __init__(self, place: Place, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outgoing, self.incoming, self.sweep = CallsOut(place, self), CallsIn(place, self), CallsSweep(place, self)
        self.lists = CallsWardens(place, self)
        self._strip, self._pages = TabStrip(), QStackedWidget()
        self._boards: dict[str, OutBoard | InBoard | SweepBoard | WardensBoard] = {
            "out": self.outgoing.board,
            "in": self.incoming.board,
            "sweep": self.sweep.board,
            "wardens": self.lists.board,
        }
        self._lay_out()
        for tab in self._tabs():
            tab.noticed.connect(self.noticed)
            tab.person_wanted.connect(self.person_wanted)
        self._strip.tab_chosen.connect(self.show_tab)
        for name in self._boards:
            registry.attach(f"calls-{name}", partial(self._come_to, name))
        registry.attach("calls-numbers", self._save_numbers)
        self.retranslate()
        self.show_tab("out")

    def set_incident(self, incident: IncidentLine | None, areas: tuple[ResolvedArea, ...]) -> None:
        """The incident shown on the incident screen. areas: what it and its sites cover."""
        for tab in self._tabs():
            tab.set_incident(incident, areas)

    def show_tab(self, name: str) -> None:
        """Show a tab; the keys go there."""
        self._strip.choose(name)
        self._pages.setCurrentWidget(self._boards[name])
        self._boards[name].take_focus()

    def take_focus(self) -> None:
        """The screen came to the front: the keys go to the tab shown."""
        self._boards[self._strip.chosen()].take_focus()

    def tab(self) -> str:
        """The tab shown."""
        return self._strip.chosen()

    def show_due(self, item: DueItem) -> bool:
        """Bring what is due to hand; False when it belongs to another screen."""
        name = _TAB_BY_DUE.get(item.what)
        if name is None:
            return False
        self._come_to(name)
        (self.incoming if name == "in" else self.sweep).go_to(item.record)
        return True

    def act(self, key: str) -> None:
        """The action of a notice was chosen."""
        self.lists.act(key)

    def retranslate(self) -> None:
        keys = {action.name: action.shortcut for action in ACTIONS}
        words = {"out": self.tr("Out"), "in": self.tr("In"), "sweep": self.tr("Sweep"), "wardens": self.tr("Wardens")}
        self._strip.show_items([TabItem(name, words[name], keys[f"calls-{name}"]) for name in self._boards])

    def _tabs(self) -> tuple[CallsOut | CallsIn | CallsSweep | CallsWardens, ...]:
        return self.outgoing, self.incoming, self.sweep, self.lists

    def _come_to(self, name: str) -> None:
        self.shown_wanted.emit()
        self.show_tab(name)

    def _save_numbers(self) -> None:
        self._come_to("out")
        self.outgoing.save_numbers()

    def _lay_out(self) -> None:
        for board in self._boards.values():
            self._pages.addWidget(board)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addWidget(self._strip)
        column.addWidget(self._pages, 1)
