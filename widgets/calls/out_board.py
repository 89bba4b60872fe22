"""Calling out: how it goes above, the list at the left, the card of the unit at hand at the right; one key a call.

The keys work wherever the focus is in the list or on the card, and mean letters in a text field.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.model.shown_response import CallSheet, CallUnit
from console.model.words import CallOutcome
from widgets import times
from widgets.calls.call_card import OUTCOME_BY_KEY, CallCard
from widgets.calls.call_summary import CallSummary
from widgets.calls.call_table import CallTable
from widgets.plain import PlainLabel
from widgets.spoken import Spoken

CARD_PX, WIDE_CARD_PX = 420, 560  # both columns of outcomes in either language; on a wide window the numbers get air
WIDE_FROM_PX = 1_500


class OutBoard(Spoken):
    """What it asks for, as signals.

    call_ended: persons, outcome, note, number. take_wanted, give_back_wanted: persons. page_wanted: first, count. list_wanted: the list is
    another one, such as of another share.
    """

    call_ended = Signal(list, object, str, str)
    take_wanted = Signal(list)
    give_back_wanted = Signal(list)
    undo_wanted = Signal()
    person_wanted = Signal(object)
    unit_shown = Signal(object)  # CallUnit, when it is another than before
    page_wanted = Signal(int, int)
    list_wanted = Signal()
    numbers_wanted = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: tuple[int, ...] = ()  # the persons of the unit at hand: it stays at hand when the list is asked anew
        self._has_incident = False
        self.summary, self.table, self.card = CallSummary(now_ms), CallTable(now_ms), CallCard(now_ms)
        self._empty = PlainLabel(role="muted", wraps=True)
        self._list = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_sheet(self, sheet: CallSheet | None, zone: str, *, is_other_list: bool = False) -> None:
        """Show the list; None where there is no incident."""
        self._has_incident = sheet is not None
        had_focus = self.table.hasFocus()
        self.summary.show_sheet(sheet, zone)
        if sheet is not None:
            self.table.show_sheet(sheet, self._at, is_other_list=is_other_list)
        is_empty = sheet is None or not sheet.total
        self._list.setCurrentWidget(self._empty if is_empty else self.table)
        if is_empty:
            self._show_unit(None)
        elif had_focus:
            self.take_focus()
        self.retranslate()

    def expect(self) -> None:
        """The list of another incident is on its way."""
        self._has_incident = True
        self._at = ()
        self._list.setCurrentWidget(self._empty)
        self._show_unit(None)
        self._empty.setText("")

    def show_page(self, sheet: CallSheet) -> None:
        """Fill in a page that was wanted."""
        self.table.show_page(sheet)

    def go_to(self, persons: tuple[int, ...]) -> None:
        """Whoever is called next is one of these, as soon as the list knows them."""
        self._at = persons
        self.table.go_to(persons)

    def persons_at_hand(self) -> tuple[int, ...]:
        """The persons of the unit that is, or will be, at hand."""
        return self._at

    def take_focus(self) -> None:
        """The keys come here."""
        (self.table if self._list.currentWidget() is self.table else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self.table.refresh_ages()
        self.card.refresh_ages()

    def retranslate(self) -> None:
        if self._has_incident:
            told = self.tr("Nobody is left to call here: everybody has been reached, or does not want to be called.")
        else:
            told = self.tr("No incident is open. The people to call follow from the area of an incident.")
        self._empty.setText(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        run = None if has_command else self._keys().get(event.text().upper())
        if run is not None:
            run()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_command:
            self._open_person()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setFixedWidth(WIDE_CARD_PX if self.width() >= WIDE_FROM_PX else CARD_PX)

    def _keys(self) -> dict[str, Callable[[], None]]:
        ends = {key: self._ending(outcome) for key, outcome in OUTCOME_BY_KEY.items()}
        return {**ends, "T": self._take, "U": self.undo_wanted.emit, "N": self.card.next_number}

    def _ending(self, outcome: CallOutcome) -> Callable[[], None]:
        return lambda: self._end(outcome)

    def _end(self, outcome: CallOutcome) -> None:
        """Note how the call ended, and go on to whom to call next; to the rest of the household while some of it has no answer yet."""
        unit, persons = self.card.unit(), self.card.ticked()
        if unit is None or not persons:
            return
        rest = tuple(person.person for person in unit.people if person.person not in persons)
        following = self.table.following()
        note, number = self.card.note.text().strip(), self.card.number()
        self._at = rest or _members(following)
        self.call_ended.emit(persons, outcome, note, number)
        if following is None and not rest:
            self.table.go_to_row(0)  # the end of the list: the next round begins
        elif not rest:
            self.table.go_to(self._at)
        if self.card.note.hasFocus():
            self.take_focus()

    def _take(self) -> None:
        unit = self.card.unit()
        if unit is not None:
            (self.give_back_wanted if unit.is_mine else self.take_wanted).emit(list(_members(unit)))

    def _open_person(self) -> None:
        person = self.card.person_at_hand()
        if person is not None:
            self.person_wanted.emit(person)

    def _pointed(self) -> None:
        unit = self.table.unit()
        if unit is not None:
            self._show_unit(unit)

    def _show_unit(self, unit: CallUnit | None) -> None:
        is_other = _members(unit) != _members(self.card.unit())
        self._at = _members(unit)
        self.card.show_unit(unit)
        if is_other:
            self.unit_shown.emit(unit)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self._list, 1)
        beside.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.summary)
        column.addLayout(beside, 1)

    def _connect(self) -> None:
        self.table.unit_pointed.connect(self._pointed)
        self.table.row_chosen.connect(lambda _: self._open_person())
        self.table.page_wanted.connect(self.page_wanted)
        self.card.outcome_chosen.connect(self._end)
        self.card.take_wanted.connect(self._take)
        self.card.undo_wanted.connect(self.undo_wanted)
        self.card.left.connect(self.take_focus)
        self.card.person_wanted.connect(self.person_wanted)
        self.summary.share_chosen.connect(lambda *_: self.list_wanted.emit())
        self.summary.numbers_wanted.connect(self.numbers_wanted)


def _members(unit: CallUnit | None) -> tuple[int, ...]:
    return tuple(person.person for person in unit.people) if unit is not None else ()
