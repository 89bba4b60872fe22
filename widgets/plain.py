"""Labels and tooltips that show text exactly as it is: what a stranger typed is never read as markup."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from widgets import theme

Role = Literal["", "muted", "title", "heading", "figure", "attention", "critical", "good"]
WORD_MAX = 24  # letters; no word of a sentence is longer, and a column of the card holds as many
BREAK_HERE = "\u200b"  # takes no room, and lets a line end
_LONG_WORD = re.compile(rf"\S{{{WORD_MAX + 1},}}")
TOOLTIP_MAX = 600  # characters; a longer one would cover the table it explains


def breakable(text: str) -> str:
    """The text with places to break in words too long for a line, such as an address of a web page; other words stay whole."""
    return _LONG_WORD.sub(lambda found: _parted(found.group()), text)


def _parted(word: str) -> str:
    return word[0] + "".join(sign if _clings(sign) else BREAK_HERE + sign for sign in word[1:])


def _clings(sign: str) -> bool:
    """Whether a sign belongs to the one before it: an accent, a joiner."""
    return unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf", "Sk"}


def tooltip(text: str) -> str:
    """The text as a tooltip that shows it letter by letter. (Qt reads a tooltip that looks like markup as markup.)"""
    cut = text if len(text) <= TOOLTIP_MAX else text[: TOOLTIP_MAX - 1] + "…"
    return f"<p style='white-space:pre-wrap'>{html.escape(breakable(cut))}</p>" if cut else ""


def button_text(text: str) -> str:
    """The text for a button or a menu, where a single "&" would vanish and underline the next letter."""
    return " ".join(text.split()).replace("&", "&&")


class PlainLabel(QLabel):
    """A label of plain text.

    role: how it looks, see ``widgets.theme``. wraps: breaks over lines, words too long for a line anywhere. is_selectable: the mouse
    can mark it and copy it, as it was given.
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
        self._given = ""
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

    def setText(self, text: str) -> None:
        self._given = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        return self._given

    def copy(self) -> None:
        """Put what is marked on the clipboard, without the places to break."""
        QGuiApplication.clipboard().setText(self.selectedText().replace(BREAK_HERE, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        copying = menu.addAction(self.tr("Copy"))
        copying.setEnabled(self.hasSelectedText())
        copying.triggered.connect(self.copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

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
