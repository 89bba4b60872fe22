"""One whole in its parts, each as wide as its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets import theme
from widgets.spoken import Spoken

BAR_PX = 12
LEAST_PX = 3.0  # one person among a million must still be seen


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the whole. tone: colour role. is_hatched: drawn as lines, for what is not known."""

    count: int
    tone: str
    is_hatched: bool = False


def widths(counts: Sequence[int], room: float) -> list[float]:
    """How wide each part is drawn: in proportion, but never thinner than can be seen; together exactly the room."""
    total = sum(counts)
    if total == 0:
        return [0.0 for _ in counts]
    drawn = [max(LEAST_PX, room * count / total) if count else 0.0 for count in counts]
    surplus = sum(drawn) - room
    widest = max(range(len(drawn)), key=drawn.__getitem__)
    drawn[widest] -= surplus
    return drawn


def paint_part(painter: QPainter, box: QRectF, part: Part) -> None:
    """Fill a box as the bar fills this part; the legend uses it too."""
    shade = theme.color(part.tone)
    if part.is_hatched:
        painter.fillRect(box, theme.color("surface"))
        painter.fillRect(box, QBrush(shade, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(shade, 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.fillRect(box, shade)


class PartsBar(Spoken):
    """The bar; empty it is an outline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[Part], spoken: str) -> None:
        """Show other shares. spoken: the same in words, for screen readers."""
        self.setAccessibleName(spoken)
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0.0
        for part, wide in zip(self._parts, widths([part.count for part in self._parts], self.width()), strict=True):
            if wide > 0:
                paint_part(
                    painter, QRectF(left, 0, wide - (1 if left + wide < self.width() - 1 else 0), self.height()), part
                )
            left += wide
        if left == 0:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class Swatch(Spoken):
    """A small square filled as a part of the bar is: its legend."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self.setFixedSize(11, 11)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_part(painter, QRectF(self.rect()), self._part)
        painter.end()
