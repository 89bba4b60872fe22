"""Enquiries from a terminal: who may be meant, promises, answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli.terminal import moment, moment_ahead, now_ms
from tests.cli.conftest import Run
from tests.rosters import a_file

SITI = ("Siti Aminah", "A1234567", "", "17/05/1990", "+249912345678", "Khartoum")


@pytest.fixture
def incident(posko: Run) -> str:
    return str(posko("incident", "open", "Khartoum", "--onset", "2023-04-15T09:00", "--json")[1]["id"])


def added(posko: Run, incident: str, name: str, *more: str) -> dict[str, str]:
    code, told = posko("enquiry", "add", name, "--incident", incident, "--caller", "Ibu", *more, "--json")
    assert code == 0, told
    return {str(key): str(value) for key, value in told.items()}


def test_that_somebody_nobody_knows_becomes_a_person(posko: Run, incident: str) -> None:
    made = added(posko, incident, "Yusuf Kurnia", "--relation", "parent", "--phone", "+62812", "--channel", "walk-in",
                 "--consent", "given", "--promise", "30m", "--note", "tinggal di Bahri")  # fmt: skip
    [line] = posko("enquiry", "list", incident, "--json")[1]
    assert (line["id"], line["person"], line["person_name"], line["sought"]) == (made["id"], made["person"], "Yusuf Kurnia", "Yusuf Kurnia")  # fmt: skip
    assert (line["on_roster"], line["whereabouts"], line["condition"], line["asking"]) == (False, "unknown", None, 1)
    assert (line["caller"], line["relation"], line["phone"], line["channel"], line["consent"]) == ("Ibu", "parent", "+62812", "walk-in", "given")  # fmt: skip
    assert (line["note"], line["officer"], line["answered_at"], line["told"]) == ("tinggal di Bahri", "Rini", None, "")
    assert line["promised_at"].endswith("+02:00")  # the scene's own time
    assert posko("tally", incident, "--json")[1]["not_on_roster"]["not_yet_reached"] == 1


def test_that_who_may_be_meant_is_told_and_nothing_written_until_it_is_said(
    posko: Run, incident: str, tmp_path: Path
) -> None:
    posko("import", str(a_file(tmp_path, [SITI])), "--mission", "KRT")
    asked = ("enquiry", "add", "st. aminah", "--incident", incident, "--caller", "Ibu")
    code, told = posko(*asked, "--json")
    assert (code, told["fault"]["code"], told["fault"]["details"]) == (1, "enquiry-who", {})
    [person] = told["people"]
    assert (person["name"], person["on_roster"], 0.6 <= person["likeness"] <= 1) == ("Siti Aminah", True, True)
    code, said = posko(*asked)
    assert code == 1
    assert "These may be meant: nothing was written." in said
    assert person["id"] in said
    assert "Mungkin salah satu dari mereka" in posko("--lang", "id", *asked)[1]
    assert posko("enquiry", "list", incident, "--json")[1] == []
    made = added(posko, incident, "st. aminah", "--person", person["id"])
    assert made["person"] == person["id"]
    other = added(posko, incident, "st. aminah", "--new")
    assert other["person"] != person["id"]


def test_that_three_spellings_end_as_one_person_with_three_enquiries(posko: Run, incident: str) -> None:
    first = added(posko, incident, "Muhammad Yusuf")
    second = added(posko, incident, "Moh. Jusuf", "--new")
    added(posko, incident, "M. Yusup", "--person", second["person"])
    assert posko("person", "same", first["person"], second["person"])[0] == 0
    lines = posko("enquiry", "list", incident, "--json")[1]
    assert {line["sought"] for line in lines} == {"Muhammad Yusuf", "Moh. Jusuf", "M. Yusup"}
    assert {(line["person"], line["asking"]) for line in lines} == {(first["person"], 3)}


def test_that_callers_are_answered_promised_anew_and_taken_back(posko: Run, incident: str) -> None:
    one, two = (added(posko, incident, name) for name in ("Ayu", "Budi"))
    assert posko("enquiry", "promise", one["id"], "2h", "--json") == (0, {"id": one["id"]})
    [item] = posko("due", incident, "--json")[1]
    assert (item["what"], item["id"], item["about"], item["person"], item["overdue"]) == ("call-back", one["id"], "Ibu", one["person"], False)  # fmt: skip
    both = [one["id"], two["id"]]
    assert posko("enquiry", "answer", *both, "--told", "selamat", "--json") == (0, {"enquiries": both})
    assert {line["told"] for line in posko("enquiry", "list", incident, "--json")[1]} == {"selamat"}
    assert posko("due", incident, "--json")[1] == []
    assert posko("enquiry", "withdraw", two["id"], "--reason", "dua kali", "--json") == (0, {"id": two["id"]})
    assert [line["id"] for line in posko("enquiry", "list", incident, "--json")[1]] == [one["id"]]


def test_that_an_enquiry_can_be_about_another_person_after_all(posko: Run, incident: str) -> None:
    made = added(posko, incident, "Siti")
    other = posko("person", "add", "--name", "Siti Aminah", "--json")[1]["id"]
    assert posko("enquiry", "concerns", made["id"], other, "--json") == (0, {"id": made["id"]})
    assert posko("enquiry", "list", incident, "--json")[1][0]["person_name"] == "Siti Aminah"


def test_that_a_person_reads_the_list_in_his_language(posko: Run, incident: str) -> None:
    added(posko, incident, "Ayu", "--relation", "spouse")
    assert "Spouse" in posko("enquiry", "list", incident)[1]
    said = posko("--lang", "id", "enquiry", "list", incident)[1]
    assert "Suami/istri" in said
    assert "penelepon" in said


def test_that_a_time_ahead_is_counted_from_now_or_told_whole() -> None:
    before = now_ms()
    for text, minutes in (("30m", 30), ("2h", 120), ("1h30m", 90), (" 5M ", 5)):
        at_ms = moment_ahead(text, option="--promise")
        assert at_ms is not None
        assert before + minutes * 60_000 <= at_ms <= now_ms() + minutes * 60_000
    whole = "2026-11-24T10:00+07:00"
    assert moment_ahead(whole, option="--promise") == moment(whole, option="--promise")
    assert moment_ahead(None, option="--promise") is None


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("enquiry", "add", " ", "--caller", "Ibu"), "enquiry-nobody"),
        (("enquiry", "add", "Siti", "--caller", " "), "enquiry-no-caller"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--relation", "uncle"), "field-choice"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--channel", "pigeon"), "field-choice"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--consent", "perhaps"), "field-choice"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--promise", "soon"), "time-wrong"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--promise", "2023-04-15T10:00Z"), "promise-past"),
        (("enquiry", "add", "Siti", "--caller", "Ibu", "--person", "{incident}"), "person-unknown"),
    ],
)
def test_that_a_wrong_word_is_one_fault_and_changes_nothing(
    posko: Run, incident: str, command: tuple[str, ...], code: str
) -> None:
    before = posko("register", "check", "--digest", "--json")[1]
    given = [each.format(incident=incident) for each in command]
    exit_code, told = posko(*given, "--incident", incident, "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert posko("register", "check", "--digest", "--json")[1] == before


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("answer", "{made}", "{incident}", "--told", "x"), "record-unknown"),
        (("answer", "{made}", "--told", " "), "enquiry-told-nothing"),
        (("promise", "{made}", "later"), "time-wrong"),
        (("promise", "{made}", "2023-04-15T10:00Z"), "promise-past"),
        (("concerns", "{made}", "{incident}"), "person-unknown"),
        (("withdraw", "{made}", "--reason", " "), "reason-missing"),
        (("withdraw", "{incident}", "--reason", "x"), "record-unknown"),
        (("list", "{made}"), "incident-unknown"),
    ],
)
def test_that_what_cannot_be_done_with_an_enquiry_is_said(
    posko: Run, incident: str, command: tuple[str, ...], code: str
) -> None:
    made = added(posko, incident, "Siti")["id"]
    exit_code, told = posko("enquiry", *(each.format(incident=incident, made=made) for each in command), "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert "Siti" not in str(told["fault"])


def test_that_the_person_and_a_new_one_are_two_answers(posko: Run, incident: str) -> None:
    assert posko("enquiry", "add", "S", "--incident", incident, "--caller", "I", "--new", "--person", incident)[0] == 2
    assert posko("enquiry", "add", "S", "--incident", incident)[0] == 2
