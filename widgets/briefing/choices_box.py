"""What the officer chooses for a statement: what happened, how it opens, the advice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from console.model.kinds import NAME_MAX
from console.model.statement import Choices
from console.model.statement_words import ADVICE_NAMES, Advice, Event, Tone
from widgets.choice import ChoiceBox, word_choices
from widgets.plain import PlainLabel, button_text, tooltip
from widgets.section import Section
from widgets.spoken import Spoken
from widgets.times import language


class ChoicesBox(Spoken):
    """``chosen`` carries Choices whenever the officer changed something."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event: ChoiceBox[Event] = ChoiceBox()
        self._tone: ChoiceBox[Tone] = ChoiceBox()
        self._own = {"id": QLineEdit(), "en": QLineEdit()}
        self._labels = {name: PlainLabel(role="muted") for name in ("event", "id", "en", "tone")}
        self._advice = {advice: QCheckBox() for advice in Advice}
        self._what, self._says = Section(), Section()
        self._lay_out()
        self._event.currentIndexChanged.connect(self._tell)
        self._tone.currentIndexChanged.connect(self._tell)
        for field in self._own.values():
            field.setMaxLength(NAME_MAX)
            field.editingFinished.connect(self._tell)
        for tick in self._advice.values():
            tick.toggled.connect(self._tell)
        self._told = Choices()
        self.retranslate()
        self.show_choices(Choices())

    def show_choices(self, choices: Choices) -> None:
        """Show what was chosen; nothing is announced. A field that is being typed in is left alone."""
        self._told = choices
        asked: tuple[QWidget, ...] = (self._event, self._tone, *(tick for tick in self._advice.values()))
        for widget in asked:
            widget.blockSignals(True)
        self._event.choose(choices.event)
        self._tone.choose(choices.tone)
        for advice, tick in self._advice.items():
            tick.setChecked(advice in choices.advice)
        for widget in asked:
            widget.blockSignals(False)
        for field, text in ((self._own["id"], choices.event_id), (self._own["en"], choices.event_en)):
            if not field.hasFocus():
                field.setText(text)

    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            event=self._event.value() or Event.OTHER,
            tone=self._tone.value() or Tone.SYMPATHY,
            advice=tuple(advice for advice, tick in self._advice.items() if tick.isChecked()),
            event_id=self._own["id"].text().strip(),
            event_en=self._own["en"].text().strip(),
        )

    def take_focus(self) -> None:
        """The keys go to what happened."""
        self._event.setFocus()

    def retranslate(self) -> None:
        self._what.set_title(self.tr("What happened"))
        self._says.set_title(self.tr("Advice"))
        self._labels["event"].setText(self.tr("Event"))
        self._labels["id"].setText(self.tr("Own words, Indonesian"))
        self._labels["en"].setText(self.tr("Own words, English"))
        self._labels["tone"].setText(self.tr("Opening"))
        self._event.offer(word_choices(Event), letters=18)
        self._tone.offer(word_choices(Tone), letters=18)
        fields: dict[str, QWidget] = {"event": self._event, "tone": self._tone, **self._own}
        for name, field in fields.items():
            field.setAccessibleName(self._labels[name].text())
        self._own["id"].setPlaceholderText(self.tr("such as runtuhnya jembatan"))
        self._own["en"].setPlaceholderText(self.tr("such as a bridge collapse"))
        for advice, tick in self._advice.items():
            name = button_text(ADVICE_NAMES[advice].of(language()))
            tick.setText(name)
            tick.setToolTip(tooltip(advice.label(language())))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        rows = (("event", self._event), ("id", self._own["id"]), ("en", self._own["en"]), ("tone", self._tone))
        for row, (name, field) in enumerate(rows):
            grid.addWidget(self._labels[name], 2 * row, 0)
            grid.addWidget(field, 2 * row + 1, 0)
            self._labels[name].setBuddy(field)
        self._what.body.addLayout(grid)
        for tick in self._advice.values():
            self._says.body.addWidget(tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._what)
        column.addWidget(self._says)
        column.addStretch(1)

    def _tell(self) -> None:
        now = self.choices()
        if now != self._told:
            self._told = now
            self.chosen.emit(now)
