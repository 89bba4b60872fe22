"""A check of a facility on the list is noted; a facility is added to the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.model.change import Value
from console.model.kinds import NAME_MAX, TEXT_MAX
from console.model.shown_response import FacilityLine
from console.model.words import CheckMethod, FacilityType, HospitalResult
from widgets import times
from widgets.calls.promise_field import PromiseField
from widgets.check_forms import UNIDENTIFIED_MAX
from widgets.field_form import FieldForm
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.section import joined
from widgets.spin import CountBox
from widgets.word_field import WordField

AGAIN_MINUTES = (30, 60, 120)
NOT_SAID = -1  # where a count stands while nobody gave a number: 0 is an answer


def _line(limit: int = NAME_MAX) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(limit)
    return field


class SweepCheckForm(FieldForm):
    """``checked`` carries ``name, result, method`` and the other fields of a check as stored."""

    checked = Signal(object)

    def __init__(
        self,
        facility: FacilityLine,
        zone: str,
        now_ms: Callable[[], int] = times.clock_ms,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._facility = facility
        self._about = PlainLabel(role="muted", wraps=True, is_selectable=True)
        self._result, self._method = WordField(HospitalResult), WordField(CheckMethod)
        self._unidentified, self._foreigners = CountBox(), CountBox()
        self._unidentified.setRange(1, UNIDENTIFIED_MAX)
        self._foreigners.setRange(NOT_SAID, UNIDENTIFIED_MAX)
        self._foreigners.setValue(NOT_SAID)
        self._said_by, self._note = _line(), _line(TEXT_MAX)
        self._observed = MomentField(now_ms)
        self._again = PromiseField(now_ms, AGAIN_MINUTES)
        for clock in (self._observed, self._again):
            clock.set_zone(zone)
        self.add_wide(self._about)
        self._result_label = self.add_row(self._result)
        self._method_label = self.add_row(self._method)
        self._unidentified_label = self.add_row(self._unidentified)
        self._foreigners_label = self.add_row(self._foreigners)
        self._said_by_label = self.add_row(self._said_by)
        self._again_label = self.add_row(self._again, grows=True)
        self._observed_label = self.add_row(self._observed)
        self._note_label = self.add_row(self._note)
        self.draft.follow(
            {
                "result": self._result,
                "method": self._method,
                "unidentified": self._unidentified,
                "foreigners": self._foreigners,
                "said_by": self._said_by,
                "again": self._again,
                "observed": self._observed,
                "note": self._note,
            }
        )
        self._result.currentIndexChanged.connect(self._result_changed)
        self._result_changed()
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where choosing begins."""
        self._result.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        facility = self._facility
        self.title.setText(facility.name)
        self._about.setText(joined((facility.type.label(times.language()), facility.city, facility.phone)))
        self.name_row(self._result_label, self._result, self.tr("Result"))
        self.name_row(self._method_label, self._method, self.tr("How"))
        self.name_row(self._unidentified_label, self._unidentified, self.tr("Unidentified"))
        self.name_row(self._foreigners_label, self._foreigners, self.tr("Foreigners seen"))
        self.name_row(self._said_by_label, self._said_by, self.tr("Said by"))
        self.name_row(self._again_label, self._again.choice, self.tr("Ask again"))
        self.name_row(self._observed_label, self._observed, self.tr("When"))
        self.name_row(self._note_label, self._note, self.tr("Note"))
        self._foreigners.setSpecialValueText(self.tr("not said"))
        self._foreigners.setToolTip(self.tr("Foreigners who were looked at and are none of ours"))
        self._said_by.setPlaceholderText(self.tr("such as the night registrar"))
        self.name_buttons(self.tr("Note the check"), self.tr("Cancel"))

    def file_it(self) -> None:
        result, method = self._result.value(), self._method.value()
        if result is None:
            self.show_wrong(self.tr("Say what came of it."), self._result)
            return
        if method is None:
            self.show_wrong(self.tr("Say how it was asked."), self._method)
            return
        if self._observed.is_too_late():
            self.show_wrong(self.tr("The time lies in the future. Look at the date and the hour."), self._observed)
            return
        self.show_wrong("")
        seen = self._foreigners.value()
        fields: dict[str, Value] = {
            "name": self._facility.name,
            "result": result,
            "method": method,
            "unidentified": self._unidentified.value() if result is HospitalResult.UNIDENTIFIED else None,
            "foreigners": None if seen == NOT_SAID else seen,
            "said_by": self._said_by.text().strip(),
            "observed_at_ms": self._observed.at_ms(),
            "recheck_at_ms": self._again.at_ms(),
            "note": self._note.text().strip(),
        }
        self.checked.emit(fields)

    def _result_changed(self) -> None:
        has_unidentified = self._result.value() is HospitalResult.UNIDENTIFIED
        for widget in (self._unidentified_label, self._unidentified):
            widget.setVisible(has_unidentified)


class FacilityForm(FieldForm):
    """``added`` carries ``name, type, city, phone, note`` as stored."""

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._city, self._phone, self._note = _line(), _line(), _line(), _line(TEXT_MAX)
        self._type = WordField(FacilityType)
        self._name_label = self.add_row(self._name)
        self._type_label = self.add_row(self._type)
        self._city_label = self.add_row(self._city)
        self._phone_label = self.add_row(self._phone)
        self._note_label = self.add_row(self._note)
        self.draft.follow(
            {
                "name": self._name,
                "type": self._type,
                "city": self._city,
                "phone": self._phone,
                "note": self._note,
            }
        )
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Add to the list of those to be asked"))
        self.name_row(self._name_label, self._name, self.tr("Name"))
        self.name_row(self._type_label, self._type, self.tr("Kind"))
        self.name_row(self._city_label, self._city, self.tr("City"))
        self.name_row(self._phone_label, self._phone, self.tr("Telephone"))
        self.name_row(self._note_label, self._note, self.tr("Note"))
        self.name_buttons(self.tr("Add"), self.tr("Cancel"))

    def file_it(self) -> None:
        name, kind = self._name.text().strip(), self._type.value()
        if not name:
            self.show_wrong(self.tr("Name whom to ask."), self._name)
            return
        if kind is None:
            self.show_wrong(self.tr("Say what kind it is."), self._type)
            return
        self.show_wrong("")
        fields: dict[str, Value] = {
            "name": name,
            "type": kind,
            "city": self._city.text().strip(),
            "phone": self._phone.text().strip(),
            "note": self._note.text().strip(),
        }
        self.added.emit(fields)


class NamingForm(FieldForm):
    """``named``: the name and the telephone of what an entry stood for."""

    named = Signal(str, str)

    def __init__(self, facility: FacilityLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facility = facility
        self._why = PlainLabel(role="muted", wraps=True)
        self._name, self._phone = _line(), _line()
        self.add_wide(self._why)
        self._name_label = self.add_row(self._name)
        self._phone_label = self.add_row(self._phone)
        self.draft.follow({"name": self._name, "phone": self._phone})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self._facility.name)
        self._why.setText(
            self.tr(
                "This stands for all of its kind that nobody has named. Name one to be asked, and add any further one; "
                "remove it if there is none. Until then no statement says that all lists were checked."
            )
        )
        self.name_row(self._name_label, self._name, self.tr("Name"))
        self.name_row(self._phone_label, self._phone, self.tr("Telephone"))
        self.name_buttons(self.tr("Name it"), self.tr("Cancel"))

    def file_it(self) -> None:
        name = self._name.text().strip()
        if not name:
            self.show_wrong(self.tr("Name whom to ask."), self._name)
            return
        self.show_wrong("")
        self.named.emit(name, self._phone.text().strip())
