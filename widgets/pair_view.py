"""Two persons side by side: what they share, where they differ, and the officer's decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from console.model import words
from console.model.field_labels import label, roster_label
from console.model.kinds import Kind
from console.model.proposal import Candidate, DoubtfulPair
from widgets import times
from widgets.flow import FlowLayout
from widgets.plain import PlainLabel
from widgets.section import emptied, joined
from widgets.spoken import Spoken, Wording, bare_wording
from widgets.toggle import ToggleButton

_FIELDS = ("name", "born", "passport", "nik", "phone", "city")
_ROW, _SIGN, _OTHER = 1, 2, 3  # columns of the grid; 0 holds the labels


class PairView(Spoken):
    """A doubtful pair.

    decided: ``words.Verdict.SAME`` or ``NOT_SAME``, or ``POSSIBLE`` when it is left open.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None, wording: Wording = bare_wording) -> None:
        super().__init__(parent)
        self._wording = wording
        self._pair: DoubtfulPair | None = None
        self._verdict = words.Verdict.POSSIBLE
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_ROW, 1)
        self._grid.setColumnStretch(_OTHER, 1)
        self._told = PlainLabel(role="muted", wraps=True)
        self._group = QButtonGroup(self)
        self.buttons = {verdict: ToggleButton() for verdict in words.Verdict}
        row = FlowLayout()
        for verdict in (words.Verdict.SAME, words.Verdict.NOT_SAME, words.Verdict.POSSIBLE):
            button = self.buttons[verdict]
            button.clicked.connect(lambda _=False, verdict=verdict: self._decide(verdict))
            self._group.addButton(button)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self._told)
        column.addLayout(row)
        column.addStretch(1)
        self.retranslate()

    def show_pair(self, pair: DoubtfulPair | None, verdict: words.Verdict = words.Verdict.POSSIBLE) -> None:
        """Show a pair and what was decided of it so far; None shows nothing."""
        self._pair, self._verdict = pair, verdict
        self.retranslate()

    def verdict(self) -> words.Verdict:
        """What is decided; POSSIBLE while it is left open."""
        return self._verdict

    def retranslate(self) -> None:
        self.buttons[words.Verdict.SAME].setText(self.tr("Same person"))
        self.buttons[words.Verdict.NOT_SAME].setText(self.tr("Not the same person"))
        self.buttons[words.Verdict.POSSIBLE].setText(self.tr("Leave open"))
        for verdict, button in self.buttons.items():
            button.setVisible(self._pair is not None)
            button.setChecked(verdict is self._verdict)
        emptied(self._grid)
        self._told.setVisible(self._pair is not None)
        if self._pair is not None:
            self._show(self._pair)

    def _show(self, pair: DoubtfulPair) -> None:
        likeness = self.tr("likeness {percent} %").format(percent=round(pair.score * 100))
        self._told.setText(joined((likeness, *(self._wording(reason) for reason in pair.reasons))))
        for column, side in ((_ROW, pair.row), (_OTHER, pair.other)):
            self._grid.addWidget(PlainLabel(self._origin(side), "heading"), 0, column)
        for number, field in enumerate(_FIELDS, start=1):
            one, two = getattr(pair.row, field), getattr(pair.other, field)
            if one or two:
                self._add(number, field, one, two)

    def _add(self, number: int, field: str, one: str, two: str) -> None:
        language = times.language()
        told = label(Kind.PERSON, field, language) if field in ("name", "born") else roster_label(field, language)
        self._grid.addWidget(PlainLabel(told, "muted"), number, 0)
        is_equal = one == two
        for column, value in ((_ROW, one), (_OTHER, two)):
            shown = times.date_text(value) if field == "born" else value
            cell = PlainLabel(shown or "—", wraps=True, is_selectable=True)
            if not is_equal and value:
                font = QFont(cell.font())
                font.setBold(True)
                cell.setFont(font)
            self._grid.addWidget(cell, number, column)
        sign = "=" if is_equal else ("≠" if one and two else "")
        mark = PlainLabel(sign, "muted" if is_equal else "attention")
        mark.setAccessibleName(self.tr("equal") if is_equal else self.tr("differs"))
        self._grid.addWidget(mark, number, _SIGN)

    def _origin(self, side: Candidate) -> str:
        if side.is_row:
            return self.tr("Row {number}").format(number=times.number(side.key))
        return self.tr("In the register")

    def _decide(self, verdict: words.Verdict) -> None:
        self._verdict = verdict
        self.decided.emit(verdict)
