"""A status shape or an icon as a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets import icons
from widgets.spoken import Spoken
from widgets.status import Mark, paint_shape


class Glyph(Spoken):
    """A small square that shows a status shape or an icon."""

    def __init__(self, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: Mark | None = None
        self._icon: icons.Name | None = None
        self._side_px = side_px
        self.setFixedSize(QSize(side_px, side_px))

    def show_mark(self, mark: Mark) -> None:
        """Show the shape of a status."""
        self._mark, self._icon = mark, None
        self.update()

    def show_icon(self, name: icons.Name) -> None:
        """Show an icon in the colour of secondary text."""
        self._mark, self._icon = None, name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._mark is not None:
            paint_shape(painter, box.adjusted(1, 1, -1, -1), self._mark)
        elif self._icon is not None:
            icons.paint(painter, box, self._icon, "muted")
        painter.end()
