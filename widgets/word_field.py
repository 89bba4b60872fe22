"""A choice of one word of a closed list, read in the language in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from console.model.words import Word
from widgets.times import language

W = TypeVar("W", bound=Word)


class WordField(QComboBox, Generic[W]):
    """A drop-down of words. choices: the words in their order; none of them is chosen until somebody chooses.

    What an officer says of a hospital or of a source must be his decision: a word chosen beforehand would be filed with the next Enter.
    """

    def __init__(self, choices: Sequence[W], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)  # Qt would turn a word kept as item data into plain text
        self.addItems([""] * (1 + len(self._choices)))
        self._tell()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def word(self) -> W | None:
        """The chosen word; None before one is chosen."""
        place = self.currentIndex()
        return self._choices[place - 1] if place > 0 else None

    def choose(self, word: W) -> None:
        """Choose a word of the list."""
        self.setCurrentIndex(1 + self._choices.index(word))

    def choose_value(self, value: str) -> None:
        """Choose the word with this stored value; one that is not on the list changes nothing."""
        word = next((word for word in self._choices if word.value == value), None)
        if word is not None:
            self.choose(word)

    def _tell(self) -> None:
        self.setItemText(0, QCoreApplication.translate("WordField", "Choose…"))
        for place, word in enumerate(self._choices, 1):
            self.setItemText(place, word.label(language()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a card must not change an answer on the way
