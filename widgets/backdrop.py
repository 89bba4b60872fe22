"""The quiet picture behind the unlock screen: a globe's graticule turned to the archipelago, and the word mark's sign."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from widgets import theme

_CENTRE_LON, _CENTRE_LAT = 117.0, -2.0  # the middle of Indonesia faces the reader
_STEP_DEG, _FINE_DEG = 15, 3  # between the lines of the graticule, and between the points of one line
_MARK_PX = 44


class Backdrop(QWidget):
    """A ground in the window's colour with a faint globe rising from the lower edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = max(self.width(), self.height()) * 0.55
        painter.translate(self.width() / 2, self.height() * 0.62 + radius * 0.55)
        is_loud = theme.mode() == "contrast"  # its border is pure white
        painter.setPen(QPen(theme.color("border", 40 if is_loud else 90), 1.0))
        for line in _graticule():
            painter.drawPolyline(QPolygonF([QPointF(x * radius, -y * radius) for x, y in line]))
        painter.setPen(QPen(theme.color("border", 80 if is_loud else 170), 1.2))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        painter.end()


class Mark(QWidget):
    """The sign of the console: a post from which word goes out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_MARK_PX, _MARK_PX)

    def sizeHint(self) -> QSize:
        return QSize(_MARK_PX, _MARK_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), 0))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, _MARK_PX - 1, _MARK_PX - 1), 10, 10)
        painter.setBrush(theme.color("on_accent"))
        painter.setPen(QPen(theme.color("on_accent"), 3.0))
        painter.drawLine(QPointF(22, 24), QPointF(22, 35))
        painter.drawEllipse(QPointF(22, 22), 2.6, 2.6)
        painter.setBrush(theme.color("accent", 0))
        for radius in (7.5, 13.0):
            arc = QRectF(22 - radius, 22 - radius, 2 * radius, 2 * radius)
            painter.drawArc(arc, -45 * 16, 90 * 16)
            painter.drawArc(arc, 135 * 16, 90 * 16)
        painter.end()


def _graticule() -> Iterator[list[tuple[float, float]]]:
    """The visible pieces of every meridian and parallel, in the orthographic projection, on a globe of radius 1."""
    for lon in range(-180, 180, _STEP_DEG):
        yield from _visible([(float(lon), float(lat)) for lat in range(-90, 91, _FINE_DEG)])
    for lat in range(-75, 76, _STEP_DEG):
        yield from _visible([(float(lon), float(lat)) for lon in range(-180, 181, _FINE_DEG)])


def _visible(line: list[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    piece: list[tuple[float, float]] = []
    for lon, lat in line:
        east, north = math.radians(lon - _CENTRE_LON), math.radians(lat)
        turn = math.radians(_CENTRE_LAT)
        depth = math.sin(turn) * math.sin(north) + math.cos(turn) * math.cos(north) * math.cos(east)
        if depth >= 0:
            y = math.cos(turn) * math.sin(north) - math.sin(turn) * math.cos(north) * math.cos(east)
            piece.append((math.cos(north) * math.sin(east), y))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece
