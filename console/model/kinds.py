"""What a record is, and what holds for every kind of it.

A field is declared once, in the shape of its kind (``console.model.fields_people``, ``fields_incident``, ``fields_response``;
``console.model.shapes`` lists them): its Python type, its bounds, and a ``Fact`` with its number. Numbers are append-only: never reused,
never retyped (``tests/guards/field_register.json`` holds what was ever published). Tables are made from the shapes in
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

TEXT_MAX = 4_000  # characters of a free text; who pastes a longer one is told to shorten it
NAME_MAX = 300
DOCUMENT_MAX = (
    200_000  # characters of what a statement or a sitrep rests on, as JSON; a hundred lists asked take a tenth of it
)
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
    CALL = 22
    ENQUIRY = 23
    FACILITY = 24
    STATEMENT = 25
    APPROVAL = 26
    SITREP = 27


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


class Fields(SQLModel):
    """What every kind has: when and why the record stopped being one."""

    withdrawn_at_ms: Annotated[int | None, Fact(1)] = None
    withdrawn_reason: Annotated[str, Fact(2)] = Field(default="", max_length=TEXT_MAX)


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
        Kind.STATEMENT,
        Kind.APPROVAL,
        Kind.SITREP,
    }
)
WITHDRAWAL_FIELDS = frozenset(Fields.model_fields)
