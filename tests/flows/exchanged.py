"""Consoles and their hub as real processes, with a link of our own between them."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from console.exchange import admin
from console.exchange.member import HUB
from sync.carriers.file import write_file
from sync.joining import SCOPE
from tests.exchange.laned import WallClock
from tests.exchange.parts import ROOT as ROOT_KEY
from tests.exchange.parts import Console, Ministry
from tests.guards.source import ROOT
from tests.proxy import Proxy
from tests.sync.programs import a_free_port

# The program as it is, but for how slowly a passphrase becomes a key.
PROGRAM = """
import sys
from console.cli import main
from console.cli.terminal import session
from console.keys.box import KeyBox
from tests.keys.parts import CHEAP
session.boxed = lambda folder: KeyBox(folder, CHEAP, marks=folder.parent / "marks")
sys.exit(main(sys.argv[1:]))
"""


class Post:
    """A console of the command line; each command is a process. Between them a test may look into its register."""

    def __init__(self, console: Console, folder: Path) -> None:
        self.console, self.folder, self.data = console, folder, folder / "data"
        for name in ("home", "tmp"):
            (folder / name).mkdir()
        (folder / "phrase").write_bytes(console.phrase.reveal())
        self.said = b""
        console.close()

    def start(self, *arguments: str, before: str = "") -> subprocess.Popen[bytes]:
        surroundings = {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "SQLITE_TMPDIR": str(self.folder / "tmp"),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "POSKO_PASSPHRASE_FILE": str(self.folder / "phrase"),
        }
        return subprocess.Popen(
            [sys.executable, "-c", before + PROGRAM, "--data", str(self.data), "--lang", "en", *arguments],
            env=surroundings, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *arguments: str, before: str = "") -> tuple[int, Any, str]:
        process = self.start(*arguments, before=before)
        out, errors = process.communicate(timeout=60)
        self.said += errors
        is_json = "--json" in arguments and out
        return process.returncode, json.loads(out) if is_json else out.decode(), errors.decode()

    def __call__(self, *arguments: str) -> Any:
        code, told, errors = self.run(*arguments)
        assert code == 0, (arguments, told, errors)
        return told

    def sync(self, *arguments: str) -> Any:
        return self("sync", "--json", *arguments)

    def add(self, name: str) -> None:
        self("person", "add", "--name", name)

    def looked(self) -> tuple[list[str], str, list[str]]:
        """The names of its people, the digest of all there is, and why something is set aside."""
        self.console.reopen()
        try:
            return sorted(self.console.people().values()), self.console.digest(), self.console.aside()
        finally:
            self.console.close()


class Hub:
    """A hub's process, to be killed and begun again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.proxy = folder, Proxy()
        self.process: subprocess.Popen[str] | None = None

    def make(self, root: str, founding: Path) -> None:
        self.do("init", "--data", str(self.folder / "data"), "--root", root, "--founding", str(founding))

    def do(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "sync.hub", *arguments], check=True, cwd=ROOT, capture_output=True, timeout=60
        )

    def begin(self) -> None:
        port = a_free_port()
        command = [sys.executable, "-m", "sync.hub", "serve", "--data", str(self.folder / "data")]
        command += ["--authority", self.proxy.authority, "--port", str(port)]
        with (self.folder / "hub.log").open("a") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        assert "serving" in self.process.stdout.readline()
        self.proxy.target = port

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def close(self) -> None:
        self.kill()
        self.proxy.close()


class World:
    """Jakarta, two consoles of Khartoum, and the hub."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "hub").mkdir()
        self.hub = Hub(folder / "hub")
        with contextlib.ExitStack() as stack:
            ministry = Ministry(folder, WallClock(), stack)
            ministry.found("KRT")
            members = [
                ministry.jakarta,
                ministry.join("one", "Budi Contoh", "KRT"),
                ministry.join("two", "Ayu Contoh", "KRT"),
            ]
            write_file(folder / "founding.posko", admin.founding(ministry.jakarta.member))
            for each in members:
                each.opened.post.register.keep(SCOPE, HUB, f"http://{self.hub.proxy.authority}")
        self.office, self.one, self.two = (Post(each, each.folder) for each in members)
        self.hub.make(ROOT_KEY.public_key().public_bytes_raw().hex(), folder / "founding.posko")
        self.hub.begin()

    def must_agree(self, *names: str) -> None:
        """Both consoles hold the same, once each, and nothing waits."""
        for post in (self.one, self.two, self.one):
            told = post.sync()
            assert (told["waiting"], told["set_aside"]) == (0, 0), told
        assert self.one.looked() == self.two.looked() == (sorted(names), self.one.looked()[1], [])

    def close(self) -> None:
        self.hub.close()
