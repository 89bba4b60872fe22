"""Consoles, a hub and a bad link as real processes: nothing acknowledged is lost, nothing counts twice, and a copy is named.

POSKO_SEEDS: how many seeds of cuts; ``make test-long`` sets more.
"""

from __future__ import annotations

import base64
import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.flows.exchanged import Post, World

SEEDS = int(os.environ.get("POSKO_SEEDS", "1"))
PERSONS = 60  # of a roster: several frames
LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0})); import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with closing(World(tmp_path)) as world:
        yield world


def many(post: Post, mark: str, count: int = PERSONS) -> list[str]:
    """So many persons, written at once; each in a view of its own would be as many processes."""
    names = [f"{mark} Contoh {number:03}" for number in range(count)]
    post.console.reopen()
    for name in names:
        post.console.person(name)
    post.console.close()
    return names


@pytest.mark.parametrize("seed", range(SEEDS))
def test_that_a_link_that_is_cut_anywhere_loses_and_doubles_nothing(world: World, seed: int) -> None:
    chance = random.Random(seed)
    names = many(world.one, "Siti", PERSONS * 4) + many(world.two, "Dewi", PERSONS * 4)
    proxy = world.hub.proxy
    at_first = chance.randrange(1, 300)  # no exchange fits into it
    proxy.down_left = lambda: at_first if proxy.connections == 1 else chance.choice([None, chance.randrange(1, 12_000)])
    proxy.up_left = lambda: chance.choice([None, chance.randrange(1, 12_000)])
    failed = 0
    for _ in range(3):
        for post in (world.one, world.two):
            code, _, errors = post.run("sync", "--thin", "--json")
            assert code in (0, 1)
            failed += code
            assert "Traceback" not in errors
    assert failed
    proxy.down_left = proxy.up_left = lambda: None
    world.must_agree(*names)


def test_that_a_hub_killed_in_the_middle_has_what_it_acknowledged(world: World) -> None:
    names = many(world.one, "Siti", PERSONS * 4)
    world.hub.proxy.pause_s = 0.02
    process = world.one.start("sync", "--thin", "--json")
    while world.hub.proxy.connections < 1:
        time.sleep(0.002)
    time.sleep(random.Random(1).uniform(0, 0.3))
    world.hub.kill()
    process.communicate(timeout=60)
    world.hub.proxy.pause_s = 0.0
    world.hub.begin()
    world.must_agree(*names)


def test_that_a_hub_restored_from_an_old_backup_gets_back_what_came_after_it(world: World) -> None:
    names = many(world.one, "Siti", 3)
    world.one.sync()
    old = world.folder / "old.backup"
    world.hub.do("backup", str(old), "--data", str(world.hub.folder / "data"))
    names += many(world.one, "Dewi", 3) + many(world.two, "Sari", 3)
    world.one.sync()
    world.two.sync()
    world.hub.kill()
    shutil.rmtree(world.hub.folder / "data")
    world.hub.do("restore", str(old), "--data", str(world.hub.folder / "data"))
    world.hub.begin()
    names += many(world.two, "Lestari", 3)
    world.must_agree(*names)
    told = world.one.sync()
    assert (told["forks"], told["waiting"], told["round_trips"]) == (0, 0, 1)


def test_that_a_console_killed_in_the_middle_goes_on(world: World) -> None:
    names = many(world.one, "Siti", PERSONS * 2) + many(world.two, "Dewi", PERSONS * 2)
    world.hub.proxy.pause_s = 0.01
    chance = random.Random(7)
    for post in (world.one, world.two, world.two):
        before = world.hub.proxy.connections
        process = post.start("sync", "--thin")
        while world.hub.proxy.connections == before and process.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.communicate(timeout=60)
    world.hub.proxy.pause_s = 0.0
    world.must_agree(*names)


def test_that_a_disk_that_is_full_while_something_comes_is_said_and_nothing_is_lost(world: World) -> None:
    names = many(world.one, "Siti", PERSONS * 10)
    world.one.sync()
    code, _, errors = world.two.run(
        "sync",
        "--json",
        before=LIMITED.format(100_000),  # the log of what is written, not the register, reaches it first
    )
    assert code == 1
    assert "Traceback" not in errors
    assert "disk" in errors.lower() or "written" in errors.lower(), errors
    world.must_agree(*names)


def test_that_a_link_that_is_silent_for_ever_ends_in_a_sentence(world: World) -> None:
    world.one.add("Siti Aminah")
    world.hub.proxy.stalls.set()
    quick = "from sync.carriers import hub; hub.READ_S = 0.5; hub._Http.ask.__defaults__ = (b'', {}, 0.5)\n"
    code, told, errors = world.one.run("sync", "--json", before=quick)
    assert (code, told["fault"], told["waiting"] > 0) == (1, "link-slow", True)
    assert "safe here" in errors
    world.hub.proxy.stalls.clear()
    world.must_agree("Siti Aminah")


@pytest.mark.parametrize("how", ["copied", "restored"])
def test_that_a_console_that_was_copied_or_restored_is_named_and_sends_nothing(world: World, how: str) -> None:
    names = many(world.one, "Siti", 2)
    world.one.sync()
    twin = world.folder / "twin" / "data"
    (world.one.folder / "saved").mkdir()
    shutil.copytree(world.one.data, world.one.folder / "saved" / "data")
    names += many(world.one, "Dewi", 1)
    world.one.sync()
    if how == "copied":
        shutil.copytree(world.one.folder / "saved" / "data", twin)
        posted, world.one.data = world.one.data, twin
    else:
        shutil.rmtree(world.one.data)
        shutil.copytree(world.one.folder / "saved" / "data", world.one.data)
    code, _, errors = world.one.run("sync", "--json")
    assert code == 1
    assert "restored or copied" in errors
    if how == "copied":
        world.one.data = posted
        world.must_agree(*names)


def _forms(text: str) -> list[bytes]:
    plain = text.encode()
    coded = [base64.b64encode(bytes(before) + plain)[3:-4] for before in range(3)]
    return [plain, plain.lower(), plain.upper(), text.encode("utf-16-le"), text.encode("utf-16-be"), *coded]


def test_that_nothing_of_what_is_exchanged_can_be_read_outside_of_the_registers(world: World) -> None:
    names = ["Kanarisatuxq Wulandari", "Kanariduaxq Wulandari"]
    for post, name in zip((world.one, world.two), names, strict=True):
        post("person", "add", "--name", name, "--phone", "+6281277665544")
        post.sync()
    member = world.two.console
    member.reopen()
    other = member.device.hex()
    member.close()
    files = world.folder / "files"
    files.mkdir()
    world.one("exchange", "write", "--out", str(files / "plain.posko"), "--to", other)
    world.one("exchange", "write", "--out", str(files / "neutral"), "--to", other, "--neutral")
    world.two("exchange", "read", str(files / "plain.posko"))
    world.two("exchange", "read", str(files / "neutral"))
    world.hub.do("backup", str(files / "hub.backup"), "--data", str(world.hub.folder / "data"))
    world.hub.proxy.cut()
    live = {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file() and path.name != "phrase"}
    world.hub.kill()
    after = [path.read_bytes() for path in world.hub.folder.rglob("*") if path.is_file()]
    kinds = {path.name for path in live}
    assert {"hub.log", "device", "slots", "register.posko", "plain.posko", "neutral", "hub.backup"} <= kinds
    assert any("marks" in path.parts for path in live)
    canaries = ["Kanarisatuxq", "Kanariduaxq", "6281277665544", "Budi Contoh", "Ayu Contoh", "Rina Contoh"]
    canaries += ["Khartoum", "Warga Negara Indonesia"]
    for where, content in [
        *live.items(),
        *((Path("hub, after"), each) for each in after),
        (Path("said"), world.one.said),
    ]:
        found = [canary for canary in canaries if any(form in content for form in _forms(canary))]
        assert not found, (where.name, found)
    assert (files / "neutral").read_bytes()[:5] != b"POSKO"


def test_that_a_hub_of_another_ministry_is_no_hub_of_this_one(world: World) -> None:
    world.one.add("Siti Aminah")
    world.hub.kill()
    shutil.rmtree(world.hub.folder / "data")
    world.hub.do(
        "init",
        "--data",
        str(world.hub.folder / "data"),
        "--root",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    )
    world.hub.begin()
    code, told, errors = world.one.run("sync", "--json")
    assert (code, told["fault"], told["waiting"] > 0, told["sent"]) == (1, "link-refused", True, 0)
    assert "safe here" in errors
