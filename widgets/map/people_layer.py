"""The people on the map: discs with counts, a field of density, or symbols of their own, and what is under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPen

from widgets import theme
from widgets.map import mercator
from widgets.map.badges import Frame, Ring, placed
from widgets.map.camera import Camera
from widgets.map.crowd import DENSITY_STEP_PX, Crowd, CrowdPicture, reach_px, reckoned
from widgets.map.discs import BADGE_PX, Disc, DiscStore, badge_width, parts_of
from widgets.map.lane import Lane
from widgets.map.palette import MapColours, faded
from widgets.map.shapes import Float64, Int64, LegendEntry, People

ASIDE_FROM = 200_000  # people; reckoning more takes over 20 ms and would be felt in a pan
SYMBOL_PX = 11
_HIT_PX = 9.0  # how near the pointer must be to a symbol
_SEEN_PX = 40  # a disc whose middle is this far outside is not seen at all
_TOPIC = "people"


@dataclass(frozen=True, slots=True)
class Hit:
    """What is under the pointer: one person (index), or a cluster (number)."""

    person: int | None = None
    cluster: int | None = None


class PeopleLayer(QObject):
    """Draws people from a picture reckoned for a camera at rest, and keeps drawing it while the camera moves."""

    picture_ready = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        lane.answered.connect(self._take_answer)
        self.legend: tuple[LegendEntry, ...] = (LegendEntry("", "neutral", "o"),)
        self.crowd = Crowd.of(People.nobody())
        self.picture: CrowdPicture | None = None
        self.scatters: list[pg.ScatterPlotItem] = []
        self._discs: list[tuple[float, float, Disc]] = []
        self._badges: dict[int, tuple[str, float, float]] = {}  # by disc: text, and its corner from the disc's middle
        self._store = DiscStore()

    def set_people(self, people: People) -> None:
        """Takes the people; nothing is drawn of them before ``reckon``."""
        self.crowd = Crowd.of(people)

    def set_legend(self, legend: tuple[LegendEntry, ...]) -> None:
        """Takes the words, colours and shapes of the categories, in the order of ``People.category``."""
        self.legend = legend

    def reckon(self, camera: Camera, density_camera: Camera) -> None:
        """Makes the picture for a camera at rest, at once or beside the window's thread; ``picture_ready`` tells when."""
        crowd, categories = self.crowd, len(self.legend)
        if len(crowd.x) > ASIDE_FROM:
            self._lane.ask(_TOPIC, lambda: reckoned(crowd, camera, density_camera, categories))
            return
        self._lane.silence(_TOPIC)
        self._take(reckoned(crowd, camera, density_camera, categories))

    def paint_ground(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        """Paints what lies under everything: density and how far each symbol may be off. camera: of the stored picture."""
        if self.picture is None:
            return
        if self.picture.density is not None:
            _paint_density(painter, self.picture.density, colours)
        self._paint_uncertainty(painter, camera, colours)

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours, font: QFont) -> None:
        """Paints the discs, and over them the badges where ``place_badges`` put them."""
        roles = tuple(theme.color(entry.role) for entry in self.legend)
        ratio = painter.device().devicePixelRatioF()
        in_view = self._in_view(camera)
        for px, py, number in in_view:
            pixmap = self._store.pixmap(self._discs[number][2], colours, roles, font, ratio)
            half = pixmap.width() / 2 / ratio, pixmap.height() / 2 / ratio
            painter.drawPixmap(QPointF(round(px - half[0]), round(py - half[1])), pixmap)
        for px, py, number in in_view:
            badge = self._badges.get(number)
            if badge is not None:
                text, dx, dy = badge
                pixmap = self._store.pixmap(text, colours, roles, font, ratio)
                painter.drawPixmap(QPointF(round(px + dx), round(py + dy)), pixmap)

    def place_badges(
        self, camera: Camera, font: QFont, texts: Callable[[int], tuple[str, ...]], taken: list[QRectF]
    ) -> list[QRectF]:
        """Puts the badges where they hide nothing, for a camera at rest; they keep to their discs while it moves. Where they stand.

        texts: what a badge may say of so many people, the fullest first. taken: what else stands on the picture.
        """
        in_view = self._in_view(camera)
        rings = [
            Ring(px, py, reach_px(disc.by_position, disc.by_city), texts(disc.by_city) if disc.by_city else ())
            for px, py, disc in ((px, py, self._discs[number][2]) for px, py, number in in_view)
        ]
        frames = [Frame(one.left(), one.top(), one.width(), one.height()) for one in taken]
        badges = placed(rings, frames, lambda text: badge_width(text, font), BADGE_PX + 2)
        self._badges = {
            number: (badge.text, badge.frame.left - px, badge.frame.top - py)
            for (px, py, number), badge in zip(in_view, badges, strict=True)
            if badge is not None
        }
        stand = [badge.frame for badge in badges if badge is not None]
        return [QRectF(one.left, one.top, one.width, one.height) for one in stand]

    def dress(self) -> None:
        """Gives the symbols the colours of the theme in force."""
        outline = pg.mkPen(theme.color("surface"), width=1.2)
        for entry, scatter in zip(self.legend, self.scatters, strict=False):
            scatter.setBrush(theme.color(entry.role))
            scatter.setPen(outline)

    def hit(self, camera: Camera, px: float, py: float) -> Hit | None:
        """What is under a pixel; the nearest symbol first."""
        picture = self.picture
        if picture is None or not len(picture.who):
            return None
        alone = np.flatnonzero(picture.symbols())
        if len(alone):
            far = _distances(camera, picture.at_x[alone], picture.at_y[alone], px, py)
            if far.min() <= _HIT_PX:
                return Hit(person=int(picture.who[alone[int(far.argmin())]]))
        if picture.clusters.count:
            far = _distances(camera, picture.clusters.x, picture.clusters.y, px, py)
            reach = np.array([reach_px(disc.by_position, disc.by_city) for _, _, disc in self._discs])
            inside = np.flatnonzero(far <= reach)
            if len(inside):
                return Hit(cluster=int(inside[far[inside].argmin()]))
        return None

    def members(self, cluster: int) -> Int64:
        """The ids of the people in a cluster."""
        if self.picture is None:
            return np.empty(0, dtype=np.int64)
        ids: Int64 = self.crowd.people.person[self.picture.members(cluster)]
        return ids

    def obstacles(self, camera: Camera) -> list[QRectF]:
        """Where discs stand on the picture, so that names keep clear of them."""
        frames = []
        for px, py, number in self._in_view(camera):
            disc = self._discs[number][2]
            reach = reach_px(disc.by_position, disc.by_city)
            frames.append(QRectF(px - reach, py - reach, 2 * reach, 2 * reach))
        return frames

    def _in_view(self, camera: Camera) -> list[tuple[float, float, int]]:
        """The discs that can be seen, in pixels, each with its number; one at the edge of the world is seen at both edges."""
        scale, world_px = camera.px_per_unit, 360 * camera.px_per_unit
        right, low = camera.width_px + _SEEN_PX, camera.height_px + _SEEN_PX
        shifts = (0.0, -world_px, world_px) if world_px < camera.width_px + 2 * _SEEN_PX else (0.0,)
        found = []
        for number, (x, y, _) in enumerate(self._discs):
            py = camera.height_px / 2 - (y - camera.y) * scale
            if not -_SEEN_PX < py < low:
                continue
            middle = (camera.near(x) - camera.x) * scale + camera.width_px / 2
            found += [(middle + shift, py, number) for shift in shifts if -_SEEN_PX < middle + shift < right]
        return found

    def _take_answer(self, topic: object, answer: object) -> None:
        if topic == _TOPIC and isinstance(answer, CrowdPicture):
            self._take(answer)

    def _take(self, picture: CrowdPicture) -> None:
        self.picture = picture
        self._badges = {}
        clusters = picture.clusters
        self._discs = [
            (x, y, Disc(placed, city, parts_of(shares)))
            for x, y, placed, city, shares in zip(
                clusters.x.tolist(),
                clusters.y.tolist(),
                clusters.by_position.tolist(),
                clusters.by_city.tolist(),
                clusters.shares.tolist(),
                strict=True,
            )
        ]
        self._fill_scatters(picture)
        self.picture_ready.emit()

    def _fill_scatters(self, picture: CrowdPicture) -> None:
        alone = picture.symbols()
        category = np.minimum(self.crowd.people.category[picture.who[alone]], len(self.scatters) - 1)
        x, y = picture.at_x[alone], picture.at_y[alone]
        for number, scatter in enumerate(self.scatters):
            mine = category == number
            scatter.setData(x=x[mine], y=y[mine])
            scatter.setVisible(bool(mine.any()))  # an empty item still costs a millisecond a frame

    def _paint_uncertainty(self, painter: QPainter, camera: Camera, colours: MapColours) -> None:
        picture = self.picture
        assert picture is not None
        alone = picture.symbols()
        people = self.crowd.people.radius_km[picture.who[alone]].astype(np.float64)
        x, y = picture.at_x[alone], picture.at_y[alone]
        per_km = camera.px_per_unit / (mercator.KM_PER_DEGREE * np.cos(np.radians(mercator.lat_of(y))))
        radius = np.nan_to_num(people) * per_km
        seen = np.flatnonzero((radius > SYMBOL_PX * 0.8) & (radius < camera.width_px))
        px, py = camera.to_px(x[seen], y[seen])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(faded(colours.muted, 70), 1.0))
        painter.setBrush(faded(colours.muted, 14))
        for one_px, one_py, reach in zip(px.tolist(), py.tolist(), radius[seen].tolist(), strict=True):
            painter.drawEllipse(QPointF(one_px, one_py), reach, reach)
        painter.restore()


def make_scatter(entry: LegendEntry) -> pg.ScatterPlotItem:
    """One item for all symbols of a category: a brush a point would cost twenty times as much."""
    return pg.ScatterPlotItem(
        size=SYMBOL_PX, symbol=entry.symbol, pxMode=True, antialias=True, brush=theme.color(entry.role), hoverable=False
    )


def _distances(camera: Camera, x: Float64, y: Float64, px: float, py: float) -> Float64:
    at_px, at_py = camera.to_px(x + 360 * np.round((camera.x - x) / 360), y)
    far: Float64 = np.hypot(at_px - px, at_py - py)
    return far


def _paint_density(painter: QPainter, density: np.ndarray, colours: MapColours) -> None:
    rows, columns = density.shape
    padded = np.zeros((rows, -(-columns // 4) * 4), dtype=np.uint8)  # Qt wants each line to begin at a multiple of 4
    padded[:, :columns] = density
    image = QImage(padded.data, columns, rows, padded.shape[1], QImage.Format.Format_Indexed8)
    image.setColorTable([faded(colours.accent, _density_alpha(level)).rgba() for level in range(256)])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(0, 0, columns * DENSITY_STEP_PX, rows * DENSITY_STEP_PX),
        image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied),
    )
    painter.restore()


def _density_alpha(level: int) -> int:
    return 0 if level == 0 else min(165, 18 + round(level * 0.62))
