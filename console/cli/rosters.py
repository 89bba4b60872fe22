"""Bringing a roster in, and taking an import back."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast

import typer
from sqlalchemy import Connection

from console.cli import answers
from console.cli.apps import AsJson, app
from console.cli.stopping import stoppable
from console.cli.terminal import (
    either,
    id_text,
    must_be_csv,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import exports, plaintext, roster, roster_child, roster_undo
from console.duty.plaintext import Origin
from console.duty.post import Post
from console.faults import InputFault
from console.formats.calling_codes import CALLING_CODES
from console.formats.dates import Order
from console.formats.roster.fields import FIELDS, fold_header
from console.formats.roster.shapes import Ask, RosterReading
from console.model.ids import from_text
from console.model.proposal import ImportOutcome
from console.model.sentences import reason, sentence
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
    if rejects is not None and os.path.lexists(rejects):
        raise InputFault("rejects-exist")
    if rejects is not None:
        must_be_csv(rejects)
    path = Path(file)
    with writing() as opened:
        post = opened.post
        with post.asking() as connection:
            line = asked.mission_by_code(connection, mission)
        ask = Ask(
            today=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            sheet=sheet,
            mapping=_mapping(mapping or []),
            orders=_orders(date_order or []),
            calling_code=CALLING_CODES.get(line.country, ""),
        )
        reading = _read(post, path, ask)
        with post.asking() as connection:
            plan = roster.propose(connection, reading, line)
        plan.file_name = path.name
        if rejects is not None:
            exports.save_rejects(
                post, rejects, path, reading, lambda code: sentence(code, session.language), may_replace=False
            )
        outcome = None if dry_run else _apply(post, plan)
        if mapping and outcome is not None:
            post.register.keep("mapping", reading.source, json.dumps(ask.mapping))
    told = {**answers.of_plan(plan), "import_id": None if outcome is None else id_text(outcome.import_id)}
    if as_json:
        tell_json(told)
        return
    _tell(plan, reading, None if outcome is None else id_text(outcome.import_id))
    for left in (path, rejects):
        if left is not None:
            tell(
                either(
                    "Not encrypted, readable without a passphrase: ", "Tidak terenkripsi, terbaca tanpa frasa sandi: "
                )
                + str(left.absolute())
            )


def _tell(plan: roster.Plan, reading: RosterReading, import_id: str | None) -> None:
    """The counts, every fault, who may be whom, and the id by which the import is undone."""
    tell_table(("", ""), [(word(name), figure) for name, figure in answers.of_counts(plan.proposal.counts).items()])
    for each in reading.faults:
        tell(f"{word('row')} {each.row} {each.column}: {sentence(each.code, session.language)}")
    for pair in plan.proposal.pairs:
        other = f"{word('row')} {pair.other.key}" if pair.other.is_row else id_text(pair.other.key)
        why = " ".join(reason(each, session.language) for each in pair.reasons)
        tell(
            f"{word('possible_doubles')}: {word('row')} {pair.row.key} {pair.row.name} ~ {other} {pair.other.name}. {why}"
        )
    if import_id is not None:
        tell(f"{word('import')} {import_id}")


def _read(post: Post, path: Path, ask: Ask) -> RosterReading:
    """The file, its columns taken as asked, or else as they were for the same form before."""
    reading = roster_child.read(path, ask)
    plaintext.remember(post, path, Origin.ROSTER)
    if not ask.mapping:
        with post.asking() as connection:
            kept = _kept_mapping(connection, reading.source)
        if kept:
            reading = roster_child.read(path, replace(ask, mapping=kept))
    headers = {fold_header(column.header) for column in reading.columns}
    for option, named in (("--map", ask.mapping), ("--date-order", ask.orders)):
        for number, header in enumerate(named, 1):
            if fold_header(header) not in headers:
                raise InputFault("header-unknown", option=option, number=number)
    for order in reading.date_orders:
        if not order.is_certain:
            raise InputFault("date-order-unclear", column=order.header)
    return reading


def _apply(post: Post, plan: roster.Plan) -> ImportOutcome:
    with stoppable() as told:
        return roster.apply(post, plan, told)


def _undo(import_id: str, as_json: bool) -> None:
    with writing() as opened, stoppable():  # once begun it is gone through with
        outcome = roster_undo.undo(opened.post, from_text(import_id))
    if as_json:
        tell_json({"import_id": import_id, "undone": outcome.undone, "kept": outcome.kept})
    else:
        tell(f"{word('undone')} {outcome.undone}, {word('kept')} {outcome.kept}")


def _mapping(given: list[str]) -> dict[str, str]:
    """Header -> field, "" to keep a column aside."""
    pairs = _pairs(given, "--map")
    for number, name in enumerate(pairs.values(), 1):
        if name and name not in FIELDS:
            raise InputFault("mapping-field", option="--map", number=number, fields=", ".join(FIELDS))
    return pairs


def _orders(given: list[str]) -> dict[str, Order]:
    """Header -> order of day and month."""
    pairs = _pairs(given, "--date-order")
    for number, order in enumerate(pairs.values(), 1):
        if order not in {"d/m", "m/d"}:
            raise InputFault("date-order-wrong", option="--date-order", number=number)
    return cast("dict[str, Order]", pairs)


def _pairs(given: list[str], option: str) -> dict[str, str]:
    """``Header=value`` options; a header may hold an equals sign, a value never does."""
    pairs = {}
    for number, text in enumerate(given, 1):
        header, equals, value = text.rpartition("=")
        if not equals or not header.strip():
            raise InputFault("mapping-wrong", option=option, number=number)
        pairs[header.strip()] = value.strip()
    return pairs


def _kept_mapping(connection: Connection, source: str) -> dict[str, str]:
    found = connection.exec_driver_sql(
        "SELECT value FROM local WHERE scope = 'mapping' AND key = ?", (source,)
    ).scalar()
    return dict(json.loads(found)) if found else {}
