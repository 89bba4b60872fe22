"""Backup, restore, rebuild, check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.cli.apps import AsJson, register_app
from console.cli.terminal import (
    asking,
    session,
    tell,
    tell_json,
    unlocked,
    writing,
)
from console.duty import enrolment
from console.register import checking


@register_app.command("backup")
def register_backup(file: Path, as_json: AsJson = False) -> None:
    """Write an encrypted, verified copy into FILE; works beside a running desk."""
    enrolment.backup(session.box(), unlocked(), file)
    if as_json:
        tell_json({"file": str(file.absolute())})
    else:
        tell(f"Backup written and verified: {file}")


@register_app.command("restore")
def register_restore(file: Path, as_json: AsJson = False) -> None:
    """Put a backup into an empty data folder; it opens with the passphrases it had."""
    enrolment.restore(session.box(), file)
    if as_json:
        tell_json({"folder": str(session.folder)})
    else:
        tell(f"Restored into {session.folder}.")


@register_app.command("rebuild")
def register_rebuild(as_json: AsJson = False) -> None:
    """Make every table anew from the log, and prove that nothing changed."""
    with writing() as opened, opened.post.register.maintenance() as connection:
        before = checking.digest(connection)
        checking.rebuild(connection, enrolment.reference())
        after = checking.digest(connection)
        if after != before:
            _tell_rebuilt(before, after, as_json)
            raise typer.Exit(1)  # inside the transaction: nothing is kept of the rebuild
    _tell_rebuilt(before, after, as_json)


def _tell_rebuilt(before: str, after: str, as_json: bool) -> None:
    if as_json:
        tell_json({"same": after == before, "before": before, "after": after})
    elif after == before:
        tell(f"Rebuilt; the digest is the same: {after}")
    else:
        tell(f"The digest differs: {before} before, {after} after. Nothing was kept of the rebuild.")


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
