"""Number fields that write and read numbers as the language in force does: ``12.5``, ``12,5``."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from widgets import times

PAD_PX = 7  # border and padding of ``widgets.theme``; at the left of a number Qt leaves them out


class CountBox(QSpinBox):
    """For whole numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(PAD_PX, 0, 0, 0)
        self.setLocale(times.locale())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(times.locale())


class MeasureBox(QDoubleSpinBox):
    """For numbers with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(PAD_PX, 0, 0, 0)
        self.setLocale(times.locale())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(times.locale())
