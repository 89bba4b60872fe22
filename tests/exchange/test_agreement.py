"""Consoles that hold the same changes show the same, and one that does not is found."""

from __future__ import annotations

from console.register import agreement, receipts
from console.register.reading import exchange
from console.register.receipts import Receipt, State
from tests.exchange.parts import Console, Ministry


def said(console: Console) -> State | None:
    """Tells what it shows, by its next file."""
    with console.opened.post.asking() as connection:
        mine = agreement.state(connection)
    if mine is not None:
        console.member.courier.give_receipts(state=mine)
    return mine


def found(console: Console) -> agreement.Agreement:
    with console.opened.post.asking() as connection:
        mine = agreement.state(connection)
        assert mine is not None
        return agreement.agreement(connection, mine, console.member.author)


def settled(ministry: Ministry) -> tuple[Console, Console]:
    ministry.found("KRT")
    one, other = ministry.join("one", "Budi Contoh", "KRT"), ministry.join("other", "Ayu Contoh", "KRT")
    ministry.tell(one)
    one.person("Siti Aminah")
    for _ in range(2):
        ministry.carry(one, other)
        ministry.carry(other, one)
    return one, other


def test_that_two_who_hold_the_same_agree_and_one_who_lacks_something_is_elsewhere(ministry: Ministry) -> None:
    one, other = settled(ministry)
    assert said(other) is not None
    ministry.carry(other, one)
    assert found(one).alike == (other.member.author,)
    one.person("Dewi Lestari")
    assert found(one).elsewhere == (other.member.author,)
    assert found(one).otherwise == ()


def test_that_damage_no_checksum_saw_is_an_alarm(ministry: Ministry) -> None:
    one, other = settled(ministry)
    with other.opened.post.register.maintenance() as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Siti Amina'")
    said(other)
    ministry.carry(other, one)
    assert found(one).otherwise == (other.member.author,)


def test_that_a_receipt_said_later_keeps_what_was_said_of_the_state(ministry: Ministry) -> None:
    one, other = settled(ministry)
    state = said(other)
    one.person("Dewi Lestari")
    ministry.carry(one, other)
    ministry.carry(other, one)
    with one.opened.post.asking() as connection:
        words = [receipts.newest(connection, no).get(other.member.author) for no in (1, 2)]
    assert state in {receipts.decode(word.content).state for word in words if word is not None}


def test_that_with_something_set_aside_nothing_is_claimed(ministry: Ministry) -> None:
    one, _ = settled(ministry)
    with one.opened.post.register.maintenance() as connection:
        row = (b"l" * 16, 1, 1, 0, 9, "gap", 0, b"x")
        connection.exec_driver_sql("INSERT INTO aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        assert agreement.state(connection) is None


def test_that_a_state_comes_back_as_it_was_said() -> None:
    receipt = Receipt((b"g" * 8, 7), {(9, 0): 3}, State(b"s" * 16, b"d" * 16))
    assert receipts.decode(receipts.encode(receipt)) == receipt


def test_that_what_was_sent_names_the_missions_that_say_they_have_it(ministry: Ministry) -> None:
    one, _ = settled(ministry)
    with one.opened.post.register.maintenance() as connection:  # as if the hub had confirmed it
        connection.exec_driver_sql("UPDATE envelope SET hub_seq = rowid")
    with one.opened.post.asking() as connection:
        lines = exchange.sent(connection).lines
    assert {line.received for line in lines if line.compartment == "KRT"} == {
        (("KRT", ministry.clock() // 60_000 * 60_000),)
    }
    one.person("Dewi Lestari")
    one.member.courier.seal()
    with one.opened.post.register.maintenance() as connection:
        connection.exec_driver_sql("UPDATE envelope SET hub_seq = rowid")
    with one.opened.post.asking() as connection:
        assert exchange.sent(connection).lines[0].received == ()
