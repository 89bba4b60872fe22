"""Backup, restore, rebuild, check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from console.cli import answers
from console.cli.apps import AsJson, register_app
from console.cli.terminal import (
    asking,
    either,
    iso,
    opened_for_reading,
    passphrase,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import backups, enrolment
from console.faults import StoreFault
from console.register import checking
from console.register.reading.exports import exports


@register_app.command("backup")
def register_backup(file: Path, as_json: AsJson = False) -> None:
    """Write an encrypted, verified copy into FILE; works beside a running desk."""
    with opened_for_reading() as (_, _, keys):
        backups.backup(session.box(), keys, file)
    if as_json:
        tell_json({"file": str(file.absolute())})
    else:
        tell(either("Backup written and verified: ", "Cadangan tertulis dan terverifikasi: ") + str(file))


@register_app.command("restore")
def register_restore(file: Path, as_json: AsJson = False) -> None:
    """Put a backup into an empty data folder; a passphrase it had proves it, and opens it afterwards."""
    backups.restore(session.box(), file, passphrase("Passphrase of the backup: "))
    if as_json:
        tell_json({"folder": str(session.folder)})
    else:
        tell(either("Restored into ", "Dipulihkan ke ") + str(session.folder))


@register_app.command("rebuild")
def register_rebuild(as_json: AsJson = False) -> None:
    """Make every table anew from the log, and prove that nothing changed."""
    with writing() as opened, opened.post.register.maintenance() as connection:
        if checking.integrity(connection):  # also of pages that a rebuild has no need to read
            raise StoreFault("register-damaged")
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
        tell(either("Rebuilt; the digest is the same: ", "Dibangun ulang; sidiknya sama: ") + after)
    else:
        tell(
            either(
                f"The digest differs: {before} before, {after} after. Nothing was kept of the rebuild.",
                f"Sidiknya berbeda: sebelumnya {before}, sesudahnya {after}. Hasil pembangunan ulang tidak disimpan.",
            )
        )


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
        tell(either("Sound.", "Utuh.") if not found else "\n".join(found))
        if told:
            tell(told)
    if found:
        raise typer.Exit(1)


@register_app.command("exports")
def register_exports(as_json: AsJson = False) -> None:
    """What was printed or saved in the clear, by whom, and where it lies."""
    with asking() as (connection, _):
        lines = exports(connection)
    if as_json:
        tell_json([answers.of_export(line) for line in lines])
        return
    rows = [
        (
            iso(e.recorded_at_ms),
            e.officer,
            e.subject.label(session.language),
            e.medium.label(session.language),
            e.rows,
            word("not made") if e.withdrawn_at_ms else e.place,
        )
        for e in lines
    ]
    tell_table(tuple(map(word, ("when", "officer", "what", "as", "rows", "where"))), rows)
