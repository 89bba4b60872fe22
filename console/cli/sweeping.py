"""Asking hospitals and authorities: the list of an incident, each check, and the mission's contact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.cli.answers_response import of_facility, of_sheet_counts, of_sheet_plan
from console.cli.apps import AsJson, sweep_app
from console.cli.noted import Reason
from console.cli.terminal import (
    Plain,
    asking,
    id_text,
    moment_ahead,
    read_time,
    session,
    tell,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import chosen, word
from console.duty import contact_sheet, sweeps
from console.duty.post import Post
from console.model.change import Value
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.sentences import sentence
from console.model.shown import MissionLine
from console.model.shown_response import FacilityLine
from console.model.words import CheckMethod, FacilityType, HospitalResult
from console.register.reading.facilities import facilities
from console.register.reading.incidents import incident_line, mission_by_code, missions
from console.register.reading.officers import mission_of


@sweep_app.command("add")
def sweep_add(
    incident: str,
    name: str,
    kind: Annotated[str, typer.Option("--type", help=", ".join(FacilityType))],
    city: Annotated[str, typer.Option("--city")] = "",
    phone: Annotated[str, typer.Option("--phone")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """Put a hospital or authority on the incident's list of those to be asked."""
    known = chosen(FacilityType, kind, kind=Kind.FACILITY, field="type")
    more: dict[str, Value] = {"city": city, "phone": phone, "note": note}
    with writing() as opened:
        made, _ = sweeps.add_facility(opened.post, name, known, incident=from_text(incident), **more)
    tell_id(made, as_json)


@sweep_app.command("check")
def sweep_check(
    incident: str,
    name: Annotated[str, typer.Argument(help="As it stands on the list, or of one that does not.")],
    result: Annotated[str, typer.Option("--result", help=", ".join(HospitalResult))],
    method: Annotated[str, typer.Option("--method", help=", ".join(CheckMethod))],
    unidentified: Annotated[int | None, typer.Option("--unidentified", help="Patients nobody has identified.")] = None,
    foreigners: Annotated[int | None, typer.Option("--foreigners", help="Foreigners seen, none of ours.")] = None,
    said_by: Annotated[str, typer.Option("--said-by")] = "",
    recheck_at: Annotated[
        str | None, typer.Option("--recheck-at", help="When to ask again: 30m, 2h or 1h30m from now, or ISO 8601.")
    ] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """A hospital or authority was asked; none of ours is a finding too."""
    found = chosen(HospitalResult, result, kind=Kind.HOSPITAL_CHECK, field="result")
    way = chosen(CheckMethod, method, kind=Kind.HOSPITAL_CHECK, field="method")
    more: dict[str, Value] = {
        "unidentified": unidentified,
        "foreigners": foreigners,
        "said_by": said_by,
        "recheck_at_ms": moment_ahead(recheck_at, option="--recheck-at"),
        "note": note,
    }
    with writing() as opened:
        record, _ = sweeps.check(opened.post, from_text(incident), name, found, way, **more)
    tell_id(record, as_json)


@sweep_app.command("start")
def sweep_start(incident: str, as_json: AsJson = False) -> None:
    """Put on the list whom the contact sheets know there; where they know nothing, one entry a kind to be named."""
    with writing() as opened:
        started, _ = sweeps.start(opened.post, from_text(incident))
    if as_json:
        told: dict[str, Plain] = {
            "from_sheets": dict(started.from_sheets),
            "to_be_named": started.to_be_named,
            "left_out": started.left_out,
        }
        tell_json(told)
        return
    for code, count in started.from_sheets.items():
        tell(f"{word('on the list from')} {code}: {count}")
    tell(f"{word('to_be_named')}: {started.to_be_named}")
    tell(f"{word('left_out')}: {started.left_out}")


@sweep_app.command("list")
def sweep_list(incident: str, as_json: AsJson = False) -> None:
    """Every hospital and authority of the incident with its newest check."""
    with asking() as (connection, _):
        line = incident_line(connection, from_text(incident))
        lines = facilities(connection, line.incident)
    if as_json:
        tell_json([of_facility(each, line.zone) for each in lines])
        return
    lists = [each for each in lines if each.is_list]
    checked = sum(each.is_checked for each in lists)
    unnamed = sum(each.is_to_be_named for each in lists)
    waiting = f", {word('to_be_named')}: {unnamed}" if unnamed else ""
    tell(f"{word('checked')}: {checked} {word('of')} {len(lists)}{waiting}")
    columns = map(
        word,
        ("type", "name", "city", "phone", "state", "unidentified", "foreigners", "asked at", "officer", "again at"),
    )
    tell_table((*columns, "id"), [_row(each, line.zone) for each in lines])


def _row(line: FacilityLine, zone: str) -> tuple[object, ...]:
    asked, again = ("" if at is None else read_time(at, zone) for at in (line.asked_at_ms, line.again_at_ms))
    kind = line.type.label(session.language)
    counts = (line.unidentified, line.foreigners)
    return (
        kind,
        line.name,
        line.city,
        line.phone,
        word(line.state),
        *counts,
        asked,
        line.officer,
        again,
        id_text(line.facility),
    )


@sweep_app.command("sheet")
def sweep_sheet(
    file: Annotated[Path, typer.Argument(help="The mission's own list, as XLSX, ODS, XLS or CSV.")],
    mission: Annotated[str, typer.Option("--mission", help="Whose list it is; else the officer's own mission's.")] = "",
    sheet: Annotated[str, typer.Option("--sheet")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring in the mission's contact sheet: hospitals, police and authorities to be asked when something happens."""
    with writing() as opened:
        whose = _mission(opened.post, mission)
        reading = contact_sheet.read(file, sheet)
        with opened.post.asking() as connection:
            plan = contact_sheet.propose(connection, reading, whose)
        if not dry_run:
            contact_sheet.apply(opened.post, plan)
    if as_json:
        tell_json(of_sheet_plan(plan))
        return
    tell_table(("", ""), [(word(name), figure) for name, figure in of_sheet_counts(plan).items()])
    for each in plan.faults:
        tell(f"{word('row')} {each.row} {each.column}: {sentence(each.code, session.language)}")
    if reading.unmapped:
        tell(f"{word('columns nobody knows')}: {', '.join(reading.unmapped)}")


def _mission(post: Post, code: str) -> MissionLine:
    with post.asking() as connection:
        if code:
            return mission_by_code(connection, code)
        mine = mission_of(connection, post.officer)
        return next(line for line in missions(connection) if line.mission == mine)


@sweep_app.command("name")
def sweep_name(
    facility: str,
    name: Annotated[str, typer.Argument(help="Of the one it stands for.")],
    phone: Annotated[str, typer.Option("--phone")] = "",
    as_json: AsJson = False,
) -> None:
    """Name an entry of the list that stood for a kind: who has no name cannot be asked."""
    record = from_text(facility)
    with writing() as opened:
        sweeps.name_facility(opened.post, record, name, phone=phone)
    tell_id(record, as_json)


@sweep_app.command("remove")
def sweep_remove(facility: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a hospital or authority off its list; what was learned from it stays."""
    record = from_text(facility)
    with writing() as opened:
        sweeps.remove_facility(opened.post, record, reason)
    tell_id(record, as_json)
