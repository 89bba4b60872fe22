"""Page 5: the import being applied, how it ended, and its undoing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from console.model.proposal import ImportOutcome
from widgets import times
from widgets.plain import PlainLabel
from widgets.roster_wizard.counts_view import CountsView
from widgets.roster_wizard.page import Page
from widgets.section import line, small_button


class ApplyPage(Page):
    """Progress, then the result. cancel_asked: stop, nothing of it stays. undo_asked: import id."""

    cancel_asked = Signal()
    undo_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self._outcome: ImportOutcome | None = None
        self._file = ""
        self._is_cancelling = False
        self._is_undoing = False
        self._told = PlainLabel(role="heading", wraps=True)
        self.bar = QProgressBar()
        self._cancel, self._undo = small_button(""), small_button("")
        self._cancel.clicked.connect(self._ask_cancel)
        self._undo.clicked.connect(self._ask_undo)
        self._counts = CountsView()
        self._readable = PlainLabel(role="attention", wraps=True, is_selectable=True)
        self.column.addWidget(self._told)
        self.column.addWidget(self.bar)
        self.column.addWidget(self._counts)
        self.column.addWidget(self._readable)
        self.column.addLayout(line(self._cancel, self._undo))
        self.column.addStretch(1)
        self.retranslate()

    def show_file(self, path: Path) -> None:
        """Which file it is that stays readable after the import."""
        self._file = str(path)

    def start(self) -> None:
        """Applying begins."""
        self._outcome, self._is_cancelling, self._is_undoing = None, False, False
        self._done, self._total = 0, 0
        self.retranslate()

    def start_undoing(self) -> None:
        """Taking the applied import back begins; that is not cancelled, for half an import is worse than either."""
        self._is_undoing = True
        self._done, self._total = 0, 0
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Say how many rows of how many are written."""
        self._done, self._total = done, total
        self.retranslate()

    def show_result(self, outcome: ImportOutcome) -> None:
        """Say how it ended."""
        self._outcome, self._is_cancelling, self._is_undoing = outcome, False, False
        self.retranslate()

    def is_over(self) -> bool:
        """Whether nothing is being written."""
        return self._outcome is not None and not self._is_undoing

    def stop(self) -> None:
        """Applying or undoing ended without a result: cancelled, or a fault said elsewhere."""
        self._is_cancelling = self._is_undoing = False
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Import"), self.tr("Reports filed meanwhile go first; they never wait for the import."))
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self._cancel.setText(self.tr("Cancel import"))
        self._cancel.setEnabled(not self._is_cancelling)
        self._undo.setText(self.tr("Undo this import"))
        self.bar.setVisible(not self.is_over())
        self.bar.setRange(0, self._total)
        self.bar.setValue(self._done)
        self._cancel.setVisible(self._outcome is None)
        self._undo.setVisible(self._outcome is not None and not self._outcome.is_undone and not self._is_undoing)
        self._counts.setVisible(self._outcome is not None and not self._outcome.is_undone)
        if self._outcome is not None:
            self._counts.show_counts(self._outcome.counts)
        self._told.setText(self._text())
        self._readable.setVisible(bool(self._file) and self.is_over())
        self._readable.setText(
            self.tr(
                "{file} is not encrypted: whoever uses this computer can read it. Delete it when it is no longer needed."
            ).replace("{file}", self._file)
        )

    def _text(self) -> str:
        outcome = self._outcome
        if self._is_cancelling:
            return self.tr("Stopping. What was written of this import is taken back.")
        if self._is_undoing:
            return self.tr("Taking the import back. What was reported or edited since is kept.")
        if outcome is None:
            progress = self.tr("Writing row {done} of {total}")
            return (
                progress.format(done=times.number(self._done), total=times.number(self._total)) if self._total else ""
            )
        if not outcome.is_undone:
            return self.tr("The import is applied.")
        undone = self.tr("%Ln person(s) taken back.", "", outcome.undone)
        if not outcome.kept:
            return undone
        kept = self.tr("%Ln kept, because something was reported or edited since.", "", outcome.kept)
        return f"{undone} {kept}"

    def _ask_cancel(self) -> None:
        self._is_cancelling = True
        self.retranslate()
        self.cancel_asked.emit()

    def _ask_undo(self) -> None:
        if self._outcome is not None:
            self.undo_asked.emit(self._outcome.import_id)
