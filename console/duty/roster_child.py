"""A roster, read in the reading child."""

from __future__ import annotations

from pathlib import Path

from console.duty import reading_child
from console.duty.reading_child import IsCancelled, OnProgress
from console.formats.roster import frames, limits
from console.formats.roster.answer import Answer
from console.formats.roster.shapes import Ask, RosterReading


def read(
    path: Path,
    ask: Ask,
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
    deadline_s: float = limits.DEADLINE_S,
) -> RosterReading:
    """Everything the roster file says.

    on_progress, is_cancelled: as ``reading_child.read``. Raises as it does, and InputFault ``roster-password``, ``roster-damaged``,
    ``roster-not-a-table``, ``roster-no-header``, ``roster-too-wide``, ``roster-sheet-unknown``.
    """
    asked = frames.ask_to_wire(ask)
    return reading_child.read(path, "roster", asked, Answer(), on_progress, is_cancelled, deadline_s)
