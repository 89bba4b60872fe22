"""The shapes of what is recorded of an incident and of what was learned in it."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from console.model import words
from console.model.kinds import NAME_MAX, TEXT_MAX, Fact, Fields, Kind, Ref


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
    call: Annotated[Ref | None, Fact(15, Kind.CALL)] = None  # the call it was learned by


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
    foreigners: Annotated[int | None, Fact(13)] = Field(default=None, ge=0, le=100_000)  # looked at, and none of ours
    said_by: Annotated[str, Fact(14)] = Field(default="", max_length=NAME_MAX)


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
    said_by: Annotated[str, Fact(13)] = Field(default="", max_length=NAME_MAX)


class EntryFields(Fields):
    """A line of the chronology. Late when it was recorded well after it happened; see ``console.model.chronology``."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    observed_at_ms: Annotated[int, Fact(4)]
    recorded_at_ms: Annotated[int, Fact(5)]
    officer: Annotated[Ref, Fact(6, Kind.OFFICER)]
    text: Annotated[str, Fact(7)] = Field(min_length=1, max_length=TEXT_MAX)
