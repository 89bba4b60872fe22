"""The situation report's side of the screen *Briefing*: what the officer adds, the report as it reads now, and those that were filed."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from console.model.kinds import NAME_MAX
from console.model.shown_statement import SitrepLine
from console.model.sitrep import Content, falls
from console.model.statement_words import EXERCISE_HEAD
from widgets.briefing.sitrep_text import sitrep_html
from widgets.choice import ChoiceBox
from widgets.form_draft import FormDraft
from widgets.form_room import FormRoom
from widgets.plain import PlainLabel
from widgets.section import Section, small_button
from widgets.side_area import SideArea
from widgets.spoken import Spoken
from widgets.times import clock_ms, day_time, language, number

NEXT_AFTER_H = (1, 2, 3, 4, 6, 12, 24)
SIDE_PX = 300


@dataclass(frozen=True, slots=True)
class Additions:
    """What the officer adds to a report. next_in_h: hours until the next one, None where none is announced."""

    summary: str
    next_in_h: int | None
    is_final: bool
    fall_reason: str


class SitrepPane(QTextBrowser):
    """The report as text; of an exercise, whatever is copied from it says so."""

    mark = ""

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged away, as plain text with the mark before it."""
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        data.setText(f"{self.mark}\n\n{text}" if self.mark and not text.startswith(self.mark) else text)
        return data


class SitrepBoard(Spoken):
    """additions_changed: Additions. file_asked: the report is to be filed. withdrawal_asked, pdf_asked, json_asked: of a SitrepLine."""

    additions_changed = Signal()
    file_asked = Signal()
    withdrawal_asked = Signal(object)
    pdf_asked = Signal(object)
    json_asked = Signal(object)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content: Content | None = None
        self._lines: tuple[SitrepLine, ...] = ()
        self._zone = "UTC"
        self.text = SitrepPane()
        self.text.setOpenLinks(False)
        self._adds, self._filed = Section(), Section()
        self.draft = FormDraft()
        self._summary = QPlainTextEdit()
        self._summary.setTabChangesFocus(True)
        self._next: ChoiceBox[int] = ChoiceBox()
        self._final = QCheckBox()
        self._fall = QLineEdit()
        self._fall.setMaxLength(NAME_MAX)
        self._labels = {name: PlainLabel(role="muted") for name in ("summary", "next")}
        self._fell = PlainLabel(role="attention", wraps=True)
        self._file = QPushButton()
        self._file.setProperty("primary", "true")
        self._list = QListWidget()
        self._pdf, self._json, self._withdraw = (small_button("") for _ in range(3))
        self.room = FormRoom()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_report(self, content: Content | None, lines: Sequence[SitrepLine], zone: str) -> None:
        """Show the report as it would read now, and those that were filed, the newest first."""
        before = self.line()
        self._content, self._lines, self._zone = content, tuple(lines), zone
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([self._now_text(), *map(self._line_text, self._lines)])
        place = next((at for at, line in enumerate(self._lines, 1) if before and line.sitrep == before.sitrep), 0)
        self._list.setCurrentRow(place)
        self._list.blockSignals(False)
        self._show()

    def line(self) -> SitrepLine | None:
        """The filed report that is shown; None for the one that is being written."""
        place = self._list.currentRow() - 1
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def choose(self, sitrep: int | None) -> None:
        """Show a filed report by its id, or the one that is being written."""
        self._list.setCurrentRow(next((at for at, line in enumerate(self._lines, 1) if line.sitrep == sitrep), 0))

    def additions(self) -> Additions:
        """What is added now."""
        return Additions(
            self._summary.toPlainText(), self._next.value(), self._final.isChecked(), self._fall.text().strip()
        )

    def clear_additions(self) -> None:
        """The report was filed: the next one begins empty. The rhythm stays."""
        self._summary.clear()
        self._fall.clear()
        self._final.setChecked(False)

    def take_focus(self) -> None:
        """The keys go to what the officer adds."""
        self._summary.setFocus()

    def retranslate(self) -> None:
        self._adds.set_title(self.tr("The officer adds"))
        self._filed.set_title(self.tr("Reports"))
        self._labels["summary"].setText(self.tr("Assessment, what is asked for"))
        self._labels["next"].setText(self.tr("Next report"))
        self._summary.setAccessibleName(self._labels["summary"].text())
        after = self.tr("in {n} h")
        self._next.offer([(after.replace("{n}", number(hours)), hours) for hours in NEXT_AFTER_H], self.tr("none"))
        self._final.setText(self.tr("This is the final report"))
        self._fall.setPlaceholderText(self.tr("Why did it fall?"))
        self._fall.setAccessibleName(self.tr("Why did it fall?"))
        self._pdf.setText(self.tr("Save PDF…"))
        self._json.setText(self.tr("Save JSON…"))
        self._withdraw.setText(self.tr("Withdraw…"))
        self._list.setAccessibleName(self.tr("Reports"))
        self.text.setAccessibleName(self.tr("The report"))
        if self._list.count():
            self._list.item(0).setText(self._now_text())
            for place, line in enumerate(self._lines, 1):
                self._list.item(place).setText(self._line_text(line))
        self._show()

    def _lay_out(self) -> None:
        self._summary.setFixedHeight(self.fontMetrics().height() * 7 + 16)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedHeight(7 * (self.fontMetrics().height() + 8))
        for widget in (self._labels["summary"], self._summary, self._labels["next"], self._next, self._final):
            self._adds.body.addWidget(widget)
        self._adds.body.addWidget(self._fell)
        self._adds.body.addWidget(self._fall)
        self._adds.body.addWidget(self._file)
        self._filed.body.addWidget(self._list)
        for pair in ((self._pdf, self._json), (self._withdraw,)):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            self._filed.body.addLayout(row)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.draft)
        column.addWidget(self._adds)
        column.addWidget(self._filed)
        column.addWidget(self.room, 100)  # a form takes all the room there is
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(SideArea(side, SIDE_PX))  # on a low screen it rolls: nothing lies over another
        whole.addWidget(self.text, 1)

    def _connect(self) -> None:
        self.draft.follow({"summary": self._summary, "fall": self._fall, "next": self._next})
        self._summary.textChanged.connect(self.additions_changed)
        self._fall.textChanged.connect(self.additions_changed)
        self._next.currentIndexChanged.connect(self.additions_changed)
        self._final.toggled.connect(self.additions_changed)
        self._file.clicked.connect(self.file_asked)
        self._list.currentRowChanged.connect(lambda _: self._show())
        for button, signal in (
            (self._pdf, self.pdf_asked),
            (self._json, self.json_asked),
            (self._withdraw, self.withdrawal_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._ask(signal))

    def _ask(self, signal: object) -> None:
        line = self.line()
        if line is not None:
            signal.emit(line)  # type: ignore[attr-defined]  # a bound signal

    def _show(self) -> None:
        line = self.line()
        content = line.marked if line is not None else self._content
        at = self.text.verticalScrollBar().value()
        self.text.mark = EXERCISE_HEAD.of(language()) if content is not None and content.is_exercise else ""
        unread = self.tr(
            "This console cannot read this report: a newer one made it, or it is damaged. It is kept as it is."
        )
        self.text.setHtml(
            (html.escape(unread) if line is not None else "") if content is None else sitrep_html(content)
        )
        self.text.verticalScrollBar().setValue(at)
        fallen = falls(self._content.changes) if self._content is not None else ()
        told = self.tr("Lower than before: {what}. Say why.")
        self._fell.setText(told.replace("{what}", ", ".join(each.label(language()) for each in fallen)))
        self._fell.setVisible(bool(fallen))
        self._fall.setVisible(bool(fallen))
        label = self._content.label if self._content is not None else ""
        self._file.setText(self.tr("File {label}").replace("{label}", label))
        self._file.setEnabled(self._content is not None)
        for button in (self._pdf, self._json):
            button.setEnabled(line is not None and line.content is not None)
        self._withdraw.setEnabled(line is not None and line.withdrawn_at_ms is None)

    def _now_text(self) -> str:
        label = self._content.label if self._content is not None else ""
        return self.tr("{label}, as it reads now").replace("{label}", label) if label else ""

    def _line_text(self, line: SitrepLine) -> str:
        told = f"{line.label} · {line.version.label(language())} · {day_time(line.made_at_ms, self._zone)}"
        gone = self.tr("withdrawn: {why}").replace("{why}", line.withdrawn_reason)
        return f"✕ {told} · {gone}" if line.withdrawn_at_ms is not None else told
