"""What is now known of the person sought, and the enquiry at hand with whom to call back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from console.model.shown_response import EnquiryLine
from widgets import times
from widgets.calls import call_words, enquiry_words
from widgets.calls.call_person import NumberButton
from widgets.flow import FlowLayout
from widgets.plain import PlainLabel
from widgets.section import emptied, line, small_button
from widgets.spoken import SpokenFrame
from widgets.status import StatusChip, chip_of
from widgets.times import language

KEYS = {"answer": "A", "promise": "P", "concerns": "B", "withdraw": "W"}


class EnquiryCard(SpokenFrame):
    """``wanted``: one of ``KEYS``, by button. ``person_wanted``: id of the person sought, whose card is to be opened."""

    wanted = Signal(str)
    person_wanted = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._now_ms = now_ms
        self._line: EnquiryLine | None = None
        self._zone = times.JAKARTA
        self._name = PlainLabel(role="title", wraps=True)
        self._said, self._caller = PlainLabel(role="muted", wraps=True), PlainLabel(role="heading", wraps=True)
        self._asked, self._told = PlainLabel(role="muted", wraps=True), PlainLabel(wraps=True, is_selectable=True)
        self._note = PlainLabel(wraps=True, is_selectable=True)
        self._known, self._about = QWidget(), QWidget()
        self._known_flow, self._about_flow = FlowLayout(6, 4, self._known), FlowLayout(6, 4, self._about)
        self._phone = QVBoxLayout()
        self._open = small_button("")
        self._buttons = {name: QPushButton() for name in KEYS}
        self._lay_out()
        self.retranslate()

    def show_line(self, shown: EnquiryLine | None, zone: str) -> None:
        """Show an enquiry; none leaves the card empty."""
        self._line, self._zone = shown, zone
        self.retranslate()

    def show_buttons(self, are_shown: bool) -> None:
        """Whether the buttons are to be seen: under an open form they would only take its room."""
        self._grid.setVisible(are_shown)

    def line_shown(self) -> EnquiryLine | None:
        """The enquiry shown."""
        return self._line

    def retranslate(self) -> None:
        words = {
            "answer": self.tr("Answer"),
            "promise": self.tr("Another time"),
            "concerns": self.tr("Is about…"),
            "withdraw": self.tr("Withdraw…"),
        }
        for name, button in self._buttons.items():
            button.setText(f"{KEYS[name]}   {words[name]}")
            button.setEnabled(self._line is not None)
        self._buttons["answer"].setEnabled(self._line is not None and self._line.answered_at_ms is None)
        self._buttons["promise"].setEnabled(self._line is not None and self._line.answered_at_ms is None)
        self._open.setText(self.tr("Open the person"))
        self._open.setEnabled(self._line is not None)
        for flow in (self._known_flow, self._about_flow, self._phone):
            emptied(flow)
        if self._line is None:
            self._name.setText("")
            self._said.setText(self.tr("Choose an enquiry in the list."))
            for label in (self._caller, self._asked, self._told, self._note):
                label.hide()
            return
        self._tell(self._line)

    def _tell(self, shown: EnquiryLine) -> None:
        self._name.setText(shown.person_name)
        is_other = shown.sought.casefold() != shown.person_name.casefold()
        self._said.setText(self.tr("asked for as “{name}”").replace("{name}", shown.sought) if is_other else "")
        self._said.setVisible(is_other)
        asking = enquiry_words.asking_chip(shown)
        for chip in (*([asking] if asking else []), *enquiry_words.known_chips(shown)):
            self._known_flow.addWidget(StatusChip(chip))
        self._caller.setText(enquiry_words.caller_text(shown))
        if shown.phone:
            self._phone.addLayout(line(NumberButton(shown.phone)))
        for chip in (enquiry_words.promise_chip(shown, self._now_ms()), chip_of(shown.consent)):
            self._about_flow.addWidget(StatusChip(chip))
        self._asked.setText(self._asked_text(shown))
        self._note.setText(shown.note)
        self._told.setText(self._told_text(shown))
        for label in (self._caller, self._asked, self._note, self._told):
            label.setVisible(bool(label.text()))

    def _asked_text(self, shown: EnquiryLine) -> str:
        told = self.tr("{channel}, {time}, taken by {officer}")
        told = told.replace("{channel}", shown.channel.label(language()))
        told = told.replace("{time}", times.day_time(shown.recorded_at_ms, self._zone))
        lines = [told.replace("{officer}", shown.officer)]
        if shown.promised_at_ms is not None and shown.answered_at_ms is None:
            when = call_words.finish_text(shown.promised_at_ms, self._now_ms(), self._zone)
            lines.append(self.tr("Call back at {time}").replace("{time}", when))
        return "\n".join(lines)

    def _told_text(self, shown: EnquiryLine) -> str:
        if shown.answered_at_ms is None:
            return ""
        told = self.tr("Told by {officer}, {time}: {told}").replace("{officer}", shown.answered_by)
        return told.replace("{time}", times.day_time(shown.answered_at_ms, self._zone)).replace("{told}", shown.told)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(7)
        for widget in (self._name, self._said, self._known, self._caller):
            column.addWidget(widget)
        column.addLayout(self._phone)
        for widget in (self._about, self._asked, self._note, self._told):
            column.addWidget(widget)
        column.addStretch(1)
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, (name, button) in enumerate(self._buttons.items()):
            button.setProperty("keyed", "true")
            button.setAutoDefault(True)  # Enter on it presses it
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            grid.addWidget(button, place // 2, place % 2)
        grid.addWidget(self._open, 2, 0)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        column.addWidget(self._grid)
        self._open.clicked.connect(self._open_person)

    def _open_person(self) -> None:
        if self._line is not None:
            self.person_wanted.emit(self._line.person)
