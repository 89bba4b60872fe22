"""Names of countries and cities, written where there is room: the weightier first, none over another."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from shapely import STRtree, points

from widgets.map import mercator
from widgets.map.camera import Camera
from widgets.map.palette import MapColours, faded
from widgets.map.shapes import Float64, Int64, PlaceLabel

CITIES_WITHIN_DEG = 75.0  # wider than that a few capitals among a hundred countries only add noise
_CITIES_TRIED = 90  # the heaviest in view; more never find room
_PX_PER_CITY = 26_000  # picture area for one city name: what a good atlas leaves
_OVER_LAND = 1.25  # a name may be this much wider than its land
_GAP_PX = 1.0  # between a dot and a name over or under it
_DISC_GAP_PX = 9.0  # the same for a disc, which may have a badge on its lower edge
_CLEAR_PX = 2.5  # between two names
_DOT_PX = 2.4
_EDGE_LON = 175.0
_LAND_LEAST_PX = 16.0  # no name is narrower than this
_KEPT_MOST = 1_500  # pixmaps of names


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    x: float
    y: float
    dx_px: float
    dy_px: float
    pixmap: QPixmap
    has_dot: bool


class LabelsLayer:
    """Chooses and paints names. Placed for a camera at rest; they move with the map until the next rest."""

    def __init__(self) -> None:
        self._places: list[PlaceLabel] = []
        self._x: Float64 = np.empty(0)
        self._y: Float64 = np.empty(0)
        self._is_city = np.empty(0, dtype=np.bool_)
        self._cities: STRtree | None = None
        self._city_of: Int64 = np.empty(0, dtype=np.int64)
        self._placed: list[_Placed] = []
        self._pixmaps: dict[tuple[str, str, int, str, float], QPixmap] = {}

    def set_places(self, places: tuple[PlaceLabel, ...]) -> None:
        """Takes the names, in any order."""
        self._places = sorted(places, key=lambda place: -place.weight)
        self._x = np.array([place.lon for place in self._places], dtype=np.float64)
        self._y = mercator.y_of(np.array([place.lat for place in self._places], dtype=np.float64))
        self._is_city = np.array([place.kind == "city" for place in self._places], dtype=np.bool_)
        cities = np.flatnonzero(self._is_city)
        # again on the other side of 180, for those who ask from there
        far = cities[np.abs(self._x[cities]) > _EDGE_LON]
        x = np.concatenate([self._x[cities], self._x[far] - 360 * np.sign(self._x[far])])
        self._city_of = np.concatenate([cities, far])
        self._cities = STRtree(_points(x, self._y[self._city_of])) if len(cities) else None

    def city_near(self, lon: Float64, lat: Float64, within_km: float) -> list[str]:
        """For each place the nearest known city within so many kilometres, or ""."""
        if self._cities is None or not len(lon):
            return [""] * len(lon)
        y = mercator.y_of(lat)
        asked, nearest = self._cities.query_nearest(_points(lon, y), all_matches=False)
        found = [""] * len(lon)
        for one, city in zip(asked.tolist(), self._city_of[nearest].tolist(), strict=True):
            km = mercator.distance_km(float(lon[one]), float(lat[one]), self._places[city].lon, self._places[city].lat)
            found[one] = self._places[city].text if km <= within_km else ""
        return found

    def place(
        self,
        camera: Camera,
        discs: list[QRectF],
        taken: list[QRectF],
        colours: MapColours,
        font: QFont,
        ratio: float,
    ) -> None:
        """Chooses which names to write and where, keeping clear of what is taken. A city under a disc is named beside it."""
        if len(self._pixmaps) > _KEPT_MOST:
            self._pixmaps.clear()
        frames = discs + taken
        self._placed = []
        for index in self._in_view(camera, is_city=False):
            self._try_country(int(index), camera, frames, colours, font, ratio)
        if camera.box.width > CITIES_WITHIN_DEG:
            return
        room = camera.width_px * camera.height_px // _PX_PER_CITY
        for index in self._in_view(camera, is_city=True)[:_CITIES_TRIED]:
            room -= self._try_city(int(index), camera, discs, frames, colours, font, ratio)
            if room <= 0:
                break

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        """Paints what was placed."""
        for placed in self._placed:
            px = (camera.near(placed.x) - camera.x) * camera.px_per_unit + camera.width_px / 2
            py = camera.height_px / 2 - (placed.y - camera.y) * camera.px_per_unit
            if placed.has_dot:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(colours.halo, 1.2))
                painter.setBrush(colours.ink)
                painter.drawEllipse(QPointF(px, py), _DOT_PX, _DOT_PX)
            painter.drawPixmap(QPointF(round(px + placed.dx_px), round(py + placed.dy_px)), placed.pixmap)

    def texts(self) -> list[str]:
        """The names that are written now, the weightier first."""
        return [placed.text for placed in self._placed]

    def frames(self, camera: Camera) -> list[QRectF]:
        """Where they stand on the picture."""
        found = []
        for placed in self._placed:
            px, py = camera.to_px(np.array(camera.near(placed.x)), np.array(placed.y))
            at = QPointF(float(px) + placed.dx_px, float(py) + placed.dy_px)
            found.append(QRectF(at, placed.pixmap.deviceIndependentSize()))
        return found

    def _in_view(self, camera: Camera, *, is_city: bool) -> Int64:
        px, py = camera.to_px(camera.near_all(self._x), self._y)
        seen = (px > 0) & (px < camera.width_px) & (py > 0) & (py < camera.height_px)
        return np.flatnonzero(seen & (self._is_city == is_city))

    def _try_country(
        self, index: int, camera: Camera, frames: list[QRectF], colours: MapColours, font: QFont, ratio: float
    ) -> None:
        place = self._places[index]
        land_px = place.width_deg * camera.px_per_unit
        if land_px * _OVER_LAND < _LAND_LEAST_PX:
            return
        spaced = _country_font(font, land_px)
        text = place.text.upper()
        if _size(spaced, text)[0] > land_px * _OVER_LAND:
            text = _in_two_lines(text)
        size = _size(spaced, text)
        if size[0] > land_px * _OVER_LAND:
            return
        px, py = camera.point_px(place.lon, place.lat)
        frame = QRectF(px - size[0] / 2, py - size[1] / 2, size[0], size[1])
        if _is_free(frame, frames):
            frames.append(frame)
            pixmap = self._pixmap(text, spaced, colours.country_text, colours, ratio)
            self._placed.append(
                _Placed(text, place.lon, float(self._y[index]), -size[0] / 2, -size[1] / 2, pixmap, False)
            )

    def _try_city(
        self,
        index: int,
        camera: Camera,
        discs: list[QRectF],
        frames: list[QRectF],
        colours: MapColours,
        font: QFont,
        ratio: float,
    ) -> bool:
        place = self._places[index]
        plain = QFont(font)
        plain.setPointSizeF(font.pointSizeF() * 0.88)
        width, height = _size(plain, place.text)
        px, py = camera.point_px(place.lon, place.lat)
        disc = next((disc for disc in discs if disc.contains(QPointF(px, py))), None)
        around = disc or QRectF(px - 3, py - 3, 6, 6)
        for left, top in _beside(around, width, height, _GAP_PX if disc is None else _DISC_GAP_PX):
            frame = QRectF(left, top, width, height)
            if _is_free(frame, frames):
                frames += [frame, around]
                pixmap = self._pixmap(place.text, plain, colours.city_text, colours, ratio)
                self._placed.append(
                    _Placed(place.text, place.lon, float(self._y[index]), left - px, top - py, pixmap, disc is None)
                )
                return True
        return False

    def _pixmap(self, text: str, font: QFont, ink: QColor, colours: MapColours, ratio: float) -> QPixmap:
        key = (text, font.key(), ink.rgb(), colours.halo.name(), ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = _written(text, font, ink, faded(colours.halo, 215), ratio)
            self._pixmaps[key] = pixmap
        return pixmap


def _points(x: Float64, y: Float64) -> NDArray[np.object_]:
    return np.asarray(points(x, y), dtype=np.object_)


def _country_font(font: QFont, land_px: float) -> QFont:
    spaced = QFont(font)
    growth = min(1.45, max(0.72, 0.72 + 0.11 * log2(max(land_px, 1) / 60)))
    spaced.setPointSizeF(round(font.pointSizeF() * growth * 2) / 2)
    spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 112)
    return spaced


def _size(font: QFont, text: str) -> tuple[float, float]:
    metrics, lines = QFontMetricsF(font), text.split("\n")
    return max(metrics.horizontalAdvance(line) for line in lines) + 4, metrics.height() * len(lines)


def _beside(around: QRectF, width: float, height: float, gap: float) -> tuple[tuple[float, float], ...]:
    """Where a name may stand beside a dot or a disc, the best place first."""
    middle_left, middle_top = around.center().x() - width / 2, around.center().y() - height / 2
    return (
        (around.right() + 2, middle_top),
        (around.left() - 2 - width, middle_top),
        (middle_left, around.top() - gap - height),
        (middle_left, around.bottom() + gap),
    )


def _in_two_lines(text: str) -> str:
    """The text broken at the space nearest its middle."""
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    at = min(spaces, key=lambda space: abs(space - len(text) / 2))
    return f"{text[:at]}\n{text[at + 1 :]}"


def _is_free(frame: QRectF, taken: list[QRectF]) -> bool:
    wide = frame.adjusted(-_CLEAR_PX, -_CLEAR_PX, _CLEAR_PX, _CLEAR_PX)
    return not any(wide.intersects(other) for other in taken)


def _written(text: str, font: QFont, ink: QColor, halo: QColor, ratio: float) -> QPixmap:
    width, height = _size(font, text)
    pixmap = QPixmap(int(width * ratio) + 2, int(height * ratio) + 2)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    pen = QPen(halo, 3.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    metrics = QFontMetricsF(font)
    for number, line in enumerate(text.split("\n")):
        at = QPointF((width - metrics.horizontalAdvance(line)) / 2, metrics.ascent() + number * metrics.height())
        path = QPainterPath()
        path.addText(at, font, line)
        painter.strokePath(path, pen)
        painter.setPen(ink)
        painter.drawText(at, line)
    painter.end()
    return pixmap
