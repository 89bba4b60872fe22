"""Approving a version: by a second officer's key, or by telephone with the code read back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.model.kinds import NAME_MAX
from widgets.field_form import FieldForm
from widgets.passphrase_field import PassphraseField
from widgets.plain import PlainLabel


class KeyApprovalForm(FieldForm):
    """``signed`` carries the second officer's passphrase (``Secret``); it is in no draft and is forgotten at once."""

    signed = Signal(object)

    def __init__(self, number: int, author: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._author = number, author
        self._why = PlainLabel(role="muted", wraps=True)
        self._passphrase = PassphraseField()
        self._passphrase.entered.connect(self.file_it)
        self.add_wide(self._why)
        self.add_wide(self._passphrase)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._passphrase.setFocus()

    def retranslate(self) -> None:
        told = self.tr("Approve version {n}")
        self.title.setText(told.replace("{n}", str(self._number)))
        why = self.tr("Another officer than {author} reads the text and signs it with the passphrase of his own slot.")
        self._why.setText(why.replace("{author}", self._author))
        self._passphrase.set_label(self.tr("Passphrase of the officer who approves"))
        self.name_buttons(self.tr("Sign and approve"), self.tr("Cancel"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves the form, cancels or goes to another screen leaves no passphrase behind."""
        self._passphrase.clear()
        super().hideEvent(event)

    def file_it(self) -> None:
        if self._passphrase.is_empty:
            self.show_wrong(self.tr("The officer who approves types the passphrase."), self._passphrase)
            return
        self.show_wrong("")
        self.signed.emit(self._passphrase.take())


class TelephoneApprovalForm(FieldForm):
    """``spoken`` carries who approved, at which number, and the code he read back."""

    spoken = Signal(str, str, str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._why = PlainLabel(role="muted", wraps=True)
        self._approver, self._phone, self._code = QLineEdit(), QLineEdit(), QLineEdit()
        self._approver.setMaxLength(NAME_MAX)
        self._phone.setMaxLength(40)
        self._code.setMaxLength(12)
        self.add_wide(self._why)
        self._approver_label = self.add_row(self._approver)
        self._phone_label = self.add_row(self._phone)
        self._code_label = self.add_row(self._code)
        self.draft.follow({"approver": self._approver, "phone": self._phone})
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._approver.setFocus()

    def retranslate(self) -> None:
        told = self.tr("Version {n} approved by telephone")
        self.title.setText(told.replace("{n}", str(self._number)))
        self._why.setText(
            self.tr(
                "Send the text first. Whoever approves reads back the code that stands under it. An officer's key must "
                "follow within 24 hours."
            )
        )
        self.name_row(self._approver_label, self._approver, self.tr("Who approves"))
        self.name_row(self._phone_label, self._phone, self.tr("Number called"))
        self.name_row(self._code_label, self._code, self.tr("Code read back"))
        self._code.setPlaceholderText("··· - ···")
        self.name_buttons(self.tr("Note the approval"), self.tr("Cancel"))

    def file_it(self) -> None:
        for field, sentence in (
            (self._approver, self.tr("Say who approves.")),
            (self._phone, self.tr("Say which number was called.")),
            (self._code, self.tr("Type the code as it is read back.")),
        ):
            if not field.text().strip():
                self.show_wrong(sentence, field)
                return
        self.show_wrong("")
        self.spoken.emit(self._approver.text().strip(), self._phone.text().strip(), self._code.text().strip())
