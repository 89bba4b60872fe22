"""A warden's list from a terminal: what it would do, line by line, filing it, and taking a filed one back."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from console.cli.answers_response import of_filed_list, of_list
from console.cli.apps import AsJson, warden_app
from console.cli.noted import Reason
from console.cli.terminal import (
    asking,
    id_text,
    moment,
    now_ms,
    read_time,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import warden_lists
from console.duty.incidents import resolved_areas
from console.duty.list_file import read_list, read_stream
from console.faults import InputFault
from console.model.ids import from_text
from console.model.listed import (
    Choice,
    Decision,
    ListCounts,
    ListLine,
    ListProposal,
    Sender,
    contradicted,
    counted,
    filings,
)
from console.model.names import fold
from console.model.sentences import reason
from console.model.words import VALUES_BY_AXIS, Axis
from console.register.reading.filed_lists import filed_lists
from console.register.reading.incidents import incident_line, sites
from console.register.reading.wardens import warden_line
from console.register.reading.wardens import wardens as asked_wardens
from console.register.resident import ResidentArrays

STDIN = "-"
Decided = dict[int, Decision]


@warden_app.command("paste")
def warden_paste(
    incident: str,
    file: Annotated[str, typer.Option("--file", help="The list as text; - reads standard input.")],
    warden: Annotated[
        str, typer.Option("--warden", help="Whose list it is: a cell's id or name, its leader's, or any name.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="File it; else it is only shown.")] = False,
    decide: Annotated[
        list[str] | None,
        typer.Option("--decide", help="LINE=PERSON, LINE=new or LINE=skip; may be given several times."),
    ] = None,
    replies: Annotated[bool, typer.Option("--replies", help="Replies to a broadcast: number; text.")] = False,
    at: Annotated[
        str | None, typer.Option("--at", help="When it was so: ISO 8601, in UTC without an offset; else now.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """A pasted list of a warden: whom each line means and what it says; with --yes it is filed."""
    record, decisions, at_ms = from_text(incident), _decisions(decide or ()), moment(at, option="--at")
    text = read_stream(sys.stdin.buffer) if file == STDIN else read_list(Path(file))
    if not yes:
        with asking() as (connection, arrays):
            proposal = _proposed(connection, arrays, record, text, _sender(connection, warden, replies), at_ms)
        warden_lists.check(proposal, decisions)
        _tell(proposal, decisions, None, as_json)
        return
    with writing() as opened:
        with opened.post.asking() as connection:
            proposal = _proposed(
                connection, ResidentArrays(), record, text, _sender(connection, warden, replies), at_ms
            )
        filed, _ = warden_lists.apply(opened.post, record, proposal, decisions, at_ms)
    _tell(proposal, decisions, filed, as_json)


@warden_app.command("filed")
def warden_filed(incident: str, as_json: AsJson = False) -> None:
    """The lists and replies that were filed in the incident, the newest first."""
    with asking() as (connection, _):
        line = incident_line(connection, from_text(incident))
        lines = filed_lists(connection, line.incident)
    if as_json:
        tell_json([of_filed_list(each, line.zone) for each in lines])
        return
    columns = map(word, ("when", "said by", "reports", "withdrawn", "persons", "new", "officer"))
    rows = [
        (
            read_time(each.filed_at_ms, line.zone),
            each.sender or word("replies"),
            each.reports,
            each.withdrawn,
            each.persons,
            each.made,
            each.officer,
            id_text(each.filed_list),
        )
        for each in lines
    ]
    tell_table((*columns, "id"), rows)


@warden_app.command("withdraw")
def warden_withdraw(
    filed: Annotated[str, typer.Argument(metavar="LIST", help="Its id, as `warden filed` tells it.")],
    reason: Reason,
    as_json: AsJson = False,
) -> None:
    """Take back a filed list: its reports, and the persons it made of whom nothing else was learned since."""
    with writing() as opened:
        (reports, kept), _ = warden_lists.withdraw(opened.post, from_text(filed), reason)
    if as_json:
        tell_json({"reports": reports, "kept": kept})
        return
    tell(f"{word('withdrawn')}: {reports}  {word('persons kept')}: {kept}")


def _decisions(typed: Sequence[str]) -> Decided:
    return dict(map(_decision, typed))


def _decision(typed: str) -> tuple[int, Decision]:
    number, _, decided = typed.partition("=")
    if not number.strip().isdecimal() or not decided.strip():
        raise typer.BadParameter("--decide needs LINE=PERSON, LINE=new or LINE=skip")
    told = decided.strip()
    return int(number), Choice(told.casefold()) if told.casefold() in set(Choice) else from_text(told)


def _sender(connection: Connection, typed: str, replies: bool) -> Sender:
    """Whose list it is. Raises InputFault ``warden-unclear`` where several cells go by the name."""
    if replies or not typed.strip():
        return Sender(is_replies=replies)
    by_id = warden_line(connection, _id_of(typed))
    if by_id is not None:
        return warden_lists.sender_of(by_id)
    wanted = fold(typed)
    found = [line for line in asked_wardens(connection) if wanted in (fold(line.name), fold(line.leader_name))]
    if len(found) > 1:
        raise InputFault("warden-unclear")
    return warden_lists.sender_of(found[0]) if found else warden_lists.sender_named(typed)


def _id_of(typed: str) -> int | None:
    try:
        return from_text(typed)
    except InputFault:
        return None  # a name


def _proposed(
    connection: Connection, arrays: ResidentArrays, incident: int, text: str, sender: Sender, at_ms: int | None
) -> ListProposal:
    line = incident_line(connection, incident)
    areas = resolved_areas(line, sites(connection, incident))
    seen_ms = now_ms() if at_ms is None else at_ms
    return warden_lists.propose(connection, arrays, line, text, sender, areas, seen_ms)


def _tell(proposal: ListProposal, decisions: Decided, filed: warden_lists.Filed | None, as_json: bool) -> None:
    counts = filed.counts if filed else counted(filings(proposal.sender, proposal.lines, proposal.before, decisions))
    if as_json:
        tell_json(of_list(proposal, counts, filed))
        return
    _tell_counts(counts)
    columns = map(word, ("no", "text", "said", "proposed", "name"))
    tell_table(
        (*columns, "id", *map(word, ("known", "reason"))), [row for line in proposal.lines for row in _rows(line)]
    )
    for passed in proposal.passed_over:
        tell(f"{word('row')} {passed.line} {passed.why.label(session.language)}: {passed.text}")


def _tell_counts(counts: ListCounts) -> None:
    figures = {
        "lines": counts.lines,
        "filed": counts.filed,
        "unchanged": counts.unchanged,
        "new": counts.new,
        "left": counts.left,
        "nothing_said": counts.nothing_said,
        "reports": counts.reports,
    }
    tell("  ".join(f"{word(name)}: {figure}" for name, figure in figures.items()))


def _rows(line: ListLine) -> Iterator[tuple[object, ...]]:
    """A row for each who may be meant; the line itself stands in the first."""
    head = (
        line.number,
        line.chat.text,
        ", ".join(_label(axis, value) for axis, value in line.told),
        word(line.proposed),
    )
    if not line.offered:
        yield *head, "", "", "", ""
    for place, offered in enumerate(line.offered):
        known = ", ".join(_label(axis, value) for axis, value in contradicted(line, offered.row))
        why = " ".join(reason(code, session.language) for code in offered.reasons)
        shown = head if place == 0 else ("", "", "", "")
        yield *shown, offered.row.name, id_text(offered.row.person), known, why


def _label(axis: Axis, value: str) -> str:
    found = next(each for each in VALUES_BY_AXIS[axis] if each.value == value)
    return found.label(session.language)
