"""Our own line icons, drawn on a grid of 24 by 24 in the colours in force.

An icon asks for its colour each time it is painted, so a change of theme needs nothing but a repaint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from widgets import theme

GRID = 24.0
LINE = 1.8  # units of the grid; thinner lines vanish on a wall screen seen from five metres

Name = Literal[
    "answer",
    "authority",
    "close",
    "computed",
    "earlier",
    "entry",
    "exchange",
    "hospital",
    "incident",
    "later",
    "list",
    "lock",
    "local",
    "onset",
    "opened",
    "people",
    "phone",
    "plus",
    "print",
    "report",
    "search",
    "settings",
    "strip",
]


def icon(name: Name, role: str = "text", checked_role: str = "accent") -> QIcon:
    """The icon in a colour role of ``widgets.theme``; in another when its button is checked."""
    return QIcon(_Engine(name, role, checked_role))


def paint(painter: QPainter, box: QRectF, name: Name, role: str = "text") -> None:
    """Draw the icon into a square box."""
    scale = box.width() / GRID
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    painter.setPen(
        QPen(theme.color(role), LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_DRAWN[name]())
    painter.restore()


class _Engine(QIconEngine):
    """Paints one icon whenever Qt wants it, at whatever size."""

    def __init__(self, name: Name, role: str, checked_role: str) -> None:
        super().__init__()
        self._name: Name = name
        self._role = role
        self._checked_role = checked_role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._checked_role if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "border"
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        paint(painter, box, self._name, role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._checked_role)


def _lines(*strokes: tuple[tuple[float, float], ...]) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        path.moveTo(QPointF(*stroke[0]))
        for point in stroke[1:]:
            path.lineTo(QPointF(*point))
    return path


def _answer() -> QPainterPath:
    path = _lines(((8, 18), (4, 21), (4, 6), (20, 6), (20, 18), (8, 18)))
    path.addPath(_lines(((8, 10), (16, 10)), ((8, 14), (13, 14))))
    return path


def _authority() -> QPainterPath:
    return _lines(
        ((3, 9), (12, 4), (21, 9), (3, 9)),
        ((6, 9), (6, 18)),
        ((10, 9), (10, 18)),
        ((14, 9), (14, 18)),
        ((18, 9), (18, 18)),
        ((3, 20), (21, 20)),
    )


def _close() -> QPainterPath:
    return _lines(((6, 6), (18, 18)), ((18, 6), (6, 18)))


def _computed() -> QPainterPath:
    return _lines(((17, 6), (17, 4), (6, 4), (12, 12), (6, 20), (17, 20), (17, 18)))


def _earlier() -> QPainterPath:
    return _lines(((6, 9), (12, 15), (18, 9)))


def _later() -> QPainterPath:
    return _lines(((6, 15), (12, 9), (18, 15)))


def _entry() -> QPainterPath:
    return _lines(((5, 20), (5, 16), (16, 5), (20, 9), (9, 20), (5, 20)), ((14, 7), (18, 11)))


def _hospital() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(4, 4, 16, 16), 2, 2)
    path.addPath(_lines(((12, 8), (12, 16)), ((8, 12), (16, 12))))
    return path


def _incident() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 12), 8.5, 8.5)
    path.addEllipse(QPointF(12, 12), 3.5, 3.5)
    path.addPath(_lines(((12, 1.5), (12, 5)), ((12, 19), (12, 22.5)), ((1.5, 12), (5, 12)), ((19, 12), (22.5, 12))))
    return path


def _list() -> QPainterPath:
    return _lines(
        ((9, 6), (20, 6)),
        ((9, 12), (20, 12)),
        ((9, 18), (20, 18)),
        ((4, 6), (5, 6)),
        ((4, 12), (5, 12)),
        ((4, 18), (5, 18)),
    )


def _lock() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(5, 11, 14, 10), 2, 2)
    path.moveTo(8, 11)
    path.lineTo(8, 7)
    path.arcTo(QRectF(8, 3, 8, 8), 180, -180)
    path.lineTo(16, 11)
    return path


def _local() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(4, 5, 16, 11), 1.5, 1.5)
    path.addPath(_lines(((2, 19.5), (22, 19.5))))
    return path


def _onset() -> QPainterPath:
    return _lines(((13, 2.5), (5, 13.5), (11.5, 13.5), (10, 21.5), (19, 9.5), (12, 9.5), (13, 2.5)))


def _opened() -> QPainterPath:
    return _lines(((6, 21), (6, 4), (18, 8), (6, 12)))


def _people() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(9, 8), 3.5, 3.5)
    path.moveTo(2.5, 20)
    path.cubicTo(2.5, 15.5, 5.5, 14, 9, 14)
    path.cubicTo(12.5, 14, 15.5, 15.5, 15.5, 20)
    path.moveTo(15, 5)
    path.cubicTo(19.6, 5.4, 19.6, 10.6, 15, 11)
    path.moveTo(17.5, 14.6)
    path.cubicTo(20.2, 15.4, 21.5, 17, 21.5, 20)
    return path


def _phone() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(6.5, 3.5)
    path.lineTo(9.5, 3.5)
    path.lineTo(11, 8)
    path.lineTo(8.8, 9.6)
    path.cubicTo(10, 12.2, 11.8, 14, 14.4, 15.2)
    path.lineTo(16, 13)
    path.lineTo(20.5, 14.5)
    path.lineTo(20.5, 17.5)
    path.cubicTo(20.5, 19.4, 19.2, 20.6, 17.4, 20.4)
    path.cubicTo(10, 19.6, 4.4, 14, 3.6, 6.6)
    path.cubicTo(3.4, 4.8, 4.6, 3.5, 6.5, 3.5)
    path.closeSubpath()
    return path


def _plus() -> QPainterPath:
    return _lines(((12, 5), (12, 19)), ((5, 12), (19, 12)))


def _report() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(12, 8), 4, 4)
    path.moveTo(4.5, 21)
    path.cubicTo(4.5, 16, 8, 14.5, 12, 14.5)
    path.cubicTo(16, 14.5, 19.5, 16, 19.5, 21)
    return path


def _print() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 9, 18, 8), 1.5, 1.5)
    path.addPath(_lines(((7, 9), (7, 3.5), (17, 3.5), (17, 9)), ((7, 14), (7, 20.5), (17, 20.5), (17, 14), (7, 14))))
    return path


def _exchange() -> QPainterPath:
    return _lines(
        ((3, 8.5), (20, 8.5)),
        ((16, 4.5), (20, 8.5), (16, 12.5)),
        ((21, 16.5), (4, 16.5)),
        ((8, 12.5), (4, 16.5), (8, 20.5)),
    )


def _search() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(10.5, 10.5), 6.5, 6.5)
    path.addPath(_lines(((15.5, 15.5), (21, 21))))
    return path


def _settings() -> QPainterPath:
    path = _lines(((3, 7), (12, 7)), ((18, 7), (21, 7)), ((3, 17), (6, 17)), ((12, 17), (21, 17)))
    path.addEllipse(QPointF(15, 7), 3, 3)
    path.addEllipse(QPointF(9, 17), 3, 3)
    return path


def _strip() -> QPainterPath:
    return _lines(((3, 18), (21, 18)), ((6, 18), (6, 12)), ((11, 18), (11, 8)), ((17, 18), (17, 10)))


_DRAWN: Mapping[Name, Callable[[], QPainterPath]] = {
    "answer": _answer,
    "authority": _authority,
    "close": _close,
    "computed": _computed,
    "earlier": _earlier,
    "entry": _entry,
    "exchange": _exchange,
    "hospital": _hospital,
    "incident": _incident,
    "later": _later,
    "list": _list,
    "lock": _lock,
    "local": _local,
    "onset": _onset,
    "opened": _opened,
    "people": _people,
    "phone": _phone,
    "plus": _plus,
    "print": _print,
    "report": _report,
    "search": _search,
    "settings": _settings,
    "strip": _strip,
}
