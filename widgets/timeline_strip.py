"""The timeline drawn: marks above an axis that tells the scene's clock and Jakarta's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from console.model.shown import TimelineItem
from widgets import icons, theme
from widgets.plain import tooltip
from widgets.spoken import Spoken
from widgets.timeline_axis import Stretch, stretch_of, ticks
from widgets.timeline_words import ICONS, full_text
from widgets.times import JAKARTA, clock_ms, locale, number, zone_word

MARK_PX = 15
BUCKET_PX = 30  # marks nearer than this are drawn as one with their number, which needs this room
TICK_ROOM_PX = 110  # room of a label such as "00:00 25 Nov"
LANES = 2  # reports above, all else below: reports are many, the rest must not drown among them
TOLD_MAX = 6  # lines of a tooltip; more would cover the map
ZOOM_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks drawn as one. x: its middle on the strip. lane: 0 above."""

    x: float
    lane: int
    items: tuple[TimelineItem, ...]


def clusters_of(items: Sequence[TimelineItem], stretch: Stretch, width: float) -> tuple[Cluster, ...]:
    """The items within the stretch, gathered where their marks would cover each other; in order of time."""
    gathered: list[Cluster] = []
    last_by_lane: dict[int, int] = {}
    for item in sorted(items, key=lambda item: (item.observed_at_ms, item.record)):
        if not stretch.from_ms <= item.observed_at_ms <= stretch.until_ms:
            continue
        lane = 0 if item.what == "report" else LANES - 1
        x = stretch.x(item.observed_at_ms, width)
        place = last_by_lane.get(lane)
        if place is not None and x - gathered[place].x < BUCKET_PX:
            near = gathered[place]
            gathered[place] = Cluster(near.x, lane, (*near.items, item))
        else:
            last_by_lane[lane] = len(gathered)
            gathered.append(Cluster(x, lane, (item,)))
    return tuple(gathered)


def _same(item: TimelineItem) -> tuple[int, str]:
    """What it is known by when it is told anew: an incident's record tells both its opening and its onset."""
    return item.record, item.what


class TimelineStrip(Spoken):
    """``item_chosen`` carries the TimelineItem under the click; of several drawn as one, the newest.

    Keyboard: Left and Right walk from mark to mark, Enter chooses, + and - zoom, Home shows all.
    """

    item_chosen = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._items: tuple[TimelineItem, ...] = ()
        self._zone = "UTC"
        self._is_open = False
        self._stretch: Stretch | None = None  # None: all of it
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def show_items(self, items: Sequence[TimelineItem], zone: str, *, is_open: bool) -> None:
        """Show these; times on the axis are those of ``zone`` and of Jakarta. is_open: the axis reaches to the present."""
        chosen = self._chosen()
        if zone != self._zone:
            self._stretch = None
        self._items, self._zone, self._is_open = tuple(items), zone, is_open
        self._at = next((n for n, c in enumerate(self.clusters()) if any(_same(i) == chosen for i in c.items)), None)
        self.update()

    def stretch(self) -> Stretch:
        """What is shown now."""
        moments = [item.observed_at_ms for item in self._items]
        return self._stretch or stretch_of(moments, self._now_ms(), is_open=self._is_open)

    def clusters(self) -> tuple[Cluster, ...]:
        """The marks as drawn."""
        return clusters_of(self._items, self.stretch(), self._room())

    def zoom(self, factor: float, around_ms: int | None = None) -> None:
        """Show a longer or shorter stretch around a moment, or around the middle."""
        shown = self.stretch()
        around = (shown.from_ms + shown.until_ms) // 2 if around_ms is None else around_ms
        self._stretch = shown.zoomed(factor, around)
        self._at = None
        self.update()

    def show_all(self) -> None:
        """Show the whole incident again."""
        self._stretch = None
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, LANES * (MARK_PX + 3) + 2 * self._label_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._small())
        self._paint_axis(painter)
        self._paint_now(painter)
        for place, cluster in enumerate(self.clusters()):
            self._paint_cluster(painter, cluster, place == self._at and self.hasFocus())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._at = place
            self.update()
            self.item_chosen.emit(self.clusters()[place].items[-1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_over = self._place_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        around = self.stretch().at_ms(event.position().x() - self._gutter(), self._room())
        self.zoom(ZOOM_STEP if event.angleDelta().y() < 0 else 1 / ZOOM_STEP, around)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        count = len(self.clusters())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and count:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._at = (count - 1 if step < 0 else 0) if self._at is None else max(0, min(count - 1, self._at + step))
            self._tell(self._at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None and self._at < count:
            self.item_chosen.emit(self.clusters()[self._at].items[-1])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom(ZOOM_STEP if key == Qt.Key.Key_Minus else 1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip(self._told(place)) if place is not None else "", self)
            return True
        return super().event(event)

    def _tell(self, place: int) -> None:
        """Keyboard and screen readers get what the mouse gets by hovering."""
        told = self._told(place)
        self.setAccessibleDescription(told)
        spot = QPoint(round(self._gutter() + self.clusters()[place].x), 0)
        QToolTip.showText(self.mapToGlobal(spot), tooltip(told), self)

    def _told(self, place: int) -> str:
        items = self.clusters()[place].items
        lines = [full_text(item, self._zone) for item in items[-TOLD_MAX:]]
        if len(items) > TOLD_MAX:
            lines.insert(0, self.tr("%n earlier", "", len(items) - TOLD_MAX))
        return "\n".join(lines)

    def _paint_axis(self, painter: QPainter) -> None:
        shown, height = self.stretch(), self._label_height()
        base = self.height() - 2 * height - 2
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(self._gutter(), base, self.width(), base)
        painter.setPen(theme.color("muted"))
        zones = (self._zone, JAKARTA)
        for row, zone in enumerate(zones):
            box = QRectF(0, base + 1 + row * height, self._gutter() - 8, height)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, zone_word(zone, shown.from_ms)
            )
        now = self._now_box()
        days = ["", ""]
        for at_ms in ticks(shown, self._zone, max(1, self._room() // TICK_ROOM_PX)):
            x = round(self._gutter() + shown.x(at_ms, self._room()))
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(x, 0, x, base + 3)
            painter.setPen(theme.color("muted"))
            for row, zone in enumerate(zones):
                there = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone))
                day = f"{there.day} {locale().standaloneMonthName(there.month, locale().FormatType.ShortFormat)}"
                told = f"{there:%H:%M}" if day == days[row] else f"{there:%H:%M} {day}"
                box = QRectF(x + 3, base + 1 + row * height, painter.fontMetrics().horizontalAdvance(told) + 6, height)
                if not now.intersects(box):  # the present is told rather than a round hour beside it
                    days[row] = day
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)

    def _paint_now(self, painter: QPainter) -> None:
        box = self._now_box()
        if box.isNull():
            return
        x = box.left() - 3
        painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, box.bottom()))
        for row, told in enumerate(self.now_texts()):
            line = QRectF(box.left(), box.top() + row * self._label_height(), box.width(), self._label_height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)

    def now_texts(self) -> tuple[str, str]:
        """How the present is told under the axis: on the clock of the scene and on that of Jakarta."""
        there, jakarta = (
            f"{datetime.fromtimestamp(self._now_ms() / 1000, ZoneInfo(zone)):%H:%M}" for zone in (self._zone, JAKARTA)
        )
        return self.tr("now {time}").replace("{time}", there), self.tr("now {time}").replace("{time}", jakarta)

    def _now_box(self) -> QRectF:
        """Where the present is told under the axis; null while it is not within what is shown."""
        shown, now_ms = self.stretch(), self._now_ms()
        if not shown.from_ms <= now_ms <= shown.until_ms:
            return QRectF()
        x = self._gutter() + shown.x(now_ms, self._room())
        height = self._label_height()
        return QRectF(x + 3, self.height() - 2 * height - 1, self._now_width(), 2 * height)

    def _now_width(self) -> int:
        metrics = QFontMetrics(self._small())
        return max(metrics.horizontalAdvance(told) for told in self.now_texts()) + 2

    def _paint_cluster(self, painter: QPainter, cluster: Cluster, is_chosen: bool) -> None:
        box = self._box(cluster)
        newest = cluster.items[-1]
        kinds = {item.what for item in cluster.items}
        is_withdrawn = all(item.withdrawn_at_ms is not None for item in cluster.items)
        is_late = any(item.is_late for item in cluster.items)
        name = ICONS.get(newest.what, "entry") if len(kinds) == 1 else "list"
        painter.fillRect(box.adjusted(-1, -1, 1, 1), theme.color("chosen" if is_chosen else "surface"))
        role = "muted" if is_withdrawn else "attention" if is_late else "text"
        icons.paint(painter, box, name, role)
        painter.setPen(QPen(theme.color(role), 1.4))
        if is_withdrawn:
            painter.drawLine(box.bottomLeft(), box.topRight())
        if is_late:  # the bar under it tells lateness without colour
            painter.drawLine(box.bottomLeft() + QPointF(0, 1), box.bottomRight() + QPointF(0, 1))
        if len(cluster.items) > 1:
            painter.setPen(theme.color("muted"))
            spot = QRectF(box.right() + 1, box.top(), 40, box.height())
            painter.drawText(
                spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, number(len(cluster.items))
            )

    def _box(self, cluster: Cluster) -> QRectF:
        lane_height = (self.height() - 2 * self._label_height() - 4) / LANES
        y = cluster.lane * lane_height + (lane_height - MARK_PX) / 2
        return QRectF(self._gutter() + cluster.x - MARK_PX / 2, y, MARK_PX, MARK_PX)

    def _place_at(self, position: QPointF) -> int | None:
        boxes = (self._box(cluster).adjusted(-2, -2, 2, 2) for cluster in self.clusters())
        return next((place for place, box in enumerate(boxes) if box.contains(position)), None)

    def _chosen(self) -> tuple[int, str] | None:
        drawn = self.clusters()
        return _same(drawn[self._at].items[-1]) if self._at is not None and self._at < len(drawn) else None

    def _gutter(self) -> int:
        return 52

    def _room(self) -> int:
        return max(1, self.width() - self._gutter() - max(MARK_PX, self._now_width()))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 0.85)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _label_height(self) -> int:
        return round(self.fontMetrics().height() * 0.85)
