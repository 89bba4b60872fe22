"""Situation reports from a terminal, and the numbers on a mission's record."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated

import typer

from console.cli.answers_briefing import of_figures, of_sitrep
from console.cli.apps import AsJson, app, mission_app
from console.cli.terminal import (
    asking,
    id_text,
    moment,
    now_ms,
    read_time,
    session,
    tell,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import missions, papers, sitreps
from console.duty.sitreps import Wish
from console.model.ids import from_text
from console.model.sitrep import Content, count_text
from console.model.sitrep_words import Figure, gap_text
from console.model.statement_words import EXERCISE_HEAD
from console.model.words import Language
from console.register.reading.incidents import hotlines, mission_by_code
from console.register.reading.sitreps import sitrep_line
from console.register.reading.sitreps import sitreps as asked_sitreps
from console.register.resident import ResidentArrays

_AFTER = re.compile(r"([0-9]{1,3})(m|h)")


@app.command("sitrep")
def sitrep_(
    incident: str,
    file_it: Annotated[bool, typer.Option("--file", help="File it under its number; else it is only shown.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="File it, and save it as this .pdf or .json.")] = None,
    report: Annotated[
        str, typer.Option("--report", help="With --out: save this earlier one instead, such as in the other language.")
    ] = "",
    lang: Annotated[
        Language | None, typer.Option("--lang", help="Of the PDF and of what is told; else the one in force.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
    next_at: Annotated[str, typer.Option("--next", help="When the next one comes: 2h, 30m, or ISO 8601 in UTC.")] = "",
    summary: Annotated[str, typer.Option("--summary", help="What the officer adds.")] = "",
    final: Annotated[bool, typer.Option("--final", help="It is the last one.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why a figure fell that should only grow.")] = "",
    listed: Annotated[bool, typer.Option("--list", help="The reports that were filed.")] = False,
    withdraw: Annotated[str, typer.Option("--withdraw", help="Take this report back; needs --reason.")] = "",
    as_json: AsJson = False,
) -> None:
    """The situation report of the officer's mission as it reads now; with --file or --out it is numbered and kept."""
    record = from_text(incident)
    session.language = lang or session.language
    if listed:
        _tell_list(record, as_json)
        return
    if withdraw:
        with writing() as opened:
            sitreps.withdraw_sitrep(opened.post, from_text(withdraw), reason)
        tell_id(from_text(withdraw), as_json)
        return
    wish = Wish(summary, _time(next_at), final, reason)
    if out is not None:
        papers.must_be_savable(out, may_replace=force)
    with writing() as opened:
        arrays = ResidentArrays()
        made = from_text(report) if report else None
        if made is None and (file_it or out is not None):
            made = sitreps.file_sitrep(opened.post, arrays, record, wish)[0]
        with opened.post.asking() as connection:
            if made is None:
                content = sitreps.compose(connection, arrays, record, opened.post.officer, now_ms(), wish)
            else:
                line = sitrep_line(connection, made)
                content = sitreps.readable(line)
        if out is not None and made is not None:
            papers.save_sitrep(opened.post, line, out, session.language, may_replace=force)
    if as_json:
        told = {
            "id": id_text(made),
            "label": content.label,
            "exercise": content.is_exercise,
            "version": content.version,
        }
        tell_json({**told, "figures": of_figures(content), "content": content.model_dump(mode="json")})
    else:
        _tell(content, made)


def _time(text: str) -> int | None:
    """A time from now, or a moment. Raises InputFault ``time-wrong``."""
    after = _AFTER.fullmatch(text.strip())
    if after is not None:
        minutes = int(after[1]) * (60 if after[2] == "h" else 1)
        return now_ms() + round(dt.timedelta(minutes=minutes).total_seconds() * 1000)
    return moment(text or None, option="--next")


def _tell(content: Content, record: int | None) -> None:
    if content.is_exercise:
        tell(EXERCISE_HEAD.of(session.language))
    tell("  ".join(part for part in (content.label, content.title, id_text(record) or "") if part))
    for change in content.changes:
        tell(f"  {Figure.of(change.figure).label(session.language)}: {_count(change.before)} -> {_count(change.now)}")
    tell(content.nationals.id if session.language == "id" else content.nationals.en)
    rows = [
        (Figure.of(name).label(session.language), count_text(content, name, session.language))
        for name, pair in content.figures.items()
        if pair[1]
    ]
    tell_table((word("figure"), ""), rows)
    for gap in content.gaps:
        tell("- " + gap_text(gap.code, gap.places, session.language))


def _count(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}-{pair[1]}"


def _tell_list(incident: int, as_json: bool) -> None:
    with asking() as (connection, _):
        lines = asked_sitreps(connection, incident)
    if as_json:
        tell_json([of_sitrep(line) for line in lines])
        return
    rows = [
        (
            line.label,
            line.version.label(session.language),
            read_time(line.as_of_ms, "UTC"),
            line.officer,
            word("withdrawn") if line.withdrawn_at_ms is not None else "" if line.content else word("unreadable"),
            id_text(line.sitrep),
        )
        for line in lines
    ]
    tell_table((*map(word, ("report", "version", "as_of", "officer")), "", "id"), rows)


@mission_app.command("show")
def mission_show(code: str, as_json: AsJson = False) -> None:
    """A mission's record."""
    with asking() as (connection, _):
        line = mission_by_code(connection, code)
        numbers = hotlines(connection).get(line.mission, "")
    if as_json:
        name = {"id": line.name_id, "en": line.name_en}
        tell_json({"code": line.code, "name": name, "city": line.host_city, "zone": line.zone, "hotlines": numbers})
        return
    tell(f"{line.code}  {line.name_id if session.language == 'id' else line.name_en}  {line.zone}")
    tell(f"{word('hotlines')}: {numbers or '-'}")


@mission_app.command("hotlines")
def mission_hotlines(code: str, numbers: list[str], as_json: AsJson = False) -> None:
    """Set the numbers under which a mission can be reached; they stand in every statement from now on."""
    with writing() as opened:
        missions.set_hotlines(opened.post, code, "\n".join(numbers))
    if as_json:
        tell_json({"code": code.upper(), "hotlines": ", ".join(numbers)})
    else:
        tell(f"{word('hotlines')}: {', '.join(numbers)}")
