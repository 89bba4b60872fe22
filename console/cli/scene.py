"""Incidents, reports, the five questions, the tally."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from sqlalchemy import Connection

from console.cli import answers
from console.cli.alerts import alert_cells
from console.cli.apps import AsJson, app, incident_app, report_app
from console.cli.terminal import (
    Plain,
    asking,
    either,
    id_text,
    iso,
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
from console.duty import incidents, reports
from console.duty.alerts import alerts_over
from console.model.findings import Rung
from console.model.ids import from_text
from console.model.shown import QuestionLine, TimelineItem
from console.model.words import Axis, Condition, Intent, Question, Source, Whereabouts, Word, value_label
from console.register.reading import incidents as asked
from console.register.reading.alerts import alerts as asked_alerts
from console.register.reading.questions import questions as asked_about
from console.register.resident import ResidentArrays


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
            onset_ms=moment(onset, scene, option="--onset"),
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


@incident_app.command("mission")
def incident_mission(incident: str, code: str, as_json: AsJson = False) -> None:
    """Another mission is involved."""
    with writing() as opened:
        involvement, _ = incidents.add_mission(opened.post, from_text(incident), code)
    tell_id(involvement, as_json)


@incident_app.command("site")
def incident_site(
    incident: str,
    name: str,
    area: Annotated[str, typer.Option("--area", help="As `incident open` takes it.")],
    as_json: AsJson = False,
) -> None:
    """A further place of the incident: whoever is registered there counts too."""
    with writing() as opened:
        site, _ = incidents.add_site(opened.post, from_text(incident), name, area)
    tell_id(site, as_json)


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
    tell_table(("id", *map(word, ("title", "onset", "missions"))), rows)


@incident_app.command("show")
def incident_show(incident: str, as_json: AsJson = False) -> None:
    """One incident with its timeline."""
    with asking() as (connection, _):
        line = asked.incident_line(connection, from_text(incident))
        items = asked.timeline(connection, line)
        lines, sites = asked_alerts(connection), asked.sites(connection, line.incident)
    holding = alerts_over(lines, incidents.resolved_areas(line, sites), now_ms())
    if as_json:
        told = [answers.of_timeline(item, line.zone) for item in items]
        levels = [answers.of_alert(each, is_in_force=True) for each in holding]
        places: list[Plain] = [{"name": name, "area": json.loads(area)} for name, area in sites]
        tell_json({**answers.of_incident(line), "sites": places, "alerts": levels, "timeline": told})
        return
    tell(f"{line.title}  {iso(line.onset_ms, line.zone)}  {', '.join(line.missions)}")
    for name, _ in sites:
        tell(f"+ {name}")
    for alert in holding:
        tell("  ".join(part for part in alert_cells(alert) if part))
    rows = [
        (iso(i.observed_at_ms, line.zone), word(i.what), i.person_name, _item_text(i), id_text(i.record)) for i in items
    ]
    tell_table((word("when"), word("what"), "", "", "id"), rows)


def _item_text(item: TimelineItem) -> str:
    return item.text if item.axis is None else value_label(item.axis, item.text, session.language)


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
        told = {**fields, "observed_at_ms": moment(observed_at, option="--observed-at")}
        [report], _ = reports.file_reports(opened.post, from_text(incident), from_text(person), [told])
    tell_id(report, as_json)


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
                zone, lines = _questions(connection, ResidentArrays(), record)
    else:
        with asking() as (connection, arrays):
            zone, lines = _questions(connection, arrays, record)
    if as_json:
        tell_json([answers.of_question(line) for line in lines])
        return
    for line in lines:
        tell_question(line, zone)


def tell_question(line: QuestionLine, zone: str = "UTC") -> None:
    """A question with its newest answer and what the console computed; zone: of the times."""
    newest = next((each for each in line.answers if each.withdrawn_at_ms is None), None)
    said = "-"
    if newest is not None:
        seen = read_time(newest.observed_at_ms, zone)
        said = f"{newest.value} ({newest.source.label(session.language)}, {seen}, {newest.officer})"
    figures = ", ".join(
        f"{word(name.removesuffix('_ms'))} {read_time(figure, zone) if name.endswith('_ms') else figure}"
        for name, figure in line.computed_figures.items()
    )
    rung = line.computed.removeprefix("nationals-among-")
    allowed = f"{Rung.of(rung).label(session.language)}: " if rung != line.computed else ""
    tell(f"{line.question.value}  {line.question.label(session.language)}  {said}  [{allowed}{figures}]")


def _questions(connection: Connection, arrays: ResidentArrays, incident: int) -> tuple[str, list[QuestionLine]]:
    """The zone of the scene, and the questions."""
    line = asked.incident_line(connection, incident)
    areas = incidents.resolved_areas(line, asked.sites(connection, incident))
    counted = asked.tally_of(connection, line, arrays, areas, now_ms())
    return line.zone, asked_about(connection, line, counted)


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
        counted = asked.tally_of(connection, line, arrays, areas, now_ms(), as_of_ms=moment(as_of, option="--as-of"))
    told = answers.of_tally(counted)
    if as_json:
        tell_json(told)
        return
    tell_tally(told)
    if as_of is not None:
        tell(
            either(
                "Reports are those recorded by then; who is registered is as of now.",
                "Laporan yang dihitung adalah yang tercatat saat itu; daftar WNI adalah keadaan sekarang.",
            )
        )


def tell_tally(told: dict[str, Plain]) -> None:
    """A tally for a person."""
    for name, value in told.items():
        if name == "contributors" and not value:
            continue  # before the console is enrolled nobody else contributes
        if isinstance(value, dict):
            parts = _PARTS.get(name)
            tell(
                f"{word(name)}: "
                + ", ".join(
                    f"{_part(parts, part)} {'-' if figure is None else figure}" for part, figure in value.items()
                )
            )
        elif isinstance(value, list):
            tell(f"{word(name)}: " + (", ".join(map(str, value)) or "-"))
        else:
            tell(f"{word(name)}: {value}")


_PARTS: dict[str, type[Word]] = {"by_condition": Condition, "by_whereabouts": Whereabouts, "by_intent": Intent}


def _part(parts: type[Word] | None, name: str) -> str:
    return word(name) if parts is None else parts.of(name).label(session.language)
