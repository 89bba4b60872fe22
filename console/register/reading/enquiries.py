"""Enquiries of an incident, with what is now known of whom they seek."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection

from console.model.shown_response import EnquiryLine
from console.model.words import Consent, EnquiryChannel, Relation
from console.register.reading.rows import person_rows

_SQL = (
    "SELECT e.id, coalesce(m.representative, e.person), e.sought, e.caller, e.relation, e.phone, e.channel, e.promised_at_ms,"
    " e.consent, e.recorded_at_ms, coalesce(o.name, ''), e.note, e.answered_at_ms, coalesce(a.name, ''), e.told FROM enquiry e"
    " LEFT JOIN merged m ON m.person = e.person LEFT JOIN officer o ON o.id = e.officer"
    " LEFT JOIN officer a ON a.id = e.answered_by WHERE e.incident = ? AND e.withdrawn_at_ms IS NULL"
)


def enquiries(connection: Connection, incident: int) -> list[EnquiryLine]:
    """Every living enquiry: those without an answer first, the promise that is due soonest before all; then the answered, newest first."""
    rows = connection.exec_driver_sql(_SQL, (incident,)).all()
    people = {row.person: row for row in person_rows(connection, sorted({row[1] for row in rows}), incident)}
    asking = Counter(row[1] for row in rows)
    found = []
    for row in rows:
        record, person, sought, caller, relation, phone, channel, promised_at_ms, consent = row[:9]
        recorded_at_ms, officer, note, answered_at_ms, answered_by, told = row[9:]
        known = people.get(person)
        line = EnquiryLine(
            enquiry=record,
            person=person,
            person_name=known.name if known else sought,
            is_on_roster=bool(known and known.missions),
            whereabouts=known.whereabouts if known else None,
            condition=known.condition if known else None,
            sought=sought,
            caller=caller,
            relation=Relation.of(relation),
            phone=phone,
            channel=EnquiryChannel.of(channel),
            promised_at_ms=promised_at_ms,
            consent=Consent.of(consent),
            recorded_at_ms=recorded_at_ms,
            officer=officer,
            note=note,
            answered_at_ms=answered_at_ms,
            answered_by=answered_by,
            told=told,
            asking=asking[person],
        )
        found.append(line)
    return sorted(found, key=_urgency)


_NEVER_MS = 1 << 62


def _urgency(line: EnquiryLine) -> tuple[bool, int, int]:
    if line.answered_at_ms is not None:
        return True, 0, -line.answered_at_ms
    return False, _NEVER_MS if line.promised_at_ms is None else line.promised_at_ms, line.recorded_at_ms
