"""The rosters that were brought in before: which file, for which mission, when, by whom, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model.shown import ImportLine
from widgets import times
from widgets.import_undo import ImportUndo, file_text
from widgets.lines_table import LinesTable
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.section import line, small_button
from widgets.spoken import Spoken

MARGIN_PX = 16
LIST_LEAST_PX = 130  # four imports and the heading, on the smallest screen


class ImportList(Spoken):
    """The imports, and one of them below. import_wanted: bring in another roster. closed: back to the people."""

    import_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ImportLine, ...] = ()
        self._zone = times.JAKARTA
        self._is_filling = False
        self._title, self._purpose = PlainLabel(role="title"), PlainLabel(role="muted", wraps=True)
        self._back = LinkButton(name="close")
        self.table = LinesTable((32, 13, 42, 20, 8))
        self.table.setMinimumHeight(LIST_LEAST_PX)
        self.undo = ImportUndo()
        self._nothing, self._empty = QWidget(), PlainLabel(role="muted", wraps=True)
        self._import = small_button("")
        self._back.clicked.connect(self.closed)
        self._import.clicked.connect(self.import_wanted)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(lambda _: self.undo.ask())
        self._lay_out()
        self.retranslate()

    def show_imports(self, lines: Sequence[ImportLine]) -> None:
        """Show these, the newest first; the one at hand stays at hand."""
        before = self._shown()
        self._lines = tuple(lines)
        self._fill(before.record if before is not None else None)

    def set_zone(self, zone: str) -> None:
        """IANA zone by which the times are told."""
        self._zone = zone
        self.retranslate()

    def begin(self) -> None:
        """The keyboard goes to the list, or to what can be done without one."""
        (self.table if self._lines else self._import).setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, is_held: bool) -> None:
        """While an import is being taken back, nothing else can be chosen and the page stays."""
        self.table.setEnabled(not is_held)
        self._back.setEnabled(not is_held)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Earlier imports"))
        self._purpose.setText(
            self.tr("An import can be undone as a whole. Whoever was reported on, judged or edited since is kept.")
        )
        self._back.setText(self.tr("Back to the people"))
        self._empty.setText(self.tr("No roster was brought in yet."))
        self._import.setText(self.tr("Import a roster…"))
        self.table.setAccessibleName(self.tr("Earlier imports"))
        self.table.setAccessibleDescription(self.tr("Enter asks what undoing would do"))
        at_hand = self._shown()
        self._fill(at_hand.record if at_hand is not None else None)

    def _fill(self, at_hand: int | None) -> None:
        """Tell every line anew, and stay at the one at hand."""
        titles = (
            self.tr("File"),
            self.tr("Mission"),
            self.tr("When"),
            self.tr("By"),
            self.tr("Rows"),
            self.tr("State"),
        )
        self._is_filling = True
        self.table.show_lines(titles, [self._told(shown) for shown in self._lines])
        records = [shown.record for shown in self._lines]
        if records:
            self.table.selectRow(records.index(at_hand) if at_hand in records else 0)
        self._is_filling = False
        self._follow()
        self._purpose.setVisible(bool(self._lines))
        self.table.setVisible(bool(self._lines))
        self._nothing.setVisible(not self._lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self.undo.is_undoing():
            super().keyPressEvent(event)
        elif self.undo.is_asking():
            self.undo.leave()
        else:
            self.closed.emit()

    def _lay_out(self) -> None:
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(0, 0, 0, 0)
        nothing.addWidget(self._empty)
        nothing.addLayout(line(self._import))
        nothing.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._purpose)
        column.addWidget(self._nothing)
        column.addWidget(self.table)
        column.addWidget(self.undo)  # grows by itself while it lists whom it keeps

    def _told(self, shown: ImportLine) -> tuple[str, ...]:
        state = shown.state.label(times.language())
        if shown.undone_at_ms is not None:
            state = f"{state} · {times.moment(shown.undone_at_ms, self._zone)}"
        when = times.moment(shown.recorded_at_ms, self._zone)
        return file_text(shown), shown.mission_code, when, shown.officer, times.number(shown.counts.read), state

    def _shown(self) -> ImportLine | None:
        row = self.table.current_line()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _follow(self) -> None:
        if not self._is_filling:
            self.undo.show_import(self._shown())
