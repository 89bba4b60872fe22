"""What a person reads from the terminal is in his language; what a program reads is the same in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.cli import answers
from console.cli.terminal import session
from console.cli.vocabulary import INDONESIAN, word
from console.model.proposal import ProposalCounts
from console.model.words import Condition
from tests.cli.conftest import Run
from tests.guards.source import calls, modules, texts_in
from tests.rosters import a_file


def _words_said() -> set[str]:
    """Every text given to ``word`` in the commands, and what the doctor finds."""
    said: set[str] = set()
    for module in modules():
        if module.path.startswith("console/cli/"):
            for name, call in calls(module):
                if name == "word" or (name == "map" and getattr(call.args[0], "id", "") == "word"):
                    said |= set().union(*map(texts_in, call.args))
        if module.path == "console/duty/doctor.py":
            for name, call in calls(module):
                if name == "Finding":
                    said |= set().union(*(texts_in(each) for each in call.args if not _is_made_up(each)))
    return {text for text in said if text not in {"_ms", "pyside6-essentials"}}


def _is_made_up(node: object) -> bool:
    return type(node).__name__ == "JoinedStr"


def test_that_every_word_a_command_says_is_known_in_indonesian() -> None:
    said = _words_said()
    assert {"registered", "there", "level"} & said == {"there", "level"}  # the search itself still finds them
    assert sorted(said - set(INDONESIAN)) == []
    assert sorted(set(answers.of_counts(ProposalCounts())) - set(INDONESIAN)) == []


def test_that_every_figure_of_a_tally_has_a_name_in_indonesian(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    counted = posko("tally", incident, "--json")[1]
    parts = {part for name in ("not_on_roster", "by_location", "possible_doubles", "elsewhere", "deceased", "freshness") for part in counted[name]}  # fmt: skip
    assert sorted((set(counted) | parts) - set(INDONESIAN)) == []
    said = posko("--lang", "id", "tally", incident)[1]
    assert "belum terhubung: 0" in said
    assert f"{Condition.INJURED.indonesian} 0" in said
    assert "not_yet_reached" not in said
    for line in posko("questions", incident, "--json")[1]:
        assert set(line["figures"]) - {"at_ms"} <= set(INDONESIAN)


def test_that_a_person_and_his_reports_are_told_in_words(posko: Run, tmp_path: Path) -> None:
    row = ("Siti Aminah", "A1234567", "", "17/05/1990", "+249912345678", "Khartoum")
    posko("import", str(a_file(tmp_path, [row])), "--mission", "KRT")
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    person = posko("find", "siti", "--json")[1]["people"][0]["id"]
    posko(
        "report",
        "add",
        person,
        "--incident",
        incident,
        "--axis",
        "whereabouts",
        "--value",
        "elsewhere",
        "--source",
        "staff",
    )
    told = posko("--lang", "id", "person", "show", person, "--incident", incident)[1]
    assert "Tanggal lahir" in told
    assert "birth_place" not in told
    assert "elsewhere" not in told
    listed = posko("--lang", "id", "find", "siti")[1]
    assert person in listed  # whole, so that it can be copied
    assert "tanggal lahir" in listed


def test_that_json_is_the_same_in_both_languages(posko: Run) -> None:
    incident = posko("incident", "open", "Khartoum", "--json")[1]["id"]
    said = [posko("--lang", spoken, "incident", "show", incident, "--json")[1] for spoken in ("id", "en")]
    assert said[0] == said[1]


def test_that_a_word_without_another_language_stays_and_names_lose_their_joints(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session, "language", "id")
    assert word("3.53.4") == "3.53.4"
    monkeypatch.setattr(session, "language", "en")
    assert word("not_yet_reached") == "not yet reached"
