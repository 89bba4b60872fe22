"""Sealed bytes in the register: own ones waiting to go, received ones, and those set aside. What is inside is for ``sync`` to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from console.model.words import ImportState
from console.register import log
from console.register.log import Batch

SEALED = "sealed"  # the count of envelopes this console has sealed


class Reason(StrEnum):
    """Why an envelope is not in the log. The first five may pass: a missing one comes, a key, an officer's entry, a version, a release."""

    GAP = "gap"
    KEY_MISSING = "key-missing"
    AUTHOR_UNKNOWN = "author-unknown"
    NEWER = "newer"
    REVOKED = "revoked"
    FORK = "fork"
    NOT_OPEN = "not-open"


@dataclass(frozen=True, slots=True)
class Kept:
    """An envelope whose changes are in the log. link: by which the next of its chain names it; wire: as it travels."""

    compartment: int
    author: int
    lane: int
    first_seq: int
    count: int
    link: bytes
    wire: bytes


@dataclass(frozen=True, slots=True)
class Aside:
    """An envelope that came and is not in the log. reason: a ``Reason``."""

    compartment: int
    author: int
    lane: int
    first_seq: int
    link: bytes
    wire: bytes
    reason: Reason


def keep(connection: Connection, kept: Sequence[Kept]) -> None:
    """Envelopes whose changes are in the log now; they leave what was set aside."""
    rows = [(k.compartment, k.author, k.lane, k.first_seq, k.count, k.link, k.wire) for k in kept]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO envelope (compartment, author, lane, first_seq, count, link, wire) VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        connection.exec_driver_sql("DELETE FROM aside WHERE link = ?", [(k.link,) for k in kept])


def set_aside(connection: Connection, aside: Sequence[Aside], now_ms: int) -> None:
    """Keep what cannot be taken in; since when stays, the reason is today's."""
    rows = [(a.link, a.compartment, a.author, a.lane, a.first_seq, a.reason, now_ms, a.wire) for a in aside]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO aside VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET reason = excluded.reason", rows
        )


def last_of(connection: Connection, compartment: int, author: int, lane: int) -> tuple[int, bytes]:
    """Up to which number a chain is sealed, and the link of its last envelope; (0, b"") before the first."""
    row = connection.exec_driver_sql(
        "SELECT first_seq + count - 1, link FROM envelope WHERE compartment = ? AND author = ? AND lane = ?"
        " ORDER BY first_seq DESC LIMIT 1",
        (compartment, author, lane),
    ).first()
    return (int(row[0]), bytes(row[1])) if row else (0, b"")


def link_at(connection: Connection, compartment: int, author: int, lane: int, first_seq: int) -> bytes | None:
    """The link of the envelope that begins with this number, None when none does."""
    found = connection.exec_driver_sql(
        "SELECT link FROM envelope WHERE compartment = ? AND author = ? AND lane = ? AND first_seq = ?",
        (compartment, author, lane, first_seq),
    ).scalar()
    return bytes(found) if found is not None else None


def waiting(connection: Connection) -> list[Aside]:
    """What is set aside, in the order in which a chain would take it in."""
    rows = connection.exec_driver_sql(
        "SELECT compartment, author, lane, first_seq, link, wire, reason FROM aside ORDER BY compartment, author, lane, first_seq, link"
    )
    return [Aside(row[0], row[1], row[2], row[3], row[4], row[5], Reason(row[6])) for row in rows]


def awaits_key(connection: Connection, compartment: int) -> bool:
    """Whether anything of a compartment is set aside for want of its key."""
    sql = "SELECT 1 FROM aside WHERE compartment = ? AND reason = ? LIMIT 1"
    return connection.exec_driver_sql(sql, (compartment, str(Reason.KEY_MISSING))).first() is not None


def links_aside(connection: Connection) -> set[bytes]:
    """The links of everything that is set aside."""
    return {bytes(link) for link in connection.exec_driver_sql("SELECT link FROM aside").scalars()}


def after(connection: Connection, compartment: int, author: int, lane: int, seq: int) -> Iterator[bytes]:
    """The sealed envelopes of a chain beyond a number, in order."""
    rows = connection.exec_driver_sql(
        "SELECT wire FROM envelope WHERE compartment = ? AND author = ? AND lane = ? AND first_seq > ? ORDER BY first_seq",
        (compartment, author, lane, seq),
    )
    yield from (bytes(row[0]) for row in rows)


def unsealed(connection: Connection, compartment: int, author: int, lane: int) -> Iterator[tuple[Batch, bytes]]:
    """This author's batches that are in no envelope yet, in order, up to the first of an import that is not wholly applied."""
    applying = set(
        connection.exec_driver_sql(
            "SELECT id FROM roster_import WHERE state = ?", (str(ImportState.APPLYING),)
        ).scalars()
    )
    sealed_to, _ = last_of(connection, compartment, author, lane)
    for one, body in log.chain(connection, compartment, author, lane, sealed_to):
        if one.cause in applying:
            return
        yield one, body


def add_key(connection: Connection, compartment: int, epoch: int, fingerprint: bytes, key: bytes) -> None:
    """Hold a compartment's key of an epoch."""
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO epoch_key VALUES (?, ?, ?, ?)", (compartment, epoch, fingerprint, key)
    )


def keys(connection: Connection, compartment: int) -> dict[int, list[bytes]]:
    """The keys held of a compartment, by epoch."""
    held: dict[int, list[bytes]] = {}
    sql = "SELECT epoch, key FROM epoch_key WHERE compartment = ? ORDER BY epoch, fingerprint"
    for epoch, key in connection.exec_driver_sql(sql, (compartment,)):
        held.setdefault(epoch, []).append(bytes(key))
    return held
