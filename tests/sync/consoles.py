"""Consoles of one mission with real registers, real keys and a real membership log; what carries between them is the test's."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.model.ids import author_number
from console.register import envelopes, log
from console.register.register import Register
from console.secret import Secret
from sync.entries import EntryType, Role
from sync.membership import Membership, fold
from sync.pouch import Lane
from sync.receiving import Arrivals, Sorting
from sync.sealing import Key, sealed_next
from sync.wraps import fingerprint
from tests.conftest import Clock
from tests.register.apart import MINISTRY_NO, MISSION, MISSION_NO, enrolled
from tests.sync.test_membership import Signer, device

COMPARTMENTS = {MINISTRY_NO: b"m" * 16, MISSION_NO: b"x" * 16}
KEYS = {no: Secret(bytes([no]) * 32) for no in COMPARTMENTS}


class Console:
    """One officer on one device."""

    def __init__(self, number: int, register: Register, signer: Ed25519PrivateKey) -> None:
        self.author = author_number(MISSION, number)
        self.device = device(number)
        self.officer = 1_000 + number
        self.register = register
        self.signer = signer
        self.key = signer.public_key().public_bytes_raw()

    def seal(self) -> list[bytes]:
        """Seal and keep what is unsealed; the new envelopes."""
        made = []
        for no, compartment in COMPARTMENTS.items():
            for lane in (Lane.EDIT, Lane.BULK):
                with self.register.reading() as connection:
                    key = Key(no, compartment, 1, KEYS[no])
                    found = sealed_next(connection, key, self.author, lane, self.signer, self.register.clock())
                self.register.keep_sealed(found)
                made += [each.wire for each in found]
        return made

    def everything(self) -> list[bytes]:
        """Every envelope this console holds."""
        with self.register.reading() as connection:
            return list(connection.exec_driver_sql("SELECT wire FROM envelope").scalars())

    def take_in(self, wires: list[bytes], membership: Membership) -> Arrivals:
        with self.register.reading() as connection:
            arrivals = Sorting(connection, membership, COMPARTMENTS).sort(wires)
        self.register.receive(arrivals.received, arrivals.kept, arrivals.aside)
        return arrivals


class Mission:
    """An enrolment officer and consoles of one mission."""

    def __init__(self, master: Path, folder: Path, stack: ExitStack, count: int, clock: Clock) -> None:
        self.root = Signer(1)
        self.root.say(EntryType.COMPARTMENT, id=COMPARTMENTS[MINISTRY_NO], mission=0, custodians=[bytes(32)] * 5)
        self.root.say(EntryType.COMPARTMENT, id=COMPARTMENTS[MISSION_NO], mission=MISSION, custodians=[bytes(32)] * 5)
        self.consoles = []
        for number in range(1, count + 1):
            register = stack.enter_context(
                enrolled(master, folder / str(number), number, clock, officer=1_000 + number)
            )
            for no, key in KEYS.items():
                with register.maintenance() as connection:
                    envelopes.add_key(connection, no, 1, fingerprint(COMPARTMENTS[no], 1, key), key.reveal())
            self.consoles.append(self.enrol(Console(number, register, Signer(100 + number).private)))

    def enrol(self, console: Console) -> Console:
        self.root.say(EntryType.DEVICE, id=console.device, mission=MISSION, box_key=bytes(32), session_key=bytes(32))
        self.root.say(EntryType.AUTHOR, number=console.author, device=console.device, officer=console.officer, key=console.key, roles=[Role.DUTY])  # fmt: skip
        return console

    def revoke(self, console: Console, seen_by: Console) -> None:
        """Revoke a console; what another has of it counts."""
        cuts = []
        with seen_by.register.reading() as connection:
            for no, compartment in COMPARTMENTS.items():
                vector = log.vector(connection, no)
                cuts += [[compartment, a, lane, seq] for (a, lane), seq in vector.items() if a == console.author]
        self.root.say(EntryType.REVOKE, device=console.device, cuts=cuts, last=0)

    def membership(self) -> Membership:
        return fold(self.root.key, self.root.entries)
