"""The exchange as this register knows it: what waits to go, what the hub has, what is set aside, who is heard of, whose people are held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from console.model.ids import NOT_ENROLLED_AUTHOR, mission_of
from console.model.kinds import Kind
from console.model.shown import Contributor, MissionLine
from console.model.shown_exchange import (
    MINISTRY,
    AsideLine,
    Contact,
    ExchangeBrief,
    NotShownLine,
    SentLine,
    SentPage,
    WaitingLine,
    WaitingList,
)
from console.register import batch, carrying, envelopes, log, receipts
from console.register.log import COUNTER_BITS, Lane
from console.register.receipts import Receipt

SENT_PAGE = 100  # lines; each is looked into for what it holds


@dataclass(frozen=True, slots=True)
class _Waits:
    """What of an own chain the hub has not confirmed."""

    compartment: int
    author: int
    lane: int
    sealed: int
    unsealed: int
    size_bytes: int
    oldest_ms: int


@dataclass(frozen=True, slots=True)
class _Heard:
    """When something of an author was last heard, in one compartment, and which officer he is."""

    compartment: int
    author: int
    officer: int
    at_ms: int


class _Names:
    """How compartments, officers and missions are called; each table is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def codes(self) -> Mapping[int, str]:
        """The code of each mission, by its reference id."""
        return {row[0]: str(row[1]) for row in self._connection.exec_driver_sql("SELECT id, code FROM mission")}

    @cached_property
    def officers(self) -> Mapping[int, str]:
        """The name of each officer, by the id of his record."""
        return {row[0]: str(row[1]) for row in self._connection.exec_driver_sql("SELECT id, name FROM officer")}

    @cached_property
    def compartments(self) -> Mapping[int, str]:
        """What each compartment is called, by its number here."""
        rows = self._connection.exec_driver_sql("SELECT no, mission FROM compartment").all()
        return {no: MINISTRY if mission is None else self.codes.get(mission, str(mission)) for no, mission in rows}

    @cached_property
    def authors(self) -> Mapping[int, str]:
        """The name of the officer behind each author that was heard of or writes here."""
        heard = {one.author: one.officer for one in _newest(self._connection)}
        heard |= {author: officer for officer, author in log.authors_here(self._connection).items()}
        return {author: self.officers.get(officer, "") for author, officer in heard.items()}


_ALONE = f" WHERE author = {NOT_ENROLLED_AUTHOR}"  # what a copy wrote itself; the rest its original had, too


def brief(connection: Connection, *, is_copy: bool = False) -> ExchangeBrief:
    """The exchange in a few numbers: asked after every write. is_copy: a restored or copied register, which is enrolled nowhere."""
    is_enrolled = bool(log.authors_here(connection)) and not is_copy
    waits = list(_waits(connection)) if is_enrolled else []
    return ExchangeBrief(
        is_enrolled=is_enrolled,
        has_exchanged=bool(carrying.position(connection).generation),
        waiting=sum(each.sealed + each.unsealed for each in waits)
        if is_enrolled
        else _count(connection, f"SELECT coalesce(sum(count), 0) FROM batch{_ALONE if is_copy else ''}"),
        oldest_ms=min((each.oldest_ms for each in waits), default=None),
        aside=_count(connection, "SELECT count(*) FROM aside"),
        not_shown=_count(connection, "SELECT count(*) FROM unfolded"),
        conflicts=_count(connection, "SELECT count(*) FROM conflict"),
    )


def waiting(connection: Connection) -> WaitingList:
    """What officers of this console wrote and the hub has not confirmed, the oldest first; nothing before the console is enrolled."""
    names = _Names(connection)
    lines = [
        WaitingLine(
            compartment=names.compartments.get(each.compartment),
            author=each.author,
            officer=names.authors.get(each.author, ""),
            is_bulk=each.lane == Lane.BULK,
            sealed=each.sealed,
            unsealed=each.unsealed,
            size_bytes=each.size_bytes,
            oldest_ms=each.oldest_ms,
        )
        for each in _waits(connection)
    ]
    relayed = _count(
        connection,
        "SELECT count(*) FROM envelope WHERE hub_seq IS NULL AND author NOT IN (SELECT author FROM seat)",
    )
    return WaitingList(tuple(sorted(lines, key=lambda line: line.oldest_ms)), relayed)


class _Said:
    """What other consoles say they have."""

    def __init__(self, connection: Connection, codes: Mapping[int, str]) -> None:
        own = set(log.authors_here(connection).values())
        self._generation = carrying.position(connection).generation
        self._by_compartment: dict[int, list[tuple[str, int, Receipt]]] = {}
        for no in carrying.compartments(connection):
            self._by_compartment[no] = [
                (codes.get(mission_of(word.author), ""), word.said_ms, receipts.decode(word.content))
                for word in receipts.newest(connection, no).values()
                if word.author not in own
            ]

    def by(self, no: int, author: int, lane: int, first_seq: int, hub_seq: int) -> tuple[tuple[str, int], ...]:
        """The missions that have an envelope, each with the earliest word of it."""
        found: dict[str, int] = {}
        for mission, said_ms, receipt in self._by_compartment.get(no, ()):
            if receipt.covers((author, lane), first_seq, (self._generation, hub_seq)):
                found[mission] = min(said_ms, found.get(mission, said_ms))
        return tuple(sorted(found.items()))


def sent(connection: Connection, count: int = SENT_PAGE) -> SentPage:
    """The newest of this console's envelopes the hub has confirmed, and how many there are."""
    names = _Names(connection)
    own = "FROM envelope WHERE hub_seq IS NOT NULL AND author IN (SELECT author FROM seat)"
    rows = connection.exec_driver_sql(
        f"SELECT compartment, author, lane, first_seq, count, length(wire), hub_seq {own} ORDER BY rowid DESC LIMIT ?",
        (count,),
    ).all()
    lines = []
    said = _Said(connection, names.codes)
    for no, author, lane, first_seq, changes, size, hub_seq in rows:
        kinds, written_ms = _content(connection, no, author, lane, first_seq, changes)
        lines.append(
            SentLine(
                compartment=names.compartments.get(no),
                author=author,
                officer=names.authors.get(author, ""),
                is_bulk=lane == Lane.BULK,
                first_seq=first_seq,
                count=changes,
                kinds=kinds,
                size_bytes=size,
                written_ms=written_ms,
                hub_seq=hub_seq,
                received=said.by(no, author, lane, first_seq, hub_seq),
            )
        )
    return SentPage(tuple(lines), _count(connection, f"SELECT count(*) {own}"))


def aside(connection: Connection) -> list[AsideLine]:
    """What came and is not in the log, by reason, compartment and author, the oldest first."""
    names = _Names(connection)
    rows = connection.exec_driver_sql(
        "SELECT reason, compartment, author, count(*), min(since_ms) FROM aside GROUP BY 1, 2, 3 ORDER BY 5, 1, 2, 3"
    )
    return [
        AsideLine(
            reason=str(reason),
            compartment=names.compartments.get(no),
            author=author,
            officer=names.authors.get(author, ""),
            mission=names.codes.get(mission_of(author), ""),
            count=count,
            since_ms=since_ms,
        )
        for reason, no, author, count, since_ms in rows
    ]


def not_shown(connection: Connection) -> list[NotShownLine]:
    """Records the log holds something of that no row shows."""
    rows = connection.exec_driver_sql("SELECT reason, kind, count(*) FROM unfolded GROUP BY 1, 2 ORDER BY 1, 2")
    known = {int(kind): kind for kind in Kind}
    return [NotShownLine(str(reason), known.get(kind), count) for reason, kind, count in rows]


def contacts(connection: Connection) -> list[Contact]:
    """The newest change of each author in each compartment."""
    names = _Names(connection)
    return [
        Contact(
            compartment=names.compartments.get(one.compartment),
            author=one.author,
            officer=one.officer,
            name=names.officers.get(one.officer, ""),
            mission=names.codes.get(mission_of(one.author), ""),
            newest_ms=one.at_ms,
        )
        for one in _newest(connection)
    ]


def officer_names(connection: Connection) -> dict[int, str]:
    """The name of each officer whose record is here, by its id."""
    return dict(_Names(connection).officers)


def mission_codes(connection: Connection) -> dict[int, str]:
    """The code of each mission, by its reference id."""
    return dict(_Names(connection).codes)


def compartment_names(connection: Connection) -> dict[bytes, str]:
    """What each compartment here is called, by its id."""
    names = _Names(connection).compartments
    return {bytes(row[1]): names[row[0]] for row in connection.exec_driver_sql("SELECT no, id FROM compartment").all()}


def readable(connection: Connection) -> frozenset[int] | None:
    """The missions whose people this register can read: its own, and those whose key is here; None before it is enrolled."""
    own = _own_missions(connection)
    if not own:
        return None
    rows = connection.exec_driver_sql(
        "SELECT mission FROM compartment c WHERE mission IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM epoch_key k WHERE k.compartment = c.no)"
    )
    return own | {row[0] for row in rows}


def contributors(connection: Connection, covered: Iterable[MissionLine]) -> tuple[Contributor, ...]:
    """Of the other missions among these whose people are counted here, when each was last heard of, the stalest first.

    Nothing before the console is enrolled: then nobody else contributes.
    """
    own = _own_missions(connection)
    others = [line for line in covered if line.mission not in own] if own else []
    if not others:
        return ()
    newest: dict[int, int] = {}
    for one in _newest(connection):
        mission = mission_of(one.author)
        newest[mission] = max(one.at_ms, newest.get(mission, 0))
    told = [Contributor(line.code, line.host_city or line.code, newest.get(line.mission)) for line in others]
    return tuple(sorted(told, key=lambda each: (each.newest_ms or 0, each.code)))


def _own_missions(connection: Connection) -> frozenset[int]:
    return frozenset(mission_of(author) for author in log.authors_here(connection).values())


def _waits(connection: Connection) -> Iterator[_Waits]:
    chains: Sequence[tuple[int, int, int, int]] = [
        (row[0], row[1], row[2], row[3])
        for row in connection.exec_driver_sql(
            "SELECT compartment, author, lane, seq FROM chain WHERE author IN (SELECT author FROM seat)"
        ).all()
    ]
    for no, author, lane, seq in chains:
        chain = (no, author, lane)
        sealed, sealed_size, first = connection.exec_driver_sql(
            "SELECT coalesce(sum(count), 0), coalesce(sum(length(wire)), 0), min(first_seq) FROM envelope"
            " WHERE hub_seq IS NULL AND compartment = ? AND author = ? AND lane = ?",
            chain,
        ).one()
        sealed_to, _ = envelopes.last_of(connection, *chain)
        if not sealed and sealed_to >= seq:
            continue
        size = _count(
            connection,
            "SELECT coalesce(sum(length(body)), 0) FROM batch"
            " WHERE compartment = ? AND author = ? AND lane = ? AND first_seq > ?",
            *(*chain, sealed_to),
        )
        oldest = log.last_before(connection, *chain, (first or sealed_to + 1) + 1)
        assert oldest is not None  # a chain has a batch for each of its numbers
        yield _Waits(*chain, sealed, seq - sealed_to, sealed_size + size, oldest.at_ms)


def _content(
    connection: Connection, no: int, author: int, lane: int, first_seq: int, count: int
) -> tuple[dict[Kind, int], int]:
    """How many changes of each kind an envelope holds, and when the newest of them was written."""
    kinds: Counter[Kind] = Counter()
    written_ms = 0
    for one, body in log.chain(connection, no, author, lane, first_seq - 1):
        if one.first_seq >= first_seq + count:
            break
        written_ms = max(written_ms, one.at_ms)
        for kind, records, _ in batch.decode_columns(body):
            kinds[kind] += len(records)
    return dict(kinds), written_ms


def _newest(connection: Connection) -> list[_Heard]:
    """The newest batch of each author in each compartment, of whichever lane; one question, since a crisis desk has thousands of chains."""
    rows = connection.exec_driver_sql(
        "SELECT c.compartment, c.author, b.officer, b.stamp FROM chain c JOIN batch b"
        " ON b.compartment = c.compartment AND b.author = c.author AND b.lane = c.lane AND b.first_seq ="
        " (SELECT max(x.first_seq) FROM batch x"
        " WHERE x.compartment = c.compartment AND x.author = c.author AND x.lane = c.lane)"
        " ORDER BY c.compartment, c.author, b.stamp"
    )
    newest = {(no, author): _Heard(no, author, officer, stamp >> COUNTER_BITS) for no, author, officer, stamp in rows}
    return list(newest.values())


def _count(connection: Connection, sql: str, *values: object) -> int:
    return int(connection.exec_driver_sql(sql, values).scalar_one())
