"""Calls that come in: the enquiry form above, the list of enquiries, and beside it what is known of whom they seek."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.model.shown_response import EnquiryLine
from widgets import times
from widgets.calls import enquiry_words
from widgets.calls.cells import CellsTable, Shape
from widgets.calls.enquiry_card import KEYS, EnquiryCard
from widgets.calls.enquiry_form import EnquiryForm
from widgets.form_room import FormRoom
from widgets.plain import PlainLabel
from widgets.spoken import Spoken

BESIDE_PX = 390  # as the forms of the incident screen
_SHAPE = Shape(letters=(19, 18, 34, 30, 16, 13), grows=(1, 2, 3), spared=(4, 5))


class InBoard(Spoken):
    """``wanted``: a key of ``KEYS`` and the EnquiryLine at hand. ``person_wanted``: id of a person whose card is to be opened."""

    wanted = Signal(str, object)
    person_wanted = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._lines: dict[int, EnquiryLine] = {}
        self._zone = times.JAKARTA
        self._has_incident = False
        self.form = EnquiryForm(now_ms)
        self.table, self.card, self.room = CellsTable(_SHAPE), EnquiryCard(now_ms), FormRoom()
        self._empty = PlainLabel(role="muted", wraps=True)
        self._list = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_lines(self, lines: Sequence[EnquiryLine] | None, zone: str) -> None:
        """Show the enquiries in their order; None where there is no incident."""
        self._has_incident = lines is not None
        self._lines, self._zone = {line.enquiry: line for line in lines or ()}, zone
        self.form.set_zone(zone)
        self.form.setVisible(self._has_incident)
        self._list.setCurrentWidget(self.table if lines else self._empty)
        self.retranslate()

    def expect(self) -> None:
        """The enquiries of another incident are on their way."""
        self.show_lines((), self._zone)
        self._empty.setText("")

    def go_to(self, enquiry: int) -> None:
        """Bring an enquiry to hand."""
        self.table.go_to(enquiry)

    def take_focus(self) -> None:
        """The keys come here: to the list, or to the form where there is none."""
        if self._lines:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._has_incident:
            self.form.begin()

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self._fill()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Enquiries"))
        self.table.setAccessibleDescription(self.tr("Enter or A answers, P promises another time, N notes a new one"))
        if self._has_incident:
            told = self.tr("Nobody has asked for anybody yet. An enquiry is noted above, while the caller speaks.")
        else:
            told = self.tr("No incident is open. Enquiries belong to an incident.")
        self._empty.setText(told)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = "" if has_command else event.text().upper()
        names = {letter: name for name, letter in KEYS.items()}
        if key in names:
            self._want(names[key])
        elif key == "N":
            self.form.begin()
        else:
            super().keyPressEvent(event)

    def _want(self, name: str) -> None:
        shown = self.card.line_shown()
        is_over = shown is not None and shown.answered_at_ms is not None and name in {"answer", "promise"}
        if shown is not None and not is_over:
            self.wanted.emit(name, shown)

    def _fill(self) -> None:
        now_ms = self._now_ms()
        self.table.show_rows(enquiry_words.titles(), [enquiry_words.row(line, now_ms) for line in self._lines.values()])

    def _point(self, key: object) -> None:
        shown = self._lines.get(key) if isinstance(key, int) else None
        self.card.show_line(shown, self._zone)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.table)
        right = QWidget()
        right.setFixedWidth(BESIDE_PX)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.card, 1)
        beside.addWidget(self.room, 1)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self._list, 1)
        middle.addWidget(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.table.pointed.connect(self._point)
        self.table.chosen.connect(lambda _: self._want("answer"))
        self.card.wanted.connect(self._want)
        self.card.person_wanted.connect(self.person_wanted)
        self.room.changed.connect(lambda: self.card.show_buttons(self.room.form() is None))
