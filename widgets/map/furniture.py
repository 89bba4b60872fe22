"""What is always on the map: scale bar, legend, the disclaimer about borders, credits, and the word that says exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil, floor, log10

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import renderSymbol
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from widgets import theme, times
from widgets.map.camera import Camera
from widgets.map.palette import MapColours, faded
from widgets.map.shapes import LegendEntry
from widgets.watermark import WORDS

_EDGE_PX = 12.0
_LINE_PX = 20.0
_NOTE_LINE_PX, _NOTE_GAP_PX = 20.0, 4.0
_NOTE_LEAST_PX = 240.0  # narrower than that no sentence is read; the map itself is never narrower than 320
_NOTE_FLAGS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_SCALE_MOST_PX = 140.0  # a longer bar takes room and reads no better


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the map in the language in force."""

    disclaimer: str = ""
    credits: str = ""
    by_city: str = ""  # legend of the dashed ring
    city_badge: str = "{count}"  # on the dashed ring, where there is room for words
    summary: str = ""  # how many are in view, and how well placed
    hint: str = ""  # what the area tool waits for


def scale_length_km(km_per_px: float) -> float:
    """The longest of 1, 2, 5, 10 ... kilometres that fits the bar."""
    most = km_per_px * _SCALE_MOST_PX
    step = 10.0 ** floor(log10(most))
    return next(step * part for part in (5, 2, 1) if step * part <= most)


def frames_of(camera: Camera, font: QFont, words: Words, legend: tuple[LegendEntry, ...]) -> list[QRectF]:
    """Where the furniture stands, so that names keep clear of it."""
    metrics = QFontMetricsF(_small(font))
    notes = _notes(camera, metrics, words, legend)
    frames = [_scale_frame(camera, metrics), *(frame for _, frame in notes)]
    return [*frames, _legend_frame(camera, metrics, words, legend, notes)] if legend else frames


def covered_px(camera: Camera, font: QFont, words: Words, legend: tuple[LegendEntry, ...]) -> float:
    """How much of the lower edge the notes cover, with the line that counts the people, whether or not it is there yet."""
    metrics = QFontMetricsF(_small(font))
    notes = _notes(camera, metrics, words, legend)
    waiting = 0.0 if words.summary else _NOTE_LINE_PX + _NOTE_GAP_PX
    top = min((frame.top() for _, frame in notes), default=float(camera.height_px))
    return camera.height_px - top + waiting + _NOTE_GAP_PX


class FurnitureLayer:
    """Paints the furniture; legend and notes are kept as pixmaps, since they change seldom and are painted in each frame."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], QPixmap]] = {}

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        colours: MapColours,
        font: QFont,
        words: Words,
        legend: tuple[LegendEntry, ...],
    ) -> None:
        """Paints everything but the exercise mark. legend: empty when nobody is on the map."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = _small(font)
        painter.setFont(small)
        metrics, ratio = QFontMetricsF(small), painter.device().devicePixelRatioF()
        _paint_scale(painter, camera, colours)
        made_for = (colours, small.key(), ratio)
        notes = _notes(camera, metrics, words, legend)
        if legend:
            frame = _legend_frame(camera, metrics, words, legend, notes)
            paint_legend = partial(_paint_legend, colours=colours, words=words, legend=legend)
            self._paint_kept(painter, "legend", (*made_for, words.by_city, legend), frame, paint_legend)
        for number, (text, frame) in enumerate(notes):
            paint_note = partial(_paint_note, colours=colours, text=text, is_strong=text == words.summary)
            self._paint_kept(painter, f"note {number}", (*made_for, text, frame.width()), frame, paint_note)
        if words.hint:
            _paint_hint(painter, camera, colours, words.hint)

    def _paint_kept(
        self,
        painter: QPainter,
        name: str,
        made_for: tuple[object, ...],
        frame: QRectF,
        paint: Callable[[QPainter, QRectF], None],
    ) -> None:
        kept = self._kept.get(name)
        if kept is None or kept[0] != made_for:
            ratio = painter.device().devicePixelRatioF()
            pixmap = QPixmap(ceil(frame.width() * ratio), ceil(frame.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.setFont(painter.font())
            paint(inner, QRectF(0, 0, frame.width(), frame.height()))
            inner.end()
            kept = self._kept[name] = (made_for, pixmap)
        painter.drawPixmap(QPointF(round(frame.left()), round(frame.top())), kept[1])


def paint_exercise(painter: QPainter, camera: Camera, colours: MapColours, font: QFont) -> None:
    """Writes the mark across the whole map, again and again, so that no part of a picture can be taken for real."""
    large = QFont(font)
    large.setPointSizeF(24)
    large.setWeight(QFont.Weight.Bold)
    large.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 118)
    width = QFontMetricsF(large).horizontalAdvance(WORDS) + 110
    painter.save()
    painter.setFont(large)
    painter.setPen(faded(colours.exercise, 60))
    painter.setTransform(QTransform().translate(camera.width_px / 2, camera.height_px / 2).rotate(-24), True)
    reach = camera.width_px + camera.height_px
    for row in range(-reach // 2, reach // 2, 190):
        start = -reach / 2 + (row // 190 % 2) * width / 2
        for column in range(int(reach / width) + 1):
            painter.drawText(QPointF(start + column * width, row), WORDS)
    painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.85)
    return small


def _scale_text(km: float) -> str:
    return f"{times.number(round(km))} km" if km >= 1 else f"{round(km * 1000)} m"


def _scale_frame(camera: Camera, metrics: QFontMetricsF) -> QRectF:
    km = scale_length_km(camera.km_per_px)
    width = max(km / camera.km_per_px, metrics.horizontalAdvance(_scale_text(km))) + 16
    return QRectF(_EDGE_PX - 2, camera.height_px - _EDGE_PX - 26, width, 28)


def _paint_scale(painter: QPainter, camera: Camera, colours: MapColours) -> None:
    km = scale_length_km(camera.km_per_px)
    frame = _scale_frame(camera, QFontMetricsF(painter.font()))
    _paint_card(painter, frame, colours)
    left, right, bottom = frame.left() + 8, frame.left() + 8 + km / camera.km_per_px, frame.bottom() - 6
    painter.setPen(QPen(colours.ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [QPointF(left, bottom - 4), QPointF(left, bottom), QPointF(right, bottom), QPointF(right, bottom - 4)]
    )
    painter.drawText(QRectF(left, bottom - 21, frame.width(), 16), Qt.AlignmentFlag.AlignLeft, _scale_text(km))


Note = tuple[str, QRectF]


def _legend_frame(
    camera: Camera, metrics: QFontMetricsF, words: Words, legend: tuple[LegendEntry, ...], notes: list[Note]
) -> QRectF:
    """Above the scale; where the map is so narrow that a note must pass under it, above that note."""
    frame = _legend_home(camera, metrics, words, legend)
    for _, note in notes:  # from the lowest up: above one, it may meet the next
        if note.intersects(frame):
            frame.moveBottom(note.top() - _NOTE_GAP_PX)
    return frame


def _legend_home(camera: Camera, metrics: QFontMetricsF, words: Words, legend: tuple[LegendEntry, ...]) -> QRectF:
    texts = [entry.label for entry in legend if entry.label] + [words.by_city]
    width = max(metrics.horizontalAdvance(text) for text in texts) + 40
    height = len(texts) * _LINE_PX + 10
    return QRectF(_EDGE_PX - 2, camera.height_px - _EDGE_PX - 34 - height, width, height)


def _paint_legend(
    painter: QPainter, frame: QRectF, colours: MapColours, words: Words, legend: tuple[LegendEntry, ...]
) -> None:
    _paint_card(painter, frame, colours)
    lines = [entry for entry in legend if entry.label]
    for number, text in enumerate([entry.label for entry in lines] + [words.by_city]):
        middle = QPointF(frame.left() + 16, frame.top() + 5 + _LINE_PX * (number + 0.5))
        if number < len(lines):
            _paint_symbol(painter, middle, lines[number], colours)
        else:
            dashed = QPen(colours.muted, 1.4)
            dashed.setDashPattern([2.2, 1.8])
            painter.setPen(dashed)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 6.0, 6.0)
        painter.setPen(colours.ink)
        line = QRectF(frame.left() + 30, middle.y() - _LINE_PX / 2, frame.width(), _LINE_PX)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _paint_symbol(painter: QPainter, middle: QPointF, entry: LegendEntry, colours: MapColours) -> None:
    image = renderSymbol(entry.symbol, 11, pg.mkPen(colours.paper, width=1), theme.color(entry.role))
    painter.drawImage(QPointF(middle.x() - image.width() / 2, middle.y() - image.height() / 2), image)


def _notes(camera: Camera, metrics: QFontMetricsF, words: Words, legend: tuple[LegendEntry, ...]) -> list[Note]:
    """The lines at the lower right, the disclaimer lowest; beside the scale and the legend, over more lines where the map is narrow."""
    small_print = " · ".join(part for part in (words.disclaimer, words.credits) if part)
    scale = _scale_frame(camera, metrics)
    home = _legend_home(camera, metrics, words, legend) if legend else QRectF()
    placed: list[Note] = []
    bottom = float(camera.height_px - _EDGE_PX + 2)
    for text in (small_print, words.summary):
        if text:
            frame = _note_frame(camera, metrics, text, bottom, scale.right())
            if frame.intersects(home):
                frame = _note_frame(camera, metrics, text, bottom, home.right())
            placed.append((text, frame))
            bottom = frame.top() - _NOTE_GAP_PX
    return placed


def _note_frame(camera: Camera, metrics: QFontMetricsF, text: str, bottom: float, from_px: float) -> QRectF:
    """A note at the right edge that keeps clear of what stands at the left up to from_px, unless too little room were left."""
    room = max(_NOTE_LEAST_PX, camera.width_px - from_px - 2 * _EDGE_PX - 14)
    needed = metrics.boundingRect(QRectF(0, 0, room, camera.height_px), _NOTE_FLAGS, text)
    width, height = needed.width() + 14, max(_NOTE_LINE_PX, needed.height() + 4)
    return QRectF(camera.width_px - _EDGE_PX - width + 2, bottom - height, width, height)


def _paint_note(painter: QPainter, frame: QRectF, colours: MapColours, text: str, *, is_strong: bool) -> None:
    _paint_card(painter, frame, colours)
    painter.setPen(colours.ink if is_strong else colours.muted)
    painter.drawText(frame.adjusted(6, 0, -6, 0), _NOTE_FLAGS, text)


def _paint_hint(painter: QPainter, camera: Camera, colours: MapColours, text: str) -> None:
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 28
    frame = QRectF((camera.width_px - width) / 2, _EDGE_PX, width, 28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    painter.drawRoundedRect(frame, 6, 6)
    painter.setPen(colours.on_accent)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


def _paint_card(painter: QPainter, frame: QRectF, colours: MapColours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(colours.paper, 222))
    painter.drawRoundedRect(frame, 4, 4)
