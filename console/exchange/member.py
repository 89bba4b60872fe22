"""An officer at an enrolled console: what the membership log says of both, and with which keys they exchange."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from console.duty.enrolment import Opened, Standing
from console.faults import InputFault, KeyFault, StoreFault
from console.keys.device import Device
from console.model.ids import mission_of
from console.register import log
from console.register.register import Register
from sync.carriers.hub import HubAddress, HubCarrier, Mailbox
from sync.courier import Courier, Identity
from sync.joining import SCOPE
from sync.membership import Author, Membership
from sync.office import Acts, held_by, membership_of

HUB, CA, PROXY, ROOT = "hub", "ca", "proxy", "root"


@dataclass(frozen=True, slots=True)
class Member:
    """Who exchanges, and how. author: his number; signer: his key."""

    register: Register
    device: Device
    author: int
    signer: Ed25519PrivateKey
    sealed: Callable[[int], None]

    @property
    def courier(self) -> Courier:
        """What goes out of this register and comes in."""
        signers = {self.author: self.signer}
        identity = Identity(self.device.root, self.device.id, self.device.box_key, signers, self.sealed)
        return Courier(self.register, identity, self._own())

    def membership(self) -> Membership:
        """The membership log as far as it is here."""
        with self.register.reading() as connection:
            return membership_of(connection, self.device.root)

    def acts(self) -> Acts:
        """Acts of this officer in the membership log, to be begun; ``enact`` ends them."""
        with self.register.reading() as connection:
            return Acts.begin(connection, self.device.root, self.register.clock())

    def enact(self, acts: Acts) -> None:
        """Keep what was said, and what it gives this console; it goes with the next exchange."""
        held = held_by(acts.membership, self.device.id, self.register.clock())
        compartments = [(id_, mission) for mission, id_ in held.items()]
        kept = [key for key in acts.keys if key[0] in held.values()]
        self.register.enact(replace(acts.enacted, keys=kept, compartments=compartments))

    def must_enrol(self) -> None:
        """Raises KeyFault ``not-enrolment-officer``."""
        if self.signer.public_key().public_bytes_raw() not in self.membership().officers:
            raise KeyFault("not-enrolment-officer")

    def _own(self) -> list[int]:
        """The ministry's compartment and that of the officer's mission: first on a thin link."""
        with self.register.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT no FROM compartment WHERE mission IS NULL OR mission = ? ORDER BY mission IS NOT NULL",
                (mission_of(self.author),),
            )
            return [row[0] for row in rows]


def member_of(opened: Opened) -> Member:
    """The officer at this console as a member.

    Raises KeyFault ``console-not-enrolled``, ``console-is-copy``, ``officer-without-seat``.
    """
    if opened.standing is Standing.COPY:
        raise KeyFault("console-is-copy")
    if opened.standing is Standing.WITHOUT_SEAT:
        raise KeyFault("officer-without-seat")
    if opened.standing is Standing.ALONE or opened.device is None:
        raise KeyFault("console-not-enrolled")
    mark = opened.box.mark(opened.device)

    def sealed(count: int) -> None:
        with suppress(StoreFault):  # a mark that stays behind does no harm; the next sealing writes it again
            mark.write(count)

    signer = Ed25519PrivateKey.from_private_bytes(opened.keys.signing_seed.reveal())
    return Member(opened.post.register, opened.device, opened.post.register.author, signer, sealed)


def seal(opened: Opened) -> None:
    """Seal what this officer wrote, before he leaves: nobody else can, and only what is sealed can go while he is away."""
    if opened.standing is Standing.MEMBER:
        member_of(opened).courier.seal()


def remembered(connection: Connection, name: str) -> str:
    """What the register remembers of the exchange: the hub's address and the like; "" for nothing."""
    sql = "SELECT value FROM local WHERE scope = ? AND key = ?"
    return str(connection.exec_driver_sql(sql, (SCOPE, name)).scalar() or "")


def root_of(connection: Connection) -> bytes:
    """The ministry's key this register believes, b"" of one that never asked to be enrolled."""
    return bytes.fromhex(remembered(connection, ROOT))


def known_membership(connection: Connection) -> Membership:
    """The membership log for whoever only reads. Raises KeyFault ``console-not-enrolled``."""
    root = root_of(connection)
    if not root:
        raise KeyFault("console-not-enrolled")
    return membership_of(connection, root)


def hub_address(connection: Connection) -> HubAddress:
    """Where the hub is. Raises InputFault ``hub-unknown``."""
    url, proxy = remembered(connection, HUB), remembered(connection, PROXY)
    if not url:
        raise InputFault("hub-unknown")
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    return HubAddress(url, remembered(connection, CA), proxies)


def carrier_of(register: Register, device: Device) -> HubCarrier:
    """A device's way to its hub; to be closed. Raises InputFault ``hub-unknown``, LinkFault ``link-address``."""
    with register.reading() as connection:
        address = hub_address(connection)
    return HubCarrier(address, device.id, device.session_key, register.clock)


def mailbox_of(register: Register) -> Mailbox:
    """The hub's mailbox for invitations. Raises as ``carrier_of``."""
    with register.reading() as connection:
        return Mailbox(hub_address(connection))


def seat_of(membership: Membership, device: bytes, officer: int) -> Author | None:
    """The author an officer is on a console."""
    for each in membership.authors.values():
        if each.device == device and each.officer == officer:
            return each
    return None


def authors_here(register: Register) -> dict[int, int]:
    """Officer -> author number at this console."""
    with register.reading() as connection:
        return log.authors_here(connection)
