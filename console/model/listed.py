"""A warden's list as it lies before the officer: what each line would do, what he decides, and what filing it comes to.

Counts add up: lines = filed + unchanged + new + left + nothing said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from console.model.chat_list import ChatLine, PassedOver
from console.model.chat_signs import PHONE_DIGITS_MIN
from console.model.kinds import TEXT_MAX
from console.model.names import fold
from console.model.shown import PersonRow
from console.model.subject import Reason
from console.model.words import Axis, Condition, Source, Whereabouts

Told = tuple[tuple[Axis, str], ...]  # what a line says of a person, axis by axis


class Proposed(StrEnum):
    """What is proposed for a line, as long as the officer says nothing else."""

    REPORT = "report"  # it is certain who is meant
    ASK = "ask"
    NEW = "new"  # like nobody: a person not on the roster
    NOTHING = "nothing"  # nothing is said of him, or nothing that is sure


class Choice(StrEnum):
    """What the officer decides of a line besides naming a person."""

    NEW = "new"
    SKIP = "skip"


Decision = int | Choice  # the id of a person, or one of these


class Outcome(StrEnum):
    """What came of a line."""

    FILED = "filed"
    UNCHANGED = "unchanged"  # all that it says was filed today from the same source
    NEW = "new"
    LEFT = "left"  # asked and not decided, or skipped
    NOTHING_SAID = "nothing-said"


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose list it is. name: stored with each report. warden: the cell, None where the name was typed.

    is_replies: not a list but the replies to a broadcast, each of whoever has the number.
    """

    name: str = ""
    warden: int | None = None
    is_replies: bool = False

    @property
    def source(self) -> Source:
        """The source of the reports."""
        return Source.FAMILY if self.is_replies else Source.WARDEN

    def said_by(self, line: ChatLine) -> str:
        """Who says what a line says."""
        return line.phone if self.is_replies else self.name


@dataclass(frozen=True, slots=True)
class Offered:
    """Who may be meant, with what now speaks of him in the incident, and why he is offered: the weightiest reason first."""

    row: PersonRow
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ListLine:
    """One entry of the list. number: its place among the entries, from 1; a decision names it. offered: best first.

    For ``REPORT`` the first offered is who is meant.
    """

    number: int
    chat: ChatLine
    proposed: Proposed
    offered: tuple[Offered, ...] = ()

    @property
    def person(self) -> int | None:
        """Who is meant, where that is certain."""
        return self.offered[0].row.person if self.proposed is Proposed.REPORT else None

    @property
    def told(self) -> Told:
        """What it says."""
        where, how = self.chat.whereabouts, self.chat.condition
        told = ((Axis.WHEREABOUTS, where), (Axis.CONDITION, how))
        return tuple((axis, value.value) for axis, value in told if value is not None)

    @property
    def note(self) -> str:
        """The words of the line as a report keeps them."""
        return self.chat.text[:TEXT_MAX]

    @property
    def can_be_new(self) -> bool:
        """Whether it gives a name: nobody is made of a telephone number."""
        return any(letter.isalpha() for letter in self.chat.name)


_SAYS_NOTHING = {Whereabouts.UNKNOWN.value, Condition.UNKNOWN.value}


def contradicted(line: ListLine, row: PersonRow) -> Told:
    """What the incident holds of this person otherwise than the line says it. What is not known contradicts nothing."""
    now = {Axis.WHEREABOUTS: row.whereabouts, Axis.CONDITION: row.condition}
    held = ((axis, now[axis], value) for axis, value in line.told)
    return tuple(
        (axis, known.value)
        for axis, known, value in held
        if known is not None and known.value != value and not {known.value, value} & _SAYS_NOTHING
    )


@dataclass(frozen=True, slots=True)
class FiledBefore:
    """What was filed today, in the incident, from this source and not withdrawn.

    said: (who said it, person, axis, value), of each axis what was filed last. persons: by who said it and the words of a line, in the order of
    filing, each once.
    """

    said: frozenset[tuple[str, int, Axis, str]] = frozenset()
    persons: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    def holds_all(self, who: str, person: int, told: Told) -> bool:
        """Whether all of it is what he said last."""
        return all((who, person, axis, value) in self.said for axis, value in told)

    def overtaken(self, who: str, line: ListLine) -> tuple[int, ...]:
        """Of whom these very words were filed, and something else since: whether they are news again, only people can tell."""
        since = [p for p in self.persons.get((who, line.note), ()) if not self.holds_all(who, p, line.told)]
        if not since:
            return ()
        told = {(speaker, person, axis) for speaker, person, axis, _ in self.said}

        def is_other(person: int, axis: Axis, value: str) -> bool:
            return (who, person, axis) in told and (who, person, axis, value) not in self.said

        return tuple(person for person in since if any(is_other(person, *each) for each in line.told))


@dataclass(frozen=True, slots=True)
class ListProposal:
    """All that a pasted text would do, with nothing written."""

    sender: Sender
    lines: tuple[ListLine, ...]
    passed_over: tuple[PassedOver, ...]
    before: FiledBefore = field(default_factory=FiledBefore)


@dataclass(frozen=True, slots=True)
class Filing:
    """What is done with one line. person: whose reports they are, None for somebody new. told: what is reported and was not before."""

    line: ListLine
    outcome: Outcome
    person: int | None = None
    told: Told = ()


@dataclass(frozen=True, slots=True)
class ListCounts:
    """reports: how many are filed, for new persons too."""

    lines: int = 0
    filed: int = 0
    unchanged: int = 0
    new: int = 0
    left: int = 0
    nothing_said: int = 0
    reports: int = 0


@dataclass(frozen=True, slots=True)
class FiledList:
    """A list that was filed. filed_list: the id of its first report, by which it goes. sender: "" for replies to a broadcast.

    reports, withdrawn: its reports that stand, and those that do not. persons: of whom it told. made: whom of them it made and who still stand.
    """

    filed_list: int
    filed_at_ms: int
    sender: str
    source: Source
    officer: str
    reports: int
    withdrawn: int
    persons: int
    made: int


def counted(done: Sequence[Filing]) -> ListCounts:
    """What filing comes to."""
    of = [filing.outcome for filing in done]
    return ListCounts(
        lines=len(of),
        filed=of.count(Outcome.FILED),
        unchanged=of.count(Outcome.UNCHANGED),
        new=of.count(Outcome.NEW),
        left=of.count(Outcome.LEFT),
        nothing_said=of.count(Outcome.NOTHING_SAID),
        reports=sum(len(filing.told) for filing in done),
    )


def filings(
    sender: Sender, lines: Sequence[ListLine], before: FiledBefore, decisions: Mapping[int, Decision]
) -> tuple[Filing, ...]:
    """What filing the list with these decisions does, line by line. Nothing is filed twice, neither today nor within the list."""
    return tuple(_Filer(sender, before, decisions).file(lines))


class _Filer:
    """Goes through a list and knows what it has filed so far."""

    def __init__(self, sender: Sender, before: FiledBefore, decisions: Mapping[int, Decision]) -> None:
        self._sender, self._before, self._decisions = sender, before, decisions
        self._said = set(before.said)
        self._times: dict[tuple[str, str], int] = {}  # how often a line of these words was met
        self._new: dict[tuple[str, str], Told] = {}  # who was made, by name and telephone

    def file(self, lines: Sequence[ListLine]) -> Iterator[Filing]:
        for line in lines:
            yield self._file(line)

    def _file(self, line: ListLine) -> Filing:
        filed = self._filed_on(line)
        if not line.told:
            return Filing(line, Outcome.NOTHING_SAID)
        if filed is not None:
            self._new.setdefault(name_key(line), line.told)
            return Filing(line, Outcome.UNCHANGED, filed)
        decided = self._decisions.get(line.number)
        if decided is Choice.SKIP:
            return Filing(line, Outcome.LEFT)
        if isinstance(decided, int) or (decided is None and line.person is not None):
            return self._report(line, decided if isinstance(decided, int) else line.person or 0)
        if decided is Choice.NEW or line.proposed is Proposed.NEW:
            return self._make(line, is_decided=decided is Choice.NEW)
        return Filing(line, Outcome.LEFT)

    def _make(self, line: ListLine, *, is_decided: bool) -> Filing:
        """Somebody on no roster; nobody is made a second time of words that made one today."""
        again = self._filed_in_these_words(line)
        if again is not None:
            return Filing(line, Outcome.UNCHANGED, again)
        return Filing(line, Outcome.NEW, told=line.told) if is_decided else self._new_once(line)

    def _filed_on(self, line: ListLine) -> int | None:
        """On whom this very line was filed before; whoever is meant by it was decided then."""
        who = self._sender.said_by(line.chat)
        key = (who, line.note)
        persons, time = self._before.persons.get(key, ()), self._times.get(key, 0)
        self._times[key] = time + 1
        person = persons[time] if time < len(persons) else None
        return person if person is not None and self._before.holds_all(who, person, line.told) else None

    def _filed_in_these_words(self, line: ListLine) -> int | None:
        """The last on whom a line of these words was filed today, whichever of several like it."""
        who = self._sender.said_by(line.chat)
        persons = self._before.persons.get((who, line.note), ())
        return next((each for each in reversed(persons) if self._before.holds_all(who, each, line.told)), None)

    def _report(self, line: ListLine, person: int) -> Filing:
        who = self._sender.said_by(line.chat)
        fresh = tuple(each for each in line.told if (who, person, *each) not in self._said)
        self._said.update((who, person, *each) for each in fresh)
        return Filing(line, Outcome.FILED if fresh else Outcome.UNCHANGED, person, fresh)

    def _new_once(self, line: ListLine) -> Filing:
        """A second line of the same name and number is the same one, and asked when it says something else."""
        key = name_key(line)
        if key not in self._new:
            self._new[key] = line.told
            return Filing(line, Outcome.NEW, told=line.told)
        return Filing(line, Outcome.UNCHANGED if self._new[key] == line.told else Outcome.LEFT)


def name_key(line: ListLine) -> tuple[str, str]:
    """Equal for lines of one list that name the same somebody."""
    return fold(line.chat.name), line.chat.phone


def has_whole_number(line: ChatLine) -> bool:
    """Whether what stands beside the name is a telephone number, and not its last digits."""
    return len(line.phone) >= PHONE_DIGITS_MIN
