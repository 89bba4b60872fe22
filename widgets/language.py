"""The language in force: our words and Qt's own (standard buttons), switched without a restart."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from console.model.words import Language
from widgets.times import language, locale

_PROPERTY = "posko-language"
_TEXTS = ("posko", "qtbase")  # resources/i18n/posko_id.qm and so on; English needs one for its plurals only
_in_force: list[QTranslator] = []


def apply(application: QApplication, chosen: Language, folder: Path | None = None) -> None:
    """Speak this language from now on; every widget hears of it as a LanguageChange.

    folder: where the compiled texts lie; ours unless told otherwise.
    """
    for translator in _in_force:
        application.removeTranslator(translator)
    _in_force.clear()
    application.setProperty(_PROPERTY, chosen)
    QLocale.setDefault(locale())  # before the translators: whoever retranslates writes numbers by it
    where = str(folder if folder is not None else files("resources") / "i18n")
    for name in _TEXTS:
        translator = QTranslator(application)
        if translator.load(f"{name}_{chosen}", where):
            _in_force.append(translator)
            application.installTranslator(translator)


__all__ = ["apply", "language"]
