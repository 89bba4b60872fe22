"""Consoles and a hub in one process: whatever is lost, repeated or restored between them, in the end all have the same, once."""

from __future__ import annotations

import random
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.model.change import Change
from console.model.kinds import Kind
from console.register import carrying
from console.register.log import Lane
from sync.answered import Sent
from sync.courier import Courier, Identity, Outcome
from sync.frames import Answer, read_answer, read_request, write_answer, write_request
from sync.hub.exchange import exchange, take_entries
from sync.hub.store import Store
from tests.conftest import Clock
from tests.register.apart import MISSION_NO, state
from tests.sync.consoles import Console, Mission
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


def test_that_what_an_import_wrote_at_once_is_taken_in_at_once_and_edits_one_by_one(net: Net) -> None:
    one, other = net.mission.consoles
    for _ in range(2):
        ids = one.register.mint(1_200)
        people = [Change(Kind.PERSON, person, {"name": f"Siti {person}"}) for person in ids[:600]]
        papers = [
            Change(Kind.IDENTIFIER, paper, {"person": person, "type": "passport", "value": f"A{paper}"})
            for person, paper in zip(ids[:600], ids[600:], strict=True)
        ]
        one.register.record([*people, *papers], one.officer, lane=Lane.BULK)
    write(one)
    net.exchange(0)
    courier = net.couriers[1]
    sent = courier.prepare()
    arriving = courier.sort(sent, net.ask(1, sent))
    groups = list(arriving.groups)
    assert sorted([sum(kept.count for kept in each) for each, _ in groups]) == [1, 1_200, 1_200]
    courier.finish(arriving, [courier.receive(kept, parts) for kept, parts in groups])
    assert state(one.register) == state(other.register)


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


def test_that_what_was_just_sent_does_not_come_back(net: Net) -> None:
    one, other = net.mission.consoles
    write(other)
    net.exchange(1)
    write(one)
    sent = net.couriers[0].prepare()
    answer = net.ask(0, sent)
    assert [wire in sent.request.envelopes for _, _, wire in answer.news] == [False]  # the other's alone
    net.couriers[0].take(sent, answer)
    write(other)
    net.exchange(1)
    later = net.ask(0, net.couriers[0].prepare())
    assert len(later.news) == 1  # and the number of its own was counted
    write(one)
    lost = net.couriers[0].prepare()
    net.ask(0, lost)
    again = net.couriers[0].prepare()
    assert again.request.envelopes == lost.request.envelopes
    assert not set(again.request.envelopes) & {wire for _, _, wire in net.ask(0, again).news}
    net.settle()
    assert state(one.register) == state(other.register)
