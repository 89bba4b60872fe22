"""A console becomes a member: it asks with an invitation, proves who it is by code and number, and takes its numbers when they come.

Until the last step nothing of it changes; should it end in between, it asks again or goes on where it was. See ``sync.invitation`` for the messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import msgpack
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.faults import InputFault, SealFault
from console.keys.box import KeyBox, Unlocked
from console.keys.device import Device, new_device
from console.model.change import Change
from console.model.ids import NOT_ENROLLED_AUTHOR, author_of, counter_of, record_id
from console.register import carrying, enrolling, log
from console.register.carrying import Enacted
from console.register.register import Register
from console.secret import Secret
from sync import invitation as wire
from sync.entries import EVERY_COMPARTMENT, Entry, EntryError, EntryType, Role, parse
from sync.invitation import Request, Seat
from sync.membership import MINISTRY, Membership
from sync.office import FAR_MS, Acts, held_by

SCOPE = "exchange"  # of what the register remembers for itself: ``root``, ``hub``, ``ca``, ``proxy``
Progress = Callable[[int, int], None]
_FIRST_ROLES = tuple(Role)


def _silent(_done: int, _all: int) -> None:
    """Nobody watches."""


def seats_here(register: Register, officers: Iterable[int], first: int) -> tuple[Seat, ...]:
    """The living officers of this console who can unlock it. officers: their record ids; first: who asks, and stands for who left."""
    wanted = set(officers)
    with register.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, verify_key, name FROM officer WHERE withdrawn_at_ms IS NULL ORDER BY id <> ?, id", (first,)
        ).all()
        rows = [row for row in rows if row[0] in wanted]
        places = {row[0]: place for place, row in enumerate(rows)}
        makers = {row[0]: log.past_of(connection, row[0])[0].batch.officer for row in rows}
    return tuple(Seat(row[0], places.get(makers[row[0]], 0), bytes.fromhex(row[1]), row[2]) for row in rows)


def ask(register: Register, box: KeyBox, keys: Unlocked, content: bytes, seats: Sequence[Seat]) -> bytes:
    """Answer an invitation; the request, for the officer who invited.

    A second time for the same invitation it is the same request. Raises SealFault ``invitation-wrong``, ``invitation-over``.
    """
    invited = wire.read_invitation(content)
    if invited.until_ms <= register.clock():
        raise SealFault("invitation-over")
    before = box.device(keys)
    if before is not None and before.is_asking:
        known, request, _ = _asked(before)
        if known == content:
            return request
    device = new_device(invited.root, Secret(b""))
    request = wire.write_request(_request(device, seats), content)
    box.keep_device(keys, replace(device, asked=_remember(content, request, b"")))
    register.keep_all(SCOPE, {"root": invited.root.hex(), "hub": invited.hub or None, "ca": invited.ca or None})
    return request


def compare(box: KeyBox, keys: Unlocked, code: str) -> str:
    """The number to read to the officer, once he has told the code.

    Raises InputFault ``enrol-not-asked``, ``code-mistyped``; SealFault ``code-wrong`` when the invitation was not made with this code.
    """
    device = box.device(keys)
    if device is None or not device.is_asking:
        raise InputFault("enrol-not-asked")
    content, request, _ = _asked(device)
    told = wire.code_from(code)
    if told is None:
        raise InputFault("code-mistyped")
    if not wire.is_code_of(content, told):
        raise SealFault("code-wrong")
    box.keep_device(keys, replace(device, asked=_remember(content, request, told.reveal())))
    return wire.number_of(told, content, request)


def complete(
    register: Register,
    box: KeyBox,
    keys: Unlocked,
    membership: Membership,
    reference: Sequence[Change],
    told: Progress = _silent,
) -> bool:
    """Take the numbers the membership log gives this console; whether it gives any. The register has to be opened anew then."""
    device = box.device(keys)
    if device is None or device.id not in membership.devices or not _is_compared(device):
        return False
    numbers = {each.officer: each.number for each in membership.authors.values() if each.device == device.id}
    with register.reading() as connection:
        taken = set(log.authors_here(connection).values())
    if not numbers or taken & set(numbers.values()):  # a copy must not take once more what its original has
        return False
    compartments = held_by(membership, device.id, register.clock())
    _take_numbers(register, box, keys, device, numbers, compartments, Enacted(), reference, told)
    return True


def found(
    register: Register,
    box: KeyBox,
    keys: Unlocked,
    root: Ed25519PrivateKey,
    mission: int,
    seats: Sequence[Seat],
    custodians: Sequence[bytes],
    reference: Sequence[Change],
    told: Progress = _silent,
) -> None:
    """Make a ministry at this console: its officer becomes the first enrolment officer, the console its crisis desk.

    mission: to which the console belongs. seats: he who does it first. Raises InputFault ``custodians-alike``, ``ministry-known``.
    """
    with register.reading() as connection:
        if carrying.entries(connection):
            raise InputFault("ministry-known")
    public = root.public_key().public_bytes_raw()
    device = new_device(public, Secret(b""))
    signer = Ed25519PrivateKey.from_private_bytes(keys.signing_seed.reveal())
    acts = Acts(public, [], register.clock())
    acts.appoint(root, signer.public_key().public_bytes_raw())
    acts.admit(signer, _request(device, seats), mission, _FIRST_ROLES)
    acts.say(signer, EntryType.GRANT, device=device.id, compartment=EVERY_COMPARTMENT, until_ms=FAR_MS)
    acts.found(signer, MINISTRY, custodians)
    acts.found(signer, mission, custodians)
    compartments = held_by(acts.membership, device.id, register.clock())
    by_officer = {each.officer: each.number for each in acts.membership.authors.values()}
    _take_numbers(register, box, keys, device, by_officer, compartments, acts.enacted, reference, told)
    register.keep_all(SCOPE, {"root": public.hex()})


def _take_numbers(
    register: Register,
    box: KeyBox,
    keys: Unlocked,
    device: Device,
    numbers: Mapping[int, int],
    compartments: Mapping[int | None, bytes],
    enacted: Enacted,
    reference: Sequence[Change],
    told: Progress,
) -> None:
    """The device is kept first: should the console end in between, it is not enrolled yet and does this again."""
    box.mark(device).write(0)
    box.keep_device(keys, replace(device, is_member=True))
    with register.maintenance() as connection:
        authors = _authors(connection.exec_driver_sql("SELECT DISTINCT officer FROM batch").scalars(), numbers)
        enrolling.enrol(connection, authors, compartments, reference, told)
        carrying.enact(connection, enacted)
    box.keep_device(keys, device.as_member())


def _authors(wrote: Iterable[int], numbers: Mapping[int, int]) -> dict[int, int]:
    """Who wrote here, by the ids of today -> his author number. Of somebody who left, the first officer's: nobody else can sign for him."""
    first, new = min(numbers.values()), set(numbers.values())
    of_today = {
        record_id(NOT_ENROLLED_AUTHOR, counter_of(officer)) if author_of(officer) in new else officer: number
        for officer, number in numbers.items()
    }
    return of_today | {officer: first for officer in wrote if officer not in of_today}


def _request(device: Device, seats: Sequence[Seat]) -> Request:
    public = device.box_key.public_key().public_bytes_raw(), device.session_key.public_key().public_bytes_raw()
    return Request(device.id, *public, tuple(seats))


def _is_compared(device: Device) -> bool:
    """Whether the officer's code was told to this console: without it, nobody has shown that the ministry is his."""
    return device.is_asking and bool(_asked(device)[2])


def _remember(content: bytes, request: bytes, code: bytes) -> Secret:
    return Secret(msgpack.packb([content, request, code]))


def _asked(device: Device) -> tuple[bytes, bytes, bytes]:
    content, request, code = msgpack.unpackb(device.asked.reveal())
    return content, request, code


def entries_of(wires: Iterable[bytes]) -> list[Entry]:
    """Those that read; what does not is nobody's."""
    read = []
    for each in wires:
        with suppress(EntryError):
            read.append(parse(each))
    return read
