"""A console joins a ministry: what it wrote alone gets the numbers it was granted, and can then be sealed like everything later.

Until then every record id begins with the same not-enrolled author, on every console of the world. Here each gets the author of the
officer who made it; what was written alone is written anew, in its compartments, and everything shown is made from the log. One transaction: a
crash leaves the console as it was. A restored or copied register joins the same way again, under new numbers: what it wrote before is sealed
and stays.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console.model.change import Change, Value
from console.model.field_register import FIELD_REGISTER, Wire
from console.model.ids import NOT_ENROLLED_AUTHOR, counter_of, mission_of, record_id
from console.model.kinds import Kind
from console.register import batch, fold, log
from console.register.checking import Reference, rebuild
from console.register.homes import Homes
from console.register.log import Batch, Lane

Progress = Callable[[int, int], None]
_ALONE = re.compile(
    rf"\b{str(record_id(NOT_ENROLLED_AUTHOR, 0))[:6]}[0-9]{{13}}\b"
)  # a record's id from before, wherever it stands

_REFS: dict[Kind, tuple[str, ...]] = {
    kind: tuple(name for name, entry in fields.items() if entry.wire is Wire.REF)
    for kind, fields in FIELD_REGISTER.items()
}


class Renaming:
    """Old ids to new ones. runs: ascending (first, last, author) of the records made before enrolment; other ids stay."""

    def __init__(self, runs: Sequence[tuple[int, int, int]]) -> None:
        self.runs = runs
        self._firsts = [first for first, _, _ in runs]

    def of(self, record: int) -> int:
        """The id a record has now."""
        at = bisect_right(self._firsts, record) - 1
        if at < 0 or record > self.runs[at][1]:
            return record
        return record_id(self.runs[at][2], counter_of(record))

    def change(self, change: Change) -> Change:
        """A change with the ids of today, in what it refers to as well."""
        fields: dict[str, Value] = dict(change.fields)
        for name in _REFS[change.kind]:
            value = fields.get(name)
            if isinstance(value, int):
                fields[name] = self.of(value)
        return Change(change.kind, self.of(change.record), fields)


def kept_renaming(connection: Connection) -> Renaming:
    """The renaming of this console's enrolment; of one that is not enrolled, none."""
    rows = connection.exec_driver_sql("SELECT first, last, author FROM alias ORDER BY first")
    return Renaming([(row[0], row[1], row[2]) for row in rows])


def enrol(
    connection: Connection,
    authors: Mapping[int, int],
    compartments: Mapping[int | None, bytes],
    reference: Reference,
    told: Progress = lambda _done, _all: None,
) -> Renaming:
    """Give everything this console wrote its numbers.

    authors: record id of each officer of this console -> the author number granted to him; whoever left has the number of an officer before him, who
    signs for him. compartments: by mission (its reference id; None
    for the ministry) the compartment's id, 16 bytes. told: batches written anew, batches in all.
    Raises ValueError when an officer who wrote alone has no author.
    """
    renaming = Renaming(list(_runs(_makers(connection, authors), authors)))
    _keep(connection, authors, compartments, renaming)
    signers = {author: officer for officer, author in log.authors_here(connection).items()}
    seats = {officer: (author, signers[author]) for officer, author in authors.items()}
    _write_anew(connection, seats, renaming, told)
    _rename_local(connection, renaming)
    rebuild(connection, reference)
    return renaming


def _makers(connection: Connection, authors: Mapping[int, int]) -> NDArray[np.uint16]:
    """By creation counter, which of the officers (from 1, in the order of ``authors``) wrote a record first; 0 for numbers never used."""
    place = {officer: number for number, officer in enumerate(authors, 1)}
    highest = connection.exec_driver_sql(
        "SELECT max(last) FROM batch_run WHERE first >= ?", (record_id(NOT_ENROLLED_AUTHOR, 0),)
    ).scalar()
    makers = np.zeros(counter_of(highest or 0) + 1, np.uint16)
    rows = connection.exec_driver_sql(
        "SELECT r.first, r.last, b.officer FROM batch_run r JOIN batch b ON b.id = r.batch WHERE r.first >= ? ORDER BY b.id",
        (record_id(NOT_ENROLLED_AUTHOR, 0),),
    )
    for first, last, officer in rows:
        if officer not in place:
            raise ValueError("an officer who wrote has no author")
        part = makers[counter_of(first) : counter_of(last) + 1]
        part[part == 0] = place[officer]
    return makers


def _runs(makers: NDArray[np.uint16], authors: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    numbers = list(authors.values())
    edges = np.flatnonzero(np.diff(makers, prepend=0, append=0))
    for first, after in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if maker := int(makers[first]):
            low, high = record_id(NOT_ENROLLED_AUTHOR, first), record_id(NOT_ENROLLED_AUTHOR, after - 1)
            yield low, high, numbers[maker - 1]


def _keep(
    connection: Connection,
    authors: Mapping[int, int],
    compartments: Mapping[int | None, bytes],
    renaming: Renaming,
) -> None:
    """Who writes here now, what is held, and what was called how."""
    if renaming.runs:
        connection.exec_driver_sql("INSERT INTO alias VALUES (?, ?, ?)", list(renaming.runs))
    connection.exec_driver_sql("DELETE FROM seat")
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO seat VALUES (?, ?)",
        [(author, renaming.of(officer)) for officer, author in authors.items()],
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO compartment (id, mission) VALUES (?, ?)",
        [(id_, mission) for mission, id_ in compartments.items()],
    )
    used = log.count(connection, f"record:{NOT_ENROLLED_AUTHOR}")
    for author in authors.values():  # higher than whatever any of them made: no number is ever given twice
        log.set_count(connection, f"record:{author}", used)


def _write_anew(
    connection: Connection, seats: Mapping[int, tuple[int, int]], renaming: Renaming, told: Progress
) -> None:
    """seats: who wrote -> (author, the officer who signs)."""
    alone = (NOT_ENROLLED_AUTHOR,)
    connection.exec_driver_sql("CREATE TEMP TABLE earlier AS SELECT * FROM batch WHERE author = ?", alone)
    connection.exec_driver_sql("DELETE FROM batch_run WHERE batch IN (SELECT id FROM temp.earlier)")
    for table in ("batch", "chain"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE author = ?", alone)
    # lead missions are told again below, under their new ids
    connection.exec_driver_sql("DELETE FROM involvement WHERE id >= ?", (record_id(NOT_ENROLLED_AUTHOR, 0),))
    total = connection.exec_driver_sql("SELECT count(*) FROM temp.earlier").scalar_one()
    for done, (one, body) in enumerate(_earlier(connection), 1):
        changes = [renaming.change(change) for change in batch.decode(body)]
        _append(connection, one, *seats[one.officer], changes, renaming)
        told(done, total)
    connection.exec_driver_sql("DROP TABLE temp.earlier")


def _rename_local(connection: Connection, renaming: Renaming) -> None:
    """Drafts and the like name records too: whoever was typing when the console was enrolled goes on."""

    def renamed(text: str) -> str:
        return _ALONE.sub(lambda found: str(renaming.of(int(found.group()))), text)

    rows = connection.exec_driver_sql("SELECT scope, key, value FROM local").all()
    for scope, key, value in rows:
        if (told := tuple(map(renamed, (scope, key, value)))) != (scope, key, value):
            connection.exec_driver_sql("DELETE FROM local WHERE scope = ? AND key = ?", (scope, key))
            connection.exec_driver_sql("INSERT OR REPLACE INTO local VALUES (?, ?, ?)", told)


def _append(
    connection: Connection, one: Batch, author: int, officer: int, changes: Sequence[Change], renaming: Renaming
) -> None:
    for home, of_home in Homes(connection, mission_of(author)).sorted(changes).items():
        log.append(
            connection,
            of_home,
            author=author,
            lane=Lane(one.lane),
            officer=officer,
            stamp=one.stamp,
            cause=renaming.of(one.cause) if one.cause is not None else None,
            compartment=home,
        )
    involved = fold.grouped(changes).get(Kind.INVOLVEMENT, {})
    there = fold.existing(connection, Kind.INVOLVEMENT, involved)
    born = {record: fields for record, fields in involved.items() if record not in there}
    fold.apply(connection, Kind.INVOLVEMENT, born, {record: involved[record] for record in there})


def _earlier(connection: Connection) -> Iterator[tuple[Batch, bytes]]:
    last = 0
    while True:
        row = connection.exec_driver_sql(
            "SELECT id, author, lane, first_seq, count, stamp, officer, cause, body FROM temp.earlier WHERE id > ?"
            " ORDER BY id LIMIT 1",
            (last,),
        ).first()
        if row is None:
            return
        yield Batch(*row[:-1]), row[-1]
        last = row[0]
