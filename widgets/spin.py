"""Number fields that write and read numbers as the language in force does: ``12.5``, ``12,5``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

from widgets import times

PAD_PX = 7  # border and padding of ``widgets.theme``; at the left of a number Qt leaves them out

if TYPE_CHECKING:
    _Box = QAbstractSpinBox
else:
    _Box = object  # two Qt classes cannot both be bases


class _InLanguage(_Box):
    """What both kinds of field share."""

    def _begin(self) -> None:
        self.lineEdit().setTextMargins(PAD_PX, 0, 0, 0)
        self.setLocale(times.locale())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setLocale(times.locale())


class CountBox(_InLanguage, QSpinBox):
    """For whole numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin()


class MeasureBox(_InLanguage, QDoubleSpinBox):
    """For numbers with decimals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin()
