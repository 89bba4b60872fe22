"""Areas of incidents, painted from values: an outline and a light ground, and a ring where the area itself cannot be seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, hypot

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPixmap

from widgets.map import mercator
from widgets.map.basemap import path_of, transform_of
from widgets.map.camera import Box, Camera
from widgets.map.palette import MapColours, faded
from widgets.map.shapes import AreaMark

_MARKED_PX = 5.0  # how far around a disc the ring runs that shows an area too small to be seen


@dataclass(frozen=True, slots=True)
class _PlacedArea:
    mark: AreaMark
    path: QPainterPath
    box: Box


class AreasLayer:
    """Paints areas: a thin strong outline with a light ground; hatched when it is an exercise."""

    def __init__(self) -> None:
        self._areas: tuple[_PlacedArea, ...] = ()
        self._rings: dict[tuple[int, str, float], QPixmap] = {}

    def set_areas(self, areas: tuple[AreaMark, ...]) -> None:
        """Takes the areas to draw."""
        self._areas = tuple(_placed_area(mark) for mark in areas)

    @property
    def box(self) -> Box | None:
        """What holds all areas; None without any. Areas across 180 from each other are brought together."""
        boxes = [area.box for area in self._areas]
        if not boxes:
            return None
        middle = (boxes[0].west + boxes[0].east) / 2
        shifts = [360 * round((middle - (box.west + box.east) / 2) / 360) for box in boxes]
        return Box(
            min(box.west + shift for box, shift in zip(boxes, shifts, strict=True)),
            min(box.south for box in boxes),
            max(box.east + shift for box, shift in zip(boxes, shifts, strict=True)),
            max(box.north for box in boxes),
        )

    def in_view(self, camera: Camera) -> list[tuple[AreaMark, float, float]]:
        """The areas that touch the view, with the longitude and latitude of their middle."""
        found = []
        for area in self._areas:
            if shifts_into(area.box, camera.box):
                lon = ((area.box.west + area.box.east) / 2 + 180) % 360 - 180
                found.append((area.mark, lon, mercator.lat_at((area.box.south + area.box.north) / 2)))
        return found

    def paint_markers(self, painter: QPainter, camera: Camera, colours: MapColours, discs: list[QRectF]) -> None:
        """A ring around areas that are too small to be seen, or that a disc covers."""
        for frame in self.marker_frames(camera, discs):
            ring = self._ring(round(frame.width()), colours, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(round(frame.left()) - 3, round(frame.top()) - 3), ring)

    def _ring(self, width_px: int, colours: MapColours, ratio: float) -> QPixmap:
        """The ring as a pixmap: stroking it anew in each frame would cost more than the whole ground."""
        key = (width_px, colours.mode, ratio)
        if key not in self._rings:
            pixmap = QPixmap(QSize(width_px + 6, width_px + 6) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for pen in (QPen(faded(colours.halo, 190), 4.5), QPen(colours.area, 2.0)):
                painter.setPen(pen)
                painter.drawEllipse(QRectF(3, 3, width_px, width_px))
            painter.end()
            self._rings[key] = pixmap
        return self._rings[key]

    def marker_frames(self, camera: Camera, discs: list[QRectF]) -> list[QRectF]:
        """Where those rings are."""
        frames = []
        for area in self._areas:
            half_px = max(area.box.width, area.box.north - area.box.south) * camera.px_per_unit / 2
            x, y = (area.box.west + area.box.east) / 2, (area.box.south + area.box.north) / 2
            px, py = camera.to_px(np.array(camera.near(x)), np.array(y))
            disc = next((disc for disc in discs if far_px(disc, float(px), float(py)) < disc.width() / 2), None)
            hidden = 4.0 if disc is None else disc.width() / 2 + 3
            if half_px < hidden:
                middle, radius = QPointF(float(px), float(py)) if disc is None else disc.center(), hidden + _MARKED_PX
                frames.append(QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius))
        return frames

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        """Paints every copy of every area that touches the picture."""
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area in self._areas:
            for shift in shifts_into(area.box, camera.box):
                _paint_area(painter, transform_of(camera, shift).map(area.path), area.mark, colours)
        painter.restore()


def shifts_into(box: Box, view: Box) -> list[float]:
    """By how many degrees a thing in a box must be moved to be seen in a view: a number for each copy of the world."""
    if box.north < view.south or box.south > view.north:
        return []
    first, last = ceil((view.west - box.east) / 360), floor((view.east - box.west) / 360)
    return [360.0 * number for number in range(first, last + 1)]


def far_px(disc: QRectF, px: float, py: float) -> float:
    """From the middle of a frame to a point, in pixels."""
    return hypot(px - disc.center().x(), py - disc.center().y())


def _placed_area(mark: AreaMark) -> _PlacedArea:
    rings = list(mark.rings)
    if mark.circle is not None:
        rings.append(mercator.circle_ring(mark.circle.lon, mark.circle.lat, mark.circle.radius_km))
    path = QPainterPath()
    west, south, east, north = np.inf, np.inf, -np.inf, -np.inf
    middle: float | None = None
    for ring in rings:
        x, y = mercator.projected_ring(ring)
        middle = float(x.mean()) if middle is None else middle
        x = x + 360 * round((middle - float(x.mean())) / 360)
        path.addPath(path_of(x, y, np.ones(len(x), dtype=np.bool_)))
        west, east = min(west, float(x.min())), max(east, float(x.max()))
        south, north = min(south, float(y.min())), max(north, float(y.max()))
    return _PlacedArea(mark, path, Box(west, south, east, north))


def _paint_area(painter: QPainter, path: QPainterPath, mark: AreaMark, colours: MapColours) -> None:
    tone = colours.exercise if mark.is_exercise else colours.area
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(tone, 14))
    painter.drawPath(path)
    if mark.is_exercise:
        painter.setBrush(QBrush(faded(tone, 80), Qt.BrushStyle.BDiagPattern))
        painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(colours.halo, 190), 4.0))
    painter.drawPath(path)
    pen = QPen(tone, 1.8)
    if mark.is_exercise:
        pen.setDashPattern([6.0, 3.0])
    painter.setPen(pen)
    painter.drawPath(path)
