"""A new console and an enrolment officer: inviting, asking, comparing, admitting. See ``sync.invitation`` for what goes between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from console.duty import enrolment
from console.duty.enrolment import Opened, Standing
from console.exchange.member import Member, carrier_of, hub_address
from console.faults import InputFault, SealFault
from console.register.register import Register
from console.secret import Secret
from sync import invitation as wire
from sync import joining
from sync.carriers.hub import Mailbox
from sync.entries import EVERY_COMPARTMENT, Role
from sync.invitation import Request
from sync.office import FAR_MS, membership_of

LASTS_MS = 24 * 3_600_000
_SCOPE = "invitation"  # of what the register remembers for itself


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation this console gave. slot: by which it is named; request: b"" until one came. is_crisis_desk: it may read every compartment."""

    slot: bytes
    content: bytes
    code: Secret
    mission: int
    roles: tuple[Role, ...]
    is_crisis_desk: bool
    until_ms: int
    request: bytes = b""

    @property
    def number(self) -> str:
        """What the new console must show, once it has answered and knows the code."""
        return wire.number_of(self.code, self.content, self.request)


def invite(
    member: Member,
    mission: int,
    roles: Sequence[Role],
    *,
    is_crisis_desk: bool = False,
    to_hub: bool = True,
    names_hub: bool = False,
) -> Invited:
    """Invite a console of a mission; with a hub the invitation is left there for it. names_hub: it is told of the hub, and left there by the caller.

    Raises KeyFault ``not-enrolment-officer``, and as the hub does.
    """
    member.must_enrol()
    register = member.register
    with register.reading() as connection:
        address = hub_address(connection) if to_hub or names_hub else None
    until_ms = register.clock() + LASTS_MS
    answer_key = member.device.box_key.public_key().public_bytes_raw()
    where = (address.url, address.ca) if address else ("", "")
    content, code = wire.invite(member.device.root, answer_key, mission, until_ms, *where)
    invited = Invited(
        wire.read_invitation(content).slot, content, code, mission, tuple(roles), is_crisis_desk, until_ms
    )
    _keep(register, invited)
    if to_hub:
        carrier = carrier_of(register, member.device)
        try:
            carrier.invite(invited.slot, content)
        finally:
            carrier.close()
    return invited


def invitations(register: Register) -> list[Invited]:
    """Those that are open, the oldest first; what is over is forgotten."""
    with register.reading() as connection:
        known = _all(connection)
    over = {each.slot.hex(): None for each in known if each.until_ms <= register.clock()}
    if over:
        register.keep_all(_SCOPE, over)
    return sorted((each for each in known if each.slot.hex() not in over), key=lambda each: each.until_ms)


def known_invitations(connection: Connection, now_ms: int) -> list[Invited]:
    """As ``invitations``, for whoever only reads."""
    return sorted((each for each in _all(connection) if each.until_ms > now_ms), key=lambda each: each.until_ms)


def fetch_requests(member: Member) -> list[Invited]:
    """Look at the hub for answers; the invitations that have one now."""
    carrier = carrier_of(member.register, member.device)
    try:
        for each in invitations(member.register):
            if not each.request and (request := carrier.request_for(each.slot)):
                take_request(member, each, request)
    finally:
        carrier.close()
    return [each for each in invitations(member.register) if each.request]


def take_request(member: Member, invited: Invited, request: bytes) -> Invited:
    """Keep the answer to an invitation; the first one stays. Raises SealFault ``request-wrong``."""
    if invited.request and invited.request != request:
        raise SealFault("request-second")
    read(member, invited, request)
    answered = replace(invited, request=request)
    _keep(member.register, answered)
    return answered


def invitation_of_request(member: Member, request: bytes) -> Invited:
    """The open invitation a request from a file answers. Raises SealFault ``request-wrong``."""
    for each in invitations(member.register):
        try:
            read(member, each, request)
        except SealFault:
            continue
        return each
    raise SealFault("request-wrong")


def read(member: Member, invited: Invited, request: bytes) -> Request:
    """Who asks. Raises SealFault ``request-wrong``."""
    return wire.read_request(request, invited.content, member.device.box_key)


def approve(member: Member, invited: Invited, number: str) -> list[int]:
    """Admit the console that answered, when it shows this number; the author numbers of its officers.

    Raises SealFault ``number-differs``; InputFault ``enrol-not-asked`` when nobody has answered yet; as ``Acts.admit``.
    """
    if not invited.request:
        raise InputFault("enrol-not-asked")
    if not wire.is_number(number, invited.number):
        raise SealFault("number-differs")
    acts = member.acts()
    request = read(member, invited, invited.request)
    numbers = acts.admit(member.signer, request, invited.mission, invited.roles)
    if invited.is_crisis_desk:
        acts.grant(member.signer, request.device, EVERY_COMPARTMENT, FAR_MS)
    member.enact(acts)
    member.register.keep(_SCOPE, invited.slot.hex(), None)
    return numbers


def approve_officer(member: Member, officer: int, roles: Sequence[Role]) -> int:
    """Enrol an officer who was added at an enrolled console; his author number.

    His record came signed by who added him there. Raises InputFault ``officer-unknown``, ``officer-seated``; KeyFault ``not-enrolment-officer``.
    """
    member.must_enrol()
    membership = member.membership()
    if any(each.officer == officer for each in membership.authors.values()):
        raise InputFault("officer-seated")
    with member.register.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT o.verify_key, b.author FROM officer o JOIN batch_run r ON o.id BETWEEN r.first AND r.last JOIN batch b ON b.id = r.batch"
            " WHERE o.id = ? AND o.withdrawn_at_ms IS NULL ORDER BY b.id LIMIT 1",
            (officer,),
        ).first()
    if row is None or row[1] not in membership.authors:
        raise InputFault("officer-unknown")
    acts = member.acts()
    number = acts.seat(member.signer, membership.authors[row[1]].device, officer, bytes.fromhex(row[0]), roles)
    member.enact(acts)
    return number


def ask_by_file(opened: Opened, content: bytes) -> bytes:
    """Answer an invitation from a file; the request, to be carried back."""
    register, box, keys = opened.post.register, opened.box, opened.keys
    with register.reading() as connection:
        here = enrolment.holders(connection, box, keys)
    seats = joining.seats_here(register, here, opened.post.officer)
    return joining.ask(register, box, keys, content, seats)


def ask_at_hub(opened: Opened, mailbox: Mailbox, slot: bytes) -> None:
    """Fetch an invitation from the hub's mailbox and leave the answer there. Raises SealFault ``invitation-wrong``, LinkFault."""
    content = mailbox.invitation(slot)
    if wire.read_invitation(content).slot != slot:
        raise SealFault("invitation-wrong")
    mailbox.answer(slot, ask_by_file(opened, content))


def finish(opened: Opened, wires: Sequence[bytes]) -> bool:
    """Take the numbers the membership log gives this console, with these entries; whether it gives any. Reopen the register then."""
    device = opened.device
    if device is None or not device.is_asking or opened.standing is Standing.MEMBER:
        return False
    register = opened.post.register
    with register.reading() as connection:
        membership = membership_of(connection, device.root, joining.entries_of(wires))
    return joining.complete(register, opened.box, opened.keys, membership, enrolment.reference())


def _keep(register: Register, invited: Invited) -> None:
    told = {
        "content": invited.content.hex(),
        "code": invited.code.reveal().hex(),
        "mission": invited.mission,
        "roles": [int(role) for role in invited.roles],
        "is_crisis_desk": invited.is_crisis_desk,
        "until_ms": invited.until_ms,
        "request": invited.request.hex(),
    }
    register.keep(_SCOPE, invited.slot.hex(), json.dumps(told))


def _all(connection: Connection) -> list[Invited]:
    rows = connection.exec_driver_sql("SELECT key, value FROM local WHERE scope = ?", (_SCOPE,)).all()
    return [_read(row[0], row[1]) for row in rows]


def _read(slot: str, value: str) -> Invited:
    told = json.loads(value)
    return Invited(
        bytes.fromhex(slot),
        bytes.fromhex(told["content"]),
        Secret(bytes.fromhex(told["code"])),
        told["mission"],
        tuple(map(Role, told["roles"])),
        told["is_crisis_desk"],
        told["until_ms"],
        bytes.fromhex(told["request"]),
    )
