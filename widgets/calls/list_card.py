"""The line of a list at hand: what was written, what it says, and who may be meant, each with the reasons in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.model.chat_list import PassedOver
from console.model.listed import Choice, Decision, ListLine, Offered, Proposed
from widgets.calls import list_words
from widgets.plain import PlainLabel
from widgets.section import emptied, scrolled, small_button
from widgets.spoken import SpokenFrame
from widgets.status import StatusChip
from widgets.times import language

SHOWN_MAX = 300  # characters of a line; who wrote more is read in the text at the left
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
KEYS = {Choice.NEW: "N", Choice.SKIP: "S"}


class ListCard(SpokenFrame):
    """``decided``: a Decision for the line shown, or None to leave it open again. ``person_wanted``: id of a person to open."""

    decided = Signal(object)
    person_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._line: ListLine | None = None
        self._decision: Decision | None = None
        self._passed: PassedOver | None = None
        self._text = PlainLabel(role="heading", wraps=True, is_selectable=True)
        self._about = PlainLabel(role="muted", wraps=True)
        self._said = QWidget()
        self._said_row = QHBoxLayout(self._said)
        self._said_row.setContentsMargins(0, 0, 8, 0)
        self._offered = QVBoxLayout()
        self._buttons = {choice: small_button("") for choice in KEYS}
        self._open_again = small_button("")
        self._lay_out()
        for choice, button in self._buttons.items():
            button.clicked.connect(lambda _=False, choice=choice: self.decided.emit(choice))
        self._open_again.clicked.connect(lambda: self.decided.emit(None))
        self.retranslate()

    def show_line(self, line: ListLine | None, decision: Decision | None) -> None:
        """Show a line as it is decided now; none leaves the card empty."""
        self._line, self._decision, self._passed = line, decision, None
        self.retranslate()

    def show_passed(self, passed: PassedOver) -> None:
        """Show a piece of the text that names nobody."""
        self._line, self._decision, self._passed = None, None, passed
        self.retranslate()

    def line_shown(self) -> ListLine | None:
        """The line shown."""
        return self._line

    def retranslate(self) -> None:
        words = {Choice.NEW: self.tr("New person"), Choice.SKIP: self.tr("Skip")}
        line = self._line
        can_decide = line is not None and bool(line.told)
        for choice, button in self._buttons.items():
            button.setText(f"{KEYS[choice]}   {words[choice]}")
            button.setVisible(can_decide)
        self._buttons[Choice.NEW].setEnabled(line is not None and line.can_be_new)
        self._open_again.setText(self.tr("⌫   Decide later"))
        self._open_again.setVisible(can_decide and self._decision is not None)
        emptied(self._said_row)
        emptied(self._offered)
        if line is not None:
            self._tell(line)
        else:
            self._text.setText(" ".join(self._passed.text.split())[:SHOWN_MAX] if self._passed else "")
            self._about.setText(self._passed.why.label(language()) if self._passed else self.tr("Choose a line."))
        self._said.setVisible(line is not None and bool(line.told))

    def _tell(self, line: ListLine) -> None:
        self._text.setText(line.chat.text[:SHOWN_MAX])
        self._about.setText(self._about_text(line))
        for chip in list_words.said_chips(line):
            self._said_row.addWidget(StatusChip(chip))
        for place, offered in enumerate(line.offered, 1):
            self._offered.addWidget(self._candidate(place, offered, can_choose=bool(line.told)))

    def _about_text(self, line: ListLine) -> str:
        told = self.tr("Line {number} of the text.").replace("{number}", str(line.chat.line))
        if line.proposed is Proposed.NOTHING:
            more = self.tr("It says nothing that is sure: read it, and report it on the person's card.")
        elif line.proposed is Proposed.NEW:
            more = self.tr("Nobody in the register is called like this.")
        elif not line.offered:
            more = self.tr("Nobody in the register has this name or number.")
        elif line.proposed is Proposed.ASK:
            more = self.tr("Who is meant? A digit chooses.")
        else:
            more = ""
        return f"{told} {more}".strip()

    def _candidate(self, place: int, offered: Offered, *, can_choose: bool) -> QWidget:
        """One who may be meant: the key, name and what is known; under it the reasons."""
        person, line = offered.row.person, self._line
        is_meant = line is not None and list_words.meant(line, self._decision) is offered
        made = QWidget()
        button = small_button(f"{place}   {offered.row.name}", list_words.reasons_text(offered))
        button.setProperty("primary", "true" if is_meant else "false")
        choose = self.decided if can_choose else self.person_wanted
        button.clicked.connect(lambda: choose.emit(person))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(button)
        for chip in list_words.known_chips(offered.row):
            head.addWidget(StatusChip(chip))
        head.addWidget(PlainLabel(list_words.about_text(offered.row), role="muted"), 1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(PlainLabel(list_words.reasons_text(offered), role="muted", wraps=True))
        return made

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setSpacing(6)
        inner.addLayout(self._offered)
        inner.addStretch(1)
        room = QWidget()
        scrolled(inner, room)
        for area in room.findChildren(QScrollArea):
            for part in (area.viewport(), *area.viewport().findChildren(QWidget, options=_DIRECT)):
                part.setAutoFillBackground(False)  # the ground of the card
        head, second = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._text, 1)
        for button in (self._open_again, *self._buttons.values()):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self._said)
        second.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(room, 1)
