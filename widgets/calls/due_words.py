"""How what is due reads: in the status line, in a notice, in the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.model.shown_response import DueItem, DueWhat
from widgets import times
from widgets.calls.enquiry_words import NEAR_MS, due_chip, span_text
from widgets.section import joined
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


def summary_chip(items: Sequence[DueItem], now_ms: int) -> Chip | None:
    """How many are overdue and since when, and how many follow within the hour; None when that is nobody's business yet."""
    over = [item for item in items if item.at_ms <= now_ms]
    soon = [item for item in items if now_ms < item.at_ms <= now_ms + SOON_MS]
    if not over and not soon:
        return None
    if over:
        mark = Mark("critical", Shape.TRIANGLE)
    else:
        is_near = min(item.at_ms for item in soon) <= now_ms + NEAR_MS
        mark = Mark("attention", Shape.DIAMOND) if is_near else Mark("neutral", Shape.RING)
    return Chip(mark, joined((_over_text(over, now_ms), _soon_text(soon, now_ms, is_alone=not over))))


def _over_text(over: Sequence[DueItem], now_ms: int) -> str:
    if not over:
        return ""
    told = QCoreApplication.translate("DueWords", "%Ln due, oldest {span}", "", len(over))
    return told.replace("{span}", span_text(now_ms - min(item.at_ms for item in over)))


def _soon_text(soon: Sequence[DueItem], now_ms: int, *, is_alone: bool) -> str:
    if not soon:
        return ""
    told = QCoreApplication.translate("DueWords", "%Ln within the hour", "", len(soon))
    if not is_alone:
        return told
    first = QCoreApplication.translate("DueWords", "next in {span}")
    return joined((told, first.replace("{span}", span_text(min(item.at_ms for item in soon) - now_ms))))


def item_chip(item: DueItem, now_ms: int) -> Chip:
    """How long until it is due, or since it was."""
    return due_chip(item.at_ms, now_ms)
