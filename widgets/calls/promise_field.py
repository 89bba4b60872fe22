"""When somebody was told we would call back: in some minutes, at a time, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets import times
from widgets.choice import ChoiceBox
from widgets.moment_field import MomentField
from widgets.spoken import Spoken

PROMISE_MINUTES = (15, 30, 60)
AT_A_TIME = 0  # chosen instead of minutes


class PromiseField(Spoken):
    """``changed``: another moment is meant. minutes: what is offered. nothing: whether it may be left open."""

    changed = Signal()

    def __init__(
        self,
        now_ms: Callable[[], int] = times.clock_ms,
        minutes: Sequence[int] = PROMISE_MINUTES,
        *,
        may_be_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now_ms, self._minutes, self._may_be_open = now_ms, tuple(minutes), may_be_open
        self.choice: ChoiceBox[int] = ChoiceBox()
        self.moment = MomentField(now_ms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addWidget(self.moment)
        self.setFocusProxy(self.choice)
        self.retranslate()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.moment.changed.connect(self.changed)
        self._show_moment()

    def set_zone(self, zone: str) -> None:
        """Times are those on this zone's clock."""
        self.moment.set_zone(zone)

    def at_ms(self) -> int | None:
        """The moment meant, counted from now; None when it is left open."""
        chosen = self.choice.value()
        if chosen is None:
            return None
        return self.moment.at_ms() if chosen == AT_A_TIME else self._now_ms() + chosen * times.MINUTE_MS

    def clear(self) -> None:
        """As at the beginning."""
        self.choice.setCurrentIndex(0)

    def taken(self) -> dict[str, int | None]:
        """See ``widgets.form_draft.Keepable``."""
        chosen = self.choice.value()
        return {"minutes": chosen, "at_ms": self.moment.taken() if chosen == AT_A_TIME else None}

    def put_back(self, value: object) -> None:
        """See ``widgets.form_draft.Keepable``."""
        told = value if isinstance(value, dict) else {}
        minutes, at_ms = told.get("minutes"), told.get("at_ms")
        self.choice.choose(minutes if minutes in self.choice.values() else None)
        if isinstance(at_ms, int):
            self.moment.set_moment(at_ms)

    def retranslate(self) -> None:
        in_minutes = self.tr("in {n} min")
        choices = [(in_minutes.format(n=times.number(minutes)), minutes) for minutes in self._minutes]
        nothing = self.tr("no time said") if self._may_be_open else None
        self.choice.offer([*choices, (self.tr("at a time…"), AT_A_TIME)], nothing, letters=8)

    def _chosen(self) -> None:
        if self.choice.value() == AT_A_TIME:
            self.moment.set_moment(self._now_ms() + times.HOUR_MS)
        self._show_moment()
        self.changed.emit()

    def _show_moment(self) -> None:
        self.moment.setVisible(self.choice.value() == AT_A_TIME)
