"""The call card: who is called, which number, and the six ways in which a call ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.model.kinds import TEXT_MAX
from console.model.shown_response import CallUnit
from console.model.words import CallOutcome
from widgets import times
from widgets.calls import call_words
from widgets.calls.call_person import CallPerson
from widgets.form_draft import FormDraft
from widgets.plain import PlainLabel, button_text
from widgets.section import emptied, joined, small_button
from widgets.spoken import SpokenFrame
from widgets.times import language

OUTCOME_BY_KEY = {str(place): outcome for place, outcome in enumerate(CallOutcome, start=1)}
PAD_PX = 12


class CallCard(SpokenFrame):
    """``outcome_chosen``: how the call ended. ``take_wanted``, ``undo_wanted``: as their keys. ``person_wanted``: id of a person to open.

    left: what had the focus on the card is gone.
    """

    outcome_chosen = Signal(object)
    take_wanted = Signal()
    undo_wanted = Signal()
    person_wanted = Signal(object)
    left = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._now_ms = now_ms
        self._unit: CallUnit | None = None
        self._number = ""
        self._people: list[CallPerson] = []
        self._title, self._told = PlainLabel(role="heading", wraps=True), PlainLabel(role="muted", wraps=True)
        self._nobody = PlainLabel(role="muted", wraps=True)
        self._blocks = QVBoxLayout()
        self.draft, self.note = FormDraft(), QLineEdit()
        self.note.setMaxLength(TEXT_MAX)
        self.draft.follow({"note": self.note})
        self._outcomes = {key: QPushButton() for key in OUTCOME_BY_KEY}
        self._take, self._undo, self._open = small_button(""), small_button(""), small_button("")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_unit(None)

    def show_unit(self, unit: CallUnit | None) -> None:
        """Show whom to call. The same people told anew keep what was ticked, typed and chosen."""
        is_same = _members(unit) == _members(self._unit)
        freed = {block.person for block in self._people if not block.tick.isChecked()} if is_same else set()
        number = self._number if is_same else ""
        self._unit = unit
        if not is_same:
            self.draft.end()  # or the note of the call before would be taken for one that was deleted
            self.note.clear()
        if self._shows(unit):
            self._tell()
            return
        had_focus = any(block.isAncestorOf(QApplication.focusWidget() or self) for block in self._people)
        self._fill(freed)
        numbers = self.numbers()
        self._choose(number if number in numbers else next(iter(numbers), ""))
        self._tell()
        if had_focus:  # else the keys would go to whatever Qt hands the focus to
            self.left.emit()

    def unit(self) -> CallUnit | None:
        """Whom the card shows."""
        return self._unit

    def ticked(self) -> list[int]:
        """The persons for whom the answer holds."""
        return [block.person for block in self._people if block.tick.isChecked()]

    def numbers(self) -> tuple[str, ...]:
        """The numbers to try, each once, in their order."""
        return tuple(dict.fromkeys(number for block in self._people for number in block.callee.phones))

    def number(self) -> str:
        """The number that is being called; "" without one."""
        return self._number

    def next_number(self) -> None:
        """Call the next of the numbers."""
        numbers = self.numbers()
        if numbers:
            self._choose(numbers[(numbers.index(self._number) + 1) % len(numbers)])

    def person_at_hand(self) -> int | None:
        """Whose block has the focus; else the first person of the unit."""
        at = QApplication.focusWidget()
        held = next((block.person for block in self._people if at is not None and block.isAncestorOf(at)), None)
        return held if held is not None else next((block.person for block in self._people), None)

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self._tell()

    def retranslate(self) -> None:
        for key, button in self._outcomes.items():
            button.setText(f"{key}   {button_text(OUTCOME_BY_KEY[key].label(language()))}")
        self.note.setPlaceholderText(self.tr("Note on this call"))
        self.note.setAccessibleName(self.tr("Note on this call"))
        self._nobody.setText(self.tr("Choose in the list whom to call."))
        self._undo.setText(self.tr("U   Undo my last"))
        self._undo.setToolTip(self.tr("Take back the call you ended last, and what it reported"))
        self._open.setText(self.tr("Open the person"))
        freed = {block.person for block in self._people if not block.tick.isChecked()}
        self._fill(freed)
        self._choose(self._number)
        self._tell()

    def _shows(self, unit: CallUnit | None) -> bool:
        """Whether the blocks already tell of exactly these people."""
        told = unit.people if unit is not None else ()
        return bool(told) and tuple(block.callee for block in self._people) == told

    def _fill(self, freed: set[int]) -> None:
        emptied(self._blocks)
        people = self._unit.people if self._unit is not None else ()
        now_ms = self._now_ms()
        self._people = [CallPerson(person, now_ms, is_alone=len(people) == 1) for person in people]
        for block in self._people:
            block.tick.setChecked(block.person not in freed)
            block.ticked.connect(self._tell)
            block.number_chosen.connect(self._choose)
            self._blocks.addWidget(block)
        self._blocks.addStretch(1)
        self._pages.setCurrentIndex(0 if self._people else 1)

    def _choose(self, number: str) -> None:
        self._number = number
        for block in self._people:
            block.mark_number(number)

    def _tell(self) -> None:
        unit = self._unit
        for button in (*self._outcomes.values(), self._take, self._open, self.note):
            button.setEnabled(unit is not None)
        can_end = bool(self.ticked())
        for button in self._outcomes.values():
            button.setEnabled(can_end)
        self._take.setText(self.tr("T   Give back") if unit is not None and unit.is_mine else self.tr("T   Take"))
        if unit is None:
            self._title.setText("")
            self._told.setText("")
            return
        count = len(unit.people)
        self._title.setText(self.tr("Household, %Ln person(s)", "", count) if count > 1 else self.tr("One person"))
        self._told.setText(joined((self._round_text(unit), self._held_text(unit), self._last_text(unit))))

    def _round_text(self, unit: CallUnit) -> str:
        return self.tr("round {n}").format(n=times.number(unit.round))

    def _held_text(self, unit: CallUnit) -> str:
        held = call_words.held_text(unit, self._now_ms())
        return self.tr("held by {who}").replace("{who}", held) if held else ""

    def _last_text(self, unit: CallUnit) -> str:
        last = call_words.last_chip(unit, self._now_ms())
        return last.text if last is not None else self.tr("not called yet")

    def _lay_out(self) -> None:
        inner = QWidget()
        self._blocks.setContentsMargins(0, 0, 8, 0)
        self._blocks.setSpacing(14)
        inner.setLayout(self._blocks)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for part in (area.viewport(), inner):  # the ground of the card is the ground of its people
            part.setAutoFillBackground(False)
        self._pages = QStackedWidget()
        self._pages.addWidget(area)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._nobody)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(self._outcomes.values()):
            button.setAutoDefault(True)  # Enter on it presses it
            button.setProperty("keyed", "true")
            grid.addWidget(button, place % 3, place // 3)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        for widget in (self._take, self._undo):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD_PX, PAD_PX - 2, PAD_PX, PAD_PX)
        column.setSpacing(8)
        for label in (self._title, self._told):
            column.addWidget(label)
        column.addWidget(self._pages, 1)
        column.addWidget(self.draft)
        column.addWidget(self.note)
        column.addLayout(grid)
        column.addLayout(foot)

    def _connect(self) -> None:
        for key, button in self._outcomes.items():
            button.clicked.connect(partial(self._end, OUTCOME_BY_KEY[key]))
        self._take.clicked.connect(self.take_wanted)
        self._undo.clicked.connect(self.undo_wanted)
        self._open.clicked.connect(self._open_person)

    def _end(self, outcome: CallOutcome) -> None:
        self.outcome_chosen.emit(outcome)

    def _open_person(self) -> None:
        person = self.person_at_hand()
        if person is not None:
            self.person_wanted.emit(person)


def _members(unit: CallUnit | None) -> tuple[int, ...]:
    return tuple(person.person for person in unit.people) if unit is not None else ()
