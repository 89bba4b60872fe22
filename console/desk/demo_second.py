"""The second console of the demonstration: a laptop of the crisis desk that has no cable, only what a file brings it.

Both are real: an encrypted register each, enrolled with one ministry. Founding it, inviting and comparing are done here at once, as two officers do
them with a telephone between them.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.atlas.missions import mission_ids
from console.desk.storyboard_reading import Standing, standing
from console.duty import enrolment
from console.duty.enrolment import Opened
from console.exchange import admin, enrolling, syncing
from console.exchange.enrolling import Invited
from console.exchange.member import Member, member_of
from console.exchange.syncing import Turn
from console.keys.box import KeyBox, Unlocked
from console.keys.device import Device
from console.register.resident import ResidentArrays
from console.secret import Secret
from sync import invitation, joining
from sync.entries import CUSTODIANS, Role

MISSION, WHO = "JKT", "Petugas Jakarta (contoh)"
FILE = "titipan.posko"


def found_ministry(opened: Opened) -> Opened:
    """The demonstration's own ministry, whose keys nobody keeps; the register opened anew as its first console."""
    custodians = [X25519PrivateKey.generate().public_key().public_bytes_raw() for _ in range(CUSTODIANS)]
    admin.found(opened, Ed25519PrivateKey.generate(), custodians)
    opened.post.register.close()
    return enrolment.reopen(opened.box, opened.keys)


class SecondConsole:
    """Its data lie beside the demonstration's. first: the box of the first console, whose strength and place of marks it shares."""

    def __init__(self, folder: Path, first: KeyBox) -> None:
        self._file = folder / FILE
        self._box = KeyBox(folder / "second", first.strength, first.opener, first.marks)
        self._keys: Unlocked | None = None

    def receive(self, turn: Turn) -> Standing:
        """Write a file at the first console and take it in here; how the incident stands here then.

        turn: does a piece at the first console. All the rest, this console's register included, is done where this is called.
        """
        if self._keys is None:
            self._keys = self._join(turn)
        opened = enrolment.reopen(self._box, self._keys)
        try:
            self._write(turn, member_of(opened).device.id)
            syncing.read_file(syncing.here(member_of(opened)), self._file, member_of(opened).device.root)
            with opened.post.asking() as connection:
                return standing(connection, ResidentArrays(), opened.post.now_ms())
        finally:
            opened.post.register.close()

    def open(self) -> Opened:
        """To be looked at; whoever asks closes it."""
        assert self._keys is not None
        return enrolment.reopen(self._box, self._keys)

    def _join(self, turn: Turn) -> Unlocked:
        passphrase = Secret(" ".join(secrets.token_hex(4) for _ in range(5)).encode())
        opened = enrolment.init(self._box, WHO, MISSION, passphrase)
        try:
            device = self._enrol(turn, opened)
            self._write(turn, device.id)
            asked = replace(opened, device=device)
            if not syncing.read_file_when_asked(asked, self._file):
                raise RuntimeError("the second console was not admitted")
            return opened.keys
        finally:
            opened.post.register.close()

    def _enrol(self, turn: Turn, opened: Opened) -> Device:
        """Invited, answered, compared and admitted."""
        mission = mission_ids()[MISSION]

        def invite(member: Member) -> Invited:
            return enrolling.invite(member, mission, [Role.DUTY, Role.CRISIS_DESK], is_crisis_desk=True, to_hub=False)

        invited = turn(invite)
        request = enrolling.ask_by_file(opened, invited.content)
        answered = turn(lambda member: enrolling.take_request(member, invited, request))
        number = joining.compare(opened.box, opened.keys, invitation.code_text(answered.code))
        turn(lambda member: enrolling.approve(member, answered, number))
        device = opened.box.device(opened.keys)
        assert device is not None
        return device

    def _write(self, turn: Turn, device: bytes) -> None:
        self._file.unlink(missing_ok=True)
        turn(lambda member: syncing.write_file(member, self._file, [member.membership().devices[device]]))
