"""The five questions on one card, with the line for staff and premises above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.atlas.specs import area_name
from console.model.alerts import in_force
from console.model.area import from_json as area_from_json
from console.model.shown import AlertLine, QuestionLine
from console.model.words import AlertLevel, Question
from widgets.plain import PlainLabel, tooltip
from widgets.question_view import QuestionView
from widgets.rule import Rule
from widgets.spoken import SpokenFrame
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import clock_ms, language


class QuestionsCard(SpokenFrame):
    """Answers as they stand, each with source and age, and beside them what the console counted.

    ``answered`` carries the question and the fields of the record; ``answer_withdrawn`` the answer's id and the reason;
    ``form_opened``, ``form_cancelled`` and ``unfolded`` are those of ``QuestionView``.
    """

    answered = Signal(object, object)
    answer_withdrawn = Signal(object, str)
    form_opened = Signal(object, object)
    form_cancelled = Signal(object)
    unfolded = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._zone = "UTC"
        self._title = PlainLabel(role="title")
        self._empty = PlainLabel(role="muted", wraps=True)
        self._levels = PlainLabel(wraps=True)
        self._alerts: tuple[AlertLine, ...] = ()
        self._now_ms = now_ms
        self._views = {question: QuestionView(question, now_ms) for question in Question}
        self._compose()
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self._pass_minute)
        self.show_questions((), "UTC")
        self.retranslate()

    def show_questions(self, lines: Sequence[QuestionLine], zone: str) -> None:
        """Show the questions of an incident; none when no incident is open. zone: IANA zone of the scene."""
        given = {line.question: line for line in lines}
        self._empty.setVisible(not given)
        for question, view in self._views.items():
            view.setVisible(question in given)
            if question in given and (given[question] != view.line() or zone != self._zone):
                view.show_line(given[question], zone)
        self._zone = zone

    def show_alerts(self, alerts: Sequence[AlertLine]) -> None:
        """Show which of these alert levels are in force now; they begin and end by themselves as time passes."""
        self._alerts = tuple(alerts)
        self._tell_levels()

    def begin_answer(self, question: Question) -> None:
        """Open the form of a question, in view."""
        view = self._views[question]
        view.begin_answer()
        self._scroll.ensureWidgetVisible(view)

    def unfold(self, question: Question) -> None:
        """Show all that was ever said to a question, in view."""
        view = self._views[question]
        view.unfold()
        self._column.activate()  # the unfolded lines have their place before it is looked for
        self._scroll.ensureWidgetVisible(view)

    def leave_forms(self) -> None:
        """Put away every form that is open: another incident is shown."""
        for view in self._views.values():
            view.leave_form()

    def first_unanswered(self) -> Question:
        """The question to be asked next: the first that nobody answered, else the first."""
        return next((q for q, view in self._views.items() if view.current() is None), next(iter(self._views)))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Five questions"))
        self._tell_levels()
        self._empty.setText(self.tr("No incident is open. Open one, and its five questions stand here."))

    def _compose(self) -> None:
        inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for view in self._views.values():
            if column.count():
                column.addWidget(Rule())
            column.addWidget(view)
            view.answered.connect(self.answered)
            view.withdrawn.connect(self.answer_withdrawn)
            view.form_opened.connect(self.form_opened)
            view.form_cancelled.connect(self.form_cancelled)
            view.unfolded.connect(self.unfolded)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 8, 1, 1)
        around.setSpacing(4)
        for label in (self._title, self._levels, self._empty):
            label.setContentsMargins(12, 0, 12, 0)
            around.addWidget(label)
        around.addWidget(self._scroll, 1)

    def _tell_levels(self) -> None:
        held = in_force(self._alerts, self._now_ms())
        told = [
            (one.level.label(language()), area_name(area_from_json(one.area), one.name, language())) for one in held
        ]
        self._levels.setText("\n".join(f"{level} · {name}" for level, name in told))
        self._levels.setToolTip(tooltip("\n".join(f"{one.level}: {one.reason}" for one in held)))
        self._levels.set_role("attention" if any(one.level is AlertLevel.I for one in held) else "")
        self._levels.setVisible(bool(held))

    def _pass_minute(self) -> None:
        self._tell_levels()
        for view in self._views.values():
            view.tell_age()
