"""One exchange at the hub: take what is sent, number it, answer with what is new. In one transaction; nothing is read that is sealed.

The hub checks what anybody could: that an envelope is signed by an author of the membership log, that it is the next of its chain, that the device
may hold its compartment. Consoles check all of it again; the hub only keeps rubbish out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from sync.frames import Ack, Answer, Request, Taken
from sync.hub.chains import news, take_envelopes
from sync.hub.key_access import take_wraps, wraps_after
from sync.hub.log import entries_after, folded, membership_of, take_entries
from sync.hub.store import about, admit, lock_log
from sync.hub.tables import COMPARTMENT
from sync.hub.words import words_after
from sync.membership import Membership
from sync.pouch import Lane, alias_of, parse

ENTRIES_MAX, WRAPS_MAX, WORDS_MAX = 2_000, 2_000, 500  # in one answer; the rest comes with the next


class NotAMember(Exception):
    """The device is not enrolled, or revoked."""


def exchange(connection: Connection, device: bytes, request: Request, now_ms: int) -> Answer:
    """Answer a device. Raises NotAMember; nothing is stored then."""
    membership = membership_of(connection)
    if not membership.is_active(device):
        raise NotAMember
    refused: tuple[int, ...] = ()
    if request.entries:
        refused = take_entries(connection, request.entries)
        membership = folded(connection)
    take_wraps(connection, membership, request.wraps, now_ms)
    heads = _heads(connection, membership, device, now_ms)
    held = {alias_of(each): each for each in heads}
    acks = take_envelopes(connection, membership, held, heads, request.envelopes, now_ms)
    return _answer(connection, device, request, heads, acks, refused)


def look(connection: Connection, device: bytes, request: Request, now_ms: int) -> tuple[Answer, frozenset[bytes]]:
    """What is new beyond the cursors, and the aliases of what the device holds; nothing is written. Raises NotAMember."""
    membership = membership_of(connection)
    if not membership.is_active(device):
        raise NotAMember
    heads = _heads_here(connection, membership, device, now_ms)
    return _answer(connection, device, request, heads), frozenset(map(alias_of, _held(membership, device, now_ms)))


def is_news(answer: Answer) -> bool:
    """Whether it brings anything."""
    return bool(answer.news or answer.entries or answer.wraps or answer.words)


def _answer(
    connection: Connection,
    device: bytes,
    request: Request,
    heads: dict[bytes, int],
    acks: Sequence[Ack] = (),
    refused: Sequence[int] = (),
) -> Answer:
    generation = about(connection, "generation")
    is_known = request.generation == generation  # the numbers of another generation mean nothing here
    held = {alias_of(each): each for each in heads}
    cursors = request.cursors if is_known else ()
    new, has_more = news(connection, held, heads, cursors, request.budget, _given(request, held, acks))
    entries, entries_at = entries_after(connection, request.entries_after if is_known else 0, ENTRIES_MAX)
    wraps, wraps_at = wraps_after(connection, device, request.wraps_after if is_known else 0, WRAPS_MAX)
    words, words_at = words_after(connection, held, request.words_after if is_known else 0, WORDS_MAX)
    return Answer(
        *(generation, acks, new, has_more, entries, entries_at, wraps, wraps_at, refused),
        words=words,
        words_at=words_at,
    )


def _given(request: Request, held: Mapping[bytes, bytes], acks: Sequence[Ack]) -> set[tuple[bytes, int]]:
    """(compartment, number) of what came with this request and is stored."""
    stored = (Taken.STORED, Taken.KNOWN)
    pairs = zip(request.envelopes, acks, strict=False)
    headers = [(parse(wire).header, ack.at) for wire, ack in pairs if ack.taken in stored]
    return {(held[header.alias], at) for header, at in headers if header.lane is not Lane.WORD}


def _heads(connection: Connection, membership: Membership, device: bytes, now_ms: int) -> dict[bytes, int]:
    """The device's compartments with their newest numbers; what the log founded since gets its row."""
    found = _heads_here(connection, membership, device, now_ms)
    if missing := sorted(_held(membership, device, now_ms) - found.keys()):
        lock_log(connection)
        found = _heads_here(connection, membership, device, now_ms)
        for compartment in missing:
            if compartment not in found and _found(connection, compartment):
                found[compartment] = 0
    return found


def _heads_here(connection: Connection, membership: Membership, device: bytes, now_ms: int) -> dict[bytes, int]:
    held = _held(membership, device, now_ms)
    admit(connection, held)
    rows = select(COMPARTMENT.c.compartment_id, COMPARTMENT.c.head).where(COMPARTMENT.c.compartment_id.in_(list(held)))
    return {bytes(id_): int(head) for id_, head in connection.execute(rows)}


def _held(membership: Membership, device: bytes, now_ms: int) -> set[bytes]:
    return {each for each in membership.compartments if membership.holds(device, each, now_ms)}


def _found(connection: Connection, compartment: bytes) -> bool:
    """A row for a compartment; False when another has its alias: the first keeps it, and no exchange fails over the second."""
    try:
        with connection.begin_nested():
            row = {"compartment_id": compartment, "alias": alias_of(compartment), "head": 0}
            connection.execute(insert(COMPARTMENT), row)
    except IntegrityError:
        return False
    return True
