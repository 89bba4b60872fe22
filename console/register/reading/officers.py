"""Who the officers are, and when the newest change was written."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.faults import InputFault
from console.model.ids import text_of
from console.model.shown import MissionLine
from console.register.log import COUNTER_BITS
from console.register.reading.incidents import missions


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer. mission: None when his mission is no longer listed."""

    officer: int
    name: str
    mission: MissionLine | None


def officers(connection: Connection) -> list[OfficerLine]:
    """Every living officer, in the order they were added."""
    known = {line.mission: line for line in missions(connection)}
    sql = "SELECT id, name, mission FROM officer WHERE withdrawn_at_ms IS NULL ORDER BY id"
    return [OfficerLine(row[0], str(row[1]), known.get(row[2])) for row in connection.exec_driver_sql(sql)]


def officer_named(connection: Connection, text: str) -> OfficerLine:
    """The living officer of this name, capitals aside, or of this id as people see it.

    Raises InputFault ``officer-unknown``, ``officer-unclear``.
    """
    wanted = text.strip().casefold()
    known = officers(connection)
    found = [each for each in known if each.name.casefold() == wanted]
    found = found or [each for each in known if text_of(each.officer).casefold() == wanted]
    if not found:
        raise InputFault("officer-unknown")
    if len(found) > 1:
        raise InputFault("officer-unclear")
    return found[0]


def mission_of(connection: Connection, officer: int) -> int:
    """The officer's own mission. Raises InputFault ``officer-unknown``."""
    found = connection.exec_driver_sql("SELECT mission FROM officer WHERE id = ?", (officer,)).scalar()
    if found is None:
        raise InputFault("officer-unknown")
    return int(found)


def newest_change_ms(connection: Connection) -> int | None:
    """When the newest change was written, UTC milliseconds; None before any was. That data was taken out is no change of it."""
    stamp = connection.exec_driver_sql(
        "SELECT b.stamp FROM batch b JOIN batch_run r ON r.batch = b.id"
        " WHERE NOT EXISTS (SELECT 1 FROM export e WHERE e.id BETWEEN r.first AND r.last) ORDER BY b.id DESC LIMIT 1"
    ).scalar()
    return None if stamp is None else int(stamp) >> COUNTER_BITS
