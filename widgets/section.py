"""The building blocks of a card: a titled part, a small button, a line of muted pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from widgets.plain import PlainLabel, button_text

PAD_PX = 12
GAP_PX = 6


class Section(QFrame):
    """A part of a card with its title; what it shows goes into ``body``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._title = PlainLabel(role="heading")
        self.title_line = QHBoxLayout()
        self.title_line.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PX, PAD_PX - 2, PAD_PX, PAD_PX)
        column.setSpacing(GAP_PX + 2)
        column.addLayout(self.title_line)
        column.addLayout(self.body)

    def set_title(self, text: str) -> None:
        """Name the part, on screen and for screen readers."""
        self._title.setText(text)
        self.setAccessibleName(text)


def small_button(text: str, tells: str = "") -> QPushButton:
    """A button for one entry of a list. tells: what it does to which entry, for screen readers."""
    button = QPushButton(button_text(text))
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if tells:
        button.setAccessibleName(tells)
    return button


def joined(pieces: Iterable[str]) -> str:
    """The pieces that say something, with a dot between."""
    return " · ".join(piece for piece in pieces if piece)


def line(*widgets: QWidget, stretches_last: bool = False) -> QHBoxLayout:
    """Widgets side by side at their preferred width, then empty space; or the last one takes the rest."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    if stretches_last:
        row.setStretch(len(widgets) - 1, 1)
    else:
        row.addStretch(1)
    return row


def on_ctrl_enter(form: QWidget, file: Callable[[], None]) -> None:
    """Ctrl+Enter files a form, wherever in it the keyboard is."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(keys), form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(file)


def scrolled(column: QVBoxLayout, owner: QWidget) -> None:
    """Give a widget its layout inside an area that scrolls downwards, so that a small window hides nothing for good."""
    inner = QWidget()
    column.setContentsMargins(0, 0, 8, 0)
    inner.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    outer = QVBoxLayout(owner)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(area)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets are gone at the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
