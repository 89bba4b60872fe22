"""How the exchange stands, in numbers that are true."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Counts:
    """waiting: changes written here that no hub has acknowledged. aside: envelopes that came and are not in the log. conflicts: undecided cells."""

    waiting: int
    aside: int
    conflicts: int


def counts(connection: Connection) -> Counts:
    """Counted now."""

    def number(sql: str) -> int:
        return int(connection.exec_driver_sql(sql).scalar() or 0)

    sealed_to = (
        "SELECT max(e.first_seq + e.count - 1) FROM envelope e"
        " WHERE e.compartment = b.compartment AND e.author = b.author AND e.lane = b.lane"
    )
    unsealed = number(
        "SELECT coalesce(sum(b.count), 0) FROM batch b JOIN seat s ON s.author = b.author"
        f" WHERE b.first_seq > coalesce(({sealed_to}), 0)"
    )
    unsent = number(
        "SELECT coalesce(sum(e.count), 0) FROM envelope e JOIN seat s ON s.author = e.author WHERE e.hub_seq IS NULL"
    )
    return Counts(unsealed + unsent, number("SELECT count(*) FROM aside"), number("SELECT count(*) FROM conflict"))
