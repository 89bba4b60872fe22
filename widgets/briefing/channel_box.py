"""The statement for each channel, with its length beside what the channel takes, ready to be copied."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from console.model.bilingual import Sentence
from console.model.channels import ChannelText, channel_text
from console.model.statement_words import Channel, SlotName
from console.model.words import Language
from widgets.plain import PlainLabel, tooltip
from widgets.section import Section, small_button
from widgets.spoken import Spoken
from widgets.times import language, number

FAR_OFF = 10  # a limit so many times the length is no news
_LANGUAGES: tuple[Language, ...] = ("id", "en")


class ChannelBox(Spoken):
    """``copied`` carries a ChannelText that the officer wants on the clipboard."""

    copied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[tuple[Channel, Language], ChannelText] = {}
        self._section = Section()
        self._names = {channel: PlainLabel() for channel in Channel}
        self._buttons = {(channel, spoken): small_button("") for channel in Channel for spoken in _LANGUAGES}
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for row, channel in enumerate(Channel):
            grid.addWidget(self._names[channel], row, 0)
            for place, spoken in enumerate(_LANGUAGES):
                grid.addWidget(self._buttons[channel, spoken], row, 1 + place)
        grid.setColumnStretch(0, 1)
        self._section.body.addLayout(grid)
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._section)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self._copy(key))
        self.retranslate()

    def show_slots(self, slots: Mapping[SlotName, Sentence], heads: Mapping[Language, str]) -> None:
        """Show how long these are on each channel. heads: what is set before each text, "" for nothing."""
        self._texts = {
            (channel, spoken): channel_text(slots, channel, spoken, heads[spoken])
            for channel in Channel
            for spoken in _LANGUAGES
        }
        self.retranslate()

    def retranslate(self) -> None:
        self._section.set_title(self.tr("Channels"))
        for channel, label in self._names.items():
            label.setText(channel.label(language()))
        for (channel, spoken), button in self._buttons.items():
            text = self._texts.get((channel, spoken))
            button.setText(spoken.upper() if text is None else f"{spoken.upper()}  {self._count(text)}")
            button.setToolTip("" if text is None else tooltip(text.text))
            button.setProperty("tone", "attention" if text is not None and text.over else "")
            told = self.tr("Copy for {channel}, {language}")
            name = "Indonesia" if spoken == "id" else "English"
            button.setAccessibleName(told.replace("{channel}", channel.label(language())).replace("{language}", name))
            button.setEnabled(text is not None)

    def _count(self, text: ChannelText) -> str:
        """How long it is; beside what is allowed where it can matter."""
        if text.over:
            return "▲ " + self.tr("{n} too long").replace("{n}", number(text.over))
        if text.limit is None or text.limit > FAR_OFF * text.length:
            return number(text.length)
        return f"{number(text.length)}/{number(text.limit)}"

    def _copy(self, key: tuple[Channel, Language]) -> None:
        self.copied.emit(self._texts[key])
