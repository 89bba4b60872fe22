"""Asking hospitals and authorities from a terminal: contact sheet, start, checks, and what is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rosters import a_file

HEADER = ("Nama Instansi", "Kota", "No. Telepon", "Bed", "Keterangan")
ROYAL = ("RS Royal Care", "Khartoum", "+249 183 123456", "300", "IGD 24 jam")
ROWS = (ROYAL, ("Polisi Turis", "Khartoum", "999"), ("", "Khartoum", "1"), ("Toko", "Nirgendwo", "2"))


@pytest.fixture
def incident(posko: Run) -> str:
    return str(posko("incident", "open", "Khartoum", "--onset", "2023-04-15T09:00", "--json")[1]["id"])


def a_sheet(folder: Path) -> str:
    return str(a_file(folder, ROWS, "kontak.csv", HEADER))


def listed(posko: Run, incident: str) -> dict[str, dict[str, object]]:
    return {str(line["name"]): line for line in posko("sweep", "list", incident, "--json")[1]}


def test_that_a_contact_sheet_comes_in_with_counts_that_add_up(posko: Run, tmp_path: Path) -> None:
    code, dry = posko("sweep", "sheet", a_sheet(tmp_path), "--dry-run", "--json")
    assert (code, dry["new"], dry["rejected"]) == (0, 3, 1)
    assert (dry["mission"], dry["header_row"], dry["unmapped"], dry["sheet"]) == ("KRT", 1, ["Bed"], "")
    told = [(fault["row"], fault["code"], fault["column"], fault["rejected"]) for fault in dry["faults"]]
    assert told == [
        (4, "contact-no-name", "Nama Instansi", True),
        (5, "contact-type-unclear", "", False),
        (5, "contact-city-unknown", "Kota", False),
    ]
    done = posko("sweep", "sheet", a_sheet(tmp_path), "--mission", "krt", "--json")[1]
    assert done["new"] == 3  # the dry run wrote nothing
    again = posko("sweep", "sheet", a_sheet(tmp_path), "--json")[1]
    assert again["read"] == again["new"] + again["changed"] + again["unchanged"] + again["rejected"] == 4
    assert (again["unchanged"], again["rejected"]) == (3, 1)


def test_that_a_person_reads_what_is_wrong_with_the_sheet(posko: Run, tmp_path: Path) -> None:
    said = posko("--lang", "id", "sweep", "sheet", a_sheet(tmp_path), "--dry-run")[1]
    assert "baris 4 Nama Instansi: Baris ini tidak bernama" in said
    assert "kolom tak dikenal: Bed" in said


def test_that_a_sweep_starts_from_the_sheet_is_checked_and_counts(posko: Run, incident: str, tmp_path: Path) -> None:
    posko("sweep", "sheet", a_sheet(tmp_path))
    assert posko("sweep", "start", incident, "--json") == (0, {"from_sheets": {"KRT": 3}, "to_be_named": 0, "left_out": 0})  # fmt: skip
    assert posko("sweep", "start", incident, "--json")[1] == {"from_sheets": {}, "to_be_named": 0, "left_out": 3}
    code, made = posko("sweep", "check", incident, "rs royal care", "--result", "unidentified", "--method", "phone", "--unidentified", "2",
                       "--foreigners", "1", "--said-by", "dr. Amna", "--recheck-at", "30m", "--note", "dua orang", "--json")  # fmt: skip
    assert code == 0
    royal = listed(posko, incident)["RS Royal Care"]
    assert (royal["state"], royal["checked"], royal["is_list"], royal["record"]) == (
        "unidentified",
        True,
        True,
        made["id"],
    )
    assert (royal["unidentified"], royal["foreigners"], royal["said_by"], royal["said"]) == (
        2,
        1,
        "dr. Amna",
        "dua orang",
    )
    assert (royal["type"], royal["city_id"], royal["phone"], royal["note"]) == ("hospital", 379252, "+249 183 123456", "IGD 24 jam")  # fmt: skip
    assert (royal["method"], royal["officer"]) == ("phone", "Rini")
    assert str(royal["asked_at"]).endswith("+02:00")
    [item] = posko("due", incident, "--json")[1]
    assert (item["what"], item["about"], item["at"], item["person"]) == (
        "recheck",
        "RS Royal Care",
        royal["again_at"],
        None,
    )
    [hospitals] = [line for line in posko("questions", incident, "--json")[1] if line["question"] == 5]
    assert (hospitals["figures"]["checked"], hospitals["figures"]["total"]) == (1, 2)


def test_that_without_a_sheet_there_is_an_entry_a_kind_to_be_named(posko: Run, incident: str) -> None:
    assert posko("sweep", "start", incident, "--json")[1] == {"from_sheets": {}, "to_be_named": 5, "left_out": 0}
    assert "Rumah sakit di Khartoum" in listed(posko, incident)
    assert "to be named: 5" in posko("sweep", "start", str(posko("incident", "open", "Nyala", "--json")[1]["id"]))[1]


def test_that_a_facility_is_added_and_taken_off_its_list(posko: Run, incident: str) -> None:
    made = posko("sweep", "add", incident, "Bahri Clinic", "--type", "hospital", "--city", "Bahri", "--phone", "1", "--note", "x", "--json")[1]  # fmt: skip
    line = listed(posko, incident)["Bahri Clinic"]
    assert (line["id"], line["city"], line["city_id"], line["state"], line["again_at"]) == (made["id"], "Bahri", 379251, "not-asked", None)  # fmt: skip
    assert posko("sweep", "remove", made["id"], "--reason", "tutup", "--json") == (0, made)
    assert listed(posko, incident) == {}


def test_that_a_person_reads_the_list_in_his_language(posko: Run, incident: str) -> None:
    posko("sweep", "add", incident, "Royal Care", "--type", "hospital")
    said = posko("sweep", "list", incident)[1]
    assert "checked: 0 of 1" in said
    assert "not-asked" in said
    said = posko("--lang", "id", "sweep", "list", incident)[1]
    assert "diperiksa: 0 dari 1" in said
    assert "belum ditanya" in said


def test_that_what_is_due_is_told_in_the_language_of_the_run(posko: Run, incident: str) -> None:
    posko(
        "sweep",
        "check",
        incident,
        "Royal Care",
        "--result",
        "no-answer",
        "--method",
        "phone",
        "--recheck-at",
        "2023-04-16T10:00Z",
    )
    posko(
        "contact", "add", "Kemlu", "--incident", incident, "--result", "promised", "--promised-at", "2199-01-01T10:00Z"
    )
    told = posko("due", incident, "--json")[1]
    assert [(item["what"], item["overdue"]) for item in told] == [("recheck", True), ("promise", False)]
    assert "overdue" in posko("due", incident)[1]
    said = posko("--lang", "id", "due", incident)[1]
    assert "tanya lagi" in said
    assert "janji" in said
    assert "terlambat" in said


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("sweep", "add", "{incident}", "Royal Care", "--type", "tavern"), "field-choice"),
        (("sweep", "add", "{incident}", " ", "--type", "hospital"), "field-wrong"),
        (("sweep", "add", "{incident}", "LISTED", "--type", "hospital"), "facility-listed"),
        (("sweep", "add", "{listed}", "Royal Care", "--type", "hospital"), "incident-unknown"),
        (("sweep", "check", "{incident}", "x", "--result", "fine", "--method", "phone"), "field-choice"),
        (("sweep", "check", "{incident}", "x", "--result", "found", "--method", "telepathy"), "field-choice"),
        (
            ("sweep", "check", "{incident}", "x", "--result", "none-ours", "--method", "phone", "--unidentified", "-1"),
            "field-wrong",
        ),
        (
            ("sweep", "check", "{incident}", "x", "--result", "none-ours", "--method", "phone", "--recheck-at", "soon"),
            "time-wrong",
        ),
        (("sweep", "start", "{listed}"), "incident-unknown"),
        (("sweep", "list", "{listed}"), "incident-unknown"),
        (("sweep", "remove", "{incident}", "--reason", "x"), "record-unknown"),
        (("sweep", "remove", "{listed}", "--reason", " "), "reason-missing"),
        (("sweep", "sheet", "nowhere.csv"), "roster-not-a-file"),
        (("sweep", "sheet", "nowhere.csv", "--mission", "XXX"), "mission-unknown"),
        (("due", "{listed}"), "incident-unknown"),
    ],
)
def test_that_a_wrong_word_is_one_fault_and_changes_nothing(
    posko: Run, incident: str, command: tuple[str, ...], code: str
) -> None:
    known = posko("sweep", "add", incident, "listed", "--type", "police", "--json")[1]["id"]
    before = posko("register", "check", "--digest", "--json")[1]
    exit_code, told = posko(*(each.format(incident=incident, listed=known) for each in command), "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert posko("register", "check", "--digest", "--json")[1] == before


def test_that_a_sheet_that_cannot_be_read_changes_nothing(posko: Run, tmp_path: Path) -> None:
    path = tmp_path / "kontak.csv"
    path.write_bytes(b"%PDF-1.7")
    before = posko("register", "check", "--digest", "--json")[1]
    code, told = posko("sweep", "sheet", str(path), "--json")
    assert (code, told["fault"]["code"]) == (1, "roster-not-a-table")
    assert posko("register", "check", "--digest", "--json")[1] == before


def test_that_an_entry_to_be_named_is_named(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    posko("sweep", "start", incident)
    assert "to be named: 4" in str(posko("sweep", "list", incident)[1])
    line = posko("sweep", "list", incident, "--json")[1][0]
    assert posko("sweep", "name", line["id"], "RS Contoh", "--phone", "999", "--json") == (0, {"id": line["id"]})
    named = next(each for each in posko("sweep", "list", incident, "--json")[1] if each["id"] == line["id"])
    assert (named["name"], named["phone"], named["note"]) == ("RS Contoh", "999", "")
    assert posko("sweep", "name", line["id"], "RS Lain", "--json")[0] != 0
