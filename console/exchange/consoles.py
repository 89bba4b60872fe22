"""The ministry's consoles as an officer sees them: whose they are, who works on them, since when nothing was heard of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.exchange.member import known_membership
from console.register import log
from sync.entries import EVERY_COMPARTMENT, Role
from sync.membership import MINISTRY, Device, Membership


@dataclass(frozen=True, slots=True)
class SeatLine:
    """An officer on a console. roles: their words, such as ``duty``."""

    author: int
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """guest_of: (mission code, "" for every one; until, UTC milliseconds). heard_ms: when the newest was written that came from it."""

    device: bytes
    mission: str
    officers: tuple[SeatLine, ...]
    guest_of: tuple[tuple[str, int], ...]
    is_revoked: bool
    heard_ms: int | None


def consoles(connection: Connection) -> list[ConsoleLine]:
    """All of them, by mission. Raises KeyFault ``console-not-enrolled``."""
    membership = known_membership(connection)
    codes = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, code FROM mission")}
    names = {row[0]: str(row[1]) for row in connection.exec_driver_sql("SELECT id, name FROM officer")}
    heard = {
        row[0]: int(row[1]) >> log.COUNTER_BITS
        for row in connection.exec_driver_sql("SELECT author, max(stamp) FROM batch GROUP BY author")
    }
    lines = [_line(membership, device, codes, names, heard) for device in membership.devices.values()]
    return sorted(lines, key=lambda line: (line.is_revoked, line.mission, line.device))


def _line(
    membership: Membership, device: Device, codes: dict[int, str], names: dict[int, str], heard: dict[int, int]
) -> ConsoleLine:
    authors = sorted(
        (each for each in membership.authors.values() if each.device == device.id), key=lambda each: each.number
    )
    seats = tuple(
        SeatLine(each.number, names.get(each.officer, ""), tuple(_word(role) for role in sorted(each.roles)))
        for each in authors
    )
    guest_of = tuple(
        (_code(membership, compartment, codes), until)
        for (guest, compartment), until in sorted(membership.until_ms.items())
        if guest == device.id
    )
    times = [heard[each.number] for each in authors if each.number in heard]
    is_revoked = device.id in membership.revoked
    return ConsoleLine(device.id, codes.get(device.mission, ""), seats, guest_of, is_revoked, max(times, default=None))


def _code(membership: Membership, compartment: bytes, codes: dict[int, str]) -> str:
    if compartment == EVERY_COMPARTMENT or compartment not in membership.compartments:
        return ""
    mission = membership.compartments[compartment].mission
    return "" if mission == MINISTRY else codes.get(mission, "")


def _word(role: Role) -> str:
    return role.name.lower().replace("_", "-")
