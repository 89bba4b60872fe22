"""The hub with a real database: it numbers, keeps, and hands on to members only; it reads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from console.secret import Secret
from sync.frames import Answer, Request, Taken, read_answer, read_request, write_answer, write_request
from sync.hub.exchange import NotAMember, exchange, take_entries
from sync.hub.faults import HubError
from sync.hub.store import Store
from sync.pouch import alias_of, parse
from sync.wraps import wrap
from tests.conftest import Clock
from tests.register.apart import MISSION_NO, state
from tests.sync.consoles import COMPARTMENTS, Console, Mission
from tests.sync.hubs import found
from tests.sync.test_carrying import write
from tests.sync.test_membership import NOW_MS, Signer

NOTHING = Request()
ALIAS = alias_of(COMPARTMENTS[MISSION_NO])


@pytest.fixture
def mission(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Mission]:
    with ExitStack() as stack:
        yield Mission(master, tmp_path, stack, 2, clock)


@pytest.fixture
def hub(mission: Mission, database: tuple[str, Path], tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "hub").mkdir()
    store = found(database[0], mission.root.key)
    with store.writing() as connection:
        assert take_entries(connection, [entry.wire for entry in mission.root.entries]) == ()
    yield store
    store.close()


def ask(hub: Store, device: bytes, request: Request = NOTHING) -> Answer:
    """As over a wire."""
    with hub.writing() as connection:
        answer = exchange(connection, device, read_request(write_request(request)), NOW_MS)
    return read_answer(write_answer(answer))


def fetched(hub: Store, console: Console, **given: object) -> list[bytes]:
    return [wire for _, _, wire in ask(hub, console.device, Request(**given)).news]  # type: ignore[arg-type]


def test_that_one_round_trip_carries_both_ways(hub: Store, mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    write(other)
    assert [ack.taken for ack in ask(hub, one.device, Request(envelopes=one.seal())).acks] == [Taken.STORED]
    answer = ask(hub, other.device, Request(envelopes=other.seal()))
    assert [ack.taken for ack in answer.acks] == [Taken.STORED]
    other.take_in([wire for _, _, wire in answer.news], mission.membership())
    one.take_in(fetched(hub, one), mission.membership())
    assert state(one.register) == state(other.register)


def test_that_what_was_sent_twice_is_kept_once_and_under_one_number(hub: Store, mission: Mission) -> None:
    one, _ = mission.consoles
    write(one)
    wires = one.seal()
    [first] = ask(hub, one.device, Request(envelopes=wires)).acks
    [again] = ask(hub, one.device, Request(envelopes=wires)).acks
    assert (first.taken, again.taken, first.at == again.at) == (Taken.STORED, Taken.KNOWN, True)
    assert fetched(hub, one) == wires


def test_that_a_gap_is_told_with_what_is_missing_and_another_bytes_of_one_number_is_a_fork(
    hub: Store, mission: Mission, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, _ = mission.consoles
    write(one)
    first = one.seal()
    write(one)
    [gap] = ask(hub, one.device, Request(envelopes=one.seal())).acks
    assert (gap.taken, gap.at) == (Taken.GAP, 1)
    ask(hub, one.device, Request(envelopes=first))
    with ExitStack() as stack:
        twin = Mission(master, tmp_path / "twin", stack, 1, clock).consoles[0]
        write(twin, "Orang Lain")
        [fork] = ask(hub, one.device, Request(envelopes=twin.seal())).acks
    assert fork.taken is Taken.FORK


def test_that_a_cursor_asks_for_the_rest_only_and_a_small_budget_for_one_at_a_time(
    hub: Store, mission: Mission
) -> None:
    one, other = mission.consoles
    for _ in range(3):
        write(one)
        ask(hub, one.device, Request(envelopes=one.seal()))
    answer = ask(hub, other.device, Request(budget=1))
    seen = []
    while True:
        seen += [number for _, number, _ in answer.news]
        if not answer.has_more:
            break
        answer = ask(hub, other.device, Request(answer.generation, [(ALIAS, seen[-1])], budget=1))
    assert seen == [1, 2, 3]
    rest = ask(hub, other.device, Request(answer.generation, [(ALIAS, 2)]))
    assert [number for _, number, _ in rest.news] == [3]


def test_that_a_restored_hub_is_a_new_generation_and_heals_from_what_consoles_hold(
    hub: Store, mission: Mission, tmp_path: Path
) -> None:
    one, other = mission.consoles
    write(one)
    before = ask(hub, one.device, Request(envelopes=one.seal()))
    other.take_in(fetched(hub, other), mission.membership())
    restored = Store.open(f"sqlite:///{tmp_path / 'restored.db'}")
    restored.init(mission.root.key)  # from a backup made before anything came
    with restored.writing() as connection:
        take_entries(connection, [entry.wire for entry in mission.root.entries])
    answer = ask(restored, other.device, Request(before.generation, [(ALIAS, 1)], envelopes=other.everything()))
    assert answer.generation != before.generation
    assert [ack.taken for ack in answer.acks] == [Taken.STORED]
    assert fetched(restored, one) == one.everything()
    restored.close()


def test_that_strangers_and_revoked_devices_get_nothing(hub: Store, mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    ask(hub, one.device, Request(envelopes=one.seal()))
    with pytest.raises(NotAMember):
        ask(hub, b"s" * 16)
    mission.revoke(other, seen_by=one)
    ask(hub, one.device, Request(entries=[mission.root.entries[-1].wire]))
    with pytest.raises(NotAMember):
        ask(hub, other.device)
    with pytest.raises(NotAMember):
        ask(hub, other.device, Request(entries=[Signer(9).say(1, key=bytes(32), blocks=[]).wire]))  # type: ignore[arg-type]


def test_that_a_device_neither_reads_nor_writes_a_compartment_it_does_not_hold(hub: Store, mission: Mission) -> None:
    one, _ = mission.consoles
    write(one)
    wires = one.seal()
    ask(hub, one.device, Request(envelopes=wires))
    elsewhere = Console(9, one.register, Signer(200).private)
    root = mission.root
    root.say(4, id=elsewhere.device, mission=12, box_key=bytes(32), session_key=bytes(32))  # type: ignore[arg-type]
    ask(hub, one.device, Request(entries=[root.entries[-1].wire]))
    answer = ask(hub, elsewhere.device, Request(envelopes=wires))
    assert [ack.taken for ack in answer.acks] == [Taken.REFUSED]
    assert answer.news == []


def test_that_rubbish_is_refused_and_harms_nothing_beside_it(hub: Store, mission: Mission) -> None:
    one, _ = mission.consoles
    write(one)
    [wire] = one.seal()
    liar = bytearray(wire)
    liar[-1] ^= 1
    stranger = Signer(77)
    foreign = stranger.say(7, device=one.device, cuts=[], last=0)  # type: ignore[arg-type]
    answer = ask(
        hub, one.device, Request(envelopes=[b"nonsense", bytes(liar), wire], entries=[b"x", foreign.wire], wraps=[b"y"])
    )
    assert [ack.taken for ack in answer.acks] == [Taken.REFUSED, Taken.REFUSED, Taken.STORED]
    assert answer.refused == [0, 1]
    assert len(answer.entries) == len(mission.root.entries)


def test_that_wrapped_keys_go_to_their_device_alone(hub: Store, mission: Mission) -> None:
    one, other = mission.consoles
    box = Signer(5).private  # any 32 bytes make an X25519 key
    made = wrap(
        Secret(bytes(32)), COMPARTMENTS[MISSION_NO], 1, other.device, box.public_key().public_bytes_raw(), one.signer
    )
    assert ask(hub, one.device, Request(wraps=[made.wire, made.wire])).wraps == []
    answer = ask(hub, other.device)
    assert (answer.wraps, answer.wraps_at) == ([made.wire], 1)
    assert ask(hub, other.device, Request(answer.generation, wraps_after=1)).wraps == []


def test_that_no_name_is_in_the_hubs_files(hub: Store, mission: Mission, database: tuple[str, Path]) -> None:
    one, _ = mission.consoles
    write(one, "Kenanga Purnamasari")
    [wire] = one.seal()
    ask(hub, one.device, Request(envelopes=[wire]))
    files = [path.read_bytes() for path in database[1].rglob("*") if path.is_file()]
    assert any(parse(wire).sealed[:64] in content for content in files)  # it is there, in the database or its log
    assert not any(b"Kenanga" in content or b"Purnamasari" in content for content in files)


def test_that_there_is_one_hub_in_one_place(hub: Store, mission: Mission, database: tuple[str, Path]) -> None:
    with pytest.raises(HubError, match="already"):
        found(database[0], mission.root.key)


def test_that_numbers_have_no_gap_when_many_send_at_once(hub: Store, mission: Mission) -> None:
    one, other = mission.consoles
    wires = []
    for console in (one, other):
        for _ in range(6):
            write(console)
            wires.append((console, console.seal()))
    with ThreadPoolExecutor(4) as pool:
        for console in (one, other):
            own = [each for who, each in wires if who is console]
            pool.submit(lambda c=console, o=own: [ask(hub, c.device, Request(envelopes=each)) for each in o])  # type: ignore[misc]
        for _ in range(8):
            pool.submit(ask, hub, one.device)
    assert [number for _, number, _ in ask(hub, one.device).news] == list(range(1, 13))
