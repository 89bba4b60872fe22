"""Consoles that write apart and hear of each other later: all show the same in the end, and nobody's value is lost unseen."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.model.change import Change
from console.model.kinds import Kind
from console.register import batch, checking
from console.register.incoming import Received
from console.register.log import Lane
from console.register.register import Register
from tests.conftest import START_MS, Clock
from tests.register.apart import MISSION_NO, carry, enrolled, state

OFFICER = 1


@pytest.fixture
def pair(master: Path, tmp_path: Path, clock: Clock) -> Iterator[tuple[Register, Register]]:
    with (
        enrolled(master, tmp_path / "one", 1, clock) as one,
        enrolled(master, tmp_path / "other", 2, clock) as other,
    ):
        yield one, other


def person(register: Register, **fields: str | int | None) -> int:
    [made] = register.mint()
    register.record([Change(Kind.PERSON, made, {"name": "Siti Contoh", **fields})], OFFICER)
    return made


def edit(register: Register, kind: Kind, record: int, **fields: str | float | None) -> None:
    register.record([Change(kind, record, fields)], OFFICER)


def shown(register: Register, record: int, *names: str) -> tuple[object, ...]:
    with register.reading() as connection:
        row = connection.exec_driver_sql(f"SELECT {', '.join(names)} FROM person WHERE id = ?", (record,)).one()
    return tuple(row)


def cells(register: Register) -> list[str]:
    return [str(row[1]) for row in state(register)[1]]


def test_that_edits_of_different_fields_stand_side_by_side(pair: tuple[Register, Register]) -> None:
    one, other = pair
    siti = person(one)
    carry(one, other)
    edit(one, Kind.PERSON, siti, phone="+62811")
    edit(other, Kind.PERSON, siti, email="siti@contoh.example")
    carry(one, other)
    carry(other, one)
    for each in pair:
        assert shown(each, siti, "phone", "email") == ("+62811", "siti@contoh.example")
        assert cells(each) == []


def test_that_two_values_of_one_field_are_a_conflict_on_both_until_somebody_decides(
    pair: tuple[Register, Register], clock: Clock
) -> None:
    one, other = pair
    siti = person(one)
    carry(one, other)
    edit(one, Kind.PERSON, siti, phone="+62811")
    clock.pass_time(minutes=1)
    edit(other, Kind.PERSON, siti, phone="+62822")
    carry(one, other)
    carry(other, one)
    assert state(one) == state(other)
    assert (shown(one, siti, "phone"), cells(one)) == (("+62822",), ["phone"])
    edit(one, Kind.PERSON, siti, phone="+62811")
    assert cells(one) == []
    carry(one, other)
    assert state(one) == state(other)
    assert (shown(other, siti, "phone"), cells(other)) == (("+62811",), [])


def test_that_equal_values_are_no_conflict(pair: tuple[Register, Register]) -> None:
    one, other = pair
    siti = person(one)
    carry(one, other)
    edit(one, Kind.PERSON, siti, phone="+62811")
    edit(other, Kind.PERSON, siti, phone="+62811")
    carry(one, other)
    carry(other, one)
    assert state(one) == state(other)
    assert cells(one) == []


def test_that_who_was_withdrawn_by_one_and_edited_by_another_stays_visible(pair: tuple[Register, Register]) -> None:
    one, other = pair
    siti = person(one)
    carry(one, other)
    edit(one, Kind.PERSON, siti, withdrawn_at_ms=START_MS, withdrawn_reason="ganda")
    edit(other, Kind.PERSON, siti, phone="+62822")
    carry(one, other)
    carry(other, one)
    assert state(one) == state(other)
    assert (shown(one, siti, "withdrawn_at_ms", "phone"), cells(one)) == ((None, "+62822"), ["withdrawn_at_ms"])
    edit(other, Kind.PERSON, siti, withdrawn_at_ms=START_MS, withdrawn_reason="ganda")
    carry(other, one)
    assert state(one) == state(other)
    assert (shown(one, siti, "withdrawn_at_ms"), cells(one)) == ((START_MS,), [])


def test_that_part_of_a_place_is_never_mixed_with_part_of_another(
    pair: tuple[Register, Register], clock: Clock
) -> None:
    one, other = pair
    siti = person(one)
    [registration] = one.mint()
    fields = {"person": siti, "mission": 11, "lon": 32.5, "lat": 15.5, "radius_km": 1.0, "city": "Khartoum"}
    one.record([Change(Kind.REGISTRATION, registration, fields)], OFFICER)
    carry(one, other)
    edit(one, Kind.REGISTRATION, registration, lon=32.6, lat=15.6)
    clock.pass_time(minutes=1)
    edit(other, Kind.REGISTRATION, registration, city="Omdurman", radius_km=9.0)
    carry(one, other)
    carry(other, one)
    assert state(one) == state(other)
    with one.reading() as connection:
        row = connection.exec_driver_sql("SELECT lon, lat, radius_km, city FROM registration").one()
    assert tuple(row) == (32.5, 15.5, 9.0, "Omdurman")
    assert cells(one) == ["lon"]


def test_that_an_edit_of_somebody_not_here_yet_waits_for_him(
    pair: tuple[Register, Register], master: Path, tmp_path: Path, clock: Clock
) -> None:
    one, other = pair
    siti = person(one)
    carry(one, other)
    edit(other, Kind.PERSON, siti, name="Siti Contoh", phone="+62822")
    with enrolled(master, tmp_path / "third", 3, clock) as third:
        carry(other, third, [(MISSION_NO, 11 << 13 | 2, 0)])
        assert state(third)[2] == [(siti, Kind.PERSON, "not-here")]
        carry(one, third)
        assert state(third)[2] == []
        assert shown(third, siti, "name", "phone") == ("Siti Contoh", "+62822")


def test_that_a_record_of_a_newer_version_stays_told_whoever_edits_it(pair: tuple[Register, Register]) -> None:
    one, other = pair
    siti = person(one)
    body = batch.encode_rows([(int(Kind.PERSON), [siti], [{"phone": "+62811", 77 * batch.WIRES_MAX + 3: "baru"}])])
    one.receive([Received(MISSION_NO, 11 << 13 | 1, 0, 2, 1, START_MS << 16, OFFICER, None, {}, 0, body)])
    carry(one, other)
    edit(other, Kind.PERSON, siti, email="siti@contoh.example")
    edit(one, Kind.PERSON, siti, email="x@contoh.example")
    carry(one, other)
    carry(other, one)
    for each in pair:
        assert state(each)[2] == [(siti, Kind.PERSON, "newer")]
        assert shown(each, siti, "phone") == ("+62811",)
    with one.maintenance() as connection:
        checking.rebuild(connection, [])
    assert state(one) == state(other)


def test_that_an_edit_of_a_mission_that_only_a_newer_version_ships_waits_for_it(
    pair: tuple[Register, Register],
) -> None:
    one, other = pair
    fields = {"code": "KBRI", "kind": "embassy", "name_id": "x", "name_en": "x", "host_city": "y", "country": "SD", "lon": 1.0, "lat": 1.0, "zone": "UTC"}  # fmt: skip
    shipped = Change(Kind.MISSION, 1_499, fields)
    one.load_reference([shipped])
    edit(one, Kind.MISSION, 1_499, note="pindah")
    siti = person(one)
    carry(one, other)
    assert state(other)[2] == [(1_499, Kind.MISSION, "not-here")]
    assert shown(other, siti, "name") == ("Siti Contoh",)
    other.load_reference([shipped])
    assert state(one) == state(other)


def test_that_what_belongs_to_the_ministry_and_what_to_the_mission_go_apart(pair: tuple[Register, Register]) -> None:
    one, _ = pair
    [incident, siti, report] = one.mint(3)
    one.record(
        [
            Change(Kind.INCIDENT, incident, {"title": "x", "place": "y", "area": "{}", "onset_ms": 1, "zone": "UTC", "known_at_ms": 1}),
            Change(Kind.PERSON, siti, {"name": "Siti Contoh"}),
            Change(Kind.REPORT, report, {"incident": incident, "person": siti, "axis": "condition", "value": "well", "source": "family", "recorded_at_ms": 1, "officer": OFFICER}),
        ],
        OFFICER,
    )  # fmt: skip
    with one.reading() as connection:
        rows = connection.exec_driver_sql("SELECT compartment, count FROM batch ORDER BY compartment").all()
    assert [tuple(row) for row in rows] == [(1, 1), (2, 2)]


NAMES, PHONES = ["Siti", "Budi"], ["+62811", "+62822", ""]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.integers(0, 2), st.sampled_from(NAMES)),
        st.tuples(st.just("phone"), st.integers(0, 2), st.integers(0, 3), st.sampled_from(PHONES)),
        st.tuples(st.just("place"), st.integers(0, 2), st.integers(0, 3), st.integers(1, 3)),
        st.tuples(st.just("radius"), st.integers(0, 2), st.integers(0, 3), st.integers(1, 3)),
        st.tuples(st.just("withdraw"), st.integers(0, 2), st.integers(0, 3), st.booleans()),
        st.tuples(st.just("report"), st.integers(0, 2), st.integers(0, 3), st.sampled_from(["well", "injured"])),
        st.tuples(st.just("carry"), st.integers(0, 2), st.integers(0, 2), st.integers(0, 5)),
        st.tuples(st.just("clock"), st.integers(-60, 60)),
    ),
    min_size=8,
    max_size=40,
)


class Trio:
    """Three consoles and what was done on them."""

    def __init__(self, master: Path, folder: Path, stack: ExitStack) -> None:
        self.clocks = [Clock(), Clock(), Clock()]
        self.registers = [
            stack.enter_context(enrolled(master, folder / str(n), n + 1, self.clocks[n])) for n in range(3)
        ]
        self.people: list[tuple[int, int]] = []
        self.incident = self.registers[0].mint()[0]
        fields = {"title": "x", "place": "y", "area": "{}", "onset_ms": START_MS, "zone": "UTC", "known_at_ms": 1}
        self.registers[0].record([Change(Kind.INCIDENT, self.incident, fields)], OFFICER)

    def do(self, step: tuple[object, ...]) -> None:
        name, *given = step
        if name == "clock":
            self.clocks[int(str(given[0])) % 3].pass_time(minutes=int(str(given[0])))
        elif name == "carry":
            source, target, which = (int(str(each)) for each in given)
            chains = [(c, 11 << 13 | a, lane) for a in (1, 2, 3) for c in (1, 2) for lane in (0, 1)]
            if source != target:
                carry(self.registers[source], self.registers[target], chains[which * 2 : which * 2 + 2] if which < 5 else None)  # fmt: skip
        elif name == "make":
            self._make(int(str(given[0])), str(given[1]))
        elif self.people:
            person, registration = self.people[int(str(given[1])) % len(self.people)]
            self._write(str(name), self.registers[int(str(given[0]))], person, registration, given[2])

    def _make(self, where: int, name: str) -> None:
        register = self.registers[where]
        person, registration = register.mint(2)
        changes = [
            Change(Kind.PERSON, person, {"name": name}),
            Change(Kind.REGISTRATION, registration, {"person": person, "mission": 11, "lon": 1.0, "lat": 1.0, "radius_km": 1.0}),
        ]  # fmt: skip
        register.record(changes, OFFICER, lane=Lane.BULK)
        self.people.append((person, registration))

    def _write(self, name: str, register: Register, person: int, registration: int, value: object) -> None:
        with register.reading() as connection:
            there = connection.exec_driver_sql("SELECT count(*) FROM person WHERE id = ?", (person,)).scalar_one()
        if not there:
            return
        if name == "report":
            [report] = register.mint()
            fields = {"incident": self.incident, "person": person, "axis": "condition", "value": str(value), "source": "family", "recorded_at_ms": register.clock(), "officer": OFFICER}  # fmt: skip
            register.record([Change(Kind.REPORT, report, fields)], OFFICER)
        elif name == "place":
            edit(register, Kind.REGISTRATION, registration, lon=float(str(value)), lat=float(str(value)))
        elif name == "radius":
            edit(register, Kind.REGISTRATION, registration, radius_km=float(str(value)))
        elif name == "withdraw":
            edit(
                register, Kind.PERSON, person, withdrawn_at_ms=register.clock() if value else None, withdrawn_reason=""
            )
        else:
            edit(register, Kind.PERSON, person, phone=str(value))

    def meet(self) -> None:
        for _ in range(2):
            for source in self.registers:
                for target in self.registers:
                    if source is not target:
                        carry(source, target)


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_who_holds_the_same_changes_shows_the_same(master: Path, steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        trio = Trio(master, Path(folder), stack)
        for step in steps:
            trio.do(step)
        trio.meet()
        states = [state(each) for each in trio.registers]
        assert states[0] == states[1] == states[2]
        assert states[0][2] == []
        rebuilt = trio.registers[0]
        with rebuilt.maintenance() as connection:
            checking.rebuild(connection, [])
        assert state(rebuilt) == states[0]
