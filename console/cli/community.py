"""Wardens and households: who looks after whom, who lives with whom."""

from __future__ import annotations

from typing import Annotated

import typer

from console.cli import answers
from console.cli.apps import AsJson, household_app, warden_app
from console.cli.noted import Reason
from console.cli.terminal import asking, id_text, tell_id, tell_json, tell_table, writing
from console.cli.vocabulary import word
from console.duty import households, wardens
from console.model.ids import from_text
from console.register.reading.wardens import wardens as asked_wardens


@warden_app.command("add")
def warden_add(
    person: str,
    group: Annotated[str, typer.Option("--group", help="What the cell is called.")] = "",
    area: Annotated[str, typer.Option("--area", help="Where it is, in words.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="Of the cell; else the person's own.")] = "",
    mission: Annotated[
        str, typer.Option("--mission", help="Whose community it is; else the officer's own mission.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Name the person who leads a cell of the community."""
    with writing() as opened:
        warden, _ = wardens.add_warden(
            opened.post, from_text(person), group=group, area=area, phone=phone, mission=mission
        )
    tell_id(warden, as_json)


@warden_app.command("list")
def warden_list(as_json: AsJson = False) -> None:
    """The cells of the community, by name."""
    with asking() as (connection, _):
        lines = asked_wardens(connection)
    if as_json:
        tell_json([answers.of_warden(line) for line in lines])
        return
    rows = [
        (line.name, line.leader_name, line.phone, line.covers, line.mission, line.members, id_text(line.warden))
        for line in lines
    ]
    tell_table((*map(word, ("group", "warden", "phone", "area", "mission", "persons")), "id"), rows)


@warden_app.command("remove")
def warden_remove(warden: str, reason: Reason, as_json: AsJson = False) -> None:
    """End a cell; whom it looked after is in none."""
    with writing() as opened:
        wardens.remove_warden(opened.post, from_text(warden), reason)
    tell_id(from_text(warden), as_json)


@warden_app.command("assign")
def warden_assign(warden: str, persons: list[str], as_json: AsJson = False) -> None:
    """The cell looks after these persons from now on."""
    with writing() as opened:
        wardens.assign(opened.post, from_text(warden), [from_text(person) for person in persons])
    tell_id(from_text(warden), as_json)


@warden_app.command("release")
def warden_release(persons: list[str], as_json: AsJson = False) -> None:
    """No cell looks after these persons any more."""
    with writing() as opened:
        wardens.release(opened.post, [from_text(person) for person in persons])
    _tell_persons(persons, as_json)


@household_app.command("join")
def household_join(persons: list[str], as_json: AsJson = False) -> None:
    """Put persons into one household: that of the first who has one, else a new one."""
    with writing() as opened:
        household, _ = households.join_household(opened.post, [from_text(person) for person in persons])
    tell_id(household, as_json)


@household_app.command("leave")
def household_leave(persons: list[str], as_json: AsJson = False) -> None:
    """Take persons out of their household."""
    with writing() as opened:
        households.leave_household(opened.post, [from_text(person) for person in persons])
    _tell_persons(persons, as_json)


def _tell_persons(persons: list[str], as_json: bool) -> None:
    if as_json:
        tell_json({"persons": [id_text(from_text(person)) for person in persons]})
