"""Backup, restore, rebuild, check; the officers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.cli.apps import AsJson, officer_app, register_app
from console.cli.terminal import (
    asking,
    id_text,
    session,
    tell,
    tell_json,
    tell_table,
    unlocked,
    writing,
)
from console.duty import enrolment
from console.faults import InputFault
from console.register import checking
from console.secret import Secret


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
