"""The officers who can unlock this register, and their passphrases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.cli.apps import AsJson, officer_app
from console.cli.terminal import (
    either,
    id_text,
    new_passphrase,
    opened_for_reading,
    passphrase,
    session,
    tell,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import enrolment
from console.register.reading.officers import officer_named, officers


@officer_app.command("add")
def officer_add(
    name: str, mission: Annotated[str, typer.Option("--mission")], new_passphrase_file: Path, as_json: AsJson = False
) -> None:
    """Give another officer a slot; his passphrase is read from a file."""
    chosen = new_passphrase(new_passphrase_file)
    with writing() as opened:
        officer = enrolment.add_officer(opened, name, mission, chosen)
    tell_id(officer, as_json)


@officer_app.command("passphrase")
def officer_passphrase(
    new_passphrase_file: Annotated[Path | None, typer.Argument(help="Without it, it is asked for twice.")] = None,
    as_json: AsJson = False,
) -> None:
    """Change your own passphrase; works beside a running desk."""
    old = passphrase()
    unlocked = session.box().change_passphrase(old, new_passphrase(new_passphrase_file))
    if as_json:
        tell_json({"id": id_text(unlocked.officer)})
    else:
        tell(either("The passphrase is changed.", "Frasa sandi sudah diganti."))


@officer_app.command("remove")
def officer_remove(name: Annotated[str, typer.Argument(help="Name or id.")], as_json: AsJson = False) -> None:
    """Take another officer's slot away: his passphrase opens nothing here any more. What he wrote stays under his name."""
    with writing() as opened:
        with opened.post.asking() as connection:
            officer = officer_named(connection, name).officer
        enrolment.remove_officer(opened, officer)
    tell_id(officer, as_json)


@officer_app.command("list")
def officer_list(as_json: AsJson = False) -> None:
    """The officers, and who of them can unlock here."""
    with opened_for_reading() as (connection, _, keys):
        lines = officers(connection)
        holders = enrolment.holders(connection, session.box(), keys).keys()
    rows = [(id_text(each.officer), each.name, each.mission.code if each.mission else None) for each in lines]
    unlocks = [each.officer in holders for each in lines]
    if as_json:
        told = [
            {"id": record, "name": name, "mission": code, "unlocks": is_holder}
            for (record, name, code), is_holder in zip(rows, unlocks, strict=True)
        ]
        tell_json(told)
        return
    here, not_here = word("unlocks here"), word("does not unlock here")
    tell_table(
        ("id", word("name"), word("mission"), ""),
        [(*row, here if is_holder else not_here) for row, is_holder in zip(rows, unlocks, strict=True)],
    )
