"""Every command, in the order people meet them."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, cast

import typer
from sqlalchemy import Connection

from console import settings
from console.cli import answers
from console.cli.terminal import (
    Plain,
    asking,
    id_text,
    iso,
    moment,
    passphrase,
    session,
    tell,
    tell_fault,
    tell_json,
    tell_table,
    unlocked,
    writing,
)
from console.duty import demo as playing
from console.duty import doctor as examining
from console.duty import enrolment, incidents, people, reports, roster, roster_child, roster_undo
from console.faults import Fault, InputFault
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.rejects import write_rejects
from console.formats.roster.shapes import Ask, RosterReading
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.query import PeopleQuery
from console.model.sentences import sentence
from console.model.shown import QuestionLine
from console.model.words import Axis, IdentifierType, Question, Source, Verdict
from console.register import checking
from console.register.reading import incidents as asked
from console.register.reading.card import person_card
from console.register.reading.people import PeopleScope, find_people
from console.register.resident import ResidentArrays
from console.secret import Secret

app = typer.Typer(
    name="posko",
    help="Situation console for a foreign ministry and its missions.",
    no_args_is_help=True,
    add_completion=False,
)
register_app = typer.Typer(help="Backup, restore, rebuild, check.", no_args_is_help=True)
import_app = typer.Typer(help="Bring a roster in, or take an import back.", invoke_without_command=True)
person_app = typer.Typer(help="Show, add and judge persons.", no_args_is_help=True)
incident_app = typer.Typer(help="Open, list and show incidents.", no_args_is_help=True)
report_app = typer.Typer(help="File and withdraw reports.", no_args_is_help=True)
officer_app = typer.Typer(help="The officers who can unlock this register.", no_args_is_help=True)
for name, group in (
    ("register", register_app),
    ("person", person_app),
    ("incident", incident_app),
    ("report", report_app),
    ("officer", officer_app),
):
    app.add_typer(group, name=name)

AsJson = Annotated[bool, typer.Option("--json", help="Answer as one JSON document.")]
_FIND_MAX = 200


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. A fault is one sentence, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(app(given, standalone_mode=False) or 0)
    except Fault as fault:
        return tell_fault(fault, as_json="--json" in given)
    except typer.Abort:
        return 1
    except typer.Exit as ended:
        return ended.exit_code
    except Exception as error:
        if isinstance(error, typer.TyperException if hasattr(typer, "TyperException") else ()):
            return 2
        show = getattr(error, "show", None)  # a usage error of the parser
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", 2))


@app.callback()
def _shared(
    data: Annotated[
        Path | None, typer.Option("--data", help="The data folder; else POSKO_DATA, else the usual one.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="id or en; else the setting.")] = "",
) -> None:
    session.folder = settings.data_folder(data)
    chosen = lang or settings.load(session.folder)[0].language
    session.language = "id" if chosen == "id" else "en"


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
        tell(f"Register made in {session.folder}.")


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """What this computer and this folder are like, and what to mend."""
    findings = examining.examine(session.folder)
    if as_json:
        tell_json([{"name": each.name, "value": each.value, "ok": each.is_ok} for each in findings])
    else:
        tell_table(("", "", ""), [("!" if each.is_ok is False else " ", each.name, each.value) for each in findings])
    if any(each.is_ok is False for each in findings):
        raise typer.Exit(1)


@app.command()
def demo(as_json: AsJson = False) -> None:
    """Play the main job on invented people, in an encrypted register that is thrown away."""
    counted, lines = playing.play(None if as_json else tell)
    told: dict[str, Plain] = {
        "tally": answers.of_tally(counted),
        "questions": [answers.of_question(line) for line in lines],
    }
    if as_json:
        tell_json(told)
        return
    _tell_tally(answers.of_tally(counted))
    for line in lines:
        _tell_question(line)


@register_app.command("backup")
def register_backup(file: Path) -> None:
    """Write an encrypted, verified copy into FILE; works beside a running desk."""
    enrolment.backup(session.box(), unlocked(), file)
    tell(f"Backup written and verified: {file}")


@register_app.command("restore")
def register_restore(file: Path) -> None:
    """Put a backup into an empty data folder; it opens with the passphrases it had."""
    enrolment.restore(session.box(), file)
    tell(f"Restored into {session.folder}.")


@register_app.command("rebuild")
def register_rebuild() -> None:
    """Make every table anew from the log, and prove that nothing changed."""
    with writing() as opened, opened.post.register.maintenance() as connection:
        before = checking.digest(connection)
        checking.rebuild(connection, enrolment.reference())
        after = checking.digest(connection)
        if after != before:
            raise typer.Exit(_differs(before, after))
    tell(f"Rebuilt; the digest is the same: {after}")


def _differs(before: str, after: str) -> int:
    tell(f"The digest differs: {before} before, {after} after. Nothing was kept of the rebuild.")
    return 1


@register_app.command("check")
def register_check(
    digest: Annotated[bool, typer.Option("--digest", help="Also print the digest of what is shown.")] = False,
    as_json: AsJson = False,
) -> None:
    """Whether the file is sound."""
    with asking() as (connection, _):
        found = checking.integrity(connection)
        told = checking.digest(connection) if digest else None
    if as_json:
        tell_json({"sound": not found, "found": found, "digest": told})
    else:
        tell("Sound." if not found else "\n".join(found))
        if told:
            tell(told)
    if found:
        raise typer.Exit(1)


@officer_app.command("add")
def officer_add(name: str, mission: Annotated[str, typer.Option("--mission")], new_passphrase_file: Path) -> None:
    """Give another officer a slot; his passphrase is read from a file."""
    try:
        chosen = Secret(new_passphrase_file.read_bytes()[:4096].rstrip(b"\r\n"))
    except OSError as error:
        raise InputFault("passphrase-file") from error
    with writing() as opened:
        tell(str(id_text(enrolment.add_officer(opened, name, mission, chosen))))


@officer_app.command("list")
def officer_list(as_json: AsJson = False) -> None:
    """Who can unlock here."""
    with asking() as (connection, _):
        rows = connection.exec_driver_sql(
            "SELECT o.id, o.name, m.code FROM officer o LEFT JOIN mission m ON m.id = o.mission WHERE o.withdrawn_at_ms IS NULL"
        ).all()
    if as_json:
        tell_json([{"id": id_text(row[0]), "name": row[1], "mission": row[2]} for row in rows])
    else:
        tell_table(("id", "name", "mission"), [(id_text(row[0]), row[1], row[2]) for row in rows])


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
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would do; write nothing.")] = False,
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
            mapping=_pairs(mapping),
            orders=cast("dict[str, Literal['d/m', 'm/d']]", _pairs(date_order)),
            calling_code=CALLING_CODES.get(line.country, ""),
        )
        path = Path(file)
        reading = roster_child.read(path, ask)
        with post.asking() as connection:
            kept = _kept_mapping(connection, reading.source)
        if kept and not mapping:
            reading = roster_child.read(path, Ask(ask.today, sheet, kept, ask.orders, ask.calling_code))
        _must_be_clear(reading)
        with post.asking() as connection:
            plan = roster.propose(connection, reading, line)
        if rejects is not None:
            write_rejects(rejects, reading, lambda code: sentence(code, session.language))
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


def _undo(import_id: str, as_json: bool) -> None:
    with writing() as opened:
        outcome = roster_undo.undo(opened.post, from_text(import_id))
    if as_json:
        tell_json({"import_id": import_id, "undone": outcome.undone, "kept": outcome.kept})
    else:
        tell(f"undone {outcome.undone}, kept {outcome.kept}")


def _pairs(given: list[str] | None) -> dict[str, str]:
    """``Header=field`` options; a header may hold an equals sign, a field never does."""
    pairs = {}
    for text in given or []:
        header, equals, value = text.rpartition("=")
        if not equals or not header:
            raise InputFault("mapping-wrong", text=text[:60])
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


@app.command()
def find(
    text: str,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_FIND_MAX)] = 20,
    as_json: AsJson = False,
) -> None:
    """Find people by any spelling of the name, by passport, telephone or city."""
    with asking() as (connection, arrays):
        page = find_people(connection, PeopleQuery(text=text), PeopleScope(arrays), count=limit)
    if as_json:
        tell_json(
            {
                "total": page.total,
                "at_least": page.total_is_at_least,
                "people": [answers.of_row(row) for row in page.rows],
            }
        )
        return
    rows = [
        (id_text(row.person), row.name, row.born, row.passport, row.phone, row.city, ", ".join(row.missions))
        for row in page.rows
    ]
    tell_table(("id", "name", "born", "passport", "phone", "city", "missions"), rows)


@person_app.command("show")
def person_show(
    person: str, incident: Annotated[str, typer.Option("--incident")] = "", as_json: AsJson = False
) -> None:
    """Everything known of one person."""
    with asking() as (connection, _):
        card = person_card(connection, from_text(person), from_text(incident) if incident else None)
    if as_json:
        tell_json(answers.of_card(card))
        return
    tell_table(("", ""), [(name, value) for name, value in card.profile.items() if value])
    tell_table(
        ("", "", ""),
        [
            (each.type.label(session.language), each.value, each.check.label(session.language))
            for each in card.identifiers
        ],
    )
    for line in card.reports:
        tell(
            f"{iso(line.observed_at_ms)} {line.axis} {line.value} ({line.source.label(session.language)}) {line.officer}"
        )


@person_app.command("add")
def person_add(
    name: Annotated[str, typer.Option("--name", "-N")],
    born: Annotated[str, typer.Option("--born")] = "",
    sex: Annotated[str, typer.Option("--sex")] = "",
    phone: Annotated[str, typer.Option("--phone")] = "",
    passport: Annotated[str, typer.Option("--passport")] = "",
    nik: Annotated[str, typer.Option("--nik")] = "",
    nationality: Annotated[str, typer.Option("--nationality")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a person who is on no roster."""
    papers = [
        (kind, value) for kind, value in ((IdentifierType.PASSPORT, passport), (IdentifierType.NIK, nik)) if value
    ]
    fields = {"name": name, "born": born, "sex": sex, "phone": phone, "nationality": nationality, "note": note}
    with writing() as opened:
        person, _ = people.add_person(opened.post, fields, papers)
    _tell_id(person, as_json)


def _tell_id(record: int, as_json: bool) -> None:
    if as_json:
        tell_json({"id": id_text(record)})
    else:
        tell(str(id_text(record)))


@person_app.command("same")
def person_same(a: str, b: str, as_json: AsJson = False) -> None:
    """Say that two are one person."""
    _judge(a, b, Verdict.SAME, as_json)


@person_app.command("not-same")
def person_not_same(a: str, b: str, as_json: AsJson = False) -> None:
    """Say that two are not one person; it is remembered."""
    _judge(a, b, Verdict.NOT_SAME, as_json)


def _judge(a: str, b: str, verdict: Verdict, as_json: bool) -> None:
    with writing() as opened:
        pair, _ = people.judge_pair(opened.post, from_text(a), from_text(b), verdict)
    _tell_id(pair, as_json)


@incident_app.command("open")
def incident_open(
    place: str,
    title: Annotated[str, typer.Option("--title")] = "",
    area: Annotated[
        str, typer.Option("--area", help="circle:LON,LAT,KM, country:SD, province:CODE, city:NAME or geojson:FILE")
    ] = "",
    onset: Annotated[str | None, typer.Option("--onset", help="ISO 8601; without an offset it is scene time.")] = None,
    zone: Annotated[str, typer.Option("--zone")] = "",
    mission: Annotated[list[str] | None, typer.Option("--mission")] = None,
    exercise: Annotated[bool, typer.Option("--exercise")] = False,
    as_json: AsJson = False,
) -> None:
    """Open an incident; area, zone and missions are derived from PLACE unless given."""
    with writing() as opened:
        scene = incidents.checked_zone(zone) if zone else incidents.derive(place, area).zone
        incident, _ = incidents.open_incident(
            opened.post,
            place,
            title=title,
            spec=area,
            onset_ms=moment(onset, scene),
            zone=zone,
            missions=mission or (),
            exercise=exercise,
        )
        with opened.post.asking() as connection:
            line = asked.incident_line(connection, incident)
    if as_json:
        tell_json(answers.of_incident(line))
    else:
        tell(
            f"{id_text(incident)}  {line.title}  {iso(line.onset_ms, line.zone)}  {line.zone}  {', '.join(line.missions)}"
        )


@incident_app.command("list")
def incident_list(as_json: AsJson = False) -> None:
    """Every incident, the newest first."""
    with asking() as (connection, _):
        lines = asked.incidents(connection)
    if as_json:
        tell_json([answers.of_incident(line) for line in lines])
        return
    rows = [
        (id_text(line.incident), line.title, iso(line.onset_ms, line.zone), ", ".join(line.missions)) for line in lines
    ]
    tell_table(("id", "title", "onset", "missions"), rows)


@incident_app.command("show")
def incident_show(incident: str, as_json: AsJson = False) -> None:
    """One incident with its timeline."""
    with asking() as (connection, _):
        line = asked.incident_line(connection, from_text(incident))
        items = asked.timeline(connection, line)
    if as_json:
        told = [
            {
                "id": id_text(item.record),
                "what": item.what,
                "observed_at": iso(item.observed_at_ms, line.zone),
                "recorded_at": iso(item.recorded_at_ms, line.zone),
                "late": item.is_late,
                "officer": item.officer,
                "text": item.text,
                "person": id_text(item.person),
                "axis": item.axis,
                "withdrawn_at": iso(item.withdrawn_at_ms, line.zone),
            }
            for item in items
        ]
        tell_json({**answers.of_incident(line), "timeline": told})
        return
    tell(f"{line.title}  {iso(line.onset_ms, line.zone)}  {', '.join(line.missions)}")
    tell_table(
        ("when", "what", "", ""), [(iso(i.observed_at_ms, line.zone), i.what, i.person_name, i.text) for i in items]
    )


@report_app.command("add")
def report_add(
    person: str,
    incident: Annotated[str, typer.Option("--incident")],
    axis: Annotated[str, typer.Option("--axis", help=", ".join(Axis))],
    value: Annotated[str, typer.Option("--value")],
    source: Annotated[str, typer.Option("--source", help=", ".join(Source))],
    observed_at: Annotated[
        str | None, typer.Option("--observed-at", help="ISO 8601; without an offset it is UTC.")
    ] = None,
    detail: Annotated[str, typer.Option("--detail", help="Method of an identification, reason of a choice.")] = "",
    said_by: Annotated[str, typer.Option("--said-by")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """File what was learned of one person on one axis."""
    fields = {"axis": axis, "value": value, "source": source, "detail": detail, "said_by": said_by, "note": note}
    with writing() as opened:
        told = {**fields, "observed_at_ms": moment(observed_at)}
        [report], _ = reports.file_reports(opened.post, from_text(incident), from_text(person), [told])
    _tell_id(report, as_json)


@report_app.command("withdraw")
def report_withdraw(report: str, reason: Annotated[str, typer.Option("--reason")], as_json: AsJson = False) -> None:
    """Take a report back; it stays readable, struck through."""
    with writing() as opened:
        reports.withdraw(opened.post, Kind.REPORT, from_text(report), reason)
    _tell_id(from_text(report), as_json)


@app.command()
def questions(
    incident: str,
    answer: Annotated[str, typer.Option("--answer", help="N=VALUE, N from 0 to 5")] = "",
    source: Annotated[str, typer.Option("--source", help=", ".join(Source))] = "",
    said_by: Annotated[str, typer.Option("--said-by")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """The five questions; with --answer, answer one."""
    number, _, value = answer.partition("=")
    if answer and (number not in {each.value for each in Question} or source not in {each.value for each in Source}):
        raise typer.BadParameter("--answer N=VALUE needs N from 0 to 5 and a --source")
    record = from_text(incident)
    if answer:
        with writing() as opened:
            reports.answer(
                opened.post, record, Question.of(number), value, Source.of(source), said_by=said_by, note=note
            )
            with opened.post.asking() as connection:
                lines = _questions(connection, ResidentArrays(), record)
    else:
        with asking() as (connection, arrays):
            lines = _questions(connection, arrays, record)
    if as_json:
        tell_json([answers.of_question(line) for line in lines])
        return
    for line in lines:
        _tell_question(line)


def _tell_question(line: QuestionLine) -> None:
    newest = next((each for each in line.answers if each.withdrawn_at_ms is None), None)
    said = "-"
    if newest is not None:
        said = (
            f"{newest.value} ({newest.source.label(session.language)}, {iso(newest.observed_at_ms)}, {newest.officer})"
        )
    figures = ", ".join(f"{name} {figure}" for name, figure in line.computed_figures.items())
    tell(f"{line.question.value}  {line.question.label(session.language)}  {said}  [{figures}]")


def _questions(connection: Connection, arrays: ResidentArrays, incident: int) -> list[QuestionLine]:
    line = asked.incident_line(connection, incident)
    areas = incidents.resolved_areas(line, asked.sites(connection, incident))
    counted = asked.tally_of(connection, line, arrays, areas, dt_now_ms())
    return asked.questions(connection, incident, counted)


def dt_now_ms() -> int:
    """UTC milliseconds."""
    return int(dt.datetime.now(tz=dt.UTC).timestamp() * 1000)


@app.command("tally")
def tally_(
    incident: str,
    as_of: Annotated[str | None, typer.Option("--as-of", help="ISO 8601; without an offset it is UTC.")] = None,
    as_json: AsJson = False,
) -> None:
    """Counts of one incident, now or as of an earlier time."""
    record = from_text(incident)
    with asking() as (connection, arrays):
        line = asked.incident_line(connection, record)
        areas = incidents.resolved_areas(line, asked.sites(connection, record))
        counted = asked.tally_of(connection, line, arrays, areas, dt_now_ms(), as_of_ms=moment(as_of))
    told = answers.of_tally(counted)
    if as_json:
        tell_json(told)
        return
    _tell_tally(told)


def _tell_tally(told: dict[str, Plain]) -> None:
    for name, value in told.items():
        if isinstance(value, dict):
            tell(f"{name}: " + ", ".join(f"{part} {figure}" for part, figure in value.items()))
        elif not isinstance(value, list):
            tell(f"{name}: {value}")
