"""The last look before data leaves the register: what, how much of it, in which columns, and that it is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from widgets.paper.sheet import MARKING
from widgets.plain import PlainLabel
from widgets.times import number

WIDTH_PX = 520  # the columns of a list in two lines
Medium = Literal["pdf", "paper"]


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """One thing that can be taken out. rows: lines of it. columns: their headings. warning: what must be known of it, "" for nothing."""

    name: str
    rows: int
    columns: tuple[str, ...] = ()
    warning: str = ""


class ExportDialog(QDialog):
    """``confirmed`` carries the place of what was chosen. Made anew for each question."""

    confirmed = Signal(int)

    def __init__(self, choices: Sequence[ExportChoice], medium: Medium, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._medium = tuple(choices), medium
        self._group = QButtonGroup(self)
        self._figures = PlainLabel(role="heading", wraps=True)
        self._columns, self._warning = PlainLabel(role="muted", wraps=True), PlainLabel(role="attention", wraps=True)
        self._confirm, self._cancel = QPushButton(), QPushButton()
        self._lay_out()
        self._group.idToggled.connect(lambda *_: self._tell())
        self._confirm.clicked.connect(self._send)
        self._cancel.clicked.connect(self.reject)
        self._group.button(0).setChecked(True)
        self._tell()

    def choose(self, place: int) -> None:
        """Choose what is at this place."""
        self._group.button(place).setChecked(True)

    def confirm_button(self) -> QPushButton:
        """The button that lets the data out."""
        return self._confirm

    def told(self) -> str:
        """What is said of the choice, in one text."""
        return "\n".join(label.text() for label in (self._figures, self._columns, self._warning) if label.text())

    def _lay_out(self) -> None:
        is_pdf = self._medium == "pdf"
        self.setWindowTitle(self.tr("Save as PDF") if is_pdf else self.tr("Print"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self._question(), role="title", wraps=True))
        for place, choice in enumerate(self._choices):
            button = QRadioButton(choice.name.replace("&", "&&"))
            self._group.addButton(button, place)
            button.setVisible(len(self._choices) > 1)
            column.addWidget(button)
        if len(self._choices) == 1:
            column.addWidget(PlainLabel(self._choices[0].name, wraps=True))
        for label in (self._figures, self._columns, self._warning, PlainLabel(self._consequence(), wraps=True)):
            column.addWidget(label)
        column.addStretch(1)
        self._confirm.setText(self.tr("Choose the file…") if is_pdf else self.tr("Choose the printer…"))
        self._confirm.setProperty("primary", "true")
        self._confirm.setDefault(True)
        self._confirm.setFocus()
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)  # or it looks like the way on as soon as it has the focus
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._confirm)
        column.addLayout(row)
        self.setFixedWidth(WIDTH_PX)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def _question(self) -> str:
        if self._medium == "pdf":
            return self.tr("Take this out of the register into a PDF file?")
        return self.tr("Take this out of the register onto paper?")

    def _consequence(self) -> str:
        told = self.tr("Each page is marked {marking}. That you took it out is written into the register.")
        told = told.format(marking=MARKING)
        if self._medium == "pdf":
            return told + " " + self.tr("The file is not encrypted: whoever opens it can read it.")
        return told + " " + self.tr("The pages pass through this computer's print queue unencrypted.")

    def _tell(self) -> None:
        choice = self._choices[max(0, self._group.checkedId())]
        self._figures.setText(self.tr("%Ln row(s)", "", choice.rows))
        columns = self.tr("{n} columns: {names}").format(n=number(len(choice.columns)), names=", ".join(choice.columns))
        self._columns.setText(columns if choice.columns else "")
        self._warning.setText(choice.warning)
        for label in (self._columns, self._warning):
            label.setVisible(bool(label.text()))
        layout = self.layout()
        if layout is not None:  # adjustSize() takes the lines as if they were not wrapped
            self.resize(WIDTH_PX, layout.totalHeightForWidth(WIDTH_PX))

    def _send(self) -> None:
        self.confirmed.emit(self._group.checkedId())
        self.accept()
