"""Everything that is due, over the window like the palette: Enter goes to it, Escape leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from console.model.shown_response import DueItem
from widgets import times
from widgets.calls import due_words
from widgets.calls.call_words import finish_text
from widgets.calls.cells import CellsTable, Row, Shape, chips, texts
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame

WIDTH_PX, HEIGHT_PX, TOP_PX = 760, 420, 64
_SHAPE = Shape(letters=(17, 22, 22, 30), grows=(2,))


class DueList(SpokenFrame):
    """``chosen`` carries the DueItem to go to."""

    chosen = Signal(object)

    def __init__(self, over: QWidget, now_ms: Callable[[], int] = times.clock_ms) -> None:
        super().__init__(over, is_card=True)
        self._now_ms = now_ms
        self._items: dict[tuple[str, int], DueItem] = {}
        self._zone = times.JAKARTA
        self._before: QWidget | None = None
        self._title, self._keys = PlainLabel(role="heading"), PlainLabel(role="muted")
        self._nothing = PlainLabel(role="muted")
        self.table = CellsTable(_SHAPE)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for widget in (self._title, self.table, self._nothing):
            column.addWidget(widget, 1 if widget is self.table else 0)
        column.addStretch(0)
        column.addWidget(self._keys)
        self.setAutoFillBackground(True)
        self.table.chosen.connect(self._take)
        self.table.installEventFilter(self)
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def show_items(self, items: Sequence[DueItem], zone: str) -> None:
        """Show these, the earliest first; times on the clock of ``zone``."""
        self._items, self._zone = {(item.what.value, item.record): item for item in items}, zone
        self._fill()

    def open(self) -> None:
        """Come up, and take the keys."""
        self._before = QApplication.focusWidget()
        self._fill()
        self._place()
        self.show()
        self.raise_()
        (self.table if self._items else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go away and give the keys back to where they were."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._title.setText(self.tr("What is due"))
        self._nothing.setText(self.tr("Nothing is promised, and nothing has to be asked again."))
        self._keys.setText(self.tr("↑ ↓ choose · Enter go there · Esc close"))
        self.table.setAccessibleName(self.tr("What is due"))
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.FocusOut and self.isVisible():
            reason = getattr(event, "reason", lambda: None)()
            if reason != Qt.FocusReason.ActiveWindowFocusReason:
                self.leave()
        elif watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _take(self, key: object) -> None:
        item = next((item for known, item in self._items.items() if known == key), None)
        if item is not None:
            self.leave()
            self.chosen.emit(item)

    def _fill(self) -> None:
        now_ms = self._now_ms()
        titles = (self.tr("When"), self.tr("What"), self.tr("About"), self.tr("At"))
        rows = [
            Row(
                key,
                (
                    chips(due_words.item_chip(item, now_ms)),
                    texts(due_words.what_text(item.what)),
                    texts(item.about),
                    texts(finish_text(item.at_ms, now_ms, self._zone)),
                ),
            )
            for key, item in self._items.items()
        ]
        self.table.show_rows(titles, rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            width, height = min(WIDTH_PX, over.width() - 32), min(HEIGHT_PX, over.height() - 2 * TOP_PX)
            self.setGeometry((over.width() - width) // 2, TOP_PX, width, height)
