"""Bringing a roster in, and taking an import back."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Literal, cast

import typer
from sqlalchemy import Connection

from console.cli import answers
from console.cli.apps import AsJson, app
from console.cli.terminal import (
    either,
    id_text,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.duty import exports, plaintext, roster, roster_child, roster_undo
from console.duty.plaintext import Origin
from console.faults import InputFault
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.shapes import Ask, RosterReading
from console.model.ids import from_text
from console.model.sentences import sentence
from console.register.reading import incidents as asked


@app.command("import", context_settings={"allow_extra_args": False})
def import_(
    file: Annotated[str, typer.Argument(help="A roster file; or: undo ID")],
    import_id: Annotated[str, typer.Argument(help="With undo: which import.")] = "",
    mission: Annotated[str, typer.Option("--mission", help="Code of the mission whose roster it is.")] = "",
    sheet: Annotated[str, typer.Option("--sheet")] = "",
    mapping: Annotated[list[str] | None, typer.Option("--map", help="Header=field; may be repeated.")] = None,
    date_order: Annotated[list[str] | None, typer.Option("--date-order", help="Header=d/m or Header=m/d.")] = None,
    rejects: Annotated[
        Path | None, typer.Option("--rejects", help="Write rejected rows with their reasons here.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; bring nobody in.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring a roster in; `posko import undo ID` takes an import back as a whole."""
    if file == "undo" and import_id:
        _undo(import_id, as_json)
        return
    if import_id or not mission:
        raise typer.BadParameter("a roster needs --mission CODE")
    with writing() as opened:
        post = opened.post
        with post.asking() as connection:
            line = asked.mission_by_code(connection, mission)
        ask = Ask(
            today=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            sheet=sheet,
            mapping=_pairs(mapping, "--map"),
            orders=cast("dict[str, Literal['d/m', 'm/d']]", _pairs(date_order, "--date-order")),
            calling_code=CALLING_CODES.get(line.country, ""),
        )
        path = Path(file)
        reading = roster_child.read(path, ask)
        plaintext.remember(post, path, Origin.ROSTER)
        with post.asking() as connection:
            kept = _kept_mapping(connection, reading.source)
        if kept and not mapping:
            reading = roster_child.read(path, Ask(ask.today, sheet, kept, ask.orders, ask.calling_code))
        _must_be_clear(reading)
        with post.asking() as connection:
            plan = roster.propose(connection, reading, line)
        plan.file_name = path.name
        if rejects is not None:
            exports.save_rejects(post, rejects, reading, lambda code: sentence(code, session.language))
        outcome = None if dry_run else roster.apply(post, plan)
        if mapping and outcome is not None:
            post.register.keep("mapping", reading.source, json.dumps(ask.mapping))
    told = {**answers.of_plan(plan), "import_id": None if outcome is None else id_text(outcome.import_id)}
    if as_json:
        tell_json(told)
        return
    tell_table(("", ""), list(answers.of_counts(plan.proposal.counts).items()))
    for each in reading.faults:
        tell(f"row {each.row} {each.column}: {sentence(each.code, session.language)}")
    if outcome is not None:
        tell(f"import {told['import_id']}")
    for left in (path, rejects):
        if left is not None:
            tell(
                either("Readable for anybody at this computer: ", "Dapat dibaca siapa pun di komputer ini: ")
                + str(left.absolute())
            )


def _undo(import_id: str, as_json: bool) -> None:
    with writing() as opened:
        outcome = roster_undo.undo(opened.post, from_text(import_id))
    if as_json:
        tell_json({"import_id": import_id, "undone": outcome.undone, "kept": outcome.kept})
    else:
        tell(f"undone {outcome.undone}, kept {outcome.kept}")


def _pairs(given: list[str] | None, option: str) -> dict[str, str]:
    """``Header=field`` options; a header may hold an equals sign, a field never does."""
    pairs = {}
    for number, text in enumerate(given or [], 1):
        header, equals, value = text.rpartition("=")
        if not equals or not header:
            raise InputFault("mapping-wrong", option=option, number=number)
        pairs[header.strip()] = value.strip()
    return pairs


def _kept_mapping(connection: Connection, source: str) -> dict[str, str]:
    found = connection.exec_driver_sql(
        "SELECT value FROM local WHERE scope = 'mapping' AND key = ?", (source,)
    ).scalar()
    return dict(json.loads(found)) if found else {}


def _must_be_clear(reading: RosterReading) -> None:
    for order in reading.date_orders:
        if not order.is_certain:
            raise InputFault("date-order-unclear", column=order.header)
