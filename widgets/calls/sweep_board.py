"""The sweep: which hospitals and authorities are to be asked, what each said and when, and the form for the one at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.model.shown_response import FacilityLine
from widgets import times
from widgets.calls import facility_words
from widgets.calls.cells import CellsTable, Shape
from widgets.form_room import FormRoom
from widgets.plain import PlainLabel
from widgets.section import small_button
from widgets.spoken import Spoken
from widgets.status import StatusChip

BESIDE_PX = 390  # as the forms of the incident screen
_SHAPE = Shape(letters=(28, 16, 25, 17, 13, 24, 14, 27, 10), grows=(0, 1, 6, 7, 8), spared=(1, 8, 7, 6))
KEYS = {"start": "S", "add": "A", "remove": "R", "sheet": "C"}


class SweepBoard(Spoken):
    """``check_wanted``, ``removal_wanted``: the FacilityLine at hand. ``addition_wanted``, ``start_wanted``: as their buttons.

    ``sheet_wanted``: a contact sheet is to be read in.
    """

    check_wanted = Signal(object)
    removal_wanted = Signal(object)
    addition_wanted = Signal()
    start_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._lines: dict[str, FacilityLine] = {}
        self._has_incident = False
        self.table, self.room = CellsTable(_SHAPE), FormRoom()
        self._summary, self._age = StatusChip(), PlainLabel(role="muted")
        self._empty = PlainLabel(role="muted", wraps=True)
        self._list = QStackedWidget()
        self._buttons = {name: small_button("") for name in KEYS}
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_lines(self, lines: Sequence[FacilityLine] | None) -> None:
        """Show the facilities in their order; None where there is no incident."""
        self._has_incident = lines is not None
        self._lines = {line.name: line for line in lines or ()}
        self._list.setCurrentWidget(self.table if lines else self._empty)
        self.retranslate()

    def expect(self) -> None:
        """The list of another incident is on its way."""
        self.show_lines(())
        self._empty.setText("")

    def go_to_record(self, record: int) -> None:
        """Bring the facility of a check to hand."""
        name = next((line.name for line in self._lines.values() if line.record == record), None)
        if name is not None:
            self.table.go_to(name)

    def go_to(self, name: str) -> None:
        """Bring a facility to hand."""
        self.table.go_to(name)

    def line(self) -> FacilityLine | None:
        """The facility at hand."""
        key = self.table.key()
        return self._lines.get(key) if isinstance(key, str) else None

    def take_focus(self) -> None:
        """The keys come here."""
        (self.table if self._lines else self._buttons["start"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self._fill()

    def retranslate(self) -> None:
        words = {
            "add": self.tr("Add…"),
            "remove": self.tr("Remove…"),
            "start": self.tr("Start the list"),
            "sheet": self.tr("Contact sheet…"),
        }
        for name, button in self._buttons.items():
            button.setText(f"{KEYS[name]}   {words[name]}")
        self.table.setAccessibleName(self.tr("Hospitals and authorities to be asked"))
        self.table.setAccessibleDescription(self.tr("Enter notes what was said, or names what is to be named"))
        if self._has_incident:
            told = self.tr(
                "Nobody is on the list yet. Start it from the mission's contact sheet, or add the hospitals and "
                "authorities to be asked: “3 of 7” needs the 7."
            )
        else:
            told = self.tr("No incident is open. Each incident has its own list of those to be asked.")
        self._empty.setText(told)
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = "" if has_command else event.text().upper()
        name = next((name for name, letter in KEYS.items() if letter == key), "")
        if name in self._buttons:
            self._do(name)
        else:
            super().keyPressEvent(event)

    def _do(self, name: str) -> None:
        shown = self.line()
        if name == "sheet":
            self.sheet_wanted.emit()
        elif not self._has_incident:
            return
        elif name == "add":
            self.addition_wanted.emit()
        elif name == "start":
            self.start_wanted.emit()
        elif shown is not None and shown.facility is not None:
            self.removal_wanted.emit(shown)

    def _fill(self) -> None:
        now_ms, lines = self._now_ms(), list(self._lines.values())
        self.table.show_rows(facility_words.titles(), [facility_words.row(line, now_ms) for line in lines])
        self._summary.show_chip(facility_words.summary_chip(lines))
        newest_ms = facility_words.newest_ms(lines)
        told = self.tr("newest answer {age}").replace("{age}", times.age(newest_ms, now_ms)) if newest_ms else ""
        self._age.setText(told)
        self._tell()

    def _tell(self) -> None:
        shown = self.line()
        for name, button in self._buttons.items():
            button.setEnabled(self._has_incident or name == "sheet")
            if name == "remove":  # a check that names a facility on no list cannot be taken off one
                button.setEnabled(shown is not None and shown.facility is not None)

    def _check(self) -> None:
        shown = self.line()
        if shown is not None:
            self.check_wanted.emit(shown)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.table)
        self.room.setFixedWidth(BESIDE_PX)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._summary)
        head.addWidget(self._age)
        head.addStretch(1)
        for button in self._buttons.values():
            head.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self._list, 1)
        middle.addWidget(self.room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(middle, 1)

    def _connect(self) -> None:
        self.table.pointed.connect(lambda _: self._tell())
        self.table.chosen.connect(lambda _: self._check())
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self._do(name))
