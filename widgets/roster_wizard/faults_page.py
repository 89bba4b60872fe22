"""Page 3: everything that is wrong with the file, all of it at once, each with its row and column."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from console.faults import CellFault
from console.formats.roster.shapes import RosterReading
from widgets.lines_table import LinesTable
from widgets.plain import PlainLabel
from widgets.roster_wizard.page import Page
from widgets.section import line, small_button
from widgets.spoken import Wording, bare_wording


class FaultsPage(Page):
    """The faults of a reading. rejects_save_asked: the path where the rejected rows are to be written."""

    rejects_save_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, wording: Wording = bare_wording) -> None:
        super().__init__(parent)
        self._wording = wording
        self._reading: RosterReading | None = None
        self._summary = PlainLabel(role="heading", wraps=True)
        self.table = LinesTable((8, 22, 16))
        self._more = PlainLabel(role="muted", wraps=True)
        self._save = small_button("")
        self._save.clicked.connect(self._ask_path)
        self.column.addWidget(self._summary)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(line(self._save, self._more, stretches_last=True))
        self.retranslate()

    def show_reading(self, reading: RosterReading) -> None:
        """Show what is wrong."""
        self._reading = reading
        self.retranslate()

    def show_saved(self, count: int, name: str) -> None:
        """Say that the rejected rows were written to a file of this name."""
        self._more.setText(self.tr("%Ln row(s) saved as {name}.", "", count).format(name=name))

    def retranslate(self) -> None:
        self.set_title(
            self.tr("What to look at"),
            self.tr(
                "Only a row without a name, or one that cannot be read, is rejected. Any other doubtful value is flagged, and"
                " the row is kept; what became of the value stands beside it."
            ),
        )
        self._save.setText(self.tr("Save rejected rows…"))
        self.table.setAccessibleName(self.tr("Faults"))
        if self._reading is not None:
            self._show(self._reading)

    def _show(self, reading: RosterReading) -> None:
        rejected = self.tr("%Ln row(s) rejected", "", len(reading.rejects))
        flagged = self.tr("%Ln row(s) flagged", "", reading.flagged)
        nothing = self.tr("Nothing is wrong with this file.")
        has_faults = bool(reading.faults or reading.rejects)
        self._summary.setText(f"{rejected} · {flagged}" if has_faults else nothing)
        self.table.setVisible(has_faults)
        self._save.setVisible(bool(reading.rejects))
        left_out = self.tr("%Ln more fault(s) not listed", "", reading.faults_left_out)
        self._more.setText(left_out if reading.faults_left_out else "")
        titles = (self.tr("Row"), self.tr("Column"), self.tr("The row is"), self.tr("What is wrong"))
        self.table.show_lines(
            titles,
            [
                (str(fault.row), fault.column, self._became(fault), self._wording(fault.code))
                for fault in sorted(reading.faults, key=lambda fault: (not fault.is_rejecting, fault.row))
            ],
        )

    def _became(self, fault: CellFault) -> str:
        """What was done with the row."""
        if fault.is_rejecting:
            return self.tr("rejected")
        return self.tr("passed over") if fault.is_passed_over else self.tr("kept, flagged")

    def _ask_path(self) -> None:
        # The system's own dialog: Qt's would write the names of the folders visited to the disk.
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save rejected rows"), "", "CSV (*.csv)")
        if path:
            self.rejects_save_asked.emit(Path(path))
