"""One earlier import: its counts, what undoing it would do, the undoing, and who was kept."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from console.model.shown import ImportLine, UndoPreview
from console.model.words import ImportState
from widgets import times
from widgets.lines_table import LinesTable
from widgets.plain import PlainLabel
from widgets.roster_wizard.counts_view import CountsView
from widgets.section import joined, line, small_button
from widgets.spoken import Spoken

Stage = Literal["chosen", "weighing", "weighed", "undoing", "undone"]
KEPT_LEAST_PX = 110  # three kept persons and the heading, on the smallest screen


class ImportUndo(Spoken):
    """weigh_asked: record id of the import of which the officer asks what undoing would do. undo_asked: record id, after his yes.

    person_chosen: record id of a kept person.
    """

    weigh_asked = Signal(object)
    undo_asked = Signal(object)
    person_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: ImportLine | None = None
        self._stage: Stage = "chosen"
        self._weighed: UndoPreview | None = None
        self._done, self._total = 0, 0
        self._title = PlainLabel(role="heading", wraps=True)
        self._counts = CountsView()
        self._told = PlainLabel(wraps=True)
        self._wrong = PlainLabel(role="critical", wraps=True)
        self._wrong.hide()
        self._bar = QProgressBar()
        self._kept = LinesTable((28, 14, 18, 12))
        self._kept.setMinimumHeight(KEPT_LEAST_PX)
        self._begin, self._confirm, self._leave = (small_button("") for _ in range(3))
        self._confirm.setProperty("primary", "true")
        self._begin.clicked.connect(self.ask)
        self._confirm.clicked.connect(self._undo)
        self._leave.clicked.connect(self.leave)
        self._kept.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._counts, self._told, self._wrong, self._bar):
            column.addWidget(widget)
        column.addWidget(self._kept, 1)
        column.addLayout(line(self._begin, self._confirm, self._leave))
        self.retranslate()

    def show_import(self, shown: ImportLine | None) -> None:
        """Show an import. Told again of the one at hand, what is being asked or done with it stays."""
        is_other = (shown.record if shown else None) != (self._line.record if self._line else None)
        self._line = shown
        if is_other:
            self._stage, self._weighed = "chosen", None
            self.show_wrong("")
        self.retranslate()

    def ask(self) -> None:
        """Ask what undoing the import at hand would do, if it can be undone."""
        if self._line is not None and self._can_begin():
            self._stage = "weighing"
            self.show_wrong("")
            self.retranslate()
            self.weigh_asked.emit(self._line.record)

    def show_weighed(self, weighed: UndoPreview) -> None:
        """Say what undoing would do, and ask; the cursor stands on the button that leaves all as it is."""
        is_wanted = self._line is not None and weighed.import_id == self._line.record
        if is_wanted and self._stage == "weighing":
            self._stage, self._weighed = "weighed", weighed
            self.retranslate()
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the undoing is, in changes written."""
        self._done, self._total = done, total
        self.retranslate()

    def show_result(self, result: UndoPreview) -> None:
        """Say how the undoing ended."""
        self._stage, self._weighed = "undone", result
        self.retranslate()

    def show_wrong(self, sentence: str) -> None:
        """Say what went wrong; "" takes it away. Whatever was asked or done is over."""
        if sentence:
            self._stage = "chosen"
            self.retranslate()
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def is_undoing(self) -> bool:
        """Whether an import is being taken back now."""
        return self._stage == "undoing"

    def is_asking(self) -> bool:
        """Whether the officer is asked for his yes."""
        return self._stage == "weighed"

    def leave(self) -> None:
        """Leave the import as it is."""
        self._stage, self._weighed = "chosen", None
        self.retranslate()
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.setVisible(self._line is not None)
        if self._line is None:
            return
        state = self._line.state.label(times.language()) if self._stage == "chosen" else ""
        self._title.setText(joined((file_text(self._line), state)))
        self._counts.show_counts(self._line.counts)
        self._begin.setText(self.tr("Undo…"))
        self._confirm.setText(self.tr("Undo this import"))
        self._leave.setText(self.tr("Leave it as it is"))
        self._bar.setAccessibleName(self.tr("Progress of the undoing"))
        self._bar.setRange(0, self._total)
        self._bar.setValue(self._done)
        self._told.set_role("heading" if self._stage == "undone" else "")
        self._told.setText(self._text())
        self._told.setVisible(bool(self._told.text()))
        self._bar.setVisible(self._stage == "undoing")
        self._begin.setVisible(self._can_begin())
        self._confirm.setVisible(self._stage == "weighed")
        self._leave.setVisible(self._stage == "weighed")
        self._show_kept()

    def _can_begin(self) -> bool:
        return self._stage == "chosen" and self._line is not None and self._line.state is ImportState.APPLIED

    def _show_kept(self) -> None:
        kept = self._weighed.kept if self._weighed is not None else ()
        is_listing = bool(kept) and self._stage != "undoing"
        self._kept.setVisible(is_listing)
        # Without the list the spare room is the other list's; otherwise the words here would drift apart.
        height = QSizePolicy.Policy.Expanding if is_listing else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self._kept.setAccessibleName(self.tr("Persons kept"))
        lines = [(row.name, times.date_text(row.born or ""), row.city, row.passport) for row in kept]
        titles = (self.tr("Kept"), self.tr("Born"), self.tr("City"), self.tr("Passport"))
        self._kept.show_lines(titles, lines)

    def _text(self) -> str:
        weighed = self._weighed
        if self._stage == "weighing":
            return self.tr("Looking at what was reported, judged and edited since…")
        if self._stage == "undoing":
            return self.tr("Taking the import back. What was reported or edited since is kept.")
        if weighed is None:
            return ""
        if self._stage == "undone":
            counts = self.tr("Undone {undone}, kept {kept}.")
            return counts.format(undone=times.number(weighed.undone), kept=times.number(len(weighed.kept)))
        back = self.tr("%Ln person(s) would be taken back.", "", weighed.undone)
        means = self.tr("Whom the import brought in is withdrawn; what it changed is put back.")
        if not weighed.kept:
            nobody = self.tr("Nothing was reported, judged or edited since, so nobody is kept.")
            return f"{back} {means} {nobody}"
        kept = self.tr(
            "%Ln would be kept, because something was reported, judged or edited since:", "", len(weighed.kept)
        )
        return f"{back} {means} {kept}"

    def _undo(self) -> None:
        if self._line is not None:
            self._stage, self._done, self._total = "undoing", 0, 0
            self.retranslate()
            self.undo_asked.emit(self._line.record)

    def _choose(self, index: QModelIndex) -> None:
        if self._weighed is not None and index.isValid():
            self.person_chosen.emit(self._weighed.kept[index.row()].person)


def file_text(shown: ImportLine) -> str:
    """What the import is known by: its file, or the mission and day where no name was kept."""
    return shown.file_name or f"{shown.mission_code} · {times.moment(shown.recorded_at_ms, times.JAKARTA)}"
