"""A hub that lies, and a forged stick: what it invents, swaps, drops, replays, skips or rolls back is named or does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import msgpack
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.register import carrying, envelopes, log
from console.register.envelopes import Reason
from console.register.log import Lane
from console.secret import Secret
from sync.entries import EntryType, Role
from sync.frames import (
    BUDGET_MAX,
    REQUEST_MAX,
    Ack,
    Answer,
    FrameError,
    Taken,
    read_answer,
    read_request,
    write_answer,
)
from sync.hub.exchange import take_entries
from sync.pouch import ENVELOPE_MAX, PouchError, parse, write_header
from sync.seal import new_salt, seal
from sync.wraps import fingerprint, wrap
from tests.conftest import Clock
from tests.register.apart import MINISTRY_NO, MISSION, MISSION_NO, state
from tests.sync.consoles import COMPARTMENTS, KEYS, Console, Mission
from tests.sync.test_carrying import reasons, write
from tests.sync.test_courier import BOX, Net
from tests.sync.test_membership import Signer, device


@pytest.fixture
def net(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Net]:
    with ExitStack() as stack:
        made = Net(Mission(master, tmp_path, stack, 2, clock), tmp_path)
        yield made
        made.hub.close()


def told(net: Net, number: int, **lies: object) -> Answer:
    """What the honest hub would answer a console, with some of it replaced; the console takes it in."""
    sent = net.couriers[number].prepare()
    lie = replace(net.ask(number, sent), **lies)  # type: ignore[arg-type]
    net.couriers[number].take(sent, read_answer(write_answer(lie)))
    return lie


def same(net: Net) -> bool:
    one, other = net.mission.consoles
    return state(one.register) == state(other.register)


def persons(console: Console) -> int:
    with console.register.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one())


def forged_by(signer: Signer, console: Console, name: str) -> bytes:
    """An envelope in another's name, of the epoch key in force, which a hub in league with a member may know, signed by somebody else."""
    [wire] = console_wire(console, name)
    header = replace(parse(wire).header, salt=new_salt())
    content = b"\x10"
    return seal(header, content, COMPARTMENTS[MISSION_NO], KEYS[MISSION_NO], signer.private).wire


def console_wire(console: Console, name: str) -> list[bytes]:
    write(console, name)
    return console.seal()


def test_that_a_member_the_hub_invented_is_none(net: Net) -> None:
    """Entries of a root of its own, and of nobody, are not of this ministry; what such a member writes is set aside by name."""
    one, other = net.mission.consoles
    liar = Signer(666)
    made = [
        liar.say(EntryType.DEVICE, id=device(9), mission=MISSION, box_key=bytes(32), session_key=bytes(32)),
        liar.say(EntryType.AUTHOR, number=one.author + 7, device=device(9), officer=9, key=liar.key, roles=[Role.DUTY]),
    ]
    [honest] = console_wire(one, "Siti Contoh")
    header = replace(parse(honest).header, author=one.author + 7, salt=new_salt())
    forged = seal(header, b"\x10", COMPARTMENTS[MISSION_NO], KEYS[MISSION_NO], liar.private).wire
    told(net, 1, entries=[each.wire for each in made], news=[(header.alias, 1, forged)])
    assert reasons(other) == [Reason.AUTHOR_UNKNOWN]
    with other.register.reading() as connection:
        membership = net.couriers[1].membership(connection)
    assert one.author + 7 not in membership.authors
    assert not membership.is_active(device(9))


def test_that_what_somebody_else_signed_in_an_officers_name_is_never_opened(net: Net) -> None:
    one, other = net.mission.consoles
    forged = forged_by(Signer(666), one, "Siti Contoh")
    told(net, 1, news=[(parse(forged).header.alias, 1, forged)])
    assert reasons(other) == [Reason.NOT_OPEN]
    assert persons(other) == 0
    net.settle()
    assert same(net)


def test_that_a_swapped_key_is_not_taken(net: Net) -> None:
    """A wrap with a key the hub knows: the log names another, and nothing is ever sealed with it."""
    _, other = net.mission.consoles
    compartment, named, known = COMPARTMENTS[MISSION_NO], Secret(b"n" * 32), Secret(b"h" * 32)
    mark = fingerprint(compartment, 2, named)
    made = net.mission.root.say(EntryType.EPOCH, compartment=compartment, number=2, fingerprint=mark)
    public = BOX.public_key().public_bytes_raw()
    swapped = wrap(known, compartment, 2, other.device, public, Signer(666).private).wire
    told(net, 1, entries=[made.wire], wraps=[swapped], wraps_at=1)
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1]
    write(other)
    assert {parse(wire).header.epoch for wire in net.couriers[1].prepare().request.envelopes} == {1}
    honest = wrap(named, compartment, 2, other.device, public, Signer(5).private).wire
    told(net, 1, wraps=[swapped, honest], wraps_at=2)
    with other.register.reading() as connection:
        assert envelopes.keys(connection, MISSION_NO)[2] == [named.reveal()]


def test_that_a_key_for_another_device_does_not_open_here(net: Net) -> None:
    _, other = net.mission.consoles
    compartment, key = COMPARTMENTS[MISSION_NO], Secret(b"n" * 32)
    mark = fingerprint(compartment, 2, key)
    made = net.mission.root.say(EntryType.EPOCH, compartment=compartment, number=2, fingerprint=mark)
    strange = X25519PrivateKey.generate().public_key().public_bytes_raw()
    told(net, 1, entries=[made.wire], wraps=[wrap(key, compartment, 2, other.device, strange, Signer(5).private).wire], wraps_at=1)  # fmt: skip
    with other.register.reading() as connection:
        assert sorted(envelopes.keys(connection, MISSION_NO)) == [1]


def test_that_a_dropped_revocation_comes_by_another_way_and_then_holds(net: Net) -> None:
    """A hub that keeps a revocation back gains nothing once it came on a stick; what came late before that is known by the cut."""
    one, other = net.mission.consoles
    write(one)
    net.settle()
    net.mission.revoke(one, seen_by=other)
    entry = net.mission.root.entries[-1]
    late = console_wire(one, "Budi Contoh")
    with other.register.maintenance() as connection:
        carrying.keep_entries(connection, [(entry.link, entry.wire, False)])
    told(net, 1, entries=[], news=[(parse(late[0]).header.alias, 2, late[0])])
    assert reasons(other) == [Reason.REVOKED]
    assert persons(other) == 1


def test_that_a_log_with_an_entry_left_out_counts_only_up_to_there(net: Net) -> None:
    one, other = net.mission.consoles
    root = net.mission.root
    root.say(EntryType.GRANT, device=one.device, compartment=COMPARTMENTS[MISSION_NO], until_ms=10**12)
    later = root.say(EntryType.DEVICE, id=device(8), mission=MISSION, box_key=bytes(32), session_key=bytes(32))
    told(net, 1, entries=[later.wire])
    with other.register.reading() as connection:
        assert device(8) not in net.couriers[1].membership(connection).devices


def test_that_a_hub_rolled_back_under_the_same_generation_is_filled_again(net: Net) -> None:
    """It misses what it had acknowledged: the next envelope of each chain tells, and what is missing is offered from there on."""
    one, other = net.mission.consoles
    write(one)
    net.settle()
    net.copy_hub("old.db")
    write(one, "Budi Contoh")
    net.exchange(0)
    generation = generation_of(net)
    net.restore_hub("old.db")
    with net.hub.writing() as connection:
        connection.exec_driver_sql("UPDATE about SET value = ? WHERE name = 'generation'", (generation,))
    write(one, "Citra Contoh")
    first = net.exchange(0)
    assert first.again
    net.settle()
    assert persons(other) == 3
    assert same(net)


def generation_of(net: Net) -> bytes:
    with net.hub.writing() as connection:
        return bytes(connection.exec_driver_sql("SELECT value FROM about WHERE name = 'generation'").scalar_one())


def test_that_a_split_view_shows_when_the_two_meet(net: Net) -> None:
    """Each console is told only its own work; on a stick, or at an honest hub, each gets what was kept from it."""
    one, other = net.mission.consoles
    write(one)
    write(other, "Budi Contoh")
    for number in (0, 1):
        told(net, number, news=[])
    assert not same(net)
    one.take_in(other.everything(), net.mission.membership())
    other.take_in(one.everything(), net.mission.membership())
    assert same(net)


def test_that_two_chains_of_one_author_told_to_two_consoles_are_a_fork_when_they_meet(
    net: Net, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = net.mission.consoles
    with ExitStack() as stack:
        three = Mission(master, tmp_path / "three", stack, 3, clock)
        write(one)
        write(three.consoles[0], "Orang Lain")
        membership = three.membership()
        other.take_in(one.seal(), membership)
        three.consoles[2].take_in(three.consoles[0].seal(), membership)
        other.take_in(three.consoles[2].everything(), membership)
        three.consoles[2].take_in(other.everything(), membership)
        assert reasons(other) == reasons(three.consoles[2]) == [Reason.FORK]


def test_that_replay_repetition_and_any_order_change_nothing(net: Net) -> None:
    one, other = net.mission.consoles
    for name in ("Siti Contoh", "Budi Contoh"):
        write(one, name)
        net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    lie = replace(honest, news=[*reversed(honest.news), *honest.news, *honest.news])
    for _ in range(3):
        net.couriers[1].take(sent, lie)
    assert (persons(other), reasons(other)) == (2, [])
    assert same(net)
    net.exchange(1)
    assert net.exchange(1).received == 0


@pytest.mark.parametrize("length", [0, 1, 40, 100, -1])
def test_that_a_cut_off_envelope_is_set_aside_and_the_whole_one_still_comes(net: Net, length: int) -> None:
    one, other = net.mission.consoles
    write(one)
    net.exchange(0)
    sent = net.couriers[1].prepare()
    honest = net.ask(1, sent)
    [(alias, seq, wire)] = honest.news
    net.couriers[1].take(sent, replace(honest, news=[(alias, seq, wire[:length])]))
    assert reasons(other) == [Reason.NOT_OPEN]
    net.settle()
    assert persons(other) == 1


def test_that_an_envelope_under_the_alias_of_another_compartment_opens_nothing_there(net: Net) -> None:
    """The signature and the key are bound to the full id: a mission's envelope never lands in the ministry's compartment, nor the other way."""
    one, other = net.mission.consoles
    [wire] = console_wire(one, "Siti Contoh")
    ministry = COMPARTMENTS[MINISTRY_NO][:3]
    envelope = parse(wire)
    moved = write_header(replace(envelope.header, alias=ministry)) + envelope.sealed + envelope.signature
    told(net, 1, news=[(ministry, 1, moved), (envelope.header.alias, 1, moved)])
    assert set(reasons(other)) == {Reason.NOT_OPEN}
    told(net, 1, news=[(ministry, 1, wire)])  # told as the ministry's, it still is the mission's
    assert persons(other) == 1
    with other.register.reading() as connection:
        assert log.known(connection, MINISTRY_NO, one.author, 0) == 0
        assert log.known(connection, MISSION_NO, one.author, 0) == 1


def test_that_huge_numbers_end_nowhere(net: Net) -> None:
    """Sequences, epochs and cursors as large as the form allows: nothing is raised, nothing is lost, what was skipped is asked for."""
    one, other = net.mission.consoles
    [wire] = console_wire(one, "Siti Contoh")
    header = parse(wire).header
    high = seal(replace(header, first_seq=2**48 - 2_000, epoch=2**20, salt=new_salt()), b"\x10", COMPARTMENTS[MISSION_NO], KEYS[MISSION_NO], one.signer).wire  # fmt: skip
    told(net, 1, news=[(header.alias, 2**62, high)], entries_at=2**62, wraps_at=2**62)
    assert reasons(other) == [Reason.GAP]
    net.settle()
    assert persons(other) == 1
    with other.register.reading() as connection:
        assert carrying.position(connection).cursors[MISSION_NO] == 1


def test_that_a_hub_that_says_its_log_is_at_the_end_keeps_no_entry_back_for_ever(net: Net) -> None:
    """Where the hub says its log goes further than it gave, an entry told later would never be asked for."""
    _, other = net.mission.consoles
    told(net, 1, entries=[], entries_at=2**62)
    made = net.mission.root.say(EntryType.DEVICE, id=device(8), mission=MISSION, box_key=bytes(32), session_key=bytes(32))  # fmt: skip
    with net.hub.writing() as connection:
        take_entries(connection, [made.wire])
    net.exchange(1)
    net.exchange(1)
    with other.register.reading() as connection:
        assert made.wire in carrying.entries(connection)


def test_that_an_answer_larger_than_allowed_is_not_read() -> None:
    with pytest.raises(FrameError):
        read_answer(bytes(REQUEST_MAX + 1))
    huge = msgpack.packb([1, bytes(8), [], [[b"abc", 1, bytes(ENVELOPE_MAX + 1)]], False, [], 0, [], 0, []])
    with pytest.raises(FrameError):
        read_answer(huge)
    with pytest.raises(PouchError):
        parse(bytes(ENVELOPE_MAX + 1))
    bomb = b"\x9a" + b"\xdd\xff\xff\xff\xff"  # an array that says it has four thousand million items
    for read in (read_answer, read_request):
        with pytest.raises(FrameError):
            read(bomb)


def test_that_a_request_asks_for_no_more_than_an_answer_may_hold() -> None:
    asked = read_request(msgpack.packb([1, bytes(8), [], 0, 0, 2**62, [], [], [], 0]))
    assert asked.budget == BUDGET_MAX < REQUEST_MAX


def test_that_an_acknowledgement_for_what_was_never_stored_is_made_good_when_the_chain_goes_on(net: Net) -> None:
    """STORED without storing: the next envelope of the chain meets a gap at an honest hub, and all of it is offered again."""
    one, other = net.mission.consoles
    write(one)
    sent = net.couriers[0].prepare()
    generation = net.ask(1, net.couriers[1].prepare()).generation
    net.couriers[0].take(sent, Answer(generation, [Ack(Taken.STORED, 1)] * len(sent.envelopes)))
    assert net.couriers[0].prepare().request.envelopes == []
    write(one, "Budi Contoh")
    net.settle()
    assert persons(other) == 2
    assert same(net)


def test_that_an_acknowledgement_for_what_was_never_stored_does_not_outlive_the_hub(net: Net) -> None:
    one, other = net.mission.consoles
    net.copy_hub("old.db")
    write(one)
    sent = net.couriers[0].prepare()
    generation = net.ask(1, net.couriers[1].prepare()).generation
    net.couriers[0].take(sent, Answer(generation, [Ack(Taken.STORED, 1)] * len(sent.envelopes)))
    net.restore_hub("old.db")
    net.settle()
    assert persons(other) == 1


@pytest.mark.parametrize("acks", [0, 1, 50])
def test_that_too_few_or_too_many_acknowledgements_mark_nothing_else(net: Net, acks: int) -> None:
    one, other = net.mission.consoles
    write(one)
    write(one, "Budi Contoh", Lane.BULK)
    sent = net.couriers[0].prepare()
    assert len(sent.envelopes) == 2
    generation = net.ask(1, net.couriers[1].prepare()).generation
    net.couriers[0].take(sent, Answer(generation, [Ack(Taken.GAP, 1)] * acks))
    net.settle()
    assert persons(other) == 2


@pytest.mark.parametrize("how", list(Taken))
def test_that_a_hub_that_only_says_so_is_not_asked_at_once_for_ever(net: Net, how: Taken) -> None:
    one, _ = net.mission.consoles
    write(one)
    generation = net.ask(1, net.couriers[1].prepare()).generation
    for _ in range(4):
        sent = net.couriers[0].prepare(is_thin=True)
        lie = Answer(generation, [Ack(how, 1)] * len(sent.envelopes), has_more=True)
        again = net.couriers[0].take(sent, lie).again
    assert not again
