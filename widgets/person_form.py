"""One line makes a person who is on no roster; who is alike and already known is shown while the name is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from console.model import words
from console.model.field_labels import label, roster_label
from console.model.kinds import NAME_MAX, TEXT_MAX, Kind
from console.model.shown import PersonRow
from widgets import status, times
from widgets.choice import ChoiceBox, word_choices
from widgets.flow import FlowLayout
from widgets.form_draft import FormDraft
from widgets.plain import Link, PlainLabel
from widgets.section import emptied, line, on_ctrl_enter, scrolled, small_button
from widgets.spoken import Spoken
from widgets.status import StatusChip

PersonDraft = dict[str, str]  # fields of ``PersonFields``, and "passport"; only those with a value
NUMBER_MAX = 40  # characters of a phone or document number, as in the record shapes
ALIKE_SHOWN = 4  # more would push the form off a small screen; the list of people shows all


class PersonForm(Spoken):
    """A new person.

    person_filed: a draft. alike_wanted: the name typed so far, for whoever looks for persons alike. person_chosen: record id of one
    of those. cancelled: the form is to be closed.
    """

    person_filed = Signal(dict)
    alike_wanted = Signal(str)
    person_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(role="title")
        self._why = PlainLabel(role="muted", wraps=True)
        self.draft = FormDraft()
        self.name, self.born, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.passport, self.note = QLineEdit(), QLineEdit()
        for field, most in (
            (self.name, NAME_MAX),
            (self.phone, NUMBER_MAX),
            (self.passport, NUMBER_MAX),
            (self.note, TEXT_MAX),
        ):
            field.setMaxLength(most)
        self.sex, self.category = ChoiceBox[words.Sex](), ChoiceBox[words.Category]()
        self.eligibility = ChoiceBox[words.Eligibility]()
        self._alike_title = PlainLabel(role="attention", wraps=True)
        self._alike = QVBoxLayout()
        self._alike_rows: tuple[PersonRow, ...] = ()
        self._fault = PlainLabel(role="critical", wraps=True)
        self._file, self._cancel = small_button(""), small_button("")
        self._file.setProperty("primary", "true")
        self._labels = {name: PlainLabel() for name, _ in self._fields()}
        self._lay_out()
        self._connect()
        self.retranslate()

    def start(self, name: str = "") -> None:
        """Empty the form; what was searched for in vain becomes the name."""
        for field in (self.born, self.phone, self.passport, self.note):
            field.clear()
        self.sex.choose(None)
        self.category.choose(None)
        self.eligibility.choose(words.Eligibility.WNI)
        self._fault.hide()
        self.show_alike(())
        self.name.setText(name)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_alike(self, rows: tuple[PersonRow, ...]) -> None:
        """Show who is already known and alike."""
        self._alike_rows = rows
        emptied(self._alike)
        self._alike_title.setVisible(bool(rows))
        for person in rows[:ALIKE_SHOWN]:
            self._alike.addLayout(self._alike_row(person))

    def show_fault(self, sentence: str) -> None:
        """Say why the person could not be kept; what was typed stays."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def file(self) -> None:
        """Announce the person, or say what is missing."""
        fault = self._trouble()
        self.show_fault(fault)
        if not fault:
            self.person_filed.emit(self.stored())

    def stored(self) -> PersonDraft:
        """What was typed, as stored; fields without a value are left out."""
        draft = {
            "name": " ".join(self.name.text().split()),
            "sex": str(self.sex.value() or ""),
            "born": times.read_date(self.born.text()) or "",
            "category": str(self.category.value() or ""),
            "eligibility": str(self.eligibility.value() or ""),
            "phone": self.phone.text().strip(),
            "passport": self.passport.text().strip(),
            "note": self.note.text().strip(),
        }
        return {field: value for field, value in draft.items() if value}

    def retranslate(self) -> None:
        language = times.language()
        self._title.setText(self.tr("New person"))
        self._why.setText(
            self.tr(
                "A name is enough. The person counts as not on the roster until a roster row turns out to be the same."
            )
        )
        self.sex.offer(word_choices(words.Sex), "—")
        self.category.offer(word_choices(words.Category), "—")
        self.eligibility.offer(word_choices(words.Eligibility))
        for name, widget in self._fields():
            told = roster_label(name, language) if name == "passport" else label(Kind.PERSON, name, language)
            self._labels[name].setText(told)
            widget.setAccessibleName(told)
        self.born.setPlaceholderText(self.tr("1990-05-17, 17/5/1990, 1990-05 or 1990"))
        self._alike_title.setText(self.tr("Already known and alike. Is it one of these?"))
        self._file.setText(self.tr("Add person"))
        self._file.setToolTip(self.tr("Ctrl+Enter"))
        self._cancel.setText(self.tr("Cancel"))
        self.show_alike(self._alike_rows)

    def _fields(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("name", self.name),
            ("sex", self.sex),
            ("born", self.born),
            ("eligibility", self.eligibility),
            ("category", self.category),
            ("phone", self.phone),
            ("passport", self.passport),
            ("note", self.note),
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setHorizontalSpacing(12)
        for name, widget in self._fields():
            self._labels[name].setBuddy(widget)
            form.addRow(self._labels[name], widget)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addWidget(self.draft)
        column.addLayout(form)
        column.addWidget(self._alike_title)
        column.addLayout(self._alike)
        column.addWidget(self._fault)
        column.addLayout(line(self._file, self._cancel))
        column.addStretch(1)
        scrolled(column, self)
        self._fault.hide()
        self._alike_title.hide()

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda text: self.alike_wanted.emit(text.strip()))
        self.draft.follow(dict(self._fields()))
        self._file.clicked.connect(self.file)
        self._cancel.clicked.connect(self.cancelled)
        on_ctrl_enter(self, self.file)

    def _alike_row(self, person: PersonRow) -> FlowLayout:
        row = FlowLayout(gap_px=8, line_gap_px=2)
        name = Link(person.name)
        name.opened.connect(lambda: self.person_chosen.emit(person.person))
        row.addWidget(name)
        for text in (times.date_text(person.born or ""), person.city, person.passport):
            if text:
                row.addWidget(PlainLabel(text, "muted"))
        if not person.missions:
            row.addWidget(StatusChip(status.not_on_roster()))
        return row

    def _trouble(self) -> str:
        if not self.name.text().strip():
            return self.tr("Write a name, or a description such as: unknown man, about 40.")
        if self.born.text().strip() and times.read_date(self.born.text()) is None:
            return self.tr("The date of birth is not a date. Write 1990-05-17, 17/5/1990, 1990-05 or 1990.")
        return ""
