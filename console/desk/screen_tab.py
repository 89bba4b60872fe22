"""What the tabs of a screen share: the incident they are about, and asking anew when something of theirs was written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.desk.gathering import Gathering
from console.desk.place import Place
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine
from console.register.touched import Touched
from widgets.notice_bar import Notice, Severity
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import JAKARTA


class ScreenTab(QObject):
    """A tab with its page. A page nobody sees asks nothing; it does when it is looked at again.

    noticed: a ``Notice``. person_wanted: id of a person whose card is to be opened.
    """

    noticed = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, place: Place, page: QWidget, kinds: tuple[Kind, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._place, self._page, self._kinds = place, page, kinds
        self._incident: IncidentLine | None = None
        self._areas: tuple[ResolvedArea, ...] = ()
        self._is_stale = True
        self._soon = Gathering(self)
        self._soon.due.connect(self._renew)
        place.touched.connect(self._touched)
        self._ticking = Ticking(page, MINUTE_MS, place.post.now_ms, self._tick)

    def set_incident(self, incident: IncidentLine | None, areas: tuple[ResolvedArea, ...]) -> None:
        """The incident shown on the incident screen."""
        before, self._incident, self._areas = self._incident, incident, areas
        is_other = (before.incident if before else None) != (incident.incident if incident else None)
        if is_other:
            self.change_incident()
        self._is_stale = True
        self._renew()

    def change_incident(self) -> None:
        """Another incident: leave what belongs to the one before. For the subclass to say."""

    def ask(self) -> None:
        """Ask for what the page shows. For the subclass to say."""
        raise NotImplementedError

    def refresh_ages(self) -> None:
        """A minute has passed. For the subclass to say."""
        raise NotImplementedError

    def zone(self) -> str:
        """The clock of the scene."""
        return self._incident.zone if self._incident is not None else JAKARTA

    def about(self, form: str) -> str:
        """The subject of a draft: this form, in the incident shown."""
        return f"{form}:{self._incident.incident if self._incident is not None else 0}"

    def tell(self, key: str, telling: Callable[[], str], severity: Severity = "told") -> None:
        """Say something above the screen."""
        self.noticed.emit(Notice(key, severity, telling))

    def _touched(self, touched: Touched) -> None:
        if touched.has(*self._kinds):
            self._is_stale = True
            self._soon.call()

    def _renew(self) -> None:
        if self._is_stale and self._page.isVisible():
            self._is_stale = False
            self.ask()

    def _tick(self) -> None:
        """A minute has passed, or the page came to be seen."""
        self._renew()
        self.refresh_ages()
