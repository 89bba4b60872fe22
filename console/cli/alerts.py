"""The ministry's alert levels."""

from __future__ import annotations

from typing import Annotated

import typer

from console.atlas.specs import area_name
from console.cli import answers
from console.cli.apps import AsJson, alert_app
from console.cli.noted import Reason, withdraw
from console.cli.terminal import (
    asking,
    id_text,
    moment,
    now_ms,
    read_time,
    session,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import alerts
from console.model import area as areas
from console.model.alerts import in_force
from console.model.kinds import Kind
from console.model.shown import AlertLine
from console.model.words import AlertLevel
from console.register.reading import alerts as asked


@alert_app.command("set")
def alert_set(
    place: Annotated[str, typer.Argument(help="A country, a place, or an area as --area of `incident open` takes it.")],
    level: Annotated[str, typer.Argument(help=", ".join(AlertLevel) + " (the gravest)")],
    reason: Reason,
    begins: Annotated[
        str | None, typer.Option("--from", help="ISO 8601, UTC without an offset; now if left out.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", help="When it ends by itself.")] = None,
    mission: Annotated[str, typer.Option("--mission", help="Who sets it; else the officer's own mission.")] = "",
    as_json: AsJson = False,
) -> None:
    """Set the alert level of a country or an area."""
    with writing() as opened:
        alert, _ = alerts.set_alert(
            opened.post,
            place,
            level,
            reason,
            from_ms=moment(begins, option="--from"),
            until_ms=moment(until, option="--until"),
            mission=mission,
        )
    tell_id(alert, as_json)


@alert_app.command("list")
def alert_list(as_json: AsJson = False) -> None:
    """Every alert level that was set, the newest first, and which of them are in force."""
    with asking() as (connection, _):
        lines = asked.alerts(connection)
    holding = {each.alert for each in in_force(lines, now_ms())}
    if as_json:
        tell_json([answers.of_alert(line, is_in_force=line.alert in holding) for line in lines])
        return
    here, gone = word("in force"), word("withdrawn")
    rows = [
        (
            *alert_cells(line),
            here if line.alert in holding else gone if line.withdrawn_at_ms else "",
            id_text(line.alert),
        )
        for line in lines
    ]
    tell_table((*map(word, ("level", "area", "from", "until", "reason", "mission")), "", "id"), rows)


@alert_app.command("withdraw")
def alert_withdraw(alert: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take an alert level back; the one that held there before it holds again."""
    withdraw(Kind.ALERT, alert, reason, as_json)


def alert_cells(line: AlertLine) -> tuple[str, ...]:
    """An alert for a person: level, area, since, until, reason, mission."""
    until = "" if line.until_ms is None else read_time(line.until_ms, "UTC")
    name = area_name(areas.from_json(line.area), line.name, session.language)
    return line.level.label(session.language), name, read_time(line.from_ms, "UTC"), until, line.reason, line.mission
