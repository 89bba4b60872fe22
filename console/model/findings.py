"""What is known of nationals among the victims, as far as checks and reports bear it: what a public sentence may say at most.

The rungs, each saying more than the one before. Only what was checked lifts the sentence, and whatever speaks against it holds it down.

    no information    nothing was checked: no list answered, nobody of standing said anything
    checking          k of n lists answered, none found on them; or a list answered that still has unidentified people
    all checked       every list answered, none found, nobody unidentified
    confirmed none    all checked, and the host country's authorities, or our staff, say there is none
    verifying         somebody of standing says there may be one of ours, and it is not established yet
    affected          at least one person is established, or an authority gives a number

What circulates (source *other*) moves nothing. A death is never told before two officers and an identification stand behind it: until
then the person counts as ``verifying``. Values in dispute are ranges. Whoever was once established as hurt, and is said to be well or is of
unknown condition since, was a casualty all the same, unless that report is withdrawn: nobody says *none* meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from console.model.settle import CONFIRMING, REACHING, STANDING, Heard, Situation
from console.model.shown_response import FacilityLine, ListState
from console.model.words import Axis, Condition, Source, Whereabouts, Word

HARMED = (Condition.DECEASED, Condition.CRITICAL, Condition.INJURED)  # the gravest first
DISPUTE_MS = 24 * 3_600_000  # what was said longer before the newest is no longer in dispute with it


class Rung(Word):
    """How much may be said; in brief, for those who work with it. The public wording is ``console.model.statement_nationals``."""

    NO_INFORMATION = (
        "no-information",
        "So far no information on nationals among the victims",
        "Hingga saat ini belum diperoleh informasi mengenai adanya WNI yang menjadi korban",
    )
    CHECKING = (
        "checking",
        "No nationals found so far, checks continue",
        "Sejauh ini tidak ditemukan WNI, pemeriksaan berlanjut",
    )
    ALL_CHECKED = "all-checked", "No nationals found on any list", "WNI tidak ditemukan pada daftar mana pun"
    CONFIRMED_NONE = (
        "confirmed-none",
        "Confirmed that no nationals are among the victims",
        "Dipastikan tidak ada WNI di antara korban",
    )
    VERIFYING = (
        "verifying",
        "Being verified whether nationals are among the victims",
        "Sedang diverifikasi apakah ada WNI di antara korban",
    )
    AFFECTED = "affected", "Nationals are among the victims", "Ada WNI di antara korban"


@dataclass(frozen=True, slots=True)
class Range:
    """A count that may be in dispute: low to high, both included."""

    low: int
    high: int

    @property
    def is_disputed(self) -> bool:
        return self.low != self.high

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def with_(self, other: Range) -> Range:
        """What holds when two sources speak of the same count."""
        return Range(min(self.low, other.low), max(self.high, other.high))


NONE = Range(0, 0)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered to a question for a count. count: None when he said only that there are some."""

    count: Range | None
    source: Source
    said_by: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Harm:
    """How one person may be: every condition that speaks or stands against what speaks. source, at_ms: of what speaks."""

    person: int
    conditions: frozenset[Condition]
    source: Source
    at_ms: int


@dataclass(frozen=True)
class Findings:
    """What holds now.

    lists: those that count, each with its newest answer. checked: how many of them said whether there is any of ours. unidentified,
    foreigners: people on them. affected: nationals established or given by an authority. by_condition: of those established. said: what
    authorities and staff answered last, each once. is_open: something is said that is not established.
    """

    rung: Rung
    lists: tuple[FacilityLine, ...]
    checked: int
    unidentified: int
    foreigners: int
    persons: Range
    affected: Range
    by_condition: Mapping[Condition, Range]
    said: tuple[Said, ...]
    harms: tuple[Harm, ...]
    is_open: bool

    @property
    def found_on(self) -> tuple[FacilityLine, ...]:
        """The lists that nationals were found on."""
        return tuple(line for line in self.lists if line.state is ListState.FOUND)

    @property
    def says_none(self) -> tuple[Said, ...]:
        """Who of standing says that there is none of ours."""
        return tuple(said for said in self.said if said.count == NONE)


def harm_of(person: int, situation: Situation) -> Harm | None:
    """How this person may be, when anybody of standing says he is hurt; None otherwise."""
    spoken = situation.spoken.get(Axis.CONDITION)
    if spoken is None:
        return None
    heard = [each for each in (spoken.heard, *spoken.contested_by) if STANDING[each.source] >= REACHING]
    conditions = frozenset(Condition.of(each.value) for each in heard)
    if not conditions.intersection(HARMED):
        return None
    return Harm(person, conditions, spoken.heard.source, spoken.heard.when_ms)


def is_in_question(situation: Situation, heard: Iterable[Heard]) -> bool:
    """Whether something is said of the person that must be verified before anybody may say *none*.

    That is a death, that he is missing, or that he was hurt before he was said to be well. heard: his living reports.
    """
    whereabouts = situation.spoken.get(Axis.WHEREABOUTS)
    is_missing = whereabouts is not None and any(
        each.value == Whereabouts.MISSING and STANDING[each.source] >= REACHING
        for each in (whereabouts.heard, *whereabouts.contested_by)
    )
    condition = situation.value(Axis.CONDITION)
    harmed = [
        (STANDING[each.source], each.value == Condition.DECEASED)
        for each in heard
        if each.axis is Axis.CONDITION and each.value in HARMED
    ]
    least = REACHING if condition in (None, Condition.UNKNOWN) else CONFIRMING
    was_hurt = condition not in HARMED and any(standing >= least for standing, _ in harmed)
    is_death_open = condition != Condition.DECEASED and any(dead and standing >= REACHING for standing, dead in harmed)
    return is_missing or was_hurt or is_death_open


def last_said(answers: Iterable[Said], least: int = CONFIRMING) -> tuple[Said, ...]:
    """What each source of at least this standing said last, unless another said something a day or more later; newest first."""
    newest: dict[tuple[Source, str], Said] = {}
    for said in sorted(answers, key=lambda each: each.at_ms):
        if STANDING[said.source] >= least:
            newest[said.source, said.said_by.casefold().strip()] = said
    ordered = sorted(newest.values(), key=lambda each: -each.at_ms)
    return tuple(said for said in ordered if ordered[0].at_ms - said.at_ms < DISPUTE_MS)


def find(
    lists: Sequence[FacilityLine], harms: Sequence[Harm], answers: Iterable[Said], *, in_question: bool
) -> Findings:
    """What may be said. answers: to whether nationals are among the victims. in_question: of anybody, see ``is_in_question``."""
    said = last_said(answers)
    persons = _count(harms, frozenset(HARMED))
    numbers = [each.count for each in said if each.count is not None]
    given = _united(numbers)
    is_found = any(line.state is ListState.FOUND for line in lists)
    affected = _affected(persons, given)
    is_open = in_question or persons.is_disputed or (is_found and not persons.low) or any(s.count is None for s in said)
    is_open |= given is not None and (given.is_disputed or (given == NONE and persons.high > 0))
    checked = sum(line.is_checked for line in lists)
    unidentified = sum(line.unidentified or 0 for line in lists if line.is_checked)
    all_checked = bool(lists) and checked == len(lists) and not any(_is_unclear(line) for line in lists)
    return Findings(
        rung=_rung(affected, is_open=is_open, checked=checked, all_checked=all_checked, given=given),
        lists=tuple(lists),
        checked=checked,
        unidentified=unidentified,
        foreigners=sum(line.foreigners or 0 for line in lists if line.is_checked),
        persons=persons,
        affected=affected,
        by_condition={each: _count(harms, frozenset({each})) for each in HARMED},
        said=said,
        harms=tuple(harms),
        is_open=is_open,
    )


def _affected(persons: Range, given: Range | None) -> Range:
    """Persons who are established are a floor, whatever number an authority gives; a higher one makes it a range."""
    if given is None or given == NONE:
        return persons
    if persons.low:
        return Range(persons.low, max(persons.high, given.high))
    return given.with_(persons) if persons.high else given


def _is_unclear(line: FacilityLine) -> bool:
    """Whether it does not clear: somebody on it is not identified, or it stands for lists that nobody has named yet."""
    return line.is_to_be_named or has_unidentified(line)


def has_unidentified(line: FacilityLine) -> bool:
    """Whether it has people of whom nobody knows who they are, counted or not."""
    return line.state is ListState.UNIDENTIFIED or bool(line.is_checked and line.unidentified)


def _rung(affected: Range, *, is_open: bool, checked: int, all_checked: bool, given: Range | None) -> Rung:
    if affected.low:
        return Rung.AFFECTED
    if is_open or affected.high:
        return Rung.VERIFYING
    if all_checked:
        return Rung.CONFIRMED_NONE if given == NONE else Rung.ALL_CHECKED
    return Rung.CHECKING if checked or given == NONE else Rung.NO_INFORMATION


def _united(numbers: Sequence[Range]) -> Range | None:
    found: Range | None = None
    for number in numbers:
        found = number if found is None else found.with_(number)
    return found


def _count(harms: Iterable[Harm], wanted: frozenset[Condition]) -> Range:
    """Persons who are surely in one of these conditions, and those who may be."""
    told = [harm.conditions for harm in harms]
    return Range(sum(each <= wanted for each in told), sum(not each.isdisjoint(wanted) for each in told))
