"""Small forms of the work in an incident: what a caller was told, another promise, another person, a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from console.model.kinds import TEXT_MAX
from widgets import times
from widgets.calls.promise_field import PromiseField
from widgets.calls.sought_field import SoughtField
from widgets.field_form import FieldForm
from widgets.plain import PlainLabel
from widgets.times import number


class ToldForm(FieldForm):
    """``told_it``: what the caller was told."""

    told_it = Signal(str)

    def __init__(self, caller: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caller = caller
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self.fontMetrics().height() * 4 + 16)
        self._text_label = self.add_row(self._text)
        self.draft.follow({"told": self._text})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Answer to {caller}").replace("{caller}", self._caller))
        self.name_row(self._text_label, self._text, self.tr("Told"))
        self._text.setPlaceholderText(self.tr("What the caller was told"))
        self.name_buttons(self.tr("Answered"), self.tr("Cancel"))

    def file_it(self) -> None:
        told = self._text.toPlainText().strip()
        if not told:
            self.show_wrong(self.tr("Write what the caller was told."), self._text)
            return
        if len(told) > TEXT_MAX:
            wrong = self.tr("The text is {n} characters too long.").format(n=number(len(told) - TEXT_MAX))
            self.show_wrong(wrong, self._text)
            return
        self.show_wrong("")
        self.told_it.emit(told)


class PromiseForm(FieldForm):
    """``promised``: when the caller will be called back, UTC milliseconds."""

    promised = Signal(object)

    def __init__(self, zone: str, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._promise = PromiseField(now_ms, may_be_open=False)
        self._promise.set_zone(zone)
        self._label = self.add_row(self._promise, grows=True)
        self.draft.follow({"promise": self._promise})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where choosing begins."""
        self._promise.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Another time to call back"))
        self.name_row(self._label, self._promise.choice, self.tr("Call back"))
        self.name_buttons(self.tr("Promised"), self.tr("Cancel"))

    def file_it(self) -> None:
        at_ms = self._promise.at_ms()
        if at_ms is None or at_ms < self._now_ms():
            self.show_wrong(self.tr("Promise a time to come."), self._promise.choice)
            return
        self.show_wrong("")
        self.promised.emit(at_ms)


class ConcernsForm(FieldForm):
    """``concerned``: id of the person whom an enquiry is about after all."""

    concerned = Signal(object)

    def __init__(self, sought: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought = SoughtField(may_be_new=False)
        self._name = sought
        self._label = self.add_row(self.sought, grows=True)
        self.draft.follow({"person": self.sought})
        self.retranslate()

    def begin(self) -> None:
        """Offer whom the name sounds like at once, and put the cursor there."""
        self.sought.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.sought.sought():
            self.sought.name.setText(self._name)
            self.sought.name.selectAll()
            self.sought.name_typed.emit(self._name)

    def retranslate(self) -> None:
        self.title.setText(self.tr("The enquiry is about another person"))
        self.name_row(self._label, self.sought.name, self.tr("Person"))
        self.name_buttons(self.tr("It is about this person"), self.tr("Cancel"))

    def file_it(self) -> None:
        person = self.sought.person()
        if person is None:
            self.show_wrong(self.tr("Choose the person: ↓ and Enter."), self.sought.name)
            return
        self.show_wrong("")
        self.concerned.emit(person)


class ReasonForm(FieldForm):
    """Takes something back. ``reasoned``: why. A subclass says what it is."""

    reasoned = Signal(str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = PlainLabel(what, wraps=True)
        self._consequence = PlainLabel(role="muted", wraps=True)
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self.add_wide(self._what)
        self._label = self.add_row(self._reason)
        self.add_wide(self._consequence)
        self.draft.follow({"reason": self._reason})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def file_it(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self.show_wrong(self.tr("Say why."), self._reason)
            return
        self.show_wrong("")
        self.reasoned.emit(reason)

    def retranslate(self) -> None:
        self.name_row(self._label, self._reason, self.tr("Reason"))


class EnquiryWithdrawal(ReasonForm):
    """An enquiry was noted by mistake."""

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Withdraw the enquiry"))
        self._consequence.setText(self.tr("It counts no more, and nobody is called back. It stays in the register."))
        self.name_buttons(self.tr("Withdraw"), self.tr("Cancel"))


class FacilityRemoval(ReasonForm):
    """A facility is not to be asked."""

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Take this off the list"))
        self._consequence.setText(self.tr("It is counted among the lists no more. What it said before stays."))
        self.name_buttons(self.tr("Remove"), self.tr("Cancel"))
