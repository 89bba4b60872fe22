"""What is due, as a word in the status line; a click lists it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.model.shown_response import DueItem
from widgets.calls import due_words
from widgets.calls.enquiry_words import span_text
from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.section import joined
from widgets.spoken import Spoken

SHAPE_PX = 12


class DueButton(Spoken):
    """Takes no room while nothing is due. ``list_wanted``: all of it is to be seen."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[DueItem, ...] = ()
        self._now_ms = 0
        self._glyph, self._button = Glyph(SHAPE_PX), LinkButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._glyph)
        row.addWidget(self._button)
        self._button.clicked.connect(self.list_wanted)
        self.retranslate()

    def show_items(self, items: Sequence[DueItem], now_ms: int) -> None:
        """Show how much is overdue and since when, and how much follows within the hour."""
        self._items, self._now_ms = tuple(items), now_ms
        self.retranslate()

    def retranslate(self) -> None:
        over, soon = due_words.parted(self._items, self._now_ms)
        self._glyph.show_mark(due_words.mark_of(over, soon, self._now_ms))
        self._button.setText(joined((self._over_text(over), self._soon_text(soon, is_alone=not over))))
        if self.parent() is not None:  # without a parent, to show it would open a window
            self.setVisible(bool(over or soon))

    def _over_text(self, over: Sequence[DueItem]) -> str:
        if not over:
            return ""
        span = span_text(self._now_ms - min(item.at_ms for item in over))
        return self.tr("%Ln due, oldest {span}", "", len(over)).replace("{span}", span)

    def _soon_text(self, soon: Sequence[DueItem], *, is_alone: bool) -> str:
        if not soon:
            return ""
        told = self.tr("%Ln within the hour", "", len(soon))
        span = span_text(min(item.at_ms for item in soon) - self._now_ms)
        return joined((told, self.tr("next in {span}").replace("{span}", span) if is_alone else ""))

    def text(self) -> str:
        """What it says; "" while it is not seen."""
        return "" if self.isHidden() else self._button.text()
