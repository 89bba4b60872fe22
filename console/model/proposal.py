"""What an import would do, before anything is done: counts that add up, the fate of every row, and the pairs an officer must look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of one row. Every row read has exactly one outcome."""

    NEW = "new"  # a person nobody knew
    CHANGED = "changed"  # a certain match, and some field has another value
    UNCHANGED = "unchanged"  # a certain match that says nothing new
    DOUBTFUL = "doubtful"  # created, and linked as a possible double
    REJECTED = "rejected"  # no name: cannot be taken


@dataclass(frozen=True, slots=True)
class ProposalCounts:
    """How many rows have which outcome; ``read`` is their sum.

    vanished: persons registered from an earlier import of this source whom this file does not name. flagged: rows kept with a soft fault,
    counted within the outcomes.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    doubtful: int = 0
    rejected: int = 0
    vanished: int = 0
    flagged: int = 0

    @property
    def read(self) -> int:
        """All rows with something in them."""
        return self.new + self.changed + self.unchanged + self.doubtful + self.rejected


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """The fate of one row. row: 1-based, as the spreadsheet shows it. person: the record it is, or None when it makes a new one."""

    row: int
    outcome: Outcome
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One side of a doubtful pair, as far as it is known. key: row number in the file, or record id in the register.

    is_row: key is a row of this file. born: ISO date, perhaps partial.
    """

    key: int
    is_row: bool
    name: str
    born: str = ""
    passport: str = ""
    nik: str = ""
    phone: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """A row that may be somebody already known: for an officer to decide.

    row: the row of the file. other: who it may be. score: 0 to 1. reasons: codes of ``console.model.match``.
    """

    row: Candidate
    other: Candidate
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A certain match would get a new value in one field. kind: "person", "registration", "identifier" or "household"."""

    row: int
    name: str
    kind: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RosterProposal:
    """The whole of what an import would do.

    outcomes: one for each row read, in the order of the file. vanished_names: the first of those the file no longer names.
    """

    counts: ProposalCounts
    outcomes: tuple[RowOutcome, ...] = ()
    pairs: tuple[DoubtfulPair, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    vanished_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """How an applied import, or its undoing, ended.

    kept: how many persons an undo left because something was reported, judged or edited on them since; kept_persons: their record ids.
    """

    import_id: int
    counts: ProposalCounts
    is_undone: bool = False
    undone: int = 0
    kept: int = 0
    kept_persons: tuple[int, ...] = ()
