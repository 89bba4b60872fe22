"""Officers and their passphrases from a terminal, and the register's own commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli import main
from console.faults import StoreFault
from console.keys.box import KeyBox
from console.keys.slots import SlotFile
from console.keys.twins import Twins
from console.register import upgrades
from console.register.register import Register
from console.secret import Secret
from tests.cli.conftest import Run
from tests.keys.parts import CHEAP

OTHER = "delapan jembatan menuju kota"


@pytest.fixture
def other(posko: Run, tmp_path: Path) -> str:
    """A second officer, Budi, who has a slot of his own."""
    (tmp_path / "other").write_text(OTHER)
    added = posko("officer", "add", "Budi", "--mission", "KRT", str(tmp_path / "other"), "--json")
    assert added[0] == 0
    return str(added[1]["id"])


def test_that_officers_are_told_with_whether_they_unlock_here(posko: Run, other: str) -> None:
    told = posko("officer", "list", "--json")[1]
    assert [(one["name"], one["mission"], one["unlocks"]) for one in told] == [("Rini", "KRT", True), ("Budi", "KRT", True)]  # fmt: skip


def test_that_an_officer_changes_his_own_passphrase(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("kopi pahit sebelum matahari\n")
    code, told = posko("officer", "passphrase", str(tmp_path / "new"), "--json")
    assert code == 0
    _, refused = posko("officer", "list", "--json")
    assert refused["fault"]["code"] == "passphrase-wrong"
    (tmp_path / "passphrase").write_text("kopi pahit sebelum matahari\n")
    assert [one["id"] for one in posko("officer", "list", "--json")[1]] == [told["id"]]


def test_that_a_weak_new_passphrase_changes_nothing(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("x")
    assert posko("officer", "passphrase", str(tmp_path / "new"), "--json")[1]["fault"]["code"] == "passphrase-short"
    assert posko("officer", "list")[0] == 0


def test_that_a_removed_officer_unlocks_nothing_and_keeps_his_name_on_what_he_wrote(
    posko: Run, other: str, tmp_path: Path
) -> None:
    mine = (tmp_path / "passphrase").read_text()
    (tmp_path / "passphrase").write_text(OTHER)
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    posko("chronology", "add", "Bandara ditutup", "--incident", incident)
    (tmp_path / "passphrase").write_text(mine)
    assert posko("officer", "remove", "budi", "--json") == (0, {"id": other})
    assert [one["name"] for one in posko("officer", "list", "--json")[1]] == ["Rini"]
    assert [line["officer"] for line in posko("chronology", "list", incident, "--json")[1]] == ["Budi"]
    (tmp_path / "passphrase").write_text(OTHER)
    assert posko("find", "x", "--json")[1]["fault"]["code"] == "passphrase-wrong"


def test_that_nobody_removes_himself_so_that_the_last_slot_never_goes(posko: Run) -> None:
    assert posko("officer", "remove", "Rini", "--json")[1]["fault"]["code"] == "officer-removes-self"
    assert posko("officer", "list")[0] == 0


def test_that_a_name_nobody_or_several_have_removes_nobody(posko: Run, other: str, tmp_path: Path) -> None:
    assert posko("officer", "remove", "Tono", "--json")[1]["fault"]["code"] == "officer-unknown"
    (tmp_path / "third").write_text("kopi pahit sebelum matahari")
    posko("officer", "add", "BUDI", "--mission", "JED", str(tmp_path / "third"))
    assert posko("officer", "remove", "Budi", "--json")[1]["fault"]["code"] == "officer-unclear"
    assert posko("officer", "remove", other)[0] == 0
    assert [one["name"] for one in posko("officer", "list", "--json")[1]] == ["Rini", "BUDI"]


def test_that_the_registers_commands_answer_as_json(posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    digest = posko("register", "check", "--digest", "--json")[1]["digest"]
    assert posko("register", "rebuild", "--json")[1] == {"same": True, "before": digest, "after": digest}
    copy = tmp_path / "copy.posko"
    assert posko("register", "backup", str(copy), "--json") == (0, {"file": str(copy)})
    assert main(["--data", str(tmp_path / "elsewhere"), "register", "restore", str(copy), "--json"]) == 0
    assert str(tmp_path / "elsewhere") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "mission", "words", "code"),
    [
        ("x" * 301, "KRT", OTHER, "field-wrong"),
        ("\udcff", "KRT", OTHER, "field-wrong"),
        (" \n", "KRT", OTHER, "officer-no-name"),
        ("Budi", "XXX", OTHER, "mission-unknown"),
        ("Budi", "KRT", "x", "passphrase-short"),
        ("Budi", "KRT", "kucing payung gunung tinta", "passphrase-taken"),
    ],
)
def test_that_an_officer_who_is_not_added_unlocks_nothing(
    posko: Run, tmp_path: Path, name: str, mission: str, words: str, code: str
) -> None:
    (tmp_path / "other").write_text(words)
    told = posko("officer", "add", name, "--mission", mission, str(tmp_path / "other"), "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, code)
    assert [one["name"] for one in posko("officer", "list", "--json")[1]] == ["Rini"]
    assert len(_holders(tmp_path)) == 1


def _holders(tmp_path: Path) -> list[int]:
    box = KeyBox(tmp_path / "data", CHEAP)
    keys = box.unlock_by_passphrase(Secret(b"kucing payung gunung tinta"))
    return [each.officer for each in box.holders(keys)]


def test_that_an_officer_whose_slot_the_disk_did_not_take_is_not_listed(
    posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _file: object) -> None:
        raise StoreFault("disk-full")

    (tmp_path / "other").write_text(OTHER)
    with monkeypatch.context() as patched:
        patched.setattr(Twins, "write", full)
        told = posko("officer", "add", "Budi", "--mission", "KRT", str(tmp_path / "other"), "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, "disk-full")
    assert [one["name"] for one in posko("officer", "list", "--json")[1]] == ["Rini"]
    assert len(_holders(tmp_path)) == 1


def test_that_a_slot_without_a_listed_officer_neither_reads_nor_writes(posko: Run, tmp_path: Path) -> None:
    box = KeyBox(tmp_path / "data", CHEAP)
    box.add_officer(box.unlock_by_passphrase(Secret(b"kucing payung gunung tinta")), 4711, Secret(OTHER.encode()))
    (tmp_path / "passphrase").write_text(OTHER)
    for command in (("find", "x"), ("officer", "remove", "Rini"), ("register", "backup", str(tmp_path / "copy"))):
        told = posko(*command, "--json")
        assert (told[0], told[1]["fault"]["code"]) == (1, "officer-not-enrolled"), command
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize(
    ("name", "mission", "words", "code"),
    [
        ("x" * 301, "KRT", OTHER, "field-wrong"),
        ("\udcff", "KRT", OTHER, "field-wrong"),
        ("Rini", "XXX", OTHER, "mission-unknown"),
        ("Rini", "KRT", "x", "passphrase-short"),
    ],
)
def test_that_a_register_that_was_not_made_leaves_its_folder_free(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, mission: str, words: str, code: str
) -> None:
    (tmp_path / "passphrase").write_text(words)
    there = ["--data", str(tmp_path / "fresh")]
    assert main([*there, "init", "--officer", name, "--mission", mission, "--json"]) == 1
    assert code in capsys.readouterr().out
    (tmp_path / "passphrase").write_text(OTHER)
    assert main([*there, "init", "--officer", "Rini", "--mission", "KRT"]) == 0


@pytest.mark.parametrize("step", ["plant_canary", "load_reference"])
def test_that_a_disk_that_fills_up_on_the_way_is_named_and_leaves_nothing(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise StoreFault("register-full")

    there = ["--data", str(tmp_path / "fresh")]
    with monkeypatch.context() as patched:
        patched.setattr(upgrades if step == "plant_canary" else Register, step, full)
        assert main([*there, "init", "--officer", "Rini", "--mission", "KRT", "--json"]) == 1
    assert "register-full" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "fresh").iterdir()] == ["slots.lock"]
    assert main([*there, "init", "--officer", "Rini", "--mission", "KRT"]) == 0


def test_that_an_officer_whose_slot_was_written_stays_listed_though_the_command_was_stopped(
    posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Twins.write

    def stopped(self: Twins, file: SlotFile) -> None:
        write(self, file)
        raise KeyboardInterrupt

    (tmp_path / "other").write_text(OTHER)
    with monkeypatch.context() as patched:
        patched.setattr(Twins, "write", stopped)
        assert posko("officer", "add", "Budi", "--mission", "KRT", str(tmp_path / "other"))[0] == 130
    told = posko("officer", "list", "--json")[1]
    assert [(one["name"], one["unlocks"]) for one in told] == [("Rini", True), ("Budi", True)]
    assert posko("officer", "remove", "Budi")[0] == 0
    assert len(_holders(tmp_path)) == 1
