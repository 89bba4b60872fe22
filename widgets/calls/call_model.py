"""The call list as Qt's views want it: a window onto pages that somebody else fetches, in the order in which people are called."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.model.shown_response import CallSheet, CallUnit
from widgets import times
from widgets.calls import call_words
from widgets.calls.cells import cell_answer, chips, texts
from widgets.people_model import WAITING, Cell

PAGE_UNITS = 200  # three screens of units: one fetch fills any window, and its answer is a twentieth of a second away
PAGES_KEPT = 20  # 4,000 units; who calls works from the top and never comes so far
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, left to right."""

    NAME = 0
    WHY = 1
    ROUND = 2
    LAST = 3
    HELD = 4


class CallModel(QAbstractTableModel):
    """Units of one incident's list.

    page_wanted: (first position, how many), when units are looked at that are not here.
    """

    page_wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None, now_ms: Callable[[], int] = times.clock_ms) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._pages: OrderedDict[int, tuple[CallUnit, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._total = 0

    def show_sheet(self, sheet: CallSheet, *, is_other_list: bool) -> None:
        """Show the list from this page on. What is held of the same list stays until it is looked at, and is asked for again then."""
        if is_other_list:
            self.beginResetModel()
            self._pages.clear()
            self._stale.clear()
            self._total = sheet.total
            self._keep(sheet)
            self.endResetModel()
            return
        self._stale = set(self._pages)
        self.show_page(sheet)

    def show_page(self, sheet: CallSheet) -> None:
        """Put a page of the same list into its place; the list grows or shrinks when its total did."""
        self._resize(sheet.total)
        self._keep(sheet)
        if sheet.units:
            last = min(sheet.first + len(sheet.units), self._total) - 1
            self.dataChanged.emit(self.index(sheet.first, 0), self.index(last, len(Column) - 1))

    def want(self, first: int, last: int) -> None:
        """Rows first to last are looked at: ask for what is missing or stale among them."""
        pages = range(first // PAGE_UNITS, last // PAGE_UNITS + 1)
        missing = [page for page in pages if page not in self._pages or page in self._stale]
        if missing and self._total:
            start = missing[0] * PAGE_UNITS
            self.page_wanted.emit(start, min((missing[-1] + 1) * PAGE_UNITS, self._total) - start)

    def unit(self, row: int) -> CallUnit | None:
        """The unit at a position; None while it has not arrived."""
        page = self._pages.get(row // PAGE_UNITS, ()) if row >= 0 else ()
        place = row % PAGE_UNITS
        return page[place] if place < len(page) else None

    def row_of(self, persons: Collection[int]) -> int | None:
        """Where one of these persons stands in the pages held here; the newest pages are looked through first."""
        for number in sorted(self._pages, key=lambda page: page in self._stale):
            for place, unit in enumerate(self._pages[number]):
                if any(each.person in persons for each in unit.people):
                    return number * PAGE_UNITS + place
        return None

    def refresh_ages(self) -> None:
        """Time has passed: ages read differently now."""
        if self._total:
            self.dataChanged.emit(self.index(0, Column.LAST), self.index(self._total - 1, Column.HELD))

    # What Qt asks.

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation is not Qt.Orientation.Horizontal or role not in roles:
            return None
        titles = (self.tr("To call"), self.tr("Why first"), self.tr("Round"), self.tr("Last call"), self.tr("Held by"))
        return titles[section] if 0 <= section < len(titles) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._total:
            return None
        unit, column = self.unit(index.row()), Column(index.column())
        if unit is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole and column is Column.NAME else None
        return cell_answer(self._cell(unit, column), role)

    def _cell(self, unit: CallUnit, column: Column) -> Cell:
        match column:
            case Column.NAME:
                return texts(call_words.unit_name(unit))
            case Column.WHY:
                return chips(*call_words.why_chips(unit))
            case Column.ROUND:
                return texts(times.number(unit.round))
            case Column.LAST:
                return chips(call_words.last_chip(unit, self._now_ms()))
            case Column.HELD:
                return texts(call_words.held_text(unit, self._now_ms()))

    def _keep(self, sheet: CallSheet) -> None:
        if sheet.first % PAGE_UNITS:
            raise ValueError("a page starts where it was asked for, at a multiple of PAGE_UNITS")
        for start in range(0, len(sheet.units), PAGE_UNITS):
            number = (sheet.first + start) // PAGE_UNITS
            self._pages[number] = sheet.units[start : start + PAGE_UNITS]
            self._pages.move_to_end(number)
            self._stale.discard(number)
        while len(self._pages) > PAGES_KEPT:
            self._stale.discard(self._pages.popitem(last=False)[0])

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            for number in [n for n in self._pages if n * PAGE_UNITS >= total]:
                del self._pages[number]
                self._stale.discard(number)
            self.endRemoveRows()
