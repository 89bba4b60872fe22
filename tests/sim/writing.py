"""What officers do on their consoles: make, edit, report, withdraw, decide, import."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from console.model.change import Change
from console.model.ids import author_of
from console.model.kinds import Kind
from console.register import batch, log
from console.register.incoming import Received
from console.register.log import Lane
from tests.canaries import NAMES
from tests.conftest import START_MS
from tests.sim.oracle import Oracle, cell_of
from tests.sim.world import Node

PHONES = ("+6281100", "+6281101", "+6281102")
NEWER_FIELD, NEWER_KIND = 77, 99  # numbers no version has given yet
_TEXT_HEAD = 3  # the type of a text column in the head of a field


class Writing:
    """The officers of one run. hot: the newest records, which everybody edits."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.count = 0
        self.newer: list[tuple[bytes, str]] = []  # compartment, and a text of a newer version that must reach everybody

    def _record(self, node: Node, changes: Sequence[Change], lane: Lane = Lane.EDIT, cause: int | None = None) -> None:
        node.register.record(changes, node.officer, lane=lane, cause=cause)
        self.oracle.wrote(node, changes)

    def token(self) -> str:
        self.count += 1
        return f"{NAMES[self.count % len(NAMES)]} {self.count}"

    def person(self, node: Node, luck: Random, lane: Lane = Lane.EDIT, cause: int | None = None) -> None:
        person, registration = node.register.mint(2)
        place = {"lon": 32.5, "lat": 15.5, "radius_km": 1.0, "precision": "street", "city": "Khartoum", "city_id": 1, "country": "SD", "address": self.token()}  # fmt: skip
        changes = [Change(Kind.PERSON, person, {"name": self.token(), "phone": luck.choice(PHONES)})]
        if luck.random() < 0.6:
            changes.append(Change(Kind.REGISTRATION, registration, {"person": person, "mission": node.site.mission, **place}))  # fmt: skip
        self._record(node, changes, lane, cause)

    def incident(self, node: Node, luck: Random) -> None:
        [incident] = node.register.mint()
        fields = {"title": self.token(), "place": "Khartoum", "area": "{}", "country": "SD", "zone": "Africa/Khartoum", "onset_ms": START_MS, "known_at_ms": START_MS}  # fmt: skip
        self._record(node, [Change(Kind.INCIDENT, incident, fields)])

    def edit(self, node: Node, luck: Random) -> bool:
        """One field, or part of a place, of a record that is hot here. False when there is none."""
        kind = luck.choices((Kind.PERSON, Kind.REGISTRATION, Kind.INCIDENT), (6, 3, 2))[0]
        record = self._hot(node, kind, luck)
        if record is None:
            return False
        if kind is Kind.PERSON:
            fields = luck.choices(({"phone": luck.choice(PHONES)}, {"note": self.token()}, {"name": self.token()}, {"phone": luck.choice(PHONES), "email": f"{self.count}@contoh.example"}), (5, 2, 2, 1))[0]  # fmt: skip
        elif kind is Kind.REGISTRATION:
            fields = luck.choice(({"lon": luck.randint(1, 99) / 2, "lat": luck.randint(1, 99) / 2}, {"radius_km": luck.randint(1, 9) * 1.5}, {"city": self.token()}))  # fmt: skip
        else:
            fields = luck.choice(({"place": self.token()}, {"note": self.token()}, {"state": luck.choice(("open", "closed"))}))  # fmt: skip
        self._record(node, [Change(kind, record, fields)])
        return True

    def withdraw(self, node: Node, luck: Random) -> bool:
        """Take a record back, or bring one back that was taken."""
        kind = luck.choice((Kind.PERSON, Kind.REPORT, Kind.REPORT, Kind.PERSON, Kind.INCIDENT))
        record = self._hot(node, kind, luck)
        if record is None:
            return False
        gone = luck.random() < 0.75
        fields: dict[str, Any] = {"withdrawn_at_ms": START_MS + self.count if gone else None, "withdrawn_reason": self.token() if gone else ""}  # fmt: skip
        self._record(node, [Change(kind, record, fields)])
        return True

    def report(self, node: Node, luck: Random) -> bool:
        person, incident = self._hot(node, Kind.PERSON, luck), self._hot(node, Kind.INCIDENT, luck)
        if person is None or incident is None:
            return False
        [made] = node.register.mint()
        value = luck.choice(("well", "injured", "critical"))
        fields = {"incident": incident, "person": person, "axis": "condition", "value": value, "source": "family", "recorded_at_ms": START_MS + self.count, "officer": node.officer, "note": self.token()}  # fmt: skip
        self._record(node, [Change(Kind.REPORT, made, fields)])
        return True

    def decide(self, node: Node, luck: Random) -> bool:
        """Settle a cell in conflict by one of its values."""
        rows = node.asked("SELECT record, kind, cell, dots FROM conflict ORDER BY record, cell")
        if not rows:
            return False
        record, kind, cell, dots = luck.choice(rows)
        author, lane, first_seq = map(int, luck.choice(dots.split(" ")).split(":"))
        told = [f for e in self.oracle.of(node.known) if (e.author, e.lane, e.first_seq) == (author, lane, first_seq) for k, r, f in e.rows if (k, r) == (kind, record)]  # fmt: skip
        fields = {name: value for part in told for name, value in part.items() if self._is_of(kind, name, cell)}
        if not fields:  # an edit that stands against a withdrawal says nothing of the cell itself
            fields = {"withdrawn_at_ms": None, "withdrawn_reason": ""}
        self._record(node, [Change(Kind(kind), record, fields)])
        return True

    def _is_of(self, kind: int, name: str, cell: str) -> bool:
        return cell_of(kind, name) == cell

    def begin_import(self, node: Node, luck: Random) -> None:
        [batch_id] = node.register.mint()
        made = {"mission": node.site.mission, "state": "applying", "recorded_at_ms": START_MS, "officer": node.officer}
        self._record(node, [Change(Kind.ROSTER_IMPORT, batch_id, made)])
        self.import_some(node, luck)

    def import_some(self, node: Node, luck: Random) -> bool:
        running = self.running(node)
        if not running:
            return False
        for _ in range(luck.randint(1, 3)):
            self.person(node, luck, Lane.BULK, running[0])
        return True

    def end_import(self, node: Node, luck: Random, *, undo: bool) -> bool:
        running = self.running(node)
        if not running:
            return False
        if undo:
            causes = {row[0] for row in node.asked("SELECT first_seq FROM batch WHERE cause = ? AND lane = 1", (running[0],))}  # fmt: skip
            made = [(k, r) for e in self.oracle.of(node.known) if e.author == node.author and e.lane == Lane.BULK and e.first_seq in causes for k, r, _ in e.rows]  # fmt: skip
            gone = {"withdrawn_at_ms": START_MS, "withdrawn_reason": "import undone"}
            changes = [Change(Kind(kind), record, gone) for kind, record in dict.fromkeys(made)]
            if changes:
                self._record(node, changes, Lane.BULK, running[0])
        fields: dict[str, Any] = {"state": "undone", "withdrawn_at_ms": START_MS, "withdrawn_reason": "import undone"} if undo else {"state": "applied"}  # fmt: skip
        self._record(node, [Change(Kind.ROSTER_IMPORT, running[0], fields)])
        return True

    def running(self, node: Node) -> list[int]:
        sql = "SELECT id FROM roster_import WHERE state = 'applying' AND withdrawn_at_ms IS NULL ORDER BY id"
        return [id_ for (id_,) in node.asked(sql) if author_of(id_) == node.author]

    def newer_version(self, node: Node, luck: Random) -> bool:
        """A console of the next version writes: a field, or a whole kind, that this one does not know."""
        person = self._hot(node, Kind.PERSON, luck)
        if person is None:
            return False
        text = self.token()
        [minted] = node.register.mint()
        if luck.random() < 0.5:
            rows: list[batch.KindRows] = [(int(Kind.PERSON), [person], [{"note": text, NEWER_FIELD * batch.WIRES_MAX + _TEXT_HEAD: text}])]  # fmt: skip
        else:
            rows = [(NEWER_KIND, [minted], [{8 + _TEXT_HEAD: text}])]
        own = {id_: no for no, id_ in node.held.items()}
        no = own[node.site.id] if rows[0][0] == NEWER_KIND else self._home(node, person)
        with node.register.reading() as connection:
            last = log.known(connection, no, node.author, 0)
            seen_own = log.known(connection, no, node.author, 1)
            others = {chain: seq for chain, seq in log.vector(connection, no).items() if chain[0] != node.author}
            stamp = max(node.clock() << log.COUNTER_BITS, log.count(connection, "stamp") + 1)
        body = batch.encode_rows(rows)
        node.register.receive([Received(no, node.author, 0, last + 1, 1, stamp, node.officer, None, others, seen_own, body)])  # fmt: skip
        with node.register.maintenance() as connection:
            log.set_count(connection, "stamp", max(stamp, log.count(connection, "stamp")))
            name = f"record:{node.author}"
            log.set_count(connection, name, max(log.count(connection, name), minted & (1 << 40) - 1))
        self.oracle.look(node)
        self.newer.append((node.held[no], text))
        return True

    def _home(self, node: Node, record: int) -> int:
        with node.register.reading() as connection:
            return log.compartments_of(connection, [record])[record]

    def _hot(self, node: Node, kind: Kind, luck: Random) -> int | None:
        """One of the newest few records of a kind, withdrawn ones among them."""
        table = {Kind.PERSON: "person", Kind.REGISTRATION: "registration", Kind.INCIDENT: "incident", Kind.REPORT: "report"}[kind]  # fmt: skip
        rows = node.asked(f"SELECT id FROM {table} ORDER BY id & 1099511627775, id")
        few = rows[:3] if luck.random() < 0.7 else rows
        return luck.choice(few)[0] if few else None


def holds(node: Node, compartment: bytes) -> bool:
    return compartment in node.held.values()
