"""Records folded anew from everything the log holds of them: what is shown, what is in conflict, what cannot be shown yet.

Nothing but the set of changes decides, so that two consoles that hold the same changes show the same, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from console.faults import InputFault
from console.model.change import Change, Value
from console.model.ids import REFERENCE_AUTHOR, author_of
from console.model.kinds import Kind
from console.register import fold, log
from console.register.cells import Shown, Write, shown

NOT_HERE, NEWER = "not-here", "newer"


def refold(connection: Connection, kind: Kind, records: Iterable[int]) -> fold.Records:
    """The shown fields of these records; those that cannot be shown are left out and listed. Conflicts are listed anew.

    Nothing is written to the kind's table yet: what is returned goes through ``fold_and_derive``.
    """
    pasts = log.pasts_of(connection, records)
    sight = log.Sight(connection)
    shipped = {record for record in pasts if author_of(record) == REFERENCE_AUTHOR}
    missing = shipped - fold.existing(connection, kind, shipped)  # a newer version ships more of them than this one
    told: fold.ByRecord = {}
    for record, past in pasts.items():
        writes = [_write(each, sight) for each in past if each.change.kind is kind]
        what = shown(kind, record, writes)
        _list_conflicts(connection, kind, record, what)
        fields, reason = _foldable(kind, record, what.fields, writes)
        if fields is not None and record in missing:
            fields, reason = None, NOT_HERE
        if not reason and any(each.is_newer for each in past):
            reason = NEWER
        _list_unfolded(connection, kind, record, reason)
        if fields is not None:
            told[record] = fields
    return {kind: told}


def in_conflict(connection: Connection, records: Iterable[int]) -> set[int]:
    """Which of these records have a cell in conflict."""
    found: set[int] = set()
    for chunk in fold.chunks(records):
        sql = f"SELECT DISTINCT record FROM conflict WHERE record IN ({fold.marks(chunk)})"
        found.update(connection.exec_driver_sql(sql, tuple(chunk)).scalars())
    return found


def list_newer(connection: Connection, newer: Iterable[tuple[int, int]]) -> None:
    """Remember records of which a newer version wrote more than this one shows. newer: (record, number of the kind)."""
    rows = [(record, kind, NEWER) for record, kind in newer]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO unfolded VALUES (?, ?, ?)", rows)


def _write(past: log.Past, sight: log.Sight) -> Write:
    return Write(past.batch.dot, past.batch.stamp, sight.of(past.batch), past.change.fields)


def _list_conflicts(connection: Connection, kind: Kind, record: int, what: Shown) -> None:
    connection.exec_driver_sql("DELETE FROM conflict WHERE record = ?", (record,))
    rows = [(record, cell, int(kind), _dots(writes)) for cell, writes in what.conflicts.items()]
    if rows:
        connection.exec_driver_sql("INSERT INTO conflict VALUES (?, ?, ?, ?)", rows)


def _dots(writes: Sequence[Write]) -> str:
    return " ".join(":".join(map(str, write.dot)) for write in writes)


def _list_unfolded(connection: Connection, kind: Kind, record: int, reason: str) -> None:
    connection.exec_driver_sql("DELETE FROM unfolded WHERE record = ? AND kind = ?", (record, int(kind)))
    if reason:
        connection.exec_driver_sql("INSERT OR REPLACE INTO unfolded VALUES (?, ?, ?)", (record, int(kind), reason))


def _foldable(
    kind: Kind, record: int, fields: Mapping[str, Value], writes: Sequence[Write]
) -> tuple[dict[str, Value] | None, str]:
    """The fields a row can hold, None when there can be no row; and why something is missing, "" when nothing is."""
    author = author_of(record)
    is_reference = author == REFERENCE_AUTHOR
    if not is_reference and not any(write.dot[0] == author for write in writes):
        return None, NOT_HERE
    left, reason = dict(fields), ""
    while True:
        try:
            return dict(fold.validated(Change(kind, record, left), is_new=not is_reference).fields), reason
        except InputFault as fault:
            field, reason = str(fault.details["field"]), NEWER
            if fold.is_required(kind, field) or left.get(field) == fold.default_of(kind, field):
                return None, NEWER
            left[field] = fold.default_of(kind, field)
