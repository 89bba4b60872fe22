"""A delegate that paints a cell's text at the same left edge as the header's, so that columns read straight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

CELL_PAD_PX = 8  # as ``QHeaderView::section`` in ``widgets.theme``


class PaddedDelegate(QStyledItemDelegate):
    """Ground, focus and text, painted directly.

    The style's own way asks the model for ten roles a cell; a full screen of cells then takes longer than a frame may.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        self.paint_inside(painter, option.rect.adjusted(CELL_PAD_PX, 0, -CELL_PAD_PX // 2, 0), index)
        painter.restore()

    def paint_inside(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Paint what the cell holds into rect; here, its text."""
        paint_text(painter, rect, str(index.data() or ""))


def paint_text(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw one line of text, cut with … where it does not fit."""
    if text:
        told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
