"""Tables of the work in an incident: compact rows of texts and chips, told apart by keys, worked by single keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from widgets.padded import CELL_PAD_PX
from widgets.people_model import CELL_ROLE, CHIPS_ROLE, Cell
from widgets.people_table import ROW_PAD_PX, RowDelegate
from widgets.plain import tooltip
from widgets.status import Chip

_Index = QModelIndex | QPersistentModelIndex


def texts(text: str) -> Cell:
    """A cell of text."""
    return Cell(text, ())


def chips(*shown: Chip | None) -> Cell:
    """A cell of those chips that are there."""
    told = tuple(chip for chip in shown if chip is not None)
    return Cell(", ".join(chip.text for chip in told), told)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. key: tells it from the others, and stays when the rest of it changes."""

    key: object
    cells: tuple[Cell, ...]


def cell_answer(cell: Cell, role: int) -> Any:
    """What a model says of a cell."""
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
            return cell.text
        case Qt.ItemDataRole.ToolTipRole:
            return tooltip(cell.text)
        case _ if role == CELL_ROLE:
            return cell
        case _ if role == CHIPS_ROLE:
            return cell.chips or None
    return None


class CellsModel(QAbstractTableModel):
    """Rows that are complete when they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._rows: Sequence[Row] = ()

    def show_rows(self, titles: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Show these. Every row has as many cells as there are titles."""
        self.beginResetModel()
        self._titles, self._rows = titles, rows
        self.endResetModel()

    def key(self, row: int) -> object:
        """Whose row it is; None where there is none."""
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def place(self, key: object) -> int | None:
        """Where the row of a key stands."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)  # a narrow column's title is cut
        is_title = orientation is Qt.Orientation.Horizontal and role in roles
        return self._titles[section] if is_title and 0 <= section < len(self._titles) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return cell_answer(self._rows[index.row()].cells[index.column()], role)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the columns of a table share its width.

    letters: the least width of each in characters. grows: the columns among which what is left is divided. spared: what a narrow table leaves out, in
    this order.
    """

    letters: tuple[int, ...]
    grows: tuple[int, ...] = (0,)
    spared: tuple[int, ...] = ()


class CellsView(QTableView):
    """Whole rows, one at hand. Letters and digits are not searched with: they go to the screen around, whose keys they are.

    row_pointed, row_chosen: the number of the row that came to hand, and of the one opened by Enter or a double click.
    """

    row_pointed = Signal(int)
    row_chosen = Signal(int)

    def __init__(self, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setItemDelegate(RowDelegate(self))
        self._arrange()

    def take_model(self, model: QAbstractTableModel) -> None:
        """Show what this model holds."""
        self.setModel(model)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.row_pointed.emit(now.row()))
        self.doubleClicked.connect(lambda index: self.row_chosen.emit(index.row()))
        model.modelReset.connect(self.fit)

    def go_to_row(self, row: int) -> None:
        """Bring a row to hand and into view; one beyond the end is the last."""
        last = self.model().rowCount() - 1
        if last >= 0:
            index = self.model().index(max(0, min(row, last)), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def current_row(self) -> int:
        """The row at hand; -1 when none is."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1

    def fit(self) -> None:
        """Give each column its width, leaving out what there is no room for."""
        letter = QFontMetrics(self.font()).averageCharWidth()
        least = {n: letters * letter + 2 * CELL_PAD_PX for n, letters in enumerate(self._shape.letters)}
        for spared in self._shape.spared:
            if sum(least.values()) > self.viewport().width():
                least.pop(spared)
        growing = [column for column in self._shape.grows if column in least]
        left = max(0, self.viewport().width() - sum(least.values()))
        for column in range(len(self._shape.letters)):
            self.setColumnHidden(column, column not in least)
            if column in least:
                self.setColumnWidth(column, least[column] + (left // len(growing) if column in growing else 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_command:
            if self.currentIndex().isValid():
                self.row_chosen.emit(self.current_row())
        elif (text and text.isprintable() and not text.isspace() and not has_command) or self._is_leaving(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_leaving(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape

    def _arrange(self) -> None:
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)  # the order is the list's own: what comes first is done first
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._size_rows()

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + ROW_PAD_PX)


class CellsTable(CellsView):
    """A table that is shown whole, its rows told apart by keys.

    pointed, chosen: the key of the row that came to hand, or was opened.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, shape: Shape, parent: QWidget | None = None) -> None:
        super().__init__(shape, parent)
        self.rows = CellsModel(self)
        self._is_filling = False
        self.take_model(self.rows)
        self.row_pointed.connect(self._tell_pointed)
        self.row_chosen.connect(lambda row: self.chosen.emit(self.rows.key(row)))

    def show_rows(self, titles: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Show these, the same row at hand; where it is gone, the one that stands in its place now."""
        before, row, scroll = self.key(), self.current_row(), self.verticalScrollBar().value()
        self._is_filling = True
        self.rows.show_rows(titles, rows)
        place = self.rows.place(before) if before is not None else None
        if rows:
            self.setCurrentIndex(self.rows.index(min(max(row, 0), len(rows) - 1) if place is None else place, 0))
        self.verticalScrollBar().setValue(scroll)
        self._is_filling = False
        self.pointed.emit(self.key())

    def key(self) -> object:
        """The key of the row at hand; None when there is none."""
        return self.rows.key(self.current_row())

    def go_to(self, key: object) -> bool:
        """Bring the row of a key to hand; False when there is none."""
        place = self.rows.place(key)
        if place is not None:
            self.go_to_row(place)
        return place is not None

    def _tell_pointed(self) -> None:
        if not self._is_filling:
            self.pointed.emit(self.key())
