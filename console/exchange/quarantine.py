"""Late work of revoked consoles: it lies beside, readable to who holds its compartment, until a duty officer releases it with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from console.exchange.member import Member, known_membership
from console.faults import InputFault, KeyFault, SealFault
from console.model.change import Change
from console.model.ids import mission_of
from console.model.kinds import Kind
from console.register import batch, bundle, carrying, envelopes
from console.register.envelopes import Aside, Reason
from console.secret import Secret
from sync.entries import RELEASED_MAX, EntryType
from sync.pouch import Envelope, parse
from sync.seal import open_reason, open_sealed, seal_reason
from sync.sealing import ms_of


@dataclass(frozen=True, slots=True)
class LateWork:
    """An envelope that waits. mission: reference id of its author's. changes: what it says; empty when its key is not here."""

    link: bytes
    author: int
    mission: int
    at_ms: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """What was released: how many envelopes, and why; "" when the reason cannot be read here."""

    count: int
    reason: str


def late_work(connection: Connection) -> list[LateWork]:
    """What waits to be released, the oldest first."""
    ids = carrying.compartments(connection)
    found = [_read(connection, each, ids) for each in envelopes.waiting(connection) if each.reason is Reason.REVOKED]
    return sorted(found, key=lambda each: each.at_ms)


def reports_waiting(late: Iterable[LateWork], incident: int) -> int:
    """How many reports on an incident wait: they would change its figures."""
    return sum(
        change.kind is Kind.REPORT and change.fields.get("incident") == incident
        for each in late
        for change in each.changes
    )


def release(member: Member, author: int, reason: str) -> int:
    """Let the late work of a revoked author count, with a reason that every holder reads; how many envelopes.

    It is taken in with the next exchange or file, here at once.
    Raises InputFault ``nothing-quarantined``, ``reason-missing``; KeyFault ``not-duty-officer``.
    """
    if not reason.strip():
        raise InputFault("reason-missing")
    with member.register.reading() as connection:
        ids = carrying.compartments(connection)
        waiting = [
            each
            for each in envelopes.waiting(connection)
            if each.reason is Reason.REVOKED and each.author == author and each.compartment in ids
        ]
        keys = {no: envelopes.keys(connection, no) for no in {each.compartment for each in waiting}}
    if not waiting:
        raise InputFault("nothing-quarantined")
    acts = member.acts()
    for no, held in keys.items():
        links = [each.link for each in waiting if each.compartment == no]
        epoch = max(held)
        for at in range(0, len(links), RELEASED_MAX):
            acts.say(
                member.signer,
                EntryType.RELEASE,
                compartment=ids[no],
                links=links[at : at + RELEASED_MAX],
                epoch=epoch,
                reason=seal_reason(reason.strip(), ids[no], Secret(held[epoch][0])),
            )
    if any(entry in acts.membership.refused for entry in acts.entries):
        raise KeyFault("not-duty-officer")
    member.enact(acts)
    member.courier.take_up()
    return len(waiting)


def releases(connection: Connection) -> list[Release]:
    """What was released in the compartments held here. Raises KeyFault ``console-not-enrolled``."""
    membership = known_membership(connection)
    told = []
    for no, id_ in carrying.compartments(connection).items():
        held = envelopes.keys(connection, no)
        for entry in membership.released.get(id_, []):
            told.append(Release(len(entry.values["links"]), _reason(entry.values, id_, held)))
    return told


def _reason(values: object, compartment: bytes, held: dict[int, list[bytes]]) -> str:
    assert isinstance(values, dict)
    for key in held.get(values["epoch"], []):
        try:
            return open_reason(values["reason"], compartment, Secret(key))
        except SealFault:
            continue
    return ""


def _read(connection: Connection, aside: Aside, ids: dict[int, bytes]) -> LateWork:
    envelope = parse(aside.wire)
    changes = _changes(connection, aside.compartment, envelope, ids.get(aside.compartment, b""))
    at_ms = ms_of(envelope.header.minute)
    return LateWork(aside.link, aside.author, mission_of(aside.author), at_ms, tuple(changes))


def _changes(connection: Connection, no: int, envelope: Envelope, compartment: bytes) -> list[Change]:
    for key in envelopes.keys(connection, no).get(envelope.header.epoch, []):
        try:
            opened = open_sealed(envelope, compartment, Secret(key))
            content = bundle.decode(opened, ms_of(envelope.header.minute), envelope.header.count)
            return [change for part in content.parts for change in batch.decode(part.body)]
        except SealFault:
            continue
    return []
