"""What README and the other texts point at exists, and the commands they show are the program's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from console.cli import commands  # noqa: F401 - the commands hang themselves on the app
from console.cli.apps import app
from tests.guards.source import ROOT

TEXTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "resources" / "README.md")


def _known_words() -> set[str]:
    """Every command and option of the program."""
    words: set[str] = set()
    waiting = [get_command(app)]
    while waiting:
        command = waiting.pop()
        words |= {option for each in command.params for option in each.opts if option.startswith("--")}
        inner = getattr(command, "commands", {})
        words |= set(inner)
        waiting += inner.values()
    return words


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_that_every_link_leads_to_a_file(text: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", text.read_text("utf-8"))
    assert [link for link in links if not (text.parent / link).exists()] == []


def test_that_the_readme_shows_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = {line for line in text.splitlines() if line.startswith("posko ")}
    assert len(shown) > 10
    known = _known_words()
    options = {option for line in shown for option in re.findall(r"--[a-z-]+", line)}
    assert options - known == set()
    firsts = {part.split()[0] for line in shown for part in line.removeprefix("posko ").split(" | ")}
    assert firsts - known == set()


def test_that_the_readme_hides_no_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert {word for word in _known_words() if not word.startswith("--") and word not in text} == set()


@pytest.mark.parametrize("target", ["run", "test"])
def test_that_the_two_commands_are_targets_of_the_makefile(target: str) -> None:
    assert f"make {target}\n" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
