"""The stored picture under the figures: land, areas and density painted once at rest, then moved and scaled while the map moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from widgets.map.areas import AreasLayer
from widgets.map.basemap import Basemap
from widgets.map.camera import Box, Camera
from widgets.map.palette import MapColours
from widgets.map.people_layer import PeopleLayer

MARGIN_PX = 160  # kept around the view: what a quick pull of the hand uncovers before the map rests


class Ground:
    """Two pixmaps: the base map, and the base map with what of ours lies under the figures."""

    def __init__(self, basemap: Basemap, areas: AreasLayer, people: PeopleLayer) -> None:
        self._basemap, self._areas, self._people = basemap, areas, people
        self._base = QPixmap()
        self._whole = QPixmap()
        self._camera: Camera | None = None

    def forget(self) -> None:
        """What is stored is no longer true (size, theme or base map changed)."""
        self._camera = None

    def render_base(self, camera: Camera, colours: MapColours, ratio: float) -> None:
        """Paints the base map sharp for a camera at rest, unless it is there already."""
        grown = camera.grown(MARGIN_PX)
        if self._camera == grown and self._base.devicePixelRatio() == ratio:
            return
        if self._base.deviceIndependentSize().toSize() != _size(grown) or self._base.devicePixelRatio() != ratio:
            self._base = QPixmap(_size(grown) * ratio)
            self._base.setDevicePixelRatio(ratio)
        painter = QPainter(self._base)
        self._basemap.paint(painter, grown, colours, width_deg=camera.box.width, is_sharp=True)
        painter.end()
        self._camera = grown
        self._whole = self._base

    def render_overlay(self, colours: MapColours) -> None:
        """Paints areas and density over a copy of the base map; cheap, so done whenever they change."""
        if self._camera is None:
            return
        whole = self._base.copy()
        painter = QPainter(whole)
        self._people.paint_ground(painter, self._camera, colours)
        self._areas.paint(painter, self._camera, colours)
        painter.end()
        self._whole = whole

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        """Paints the stored picture where it belongs now; what it does not cover is painted plainly."""
        stored = self._camera
        if stored is None:
            self._paint_plain(painter, camera, colours, camera.box)
            return
        scale = camera.px_per_unit / stored.px_per_unit
        width, height = stored.width_px * scale, stored.height_px * scale
        left = (stored.x - camera.x) * camera.px_per_unit + (camera.width_px - width) / 2
        top = (camera.y - stored.y) * camera.px_per_unit + (camera.height_px - height) / 2
        target = QRectF(left, top, width, height)
        covered = target.toRect().adjusted(1, 1, -1, -1)
        for gap in gaps(QRect(0, 0, camera.width_px, camera.height_px), covered):
            painter.save()
            painter.setClipRect(gap)
            self._paint_plain(painter, camera, colours, _box_of(gap, camera))
            painter.restore()
        if abs(scale - 1) < 1e-9:
            painter.drawPixmap(QPointF(round(left), round(top)), self._whole)
        else:
            painter.drawPixmap(target, self._whole, QRectF(self._whole.rect()))

    def _paint_plain(self, painter: QPainter, camera: Camera, colours: MapColours, within: Box) -> None:
        width_deg = camera.box.width
        self._basemap.paint(painter, camera, colours, width_deg=width_deg, is_sharp=False, within=within)
        self._areas.paint(painter, camera, colours)


def gaps(view: QRect, covered: QRect) -> list[QRect]:
    """The parts of a view that a rectangle does not cover: above, below, left and right of it."""
    inner = view.intersected(covered)
    if inner.isEmpty():
        return [view]
    above = QRect(view.left(), view.top(), view.width(), inner.top() - view.top())
    below = QRect(view.left(), inner.bottom() + 1, view.width(), view.bottom() - inner.bottom())
    left = QRect(view.left(), inner.top(), inner.left() - view.left(), inner.height())
    right = QRect(inner.right() + 1, inner.top(), view.right() - inner.right(), inner.height())
    return [part for part in (above, below, left, right) if not part.isEmpty()]


def _box_of(part: QRect, camera: Camera) -> Box:
    """What a part of the picture shows, in map units."""
    whole, unit = camera.box, 1 / camera.px_per_unit
    west, north = whole.west + part.left() * unit, whole.north - part.top() * unit
    return Box(west, north - part.height() * unit, west + part.width() * unit, north)


def _size(camera: Camera) -> QSize:
    return QSize(camera.width_px, camera.height_px)
