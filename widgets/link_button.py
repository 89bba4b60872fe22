"""A quiet button: words in the accent colour, underlined under the mouse, framed when it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import icons, theme

PAD_X_PX = 4
PAD_Y_PX = 2
GAP_PX = 4


class LinkButton(QAbstractButton):
    """For what is at hand but not the main thing of its place. name: an icon before the words, or None."""

    def __init__(self, text: str = "", name: icons.Name | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._is_hovered = False
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: icons.Name | None) -> None:
        """Show another icon before the words."""
        self._name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + 2 * PAD_X_PX
        if self._name is not None:
            width += self._icon_px() + (GAP_PX if self.text() else 0)
        return QSize(width, metrics.height() + 2 * PAD_Y_PX)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "accent" if self.isEnabled() else "muted"
        left = PAD_X_PX
        if self._name is not None:
            side = self._icon_px()
            icons.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), self._name, role)
            left += side + GAP_PX
        font = painter.font()
        font.setUnderline(self._is_hovered and self.isEnabled())
        painter.setFont(font)
        painter.setPen(theme.color(role))
        words = QRect(left, 0, self.width() - left - PAD_X_PX, self.height())
        told = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def _icon_px(self) -> int:
        return round(self.fontMetrics().ascent() * 1.05)
