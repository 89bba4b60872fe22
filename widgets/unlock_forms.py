"""The two forms of the unlock screen: unlock, and make the first officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.secret import Secret
from widgets.passphrase_field import PassphraseField
from widgets.plain import PlainLabel
from widgets.times import language

NAME_MAX = 120  # characters of an officer's name; it must fit on a sitrep's signature line


@dataclass(frozen=True, slots=True)
class MissionChoice:
    """A mission one can choose at the first start."""

    code: str
    name_id: str
    name_en: str


@dataclass(frozen=True, slots=True)
class FirstOfficer:
    """What the first start asks. mission: its code."""

    name: str
    mission: str
    passphrase: Secret


class UnlockForm(QWidget):
    """Passphrase, unlock, keyring."""

    unlock_asked = Signal(object)
    keyring_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._passphrase = PassphraseField()
        self._unlock = QPushButton()
        self._unlock.setProperty("primary", "true")
        self._unlock.setEnabled(False)
        self._keyring = QPushButton()
        self._keyring.hide()
        self._passphrase.entered.connect(self._ask)
        self._passphrase.edited.connect(lambda: self._unlock.setDisabled(self._passphrase.is_empty))
        self._unlock.clicked.connect(self._ask)
        self._keyring.clicked.connect(self.keyring_asked)
        self.setFocusProxy(self._passphrase)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._passphrase, self._unlock, self._keyring):
            column.addWidget(part)
        self.retranslate()

    def offer_keyring(self, is_offered: bool) -> None:
        self._keyring.setVisible(is_offered)

    def retranslate(self) -> None:
        self._passphrase.set_label(self.tr("Passphrase"))
        self._unlock.setText(self.tr("Unlock"))
        self._keyring.setText(self.tr("Unlock with this computer's keyring"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _ask(self) -> None:
        if not self._passphrase.is_empty:
            self.unlock_asked.emit(self._passphrase.take())


class CreateForm(QWidget):
    """The first officer: name, mission, passphrase twice."""

    create_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._missions: tuple[MissionChoice, ...] = ()
        self._intro = PlainLabel(wraps=True)
        self._name_label, self._name = PlainLabel(role="heading"), QLineEdit()
        self._name.setMaxLength(NAME_MAX)
        self._mission_label, self._mission = PlainLabel(role="heading"), _MissionBox()
        self._passphrase, self._again = PassphraseField(), PassphraseField()
        self._hint = PlainLabel(role="muted", wraps=True)
        self._unequal = PlainLabel(role="attention", wraps=True)
        self._unequal.hide()
        self._create = QPushButton()
        self._create.setProperty("primary", "true")
        self._name_label.setBuddy(self._name)
        self._mission_label.setBuddy(self._mission)
        self.setFocusProxy(self._name)
        self._connect()
        self._lay_out()
        self.retranslate()
        self._weigh()

    def show_missions(self, missions: Sequence[MissionChoice]) -> None:
        self._missions = tuple(missions)
        self._fill_missions()

    def retranslate(self) -> None:
        self._intro.setText(self.tr("There is no register on this computer yet. Say who you are and it will be made."))
        self._name_label.setText(self.tr("Your name"))
        self._mission_label.setText(self.tr("Mission"))
        text = self._mission.lineEdit()
        if text is not None:  # there is one as long as the box is editable
            text.setPlaceholderText(self.tr("Type a city or a code"))
        self._passphrase.set_label(self.tr("Passphrase"))
        self._again.set_label(self.tr("Passphrase again"))
        self._hint.setText(
            self.tr("Four words or more. It cannot be recovered: keep a copy in a safe place, away from this laptop.")
        )
        self._unequal.setText("▲ " + self.tr("The two passphrases differ"))
        self._create.setText(self.tr("Make the register"))
        self._fill_missions()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _connect(self) -> None:
        self._name.textChanged.connect(self._weigh)
        self._mission.editTextChanged.connect(self._weigh)
        for field in (self._passphrase, self._again):
            field.edited.connect(self._weigh)
            field.entered.connect(self._ask)
        self._name.returnPressed.connect(self._mission.setFocus)
        self._create.clicked.connect(self._ask)

    def _fill_missions(self) -> None:
        chosen = self._chosen()
        self._mission.blockSignals(True)
        self._mission.clear()
        for one in self._missions:
            self._mission.addItem(f"{one.code} · {one.name_id if language() == 'id' else one.name_en}", one.code)
        self._mission.setCurrentIndex(self._mission.findData(chosen) if chosen else -1)
        if not chosen:
            self._mission.clearEditText()
        self._mission.blockSignals(False)

    def _chosen(self) -> str:
        """The code of the mission, "" while the text names none."""
        place = self._mission.findText(self._mission.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self._mission.itemData(place)) if place >= 0 else ""

    def _weigh(self) -> None:
        self._unequal.setVisible(not self._again.is_empty and not self._passphrase.peek_matches(self._again))
        is_complete = bool(self._name.text().strip() and self._chosen()) and not self._passphrase.is_empty
        self._create.setEnabled(is_complete and self._passphrase.peek_matches(self._again))

    def _ask(self) -> None:
        if not self._create.isEnabled():
            return
        name, mission = " ".join(self._name.text().split()), self._chosen()
        passphrase = self._passphrase.take()
        self._again.clear()
        self.create_asked.emit(FirstOfficer(name, mission, passphrase))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._intro)
        for label, field in ((self._name_label, self._name), (self._mission_label, self._mission)):
            column.addSpacing(8)
            column.addWidget(label)
            column.addWidget(field)
        for passphrase in (self._passphrase, self._again):
            column.addSpacing(8)
            column.addWidget(passphrase)
        column.addWidget(self._unequal)
        column.addWidget(self._hint)
        column.addSpacing(12)
        column.addWidget(self._create)


class _MissionBox(QComboBox):
    """A hundred missions: one types a part of the name or chooses from the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setMinimumContentsLength(20)
        completer = self.completer()
        if completer is not None:  # there is one as long as the box is editable
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
