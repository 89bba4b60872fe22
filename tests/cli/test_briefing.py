"""Statements and situation reports from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def incident(posko: Run) -> str:
    return str(posko("incident", "open", "Khartoum", "--json")[1]["id"])


def second(posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on a second officer types."""
    secret = tmp_path / "second"
    secret.write_text("jeruk nipis kapal layar sembilan\n")
    assert posko("officer", "add", "Budi", "--mission", "KRT", str(secret))[0] == 0
    monkeypatch.setenv("POSKO_PASSPHRASE_FILE", str(secret))


def test_that_a_draft_reads_as_things_stand_and_keeps_what_was_chosen(posko: Run, incident: str) -> None:
    told = posko("statement", "draft", incident, "--event", "bombing", "--tone", "condemnation", "--json")[1]
    assert (told["rung"], told["event"], told["tone"]) == ("no-information", "bombing", "condemnation")
    assert "belum diperoleh informasi" in told["text"]["id"]
    assert "statement-no-hotline" in told["warnings"]
    again = posko("statement", "draft", incident, "--advice", "stay-away", "--json")[1]
    assert (again["event"], again["advice"]) == ("bombing", ["stay-away"])
    assert "serangan bom" in posko("statement", "draft", incident)[1]


def test_that_own_words_need_both_languages_and_no_figures(posko: Run, incident: str) -> None:
    code, told = posko("statement", "draft", incident, "--event-id", "runtuhnya jembatan", "--json")
    assert (code, told["fault"]["code"]) == (1, "statement-one-language")
    code, told = posko("statement", "draft", incident, "--event-id", "2 x", "--event-en", "two", "--json")
    assert (code, told["fault"]["code"]) == (1, "statement-figure-typed")


def test_that_a_version_is_explained_figure_by_figure(posko: Run, incident: str) -> None:
    posko("hospital", "add", "RS Pusat", "--incident", incident, "--method", "phone", "--result", "none-ours")
    told = posko("statement", "draft", incident, "--make", "--explain", "--json")[1]
    assert (told["number"], told["standing"], told["rung"]) == (1, "waiting", "all-checked")
    assert {"slot": "nationals", "figure": "1", "rests_on": ["RS Pusat: none of ours"]} in told["basis"]
    assert posko("statement", "show", incident, "--json")[1]["id"] == told["id"]
    said = posko("--lang", "id", "statement", "show", told["id"], "--explain")[1]
    assert "RS Pusat: tidak ada WNI" in said


def test_that_a_second_officer_approves_and_the_first_cannot(
    posko: Run, incident: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = posko("statement", "draft", incident, "--make", "--json")[1]
    code, told = posko("statement", "approve", made["id"], "--json")
    assert (code, told["fault"]["code"]) == (1, "statement-own")
    second(posko, tmp_path, monkeypatch)
    told = posko("statement", "approve", made["id"], "--json")[1]
    assert (told["standing"], [each["approver"] for each in told["approvals"]]) == ("approved", ["Budi"])
    assert "approved" in posko("statement", "list", incident)[1]


def test_that_a_telephone_approval_needs_the_code_that_was_read_back(posko: Run, incident: str) -> None:
    made = posko("statement", "draft", incident, "--make", "--json")[1]
    given = ("--by-telephone", "Direktur", "--phone", "+62811000000")
    code, told = posko("statement", "approve", made["id"], *given, "--code", "000-000", "--json")
    assert (code, told["fault"]["code"]) == (1, "approval-code")
    told = posko("statement", "approve", made["id"], *given, "--code", made["code"], "--json")[1]
    assert told["standing"] == "by-telephone"
    assert told["countersign_by"]


def test_that_a_withdrawn_version_stays_in_the_list(posko: Run, incident: str) -> None:
    made = posko("statement", "draft", incident, "--make", "--json")[1]
    assert posko("statement", "withdraw", made["id"], "--reason", "salah")[0] == 0
    [line] = posko("statement", "list", incident, "--json")[1]
    assert (line["standing"], line["withdrawn_reason"]) == ("withdrawn", "salah")
    assert posko("statement", "show", "0000000000000"[:2], "--json")[0] == 1


def test_that_a_channel_tells_how_long_its_text_is(posko: Run, incident: str) -> None:
    posko("statement", "draft", incident, "--make")
    told = posko("statement", "show", incident, "--channel", "x", "--json")[1]
    assert (told["limit"], told["too_long_by"]) == (280, 0)
    assert told["length"] == len(told["text"])
    assert "/ 280" in posko("statement", "show", incident, "--channel", "x")[1]


def test_that_an_exercise_says_so_on_every_channel(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--exercise", "--json")[1]["id"]
    made = posko("statement", "draft", incident, "--make", "--json")[1]
    assert (made["standing"], made["exercise"]) == ("exercise", True)
    assert "EXERCISE" in posko("statement", "show", incident, "--channel", "sms", "--json")[1]["text"]


def test_that_hotlines_stand_on_the_record_and_in_the_statement(posko: Run, incident: str) -> None:
    assert posko("mission", "hotlines", "krt", "+249 1", "+249 2", "--json")[1]["hotlines"] == "+249 1, +249 2"
    assert posko("mission", "show", "KRT", "--json")[1]["hotlines"] == "+249 1, +249 2"
    assert "+249 1, +249 2" in posko("statement", "draft", incident, "--json")[1]["text"]["id"]
    assert posko("mission", "show", "XXX", "--json")[1]["fault"]["code"] == "mission-unknown"


def test_that_a_report_is_shown_until_it_is_filed(posko: Run, incident: str) -> None:
    told = posko("sitrep", incident, "--json")[1]
    assert (told["id"], told["label"], told["version"]) == (None, "KRT-1", "initial")
    filed = posko("sitrep", incident, "--file", "--next", "2h", "--summary", "Tenang.", "--json")[1]
    assert filed["content"]["summary"] == "Tenang."
    assert filed["content"]["next_at_ms"] > filed["content"]["as_of_ms"]
    [line] = posko("sitrep", incident, "--list", "--json")[1]
    assert (line["label"], line["next_at"] is not None) == ("KRT-1", True)
    assert "KRT-2" in posko("sitrep", incident)[1]
    assert posko("sitrep", incident, "--withdraw", filed["id"], "--reason", "salah")[0] == 0
    assert posko("sitrep", incident, "--list", "--json")[1][0]["withdrawn_reason"] == "salah"


@pytest.mark.parametrize(("wrong", "code"), [("yesterday", "time-wrong"), ("2001-01-01T00:00", "sitrep-next-past")])
def test_that_the_next_report_lies_ahead(posko: Run, incident: str, wrong: str, code: str) -> None:
    told = posko("sitrep", incident, "--file", "--next", wrong, "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, code)


def test_that_a_report_is_filed_and_saved_in_one_go(posko: Run, incident: str, tmp_path: Path) -> None:
    paper = tmp_path / "krt-1.pdf"
    told = posko("sitrep", incident, "--out", str(paper), "--lang", "id", "--json")[1]
    assert told["label"] == "KRT-1"
    assert paper.read_bytes().startswith(b"%PDF-")
    kept = tmp_path / "krt-1.json"
    again = posko("sitrep", incident, "--report", told["id"], "--out", str(kept), "--json")[1]
    assert (again["label"], json.loads(kept.read_text("utf-8"))["content"]["number"]) == ("KRT-1", 1)
    exports = posko("register", "exports", "--json")[1]
    assert [(each["subject"], each["medium"]) for each in exports] == [("sitrep", "json"), ("sitrep", "pdf")]


@pytest.mark.parametrize(
    ("name", "code"), [("x.txt", "paper-ending"), ("there.pdf", "paper-exists"), ("nowhere/x.pdf", "place-missing")]
)
def test_that_no_number_is_spent_on_a_file_that_cannot_be(
    posko: Run, incident: str, tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / "there.pdf").write_bytes(b"mine")
    told = posko("sitrep", incident, "--out", str(tmp_path / name), "--json")
    assert (told[0], told[1]["fault"]["code"]) == (1, code)
    assert posko("sitrep", incident, "--list", "--json")[1] == []
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"


def test_that_a_statement_is_saved_for_the_minister(posko: Run, incident: str, tmp_path: Path) -> None:
    made = posko("statement", "draft", incident, "--make", "--json")[1]
    paper = tmp_path / "statement.pdf"
    assert posko("statement", "save", made["id"], "--out", str(paper), "--json")[1]["id"] == made["id"]
    assert paper.read_bytes().startswith(b"%PDF-")
    assert posko("statement", "save", made["id"], "--out", str(paper), "--json")[0] == 1
    assert posko("statement", "save", incident, "--out", str(paper), "--force", "--lang", "en")[0] == 0
