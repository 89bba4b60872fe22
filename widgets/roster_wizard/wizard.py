"""The five pages in order, driven from outside: readings, proposals and results come in, wishes go out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from console.formats.roster.shapes import RosterReading
from console.model.proposal import ImportOutcome, RosterProposal
from console.model.shown import MissionLine
from widgets.plain import PlainLabel
from widgets.roster_wizard.apply_page import ApplyPage
from widgets.roster_wizard.faults_page import FaultsPage
from widgets.roster_wizard.file_page import FilePage
from widgets.roster_wizard.mapping_page import MappingPage
from widgets.roster_wizard.page import Page
from widgets.roster_wizard.preview_page import PreviewPage
from widgets.section import small_button
from widgets.spoken import Spoken, Wording, bare_wording

PREVIEW = 3
APPLY = 4


class RosterWizard(Spoken):
    """The import of one roster.

    file_chosen: path. sheet_chosen: name. mission_chosen: record id or None. mapping_changed: header -> field or "".
    date_order_chosen: (header, "d/m" or "m/d").
    proposal_wanted: compare the present reading with the register. decided: (row, other, verdict), see ``PreviewPage``.
    apply_asked; cancel_asked: stop reading, comparing or applying; undo_asked: import id; rejects_save_asked: path; closed.
    """

    file_chosen = Signal(object)
    sheet_chosen = Signal(str)
    mission_chosen = Signal(object)
    mapping_changed = Signal(dict)
    date_order_chosen = Signal(str, str)
    proposal_wanted = Signal()
    decided = Signal(object, object, object)
    apply_asked = Signal()
    cancel_asked = Signal()
    undo_asked = Signal(object)
    rejects_save_asked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, wording: Wording = bare_wording) -> None:
        super().__init__(parent)
        self.file_page, self.mapping_page = FilePage(), MappingPage()
        self.faults_page = FaultsPage(wording=wording)
        self.preview_page, self.apply_page = PreviewPage(wording=wording), ApplyPage()
        self.pages: tuple[Page, ...] = (
            self.file_page,
            self.mapping_page,
            self.faults_page,
            self.preview_page,
            self.apply_page,
        )
        self._reading: RosterReading | None = None
        self._is_busy = False
        self._steps = [PlainLabel() for _ in self.pages]
        self._stack = QStackedWidget()
        self._fault = PlainLabel(role="critical", wraps=True)
        self._bar = QProgressBar()
        self._busy_text = PlainLabel(role="muted")
        self._stop, self._back, self._next, self._close = (small_button("") for _ in range(4))
        self._next.setProperty("primary", "true")
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.retranslate()

    # What comes in.

    def start(self) -> None:
        """Begin anew, without a file."""
        self._forget()
        self.file_page.show_file(None)
        self.go_to(0)

    def show_missions(self, missions: tuple[MissionLine, ...], chosen: int | None) -> None:
        """Offer the missions whose people a file may list. chosen: record id, or None when an officer must say."""
        self.file_page.show_missions(missions, chosen)

    def show_file(self, path: Path) -> None:
        """A file is being read: forget the last one."""
        self._forget()
        self.file_page.show_file(path)
        self.apply_page.show_file(path)
        self._set_busy(True)
        self.go_to(0)

    def forget_answers(self) -> None:
        """Another sheet, another list: what was answered about columns, dates and pairs of the last one says nothing."""
        self.mapping_page.forget_answers()
        self.preview_page.forget_decisions()

    def show_reading(self, reading: RosterReading) -> None:
        """Show what was read; a comparison made with an earlier reading no longer holds."""
        self._reading = reading
        self._set_busy(False)
        for page in (self.file_page, self.mapping_page, self.faults_page):
            page.show_reading(reading)
        self.preview_page.show_proposal(None)
        if self._stack.currentIndex() == PREVIEW:
            self.proposal_wanted.emit()
        self._tell()

    def show_proposal(self, proposal: RosterProposal) -> None:
        """Show what the import would do."""
        self._set_busy(False)
        self.preview_page.show_proposal(proposal)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far reading, comparing or applying is; total 0 when nobody knows."""
        if self._stack.currentIndex() == APPLY:
            self.apply_page.show_progress(done, total)
            return
        self._set_busy(True)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_result(self, outcome: ImportOutcome) -> None:
        """Say how applying, or undoing, ended."""
        self._set_busy(False)
        self.apply_page.show_result(outcome)
        self.go_to(APPLY)

    def show_undoing(self) -> None:
        """The import that was applied is being taken back."""
        self.apply_page.start_undoing()
        self._tell()

    def show_fault(self, sentence: str) -> None:
        """Say what went wrong; what was decided so far stays. While applying, the wizard goes back to the preview."""
        self._set_busy(False)
        self.apply_page.stop()
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        if self._stack.currentIndex() == APPLY and not self.apply_page.is_over():
            self._stack.setCurrentIndex(PREVIEW)
        self._tell()

    def show_cancelled(self) -> None:
        """What ran was stopped and nothing of it stays."""
        self.show_fault("")

    def go_to(self, place: int) -> None:
        """Open a page, 0 to 4."""
        self._fault.hide()
        self._stack.setCurrentIndex(place)
        if place == PREVIEW and self.preview_page.proposal() is None and self._reading is not None:
            self._set_busy(True)
            self.proposal_wanted.emit()
        self._tell()
        self.pages[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> int:
        """Which page is open, 0 to 4."""
        return self._stack.currentIndex()

    def is_busy(self) -> bool:
        """Whether something is being read, compared or written for this wizard."""
        is_applying = self.place() == APPLY and not self.apply_page.is_over()
        return self._is_busy or is_applying

    # What Qt calls.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None and not self.is_busy():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped_file(event)
        if path is not None and not self.is_busy():
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Import a roster"))
        names = (
            self.tr("File"),
            self.tr("Columns"),
            self.tr("To look at"),
            self.tr("Preview"),
            self.tr("Import"),
        )
        for number, (step, name) in enumerate(zip(self._steps, names, strict=True), start=1):
            step.setText(f"{number}  {name}")
        self._stop.setText(self.tr("Stop"))
        self._back.setText(self.tr("Back"))
        self._close.setText(self.tr("Close"))
        self._tell()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(24)
        for step in self._steps:
            steps.addWidget(step)
        steps.addStretch(1)
        for page in self.pages:
            self._stack.addWidget(page)
        self._bar.setMaximumWidth(260)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self._busy_text, self._bar, self._stop):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        for button in (self._close, self._back, self._next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addLayout(steps)
        column.addWidget(self._stack, 1)
        column.addWidget(self._fault)
        column.addLayout(buttons)
        self._fault.hide()

    def _connect(self) -> None:
        self.file_page.file_chosen.connect(self.file_chosen)
        # The file is read again after each of these; until then nothing that rests on the old reading may be done.
        for wish in (
            self.file_page.sheet_chosen,
            self.file_page.mission_chosen,
            self.mapping_page.mapping_changed,
            self.mapping_page.date_order_chosen,
        ):
            wish.connect(lambda *_: self._await_reading())
        self.file_page.sheet_chosen.connect(self.sheet_chosen)
        self.file_page.mission_chosen.connect(self.mission_chosen)
        self.mapping_page.mapping_changed.connect(self.mapping_changed)
        self.mapping_page.date_order_chosen.connect(self.date_order_chosen)
        self.faults_page.rejects_save_asked.connect(self.rejects_save_asked)
        self.preview_page.decided.connect(self.decided)
        self.apply_page.cancel_asked.connect(self.cancel_asked)
        self.apply_page.undo_asked.connect(self.undo_asked)
        for page in self.pages:
            page.state_changed.connect(self._tell)
        self._stop.clicked.connect(self.cancel_asked)
        self._back.clicked.connect(lambda: self.go_to(self.place() - 1))
        self._next.clicked.connect(self._go_on)
        self._close.clicked.connect(self.closed)

    def _go_on(self) -> None:
        if self.place() == PREVIEW:
            self.apply_page.start()
            self.go_to(APPLY)
            self.apply_asked.emit()
        else:
            self.go_to(self.place() + 1)

    def _await_reading(self) -> None:
        self.preview_page.show_proposal(None)
        self._set_busy(self._reading is not None or self._is_busy)

    def _forget(self) -> None:
        self._reading = None
        self._set_busy(False)
        self.forget_answers()
        self.preview_page.show_proposal(None)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._bar.setRange(0, 0)
        self._tell()

    def _tell(self) -> None:
        place = self._stack.currentIndex()
        for number, step in enumerate(self._steps):
            step.set_role("heading" if number == place else "muted")
        is_working = self._is_busy and place != APPLY
        for widget in (self._busy_text, self._bar, self._stop):
            widget.setVisible(is_working)
        self._busy_text.setText(self.tr("Comparing…") if place == PREVIEW else self.tr("Reading…"))
        self._back.setVisible(0 < place < APPLY)
        self._back.setEnabled(not self._is_busy)
        self._next.setVisible(place < APPLY)
        self._next.setEnabled(self.pages[place].may_go_on() and not self._is_busy)
        self._close.setVisible(place < APPLY or self.apply_page.is_over())
        self._next.setText(self._next_text(place))

    def _next_text(self, place: int) -> str:
        proposal = self.preview_page.proposal()
        if place != PREVIEW or proposal is None:
            return self.tr("Next")
        rows = proposal.counts.new + proposal.counts.changed + proposal.counts.doubtful
        return self.tr("Import %Ln row(s)", "", rows)


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
