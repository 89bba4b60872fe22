"""The rail at the left: one button a screen, with its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from widgets import icons, theme
from widgets.spoken import Spoken

WIDTH_PX = 84
ICON_PX = 24
PAD_PX = 7


@dataclass(frozen=True, slots=True)
class RailItem:
    """A screen that exists. text: its name in the language in force. keys: its shortcut, as portable text ("F2")."""

    name: str
    icon: icons.Name
    text: str
    keys: str


class _RailButton(QAbstractButton):
    """Icon over name over key; the chosen one stands on the colour of the screen with a bar at its side."""

    def __init__(self, item: RailItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = item.icon
        self._keys = QKeySequence(item.keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(item.text)
        self.setAccessibleName(item.text)
        self.setAccessibleDescription(self._keys)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, PAD_PX * 2 + ICON_PX + 3 + self.fontMetrics().height() * 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "accent" if self.isChecked() else "text"
        if self.isChecked():
            painter.fillRect(self.rect(), theme.color("window"))
            painter.fillRect(QRectF(0, 0, 3, self.height()), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.color("chosen"))
        icons.paint(painter, QRectF((self.width() - ICON_PX) / 2, PAD_PX, ICON_PX, ICON_PX), self._icon, role)
        line = self.fontMetrics().height()
        top = PAD_PX + ICON_PX + 3
        painter.setPen(theme.color(role))
        told = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.drawText(QRectF(0, top, self.width(), line), Qt.AlignmentFlag.AlignCenter, told)
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.8)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(0, top + line, self.width(), line), Qt.AlignmentFlag.AlignCenter, self._keys)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class Rail(Spoken):
    """``screen_chosen`` carries the name of the screen clicked."""

    screen_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _RailButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setFixedWidth(WIDTH_PX)

    def show_items(self, items: Sequence[RailItem]) -> None:
        """Show these screens, keeping the chosen one. Called again when the language changes."""
        chosen = self.chosen()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for place, item in enumerate(items):
            button = _RailButton(item)
            button.clicked.connect(lambda _checked, name=item.name: self.screen_chosen.emit(name))
            self._buttons[item.name] = button
            self._group.addButton(button)
            self._column.insertWidget(place, button)
        self.choose(chosen)

    def choose(self, name: str | None) -> None:
        """Mark a screen as the one shown; nothing is announced."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def chosen(self) -> str | None:
        """The screen marked as shown."""
        return next((name for name, button in self._buttons.items() if button.isChecked()), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()
