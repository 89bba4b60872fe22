"""Statements with their approvals, and situation reports, as screens and the command line show them; frozen, as ``console.model.shown``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from console.model.sitrep import Content as SitrepContent
from console.model.statement import whole
from console.model.statement_content import Content
from console.model.words import ApprovalMethod, Language, SitrepVersion

COUNTERSIGN_WITHIN_MS = 24 * 3_600_000  # an approval by telephone stands alone this long


class Standing(StrEnum):
    """Whether a version may be published."""

    WAITING = "waiting"
    APPROVED = "approved"
    BY_TELEPHONE = "by-telephone"  # may be published; to be countersigned
    OVERDUE = "overdue"  # by telephone, and nobody countersigned in time
    EXERCISE = "exercise"  # never
    WITHDRAWN = "withdrawn"
    UNREADABLE = "unreadable"  # a newer console made it, or it is damaged


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """One approval. officer: who signed, or who telephoned. approver: who stands for it. is_genuine: its signature fits the text."""

    approval: int
    method: ApprovalMethod
    officer: str
    approver: str
    phone: str
    recorded_at_ms: int
    is_genuine: bool


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One version of a statement. officer: who made it; officer_id: his record. of_exercise: its incident is one now."""

    statement: int
    incident: int
    number: int
    mission: str
    made_at_ms: int
    officer: str
    officer_id: int
    content: Content
    approvals: tuple[ApprovalLine, ...]
    withdrawn_at_ms: int | None = None
    withdrawn_reason: str = ""
    of_exercise: bool = False

    @property
    def is_exercise(self) -> bool:
        """Whether it was made in an exercise, or its incident turned into one since."""
        return self.content.is_exercise or self.of_exercise

    @property
    def order(self) -> tuple[int, int, int]:
        """Which of two versions is the newer; two consoles may have made the same number."""
        return self.number, self.made_at_ms, self.statement

    def text(self, language: Language) -> str:
        """The whole, marked where it is of an exercise."""
        return whole(self.content.slots, language, is_exercise=self.is_exercise)

    def standing(self, now_ms: int) -> Standing:
        """Whether it may be published now."""
        if self.withdrawn_at_ms is not None:
            return Standing.WITHDRAWN
        if not self.content.is_readable:
            return Standing.UNREADABLE
        if self.is_exercise:
            return Standing.EXERCISE
        genuine = [each for each in self.approvals if each.is_genuine]
        if any(each.method is ApprovalMethod.KEY for each in genuine):
            return Standing.APPROVED
        spoken = [each.recorded_at_ms for each in genuine if each.method is ApprovalMethod.TELEPHONE]
        if not spoken:
            return Standing.WAITING
        return Standing.BY_TELEPHONE if now_ms < min(spoken) + COUNTERSIGN_WITHIN_MS else Standing.OVERDUE

    @property
    def countersign_by_ms(self) -> int | None:
        """Until when an approval by telephone must be countersigned; None where none is waiting."""
        genuine = [each for each in self.approvals if each.is_genuine]
        if self.withdrawn_at_ms is not None or self.is_exercise:
            return None
        if any(each.method is ApprovalMethod.KEY for each in genuine):
            return None
        spoken = [each.recorded_at_ms for each in genuine if each.method is ApprovalMethod.TELEPHONE]
        return min(spoken) + COUNTERSIGN_WITHIN_MS if spoken else None


@dataclass(frozen=True, slots=True)
class SitrepLine:
    """One situation report. officer: who made it. content: None where this console cannot read it. of_exercise: its incident is one now."""

    sitrep: int
    incident: int
    mission: str
    number: int
    version: SitrepVersion
    as_of_ms: int
    made_at_ms: int
    officer: str
    next_at_ms: int | None
    content: SitrepContent | None
    withdrawn_at_ms: int | None = None
    withdrawn_reason: str = ""
    of_exercise: bool = False

    @property
    def label(self) -> str:
        """``KRT-3``."""
        return f"{self.mission}-{self.number}"

    @property
    def is_exercise(self) -> bool:
        """Whether it was made in an exercise, or its incident turned into one since."""
        return self.of_exercise or (self.content is not None and self.content.is_exercise)

    @property
    def marked(self) -> SitrepContent | None:
        """What it says, with the mark of an exercise where its incident turned into one since."""
        if self.content is None or self.content.is_exercise == self.is_exercise:
            return self.content
        return self.content.model_copy(update={"is_exercise": True})
