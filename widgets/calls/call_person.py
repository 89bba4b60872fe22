"""One person on the call card: a box to tick, the numbers large enough to dial from, and what is already known."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from console.model.shown_response import Callee
from widgets.calls import call_words
from widgets.flow import FlowLayout
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel, button_text
from widgets.section import joined, line
from widgets.spoken import Spoken
from widgets.status import StatusChip

LARGE = 1.9  # times the text around: read at arm's length from a telephone


class NumberButton(LinkButton):
    """A number to dial; the one that is being called has the sign of a telephone before it."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(call_words.spaced(number), parent=parent)
        self.number = number
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * LARGE)
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)

    def mark(self, is_called: bool) -> None:
        """Show whether this is the number that is being called."""
        self.show_icon("phone" if is_called else None)


class CallPerson(Spoken):
    """Values in; ``number_chosen``: another number is called; ``ticked``: the answer holds for the person, or no longer."""

    number_chosen = Signal(str)
    ticked = Signal()

    def __init__(self, person: Callee, now_ms: int, *, is_alone: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._callee, self._told_at_ms = person, now_ms
        self._name, self.tick = PlainLabel(person.name, role="heading", wraps=True), QCheckBox(button_text(person.name))
        self.tick.setChecked(True)
        font = QFont(self.tick.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.tick.setFont(font)
        self._about = PlainLabel(role="muted", wraps=True)
        self._chips = [StatusChip(chip) for chip in call_words.known_chips(person)]
        self._numbers = [NumberButton(number) for number in person.phones]
        self._wrong = PlainLabel(role="muted", wraps=True)
        self._more = PlainLabel(role="muted", wraps=True, is_selectable=True)
        struck = QFont(self._wrong.font())
        struck.setStrikeOut(True)
        self._wrong.setFont(struck)
        self._lay_out()
        self._name.setVisible(is_alone)  # of one person alone there is nothing to tick
        self.tick.setVisible(not is_alone)
        self.tick.toggled.connect(self.ticked)
        for button in self._numbers:
            button.clicked.connect(lambda _=False, number=button.number: self.number_chosen.emit(number))
        self.retranslate()

    @property
    def person(self) -> int:
        return self._callee.person

    @property
    def callee(self) -> Callee:
        return self._callee

    def mark_number(self, number: str) -> None:
        """Show which number is being called."""
        for button in self._numbers:
            button.mark(button.number == number)

    def retranslate(self) -> None:
        person = self._callee
        age = call_words.age_text(person.born, self._told_at_ms)
        self._about.setText(joined((age, person.city)))
        self._about.setVisible(bool(self._about.text()))
        self._more.setText(
            "\n".join(
                told
                for told in (
                    self.tr("No telephone number is known.") if not person.phones else "",
                    self._named(self.tr("Emergency contact: {who}"), person.emergency_contact),
                    self._named(self.tr("Looked after by: {who}"), person.warden),
                )
                if told
            )
        )
        self._more.setVisible(bool(self._more.text()))
        self._wrong.setText(joined(call_words.spaced(number) for number in person.wrong))
        self._wrong.setToolTip(self.tr("Found wrong in this incident"))
        self._wrong.setVisible(bool(person.wrong))
        self.tick.setToolTip(self.tr("The answer holds for this person"))

    def _named(self, sentence: str, who: str) -> str:
        return sentence.replace("{who}", " ".join(who.split())) if who.strip() else ""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._name)
        column.addWidget(self.tick)
        column.addWidget(self._about)
        if self._chips:
            row = QWidget()
            flow = FlowLayout(6, 4, row)
            for chip in self._chips:
                flow.addWidget(chip)
            column.addWidget(row)
        for button in self._numbers:
            column.addLayout(line(button))
        for label in (self._wrong, self._more):
            column.addWidget(label)
