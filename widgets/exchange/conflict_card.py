"""One conflict: the values side by side, by whom, of which mission and when; what differs is bold."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from console.model.cells import LIVING
from console.model.shown_conflict import ConflictLine, StandingValue
from widgets import times
from widgets.exchange import conflict_words
from widgets.plain import PlainLabel
from widgets.section import emptied, joined, small_button
from widgets.spoken import SpokenFrame

KEYS_MAX = 9  # values that have a key of their own; more are chosen with the mouse or Tab


class ConflictCard(SpokenFrame):
    """``kept``: the place of the value to be kept."""

    kept = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._line: ConflictLine | None = None
        self._names: Mapping[int, str] = {}
        self._missions: Mapping[int, str] = {}
        self._now_ms, self._zone = 0, times.JAKARTA
        self._title, self._about = PlainLabel(role="title", wraps=True), PlainLabel(role="muted", wraps=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(self._grid)
        column.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inner)
        for ground in (room.viewport(), inner):
            ground.setAutoFillBackground(False)  # the card's own ground shows through
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(room)
        self._columns = 0

    def show_line(self, line: ConflictLine | None, names: Mapping[int, str], missions: Mapping[int, str]) -> None:
        """Show a conflict; None shows nothing."""
        self._line, self._names, self._missions = line, names, missions
        self.retranslate()

    def set_clock(self, now_ms: int, zone: str) -> None:
        """The present moment, and on whose clock moments are told."""
        self._now_ms, self._zone = now_ms, zone
        self.retranslate()

    def retranslate(self) -> None:
        emptied(self._grid)
        for column in range(self._columns + 1):
            self._grid.setColumnStretch(column, 0)
        line = self._line
        self._title.setText(conflict_words.title(line) if line else "")
        self._about.setText(self._what(line) if line else "")
        if line is None:
            return
        self._columns = len(line.values)
        for place, value in enumerate(line.values):
            self._grid.setColumnStretch(place + 1, 1)
            self._head(place, value, line)
        if line.is_about_withdrawal:
            self._add_sides(line)
        else:
            for row, field in enumerate(conflict_words.shown_fields(line), start=3):
                self._add_field(row, line, field)

    def _what(self, line: ConflictLine) -> str:
        return self.tr("In conflict: {what}. Whichever is kept holds for everybody.").format(
            what=conflict_words.about(line)
        )

    def _head(self, place: int, value: StandingValue, line: ConflictLine) -> None:
        told = self._keep_text(value, line)
        button = small_button("")
        button.setText(f"{place + 1}   {told}" if place < KEYS_MAX else told)
        button.clicked.connect(lambda: self.kept.emit(place))
        who = joined((value.officer or self.tr("unknown officer"), self._missions.get(value.mission, "")))
        button.setAccessibleName(f"{told}: {who}")
        when = self.tr("{time}, {age}").format(
            time=times.day_time(value.at_ms, self._zone), age=times.age(value.at_ms, self._now_ms)
        )
        shown = self.tr("shown now") if place == 0 else ""
        self._grid.addWidget(button, 0, place + 1, Qt.AlignmentFlag.AlignLeft)  # else its width would bound the column
        self._grid.addWidget(PlainLabel(who, "heading", wraps=True), 1, place + 1)
        told_when = PlainLabel(joined((when, shown)), "muted", wraps=True)
        self._grid.addWidget(told_when, 2, place + 1, Qt.AlignmentFlag.AlignTop)

    def _keep_text(self, value: StandingValue, line: ConflictLine) -> str:
        if not line.is_about_withdrawal:
            return self.tr("Keep this")
        return self.tr("Keep the record") if value.fields.get(LIVING) is None else self.tr("Leave it withdrawn")

    def _add_sides(self, line: ConflictLine) -> None:
        """A withdrawal beside an edit: what each of them did."""
        for place, value in enumerate(line.values):
            if value.fields.get(LIVING) is not None:
                reason = str(value.fields.get("withdrawn_reason") or "")
                told = [self.tr("withdrawn: {reason}").format(reason=reason) if reason else self.tr("withdrawn")]
            else:
                told = [
                    f"{conflict_words.field_text(line.kind, name)}: {text}"
                    for name in value.fields
                    if name not in ("lat", "city_id", LIVING, "withdrawn_reason")
                    for text in [conflict_words.value_text(line, name, value.fields, self._names, self._zone)]
                ] or [self.tr("restored")]
            cell = PlainLabel("\n".join(told), wraps=True, is_selectable=True)
            self._grid.addWidget(cell, 3, place + 1, Qt.AlignmentFlag.AlignTop)

    def _add_field(self, row: int, line: ConflictLine, field: str) -> None:
        name = PlainLabel(conflict_words.field_text(line.kind, field), "muted")
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        texts = [conflict_words.value_text(line, field, each.fields, self._names, self._zone) for each in line.values]
        for place, text in enumerate(texts):
            cell = PlainLabel(text, wraps=True, is_selectable=True)
            if len(set(texts)) > 1:
                font = QFont(cell.font())
                font.setBold(True)
                cell.setFont(font)
            self._grid.addWidget(cell, row, place + 1, Qt.AlignmentFlag.AlignTop)
