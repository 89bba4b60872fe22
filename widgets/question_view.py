"""One of the five questions: what now answers it, what the console counted, and on demand all that was ever said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model.shown import AnswerLine, QuestionLine
from console.model.words import Question
from widgets import computed
from widgets.answer_form import UNKNOWN, AnswerForm
from widgets.answer_line import AnswerRow, origin_text, value_mark, value_text
from widgets.glyph import Glyph
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame
from widgets.status import Chip, Mark, Shape, StatusChip
from widgets.times import age, clock_time, language, number

OLD_AFTER_MS = (
    60 * 60_000
)  # in the first day of a crisis an hour-old answer has usually moved; the officer is told to ask again
VALUE_SCALE = 1.35


class QuestionView(SpokenFrame):
    """Shows a ``QuestionLine``. ``answered`` carries question and fields, ``withdrawn`` an answer's id and the reason.

    form_opened: the question and the ``FormDraft`` of the form for it. form_cancelled: the question whose form was left. unfolded: the
    question of which all that was ever said is shown now.
    """

    answered = Signal(object, object)
    withdrawn = Signal(object, str)
    form_opened = Signal(object, object)
    form_cancelled = Signal(object)
    unfolded = Signal(object)

    def __init__(self, question: Question, now_ms: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QuestionLine(question, ())
        self._zone = "UTC"
        self._now_ms = now_ms
        self._question = PlainLabel(role="heading", wraps=True)
        self._answer = LinkButton(name="plus")
        self._mark = Glyph(14)
        self._value = PlainLabel()
        self._age = PlainLabel(role="muted")
        self._old = StatusChip()
        self._origin = PlainLabel(wraps=True)
        self._moment = PlainLabel(role="muted", wraps=True)
        self._sum = Glyph(15)
        self._computed = PlainLabel(wraps=True)
        self._counted = QWidget()
        self._all = LinkButton(name="earlier")
        self._rows = QVBoxLayout()
        self._form: AnswerForm | None = None
        self._compose()
        self.retranslate()

    def show_line(self, line: QuestionLine, zone: str) -> None:
        """Show another state of the question; times are told on the clock of ``zone``. A form being filled stays."""
        self._line, self._zone = line, zone
        self.retranslate()

    def line(self) -> QuestionLine:
        """What is shown."""
        return self._line

    def begin_answer(self) -> None:
        """Open the form and put the cursor into it."""
        if self._form is None:
            self._form = AnswerForm(self._line.question, self._zone, self._now_ms)
            self._form.answered.connect(self._answered)
            self._form.left.connect(self._cancel_form)
            self._column.addWidget(self._form)
            self.form_opened.emit(self._line.question, self._form.draft)
        self._answer.hide()
        self._form.first_field().setFocus()

    def unfold(self) -> None:
        """Show all that was ever said."""
        self._all.setChecked(True)

    def tell_age(self) -> None:
        """Time has passed: the ages are told anew."""
        current = self.current()
        if current is None:
            self._moment.setText("")
            self._age.setText("")
            self._old.show_chip(None)
            return
        now_ms = self._now_ms()
        told = age(current.observed_at_ms, now_ms)
        is_old = now_ms - current.observed_at_ms > OLD_AFTER_MS
        self._moment.setText(clock_time(current.observed_at_ms, self._zone))
        self._age.setText("" if is_old else told)
        chip = Chip(Mark("attention", Shape.TRIANGLE), self.tr("{age}: ask again").format(age=told)) if is_old else None
        if chip != self._old.chip():
            self._old.show_chip(chip)

    def current(self) -> AnswerLine | None:
        """The answer that speaks: the newest that was not withdrawn."""
        return next((answer for answer in self._line.answers if answer.withdrawn_at_ms is None), None)

    def retranslate(self) -> None:
        line, current = self._line, self.current()
        self._question.setText(line.question.label(language()))
        self._answer.setText(self.tr("Answer"))
        self._answer.setAccessibleName(f"{self._answer.text()}: {self._question.text()}")
        self._mark.show_mark(value_mark(line.question, current.value if current else UNKNOWN))
        self._value.setText(value_text(current.value if current else UNKNOWN))
        self._value.set_role("" if current and current.value != UNKNOWN else "muted")
        self._origin.setText(origin_text(current) if current else "")
        counted = computed.sentence(line.computed, line.computed_figures, self._zone)
        self._computed.setText(counted)
        self._counted.setVisible(bool(counted))
        # With nothing said by anyone, what was counted here stands in the first place.
        has_value = current is not None or not counted
        for widget in (self._mark, self._value):
            widget.setVisible(has_value)
        for widget in (self._origin, self._moment, self._age):
            widget.setVisible(current is not None)
        self.tell_age()
        self._tell_all()

    def _tell_all(self) -> None:
        count = len(self._line.answers)
        self._all.setText(self.tr("Who said what ({n})").format(n=number(count)))
        self._all.setVisible(count > 0)
        if not self._all.isChecked():
            return
        if any(row.is_busy() for row in self.findChildren(AnswerRow)):
            return
        self._clear_rows()
        for answer in self._line.answers:
            row = AnswerRow(answer, self._zone, self._now_ms())
            row.withdrawn.connect(self.withdrawn)
            self._rows.addWidget(row)

    def _clear_rows(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._question, 1)
        head.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        value = QHBoxLayout()
        value.setSpacing(7)
        value.addWidget(self._mark)
        value.addWidget(self._value)
        value.addStretch(1)
        value.addWidget(self._age)
        value.addWidget(self._old)
        moment = QHBoxLayout()
        moment.setSpacing(8)
        moment.addWidget(self._moment, 1)
        moment.addWidget(self._all, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        counted = QHBoxLayout(self._counted)
        counted.setContentsMargins(0, 1, 0, 0)
        counted.setSpacing(7)
        counted.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignTop)
        counted.addWidget(self._computed, 1)
        self._sum.show_icon("computed")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 7, 8, 8)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addLayout(value)
        self._column.addWidget(self._origin)
        self._column.addLayout(moment)
        self._column.addWidget(self._counted)
        self._column.addLayout(self._rows)
        font = QFont(self._value.font())
        font.setPointSizeF(font.pointSizeF() * VALUE_SCALE)
        font.setWeight(QFont.Weight.DemiBold)
        self._value.setFont(font)
        self._all.setCheckable(True)
        self._answer.clicked.connect(self.begin_answer)
        self._all.toggled.connect(self._unfold)

    def _unfold(self, is_open: bool) -> None:
        self._all.show_icon("later" if is_open else "earlier")
        if not is_open:
            self._clear_rows()
        self._tell_all()
        if is_open:
            self.unfolded.emit(self._line.question)

    def _answered(self, question: Question, fields: object) -> None:
        self.leave_form()
        self._answer.setFocus()
        self.answered.emit(question, fields)

    def _cancel_form(self) -> None:
        self.leave_form()
        self._answer.setFocus()
        self.form_cancelled.emit(self._line.question)

    def leave_form(self) -> None:
        """Put the form away; what was typed into it is nobody's business here."""
        if self._form is not None:
            self._form.hide()
            self._form.setParent(None)
            self._form.deleteLater()
            self._form = None
        self._answer.show()
