"""What must be done by a time: calls promised, answers others promised, facilities to ask again, the next sitrep, countersignatures."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from console.model.shown_response import DueItem, DueWhat
from console.model.words import ApprovalMethod
from console.register.reading.facilities import facilities
from console.register.reading.statements import statements


def due(connection: Connection, incident: int) -> list[DueItem]:
    """Everything that is due in the incident, now or later, the earliest first."""
    items = [
        *_calls_back(connection, incident),
        *_asked_again(connection, incident),
        *_sitreps(connection, incident),
        *_countersignatures(connection, incident),
    ]
    return sorted(items, key=lambda item: (item.at_ms, item.record))


def _calls_back(connection: Connection, incident: int) -> Iterator[DueItem]:
    for record, at_ms, caller, person in connection.exec_driver_sql(
        "SELECT e.id, e.promised_at_ms, e.caller, coalesce(m.representative, e.person) FROM enquiry e"
        " LEFT JOIN merged m ON m.person = e.person WHERE e.incident = ? AND e.promised_at_ms IS NOT NULL"
        " AND e.answered_at_ms IS NULL AND e.withdrawn_at_ms IS NULL",
        (incident,),
    ):
        yield DueItem(DueWhat.CALL_BACK, record, incident, at_ms, caller, person)


def _asked_again(connection: Connection, incident: int) -> Iterator[DueItem]:
    """Only a facility's newest check counts: who was asked again since has nothing due."""
    for line in facilities(connection, incident):
        if line.again_at_ms is not None and line.record is not None:
            what = DueWhat.RECHECK if line.method is not None else DueWhat.PROMISE
            yield DueItem(what, line.record, incident, line.again_at_ms, line.name)


def _sitreps(connection: Connection, incident: int) -> Iterator[DueItem]:
    """The next one that the newest sitrep of each mission announced."""
    for record, at_ms, code, number in connection.exec_driver_sql(
        "SELECT s.id, s.next_at_ms, coalesce(m.code, '?'), s.number FROM sitrep s LEFT JOIN mission m ON m.id = s.mission"
        " WHERE s.incident = ? AND s.withdrawn_at_ms IS NULL AND s.next_at_ms IS NOT NULL AND NOT EXISTS ("
        " SELECT 1 FROM sitrep n WHERE n.incident = s.incident AND n.mission = s.mission AND n.withdrawn_at_ms IS NULL"
        " AND (n.made_at_ms, n.id) > (s.made_at_ms, s.id))",
        (incident,),
    ):
        yield DueItem(DueWhat.SITREP, record, incident, at_ms, f"{code}-{number + 1}")


def _countersignatures(connection: Connection, incident: int) -> Iterator[DueItem]:
    """Approvals by telephone that nobody has signed by key yet; what is not genuine neither waits nor ends the waiting."""
    for line in statements(connection, incident):
        until_ms = line.countersign_by_ms
        if until_ms is not None:
            spoken = next(
                each for each in line.approvals if each.is_genuine and each.method is ApprovalMethod.TELEPHONE
            )
            about = f"{line.number} ({spoken.approver})"
            yield DueItem(DueWhat.COUNTERSIGN, spoken.approval, incident, until_ms, about)
