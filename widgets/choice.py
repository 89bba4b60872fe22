"""A drop-down list that keeps its values in Python.

Qt turns the value of a str enumeration into a plain string on its way through a model; here it stays what it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QWidget

from console.model.words import Word
from widgets.times import language

Value = TypeVar("Value")
POPUP_MAX_PX = 460  # a mission's full name fits; longer ones are cut


class ChoiceBox(QComboBox, Generic[Value]):
    """One value of several, or none: the first entry, where ``nothing`` gives it a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Value | None] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, choices: Sequence[tuple[str, Value]], nothing: str | None = None, letters: int = 12) -> None:
        """Offer these, keeping what was chosen where it is still on offer; nothing is announced unless the choice changed.

        choices: (text, value). nothing: the text of the entry that stands for no value. letters: how wide the closed box is.
        """
        chosen = self.value()
        quiet = self.blockSignals(True)
        self.clear()
        self._values = []
        if nothing is not None:
            self._add(nothing, None)
        for text, value in choices:
            self._add(text, value)
        self.choose(chosen)
        self.blockSignals(quiet)
        if self.value() != chosen:
            self.currentIndexChanged.emit(self.currentIndex())
        self.setMinimumContentsLength(letters)
        widest = max((self.fontMetrics().horizontalAdvance(text) for text, _ in choices), default=0)
        self.view().setMinimumWidth(min(widest + 36, POPUP_MAX_PX))

    def value(self) -> Value | None:
        """What is chosen."""
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def values(self) -> tuple[Value | None, ...]:
        """What is on offer, with None where nothing may be chosen."""
        return tuple(self._values)

    def choose(self, value: Value | None) -> None:
        """Choose a value; one that is not on offer chooses the first entry."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _add(self, text: str, value: Value | None) -> None:
        # The value is known before Qt announces that the first entry became the current one.
        self._values.append(value)
        self.addItem(text)


AnyWord = TypeVar("AnyWord", bound=Word)


def word_choices(kind: type[AnyWord]) -> list[tuple[str, AnyWord]]:
    """Every word of a closed list with its label in the language in force."""
    return [(word.label(language()), word) for word in kind]
