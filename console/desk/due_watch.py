"""Keeps what was promised: counts it in the status line, says each thing once when it falls due, and lists it all.

One timer runs to the next moment at which something changes. It stands still while a laptop sleeps and knows nothing of a clock that is set, so
each minute that is shown is looked at too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy import Connection

from console.desk.place import Place
from console.model.kinds import Kind
from console.model.shown import IncidentLine
from console.model.shown_response import DueItem
from console.model.words import IncidentState
from console.register.reading.due import due
from console.register.reading.incidents import incidents
from console.register.touched import Touched
from widgets.calls import due_words
from widgets.calls.due_button import DueButton
from widgets.calls.due_list import DueList
from widgets.notice_bar import Notice
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import JAKARTA

LOOK_AT_LEAST_MS = 10 * MINUTE_MS  # a timer stands still while a laptop sleeps, and the promise does not
OVERDUE = "due-before"  # key of the notice of what was overdue already when the incident came up
_DUE_KINDS = (
    Kind.INCIDENT,
    Kind.ENQUIRY,
    Kind.FACILITY,
    Kind.HOSPITAL_CHECK,
    Kind.AUTHORITY_CONTACT,
    Kind.SITREP,
    Kind.STATEMENT,
    Kind.APPROVAL,
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is due in another incident than the one shown."""

    incident: int
    title: str
    items: tuple[DueItem, ...]


def elsewhere(connection: Connection, shown: int) -> tuple[Elsewhere, ...]:
    """What is due in every other incident that is real and goes on: who plays an exercise still owes what he promised."""
    others = [line for line in incidents(connection) if line.incident != shown and not line.is_exercise]
    going_on = [line for line in others if line.state is not IncidentState.CLOSED]
    return tuple(Elsewhere(line.incident, line.title, tuple(due(connection, line.incident))) for line in going_on)


class DueWatch(QObject):
    """``noticed``: a ``Notice``. ``settled``: the key of a notice that is over. ``item_wanted``: the DueItem to go to.

    ``incident_wanted``: the id of another incident in which something is due.
    """

    noticed = Signal(object)
    settled = Signal(str)
    item_wanted = Signal(object)
    incident_wanted = Signal(object)

    def __init__(self, place: Place, over: QWidget) -> None:
        super().__init__(over)
        self._place = place
        self._incident: IncidentLine | None = None
        self._items: tuple[DueItem, ...] = ()
        self._told: dict[str, int] = {}  # by the key of its notice: when it was due, so that it is said once
        self._is_first = True
        self._elsewhere: tuple[Elsewhere, ...] = ()
        self._told_elsewhere: dict[
            int, frozenset[tuple[str, int]]
        ] = {}  # by incident: what its notice spoke of, and when that was due
        self.button, self.list = DueButton(), DueList(over, place.post.now_ms)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self.button.list_wanted.connect(self.list.open)
        self.list.chosen.connect(self.item_wanted)
        place.touched.connect(self._touched)
        self._ticking = Ticking(self.button, MINUTE_MS, place.post.now_ms, self.look)

    def set_incident(self, incident: IncidentLine | None) -> None:
        """Whose promises are kept: the incident shown."""
        before, self._incident = self._incident, incident
        if (before.incident if before else None) != (incident.incident if incident else None):
            self._is_first = True
            for key in self._told:
                self.settled.emit(key)
            self.settled.emit(OVERDUE)
            self._told, self._items = {}, ()
            self._tell()
        self._ask()

    def act(self, key: str) -> None:
        """Do what a notice offered: go to what is due, or list it."""
        if key == OVERDUE:
            self.list.open()
        for other in self._elsewhere:
            if _key_elsewhere(other.incident) == key:
                self.incident_wanted.emit(other.incident)
                return
        for item in self._items:
            if _key(item) == key:
                self.item_wanted.emit(item)
                return

    def look(self) -> None:
        """Say what fell due since the last look, and wait for the next moment."""
        now_ms = self._place.post.now_ms()
        fallen = [item for item in self._items if item.at_ms <= now_ms and self._told.get(_key(item)) != item.at_ms]
        self._told |= {_key(item): item.at_ms for item in fallen}
        if self._is_first and len(fallen) > 1:
            self._say_overdue(len(fallen))
        else:
            for item in fallen:
                self._say(item)
        self._look_elsewhere(now_ms)
        self._tell()
        self._wait(now_ms)

    def _look_elsewhere(self, now_ms: int) -> None:
        """One notice for each other incident, said anew when more falls due in it."""
        over: dict[int, frozenset[tuple[str, int]]] = {}
        for other in self._elsewhere:
            fallen = frozenset((_key(item), item.at_ms) for item in other.items if item.at_ms <= now_ms)
            if fallen:
                over[other.incident] = fallen
            if fallen - self._told_elsewhere.get(other.incident, frozenset()):
                self._say_elsewhere(other, len(fallen))
        for incident in self._told_elsewhere.keys() - over.keys():
            self.settled.emit(_key_elsewhere(incident))
        self._told_elsewhere = over

    def _say_elsewhere(self, other: Elsewhere, count: int) -> None:
        def telling() -> str:
            told = self.tr("%Ln thing(s) due in another incident: {incident}.", "", count)
            return told.replace("{incident}", other.title)

        self.noticed.emit(Notice(_key_elsewhere(other.incident), "attention", telling, lambda: self.tr("Show")))

    def _touched(self, touched: Touched) -> None:
        if touched.has(*_DUE_KINDS):
            self._ask()

    def _ask(self) -> None:
        incident = self._incident
        shown = incident.incident if incident is not None else 0
        self._place.ask(lambda connection: elsewhere(connection, shown), self._take_elsewhere, topic="due-elsewhere")
        if incident is None:
            self._place.jobs.silence("due")
            self._take(())
            return
        self._place.ask(lambda connection: tuple(due(connection, incident.incident)), self._take, topic="due")

    def _take(self, items: Sequence[DueItem]) -> None:
        self._items = tuple(items)
        now_ms = self._place.post.now_ms()
        over = {_key(item) for item in self._items if item.at_ms <= now_ms}
        for key in [key for key in self._told if key not in over]:  # done, or promised anew
            del self._told[key]
            self.settled.emit(key)
        if not over:
            self.settled.emit(OVERDUE)
        self.look()
        self._is_first = self._incident is None

    def _take_elsewhere(self, others: tuple[Elsewhere, ...]) -> None:
        self._elsewhere = others
        now_ms = self._place.post.now_ms()
        self._look_elsewhere(now_ms)
        self._wait(now_ms)

    def _tell(self) -> None:
        self.button.show_items(self._items, self._place.post.now_ms())
        self.list.show_items(self._items, self._incident.zone if self._incident is not None else JAKARTA)

    def _wait(self, now_ms: int) -> None:
        moments = [at_ms for item in self._items for at_ms in (item.at_ms, item.at_ms - due_words.SOON_MS)]
        moments += [item.at_ms for other in self._elsewhere for item in other.items]
        left_ms = min((at_ms - now_ms for at_ms in moments if at_ms > now_ms), default=None)
        if left_ms is None:
            self._timer.stop()
        else:
            self._timer.start(min(left_ms, LOOK_AT_LEAST_MS))

    def _say(self, item: DueItem) -> None:
        def telling() -> str:
            return self.tr("Due now. {item}").replace("{item}", due_words.item_text(item))

        self.noticed.emit(Notice(_key(item), "attention", telling, lambda: self.tr("Show")))

    def _say_overdue(self, count: int) -> None:
        telling = partial(self._overdue_text, count)
        self.noticed.emit(Notice(OVERDUE, "attention", telling, lambda: self.tr("Show the list")))

    def _overdue_text(self, count: int) -> str:
        return self.tr("%Ln thing(s) in this incident were due before now.", "", count)


def _key_elsewhere(incident: int) -> str:
    return f"due-elsewhere:{incident}"


def _key(item: DueItem) -> str:
    return f"due:{item.what.value}:{item.record}"
