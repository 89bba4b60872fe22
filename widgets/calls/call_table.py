"""The table of units to call; pages are fetched by whoever listens, and the unit at hand stays at hand when the list is asked anew."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from console.model.shown_response import CallSheet, CallUnit
from widgets import times
from widgets.calls.call_model import CallModel, Column
from widgets.calls.cells import CellsView, Shape

_SHAPE = Shape(
    letters=(17, 41, 8, 23, 19), grows=(Column.NAME, Column.WHY, Column.LAST), spared=(Column.ROUND, Column.HELD)
)


class CallTable(CellsView):
    """unit_pointed: the unit at hand is another, or is told anew. page_wanted: (first, count) to fetch."""

    unit_pointed = Signal()
    page_wanted = Signal(int, int)

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, parent)
        self._calls = CallModel(self, now_ms)
        self._asked: tuple[int, int] | None = None
        self._is_filling = False
        self.take_model(self._calls)
        self.row_pointed.connect(self._tell)
        self._calls.page_wanted.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self.look)
        self.retranslate()

    def show_sheet(self, sheet: CallSheet, at: Collection[int] = (), *, is_other_list: bool = False) -> None:
        """Show the list with the unit of these persons at hand; where there is none, what stands in its place, else the first."""
        self._asked, row = None, self.current_row()
        self._is_filling = True
        self._calls.show_sheet(sheet, is_other_list=is_other_list)
        found = self._calls.row_of(at) if at else None
        self.go_to_row((0 if is_other_list else max(row, 0)) if found is None else found)
        self._is_filling = False
        self.unit_pointed.emit()
        self.look()

    def show_page(self, sheet: CallSheet) -> None:
        """Fill in a page that was wanted."""
        self._asked = None
        self._calls.show_page(sheet)
        if sheet.first <= self.current_row() < sheet.first + len(sheet.units):
            self.unit_pointed.emit()
        self.look()

    def unit(self) -> CallUnit | None:
        """The unit at hand."""
        return self._calls.unit(self.current_row())

    def following(self) -> CallUnit | None:
        """Who is called after the unit at hand: the next that nobody else holds, as far as the list is known here."""
        row = self.current_row() + 1
        while (unit := self._calls.unit(row)) is not None:
            if unit.has_number and (unit.is_mine or not unit.taken_by):
                return unit
            row += 1
        return self._calls.unit(self.current_row() + 1)

    def go_to(self, persons: Collection[int]) -> None:
        """Bring the unit of these persons to hand, if it is known here."""
        row = self._calls.row_of(persons)
        if row is not None:
            self.go_to_row(row)

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self._calls.refresh_ages()

    def look(self) -> None:
        """Ask for what is in view and not here."""
        rows = self._calls.rowCount()
        if rows and self.viewport().height():
            last = self.rowAt(self.viewport().height() - 1)
            self._calls.want(max(0, self.rowAt(0)), last if last >= 0 else rows - 1)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("People to call"))
        self.setAccessibleDescription(self.tr("1 to 6 note how the call ended; Enter opens the person"))
        self._calls.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look()

    def _tell(self) -> None:
        if not self._is_filling:
            self.unit_pointed.emit()

    def _ask(self, first: int, count: int) -> None:
        # While the answer is on its way, scrolling within the same pages asks nothing again.
        if self._asked != (first, count):
            self._asked = (first, count)
            self.page_wanted.emit(first, count)
