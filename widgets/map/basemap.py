"""The base map: land, coasts, borders, disputed lines and the graticule, in the level of detail the view calls for."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from widgets.map import mercator
from widgets.map.baselevel import BaseLevel, prepared_lines
from widgets.map.camera import Box, Camera
from widgets.map.palette import MapColours
from widgets.map.shapes import Bools, Float64, Lines

LEVEL_WIDTHS_DEG = (120.0, 25.0)  # wider than the first: coarse; wider than the second: middle; else fine
PROVINCES_WITHIN_DEG = 20.0  # wider than that province lines are a grey net that hides the countries
_SMALLEST_PX = 0.6  # islands below this cannot be seen and would cost a path each
_GRATICULE_STEPS = ((120.0, 30.0), (40.0, 10.0), (15.0, 5.0), (4.0, 1.0), (1.5, 0.5))  # view wider than: a line each


class _LevelPaths:
    """The painter paths of one level, each made when it is first seen."""

    def __init__(self, level: BaseLevel) -> None:
        self.level = level
        count = len(level.polygon_start) - 1
        self._fill: list[QPainterPath | None] = [None] * count
        self._coast: list[QPainterPath | None] = [None] * count
        self._border: list[QPainterPath | None] = [None] * count

    def fill(self, polygon: int) -> QPainterPath:
        return self._path(self._fill, polygon, self.level.inside_rings)

    def coast(self, polygon: int) -> QPainterPath:
        return self._path(self._coast, polygon, lambda p: self.level.coast[self.level.points_of(p)])

    def border(self, polygon: int) -> QPainterPath:
        return self._path(self._border, polygon, lambda p: self.level.border[self.level.points_of(p)])

    def _path(self, store: list[QPainterPath | None], polygon: int, joined: Callable[[int], Bools]) -> QPainterPath:
        path = store[polygon]
        if path is None:
            part = self.level.points_of(polygon)
            path = path_of(self.level.x[part], self.level.y[part], joined(polygon))
            store[polygon] = path
        return path


class Basemap:
    """Paints what the map shows before anything of ours is on it."""

    def __init__(self) -> None:
        self._levels: list[_LevelPaths | None] = [None, None, None]
        self._provinces: _LevelPaths | None = None
        self._disputed: list[QPainterPath] = []
        self._disputed_boxes: Float64 = np.empty((0, 4))

    def set_level(self, number: int, level: BaseLevel) -> None:
        """Takes one level: 0 coarse, 1 middle, 2 fine."""
        self._levels[number] = _LevelPaths(level)

    def set_provinces(self, provinces: BaseLevel) -> None:
        """Takes the provinces; only the borders between them are drawn."""
        self._provinces = _LevelPaths(provinces)

    def set_disputed(self, lines: Lines) -> None:
        """Takes the lines that not everybody recognises."""
        parts, self._disputed_boxes = prepared_lines(lines)
        self._disputed = [path_of(x, y, np.ones(len(x), dtype=np.bool_)) for x, y in parts]

    def level_for(self, width_deg: float) -> int:
        """The number of the level a view of this width wants."""
        return sum(width_deg <= limit for limit in LEVEL_WIDTHS_DEG)

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        colours: MapColours,
        *,
        width_deg: float,
        is_sharp: bool,
        within: Box | None = None,
    ) -> None:
        """Paints sea, land and lines over the whole picture. The painter's own transform is left as it was.

        width_deg: of the view that decides the detail; the picture itself may be larger than what is in view.
        is_sharp: antialiased and dashed; else as quick as can be, for a map that moves. within: only this part is needed.
        """
        painter.save()
        painter.resetTransform()
        painter.fillRect(0, 0, camera.width_px, camera.height_px, colours.sea)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_sharp)
        _paint_graticule(painter, camera, colours, width_deg)
        paths = self._best(self.level_for(width_deg))
        for shift, box in copies(within or camera.box):
            painter.setTransform(transform_of(camera, shift))
            if paths is not None:
                _paint_land(painter, paths, box, camera, colours)
            if width_deg <= PROVINCES_WITHIN_DEG:
                self._paint_provinces(painter, box, camera, colours)
            self._paint_disputed(painter, box, colours, is_sharp=is_sharp)
        painter.restore()

    def _best(self, wanted: int) -> _LevelPaths | None:
        """The wanted level, or the nearest coarser, or whatever is there."""
        order = [*range(wanted, -1, -1), *range(wanted + 1, len(self._levels))]
        return next((paths for number in order if (paths := self._levels[number]) is not None), None)

    def _paint_provinces(self, painter: QPainter, box: Box, camera: Camera, colours: MapColours) -> None:
        if self._provinces is None:
            return
        painter.setPen(line_pen(colours.province, 1.0))
        for polygon in self._provinces.level.in_view(box, 4 / camera.px_per_unit):
            painter.drawPath(self._provinces.border(int(polygon)))

    def _paint_disputed(self, painter: QPainter, box: Box, colours: MapColours, *, is_sharp: bool) -> None:
        west, south, east, north = self._disputed_boxes.T
        seen = np.flatnonzero((west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south))
        dashed = line_pen(colours.disputed, 1.4)
        dashed.setDashPattern([3.0, 2.5])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # the plain border under a dashed line would claim what is disputed, so it is painted out first
        for pen in (line_pen(colours.land, 2.2), dashed) if is_sharp else (line_pen(colours.disputed, 1.0),):
            painter.setPen(pen)
            for index in seen:
                painter.drawPath(self._disputed[index])


def copies(box: Box) -> list[tuple[float, Box]]:
    """The copies of the world a box touches: the shift in degrees, and the box as that copy sees it."""
    first, last = floor((box.west + 180) / 360), ceil((box.east - 180) / 360)
    shifts = [360.0 * number for number in range(first, last + 1)]
    return [(shift, Box(box.west - shift, box.south, box.east - shift, box.north)) for shift in shifts]


def transform_of(camera: Camera, shift: float = 0.0) -> QTransform:
    """From map units to pixels, for one copy of the world."""
    scale = camera.px_per_unit
    dx = camera.width_px / 2 + (shift - camera.x) * scale
    return QTransform(scale, 0, 0, -scale, dx, camera.height_px / 2 + camera.y * scale)


def path_of(x: Float64, y: Float64, joined: Bools) -> QPainterPath:
    """A painter path through points; joined[i] says whether point i is joined to point i + 1."""
    used = joined.copy()
    used[1:] |= joined[:-1]  # points that begin or end no step would each cost a move
    if not joined.any():
        return QPainterPath()
    path = pg.arrayToQPath(x[used], y[used], connect=joined[used].astype(np.int32), finiteCheck=False)
    assert isinstance(path, QPainterPath)
    return path


def line_pen(colour: QColor, width_px: float) -> QPen:
    """A pen as wide on the picture whatever the scale."""
    pen = QPen(colour, width_px)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_land(painter: QPainter, paths: _LevelPaths, box: Box, camera: Camera, colours: MapColours) -> None:
    seen = [int(polygon) for polygon in paths.level.in_view(box, _SMALLEST_PX / camera.px_per_unit)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.land)
    for polygon in seen:
        painter.drawPath(paths.fill(polygon))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(colours.border, 1.0))
    for polygon in seen:
        painter.drawPath(paths.border(polygon))
    painter.setPen(line_pen(colours.coast, 1.0))
    for polygon in seen:
        painter.drawPath(paths.coast(polygon))


def _paint_graticule(painter: QPainter, camera: Camera, colours: MapColours, width_deg: float) -> None:
    box = camera.box
    step = next((step for width, step in _GRATICULE_STEPS if width_deg > width), None)
    if step is None:
        return
    painter.setPen(line_pen(colours.graticule, 1.0))
    lons = np.arange(floor(box.west / step), ceil(box.east / step) + 1, dtype=np.float64) * np.float64(step)
    lats = np.arange(-90 + step, 90, step, dtype=np.float64)
    columns, _ = camera.to_px(lons, np.zeros(len(lons)))
    _, rows = camera.to_px(np.zeros(len(lats)), mercator.y_of(lats))
    for column in np.round(columns):
        painter.drawLine(QLineF(column + 0.5, 0, column + 0.5, camera.height_px))
    for row in np.round(rows):
        painter.drawLine(QLineF(0, row + 0.5, camera.width_px, row + 0.5))
