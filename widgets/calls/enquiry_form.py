"""An enquiry in two lines: who is sought; who asks, how to reach him and what was promised. Ctrl+Enter or Enter files it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.model.change import Value
from console.model.kinds import NAME_MAX, TEXT_MAX
from console.model.words import Consent, EnquiryChannel, Relation
from widgets import times
from widgets.calls.promise_field import PromiseField
from widgets.calls.sought_field import SoughtField
from widgets.choice import ChoiceBox, word_choices
from widgets.form_draft import FormDraft
from widgets.plain import PlainLabel
from widgets.section import on_ctrl_enter
from widgets.spoken import SpokenFrame
from widgets.word_field import WordField

PHONE_MAX = 40  # characters, the record's own limit


class EnquiryForm(SpokenFrame):
    """``noted`` carries who is sought, the person's id or None for somebody new, who asks, and the other fields as stored.

    left: Escape; what was typed is not wanted.
    """

    noted = Signal(str, object, str, object)
    left = Signal()

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self.sought, self.draft = SoughtField(), FormDraft()
        self.note, self.caller, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        for field, most in ((self.note, TEXT_MAX), (self.caller, NAME_MAX), (self.phone, PHONE_MAX)):
            field.setMaxLength(most)
            field.returnPressed.connect(self.file_it)
        self.relation = WordField(Relation)
        self.channel: ChoiceBox[EnquiryChannel] = ChoiceBox()
        self.consent: ChoiceBox[Consent] = ChoiceBox()
        self.promise = PromiseField(now_ms)
        self._file = QPushButton()
        self._file.setProperty("primary", "true")
        self._file.clicked.connect(self.file_it)
        self._wrong = PlainLabel(role="critical", wraps=True)
        self._wrong.hide()
        self._captions = [PlainLabel(role="muted") for _ in range(8)]
        self._lay_out()
        self.draft.follow(
            {
                "sought": self.sought,
                "note": self.note,
                "caller": self.caller,
                "relation": self.relation,
                "phone": self.phone,
                "channel": self.channel,
                "promise": self.promise,
                "consent": self.consent,
            }
        )
        self.sought.chosen.connect(lambda: self.caller.setFocus(Qt.FocusReason.TabFocusReason))
        on_ctrl_enter(self, self.file_it)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self.sought.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_zone(self, zone: str) -> None:
        """Times are those on this zone's clock."""
        self.promise.set_zone(zone)

    def clear(self) -> None:
        """An empty form; the channel stays, for who sits at the hotline takes call after call."""
        self.sought.clear()
        for field in (self.note, self.caller, self.phone):
            field.clear()
        self.relation.choose(None)
        self.consent.choose(Consent.NOT_ASKED)
        self.promise.clear()
        self.show_wrong("")

    def show_wrong(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what is wrong in one sentence, and put the cursor where it is to be mended; "" takes it away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        if sentence and field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def file_it(self) -> None:
        """Check the fields and send them out."""
        if not self.sought.sought():
            self.show_wrong(self.tr("Type the name of the person sought."), self.sought.name)
            return
        if not self.sought.is_decided():
            self.show_wrong(self.tr("Choose who is meant, or that it is a new person: ↓ and Enter."), self.sought.name)
            return
        if not self.caller.text().strip():
            self.show_wrong(self.tr("Type who asks."), self.caller)
            return
        self.show_wrong("")
        fields: dict[str, Value] = {
            "phone": self.phone.text().strip(),
            "channel": self.channel.value() or EnquiryChannel.HOTLINE,
            "consent": self.consent.value() or Consent.NOT_ASKED,
            "note": self.note.text().strip(),
            "promised_at_ms": self.promise.at_ms(),
        }
        relation = self.relation.value()
        if relation is not None:
            fields["relation"] = relation
        self.noted.emit(self.sought.sought(), self.sought.person(), self.caller.text().strip(), fields)

    def retranslate(self) -> None:
        words = (
            self.tr("Sought"),
            self.tr("Note"),
            self.tr("Caller"),
            self.tr("Relation"),
            self.tr("Telephone"),
            self.tr("Came by"),
            self.tr("Call back"),
            self.tr("May the person be told"),
        )
        for caption, text, field in zip(self._captions, words, self._fields(), strict=True):
            caption.setText(text)
            field.setAccessibleName(text)
        self._captions[-1].setToolTip(self.tr("Whether the caller agrees that the person sought is told who asks"))
        self.channel.offer(word_choices(EnquiryChannel), letters=8)
        self.consent.offer(word_choices(Consent), letters=10)
        self._file.setText(self.tr("Note the enquiry"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> tuple[QWidget, ...]:
        first = (self.sought.name, self.note)
        return (*first, self.caller, self.relation, self.phone, self.channel, self.promise.choice, self.consent)

    def _lay_out(self) -> None:
        placed = (self.sought, self.note, *self._fields()[2:])
        widgets = [self.promise if field is self.promise.choice else field for field in placed]
        shares = (3, 2, 3, 2, 2, 1, 2, 2)
        lines = []
        for places in (range(2), range(2, 8)):
            row = QHBoxLayout()
            row.setSpacing(10)
            for place in places:
                column = QVBoxLayout()
                column.setSpacing(2)
                column.addWidget(self._captions[place])
                column.addWidget(widgets[place])
                column.addStretch(1)
                row.addLayout(column, shares[place])
            lines.append(row)
        button = QVBoxLayout()
        button.setSpacing(2)
        button.addWidget(PlainLabel(" "))
        button.addWidget(self._file)
        button.addStretch(1)
        lines[1].addLayout(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 10)
        whole.setSpacing(6)
        whole.addWidget(self.draft)
        for row in lines:
            whole.addLayout(row)
        whole.addWidget(self._wrong)
