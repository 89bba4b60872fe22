"""The hub as an administrator runs it: made, served, looked at, ended, killed; and what it says when it cannot."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
from contextlib import closing
from pathlib import Path

import pytest
import requests

from sync.frames import Ack, Request, Taken, read_pieces, write_request
from sync.hub.places import place_of
from sync.hub.serving import listening_on
from sync.session import EXCHANGE_PATH, LIVE_PATH
from tests.sync.hubs import ROLE, as_owner
from tests.sync.members import KHARTOUM_ALIAS, MEMBER, Members
from tests.sync.programs import run, served
from tests.sync.served import a_certificate
from tests.sync.speaking import Speaker


@pytest.fixture
def members() -> Members:
    return Members()


@pytest.fixture
def data(members: Members, tmp_path: Path) -> Path:
    """A folder with a hub."""
    folder = tmp_path / "hub"
    root = members.root.key.hex()
    assert run("init", "--data", folder, "--root", root, "--founding", members.founding(tmp_path)) == 0
    return folder


def test_that_a_hub_is_made_served_killed_and_served_again_without_losing_what_it_acknowledged(
    data: Path, members: Members, tmp_path: Path
) -> None:
    wires = [members.envelope() for _ in range(4)]
    acks: list[Ack] = []
    for n in range(2):
        with served(tmp_path, "--data", data) as hub:
            with closing(Speaker(hub.authority, MEMBER)) as way:
                acks += way.exchange(Request(envelopes=wires[2 * n : 2 * n + 1])).acks
                acks += way.exchange(Request(envelopes=wires[2 * n + 1 : 2 * n + 2])).acks
            hub.process.kill()  # nothing is told, nothing ends in order
    assert acks == [Ack(Taken.STORED, n) for n in range(1, 5)]
    with served(tmp_path, "--data", data) as hub, closing(Speaker(hub.authority, MEMBER)) as way:
        news = way.exchange(Request()).news
        assert news == [(KHARTOUM_ALIAS, n, wire) for n, wire in enumerate(wires, 1)]
        assert hub.end() == 0


def test_that_sigterm_ends_a_stream_between_two_pieces(data: Path, members: Members, tmp_path: Path) -> None:
    with served(tmp_path, "--data", data) as hub, closing(Speaker(hub.authority, MEMBER)) as way:
        with way.post(LIVE_PATH, write_request(Request()), stream=True) as stream:
            pieces = read_pieces(stream.raw.read)
            assert len(next(pieces).entries) == len(members.wires)
            hub.process.terminate()
            assert list(pieces) == []  # cut off in a piece would be a FrameError, a broken connection another
        assert hub.process.wait(timeout=60) == 0
    log = hub.log.read_text()
    assert "POST /v1/live 200" in log
    assert "Traceback" not in log
    assert way.token not in log


def test_that_what_it_writes_is_for_its_owner_alone(data: Path, tmp_path: Path) -> None:
    with served(tmp_path, "--data", data):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {"hub.db", "hub.lock"} <= modes.keys()
    assert set(modes.values()) == {0o600}


def test_that_one_process_serves_a_folder(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(tmp_path, "--data", data):
        assert run("serve", "--data", data, "--authority", "a:1", "--port", 0) == 1
        assert "Another process serves" in capsys.readouterr().err
        assert run("status", "--data", data) == 0


def test_that_several_processes_serve_one_database(postgres_url: str, members: Members, tmp_path: Path) -> None:
    log = members.founding(tmp_path)
    root = members.root.key.hex()
    owner = as_owner(postgres_url)
    assert run("init", "--database", owner, "--role", ROLE, "--root", root, "--founding", log) == 0
    wires = [members.envelope() for _ in range(8)]
    with served(tmp_path, "--database", postgres_url, "--workers", 2) as hub:
        with (
            closing(Speaker(hub.authority, MEMBER)) as one,
            closing(Speaker(hub.authority, MEMBER)) as other,
            one.post(LIVE_PATH, write_request(Request()), stream=True) as stream,
        ):
            pieces = read_pieces(stream.raw.read)
            next(pieces)
            acks = []
            for n, wire in enumerate(wires):
                way = (
                    Speaker(hub.authority, MEMBER, other.token) if n % 2 else other
                )  # a new connection, maybe the other process
                acks += way.exchange(Request(envelopes=[wire])).acks
                if way is not other:
                    way.close()
            assert acks == [Ack(Taken.STORED, n) for n in range(1, 9)]
            came: list[int] = []
            while len(came) < len(wires):
                came += [number for _, number, _ in next(pieces).news]
            assert came == list(range(1, 9))
        for worker in hub.workers():
            os.kill(worker, signal.SIGKILL)
        with closing(
            Speaker(hub.authority, MEMBER)
        ) as way:  # waits in the socket's queue until there is a worker again
            assert len(way.exchange(Request()).news) == len(wires)
        assert hub.end() == 0
    assert hub.log.read_text().count(f"POST {EXCHANGE_PATH} 200") == len(wires) + 1


def test_that_status_tells_counts_and_no_secret(
    data: Path, members: Members, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("status", "--data", data, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    wanted = {"form": 2, "devices": 2, "revoked": 1, "forks": 0, "entries": 8, "envelopes": 0, "sessions": 0}
    assert told | wanted == told
    assert told["root"] == members.root.key.hex()
    assert run("status", "--data", data) == 0
    assert "newest envelope ms" in capsys.readouterr().out


ROOT_HEX = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
WRONG = {
    "neither": (["serve"], "Give either --data or --database"),
    "both": (["serve", "--data", "{tmp}/no", "--database", "postgresql://x@y/z"], "Give either"),
    "no address": (["serve", "--database", "mysql://x"], "no address of a database"),
    "no hub": (["serve", "--data", "{tmp}/no"], "No hub is in"),
    "no hub to look at": (["status", "--data", "{tmp}/no"], "No hub is in"),
    "two workers": (["serve", "--data", "{data}", "--workers", "2"], "SQLite takes one process"),
    "no worker": (["serve", "--data", "{data}", "--workers", "0"], "SQLite takes one process"),
    "plain": (["serve", "--data", "{data}", "--host", "0.0.0.0"], "Plain HTTP is served on this machine only"),
    "a name": (["serve", "--data", "{data}", "--host", "hub.example"], "Plain HTTP"),
    "half a certificate": (["serve", "--data", "{data}", "--cert", "{tmp}/a.pem"], "belong together"),
    "no certificate": (["serve", "--data", "{data}", "--cert", "{tmp}/a.pem", "--key", "{tmp}/a.key"], "cannot be used"),
    "no authority": (["serve", "--data", "{data}", "--port", "0"], "How consoles address this hub"),
    "no root": (["init", "--data", "{tmp}/no", "--root", "abc"], "no root key"),
    "a hub already": (["init", "--data", "{data}", "--root", ROOT_HEX], "A hub is here already"),
    "another root": (["init", "--data", "{tmp}/no", "--root", ROOT_HEX, "--founding", "{tmp}/founding.posko"], "8 of 8"),
    "no founding": (["init", "--data", "{tmp}/no", "--root", ROOT_HEX, "--founding", "{tmp}/none"], "No such file"),
    "no exchange file": (["init", "--data", "{tmp}/no", "--root", ROOT_HEX, "--founding", "{tmp}/odd"], "no exchange file"),
    "cut off": (["init", "--data", "{tmp}/no", "--root", ROOT_HEX, "--founding", "{tmp}/cut"], "damaged or cut off"),
    "no database": (["status", "--database", "postgresql://x@127.0.0.1:1/z"], "The database did not do it"),
    "a lost backup": (["restore", "{tmp}/none", "--data", "{tmp}/no"], "is not there"),
    "no backup": (["restore", "{tmp}/odd", "--data", "{tmp}/no"], "no backup of a hub"),
}  # fmt: skip


@pytest.mark.parametrize("why", WRONG)
def test_that_a_fault_is_one_sentence_and_leaves_no_hub(
    why: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, sentence = WRONG[why]
    (tmp_path / "odd").write_bytes(b"PK\3\4" + bytes(4_000))
    (tmp_path / "cut").write_bytes((tmp_path / "founding.posko").read_bytes()[:-5])
    capsys.readouterr()
    assert run(*(each.format(tmp=tmp_path, data=data) for each in arguments)) == 1
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert run("status", "--data", tmp_path / "no") == 1


def test_that_the_hub_speaks_tls_1_3_and_nothing_older(data: Path, tmp_path: Path) -> None:
    certificate, key = a_certificate(tmp_path, "hub")
    with served(tmp_path, "--data", data, "--cert", certificate, "--key", key) as hub, requests.Session() as http:
        http.trust_env = False
        answer = http.get(f"https://{hub.authority}/health", verify=str(certificate), timeout=20, stream=True)
        assert answer.raw.connection.sock.version() == "TLSv1.3"
        assert answer.json() == {"status": "ok", "form": 2}
        with pytest.raises(requests.exceptions.ConnectionError):
            http.get(f"http://{hub.authority}/health", timeout=20)


def test_that_an_authority_told_at_the_beginning_is_kept(tmp_path: Path, members: Members) -> None:
    folder = tmp_path / "hub"
    assert run("init", "--data", folder, "--root", members.root.key.hex(), "--authority", "hub.example:443") == 0
    with closing(place_of(folder, "").open()) as store, store.reading() as connection:
        told = connection.exec_driver_sql("SELECT value FROM about WHERE name = 'authority'").scalar_one()
    assert told == b"hub.example:443"


def test_that_no_half_of_an_answer_waits_for_the_other() -> None:
    with listening_on("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
