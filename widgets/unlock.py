"""The unlock screen: the first thing seen, and all that is left on the screen after a lock. It knows nothing of anybody.

With no register yet it shows the form that makes the first officer. Values in, signals out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.model.words import Language
from widgets import theme
from widgets.backdrop import Backdrop, Mark
from widgets.plain import PlainLabel
from widgets.ticking import SECOND_MS, Ticking
from widgets.times import JAKARTA, clock_ms, language, locale
from widgets.unlock_forms import CreateForm, MissionChoice, UnlockForm

_LEAST_PX, _FIRST_PX = (640, 680), (1_080, 720)  # a laptop of 1366 x 768 less its panels; the first form fits
_CARD_EM = 32  # widths of an "m": the card grows with the size of the letters
_LANGUAGES: tuple[tuple[Language, str], ...] = (("id", "Bahasa Indonesia"), ("en", "English"))  # each in itself


class UnlockScreen(Backdrop):
    """The whole window."""

    unlock_asked = Signal(object)  # Secret
    keyring_asked = Signal()
    create_asked = Signal(object)  # FirstOfficer
    language_chosen = Signal(object)  # Language
    closed = Signal()

    def __init__(self, clock: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock_ms = clock
        self._card = _Card()
        self._unlock_form = UnlockForm()
        self._create_form = CreateForm()
        self._create_form.hide()
        self._foot = _Foot()
        self._card.hold(self._unlock_form, self._create_form)
        self._unlock_form.unlock_asked.connect(self.unlock_asked)
        self._unlock_form.keyring_asked.connect(self.keyring_asked)
        self._create_form.create_asked.connect(self.create_asked)
        self._foot.language_chosen.connect(self.language_chosen)
        self._lay_out()
        self.setMinimumSize(*_LEAST_PX)
        self.resize(*_FIRST_PX)
        self.retranslate()
        Ticking(self, SECOND_MS, clock, self._tick)

    def show_unlock(self) -> None:
        """There is a register: ask for the passphrase."""
        self._show_form(is_first_start=False)

    def show_create(self, missions: Sequence[MissionChoice]) -> None:
        """There is none yet: ask who the first officer is."""
        self._create_form.show_missions(missions)
        self._show_form(is_first_start=True)

    def offer_keyring(self, is_offered: bool) -> None:
        """Whether this computer's keyring can unlock."""
        self._unlock_form.offer_keyring(is_offered)

    def show_progress(self, step: str) -> None:
        """Unlocking is under way: what is being done, in one translated line. Nothing can be typed meanwhile."""
        self._set_busy(True)
        self._card.show_step(step)

    def show_fault(self, sentence: str) -> None:
        """It did not work; the officer can try again at once."""
        self._set_busy(False)
        self._card.show_fault(sentence)
        self._focus_first()

    def show_notice(self, sentence: str) -> None:
        """Why the screen is here: locked, handed over."""
        self._card.show_notice(sentence)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.setWindowTitle("Posko")
        self._tick()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _show_form(self, *, is_first_start: bool) -> None:
        self._unlock_form.setVisible(not is_first_start)
        self._create_form.setVisible(is_first_start)
        self._focus_first()

    def _focus_first(self) -> None:
        form = self._create_form if self._create_form.isVisibleTo(self) else self._unlock_form
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, is_busy: bool) -> None:
        self._unlock_form.setDisabled(is_busy)
        self._create_form.setDisabled(is_busy)

    def _tick(self) -> None:
        self._foot.show_time(self._clock_ms())

    def _lay_out(self) -> None:
        middle = (
            QHBoxLayout()
        )  # stretches beside the card, no alignment: only so does its height follow its wrapped texts
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        column.addWidget(self._foot)


class _Card(QFrame):
    """The card: sign, name, what it is, why it is here; a form; how it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setFixedWidth(_CARD_EM * self.fontMetrics().horizontalAdvance("m"))
        self._name = PlainLabel("Posko")
        font = QFont(self._name.font())
        font.setPointSizeF(font.pointSizeF() * 2.2)
        font.setWeight(QFont.Weight.DemiBold)
        self._name.setFont(font)
        self._about = PlainLabel(role="muted", wraps=True)
        self._notice = PlainLabel(role="heading", wraps=True)
        self._fault = PlainLabel(role="critical", wraps=True)
        self._step = PlainLabel(role="muted")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._forms = QVBoxLayout()
        for quiet in (self._notice, self._fault, self._step, self._progress):
            quiet.hide()
        self._lay_out()
        self.retranslate()

    def hold(self, *forms: QWidget) -> None:
        for form in forms:
            self._forms.addWidget(form)

    def show_step(self, step: str) -> None:
        self._fault.hide()
        self._step.setText(step)
        self._set_running(True)

    def show_fault(self, sentence: str) -> None:
        self._set_running(False)
        self._fault.setText("▲ " + sentence)
        self._fault.show()

    def show_notice(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def retranslate(self) -> None:
        self._about.setText(self.tr("Situation console for the protection of nationals abroad"))
        self._progress.setAccessibleName(self.tr("Unlocking"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _set_running(self, is_running: bool) -> None:
        self._step.setVisible(is_running)
        self._progress.setVisible(is_running)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 26, 28, 26)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addLayout(self._forms)
        column.addWidget(self._fault)
        column.addWidget(self._step)
        column.addWidget(self._progress)


class _Foot(QWidget):
    """The clocks, and the choice of language."""

    language_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._clocks = PlainLabel(role="muted")
        self._buttons = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._clocks)
        line.addStretch(1)
        for code, name in _LANGUAGES:
            button = QPushButton(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            self._buttons.addButton(button)
            button.setProperty("language", code)
            line.addWidget(button)
        self._dress()
        self.retranslate()

    def show_time(self, now_ms: int) -> None:
        utc = datetime.fromtimestamp(now_ms / 1000, UTC)
        jakarta = utc.astimezone(ZoneInfo(JAKARTA))
        day = locale().toString(QDate(jakarta.year, jakarta.month, jakarta.day), "ddd d MMM")
        self._clocks.setText(f"UTC {utc:%H:%M:%S}    WIB {jakarta:%H:%M:%S}    {day}")

    def retranslate(self) -> None:
        for button in self._buttons.buttons():
            button.setChecked(button.property("language") == language())
        self.setAccessibleName(self.tr("Language"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Two quiet words, the language in force marked by colour and a line under it."""
        t = theme.tokens()
        style = (
            f"QPushButton {{ background: transparent; border: 1px solid transparent; color: {t.muted}; padding: 5px 8px; }}"
            f"QPushButton:checked {{ color: {t.accent}; border-bottom: 2px solid {t.accent};"
            f" border-radius: 0px; }} QPushButton:focus {{ border: 1px solid {t.accent}; }}"
        )
        if style != self.styleSheet():  # setting it is itself a change of palette
            self.setStyleSheet(style)
