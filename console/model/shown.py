"""The frozen values that questions to the register answer with, and that screens and the command line show.

They cross threads, so nothing here can be changed. Ids are ints inside the program; ``console.model.ids.text_of`` makes them text at
its edge.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from console.model import words
from console.model.proposal import ProposalCounts


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people.

    flags: codes of soft faults. doubles: how many persons may be the same as this one.
    whereabouts and condition: what now speaks in the incident asked about; None when nothing was reported there.
    """

    person: int
    name: str
    sex: words.Sex | None
    born: str | None
    phone: str
    passport: str
    category: words.Category | None
    city: str
    country: str
    missions: tuple[str, ...]  # codes of the missions it is registered at; empty = not on the roster
    last_confirmed_at_ms: int | None
    flags: tuple[str, ...] = ()
    doubles: int = 0
    whereabouts: words.Whereabouts | None = None
    condition: words.Condition | None = None
    is_contested: bool = False


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of a list. total is exact up to ``total_is_at_least``; beyond it the list says "more than"."""

    rows: tuple[PersonRow, ...]
    first: int  # position of rows[0] in the whole list
    total: int
    total_is_at_least: bool = False  # True: there are more than total


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report as a person reads it."""

    report: int
    incident: int
    incident_title: str
    axis: words.Axis
    value: str
    detail: str
    source: words.Source
    said_by: str
    observed_at_ms: int
    recorded_at_ms: int
    officer: str  # name
    place: str
    note: str
    withdrawn_at_ms: int | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class Speaking:
    """What speaks on one axis, and what contests it."""

    axis: words.Axis
    value: str
    report: int
    source: words.Source
    observed_at_ms: int
    contested_by: tuple[int, ...] = ()  # reports of lower standing with another value


@dataclass(frozen=True, slots=True)
class IdentifierLine:
    type: words.IdentifierType
    value: str
    check: words.CheckResult
    expiry: str | None = None


@dataclass(frozen=True, slots=True)
class RegistrationLine:
    registration: int
    mission_code: str
    mission_name: str
    arrived: str | None
    expected_return: str | None
    address: str
    city: str
    country: str
    lon: float | None
    lat: float | None
    precision: words.Precision
    channel: words.Channel
    last_confirmed_at_ms: int | None
    last_confirmed_by: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """Another person this one may be, is, or is not."""

    pair: int
    other: int
    other_name: str
    verdict: words.Verdict
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditLine:
    """One field's new value in the history of a record."""

    at_ms: int
    officer: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class WardenLine:
    """A community cell and who leads it. phone: of the cell, else of its leader. members: how many persons it looks after."""

    warden: int
    name: str  # of the cell
    covers: str
    leader: int | None
    leader_name: str
    phone: str
    mission: str  # code
    members: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything the register knows of one person, merged persons counted as one."""

    person: int
    members: tuple[int, ...]  # ids merged into this one, itself included
    profile: dict[str, str]  # field name -> value as stored ("" when empty)
    identifiers: tuple[IdentifierLine, ...]
    registrations: tuple[RegistrationLine, ...]
    household_label: str
    household: tuple[PersonRow, ...]  # the others in it
    warden: WardenLine | None  # of the cell that looks after the person
    pairs: tuple[PairLine, ...]
    speaking: tuple[Speaking, ...]  # in the incident asked about
    reports: tuple[ReportLine, ...]  # of all incidents, newest first
    edits: tuple[EditLine, ...]  # newest first


@dataclass(frozen=True, slots=True)
class Contributor:
    """Another mission whose people are counted here. place: its city. newest_ms: its newest change that is here; None before any."""

    code: str
    place: str
    newest_ms: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one incident. ``console.model.tally`` says how they are made and that they sum."""

    incident: int
    as_of_ms: int
    registered: int
    present_confirmed: int
    elsewhere_confirmed: int
    not_yet_reached: int
    not_on_roster: int
    not_on_roster_present: int
    not_on_roster_elsewhere: int
    not_on_roster_not_yet_reached: int
    by_condition: dict[str, int]
    by_whereabouts: dict[str, int]
    by_intent: dict[str, int]
    by_location: dict[str, int]  # position, city, country
    in_area: dict[
        str, int
    ]  # the same, of those registered in the area; whoever is registered elsewhere counts only because of a report
    in_area_min: int  # of them, if every possible double is one person
    doubles_pairs: int
    persons_min: int  # registered if every possible double is one person
    contested: int
    elsewhere_presumed: int
    deceased_reported: int
    deceased_identified: int
    confirmed_in_180_days: int
    freshest_ms: int | None
    stalest_ms: int | None
    covers: tuple[str, ...]  # mission codes whose people are counted
    not_held: tuple[str, ...]  # involved missions whose people are not in this register
    contributors: tuple[
        Contributor, ...
    ] = ()  # the other missions covered, the stalest first; none before the console is enrolled


@dataclass(frozen=True, slots=True)
class AnswerLine:
    answer: int
    value: str
    source: words.Source
    said_by: str
    observed_at_ms: int
    recorded_at_ms: int
    officer: str
    note: str
    withdrawn_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One of the five questions: the answers given, newest first, and the number the console computed itself."""

    question: words.Question
    answers: tuple[AnswerLine, ...]
    computed: str = ""  # key of a sentence in ``console.model.sentences``
    computed_figures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One roster that was brought in. file_name: as it was called then, "" where none was kept. undone_at_ms: when it was taken back."""

    record: int
    file_name: str
    mission_code: str
    recorded_at_ms: int
    officer: str  # name
    state: words.ImportState
    counts: ProposalCounts
    undone_at_ms: int | None = None


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What taking an import back would do, or did. undone: how many persons; kept: those left as they are."""

    import_id: int
    undone: int
    kept: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class MissionLine:
    mission: int
    code: str
    kind: words.MissionKind
    name_id: str
    name_en: str
    host_city: str
    country: str
    lon: float
    lat: float
    zone: str
    state: words.MissionState


@dataclass(frozen=True, slots=True)
class IncidentLine:
    incident: int
    title: str
    place: str
    area: str  # ``console.model.area`` JSON
    country: str
    onset_ms: int
    known_at_ms: int
    zone: str
    is_exercise: bool
    state: words.IncidentState
    missions: tuple[str, ...]  # codes, the lead first


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert level of an area. until_ms: None while its end is open. mission: code of the one that set it."""

    alert: int
    name: str  # of the area, as it was given
    area: str  # ``console.model.area`` JSON
    country: str
    level: words.AlertLevel
    reason: str
    mission: str
    from_ms: int
    until_ms: int | None
    withdrawn_at_ms: int | None = None
    withdrawn_reason: str = ""


TIMELINE_MAX = 500  # items of a kind that a screen and its pages list; more are told as more


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened in an incident, whatever kind of record tells it.

    what: "entry", "report", "answer", "hospital", "authority", or of the incident itself "opened" and "onset". text: free text or value.
    is_late: recorded well after it happened.
    """

    record: int
    what: str
    observed_at_ms: int
    recorded_at_ms: int
    officer: str
    text: str
    is_late: bool
    person: int | None = None
    person_name: str = ""
    axis: words.Axis | None = None
    withdrawn_at_ms: int | None = None
    withdrawn_reason: str = ""

    @property
    def is_beginning(self) -> bool:
        """Whether it tells of the incident itself, not of a line somebody wrote in it."""
        return self.what in {"opened", "onset"}
