"""Exchanging: with the hub, and by file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from console.cli.apps import AsJson, app, exchange_app
from console.cli.small import mission_id
from console.cli.terminal import Plain, asking, either, iso, tell, tell_fault, tell_json, tell_table, writing
from console.cli.vocabulary import word
from console.duty import enrolment
from console.duty.enrolment import Opened, Standing
from console.exchange import admin, quarantine, syncing
from console.exchange.member import CA, HUB, PROXY, Member, carrier_of, hub_address, member_of, remembered
from console.exchange.syncing import Synced
from console.faults import Fault, InputFault, LinkFault, SealFault
from console.model.kinds import Kind
from console.register import agreement
from console.register.reading import exchange
from console.register.reading.exchange import mission_codes
from console.register.register import Register
from sync.carriers.hub import Mailbox
from sync.joining import SCOPE
from sync.membership import Device
from sync.office import compartment_of
from sync.packing import Contents
from sync.pouch import alias_of

ca_option = Annotated[
    Path | None, typer.Option("--ca", help="The ministry's certificate, PEM; else the usual ones are believed.")
]
_CA_MAX = 64 << 10


_SYNCED = (
    *("sent", "received", "waiting", "set aside", "conflicts"),
    *("bytes up", "bytes down", "round trips", "forks", "refused"),
)


@app.command()
def sync(
    once: Annotated[
        bool, typer.Option("--once", help="End when neither side has anything more (the default without a window).")
    ] = True,
    thin: Annotated[
        bool, typer.Option("--thin", help="For a slow link: little at a time, urgent things first.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Exchange with the hub: what was written here goes, what others wrote comes."""
    with writing() as opened, _member_of(opened, lambda: syncing.ask_whether_enrolled(opened)) as member:
        _sync(member, thin, as_json)


@contextmanager
def _member_of(opened: Opened, is_approved: Callable[[], bool]) -> Iterator[Member]:
    """The officer as a member; a console that has asked becomes one first, when it is approved. Raises LinkFault ``enrol-waiting``."""
    if opened.device is None or not opened.device.is_asking or opened.standing is Standing.MEMBER:
        yield member_of(opened)
        return
    try:
        is_done = is_approved()
    except LinkFault as fault:
        if fault.code == "link-refused":
            raise LinkFault("enrol-waiting") from fault
        raise
    if not is_done:
        raise LinkFault("enrol-waiting")
    opened.post.register.close()
    again = enrolment.reopen(opened.box, opened.keys)
    try:
        tell_note(either("This console is enrolled now.", "Konsol ini sekarang terdaftar."))
        yield member_of(again)
    finally:
        again.post.register.close()


def tell_note(text: str) -> None:
    """A line beside the answer, on the error stream: it does not get into JSON."""
    typer.echo(text, err=True)


def _sync(member: Member, is_thin: bool, as_json: bool) -> None:
    done = Synced()

    def keep(synced: Synced) -> None:
        nonlocal done
        done = synced

    carrier = carrier_of(member.register, member.device)
    try:
        done = syncing.sync(syncing.here(member), carrier, is_thin=is_thin, told=keep)
    except LinkFault as fault:
        done.fault = fault
    finally:
        carrier.close()
    _tell_synced(member, done, as_json)


def _tell_synced(member: Member, done: Synced, as_json: bool) -> None:
    with member.register.reading() as connection:
        state = exchange.brief(connection)
    told: dict[str, Plain] = {
        "sent": done.sent,
        "received": done.received,
        "waiting": state.waiting,
        "set_aside": state.aside,
        "conflicts": state.conflicts,
        "bytes_up": done.bytes_up,
        "bytes_down": done.bytes_down,
        "round_trips": done.round_trips,
        "forks": done.forks,
        "refused": done.refused,
    }
    if as_json:
        tell_json(told | ({"fault": done.fault.code} if done.fault else {}))
    else:
        tell_table(tuple(map(word, _SYNCED)), [tuple(told.values())])
    if done.fault is not None:
        _end(done.fault)


def _end(fault: Fault) -> None:
    tell_fault(fault, as_json=False)
    raise typer.Exit(1)


@exchange_app.command("hub")
def exchange_hub(
    url: Annotated[str | None, typer.Argument(help="https://host[:port]; without it, what is set is shown.")] = None,
    ca: ca_option = None,
    proxy: Annotated[str | None, typer.Option("--proxy", help='URL of a proxy; "" for none.')] = None,
    as_json: AsJson = False,
) -> None:
    """Where the hub is, which certificate to believe there, and through which proxy."""
    if url is None and ca is None and proxy is None:
        with asking() as (connection, _):
            told: dict[str, Plain] = {
                "hub": remembered(connection, HUB) or None,
                "certificate": bool(remembered(connection, CA)),
                "proxy": remembered(connection, PROXY) or None,
            }
        if as_json:
            tell_json(told)
        else:
            tell_table(("", ""), [(word(name), value) for name, value in told.items()])
        return
    with writing() as opened:
        keep_hub(opened.post.register, url, ca, proxy)
    if as_json:
        tell_json({"hub": url})
    else:
        tell(either("Kept.", "Disimpan."))


def keep_hub(register: Register, url: str | None, ca: Path | None, proxy: str | None = None) -> None:
    """Remember where the hub is. Raises InputFault ``file-missing``; LinkFault ``link-address``, ``link-certificate``: nothing is kept then."""
    told: dict[str, str | None] = {}
    if url is not None:
        told[HUB] = url.rstrip("/")
    if ca is not None:
        told[CA] = _text(ca)
    if proxy is not None:
        told[PROXY] = proxy or None
    with register.reading() as connection:
        before = {name: remembered(connection, name) or None for name in told}
    register.keep_all(SCOPE, told)
    try:
        with register.reading() as connection:
            address = hub_address(connection)
        Mailbox(address).close()
    except Fault:
        register.keep_all(SCOPE, before)
        raise


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_CA_MAX).decode("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise InputFault("file-missing") from error


@exchange_app.command("write")
def exchange_write(
    out: Annotated[Path, typer.Option("--out", help="The file to write.")],
    to: Annotated[list[str] | None, typer.Option("--to", help="Beginning of a console's id; several are fine.")] = None,
    mission: Annotated[str | None, typer.Option("--mission", help="For all consoles of a mission.")] = None,
    neutral: Annotated[
        bool, typer.Option("--neutral", help="Nothing in the file says what it is; choose the name yourself.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write what others do not have yet into a file; only they can read it."""
    with writing() as opened:
        member = member_of(opened)
        contents = syncing.write_file(member, out, _addressees(member, to or [], mission), is_neutral=neutral)
        codes = _codes(member.register)
    _tell_contents(contents, codes, as_json)


@exchange_app.command("read")
def exchange_read(file: Path, as_json: AsJson = False) -> None:
    """Take an exchange file in; several in any order, twice, or half of one do no harm."""
    with (
        writing() as opened,
        _member_of(opened, lambda: syncing.read_file_when_asked(opened, file)) as member,
    ):
        _tell_synced(member, syncing.read_file(syncing.here(member), file, member.device.root), as_json)


@exchange_app.command("show")
def exchange_show(file: Path, as_json: AsJson = False) -> None:
    """What an exchange file holds, without taking it in."""
    with writing() as opened:
        contents = syncing.show_file(opened, file)
        codes = _codes(opened.post.register)
    _tell_contents(contents, codes, as_json)


@exchange_app.command("verify")
def exchange_verify(as_json: AsJson = False) -> None:
    """Whether consoles that hold the same changes show the same; says what is shown here, so that the others can tell too."""
    with writing() as opened:
        member = member_of(opened)
        member.courier.seal()
        with member.register.reading() as connection:
            mine = agreement.state(connection)
            found = agreement.agreement(connection, mine, member.author) if mine is not None else None
        if mine is not None:
            member.courier.give_receipts(state=mine)
    numbers = (found.alike, found.otherwise, found.elsewhere) if found is not None else ((), (), ())
    same, otherwise, elsewhere = ([str(each) for each in some] for some in numbers)
    if as_json:
        tell_json({"complete": mine is not None, "same": same, "otherwise": otherwise, "elsewhere": elsewhere})
    else:
        complete = word("yes") if mine is not None else word("no")
        columns = tuple(map(word, ("complete", "same", "otherwise", "elsewhere")))
        tell_table(columns, [(complete, len(same), len(otherwise), len(elsewhere))])
    if otherwise:
        _end(SealFault("state-differs"))


@exchange_app.command("late")
def exchange_late(as_json: AsJson = False) -> None:
    """Work of cut-off consoles that came too late to count by itself, with what it says."""
    with asking() as (connection, _):
        late = quarantine.late_work(connection)
        codes = mission_codes(connection)
    told: list[Plain] = [
        {
            "author": str(each.author),
            "mission": codes.get(each.mission),
            "at": iso(each.at_ms),
            "changes": len(each.changes),
            "reports": sum(change.kind is Kind.REPORT for change in each.changes),
        }
        for each in late
    ]
    if as_json:
        tell_json(told)
        return
    if not told:
        tell(either("Nothing waits.", "Tidak ada yang menunggu."))
        return
    columns = ("author", "mission", "at", "changes", "reports")
    tell_table(
        tuple(map(word, columns)), [tuple(each[name] for name in columns) for each in told if isinstance(each, dict)]
    )


@exchange_app.command("release")
def exchange_release(
    author: Annotated[int, typer.Argument(help="Number of the author, as posko exchange late shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it counts after all; its readers see it.")],
    as_json: AsJson = False,
) -> None:
    """Let late work of a cut-off console count, for everybody, with a reason."""
    with writing() as opened:
        count = quarantine.release(member_of(opened), author, reason)
    if as_json:
        tell_json({"released": count})
    else:
        tell(either(f"Released: {count} envelopes.", f"Dilepas: {count} amplop."))


def _addressees(member: Member, to: list[str], mission: str | None) -> list[Device]:
    membership, now_ms = member.membership(), member.register.clock()
    chosen = {admin.device_named(membership, each) for each in to}
    if mission is not None:
        home = compartment_of(membership, mission_id(mission))
        chosen |= {device.id for device in membership.holders(home.id, now_ms)}
    chosen.discard(member.device.id)
    if not chosen:
        raise InputFault("nobody-to-write-to")
    return [membership.devices[id_] for id_ in sorted(chosen) if membership.is_active(id_)]


def _codes(register: Register) -> dict[bytes, str]:
    """The mission codes of the compartments held, by alias; "" for the ministry's."""
    with register.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT c.id, m.code FROM compartment c LEFT JOIN mission m ON m.id = c.mission"
        )
        return {alias_of(bytes(row[0])): str(row[1] or "") for row in rows}


def _tell_contents(contents: Contents, codes: dict[bytes, str], as_json: bool) -> None:
    told: dict[str, Plain] = {
        "entries": contents.entries,
        "keys": contents.keys,
        "envelopes": contents.envelopes,
        "bytes": contents.size,
        "changes": [
            {"mission": codes.get(alias, "?") or None, "changes": count} for alias, count in contents.by_alias.items()
        ],
    }
    if as_json:
        tell_json(told)
        return
    tell_table(
        tuple(map(word, ("entries", "keys", "envelopes", "bytes"))),
        [(contents.entries, contents.keys, contents.envelopes, contents.size)],
    )
    rows = [(codes.get(alias, "?") or word("ministry"), count) for alias, count in contents.by_alias.items()]
    if rows:
        tell_table(tuple(map(word, ("mission", "changes"))), rows)
