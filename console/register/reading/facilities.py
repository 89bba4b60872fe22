"""Whom to ask about our people: a mission's contact sheet, and in an incident how far each facility has been asked.

A facility is known by its name, capitals and blanks aside: a check names it, whether it stands on the list or not.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from console.model.shown_response import CHECKED, FacilityLine, ListState
from console.model.words import AuthorityResult, CheckMethod, FacilityType, HospitalResult

_STATE_BY_RESULT = {
    HospitalResult.NONE_OURS: ListState.NONE_OURS,
    HospitalResult.OURS_FOUND: ListState.FOUND,
    HospitalResult.UNIDENTIFIED: ListState.UNIDENTIFIED,
    HospitalResult.REFUSED: ListState.REFUSED,
    HospitalResult.NO_ANSWER: ListState.NO_ANSWER,
    AuthorityResult.NOTHING_KNOWN: ListState.NONE_OURS,
    AuthorityResult.ANSWERED: ListState.ANSWERED,
    AuthorityResult.PROMISED: ListState.PROMISED,
}
_STATES = {str(result): state for result, state in _STATE_BY_RESULT.items()}


def facility_key(name: str) -> str:
    """Equal for names of one facility."""
    return " ".join(name.casefold().split())


def contact_sheet(connection: Connection, mission: int | None = None) -> list[FacilityLine]:
    """The contact sheet of a mission, or of all, by type and name."""
    rows = connection.exec_driver_sql(
        "SELECT id, name, type, city, phone, note, city_id FROM facility WHERE incident IS NULL AND withdrawn_at_ms IS NULL"
        " AND (? IS NULL OR mission = ?) ORDER BY id",
        (mission, mission),
    )
    return sorted((_line(row) for row in rows), key=_by_type)


def facilities(connection: Connection, incident: int) -> list[FacilityLine]:
    """Every facility of the incident, on its list or asked without standing there, each with its newest check that said anything."""
    rows = connection.exec_driver_sql(
        "SELECT id, name, type, city, phone, note, city_id FROM facility WHERE incident = ? AND withdrawn_at_ms IS NULL ORDER BY id",
        (incident,),
    )
    listed: dict[str, FacilityLine] = {}
    for row in rows:
        listed.setdefault(facility_key(row[1]), _line(row))
    for check in sorted(_checks(connection, incident), key=lambda each: (each.asked_at_ms or 0, each.record or 0)):
        key = facility_key(check.name)
        known = listed.get(key)
        listed[key] = (
            check if known is None else _asked(known, check) if _says_more(check, known) else _in_vain(known, check)
        )
    return sorted(listed.values(), key=_by_type)


def _line(row: tuple[int, str, str, str, str, str, int | None]) -> FacilityLine:
    facility, name, type_, city, phone, note, city_id = row
    return FacilityLine(facility, name, FacilityType.of(type_), city, phone, note, city_id=city_id)


def _by_type(line: FacilityLine) -> tuple[int, str]:
    return _PLACES[line.type], line.name.casefold()


_PLACES = {type_: place for place, type_ in enumerate(FacilityType)}


_WEIGHT = {ListState.ANSWERED: 1} | dict.fromkeys(CHECKED, 2)


def _says_more(check: FacilityLine, known: FacilityLine) -> bool:
    """Whether it says at least as much as what was known before: who does not answer takes nothing back of what he said."""
    return _WEIGHT.get(check.state, 0) >= _WEIGHT.get(known.state, 0)


def _in_vain(known: FacilityLine, check: FacilityLine) -> FacilityLine:
    """Asked again and nothing new learned: what it said before stands, and only when to ask again is new."""
    return replace(known, again_at_ms=check.again_at_ms)


def _asked(known: FacilityLine, check: FacilityLine) -> FacilityLine:
    """The facility with its newest check; it stays what the list says it is."""
    return replace(
        check,
        facility=known.facility,
        name=known.name,
        type=known.type,
        city=known.city,
        phone=known.phone,
        note=known.note,
        city_id=known.city_id,
    )


def _checks(connection: Connection, incident: int) -> list[FacilityLine]:
    """Each living check and contact as a line; which of them is a facility's newest is for the caller to see."""
    found = []
    for (
        record,
        name,
        result,
        method,
        unidentified,
        foreigners,
        said_by,
        note,
        at_ms,
        again_ms,
        officer,
    ) in connection.exec_driver_sql(
        "SELECT h.id, h.facility, h.result, h.method, h.unidentified, h.foreigners, h.said_by, h.note,"
        " coalesce(h.observed_at_ms, h.recorded_at_ms), h.recheck_at_ms, coalesce(o.name, '') FROM hospital_check h"
        " LEFT JOIN officer o ON o.id = h.officer WHERE h.incident = ? AND h.withdrawn_at_ms IS NULL",
        (incident,),
    ):
        police = method == CheckMethod.POLICE_LIST
        line = FacilityLine(None, name, FacilityType.POLICE if police else FacilityType.HOSPITAL, "", "", "")
        found.append(
            replace(
                line,
                state=_STATES[result],
                record=record,
                method=CheckMethod.of(method),
                unidentified=unidentified,
                foreigners=foreigners,
                said_by=said_by,
                said=note,
                asked_at_ms=at_ms,
                officer=officer,
                again_at_ms=again_ms,
            )
        )
    for record, name, result, said_by, answered, at_ms, again_ms, officer in connection.exec_driver_sql(
        "SELECT a.id, a.office, a.result, a.said_by, a.answered, coalesce(a.observed_at_ms, a.recorded_at_ms), a.promised_at_ms,"
        " coalesce(o.name, '') FROM authority_contact a LEFT JOIN officer o ON o.id = a.officer"
        " WHERE a.incident = ? AND a.withdrawn_at_ms IS NULL",
        (incident,),
    ):
        line = FacilityLine(None, name, FacilityType.GOVERNMENT, "", "", "")
        found.append(
            replace(
                line,
                state=_STATES[result],
                record=record,
                said_by=said_by,
                said=answered,
                asked_at_ms=at_ms,
                officer=officer,
                again_at_ms=again_ms,
            )
        )
    return found
