"""The place beside a list where one form at a time stands, under what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.field_form import FieldForm


class FormRoom(QWidget):
    """Holds a form, or nothing and takes no room. left: the form is cancelled. changed: a form came or went."""

    left = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: FieldForm | None = None
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._room)
        self.hide()

    def form(self) -> FieldForm | None:
        """The form that stands here."""
        return self._form

    def show_form(self, form: FieldForm) -> None:
        """Let a form stand here, in the place of another."""
        self.clear()
        self._form = form
        form.left.connect(self.left)
        self._room.setWidget(form)
        self.show()
        self.changed.emit()

    def clear(self) -> bool:
        """Put the form away; whether it had the focus, which then belongs to the list."""
        form, self._form = self._form, None
        if form is None:
            return False
        had_focus = form.isAncestorOf(QApplication.focusWidget() or self)
        self._room.takeWidget()
        form.hide()
        form.deleteLater()
        self.hide()
        self.changed.emit()
        return had_focus
