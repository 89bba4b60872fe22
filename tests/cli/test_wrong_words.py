"""What is typed wrong is said in one sentence and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli.terminal import iso, read_time
from console.model.kinds import MOMENT_MAX_MS, MOMENT_MIN_MS
from tests.cli.conftest import Run
from tests.rosters import a_file

SITI = ("Siti Aminah", "A1234567", "", "17/05/1990", "+249912345678", "Khartoum")


@pytest.mark.parametrize(
    "time",
    [
        "0001-01-01T00:00",
        "0001-01-01T00:00+14:00",
        "1899-12-31T23:59Z",
        "2200-01-01T00:00Z",
        "9999-12-31T23:59-14:00",
    ],
)
def test_that_a_time_at_the_edge_of_the_calendar_is_refused_everywhere(posko: Run, time: str) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    for command in (
        ("incident", "open", "Khartoum", "--onset", time),
        ("chronology", "add", "text", "--incident", incident, "--observed-at", time),
        ("alert", "set", "SD", "caution", "--reason", "x", "--from", time),
        ("alert", "set", "SD", "caution", "--reason", "x", "--until", time),
        ("hospital", "add", "X", "--incident", incident, "--method", "phone", "--result", "none-ours", "--observed-at", time),
        ("tally", incident, "--as-of", time),
    ):  # fmt: skip
        code, told = posko(*command, "--json")
        assert (code, told["fault"]["code"]) == (1, "time-wrong"), command
    assert len(posko("incident", "list", "--json")[1]) == 1
    assert posko("incident", "show", incident)[0] == 0


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Africa/Khartoum"])
@pytest.mark.parametrize("at_ms", [MOMENT_MIN_MS, MOMENT_MAX_MS, 0, -1])
def test_that_every_time_a_register_can_hold_is_shown_in_every_zone(at_ms: int, zone: str) -> None:
    assert str(iso(at_ms, zone))[:16].replace("T", " ") == read_time(at_ms, zone)[:16]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--date-order", "Tgl Lahir=x/y"), "date-order-wrong"),
        (("--date-order", "Nowhere=d/m"), "header-unknown"),
        (("--map", "Nowhere=name"), "header-unknown"),
        (("--map", "Kota=nonsense"), "mapping-field"),
        (("--map", "Kota"), "mapping-wrong"),
        (("--mission", "XXX"), "mission-unknown"),
    ],
)
def test_that_a_wrong_option_of_import_brings_nobody_in(
    posko: Run, tmp_path: Path, options: tuple[str, ...], code: str
) -> None:
    roster = str(a_file(tmp_path, [SITI]))
    exit_code, told = posko("import", roster, "--mission", "KRT", *options, "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert "Nowhere" not in told["fault"]["sentence"]
    assert posko("find", "siti", "--json")[1]["total"] == 0


def test_that_a_column_set_aside_is_remembered_for_the_next_roster_of_that_form(posko: Run, tmp_path: Path) -> None:
    roster = str(a_file(tmp_path, [SITI]))
    assert posko("import", roster, "--mission", "KRT", "--map", "kota=")[0] == 0
    assert "Kota" in posko("import", roster, "--mission", "KRT", "--dry-run", "--json")[1]["unmapped"]


def test_that_rejected_rows_are_never_written_over_anything(posko: Run, tmp_path: Path) -> None:
    roster = a_file(tmp_path, [SITI, ("", "C1")])
    (tmp_path / "mine.csv").write_text("mine")
    (tmp_path / "link.csv").symlink_to(roster)
    before = {path: path.read_bytes() for path in (roster, tmp_path / "mine.csv", tmp_path / "data" / "slots")}
    for name, code in (
        ("roster.csv", "rejects-exist"),
        ("mine.csv", "rejects-exist"),
        ("link.csv", "rejects-exist"),
        ("data/register.posko", "rejects-exist"),
        ("data/new.csv", "place-in-data-folder"),
        ("nowhere/new.csv", "place-missing"),
        ("x" * 300, "place-missing"),
    ):
        told = posko("import", str(roster), "--mission", "KRT", "--rejects", str(tmp_path / name), "--json")
        assert (told[0], told[1]["fault"]["code"]) == (1, code), name
    assert {path: path.read_bytes() for path in before} == before
    assert posko("find", "siti", "--json")[1]["total"] == 0
    assert [line["place"] for line in posko("register", "exports", "--json")[1] if not line["withdrawn_at"]] == []


def test_that_a_person_typed_in_is_stored_as_a_roster_would(posko: Run) -> None:
    added = posko("person", "add", "--name", "Siti\nAmi\x07nah", "--nik", "123", "--passport", "a 123-4567",
                  "--phone", "0912 345 678", "--json")  # fmt: skip
    assert (added[0], added[1]["flags"]) == (0, ["nik-odd"])
    card = posko("person", "show", added[1]["id"], "--json")[1]
    assert (card["profile"]["name"], card["profile"]["phone"]) == ("Siti Aminah", "+249912345678")
    assert {each["type"]: (each["value"], each["check"]) for each in card["identifiers"]} == {
        "passport": ("A1234567", "ok"),
        "nik": ("123", "bad"),
    }


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--born", "yesterday"), "field-wrong"),
        (("--born", "1990-02-30"), "field-wrong"),
        (("--born", "2999-01-01"), "field-wrong"),
        (("--born", "1899-12-31"), "field-wrong"),
        (("--nationality", "Atlantis"), "field-wrong"),
        (("--name", "-"), "field-wrong"),
        (("--phone", "none"), "phone-wrong"),
        (("--sex", "banana"), "field-wrong"),
    ],
)
def test_that_a_person_with_an_impossible_value_is_not_added(posko: Run, options: tuple[str, ...], code: str) -> None:
    assert posko("person", "add", "--name", "Siti", *options, "--json")[1]["fault"]["code"] == code
    assert posko("find", "siti", "--json")[1]["total"] == 0


def test_that_a_card_in_an_unknown_incident_is_a_fault(posko: Run) -> None:
    person = posko("person", "add", "--name", "Siti", "--json")[1]["id"]
    code, told = posko("person", "show", person, "--incident", person, "--json")
    assert (code, told["fault"]["code"]) == (1, "incident-unknown")


def test_that_an_answer_is_written_in_plain_digits(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    told = posko("questions", incident, "--answer", "2=٣", "--source", "official", "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, "answer-value")


def test_that_an_unknown_language_is_wrong_usage(posko: Run) -> None:
    assert posko("--lang", "xx", "doctor")[0] == 2


def test_that_pictures_need_a_folder(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    told = posko("demo", "--shots", str(tmp_path / "file"), "--json")
    assert (told[0], told[1]["fault"]["code"], (tmp_path / "file").read_text()) == (1, "place-missing", "mine")


def test_that_a_document_somebody_has_already_is_told(posko: Run, tmp_path: Path) -> None:
    posko("import", str(a_file(tmp_path, [SITI])), "--mission", "KRT")
    known = posko("find", "siti", "--json")[1]["people"][0]["id"]
    added = posko("person", "add", "--name", "Siti A", "--passport", "a 123 4567", "--json")[1]
    assert added["same_paper"] == [known]
    assert posko("person", "add", "--name", "Budi", "--passport", "B7654321", "--json")[1]["same_paper"] == []
    assert known in posko("person", "add", "--name", "Siti Am", "--passport", "A1234567")[1]
