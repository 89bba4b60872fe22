"""What administrators do: founding the ministry and its missions, appointing, granting, revoking, recovering."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from console.duty import enrolment
from console.duty.enrolment import Opened, Standing
from console.exchange.member import Member
from console.faults import InputFault, KeyFault, SealFault
from console.register import carrying, receipts
from console.register.carrying import Enacted
from console.register.reading.officers import mission_of
from console.secret import Secret
from sync import joining, recovery
from sync.entries import EVERY_COMPARTMENT
from sync.frames import NO_GENERATION, Answer
from sync.membership import Compartment, Epoch, Membership
from sync.office import Acts, compartment_of, seen_of
from sync.pouch import alias_of
from sync.wraps import fingerprint

_HANDED = "handed"  # of what the register remembers for itself: keys wrapped because somebody lacked them


def found(opened: Opened, root: Ed25519PrivateKey, custodians: Sequence[bytes]) -> None:
    """Make a ministry at this console; reopen the register then. Raises InputFault ``ministry-known``, ``custodians-alike``."""
    if opened.standing is not Standing.ALONE:
        raise InputFault("ministry-known")
    register, box, keys = opened.post.register, opened.box, opened.keys
    with register.reading() as connection:
        mission = mission_of(connection, opened.post.officer)
        here = enrolment.holders(connection, box, keys)
    seats = joining.seats_here(register, here, opened.post.officer)
    joining.found(register, box, keys, root, mission, seats, custodians, enrolment.reference())


def founding(member: Member) -> list[Answer]:
    """The membership log for a hub that is being made: it lets in whom it knows."""
    with member.register.reading() as connection:
        rows = connection.exec_driver_sql("SELECT wire FROM membership").scalars()
        return [Answer(NO_GENERATION, entries=[bytes(wire) for wire in rows])]


def found_mission(member: Member, mission: int, custodians: Sequence[bytes] = ()) -> None:
    """A compartment for a mission. custodians: the ministry's own unless told. Raises as ``Acts.found``; KeyFault ``not-enrolment-officer``."""
    member.must_enrol()
    acts = member.acts()
    chosen = custodians or compartment_of(acts.membership, 0).custodians
    compartment = acts.found(member.signer, mission, chosen)
    if not acts.membership.holds(member.device.id, compartment, member.register.clock()):
        raise InputFault("mission-not-held")
    member.enact(acts)


def appoint(member: Member, root: Ed25519PrivateKey, officer: int) -> None:
    """Make an enrolled officer an enrolment officer. Raises InputFault ``officer-unknown``, ``officer-appointed``, ``root-another``."""
    if root.public_key().public_bytes_raw() != member.device.root:
        raise InputFault("root-another")
    acts = member.acts()
    keys = [each.key for each in acts.membership.authors.values() if each.officer == officer]
    if not keys:
        raise InputFault("officer-unknown")
    new = [key for key in keys if key not in acts.membership.officers]
    if not new:
        raise InputFault("officer-appointed")
    for key in new:
        acts.appoint(root, key)
    member.enact(acts)


def make_guest(member: Member, device: bytes, mission: int | None, until_ms: int) -> None:
    """Let a console read a mission's compartment until then; mission None: every one, as a crisis desk."""
    member.must_enrol()
    acts = member.acts()
    if not acts.membership.is_active(device):
        raise InputFault("device-unknown")
    compartment = EVERY_COMPARTMENT if mission is None else compartment_of(acts.membership, mission).id
    acts.grant(member.signer, device, compartment, until_ms)
    member.enact(acts)


def revoke(member: Member, devices: Sequence[bytes]) -> int:
    """Revoke consoles: what is here of their work counts, what comes later is quarantined; the keys they knew are renewed. How many keys are new.

    Raises InputFault ``device-unknown``, ``device-revoked``, ``device-own``; KeyFault ``not-enrolment-officer``.
    """
    member.must_enrol()
    acts = member.acts()
    with member.register.reading() as connection:
        seen = seen_of(connection)
    for device in devices:
        if device == member.device.id:
            raise InputFault("device-own")
        if device not in acts.membership.devices:
            raise InputFault("device-unknown")
        if device in acts.membership.revoked:
            raise InputFault("device-revoked")
        acts.revoke(member.signer, device, seen)
    member.enact(acts)
    return len(acts.keys)


def tend(member: Member) -> int:
    """Renew keys that somebody knows who may not any more, and hand keys to who lacks them, as far as this officer may; how many are new."""
    acts = member.acts()
    mine = acts.membership.authors.get(member.author)
    is_officer = member.signer.public_key().public_bytes_raw() in acts.membership.officers
    if not is_officer and (mine is None or not mine.is_steward):
        return 0
    mission = None if is_officer or mine is None else acts.membership.devices[mine.device].mission
    renewed = acts.renew_due(member.signer, mission)
    handed = _hand_to_lacking(member, acts)
    if renewed or handed:
        member.enact(acts)
        member.register.keep_all(_HANDED, dict.fromkeys(handed, "1"))
    return renewed


def _hand_to_lacking(member: Member, acts: Acts) -> list[str]:
    """Wrap for each console the keys it says it lacks, once; what was handed, to be remembered."""
    with member.register.reading() as connection:
        done = set(connection.exec_driver_sql("SELECT key FROM local WHERE scope = ?", (_HANDED,)).scalars())
        said = [
            (word.author, lack)
            for no in carrying.compartments(connection)
            for word in receipts.newest(connection, no).values()
            for lack in receipts.decode(word.content).lacks
        ]
    handed = []
    for author, (alias, epoch) in said:
        known = acts.membership.authors.get(author)
        compartment = next((id_ for id_ in acts.held if alias_of(id_) == alias and epoch in acts.held[id_]), None)
        if known is None or compartment is None or known.device == member.device.id:
            continue
        name = f"{known.device.hex()}:{compartment.hex()}:{epoch}"
        if name not in done and acts.hand_key(member.signer, known.device, compartment, epoch):
            handed.append(name)
    return handed


def recover(member: Member, mission: int, custodians: Sequence[X25519PrivateKey]) -> int:
    """Open a mission's keys with three custodians, when no console of it is left; how many keys are held now.

    Raises InputFault ``mission-not-founded``, ``custodians-three``; SealFault ``recovery-not-open`` when one is no custodian of it.
    """
    membership = member.membership()
    home = compartment_of(membership, mission)
    keys = [
        (home.id, epoch.number, epoch.fingerprint, _recovered(home, epoch, custodians))
        for epoch in _epochs(membership, home)
    ]
    member.register.enact(Enacted(compartments=[(home.id, mission or None)], keys=keys))
    return len(keys)


def _epochs(membership: Membership, home: Compartment) -> list[Epoch]:
    return [epoch for epoch in membership.epochs.get(home.id, []) if epoch.recovery]


def _recovered(home: Compartment, epoch: Epoch, keys: Sequence[X25519PrivateKey]) -> bytes:
    places = {
        home.custodians.index(public): key
        for key in keys
        if (public := key.public_key().public_bytes_raw()) in home.custodians
    }
    if len(keys) != recovery.NEEDED:
        raise InputFault("custodians-three")
    if len(places) != recovery.NEEDED:
        raise SealFault("recovery-not-open")
    triple = tuple(sorted(places))
    content = epoch.recovery[recovery.TRIPLES.index(triple)]
    for layer, place in enumerate(triple):
        content = recovery.peel(content, home.id, epoch.number, triple, layer, places[place])
    if fingerprint(home.id, epoch.number, Secret(content)) != epoch.fingerprint:
        raise KeyFault("recovery-another-key")
    return content


def device_named(membership: Membership, text: str) -> bytes:
    """The console whose id begins with this, in hexadecimal. Raises InputFault ``device-unknown``, ``device-unclear``."""
    wanted = text.strip().lower()
    known = [id_ for id_ in membership.devices if wanted and id_.hex().startswith(wanted)]
    if not known:
        raise InputFault("device-unknown")
    if len(known) > 1:
        raise InputFault("device-unclear")
    return known[0]
