"""What an answer says of what was sent: which envelopes the hub has, which chains stop there, how far the exchange is with that."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from console.register.carrying import Carried, Place, Position, Waiting
from sync import entries
from sync.entries import Entry, EntryError
from sync.frames import Ack, Answer, Request, Taken
from sync.pouch import Lane, link_of


@dataclass(frozen=True, slots=True)
class Sent:
    """A request on its way, and what was in it."""

    request: Request
    envelopes: tuple[Waiting, ...]
    has_more: bool


NOTHING = Sent(Request(), (), has_more=False)


def entry_of(wire: bytes) -> Entry | None:
    """None for what does not read: it is nobody's."""
    try:
        return entries.parse(wire)
    except EntryError:
        return None


def accepted(sent: Sent, answer: Answer) -> list[Entry]:
    """The entries of ours that it has now."""
    refused = set(answer.refused)
    return [entries.parse(wire) for place, wire in enumerate(sent.request.entries) if place not in refused]


def at_hub(sent: Sent, answer: Answer) -> dict[bytes, int]:
    """The hub's number of each envelope it has; of a word, also when it has a newer one of the same author."""
    return {
        link_of(each.wire): ack.at
        for each, ack in zip(sent.envelopes, answer.acks, strict=False)
        if ack.taken in (Taken.STORED, Taken.KNOWN) or (each.lane == Lane.WORD and ack.taken is not Taken.REFUSED)
    }


def places_told(sent: Sent, answer: Answer, how: Taken) -> list[Place]:
    """Where the hub told this of an envelope; of a gap, from which number on it misses the chain. What follows a fork is part of it."""
    pairs = list(zip(sent.envelopes, answer.acks, strict=False))
    forked = {_chain(each) for each, ack in pairs if ack.taken is Taken.FORK}
    return [
        (*_chain(each), ack.at if how is Taken.GAP else each.first_seq)
        for each, ack in pairs
        if ack.taken is how and not (how is Taken.GAP and _chain(each) in forked) and each.lane != Lane.WORD
    ]


def has_got_on(sent: Sent, answer: Answer, before: Position, carried: Carried) -> bool:
    """Whether to ask again at once: there is more, and this exchange moved something. A hub that only says so is not asked for ever."""
    is_further = (carried.generation, carried.cursors) != (before.generation, before.cursors)
    has_given = any(ack.taken in (Taken.STORED, Taken.KNOWN, Taken.FORK) for ack in answer.acks)
    lowest = {_chain(each): each.first_seq for each in reversed(sent.envelopes)}
    wants_earlier = any(place[3] < lowest[place[:3]] for place in carried.missing)
    return (answer.has_more and is_further) or (sent.has_more and has_given) or wants_earlier


def _chain(waiting: Waiting) -> tuple[int, int, int]:
    return waiting.compartment, waiting.author, waiting.lane


def cursors_after(
    there: Position, sent: Sent, answer: Answer, by_alias: Mapping[bytes, int], unread: Set[bytes]
) -> dict[int, int]:
    """Up to which of the hub's numbers everything is here now, whether taken in or set aside.

    The hub's numbers have no gap: what it skips is asked for until it comes. What it was just sent it does not send back, only the number of it.
    unread: links of what came damaged for the first time; it is asked for once more, and passed when it is the same again.
    """
    cursors = dict(there.cursors) if there.generation == answer.generation else {}
    came = [(by_alias.get(alias, 0), seq, link_of(wire) in unread) for alias, seq, wire in answer.news]
    came += [(each.compartment, ack.at, False) for each, ack in _acknowledged(sent, answer)]
    stopped: set[int] = set()
    for no, seq, is_unread in sorted(came):
        if not no or no in stopped or seq <= cursors.get(no, 0):
            continue
        if seq > cursors.get(no, 0) + 1 or is_unread:
            stopped.add(no)
        else:
            cursors[no] = seq
    return cursors


def _acknowledged(sent: Sent, answer: Answer) -> list[tuple[Waiting, Ack]]:
    """The changes the hub has, each with its receipt."""
    pairs = zip(sent.envelopes, answer.acks, strict=False)
    return [(e, ack) for e, ack in pairs if ack.taken in (Taken.STORED, Taken.KNOWN) and e.lane != Lane.WORD]
