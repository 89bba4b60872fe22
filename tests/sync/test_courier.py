"""Consoles and a hub in one process: whatever is lost, repeated or restored between them, in the end all have the same, once."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.model.change import Change
from console.model.kinds import Kind
from console.register import carrying, envelopes, log
from console.register.log import Lane
from console.secret import Secret
from sync.courier import Courier, Identity, Outcome, Sent
from sync.entries import Entry, EntryType
from sync.frames import Ack, Answer, Taken, read_answer, read_request, write_answer, write_request
from sync.hub.exchange import exchange, take_entries
from sync.hub.store import Store
from sync.wraps import fingerprint, wrap
from tests.conftest import Clock
from tests.register.apart import MISSION_NO, state
from tests.sync.consoles import COMPARTMENTS, Console, Mission
from tests.sync.test_carrying import reasons, write
from tests.sync.test_membership import NOW_MS

BOX = X25519PrivateKey.from_private_bytes(bytes(range(7, 39)))


class Net:
    """A mission, its hub, and a courier for each console; every message is bytes."""

    def __init__(self, mission: Mission, folder: Path) -> None:
        self.mission, self.folder = mission, folder
        self.hub = Store.open(f"sqlite:///{folder / 'hub.db'}")
        self.hub.init(mission.root.key)
        self.tell_log()
        self.couriers = [self.courier(console) for console in mission.consoles]

    def tell_log(self) -> None:
        """The membership log, as an administrator brings it."""
        wires = [entry.wire for entry in self.mission.root.entries]
        with self.hub.writing() as connection:
            take_entries(connection, wires)
        for console in self.mission.consoles:
            with console.register.maintenance() as connection:
                carrying.keep_entries(connection, [(e.link, e.wire, True) for e in self.mission.root.entries])

    def courier(self, console: Console) -> Courier:
        identity = Identity(self.mission.root.key, console.device, BOX, {console.author: console.signer})
        return Courier(console.register, identity, [MISSION_NO])

    def ask(self, number: int, sent: Sent) -> Answer:
        request = read_request(write_request(sent.request))
        with self.hub.writing() as connection:
            answer = exchange(connection, self.mission.consoles[number].device, request, NOW_MS)
        return read_answer(write_answer(answer))

    def exchange(self, number: int, *, is_thin: bool = False) -> Outcome:
        courier = self.couriers[number]
        sent = courier.prepare(is_thin=is_thin)
        return courier.take(sent, self.ask(number, sent))

    def settle(self) -> None:
        """Exchange until nobody has anything more."""
        for _ in range(6):
            for number in range(len(self.couriers)):
                while self.exchange(number).again:
                    pass

    def restore_hub(self, name: str) -> None:
        """The hub as it was when it was copied, under a new generation."""
        self.hub.close()
        shutil.copy(self.folder / name, self.folder / "hub.db")
        for leftover in self.folder.glob("hub.db-*"):
            leftover.unlink()
        self.hub = Store.open(f"sqlite:///{self.folder / 'hub.db'}")
        self.hub.renew_generation()

    def copy_hub(self, name: str) -> None:
        with self.hub._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(self.folder / "hub.db", self.folder / name)


@pytest.fixture
def net(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Net]:
    with ExitStack() as stack:
        made = Net(Mission(master, tmp_path, stack, 2, clock), tmp_path)
        yield made
        made.hub.close()


def test_that_one_exchange_each_brings_what_the_other_wrote(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    write(other)
    first = net.exchange(0)
    assert (first.sent, first.received, first.again) == (1, 0, False)
    second = net.exchange(1)
    assert (second.sent, second.received) == (1, 1)
    assert net.exchange(0).received == 1
    assert state(one.register) == state(other.register)
    idle = net.couriers[0].prepare()
    assert idle.request.envelopes == []
    assert net.exchange(0).received == 0


def test_that_a_lost_answer_costs_nothing_but_the_repetition(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.ask(0, net.couriers[0].prepare())  # the answer is lost
    again = net.exchange(0)
    assert again.sent == 1
    assert net.exchange(1).received == 1
    assert state(one.register) == state(other.register)


def test_that_an_answer_that_comes_twice_changes_nothing(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    answer = net.ask(1, sent)
    net.couriers[1].take(sent, answer)
    before = state(other.register)
    assert net.couriers[1].take(sent, answer).received == 0
    assert state(other.register) == before


def test_that_a_thin_link_carries_edits_before_bulk_and_little_at_once(net: Net) -> None:
    one, other = net.mission.consoles
    for _ in range(4):
        [first, *_] = made = one.register.mint(900)
        changes = [Change(Kind.PERSON, each, {"name": f"Contoh {each * 2654435761 % 2**61:x}"}) for each in made]
        one.register.record(changes, one.officer, lane=Lane.BULK)
    one.register.record([Change(Kind.PERSON, first, {"phone": "+62811"})], one.officer)
    sent = net.couriers[0].prepare(is_thin=True)
    assert [each.lane for each in sent.envelopes][:2] == [Lane.EDIT, Lane.BULK]
    assert sum(len(each.wire) for each in sent.envelopes) <= 64 << 10
    net.settle()
    assert state(one.register) == state(other.register)


def test_that_a_hub_restored_from_an_old_copy_heals(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.settle()
    net.copy_hub("old.db")
    write(one, "Budi Contoh")
    write(other, "Ayu Contoh")
    net.settle()
    net.restore_hub("old.db")
    write(one, "Citra Contoh")
    net.settle()
    assert state(one.register) == state(other.register)
    with one.register.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one() == 4
        assert list(carrying.to_send(connection, [])) == []
    with net.hub.writing() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM envelope").scalar_one() == len(one.everything())


def test_that_a_copied_console_that_writes_on_is_told_and_nothing_of_the_first_is_lost(
    net: Net, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = net.mission.consoles
    with ExitStack() as stack:
        twin = Mission(master, tmp_path / "twin", stack, 1, clock).consoles[0]
        with twin.register.maintenance() as connection:
            carrying.keep_entries(connection, [(e.link, e.wire, True) for e in net.mission.root.entries])
        write(one)
        write(twin, "Orang Lain")
        net.exchange(0)
        courier = net.courier(twin)
        sent = courier.prepare()
        outcome = courier.take(sent, net.ask(0, sent))
        assert len(outcome.forks) == 1
        net.settle()
        assert state(one.register) == state(other.register)
        assert reasons(twin) == ["fork"]


def twin_of(net: Net, master: Path, folder: Path, stack: ExitStack, clock: Clock) -> Console:
    """The first console once more, with an empty register."""
    twin = Mission(master, folder, stack, 1, clock).consoles[0]
    with twin.register.maintenance() as connection:
        carrying.keep_entries(connection, [(e.link, e.wire, True) for e in net.mission.root.entries])
    return twin


def test_that_a_fork_is_offered_once_and_holds_up_nothing_behind_it(
    net: Net, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = net.mission.consoles
    with ExitStack() as stack:
        twin = twin_of(net, master, tmp_path / "twin", stack, clock)
        write(one)
        net.exchange(0)
        write(other)
        twin.take_in(other.seal(), net.mission.membership())
        for _ in range(3):
            write(twin, "Orang Lain")
            twin.seal()
        courier = net.courier(twin)
        sent = courier.prepare()
        outcome = courier.take(sent, net.ask(0, sent))
        assert (len(outcome.forks), outcome.sent, outcome.again) == (2, 1, False)
        write(twin, "Orang Lain")
        assert courier.prepare().request.envelopes == []
        with twin.register.reading() as connection:
            assert carrying.forks(connection) == [(MISSION_NO, one.author, 0, 1)]
        net.copy_hub("old.db")
        net.restore_hub("old.db")  # a hub of another generation may hold the other
        sent = courier.prepare()
        courier.take(sent, net.ask(0, sent))
        assert len(courier.prepare().request.envelopes) > 3


def test_that_of_a_chain_the_hub_refuses_only_one_is_tried_last_of_all(net: Net) -> None:
    one, other = net.mission.consoles
    for _ in range(3):
        write(one)
        one.seal()
        with one.register.maintenance() as connection:  # a view of its own, so that each is an envelope
            log.keep_context(connection, MISSION_NO, {(99, 0): 1})
    write(other)
    one.take_in(other.seal(), net.mission.membership())
    write(one)
    sent = net.couriers[0].prepare()
    asked = len(sent.request.envelopes)
    refused = Answer(net.ask(1, net.couriers[1].prepare()).generation, [Ack(Taken.REFUSED, 0)] * asked)
    net.couriers[0].take(sent, refused)
    assert len(net.couriers[0].prepare().request.envelopes) == 2  # the next of each of two chains
    net.settle()
    assert net.couriers[0].prepare().request.envelopes == []
    assert state(one.register) == state(other.register)


def test_that_a_key_that_came_before_its_entry_comes_again(net: Net) -> None:
    one, other = net.mission.consoles
    made = renewed(net, one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    early = Answer(
        honest.generation, wraps=honest.wraps, wraps_at=honest.wraps_at, entries_at=sent.request.entries_after
    )
    net.couriers[1].take(sent, early)
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1]
    net.exchange(1)
    net.exchange(1)
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1, 2]
        assert made.wire in carrying.entries(connection)


def test_that_a_restored_hub_gets_the_wrapped_keys_again(net: Net) -> None:
    one, other = net.mission.consoles
    net.copy_hub("old.db")
    renewed(net, one)
    net.exchange(0)
    net.restore_hub("old.db")
    net.settle()
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1, 2]
    assert net.couriers[0].prepare().request.wraps == []


def renewed(net: Net, giver: Console) -> Entry:
    """A second key of the mission, told and wrapped for the other console at one of them."""
    other = net.mission.consoles[1]
    compartment, key = COMPARTMENTS[MISSION_NO], Secret(b"n" * 32)
    mark = fingerprint(compartment, 2, key)
    made = net.mission.root.say(EntryType.EPOCH, compartment=compartment, number=2, fingerprint=mark)
    with giver.register.maintenance() as connection:
        carrying.keep_entries(connection, [(made.link, made.wire, False)])
        envelopes.add_key(connection, MISSION_NO, 2, mark, key.reveal())
        wire = wrap(key, compartment, 2, other.device, BOX.public_key().public_bytes_raw(), giver.signer).wire
        connection.exec_driver_sql("INSERT INTO wrap_to_send VALUES (?)", (wire,))
    return made


def test_that_an_envelope_that_came_damaged_is_asked_for_once_more(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    [(alias, seq, wire)] = honest.news
    damaged = Answer(honest.generation, news=[(alias, seq, wire[:-1] + bytes([wire[-1] ^ 1]))])
    net.couriers[1].take(sent, damaged)
    assert reasons(other) == ["not-open"]
    assert net.exchange(1).received == 1
    assert state(one.register) == state(other.register)


def test_that_what_is_damaged_at_the_hub_is_passed_when_it_is_the_same_again(net: Net) -> None:
    one, _ = net.mission.consoles
    write(one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    [(alias, seq, wire)] = honest.news
    damaged = Answer(honest.generation, news=[(alias, seq, wire[:-1] + bytes([wire[-1] ^ 1]))])
    for cursors in ([], [(alias, seq)]):
        net.couriers[1].take(sent, damaged)
        assert net.couriers[1].prepare().request.cursors == cursors


def test_that_what_a_hub_skips_is_asked_for_until_it_comes(net: Net) -> None:
    one, other = net.mission.consoles
    net.exchange(1)
    write(one)
    net.exchange(0)
    write(one, lane=Lane.BULK)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    first, second = honest.news
    outcome = net.couriers[1].take(sent, Answer(honest.generation, news=[second], has_more=True))
    assert (outcome.received, outcome.again) == (1, False)
    assert net.couriers[1].prepare().request.cursors == []
    net.exchange(1)
    assert state(one.register) == state(other.register)
    assert net.couriers[1].prepare().request.cursors == [(second[0], second[1])]
    assert first[0] == second[0]


def test_that_a_new_key_comes_with_its_entry_and_opens_what_it_sealed(net: Net) -> None:
    one, other = net.mission.consoles
    root, compartment = net.mission.root, COMPARTMENTS[MISSION_NO]
    key = Secret(b"n" * 32)
    made = root.say(EntryType.EPOCH, compartment=compartment, number=2, fingerprint=fingerprint(compartment, 2, key))
    with one.register.maintenance() as connection:
        carrying.keep_entries(connection, [(made.link, made.wire, False)])
        envelopes.add_key(connection, MISSION_NO, 2, fingerprint(compartment, 2, key), key.reveal())
        wire = wrap(key, compartment, 2, other.device, BOX.public_key().public_bytes_raw(), one.signer).wire
        connection.exec_driver_sql("INSERT INTO wrap_to_send VALUES (?)", (wire,))
    write(one)
    net.exchange(0)
    assert net.exchange(1).received == 1
    assert reasons(other) == []
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1, 2]
    assert state(one.register) == state(other.register)
    assert net.couriers[0].prepare().request.wraps == []


def test_that_a_hub_that_invents_is_set_aside_and_stops_nothing(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    [(alias, seq, wire)] = honest.news
    forged = bytearray(wire)
    forged[-1] ^= 1
    lying = Answer(
        honest.generation,
        honest.acks,
        [(b"zzz", 1, b"nonsense"), (alias, seq, bytes(forged)), (alias, seq, wire)],
        entries=[b"x"],
        wraps=[b"y", bytes(240)],
        entries_at=honest.entries_at,
    )
    outcome = net.couriers[1].take(sent, lying)
    assert (outcome.received, outcome.aside) == (1, 2)
    assert state(one.register) == state(other.register)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.integers(0, 2), st.integers(0, 1)),
        st.tuples(st.just("edit"), st.integers(0, 2), st.sampled_from(["+62811", "+62822", "+62833"])),
        st.tuples(st.just("exchange"), st.integers(0, 2), st.sampled_from(["whole", "thin", "lost", "twice", "late"])),
        st.tuples(st.just("hub"), st.just(0), st.sampled_from(["copy", "restore"])),
    ),
    min_size=6,
    max_size=40,
)


class Run:
    """One schedule."""

    def __init__(self, net: Net, seed: int) -> None:
        self.net, self.luck = net, random.Random(seed)
        self.persons: list[int] = []
        self.late: list[tuple[int, Sent, Answer]] = []
        self.has_copy = False

    def do(self, what: str, where: int, how: int | str) -> None:
        console = self.net.mission.consoles[where]
        if what == "write":
            self.persons.append(write(console, lane=Lane(int(how))))
        elif what == "edit":
            self._edit(console, str(how))
        elif what == "hub":
            self._hub(str(how))
        else:
            self._exchange(where, str(how))

    def _edit(self, console: Console, phone: str) -> None:
        with console.register.reading() as connection:
            here = [
                p for p in self.persons if connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (p,)).first()
            ]
        if here:
            change = Change(Kind.PERSON, self.luck.choice(here), {"phone": phone})
            console.register.record([change], console.officer)

    def _hub(self, how: str) -> None:
        if how == "copy":
            self.net.copy_hub("old.db")
            self.has_copy = True
        elif self.has_copy:
            self.net.restore_hub("old.db")
            self.late.clear()  # what the lost hub had answered is answered no more

    def _exchange(self, where: int, how: str) -> None:
        courier = self.net.couriers[where]
        sent = courier.prepare(is_thin=how == "thin")
        answer = self.net.ask(where, sent)
        if how == "late":
            self.late.append((where, sent, answer))
        elif how != "lost":
            for _ in range(2 if how == "twice" else 1):
                courier.take(sent, answer)
        while self.late and self.luck.random() < 0.3:
            number, before, told = self.late.pop(self.luck.randrange(len(self.late)))
            self.net.couriers[number].take(before, told)


@given(STEPS, st.integers(0, 2**16))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_loss_delay_repetition_and_restores_decide_nothing(
    master: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int | str]], seed: int
) -> None:
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("net")
        net = Net(Mission(master, folder, stack, 3, Clock()), folder)
        run = Run(net, seed)
        for what, where, how in steps:
            run.do(what, where, how)
        net.settle()
        first, *others = net.mission.consoles
        for each in others:
            assert state(each.register) == state(first.register)
        for each in net.mission.consoles:
            assert reasons(each) == []
            with each.register.reading() as connection:
                assert list(carrying.to_send(connection, [])) == []
                there = {
                    p
                    for p in run.persons
                    if connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (p,)).first()
                }
            assert there == set(run.persons)
        net.hub.close()
