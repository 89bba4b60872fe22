"""How one given answer reads, and its line in the list of all answers: who said it, when, from whom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.model.kinds import TEXT_MAX
from console.model.shown import AnswerLine
from console.model.words import Question
from widgets.answer_form import NO, UNKNOWN, YES
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame
from widgets.status import Mark, Shape
from widgets.times import age, clock_time, day_time, language, number

NOT_KNOWN = Mark("neutral", Shape.RING)
_PLAIN = Mark("text", Shape.DISC)
_GOOD = Mark("good", Shape.DISC)
_TO_DO = Mark("attention", Shape.DIAMOND)
_ALARM = Mark("critical", Shape.TRIANGLE)
_BY_WORD = {
    (Question.STAFF_SAFE, YES): _GOOD,
    (Question.STAFF_SAFE, NO): _ALARM,
    (Question.NATIONALS_AMONG, YES): _ALARM,
    (Question.AUTHORITIES, YES): _GOOD,
    (Question.AUTHORITIES, NO): _TO_DO,
    (Question.HOSPITALS, YES): _GOOD,
    (Question.HOSPITALS, NO): _TO_DO,
}


def value_text(value: str) -> str:
    """A stored answer as people read it: ``Yes``, ``Not yet known``, ``1,209``, ``3–5``."""
    if value == YES:
        return QCoreApplication.translate("answers", "Yes")
    if value == NO:
        return QCoreApplication.translate("answers", "No")
    if value == UNKNOWN:
        return QCoreApplication.translate("answers", "Not yet known")
    low, dash, high = value.partition("-")
    if low.isdecimal() and (high.isdecimal() or not dash):
        return f"{number(int(low))}–{number(int(high))}" if dash else number(int(low))
    return value


def value_mark(question: Question, value: str) -> Mark:
    """Colour and shape of an answer. Not knowing is neutral, never an alarm."""
    if value == UNKNOWN:
        return NOT_KNOWN
    if question is Question.NATIONALS_AMONG and value.replace("-", "").strip("0"):
        return _BY_WORD.get((question, value), _PLAIN if value == NO else _ALARM)
    return _BY_WORD.get((question, value), _PLAIN)


def origin_text(answer: AnswerLine) -> str:
    """From whom: the kind of source and who said it."""
    source = answer.source.label(language())
    return f"{source} · {answer.said_by}" if answer.said_by else source


def moment_text(answer: AnswerLine, zone: str, now_ms: int) -> str:
    """When it was so, how long ago that is, and which officer wrote it down."""
    told = QCoreApplication.translate("answers", "written down by {officer}").format(officer=answer.officer)
    return f"{clock_time(answer.observed_at_ms, zone)} · {age(answer.observed_at_ms, now_ms)} · {told}"


class AnswerRow(SpokenFrame):
    """One answer of the list. A living one can be withdrawn with a reason; a withdrawn one is struck through.

    ``withdrawn`` carries the answer's id and the reason.
    """

    withdrawn = Signal(object, str)

    def __init__(self, answer: AnswerLine, zone: str, now_ms: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self._zone = zone
        self._now_ms = now_ms
        self._value = PlainLabel(role="heading")
        self._origin = PlainLabel(wraps=True)
        self._moment = PlainLabel(role="muted", wraps=True)
        self._note = PlainLabel(role="muted", wraps=True, is_selectable=True)
        self._ask = LinkButton()
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self._withdraw = QPushButton()
        self._compose()
        self.retranslate()

    def is_busy(self) -> bool:
        """Whether a reason is being typed: the row is not to be replaced now."""
        return not self._reason.isHidden()

    def retranslate(self) -> None:
        answer = self._answer
        self._value.setText(value_text(answer.value))
        self._origin.setText(origin_text(answer))
        told = moment_text(answer, self._zone, self._now_ms)
        if answer.withdrawn_at_ms is not None:
            gone = self.tr("withdrawn {when}").format(when=day_time(answer.withdrawn_at_ms, self._zone))
            told = f"{told} · {gone}"
        self._moment.setText(told)
        self._note.setText(answer.note)
        self._note.setVisible(bool(answer.note))
        self._ask.setText(self.tr("Withdraw…"))
        self._withdraw.setText(self.tr("Withdraw"))
        self._reason.setPlaceholderText(self.tr("Why is it withdrawn?"))
        self._reason.setAccessibleName(self.tr("Reason of the withdrawal"))

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._value)
        head.addWidget(self._origin, 1)
        head.addWidget(self._ask)
        reason = QHBoxLayout()
        reason.addWidget(self._reason, 1)
        reason.addWidget(self._withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._moment)
        column.addWidget(self._note)
        column.addLayout(reason)
        self._origin.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        is_withdrawn = self._answer.withdrawn_at_ms is not None
        for label in (self._value, self._origin):
            font = label.font()
            font.setStrikeOut(is_withdrawn)
            label.setFont(font)
        self._ask.setVisible(not is_withdrawn)
        self._show_reason(False)
        self._ask.clicked.connect(lambda: self._show_reason(True))
        self._reason.returnPressed.connect(self._send)
        self._withdraw.clicked.connect(self._send)

    def _show_reason(self, is_shown: bool) -> None:
        self._reason.setVisible(is_shown)
        self._withdraw.setVisible(is_shown)
        if is_shown:
            self._reason.setFocus()

    def _send(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._reason.setFocus()  # a withdrawal without a reason helps nobody who asks later
            return
        self._show_reason(False)
        self.withdrawn.emit(self._answer.answer, reason)
