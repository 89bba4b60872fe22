"""The shapes of what the mission holds: itself, its people and who they are, rosters, officers."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from console.model import words
from console.model.kinds import NAME_MAX, TEXT_MAX, Fact, Fields, Kind, Ref


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
