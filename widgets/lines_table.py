"""A table of text that is complete when it is shown: lines in, the chosen line out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from widgets.padded import CELL_PAD_PX, PaddedDelegate
from widgets.plain import tooltip

_Index = QModelIndex | QPersistentModelIndex
ROW_PAD_PX = 8


class LinesModel(QAbstractTableModel):
    """Titles and lines of text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._lines: Sequence[tuple[str, ...]] = ()

    def show_lines(self, titles: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> None:
        """Show these. Every line has as many texts as there are titles."""
        self.beginResetModel()
        self._titles, self._lines = titles, lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if is_title and 0 <= section < len(self._titles) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(text)
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class LinesTable(QTableView):
    """Compact lines, whole rows chosen. letters: the width of each column in characters; the last one takes the rest."""

    def __init__(self, letters: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(PaddedDelegate(self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_lines(self, titles: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> None:
        """Show these lines."""
        self.lines.show_lines(titles, lines)
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_PAD_PX)
        for column, letters in enumerate(self._letters):
            self.setColumnWidth(column, letters * metrics.averageCharWidth() + 2 * CELL_PAD_PX)

    def current_line(self) -> int:
        """Which line is chosen; -1 when none is."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1
