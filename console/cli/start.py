"""Init, doctor, demo, and the options every command shares."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from console import display, settings
from console.cli import answers, answers_demo
from console.cli.apps import AsJson, app
from console.cli.scene import tell_question, tell_tally
from console.cli.terminal import (
    Plain,
    asking,
    either,
    id_text,
    passphrase,
    session,
    tell,
    tell_json,
    tell_table,
)
from console.cli.vocabulary import word
from console.duty import doctor as examining
from console.duty import enrolment
from console.model.words import Language


@app.callback()
def _shared(
    data: Annotated[
        Path | None, typer.Option("--data", help="The data folder; else POSKO_DATA, else the usual one.")
    ] = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="Of what is told; else the setting.")] = None,
) -> None:
    session.folder = settings.data_folder(data)
    session.language = lang or settings.load(session.folder)[0].language


@app.command()
def init(
    officer: Annotated[str, typer.Option("--officer", help="Name of the first officer.")],
    mission: Annotated[str, typer.Option("--mission", help="Code of his mission, such as KRT.")],
    as_json: AsJson = False,
) -> None:
    """Make an encrypted register with its first officer."""
    opened = enrolment.init(session.box(), officer, mission, passphrase("New passphrase: "))
    opened.post.register.close()
    if as_json:
        tell_json({"folder": str(session.folder), "officer": id_text(opened.post.officer)})
    else:
        tell(either("Register made in ", "Register dibuat di ") + str(session.folder))


@app.command()
def doctor(
    unlock: Annotated[
        bool, typer.Option("--unlock", help="Also list the readable rosters and exports the register remembers.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What this computer and this folder are like, and what to mend."""
    findings = examining.examine(session.folder)
    if unlock:
        with asking() as (connection, _):
            findings += examining.examine_readable(connection)
    elif session.box().exists:
        findings.append(examining.Finding("readable files", "not looked for; posko doctor --unlock lists them"))
    if as_json:
        tell_json([{"name": each.name, "value": each.value, "ok": each.is_ok} for each in findings])
    else:
        tell_table(
            ("", "", ""),
            [("!" if each.is_ok is False else " ", word(each.name), word(each.value)) for each in findings],
        )
    if any(each.is_ok is False for each in findings):
        raise typer.Exit(1)


@app.command()
def demo(
    shots: Annotated[
        Path | None, typer.Option("--shots", help="Play without a window and write pictures of the screens here.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The first minutes on invented people, in an encrypted register that is thrown away; without --shots the desk opens on it."""
    if shots is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    display.must_be_there()
    from console.desk import demo as playing  # noqa: PLC0415 - Qt only where a screen is wanted, its platform chosen

    with tempfile.TemporaryDirectory(prefix="posko-demo-") as folder:
        outcome = playing.play(Path(folder), shots)
    told: dict[str, Plain] = {
        "storyboard": answers_demo.of_played(outcome.played),
        "tally": None if outcome.tally is None else answers.of_tally(outcome.tally),
        "questions": [answers.of_question(line) for line in outcome.questions],
    }
    if as_json:
        tell_json(told)
        return
    answers_demo.tell_played(outcome.played)
    if outcome.tally is not None:
        tell_tally(answers.of_tally(outcome.tally))
    for line in outcome.questions:
        tell_question(line)
    if shots is not None:
        tell(either("Pictures of the screens: ", "Gambar layar: ") + str(shots.absolute()))
