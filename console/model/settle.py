"""Which report speaks: a person's situation settled from what was reported.

The situation is a pure function of the set of living reports, never of their order of arrival nor of the present clock.

1. Each source has a standing (``STANDING``).
2. Reports are heard in the order they were observed. The newest speaks, except that one of lower standing does not displace one of
   higher standing observed less than ``SHIELD_MS`` before it, and hearsay (below ``REACHING``) displaces none of higher standing however
   old: then the axis is *contested*, and both are shown, until one of equal or higher standing decides.
3. Nothing is observed later than it was received plus ``CLOCK_GRACE_MS``; where no time of observation is given, the time it was
   recorded stands. Ties go by the time recorded, then by the report's id.
4. Nothing observed before the onset makes anyone *confirmed present*.
5. *Deceased* speaks only when two officers reported it and an identification with a method is on record (a visual one does not do).
   *Deceased* and *detained* are left only by a report of ``CONFIRMING`` standing, or by withdrawal.

``RULES`` says the rest value by value; docs/settling.md prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from console.model.words import (
    VALUES_BY_AXIS,
    Axis,
    Condition,
    Identity,
    IdentityMethod,
    Source,
    Whereabouts,
    Word,
)

STANDING: dict[Source, int] = {Source.STAFF: 4, Source.OFFICIAL: 3, Source.WARDEN: 2, Source.FAMILY: 1, Source.OTHER: 0}
SHIELD_MS = 24 * 3600 * 1000
CLOCK_GRACE_MS = 15 * 60 * 1000
CONFIRMING = STANDING[Source.OFFICIAL]  # the least standing whose report counts as confirmed
_OFFICERS_FOR_DEATH = 2


class Reach(IntEnum):
    """Which of the three parts of the tally a person is in."""

    NOT_YET = 0
    PRESENT = 1
    ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds of one value of one axis.

    reach: the part of the tally it puts a person in. is_guarded: it is left only by a confirmed report. needs_proof: see rule 5.
    """

    reach: Reach = Reach.NOT_YET
    is_guarded: bool = False
    needs_proof: bool = False


_SPECIAL: dict[Word, Rule] = {
    Whereabouts.PRESENT: Rule(reach=Reach.PRESENT),
    Whereabouts.DETAINED: Rule(reach=Reach.PRESENT, is_guarded=True),
    Whereabouts.IN_TRANSIT: Rule(reach=Reach.PRESENT),
    Whereabouts.ELSEWHERE: Rule(reach=Reach.ELSEWHERE),
    Condition.DECEASED: Rule(is_guarded=True, needs_proof=True),
}
RULES: dict[tuple[Axis, str], Rule] = {
    (axis, value.value): _SPECIAL.get(value, Rule()) for axis, values in VALUES_BY_AXIS.items() for value in values
}
# A report below this standing is hearsay. It is shown, reaches nobody and displaces nobody: what circulates is verified before it touches
# a figure, upwards or downwards.
REACHING = STANDING[Source.FAMILY]


@dataclass(frozen=True, slots=True)
class Heard:
    """What settling needs of one living report."""

    report: int
    axis: Axis
    value: str
    source: Source
    observed_at_ms: int | None
    recorded_at_ms: int
    officer: int
    detail: str = ""

    @property
    def when_ms(self) -> int:
        """When it was observed, as far as it can be believed."""
        if self.observed_at_ms is None:
            return self.recorded_at_ms
        return min(self.observed_at_ms, self.recorded_at_ms + CLOCK_GRACE_MS)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The report that speaks on an axis, and those of lower standing that say otherwise."""

    heard: Heard
    contested_by: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """What speaks for one person in one incident.

    is_deceased_reported: somebody reported a death that does not speak yet.
    """

    spoken: Mapping[Axis, Spoken]
    reach: Reach
    is_deceased_reported: bool

    def value(self, axis: Axis) -> str | None:
        """What speaks on the axis, or None."""
        spoken = self.spoken.get(axis)
        return spoken.heard.value if spoken else None

    @property
    def is_contested(self) -> bool:
        return any(spoken.contested_by for spoken in self.spoken.values())


def settle(reports: Iterable[Heard], onset_ms: int) -> Situation:
    """The situation that these living reports of one person in one incident make."""
    ordered = sorted(reports, key=lambda heard: (heard.when_ms, heard.recorded_at_ms, heard.report))
    proven = _is_death_proven(ordered)
    spoken: dict[Axis, Spoken] = {}
    for heard in ordered:
        if RULES[heard.axis, heard.value].needs_proof and not proven:
            continue
        spoken[heard.axis] = _after(spoken.get(heard.axis), heard)
    is_dead = (death := spoken.get(Axis.CONDITION)) is not None and death.heard.value == Condition.DECEASED
    reported = any(heard.value == Condition.DECEASED and heard.axis is Axis.CONDITION for heard in ordered)
    return Situation(spoken, _reach(spoken.get(Axis.WHEREABOUTS), onset_ms), reported and not is_dead)


def _after(seat: Spoken | None, heard: Heard) -> Spoken:
    """Who speaks once this report, observed no earlier than those before it, is heard too."""
    if seat is None:
        return Spoken(heard)
    speaker = seat.heard
    is_lower = STANDING[heard.source] < STANDING[speaker.source]
    is_hearsay = STANDING[heard.source] < REACHING
    is_shielded = is_lower and (is_hearsay or heard.when_ms - speaker.when_ms < SHIELD_MS)
    is_held = RULES[speaker.axis, speaker.value].is_guarded and STANDING[heard.source] < CONFIRMING
    if not is_shielded and not (is_held and heard.value != speaker.value):
        return Spoken(heard)
    if heard.value == speaker.value:
        return seat
    return Spoken(speaker, (*seat.contested_by, heard))


def _is_death_proven(reports: Iterable[Heard]) -> bool:
    officers = set()
    is_identified = False
    for heard in reports:
        if heard.axis is Axis.CONDITION and heard.value == Condition.DECEASED:
            officers.add(heard.officer)
        elif heard.axis is Axis.IDENTITY and heard.value == Identity.CONFIRMED:
            is_identified |= heard.detail in set(IdentityMethod) - {IdentityMethod.VISUAL}
    return is_identified and len(officers) >= _OFFICERS_FOR_DEATH


def _reach(whereabouts: Spoken | None, onset_ms: int) -> Reach:
    if whereabouts is None or STANDING[whereabouts.heard.source] < REACHING:
        return Reach.NOT_YET
    heard = whereabouts.heard
    reach = RULES[Axis.WHEREABOUTS, heard.value].reach
    return Reach.NOT_YET if reach is Reach.PRESENT and heard.when_ms < onset_ms else reach


def rules_table() -> str:
    """The rules as the table that docs/settling.md prints (Markdown)."""
    lines = [
        "| axis | value | puts a person in | speaks only with | is left only by |",
        "| --- | --- | --- | --- | --- |",
    ]
    parts = {
        Reach.NOT_YET: "not yet reached",
        Reach.PRESENT: "confirmed present",
        Reach.ELSEWHERE: "confirmed elsewhere",
    }
    for (axis, value), rule in RULES.items():
        part = parts[rule.reach] if axis is Axis.WHEREABOUTS else ""
        proof = "two officers and an identification method" if rule.needs_proof else ""
        left = "a report of official standing or higher, or withdrawal" if rule.is_guarded else ""
        lines.append(f"| {axis} | {value} | {part} | {proof} | {left} |")
    return "\n".join(lines) + "\n"
