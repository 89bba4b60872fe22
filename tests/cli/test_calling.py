"""Calling people from a terminal: the list, the calls, taking back, the numbers for a broadcast."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rosters import a_file

AYU = ("Ayu Lestari", "A1234567", "", "05/05/1990", "+249912000001", "Khartoum", "15.55", "32.53", "F1")
BUDI = ("Budi Lestari", "B7654321", "", "13/02/2020", "+249912000002", "Khartoum", "15.55", "32.53", "F1")
CITRA = ("Citra", "C7654321", "", "13/02/1985", "+249912000003", "Khartoum", "15.56", "32.54")
DEWI = ("=cmd|' /C calc'!A0", "D7654321", "", "", "", "Khartoum")


@pytest.fixture
def incident(posko: Run, tmp_path: Path) -> str:
    posko("import", str(a_file(tmp_path, [AYU, BUDI, CITRA, DEWI])), "--mission", "KRT")
    return str(posko("incident", "open", "Khartoum", "--onset", "2023-04-15T09:00", "--json")[1]["id"])


def ids(posko: Run, incident: str) -> dict[str, str]:
    units = posko("calls", incident, "--json")[1]["units"]
    return {callee["name"]: callee["id"] for unit in units for callee in unit["people"]}


def test_that_the_list_is_told_in_order_with_what_a_caller_needs(posko: Run, incident: str) -> None:
    told = posko("calls", incident, "--json")[1]
    assert (told["total"], told["persons"], told["without_number"], told["round"], told["in_round"]) == (3, 4, 1, 1, 2)
    assert (told["calls"], told["outcomes"], told["calls_per_hour"], told["finish"]) == (0, {}, None, None)
    family, citra, dewi = told["units"]
    assert [callee["name"] for callee in family["people"]] == ["Ayu Lestari", "Budi Lestari"]
    assert (family["vulnerable"], family["urgent"], family["mine"], family["taken_by"]) == (True, False, False, "")
    assert citra["people"][0]["phones"] == ["+249912000003"]
    assert (citra["people"][0]["born"], citra["people"][0]["city"]) == ("1985-02-13", "Khartoum")
    assert dewi["has_number"] is False


def test_that_a_person_reads_the_list_in_his_language(posko: Run, incident: str) -> None:
    person = ids(posko, incident)["Citra"]
    posko("call", person, "--incident", incident, "--result", "no-answer")
    said = posko("calls", incident)[1]
    assert "to call: 3" in said
    assert "child or elderly" in said
    assert "No answer" in said
    assert person in said
    said = posko("--lang", "id", "calls", incident)[1]
    assert "harus dihubungi: 3" in said
    assert "anak atau lansia" in said
    assert "Tidak dijawab" in said


def test_that_a_call_ends_with_or_without_the_verb(posko: Run, incident: str) -> None:
    known = ids(posko, incident)
    code, made = posko(
        "call", known["Citra"], "--incident", incident, "--result", "well", "--note", "di rumah", "--json"
    )
    assert (code, len(made["calls"])) == (0, 1)
    code, made = posko("call", "end", known["Ayu Lestari"], known["Budi Lestari"], "--result", "injured", "--incident", incident, "--json")  # fmt: skip
    assert (code, len(made["calls"])) == (0, 2)
    told = posko("calls", incident, "--json")[1]
    assert (told["total"], told["calls"], told["outcomes"]) == (1, 2, {"well": 1, "injured": 2})
    counted = posko("tally", incident, "--json")[1]
    assert (counted["present_confirmed"], counted["by_condition"]["injured"]) == (3, 2)


def test_that_options_may_come_before_the_person(posko: Run, incident: str) -> None:
    person = ids(posko, incident)["Citra"]
    assert posko("call", "--incident", incident, "--result", "refused", person)[0] == 0
    assert "Citra" not in ids(posko, incident)


def test_that_units_are_taken_given_back_and_come_first(posko: Run, incident: str) -> None:
    told = posko("calls", incident, "--take", "1", "--json")[1]
    assert [(unit["mine"], unit["taken_by"]) for unit in told["units"]] == [(True, "Rini"), (False, ""), (False, "")]
    persons = [callee["id"] for callee in told["units"][0]["people"]]
    assert posko("calls", incident, "--json")[1]["taken"] == 1
    assert posko("call", "give-back", *persons, "--incident", incident, "--json") == (0, {"persons": persons})
    assert posko("calls", incident, "--json")[1]["taken"] == 0


def test_that_a_call_recorded_by_mistake_is_taken_back(posko: Run, incident: str) -> None:
    known = ids(posko, incident)
    made = posko("call", known["Citra"], "--incident", incident, "--result", "well", "--json")[1]
    assert posko("call", "take-back", *made["calls"], "--reason", "salah orang", "--json") == (0, made)
    assert posko("calls", incident, "--json")[1]["total"] == 3
    pair = posko(
        "call", known["Ayu Lestari"], known["Budi Lestari"], "--incident", incident, "--result", "well", "--json"
    )[1]
    assert posko("call", "take-back", "--incident", incident, "--reason", "salah orang", "--json") == (0, pair)
    assert posko("calls", incident, "--json")[1]["total"] == 3
    code, told = posko("call", "take-back", "--incident", incident, "--reason", "lagi", "--json")
    assert (code, told["fault"]["code"]) == (1, "no-call-to-take-back")


def test_that_shares_and_pages_tell_everybody_once(posko: Run, incident: str) -> None:
    shared = [
        unit for part in ("1/2", "2/2") for unit in posko("calls", incident, "--share", part, "--json")[1]["units"]
    ]
    assert sorted(callee["name"] for unit in shared for callee in unit["people"]) == sorted(ids(posko, incident))
    page = posko("calls", incident, "--first", "1", "--count", "1", "--json")[1]
    assert (page["first"], page["total"], [unit["people"][0]["name"] for unit in page["units"]]) == (1, 3, ["Citra"])


def test_that_a_wrong_number_is_told_apart_from_those_to_try(posko: Run, incident: str) -> None:
    person = ids(posko, incident)["Citra"]
    posko("call", person, "--incident", incident, "--result", "wrong-number", "--phone", "+249 912 000 003")
    [citra] = [unit["people"][0] for unit in posko("calls", incident, "--json")[1]["units"] if unit["people"][0]["id"] == person]  # fmt: skip
    assert (citra["phones"], citra["wrong_numbers"]) == ([], ["+249912000003"])


def test_that_the_numbers_leave_recorded_readable_for_their_owner_and_harmless(
    posko: Run, incident: str, tmp_path: Path
) -> None:
    posko("person", "add", "--name", "=HYPERLINK(1)", "--phone", "+249912000009")
    sought = posko("find", "hyperlink", "--json")[1]["people"][0]["id"]
    posko("enquiry", "add", "x", "--incident", incident, "--caller", "Ibu", "--person", sought)
    path = tmp_path / "numbers.csv"
    assert posko("calls", incident, "--numbers", str(path), "--json") == (0, {"file": str(path), "rows": 4})
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "number", "person"]
    assert rows[1] == ["'=HYPERLINK(1)", "+249912000009", sought]  # whoever is asked for comes first
    assert {row[0] for row in rows[2:]} == {"Ayu Lestari", "Budi Lestari", "Citra"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    [line] = posko("register", "exports", "--json")[1]
    assert (line["subject"], line["medium"], line["rows"], line["incident"], line["place"]) == ("numbers", "csv", 4, incident, str(path))  # fmt: skip


def test_that_numbers_are_written_over_nothing_unless_asked_and_never_into_the_data_folder(
    posko: Run, incident: str, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("mine")
    for path, more, code in (
        (mine, (), "numbers-exist"),
        (tmp_path / "data" / "numbers.csv", (), "place-in-data-folder"),
        (tmp_path / "data" / "slots", ("--force",), "place-in-data-folder"),
        (tmp_path / "nowhere" / "x.csv", (), "place-missing"),
    ):
        exit_code, told = posko("calls", incident, "--numbers", str(path), *more, "--json")
        assert (exit_code, told["fault"]["code"]) == (1, code), path
    assert mine.read_text() == "mine"
    assert [line for line in posko("register", "exports", "--json")[1] if line["withdrawn_at"] is None] == []
    assert posko("calls", incident, "--numbers", str(mine), "--force")[0] == 0
    assert "Citra" in mine.read_text("utf-8-sig")


@pytest.mark.parametrize(
    "wrong",
    [
        ("calls", "{incident}", "--share", "3/2"),
        ("calls", "{incident}", "--share", "0/2"),
        ("calls", "{incident}", "--share", "half"),
        ("calls", "{incident}", "--take", "1", "--numbers", "x.csv"),
        ("calls", "{incident}", "--count", "0"),
        ("call",),
        ("call", "{incident}", "--result", "well"),
        ("call", "take-back", "--reason", "x"),
        ("call", "give-back", "--incident", "{incident}"),
    ],
)
def test_that_wrong_usage_is_exit_2(posko: Run, incident: str, wrong: tuple[str, ...]) -> None:
    assert posko(*(each.format(incident=incident) for each in wrong))[0] == 2


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("calls", "{incident}", "--take", "0"), "take-count"),
        (("calls", "{incident}", "--take", "201"), "take-count"),
        (("calls", "{person}"), "incident-unknown"),
        (("call", "{person}", "--incident", "{incident}", "--result", "asleep"), "field-choice"),
        (("call", "{person}", "--incident", "{incident}", "--result", "well", "--phone", "none"), "phone-wrong"),
        (("call", "{incident}", "--incident", "{incident}", "--result", "well"), "person-unknown"),
        (("call", "{person}", "--incident", "{person}", "--result", "well"), "incident-unknown"),
        (("call", "take-back", "{person}", "--reason", "x"), "record-unknown"),
        (("call", "give-back", "nonsense", "--incident", "{incident}"), "id-wrong"),
    ],
)
def test_that_a_wrong_word_is_one_fault_and_changes_nothing(
    posko: Run, incident: str, command: tuple[str, ...], code: str
) -> None:
    person = ids(posko, incident)["Citra"]
    before = posko("register", "check", "--digest", "--json")[1]
    exit_code, told = posko(*(each.format(incident=incident, person=person) for each in command), "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert posko("register", "check", "--digest", "--json")[1] == before
