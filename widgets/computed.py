"""The sentences for what the console counted itself, beside what others reported.

They say what was counted and how far the counting reached, never more: an address in the area is not a person in danger, and nothing
found on three of seven lists is not nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.model.findings import Rung
from widgets.times import day_time, language, number

Figures = Mapping[str, int]


class Counted(QObject):
    """Counts in words, singular and plural; an object, because lupdate sees a plural in ``tr`` only."""

    def found_on(self, found: int, checked: int) -> str:
        """``Nationals found on 1 of 3 lists checked``."""
        return self.tr("Nationals found on {found} of %Ln list(s) checked", "", checked).format(found=number(found))

    def checked(self, checked: int, total: int) -> str:
        """``1 of 7 lists checked``."""
        return self.tr("{checked} of %Ln list(s) checked", "", total).format(checked=number(checked))

    def unidentified(self, n: int) -> str:
        """``1 unidentified person``."""
        return self.tr("%n unidentified person(s)", "", n)

    def contacts(self, n: int) -> str:
        """``3 contacts with authorities``."""
        return self.tr("%n contact(s) with authorities", "", n)

    def lists(self, checked: int, total: int) -> str:
        """``None found on 3 of 7 lists``."""
        return self.tr("None found on {checked} of %Ln list(s)", "", total).format(checked=number(checked))

    def missions(self, held: int, involved: int) -> str:
        """``counts 3 of 4 missions``."""
        return self.tr("counts {held} of %Ln mission(s)", "", involved).format(held=number(held))


def sentence(key: str, figures: Figures, zone: str) -> str:
    """The sentence of a computed line in the language in force; "" where nothing is counted.

    key and figures: as in ``QuestionLine.computed`` and ``computed_figures``. ``at_ms`` among the figures is the moment of the newest
    check, told on the clock of ``zone``.
    """
    told = _SENTENCES[key](figures) if key else ""
    if told and "at_ms" in figures:
        return f"{told}, {day_time(figures['at_ms'], zone)}"
    return told


def _registered_in_area(figures: Figures) -> str:
    parts = [
        QCoreApplication.translate("computed", "{n} by position").format(n=number(figures["position"])),
        QCoreApplication.translate("computed", "{n} by city only").format(n=number(figures["city"])),
    ]
    if figures.get("country"):
        parts.append(QCoreApplication.translate("computed", "{n} by country only").format(n=number(figures["country"])))
    told = QCoreApplication.translate("computed", "Registered addresses in the area: {parts}")
    return told.format(parts=", ".join(parts))


def _nationals_among(rung: Rung, figures: Figures) -> str:
    """As the public sentence has it; how many, or how much was checked, after it."""
    low, high = figures["affected_min"], figures["affected_max"]
    if rung is Rung.AFFECTED:
        return f"{rung.label(language())}: {number(low)}" + (f"–{number(high)}" if high != low else "")
    if rung is Rung.CHECKING and figures["total"]:
        return f"{rung.label(language())} ({Counted().checked(figures['checked'], figures['total'])})"
    return rung.label(language())


def _hospitals(figures: Figures) -> str:
    checked, total, unidentified = figures["checked"], figures["total"], figures.get("unidentified", 0)
    if checked == 0:
        told = QCoreApplication.translate("computed", "No hospital list checked yet")
        if total:
            of_known = QCoreApplication.translate("computed", "0 of {total}")
            told = f"{told} ({of_known.format(total=number(total))})"
    elif figures.get("found"):
        told = Counted().found_on(figures["found"], checked)
    else:
        told = Counted().lists(checked, total)
    if unnamed := figures.get("to_be_named", 0):
        told += QCoreApplication.translate("computed", ", {n} of them to be named").format(n=number(unnamed))
    if unidentified:
        return f"{told}; " + Counted().unidentified(unidentified)
    return told


def _authorities(figures: Figures) -> str:
    if figures["n"] == 0:
        return QCoreApplication.translate("computed", "No authority contacted yet")
    told = Counted().contacts(figures["n"])
    answered = QCoreApplication.translate("computed", "{n} answered")
    return f"{told}, {answered.format(n=number(figures.get('answered', 0)))}"


def _nothing(figures: Figures) -> str:
    return ""


_SENTENCES: Mapping[str, Callable[[Figures], str]] = {
    "registered-in-area": _registered_in_area,
    **{f"nationals-among-{rung}": partial(_nationals_among, rung) for rung in Rung},
    "hospitals-none-found": _hospitals,
    "authorities-contacted": _authorities,
    "none-computed": _nothing,
}
