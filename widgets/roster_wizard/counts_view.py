"""The counts of a proposal as a sum one can check: read = new + changed + unchanged + doubtful + rejected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model.proposal import ProposalCounts
from widgets import times
from widgets.plain import PlainLabel
from widgets.section import joined
from widgets.spoken import SpokenFrame


class CountsView(SpokenFrame):
    """Figures with their words under them, and the signs between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._counts = ProposalCounts()
        self._figures = [PlainLabel(role="figure") for _ in range(6)]
        self._words = [PlainLabel(role="muted") for _ in range(6)]
        self._beside = PlainLabel(role="muted", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(14)
        for place, (figure, word) in enumerate(zip(self._figures, self._words, strict=True)):
            if place:
                sign = PlainLabel("=" if place == 1 else "+", "muted")
                row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
                sign.setContentsMargins(0, 10, 0, 0)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(figure)
            cell.addWidget(word)
            row.addLayout(cell)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(row)
        column.addWidget(self._beside)
        self.retranslate()

    def show_counts(self, counts: ProposalCounts) -> None:
        """Show these."""
        self._counts = counts
        self.retranslate()

    def retranslate(self) -> None:
        counts = self._counts
        told = (
            (counts.read, self.tr("read")),
            (counts.new, self.tr("new")),
            (counts.changed, self.tr("changed")),
            (counts.unchanged, self.tr("unchanged")),
            (counts.doubtful, self.tr("doubtful")),
            (counts.rejected, self.tr("rejected")),
        )
        for figure, word, (count, text) in zip(self._figures, self._words, told, strict=True):
            figure.setText(times.number(count))
            figure.setAccessibleName(f"{text}: {count}")
            word.setText(text)
        vanished = self.tr("%Ln person(s) no longer in this list", "", counts.vanished)
        flagged = self.tr("%Ln row(s) flagged", "", counts.flagged)
        self._beside.setText(self.tr("Beside the sum: {figures}").format(figures=joined((vanished, flagged))))
