"""A choice of one word of a closed list, read in the language in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from console.model.words import Word
from widgets.times import language

W = TypeVar("W", bound=Word)


class WordField(QComboBox, Generic[W]):
    """A drop-down of words. choices: the words in their order; the first is chosen until another is."""

    def __init__(self, choices: Sequence[W], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)  # Qt would turn a word kept as item data into plain text
        for word in self._choices:
            self.addItem(word.label(language()))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def word(self) -> W:
        """The chosen word."""
        return self._choices[self.currentIndex()]

    def choose(self, word: W) -> None:
        """Choose a word of the list."""
        self.setCurrentIndex(self._choices.index(word))

    def choose_value(self, value: str) -> None:
        """Choose the word with this stored value; one that is not on the list changes nothing."""
        self.choose(next((word for word in self._choices if word.value == value), self.word()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for place, word in enumerate(self._choices):
                self.setItemText(place, word.label(language()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a card must not change an answer on the way
