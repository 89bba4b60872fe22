"""Page 1: which file, and what was recognised of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFormLayout, QVBoxLayout, QWidget

from console.formats.roster.shapes import RosterReading, Skipped
from console.model.shown import MissionLine
from widgets import theme, times
from widgets.choice import ChoiceBox
from widgets.plain import ElidedLabel, PlainLabel
from widgets.roster_wizard.page import Page
from widgets.section import Section, joined, line, small_button

DROP_HEIGHT_PX = 160


class DropPlace(QWidget):
    """A dashed frame that says where a file can be dropped; the wizard around it takes the drop."""

    def __init__(self, hint: PlainLabel) -> None:
        super().__init__()
        self.setMinimumHeight(DROP_HEIGHT_PX)
        column = QVBoxLayout(self)
        column.addWidget(hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class FilePage(Page):
    """Choosing the file, and the mission whose people it lists.

    file_chosen: a path. sheet_chosen: another sheet's name. mission_chosen: record id of a mission, or None.
    """

    file_chosen = Signal(object)
    sheet_chosen = Signal(str)
    mission_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._reading: RosterReading | None = None
        self._choose = small_button("")
        self._choose.setProperty("primary", "true")
        self._choose.clicked.connect(self._ask_file)
        self._name = ElidedLabel()
        self._missions: tuple[MissionLine, ...] = ()
        self._mission_label = PlainLabel(role="muted")
        self._mission = ChoiceBox[int]()
        self._mission.currentIndexChanged.connect(self._tell_mission)
        self._hint = PlainLabel(role="muted", wraps=True)
        self._card = Section()
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setHorizontalSpacing(20)
        self._form.setVerticalSpacing(6)
        self._card.body.addLayout(self._form)
        self._sheet = ChoiceBox[str]()
        self._sheet.currentIndexChanged.connect(self._tell_sheet)
        self._facts = [(PlainLabel(role="muted"), PlainLabel(wraps=True)) for _ in range(7)]
        self._sheet_label = PlainLabel(role="muted")
        self._sheet_row = QWidget()
        sheet_line = line(self._sheet)
        sheet_line.setContentsMargins(0, 0, 0, 0)
        self._sheet_row.setLayout(sheet_line)
        self._form.addRow(self._sheet_label, self._sheet_row)
        for told, value in self._facts:
            self._form.addRow(told, value)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop = DropPlace(self._hint)
        self.column.addLayout(line(self._choose, self._name, stretches_last=True))
        self.column.addLayout(line(self._mission_label, self._mission))
        self.column.addWidget(self._drop)
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        self.retranslate()

    def show_file(self, path: Path | None) -> None:
        """Say which file is being read; nothing is recognised of it yet."""
        self._path, self._reading = path, None
        self.retranslate()
        self.state_changed.emit()

    def show_reading(self, reading: RosterReading) -> None:
        """Show what was recognised."""
        self._reading = reading
        self.retranslate()
        self.state_changed.emit()

    def show_missions(self, missions: tuple[MissionLine, ...], chosen: int | None) -> None:
        """Offer the missions, and choose one without announcing it."""
        self._missions = missions
        quiet = self._mission.blockSignals(True)
        self._offer_missions()
        self._mission.choose(chosen)
        self._mission.blockSignals(quiet)
        self.state_changed.emit()

    def may_go_on(self) -> bool:
        return self._reading is not None and self._reading.read > 0 and self._mission.value() is not None

    def retranslate(self) -> None:
        self.set_title(
            self.tr("The file"),
            self.tr("Nothing is written to the register before the last step, and all of it can be undone."),
        )
        self._choose.setText(self.tr("Choose a file…") if self._path is None else self.tr("Choose another file…"))
        # The main thing of the page: first the choice, then going on.
        self._choose.setProperty("primary", "true" if self._path is None else "false")
        self._choose.style().unpolish(self._choose)
        self._choose.style().polish(self._choose)
        self._name.setText(self._path.name if self._path is not None else "")
        self._mission_label.setText(self.tr("The people are registered at"))
        self._mission.setAccessibleName(self.tr("The people are registered at"))
        self._offer_missions()
        self._hint.setText(self.tr("Excel, OpenDocument or CSV. You can also drop the file here."))
        self._drop.setVisible(self._path is None)
        self._card.set_title(self.tr("Recognised"))
        self._card.setVisible(self._reading is not None)
        if self._reading is not None:
            self._show_facts(self._reading)

    def _show_facts(self, reading: RosterReading) -> None:
        self._sheet_label.setText(self.tr("Sheet"))
        self._sheet.setAccessibleName(self.tr("Sheet"))
        self._sheet.blockSignals(True)
        self._sheet.offer([(name, name) for name in reading.sheets], letters=24)
        self._sheet.choose(reading.sheet)
        self._sheet.blockSignals(False)
        self._form.setRowVisible(self._sheet_row, len(reading.sheets) > 1)
        number = times.number
        facts = (
            (self.tr("Rows of people"), number(reading.read)),
            (self.tr("Header in row"), str(reading.header_row)),
            (self.tr("Columns understood"), self._columns_text(reading)),
            (self.tr("Passed over"), self._skipped_text(reading.skipped)),
            (
                self.tr("State as of"),
                times.date_text(reading.as_of) if reading.as_of else self.tr("not stated in the file"),
            ),
            (self.tr("Kind of file"), self._kind_text(reading)),
            (self.tr("To look at"), self._faults_text(reading)),
        )
        for (told, value), (label, text) in zip(self._facts, facts, strict=True):
            told.setText(label)
            value.setText(text)

    def _columns_text(self, reading: RosterReading) -> str:
        understood = sum(1 for column in reading.columns if column.field)
        return self.tr("{understood} of {all}").format(understood=understood, all=len(reading.columns))

    def _skipped_text(self, skipped: Skipped) -> str:
        told = (
            self.tr("%Ln title line(s)", "", skipped.title) if skipped.title else "",
            self.tr("%Ln blank line(s)", "", skipped.blank) if skipped.blank else "",
            self.tr("%Ln total line(s)", "", skipped.total) if skipped.total else "",
            self.tr("%Ln repeated header(s)", "", skipped.header_repeat) if skipped.header_repeat else "",
            self.tr("%Ln note(s) under the list", "", skipped.note) if skipped.note else "",
        )
        return joined(told) or self.tr("nothing")

    def _kind_text(self, reading: RosterReading) -> str:
        names = {"xlsx": "Excel (XLSX)", "xlsb": "Excel (XLSB)", "xls": "Excel (XLS)", "ods": "OpenDocument (ODS)"}
        if reading.kind != "text":
            return names[reading.kind]
        between = self.tr("tab") if reading.delimiter == "\t" else reading.delimiter
        return joined(("CSV", self.tr("separated by {sign}").format(sign=between), reading.encoding))

    def _faults_text(self, reading: RosterReading) -> str:
        rejected = self.tr("%Ln row(s) rejected", "", len(reading.rejects)) if reading.rejects else ""
        flagged = self.tr("%Ln row(s) flagged", "", reading.flagged) if reading.flagged else ""
        return joined((rejected, flagged)) or self.tr("nothing")

    def _offer_missions(self) -> None:
        is_indonesian = times.language() == "id"
        told = [(f"{m.code} · {m.name_id if is_indonesian else m.name_en}", m.mission) for m in self._missions]
        self._mission.offer(sorted(told), self.tr("Choose a mission…"), letters=34)

    def _tell_mission(self) -> None:
        self.state_changed.emit()
        self.mission_chosen.emit(self._mission.value())

    def _tell_sheet(self) -> None:
        sheet = self._sheet.value()
        if sheet is not None and self._reading is not None and sheet != self._reading.sheet:
            self.sheet_chosen.emit(sheet)

    def _ask_file(self) -> None:
        # The system's own dialog: Qt's would write the names of the folders visited to the disk.
        kinds = self.tr("Rosters") + " (*.xlsx *.xlsb *.xls *.ods *.csv *.tsv *.txt);;" + self.tr("All files") + " (*)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a roster"), "", kinds)
        if path:
            self.file_chosen.emit(Path(path))
