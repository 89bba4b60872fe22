"""The ministry's missions, painted from values, beside the discs of people and not over them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from widgets.map import mercator
from widgets.map.areas import far_px
from widgets.map.camera import Camera
from widgets.map.palette import MapColours, faded
from widgets.map.shapes import MissionMark

_HOUSE = ((-6.5, -0.5), (0.0, -7.0), (6.5, -0.5), (4.6, -0.5), (4.6, 6.0), (-4.6, 6.0), (-4.6, -0.5))
# where a mark moves when a disc is on its place: first up and to the right, never straight below, where the disc has its badge
_BESIDE = ((0.80, -0.60), (-0.80, -0.60), (1.0, 0.0), (-1.0, 0.0), (0.80, 0.60), (-0.80, 0.60))
_CLOSE_ZOOM_DEG = 30.0  # a view this narrow has room for a house for every mission; wider, the others are small squares


@dataclass(frozen=True, slots=True)
class _PlacedMission:
    mark: MissionMark
    y: float
    dx_px: float = 0.0
    dy_px: float = 0.0
    is_code_left: bool = False


class MissionsLayer:
    """Paints missions: a house for those involved, a small square for the others, beside a disc and not over it."""

    def __init__(self) -> None:
        self.missions: tuple[MissionMark, ...] = ()
        self._placed: tuple[_PlacedMission, ...] = ()
        self._code_px: dict[str, float] = {}

    def set_missions(self, missions: tuple[MissionMark, ...]) -> None:
        """Takes the missions; those involved are placed first and painted last, over the others."""
        self.missions = tuple(sorted(missions, key=lambda mark: not mark.is_involved))
        self._placed = tuple(_PlacedMission(mark, mercator.y_at(mark.lat)) for mark in self.missions)

    def place(self, camera: Camera, discs: list[QRectF], font: QFont) -> list[QRectF]:
        """Moves marks off the discs and marks they would cover; answers where they stand, for names to keep clear of."""
        metrics = QFontMetricsF(_code_font(font))
        self._code_px = {
            mark.code: metrics.horizontalAdvance(mark.code) + 10 for mark in self.missions if mark.is_involved
        }
        taken: list[QRectF] = []
        placed = []
        for one in self._placed:
            best = self._beside(_PlacedMission(one.mark, one.y), camera, discs, taken)
            placed.append(best)
            if self._is_seen(best, camera):
                taken.append(self._frame(best, camera))
        self._placed = tuple(placed)
        return taken

    def in_view(self, camera: Camera) -> list[MissionMark]:
        """The missions that can be seen."""
        return [placed.mark for placed in self._placed if self._is_seen(placed, camera)]

    def hit(self, camera: Camera, px: float, py: float) -> MissionMark | None:
        """The mission under a pixel, those involved first."""
        return next((one.mark for one in self._placed if self._frame(one, camera).contains(QPointF(px, py))), None)

    def paint(self, painter: QPainter, camera: Camera, colours: MapColours, font: QFont) -> None:
        """Paints all that can be seen; the code is written beside those involved."""
        is_close = camera.box.width <= _CLOSE_ZOOM_DEG
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in reversed(self._placed):
            if not self._is_seen(placed, camera):
                continue
            at = self._middle(placed, camera)
            if placed.mark.is_involved:
                _paint_house(painter, at, colours, is_strong=True)
                _paint_code(painter, self._code_frame(placed, at), placed.mark.code, colours, font)
            elif is_close:
                _paint_house(painter, at, colours, is_strong=False)
            else:
                _paint_square(painter, at, colours)

    def _beside(
        self, placed: _PlacedMission, camera: Camera, discs: list[QRectF], taken: list[QRectF]
    ) -> _PlacedMission:
        at = self._middle(placed, camera)
        covering = next((disc for disc in discs if far_px(disc, at.x(), at.y()) < disc.width() / 2 + 5), None)
        if covering is None:  # the house stands free; its code may still lie over a disc beside it
            if not placed.mark.is_involved:
                return placed
            sides = [(side, self._hidden(side, camera, discs)) for side in (placed, replace(placed, is_code_left=True))]
            free = next((side for side, hidden in sides if hidden is None), None)
            covering = sides[0][1]
            if free is not None or covering is None:
                return free or placed
        tried = []
        for further in (8.0, 26.0):
            reach = covering.width() / 2 + further
            for right, down in _BESIDE:
                dx, dy = covering.center().x() + right * reach - at.x(), covering.center().y() + down * reach - at.y()
                tried.append(replace(placed, dx_px=dx, dy_px=dy, is_code_left=right < 0))
                frame = self._frame(tried[-1], camera)
                if not any(
                    other.intersects(frame) for other in (*taken, *(disc for disc in discs if disc != covering))
                ):
                    return tried[-1]
        return tried[0]

    def _hidden(self, placed: _PlacedMission, camera: Camera, discs: list[QRectF]) -> QRectF | None:
        """A disc the mark would lie over."""
        frame = self._frame(placed, camera)
        return next((disc for disc in discs if disc.intersects(frame)), None)

    def _middle(self, placed: _PlacedMission, camera: Camera) -> QPointF:
        px, py = camera.to_px(np.array(camera.near(placed.mark.lon)), np.array(placed.y))
        return QPointF(round(float(px) + placed.dx_px), round(float(py) + placed.dy_px))

    def _frame(self, placed: _PlacedMission, camera: Camera) -> QRectF:
        at = self._middle(placed, camera)
        half = 8.0 if placed.mark.is_involved or camera.box.width <= _CLOSE_ZOOM_DEG else 4.0
        house = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
        return house.united(self._code_frame(placed, at)) if placed.mark.is_involved else house

    def _code_frame(self, placed: _PlacedMission, at: QPointF) -> QRectF:
        width = self._code_px.get(placed.mark.code, 30.0)
        left = at.x() - 10 - width if placed.is_code_left else at.x() + 10
        return QRectF(left, at.y() - 8, width, 16)

    def _is_seen(self, placed: _PlacedMission, camera: Camera) -> bool:
        at = self._middle(placed, camera)
        return -20 < at.x() < camera.width_px + 20 and -20 < at.y() < camera.height_px + 20


def _paint_house(painter: QPainter, at: QPointF, colours: MapColours, *, is_strong: bool) -> None:
    scale = 1.1 if is_strong else 0.8
    house = QPolygonF([QPointF(at.x() + x * scale, at.y() + y * scale) for x, y in _HOUSE])
    pen = QPen(colours.paper, 3.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colours.paper)
    painter.drawPolygon(house)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent if is_strong else colours.muted)
    painter.drawPolygon(house)


def _paint_square(painter: QPainter, at: QPointF, colours: MapColours) -> None:
    painter.setPen(QPen(colours.paper, 1.2))
    painter.setBrush(faded(colours.muted, 215))
    painter.drawRect(QRectF(at.x() - 2.75, at.y() - 2.75, 5.5, 5.5))


def _code_font(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setPointSizeF(font.pointSizeF() * 0.85)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _paint_code(painter: QPainter, frame: QRectF, code: str, colours: MapColours, font: QFont) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    painter.drawRoundedRect(frame, 3, 3)
    painter.setFont(_code_font(font))
    painter.setPen(colours.on_accent)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, code)
