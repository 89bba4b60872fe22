"""Every kind of record with its fields: the shape that validates, from which the field register and the tables are made.

A field is declared once, here: its Python type, its bounds, and a ``Fact`` with its number. Numbers are append-only: never reused,
never retyped (``tests/guards/field_register.json`` holds what was ever published). Tables are made from these shapes in
``console.register.tables``.

Rules for every kind. A record is *living* while ``withdrawn_at_ms`` is empty; nothing is deleted. Times ending in ``_ms`` are UTC
milliseconds of the years 1900 to 2199; dates are ISO text and may be partial (``1990``, ``1990-05``). A text of at most NAME_MAX
characters is one line; longer ones may have several. ``console.register.fold`` holds every write to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Annotated

from sqlmodel import Field, SQLModel

from console.model import words

TEXT_MAX = 4_000  # characters of a free text; who pastes a longer one is told to shorten it
NAME_MAX = 300
MOMENT_MIN_MS, MOMENT_MAX_MS = (
    -2_208_988_800_000,
    7_258_118_399_999,
)  # 1900 to 2199: any time zone can show what lies between


class Kind(IntEnum):
    """What a record is. The numbers go into the log: append-only."""

    MISSION = 1
    ACCREDITATION = 2
    AREA = 3
    ALERT = 4
    PERSON = 5
    IDENTIFIER = 6
    REGISTRATION = 7
    HOUSEHOLD = 8
    WARDEN = 9
    INCIDENT = 10
    INVOLVEMENT = 11
    SITE = 12
    REPORT = 13
    ANSWER = 14
    HOSPITAL_CHECK = 15
    AUTHORITY_CONTACT = 16
    ENTRY = 17
    PAIR = 18
    ROSTER_IMPORT = 19
    OFFICER = 20
    EXPORT = 21


class Compartment(StrEnum):
    """Which key will open a record: the whole ministry, or one mission."""

    MINISTRY = "ministry"  # holds no personal data
    MISSION = "mission"


@dataclass(frozen=True, slots=True)
class Fact:
    """A field's entry in the field register.

    no: its number within the kind. ref: the kind the value is an id of. date: the value is an ISO date.
    """

    no: int
    ref: Kind | None = None
    date: bool = False


Ref = int
Text = Annotated[str, Field(max_length=TEXT_MAX)]


class Fields(SQLModel):
    """What every kind has: when and why the record stopped being one."""

    withdrawn_at_ms: Annotated[int | None, Fact(1)] = None
    withdrawn_reason: Annotated[str, Fact(2)] = Field(default="", max_length=TEXT_MAX)


class MissionFields(Fields):
    code: Annotated[str, Fact(3)] = Field(min_length=2, max_length=12)
    kind: Annotated[words.MissionKind, Fact(4)]
    name_id: Annotated[str, Fact(5)] = Field(max_length=NAME_MAX)
    name_en: Annotated[str, Fact(6)] = Field(max_length=NAME_MAX)
    host_city: Annotated[str, Fact(7)] = Field(max_length=NAME_MAX)
    country: Annotated[str, Fact(8)] = Field(max_length=2)
    lon: Annotated[float, Fact(9)] = Field(ge=-180, le=180)
    lat: Annotated[float, Fact(10)] = Field(ge=-90, le=90)
    zone: Annotated[str, Fact(11)] = Field(max_length=64)
    state: Annotated[words.MissionState, Fact(12)] = words.MissionState.OPEN
    hotlines: Annotated[str, Fact(13)] = Field(default="", max_length=TEXT_MAX)
    note: Annotated[str, Fact(14)] = Field(default="", max_length=TEXT_MAX)


class AccreditationFields(Fields):
    mission: Annotated[Ref, Fact(3, Kind.MISSION)]
    territory: Annotated[str, Fact(4)] = Field(max_length=12)  # ISO 3166-1 alpha-2, ISO 3166-2, or UN, EU, ASEAN
    role: Annotated[words.AccreditationRole, Fact(5)]
    district: Annotated[str, Fact(6)] = Field(default="", max_length=TEXT_MAX)  # a consular district in words
    since: Annotated[str | None, Fact(7, date=True)] = None
    until: Annotated[str | None, Fact(8, date=True)] = None


class AreaFields(Fields):
    name: Annotated[str, Fact(3)] = Field(min_length=1, max_length=NAME_MAX)
    shape: Annotated[str, Fact(4)] = Field(max_length=200_000)  # ``console.model.area`` JSON
    country: Annotated[str, Fact(5)] = Field(default="", max_length=2)


class AlertFields(Fields):
    """An alert level of an area: appended, never edited. Which one holds is settled in ``console.model.alerts``."""

    area: Annotated[Ref, Fact(3, Kind.AREA)]
    level: Annotated[words.AlertLevel, Fact(4)]
    mission: Annotated[Ref, Fact(5, Kind.MISSION)]  # the accredited mission that set it; it may sit elsewhere
    parameters: Annotated[str, Fact(6)] = Field(default="", max_length=TEXT_MAX)
    from_ms: Annotated[int, Fact(7)]
    until_ms: Annotated[int | None, Fact(8)] = None
    reason: Annotated[str, Fact(9)] = Field(default="", max_length=TEXT_MAX)


class PersonFields(Fields):
    name: Annotated[str, Fact(3)] = Field(min_length=1, max_length=NAME_MAX)
    # One a line: spellings met, endorsement page.
    other_names: Annotated[str, Fact(4)] = Field(default="", max_length=TEXT_MAX)
    sex: Annotated[words.Sex | None, Fact(5)] = None
    born: Annotated[str | None, Fact(6, date=True)] = None
    birth_place: Annotated[str, Fact(7)] = Field(default="", max_length=NAME_MAX)
    nationality: Annotated[str, Fact(8)] = Field(default="ID", max_length=2)
    eligibility: Annotated[words.Eligibility, Fact(9)] = words.Eligibility.WNI
    category: Annotated[words.Category | None, Fact(10)] = None
    province: Annotated[str, Fact(11)] = Field(default="", max_length=NAME_MAX)  # of origin
    phone: Annotated[str, Fact(12)] = Field(default="", max_length=40)  # +digits
    whatsapp: Annotated[str, Fact(13)] = Field(default="", max_length=40)
    email: Annotated[str, Fact(14)] = Field(default="", max_length=NAME_MAX)
    emergency_contact: Annotated[str, Fact(15)] = Field(default="", max_length=TEXT_MAX)
    employer: Annotated[str, Fact(16)] = Field(default="", max_length=NAME_MAX)  # or school
    household: Annotated[Ref | None, Fact(17, Kind.HOUSEHOLD)] = None
    warden: Annotated[Ref | None, Fact(18, Kind.WARDEN)] = None
    flags: Annotated[str, Fact(19)] = Field(default="", max_length=NAME_MAX)  # codes of soft faults, space-separated
    note: Annotated[str, Fact(20)] = Field(default="", max_length=TEXT_MAX)


class IdentifierFields(Fields):
    person: Annotated[Ref, Fact(3, Kind.PERSON)]
    type: Annotated[words.IdentifierType, Fact(4)]
    value: Annotated[str, Fact(5)] = Field(min_length=1, max_length=40)  # upper case, no blanks or hyphens
    issuer: Annotated[str, Fact(6)] = Field(default="", max_length=NAME_MAX)
    expiry: Annotated[str | None, Fact(7, date=True)] = None
    check: Annotated[words.CheckResult, Fact(8)] = words.CheckResult.NOT_CHECKED
    names_as_printed: Annotated[str, Fact(9)] = Field(default="", max_length=NAME_MAX)


class RegistrationFields(Fields):
    person: Annotated[Ref, Fact(3, Kind.PERSON)]
    mission: Annotated[Ref, Fact(4, Kind.MISSION)]
    arrived: Annotated[str | None, Fact(5, date=True)] = None
    expected_return: Annotated[str | None, Fact(6, date=True)] = None
    address: Annotated[str, Fact(7)] = Field(default="", max_length=TEXT_MAX)
    city: Annotated[str, Fact(8)] = Field(default="", max_length=NAME_MAX)
    city_id: Annotated[int | None, Fact(9)] = None  # gazetteer (GeoNames) id
    country: Annotated[str, Fact(10)] = Field(default="", max_length=2)
    lon: Annotated[float | None, Fact(11)] = Field(default=None, ge=-180, le=180)
    lat: Annotated[float | None, Fact(12)] = Field(default=None, ge=-90, le=90)
    radius_km: Annotated[float | None, Fact(13)] = Field(default=None, ge=0, le=20_038)
    precision: Annotated[words.Precision, Fact(14)] = words.Precision.COUNTRY
    channel: Annotated[words.Channel, Fact(15)] = words.Channel.ROSTER
    last_confirmed_at_ms: Annotated[int | None, Fact(16)] = None
    last_confirmed_by: Annotated[str, Fact(17)] = Field(default="", max_length=NAME_MAX)
    note: Annotated[str, Fact(18)] = Field(default="", max_length=TEXT_MAX)


class HouseholdFields(Fields):
    mission: Annotated[Ref, Fact(3, Kind.MISSION)]
    label: Annotated[str, Fact(4)] = Field(min_length=1, max_length=NAME_MAX)
    head: Annotated[Ref | None, Fact(5, Kind.PERSON)] = None


class WardenFields(Fields):
    mission: Annotated[Ref, Fact(3, Kind.MISSION)]
    name: Annotated[str, Fact(4)] = Field(min_length=1, max_length=NAME_MAX)  # of the community cell
    leader: Annotated[Ref | None, Fact(5, Kind.PERSON)] = None
    phone: Annotated[str, Fact(6)] = Field(default="", max_length=40)
    covers: Annotated[str, Fact(7)] = Field(default="", max_length=TEXT_MAX)


class IncidentFields(Fields):
    title: Annotated[str, Fact(3)] = Field(min_length=1, max_length=NAME_MAX)
    place: Annotated[str, Fact(4)] = Field(max_length=NAME_MAX)
    area: Annotated[str, Fact(5)] = Field(max_length=200_000)  # ``console.model.area`` JSON
    country: Annotated[str, Fact(6)] = Field(default="", max_length=2)
    onset_ms: Annotated[int, Fact(7)]
    zone: Annotated[str, Fact(8)] = Field(max_length=64)  # IANA zone of the scene
    exercise: Annotated[bool, Fact(9)] = False
    state: Annotated[words.IncidentState, Fact(10)] = words.IncidentState.OPEN
    known_at_ms: Annotated[int, Fact(11)]  # when this ministry learned of it: the second of the two T+ clocks
    note: Annotated[str, Fact(12)] = Field(default="", max_length=TEXT_MAX)


class InvolvementFields(Fields):
    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    mission: Annotated[Ref, Fact(4, Kind.MISSION)]
    role: Annotated[words.InvolvementRole, Fact(5)]


class SiteFields(Fields):
    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    name: Annotated[str, Fact(4)] = Field(min_length=1, max_length=NAME_MAX)
    area: Annotated[str, Fact(5)] = Field(max_length=200_000)


class ReportFields(Fields):
    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    person: Annotated[Ref, Fact(4, Kind.PERSON)]
    axis: Annotated[words.Axis, Fact(5)]
    value: Annotated[str, Fact(6)] = Field(min_length=1, max_length=40)
    detail: Annotated[str, Fact(7)] = Field(
        default="", max_length=TEXT_MAX
    )  # reason of a choice, method of an identification
    source: Annotated[words.Source, Fact(8)]
    said_by: Annotated[str, Fact(9)] = Field(default="", max_length=NAME_MAX)
    observed_at_ms: Annotated[int | None, Fact(10)] = None
    recorded_at_ms: Annotated[int, Fact(11)]
    officer: Annotated[Ref, Fact(12, Kind.OFFICER)]
    place: Annotated[str, Fact(13)] = Field(default="", max_length=NAME_MAX)
    note: Annotated[str, Fact(14)] = Field(default="", max_length=TEXT_MAX)


class AnswerFields(Fields):
    """An answer to one of the five questions: appended, never edited."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    question: Annotated[words.Question, Fact(4)]
    # Yes, no, unknown, a number, a range such as 3-5.
    value: Annotated[str, Fact(5)] = Field(min_length=1, max_length=NAME_MAX)
    source: Annotated[words.Source, Fact(6)]
    said_by: Annotated[str, Fact(7)] = Field(default="", max_length=NAME_MAX)
    observed_at_ms: Annotated[int | None, Fact(8)] = None
    recorded_at_ms: Annotated[int, Fact(9)]
    officer: Annotated[Ref, Fact(10, Kind.OFFICER)]
    note: Annotated[str, Fact(11)] = Field(default="", max_length=TEXT_MAX)


class HospitalCheckFields(Fields):
    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    facility: Annotated[str, Fact(4)] = Field(min_length=1, max_length=NAME_MAX)
    method: Annotated[words.CheckMethod, Fact(5)]
    result: Annotated[words.HospitalResult, Fact(6)]
    unidentified: Annotated[int | None, Fact(7)] = Field(default=None, ge=0, le=100_000)
    observed_at_ms: Annotated[int | None, Fact(8)] = None
    recorded_at_ms: Annotated[int, Fact(9)]
    officer: Annotated[Ref, Fact(10, Kind.OFFICER)]
    recheck_at_ms: Annotated[int | None, Fact(11)] = None
    note: Annotated[str, Fact(12)] = Field(default="", max_length=TEXT_MAX)


class AuthorityContactFields(Fields):
    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    office: Annotated[str, Fact(4)] = Field(min_length=1, max_length=NAME_MAX)
    channel: Annotated[str, Fact(5)] = Field(default="", max_length=NAME_MAX)
    asked: Annotated[str, Fact(6)] = Field(default="", max_length=TEXT_MAX)
    result: Annotated[words.AuthorityResult, Fact(7)]
    answered: Annotated[str, Fact(8)] = Field(default="", max_length=TEXT_MAX)
    observed_at_ms: Annotated[int | None, Fact(9)] = None
    recorded_at_ms: Annotated[int, Fact(10)]
    officer: Annotated[Ref, Fact(11, Kind.OFFICER)]
    promised_at_ms: Annotated[int | None, Fact(12)] = None


class EntryFields(Fields):
    """A line of the chronology. Late when it was recorded well after it happened; see ``console.model.chronology``."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    observed_at_ms: Annotated[int, Fact(4)]
    recorded_at_ms: Annotated[int, Fact(5)]
    officer: Annotated[Ref, Fact(6, Kind.OFFICER)]
    text: Annotated[str, Fact(7)] = Field(min_length=1, max_length=TEXT_MAX)


class PairFields(Fields):
    """What is held of two persons; undirected, ``a < b``."""

    a: Annotated[Ref, Fact(3, Kind.PERSON)]
    b: Annotated[Ref, Fact(4, Kind.PERSON)]
    verdict: Annotated[words.Verdict, Fact(5)]
    score: Annotated[float | None, Fact(6)] = Field(default=None, ge=0, le=1)
    reasons: Annotated[str, Fact(7)] = Field(default="", max_length=NAME_MAX)  # codes, space-separated
    officer: Annotated[Ref, Fact(8, Kind.OFFICER)]


class RosterImportFields(Fields):
    mission: Annotated[Ref, Fact(3, Kind.MISSION)]
    file_name: Annotated[str, Fact(4)] = Field(default="", max_length=NAME_MAX)
    content_hash: Annotated[str, Fact(5)] = Field(default="", max_length=64)
    source: Annotated[str, Fact(6)] = Field(
        default="", max_length=64
    )  # signature of the header: which mapping is remembered
    as_of: Annotated[str | None, Fact(7, date=True)] = None  # what the file says of its own date
    counts: Annotated[str, Fact(8)] = Field(default="", max_length=TEXT_MAX)  # JSON
    state: Annotated[words.ImportState, Fact(9)]
    recorded_at_ms: Annotated[int, Fact(10)]
    officer: Annotated[Ref, Fact(11, Kind.OFFICER)]


class OfficerFields(Fields):
    name: Annotated[str, Fact(3)] = Field(min_length=1, max_length=NAME_MAX)
    mission: Annotated[Ref, Fact(4, Kind.MISSION)]
    role: Annotated[str, Fact(5)] = Field(default="duty", max_length=40)
    verify_key: Annotated[str, Fact(6)] = Field(default="", max_length=64)  # Ed25519 public key, hex


class ExportFields(Fields):
    """Data left the register in the clear: what, how much, by whom, and where it lies. Withdrawn when nothing came of it."""

    subject: Annotated[words.ExportSubject, Fact(3)]
    medium: Annotated[words.ExportMedium, Fact(4)]
    rows: Annotated[int, Fact(5)] = Field(ge=0, le=100_000_000)
    columns: Annotated[str, Fact(6)] = Field(default="", max_length=TEXT_MAX)  # as they were headed, comma-separated
    incident: Annotated[Ref | None, Fact(7, Kind.INCIDENT)] = None
    person: Annotated[Ref | None, Fact(8, Kind.PERSON)] = None
    place: Annotated[str, Fact(9)] = Field(default="", max_length=TEXT_MAX)  # path of the file, or name of the printer
    recorded_at_ms: Annotated[int, Fact(10)]
    officer: Annotated[Ref, Fact(11, Kind.OFFICER)]


SHAPES: dict[Kind, type[Fields]] = {
    Kind.MISSION: MissionFields,
    Kind.ACCREDITATION: AccreditationFields,
    Kind.AREA: AreaFields,
    Kind.ALERT: AlertFields,
    Kind.PERSON: PersonFields,
    Kind.IDENTIFIER: IdentifierFields,
    Kind.REGISTRATION: RegistrationFields,
    Kind.HOUSEHOLD: HouseholdFields,
    Kind.WARDEN: WardenFields,
    Kind.INCIDENT: IncidentFields,
    Kind.INVOLVEMENT: InvolvementFields,
    Kind.SITE: SiteFields,
    Kind.REPORT: ReportFields,
    Kind.ANSWER: AnswerFields,
    Kind.HOSPITAL_CHECK: HospitalCheckFields,
    Kind.AUTHORITY_CONTACT: AuthorityContactFields,
    Kind.ENTRY: EntryFields,
    Kind.PAIR: PairFields,
    Kind.ROSTER_IMPORT: RosterImportFields,
    Kind.OFFICER: OfficerFields,
    Kind.EXPORT: ExportFields,
}

COMPARTMENT_BY_KIND: dict[Kind, Compartment] = dict.fromkeys(Kind, Compartment.MISSION) | dict.fromkeys(
    (Kind.MISSION, Kind.ACCREDITATION, Kind.AREA, Kind.ALERT, Kind.INCIDENT, Kind.INVOLVEMENT, Kind.SITE),
    Compartment.MINISTRY,
)


# Added or withdrawn, never edited: two officers cannot overwrite each other.
APPEND_ONLY = frozenset(
    {
        Kind.ALERT,
        Kind.REPORT,
        Kind.ANSWER,
        Kind.HOSPITAL_CHECK,
        Kind.AUTHORITY_CONTACT,
        Kind.ENTRY,
        Kind.PAIR,
        Kind.EXPORT,
    }
)
WITHDRAWAL_FIELDS = frozenset(Fields.model_fields)
