"""Values written apart: seeing them side by side, keeping one, writing another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from console.cli.apps import AsJson, conflicts_app
from console.cli.terminal import Plain, asking, either, id_text, iso, tell, tell_json, tell_table, writing
from console.cli.vocabulary import word
from console.duty import conflicts as deciding
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Value
from console.model.ids import from_text
from console.model.shown_conflict import ConflictLine
from console.register.reading.conflicts import conflicts
from console.register.reading.incidents import missions


@conflicts_app.command("list")
def conflicts_list(as_json: AsJson = False) -> None:
    """Every conflict that is not decided."""
    with asking() as (connection, _):
        lines = conflicts(connection)
        codes = {line.mission: line.code for line in missions(connection)}
    if as_json:
        tell_json([_told(line, codes) for line in lines])
        return
    if not lines:
        tell(either("No conflicts.", "Tidak ada konflik."))
        return
    rows = [(id_text(line.record), line.name, line.cell, len(line.values), iso(_newest(line))) for line in lines]
    tell_table(("id", *map(word, ("whose", "what", "values", "newest"))), rows)


@conflicts_app.command("show")
def conflicts_show(record: Annotated[str, typer.Argument(help="Id of the record.")], as_json: AsJson = False) -> None:
    """The values that stand, the one shown first; by whom, when, from which mission."""
    wanted = from_text(record)
    with asking() as (connection, _):
        lines = [line for line in conflicts(connection) if line.record == wanted]
        codes = {line.mission: line.code for line in missions(connection)}
    if not lines:
        raise InputFault("conflict-unknown")
    if as_json:
        tell_json([_told(line, codes) for line in lines])
        return
    for line in lines:
        tell(f"{line.name} · {line.cell}")
        rows = [
            (place, _said(value.fields), value.officer, codes.get(value.mission, ""), iso(value.at_ms))
            for place, value in enumerate(line.values, 1)
        ]
        tell_table(("", *map(word, ("value", "officer", "mission", "when"))), rows)


@conflicts_app.command("resolve")
def conflicts_resolve(
    record: Annotated[str, typer.Argument(help="Id of the record.")],
    cell: Annotated[str | None, typer.Argument(help="Which cell, when the record has several in conflict.")] = None,
    keep: Annotated[int | None, typer.Option("--keep", help="The value at this place of the list, from 1.")] = None,
    write: Annotated[list[str] | None, typer.Option("--write", help="Another value: field=value.")] = None,
    as_json: AsJson = False,
) -> None:
    """Keep one value, or write a third; the decision travels like any change."""
    if (keep is None) == (not write):
        raise typer.BadParameter("--keep or --write")
    wanted = from_text(record)
    with writing() as opened:
        chosen = cell or _only_cell(opened.post, wanted)
        if keep is not None:
            deciding.keep(opened.post, wanted, chosen, keep - 1)
        else:
            deciding.write(opened.post, wanted, chosen, dict(map(_field, write or ())))
    if as_json:
        tell_json({"id": id_text(wanted), "cell": chosen})
    else:
        tell(either("Decided.", "Diputuskan."))


def _only_cell(post: Post, record: int) -> str:
    with post.asking() as connection:
        cells = [line.cell for line in conflicts(connection) if line.record == record]
    if len(cells) != 1:
        raise InputFault("conflict-unknown" if not cells else "conflict-unclear")
    return cells[0]


def _field(text: str) -> tuple[str, Value]:
    name, mark, value = text.partition("=")
    if not mark:
        raise typer.BadParameter("--write field=value")
    return name.strip(), value.strip() or None


def _told(line: ConflictLine, codes: dict[int, str]) -> dict[str, Plain]:
    return {
        "id": id_text(line.record),
        "kind": line.kind.name.lower(),
        "cell": line.cell,
        "person": id_text(line.person),
        "name": line.name,
        "values": [
            {
                "fields": dict(each.fields),
                "officer": each.officer,
                "mission": codes.get(each.mission),
                "at": iso(each.at_ms),
            }
            for each in line.values
        ],
    }


def _said(fields: Mapping[str, Value]) -> str:
    return ", ".join(f"{name}: {'' if value is None else value}" for name, value in fields.items())


def _newest(line: ConflictLine) -> int:
    return max(value.at_ms for value in line.values)
