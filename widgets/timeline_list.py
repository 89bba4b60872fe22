"""The timeline as a list: the same things for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from console.model.shown import TimelineItem
from widgets import icons, theme
from widgets.plain import tooltip
from widgets.timeline_words import ICONS, full_text, item_text, kind_text, notes_text
from widgets.times import day_time

Index = QModelIndex | QPersistentModelIndex
WHEN, KIND, WHAT, NOTES, OFFICER = range(5)
CELL_PX = 16  # air at both sides of a cell
ROW_PAD_PX = 6  # above and below the text of a row together
TALL_PX = 100_000  # higher than any text
MEASURED = 60  # lines whose times are measured: several screens of them
_TOP = QModelIndex()


class TimelineModel(QAbstractTableModel):
    """Newest first: when, kind, what, notes (late, withdrawn), officer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[TimelineItem, ...] = ()
        self._zone = "UTC"

    def show_items(self, items: Sequence[TimelineItem], zone: str) -> None:
        """Show these; times on the clock of ``zone``."""
        self.beginResetModel()
        self._items = tuple(sorted(items, key=lambda item: (-item.observed_at_ms, -item.record)))
        self._zone = zone
        self.endResetModel()

    def item(self, row: int) -> TimelineItem:
        """The item of a row."""
        return self._items[row]

    def row_of(self, sought: TimelineItem) -> int:
        """The row of the same thing, which may be told otherwise by now; -1 when it is not shown."""
        same = (sought.record, sought.what)
        return next((row for row, item in enumerate(self._items) if (item.record, item.what) == same), -1)

    def zone(self) -> str:
        """Whose clock the times are told on."""
        return self._zone

    def items(self) -> tuple[TimelineItem, ...]:
        """All of them, newest first."""
        return self._items

    def tell_again(self) -> None:
        """The language changed."""
        self.show_items(self._items, self._zone)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, WHEN, OFFICER)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else OFFICER + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("When"), self.tr("Kind"), self.tr("What"), self.tr("Remark"), self.tr("Written by"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._told(item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(full_text(item, self._zone))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT:
            return full_text(item, self._zone)  # whatever of it there is room for on screen
        return self._look(item, index.column(), role)

    def _look(self, item: TimelineItem, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.FontRole and item.withdrawn_at_ms is not None and column == WHAT:
            font = QFont()
            font.setStrikeOut(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and item.withdrawn_at_ms is not None:
            return theme.color("muted")
        if role == Qt.ItemDataRole.ForegroundRole and column == NOTES and item.is_late:
            return theme.color("attention")
        if role == Qt.ItemDataRole.DecorationRole and column == KIND and item.what in ICONS:
            return icons.icon(ICONS[item.what], "muted")
        return None

    def _told(self, item: TimelineItem, column: int) -> str:
        if column == WHEN:
            return day_time(item.observed_at_ms, self._zone)
        if column == KIND:
            return kind_text(item.what)
        if column == WHAT:
            return item_text(item)
        return notes_text(item, self._zone) if column == NOTES else item.officer


class TimelineList(QTableView):
    """``item_chosen`` carries the TimelineItem of the row activated by Enter or a click.

    Each row is one line, cut with … where it does not fit; the row at hand is as high as its whole text needs.
    """

    item_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TimelineModel(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)  # of the row at hand; the others have room for their first line
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PAD_PX)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        self._measure()
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self.activated.connect(self._activated)
        self.clicked.connect(self._activated)
        self.setAccessibleName(self.tr("Timeline as a list"))

    def show_items(self, items: Sequence[TimelineItem], zone: str) -> None:
        """Show these, newest first. The line at hand stays at hand where it is still among them."""
        before = self.current_item()
        self._model.show_items(items, zone)
        self._measure()
        if before is not None:
            row = self._model.row_of(before)
            if row >= 0:
                self.setCurrentIndex(self._model.index(row, WHEN))

    def current_item(self) -> TimelineItem | None:
        """The line at hand."""
        return self._model.item(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Timeline as a list"))
            self._model.tell_again()
            self._measure()
        elif event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_PAD_PX)
            self._measure()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid() and previous.row() != current.row():
            self.setRowHeight(previous.row(), self.verticalHeader().defaultSectionSize())
        self._unfold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._unfold()

    def _unfold(self) -> None:
        """Give the row at hand the height that its text needs."""
        current = self.currentIndex()
        if current.isValid():
            self.setRowHeight(current.row(), self._whole_px(current.row()))
            self.scrollTo(current)

    def _whole_px(self, row: int) -> int:
        """How high a row must be for its whole text."""
        pad = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1  # as the style draws a cell
        metrics, flags = self.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        texts = ((column, str(self._model.index(row, column).data())) for column in (WHAT, NOTES))

        def height_px(text: str, width_px: int) -> int:
            return metrics.boundingRect(0, 0, width_px, TALL_PX, flags, text).height()

        one_line = height_px("X", TALL_PX)
        more = max(height_px(text, self.columnWidth(column) - 2 * pad) - one_line for column, text in texts)
        return self.verticalHeader().defaultSectionSize() + max(0, more)

    def _measure(self) -> None:
        """What is always short gets what it needs, remarks only where there are some; what happened gets the rest."""
        advance = self.fontMetrics().horizontalAdvance
        items = self._model.items()
        title = advance(str(self._model.headerData(NOTES, Qt.Orientation.Horizontal)))
        times = [advance(day_time(item.observed_at_ms, self._model.zone())) for item in items[:MEASURED]]
        has_notes = any(item.is_late or item.withdrawn_at_ms is not None for item in items)
        officers = [advance(name) for name in {item.officer for item in items}]
        for column, width in (
            (WHEN, max(times, default=advance("00:00 UTC+4 (00:00 UTC)"))),
            (KIND, advance("Authorities xxxx")),
            (NOTES, max(title, advance("late: written")) if has_notes else title),  # the row at hand tells it whole
            (OFFICER, min(max(officers, default=0), advance("Kusumawardhani Rahmawati"))),
        ):
            self.setColumnWidth(column, width + CELL_PX)

    def _activated(self, index: QModelIndex) -> None:
        self.item_chosen.emit(self._model.item(index.row()))
