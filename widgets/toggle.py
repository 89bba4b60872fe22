"""A button that stays down, filled with the accent colour while it is down: Fusion's own shade is lost under a style sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class ToggleButton(QPushButton):
    """A checkable button; being checked is told by its ground, and to screen readers by its state."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.toggled.connect(self._dress)

    def _dress(self, is_checked: bool) -> None:
        self.setProperty("primary", "true" if is_checked else "false")
        self.style().unpolish(self)
        self.style().polish(self)
