"""The world of one run: a ministry with missions, a hub, consoles with real registers and couriers, and what lies between them, as bytes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.model.ids import author_number
from console.register import carrying, envelopes, log
from console.register.register import Register
from console.secret import Secret
from sync import entries as membership_entries
from sync.answered import Sent
from sync.courier import Courier, Identity, Outcome
from sync.entries import Entry, EntryType, Role
from sync.frames import Answer, read_answer, read_request, write_answer, write_request
from sync.hub.exchange import exchange, take_entries
from sync.membership import Membership, fold
from sync.receiving import Arrivals, Sorting
from sync.wraps import fingerprint, wrap
from tests.conftest import START_MS
from tests.sim import cheap
from tests.sync.test_membership import Signer, device

MISSIONS = (1011, 1012, 1013)
MINISTRY_ID = b"m" * 16
FAR_MS = START_MS + 50 * 365 * 86_400_000
DAY_MS = 86_400_000
HUB_SHIFT_MS = 1_000

CLONES_FROM = 500  # number of a console that is another's copy


class Site:
    """A mission and its compartment."""

    def __init__(self, mission: int) -> None:
        self.mission = mission
        self.id = bytes([mission % 251]) * 16


@lru_cache(maxsize=200)
def signer_of(number: int) -> Signer:
    return Signer(10_000 + number)


@lru_cache(maxsize=200)
def box_of(number: int) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(cheap.secret("box", number).reveal())


@lru_cache(maxsize=1_000)
def epoch_key(compartment: bytes, epoch: int) -> Secret:
    return cheap.secret("epoch", compartment, epoch)


class Clock:
    """The world's time as one console sees it."""

    def __init__(self, world: World, skew_ms: int) -> None:
        self._world, self.skew_ms = world, skew_ms

    def __call__(self) -> int:
        return max(START_MS - 11 * 365 * DAY_MS, self._world.now_ms + self.skew_ms)


class Node:
    """A console. known: which of the oracle's edits are in its log, a bit each; looked: up to which row of the log that is so."""

    def __init__(self, world: World, number: int, site: Site, connection: Any, skew_ms: int) -> None:
        self.number, self.site = number, site
        self.of = number % CLONES_FROM  # whose keys it has
        self.author = author_number(site.mission, self.of)
        self.device = device(self.of)
        self.officer = 1_000 + self.of
        self.signer = signer_of(self.of).private
        self.clock = Clock(world, skew_ms)
        self.fuse = cheap.Fuse()
        self.known = self.looked = 0
        self.is_honest = True
        self.forks: set[tuple[int, int]] = set()  # author, lane: told by the hub or met
        self.backups: list[tuple[Any, int, int]] = []
        self._root = world.root.key
        self.start(connection)

    def start(self, connection: Any) -> None:
        """As the program starts on this file."""
        self.connection = connection
        if connection.in_transaction:
            connection.rollback()
        self.fuse.left = 0
        self.register: Register = cheap.register_on(cheap.Light(connection, self.fuse), self.clock)
        rows = connection.execute("SELECT no, id FROM compartment").fetchall()
        self.held: dict[int, bytes] = {no: bytes(id_) for no, id_ in rows}
        own = [no for no, id_ in self.held.items() if id_ == self.site.id]
        identity = Identity(self._root, self.device, box_of(self.of), {self.author: self.signer})
        self.courier = Courier(self.register, identity, own)

    def asked(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]

    def everything(self) -> list[bytes]:
        """Every envelope it can hand to somebody, what waits here included."""
        return [bytes(row[0]) for row in self.asked("SELECT wire FROM envelope UNION ALL SELECT wire FROM aside")]

    def take_bytes(self, wires: Sequence[bytes], entries: Sequence[bytes]) -> Arrivals:
        """What somebody brought on a stick."""
        read = [entry for entry in map(_read, entries) if entry is not None]
        with self.register.reading() as connection:
            membership = self.courier.membership(connection, read)
            arrivals = Sorting(connection, membership, dict(self.held)).sort(wires)
        with self.register.maintenance() as connection:
            carrying.keep_entries(connection, [(each.link, each.wire, False) for each in read])
        self.register.receive(arrivals.received, arrivals.kept, arrivals.aside)
        return arrivals


def _read(wire: bytes) -> Entry | None:
    try:
        return membership_entries.parse(wire)
    except membership_entries.EntryError:
        return None


class World:
    """Everything of one run."""

    def __init__(self, luck: Random, count: int, sites: int, skews: Sequence[int]) -> None:
        self.now_ms = START_MS
        self.root = Signer(9)
        self.sites = [Site(mission) for mission in MISSIONS[:sites]]
        self.epochs: dict[bytes, int] = {}
        self.nodes: list[Node] = []
        self.revoked: dict[bytes, dict[bytes, int]] = {}  # device -> compartment -> the first epoch it must not read
        self.withheld: list[bytes] = []
        self.wraps: list[tuple[int, bytes]] = []  # who was to send it, and what
        self.late: list[tuple[int, int, Sent, Answer]] = []
        self.sealed: set[tuple[bytes, int, int, int, int, bytes]] = set()
        self._membership: tuple[int, Membership] | None = None
        for id_, mission in ((MINISTRY_ID, 0), *((site.id, site.mission) for site in self.sites)):
            self.root.say(EntryType.COMPARTMENT, id=id_, mission=mission, custodians=[bytes(32)] * 5)
            self._name_epoch(id_)
        for number in range(1, count + 1):
            self._enrol(number, self.sites[(number - 1) % sites])
        self.hub_connection = cheap.memory()
        self.hub = cheap.store_on(self.hub_connection)
        self.hub.init(self.root.key)
        self.hub_copies: list[Any] = []
        self.tell_hub()
        rows = [(entry.link, entry.wire) for entry in self.root.entries]
        for number in range(1, count + 1):
            site = self.sites[(number - 1) % sites]
            self.nodes.append(Node(self, number, site, self._file(number, site, rows), skews[number - 1]))

    def _name_epoch(self, compartment: bytes) -> Entry:
        number = self.epochs[compartment] = self.epochs.get(compartment, 0) + 1
        mark = fingerprint(compartment, number, epoch_key(compartment, number))
        return self.root.say(EntryType.EPOCH, compartment=compartment, number=number, fingerprint=mark)

    def _enrol(self, number: int, site: Site) -> None:
        box_key = box_of(number).public_key().public_bytes_raw()
        self.root.say(EntryType.DEVICE, id=device(number), mission=site.mission, box_key=box_key, session_key=bytes(32))
        author = author_number(site.mission, number)
        self.root.say(EntryType.AUTHOR, number=author, device=device(number), officer=1_000 + number, key=signer_of(number).key, roles=[Role.DUTY])  # fmt: skip

    def _file(self, number: int, site: Site, entries: Sequence[tuple[bytes, bytes]]) -> Any:
        made = cheap.copied(cheap.empty_register())
        made.execute("INSERT INTO seat VALUES (?, ?)", (author_number(site.mission, number), 1_000 + number))
        made.executemany("INSERT INTO membership VALUES (?, ?, 1)", entries)
        for no, (id_, mission) in enumerate(((MINISTRY_ID, None), (site.id, site.mission)), 1):
            made.execute("INSERT INTO compartment VALUES (?, ?, ?)", (no, id_, mission))
            key = epoch_key(id_, 1)
            made.execute("INSERT INTO epoch_key VALUES (?, 1, ?, ?)", (no, fingerprint(id_, 1, key), key.reveal()))
        return made

    # What an administrator does.

    def membership(self) -> Membership:
        """What the whole log says."""
        if self._membership is None or self._membership[0] != len(self.root.entries):
            self._membership = len(self.root.entries), fold(self.root.key, self.root.entries)
        return self._membership[1]

    def tell_hub(self) -> None:
        """The membership log, as an administrator brings it."""
        with self.hub.writing() as connection:
            take_entries(connection, [entry.wire for entry in self.root.entries])

    def tell(self, node: Node, entry: Entry) -> None:
        """A new entry begins its way at a console."""
        with node.register.maintenance() as connection:
            carrying.keep_entries(connection, [(entry.link, entry.wire, False)])

    def admit_guest(self, node: Node, site: Site, teller: Node | None) -> None:
        """A console of another mission may hold this compartment from now on."""
        entry = self.root.say(EntryType.GRANT, device=node.device, compartment=site.id, until_ms=FAR_MS)
        self._spread(entry, teller)
        with node.register.maintenance() as connection:
            no = 1 + max(node.held)
            connection.exec_driver_sql("INSERT INTO compartment VALUES (?, ?, ?)", (no, site.id, site.mission))
            for epoch in range(1, self.epochs[site.id] + 1):
                key = epoch_key(site.id, epoch)
                envelopes.add_key(connection, no, epoch, fingerprint(site.id, epoch, key), key.reveal())
        node.held[no] = site.id

    def renew(self, compartment: bytes, giver: Node, forgotten: set[bytes]) -> int:
        """A new key of a compartment, wrapped at a console for whoever holds it; the forgotten get theirs later. How many wait."""
        entry = self._name_epoch(compartment)
        self.tell(giver, entry)
        number = self.epochs[compartment]
        key = epoch_key(compartment, number)
        before = len(self.withheld)
        for to in self.membership().holders(compartment, self.now_ms):
            wire = wrap(key, compartment, number, to.id, to.box_key, self.root.private).wire
            if to.id in forgotten:
                self.withheld.append(wire)
                continue
            self.wraps.append((giver.number, wire))
            with giver.register.maintenance() as connection:
                connection.exec_driver_sql("INSERT OR IGNORE INTO wrap_to_send VALUES (?)", (wire,))
        no = next(no for no, id_ in giver.held.items() if id_ == compartment)
        with giver.register.maintenance() as connection:
            envelopes.add_key(connection, no, number, fingerprint(compartment, number, key), key.reveal())
        return len(self.withheld) - before

    def hand_out(self, node: Node) -> None:
        """Every key a console may have and has not: it says so, and whoever may wrap keys hands them to it."""
        with node.register.reading() as connection:
            held = {id_: envelopes.keys(connection, no) for no, id_ in node.held.items()}
        for compartment, epochs in self.epochs.items():
            if self.membership().holds(node.device, compartment, self.now_ms):
                for epoch in set(range(1, epochs + 1)) - held.get(compartment, {}).keys():
                    key = epoch_key(compartment, epoch)
                    box_key = self.membership().devices[node.device].box_key
                    self.withheld.append(wrap(key, compartment, epoch, node.device, box_key, self.root.private).wire)

    def give_withheld(self, giver: Node) -> None:
        """Keys that somebody had been forgotten with."""
        for wire in self.withheld:
            self.wraps.append((giver.number, wire))
            with giver.register.maintenance() as connection:
                connection.exec_driver_sql("INSERT OR IGNORE INTO wrap_to_send VALUES (?)", (wire,))
        self.withheld.clear()

    def revoke(self, lost: Node, witness: Node, teller: Node | None) -> None:
        """A console is none of ours any more: what the witness has of it counts, and every key it has is renewed."""
        self.cut(lost, [witness], teller)
        for node in self.nodes:
            if node.device == lost.device:
                node.is_honest = False
        told = self.revoked.setdefault(lost.device, {})
        for compartment in lost.held.values():
            giver = next(n for n in self.nodes if n.is_honest and compartment in n.held.values())
            self.renew(compartment, giver, set())
            told[compartment] = self.epochs[compartment]

    def cut(self, lost: Node, witnesses: Sequence[Node], teller: Node | None) -> None:
        """Say up to where the work of a lost console counts: as far as one of these has it."""
        cuts: dict[tuple[bytes, int, int], int] = {}
        for witness in witnesses:
            with witness.register.reading() as connection:
                for no, compartment in witness.held.items():
                    for (author, lane), seq in log.vector(connection, no).items():
                        if author == lost.author:
                            key = (compartment, author, lane)
                            cuts[key] = max(seq, cuts.get(key, 0))
        rows = [[*key, seq] for key, seq in sorted(cuts.items())]
        self._spread(self.root.say(EntryType.REVOKE, device=lost.device, cuts=rows, last=0), teller)

    def _spread(self, entry: Entry, teller: Node | None) -> None:
        if teller is None:
            self.tell_hub()
        else:
            self.tell(teller, entry)

    # The hub and the wire.

    def ask(self, node: Node, request: bytes) -> bytes:
        """A request at the hub and its answer, as bytes."""
        with self.hub.writing() as connection:
            answer = exchange(connection, node.device, read_request(request), self.now_ms + HUB_SHIFT_MS)
        return write_answer(answer)

    def exchange(self, node: Node) -> Outcome:
        """An exchange that nothing happens to."""
        sent = node.courier.prepare()
        return self.take(node, sent, read_answer(self.ask(node, write_request(sent.request))))

    def take(self, node: Node, sent: Sent, answer: Answer) -> Outcome:
        outcome = node.courier.take(sent, answer)
        node.forks |= {(each.author, each.lane) for each in outcome.forks}
        return outcome

    def restart_hub(self) -> None:
        """The same file, opened again."""
        self.hub_connection = cheap.copied(self.hub_connection)
        self.hub = cheap.store_on(self.hub_connection)

    def restore_hub(self, copy: Any | None) -> None:
        """An old copy under a new generation; None: an empty disk."""
        self.hub_connection = cheap.memory() if copy is None else cheap.copied(copy)
        self.hub = cheap.store_on(self.hub_connection)
        if copy is None:
            self.hub.init(self.root.key)
            self.tell_hub()
        else:
            self.hub.renew_generation()

    def clone(self, node: Node, skew_ms: int) -> Node:
        """Another laptop with the same file."""
        number = node.of + CLONES_FROM * sum(each.of == node.of for each in self.nodes)
        twin = Node(self, number, node.site, cheap.copied(node.connection), skew_ms)
        twin.known, twin.looked, twin.forks = node.known, node.looked, set(node.forks)
        self.nodes.append(twin)
        return twin

    def restore(self, node: Node, backup: tuple[Any, int, int]) -> None:
        """The same laptop with an old file."""
        connection, node.known, node.looked = backup
        node.start(cheap.copied(connection))
