"""What the register says of the exchange: nothing waits unseen, nothing counts as sent without the hub's receipt, nothing set aside is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from console.model.change import Change
from console.model.ids import author_number
from console.model.kinds import Kind
from console.model.sentences_aside import UNKNOWN, WHY, why, why_not_shown
from console.model.shown import IncidentLine, MissionLine
from console.model.shown_exchange import MINISTRY, ExchangeBrief, NotShownLine
from console.register import refold
from console.register.carrying import Carried
from console.register.envelopes import Reason
from console.register.reading import exchange
from console.register.reading.incidents import incidents, missions, tally_of
from console.register.register import Register
from console.register.resident import ResidentArrays
from sync.pouch import link_of
from tests.conftest import Clock
from tests.factories import a_person, a_registration, an_incident, made
from tests.register.apart import MISSION, carry, enrolled
from tests.sync.consoles import Console, Mission

OTHER = 1012


@pytest.fixture
def office(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Mission]:
    with ExitStack() as stack:
        yield Mission(master, tmp_path, stack, 2, clock)


def written(console: Console, name: str = "Siti Contoh") -> int:
    [record] = console.register.mint()
    console.register.record([Change(Kind.PERSON, record, {"name": name})], console.officer)
    return record


def named(register: Register, mission: int, code: str) -> None:
    fields = {"code": code, "kind": "embassy", "name_id": code, "name_en": code, "host_city": f"Kota {code}"}
    place = {"country": "SD", "lon": 32.5, "lat": 15.5, "zone": "Africa/Khartoum"}
    register.load_reference([Change(Kind.MISSION, mission, {**fields, **place})])


def brief(register: Register) -> ExchangeBrief:
    with register.reading() as connection:
        return exchange.brief(connection)


def receipt(console: Console, wires: list[bytes]) -> None:
    """The hub has these."""
    at_hub = {link_of(wire): number for number, wire in enumerate(wires, start=41)}
    console.register.receive([], [], [], Carried(b"g" * 16, at_hub=at_hub))


def test_that_before_enrolment_every_change_is_told_as_being_here_only(register: Register) -> None:
    a_person(register)
    told = brief(register)
    assert (told.is_enrolled, told.has_exchanged, told.waiting, told.oldest_ms) == (False, False, 1, None)
    with register.reading() as connection:
        assert exchange.waiting(connection).lines == ()
        assert exchange.readable(connection) is None


def test_that_a_change_waits_until_the_hub_has_confirmed_it(office: Mission, clock: Clock) -> None:
    one = office.consoles[0]
    first_ms = clock()
    written(one)
    clock.pass_time(minutes=130)
    written(one, "Budi Contoh")
    told = brief(one.register)
    assert (told.is_enrolled, told.waiting, told.oldest_ms) == (True, 2, first_ms)
    wires = one.seal()
    clock.pass_time(minutes=1)
    written(one, "Ayu Contoh")
    with one.register.reading() as connection:
        [line] = exchange.waiting(connection).lines
    assert (line.sealed, line.unsealed, line.oldest_ms, line.is_bulk) == (2, 1, first_ms, False)
    assert line.size_bytes > sum(map(len, wires))
    receipt(one, wires)
    told = brief(one.register)
    assert (told.has_exchanged, told.waiting, told.oldest_ms) == (True, 1, clock())


def test_that_who_waits_is_told_by_officer_and_compartment(office: Mission) -> None:
    one = office.consoles[0]
    named(one.register, MISSION, "KRT")
    one.register.record([Change(Kind.OFFICER, one.officer, {"name": "Rina Contoh", "mission": MISSION})], one.officer)
    written(one)
    with one.register.reading() as connection:
        lines = exchange.waiting(connection).lines
    assert {(line.compartment, line.officer) for line in lines} == {(MINISTRY, "Rina Contoh"), ("KRT", "Rina Contoh")}


def test_that_what_the_hub_has_is_listed_with_its_content_the_newest_first(office: Mission, clock: Clock) -> None:
    one = office.consoles[0]
    written(one)
    wires = one.seal()
    clock.pass_time(minutes=5)
    siti = written(one, "Budi Contoh")
    one.register.record([Change(Kind.PERSON, siti, {"phone": "+62811"})], one.officer)
    wires += one.seal()
    receipt(one, wires)
    with one.register.reading() as connection:
        page, short = exchange.sent(connection), exchange.sent(connection, 1)
    assert [(line.hub_seq, dict(line.kinds), line.written_ms) for line in page.lines] == [
        (42, {Kind.PERSON: 2}, clock()),
        (41, {Kind.PERSON: 1}, clock() - 5 * 60_000),
    ]
    assert (len(short.lines), short.total, page.total) == (1, 2, 2)


def test_that_a_hub_that_was_set_back_makes_all_wait_again(office: Mission) -> None:
    one = office.consoles[0]
    written(one)
    receipt(one, one.seal())
    one.register.receive([], [], [], Carried(b"h" * 16))
    assert brief(one.register).waiting == 1


def test_that_received_envelopes_are_not_waiting_changes_of_this_console(office: Mission) -> None:
    one, other = office.consoles
    written(one)
    other.take_in(one.seal(), office.membership())
    assert brief(other.register).waiting == 0
    with other.register.reading() as connection:
        told = exchange.waiting(connection)
    assert (told.lines, told.relayed) == ((), 1)


def test_that_what_is_set_aside_is_told_with_reason_author_and_age(office: Mission, clock: Clock) -> None:
    one, other = office.consoles
    named(other.register, MISSION, "KRT")
    since_ms = clock()
    for name in ("Siti Contoh", "Budi Contoh", "Ayu Contoh"):
        written(one, name)
        wires = one.seal()
        if name != "Siti Contoh":
            other.take_in(wires, office.membership())
            clock.pass_time(minutes=10)
    with other.register.reading() as connection:
        [line] = exchange.aside(connection)
    assert (line.reason, line.compartment, line.mission, line.author) == (Reason.GAP, "KRT", "KRT", one.author)
    assert (line.count, line.since_ms) == (2, since_ms)
    assert brief(other.register).aside == 2


def test_that_every_reason_says_what_it_waits_for_in_both_languages() -> None:
    assert set(Reason) <= set(WHY)
    assert why("what a newer console writes") is UNKNOWN
    for each in (*WHY.values(), UNKNOWN):
        for telling in (each.english, each.indonesian):
            assert all(telling)
            assert telling[1].endswith(".")


def test_that_a_person_who_has_not_come_yet_is_counted_as_not_shown(master: Path, tmp_path: Path, clock: Clock) -> None:
    with ExitStack() as stack:
        one, two, three = (stack.enter_context(enrolled(master, tmp_path / str(n), n, clock)) for n in (1, 2, 3))
        siti = a_person(one)
        carry(one, two)
        two.record([Change(Kind.PERSON, siti, {"phone": "+62811"})], 1)
        carry(two, three, [(2, author_number(MISSION, 2), 0)])
        with three.reading() as connection:
            assert exchange.not_shown(connection) == [NotShownLine(refold.NOT_HERE, Kind.PERSON, 1)]
        assert brief(three).not_shown == 1
        assert why_not_shown(refold.NOT_HERE, is_person=True, language="en")[0] == "person not yet here"
        assert why_not_shown(refold.NEWER, is_person=True, language="id")[0] == "memuat data versi lebih baru"


def test_that_each_author_s_newest_change_is_told(master: Path, tmp_path: Path, clock: Clock) -> None:
    with ExitStack() as stack:
        one, two = (stack.enter_context(enrolled(master, tmp_path / str(n), n, clock)) for n in (1, 2))
        a_person(one)
        clock.pass_time(minutes=7)
        a_person(one)
        carry(one, two)
        clock.pass_time(minutes=30)
        with two.reading() as connection:
            [contact] = exchange.contacts(connection)
        assert (contact.author, contact.newest_ms) == (author_number(MISSION, 1), clock() - 30 * 60_000)


@pytest.fixture
def khartoum(master: Path, tmp_path: Path, clock: Clock) -> Iterator[Register]:
    with enrolled(master, tmp_path / "own", 1, clock) as made_:
        for mission, code in ((MISSION, "KRT"), (OTHER, "CAI")):
            named(made_, mission, code)
        yield made_


def with_two_missions(register: Register) -> IncidentLine:
    """An incident of both, with somebody registered at each; its line."""
    incident = an_incident(register)
    for mission in (MISSION, OTHER):
        made(register, Kind.INVOLVEMENT, incident=incident, mission=mission, role="lead")
        a_registration(register, a_person(register), mission, country="SD")
    with register.reading() as connection:
        return incidents(connection)[0]


def cairo(register: Register) -> MissionLine:
    with register.reading() as connection:
        return next(line for line in missions(connection) if line.code == "CAI")


def test_that_a_mission_without_its_key_is_not_counted_whoever_registered_somebody_for_it(khartoum: Register) -> None:
    line = with_two_missions(khartoum)
    with khartoum.reading() as connection:
        told = tally_of(connection, line, ResidentArrays(), (), khartoum.clock())
    assert (told.covers, told.not_held, told.contributors) == (("KRT",), ("CAI",), ())


def test_that_a_mission_whose_key_is_here_is_counted_with_the_age_of_its_newest_change(
    khartoum: Register, master: Path, tmp_path: Path, clock: Clock
) -> None:
    line = with_two_missions(khartoum)
    with khartoum.maintenance() as connection:
        connection.exec_driver_sql("INSERT INTO compartment VALUES (3, ?, ?)", (b"c" * 16, OTHER))
        connection.exec_driver_sql("INSERT INTO epoch_key VALUES (3, 1, ?, ?)", (b"f" * 16, b"k" * 32))
    with khartoum.reading() as connection:
        told = tally_of(connection, line, ResidentArrays(), (), khartoum.clock())
    assert (told.covers, told.not_held) == (("CAI", "KRT"), ())
    assert [(each.code, each.place, each.newest_ms) for each in told.contributors] == [("CAI", "Kota CAI", None)]
    with enrolled(master, tmp_path / "cairo", 1, clock, mission=OTHER) as there:
        a_person(there)
        heard_ms = clock()
        carry(there, khartoum, [(2, author_number(OTHER, 1), 0)])
    clock.pass_time(minutes=130)
    other = cairo(khartoum)
    with khartoum.reading() as connection:
        [heard] = exchange.contributors(connection, [other])
    assert heard.newest_ms == heard_ms


def test_that_before_enrolment_the_roster_alone_says_whose_people_are_held(register: Register) -> None:
    for mission, code in ((MISSION, "KRT"), (OTHER, "CAI")):
        named(register, mission, code)
    line = with_two_missions(register)
    with register.reading() as connection:
        told = tally_of(connection, line, ResidentArrays(), (), register.clock())
    assert (told.covers, told.not_held, told.contributors) == (("CAI", "KRT"), (), ())
