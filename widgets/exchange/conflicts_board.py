"""The conflicts: a list, and the one at hand with its values side by side; single keys decide, and the next one comes to hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model.shown_conflict import ConflictLine, ConflictList
from widgets import times
from widgets.calls.cells import Row, Shape, chips, texts
from widgets.exchange import conflict_words, words
from widgets.exchange.board import ListBoard
from widgets.exchange.conflict_card import KEYS_MAX, ConflictCard
from widgets.exchange.third_form import ThirdForm, fields_of
from widgets.form_room import FormRoom
from widgets.plain import PlainLabel
from widgets.section import small_button
from widgets.status import Chip, Mark
from widgets.status import Shape as MarkShape

_SHAPE = Shape(letters=(26, 22, 13), grows=(0, 1), spared=(2,))
_OPEN, _DECIDED = Mark("attention", MarkShape.HALVES), Mark("good", MarkShape.DISC)
KEYS = {"write": "W", "again": "U"}
_LIST_SHARE, _CARD_SHARE = 4, 5  # of the width
_NOBODY = ConflictList((), {}, {})
Key = tuple[int, str]


class ConflictsBoard(ListBoard):
    """kept: (ConflictLine, place of the value). third_wanted: the line for which a third value is to be typed.

    again_wanted: the last decision is to be taken otherwise. again_left: the one brought back stays as it was decided.
    person_wanted: id of the person of the line opened with Enter.
    """

    kept = Signal(object, int)
    third_wanted = Signal(object)
    again_wanted = Signal()
    again_left = Signal()
    person_wanted = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, now_ms, parent)
        self._found = _NOBODY
        self._again: ConflictLine | None = None  # decided, and brought back to be decided otherwise
        self._busy: Key | None = None  # its decision is being written: a second stroke of the key is not meant for it
        self._can_again = False
        self.card, self.room = ConflictCard(), FormRoom()
        self._count = PlainLabel(role="muted")
        self._buttons = {name: small_button("") for name in KEYS}
        self._compose()
        self.table.pointed.connect(lambda _: self._point())
        self.table.chosen.connect(lambda _: self._open_person())
        self.card.kept.connect(self._keep)
        self.room.left.connect(self.leave_form)
        self.retranslate()

    def show_list(self, found: ConflictList) -> None:
        """Show these; where the one at hand is gone, the one that stands in its place comes to hand."""
        self._found, self._busy = found, None
        self.retranslate()

    def show_again(self, line: ConflictLine | None, *, can_again: bool) -> None:
        """Bring a decided one back on top, to be decided otherwise; None puts it away. can_again: there is one that could be."""
        before, self._again, self._can_again = self._again, line, can_again
        self._busy = None
        self.retranslate()
        if line is not None and line != before:
            self.table.go_to(_key(line))
            self.take_focus()

    def take_down(self, line: ConflictLine) -> None:
        """It is decided: the next one comes to hand, before the list is asked for again."""
        others = tuple(each for each in self._found.lines if _key(each) != _key(line))
        self.show_list(replace(self._found, lines=others))

    def refuse(self) -> None:
        """What was asked was not written: the line can be decided still."""
        self._busy = None

    def line(self) -> ConflictLine | None:
        """The conflict at hand."""
        key = self.table.key()
        return next((each for each in self._lines() if _key(each) == key), None)

    def is_again(self, line: ConflictLine) -> bool:
        """Whether it is the one that was brought back."""
        return self._again is line

    def show_form(self, form: ThirdForm) -> None:
        """Let a third value be typed."""
        self.room.show_form(form)
        form.begin()

    def leave_form(self) -> None:
        """Put the form away; the keys go back to the list."""
        if self.room.clear():
            self.take_focus()

    def retranslate(self) -> None:
        told = {"write": self.tr("Write another value…"), "again": self.tr("Decide the last one again")}
        for name, button in self._buttons.items():
            button.setText(f"{KEYS[name]}   {told[name]}")
        lines = self._found.lines
        self._count.setText(words.Counted().conflicts(len(lines)) if lines else "")
        self.table.setAccessibleName(self.tr("Conflicts"))
        self.table.setAccessibleDescription(
            self.tr("A number keeps that value, W writes another, Enter opens the person")
        )
        titles = (self.tr("Whose"), self.tr("What"), self.tr("Newest"))
        self.table.show_rows(titles, [self._row(line) for line in self._lines()])
        self.empty.setText(
            self.tr("No conflict: nobody has written the same thing differently without seeing the other's.")
        )
        self.show_table(has_lines=bool(self._lines()))
        self.card.setVisible(bool(self._lines()))
        self._middle.setStretch(1, _CARD_SHARE if self._lines() else 0)
        self.card.set_clock(self._now_ms(), self._zone)
        self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = "" if has_command or event.isAutoRepeat() else event.text().upper()
        if self.room.form() is not None:
            super().keyPressEvent(event)  # what is typed into the form decides nothing
        elif key.isdecimal() and 1 <= int(key) <= KEYS_MAX:
            self._keep(int(key) - 1)
        elif key == KEYS["write"]:
            self._write()
        elif key == KEYS["again"] and self._can_again:
            self.again_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self._again is not None:
            self.again_left.emit()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> tuple[ConflictLine, ...]:
        again = self._again
        if again is None or any(_key(each) == _key(again) for each in self._found.lines):
            return self._found.lines  # what is in conflict anew is decided as any other
        return (again, *self._found.lines)

    def _keep(self, place: int) -> None:
        line = self.line()
        if line is not None and self._busy is None and place < len(line.values):
            self._busy = _key(line)
            self.kept.emit(line, place)

    def _write(self) -> None:
        line = self.line()
        if line is not None and self._busy is None and self._may_write(line):
            self.third_wanted.emit(line)

    def _may_write(self, line: ConflictLine) -> bool:
        return conflict_words.may_be_written(line, fields_of(line))

    def _open_person(self) -> None:
        line = self.line()
        if line is not None and line.person is not None:
            self.person_wanted.emit(line.person)

    def _point(self) -> None:
        line = self.line()
        self.card.show_line(line, self._found.names, self._found.missions)
        self._buttons["write"].setVisible(line is not None)
        self._buttons["write"].setEnabled(line is not None and self._may_write(line))
        self._buttons["again"].setVisible(self._can_again)
        form = self.room.form()
        if form is not None and (line is None or form.property("about") != f"{line.record}:{line.cell}"):
            self.leave_form()
        self.tell(self._again_text() if line is not None and self.is_again(line) else "")

    def _again_text(self) -> str:
        return self.tr("Decided already, and this decision holds until you take another. Escape leaves it as it is.")

    def _row(self, line: ConflictLine) -> Row:
        newest = times.age(max(each.at_ms for each in line.values), self._now_ms())
        mark = _DECIDED if self.is_again(line) else _OPEN
        cells = (texts(conflict_words.title(line)), chips(Chip(mark, conflict_words.about(line))), texts(newest))
        return Row(_key(line), cells)

    def _compose(self) -> None:
        self.head.addWidget(self._count, 1)
        for button in self._buttons.values():
            self.head.addWidget(button)
        self._buttons["write"].clicked.connect(self._write)
        self._buttons["again"].clicked.connect(self.again_wanted)
        self._column.removeWidget(self._pages)
        beside = QVBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.card, 1)
        beside.addWidget(self.room)
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self._pages, _LIST_SHARE)
        middle.addLayout(beside, _CARD_SHARE)
        self._column.insertLayout(1, middle, 1)


def _key(line: ConflictLine) -> Key:
    return line.record, line.cell
