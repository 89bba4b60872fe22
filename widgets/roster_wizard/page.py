"""What every page of the wizard has: a title, one sentence of what it is for, and whether one may go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.plain import PlainLabel
from widgets.spoken import Spoken


class Page(Spoken):
    """A page. state_changed: whether one may go on may have changed."""

    state_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(role="title")
        self._purpose = PlainLabel(role="muted", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self._title)
        self.column.addWidget(self._purpose)

    def set_title(self, title: str, purpose: str) -> None:
        """Say what the page is and what it is for."""
        self._title.setText(title)
        self._purpose.setText(purpose)
        self.setAccessibleName(title)
        self.setAccessibleDescription(purpose)

    def may_go_on(self) -> bool:
        """Whether the next page may be opened."""
        return True
