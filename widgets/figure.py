"""One counted number with its words: a click asks for the names behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets import theme
from widgets.plain import tooltip

PAD_X_PX = 5
GAP_PX = 8  # between words and number


class Figure(QAbstractButton):
    """Words at the left, the number at the right; with no words only the number. Disabled it looks the same and asks for nothing.

    It is painted again only when what it shows has changed.
    """

    def __init__(self, *, is_total: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._number = ""
        self._tone = "text"
        self._is_total = is_total
        self._is_hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_figure(self, words: str, number: str, tone: str = "text", spoken: str = "") -> None:
        """Show other words or another number. tone: colour role of the number. spoken: name for screen readers when no words show."""
        told = (words, number, tone)
        if told == (self._words, self._number, self._tone):
            return
        is_wider = len(words) != len(self._words) or len(number) != len(self._number)
        self._words, self._number, self._tone = told
        self.setAccessibleName(f"{spoken or words}: {number}")
        if is_wider:
            self.updateGeometry()
        self._explain()
        self.update()

    def number(self) -> str:
        """The number as shown."""
        return self._number

    def words(self) -> str:
        """The words as shown."""
        return self._words

    def tone(self) -> str:
        """The colour role of the number."""
        return self._tone

    def sizeHint(self) -> QSize:
        # One pixel more than the advance, which is rounded down: else the last letter is cut.
        words = self.fontMetrics().horizontalAdvance(self._words) + 1 + GAP_PX if self._words else 0
        return QSize(words + self._number_width() + 2 * PAD_X_PX, self.fontMetrics().height() + 3)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("mmmm…") + GAP_PX + self._number_width() + 2 * PAD_X_PX
        hint = self.sizeHint()
        return QSize(min(hint.width(), least), hint.height())

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
        elif event.type() == QEvent.Type.EnabledChange:
            self.setCursor(Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_hovered = self._is_hovered and self.isEnabled()
        if is_hovered:
            painter.fillRect(self.rect(), theme.color("chosen"))
        if self._is_total:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(0, 0, self.width(), 0)
        inner = self.rect().adjusted(PAD_X_PX, 0, -PAD_X_PX, 0)
        if self._words:
            painter.setPen(theme.color("text" if self._is_total or is_hovered else "muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._cut_words())
        painter.setFont(self._number_font())
        painter.setPen(theme.color(self._tone))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._number)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        self._explain()

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _number_width(self) -> int:
        return QFontMetrics(self._number_font()).horizontalAdvance(self._number) + 1

    def _words_room(self) -> QRect:
        return self.rect().adjusted(PAD_X_PX, 0, -PAD_X_PX - self._number_width() - GAP_PX, 0)

    def _cut_words(self) -> str:
        return self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self._words_room().width())

    def _explain(self) -> None:
        self.setToolTip(tooltip(self._words) if self._words and self._cut_words() != self._words else "")
