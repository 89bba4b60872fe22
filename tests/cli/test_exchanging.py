"""The exchange on the command line: from founding a ministry to cutting a console off, and every wrong order of steps."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.cli.terminal import session
from console.keys.box import KeyBox
from sync.hub.founding import entries_of
from sync.hub.store import Store
from tests.keys.parts import CHEAP
from tests.proxy import Proxy
from tests.sync.members import told
from tests.sync.served import serving

SYNCED = {
    "sent",
    "received",
    "waiting",
    "set_aside",
    "conflicts",
    "bytes_up",
    "bytes_down",
    "round_trips",
    "forks",
    "refused",
}


@dataclass
class Seat:
    """One console of the command line."""

    folder: Path
    patch: pytest.MonkeyPatch
    read: Callable[[], Any]

    def run(self, *arguments: str, lang: str = "en", phrase: str = "phrase") -> tuple[int, Any]:
        self.patch.setenv("POSKO_PASSPHRASE_FILE", str(self.folder / phrase))
        self.patch.setattr(session, "boxed", lambda folder: KeyBox(folder, CHEAP, marks=self.folder / "marks"))
        code = main(["--data", str(self.folder / "data"), "--lang", lang, *arguments])
        said = self.read()
        return code, json.loads(said.out) if "--json" in arguments and said.out else said.out + said.err

    def __call__(self, *arguments: str, **named: str) -> Any:
        code, answer = self.run(*arguments, **named)
        assert code == 0, (arguments, answer)
        return answer

    def fails(self, *arguments: str, **named: str) -> str:
        code, answer = self.run(*arguments, **named)
        assert code == 1, (arguments, answer)
        return str(answer)


@dataclass
class Ground:
    """Jakarta has founded a ministry and Khartoum; a hub serves it."""

    folder: Path
    made: Callable[[str, str, str], Seat]
    office: Seat
    proxy: Proxy

    def invited(self) -> tuple[str, str]:
        link = self.office("admin", "invite", "--mission", "KRT", "--role", "duty", "--role", "steward", "--json")[
            "link"
        ]
        return link, link.partition("#")[2]

    def asked(self, slot: str) -> Any:
        return next(each for each in self.office("admin", "approve", "--json") if each["invitation"] == slot)

    def join(self, name: str, officer: str) -> Seat:
        seat = self.made(name, officer, "KRT")
        link, slot = self.invited()
        assert seat("device", "enrol", link, "--json") == {"asked": True}
        number = seat("device", "enrol", self.asked(slot)["code"], "--json")["number"]
        assert len(self.office("admin", "approve", slot, "--number", number, "--json")["authors"]) == 1
        self.office("sync")
        seat("sync")
        return seat


@pytest.fixture
def made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str, str, str], Seat]:
    def make(name: str, officer: str, mission: str) -> Seat:
        seat = Seat(tmp_path / name, monkeypatch, capsys.readouterr)
        seat.folder.mkdir()
        (seat.folder / "phrase").write_text(f"{officer} kucing payung gunung tinta")
        seat("init", "--officer", officer, "--mission", mission)
        return seat

    return make


@pytest.fixture
def ground(tmp_path: Path, made: Callable[[str, str, str], Seat]) -> Iterator[Ground]:
    office = made("office", "Rina Contoh", "ASN")
    (tmp_path / "key").write_text("akar pohon beringin tua sekali")
    key = ("--key-passphrase-file", str(tmp_path / "key"))
    custodians: list[str] = []
    for number in range(5):
        public = office("admin", "custodian", str(tmp_path / f"{number}.key"), *key, "--json")["public_key"]
        custodians += ["--custodian", public]
    founding = ("--founding", str(tmp_path / "founding.posko"))
    root = office("admin", "found", "--root", str(tmp_path / "root.key"), *custodians, *founding, *key, "--json")[
        "root"
    ]
    assert "belongs to a ministry already" in office.fails(
        "admin", "found", "--root", str(tmp_path / "b.key"), *custodians, *key
    )
    assert not (tmp_path / "b.key").exists()
    with closing(Store.open(f"sqlite:///{tmp_path / 'hub.db'}")) as store, closing(Proxy()) as proxy:
        store.init(
            bytes.fromhex(root), found=lambda connection: told(connection, entries_of(tmp_path / "founding.posko"))
        )
        with serving(store, known_as=proxy.authority) as authority:
            proxy.target = int(authority.rpartition(":")[2])
            assert "Nobody told" in office.fails("sync") or "hub" in office.fails("sync")
            office("exchange", "hub", f"http://{proxy.authority}")
            assert office("admin", "mission", "KRT", "--json") == {"mission": "KRT"}
            assert office("sync", "--json").keys() == SYNCED
            yield Ground(tmp_path, made, office, proxy)
            proxy.cut()


def test_that_consoles_exchange_decide_and_are_listed(ground: Ground) -> None:
    one, two = ground.join("one", "Budi Contoh"), ground.join("two", "Ayu Contoh")
    assert one("exchange", "hub", "--json") == {
        "hub": f"http://{ground.proxy.authority}",
        "certificate": False,
        "proxy": None,
    }
    person = one("person", "add", "--name", "Siti Aminah", "--json")["id"]
    assert one("sync", "--json")["sent"] >= 1
    two("sync")
    assert two("conflicts", "list", "--json") == []
    lines = ground.office("device", "list", "--json")
    assert {line["mission"] for line in lines} == {"ASN", "KRT"}
    [line] = [line for line in lines if [each["name"] for each in line["officers"]] == ["Budi Contoh"]]
    assert line.keys() == {"device", "mission", "officers", "guest_of", "revoked", "last_heard"}
    assert line["officers"][0]["roles"] == ["duty", "steward"]
    assert ground.office("device", "show", line["device"][:10], "--json") == line
    assert "No conflicts" in two("conflicts", "list")
    assert "no such conflict" in two.fails("conflicts", "show", person)
    assert "Tidak ada yang berubah" in two.fails("conflicts", "resolve", person, "--keep", "1", lang="id")


def test_that_a_file_carries_what_a_hub_would(ground: Ground) -> None:
    one = ground.join("one", "Budi Contoh")
    two = ground.made("two", "Ayu Contoh", "KRT")
    folder = ground.folder
    assert "not enrolled" in two.fails("sync")
    assert "not enrolled" in two.fails("exchange", "write", "--out", str(folder / "x"), "--mission", "KRT")
    told = ground.office("admin", "invite", "--mission", "KRT", "--out", str(folder / "invitation"), "--json")
    assert told["link"] is None
    assert two("device", "enrol", str(folder / "invitation"), "--out", str(folder / "request"), "--json") == {
        "asked": True
    }
    [asking] = ground.office("admin", "approve", str(folder / "request"), "--json")
    assert asking["officers"] == ["Ayu Contoh"]
    number = two("device", "enrol", asking["code"], "--json")["number"]
    ground.office("admin", "approve", asking["invitation"][:8], "--number", number)
    two_id = [
        line
        for line in ground.office("device", "list", "--json")
        if line["last_heard"] is None or line["mission"] == "KRT"
    ]
    one("person", "add", "--name", "Siti Aminah")
    one("sync")
    ground.office("sync")
    plain = folder / "for-krt.posko"
    written = ground.office("exchange", "write", "--out", str(plain), "--mission", "KRT", "--json")
    assert written["envelopes"]
    assert written["keys"]
    assert two_id
    assert "already" in ground.office.fails("exchange", "write", "--out", str(plain), "--mission", "KRT")
    shown = two("exchange", "show", str(plain), "--json")
    assert shown.keys() == {"entries", "keys", "envelopes", "bytes", "changes"}
    read = two("exchange", "read", str(plain), "--json")
    assert read["received"]
    assert read["set_aside"] == 0
    assert two("exchange", "read", str(plain), "--json")["received"] == 0
    cut = folder / "cut.posko"
    cut.write_bytes(plain.read_bytes()[:-9])
    code, told = two.run("exchange", "read", str(cut), "--json")
    assert (code, told["fault"]) == (1, "exchange-file-cut")
    (folder / "odd").write_bytes(b"nothing of the kind" * 9)
    assert "Nothing" in two.fails("exchange", "read", str(folder / "odd"))
    two.fails("exchange", "read", str(folder / "none"))


def test_that_steps_in_the_wrong_order_change_nothing_and_say_what_is_right(ground: Ground) -> None:
    office, seat = ground.office, ground.made("one", "Budi Contoh", "KRT")
    assert "not enrolled" in seat.fails("device", "list")
    assert "Tidak ada" in seat.fails("device", "enrol", "abcd-efgh-jkmn-pqrs", lang="id")
    link, slot = ground.invited()
    assert "no invitation" in seat.fails("device", "enrol", link[:-2] + "zz")
    seat("device", "enrol", link)
    waiting = seat.fails("sync")
    assert "Traceback" not in waiting
    code = ground.asked(slot)["code"]
    assert "code" in seat.fails("device", "enrol", code[:-1] + ("a" if code[-1] != "a" else "b"))
    number = seat("device", "enrol", code, "--json")["number"]
    digits = re.sub(r"\D", "", number)
    wrong = str((int(digits) + 1) % 10 ** len(digits)).zfill(len(digits))
    assert "not the one" in office.fails("admin", "approve", slot, "--number", wrong)
    assert "Angkanya" in office.fails("admin", "approve", slot, "--number", wrong, lang="id")
    office("admin", "approve", slot, "--number", number)
    again = office.run("admin", "approve", slot, "--number", number)
    assert again[0] == 1
    office("sync")
    assert "enrolled now" in seat("sync")
    assert "enrolled already" in seat.fails("device", "enrol", link)
    other = ground.made("two", "Ayu Contoh", "KRT")
    assert "invitation" in other.fails("device", "enrol", link)
    assert "Only an enrolment officer" in seat.fails("admin", "invite", "--mission", "KRT")
    assert "Only an enrolment officer" in seat.fails("admin", "approve")


def test_that_administrators_appoint_invite_guests_recover_and_cut_off(ground: Ground) -> None:
    office = ground.office
    one, two = ground.join("one", "Budi Contoh"), ground.join("two", "Ayu Contoh")
    office("sync")
    lines = {
        line["officers"][0]["name"]: line["device"]
        for line in office("device", "list", "--json")
        if line["mission"] == "KRT"
    }
    guest = office("admin", "guest", lines["Budi Contoh"][:12], "--mission", "ASN", "--until", "48h", "--json")
    assert guest["device"] == lines["Budi Contoh"]
    assert "No console" in office.fails("admin", "guest", "ffffffffffff")
    key = ("--key-passphrase-file", str(ground.folder / "key"))
    root = ("--root", str(ground.folder / "root.key"))
    assert office("admin", "enrolment-officer", "Budi Contoh", *root, *key, "--json") == {"officer": "Budi Contoh"}
    assert "already" in office.fails("admin", "enrolment-officer", "Budi Contoh", *root, *key)
    wrong = ("--root", str(ground.folder / "1.key"))
    assert "key file" in office.fails("admin", "enrolment-officer", "Ayu Contoh", *wrong, *key)
    three = [part for n in range(3) for part in ("--key", str(ground.folder / f"{n}.key"), *key)]
    assert office("admin", "recover", "--mission", "KRT", *three, "--json")["keys"] >= 1
    assert "Three custodians" in office.fails("admin", "recover", "--mission", "KRT", *three[:8])
    own = next(line["device"] for line in office("device", "list", "--json") if line["mission"] == "ASN")
    assert "working at" in office.fails("admin", "revoke", own)
    done = office("admin", "revoke", lines["Ayu Contoh"], "--json")
    assert done["devices"] == [lines["Ayu Contoh"]]
    assert done["keys_renewed"] >= 1
    assert "cut off already" in office.fails("admin", "revoke", lines["Ayu Contoh"])
    office("sync")
    two("person", "add", "--name", "Dewi Lestari")
    code, told = two.run("sync", "--json")
    assert (code, told["fault"]) == (1, "link-refused")
    one("sync")
    assert office("device", "show", lines["Ayu Contoh"], "--json")["revoked"] is True


def test_that_an_officer_added_at_an_enrolled_console_is_approved_by_name(ground: Ground) -> None:
    one = ground.join("one", "Budi Contoh")
    (one.folder / "ayu").write_text("ayu punya kalimat panjang sendiri")
    one("officer", "add", "Ayu Contoh", str(one.folder / "ayu"), "--mission", "KRT")
    assert "not enrolled on this console" in one.fails("person", "add", "--name", "Siti", phrase="ayu")
    one("sync")
    ground.office("sync")
    assert len(ground.office("admin", "approve", "Ayu Contoh", "--json")["authors"]) == 1
    assert "already" in ground.office.fails("admin", "approve", "Ayu Contoh")
    ground.office("sync")
    one("sync")
    one("person", "add", "--name", "Siti Aminah", phrase="ayu")


def test_that_values_written_apart_are_listed_and_decided(ground: Ground) -> None:
    one, two = ground.join("one", "Budi Contoh"), ground.join("two", "Ayu Contoh")
    one("mission", "hotlines", "KRT", "+249911111111")
    two("mission", "hotlines", "KRT", "+249922222222")
    ground.proxy.target, kept = 0, ground.proxy.target
    assert "cannot be reached" in one.fails("sync")
    assert "tidak dapat dihubungi" in one.fails("sync", lang="id")
    ground.proxy.target = kept
    one("sync", "--thin")
    assert two("sync", "--json")["conflicts"] == 1
    assert one("sync", "--json")["conflicts"] == 1
    [line] = one("conflicts", "list", "--json")
    assert line.keys() == {"id", "kind", "cell", "person", "name", "values"}
    assert {value["officer"] for value in line["values"]} == {"Budi Contoh", "Ayu Contoh"}
    assert one("conflicts", "show", line["id"], "--json") == [line]
    assert "+249922222222" in one("conflicts", "show", line["id"])
    decided = one("conflicts", "resolve", line["id"], "--keep", "1", "--json")
    assert decided == {"id": line["id"], "cell": line["cell"]}
    one("sync")
    assert two("sync", "--json")["conflicts"] == 0
    assert "No conflicts" in two("conflicts", "list")
