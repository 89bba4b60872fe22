"""What the lists of the screen *Exchange* share: a line above, a table or a sentence where it is empty, a sentence on the row at hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets import times
from widgets.calls.cells import CellsTable, Shape
from widgets.plain import PlainLabel
from widgets.spoken import Spoken


class ListBoard(Spoken):
    """A subclass fills ``table`` and says in ``empty`` what it means that there is nothing."""

    def __init__(self, shape: Shape, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._zone = times.JAKARTA
        self.table = CellsTable(shape)
        self.empty = PlainLabel(role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told = PlainLabel(wraps=True, is_selectable=True)  # on the row at hand
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self._pages = QStackedWidget()
        for page in (self.empty, self.table):
            self._pages.addWidget(page)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.told)
        self.told.hide()

    def add_below_head(self, widget: QWidget) -> None:
        """Put a line of its own between the head and the table."""
        self._column.insertWidget(1, widget)

    def set_zone(self, zone: str) -> None:
        """On whose clock moments are told."""
        self._zone = zone
        self.retranslate()

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self.retranslate()

    def take_focus(self) -> None:
        """The keys come here."""
        (self.table if self.has_lines() else self.empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def has_lines(self) -> bool:
        """Whether the table is shown."""
        return self._pages.currentWidget() is self.table

    def show_table(self, *, has_lines: bool) -> None:
        """Show the table, or the sentence for an empty one; the keys stay in the board."""
        had_focus = self.table.hasFocus() or self.empty.hasFocus()
        self._pages.setCurrentWidget(self.table if has_lines else self.empty)
        if had_focus:
            self.take_focus()

    def tell(self, text: str) -> None:
        """The sentence on the row at hand; "" takes it away."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
