"""The versions of a statement: the draft as it reads now, then every version with whether it may be published."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.model.shown_statement import Standing, StatementLine
from console.model.words import ApprovalMethod
from widgets import theme
from widgets.spoken import Spoken
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import clock_ms, day_time

_ROLES = {Standing.APPROVED: "good", Standing.OVERDUE: "critical", Standing.BY_TELEPHONE: "attention"}
_SHAPES = {
    Standing.WAITING: "○",
    Standing.APPROVED: "✓",
    Standing.BY_TELEPHONE: "◐",
    Standing.OVERDUE: "▲",
    Standing.EXERCISE: "◇",
    Standing.WITHDRAWN: "✕",
    Standing.UNREADABLE: "?",
}


class VersionList(Spoken):
    """``chosen`` carries a StatementLine, or None for the draft."""

    chosen = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._zone = "UTC"
        self._lines: tuple[StatementLine, ...] = ()
        self._list = QListWidget()
        self._list.setFixedHeight(5 * (self.fontMetrics().height() + 10) + 8)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(lambda _: self.chosen.emit(self.line()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self._retell)
        self.show_versions((), "UTC")

    def show_versions(self, lines: Sequence[StatementLine], zone: str) -> None:
        """Show these, the newest first; what was chosen stays chosen where it is still there."""
        before = self.line()
        self._lines, self._zone = tuple(lines), zone
        self._list.blockSignals(True)
        self._list.clear()
        for _ in range(1 + len(self._lines)):
            self._list.addItem(QListWidgetItem())
        place = next((at for at, line in enumerate(self._lines, 1) if before and line.statement == before.statement), 0)
        self._list.setCurrentRow(place)
        self._list.blockSignals(False)
        self.retranslate()
        if self.line() != before:
            self.chosen.emit(self.line())

    def lines(self) -> tuple[StatementLine, ...]:
        """All of them, the newest first."""
        return self._lines

    def line(self) -> StatementLine | None:
        """The version chosen; None for the draft."""
        place = self._list.currentRow() - 1
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def choose(self, statement: int | None) -> None:
        """Choose a version by its id, or the draft."""
        place = next((at for at, line in enumerate(self._lines, 1) if line.statement == statement), 0)
        self._list.setCurrentRow(place)

    def retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Versions"))
        self._list.item(0).setText(self.tr("Draft, as it reads now"))
        self._retell()

    def _retell(self) -> None:
        for place, line in enumerate(self._lines, 1):
            standing = line.standing(self._now_ms())
            item = self._list.item(place)
            item.setText(f"{_SHAPES[standing]} {self._told(line, standing)}")
            item.setForeground(QColor(getattr(theme.tokens(), _ROLES.get(standing, "text"))))

    def _told(self, line: StatementLine, standing: Standing) -> str:
        head = self.tr("Version {n}, {when}, {who}")
        head = head.replace("{n}", str(line.number)).replace("{when}", day_time(line.made_at_ms, self._zone))
        return f"{head.replace('{who}', line.officer)}\n{self.standing_text(line, standing)}"

    def standing_text(self, line: StatementLine, standing: Standing) -> str:
        """Whether a version may be published, in words."""
        by_key = ", ".join(
            each.approver for each in line.approvals if each.method is ApprovalMethod.KEY and each.is_genuine
        )
        spoken = ", ".join(
            each.approver for each in line.approvals if each.method is ApprovalMethod.TELEPHONE and each.is_genuine
        )
        until = line.countersign_by_ms
        told = {
            Standing.WAITING: self.tr("waits for a second officer"),
            Standing.APPROVED: self.tr("approved by {who}").replace("{who}", by_key),
            Standing.BY_TELEPHONE: self.tr("approved by telephone by {who}; a key must follow by {when}"),
            Standing.OVERDUE: self.tr("approved by telephone by {who}; the key is overdue since {when}"),
            Standing.EXERCISE: self.tr("exercise: not for publication"),
            Standing.WITHDRAWN: self.tr("withdrawn: {why}").replace("{why}", line.withdrawn_reason),
            Standing.UNREADABLE: self.tr("this console cannot read it"),
        }[standing]
        when = "" if until is None else day_time(until, self._zone)
        return told.replace("{who}", spoken).replace("{when}", when)
