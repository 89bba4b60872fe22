"""Consoles that work apart: enrolled registers of one mission, and what one has carried to another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from console.model.ids import author_number
from console.register import checking, log
from console.register.incoming import Received
from console.register.register import Register
from tests.conftest import TEST_KEY, Clock

MISSION = 1011
MINISTRY_NO, MISSION_NO = 1, 2


def enrolled(
    master: Path, folder: Path, counter: int, clock: Clock, mission: int = MISSION, officer: int = 1
) -> Register:
    """A register of the counter-th author of the mission, holding the compartments of the ministry and of the mission."""
    shutil.copytree(master, folder)
    with Register.open(folder, TEST_KEY, clock=clock) as fresh, fresh.maintenance() as connection:
        connection.exec_driver_sql(
            "INSERT INTO compartment VALUES (?, ?, ?)",
            [(MINISTRY_NO, b"m" * 16, None), (MISSION_NO, b"x" * 16, mission)],
        )
        connection.exec_driver_sql("INSERT INTO seat VALUES (?, ?)", (author_number(mission, counter), officer))
    return Register.open(folder, TEST_KEY, clock=clock)


def batches_after(connection: Connection, compartment: int, author: int, lane: int, after: int) -> Iterator[Received]:
    """The batches of a chain beyond the number ``after``, in order, as another console takes them in."""
    sight = log.Sight(connection)
    for one, body in log.chain(connection, compartment, author, lane, after):
        seen = sight.of(one)
        yield Received(
            compartment=compartment,
            author=author,
            lane=lane,
            first_seq=one.first_seq,
            count=one.count,
            stamp=one.stamp,
            officer=one.officer,
            cause=one.cause,
            others=seen.others,
            seen_own=one.seen_own,
            body=body,
        )


def carry(source: Register, target: Register, chains: Iterable[tuple[int, int, int]] | None = None) -> None:
    """Everything the source has beyond the target, or of some (compartment, author, lane) only."""
    for compartment in (MINISTRY_NO, MISSION_NO):
        with source.reading() as connection, target.reading() as theirs:
            has, knows = log.vector(connection, compartment), log.vector(theirs, compartment)
            found = [
                list(batches_after(connection, compartment, author, lane, knows.get((author, lane), 0)))
                for author, lane in sorted(has)
                if chains is None or (compartment, author, lane) in set(chains)
            ]
        for batches in found:
            if batches:
                target.receive(batches)


def state(register: Register) -> tuple[str, list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Digest of what is shown, the conflicts, what cannot be shown."""
    with register.reading() as connection:
        return (
            checking.digest(connection),
            [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM conflict ORDER BY record, cell")],
            [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM unfolded ORDER BY record")],
        )
