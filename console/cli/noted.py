"""What is noted in an incident besides reports: hospital checks, contacts with authorities, the chronology."""

from __future__ import annotations

from typing import Annotated

import typer

from console.cli import answers
from console.cli.apps import AsJson, chronology_app, contact_app, hospital_app, report_app
from console.cli.terminal import asking, id_text, iso, moment, tell_id, tell_json, tell_table, writing
from console.cli.vocabulary import word
from console.duty import reports
from console.model.change import Value
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.words import AuthorityResult, CheckMethod, HospitalResult
from console.register.reading import incidents as asked

Incident = Annotated[str, typer.Option("--incident")]
Reason = Annotated[str, typer.Option("--reason")]
Observed = Annotated[str | None, typer.Option("--observed-at", help="ISO 8601; without an offset it is UTC.")]


@hospital_app.command("add")
def hospital_add(
    facility: str,
    incident: Incident,
    method: Annotated[str, typer.Option("--method", help=", ".join(CheckMethod))],
    result: Annotated[str, typer.Option("--result", help=", ".join(HospitalResult))],
    unidentified: Annotated[int | None, typer.Option("--unidentified", help="Patients nobody has identified.")] = None,
    observed_at: Observed = None,
    recheck_at: Annotated[str | None, typer.Option("--recheck-at", help="When to ask again.")] = None,
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """A hospital was asked; none of ours is a finding too."""
    fields: dict[str, Value] = {
        "facility": facility.strip(),
        "method": method,
        "result": result,
        "unidentified": unidentified,
        "observed_at_ms": moment(observed_at, option="--observed-at"),
        "recheck_at_ms": moment(recheck_at, option="--recheck-at"),
        "note": note,
    }
    with writing() as opened:
        record, _ = reports.check_hospital(opened.post, from_text(incident), **fields)
    tell_id(record, as_json)


@contact_app.command("add")
def contact_add(
    office: str,
    incident: Incident,
    result: Annotated[str, typer.Option("--result", help=", ".join(AuthorityResult))],
    channel: Annotated[str, typer.Option("--channel", help="By which way: telephone, note, visit.")] = "",
    asked_for: Annotated[str, typer.Option("--asked", help="What was asked.")] = "",
    answered: Annotated[str, typer.Option("--answered", help="What they said.")] = "",
    observed_at: Observed = None,
    promised_at: Annotated[str | None, typer.Option("--promised-at", help="When they will call back.")] = None,
    as_json: AsJson = False,
) -> None:
    """An authority of the host country was contacted."""
    fields: dict[str, Value] = {
        "office": office.strip(),
        "result": result,
        "channel": channel,
        "asked": asked_for,
        "answered": answered,
        "observed_at_ms": moment(observed_at, option="--observed-at"),
        "promised_at_ms": moment(promised_at, option="--promised-at"),
    }
    with writing() as opened:
        record, _ = reports.contact_authority(opened.post, from_text(incident), **fields)
    tell_id(record, as_json)


@chronology_app.command("add")
def chronology_add(text: str, incident: Incident, observed_at: Observed = None, as_json: AsJson = False) -> None:
    """Write a line of the chronology; it happened now unless --observed-at says when."""
    with writing() as opened:
        at_ms = moment(observed_at, option="--observed-at")
        record, _ = reports.note(opened.post, from_text(incident), text, at_ms)
    tell_id(record, as_json)


@chronology_app.command("list")
def chronology_list(incident: str, as_json: AsJson = False) -> None:
    """The chronology's lines, the newest first; the whole timeline is in `incident show`."""
    with asking() as (connection, _):
        line = asked.incident_line(connection, from_text(incident))
        items = asked.chronology(connection, line)
    if as_json:
        tell_json([answers.of_timeline(item, line.zone) for item in items])
        return
    marks = {True: word("late"), False: ""}
    gone = word("withdrawn")
    rows = [
        (iso(i.observed_at_ms, line.zone), i.text, i.officer, marks[i.is_late], gone if i.withdrawn_at_ms else "", id_text(i.record))
        for i in items
    ]  # fmt: skip
    tell_table((word("when"), word("what"), word("officer"), "", "", "id"), rows)


@report_app.command("withdraw")
def report_withdraw(report: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a report back; it stays readable, struck through."""
    withdraw(Kind.REPORT, report, reason, as_json)


@hospital_app.command("withdraw")
def hospital_withdraw(check: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a hospital check back; it stays readable, struck through."""
    withdraw(Kind.HOSPITAL_CHECK, check, reason, as_json)


@contact_app.command("withdraw")
def contact_withdraw(contact: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a contact with an authority back; it stays readable, struck through."""
    withdraw(Kind.AUTHORITY_CONTACT, contact, reason, as_json)


@chronology_app.command("withdraw")
def chronology_withdraw(entry: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a line of the chronology back; it stays readable, struck through."""
    withdraw(Kind.ENTRY, entry, reason, as_json)


def withdraw(kind: Kind, text: str, reason: str, as_json: bool) -> None:
    """Withdraw a record of this kind and tell its id. Raises InputFault ``id-wrong``, ``reason-missing``, ``record-unknown``."""
    record = from_text(text)
    with writing() as opened:
        reports.withdraw(opened.post, kind, record, reason)
    tell_id(record, as_json)
