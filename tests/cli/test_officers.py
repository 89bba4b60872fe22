"""Officers and their passphrases from a terminal, and the register's own commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli import main
from tests.cli.conftest import Run

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
