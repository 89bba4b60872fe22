"""How the figures of the tally are called: on the board, to screen readers, and over the list that a figure opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from console.model.figures import WORDS_BY_GROUP
from console.model.query import FigureKey
from widgets.times import language


def group_text(group: str) -> str:
    """The heading of a group of figures, in the language in force; "" for figures that stand alone."""
    return {
        "roster": QCoreApplication.translate("TallyBoard", "Registered"),
        "not-on-roster": QCoreApplication.translate("TallyBoard", "Not on roster"),
        "whereabouts": QCoreApplication.translate("TallyBoard", "Whereabouts"),
        "condition": QCoreApplication.translate("TallyBoard", "Condition"),
        "intent": QCoreApplication.translate("TallyBoard", "Intent"),
        "location": QCoreApplication.translate("TallyBoard", "Registered addresses"),
        "deceased": QCoreApplication.translate("TallyBoard", "Deceased:"),
    }.get(group, "")


def name_text(key: FigureKey) -> str:
    """What a figure counts within its group. A value that only a newer console knows stays as it is."""
    group, name = key
    if name == "all" and group_text(group):
        return QCoreApplication.translate("TallyBoard", "Together")
    if group in WORDS_BY_GROUP:
        return next((word.label(language()) for word in WORDS_BY_GROUP[group] if word.value == name), name)
    if group in ("roster", "not-on-roster"):
        return _part_text(name)
    return {
        ("location", "position"): QCoreApplication.translate("TallyBoard", "By position"),
        ("location", "city"): QCoreApplication.translate("TallyBoard", "By city only"),
        ("location", "country"): QCoreApplication.translate("TallyBoard", "By country only"),
        ("doubles", "pairs"): QCoreApplication.translate("TallyBoard", "Possible doubles"),
        ("contested", "all"): QCoreApplication.translate("TallyBoard", "Contested"),
        ("elsewhere", "presumed"): QCoreApplication.translate("TallyBoard", "Elsewhere, presumed"),
        ("deceased", "reported"): QCoreApplication.translate("TallyBoard", "reported"),
        ("deceased", "identified"): QCoreApplication.translate("TallyBoard", "identified"),
        ("freshness", "180-days"): QCoreApplication.translate("TallyBoard", "Confirmed in 180 days"),
        ("third-country", "all"): QCoreApplication.translate("TallyBoard", "Third-country nationals, beside"),
    }.get(key, name)


def figure_text(key: FigureKey) -> str:
    """The full name of a figure: its group and what it counts there."""
    heading, name = group_text(key[0]), name_text(key)
    if not heading:
        return name
    return f"{heading} {name}" if key[0] == "deceased" else f"{heading}, {name}"


def _part_text(name: str) -> str:
    return {
        "present": QCoreApplication.translate("TallyBoard", "Present, confirmed"),
        "elsewhere": QCoreApplication.translate("TallyBoard", "Elsewhere, confirmed"),
        "not-yet-reached": QCoreApplication.translate("TallyBoard", "Not yet reached"),
    }.get(name, name)
