"""Into which compartment a change goes: which key opens it.

Missions, incidents and what belongs to them as such are the ministry's. A person stays for ever in the compartment of the mission that
registered him, and what is said of him goes with him. What is done for an incident goes to its lead mission, where this console holds that
compartment. Everything else belongs to the officer's own mission. A record never moves: what the log has of it decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from console.model.change import Change
from console.model.ids import REFERENCE_AUTHOR, author_of, mission_of
from console.model.kinds import COMPARTMENT_BY_KIND, Compartment, Kind
from console.model.words import InvolvementRole
from console.register import log

NOT_ENROLLED = 0  # the compartment of a console that is not enrolled yet: everything, and nothing leaves it

_GOES_WITH: Mapping[Kind, str] = {
    Kind.IDENTIFIER: "person",
    Kind.REGISTRATION: "person",
    Kind.REPORT: "person",
    Kind.CALL: "person",
    Kind.ENQUIRY: "person",
    Kind.PAIR: "a",
    Kind.APPROVAL: "statement",
}
_OF_THE_INCIDENT = frozenset(
    {Kind.ANSWER, Kind.HOSPITAL_CHECK, Kind.AUTHORITY_CONTACT, Kind.ENTRY, Kind.FACILITY, Kind.STATEMENT, Kind.SITREP}
)


class Homes:
    """The compartments this console holds, and where changes go. own: the mission whose officer writes, a reference id."""

    def __init__(self, connection: Connection, own: int) -> None:
        self._connection = connection
        self._by_mission: dict[int | None, int] = {
            row[0]: row[1] for row in connection.exec_driver_sql("SELECT mission, no FROM compartment")
        }
        self._own = self._by_mission.get(own, NOT_ENROLLED)
        self._known: dict[int, int] = {}

    def sorted(self, changes: Iterable[Change]) -> dict[int, list[Change]]:
        """The changes by compartment."""
        told = list(changes)
        if not self._by_mission:
            return {NOT_ENROLLED: told}
        self._known |= log.compartments_of(self._connection, (change.record for change in told))
        sorted_: dict[int, list[Change]] = {}
        for change in told:
            home = self._known.get(change.record)
            if home is None:
                home = self._known[change.record] = self._of_new(change)
            sorted_.setdefault(home, []).append(change)
        return sorted_

    def _of_new(self, change: Change) -> int:
        if COMPARTMENT_BY_KIND[change.kind] is Compartment.MINISTRY or author_of(change.record) == REFERENCE_AUTHOR:
            return self._by_mission[None]
        if (name := _GOES_WITH.get(change.kind)) is not None:
            return self._of_record(change.fields.get(name))
        if change.kind in _OF_THE_INCIDENT:
            return self._of_incident(change.fields.get("incident"))
        return self._own

    def _of_record(self, record: object) -> int:
        """Where a record is; of one that is not here, where its author's mission is."""
        if not isinstance(record, int):
            return self._own
        if record not in self._known:
            found = log.compartments_of(self._connection, [record])
            self._known[record] = found.get(record, self._by_mission.get(mission_of(author_of(record)), self._own))
        return self._known[record]

    def _of_incident(self, incident: object) -> int:
        lead = self._connection.exec_driver_sql(
            "SELECT mission FROM involvement WHERE incident = ? AND role = ? AND withdrawn_at_ms IS NULL ORDER BY id LIMIT 1",
            (incident, InvolvementRole.LEAD),
        ).scalar()
        return self._by_mission.get(lead, self._own) if lead is not None else self._own
