"""The mailbox for enrolment: who knows the slot may fetch and answer once; everything else looks like nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.hub import mailbox
from sync.hub.mailbox import LASTS_MS, OPEN_MAX, Full, NoSlot
from sync.hub.store import Store
from sync.session import ENROLMENT_PATH, ENROLMENT_REQUEST_MAX, ENROLMENT_REQUEST_PATH, INVITATION_MAX
from tests.sync.hubs import found
from tests.sync.members import MEMBER, Members, a_hub
from tests.sync.served import serving
from tests.sync.speaking import Speaker
from tests.sync.test_membership import NOW_MS, Signer

SLOT = bytes(range(16)).hex()
PLACE, REQUEST = ENROLMENT_PATH.format(slot=SLOT), ENROLMENT_REQUEST_PATH.format(slot=SLOT)


@pytest.fixture
def hub(database: tuple[str, Path]) -> Iterator[Store]:
    database[1].mkdir(exist_ok=True)
    with closing(found(database[0], Signer(1).key)) as store:
        yield store


def test_that_an_invitation_waits_and_its_answer_comes_back(hub: Store) -> None:
    with hub.writing() as connection:
        mailbox.invite(connection, SLOT, b"come", NOW_MS)
        mailbox.invite(connection, SLOT, b"come", NOW_MS)
        assert mailbox.invitation(connection, SLOT, NOW_MS) == b"come"
        assert mailbox.request(connection, SLOT, NOW_MS) is None
        mailbox.answer(connection, SLOT, b"here I am", NOW_MS)
        mailbox.answer(connection, SLOT, b"here I am", NOW_MS)
        assert mailbox.request(connection, SLOT, NOW_MS) == b"here I am"
        mailbox.close(connection, SLOT, NOW_MS)
        with pytest.raises(NoSlot):
            mailbox.invitation(connection, SLOT, NOW_MS)


def test_that_neither_an_invitation_nor_an_answer_is_replaced(hub: Store) -> None:
    with hub.writing() as connection:
        mailbox.invite(connection, SLOT, b"come", NOW_MS)
        mailbox.answer(connection, SLOT, b"here I am", NOW_MS)
        with pytest.raises(NoSlot):
            mailbox.invite(connection, SLOT, b"come here", NOW_MS)
        with pytest.raises(NoSlot):
            mailbox.answer(connection, SLOT, b"no, I am", NOW_MS)
        assert mailbox.request(connection, SLOT, NOW_MS) == b"here I am"


def test_that_it_is_open_for_a_day(hub: Store) -> None:
    late = NOW_MS + LASTS_MS
    with hub.writing() as connection:
        mailbox.invite(connection, SLOT, b"come", NOW_MS)
        assert mailbox.invitation(connection, SLOT, late - 1) == b"come"
        for does in (mailbox.invitation, mailbox.request, mailbox.close):
            with pytest.raises(NoSlot):
                does(connection, SLOT, late)  # type: ignore[operator]
        with pytest.raises(NoSlot):
            mailbox.answer(connection, SLOT, b"here I am", late)
        mailbox.invite(connection, SLOT, b"come again", late)
        assert mailbox.invitation(connection, SLOT, late) == b"come again"


def test_that_so_many_are_open_and_the_expired_make_room(hub: Store) -> None:
    with hub.writing() as connection:
        for n in range(OPEN_MAX):
            mailbox.invite(connection, n.to_bytes(16, "big").hex(), b"come", NOW_MS)
        with pytest.raises(Full):
            mailbox.invite(connection, "f" * 32, b"come", NOW_MS)
        mailbox.invite(connection, "f" * 32, b"come", NOW_MS + LASTS_MS)


@pytest.mark.parametrize("slot", ["", "0", "zz" * 16, "00" * 15, "00" * 17, "AB" * 16, " " + "00" * 16, "\u0660" * 32])
def test_that_a_malformed_slot_is_none(hub: Store, slot: str) -> None:
    with hub.writing() as connection, pytest.raises(NoSlot):
        mailbox.invite(connection, slot, b"come", NOW_MS)


def test_that_the_slot_is_nowhere_in_what_the_hub_keeps(hub: Store) -> None:
    with hub.writing() as connection:
        mailbox.invite(connection, SLOT, b"come", NOW_MS)
        [row] = connection.exec_driver_sql("SELECT * FROM mailbox").all()
    assert not any(bytes.fromhex(SLOT) in bytes(value) for value in row if not isinstance(value, int) and value)


def test_that_a_new_console_needs_no_session(tmp_path: Path) -> None:
    members = Members()
    with (
        closing(a_hub(tmp_path, members)) as store,
        serving(store) as authority,
        closing(Speaker(authority, MEMBER)) as officer,
        closing(Speaker(authority, MEMBER, "none")) as new,
    ):
        assert officer.ask("PUT", PLACE, b"come").status_code == 204
        assert officer.ask("GET", REQUEST).status_code == 204
        assert new.ask("GET", PLACE).content == b"come"
        assert new.ask("POST", PLACE, b"here I am").status_code == 204
        assert officer.ask("GET", REQUEST).content == b"here I am"
        assert new.ask("POST", PLACE, b"another").status_code == 404
        assert officer.ask("DELETE", PLACE).status_code == 204
        nothing = [new.ask("GET", PLACE), new.ask("POST", PLACE, b"x"), new.ask("POST", PLACE + "0", b"x")]
        nothing += [officer.ask("GET", REQUEST), officer.ask("DELETE", PLACE), officer.ask("GET", PLACE + "/request")]
        assert {(each.status_code, each.text) for each in nothing} == {(404, "not found")}


def test_that_what_is_too_large_is_refused(tmp_path: Path) -> None:
    members = Members()
    with (
        closing(a_hub(tmp_path, members)) as store,
        serving(store) as authority,
        closing(Speaker(authority, MEMBER)) as officer,
    ):
        assert officer.ask("PUT", PLACE, bytes(INVITATION_MAX + 1)).status_code == 413
        assert officer.ask("PUT", PLACE, bytes(INVITATION_MAX)).status_code == 204
        assert officer.ask("POST", PLACE, bytes(ENROLMENT_REQUEST_MAX + 1)).status_code == 413
        chunks = iter([bytes(ENROLMENT_REQUEST_MAX), b"x"])  # a size that nobody tells beforehand
        assert officer.ask("POST", PLACE, chunks).status_code == 413  # type: ignore[arg-type]
        assert officer.ask("POST", PLACE, bytes(ENROLMENT_REQUEST_MAX)).status_code == 204
