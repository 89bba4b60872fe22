"""The consoles of the ministry, and this one's enrolment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from console.cli.apps import AsJson, device_app
from console.cli.exchanging import ca_option, keep_hub
from console.cli.small import save
from console.cli.terminal import Plain, asking, either, iso, tell, tell_json, tell_table, writing
from console.cli.vocabulary import word
from console.duty.enrolment import Standing
from console.exchange import consoles, enrolling
from console.exchange.member import mailbox_of
from console.faults import InputFault, KeyFault
from console.model.shown_exchange import DeviceLine
from sync import invitation as messages
from sync import joining


@device_app.command("enrol")
def device_enrol(
    what: Annotated[str, typer.Argument(help="The invitation (a link or a file), then the code you were read.")],
    out: Annotated[Path | None, typer.Option("--out", help="Of an invitation file: write the request here.")] = None,
    ca: ca_option = None,
    as_json: AsJson = False,
) -> None:
    """Ask to be enrolled with an invitation; then give the code, and read the number that is shown to the enrolment officer."""
    with writing() as opened:
        if messages.code_from(what) is not None:
            number = joining.compare(opened.box, opened.keys, what)
            if as_json:
                tell_json({"number": number})
            else:
                tell(
                    either(
                        "Read this number to the enrolment officer: ", "Bacakan angka ini kepada petugas pendaftaran: "
                    )
                    + number
                )
                tell(either("When he has approved: posko sync", "Setelah disetujui: posko sync"))
            return
        if opened.standing in (Standing.MEMBER, Standing.WITHOUT_SEAT):
            raise InputFault("console-enrolled")
        hub, mark, slot = what.partition("#")
        if mark and hub.startswith(("https://", "http://")):
            keep_hub(opened.post.register, hub, ca)
            mailbox = mailbox_of(opened.post.register)
            try:
                enrolling.ask_at_hub(opened, mailbox, _slot(slot))
            finally:
                mailbox.close()
        else:
            request = enrolling.ask_by_file(opened, _small(Path(what)))
            if out is None:
                raise typer.BadParameter("--out")
            save(out, request)
    if as_json:
        tell_json({"asked": True})
    else:
        tell(
            either(
                "Asked. The enrolment officer reads you a code: posko device enrol CODE",
                "Sudah diminta. Petugas pendaftaran membacakan kode: posko device enrol KODE",
            )
        )


@device_app.command("list")
def device_list(as_json: AsJson = False) -> None:
    """The ministry's consoles: whose, who works on them, since when nothing was heard of them."""
    with asking() as (connection, _):
        lines = _lines(connection)
    if as_json:
        tell_json([_told(line) for line in lines])
        return
    rows = [
        (
            line.device[:8],
            line.mission,
            ", ".join(each.name for each in line.officers),
            word("revoked") if line.is_revoked else iso(line.newest_ms) or word("nothing yet"),
        )
        for line in lines
    ]
    tell_table(tuple(map(word, ("device", "mission", "officers", "last heard"))), rows)


@device_app.command("show")
def device_show(device: Annotated[str, typer.Argument(help="Beginning of its id.")], as_json: AsJson = False) -> None:
    """One console: its officers and their roles, whose guest it is, what it holds."""
    with asking() as (connection, _):
        found = [line for line in _lines(connection) if line.device.startswith(device.lower())]
    if len(found) != 1:
        raise InputFault("device-unclear" if found else "device-unknown")
    if as_json:
        tell_json(_told(found[0]))
        return
    told = _told(found[0])
    tell_table(("", ""), [(word(str(name)), _text(value)) for name, value in told.items()])


def _lines(connection: Connection) -> list[DeviceLine]:
    """Raises KeyFault ``console-not-enrolled``."""
    found = consoles.devices(connection)
    if found is None:
        raise KeyFault("console-not-enrolled")
    return found


def _told(line: DeviceLine) -> dict[str, Plain]:
    return {
        "device": line.device,
        "mission": line.mission,
        "officers": [
            {"name": each.name, "author": str(each.author), "roles": list(each.roles)} for each in line.officers
        ],
        "guest_of": [{"mission": each.compartment, "until": iso(each.until_ms)} for each in line.guest_of],
        "revoked": line.is_revoked,
        "last_heard": iso(line.newest_ms),
    }


def _text(value: Plain) -> str:
    if isinstance(value, list):
        return "; ".join(_text(each) for each in value)
    if isinstance(value, dict):
        return " · ".join(_text(each) for each in value.values() if each)
    return "" if value is None else str(value)


def _slot(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise InputFault("invitation-link-wrong") from error


def _small(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(messages.REQUEST_MAX + 1)
    except OSError as error:
        raise InputFault("file-missing") from error
