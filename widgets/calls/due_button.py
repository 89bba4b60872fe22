"""What is due, as a word in the status line; a click lists it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.spoken import Spoken
from widgets.status import Chip

SHAPE_PX = 12


class DueButton(Spoken):
    """Takes no room while nothing is due. ``list_wanted``: all of it is to be seen."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._button = Glyph(SHAPE_PX), LinkButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._glyph)
        row.addWidget(self._button)
        self._button.clicked.connect(self.list_wanted)
        self.hide()

    def show_chip(self, chip: Chip | None) -> None:
        """Show how much is due; None for nothing."""
        if chip is not None:
            self._glyph.show_mark(chip.mark)
            self._button.setText(chip.text)
        self.setVisible(chip is not None)

    def text(self) -> str:
        """What it says; "" while it is not seen."""
        return "" if self.isHidden() else self._button.text()
