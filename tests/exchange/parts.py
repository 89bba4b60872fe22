"""Consoles as officers have them: a data folder each, opened by passphrase, enrolled by invitation."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.atlas.missions import mission_ids
from console.duty import enrolment
from console.duty.enrolment import Opened
from console.exchange import admin, enrolling, syncing
from console.exchange.enrolling import Invited
from console.exchange.member import Member, member_of
from console.exchange.syncing import Synced
from console.keys.box import KeyBox
from console.model.kinds import Kind
from console.register import checking
from console.secret import Secret
from sync import invitation, joining
from sync.entries import Role
from tests.conftest import Clock
from tests.keys.parts import CHEAP

ROOT = Ed25519PrivateKey.from_private_bytes(b"r" * 32)
CUSTODIANS = [X25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(1, 6)]
PUBLIC = [key.public_key().public_bytes_raw() for key in CUSTODIANS]
MISSIONS = mission_ids()


class Console:
    """One data folder and who has it open."""

    def __init__(self, folder: Path, officer: str, mission: str, clock: Clock, stack: ExitStack) -> None:
        self.phrase = Secret(f"{officer} kucing payung gunung tinta".encode())
        self.box = KeyBox(folder / "data", CHEAP, marks=folder / "marks")
        self.clock, self.folder = clock, folder
        self.opened = enrolment.init(self.box, officer, mission, self.phrase, clock=clock)
        stack.callback(self.close)

    @property
    def member(self) -> Member:
        return member_of(self.opened)

    @property
    def device(self) -> bytes:
        assert self.opened.device is not None
        return self.opened.device.id

    def reopen(self, phrase: Secret | None = None) -> Opened:
        self.close()
        self.opened = enrolment.unlock(self.box, phrase or self.phrase, clock=self.clock)
        return self.opened

    def close(self) -> None:
        self.opened.post.register.close()

    def person(self, name: str) -> int:
        return self.opened.post.add(Kind.PERSON, {"name": name})[0]

    def people(self) -> dict[int, str]:
        with self.opened.post.asking() as connection:
            return {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, name FROM person")}

    def digest(self) -> str:
        with self.opened.post.asking() as connection:
            return checking.digest(connection)

    def aside(self) -> list[str]:
        with self.opened.post.asking() as connection:
            return list(connection.exec_driver_sql("SELECT reason FROM aside ORDER BY reason").scalars())

    def write(self, name: str, *to: Console, is_neutral: bool = False) -> Path:
        path = self.folder / name
        membership = self.member.membership()
        syncing.write_file(self.member, path, [membership.devices[each.device] for each in to], is_neutral=is_neutral)
        return path

    def read(self, path: Path) -> Synced:
        if self.opened.device is not None and self.opened.device.is_asking:
            assert syncing.read_file_when_asked(self.opened, path)
            self.reopen()
        return syncing.read_file(syncing.here(self.member), path, self.member.device.root)


class Ministry:
    """Jakarta founds it; ``join`` enrols another console."""

    def __init__(self, folder: Path, clock: Clock, stack: ExitStack) -> None:
        self.folder, self.clock, self.stack = folder, clock, stack
        self.jakarta = self.console("jakarta", "Rina Contoh", "JKT")
        admin.found(self.jakarta.opened, ROOT, PUBLIC)
        self.jakarta.reopen()
        self._files = 0

    def console(self, name: str, officer: str, mission: str) -> Console:
        (self.folder / name).mkdir()
        return Console(self.folder / name, officer, mission, self.clock, self.stack)

    def found(self, mission: str) -> None:
        admin.found_mission(self.jakarta.member, MISSIONS[mission])

    def invite(self, mission: str, *roles: Role) -> Invited:
        return enrolling.invite(
            self.jakarta.member, MISSIONS[mission], roles or (Role.DUTY, Role.STEWARD), to_hub=False
        )

    def approve(self, console: Console, mission: str, *roles: Role) -> None:
        """All of it but the file that brings it to the console."""
        invited = self.invite(mission, *roles)
        request = enrolling.ask_by_file(console.opened, invited.content)
        invited = enrolling.take_request(self.jakarta.member, invited, request)
        number = joining.compare(console.box, console.opened.keys, invitation.code_text(invited.code))
        enrolling.approve(self.jakarta.member, invited, number)
        console.opened = replace(console.opened, device=console.box.device(console.opened.keys))

    def join(self, name: str, officer: str, mission: str, *roles: Role) -> Console:
        console = self.console(name, officer, mission)
        self.approve(console, mission, *roles)
        self.tell(console)
        return console

    def tell(self, console: Console) -> Synced:
        """What Jakarta has, by file."""
        return self.carry(self.jakarta, console)

    def carry(self, source: Console, target: Console) -> Synced:
        self._files += 1
        return target.read(source.write(f"{self._files}.posko", target))
