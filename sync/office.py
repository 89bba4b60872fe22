"""What enrolment officers and stewards say in the membership log: who is enrolled, who may read what, whose time is over, which key is new.

Each act is signed entries, wrapped keys for those who may have them, and what this console keeps for itself; the register takes all of it in
one transaction. Nothing here goes anywhere: the courier carries it, or a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from console.faults import InputFault, KeyFault
from console.model.ids import (
    AUTHORS_MAX,
    NOT_ENROLLED_AUTHOR,
    author_number,
    author_of,
    block_of,
    counter_of,
    record_id,
)
from console.register import carrying, envelopes, log
from console.register.carrying import Enacted
from console.secret import Secret
from sync import entries, recovery
from sync.entries import EVERY_BLOCK, ID_BYTES, Entry, EntryType, Role
from sync.invitation import Request
from sync.membership import MINISTRY, Compartment, Device, Membership, fold
from sync.wraps import fingerprint, new_key, wrap

BLOCK_AUTHORS = 1_000  # of every mission, that one enrolment officer numbers
FAR_MS = 2**47  # no end: the ministry's own crisis desk, until it is revoked
_BLOCK_BITS = 13


def membership_of(connection: Connection, root: bytes, more: Iterable[Entry] = ()) -> Membership:
    """The membership log as far as it is here. root: the ministry's key this console believes."""
    return fold(root, [*map(entries.parse_kept, carrying.entries(connection)), *more])


@dataclass
class Acts:
    """Acts of one signer in the making; each sees those before it."""

    root: bytes
    before: list[Entry]
    now_ms: int
    held: dict[bytes, dict[int, list[bytes]]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    wraps: list[bytes] = field(default_factory=list)
    keys: list[tuple[bytes, int, bytes, bytes]] = field(default_factory=list)
    _folded: Membership | None = None

    @classmethod
    def begin(cls, connection: Connection, root: bytes, now_ms: int) -> Acts:
        """On what this console knows and holds."""
        before = list(map(entries.parse_kept, carrying.entries(connection)))
        held = {id_: envelopes.keys(connection, no) for no, id_ in carrying.compartments(connection).items()}
        return cls(root, before, now_ms, held)

    @property
    def membership(self) -> Membership:
        """With what has been said so far."""
        if self._folded is None:
            self._folded = fold(self.root, [*self.before, *self.entries])
        return self._folded

    @property
    def enacted(self) -> Enacted:
        """For the register to keep."""
        return Enacted([(each.link, each.wire) for each in self.entries], self.wraps, self.keys)

    def say(self, signer: Ed25519PrivateKey, type_: EntryType, /, **values: Any) -> None:
        """Sign one entry."""
        number, prev = self.membership.next_of(signer.public_key().public_bytes_raw())
        self.entries.append(entries.make(signer, number, prev, type_, **values))
        self._folded = None

    def appoint(self, root: Ed25519PrivateKey, key: bytes) -> None:
        """Make an officer, by his author key, an enrolment officer with the next free numbers of every mission.

        Raises InputFault ``blocks-used-up``.
        """
        last = max((block[2] for blocks in self.membership.officers.values() for block in blocks), default=0)
        if last >= AUTHORS_MAX:
            raise InputFault("blocks-used-up")
        blocks = [[EVERY_BLOCK, last + 1, min(last + BLOCK_AUTHORS, AUTHORS_MAX)]]
        self.say(root, EntryType.APPOINT, key=key, blocks=blocks)

    def found(self, signer: Ed25519PrivateKey, mission: int, custodians: Sequence[bytes]) -> bytes:
        """A compartment with its first key; its id. mission: reference id, or MINISTRY.

        Raises InputFault ``mission-founded``, ``mission-no-block``, ``custodians-alike``.
        """
        if any(each.mission == mission for each in self.membership.compartments.values()):
            raise InputFault("mission-founded")
        if mission != MINISTRY:
            block_of(mission)
        if len(set(custodians)) != entries.CUSTODIANS:
            raise InputFault("custodians-alike")
        id_ = os.urandom(ID_BYTES)
        self.say(signer, EntryType.COMPARTMENT, id=id_, mission=mission, custodians=list(custodians))
        self.renew(signer, id_)
        return id_

    def renew(self, signer: Ed25519PrivateKey, compartment: bytes) -> None:
        """A new key, wrapped for everybody who may have it."""
        membership = self.membership
        number = membership.newest_epoch(compartment) + 1
        key, home = new_key(), membership.compartments[compartment]
        self.say(
            signer,
            EntryType.EPOCH,
            compartment=compartment,
            number=number,
            fingerprint=(told := fingerprint(compartment, number, key)),
            without=membership.outsiders(compartment, self.now_ms),
            recovery=recovery.protect(key, compartment, number, home.custodians),
        )
        self.keys.append((compartment, number, told, key.reveal()))
        self.held.setdefault(compartment, {}).setdefault(number, []).append(key.reveal())
        for device in membership.holders(compartment, self.now_ms):
            self._wrap(signer, key, compartment, number, device)

    def renew_due(self, signer: Ed25519PrivateKey, mission: int | None = None) -> int:
        """New keys where somebody knows the newest who may not know the next; how many. mission: of this one's and the ministry's only."""
        due = [
            each.id
            for each in self.membership.compartments.values()
            if each.id in self.held
            and self.held[each.id]
            and (mission is None or each.mission in (MINISTRY, mission))
            and self.membership.is_key_due(each.id, self.now_ms)
        ]
        for compartment in due:
            self.renew(signer, compartment)
        return len(due)

    def admit(self, signer: Ed25519PrivateKey, request: Request, mission: int, roles: Sequence[Role]) -> list[int]:
        """Enrol a console and its officers; their author numbers. Raises InputFault ``device-known``, ``blocks-used-up``."""
        if request.device in self.membership.devices:
            raise InputFault("device-known")
        keys = {"box_key": request.box_key, "session_key": request.session_key}
        numbers = self._free_numbers(signer, mission, len(request.seats))
        self.say(signer, EntryType.DEVICE, id=request.device, mission=mission, **keys)
        for seat, number in zip(request.seats, numbers, strict=True):
            officer = seat.officer
            if author_of(officer) == NOT_ENROLLED_AUTHOR:  # his record gets the number of who made it
                officer = record_id(numbers[seat.made_by], counter_of(officer))
            self._seat(signer, request.device, officer, seat.key, number, roles)
        self.hand_keys(signer, self.membership.devices[request.device])
        return numbers

    def seat(self, signer: Ed25519PrivateKey, device: bytes, officer: int, key: bytes, roles: Sequence[Role]) -> int:
        """Enrol another officer on an enrolled console; his author number. officer: his record."""
        [number] = self._free_numbers(signer, self.membership.devices[device].mission, 1)
        self._seat(signer, device, officer, key, number, roles)
        return number

    def _seat(
        self, signer: Ed25519PrivateKey, device: bytes, officer: int, key: bytes, number: int, roles: Sequence[Role]
    ) -> None:
        told = sorted(set(map(int, roles)))
        self.say(signer, EntryType.AUTHOR, number=number, device=device, officer=officer, key=key, roles=told)

    def grant(self, signer: Ed25519PrivateKey, device: bytes, compartment: bytes, until_ms: int) -> None:
        """Make a console a guest of a compartment, or of every one (a crisis desk), until then."""
        self.say(signer, EntryType.GRANT, device=device, compartment=compartment, until_ms=until_ms)
        self.hand_keys(signer, self.membership.devices[device])

    def hand_keys(self, signer: Ed25519PrivateKey, device: Device) -> None:
        """Wrap for a console every key held here that it may have, the earlier ones too: it reads what was written before it came."""
        membership = self.membership
        for compartment, by_epoch in self.held.items():
            if membership.holds(device.id, compartment, self.now_ms):
                for epoch, held in by_epoch.items():
                    for key in held:
                        self._wrap(signer, Secret(key), compartment, epoch, device)

    def hand_key(self, signer: Ed25519PrivateKey, device: bytes, compartment: bytes, epoch: int) -> bool:
        """Wrap one key for a console that lacks it; False when it may not have it."""
        if not self.membership.holds(device, compartment, self.now_ms):
            return False
        for key in self.held[compartment].get(epoch, []):
            self._wrap(signer, Secret(key), compartment, epoch, self.membership.devices[device])
        return True

    def revoke(self, signer: Ed25519PrivateKey, device: bytes, seen: dict[bytes, dict[tuple[int, int], int]]) -> None:
        """A console lost or left: what is here of its work counts, later work is quarantined; it gets no new key.

        seen: of each compartment up to which number each (author, lane) is here.
        """
        membership = self.membership
        authors = {each.number: each for each in membership.authors.values() if each.device == device}
        cuts = [
            [compartment, author, lane, seq]
            for compartment, vector in seen.items()
            for (author, lane), seq in vector.items()
            if author in authors
        ]
        last = max((membership.next_of(each.key)[0] - 1 for each in authors.values()), default=0)
        self.say(signer, EntryType.REVOKE, device=device, cuts=cuts, last=last)
        self.renew_due(signer)

    def _free_numbers(self, signer: Ed25519PrivateKey, mission: int, count: int) -> list[int]:
        """The next author numbers of a mission from this officer's blocks, ascending."""
        membership, block = self.membership, block_of(mission)
        blocks = membership.officers.get(signer.public_key().public_bytes_raw())
        if blocks is None:
            raise KeyFault("not-enrolment-officer")
        taken = {each & AUTHORS_MAX for each in membership.authors if each >> _BLOCK_BITS == block}
        ranges = (range(first, last + 1) for of, first, last in blocks if of in (EVERY_BLOCK, block))
        free = [each for numbers in ranges for each in numbers if each not in taken][:count]
        if len(free) < count:
            raise InputFault("blocks-used-up")
        return [author_number(mission, each) for each in free]

    def _wrap(self, signer: Ed25519PrivateKey, key: Secret, compartment: bytes, epoch: int, device: Device) -> None:
        self.wraps.append(wrap(key, compartment, epoch, device.id, device.box_key, signer).wire)


def seen_of(connection: Connection) -> dict[bytes, dict[tuple[int, int], int]]:
    """Of each compartment up to which number each (author, lane) is here."""
    return {id_: log.vector(connection, no) for no, id_ in carrying.compartments(connection).items()}


def compartment_of(membership: Membership, mission: int) -> Compartment:
    """A mission's compartment, or the ministry's. Raises InputFault ``mission-not-founded``."""
    for each in membership.compartments.values():
        if each.mission == mission:
            return each
    raise InputFault("mission-not-founded")


def held_by(membership: Membership, device: bytes, at_ms: int) -> dict[int | None, bytes]:
    """The compartments a console may hold, by mission; None: the ministry's."""
    return {
        None if each.mission == MINISTRY else each.mission: each.id
        for each in membership.compartments.values()
        if membership.holds(device, each.id, at_ms)
    }
