"""The inline form that answers one of the five questions: the value, who says so, and from where."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QWidget

from console.faults import InputFault
from console.model.change import Value
from console.model.kinds import NAME_MAX, TEXT_MAX
from console.model.words import Question, Source
from widgets.field_form import FieldForm
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.times import clock_ms
from widgets.toggle import ToggleButton
from widgets.word_field import WordField

YES, NO, UNKNOWN = "yes", "no", "unknown"
WORDS_BY_QUESTION: Mapping[Question, tuple[str, ...]] = {
    Question.STAFF_SAFE: (YES, NO, UNKNOWN),
    Question.NATIONALS: (UNKNOWN,),
    Question.VICTIMS: (UNKNOWN,),
    Question.NATIONALS_AMONG: (YES, NO, UNKNOWN),
    Question.AUTHORITIES: (YES, NO, UNKNOWN),
    Question.HOSPITALS: (YES, NO, UNKNOWN),
}
COUNTED = frozenset({Question.NATIONALS, Question.VICTIMS, Question.NATIONALS_AMONG})
COUNT_MAX = 2_000_000_000  # more people than any country has; a longer number is a slip of the keyboard
_NUMBER = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")
_RANGE = re.compile(r"\s*(.+?)\s*(?:[-–—]|\bto\b|\bsampai\b|\bs\.?d\.?)\s*(.+?)\s*")


def number_answer(text: str) -> str:
    """What was typed, as it is stored: ``12``, ``3-5``. Thousands marks are taken out; a range is given from low to high.

    Raises InputFault ``answer-not-a-number``, ``answer-range-backwards``, ``answer-too-large``.
    """
    whole = text.strip()
    if _NUMBER.fullmatch(whole):
        return str(_count(whole))
    parts = _RANGE.fullmatch(whole)
    if parts is None:
        raise InputFault("answer-not-a-number")
    low, high = _count(parts[1]), _count(parts[2])
    if low > high:
        raise InputFault("answer-range-backwards", low=low, high=high)
    return str(low) if low == high else f"{low}-{high}"


def _count(text: str) -> int:
    if _NUMBER.fullmatch(text) is None:
        raise InputFault("answer-not-a-number")
    count = int(re.sub(r"\D", "", text))
    if count > COUNT_MAX:
        raise InputFault("answer-too-large", limit=COUNT_MAX)
    return count


class AnswerForm(FieldForm):
    """Answers one question. zone: IANA zone of the scene, in whose time an observation is typed.

    ``answered`` carries the question and the fields ``value, source, said_by, observed_at_ms, note`` as stored.
    """

    answered = Signal(object, object)

    def __init__(
        self,
        question: Question,
        zone: str,
        now_ms: Callable[[], int] = clock_ms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._words = {value: ToggleButton() for value in WORDS_BY_QUESTION[question]}
        self._group = QButtonGroup(self)
        self._number = QLineEdit()
        self._number.setMaxLength(40)
        self._source = WordField(Source)
        self._said_by = QLineEdit()
        self._said_by.setMaxLength(NAME_MAX)
        self._observed = MomentField(now_ms)
        self._observed.set_zone(zone)
        self._note = QLineEdit()
        self._note.setMaxLength(TEXT_MAX)
        self._number_label: PlainLabel | None = None
        self._caution = PlainLabel(role="attention", wraps=True)
        self._compose()
        self.draft.follow(
            {
                **self._words,
                "number": self._number,
                "source": self._source,
                "said_by": self._said_by,
                "observed": self._observed,
                "note": self._note,
            }
        )
        self.retranslate()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self._number if self._question in COUNTED else next(iter(self._words.values()))

    def retranslate(self) -> None:
        self.title.hide()
        for value, button in self._words.items():
            button.setText(self._word(value))
        self._number.setPlaceholderText(self.tr("number or range, such as 12 or 10-14"))
        self.name_row(self._number_label or self._value_label, self._number, self.tr("Answer"))
        self.name_row(self._source_label, self._source, self.tr("Source"))
        self.name_row(self._said_by_label, self._said_by, self.tr("Said by"))
        self.name_row(self._observed_label, self._observed, self.tr("As of"))
        self.name_row(self._note_label, self._note, self.tr("Note"))
        self._said_by.setPlaceholderText(self.tr("name and office"))
        self.name_buttons(self.tr("Add answer"), self.tr("Cancel"))
        self._tell_caution()

    def file_it(self) -> None:
        try:
            value = self._value()
        except InputFault as fault:
            self.show_wrong(self._sentence(fault), self.first_field())
            return
        source = self._source.value()
        if source is None:
            self.show_wrong(self.tr("Say who says so."), self._source)
            return
        self.show_wrong("")
        fields: dict[str, Value] = {
            "value": value,
            "source": source.value,
            "said_by": self._said_by.text().strip(),
            "observed_at_ms": self._observed.at_ms(),
            "note": self._note.text().strip(),
        }
        self.answered.emit(self._question, fields)

    def _compose(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        if self._question in COUNTED:  # on a line of its own: beside the words it would have no room
            self._number.textEdited.connect(self._number_typed)
            self._number_label = self.add_row(self._number)
        else:
            self._number.setParent(self)
            self._number.hide()
        self._group.setExclusive(False)  # a choice can be taken back by a second click; see _word_chosen
        for value, button in self._words.items():
            self._group.addButton(button)
            button.clicked.connect(lambda is_on, value=value: self._word_chosen(value, is_on))
            button.toggled.connect(self._tell_caution)
            line.addWidget(button)
        line.addStretch(1)
        self._value_label = self.add_row(line)
        self.add_wide(self._caution)
        self._source_label = self.add_row(self._source)
        self._said_by_label = self.add_row(self._said_by)
        self._observed_label = self.add_row(self._observed)
        self._note_label = self.add_row(self._note)

    def _word_chosen(self, chosen: str, is_on: bool) -> None:
        for value, button in self._words.items():
            button.setChecked(is_on and value == chosen)
        if is_on:
            self._number.clear()
        self.show_wrong("")
        self._tell_caution()

    def _number_typed(self) -> None:
        for button in self._words.values():
            button.setChecked(False)
        self.show_wrong("")
        self._tell_caution()

    def _value(self) -> str:
        for value, button in self._words.items():
            if button.isChecked():
                return value
        if self._question not in COUNTED:
            raise InputFault("answer-missing")
        return number_answer(self._number.text())

    def _tell_caution(self) -> None:
        """A "no" about victims is the sentence that headlines twist: say what it claims before it is filed."""
        is_no = self._question is Question.NATIONALS_AMONG and self._words[NO].isChecked()
        self._caution.setText(
            self.tr(
                "“No” claims that it was checked and none were found. While lists are still being checked, choose “Not yet known”."
            )
        )
        self._caution.setVisible(is_no)

    def _word(self, value: str) -> str:
        if value == YES:
            return self.tr("Yes")
        return self.tr("No") if value == NO else self.tr("Not yet known")

    def _sentence(self, fault: InputFault) -> str:
        if fault.code == "answer-missing":
            return self.tr("Choose an answer first.")
        if fault.code == "answer-range-backwards":
            return self.tr("The range runs backwards: give the lower number first.")
        if fault.code == "answer-too-large":
            return self.tr("The number is larger than any country's people. Look at it again.")
        return self.tr("Type a whole number or a range such as 10-14, or choose “Not yet known”.")
