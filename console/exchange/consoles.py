"""The membership log as officers see it: devices, who works on them, and when each was last heard of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection

from console.model.shown_exchange import DeviceLine, GuestOf, OfficerOnDevice
from console.register import carrying, log
from console.register.reading import exchange
from sync import entries
from sync.entries import EVERY_COMPARTMENT, Entry, EntryError
from sync.membership import Author, Membership, fold

SCOPE, ROOT = "exchange", "root"  # where the ministry's key is kept with the register, as hexadecimal


def devices(connection: Connection) -> list[DeviceLine] | None:
    """Every device the membership log names, this console's own first, then by mission; None where the console is not enrolled."""
    root = _root(connection)
    seats = set(log.authors_here(connection).values())
    if root is None or not seats:
        return None
    membership = fold(root, _entries(connection))
    codes, names = exchange.mission_codes(connection), exchange.officer_names(connection)
    compartments = exchange.compartment_names(connection)
    newest: dict[int, int] = {}
    for contact in exchange.contacts(connection):
        newest[contact.author] = max(contact.newest_ms, newest.get(contact.author, 0))
    by_device: dict[bytes, list[Author]] = defaultdict(list)
    for author in sorted(membership.authors.values(), key=lambda each: each.number):
        by_device[author.device].append(author)
    lines = [
        DeviceLine(
            device=device.id.hex(),
            mission=codes.get(device.mission, str(device.mission)),
            is_own=any(author.number in seats for author in by_device[device.id]),
            is_revoked=device.id in membership.revoked,
            officers=tuple(_officer(author, names) for author in by_device[device.id]),
            guest_of=tuple(_guest_of(membership, device.id, compartments, codes)),
            newest_ms=max(
                (newest[each.number] for each in by_device[device.id] if each.number in newest), default=None
            ),
        )
        for device in membership.devices.values()
    ]
    return sorted(lines, key=lambda line: (not line.is_own, line.is_revoked, line.mission, line.device))


def _root(connection: Connection) -> bytes | None:
    kept = connection.exec_driver_sql("SELECT value FROM local WHERE scope = ? AND key = ?", (SCOPE, ROOT)).scalar()
    return None if kept is None else bytes.fromhex(str(kept))


def _entries(connection: Connection) -> Iterator[Entry]:
    for wire in carrying.entries(connection):
        try:
            yield entries.parse_kept(wire)
        except EntryError:
            continue  # nobody's: it says nothing, and was kept for the hub to refuse


def _officer(author: Author, names: dict[int, str]) -> OfficerOnDevice:
    roles = tuple(role.name.lower().replace("_", "-") for role in sorted(author.roles))
    return OfficerOnDevice(author.number, names.get(author.officer, ""), roles)


def _guest_of(
    membership: Membership, device: bytes, compartments: dict[bytes, str], codes: dict[int, str]
) -> Iterator[GuestOf]:
    for (guest, compartment), until_ms in sorted(membership.until_ms.items()):
        if guest != device:
            continue
        if compartment == EVERY_COMPARTMENT:
            yield GuestOf(None, until_ms)
            continue
        known = membership.compartments.get(compartment)
        name = codes.get(known.mission, "") if known is not None else ""
        yield GuestOf(compartments.get(compartment, name or compartment.hex()[:8]), until_ms)
