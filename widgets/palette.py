"""Ctrl+K: one field that finds actions, people, incidents and places; worked with the keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from widgets.palette_list import PaletteEntry, PaletteList, PaletteSection
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame

__all__ = ["Palette", "PaletteEntry", "PaletteSection"]

WIDTH_PX = 640
TOP_PX = 64
ROWS_MAX = 14
PAGE = 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}


class Palette(SpokenFrame):
    """A card over ``over``, at its top. The results come from outside; late ones are dropped.

    ``query_typed`` carries the text at each change; ``chosen`` an entry's kind and value; ``closed`` when it goes away.
    The typed text is kept, marked, for the next time.
    """

    query_typed = Signal(str)
    chosen = Signal(str, object)
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, is_card=True)
        self._before: QWidget | None = None
        self._field = QLineEdit()
        self._list = PaletteList()
        self._nothing = PlainLabel(role="muted")
        self._keys = PlainLabel(role="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self._field, self._list, self._nothing, self._keys):
            column.addWidget(widget)
        for label in (self._nothing, self._keys):
            label.setContentsMargins(6, 0, 6, 0)
        self.setAutoFillBackground(True)
        self._field.setClearButtonEnabled(True)
        self._field.textEdited.connect(self.query_typed)
        self._field.textChanged.connect(self._place)
        self._field.installEventFilter(self)
        self._list.clicked.connect(self._take)
        over.installEventFilter(self)
        self.setFocusProxy(self._field)
        self.hide()
        self.retranslate()

    def open(self) -> None:
        """Come up with the text of the last time, marked, and ask for its results again."""
        self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self._place()
        self._field.setFocus()
        self._field.selectAll()
        self.query_typed.emit(self._field.text())

    def leave(self) -> None:
        """Go away and give the cursor back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def query(self) -> str:
        """The typed text."""
        return self._field.text()

    def entries(self) -> tuple[PaletteEntry, ...]:
        """What is listed."""
        return self._list.entries()

    def show_results(self, query: str, sections: Sequence[PaletteSection]) -> None:
        """Show what was found for a text; an answer to a text that is no longer typed is dropped."""
        if query != self._field.text():
            return
        self._list.show_sections(sections)
        is_empty = not self._list.entries()
        self._list.setVisible(not is_empty)
        self._nothing.setVisible(is_empty and bool(query.strip()))
        self._place()

    def retranslate(self) -> None:
        self._field.setPlaceholderText(self.tr("Find a person, an incident, a place or an action"))
        self._field.setAccessibleName(self.tr("Find anything"))
        self._list.setAccessibleName(self.tr("Results"))
        self._nothing.setText(self.tr("Nothing found."))
        self._keys.setText(self.tr("↑ ↓ choose · Enter open · Esc close"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key_pressed(event)
        if watched is self._field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            reason = getattr(event, "reason", lambda: None)()
            if reason != Qt.FocusReason.ActiveWindowFocusReason:
                self.leave()
        elif watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._list.step(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _take(self) -> None:
        entry = self._list.current()
        if entry is not None:
            self.leave()
            self.chosen.emit(entry.kind, entry.value)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        width = min(WIDTH_PX, over.width() - 32)
        room = over.height() - TOP_PX - 110
        self._list.setFixedHeight(max(0, min(self._list.wanted_height(ROWS_MAX), room)))
        self.layout().activate()  # type: ignore[union-attr]  # set in __init__
        self.setGeometry((over.width() - width) // 2, TOP_PX, width, self.sizeHint().height())
