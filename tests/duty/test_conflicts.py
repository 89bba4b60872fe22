"""Two offices that wrote the same cell apart: both values with who and when, and one decision ends it everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.duty import conflicts, enrolment
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Change
from console.model.ids import author_number
from console.model.kinds import Kind
from console.model.shown_conflict import ConflictLine
from console.register.reading.conflicts import conflict_list
from console.register.reading.conflicts import conflicts as asked
from console.register.register import Register
from tests.conftest import START_MS, Clock
from tests.register.apart import MISSION, carry, enrolled, state


@pytest.fixture
def pair(master: Path, tmp_path: Path, clock: Clock) -> Iterator[tuple[Post, Post]]:
    with (
        enrolled(master, tmp_path / "one", 1, clock, officer=author_number(MISSION, 1) << 40 | 1) as one,
        enrolled(master, tmp_path / "other", 2, clock, officer=author_number(MISSION, 2) << 40 | 1) as other,
    ):
        posts = []
        for register, name in ((one, "Rina Contoh"), (other, "Budi Contoh")):
            register.load_reference(enrolment.reference())
            [officer] = register.mint()
            register.record([Change(Kind.OFFICER, officer, {"name": name, "mission": MISSION})], officer)
            posts.append(Post(register, officer))
        yield posts[0], posts[1]


def meet(pair: tuple[Post, Post]) -> None:
    one, other = (post.register for post in pair)
    carry(one, other)
    carry(other, one)


def lines(register: Register) -> list[ConflictLine]:
    with register.reading() as connection:
        return asked(connection)


def torn(pair: tuple[Post, Post], clock: Clock) -> int:
    """A person whose number both edited apart."""
    one, other = pair
    siti, _ = one.add(Kind.PERSON, {"name": "Siti Contoh"})
    meet(pair)
    one.amend(Kind.PERSON, siti, {"phone": "+62811"})
    clock.pass_time(minutes=5)
    other.amend(Kind.PERSON, siti, {"phone": "+62822"})
    meet(pair)
    return siti


def test_that_both_values_are_told_with_who_and_when(pair: tuple[Post, Post], clock: Clock) -> None:
    siti = torn(pair, clock)
    for post in pair:
        [line] = lines(post.register)
        assert (line.record, line.kind, line.cell, line.person, line.name) == (siti, Kind.PERSON, "phone", siti, "Siti Contoh")  # fmt: skip
        told = [(each.fields["phone"], each.officer, each.mission, each.at_ms) for each in line.values]
        assert told == [
            ("+62822", "Budi Contoh", MISSION, clock()),
            ("+62811", "Rina Contoh", MISSION, clock() - 5 * 60_000),
        ]


@pytest.mark.parametrize("place", [0, 1])
def test_that_the_kept_value_stands_on_both(pair: tuple[Post, Post], clock: Clock, place: int) -> None:
    siti = torn(pair, clock)
    one, other = pair
    conflicts.keep(one, siti, "phone", place)
    meet(pair)
    assert lines(one.register) == lines(other.register) == []
    assert state(one.register) == state(other.register)
    with other.asking() as connection:
        phone = connection.exec_driver_sql("SELECT phone FROM person WHERE id = ?", (siti,)).scalar_one()
    assert phone == ("+62822", "+62811")[place]


def test_that_a_third_value_ends_it_too_and_only_of_that_cell(pair: tuple[Post, Post], clock: Clock) -> None:
    siti = torn(pair, clock)
    one, other = pair
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.write(one, siti, "phone", {"name": "Orang Lain"})
    conflicts.write(one, siti, "phone", {"phone": "+62833"})
    meet(pair)
    assert lines(other.register) == []
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.keep(other, siti, "phone", 0)


@pytest.mark.parametrize(("place", "withdrawn"), [(0, None), (1, START_MS)])
def test_that_a_withdrawal_beside_an_edit_is_decided_either_way(
    pair: tuple[Post, Post], place: int, withdrawn: int | None
) -> None:
    one, other = pair
    siti, _ = one.add(Kind.PERSON, {"name": "Siti Contoh"})
    meet(pair)
    one.withdraw(Kind.PERSON, siti, "ganda")
    other.amend(Kind.PERSON, siti, {"phone": "+62822"})
    meet(pair)
    [line] = lines(other.register)
    assert line.is_about_withdrawal
    assert [dict(each.fields) for each in line.values] == [
        {"phone": "+62822"},
        {"withdrawn_at_ms": START_MS, "withdrawn_reason": "ganda"},
    ]
    conflicts.keep(other, siti, line.cell, place)
    meet(pair)
    assert lines(one.register) == []
    assert state(one.register) == state(other.register)
    with one.asking() as connection:
        row = connection.exec_driver_sql("SELECT withdrawn_at_ms, phone FROM person WHERE id = ?", (siti,)).one()
    assert tuple(row) == (withdrawn, "+62822")


def test_that_a_slip_of_the_hand_is_decided_otherwise(pair: tuple[Post, Post], clock: Clock) -> None:
    siti = torn(pair, clock)
    one, other = pair
    [line] = lines(one.register)
    conflicts.keep(one, siti, "phone", 0)
    decided = conflicts.said_by(line, 0)
    conflicts.decide_again(one, line, decided, conflicts.said_by(line, 1))
    meet(pair)
    assert lines(other.register) == []
    with other.asking() as connection:
        assert connection.exec_driver_sql("SELECT phone FROM person WHERE id = ?", (siti,)).scalar_one() == "+62811"


def test_that_what_another_wrote_since_is_not_undone_by_deciding_otherwise(
    pair: tuple[Post, Post], clock: Clock
) -> None:
    siti = torn(pair, clock)
    one, other = pair
    [line] = lines(one.register)
    conflicts.keep(one, siti, "phone", 0)
    meet(pair)
    other.amend(Kind.PERSON, siti, {"phone": "+62899"})
    meet(pair)
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.decide_again(one, line, conflicts.said_by(line, 0), conflicts.said_by(line, 1))
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.decide_again(one, line, {"phone": "+62899"}, {"name": "Orang Lain"})


def test_that_what_a_value_refers_to_is_named(pair: tuple[Post, Post]) -> None:
    one, _ = pair
    siti, _ = one.add(Kind.PERSON, {"name": "Siti Contoh"})
    homes = [one.add(Kind.HOUSEHOLD, {"mission": MISSION, "label": label})[0] for label in ("A-1", "B-2")]
    meet(pair)
    for post, home in zip(pair, homes, strict=True):
        post.amend(Kind.PERSON, siti, {"household": home})
    meet(pair)
    with one.asking() as connection:
        told = conflict_list(connection)
    assert [told.names[home] for home in homes] == ["A-1", "B-2"]
    assert told.missions[MISSION]


def test_that_a_value_that_came_after_the_officer_looked_is_not_kept_by_its_place(
    pair: tuple[Post, Post], clock: Clock
) -> None:
    siti = torn(pair, clock)
    one, other = pair
    [looked_at] = lines(one.register)
    conflicts.keep(other, siti, "phone", 0)  # decided there, and edited here without having seen it
    clock.pass_time(minutes=5)
    one.amend(Kind.PERSON, siti, {"phone": "+62899"})
    meet(pair)
    [line] = lines(one.register)
    assert line.values != looked_at.values
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.keep(one, siti, "phone", 1, looked_at)
    with pytest.raises(InputFault, match="conflict-unknown"):
        conflicts.write(one, siti, "phone", {"phone": "+62800"}, looked_at)
    assert conflicts.keep(one, siti, "phone", 1, line)
