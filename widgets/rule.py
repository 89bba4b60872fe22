"""A thin line between two parts of a card."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import theme
from widgets.spoken import Spoken


class Rule(Spoken):
    """One pixel, in the colour of borders; lying, or standing with ``is_upright``."""

    def __init__(self, parent: QWidget | None = None, *, is_upright: bool = False) -> None:
        super().__init__(parent)
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if is_upright else wide, wide if is_upright else fixed)
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("border"))
        painter.end()
