"""The parts of a person's card where an officer decides: possible doubles, and the reports with their withdrawal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from console.model import words
from console.model.kinds import TEXT_MAX
from console.model.shown import PairLine, ReportLine
from widgets import status, times
from widgets.escape import is_escape_asked
from widgets.flow import FlowLayout
from widgets.plain import Link, PlainLabel
from widgets.rule import Rule
from widgets.section import Section, joined, small_button
from widgets.spoken import Wording
from widgets.status import StatusChip

REPORTS_AT_ONCE = 8  # a screenful; each costs some milliseconds to build while the officer waits for the card


class PairsSection(Section):
    """Who this person may be, is, or is not.

    judged: (other's record id, ``words.Verdict``). judgement_withdrawn: record id of the pair. person_chosen: record id.
    """

    judged = Signal(object, object)
    judgement_withdrawn = Signal(object)
    person_chosen = Signal(object)

    def __init__(self, pairs: tuple[PairLine, ...], wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.set_title(self.tr("Possible doubles"))
        for number, pair in enumerate(pairs):
            if number:
                self.body.addWidget(Rule())
            self._add(pair)

    def _add(self, pair: PairLine) -> None:
        head = FlowLayout(gap_px=8, line_gap_px=3)
        head.addWidget(StatusChip(status.chip_of(pair.verdict)))
        name = Link(pair.other_name)
        name.opened.connect(lambda: self.person_chosen.emit(pair.other))
        head.addWidget(name)
        if pair.score is not None:
            head.addWidget(PlainLabel(self.tr("likeness {percent} %").format(percent=round(pair.score * 100)), "muted"))
        self.body.addLayout(head)
        if pair.reasons:
            told = joined(self._wording(reason) for reason in pair.reasons)
            self.body.addWidget(PlainLabel(told, "muted", wraps=True))
        self.body.addLayout(self._buttons(pair))

    def _buttons(self, pair: PairLine) -> FlowLayout:
        row = FlowLayout()
        if pair.verdict is not words.Verdict.POSSIBLE:
            undo = Link(self.tr("Undo this decision"))
            undo.opened.connect(lambda: self.judgement_withdrawn.emit(pair.pair))
            row.addWidget(undo)
            return row
        same = small_button(self.tr("Same person"))
        same.clicked.connect(lambda: self.judged.emit(pair.other, words.Verdict.SAME))
        other = small_button(self.tr("Not the same"))
        other.clicked.connect(lambda: self.judged.emit(pair.other, words.Verdict.NOT_SAME))
        row.addWidget(same)
        row.addWidget(other)
        return row


class ReportRow(QWidget):
    """One report. incident_title: of the incident on screen; another one is named.

    withdrawn: (record id, reason). edit_ended: the reason's field closed.
    """

    withdrawn = Signal(object, str)
    edit_ended = Signal()

    def __init__(self, report: ReportLine, now_ms: int, zone: str, incident_title: str) -> None:
        super().__init__()
        self._report, self._now_ms, self._zone = report, now_ms, zone
        self._incident_title = incident_title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._withdraw_link: Link | None = None
        self._column.addLayout(self._head())
        for text in self._lines():
            self._column.addWidget(self._struck(PlainLabel(text, "muted", wraps=True)))
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self._reason.setPlaceholderText(self.tr("Why is it withdrawn?"))
        self._reason.setAccessibleName(self.tr("Reason of the withdrawal"))
        self._reason.returnPressed.connect(self._withdraw)
        self._reason.installEventFilter(self)
        self._asking = QWidget()
        self._asking.setLayout(self._asking_row())
        self._asking.hide()
        self._column.addWidget(self._asking)
        if report.withdrawn_at_ms is not None:
            self._column.addWidget(PlainLabel(self._withdrawal(report.withdrawn_at_ms), "attention", wraps=True))

    @property
    def report(self) -> int:
        """The record id of its report."""
        return self._report.report

    def take_focus(self) -> bool:
        """The keyboard goes to what can be done about the report; False where nothing can."""
        if self._withdraw_link is not None:
            self._withdraw_link.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._withdraw_link is not None

    def is_editing(self) -> bool:
        """Whether a reason is being typed."""
        return not self._asking.isHidden()

    def ask_reason(self) -> None:
        """Open the field for the reason of a withdrawal."""
        self._asking.show()
        self._reason.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_escape_asked(event):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return super().eventFilter(watched, event)

    def _head(self) -> QHBoxLayout:
        told = FlowLayout(gap_px=8, line_gap_px=3)
        told.addWidget(self._struck(PlainLabel(self._report.axis.label(times.language()), "muted")))
        if self._report.withdrawn_at_ms is None:
            told.addWidget(StatusChip(status.axis_chip(self._report.axis, self._report.value)))
        else:
            told.addWidget(self._struck(PlainLabel(status.axis_chip(self._report.axis, self._report.value).text)))
        row = QHBoxLayout()
        row.addLayout(told, 1)
        if self._report.withdrawn_at_ms is None:
            withdraw = Link(self.tr("Withdraw…"))
            withdraw.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            withdraw.opened.connect(self.ask_reason)
            row.addWidget(withdraw, 0, Qt.AlignmentFlag.AlignTop)
            self._withdraw_link = withdraw
        return row

    def _lines(self) -> list[str]:
        report = self._report
        seen = self.tr("seen {moment}").format(moment=times.moment(report.observed_at_ms, self._zone))
        age = times.age(report.observed_at_ms, self._now_ms)
        origin = joined((age, report.source.label(times.language()), report.said_by))
        filed = self.tr("filed by {officer}, {time}").format(
            officer=report.officer, time=times.day_time(report.recorded_at_ms, self._zone)
        )
        elsewhere = report.incident_title if report.incident_title != self._incident_title else ""
        detail = joined((self._detail(), report.place, report.note))
        return [text for text in (origin, detail, seen, joined((filed, elsewhere))) if text]

    def _detail(self) -> str:
        method = next((m for m in words.IdentityMethod if m.value == self._report.detail), None)
        if self._report.axis is words.Axis.IDENTITY and method is not None:
            return method.label(times.language())
        return self._report.detail

    def _withdrawal(self, at_ms: int) -> str:
        told = self.tr("Withdrawn {moment}").format(moment=times.moment(at_ms, self._zone))
        return f"{told}: {self._report.withdrawn_reason}" if self._report.withdrawn_reason else told

    def _struck(self, told: PlainLabel) -> PlainLabel:
        if self._report.withdrawn_at_ms is not None:
            font = QFont(told.font())
            font.setStrikeOut(True)
            told.setFont(font)
        return told

    def _asking_row(self) -> QHBoxLayout:
        keep, leave = small_button(self.tr("Withdraw")), small_button(self.tr("Cancel"))
        keep.setEnabled(False)
        self._reason.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        keep.clicked.connect(self._withdraw)
        leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._reason, 1)
        row.addWidget(keep)
        row.addWidget(leave)
        return row

    def _withdraw(self) -> None:
        reason = self._reason.text().strip()
        if reason:
            self.take_focus()  # before its field goes, or the keyboard would be anywhere in the window
            self._asking.hide()
            self.withdrawn.emit(self._report.report, reason)
            self.edit_ended.emit()

    def _leave(self) -> None:
        self._reason.clear()
        self.take_focus()
        self._asking.hide()
        self.edit_ended.emit()


class ReportsSection(Section):
    """Every report on the person, newest first; withdrawn ones stay, struck through. Older ones come when they are wanted.

    withdrawn: (record id, reason). edit_ended: the field of a reason closed.
    """

    withdrawn = Signal(object, str)
    edit_ended = Signal()

    def __init__(self, reports: tuple[ReportLine, ...], now_ms: int, zone: str, incident_title: str) -> None:
        super().__init__()
        self._waiting = list(reports)
        self._now_ms, self._zone, self._incident_title = now_ms, zone, incident_title
        self.rows: list[ReportRow] = []
        self.set_title(self.tr("Reports"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(self.body.spacing())
        self._more = Link()
        self._more.opened.connect(self.show_older)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)
        self.show_older()

    def show_older(self) -> None:
        """Show the next reports."""
        for report in self._waiting[:REPORTS_AT_ONCE]:
            row = ReportRow(report, self._now_ms, self._zone, self._incident_title)
            row.withdrawn.connect(self.withdrawn)
            row.edit_ended.connect(self.edit_ended)
            if self.rows:
                self._lines.addWidget(Rule())
            self._lines.addWidget(row)
            self.rows.append(row)
        del self._waiting[:REPORTS_AT_ONCE]
        self._more.setVisible(bool(self._waiting))
        self._more.setText(self.tr("%Ln older report(s)", "", len(self._waiting)))

    def take_focus(self, report: int) -> bool:
        """The keyboard goes to a report, or where it can no longer be acted on to the next that can, else to the one before.

        False where none of them can.
        """
        while self._waiting and all(row.report != report for row in self.rows):
            self.show_older()
        at = next((place for place, row in enumerate(self.rows) if row.report == report), 0)
        return any(row.take_focus() for row in (*self.rows[at:], *reversed(self.rows[:at])))
