"""Which value of a cell is shown, and which cells are in conflict: a pure function of the set of changes of a record.

A cell keeps every value that no change superseded whose author had seen it. One: done. Several equal ones: silent. Several different ones: a conflict
for an officer; shown is the one with the highest stamp, which decides nothing else. A record withdrawn by one and edited by another who
had not seen it stays visible, and is in conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from console.model.cells import LIVING, cell_of
from console.model.change import Value
from console.model.ids import author_of
from console.model.kinds import APPEND_ONLY, WITHDRAWAL_FIELDS, Kind
from console.register.causality import Dot, Seen


@dataclass(frozen=True, slots=True)
class Write:
    """One change of a record as its batch holds it."""

    dot: Dot
    stamp: int
    seen: Seen
    fields: Mapping[str, Value]

    @property
    def rank(self) -> tuple[int, Dot]:
        """Order of display among values nobody chose between."""
        return self.stamp, self.dot


@dataclass(frozen=True, slots=True)
class Shown:
    """A record's fields as they are shown, and for each cell in conflict the writes that stand, the shown one first."""

    fields: Mapping[str, Value]
    conflicts: Mapping[str, tuple[Write, ...]]


def shown(kind: Kind, record: int, writes: Iterable[Write]) -> Shown:
    """What a record shows after these writes, in whatever order they come."""
    ordered = sorted(writes, key=lambda write: write.rank)
    by_cell: dict[str, list[Write]] = {}
    for write in ordered:
        for cell in dict.fromkeys(cell_of(kind, name) for name in _counting(kind, record, write)):
            by_cell.setdefault(cell, []).append(write)
    standing = {cell: _standing(each) for cell, each in by_cell.items()}
    fields = {
        name: value for cell, each in by_cell.items() for name, value in _values(kind, cell, each, standing[cell])
    }
    conflicts = {cell: each for cell, each in standing.items() if cell != LIVING and _differ(kind, cell, each)}
    if beside := _living_in_conflict(standing):
        conflicts[LIVING] = beside
        fields[LIVING], fields["withdrawn_reason"] = None, ""
    return Shown(fields, conflicts)


def _counting(kind: Kind, record: int, write: Write) -> Iterable[str]:
    """The fields of a write that count: of a record only added or withdrawn, who made it says everything else."""
    if kind in APPEND_ONLY and write.dot[0] != author_of(record):
        return [name for name in write.fields if name in WITHDRAWAL_FIELDS]
    return write.fields


def _standing(writes: Sequence[Write]) -> tuple[Write, ...]:
    """Those no other superseded, the shown one first. writes: ascending in rank."""
    return tuple(
        write
        for write in reversed(writes)
        if not any(other is not write and other.seen.covers(write.dot) for other in writes)
    )


def _values(kind: Kind, cell: str, writes: Sequence[Write], standing: Sequence[Write]) -> Iterable[tuple[str, Value]]:
    """The cell's fields by the write that is shown; what it leaves out, by the newest that says it."""
    told: dict[str, Value] = {}
    for write in (*writes, *reversed(standing)):
        told |= {name: value for name, value in write.fields.items() if cell_of(kind, name) == cell}
    return told.items()


def _differ(kind: Kind, cell: str, standing: Sequence[Write]) -> bool:
    said = [{name: v for name, v in write.fields.items() if cell_of(kind, name) == cell} for write in standing]
    return any(each != said[0] for each in said[1:])


def _living_in_conflict(standing: Mapping[str, Sequence[Write]]) -> tuple[Write, ...]:
    """The withdrawals and what speaks against them: a restoration, or an edit whose author had not seen them nor they the edit."""
    living = standing.get(LIVING, ())
    withdrawals = [write for write in living if write.fields[LIVING] is not None]
    if not withdrawals:
        return ()
    beside = {write.dot: write for write in living if write.fields[LIVING] is None}
    for cell, writes in standing.items():
        if cell != LIVING:
            beside |= {write.dot: write for write in writes if _is_beside(write, withdrawals)}
    against = sorted(beside.values(), key=lambda write: write.rank, reverse=True)
    return (*against, *withdrawals) if against else ()


def _is_beside(edit: Write, withdrawals: Sequence[Write]) -> bool:
    """Whether none of them had seen it, nor it one of them."""
    return not any(
        edit.dot == each.dot or edit.seen.covers(each.dot) or each.seen.covers(edit.dot) for each in withdrawals
    )
