"""The mark over everything while an exercise is shown: it cannot be taken for the real thing, and does not catch the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QWidget

from widgets import theme

WORDS = "EXERCISE – LATIHAN"  # in both languages at once: whoever looks over a shoulder must read it
SLANT_DEG = -24
ALPHA = 34  # the text beneath stays readable, and a photograph of the screen still shows the mark
EDGE_PX = 4


class Watermark(QWidget):
    """Lies over ``over`` and follows its size. Hidden until ``show_exercise(True)``."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(WORDS)
        over.installEventFilter(self)
        if isinstance(over, QStackedWidget):  # which lifts the page it turns to above everything in it
            over.currentChanged.connect(self._cover)
        self.hide()

    def show_exercise(self, is_exercise: bool) -> None:
        """Show or take away the mark."""
        self.setVisible(is_exercise)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self._cover()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("attention", 170), EDGE_PX))
        painter.drawRect(QRectF(self.rect()).adjusted(EDGE_PX / 2, EDGE_PX / 2, -EDGE_PX / 2, -EDGE_PX / 2))
        font = QFont(self.font())
        font.setPixelSize(max(18, min(self.width(), self.height() * 2) // 28))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(theme.color("attention", ALPHA))
        wide = painter.fontMetrics().horizontalAdvance(WORDS)
        step_x, step_y = wide + 90, font.pixelSize() * 5
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(SLANT_DEG)
        reach = self.width() + self.height()
        for row in range(-reach // step_y, reach // step_y + 1):
            shift = step_x // 2 if row % 2 else 0
            for column in range(-reach // step_x, reach // step_x + 1):
                painter.drawText(column * step_x + shift - wide // 2, row * step_y, WORDS)
        painter.end()

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
            self.raise_()
