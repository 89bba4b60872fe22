"""Wardens' lists: the text at the left, what it comes to at the right, one line at hand to be decided with a key, one button to file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from console.model.listed import Choice, Decision, ListProposal
from console.model.shown import WardenLine
from widgets.calls import list_words
from widgets.calls.cells import CellsTable, Shape
from widgets.calls.filed_board import FiledBoard
from widgets.calls.list_card import KEYS, ListCard
from widgets.calls.list_form import ListForm
from widgets.calls.list_rows import ListRows
from widgets.calls.list_told import ListTold
from widgets.flow import FlowLayout
from widgets.plain import PlainLabel, button_text
from widgets.section import emptied
from widgets.spoken import Spoken
from widgets.status import StatusChip

FORM_PX, WIDE_FORM_PX, WIDE_FROM_PX = 350, 460, 1_500
LOOK_AFTER_MS = 400  # after the last key; a paste is one
FILE_ENDINGS = (".txt", ".csv")
_SHAPE = Shape(letters=(24, 25, 25, 16), grows=(0, 2), spared=(3,))


class WardensBoard(Spoken):
    """What it asks for, as signals.

    look_wanted: the text, or whose it is, is another. filing_wanted: file what is shown, with ``decisions``. file_dropped: Path of a text.
    person_wanted: id of a person to open. changed: what a draft keeps is another.
    """

    look_wanted = Signal()
    filing_wanted = Signal()
    file_dropped = Signal(object)
    person_wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_incident = False
        self._is_filing = False
        self._goes_on = False  # as soon as the text is looked through, the keys belong to the table
        self.rows = ListRows()
        self.form, self.table, self.card = ListForm(), CellsTable(_SHAPE), ListCard()
        self._summary = QWidget()
        self._summary_flow = FlowLayout(6, 4, self._summary)
        self._empty = PlainLabel(role="muted", wraps=True)
        self.filed = FiledBoard()
        self._start = QWidget()  # while nothing is pasted: what is to be done, and what was filed before
        self._list = QStackedWidget()
        self._file = QPushButton()
        self._left = PlainLabel(role="muted", wraps=True)
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    # What is shown.

    def set_incident(self, is_open: bool) -> None:
        """Whether there is an incident to file in; the text and the proposal of another are put away."""
        self._has_incident = is_open
        self.form.setEnabled(is_open)
        self._tell_empty()
        self.clear()

    def show_wardens(self, lines: Sequence[WardenLine]) -> None:
        """Offer these cells."""
        self.form.show_wardens(lines)

    def show_proposal(self, proposal: ListProposal | None) -> None:
        """Show what the text comes to; None while there is none. What was decided of the same lines stays decided."""
        self.rows.take(proposal)
        self.form.show_state("")
        self._fill()
        first = self.rows.next_open(None)
        if first is not None:
            self.table.go_to(first)
        if self._goes_on and proposal is not None:  # what was pasted is not typed on: the next key decides
            self._goes_on = False
            self.take_focus()

    def expect(self) -> None:
        """The text is being looked through."""
        self.form.show_state(self.tr("Looking through the list…"))

    def show_progress(self, done: int, total: int) -> None:
        """How far the looking is."""
        share = 100 * done // max(1, total)
        self.form.show_state(self.tr("Looking through the list… {share}%").replace("{share}", str(share)))

    def show_wrong(self, told: str) -> None:
        """Say what is wrong with the text, or with filing it."""
        self.form.show_state("")
        self.form.show_wrong(told)

    def set_filing(self, is_filing: bool) -> None:
        """While it is being filed the button waits."""
        self._is_filing = is_filing
        self._tell_button()

    def paste(self, text: str) -> None:
        """Put another text in the place of this one, as pasting does."""
        self.form.text.setPlainText(text)
        self._go_on()

    def clear(self) -> None:
        """An empty form."""
        self.rows.take(None)
        self.form.text.clear()
        self._soon.stop()
        self.form.show_wrong("")
        self.show_proposal(None)

    def text(self) -> str:
        """What is pasted."""
        return self.form.text.toPlainText()

    def decisions(self) -> dict[int, Decision]:
        """What the officer decided, by the number of the line."""
        return dict(self.rows.decisions)

    def take_focus(self) -> None:
        """The keys come here: to the table when there is something to decide, else to the text."""
        place = self.table if self.rows.proposal is not None else self.form.text
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a draft keeps.

    def taken(self) -> object:
        """The text, whose it is, and what was decided."""
        return {**self.form.taken(), "decided": self.rows.kept()}

    def put_back(self, value: object) -> None:
        """Show what ``taken`` gave; it is looked through again."""
        if isinstance(value, dict):
            self.form.put_back(value)
            self.rows.put_back(value.get("decided"))

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("What the list comes to"))
        self.table.setAccessibleDescription(self.tr("1 to 5 say who is meant, N makes a new person, S skips the line"))
        self._tell_empty()
        self.rows.forget_words()
        self._fill()

    # Keys, and files that are dropped.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = "" if has_command else event.text().upper()
        choice = next((choice for choice, letter in KEYS.items() if letter == key), None)
        if choice is not None:
            self._decide(choice)
        elif key.isdecimal():
            self._choose(int(key))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not has_command:
            self._decide(None)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.setFixedWidth(WIDE_FORM_PX if self.width() >= WIDE_FROM_PX else FORM_PX)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._has_incident and _dropped(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()  # another file is the window's business

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def _choose(self, digit: int) -> None:
        line = self.card.line_shown()
        if line is not None and 1 <= digit <= len(line.offered):
            self._decide(line.offered[digit - 1].row.person)

    def _decide(self, decision: Decision | None) -> None:
        """Decide the line at hand, and go on to the next that is open."""
        line = self.card.line_shown()
        if line is None or not line.told or (decision is Choice.NEW and not line.can_be_new):
            return
        self.rows.decide(line.number, decision)
        self._fill()
        following = self.rows.next_open(line.number) if decision is not None else None
        if following is not None:
            self.table.go_to(following)
        self.changed.emit()

    def _open(self, key: object) -> None:
        """Enter: unfold what stands in one row, or open who is meant."""
        line = self.card.line_shown()
        if self.rows.fold(key):
            self._fill()
        elif line is not None and line.offered:
            who = list_words.meant(line, self.rows.decisions.get(line.number)) or line.offered[0]
            self.person_wanted.emit(who.row.person)

    def _point(self, key: object) -> None:
        line, passed = self.rows.line(key), self.rows.passed(key)
        if passed is not None:
            self.card.show_passed(passed)
        else:
            self.card.show_line(line, self.rows.decisions.get(line.number) if line else None)

    def _file_it(self) -> None:
        if self._file.isEnabled():
            self.filing_wanted.emit()

    def _fill(self) -> None:
        proposal = self.rows.proposal
        self._list.setCurrentWidget(self.table if proposal is not None else self._start)
        self.card.setVisible(proposal is not None)
        self._file.setVisible(proposal is not None)
        self.table.show_rows(list_words.titles(), self.rows.rows())
        emptied(self._summary_flow)
        for chip in self.rows.chips():
            self._summary_flow.addWidget(StatusChip(chip))
        self._tell_button()

    def _tell_empty(self) -> None:
        if self._has_incident:
            told = self.tr(
                "Nothing is pasted yet. Each name is looked up in the warden's cell and in the register; you confirm what is filed."
            )
        else:
            told = self.tr("No incident is open. What a list says is reported in an incident.")
        self._empty.setText(told)

    def _tell_button(self) -> None:
        counts = self.rows.counts()
        self._file.setText(button_text(ListTold().filing(counts)))
        self._file.setEnabled(counts.reports > 0 and not self._is_filing)
        self._file.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        self._left.setText(ListTold().left_open(len(self.rows.open_lines())))

    def _go_on(self) -> None:
        self._goes_on = bool(self.text().strip())

    def _changed(self) -> None:
        self._soon.start()
        self.changed.emit()

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._file.setProperty("primary", "true")
        start = QVBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.addWidget(self._empty, 1)
        start.addWidget(self.filed, 2)
        for page in (self._start, self.table):
            self._list.addWidget(page)
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self._file)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._summary)
        right.addWidget(self._list, 2)
        right.addWidget(self.card, 3)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.form)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.form.draft.follow({"list": self})
        self.form.changed.connect(self._changed)
        self.form.text.left.connect(self.take_focus)
        self.form.text.pasted.connect(self._go_on)
        self.form.cleared.connect(self.clear)
        self._soon.timeout.connect(self.look_wanted)
        self.table.pointed.connect(self._point)
        self.table.chosen.connect(self._open)
        self.card.decided.connect(self._decide)
        self.card.person_wanted.connect(self.person_wanted)
        self._file.clicked.connect(self._file_it)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._file_it)


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one text file that is dragged."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.casefold() in FILE_ENDINGS else None
