"""The shapes of the work in an incident: calls, enquiries, whom to ask, statements, situation reports."""

from __future__ import annotations

from typing import Annotated

from sqlmodel import Field

from console.model import words
from console.model.kinds import DOCUMENT_MAX, NAME_MAX, TEXT_MAX, Fact, Fields, Kind, Ref


class CallFields(Fields):
    """One officer calls one person: taken first, ended with an outcome. Who takes a person locks nobody out: see ``console.model.calls``.

    Members of a household answered together have a call each, ended in the same moment.
    """

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    person: Annotated[Ref, Fact(4, Kind.PERSON)]
    officer: Annotated[Ref, Fact(5, Kind.OFFICER)]
    taken_at_ms: Annotated[int, Fact(6)]
    ended_at_ms: Annotated[int | None, Fact(7)] = None
    outcome: Annotated[words.CallOutcome | None, Fact(8)] = None
    note: Annotated[str, Fact(9)] = Field(default="", max_length=TEXT_MAX)
    phone: Annotated[str, Fact(10)] = Field(default="", max_length=40)  # the number that was called


class EnquiryFields(Fields):
    """Somebody asks for a person. Answered when the caller was told something."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    person: Annotated[Ref, Fact(4, Kind.PERSON)]  # who is sought
    sought: Annotated[str, Fact(5)] = Field(min_length=1, max_length=NAME_MAX)  # as the caller says the name
    caller: Annotated[str, Fact(6)] = Field(min_length=1, max_length=NAME_MAX)
    relation: Annotated[words.Relation, Fact(7)] = words.Relation.OTHER
    phone: Annotated[str, Fact(8)] = Field(default="", max_length=40)  # of the caller
    channel: Annotated[words.EnquiryChannel, Fact(9)] = words.EnquiryChannel.HOTLINE
    promised_at_ms: Annotated[int | None, Fact(10)] = None  # when we said we would call back
    consent: Annotated[words.Consent, Fact(11)] = words.Consent.NOT_ASKED
    recorded_at_ms: Annotated[int, Fact(12)]
    officer: Annotated[Ref, Fact(13, Kind.OFFICER)]
    note: Annotated[str, Fact(14)] = Field(default="", max_length=TEXT_MAX)
    answered_at_ms: Annotated[int | None, Fact(15)] = None
    answered_by: Annotated[Ref | None, Fact(16, Kind.OFFICER)] = None
    told: Annotated[str, Fact(17)] = Field(default="", max_length=TEXT_MAX)  # what the caller was told


class FacilityFields(Fields):
    """A hospital, authority or list that can be asked about our people.

    Without an incident it stands on the mission's contact sheet; with one it is on that incident's list of those to be asked. Checks and
    contacts name it by its name.
    """

    mission: Annotated[Ref | None, Fact(3, Kind.MISSION)] = None
    incident: Annotated[Ref | None, Fact(4, Kind.INCIDENT)] = None
    name: Annotated[str, Fact(5)] = Field(min_length=1, max_length=NAME_MAX)
    type: Annotated[words.FacilityType, Fact(6)]
    city: Annotated[str, Fact(7)] = Field(default="", max_length=NAME_MAX)
    city_id: Annotated[int | None, Fact(8)] = None  # gazetteer (GeoNames) id
    phone: Annotated[str, Fact(9)] = Field(
        default="", max_length=NAME_MAX
    )  # as the sheet has it: extensions, several numbers
    note: Annotated[str, Fact(10)] = Field(default="", max_length=TEXT_MAX)


class StatementFields(Fields):
    """One version of a public text: both renderings as they were made, and what they rest on. ``console.model.statement`` makes them."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    mission: Annotated[Ref, Fact(4, Kind.MISSION)]
    number: Annotated[int, Fact(5)] = Field(ge=1, le=10_000)
    made_at_ms: Annotated[int, Fact(6)]
    officer: Annotated[Ref, Fact(7, Kind.OFFICER)]
    content: Annotated[str, Fact(8)] = Field(max_length=DOCUMENT_MAX)  # ``console.model.statement`` JSON


class ApprovalFields(Fields):
    """Somebody other than its author stands for a statement.

    officer: who approves by his own key; of an approval by telephone, who telephoned. approver, phone: who spoke, and at which number.
    signature: of the statement's digest by the approver's key, hex; "" by telephone, until a second record countersigns it.
    """

    statement: Annotated[Ref, Fact(3, Kind.STATEMENT)]
    method: Annotated[words.ApprovalMethod, Fact(4)]
    officer: Annotated[Ref, Fact(5, Kind.OFFICER)]
    approver: Annotated[str, Fact(6)] = Field(min_length=1, max_length=NAME_MAX)
    phone: Annotated[str, Fact(7)] = Field(default="", max_length=40)
    code: Annotated[str, Fact(8)] = Field(default="", max_length=12)  # as it was read back
    signature: Annotated[str, Fact(9)] = Field(default="", max_length=128)
    recorded_at_ms: Annotated[int, Fact(10)]


class SitrepFields(Fields):
    """A numbered situation report: its figures as they were, never computed again. ``console.model.sitrep`` makes them."""

    incident: Annotated[Ref, Fact(3, Kind.INCIDENT)]
    mission: Annotated[Ref, Fact(4, Kind.MISSION)]
    number: Annotated[int, Fact(5)] = Field(ge=1, le=10_000)
    version: Annotated[words.SitrepVersion, Fact(6)]
    as_of_ms: Annotated[int, Fact(7)]
    made_at_ms: Annotated[int, Fact(8)]
    officer: Annotated[Ref, Fact(9, Kind.OFFICER)]
    next_at_ms: Annotated[int | None, Fact(10)] = None
    content: Annotated[str, Fact(11)] = Field(max_length=DOCUMENT_MAX)  # ``console.model.sitrep`` JSON
