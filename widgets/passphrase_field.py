"""A field for a passphrase: hidden unless asked, with a word when Caps Lock is on; it gives the bytes once and forgets them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.secret import Secret
from widgets.plain import PlainLabel

LENGTH_MAX = 1_024  # characters, as ``console.keys.passphrase`` takes them


class PassphraseField(QWidget):
    """Label, field, show button and Caps Lock hint."""

    entered = Signal()  # Return was pressed
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(role="heading")
        self._field = QLineEdit()
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setMaxLength(LENGTH_MAX)
        self._field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._field.returnPressed.connect(self.entered)
        self._field.textChanged.connect(self.edited)
        self._field.installEventFilter(self)
        self._show = QPushButton()
        self._show.setCheckable(True)
        self._show.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._show.toggled.connect(self._show_toggled)
        self._caps = PlainLabel(role="attention")
        self._caps.hide()
        self._label.setBuddy(self._field)
        self.setFocusProxy(self._field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.retranslate()

    def take(self) -> Secret:
        """What was typed; the field is empty and hidden afterwards."""
        typed = Secret(self._field.text().encode())
        self.clear()
        return typed

    def peek_matches(self, other: PassphraseField) -> bool:
        """Both fields hold the same."""
        return self._field.text() == other._field.text()

    @property
    def is_empty(self) -> bool:
        """Nothing was typed."""
        return not self._field.text()

    def clear(self) -> None:
        """Forget what was typed, undo history included."""
        self._field.setText("")
        self._show.setChecked(False)

    def set_label(self, text: str) -> None:
        """What the passphrase is for, translated."""
        self._label.setText(text)
        self._field.setAccessibleName(text)

    def tab_widgets(self) -> tuple[QWidget, QWidget]:
        """The field and the show button, in this order."""
        return self._field, self._show

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self._show.setText(self.tr("Hide") if self._show.isChecked() else self.tr("Show"))
        self._show.setAccessibleName(self.tr("Show the passphrase"))
        self._caps.setText("▲ " + self.tr("Caps Lock is on"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._notice_caps(event)
        elif event.type() == QEvent.Type.FocusOut:
            self._caps.hide()
        return super().eventFilter(watched, event)

    def _notice_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell the state of Caps Lock; a letter whose case is not what Shift says does."""
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps.hide()  # turned on or off: the next letter tells which
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps.setVisible(letter.isupper() != is_shifted)

    def _show_toggled(self, is_shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.retranslate()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._field, 1)
        line.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addLayout(line)
        column.addWidget(self._caps)
