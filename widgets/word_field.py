"""A choice of one word of a closed list, read in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.choice import AnyWord, ChoiceBox, word_choices


class WordField(ChoiceBox[AnyWord]):
    """A drop-down of every word of a kind, in their order; none of them is chosen until somebody chooses.

    What an officer says of a hospital or of a source must be his decision: a word chosen beforehand would be filed with the next Enter.
    """

    def __init__(self, kind: type[AnyWord], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._tell()

    def _tell(self) -> None:
        self.offer(word_choices(self._kind), QCoreApplication.translate("WordField", "Choose…"), letters=8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a card must not change an answer on the way
