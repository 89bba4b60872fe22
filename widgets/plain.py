"""Labels and tooltips that show text exactly as it is: what a stranger typed is never read as markup."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from widgets import theme

Role = Literal["", "muted", "title", "heading", "figure", "attention", "critical", "good"]
TOOLTIP_MAX = 600  # characters; a longer one would cover the table it explains


def tooltip(text: str) -> str:
    """The text as a tooltip that shows it letter by letter. (Qt reads a tooltip that looks like markup as markup.)"""
    cut = text if len(text) <= TOOLTIP_MAX else text[: TOOLTIP_MAX - 1] + "…"
    return f"<p style='white-space:pre-wrap'>{html.escape(cut)}</p>" if cut else ""


def button_text(text: str) -> str:
    """The text for a button or a menu, where a single "&" would vanish and underline the next letter."""
    return " ".join(text.split()).replace("&", "&&")


class PlainLabel(QLabel):
    """A label of plain text.

    role: how it looks, see ``widgets.theme``. wraps: breaks over lines. is_selectable: the mouse can mark and copy it.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "",
        *,
        wraps: bool = False,
        is_selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        if is_selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if wraps:
            # A name of 300 letters without a blank must not make the card wider than the window.
            self.setMinimumWidth(1)
        self.setText(text)

    def set_role(self, role: Role) -> None:
        """Look like another role from now on."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(PlainLabel):
    """One line that is cut with … where it does not fit; the whole text is in its tooltip and its accessible name."""

    def __init__(self, text: str = "", role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("mmm…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._explain()

    def shown_text(self) -> str:
        """What fits into the present width."""
        one_line = " ".join(self.text().split())
        return QFontMetrics(self.font()).elidedText(one_line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def ink(self) -> QColor:
        """The colour of the text."""
        return self.palette().color(QPalette.ColorRole.WindowText)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.ink())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.contentsRect(), flags, self.shown_text())
        painter.end()

    def _explain(self) -> None:
        is_cut = self.shown_text() != self.text()
        self.setToolTip(tooltip(self.text()) if is_cut else "")


class Link(ElidedLabel):
    """One line of text that does something: underlined, in the accent colour, for mouse and keyboard.

    opened: it was clicked, or Enter or Space was pressed on it.
    """

    opened = Signal()

    def __init__(self, text: str = "", tells: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContentsMargins(2, 1, 2, 1)
        font = self.font()
        font.setUnderline(True)
        self.setFont(font)
        if tells:
            self.setAccessibleName(tells)

    def ink(self) -> QColor:
        return theme.color("accent")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.end()
