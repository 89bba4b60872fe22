"""A warden's list from a terminal: shown first, filed once, with what was decided."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

LIST = "Daftar warga:\n1. Budi Santoso aman\n2. Rahmat Contohwan luka\n3. Ahmad ok\n4. Joko\n"


@pytest.fixture
def incident(posko: Run) -> str:
    return str(posko("incident", "open", "Khartoum", "--json")[1]["id"])


@pytest.fixture
def cell(posko: Run) -> str:
    """Harun's cell with Budi; two Ahmads outside."""
    harun, budi, *_ = [person(posko, name) for name in ("Harun Contoh", "Budi Santoso", "Ahmad Fauzi", "Ahmad Hidayat")]
    made = str(posko("warden", "add", harun, "--group", "Omdurman Barat", "--json")[1]["id"])
    posko("warden", "assign", made, budi)
    return made


def person(posko: Run, name: str, *more: str) -> str:
    return str(posko("person", "add", "--name", name, *more, "--json")[1]["id"])


def a_list(folder: Path, text: str = LIST) -> str:
    path = folder / "daftar.txt"
    path.write_text(text, "utf-8")
    return str(path)


def counts(told: dict[str, object]) -> list[object]:
    names = ("lines", "filed", "unchanged", "new", "left", "nothing_said", "reports")
    return [told[name] for name in names]


def test_that_a_list_is_only_shown_until_it_is_confirmed(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    before = posko("register", "check", "--digest", "--json")[1]
    code, told = posko("warden", "paste", incident, "--file", a_list(tmp_path), "--warden", cell, "--json")
    assert (code, told["done"], told["sender"], told["warden"], told["source"]) == (
        0,
        False,
        "Harun Contoh",
        cell,
        "warden",
    )
    assert counts(told) == [4, 1, 0, 1, 1, 1, 4]
    assert [entry["proposed"] for entry in told["entries"]] == ["report", "new", "ask", "nothing"]
    assert told["entries"][0]["offered"][0]["name"] == "Budi Santoso"
    assert [(each["line"], each["why"]) for each in told["passed_over"]] == [(1, "heading")]
    assert (told["report_ids"], told["person_ids"]) == ([], [])
    assert posko("register", "check", "--digest", "--json")[1] == before


def test_that_it_is_filed_once_with_what_was_decided(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    ahmad = posko("find", "fauzi", "--json")[1]["people"][0]["id"]
    given = (
        "warden",
        "paste",
        incident,
        "--file",
        a_list(tmp_path),
        "--warden",
        "harun contoh",
        "--decide",
        f"3={ahmad}",
    )
    told = posko(*given, "--json")[1]
    assert counts(told) == [4, 2, 0, 1, 0, 1, 6]
    done = posko(*given, "--yes", "--json")[1]
    assert (done["done"], counts(done), len(done["report_ids"]), len(done["person_ids"])) == (True, counts(told), 6, 1)
    assert counts(posko(*given, "--yes", "--json")[1]) == [4, 0, 3, 0, 0, 1, 0]
    card = posko("person", "show", ahmad, "--incident", incident, "--json")[1]
    assert {(line["value"], line["source"], line["said_by"]) for line in card["reports"]} == {
        ("well", "warden", "Harun Contoh"),
        ("present", "warden", "Harun Contoh"),
    }


def test_that_a_certain_line_can_be_skipped(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    given = (
        "--file",
        a_list(tmp_path),
        "--warden",
        "Ibu Wati",
        "--decide",
        "1=skip",
        "--decide",
        "2=skip",
        "--yes",
        "--json",
    )
    assert counts(posko("warden", "paste", incident, *given)[1]) == [4, 0, 0, 0, 3, 1, 0]


def test_that_replies_come_from_standard_input(posko: Run, incident: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ayu = person(posko, "Ayu Contoh", "--phone", "+249912000001")
    stream = io.TextIOWrapper(io.BytesIO(b"+249912000001; aman\n0912000009: aman\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    told = posko("warden", "paste", incident, "--file", "-", "--replies", "--yes", "--json")[1]
    assert (counts(told), told["source"], told["sender"]) == ([2, 1, 0, 0, 1, 0, 2], "family", "")
    assert told["entries"][0]["offered"][0]["id"] == ayu


def test_that_a_list_can_be_of_an_earlier_time(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    posko("warden", "paste", incident, "--file", a_list(tmp_path, "Budi Santoso aman"), "--warden", cell, "--at", "2023-04-15T06:00Z", "--yes")  # fmt: skip
    budi = posko("find", "budi", "--json")[1]["people"][0]["id"]
    told = posko("person", "show", budi, "--incident", incident, "--json")[1]["reports"]
    assert {line["observed_at"] for line in told} == {"2023-04-15T06:00:00+00:00"}


def test_that_a_person_reads_the_proposal_in_his_language(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    said = posko("--lang", "id", "warden", "paste", incident, "--file", a_list(tmp_path), "--warden", cell)[1]
    assert "baris: 4  dicatat: 1  tetap: 0  baru: 1  belum diputuskan: 1" in said
    assert "Satu-satunya dengan nama ini di simpul tersebut." in said
    assert "baris 1 Judul: Daftar warga:" in said
    said = posko("warden", "paste", incident, "--file", a_list(tmp_path), "--warden", cell)[1]
    assert "nothing said: 1" in said
    assert "The only one of this name in the warden's cell." in said


@pytest.mark.parametrize("content", [b"%PDF-1.7 1 0 obj", b"PK\x03\x04 a document", b"\xff\xd8\xff a photograph"])
def test_that_a_document_or_picture_is_refused_as_a_list(
    posko: Run, incident: str, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(content)
    code, told = posko("warden", "paste", incident, "--file", str(path), "--json")
    assert (code, told["fault"]["code"]) == (1, "list-file-kind")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--file", "{list}", "--yes"), "list-sender-missing"),
        (("--file", "{list}", "--warden", "x", "--yes", "--decide", "9=new"), "list-line-unknown"),
        (("--file", "{list}", "--warden", "x", "--decide", "9=new"), "list-line-unknown"),
        (("--file", "{list}", "--warden", "x", "--yes", "--decide", "1={incident}"), "person-unknown"),
        (("--file", "{list}", "--warden", "x", "--yes", "--decide", "1=XYZ"), "id-wrong"),
        (("--file", "nowhere.txt", "--warden", "x"), "list-file-missing"),
        (("--file", "{folder}", "--warden", "x"), "list-file-missing"),
        (("--file", "{large}", "--warden", "x"), "list-file-large"),
        (("--file", "{long}", "--warden", "x"), "chat-too-long"),
        (("--file", "{list}", "--warden", "Kembar"), "warden-unclear"),
        (("--file", "{list}", "--warden", "x", "--at", "kemarin"), "time-wrong"),
    ],
)
def test_that_a_wrong_word_is_one_fault_and_changes_nothing(
    posko: Run, incident: str, tmp_path: Path, given: tuple[str, ...], code: str
) -> None:
    for area in ("utara", "selatan"):
        posko("warden", "add", person(posko, f"Wati {area}"), "--group", "Kembar", "--area", area)
    for name, size in (("large", 800_001), ("long", 200_001)):
        (tmp_path / name).write_bytes(b"a" * size)
    known = {name: str(tmp_path / name) for name in ("large", "long")}
    known |= {"list": a_list(tmp_path), "incident": incident, "folder": str(tmp_path)}
    before = posko("register", "check", "--digest", "--json")[1]
    exit_code, told = posko("warden", "paste", incident, *(each.format(**known) for each in given), "--json")
    assert (exit_code, told["fault"]["code"]) == (1, code)
    assert posko("register", "check", "--digest", "--json")[1] == before


def test_that_a_decision_without_a_line_is_wrong_usage(posko: Run, incident: str, tmp_path: Path) -> None:
    assert posko("warden", "paste", incident, "--file", a_list(tmp_path), "--decide", "new")[0] == 2


def test_that_a_filed_list_is_found_again_and_withdrawn(posko: Run, incident: str, cell: str, tmp_path: Path) -> None:
    filed = posko("warden", "paste", incident, "--file", a_list(tmp_path), "--warden", cell, "--yes", "--json")[1]
    [line] = posko("warden", "filed", incident, "--json")[1]
    assert (line["id"], line["sender"], line["reports"], line["withdrawn"], line["persons"], line["new"]) == (
        filed["report_ids"][0],
        "Harun Contoh",
        4,
        0,
        2,
        1,
    )
    assert "Harun Contoh" in str(posko("warden", "filed", incident)[1])
    assert posko("warden", "withdraw", line["id"], "--reason", "salah tempel", "--json") == (
        0,
        {"reports": 4, "kept": 0},
    )
    [line] = posko("warden", "filed", incident, "--json")[1]
    assert (line["reports"], line["withdrawn"], line["new"]) == (0, 4, 0)
    assert posko("warden", "withdraw", filed["report_ids"][1], "--reason", "x", "--json")[0] != 0
