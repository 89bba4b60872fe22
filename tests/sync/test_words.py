"""What consoles say of themselves: the newest word of each reaches everybody who may have it, and nobody takes it for more than it is."""

from __future__ import annotations

from console.register import receipts
from console.register.receipts import Receipt
from sync.frames import Request
from sync.hub.exchange import exchange
from sync.pouch import alias_of
from tests.register.apart import MINISTRY_NO, MISSION_NO
from tests.sync.consoles import COMPARTMENTS, Console
from tests.sync.test_carrying import write
from tests.sync.test_courier import Net
from tests.sync.test_membership import NOW_MS


def said(console: Console, author: int) -> Receipt | None:
    with console.register.reading() as connection:
        word = receipts.newest(connection, MISSION_NO).get(author)
    return receipts.decode(word.content) if word else None


def test_that_who_wrote_hears_that_the_other_has_it(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.exchange(0)
    net.exchange(1)
    assert said(one, other.author) is None
    assert net.couriers[1].give_receipts() == 1
    net.exchange(1)
    net.exchange(0)
    receipt = said(one, other.author)
    assert receipt is not None
    assert receipt.covers((one.author, 0), 1, None)
    assert not receipt.covers((one.author, 0), 2, None)
    assert receipt.cursor is not None
    assert net.couriers[1].give_receipts() == 0  # nothing new to say


def test_that_only_the_newest_word_is_kept_and_one_that_never_went_is_missed_by_nobody(net: Net) -> None:
    one, other = net.mission.consoles
    for _ in range(3):
        write(one)
        net.exchange(0)
        net.exchange(1)
        net.couriers[1].give_receipts()  # only the last of these is sent
    for _ in range(2):
        net.exchange(1)
    write(one)
    net.settle()
    net.couriers[1].give_receipts()
    net.settle()
    receipt = said(one, other.author)
    assert receipt is not None
    assert receipt.covers((one.author, 0), 4, None)
    with net.hub.writing() as connection:
        answer = exchange(connection, one.device, Request(), NOW_MS)
    assert [alias for alias, _ in answer.words] == [alias_of(COMPARTMENTS[MISSION_NO])]


def test_that_a_word_is_no_change_and_the_chains_go_on(net: Net) -> None:
    one, other = net.mission.consoles
    for _ in range(2):
        write(one)
        write(other)
        net.settle()
        for courier in net.couriers:
            courier.give_receipts()
        net.settle()
    for console in (one, other):
        with console.register.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM aside").scalar() == 0
            assert connection.exec_driver_sql("SELECT count(*) FROM word WHERE NOT is_at_hub").scalar() == 0
            assert connection.exec_driver_sql("SELECT DISTINCT lane FROM envelope").scalars().all() == [0]


def test_that_a_restored_hub_hears_the_words_again(net: Net) -> None:
    one, other = net.mission.consoles
    net.copy_hub("old.db")
    write(one)
    net.settle()
    net.couriers[1].give_receipts()
    net.settle()
    net.restore_hub("old.db")
    net.settle()
    with net.hub.writing() as connection:
        answer = exchange(connection, one.device, Request(), NOW_MS)
    assert len(answer.words) == 1
    assert said(one, other.author) is not None


def test_that_with_something_set_aside_the_hubs_number_is_not_claimed(net: Net) -> None:
    one, other = net.mission.consoles
    write(one)
    net.settle()
    with other.register.maintenance() as connection:
        row = (b"l" * 16, MISSION_NO, one.author, 0, 9, "gap", 0, b"x")
        connection.exec_driver_sql("INSERT INTO aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        receipt = receipts.due(connection, MISSION_NO, other.author, (b"g" * 8, 5))
        assert receipt is not None
        assert receipt.cursor is None
        assert receipts.due(connection, MINISTRY_NO, other.author, (b"g" * 8, 5)) is None
