"""What the tab *Link* wants to know of the register."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.duty.enrolment import Opened, Standing
from console.exchange import consoles, enrolling
from console.exchange.member import CA, HUB, PROXY, known_membership, remembered
from console.model.shown_exchange import DeviceLine
from console.register.reading.exchange import mission_codes
from sync.membership import MINISTRY


@dataclass(frozen=True, slots=True)
class Known:
    """What the register knows of it."""

    hub: str
    proxy: str
    has_certificate: bool
    lines: tuple[DeviceLine, ...]
    founded: tuple[str, ...]
    is_officer: bool
    invited: tuple[enrolling.Invited, ...]


def known(connection: Connection, opened: Opened) -> Known:
    """Asked on a reading lane."""
    hub, proxy = remembered(connection, HUB), remembered(connection, PROXY)
    has_certificate = bool(remembered(connection, CA))
    if opened.standing is not Standing.MEMBER:
        return Known(hub, proxy, has_certificate, (), (), is_officer=False, invited=())
    membership, codes = known_membership(connection), mission_codes(connection)
    missions = (each.mission for each in membership.compartments.values() if each.mission != MINISTRY)
    founded = tuple(sorted(codes.get(mission, "") for mission in missions))
    is_officer = opened.keys.public_key in membership.officers
    invited = tuple(enrolling.known_invitations(connection, opened.post.now_ms())) if is_officer else ()
    lines = tuple(consoles.devices(connection) or ())
    return Known(hub, proxy, has_certificate, lines, founded, is_officer, invited)


def called(line: DeviceLine) -> str:
    """A console as it stands in a list of choices."""
    names = ", ".join(each.name for each in line.officers if each.name)
    return " · ".join(each for each in (line.mission, names or line.device[:8]) if each)
