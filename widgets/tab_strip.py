"""The tabs of a screen: a row of buttons, one of them down, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from widgets.plain import button_text
from widgets.spoken import Spoken
from widgets.toggle import ToggleButton


@dataclass(frozen=True, slots=True)
class TabItem:
    """A tab that exists. text: its name in the language in force. keys: its shortcut, as portable text, "" for none."""

    name: str
    text: str
    keys: str = ""


class TabStrip(Spoken):
    """``tab_chosen`` carries the name of the tab clicked, or reached with the arrow keys."""

    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, ToggleButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)

    def show_items(self, items: Sequence[TabItem]) -> None:
        """Show these. Called again when the language changes: then only the texts are others."""
        for place, item in enumerate(items):
            button = self._buttons.get(item.name)
            if button is None:
                button = self._buttons[item.name] = ToggleButton()
                button.clicked.connect(lambda _=False, name=item.name: self.tab_chosen.emit(name))
                self._group.addButton(button)
                self._row.insertWidget(place, button)
            keys = QKeySequence(item.keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(button_text(item.text))
            button.setToolTip(keys)
            button.setAccessibleDescription(keys)

    def choose(self, name: str) -> None:
        """Mark a tab as the one shown; nothing is announced."""
        self._buttons[name].setChecked(True)

    def chosen(self) -> str:
        """The tab marked as shown; "" before any was."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), "")

    def add_beside(self, widget: QWidget) -> None:
        """Put something at the right end of the row."""
        self._row.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        names = list(self._buttons)
        if step and self.chosen() in names:
            self.tab_chosen.emit(names[(names.index(self.chosen()) + step) % len(names)])
        else:
            super().keyPressEvent(event)
