"""Drawing an area by hand: a circle pulled from its centre, or a polygon clicked point by point."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen
from shapely import LinearRing

from widgets import times
from widgets.map import mercator
from widgets.map.basemap import path_of, transform_of
from widgets.map.camera import Camera
from widgets.map.palette import MapColours, faded

Shape = Literal["circle", "polygon"]
_LEAST_PX = 4.0  # a shorter pull is a slip of the hand, not a circle
_POINTS_MOST = 500  # points of a polygon by hand; more is a stuck mouse button


class AreaTool(QObject):
    """Takes the pointer while an area is drawn. Points are kept in map units, so an area may cross the antimeridian."""

    circle_drawn = Signal(float, float, float)  # lon, lat, radius_km
    polygon_drawn = Signal(object)  # list[tuple[lon, lat]]
    changed = Signal()  # begun, ended, or another point: the hint and the picture are old

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape: Shape | None = None
        self.is_crossing = False  # the last attempt to close was refused: its lines cross
        self._points: list[tuple[float, float]] = []
        self._pointer: tuple[float, float] | None = None

    @property
    def points(self) -> int:
        """Points set so far."""
        return len(self._points)

    def start(self, shape: Shape) -> None:
        """Begins a shape; one half drawn is dropped."""
        self._end()
        self.shape = shape
        self.changed.emit()

    def cancel(self) -> None:
        """Drops what is drawn and gives the pointer back."""
        if self.shape is not None:
            self._end()
            self.changed.emit()

    def press(self, camera: Camera, px: float, py: float) -> None:
        """The button went down: the centre of a circle, or the next point of a polygon."""
        if self.shape == "circle":
            self._points = [self._unit(camera, px, py)]
        elif len(self._points) < _POINTS_MOST:
            self._points.append(self._unit(camera, px, py))
        self.is_crossing = False
        self.changed.emit()

    def move(self, camera: Camera, px: float, py: float) -> None:
        """The pointer moved, with or without the button."""
        self._pointer = self._unit(camera, px, py)
        self.changed.emit()

    def release(self, camera: Camera, px: float, py: float) -> None:
        """The button came up: a circle is finished when it was pulled at all."""
        if self.shape != "circle" or not self._points:
            return
        self._pointer = self._unit(camera, px, py)
        (x, y), radius_km = self._points[0], self.radius_km()
        pulled = np.hypot(self._pointer[0] - x, self._pointer[1] - y) * camera.px_per_unit
        if pulled < _LEAST_PX:
            self._points = []
            self.changed.emit()
            return
        self._end()
        self.changed.emit()
        self.circle_drawn.emit(_lon(x), mercator.lat_at(y), radius_km)

    def close_polygon(self) -> None:
        """Finishes a polygon of three points or more whose lines do not cross."""
        if self.shape != "polygon" or len(self._points) < 3:
            return
        if not LinearRing(self._points).is_simple:
            self.is_crossing = True
            self.changed.emit()
            return
        drawn = [(_lon(x), mercator.lat_at(y)) for x, y in self._points]
        self._end()
        self.changed.emit()
        self.polygon_drawn.emit(drawn)

    def key(self, event: QKeyEvent) -> bool:
        """Escape cancels, Backspace takes the last point back, Enter closes. True: the key was used."""
        if self.shape is None:
            return False
        match event.key():
            case Qt.Key.Key_Escape:
                self.cancel()
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete if self.shape == "polygon":
                self._points = self._points[:-1]
                self.is_crossing = False
                self.changed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.shape == "polygon":
                self.close_polygon()
            case _:
                return False
        return True

    def radius_km(self) -> float:
        """The radius as the pointer stands; 0 before a centre is set."""
        if self.shape != "circle" or not self._points or self._pointer is None:
            return 0.0
        (x, y), (to_x, to_y) = self._points[0], self._pointer
        return mercator.distance_km(x, mercator.lat_at(y), to_x, mercator.lat_at(to_y))

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours, font: QFont) -> None:
        """Paints what is drawn so far, with the radius beside the pointer."""
        if not self._points:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.area, 2.0))
        painter.setBrush(faded(colours.area, 30))
        shift = 360.0 * round((camera.x - self._points[0][0]) / 360)
        painter.drawPath(transform_of(camera, shift).map(self._path()))
        painter.setPen(QPen(colours.area, 1.5))
        painter.setBrush(colours.paper)
        for x, y in self._points:
            painter.drawEllipse(_at(camera, x + shift, y), 4.0, 4.0)
        if self.shape == "circle" and self._pointer is not None:
            _paint_radius(
                painter, _at(camera, self._pointer[0] + shift, self._pointer[1]), self.radius_km(), colours, font
            )
        painter.restore()

    def _path(self) -> QPainterPath:
        if self.shape == "circle":
            x, y = self._points[0]
            ring_x, ring_y = mercator.projected_ring(
                mercator.circle_ring(x, mercator.lat_at(y), max(self.radius_km(), 1e-6))
            )
        else:
            line = [*self._points, *([self._pointer] if self._pointer is not None else [])]
            ring_x, ring_y = np.array([*line, line[0]]).T
        return path_of(ring_x, ring_y, np.ones(len(ring_x), dtype=np.bool_))

    def _unit(self, camera: Camera, px: float, py: float) -> tuple[float, float]:
        """The point under a pixel, in the copy of the world where the drawing began."""
        x = camera.x + (px - camera.width_px / 2) / camera.px_per_unit
        y = camera.y - (py - camera.height_px / 2) / camera.px_per_unit
        if self._points:
            x += 360 * round((self._points[0][0] - x) / 360)
        return x, float(np.clip(y, -mercator.Y_MAX, mercator.Y_MAX))

    def _end(self) -> None:
        self.shape, self._points, self._pointer, self.is_crossing = None, [], None, False


def _at(camera: Camera, x: float, y: float) -> QPointF:
    px, py = camera.to_px(np.array(x), np.array(y))
    return QPointF(float(px), float(py))


def _lon(x: float) -> float:
    return (x + 180) % 360 - 180


def _paint_radius(painter: QPainter, at: QPointF, radius_km: float, colours: MapColours, font: QFont) -> None:
    text = f"{times.locale().toString(radius_km, 'f', 0 if radius_km >= 10 else 2)} km"
    width = QFontMetricsF(font).horizontalAdvance(text) + 14
    frame = QRectF(at.x() + 12, at.y() + 8, width, 22)
    painter.setPen(QPen(colours.area, 1.0))
    painter.setBrush(colours.paper)
    painter.drawRoundedRect(frame, 4, 4)
    painter.setFont(font)
    painter.setPen(colours.ink)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
