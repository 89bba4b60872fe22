"""A ministry of four devices without registers: what the hub's own tests need, made in a millisecond."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from sync.entries import EntryType, Role
from sync.frames import Answer, write_pieces
from sync.hub.founding import MAGIC
from sync.hub.log import take_entries
from sync.hub.store import Store
from sync.pouch import FIRST_PREV, Lane, alias_of, link_of, signed_bytes, write_header
from sync.session import sign
from tests.sync.parts import a_header
from tests.sync.test_membership import CAIRO, CAIRO_ID, KHARTOUM, KHARTOUM_ID, MINISTRY_ID, Signer, device

MEMBER, ELSEWHERE, REVOKED, STRANGER = (device(n) for n in (1, 2, 3, 4))
KHARTOUM_ALIAS, MINISTRY_ALIAS = alias_of(KHARTOUM_ID), alias_of(MINISTRY_ID)
AUTHOR = KHARTOUM << 13 | 1


def session_key(of: bytes) -> Ed25519PrivateKey:
    """The key a device signs its sessions with."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(of).digest())


class Members:
    """A root that enrolled a member, one of another mission, and one that is revoked; and the member's author with his chains."""

    def __init__(self) -> None:
        self.root, self.author = Signer(1), Signer(5)
        for id_, mission in ((MINISTRY_ID, 0), (KHARTOUM_ID, KHARTOUM), (CAIRO_ID, CAIRO)):
            self.root.say(EntryType.COMPARTMENT, id=id_, mission=mission, custodians=[bytes(32)] * 5)
        for id_, mission in ((MEMBER, KHARTOUM), (ELSEWHERE, CAIRO), (REVOKED, KHARTOUM)):
            public = session_key(id_).public_key().public_bytes_raw()
            self.root.say(EntryType.DEVICE, id=id_, mission=mission, box_key=bytes(32), session_key=public)
        self.root.say(EntryType.AUTHOR, number=AUTHOR, device=MEMBER, officer=7, key=self.author.key, roles=[Role.DUTY])
        self.root.say(EntryType.REVOKE, device=REVOKED, cuts=[], last=0)
        self._chains: dict[tuple[bytes, Lane], tuple[int, bytes]] = {}

    @property
    def wires(self) -> list[bytes]:
        return [entry.wire for entry in self.root.entries]

    def envelope(self, compartment: bytes = KHARTOUM_ID, lane: Lane = Lane.EDIT, size: int = 60) -> bytes:
        """The author's next envelope; what is sealed in it is noise."""
        seq, prev = self._chains.get((compartment, lane), (1, FIRST_PREV))
        head = write_header(a_header(alias=alias_of(compartment), author=AUTHOR, first_seq=seq, prev=prev, lane=lane))
        sealed = hashlib.shake_128(head).digest(size)
        wire = head + sealed + self.author.private.sign(signed_bytes(compartment, head, sealed))
        self._chains[compartment, lane] = seq + 1, link_of(wire)
        return wire

    def founding(self, folder: Path) -> Path:
        """The log as a console writes it into an exchange file."""
        file = folder / "founding.posko"
        file.write_bytes(MAGIC + b"".join(write_pieces([Answer(bytes(8), entries=self.wires)])))
        return file


def signed(authority: str, of: bytes, now_ms: int) -> dict[str, str]:
    """The headers of a device's session request."""
    return sign(authority, of, session_key(of), now_ms)


def a_hub(folder: Path, members: Members) -> Store:
    """A hub on SQLite that knows these members."""
    store = Store.open(f"sqlite:///{folder / 'hub.db'}")
    store.init(members.root.key, found=lambda connection: told(connection, members.wires))
    return store


def told(connection: Connection, wires: list[bytes]) -> None:
    """Tell a hub what the log says."""
    assert take_entries(connection, wires) == ()
