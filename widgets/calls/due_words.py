"""How what is due reads: in the status line, in a notice, in the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.model.shown_response import DueItem, DueWhat
from widgets import times
from widgets.calls.enquiry_words import NEAR_MS, due_chip
from widgets.status import Chip, Mark, Shape

SOON_MS = times.HOUR_MS  # what is due later than this concerns nobody yet


def what_text(what: DueWhat) -> str:
    """What has to be done."""
    told = {
        DueWhat.CALL_BACK: QCoreApplication.translate("DueWords", "Call back"),
        DueWhat.PROMISE: QCoreApplication.translate("DueWords", "Should have called us"),
        DueWhat.RECHECK: QCoreApplication.translate("DueWords", "Ask again"),
        DueWhat.SITREP: QCoreApplication.translate("DueWords", "Situation report"),
        DueWhat.COUNTERSIGN: QCoreApplication.translate("DueWords", "Countersign"),
    }
    return told[what]


def item_text(item: DueItem) -> str:
    """What is to be done and about whom: ``Call back: Ibu Sri``."""
    told = QCoreApplication.translate("DueWords", "{what}: {about}")
    return told.replace("{what}", what_text(item.what)).replace("{about}", item.about)


def parted(items: Sequence[DueItem], now_ms: int) -> tuple[list[DueItem], list[DueItem]]:
    """What is overdue, and what follows within the hour."""
    over = [item for item in items if item.at_ms <= now_ms]
    return over, [item for item in items if now_ms < item.at_ms <= now_ms + SOON_MS]


def mark_of(over: Sequence[DueItem], soon: Sequence[DueItem], now_ms: int) -> Mark:
    """Red for what is overdue, amber for what is near, with another shape each."""
    if over:
        return Mark("critical", Shape.TRIANGLE)
    is_near = any(item.at_ms <= now_ms + NEAR_MS for item in soon)
    return Mark("attention", Shape.DIAMOND) if is_near else Mark("neutral", Shape.RING)


def item_chip(item: DueItem, now_ms: int) -> Chip:
    """How long until it is due, or since it was."""
    return due_chip(item.at_ms, now_ms)
