"""Three small forms of the first hour: a hospital was checked, an authority was contacted, something happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from console.model.change import Value
from console.model.kinds import NAME_MAX, TEXT_MAX
from console.model.words import AuthorityResult, CheckMethod, HospitalResult
from widgets.choice import ChoiceBox
from widgets.field_form import FieldForm
from widgets.moment_field import MomentField
from widgets.spin import CountBox
from widgets.times import HOUR_MS, clock_ms, number
from widgets.word_field import WordField

RECHECK_AFTER_H = (1, 2, 4, 8, 12, 24)
UNIDENTIFIED_MAX = 100_000  # the record's own limit
PROMISE_AFTER_MS = HOUR_MS  # what is proposed when an office says it will call back


def _line(limit: int = NAME_MAX) -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(limit)
    return field


def _offer(field: QLineEdit, names: Sequence[str]) -> None:
    completer = QCompleter(list(dict.fromkeys(names)), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


class HospitalCheckForm(FieldForm):
    """``checked`` carries ``facility, method, result, unidentified, observed_at_ms, recheck_at_ms, note`` as stored."""

    checked = Signal(object)

    def __init__(self, zone: str, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._facility = _line()
        self._method = WordField(CheckMethod)
        self._result = WordField(HospitalResult)
        self._unidentified = CountBox()
        self._unidentified.setRange(1, UNIDENTIFIED_MAX)
        self._observed = MomentField(now_ms)
        self._observed.set_zone(zone)
        self._recheck: ChoiceBox[int] = ChoiceBox()
        self._note = _line(TEXT_MAX)
        self._facility_label = self.add_row(self._facility)
        self._method_label = self.add_row(self._method)
        self._result_label = self.add_row(self._result)
        self._unidentified_label = self.add_row(self._unidentified)
        self._observed_label = self.add_row(self._observed)
        self._recheck_label = self.add_row(self._recheck)
        self._note_label = self.add_row(self._note)
        self.draft.follow(
            {
                "facility": self._facility,
                "method": self._method,
                "result": self._result,
                "unidentified": self._unidentified,
                "observed": self._observed,
                "recheck": self._recheck,
                "note": self._note,
            }
        )
        self._result.currentIndexChanged.connect(self._result_changed)
        self._result_changed()
        self.retranslate()

    def show_facilities(self, names: Sequence[str]) -> None:
        """Names already noted in this incident, offered while typing."""
        _offer(self._facility, names)

    def begin(self, facility: str = "") -> None:
        """Put the cursor where typing begins."""
        self._facility.setText(facility)
        self._facility.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("A hospital was checked"))
        self.name_row(self._facility_label, self._facility, self.tr("Hospital or list"))
        self.name_row(self._method_label, self._method, self.tr("How"))
        self.name_row(self._result_label, self._result, self.tr("Result"))
        self.name_row(self._unidentified_label, self._unidentified, self.tr("Unidentified"))
        self.name_row(self._observed_label, self._observed, self.tr("When"))
        self.name_row(self._recheck_label, self._recheck, self.tr("Check again"))
        self.name_row(self._note_label, self._note, self.tr("Note"))
        self._facility.setPlaceholderText(self.tr("such as Royal Care, or the police list"))
        after = self.tr("in {n} h")
        self._recheck.offer(
            [(after.format(n=number(hours)), hours) for hours in RECHECK_AFTER_H], self.tr("not planned")
        )
        self.name_buttons(self.tr("Add check"), self.tr("Cancel"))

    def file_it(self) -> None:
        facility = self._facility.text().strip()
        if not facility:
            self.show_wrong(self.tr("Name the hospital or the list."), self._facility)
            return
        method, result = self._method.value(), self._result.value()
        if method is None:
            self.show_wrong(self.tr("Say how it was checked."), self._method)
            return
        if result is None:
            self.show_wrong(self.tr("Say what the check gave."), self._result)
            return
        if self._observed.is_too_late():
            self.show_wrong(self.tr("The time lies in the future. Look at the date and the hour."), self._observed)
            return
        self.show_wrong("")
        recheck_h = self._recheck.value()
        has_unidentified = result is HospitalResult.UNIDENTIFIED
        fields: dict[str, Value] = {
            "facility": facility,
            "method": method.value,
            "result": result.value,
            "unidentified": self._unidentified.value() if has_unidentified else None,
            "observed_at_ms": self._observed.at_ms(),
            "recheck_at_ms": None if recheck_h is None else self._now_ms() + recheck_h * HOUR_MS,
            "note": self._note.text().strip(),
        }
        self.checked.emit(fields)

    def _result_changed(self) -> None:
        has_unidentified = self._result.value() is HospitalResult.UNIDENTIFIED
        for widget in (self._unidentified_label, self._unidentified):
            widget.setVisible(has_unidentified)


class AuthorityContactForm(FieldForm):
    """``contacted`` carries ``office, channel, asked, result, answered, observed_at_ms, promised_at_ms`` as stored."""

    contacted = Signal(object)

    def __init__(self, zone: str, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = _line()
        self._channel = _line()
        self._asked = _line(TEXT_MAX)
        self._result = WordField(AuthorityResult)
        self._answered = _line(TEXT_MAX)
        self._observed = MomentField(now_ms)
        self._observed.set_zone(zone)
        self._promised = MomentField(now_ms)
        self._promised.set_zone(zone)
        self._promised.set_moment(now_ms() + PROMISE_AFTER_MS)
        self._office_label = self.add_row(self._office)
        self._channel_label = self.add_row(self._channel)
        self._asked_label = self.add_row(self._asked)
        self._result_label = self.add_row(self._result)
        self._answered_label = self.add_row(self._answered)
        self._promised_label = self.add_row(self._promised)
        self._observed_label = self.add_row(self._observed)
        self.draft.follow(
            {
                "office": self._office,
                "channel": self._channel,
                "asked": self._asked,
                "result": self._result,
                "answered": self._answered,
                "promised": self._promised,
                "observed": self._observed,
            }
        )
        self._result.currentIndexChanged.connect(self._result_changed)
        self._result_changed()
        self.retranslate()

    def show_offices(self, names: Sequence[str]) -> None:
        """Offices already contacted in this incident, offered while typing."""
        _offer(self._office, names)

    def begin(self, office: str = "") -> None:
        """Put the cursor where typing begins."""
        self._office.setText(office)
        self._office.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("An authority was contacted"))
        self.name_row(self._office_label, self._office, self.tr("Office"))
        self.name_row(self._channel_label, self._channel, self.tr("By"))
        self.name_row(self._asked_label, self._asked, self.tr("Asked"))
        self.name_row(self._result_label, self._result, self.tr("Result"))
        self.name_row(self._answered_label, self._answered, self.tr("Their answer"))
        self.name_row(self._promised_label, self._promised, self.tr("Calls back by"))
        self.name_row(self._observed_label, self._observed, self.tr("When"))
        self._office.setPlaceholderText(self.tr("such as Ministry of Foreign Affairs, protocol"))
        self._channel.setPlaceholderText(self.tr("telephone, note, visit"))
        self.name_buttons(self.tr("Add contact"), self.tr("Cancel"))

    def file_it(self) -> None:
        office = self._office.text().strip()
        if not office:
            self.show_wrong(self.tr("Name the office."), self._office)
            return
        result = self._result.value()
        if result is None:
            self.show_wrong(self.tr("Say what came of it."), self._result)
            return
        if self._observed.is_too_late():
            self.show_wrong(self.tr("The time lies in the future. Look at the date and the hour."), self._observed)
            return
        self.show_wrong("")
        is_promised = result is AuthorityResult.PROMISED
        fields: dict[str, Value] = {
            "office": office,
            "channel": self._channel.text().strip(),
            "asked": self._asked.text().strip(),
            "result": result.value,
            "answered": self._answered.text().strip(),
            "observed_at_ms": self._observed.at_ms(),
            "promised_at_ms": self._promised.at_ms() if is_promised else None,
        }
        self.contacted.emit(fields)

    def _result_changed(self) -> None:
        is_promised = self._result.value() is AuthorityResult.PROMISED
        for widget in (self._promised_label, self._promised):
            widget.setVisible(is_promised)


class EntryForm(FieldForm):
    """A line of the chronology. ``entered`` carries ``text, observed_at_ms`` as stored."""

    entered = Signal(object)

    def __init__(self, zone: str, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self.fontMetrics().height() * 3 + 16)
        self._observed = MomentField(now_ms)
        self._observed.set_zone(zone)
        self._text_label = self.add_row(self._text)
        self._observed_label = self.add_row(self._observed)
        self.draft.follow({"text": self._text, "observed": self._observed})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._text.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Add to the chronology"))
        self.name_row(self._text_label, self._text, self.tr("What happened"))
        self.name_row(self._observed_label, self._observed, self.tr("When"))
        self.name_buttons(self.tr("Add line"), self.tr("Cancel"))

    def file_it(self) -> None:
        text = self._text.toPlainText().strip()
        if not text:
            self.show_wrong(self.tr("Write what happened."), self._text)
            return
        if len(text) > TEXT_MAX:
            told = self.tr("The text is {n} characters too long. Make two lines of it.")
            self.show_wrong(told.format(n=number(len(text) - TEXT_MAX)), self._text)
            return
        if self._observed.is_too_late():
            self.show_wrong(self.tr("The time lies in the future. Look at the date and the hour."), self._observed)
            return
        self.show_wrong("")
        fields: dict[str, Value] = {"text": text, "observed_at_ms": self._observed.at_ms()}
        self.entered.emit(fields)
