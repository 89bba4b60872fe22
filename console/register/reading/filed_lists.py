"""The lists of wardens and replies to broadcasts that were filed in an incident, and what each of them wrote.

A list has no record of its own: one officer filed it in one moment, so all its reports bear that moment. It goes by the id of its first report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from console.model.listed import FiledList
from console.model.words import Source
from console.register.batch import BATCH_MAX
from console.register.fold import chunks, marks

# Replies come from whoever has the number, whose digits say who spoke; the words of the line stand in every report of a list.
_LISTED = (
    "r.call IS NULL AND r.note <> '' AND (r.source = 'warden' OR (r.source = 'family' AND r.said_by <> ''"
    " AND r.said_by NOT GLOB '*[^0-9]*'))"
)
_REPORTS = (
    "SELECT r.id, r.officer, r.recorded_at_ms, r.source, r.said_by, r.person, r.withdrawn_at_ms IS NOT NULL,"
    f" coalesce(o.name, '') FROM report r LEFT JOIN officer o ON o.id = r.officer WHERE r.incident = ? AND {_LISTED} ORDER BY r.id"
)
_ONE = (
    "SELECT r.id, r.person FROM report r JOIN report f ON f.id = ? AND r.incident = f.incident AND r.officer = f.officer"
    " AND r.recorded_at_ms = f.recorded_at_ms AND r.source = f.source AND (r.source = 'family' OR r.said_by = f.said_by)"
    f" WHERE {_LISTED} ORDER BY r.id"
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a list wrote. reports: withdrawn ones too. made: the persons it made."""

    reports: tuple[int, ...]
    made: tuple[int, ...]


def filed_lists(connection: Connection, incident: int) -> list[FiledList]:
    """Every list filed in the incident, the newest first; those that were withdrawn too."""
    found: dict[tuple[Any, ...], list[Sequence[Any]]] = defaultdict(list)
    for row in connection.exec_driver_sql(_REPORTS, (incident,)):
        sender = row[4] if row[3] == Source.WARDEN else ""
        found[row[1], row[2], row[3], sender].append(tuple(row))
    lists = [_line(connection, key[3], rows) for key, rows in found.items()]
    return sorted(lists, key=lambda line: (-line.filed_at_ms, -line.filed_list))


def _line(connection: Connection, sender: str, rows: list[Sequence[Any]]) -> FiledList:
    report, _, at_ms, source, _, _, _, officer = rows[0]
    made = _made(connection, report, {row[5] for row in rows})
    return FiledList(
        filed_list=report,
        filed_at_ms=at_ms,
        sender=sender,
        source=Source.of(source),
        officer=officer,
        reports=sum(not row[6] for row in rows),
        withdrawn=sum(row[6] for row in rows),
        persons=len({row[5] for row in rows}),
        made=len(_living(connection, made)),
    )


def written_by(connection: Connection, filed_list: int) -> Written | None:
    """What the list with this first report wrote; None where no list goes by it."""
    rows = [(int(row[0]), int(row[1])) for row in connection.exec_driver_sql(_ONE, (filed_list,))]
    if not rows or rows[0][0] != filed_list:
        return None
    return Written(tuple(row[0] for row in rows), _made(connection, filed_list, {row[1] for row in rows}))


def _made(connection: Connection, first_report: int, named: Collection[int]) -> tuple[int, ...]:
    """Whom the list made: their ids were given in one go with those of its reports, and they were written with them.

    Whoever was added by hand just before has an id as near, but stands in a batch of his own.
    """
    made: list[int] = []
    person = first_report - 1
    while person in named:
        made.append(person)
        person -= 1
    if not made:
        return ()
    batch = _first_batch(connection, first_report)
    return tuple(each for each in reversed(made) if _is_with(connection, each, batch))


def _first_batch(connection: Connection, record: int) -> int:
    sql = "SELECT min(batch) FROM batch_run WHERE first BETWEEN ? AND ? AND last >= ?"
    return int(connection.exec_driver_sql(sql, (record - BATCH_MAX + 1, record, record)).scalar() or 0)


def _is_with(connection: Connection, person: int, batch: int) -> bool:
    """A long list is written in several batches, all full but the last."""
    own = _first_batch(connection, person)
    count = connection.exec_driver_sql("SELECT count FROM batch WHERE id = ?", (own,)).scalar()
    return own == batch or (own < batch and count == BATCH_MAX)


def _living(connection: Connection, persons: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(persons):
        sql = f"SELECT id FROM person WHERE id IN ({marks(chunk)}) AND withdrawn_at_ms IS NULL"
        found.update(connection.exec_driver_sql(sql, tuple(chunk)).scalars())
    return found
