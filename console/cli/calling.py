"""Calling people: the list, who takes whom, what each call found, and the numbers for a broadcast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from console.cli.answers_response import of_call_sheet
from console.cli.apps import AsJson, app, call_app
from console.cli.noted import Incident, Reason
from console.cli.terminal import (
    either,
    id_text,
    must_be_csv,
    now_ms,
    opened_for_reading,
    read_time,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import chosen, word
from console.duty import calls, enrolment, numbers
from console.duty.incidents import resolved_areas
from console.duty.post import Post
from console.faults import InputFault
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.shown import IncidentLine
from console.model.shown_response import CallSheet, CallUnit
from console.model.words import CallOutcome
from console.register.reading.calls import CallScope, call_sheet, numbers_to_call
from console.register.reading.incidents import incident_line, sites
from console.register.resident import ResidentArrays

Share = tuple[int, int]
Persons = Annotated[list[str], typer.Argument(help="Of one household, or one alone.")]
_PAGE_MAX = 500  # units told at once; a longer list is the desk's business
_SHARES_MAX = 99  # telephones of the largest room


@app.command("calls")
def calls_(
    incident: str,
    take: Annotated[int | None, typer.Option("--take", help="Take the next units that nobody holds.")] = None,
    share: Annotated[str, typer.Option("--share", help="2/6: the second part of six; the same on every desk.")] = "",
    first: Annotated[int, typer.Option("--first", min=0, help="Position in the list, from 0.")] = 0,
    count: Annotated[int, typer.Option("--count", min=1, max=_PAGE_MAX)] = 20,
    numbers_to: Annotated[
        Path | None, typer.Option("--numbers", help="Write the numbers of those to call here, as CSV for a broadcast.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --numbers: replace the file if it is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Whom to call next: one's own first, then by what is known of them and where they are."""
    part = _part(share)
    if take is not None and numbers_to is not None:
        raise typer.BadParameter("--take and --numbers are two things")
    if numbers_to is not None:
        _save_numbers(from_text(incident), numbers_to, part, force=force, as_json=as_json)
        return
    record = from_text(incident)
    if take is None:
        with opened_for_reading() as (connection, arrays, keys):
            line, scope = _scope(connection, record, enrolment.officer_of(connection, keys), part, arrays)
            sheet = call_sheet(connection, line, scope, first=first, count=count)
    else:
        with writing() as opened:
            line, scope = _scope_of(opened.post, record, part)
            calls.take_next(opened.post, record, scope, take)
            with opened.post.asking() as connection:
                sheet = call_sheet(connection, line, scope, first=first, count=count)
    if as_json:
        tell_json(of_call_sheet(sheet, line.zone))
    else:
        _tell_sheet(sheet, line.zone)


def _part(text: str) -> Share | None:
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})", text.strip())
    mine, of = map(int, found.groups()) if found else (0, 0)
    if not 1 <= mine <= of <= _SHARES_MAX:
        raise typer.BadParameter("--share needs M/N, M from 1 to N, such as 2/6")
    return mine, of


def _scope(
    connection: Connection, incident: int, officer: int, part: Share | None, arrays: ResidentArrays
) -> tuple[IncidentLine, CallScope]:
    line = incident_line(connection, incident)
    return line, CallScope(arrays, resolved_areas(line, sites(connection, incident)), officer, now_ms(), part)


def _scope_of(post: Post, incident: int, part: Share | None) -> tuple[IncidentLine, CallScope]:
    with post.asking() as connection:
        return _scope(connection, incident, post.officer, part, ResidentArrays())


def _save_numbers(incident: int, path: Path, part: Share | None, *, force: bool, as_json: bool) -> None:
    must_be_csv(path)
    with writing() as opened:
        line, scope = _scope_of(opened.post, incident, part)
        with opened.post.asking() as connection:
            found = numbers_to_call(connection, line, scope)
        rows = numbers.save_numbers(opened.post, path, incident, found, may_replace=force)
    if as_json:
        tell_json({"file": str(path.absolute()), "rows": rows})
        return
    tell(either(f"{rows} numbers of those still to call. ", f"{rows} nomor yang masih harus dihubungi. ").rstrip())
    tell(
        either("Not encrypted, readable without a passphrase: ", "Tidak terenkripsi, terbaca tanpa frasa sandi: ")
        + str(path.absolute())
    )


def _tell_sheet(sheet: CallSheet, zone: str) -> None:
    figures: list[tuple[str, object]] = [
        (word("to call"), sheet.total),
        (word("persons"), sheet.persons),
        (f"{word('round')} {sheet.round}", sheet.in_round),
        (word("without a number"), sheet.without_number),
        (word("taken"), sheet.taken),
        (word("calls"), sheet.calls),
    ]
    if sheet.pace.calls_per_hour is not None:
        figures.append((word("calls an hour"), round(sheet.pace.calls_per_hour)))
    if sheet.pace.finish_at_ms is not None:
        figures.append((word("expected to be done"), read_time(sheet.pace.finish_at_ms, zone)))
    tell("  ".join(f"{name}: {figure}" for name, figure in figures))
    columns = map(word, ("round", "why first", "name", "phone", "city", "distance", "outcome", "when", "held by"))
    rows = [row for unit in sheet.units for row in _rows_of(unit, zone)]
    tell_table((*columns, "id"), rows)


def _rows_of(unit: CallUnit, zone: str) -> Iterator[tuple[object, ...]]:
    """A line for each person; what holds for the unit stands in its first."""
    why = ", ".join(
        word(text) for text, holds in (("urgent", unit.is_urgent), ("child or elderly", unit.is_vulnerable)) if holds
    )
    away = "" if unit.distance_km is None else f"{unit.distance_km:.1f} km"
    last = "" if unit.last_outcome is None else unit.last_outcome.label(session.language)
    when = "" if unit.last_at_ms is None else read_time(unit.last_at_ms, zone)
    for place, callee in enumerate(unit.people):
        shared = (away, last, when, unit.taken_by) if place == 0 else ("",) * 4
        leading = (unit.round, why) if place == 0 else ("", "")
        yield *leading, callee.name, ", ".join(callee.phones), callee.city, *shared, id_text(callee.person)


@call_app.command("end")
def call_end(
    persons: Persons,
    incident: Incident,
    result: Annotated[str, typer.Option("--result", help=", ".join(CallOutcome))],
    note: Annotated[str, typer.Option("--note")] = "",
    phone: Annotated[str, typer.Option("--phone", help="The number that was called; else their first.")] = "",
    as_json: AsJson = False,
) -> None:
    """A call ended: what it found holds for each of these persons. The verb may be left out."""
    outcome = chosen(CallOutcome, result, kind=Kind.CALL, field="outcome")
    with writing() as opened:
        whom = [from_text(person) for person in persons]
        made, _ = calls.end(opened.post, from_text(incident), whom, outcome, note=note, phone=phone)
    _tell_calls(made, as_json)


@call_app.command("give-back")
def call_give_back(persons: Persons, incident: Incident, as_json: AsJson = False) -> None:
    """Hold these persons no longer: others may call them."""
    whom = [from_text(person) for person in persons]
    with writing() as opened:
        calls.give_back(opened.post, from_text(incident), whom)
    if as_json:
        tell_json({"persons": [id_text(person) for person in whom]})


@call_app.command("take-back")
def call_take_back(
    reason: Reason,
    made: Annotated[list[str] | None, typer.Argument(metavar="[CALL]...", help="As `call` told them.")] = None,
    incident: Annotated[str, typer.Option("--incident", help="Instead of calls: one's own last call in it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Calls were recorded by mistake: they and what they reported are withdrawn."""
    if bool(made) == bool(incident):
        raise typer.BadParameter("name the calls, or --incident for the last one")
    with writing() as opened:
        ids = [from_text(call) for call in made or ()] or _last(opened.post, from_text(incident))
        calls.take_back(opened.post, ids, reason)
    _tell_calls(ids, as_json)


def _last(post: Post, incident: int) -> list[int]:
    with post.asking() as connection:
        found = calls.last_ended(connection, incident_line(connection, incident).incident, post.officer)
    if not found:
        raise InputFault("no-call-to-take-back")
    return found


def _tell_calls(made: list[int], as_json: bool) -> None:
    if as_json:
        tell_json({"calls": [id_text(call) for call in made]})
        return
    for call in made:
        tell(str(id_text(call)))
