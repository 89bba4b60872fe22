"""An enrolled console in Khartoum with a second one beside it: changes that wait, envelopes set aside, conflicts, devices. All invented."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pytestqt.qtbot import QtBot

from console.desk.inline_jobs import InlineJobs
from console.desk.place import Place
from console.desk.window import Window
from console.duty import enrolment, incidents
from console.duty.enrolment import Opened
from console.duty.post import Post
from console.exchange.consoles import ROOT, SCOPE
from console.keys.box import KeyBox
from console.model.change import Change, Value
from console.model.ids import author_number
from console.model.kinds import Kind
from console.register import carrying, enrolling, envelopes
from console.register.carrying import Carried
from console.register.envelopes import Aside, Reason
from console.register.register import Register
from console.secret import Secret
from sync.entries import EVERY_COMPARTMENT, EntryType, Role
from sync.pouch import Lane, link_of
from sync.sealing import Key, sealed_next
from sync.wraps import fingerprint
from tests.conftest import Clock
from tests.desk.places import a_window
from tests.keys.parts import CHEAP, FIRST
from tests.register.apart import MISSION_NO, carry, enrolled
from tests.sync.test_membership import Signer

KHARTOUM, CAIRO = 1043, 1026
COMPARTMENTS: dict[int | None, bytes] = {None: b"m" * 16, KHARTOUM: b"x" * 16, CAIRO: b"c" * 16}
RINA, BUDI, DEWI = author_number(KHARTOUM, 1), author_number(KHARTOUM, 2), author_number(CAIRO, 1)
HOME: dict[str, Value] = {
    "lon": 32.534,
    "lat": 15.5881,
    "radius_km": 0.5,
    "precision": "street",
    "city": "Khartoum",
    "city_id": 379252,
    "country": "SD",
    "address": "Jalan Nil 4",
}


def device(number: int) -> bytes:
    """The id of a device."""
    return bytes([number * 37]) * 15 + bytes([number])


@dataclass
class Exchanging:
    """The officer's place, the other console of his mission, and what keeps time."""

    place: Place
    other: Post
    clock: Clock

    @property
    def own(self) -> Register:
        return self.place.post.register

    def meet(self) -> None:
        """What each wrote is on both."""
        carry(self.own, self.other.register)
        carry(self.other.register, self.own)

    def seal(self) -> list[bytes]:
        """Seal what waits in the mission's compartment."""
        key = Key(MISSION_NO, COMPARTMENTS[KHARTOUM] or b"", 1, Secret(b"k" * 32))
        with self.own.reading() as connection:
            made = sealed_next(connection, key, RINA, Lane.EDIT, Ed25519PrivateKey.generate(), self.clock())
        self.own.keep_sealed(made)
        return [each.wire for each in made]

    def confirm(self, wires: list[bytes]) -> None:
        """The hub has these."""
        at_hub = {link_of(wire): number for number, wire in enumerate(wires, start=4_711)}
        self.own.receive([], [], [], Carried(b"g" * 16, at_hub=at_hub))

    def set_aside(self, reason: Reason, author: int, link: bytes, compartment: int = MISSION_NO) -> None:
        """An envelope that cannot be taken in."""
        with self.own.maintenance() as connection:
            envelopes.set_aside(connection, [Aside(compartment, author, 0, 9, link, b"w", reason)], self.clock())


@contextmanager
def exchanging(folder: Path, clock: Clock, master: Path, jobs: object | None = None) -> Iterator[Exchanging]:
    """Rina's console in Khartoum, enrolled, with an office mate Budi who has a console of his own."""
    opened = enrolment.init(KeyBox(folder / "posko", CHEAP), "Rina Contoh", "KRT", FIRST, clock=clock)
    officer, register = opened.post.officer, opened.post.register
    with register.maintenance() as connection:
        renaming = enrolling.enrol(connection, {officer: RINA}, COMPARTMENTS, enrolment.reference())
        for no, mission in enumerate(COMPARTMENTS, 1):
            held = COMPARTMENTS[mission]
            envelopes.add_key(connection, no, 1, fingerprint(held, 1, Secret(b"k" * 32)), b"k" * 32)
    register.close()
    again = Register.open(opened.box.folder, opened.keys.register_key, clock=clock)
    place = Place(Opened(Post(again, renaming.of(officer)), opened.keys, opened.box), jobs or InlineJobs())  # type: ignore[arg-type]
    with enrolled(master, folder / "other", 2, clock, mission=KHARTOUM, officer=BUDI << 40 | 1) as other:
        other.load_reference(enrolment.reference())
        [budi] = other.mint()
        other.record([Change(Kind.OFFICER, budi, {"name": "Budi Contoh", "mission": KHARTOUM})], budi)
        try:
            yield Exchanging(place, Post(other, budi), clock)
        finally:
            assert place.close()
            shutil.rmtree(folder / "other", ignore_errors=True)


def shown(scene: Exchanging, qtbot: QtBot) -> Window:
    """The window with the screen in front."""
    window = a_window(scene.place, qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go_to("exchange")
    return window


def torn(scene: Exchanging) -> list[int]:
    """Three conflicts: a telephone number, an address with its position, and a withdrawal beside an edit; the persons concerned."""
    post, other, clock = scene.place.post, scene.other, scene.clock
    people = [post.add(Kind.PERSON, {"name": name})[0] for name in ("Siti Contoh", "Ahmad Contoh", "Wati Contoh")]
    home, _ = post.add(Kind.REGISTRATION, {"person": people[1], "mission": KHARTOUM, **HOME})
    scene.meet()
    post.amend(Kind.PERSON, people[0], {"phone": "+249912000111"})
    post.amend(Kind.REGISTRATION, home, {**HOME, "address": "Jalan Nil 9", "lat": 15.6})
    post.withdraw(Kind.PERSON, people[2], "tercatat dua kali")
    clock.pass_time(minutes=25)
    other.amend(Kind.PERSON, people[0], {"phone": "+249912000222"})
    other.amend(Kind.REGISTRATION, home, {**HOME, "address": "Jalan Afrika 12", "lon": 32.56, "radius_km": 1.0})
    other.amend(Kind.PERSON, people[2], {"phone": "+249912000333"})
    scene.meet()
    return people


def members(scene: Exchanging) -> None:
    """The membership log: both consoles of Khartoum, one of Cairo as a guest, a crisis desk, one that was lost."""
    root, now_ms = Signer(1), scene.clock()
    for mission, id_ in COMPARTMENTS.items():
        root.say(EntryType.COMPARTMENT, id=id_, mission=mission or 0, custodians=[bytes(32)] * 5)
    authors = [
        (1, KHARTOUM, RINA, scene.place.post.officer, [Role.DUTY, Role.STEWARD]),
        (2, KHARTOUM, BUDI, scene.other.officer, [Role.DUTY]),
        (3, CAIRO, DEWI, DEWI << 40 | 1, [Role.DUTY, Role.APPROVER]),
        (4, 1001, author_number(1001, 1), 77, [Role.CRISIS_DESK]),
        (5, KHARTOUM, author_number(KHARTOUM, 3), 78, [Role.FIELD]),
    ]
    for number, mission, author, officer, roles in authors:
        held = device(number)
        root.say(EntryType.DEVICE, id=held, mission=mission, box_key=bytes(32), session_key=bytes(32))
        root.say(EntryType.AUTHOR, number=author, device=held, officer=officer, key=bytes(32), roles=roles)
    day_ms = 86_400_000
    grants = ((3, COMPARTMENTS[KHARTOUM], 3 * day_ms), (4, EVERY_COMPARTMENT, 30 * day_ms))
    for number, compartment, lasts_ms in grants:
        root.say(EntryType.GRANT, device=device(number), compartment=compartment, until_ms=now_ms + lasts_ms)
    root.say(EntryType.REVOKE, device=device(5), cuts=[], last=0)
    with scene.own.maintenance() as connection:
        carrying.keep_entries(connection, [(each.link, each.wire, True) for each in root.entries])
    scene.own.keep(SCOPE, ROOT, root.key.hex())


def busy(scene: Exchanging) -> int:
    """Everything at once, for pictures: an incident of two missions, waiting, sent, set aside, three conflicts, devices; the incident."""
    post, clock = scene.place.post, scene.clock
    incident, _ = incidents.open_incident(post, "Khartoum", spec="country:SD", missions=["KRT", "CAI", "JED"])
    for name in ("Ayu Contoh", "Bagus Contoh", "Citra Contoh"):
        person, _ = post.add(Kind.PERSON, {"name": name, "phone": "+249912000001"})
        for mission in (KHARTOUM, CAIRO):
            post.add(Kind.REGISTRATION, {"person": person, "mission": mission, **HOME})
        clock.pass_time(minutes=4)
    scene.confirm(scene.seal())
    torn(scene)
    clock.pass_time(minutes=60)
    for minutes, reason, author in (
        (70, Reason.REVOKED, author_number(KHARTOUM, 3)),
        (30, Reason.KEY_MISSING, DEWI),
        (20, Reason.GAP, BUDI),
    ):
        scene.set_aside(reason, author, bytes([minutes]) * 16)
        clock.pass_time(minutes=10)
    scene.set_aside(Reason.GAP, BUDI, b"2" * 16)
    members(scene)
    scene.seal()
    post.add(Kind.PERSON, {"name": "Dian Contoh"})
    clock.pass_time(minutes=7)
    return incident
