"""How far the exchange with the hub is. What is received and how far it goes are committed together: a cursor is never ahead of what is here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

GENERATION = "generation"
_ENTRIES, _WRAPS, _WORDS, _CURSOR, _FORK, _REFUSED = "entries", "wraps", "words", "cursor:", "fork:", "refused:"
_WRAP = "wrap:"
_NEVER = 2**62  # a number no chain reaches

Place = tuple[int, int, int, int]  # compartment, author, lane, number of an envelope's first change


@dataclass(frozen=True, slots=True)
class Waiting:
    """An envelope the hub does not have yet."""

    compartment: int
    author: int
    lane: int
    first_seq: int
    wire: bytes


@dataclass(frozen=True, slots=True)
class Carried:
    """What one exchange brought, beside the envelopes.

    generation: of the hub that answered, None when it came by file. cursors: number of a compartment -> up to which of the hub's numbers all
    is here. at_hub: link of an envelope -> the hub's number of it. missing: (compartment, author, lane, first number) the hub does not have
    from there on. stored: the chains it took more of; forks: envelopes it holds otherwise; refused: those it does not take from this console.
    repeated: links of envelopes that came and were here already.
    entries: of the membership log, with whether the hub has them. wraps_sent: those the hub has now.
    """

    generation: bytes | None
    cursors: Mapping[int, int] = field(default_factory=dict)
    entries_after: int | None = None
    wraps_after: int | None = None
    words_after: int | None = None
    at_hub: Mapping[bytes, int] = field(default_factory=dict)
    missing: Sequence[Place] = ()
    stored: Sequence[tuple[int, int, int]] = ()
    forks: Sequence[Place] = ()
    refused: Sequence[Place] = ()
    repeated: Sequence[bytes] = ()
    entries: Sequence[tuple[bytes, bytes, bool]] = ()
    wraps_sent: Sequence[bytes] = ()
    keys: Sequence[tuple[int, int, bytes, bytes]] = ()


@dataclass(frozen=True, slots=True)
class Enacted:
    """What the membership log gives this console, or what it says there itself.

    entries: (link, wire). wraps: keys wrapped for other devices, as they travel. keys: (compartment's id, epoch, fingerprint, key).
    compartments: (id, mission; None for the ministry). seats: (author, officer) of this console.
    """

    entries: Sequence[tuple[bytes, bytes]] = ()
    wraps: Sequence[bytes] = ()
    keys: Sequence[tuple[bytes, int, bytes, bytes]] = ()
    compartments: Sequence[tuple[bytes, int | None]] = ()
    seats: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where the exchange stands. generation: b"" before the first."""

    generation: bytes
    cursors: Mapping[int, int]
    entries_after: int
    wraps_after: int
    words_after: int = 0


def position(connection: Connection) -> Position:
    """Where the exchange with the hub stands."""
    kept = {row[0]: bytes(row[1]) for row in connection.exec_driver_sql("SELECT name, value FROM carried")}
    cursors = {
        int(name.removeprefix(_CURSOR)): _number(value) for name, value in kept.items() if name.startswith(_CURSOR)
    }
    return Position(
        kept.get(GENERATION, b""), cursors, *(_number(kept.get(name, b"")) for name in (_ENTRIES, _WRAPS, _WORDS))
    )


def keep(connection: Connection, carried: Carried) -> None:
    """Remember what an exchange brought. Another generation than before: the hub was restored, and everything is offered to it again."""
    if carried.generation is None:
        _mark(connection, carried)
        return
    before = position(connection)
    if before.generation != carried.generation:
        connection.exec_driver_sql("DELETE FROM carried")
        connection.exec_driver_sql("UPDATE envelope SET hub_seq = NULL WHERE hub_seq IS NOT NULL")
        connection.exec_driver_sql("UPDATE word SET is_at_hub = 0")
        connection.exec_driver_sql("UPDATE membership SET is_at_hub = 0")
    values = {GENERATION: carried.generation}
    values |= {f"{_CURSOR}{compartment}": _bytes(seq) for compartment, seq in carried.cursors.items()}
    if carried.entries_after is not None:
        values[_ENTRIES] = _bytes(carried.entries_after)
    if carried.wraps_after is not None:
        values[_WRAPS] = _bytes(carried.wraps_after)
    if carried.words_after is not None:
        values[_WORDS] = _bytes(carried.words_after)
    connection.exec_driver_sql("INSERT OR REPLACE INTO carried VALUES (?, ?)", list(values.items()))
    _mark(connection, carried)


def _mark(connection: Connection, carried: Carried) -> None:
    if carried.at_hub:
        rows = [(seq, link) for link, seq in carried.at_hub.items()]
        connection.exec_driver_sql("UPDATE envelope SET hub_seq = ? WHERE link = ?", rows)
        connection.exec_driver_sql("UPDATE word SET is_at_hub = 1 WHERE link = ?", [(link,) for link in carried.at_hub])
    if carried.repeated:
        connection.exec_driver_sql("DELETE FROM aside WHERE link = ?", [(link,) for link in carried.repeated])
    _stop(connection, carried)
    for missing in carried.missing:
        sql = "UPDATE envelope SET hub_seq = NULL WHERE compartment = ? AND author = ? AND lane = ? AND first_seq >= ?"
        connection.exec_driver_sql(sql, missing)
    keep_entries(connection, carried.entries)
    if carried.wraps_sent:
        sent = [(_wrap_name(wire), b"") for wire in carried.wraps_sent]
        connection.exec_driver_sql("INSERT OR REPLACE INTO carried VALUES (?, ?)", sent)
    if carried.keys:
        connection.exec_driver_sql("INSERT OR IGNORE INTO epoch_key VALUES (?, ?, ?, ?)", list(carried.keys))


def _stop(connection: Connection, carried: Carried) -> None:
    """Remember where a chain goes no further: what the hub does not take holds up nothing behind it."""
    stored = [(_REFUSED + _name(chain),) for chain in carried.stored]
    if stored:
        connection.exec_driver_sql("DELETE FROM carried WHERE name = ?", stored)
    rows = [(_FORK + chain, _bytes(seq)) for chain, seq in _firsts(carried.forks).items()]
    rows += [(_REFUSED + chain, _bytes(seq)) for chain, seq in _firsts(carried.refused).items()]
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO carried VALUES (?, ?)", rows)


def _firsts(places: Sequence[Place]) -> dict[str, int]:
    """By chain the lowest of the numbers."""
    first: dict[str, int] = {}
    for *chain, seq in places:
        name = _name(chain)
        first[name] = min(seq, first.get(name, seq))
    return first


def _name(chain: Sequence[int]) -> str:
    return ":".join(map(str, chain))


def forks(connection: Connection) -> list[Place]:
    """Chains of which the hub holds another than this console, and from where on: a copied or restored laptop wrote on."""
    rows = connection.exec_driver_sql("SELECT name, value FROM carried WHERE name GLOB ?", (f"{_FORK}*",))
    chains = ((map(int, name.removeprefix(_FORK).split(":")), _number(bytes(value))) for name, value in rows)
    return [(*chain, seq) for chain, seq in chains]  # type: ignore[misc]


def keep_entries(connection: Connection, entries: Sequence[tuple[bytes, bytes, bool]]) -> None:
    """Entries of the membership log: (link, wire, whether the hub has it)."""
    if entries:
        connection.exec_driver_sql(
            "INSERT INTO membership VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET is_at_hub = max(is_at_hub, excluded.is_at_hub)",
            list(entries),
        )


def enact(connection: Connection, enacted: Enacted) -> None:
    """Keep it; what is here already stays."""
    keep_entries(connection, [(link, wire, False) for link, wire in enacted.entries])
    for table, columns, rows in (
        ("wrap_to_send", "(wire)", [(wire,) for wire in enacted.wraps]),
        ("compartment", "(id, mission)", enacted.compartments),
        ("seat", "(author, officer)", enacted.seats),
    ):
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.exec_driver_sql(f"INSERT OR IGNORE INTO {table} {columns} VALUES ({marks})", list(rows))
    numbers = {bytes(row[1]): row[0] for row in connection.exec_driver_sql("SELECT no, id FROM compartment")}
    for compartment, epoch, fingerprint, key in enacted.keys:
        sql = "INSERT OR IGNORE INTO epoch_key VALUES (?, ?, ?, ?)"
        connection.exec_driver_sql(sql, (numbers[compartment], epoch, fingerprint, key))


def compartments(connection: Connection) -> dict[int, bytes]:
    """The ids of the compartments held, by the numbers this register knows them by."""
    return {row[0]: bytes(row[1]) for row in connection.exec_driver_sql("SELECT no, id FROM compartment")}


def entries(connection: Connection) -> list[bytes]:
    """The membership log as far as it is here."""
    return [bytes(row[0]) for row in connection.exec_driver_sql("SELECT wire FROM membership")]


def entry_links(connection: Connection) -> set[bytes]:
    """The links of those entries: who has all of the hub's up to a number has as many."""
    return {bytes(link) for link in connection.exec_driver_sql("SELECT link FROM membership").scalars()}


def entries_to_send(connection: Connection) -> list[bytes]:
    """Those the hub does not have."""
    return [bytes(row[0]) for row in connection.exec_driver_sql("SELECT wire FROM membership WHERE is_at_hub = 0")]


def wraps_to_send(connection: Connection) -> list[bytes]:
    """Keys wrapped here that the hub does not have; a restored hub is given all of them again."""
    sent = set(connection.exec_driver_sql("SELECT name FROM carried WHERE name GLOB ?", (f"{_WRAP}*",)).scalars())
    wires = (bytes(row[0]) for row in connection.exec_driver_sql("SELECT wire FROM wrap_to_send"))
    return [wire for wire in wires if _wrap_name(wire) not in sent]


def _wrap_name(wire: bytes) -> str:
    return _WRAP + hashlib.sha256(wire).hexdigest()[:32]


def to_send(connection: Connection, first: Sequence[int]) -> Iterator[Waiting]:
    """The envelopes the hub does not have: edits before bulk, and of each first those of the compartments named; each chain in order.

    Those the hub holds otherwise are left out; of a chain it refused the next one is tried, last of all.
    """
    rank = {compartment: place for place, compartment in enumerate(first)}
    forked, refused = _stops(connection, _FORK), _stops(connection, _REFUSED)
    places = connection.exec_driver_sql(
        "SELECT DISTINCT lane, compartment, author FROM envelope WHERE hub_seq IS NULL"
    ).all()
    for is_refused, lane, _, compartment, author in sorted(
        (_name((row[1], row[2], row[0])) in refused, row[0], rank.get(row[1], len(rank)), row[1], row[2])
        for row in places
    ):
        rows = connection.exec_driver_sql(
            "SELECT first_seq, wire FROM envelope WHERE hub_seq IS NULL AND compartment = ? AND lane = ? AND author = ?"
            " AND first_seq < ? ORDER BY first_seq LIMIT ?",
            (
                compartment,
                lane,
                author,
                forked.get(_name((compartment, author, lane)), _NEVER),
                1 if is_refused else -1,
            ),
        )
        for first_seq, wire in rows:
            yield Waiting(compartment, author, lane, first_seq, bytes(wire))


def held(connection: Connection, compartment: int) -> Iterator[tuple[int, int, int, int | None, bytes]]:
    """Every sealed envelope of a compartment that is in the log, edits first, each chain in order.

    Each as (author, lane, first number, the hub's number, wire).
    """
    rows = connection.exec_driver_sql(
        "SELECT author, lane, first_seq, hub_seq, wire FROM envelope WHERE compartment = ? ORDER BY lane, author, first_seq",
        (compartment,),
    )
    yield from ((row[0], row[1], row[2], row[3], bytes(row[4])) for row in rows)


def _stops(connection: Connection, prefix: str) -> dict[str, int]:
    """By chain, from which number on it goes no further."""
    rows = connection.exec_driver_sql("SELECT name, value FROM carried WHERE name GLOB ?", (f"{prefix}*",))
    return {name.removeprefix(prefix): _number(bytes(value)) for name, value in rows}


def _bytes(number: int) -> bytes:
    return number.to_bytes(8, "big")


def _number(value: bytes) -> int:
    return int.from_bytes(value, "big")
