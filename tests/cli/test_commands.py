"""The command line, end to end on a real encrypted register: answers as JSON, faults as one sentence, exit codes."""

from __future__ import annotations

from pathlib import Path

from console.cli import main
from console.cli.terminal import clean, writing
from console.duty import exports
from console.duty.exports import Export
from console.keys.box import KeyBox
from console.model.words import ExportMedium, ExportSubject
from console.register.register import Register
from console.secret import Secret
from tests.cli.conftest import Run
from tests.keys.parts import CHEAP
from tests.rosters import a_file

SITI = ("Siti Aminah", "A1234567", "", "05/05/1990", "+249912345678", "Khartoum", "15.55", "32.53")
BUDI = ("[red]Budi[/red]", "B7654321", "", "13/02/1985", "", "Khartoum")


def test_that_the_main_job_goes_from_roster_to_tally(posko: Run, tmp_path: Path) -> None:
    roster = str(a_file(tmp_path, [SITI, BUDI, ("", "C1")]))
    code, dry = posko("import", roster, "--mission", "KRT", "--dry-run", "--json")
    assert (code, dry["new"], dry["rejected"], dry["import_id"]) == (0, 2, 1, None)
    _, done = posko("import", roster, "--mission", "krt", "--json")
    assert done["read"] == done["new"] + done["changed"] + done["unchanged"] + done["doubtful"] + done["rejected"] == 3
    _, again = posko("import", roster, "--mission", "KRT", "--json")
    assert again["unchanged"] == 2
    _, incident = posko("incident", "open", "Khartoum", "--onset", "2023-04-15T09:00", "--exercise", "--json")
    assert (incident["onset"], incident["zone"], incident["missions"]) == (
        "2023-04-15T09:00:00+02:00",
        "Africa/Khartoum",
        ["KRT"],
    )
    _, found = posko("find", "siti", "--json")
    [person] = found["people"]
    _, report = posko("report", "add", person["id"], "--incident", incident["id"], "--axis", "whereabouts", "--value", "present",
                      "--source", "staff", "--json")  # fmt: skip
    _, counted = posko("tally", incident["id"], "--json")
    assert (
        counted["registered"]
        == counted["present_confirmed"] + counted["elsewhere_confirmed"] + counted["not_yet_reached"]
        == 2
    )
    assert (counted["present_confirmed"], counted["not_on_roster"]["total"]) == (1, 0)
    assert posko("report", "withdraw", report["id"], "--reason", "mistaken")[0] == 0
    assert posko("tally", incident["id"], "--json")[1]["present_confirmed"] == 0
    _, lines = posko("questions", incident["id"], "--answer", "2=3-5", "--source", "official", "--json")
    assert [line["answers"][0]["value"] for line in lines if line["question"] == 2] == ["3-5"]
    _, undone = posko("import", "undo", done["import_id"], "--json")
    assert undone == {"import_id": done["import_id"], "undone": 2, "kept": 0}  # a withdrawn report keeps nobody


def test_that_rebuild_backup_and_restore_keep_the_digest(posko: Run, tmp_path: Path) -> None:
    posko("import", str(a_file(tmp_path, [SITI, BUDI])), "--mission", "KRT")
    _, before = posko("register", "check", "--digest", "--json")
    assert posko("register", "rebuild")[0] == 0
    assert posko("register", "check", "--digest", "--json")[1] == before
    copy = tmp_path / "copy.posko"
    assert posko("register", "backup", str(copy))[0] == 0
    assert main(["--data", str(tmp_path / "elsewhere"), "register", "restore", str(copy)]) == 0
    assert main(["--data", str(tmp_path / "elsewhere"), "register", "check", "--json"]) == 0
    damaged = tmp_path / "damaged.posko"
    damaged.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    assert main(["--data", str(tmp_path / "third"), "register", "restore", str(damaged)]) == 1
    assert not (tmp_path / "third" / "slots").exists()


def test_that_a_fault_is_one_sentence_and_exit_1(posko: Run) -> None:
    code, told = posko("tally", "7ZZZZ0000000", "--json")
    assert code == 1
    assert told["fault"]["code"] == "id-wrong"
    code, said = posko("incident", "open", "Nirgendwoxyz")
    assert code == 1
    assert "Traceback" not in said
    assert said.startswith("No place of this name is known.")
    assert posko("init", "--officer", "X", "--mission", "KRT")[0] == 1


def test_that_wrong_usage_is_exit_2(posko: Run) -> None:
    for wrong in (("nonsense",), ("find",), ("import", "x.csv"), ("questions", "x", "--answer", "9=1")):
        assert posko(*wrong)[0] == 2, wrong


def test_that_a_wrong_passphrase_opens_nothing(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("something else entirely here")
    code, told = posko("find", "x", "--json")
    assert (code, told["fault"]["code"]) == (1, "passphrase-wrong")


def test_that_a_name_cannot_dress_up_the_terminal(posko: Run, tmp_path: Path) -> None:
    posko("import", str(a_file(tmp_path, [BUDI])), "--mission", "KRT")
    assert "[red]Budi" in posko("find", "budi")[1]
    assert clean("a\x1b[31mb\u202ec\x07") == "a[31mbc"


def test_that_two_persons_are_judged_and_it_is_remembered(posko: Run) -> None:
    ids = [posko("person", "add", "--name", name, "--json")[1]["id"] for name in ("Siti Satu", "Siti Dua")]
    assert posko("person", "same", *ids)[0] == 0
    assert posko("find", "siti", "--json")[1]["total"] == 1
    assert posko("person", "not-same", *ids)[0] == 0
    assert posko("find", "siti", "--json")[1]["total"] == 2
    card = posko("person", "show", ids[0], "--json")[1]
    assert [pair["verdict"] for pair in card["pairs"]] == ["not-same"]


def test_that_the_exports_are_told(posko: Run) -> None:
    assert posko("register", "exports", "--json") == (0, [])
    with writing() as opened:
        export = Export(ExportSubject.PEOPLE, ExportMedium.PDF, 43, ("Name", "City"), place="posko-people.pdf")
        exports.record_export(opened.post, export)
    code, [told] = posko("register", "exports", "--json")
    assert (code, told["subject"], told["rows"], told["columns"]) == (0, "people", 43, ["Name", "City"])
    assert (told["officer"], told["place"], told["person"]) == ("Rini", "posko-people.pdf", None)
    assert "posko-people.pdf" in posko("register", "exports")[1]


def test_that_a_reading_command_brings_a_register_of_an_earlier_form_up(posko: Run, tmp_path: Path) -> None:
    keys = KeyBox(tmp_path / "data", CHEAP).unlock_by_passphrase(Secret(b"kucing payung gunung tinta"))
    with Register.open(tmp_path / "data", keys.register_key) as register, register.maintenance() as connection:
        connection.exec_driver_sql("ALTER TABLE alert DROP COLUMN reason")
        connection.exec_driver_sql("PRAGMA user_version = 2")
    assert posko("alert", "list", "--json") == (0, [])
