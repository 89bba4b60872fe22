"""A conflict as an officer sees it: the values that stand side by side, by whom and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from console.model.cells import LIVING
from console.model.change import Value
from console.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class StandingValue:
    """One value of a cell. fields: what it says; of an edit beside a withdrawal what was edited. mission: reference id of who wrote it."""

    fields: Mapping[str, Value]
    at_ms: int
    officer: str
    mission: int


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A cell for which several values stand, the one shown first. name: of the record, or of whose it is, as it is shown."""

    record: int
    kind: Kind
    cell: str
    person: int | None
    name: str
    values: tuple[StandingValue, ...]

    @property
    def is_about_withdrawal(self) -> bool:
        """Whether it is: withdrawn by one, edited or restored by another."""
        return self.cell == LIVING


@dataclass(frozen=True, slots=True)
class ConflictList:
    """Every conflict with the names of what its values refer to. names: record id -> name. missions: reference id -> code."""

    lines: tuple[ConflictLine, ...]
    names: Mapping[int, str]
    missions: Mapping[int, str]
