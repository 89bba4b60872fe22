"""A widget whose words follow the language, and whose colours follow the theme, while it is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

Wording = Callable[[str], str]  # the sentence, in the language in force, behind the code of a fault or of a reason


def bare_wording(code: str) -> str:
    """The code itself, readable: what a screen says where no sentences were given to it."""
    return code.replace("-", " ")


class Spoken(QWidget):
    """Calls ``retranslate`` when the language changes. The subclass calls it once itself, at the end of ``__init__``."""

    def retranslate(self) -> None:
        """Set every text anew."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()


class SpokenFrame(QFrame):
    """The same for a framed part of a screen; with ``is_card`` it looks like a card of ``widgets.theme``."""

    def __init__(self, parent: QWidget | None = None, *, is_card: bool = False) -> None:
        super().__init__(parent)
        if is_card:
            self.setProperty("card", "true")

    def retranslate(self) -> None:
        """Set every text anew."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
