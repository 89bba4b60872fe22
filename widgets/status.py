"""How a word of a closed list looks: a colour, a shape and the word itself, never the colour alone.

Grey and hollow is for what is not known; saturated colour is for what needs action. *Not yet reached* is grey: it is no alarm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.model import words
from widgets import theme
from widgets.times import language

Tone = Literal["good", "attention", "critical", "neutral", "accent", "text"]
GAP_PX = 5  # between shape and word


class Shape(Enum):
    """What stands before the word; told apart without colour."""

    DISC = auto()
    RING = auto()
    DIAMOND = auto()
    TRIANGLE = auto()
    SQUARE = auto()
    FRAME = auto()
    ARROW = auto()
    CROSS = auto()
    BAR = auto()
    HALVES = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour role of ``widgets.theme`` and a shape."""

    tone: Tone
    shape: Shape


@dataclass(frozen=True, slots=True)
class Chip:
    """A mark with its word, in the language in force."""

    mark: Mark
    text: str


_GOOD = Mark("good", Shape.DISC)
_UNKNOWN = Mark("neutral", Shape.RING)
_REFUSED = Mark("attention", Shape.BAR)
_MOVING = Mark("accent", Shape.ARROW)
_ELSEWHERE = Mark("good", Shape.SQUARE)

# By type first: two lists may hold the same value (both have "unknown"), and a str enumeration compares by value.
MARKS: Mapping[type[words.Word], Mapping[str, Mark]] = {
    words.Whereabouts: {
        words.Whereabouts.PRESENT: _GOOD,
        words.Whereabouts.ELSEWHERE: _ELSEWHERE,
        words.Whereabouts.IN_TRANSIT: _MOVING,
        words.Whereabouts.MISSING: Mark("critical", Shape.TRIANGLE),
        words.Whereabouts.DETAINED: Mark("attention", Shape.FRAME),
        words.Whereabouts.UNKNOWN: _UNKNOWN,
    },
    words.Condition: {
        words.Condition.WELL: _GOOD,
        words.Condition.INJURED: Mark("attention", Shape.DIAMOND),
        words.Condition.CRITICAL: Mark("critical", Shape.TRIANGLE),
        words.Condition.DECEASED: Mark("text", Shape.CROSS),
        words.Condition.UNKNOWN: _UNKNOWN,
    },
    words.Contact: {
        words.Contact.NOT_TRIED: _UNKNOWN,
        words.Contact.TRIED: Mark("neutral", Shape.ARROW),
        words.Contact.UNRESPONSIVE: Mark("neutral", Shape.BAR),
        words.Contact.REACHED: _GOOD,
        words.Contact.REFUSED: _REFUSED,
    },
    words.Identity: {
        words.Identity.UNIDENTIFIED: Mark("attention", Shape.RING),
        words.Identity.PRELIMINARY: Mark("attention", Shape.HALVES),
        words.Identity.CONFIRMED: _GOOD,
    },
    words.Intent: {
        words.Intent.WANTS_EVACUATION: Mark("attention", Shape.ARROW),
        words.Intent.STAYS_BY_CHOICE: Mark("neutral", Shape.SQUARE),
        words.Intent.SELF_EVACUATING: _MOVING,
        words.Intent.UNDECIDED: Mark("neutral", Shape.HALVES),
        words.Intent.ALREADY_LEFT: _ELSEWHERE,
        words.Intent.UNKNOWN: _UNKNOWN,
    },
    words.Stage: {
        words.Stage.REQUESTED: Mark("attention", Shape.RING),
        words.Stage.CALLED_FORWARD: Mark("attention", Shape.HALVES),
        words.Stage.AT_ASSEMBLY: Mark("accent", Shape.FRAME),
        words.Stage.BOARDED: _MOVING,
        words.Stage.IN_TRANSIT: _MOVING,
        words.Stage.CROSSED_BORDER: Mark("good", Shape.ARROW),
        words.Stage.AT_TRANSIT_POINT: Mark("good", Shape.FRAME),
        words.Stage.BOARDED_HOME: Mark("good", Shape.ARROW),
        words.Stage.ARRIVED_HOME: _GOOD,
        words.Stage.HANDED_TO_PROVINCE: _GOOD,
    },
    words.CheckResult: {
        words.CheckResult.OK: _GOOD,
        words.CheckResult.BAD: Mark("attention", Shape.TRIANGLE),
        words.CheckResult.UNCERTAIN: Mark("attention", Shape.HALVES),
        words.CheckResult.NOT_CHECKED: _UNKNOWN,
    },
    words.Verdict: {
        words.Verdict.SAME: _GOOD,
        words.Verdict.NOT_SAME: Mark("neutral", Shape.BAR),
        words.Verdict.POSSIBLE: Mark("attention", Shape.HALVES),
    },
    words.HospitalResult: {
        words.HospitalResult.NONE_OURS: _GOOD,
        words.HospitalResult.OURS_FOUND: Mark("critical", Shape.TRIANGLE),
        words.HospitalResult.UNIDENTIFIED: Mark("attention", Shape.HALVES),
        words.HospitalResult.REFUSED: _REFUSED,
        words.HospitalResult.NO_ANSWER: Mark("neutral", Shape.BAR),
    },
    words.AuthorityResult: {
        words.AuthorityResult.ANSWERED: _GOOD,
        words.AuthorityResult.NOTHING_KNOWN: Mark("good", Shape.RING),
        words.AuthorityResult.PROMISED: Mark("attention", Shape.ARROW),
        words.AuthorityResult.NO_ANSWER: Mark("neutral", Shape.BAR),
        words.AuthorityResult.REFUSED: _REFUSED,
    },
    words.AlertLevel: {
        words.AlertLevel.III: Mark("attention", Shape.RING),
        words.AlertLevel.II: Mark("attention", Shape.DIAMOND),
        words.AlertLevel.I: Mark("critical", Shape.TRIANGLE),
    },
    words.MissionState: {
        words.MissionState.OPEN: _GOOD,
        words.MissionState.LIMITED: Mark("attention", Shape.HALVES),
        words.MissionState.RELOCATED: Mark("attention", Shape.ARROW),
        words.MissionState.CLOSED: Mark("neutral", Shape.BAR),
    },
    words.IncidentState: {
        words.IncidentState.OPEN: Mark("attention", Shape.DISC),
        words.IncidentState.MONITORING: Mark("accent", Shape.RING),
        words.IncidentState.CLOSED: Mark("neutral", Shape.BAR),
    },
    words.CallOutcome: {
        words.CallOutcome.WELL: _GOOD,
        words.CallOutcome.INJURED: Mark("attention", Shape.DIAMOND),
        words.CallOutcome.ELSEWHERE: _ELSEWHERE,
        words.CallOutcome.NO_ANSWER: Mark("neutral", Shape.BAR),
        words.CallOutcome.WRONG_NUMBER: Mark("neutral", Shape.FRAME),
        words.CallOutcome.REFUSED: _REFUSED,
    },
    words.Consent: {
        words.Consent.NOT_ASKED: _UNKNOWN,
        words.Consent.GIVEN: _GOOD,
        words.Consent.REFUSED: _REFUSED,
    },
    words.ImportState: {
        words.ImportState.APPLYING: _MOVING,
        words.ImportState.APPLIED: _GOOD,
        words.ImportState.UNDONE: Mark("neutral", Shape.BAR),
    },
}


def chip_of(word: words.Word) -> Chip:
    """How a word looks and reads; a word of a list without marks of its own is neutral."""
    return Chip(MARKS.get(type(word), {}).get(word, Mark("neutral", Shape.DISC)), word.label(language()))


def axis_word(axis: words.Axis, value: str) -> words.Word | None:
    """The word behind a value reported on an axis; None for a value a newer console made."""
    return next((word for word in words.VALUES_BY_AXIS[axis] if word.value == value), None)


def axis_chip(axis: words.Axis, value: str) -> Chip:
    """The chip of a value reported on an axis; an unknown value shows as it is."""
    word = axis_word(axis, value)
    return chip_of(word) if word is not None else Chip(_UNKNOWN, value)


def not_yet_reached() -> Chip:
    """The derived word for who has no report yet: never stored, never an alarm."""
    return Chip(_UNKNOWN, QCoreApplication.translate("status", "Not yet reached"))


def contested() -> Chip:
    """Two sources disagree, and the lower one is the newer."""
    return Chip(Mark("attention", Shape.HALVES), QCoreApplication.translate("status", "contested"))


def not_on_roster() -> Chip:
    """A person without a registration."""
    return Chip(Mark("neutral", Shape.FRAME), QCoreApplication.translate("status", "not on roster"))


def shape_side(font: QFont) -> int:
    """The side in pixels of a shape beside text of this font."""
    return max(8, round(QFontMetrics(font).capHeight() * 1.05))


def paint_shape(painter: QPainter, box: QRectF, mark: Mark, color: QColor | None = None) -> None:
    """Draw a mark's shape into a square box."""
    shade = color or theme.color(mark.tone)
    pen_width = max(1.4, box.width() / 7)
    inner = box.adjusted(pen_width / 2, pen_width / 2, -pen_width / 2, -pen_width / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(shade, pen_width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin))
    if mark.shape in (Shape.DISC, Shape.DIAMOND, Shape.TRIANGLE, Shape.SQUARE):
        painter.setBrush(shade)
    _DRAW[mark.shape](painter, inner)
    painter.restore()


def _draw_disc(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)


def _draw_square(painter: QPainter, box: QRectF) -> None:
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _draw_diamond(painter: QPainter, box: QRectF) -> None:
    at = box.center()
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(at.x(), box.top()),
                QPointF(box.right(), at.y()),
                QPointF(at.x(), box.bottom()),
                QPointF(box.left(), at.y()),
            ]
        )
    )


def _draw_triangle(painter: QPainter, box: QRectF) -> None:
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))


def _draw_arrow(painter: QPainter, box: QRectF) -> None:
    at, reach = box.center(), box.width() * 0.36
    painter.drawLine(QPointF(box.left(), at.y()), QPointF(box.right(), at.y()))
    painter.drawPolyline(
        [
            QPointF(box.right() - reach, at.y() - reach),
            QPointF(box.right(), at.y()),
            QPointF(box.right() - reach, at.y() + reach),
        ]
    )


def _draw_cross(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))
    arm = box.top() + box.height() * 0.33
    painter.drawLine(QPointF(box.left() + 1, arm), QPointF(box.right() - 1, arm))


def _draw_bar(painter: QPainter, box: QRectF) -> None:
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))


def _draw_halves(painter: QPainter, box: QRectF) -> None:
    painter.drawEllipse(box)
    painter.setBrush(painter.pen().color())
    painter.drawPie(box, 90 * 16, 180 * 16)


_DRAW = {
    Shape.DISC: _draw_disc,
    Shape.RING: _draw_disc,
    Shape.SQUARE: _draw_square,
    Shape.FRAME: _draw_square,
    Shape.DIAMOND: _draw_diamond,
    Shape.TRIANGLE: _draw_triangle,
    Shape.ARROW: _draw_arrow,
    Shape.CROSS: _draw_cross,
    Shape.BAR: _draw_bar,
    Shape.HALVES: _draw_halves,
}


def chip_width(chip: Chip, font: QFont) -> int:
    """Pixels a chip needs when it is drawn in one line of this font."""
    return shape_side(font) + GAP_PX + QFontMetrics(font).horizontalAdvance(chip.text)


def paint_chip(painter: QPainter, rect: QRect, chip: Chip, ink: QColor | None = None) -> None:
    """Draw shape and word at the left of rect, vertically centred; the word is cut with … where it does not fit.

    ink: colour of the word; the theme's text colour when not given.
    """
    side = shape_side(painter.font())
    box = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
    paint_shape(painter, box, chip.mark)
    words_rect = rect.adjusted(side + GAP_PX, 0, 0, 0)
    told = QFontMetrics(painter.font()).elidedText(chip.text, Qt.TextElideMode.ElideRight, words_rect.width())
    painter.setPen(ink or theme.color("text"))
    painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)


class StatusChip(QWidget):
    """One chip as a widget, in a thin frame of its own colour."""

    PAD_X_PX = 7
    PAD_Y_PX = 2

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name_it()

    def show_chip(self, chip: Chip | None) -> None:
        """Show another chip; none leaves the place empty."""
        self._chip = chip
        self._name_it()
        self.updateGeometry()
        self.update()

    def chip(self) -> Chip | None:
        """What is shown."""
        return self._chip

    def sizeHint(self) -> QSize:
        if self._chip is None:
            return QSize(0, 0)
        height = QFontMetrics(self.font()).height() + 2 * self.PAD_Y_PX
        return QSize(chip_width(self._chip, self.font()) + 2 * self.PAD_X_PX + 2, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 60), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chip is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tone = self._chip.mark.tone
        painter.setPen(QPen(theme.color(tone, 150), 1))
        painter.setBrush(theme.color(tone, 22))
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        paint_chip(painter, self.rect().adjusted(self.PAD_X_PX, 0, -self.PAD_X_PX, 0), self._chip)
        painter.end()

    def _name_it(self) -> None:
        self.setAccessibleName(self._chip.text if self._chip is not None else "")
        if self.parent() is not None:  # without a parent, to show it would open a window
            self.setVisible(self._chip is not None)
