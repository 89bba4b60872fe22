"""Hospital checks, contacts with authorities and the chronology from a terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def incident(posko: Run) -> str:
    opened = posko("incident", "open", "Khartoum", "--onset", "2023-04-15T09:00", "--json")[1]
    return str(opened["id"])


def test_that_a_hospital_that_was_asked_counts_until_it_is_withdrawn(posko: Run, incident: str) -> None:
    check = posko("hospital", "add", "Royal Care", "--incident", incident, "--method", "phone", "--result", "unidentified",
                  "--unidentified", "2", "--observed-at", "2023-04-16T07:30Z", "--json")[1]  # fmt: skip
    [hospitals] = [line for line in posko("questions", incident, "--json")[1] if line["question"] == 5]
    assert hospitals["computed"] == "hospitals-none-found"
    figures = {
        "total": 1,
        "checked": 1,
        "to_be_named": 0,
        "found": 0,
        "unidentified": 2,
        "foreigners": 0,
        "at_ms": 1_681_630_200_000,
    }
    assert hospitals["figures"] == figures
    assert posko("hospital", "withdraw", check["id"], "--reason", "wrong hospital", "--json") == (0, check)
    [hospitals] = [line for line in posko("questions", incident, "--json")[1] if line["question"] == 5]
    assert hospitals["computed"] == "none-computed"


def test_that_a_person_reads_times_and_not_milliseconds_in_the_questions(posko: Run, incident: str) -> None:
    posko("hospital", "add", "Royal Care", "--incident", incident, "--method", "visit", "--result", "none-ours",
          "--observed-at", "2023-04-16T07:30Z")  # fmt: skip
    said = posko("questions", incident)[1]
    assert "at 2023-04-16 09:30 +02:00" in said  # Khartoum's own time
    assert "1681630200000" not in said


def test_that_an_authority_that_was_contacted_counts_until_it_is_withdrawn(posko: Run, incident: str) -> None:
    contact = posko("contact", "add", "Ministry of Health", "--incident", incident, "--result", "promised",
                    "--asked", "list of the injured", "--promised-at", "2023-04-16T12:00Z", "--json")[1]  # fmt: skip
    [asked] = [line for line in posko("questions", incident, "--json")[1] if line["question"] == 4]
    assert asked["figures"] == {"n": 1, "answered": 0}
    assert posko("contact", "withdraw", contact["id"], "--reason", "twice")[0] == 0
    [asked] = [line for line in posko("questions", incident, "--json")[1] if line["question"] == 4]
    assert asked["computed"] == "none-computed"


def test_that_the_chronology_is_written_read_and_taken_back(posko: Run, incident: str) -> None:
    entry = posko("chronology", "add", "Bandara ditutup", "--incident", incident, "--observed-at", "2023-04-15T10:00Z", "--json")[1]  # fmt: skip
    posko("contact", "add", "Police", "--incident", incident, "--result", "no-answer")
    [line] = posko("chronology", "list", incident, "--json")[1]
    assert (line["id"], line["what"], line["text"], line["late"]) == (entry["id"], "entry", "Bandara ditutup", True)
    assert line["observed_at"] == "2023-04-15T12:00:00+02:00"
    assert "Bandara ditutup" in posko("--lang", "id", "chronology", "list", incident)[1]
    assert "terlambat" in posko("--lang", "id", "chronology", "list", incident)[1]
    assert posko("chronology", "withdraw", entry["id"], "--reason", "not closed")[0] == 0
    [line] = posko("chronology", "list", incident, "--json")[1]
    assert line["withdrawn_at"] is not None


def test_that_a_word_of_another_list_is_refused(posko: Run, incident: str) -> None:
    code, told = posko("hospital", "add", "X", "--incident", incident, "--method", "telepathy", "--result", "none-ours", "--json")  # fmt: skip
    details = told["fault"]["details"]
    assert (code, details["kind"], details["field"]) == (1, "hospital_check", "method")
    assert {"phone", "visit"} <= set(details["choices"].split(", "))


def test_that_what_is_withdrawn_is_of_the_kind_that_was_named(posko: Run, incident: str) -> None:
    entry = posko("chronology", "add", "x", "--incident", incident, "--json")[1]
    assert posko("hospital", "withdraw", entry["id"], "--reason", "y", "--json")[1]["fault"]["code"] == "record-unknown"


def test_that_a_fault_names_the_option_and_not_what_was_typed(posko: Run, incident: str) -> None:
    _, told = posko("chronology", "add", "x", "--incident", incident, "--observed-at", "Siti 0812", "--json")
    assert told["fault"]["code"] == "time-wrong"
    assert told["fault"]["details"] == {"option": "--observed-at"}
    assert "Siti" not in str(told)
    _, told = posko("import", "x.csv", "--mission", "KRT", "--map", "Nama=name", "--map", "Siti Aminah", "--json")
    assert told["fault"]["details"] == {"option": "--map", "number": 2}
    assert "Siti" not in str(told)


def test_that_an_area_is_told_as_an_object(posko: Run, incident: str) -> None:
    [told] = posko("incident", "list", "--json")[1]
    assert (told["area"]["type"], told["area"]["city_id"]) == ("city", 379252)
