"""What the doctor finds, and which readable files he knows of once the register is unlocked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from console.cli import main
from console.cli.terminal import writing
from console.duty import exports
from console.duty.exports import Export
from console.model.words import ExportMedium, ExportSubject
from tests.cli.conftest import Run
from tests.rosters import a_file

SITI = ("Siti Aminah", "A1234567", "", "25/05/1990", "+249912345678", "Khartoum")
NAMELESS = ("", "C2222222")


def readable(found: list[dict[str, Any]]) -> list[tuple[str, str, bool | None]]:
    return [(each["name"], each["value"], each["ok"]) for each in found if each["name"].startswith("readable")]


def test_that_readable_files_are_listed_until_they_are_gone(posko: Run, tmp_path: Path) -> None:
    roster, rejects = a_file(tmp_path, [SITI, NAMELESS]), tmp_path / "rejects.csv"
    said = posko("import", str(roster), "--mission", "KRT", "--rejects", str(rejects))[1]
    assert f"Not encrypted, readable without a passphrase: {roster}" in said
    assert str(rejects) in said
    code, found = posko("doctor", "--unlock", "--json")
    assert readable(found) == [
        ("readable file (export)", str(rejects), False),
        ("readable file (roster)", str(roster), False),
    ]
    assert code == 1
    roster.unlink()
    rejects.unlink()
    assert readable(posko("doctor", "--unlock", "--json")[1]) == [("readable files", "none that this console knows of", True)]  # fmt: skip


def test_that_a_file_that_was_only_looked_at_is_remembered_too(posko: Run, tmp_path: Path) -> None:
    roster = a_file(tmp_path, [SITI])
    posko("import", str(roster), "--mission", "KRT", "--dry-run")
    assert [value for _, value, _ in readable(posko("doctor", "--unlock", "--json")[1])] == [str(roster)]


def test_that_a_saved_pdf_is_listed_unless_nothing_came_of_it(posko: Run, tmp_path: Path) -> None:
    made, unmade = tmp_path / "people.pdf", tmp_path / "unmade.pdf"
    for path in (made, unmade):
        path.write_bytes(b"%PDF-")
    with writing() as opened:
        for path in (made, unmade):
            record = exports.record_export(
                opened.post, Export(ExportSubject.PEOPLE, ExportMedium.PDF, 43, place=str(path))
            )[0]
        exports.not_made(opened.post, record)
    assert readable(posko("doctor", "--unlock", "--json")[1]) == [("readable file (export)", str(made), False)]


def test_that_no_path_is_told_while_the_register_is_locked(posko: Run, tmp_path: Path) -> None:
    posko("import", str(a_file(tmp_path, [SITI], "Siti Aminah.csv")), "--mission", "KRT")
    (tmp_path / "passphrase").write_text("something else entirely here")
    found = posko("doctor", "--json")[1]
    assert readable(found) == [("readable files", "not looked for; posko doctor --unlock lists them", None)]
    assert "Siti" not in str(found)
    assert posko("doctor", "--unlock", "--json")[1]["fault"]["code"] == "passphrase-wrong"


def test_that_settings_that_cannot_be_taken_are_told_and_stop_no_command(posko: Run, tmp_path: Path) -> None:
    file = tmp_path / "data" / "settings.json"

    def told() -> list[tuple[str, str, bool | None]]:
        found = posko("doctor", "--json")[1]
        return [(each["name"], each["value"], each["ok"]) for each in found if each["name"].startswith("setting")]

    assert told() == []
    file.write_text('{"theme": "pink"}')
    assert told() == [("setting not possible", "theme", False)]
    file.unlink()
    file.mkdir()
    assert told() == [("settings", "the file cannot be read; the usual settings are used", False)]
    assert main(["--data", str(tmp_path / "data"), "find", "x"]) == 0  # in the language of the settings


@pytest.mark.parametrize("command", [("doctor",), ("find", "x"), ("init", "--officer", "Rini", "--mission", "KRT")])
def test_that_a_folder_that_cannot_be_is_one_sentence(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    for spoken in ((), ("--lang", "en")):
        assert main(["--data", str(tmp_path / ("x" * 300)), *spoken, *command]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1), said


def test_that_a_path_that_is_no_text_is_remembered(posko: Run, tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.csv"  # a name in an old encoding
    odd.write_bytes(a_file(tmp_path, [SITI]).read_bytes())
    assert posko("import", str(odd), "--mission", "KRT")[0] == 0
    assert [value for _, value, _ in readable(posko("doctor", "--unlock", "--json")[1])] == [str(odd).replace("\udce9", "\\udce9")]  # fmt: skip
    assert posko("doctor", "--unlock")[0] == 1
