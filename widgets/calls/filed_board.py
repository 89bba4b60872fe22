"""The lists that were filed in the incident: whose, when, what became of them, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.model.kinds import TEXT_MAX
from console.model.listed import FiledList
from widgets import times
from widgets.calls.cells import CellsTable, Row, Shape, chips, texts
from widgets.plain import PlainLabel
from widgets.spoken import Spoken
from widgets.status import Chip, Mark
from widgets.status import Shape as Sign
from widgets.times import number

_SHAPE = Shape(letters=(30, 18, 20, 12, 16), grows=(1,), spared=(4, 3))
_WITHDRAWN = Mark("neutral", Sign.BAR)


class FiledBoard(Spoken):
    """``withdrawal_wanted``: id of the list at hand, and why."""

    withdrawal_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[int, FiledList] = {}
        self._zone = times.JAKARTA
        self._title = PlainLabel(role="heading")
        self.table = CellsTable(_SHAPE)
        self._reason, self._button = QLineEdit(), QPushButton()
        self._reason.setMaxLength(TEXT_MAX)
        self._told = PlainLabel(role="muted", wraps=True)
        self._lay_out()
        self.table.pointed.connect(lambda _: self._tell())
        self.table.chosen.connect(lambda _: self._reason.setFocus(Qt.FocusReason.OtherFocusReason))
        self._reason.textChanged.connect(lambda _: self._tell())
        self._reason.returnPressed.connect(self._withdraw)
        self._button.clicked.connect(self._withdraw)
        self.retranslate()

    def show_lines(self, lines: Sequence[FiledList], zone: str) -> None:
        """Show these, the newest first; without any nothing is shown."""
        self._lines, self._zone = {line.filed_list: line for line in lines}, zone
        self.setVisible(bool(lines))
        self._fill()

    def forget(self) -> None:
        """Another incident, or the list was withdrawn: the reason is another's."""
        self._reason.clear()

    def take_focus(self) -> None:
        """The keys come to the lists."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Filed lists"))
        self.table.setAccessibleName(self.tr("Lists that were filed in this incident"))
        self.table.setAccessibleDescription(self.tr("Enter goes to the reason for withdrawing the list at hand"))
        self._reason.setAccessibleName(self.tr("Why the list is withdrawn"))
        self._reason.setPlaceholderText(self.tr("Why the list is withdrawn"))
        self._button.setText(self.tr("Withdraw the list"))
        self._told.setText(
            self.tr("Its reports no longer count. Whom it added goes too, unless more was learned of the person since.")
        )
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._reason.hasFocus():
            self.forget()
            self.take_focus()
        elif event.text().isprintable() and event.text():
            event.accept()  # the keys of the list to be decided are not meant here
        else:
            super().keyPressEvent(event)

    def _withdraw(self) -> None:
        line, reason = self._line(), self._reason.text().strip()
        if line is not None and line.reports and reason:
            self.withdrawal_wanted.emit(line.filed_list, reason)

    def _line(self) -> FiledList | None:
        key = self.table.key()
        return self._lines.get(key) if isinstance(key, int) else None

    def _fill(self) -> None:
        titles = (self.tr("Filed"), self.tr("From"), self.tr("Reports"), self.tr("Added"), self.tr("Officer"))
        self.table.show_rows(titles, [self._row(line) for line in self._lines.values()])
        self._tell()

    def _row(self, line: FiledList) -> Row:
        withdrawn = Chip(_WITHDRAWN, self.tr("%Ln withdrawn", "", line.withdrawn)) if line.withdrawn else None
        stand = texts(number(line.reports)) if withdrawn is None else chips(withdrawn)
        return Row(
            line.filed_list,
            (
                texts(times.day_time(line.filed_at_ms, self._zone)),
                texts(line.sender or self.tr("Replies to a broadcast")),
                stand,
                texts(number(line.made) if line.made else ""),
                texts(line.officer),
            ),
        )

    def _tell(self) -> None:
        line = self._line()
        stands = line is not None and line.reports > 0
        self._reason.setEnabled(stands)
        self._button.setEnabled(stands and bool(self._reason.text().strip()))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self._told)
