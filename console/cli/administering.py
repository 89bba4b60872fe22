"""The ministry: founding it and its missions, who is enrolled, revoked, a guest; keys of the root and of custodians."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from console.cli.apps import AsJson, admin_app
from console.cli.small import mission_id, save
from console.cli.terminal import (
    Plain,
    either,
    in_file,
    iso,
    moment_ahead,
    new_passphrase,
    session,
    tell,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import enrolment
from console.exchange import admin, enrolling
from console.exchange.enrolling import Invited
from console.exchange.member import Member, member_of
from console.faults import InputFault
from console.register.reading.officers import officer_named
from console.secret import Secret
from sync import invitation as messages
from sync import keyfile
from sync.carriers.file import write_file
from sync.entries import Role
from sync.keyfile import Use

KeyPassphrase = Annotated[
    Path | None, typer.Option("--key-passphrase-file", help="Passphrase of the key file; else it is asked for.")
]
_ROLES = {role.name.lower().replace("_", "-"): role for role in Role}
RoleNames = Annotated[
    list[str] | None, typer.Option("--role", help="duty, field, approver, steward, crisis-desk; several are fine.")
]


@admin_app.command("custodian")
def admin_custodian(file: Path, key_passphrase_file: KeyPassphrase = None, as_json: AsJson = False) -> None:
    """Make a custodian's key; three of five open a mission's data when all its consoles are lost. Prints its public part."""
    seed = keyfile.make(file, Use.CUSTODIAN, new_passphrase(key_passphrase_file), session.box().strength)
    public = keyfile.custodian_key(seed).public_key().public_bytes_raw().hex()
    if as_json:
        tell_json({"public_key": public})
    else:
        tell(public)


@admin_app.command("found")
def admin_found(
    root: Annotated[Path, typer.Option("--root", help="The root key is written here; keep it offline.")],
    custodian: Annotated[list[str], typer.Option("--custodian", help="Public key of a custodian; five.")],
    founding: Annotated[Path | None, typer.Option("--founding", help="Write what posko-hub init needs.")] = None,
    key_passphrase_file: KeyPassphrase = None,
    as_json: AsJson = False,
) -> None:
    """Make a ministry: this console becomes its crisis desk, you its first enrolment officer."""
    custodians = [_public(each) for each in custodian]
    with writing() as opened:
        seed = keyfile.make(root, Use.ROOT, new_passphrase(key_passphrase_file), opened.box.strength)
        try:
            admin.found(opened, keyfile.root_key(seed), custodians)
        except BaseException:
            root.unlink(missing_ok=True)  # the root of nothing
            raise
        opened.post.register.close()
        again = enrolment.reopen(opened.box, opened.keys)
        try:
            if founding is not None:
                write_file(founding, admin.founding(member_of(again)))
        finally:
            again.post.register.close()
    public = keyfile.root_key(seed).public_key().public_bytes_raw().hex()
    if as_json:
        tell_json({"root": public})
    else:
        tell(either("The ministry is founded. Its root key: ", "Kementerian didirikan. Kunci akarnya: ") + public)


@admin_app.command("mission")
def admin_mission(
    code: str,
    custodian: Annotated[
        list[str] | None, typer.Option("--custodian", help="Public key of a custodian, five; else the ministry's.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Found the compartment of a mission: only its consoles, guests and crisis desks read what is in it."""
    with _member() as member:
        admin.found_mission(member, mission_id(code), [_public(each) for each in custodian or ()])
    _tell_done(as_json, mission=code.upper())


@admin_app.command("enrolment-officer")
def admin_enrolment_officer(
    name: Annotated[str, typer.Argument(help="Name or id of an enrolled officer.")],
    root: Annotated[Path, typer.Option("--root", help="The root key file.")],
    key_passphrase_file: KeyPassphrase = None,
    as_json: AsJson = False,
) -> None:
    """Appoint an officer who may enrol others, with numbers of his own to give."""
    seed = keyfile.open_file(root, Use.ROOT, _key_passphrase(key_passphrase_file), session.box().strength)
    with _member() as member:
        with member.register.reading() as connection:
            officer = officer_named(connection, name)
        admin.appoint(member, keyfile.root_key(seed), officer.officer)
    _tell_done(as_json, officer=officer.name)


@admin_app.command("invite")
def admin_invite(
    mission: Annotated[str, typer.Option("--mission", help="Code of the mission the new console belongs to.")],
    role: RoleNames = None,
    crisis_desk: Annotated[bool, typer.Option("--crisis-desk", help="It may read every mission's data.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the invitation to a file instead of the hub.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Invite a new console. Its officers then read you a number; you give them a code."""
    with _member() as member:
        roles = _roles(role)
        invited = enrolling.invite(member, mission_id(mission), roles, is_crisis_desk=crisis_desk, to_hub=out is None)
        if out is not None:
            save(out, invited.content)
        hub = messages.read_invitation(invited.content).hub
    link = f"{hub}#{invited.slot.hex()}" if hub else None
    if as_json:
        tell_json({"invitation": invited.slot.hex(), "link": link, "until": iso(invited.until_ms)})
    else:
        tell(
            either("On the new console: posko device enrol ", "Di konsol baru: posko device enrol ")
            + (link or str(out))
        )


@admin_app.command("approve")
def admin_approve(
    what: Annotated[
        str | None,
        typer.Argument(
            help="An invitation, a request file, or the name or id of an officer added at an enrolled console."
        ),
    ] = None,
    number: Annotated[str | None, typer.Option("--number", help="The number the new console shows.")] = None,
    role: RoleNames = None,
    as_json: AsJson = False,
) -> None:
    """Who asks to be enrolled, the code for them, and with --number their approval."""
    with _member() as member:
        member.must_enrol()
        invited = _answered(member, what)
        if what is not None and invited is None:
            with member.register.reading() as connection:
                officer = officer_named(connection, what)
            given = [enrolling.approve_officer(member, officer.officer, _roles(role))]
        elif invited is None:
            _tell_asking(member, enrolling.fetch_requests(member), as_json)
            return
        elif number is None:
            _tell_asking(member, [invited], as_json)
            return
        else:
            given = enrolling.approve(member, invited, number)
    _tell_done(as_json, authors=[str(each) for each in given])


@admin_app.command("guest")
def admin_guest(
    device: Annotated[str, typer.Argument(help="Beginning of the console's id.")],
    mission: Annotated[
        str | None, typer.Option("--mission", help="Whose data it may read; else every mission's.")
    ] = None,
    until: Annotated[str, typer.Option("--until", help="ISO 8601, or 48h from now.")] = "168h",
    as_json: AsJson = False,
) -> None:
    """Let a console read another mission's data until a moment."""
    with _member() as member:
        until_ms = moment_ahead(until, option="--until")
        assert until_ms is not None
        chosen = admin.device_named(member.membership(), device)
        admin.make_guest(member, chosen, mission_id(mission) if mission else None, until_ms)
    _tell_done(as_json, device=chosen.hex(), until=iso(until_ms))


@admin_app.command("revoke")
def admin_revoke(
    what: Annotated[
        str, typer.Argument(help="Beginning of the console's id, or the name or id of an officer: all his consoles.")
    ],
    as_json: AsJson = False,
) -> None:
    """Cut a console off: it gets no new key and reads nothing new; what it wrote up to now counts, later work is quarantined."""
    with _member() as member:
        devices = _devices_of(member, what)
        renewed = admin.revoke(member, devices)
    _tell_done(as_json, devices=[each.hex() for each in devices], keys_renewed=renewed)


@admin_app.command("recover")
def admin_recover(
    key: Annotated[list[Path], typer.Option("--key", help="A custodian's key file; three.")],
    mission: Annotated[str | None, typer.Option("--mission", help="Whose keys; else the ministry's own.")] = None,
    key_passphrase_file: Annotated[
        list[Path] | None, typer.Option("--key-passphrase-file", help="One for each key file.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Open the keys of a mission whose consoles are all lost, with three of its five custodians."""
    named_files = key_passphrase_file or []
    given: list[Path | None] = [*named_files, *[None] * (len(key) - len(named_files))]
    seeds = [
        keyfile.open_file(path, Use.CUSTODIAN, _key_passphrase(named), session.box().strength)
        for path, named in zip(key, given, strict=False)
    ]
    with _member() as member:
        keys = admin.recover(
            member, mission_id(mission) if mission else 0, [keyfile.custodian_key(seed) for seed in seeds]
        )
    _tell_done(as_json, keys=keys)


@contextmanager
def _member() -> Iterator[Member]:
    with writing() as opened:
        yield member_of(opened)


def _public(text: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError as error:
        raise InputFault("custodian-key-wrong") from error
    if len(key) != 32:
        raise InputFault("custodian-key-wrong")
    return key


def _roles(names: list[str] | None) -> list[Role]:
    try:
        return [_ROLES[name.strip().lower()] for name in names or ["duty"]]
    except KeyError as error:
        raise typer.BadParameter("--role: " + ", ".join(_ROLES)) from error


def _key_passphrase(named: Path | None) -> Secret:
    return in_file(named, "Passphrase of the key file: ")


def _answered(member: Member, what: str | None) -> Invited | None:
    """The invitation that is named by its id or by a request file."""
    if what is None:
        return None
    known = {each.slot.hex(): each for each in enrolling.invitations(member.register)}
    named = [slot for slot in known if slot.startswith(what.lower())] if len(what) >= 4 else []
    if len(named) == 1:
        invited = known[named[0]]
        return (
            invited
            if invited.request
            else next((each for each in enrolling.fetch_requests(member) if each.slot == invited.slot), invited)
        )
    path = Path(what)
    if path.is_file() and path.stat().st_size <= messages.REQUEST_MAX:
        request = path.read_bytes()
        return enrolling.take_request(member, enrolling.invitation_of_request(member, request), request)
    return None


def _tell_asking(member: Member, asking: list[Invited], as_json: bool) -> None:
    told: list[Plain] = []
    for each in asking:
        names: list[Plain] = []
        if each.request:
            names += [seat.name for seat in enrolling.read(member, each, each.request).seats]
        code = messages.code_text(each.code) if each.request else None
        told.append({"invitation": each.slot.hex(), "officers": names, "code": code, "until": iso(each.until_ms)})
    if as_json:
        tell_json(told)
        return
    if not asking:
        tell(either("Nobody asks to be enrolled.", "Tidak ada yang meminta didaftarkan."))
    for each in asking:
        if not each.request:
            tell(either("No answer yet: ", "Belum ada jawaban: ") + each.slot.hex())
            continue
        names_told = ", ".join(seat.name for seat in enrolling.read(member, each, each.request).seats)
        tell(f"{each.slot.hex()}  {names_told}")
        code = messages.code_text(each.code)
        tell(either(f"  Read them this code: {code}", f"  Bacakan kode ini: {code}"))
        tell(
            either(
                f"  They read you a number: posko admin approve {each.slot.hex()[:8]} --number NUMBER",
                f"  Mereka membacakan angka: posko admin approve {each.slot.hex()[:8]} --number ANGKA",
            )
        )


def _devices_of(member: Member, what: str) -> list[bytes]:
    membership = member.membership()
    try:
        return [admin.device_named(membership, what)]
    except InputFault:
        with member.register.reading() as connection:
            officer = officer_named(connection, what).officer
    devices = {each.device for each in membership.authors.values() if each.officer == officer}
    active = sorted(device for device in devices if membership.is_active(device))
    if not active:
        raise InputFault("device-unknown")
    return active


def _tell_done(as_json: bool, **told: Plain) -> None:
    if as_json:
        tell_json(told)
    else:
        done = either("Done; it goes with the next exchange.", "Selesai; ikut dalam pertukaran berikutnya.")
        tell(done)
        tell_table(tuple(map(word, told)), [tuple(_joined(each) for each in told.values())])


def _joined(value: Plain) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
