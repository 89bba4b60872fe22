"""``posko-hub``: make a hub, serve it, look at it, back it up, restore it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.exc import SQLAlchemyError

from sync.hub import backup as backups
from sync.hub.faults import HubError
from sync.hub.founding import entries_of
from sync.hub.log import take_entries
from sync.hub.places import place_of
from sync.hub.serving import Serving
from sync.hub.serving import serve as serve_it
from sync.hub.status import status as status_of

app = typer.Typer(
    help="The hub of a ministry: it keeps sealed envelopes for the consoles and can read none of them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Data = Annotated[Path | None, typer.Option(help="The hub's folder; an SQLite file lies in it.", file_okay=False)]
Database = Annotated[
    str,
    typer.Option(
        help="A PostgreSQL database, postgresql://USER:PASSWORD@HOST/NAME.",
        envvar="POSKO_HUB_DATABASE",
        show_envvar=True,
    ),
]
Role = Annotated[str, typer.Option(help="On PostgreSQL: the role that will serve. It must exist and own nothing here.")]


@app.command()
def init(
    root: Annotated[str, typer.Option(help="The ministry's root key, 64 hexadecimal digits.")],
    data: Data = None,
    database: Database = "",
    founding: Annotated[Path | None, typer.Option(help="An exchange file with the membership log.")] = None,
    authority: Annotated[str, typer.Option(help="HOST:PORT as consoles are told.")] = "",
    role: Role = "",
) -> None:
    """Make a hub. On PostgreSQL as the owner of the tables, who is not the role that serves."""
    key = _key(root)
    wires = entries_of(founding) if founding is not None else []
    place = place_of(data, database)
    store = place.make()
    try:
        with place.alone():
            store.init(key, role, authority, lambda connection: _take(take_entries(connection, wires), len(wires)))
    finally:
        store.close()
    typer.echo(f"posko-hub: a hub is made; {len(wires)} membership entries are in it.")


@app.command()
def serve(
    data: Data = None,
    database: Database = "",
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535)] = 8443,
    authority: Annotated[str, typer.Option(help="HOST:PORT as consoles are told; else what init was told.")] = "",
    cert: Annotated[Path | None, typer.Option(help="The certificate, PEM. Needed beyond this machine.")] = None,
    key: Annotated[Path | None, typer.Option(help="Its key, PEM.")] = None,
    workers: Annotated[int, typer.Option(help="Processes; more than one on PostgreSQL only.")] = 1,
) -> None:
    """Serve until SIGTERM."""
    asked = Serving(place_of(data, database), host, port, authority, cert, key, workers)
    serve_it(asked, lambda line: print(line, flush=True))  # noqa: T201 - flushed, whoever waits for it waits for the line


@app.command()
def status(
    data: Data = None,
    database: Database = "",
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Counts and sizes. Nothing is changed."""
    store = place_of(data, database).open()
    try:
        told = status_of(store, time.time_ns() // 1_000_000)
    finally:
        store.close()
    if as_json:
        typer.echo(json.dumps(told))
    else:
        for name, value in told.items():
            typer.echo(f"{name.replace('_', ' '):<20}{value}")


@app.command()
def backup(file: Path, data: Data = None, database: Database = "") -> None:
    """Write a proved backup into one file, also while the hub serves. On PostgreSQL as the owner of the tables."""
    count = backups.back_up(place_of(data, database), file)
    typer.echo(f"posko-hub: {count} envelopes are in {file.name}.")


@app.command()
def restore(file: Path, data: Data = None, database: Database = "", role: Role = "") -> None:
    """Make a hub of a backup, where there is none. Consoles then offer what they hold, and it heals."""
    count = backups.restore(place_of(data, database), file, role)
    typer.echo(f"posko-hub: restored with {count} envelopes; consoles will bring what came after it.")


@app.command()
def upgrade(data: Data = None, database: Database = "") -> None:
    """Bring the data to the form of this program, after a backup and with no hub serving."""
    place = place_of(data, database)
    store = place.open()
    try:
        with place.alone():
            before, now = store.upgrade()
    finally:
        store.close()
    typer.echo(f"posko-hub: the data was of form {before} and is of form {now}.")


def _key(root: str) -> bytes:
    try:
        key = bytes.fromhex(root)
        Ed25519PublicKey.from_public_bytes(key)
    except ValueError as error:
        raise HubError(
            "That is no root key; no hub was made. Give the 64 hexadecimal digits of the ministry."
        ) from error
    return key


def _take(refused: tuple[int, ...], count: int) -> None:
    if refused:
        raise HubError(
            f"{len(refused)} of {count} membership entries are not of this ministry; no hub was made. "
            "Compare the root key, and take the exchange file of this ministry."
        )


def main() -> None:
    """The program. A fault is one sentence on standard error and exit code 1."""
    os.umask(0o077)
    try:
        app()
    except HubError as error:
        told = str(error)
    except SQLAlchemyError as error:
        told = f"The database did not do it ({type(error).__name__}); nothing was changed. Look at its address and its log."
    except sqlite3.Error as error:
        told = f"The file did not do it ({type(error).__name__}); nothing was changed. Look whether it is a hub's."
    except OSError as error:
        told = f"The system did not do it ({error.strerror}); nothing was changed. Look at the path, its owner and free space."
    print(f"posko-hub: {told}", file=sys.stderr)  # noqa: T201 - the program's own word
    sys.exit(1)
