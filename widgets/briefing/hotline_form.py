"""The numbers under which a mission can be reached in a crisis, one a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.field_form import FieldForm
from widgets.plain import PlainLabel


class HotlineForm(FieldForm):
    """``filled`` carries the numbers as they will stand on the mission's record."""

    filled = Signal(str)

    def __init__(self, mission: str, numbers: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mission = mission
        self._why = PlainLabel(role="muted", wraps=True)
        self._numbers = QPlainTextEdit(numbers)
        self._numbers.setTabChangesFocus(True)
        self._numbers.setFixedHeight(self.fontMetrics().height() * 4 + 16)
        self.add_wide(self._why)
        self._numbers_label = self.add_row(self._numbers)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._numbers.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Hotline of {mission}").replace("{mission}", self._mission))
        self._why.setText(self.tr("They stand on the mission's record, and in every statement from now on."))
        self.name_row(self._numbers_label, self._numbers, self.tr("Numbers, one a line"))
        self._numbers.setPlaceholderText("+90 532 000 0000")
        self.name_buttons(self.tr("Keep"), self.tr("Cancel"))

    def file_it(self) -> None:
        numbers = "\n".join(line.strip() for line in self._numbers.toPlainText().splitlines() if line.strip())
        if not any(sign.isdecimal() for sign in numbers):
            self.show_wrong(self.tr("Type at least one number."), self._numbers)
            return
        self.show_wrong("")
        self.filled.emit(numbers)
