"""The sheet of shortcuts (`?`): every action with its key, by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame

COLUMN_ROWS = 14  # rows of one column; a taller one would not fit on a 768-line laptop


@dataclass(frozen=True, slots=True)
class ShortcutRow:
    """One action. keys: its shortcuts as portable text, "" when it has none. Section and text in the language in force."""

    section: str
    text: str
    keys: str


class ShortcutSheet(SpokenFrame):
    """A card over ``over``. Any of Escape, ``?`` and Enter puts it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, is_card=True)
        self._rows: tuple[ShortcutRow, ...] = ()
        self._title = PlainLabel(role="title")
        self._close = LinkButton(name="close")
        self._close.clicked.connect(self.hide)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.viewport().setAutoFillBackground(False)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 14, 14)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        over.installEventFilter(self)
        self.hide()
        self.retranslate()

    def show_rows(self, rows: Sequence[ShortcutRow]) -> None:
        """Show these actions; called again when the language changes."""
        self._rows = tuple(rows)
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(36)
        for part in _columns(self._rows):
            line.addLayout(_grid(part))
        line.addStretch(1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._place()

    def open(self) -> None:
        """Come up in the middle."""
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Keyboard"))
        self._close.setAccessibleName(self.tr("Close"))
        self.setAccessibleName(self.tr("Keyboard shortcuts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        over, inner = self.parentWidget(), self._scroll.widget()
        if over is None or inner is None:
            return
        wanted = inner.sizeHint()
        width = min(wanted.width() + 60, over.width() - 40)
        height = min(wanted.height() + 70, over.height() - 60)
        self.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)


def _columns(rows: Sequence[ShortcutRow]) -> list[list[ShortcutRow]]:
    """Whole sections, one under the other, until a column is full."""
    columns: list[list[ShortcutRow]] = [[]]
    for section in dict.fromkeys(row.section for row in rows):
        part = [row for row in rows if row.section == section]
        if columns[-1] and len(columns[-1]) + len(part) > COLUMN_ROWS:
            columns.append([])
        columns[-1] += part
    return columns


def _grid(rows: Sequence[ShortcutRow]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    section, at = "", 0
    for row in rows:
        if row.section != section:
            section = row.section
            heading = PlainLabel(section, role="heading")
            heading.setContentsMargins(0, 10 if at else 0, 0, 2)
            grid.addWidget(heading, at, 0, 1, 2)
            at += 1
        keys = QKeySequence(row.keys).toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(PlainLabel(row.text), at, 0)
        grid.addWidget(PlainLabel(keys, role="muted"), at, 1, Qt.AlignmentFlag.AlignRight)
        at += 1
    grid.setRowStretch(at, 1)
    return grid
