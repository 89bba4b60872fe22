"""The frozen values that questions about the work in an incident answer with: calls, enquiries, whom to ask, what is due.

As ``console.model.shown``: they cross threads, and ids are ints inside the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from console.model import words
from console.model.calls import Pace


@dataclass(frozen=True, slots=True)
class Callee:
    """One person of a unit that is called.

    phones: those to try, the likeliest first. born: as stored. wrong: numbers that calls in the incident found wrong. whereabouts, condition:
    what now speaks in the incident. asking: enquiries about the person that have no answer.
    """

    person: int
    name: str
    born: str | None
    sex: words.Sex | None
    phones: tuple[str, ...]
    emergency_contact: str
    city: str
    warden: str  # name of the cell that looks after the person
    flags: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    whereabouts: words.Whereabouts | None = None
    condition: words.Condition | None = None
    asking: int = 0


@dataclass(frozen=True, slots=True)
class CallUnit:
    """One line of the call list: a household, or a person alone.

    distance_km: of the nearest of them to the scene, None where not known to a position. last_outcome, last_at_ms: of the newest call that
    ended. taken_by: officer's name, "" while nobody holds it; taken_at_ms: since when.
    """

    people: tuple[Callee, ...]
    round: int
    is_urgent: bool
    is_vulnerable: bool
    has_number: bool
    distance_km: float | None
    last_outcome: words.CallOutcome | None = None
    last_at_ms: int | None = None
    taken_by: str = ""
    taken_at_ms: int | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The call list of an incident, a page of it, and how the calls go.

    units: from position ``first`` of the whole list. total: units to call; persons: in them. round: that of the next unit. in_round: units
    of that round with a number. without_number: units nobody can call. outcomes: persons by the newest ended call. calls: how many calls
    ended, a household's once.
    """

    units: tuple[CallUnit, ...]
    first: int
    total: int
    persons: int
    round: int
    in_round: int
    without_number: int
    taken: int
    outcomes: Mapping[words.CallOutcome, int]
    calls: int
    pace: Pace


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One enquiry. person_name, whereabouts, condition: of the person sought, as it now stands. is_on_roster: registered anywhere."""

    enquiry: int
    person: int
    person_name: str
    is_on_roster: bool
    whereabouts: words.Whereabouts | None
    condition: words.Condition | None
    sought: str
    caller: str
    relation: words.Relation
    phone: str
    channel: words.EnquiryChannel
    promised_at_ms: int | None
    consent: words.Consent
    recorded_at_ms: int
    officer: str
    note: str
    answered_at_ms: int | None
    answered_by: str
    told: str
    asking: int = 1  # living enquiries about this person


# Stored once and read in either language: the names of entries that stand for something nobody has named yet are Indonesian, the ministry's
# language, whoever makes them; so two consoles that start one sweep apart make the same list.
TO_BE_NAMED = "Nama belum diketahui / to be named"


class ListState(StrEnum):
    """Where asking a facility stands, by its newest check."""

    NOT_ASKED = "not-asked"
    NO_ANSWER = "no-answer"
    REFUSED = "refused"
    PROMISED = "promised"
    NONE_OURS = "none-ours"
    UNIDENTIFIED = "unidentified"
    FOUND = "found"
    ANSWERED = "answered"  # an authority said something, but not whether there is any of ours


CHECKED = frozenset({ListState.NONE_OURS, ListState.UNIDENTIFIED, ListState.FOUND})
_HOLDS_A_LIST = frozenset(
    {words.FacilityType.HOSPITAL, words.FacilityType.MORGUE, words.FacilityType.POLICE, words.FacilityType.AIRPORT}
)  # where people who were hurt, who died or who travelled are written down
_IS_AUTHORITY = frozenset(words.FacilityType) - {
    words.FacilityType.HOSPITAL,
    words.FacilityType.MORGUE,
    words.FacilityType.OTHER,
}


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """A hospital, authority or list in an incident, with its newest check.

    facility: record id; None where a check names one that stands on no list. record: of the newest check or contact. again_at_ms: when it
    is to be asked again, or promised to call.
    """

    facility: int | None
    name: str
    type: words.FacilityType
    city: str
    phone: str
    note: str
    state: ListState = ListState.NOT_ASKED
    record: int | None = None
    method: words.CheckMethod | None = None
    unidentified: int | None = None
    foreigners: int | None = None
    said_by: str = ""
    said: str = ""
    asked_at_ms: int | None = None
    officer: str = ""
    again_at_ms: int | None = None
    city_id: int | None = None  # gazetteer; None without a city, or for one nobody knows

    @property
    def is_checked(self) -> bool:
        """Whether it said if there is any of ours."""
        return self.state in CHECKED

    @property
    def is_to_be_named(self) -> bool:
        """Whether it stands for facilities that nobody has named yet: it never says how many there are."""
        return self.note == TO_BE_NAMED

    @property
    def is_list(self) -> bool:
        """Whether it counts among the lists to be checked: it keeps one, or was asked for one."""
        return self.type in _HOLDS_A_LIST or self.method is not None

    @property
    def is_authority(self) -> bool:
        """Whether it is one of the host country's authorities."""
        return self.type in _IS_AUTHORITY


class DueWhat(StrEnum):
    """What has to be done by a time."""

    CALL_BACK = "call-back"
    PROMISE = "promise"
    RECHECK = "recheck"
    SITREP = "sitrep"
    COUNTERSIGN = "countersign"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that must be done by a time. about: caller, facility, sitrep or statement, as people read it. person: who is sought."""

    what: DueWhat
    record: int
    incident: int
    at_ms: int
    about: str
    person: int | None = None
