"""The counted disc and the badge that goes with a dashed ring, each painted once and kept as a pixmap."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from widgets import times
from widgets.map.crowd import radius_px, reach_px
from widgets.map.palette import MapColours, faded

_KEPT_MOST = 2_000  # pixmaps; about 10 MB
_RING_PX = 3.0  # width of the ring that shows the categories
BADGE_PX = 15.0  # height of a badge
_PARTS = 24  # shares are shown in 24ths: finer cannot be seen and would make each disc unique
_COMPACT_FROM = 100_000  # longer figures do not fit a disc; the tooltip has the exact one


@dataclass(frozen=True, slots=True)
class Disc:
    """What makes two discs look alike."""

    by_position: int
    by_city: int
    parts: tuple[int, ...]  # 24ths per category


def parts_of(shares: list[int]) -> tuple[int, ...]:
    """Counts per category as 24ths that sum to 24; a category that is there at all keeps at least one."""
    total = sum(shares)
    if total == 0:
        return ()
    parts = [max(1, round(share * _PARTS / total)) if share else 0 for share in shares]
    parts[parts.index(max(parts))] += _PARTS - sum(parts)
    return tuple(parts)


def figure(count: int) -> str:
    """A count as a disc carries it, by the language in force: 1,209, 120k, 1.2M."""
    if count >= _COMPACT_FROM * 10:
        return f"{times.locale().toString(count / 1e6, 'f', 1)}M"
    return f"{count // 1000}k" if count >= _COMPACT_FROM else times.number(count)


class DiscStore:
    """Pixmaps of discs, dropped when colours, language, font or the screen's density change."""

    def __init__(self) -> None:
        self._pixmaps: dict[Disc | str, QPixmap] = {}
        self._made_for: tuple[MapColours, tuple[str, ...], str, str, float] | None = None

    def pixmap(
        self, what: Disc | str, colours: MapColours, roles: tuple[QColor, ...], font: QFont, ratio: float
    ) -> QPixmap:
        """The picture of a disc, whose middle is the place, or of a badge with this text. roles: a colour a category."""
        made_for = (colours, tuple(role.name() for role in roles), times.locale().name(), font.key(), ratio)
        if made_for != self._made_for or len(self._pixmaps) > _KEPT_MOST:
            self._pixmaps.clear()
            self._made_for = made_for
        pixmap = self._pixmaps.get(what)
        if pixmap is None:
            made = (
                _badge(what, colours, font, ratio)
                if isinstance(what, str)
                else _painted(what, colours, roles, font, ratio)
            )
            pixmap = self._pixmaps[what] = made
        return pixmap


def badge_width(text: str, font: QFont) -> float:
    """How wide the badge with a text is, in pixels."""
    return QFontMetricsF(_badge_font(font)).horizontalAdvance(text) + 12


def _badge_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.8)
    return small


def _canvas(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _badge(text: str, colours: MapColours, font: QFont, ratio: float) -> QPixmap:
    width = badge_width(text, font)
    pixmap = _canvas(width, BADGE_PX + 2, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_badge(painter, QRectF(1, 1, width - 2, BADGE_PX), text, colours, _badge_font(font))
    painter.end()
    return pixmap


def _painted(disc: Disc, colours: MapColours, roles: tuple[QColor, ...], font: QFont, ratio: float) -> QPixmap:
    reach = reach_px(disc.by_position, disc.by_city)
    pixmap = _canvas(2 * reach + 6, 2 * reach + 6, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(pixmap.width() / 2 / ratio, pixmap.height() / 2 / ratio)
    if disc.by_position:
        _paint_disc(painter, disc, colours, roles, font)
    if disc.by_city:
        _paint_city_ring(painter, reach, not disc.by_position, colours)
    painter.end()
    return pixmap


def _paint_disc(painter: QPainter, disc: Disc, colours: MapColours, roles: tuple[QColor, ...], font: QFont) -> None:
    radius = radius_px(disc.by_position)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colours.halo, 200))
    painter.drawEllipse(QPointF(0, 0), radius + 2, radius + 2)
    painter.setBrush(colours.paper)
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _paint_shares(painter, radius - _RING_PX / 2, disc.parts, roles)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    text = figure(disc.by_position)
    room = 2 * (radius - _RING_PX - 2)
    width = QFontMetricsF(bold).horizontalAdvance(text)
    bold.setPointSizeF(font.pointSizeF() * min(0.95, room / max(width, 1.0)))
    painter.setFont(bold)
    painter.setPen(colours.ink)
    painter.drawText(QRectF(-radius - 8, -radius, 2 * radius + 16, 2 * radius), Qt.AlignmentFlag.AlignCenter, text)


def _paint_shares(painter: QPainter, radius: float, parts: tuple[int, ...], roles: tuple[QColor, ...]) -> None:
    frame = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    start = 90.0
    for part, role in zip(parts, roles, strict=False):
        span = -part * 360 / _PARTS
        if part:
            painter.setPen(QPen(role, _RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(frame, round(start * 16), round(span * 16))
        start += span


def _paint_city_ring(painter: QPainter, radius: float, is_alone: bool, colours: MapColours) -> None:
    painter.setBrush(faded(colours.paper, 150) if is_alone else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(colours.halo, 200), 3.5))
    painter.drawEllipse(QPointF(0, 0), radius, radius)
    dashed = QPen(colours.muted, 1.4)
    dashed.setDashPattern([2.5, 2.0])
    painter.setPen(dashed)
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _paint_badge(painter: QPainter, frame: QRectF, text: str, colours: MapColours, font: QFont) -> None:
    path = QPainterPath()
    path.addRoundedRect(frame, 7.5, 7.5)
    painter.setPen(QPen(colours.muted, 1.0))
    painter.setBrush(colours.paper)
    painter.drawPath(path)
    painter.setFont(font)
    painter.setPen(colours.ink)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
