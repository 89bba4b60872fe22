"""The form by which an officer reports on one person: several axes in one go, one source, one moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from console.model import words
from console.model.kinds import NAME_MAX, TEXT_MAX
from widgets import theme, times
from widgets.choice import ChoiceBox, word_choices
from widgets.flow import FlowLayout
from widgets.form_draft import FormDraft
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.section import line, on_ctrl_enter, scrolled, small_button
from widgets.spoken import Spoken
from widgets.toggle import ToggleButton

ReportDraft = dict[str, str | int]  # fields of ``ReportFields`` that the form knows

FOCUS_PAD_PX = 6  # room for the line that shows where the digits go


class ValuePad(Spoken):
    """The axes as a row of buttons, and the values of the current axis as buttons numbered for the keyboard.

    changed: another value was chosen or taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = words.Axis.WHEREABOUTS
        self._chosen: dict[words.Axis, words.Word] = {}
        self._axes = QButtonGroup(self)
        self._axis_buttons: dict[words.Axis, ToggleButton] = {}
        axes = FlowLayout()
        for axis in words.Axis:
            button = ToggleButton()
            button.setChecked(axis is self._axis)
            button.clicked.connect(lambda _=False, axis=axis: self.go_to(axis))
            self._axes.addButton(button)
            self._axis_buttons[axis] = button
            axes.addWidget(button)
        self._value_buttons: list[ToggleButton] = []
        self._values = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(FOCUS_PAD_PX, FOCUS_PAD_PX, FOCUS_PAD_PX, FOCUS_PAD_PX)
        column.setSpacing(10)
        column.addLayout(axes)
        column.addLayout(self._values)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def chosen(self) -> dict[words.Axis, words.Word]:
        """The value chosen on each axis that has one."""
        return dict(self._chosen)

    def choose(self, axis: words.Axis, value: words.Word | None) -> None:
        """Choose a value on an axis, or none."""
        self._chosen.pop(axis, None)
        if value is not None:
            self._chosen[axis] = value
        self.retranslate()
        self.changed.emit()

    def taken(self) -> dict[str, str]:
        """The chosen values by axis, as they are stored."""
        return {axis.value: value.value for axis, value in self._chosen.items()}

    def put_back(self, value: object) -> None:
        """Choose what ``taken`` gave; a word that is none any more is left out."""
        kept = value if isinstance(value, dict) else {}
        self._chosen = {
            axis: word
            for axis in words.Axis
            for word in words.VALUES_BY_AXIS[axis]
            if word.value == kept.get(axis.value)
        }
        self.retranslate()
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing anywhere and go back to the first axis."""
        self._chosen = {}
        self.go_to(words.Axis.WHEREABOUTS)
        self.changed.emit()

    def go_to(self, axis: words.Axis) -> None:
        """Show the values of an axis."""
        self._axis = axis
        self.retranslate()

    def axis(self) -> words.Axis:
        """The axis whose values are shown."""
        return self._axis

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is reported"))
        for axis, button in self._axis_buttons.items():
            value = self._chosen.get(axis)
            told = axis.label(times.language())
            with QSignalBlocker(self._axes):
                button.setChecked(axis is self._axis)
            button.setText(f"{told}: {value.label(times.language())}" if value is not None else told)
        self._show_values()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = "1234567890".find(event.text()) if event.text() else -1
        axes = list(words.Axis)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if 0 <= place < len(self._value_buttons):
            self._value_buttons[place].click()
        elif step:
            self.go_to(axes[(axes.index(self._axis) + step) % len(axes)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.end()

    def _show_values(self) -> None:
        values = list(words.VALUES_BY_AXIS[self._axis])
        while len(self._value_buttons) < len(values):
            button = ToggleButton()
            place = len(self._value_buttons)
            button.clicked.connect(lambda _=False, place=place: self._click(place))
            self._value_buttons.append(button)
            self._values.addWidget(button)
        for place, button in enumerate(self._value_buttons):
            button.setVisible(place < len(values))
            if place < len(values):
                button.setText(f"{(place + 1) % 10}  {values[place].label(times.language())}")
                button.setAccessibleName(values[place].label(times.language()))
                button.setChecked(self._chosen.get(self._axis) == values[place])

    def _click(self, place: int) -> None:
        value = list(words.VALUES_BY_AXIS[self._axis])[place]
        self.choose(self._axis, None if self._chosen.get(self._axis) == value else value)


class ReportForm(Spoken):
    """Reports on one person.

    report_filed: a list of drafts, one for each axis, each with the keys axis, value, detail, source, said_by, observed_at_ms, place
    and note. cancelled: the form is to be closed.
    """

    report_filed = Signal(list)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, now_ms: Callable[[], int] = times.clock_ms) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._title = PlainLabel(role="title", wraps=True)
        self.draft = FormDraft()
        self._person = ""
        self.pad = ValuePad()
        self._method = ChoiceBox[words.IdentityMethod]()
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self.source = ChoiceBox[words.Source]()
        self.said_by, self.place = QLineEdit(), QLineEdit()
        for field in (self.said_by, self.place):
            field.setMaxLength(NAME_MAX)
        self.observed_at = MomentField(now_ms)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 3 + 14)
        self._deceased = PlainLabel(role="attention", wraps=True)
        self._fault = PlainLabel(role="critical", wraps=True)
        self._file, self._cancel = small_button(""), small_button("")
        self._file.setProperty("primary", "true")
        self._labels = {
            name: PlainLabel() for name in ("method", "reason", "source", "said_by", "observed", "place", "note")
        }
        self._lay_out()
        self._connect()
        self.retranslate()
        self._tell_details()

    def start(self, person_name: str, zone: str) -> None:
        """Empty the form for a report on a person. zone: IANA zone of the scene.

        No source is chosen beforehand: the standing of a report must be somebody's decision, not a default.
        """
        self._person = person_name
        self.pad.clear()
        for field in (self._reason, self.said_by, self.place):
            field.clear()
        self.note.clear()
        self.source.choose(None)
        self._method.choose(None)
        self.observed_at.set_zone(zone)
        self.observed_at.follow_now()
        self._fault.hide()
        self.retranslate()
        self.pad.setFocus()

    def file(self) -> None:
        """Announce the reports, or say what is missing."""
        fault = self._trouble()
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        if not fault:
            self.report_filed.emit([self._draft(axis, value) for axis, value in self.pad.chosen().items()])

    def show_fault(self, sentence: str) -> None:
        """Say why the reports could not be kept; what was typed stays."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def retranslate(self) -> None:
        self._title.setText(
            self.tr("Report on {name}").format(name=self._person) if self._person else self.tr("Report")
        )
        self.source.offer(word_choices(words.Source), self.tr("Choose…"), letters=22)
        self._method.offer(word_choices(words.IdentityMethod), self.tr("Choose…"), letters=22)
        for name, text in (
            ("method", self.tr("Identified by")),
            ("reason", self.tr("Reason")),
            ("source", self.tr("Source")),
            ("said_by", self.tr("Said by")),
            ("observed", self.tr("Observed at")),
            ("place", self.tr("Place")),
            ("note", self.tr("Note")),
        ):
            self._labels[name].setText(text)
        for widget, name in (
            (self._method, "method"),
            (self._reason, "reason"),
            (self.source, "source"),
            (self.said_by, "said_by"),
            (self.place, "place"),
            (self.note, "note"),
        ):
            widget.setAccessibleName(self._labels[name].text())
        self.said_by.setPlaceholderText(self.tr("Name and role, as far as known"))
        self._deceased.setText(
            self.tr(
                "A death counts only when two officers and an identification method stand behind it; until then it is shown as reported."
            )
        )
        self._file.setText(self.tr("File report"))
        self._file.setToolTip(self.tr("Ctrl+Enter"))
        self._cancel.setText(self.tr("Cancel"))

    def _fields(self) -> dict[str, QWidget]:
        return {
            "method": self._method,
            "reason": self._reason,
            "source": self.source,
            "said_by": self.said_by,
            "observed": self.observed_at,
            "place": self.place,
            "note": self.note,
        }

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setHorizontalSpacing(12)
        for name, widget in self._fields().items():
            self._labels[name].setBuddy(widget)
            self._form.addRow(self._labels[name], widget)
        column = QVBoxLayout()
        column.setSpacing(12)
        for part in (self._title, self.draft, self.pad, self._deceased):
            column.addWidget(part)
        column.addLayout(self._form)
        column.addWidget(self._fault)
        column.addLayout(line(self._file, self._cancel))
        column.addStretch(1)
        scrolled(column, self)
        self._fault.hide()

    def _connect(self) -> None:
        self.pad.changed.connect(self._tell_details)
        self.draft.follow({"values": self.pad, **self._fields()})
        self._file.clicked.connect(self.file)
        self._cancel.clicked.connect(self.cancelled)
        on_ctrl_enter(self, self.file)

    def _tell_details(self) -> None:
        chosen = self.pad.chosen()
        identity = chosen.get(words.Axis.IDENTITY)
        wants_method = identity in (words.Identity.CONFIRMED, words.Identity.PRELIMINARY)
        self._form.setRowVisible(self._method, wants_method)
        self._form.setRowVisible(self._reason, chosen.get(words.Axis.INTENT) is words.Intent.STAYS_BY_CHOICE)
        self._deceased.setVisible(chosen.get(words.Axis.CONDITION) is words.Condition.DECEASED)

    def _trouble(self) -> str:
        chosen, method = self.pad.chosen(), self._method.value()
        is_confirmed = chosen.get(words.Axis.IDENTITY) is words.Identity.CONFIRMED
        stays = chosen.get(words.Axis.INTENT) is words.Intent.STAYS_BY_CHOICE
        checks = (
            (not chosen, self.tr("Choose at least one value to report.")),
            (self.source.value() is None, self.tr("Choose who this comes from.")),
            (is_confirmed and method is None, self.tr("A confirmed identity needs the method it was confirmed by.")),
            (
                is_confirmed and method is words.IdentityMethod.VISUAL,
                self.tr("A visual identification alone does not confirm. Report it as preliminary."),
            ),
            (stays and not self._reason.text().strip(), self.tr("Write down why the person stays.")),
            (
                self.observed_at.is_too_late(),
                self.tr("The time of the observation lies in the future. Check the date and the clock."),
            ),
            (len(self.note.toPlainText()) > TEXT_MAX, self.tr("The note is too long to keep. Please shorten it.")),
        )
        return next((sentence for is_wrong, sentence in checks if is_wrong), "")

    def _draft(self, axis: words.Axis, value: words.Word) -> ReportDraft:
        detail = ""
        if axis is words.Axis.IDENTITY and self._form.isRowVisible(self._method):
            detail = str(self._method.value() or "")
        elif axis is words.Axis.INTENT and value is words.Intent.STAYS_BY_CHOICE:
            detail = self._reason.text().strip()
        return {
            "axis": axis.value,
            "value": value.value,
            "detail": detail,
            "source": str(self.source.value()),
            "said_by": self.said_by.text().strip(),
            "observed_at_ms": self.observed_at.at_ms(),
            "place": self.place.text().strip(),
            "note": self.note.toPlainText().strip(),
        }
