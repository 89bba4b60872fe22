"""The rows of a list in the order in which they are worked: certain lines as one, then what is to be decided, then the rest."""

from __future__ import annotations

from collections.abc import Iterator

from console.model.chat_list import PassedOver
from console.model.listed import (
    Choice,
    Decision,
    Filing,
    ListCounts,
    ListLine,
    ListProposal,
    Outcome,
    Proposed,
    contradicted,
    counted,
    filings,
)
from widgets.calls import list_words
from widgets.calls.cells import Row
from widgets.calls.list_told import ListTold
from widgets.status import Chip

_ORDER = (Proposed.REPORT, Proposed.ASK, Proposed.NEW, Proposed.NOTHING)


class ListRows:
    """A proposal with what was decided of it."""

    def __init__(self) -> None:
        self.proposal: ListProposal | None = None
        self.decisions: dict[int, Decision] = {}
        self._filings: tuple[Filing, ...] = ()
        self._open: set[object] = set()  # the folded rows that are unfolded
        self._made: dict[tuple[int, Decision | None, Outcome], Row] = {}  # rows as they read in the language in force
        self._waiting: dict[int, Decision] | None = None  # of a draft, until its text is looked through

    def take(self, proposal: ListProposal | None) -> None:
        """Hold another proposal; a line that stands where it stood, word for word, keeps its decision."""
        before = {line.number: line.chat for line in self.proposal.lines} if self.proposal else {}
        held, self.proposal = self.decisions, proposal
        if self._waiting is not None and proposal is not None:
            held, before, self._waiting = self._waiting, {line.number: line.chat for line in proposal.lines}, None
        if proposal is None:
            self._open.clear()
        lines = proposal.lines if proposal else ()
        self.decisions = {
            line.number: held[line.number]
            for line in lines
            if line.number in held and before.get(line.number) == line.chat and _allows(line, held[line.number])
        }
        self._settle()
        self.forget_words()

    def decide(self, number: int, decision: Decision | None) -> None:
        """Decide a line; None leaves it open again."""
        if decision is None:
            self.decisions.pop(number, None)
        else:
            self.decisions[number] = decision
        self._settle()

    def fold(self, key: object) -> bool:
        """Fold or unfold a row that stands for many; False for any other."""
        if key not in (list_words.FOLD, list_words.NO_ENTRIES):
            return False
        self._open ^= {key}
        return True

    def rows(self) -> list[Row]:
        """Every row, in its order."""
        return list(self._rows())

    def line(self, key: object) -> ListLine | None:
        """The line of a row."""
        lines = self.proposal.lines if self.proposal else ()
        return lines[key - 1] if isinstance(key, int) and 1 <= key <= len(lines) else None

    def passed(self, key: object) -> PassedOver | None:
        """The piece of text of a row that names nobody."""
        if self.proposal is None or not isinstance(key, tuple):
            return None
        return self.proposal.passed_over[int(key[1])]

    def open_lines(self) -> list[ListLine]:
        """Lines that are asked and not decided, in their order."""
        return [
            filing.line
            for filing in self._filings
            if filing.outcome is Outcome.LEFT and filing.line.number not in self.decisions
        ]

    def next_open(self, number: int | None) -> int | None:
        """The next line to decide after this one, and from the top again; None when none is left."""
        waiting = [line.number for line in self.open_lines()]
        later = [each for each in waiting if number is not None and each > number]
        return next(iter(later or waiting), None)

    def counts(self) -> ListCounts:
        """What filing comes to now."""
        return counted(self._filings)

    def chips(self) -> tuple[Chip, ...]:
        """The same in words."""
        return ListTold().summary(self.counts(), len(self.proposal.passed_over)) if self.proposal else ()

    def kept(self) -> dict[str, object]:
        """The decisions as a draft keeps them."""
        held = self.decisions if self._waiting is None else self._waiting
        return {str(number): int(each) if isinstance(each, int) else str(each) for number, each in held.items()}

    def put_back(self, kept: object) -> None:
        """Take what ``kept`` gave, for the proposal that comes next."""
        found = kept.items() if isinstance(kept, dict) else ()
        self._waiting = {
            int(number): each if isinstance(each, int) else Choice(str(each))
            for number, each in found
            if str(number).isdecimal() and (isinstance(each, int) or each in set(Choice))
        }

    def forget_words(self) -> None:
        """The language is another, or the proposal."""
        self._made.clear()

    def _settle(self) -> None:
        proposal = self.proposal
        self._filings = (
            filings(proposal.sender, proposal.lines, proposal.before, self.decisions) if proposal is not None else ()
        )

    def _rows(self) -> Iterator[Row]:
        matched = [each for each in self._filings if self._is_plain(each)]
        if matched:
            yield list_words.fold_row(len(matched), list_words.FOLD in self._open)
            if list_words.FOLD in self._open:
                yield from map(self._row, matched)
        for proposed in _ORDER:
            yield from (
                self._row(each) for each in self._filings if each.line.proposed is proposed and not self._is_plain(each)
            )
        passed = self.proposal.passed_over if self.proposal else ()
        if passed:
            yield list_words.no_entries_row(len(passed), list_words.NO_ENTRIES in self._open)
            if list_words.NO_ENTRIES in self._open:
                yield from (list_words.passed_row(place, each) for place, each in enumerate(passed))

    def _is_plain(self, filing: Filing) -> bool:
        """Certain, not decided otherwise, and said by nobody else differently: nothing to look at."""
        line = filing.line
        if line.proposed is not Proposed.REPORT or line.number in self.decisions:
            return False
        return filing.outcome is Outcome.UNCHANGED or not contradicted(line, line.offered[0].row)

    def _row(self, filing: Filing) -> Row:
        decision = self.decisions.get(filing.line.number)
        key = (filing.line.number, decision, filing.outcome)
        if key not in self._made:
            self._made[key] = list_words.row_of(filing, decision)
        return self._made[key]


def _allows(line: ListLine, decision: Decision) -> bool:
    """Whether a decision still makes sense: who was offered may have been merged or withdrawn meanwhile."""
    if isinstance(decision, int):
        return any(each.row.person == decision for each in line.offered)
    return decision is Choice.SKIP or line.can_be_new
