"""A backup is whole or none, goes from any database into any, and a hub restored from it heals from what consoles hold."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import select

from sync.frames import Request, Taken
from sync.hub.backup import back_up, restore
from sync.hub.exchange import exchange
from sync.hub.faults import HubError
from sync.hub.places import FILE, Place, place_of
from sync.hub.store import Store, about
from sync.hub.tables import ABOUT, SESSION
from tests.conftest import Clock
from tests.register.apart import state
from tests.sync.consoles import Mission
from tests.sync.hubs import ROLE, as_owner, found
from tests.sync.members import MEMBER, Members, told
from tests.sync.programs import run
from tests.sync.test_carrying import write
from tests.sync.test_courier import Net
from tests.sync.test_membership import MINISTRY_ID, NOW_MS


@pytest.fixture
def members() -> Members:
    return Members()


@pytest.fixture
def place(database: tuple[str, Path], members: Members) -> Iterator[Place]:
    """A hub with some of everything, as its administrator names it; on PostgreSQL as the owner."""
    database[1].mkdir(exist_ok=True)
    with closing(found(database[0], members.root.key, "hub.example")) as store:
        with store.writing() as connection:
            told(connection, members.wires)
            row = {"token_hash": bytes(32), "device_id": MEMBER, "until_ms": NOW_MS}
            connection.execute(SESSION.insert(), row)
        wires = [members.envelope() for _ in range(450)] + [members.envelope(MINISTRY_ID)]  # more than a page
        with store.writing() as connection:
            acks = exchange(connection, MEMBER, Request(envelopes=wires), NOW_MS).acks
        assert {ack.taken for ack in acks} == {Taken.STORED}
    if "sqlite" in database[0]:
        return (yield place_of(database[1], ""))
    return (yield place_of(None, as_owner(database[0])))


def everything(store: Store) -> tuple[bytes, list[object], list[bytes]]:
    """The generation, and what a member gets."""
    news: list[object] = []
    cursors: dict[bytes, int] = {}
    with store.writing() as connection:
        generation = about(connection, "generation")
        while True:
            request = Request(generation, tuple(cursors.items()), budget=20_000)
            answer = exchange(connection, MEMBER, request, NOW_MS)
            news += answer.news
            cursors |= {alias: number for alias, number, _ in answer.news}
            if not answer.has_more:
                return generation, news, list(answer.entries)


def test_that_a_backup_goes_into_either_database_and_brings_all(
    place: Place, other_postgres_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "hub.backup"
    assert back_up(place, file) == 451
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("hub.backup*")) == ["hub.backup"]
    if place.folder is not None:
        assert [path.name for path in place.folder.iterdir()] == [FILE]
    with closing(place.open()) as store:
        before = everything(store)
    folder = tmp_path / "restored"
    assert restore(place_of(folder, ""), file) == 451
    assert restore(place_of(None, as_owner(other_postgres_url)), file, ROLE) == 451
    for url in (f"sqlite:///{folder / FILE}", other_postgres_url):
        with closing(Store.open(url)) as store:
            store.check()
            store.check_role()
            after = everything(store)
            with store.reading() as connection:
                assert about(connection, "authority") == b"hub.example"
                assert connection.execute(select(SESSION)).all() == []
        assert after[1:] == before[1:]
        assert after[0] != before[0]


def test_that_a_hub_is_never_overwritten_nor_a_backup(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "hub.backup"
    back_up(place, file)
    with pytest.raises(HubError, match="A hub is here already"):
        restore(place, file, ROLE)
    content = file.read_bytes()
    with pytest.raises(HubError, match="is there already"):
        back_up(place, file)
    assert file.read_bytes() == content


def test_that_who_does_not_see_every_row_makes_no_backup(postgres_url: str, members: Members, tmp_path: Path) -> None:
    with closing(found(postgres_url, members.root.key)):
        pass
    with pytest.raises(HubError, match="as the owner"):
        back_up(place_of(None, postgres_url), tmp_path / "hub.backup")
    assert list(tmp_path.glob("hub.backup*")) == []


def _a_backup(folder: Path, members: Members) -> Path:
    (folder / "hub").mkdir()
    url = f"sqlite:///{folder / 'hub' / FILE}"
    with closing(found(url, members.root.key)) as store, store.writing() as connection:
        told(connection, members.wires)
        exchange(connection, MEMBER, Request(envelopes=[members.envelope() for _ in range(5)]), NOW_MS)
    back_up(place_of(folder / "hub", ""), folder / "hub.backup")
    return folder / "hub.backup"


SPOILT = (
    "UPDATE envelope SET body = zeroblob(160) WHERE hub_seq = 3",
    "UPDATE envelope SET hub_seq = 9 WHERE hub_seq = 3",
    "DELETE FROM envelope WHERE hub_seq = 3",
    "DELETE FROM envelope WHERE hub_seq = 5",
    "DELETE FROM compartment",
    "DELETE FROM membership WHERE seq = 2",
    "UPDATE membership SET wire = zeroblob(160) WHERE seq = 2",
    "DELETE FROM about",
    "DROP TABLE membership",
    "UPDATE about SET value = x'09' WHERE name = 'form'",
)


def test_that_a_spoilt_backup_is_refused_whole(members: Members, tmp_path: Path) -> None:
    good = _a_backup(tmp_path, members)
    for n, spoilt in enumerate(SPOILT):
        bad = tmp_path / f"bad{n}"
        shutil.copy(good, bad)
        with closing(sqlite3.connect(bad)) as connection, connection:
            connection.execute(spoilt)
        with pytest.raises(HubError):
            restore(place_of(tmp_path / f"hub{n}", ""), bad)
        assert not (tmp_path / f"hub{n}").exists()
    content = bytearray(good.read_bytes())
    at = content.rindex(members.root.key)
    content[at] ^= 1
    bad.write_bytes(content)
    with pytest.raises(HubError):
        restore(place_of(tmp_path / "another", ""), bad)


def test_that_a_backup_of_the_first_form_is_restored_as_the_newest(members: Members, tmp_path: Path) -> None:
    file = _a_backup(tmp_path, members)
    with closing(sqlite3.connect(file)) as connection, connection:
        for table in ("mailbox", "word", "word_head"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE key_access DROP COLUMN signer")
        connection.execute("UPDATE about SET value = x'01' WHERE name = 'form'")
    content = file.read_bytes()
    assert restore(place_of(tmp_path / "new", ""), file) == 5
    assert file.read_bytes() == content
    with closing(place_of(tmp_path / "new", "").open()) as store, store.reading() as connection:
        assert connection.execute(select(ABOUT.c.value).where(ABOUT.c.name == "form")).scalar() == b"\2"


def test_that_a_restored_hub_heals_from_what_consoles_hold(
    master: Path, tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as stack:
        net = Net(Mission(master, tmp_path, stack, 3, clock), tmp_path)
        one, other, third = net.mission.consoles
        write(one)
        write(other)
        net.settle()
        file = tmp_path / "hub.backup"
        assert run("backup", file, "--data", tmp_path) == 0
        write(one, "Sesudah Salinan")
        net.settle()
        write(third, "Belum Terkirim")
        write(other, "Belum Terkirim Juga")
        net.hub.close()
        for leftover in tmp_path.glob("hub.db*"):
            leftover.unlink()
        assert run("restore", file, "--data", tmp_path) == 0
        net.hub = place_of(tmp_path, "").open()
        stack.callback(net.hub.close)
        net.settle()
        assert state(one.register) == state(other.register) == state(third.register)
        newcomer = everything_at(net)
        assert sorted(newcomer) == sorted(third.everything())
    assert "consoles will bring what came after it" in capsys.readouterr().out


def everything_at(net: Net) -> list[bytes]:
    with net.hub.writing() as connection:
        answer = exchange(connection, net.mission.consoles[0].device, Request(), NOW_MS)
    assert not answer.has_more
    return [wire for _, _, wire in answer.news]
