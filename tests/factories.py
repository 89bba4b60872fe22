"""Records in one readable line each."""

from __future__ import annotations

import itertools
from typing import Any

from console.model.change import Change
from console.model.kinds import Kind
from console.register.register import Register

_numbers = itertools.count(1)
OFFICER = 7
MISSION = 1011  # an id of reference data


def made(register: Register, kind: Kind, **fields: Any) -> int:
    """One new record; its id."""
    [record] = register.mint()
    register.record([Change(kind, record, fields)], OFFICER)
    return record


def a_person(register: Register, name: str = "", **fields: Any) -> int:
    return made(register, Kind.PERSON, name=name or f"Orang {next(_numbers)}", **fields)


def a_registration(register: Register, person: int, mission: int = MISSION, **fields: Any) -> int:
    return made(register, Kind.REGISTRATION, person=person, mission=mission, **fields)


def an_incident(register: Register, **fields: Any) -> int:
    given = {
        "title": "Khartoum",
        "place": "Khartoum",
        "area": '{"type":"country","code":"SD"}',
        "country": "SD",
        "onset_ms": register.clock(),
        "known_at_ms": register.clock(),
        "zone": "Africa/Khartoum",
    }
    return made(register, Kind.INCIDENT, **(given | fields))


def a_report(
    register: Register, incident: int, person: int, axis: str = "whereabouts", value: str = "present", **fields: Any
) -> int:
    given = {"source": "staff", "recorded_at_ms": register.clock(), "officer": OFFICER}
    return made(register, Kind.REPORT, incident=incident, person=person, axis=axis, value=value, **(given | fields))


def withdrawn(register: Register, kind: Kind, record: int, reason: str = "mistaken") -> None:
    register.record([Change(kind, record, {"withdrawn_at_ms": register.clock(), "withdrawn_reason": reason})], OFFICER)
