"""Changes from one register to another as envelopes: whole, in order, once, by whom they say; and what cannot be taken in waits visibly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.model.change import Change
from console.model.kinds import Kind
from console.register import envelopes, log
from console.register.envelopes import Reason
from console.register.log import Lane
from sync.pouch import parse
from tests.conftest import Clock
from tests.register.apart import MISSION_NO, state
from tests.sync.consoles import Console, Mission


@pytest.fixture
def mission(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Mission]:
    with ExitStack() as stack:
        yield Mission(master, tmp_path, stack, 2, clock)


def write(console: Console, name: str = "Siti Contoh", lane: Lane = Lane.EDIT) -> int:
    [person] = console.register.mint()
    console.register.record([Change(Kind.PERSON, person, {"name": name})], console.officer, lane=lane)
    return person


def reasons(console: Console) -> list[Reason]:
    with console.register.reading() as connection:
        return [each.reason for each in envelopes.waiting(connection)]


def test_that_what_one_wrote_the_other_has(mission: Mission) -> None:
    one, other = mission.consoles
    person = write(one)
    for phone in ("+62811", "+62822"):
        one.register.record([Change(Kind.PERSON, person, {"phone": phone})], one.officer)
    write(one, "Budi Contoh", Lane.BULK)
    wires = one.seal()
    assert len(wires) == 2  # a lane each; three edits in one
    arrivals = other.take_in(wires, mission.membership())
    assert (len(arrivals.received), arrivals.aside, arrivals.repeated) == (4, [], [])
    assert state(one.register) == state(other.register)
    with other.register.reading() as connection:
        past = log.past_of(connection, person)
    assert [each.change.fields.get("phone") for each in past] == [None, "+62811", "+62822"]
    assert {each.batch.officer for each in past} == {one.officer}


def test_that_nothing_is_sealed_twice(mission: Mission) -> None:
    one, _ = mission.consoles
    write(one)
    first = one.seal()
    assert one.seal() == []
    write(one)
    [second] = one.seal()
    assert parse(second).header.prev == parse(first[0]).link


def test_that_an_envelope_ends_where_its_authors_view_changes(mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    write(other)
    one.take_in(other.seal(), mission.membership())
    write(one)
    write(one)
    heads = [parse(wire).header for wire in one.seal()]
    assert [(each.first_seq, each.count) for each in heads] == [(1, 1), (2, 2)]


def test_that_an_import_is_not_sealed_before_it_is_applied(mission: Mission) -> None:
    one, _ = mission.consoles
    [batch, person] = one.register.mint(2)
    made = {"mission": 11, "state": "applying", "recorded_at_ms": 1, "officer": one.officer}
    one.register.record([Change(Kind.ROSTER_IMPORT, batch, made)], one.officer, cause=batch)
    one.register.record([Change(Kind.PERSON, person, {"name": "Siti"})], one.officer, lane=Lane.BULK, cause=batch)
    assert one.seal() == []
    one.register.record([Change(Kind.ROSTER_IMPORT, batch, {"state": "applied"})], one.officer, cause=batch)
    assert len(one.seal()) == 3  # before and after it had seen its own bulk, and the bulk


def test_that_a_gap_waits_and_is_filled(mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    first = one.seal()
    write(one)
    second = one.seal()
    other.take_in(second, mission.membership())
    assert reasons(other) == [Reason.GAP]
    other.take_in(first, mission.membership())
    assert reasons(other) == []
    assert state(one.register) == state(other.register)


def test_that_what_came_twice_counts_once(mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    wires = one.seal()
    other.take_in(wires, mission.membership())
    before = state(other.register)
    assert len(other.take_in(wires * 3, mission.membership()).repeated) == 1
    assert len(one.take_in(wires, mission.membership()).repeated) == 1
    assert state(other.register) == before


def test_that_a_copied_laptop_that_writes_on_is_a_fork_on_every_honest_console(
    mission: Mission, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = mission.consoles
    with ExitStack() as stack:
        twin = Mission(master, tmp_path / "twin", stack, 1, clock).consoles[0]
        write(one)
        write(twin, "Orang Lain")
        other.take_in(one.seal(), mission.membership())
        [forked] = twin.seal()
        other.take_in([forked], mission.membership())
        one.take_in([forked], mission.membership())
        assert reasons(other) == reasons(one) == [Reason.FORK]
        assert state(one.register) == state(other.register)


def test_that_ones_own_chain_brought_back_beside_unsealed_work_is_a_fork_and_stops_nothing(
    mission: Mission, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = mission.consoles
    with ExitStack() as stack:
        restored = Mission(master, tmp_path / "old", stack, 1, clock).consoles[0]
        write(one)
        write(other)
        brought = [*one.seal(), *other.seal()]
        write(restored, "Belum Disegel")
        restored.take_in(brought, mission.membership())
        assert reasons(restored) == [Reason.FORK]
        with restored.register.reading() as connection:
            assert log.known(connection, MISSION_NO, other.author, 0) == 1


def test_that_a_restored_console_that_got_its_work_back_gives_no_number_twice(
    mission: Mission, master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, _ = mission.consoles
    with ExitStack() as stack:
        restored = Mission(master, tmp_path / "old", stack, 1, clock).consoles[0]
        before = [write(one), write(one, "Budi Contoh")]
        restored.take_in(one.seal(), mission.membership())
        restored.register.record([Change(Kind.PERSON, before[1], {"phone": "+62811"})], restored.officer)
        assert write(restored, "Ayu Contoh") not in before
        assert restored.register.mint()[0] not in before


def test_that_late_work_of_a_revoked_console_waits_and_what_was_seen_before_counts(mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    seen = one.seal()
    other.take_in(seen, mission.membership())
    mission.revoke(one, seen_by=other)
    write(one)
    other.take_in(one.seal(), mission.membership())
    assert reasons(other) == [Reason.REVOKED]
    with other.register.reading() as connection:
        assert log.known(connection, MISSION_NO, one.author, 0) == 1


def test_that_an_envelope_of_a_stranger_or_a_liar_is_never_opened(mission: Mission) -> None:
    one, other = mission.consoles
    write(one)
    [wire] = one.seal()
    stranger = mission.membership()
    del stranger.authors[one.author]
    other.take_in([wire], stranger)
    assert reasons(other) == [Reason.AUTHOR_UNKNOWN]
    liar = bytearray(wire)
    liar[-1] ^= 1
    other.take_in([bytes(liar), b"nonsense"], mission.membership())
    assert sorted(reasons(other)) == [Reason.NOT_OPEN, Reason.NOT_OPEN]
    assert state(one.register) == state(other.register)


def test_that_an_envelope_without_its_key_waits_for_it(mission: Mission) -> None:
    one, other = mission.consoles
    with other.register.maintenance() as connection:
        [(fingerprint, key)] = connection.exec_driver_sql(
            "SELECT fingerprint, key FROM epoch_key WHERE compartment = ?", (MISSION_NO,)
        ).all()
        connection.exec_driver_sql("DELETE FROM epoch_key WHERE compartment = ?", (MISSION_NO,))
    write(one)
    other.take_in(one.seal(), mission.membership())
    assert reasons(other) == [Reason.KEY_MISSING]
    with other.register.maintenance() as connection:
        envelopes.add_key(connection, MISSION_NO, 1, fingerprint, key)
    other.take_in([], mission.membership())
    assert reasons(other) == []
    assert state(one.register) == state(other.register)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.integers(0, 1), st.integers(0, 1)),
        st.tuples(st.just("edit"), st.integers(0, 1), st.sampled_from(["+62811", "+62822", "+62833"])),
        st.tuples(st.just("carry"), st.integers(0, 1), st.integers(0, 2**16)),
    ),
    min_size=4,
    max_size=25,
)


@given(STEPS, st.integers(0, 2**16))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_loss_order_and_repetition_decide_nothing(
    master: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int | str]], seed: int
) -> None:
    luck = random.Random(seed)
    with ExitStack() as stack:
        mission = Mission(master, tmp_path_factory.mktemp("mission"), stack, 2, Clock())
        membership = mission.membership()
        persons: list[int] = []
        for what, where, given_ in steps:
            console = mission.consoles[where]
            if what == "make":
                persons.append(write(console, lane=Lane(int(given_))))
            elif what == "carry":
                wires = [*console.seal(), *console.everything()]
                luck.shuffle(wires)
                mission.consoles[1 - where].take_in(wires[: luck.randint(0, len(wires))], membership)
            else:
                with console.register.reading() as connection:
                    here = [p for p in persons if connection.exec_driver_sql("SELECT 1 FROM person WHERE id = ?", (p,)).first()]  # fmt: skip
                if here:
                    console.register.record(
                        [Change(Kind.PERSON, luck.choice(here), {"phone": str(given_)})], console.officer
                    )
        for _ in range(2):
            for number, console in enumerate(mission.consoles):
                console.seal()
                mission.consoles[1 - number].take_in(console.everything(), membership)
        one, other = mission.consoles
        assert state(one.register) == state(other.register)
        assert reasons(one) == reasons(other) == []
        assert {parse(wire).link for wire in one.everything()} == {parse(wire).link for wire in other.everything()}
