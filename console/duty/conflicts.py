"""Deciding a conflict: keep one value, or write a third. Whoever decides has seen all of them, and so supersedes all."""

from __future__ import annotations

from collections.abc import Mapping

from console.duty.post import Post
from console.faults import InputFault
from console.model.cells import CELLS, LIVING
from console.model.change import Change, Value
from console.model.shown_conflict import ConflictLine
from console.register.fold import validated
from console.register.reading.conflicts import conflicts
from console.register.tables import TABLES
from console.register.touched import Touched

_RESTORED: Mapping[str, Value] = {LIVING: None, "withdrawn_reason": ""}


def keep(post: Post, record: int, cell: str, place: int, seen: ConflictLine | None = None) -> Touched:
    """Keep the value at this place of the list; of a withdrawal beside an edit the edit, which restores, or the withdrawal.

    seen: the conflict as the officer has it before him; without it as it is now.
    Raises InputFault ``conflict-unknown`` when there is none, no value there, or another value beside those seen: somebody may have decided
    it or written meanwhile, and a place would mean another value.
    """
    line = _line(post, record, cell, seen)
    return post.amend(line.kind, record, said_by(line, place))


def said_by(line: ConflictLine, place: int) -> Mapping[str, Value]:
    """What keeping the value at this place writes. Raises InputFault ``conflict-unknown`` when there is none."""
    if not 0 <= place < len(line.values):
        raise InputFault("conflict-unknown")
    chosen = line.values[place].fields
    return _RESTORED if line.is_about_withdrawal and chosen.get(LIVING) is None else chosen


def decide_again(post: Post, line: ConflictLine, decided: Mapping[str, Value], chosen: Mapping[str, Value]) -> Touched:
    """Decide otherwise what this officer has decided: a hand slips. line: as it stood; decided: what he wrote; chosen: what is to hold instead.

    Raises InputFault ``conflict-unknown`` when something else holds by now: what another officer wrote since is not undone in passing.
    """
    table = TABLES[line.kind].name
    with post.asking() as connection:
        row = connection.exec_driver_sql(f"SELECT * FROM {table} WHERE id = ?", (line.record,)).mappings().first()
    stored = validated(Change(line.kind, line.record, dict(decided)), is_new=False).fields
    if row is None or any(row[name] != value for name, value in stored.items()):
        raise InputFault("conflict-unknown")
    if not set(chosen) <= set(CELLS[line.kind][line.cell]):
        raise InputFault("conflict-unknown")
    return post.amend(line.kind, line.record, chosen)


def write(post: Post, record: int, cell: str, fields: Mapping[str, Value], seen: ConflictLine | None = None) -> Touched:
    """Write another value than those that stand. fields: of this cell only. Raises as ``keep``, and InputFault ``field-wrong``."""
    line = _line(post, record, cell, seen)
    if not fields or not set(fields) <= set(CELLS[line.kind][cell]):
        raise InputFault("conflict-unknown")
    return post.amend(line.kind, record, fields)


def _line(post: Post, record: int, cell: str, seen: ConflictLine | None) -> ConflictLine:
    with post.asking() as connection:
        found = next((each for each in conflicts(connection) if (each.record, each.cell) == (record, cell)), None)
    if found is None or (seen is not None and found.values != seen.values):
        raise InputFault("conflict-unknown")
    return found
