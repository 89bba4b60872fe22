"""Deciding a conflict: keep one value, or write a third. Whoever decides has seen all of them, and so supersedes all."""

from __future__ import annotations

from collections.abc import Mapping

from console.duty.post import Post
from console.faults import InputFault
from console.model.cells import CELLS, LIVING
from console.model.change import Value
from console.model.shown_conflict import ConflictLine
from console.register.reading.conflicts import conflicts
from console.register.touched import Touched

_RESTORED: Mapping[str, Value] = {LIVING: None, "withdrawn_reason": ""}


def keep(post: Post, record: int, cell: str, place: int) -> Touched:
    """Keep the value at this place of the list; of a withdrawal beside an edit the edit, which restores, or the withdrawal.

    Raises InputFault ``conflict-unknown`` when there is none, or no value there: somebody may have decided it meanwhile.
    """
    line = _line(post, record, cell)
    if not 0 <= place < len(line.values):
        raise InputFault("conflict-unknown")
    chosen = line.values[place].fields
    if line.is_about_withdrawal and chosen.get(LIVING) is None:
        chosen = _RESTORED
    return post.amend(line.kind, record, chosen)


def write(post: Post, record: int, cell: str, fields: Mapping[str, Value]) -> Touched:
    """Write another value than those that stand. fields: of this cell only. Raises as ``keep``, and InputFault ``field-wrong``."""
    line = _line(post, record, cell)
    if not fields or not set(fields) <= set(CELLS[line.kind][cell]):
        raise InputFault("conflict-unknown")
    return post.amend(line.kind, record, fields)


def _line(post: Post, record: int, cell: str) -> ConflictLine:
    with post.asking() as connection:
        found = next((each for each in conflicts(connection) if (each.record, each.cell) == (record, cell)), None)
    if found is None:
        raise InputFault("conflict-unknown")
    return found
