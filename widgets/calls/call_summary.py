"""How the calls go: to call, this round, the pace and what follows from it, and which part of the list is this desk's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.model.shown_response import CallSheet
from widgets import times
from widgets.calls.call_words import finish_text
from widgets.clock_strip import tabular
from widgets.plain import PlainLabel
from widgets.section import small_button
from widgets.spin import CountBox
from widgets.spoken import Spoken

SHARES_MAX = 24  # telephones of one operations room
NOTHING = "–"


class _Reading(QWidget):
    """A caption over a figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption, self.figure = PlainLabel(role="muted"), PlainLabel(role="heading")
        self.figure.setFont(tabular(self.font()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.caption)
        column.addWidget(self.figure)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def tell(self, caption: str, figure: str) -> None:
        """Show both."""
        self.caption.setText(caption)
        self.figure.setText(figure)
        self.setAccessibleName(f"{caption}: {figure}")


class CallSummary(Spoken):
    """``share_chosen``: part and of how many. ``numbers_wanted``: the numbers of those still to call are to leave as a file."""

    share_chosen = Signal(int, int)
    numbers_wanted = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._sheet: CallSheet | None = None
        self._zone = times.JAKARTA
        self._to_call, self._round, self._pace, self._finish, self._without = (_Reading() for _ in range(5))
        self._share_caption, self._of = PlainLabel(role="muted"), PlainLabel()
        self._part, self._parts = CountBox(), CountBox()
        self._numbers = small_button("")
        self._lay_out()
        self._part.valueChanged.connect(self._choose)
        self._parts.valueChanged.connect(self._choose)
        self._numbers.clicked.connect(self.numbers_wanted)
        self.retranslate()

    def show_sheet(self, sheet: CallSheet | None, zone: str) -> None:
        """Show how the calls go; times on the clock of ``zone``."""
        self._sheet, self._zone = sheet, zone
        self.retranslate()

    def share(self) -> tuple[int, int] | None:
        """Which part of the list this desk works through; None for all of it."""
        return (self._part.value(), self._parts.value()) if self._parts.value() > 1 else None

    def retranslate(self) -> None:
        sheet = self._sheet
        self._to_call.tell(self.tr("To call"), self._people_text(sheet) if sheet else NOTHING)
        in_round = self.tr("In round {n}").format(n=times.number(sheet.round)) if sheet and sheet.round else ""
        self._round.tell(in_round or self.tr("In this round"), times.number(sheet.in_round) if sheet else NOTHING)
        rate = sheet.pace.calls_per_hour if sheet else None
        self._pace.tell(self.tr("Calls per hour"), NOTHING if rate is None else times.number(round(rate)))
        finish_ms = sheet.pace.finish_at_ms if sheet else None
        told = NOTHING if finish_ms is None else finish_text(finish_ms, self._now_ms(), self._zone)
        self._finish.tell(self.tr("This round ends about"), told)
        for reading in (self._pace, self._finish):
            reading.setToolTip(self.tr("From the calls of the last hour; told from five calls and five minutes on"))
        self._without.tell(self.tr("Without a number"), times.number(sheet.without_number) if sheet else NOTHING)
        self._share_caption.setText(self.tr("My share"))
        self._share_caption.setToolTip(self.tr("Desks that cannot see each other divide the list: each takes its part"))
        self._of.setText(self.tr("of"))
        self._part.setAccessibleName(self.tr("My share"))
        self._parts.setAccessibleName(self.tr("My share, of how many"))
        self._numbers.setText(self.tr("Numbers for a broadcast…"))
        self._numbers.setEnabled(sheet is not None and sheet.total > 0)

    def _people_text(self, sheet: CallSheet) -> str:
        if sheet.persons == sheet.total:
            return times.number(sheet.total)
        told = self.tr("{calls} · %Ln person(s)", "", sheet.persons)
        return told.replace("{calls}", times.number(sheet.total))

    def _choose(self) -> None:
        self._part.setMaximum(self._parts.value())
        self.share_chosen.emit(self._part.value(), self._parts.value())

    def _lay_out(self) -> None:
        for box, most in ((self._part, 1), (self._parts, SHARES_MAX)):
            with QSignalBlocker(box):
                box.setRange(1, most)
        share = QVBoxLayout()
        share.setSpacing(0)
        boxes = QHBoxLayout()
        boxes.setSpacing(5)
        for widget in (self._part, self._of, self._parts):
            boxes.addWidget(widget)
        share.addWidget(self._share_caption)
        share.addLayout(boxes)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for reading in (self._to_call, self._round, self._pace, self._finish, self._without):
            row.addWidget(reading)
        row.addStretch(1)
        row.addLayout(share)
        row.addWidget(self._numbers)
