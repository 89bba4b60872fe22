"""What a hub that forks, refuses, skips, damages or invents does to its consoles: nothing but a delay, and it is told."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from console.register import carrying, envelopes, log
from console.register.log import Lane
from console.secret import Secret
from sync.entries import Entry, EntryType
from sync.frames import Ack, Answer, Taken
from sync.wraps import fingerprint, wrap
from tests.conftest import Clock
from tests.register.apart import MISSION_NO, state
from tests.sync.consoles import COMPARTMENTS, Console
from tests.sync.test_carrying import reasons, write
from tests.sync.test_courier import BOX, Net, twin_of


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
