"""One exchange as it travels: what a console sends and what it is answered. One request is one round trip both ways.

Everything is msgpack with limits; nothing is acted on that is not of this form. The hub and the console share this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import msgpack

from sync.pouch import ALIAS_BYTES, ENVELOPE_MAX

VERSION = 1
GENERATION_BYTES = 8
NO_GENERATION = bytes(GENERATION_BYTES)  # of a console that never spoke with this hub
REQUEST_MAX = (
    4 << 20
)  # bytes of a whole request; a console sends 1 MiB of envelopes at most, and one large one beside them
PIECE_HEAD_BYTES = 4
MAGIC = b"POSKOX01"  # an exchange file begins with it, unless it is a neutral one
BUDGET_MAX = 1 << 20  # bytes of envelopes in one answer
_ITEMS_MAX = 20_000
_SEQ_MAX = 2**62


class FrameError(ValueError):
    """These bytes are no exchange."""


class Taken(IntEnum):
    """What became of an envelope, an entry or a wrap that was sent. Append-only."""

    STORED = 0
    KNOWN = 1
    GAP = 2  # an earlier one of its chain is missing here: ``at`` is the number it should begin with
    FORK = 3
    REFUSED = 4


@dataclass(frozen=True, slots=True)
class Ack:
    """at: the hub's number of an envelope that is stored; of one with a gap before it the number that is missed."""

    taken: Taken
    at: int


@dataclass(frozen=True, slots=True)
class Request:
    """generation: of the hub the cursors are of. cursors: alias of a compartment -> the hub's number up to which everything is here."""

    generation: bytes = NO_GENERATION
    cursors: Sequence[tuple[bytes, int]] = ()
    entries_after: int = 0
    wraps_after: int = 0
    budget: int = BUDGET_MAX
    envelopes: Sequence[bytes] = ()
    entries: Sequence[bytes] = ()
    wraps: Sequence[bytes] = ()
    words_after: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """acks: of each envelope sent, in order. news: (alias, the hub's number, envelope). has_more: ask again at once.

    entries, wraps, words: those beyond what was asked for; entries_at, wraps_at, words_at: up to which number they go. words: (alias, envelope),
    what authors say of themselves.
    """

    generation: bytes
    acks: Sequence[Ack] = ()
    news: Sequence[tuple[bytes, int, bytes]] = ()
    has_more: bool = False
    entries: Sequence[bytes] = ()
    entries_at: int = 0
    wraps: Sequence[bytes] = ()
    wraps_at: int = 0
    refused: Sequence[int] = field(default_factory=tuple)  # places of the entries that were sent and not stored
    words: Sequence[tuple[bytes, bytes]] = ()
    words_at: int = 0


def write_request(request: Request) -> bytes:
    """As it travels."""
    cursors = [[alias, seq] for alias, seq in request.cursors]
    head = [VERSION, request.generation, cursors, request.entries_after, request.wraps_after, request.budget]
    return bytes(
        msgpack.packb([*head, list(request.envelopes), list(request.entries), list(request.wraps), request.words_after])
    )


def read_request(content: bytes) -> Request:
    """Raises FrameError."""
    told = _unpacked(content, 10)
    version, generation, cursors, entries_after, wraps_after, budget, envelopes, entries, wraps, words_after = told
    _must(version == VERSION and _is_bytes(generation, GENERATION_BYTES))
    _must(_is_list(cursors) and all(_is_list(each, 2) and _is_bytes(each[0], ALIAS_BYTES) for each in cursors))
    _must(all(map(_is_seq, (entries_after, wraps_after, words_after, budget, *(each[1] for each in cursors)))))
    _must(all(_is_list(part) and all(map(_is_wire, part)) for part in (envelopes, entries, wraps)))
    where = [(each[0], each[1]) for each in cursors]
    most = min(budget, BUDGET_MAX)
    return Request(generation, where, entries_after, wraps_after, most, envelopes, entries, wraps, words_after)


def write_answer(answer: Answer) -> bytes:
    """As it travels."""
    acks = [[int(ack.taken), ack.at] for ack in answer.acks]
    news = [list(each) for each in answer.news]
    words = [list(each) for each in answer.words]
    head = [VERSION, answer.generation, acks, news, answer.has_more, list(answer.entries), answer.entries_at]
    return bytes(
        msgpack.packb([*head, list(answer.wraps), answer.wraps_at, list(answer.refused), words, answer.words_at])
    )


def read_answer(content: bytes) -> Answer:
    """Raises FrameError."""
    told = _unpacked(content, 12)
    version, generation, acks, news, has_more, entries, entries_at, wraps, wraps_at, refused, words, words_at = told
    _must(version == VERSION and _is_bytes(generation, GENERATION_BYTES) and isinstance(has_more, bool))
    _must(_is_list(acks) and all(_is_list(each, 2) and all(map(_is_seq, each)) for each in acks))
    _must(_is_list(news) and all(_is_list(each, 3) and _is_news(*each) for each in news))
    _must(all(_is_list(part) and all(map(_is_wire, part)) for part in (entries, wraps)))
    _must(_is_list(words) and all(_is_list(each, 2) and _is_news(each[0], 0, each[1]) for each in words))
    _must(_is_list(refused) and all(map(_is_seq, (entries_at, wraps_at, words_at, *refused))))
    try:
        given = [Ack(Taken(taken), at) for taken, at in acks]
    except ValueError as error:
        raise FrameError("form") from error
    where = [(alias, seq, wire) for alias, seq, wire in news]
    said = [(alias, wire) for alias, wire in words]
    return Answer(generation, given, where, has_more, entries, entries_at, wraps, wraps_at, refused, said, words_at)


def write_pieces(answers: Iterable[Answer]) -> Iterator[bytes]:
    """Answers one after the other, as a live stream and an exchange file carry them: each with its length before it (4 bytes)."""
    for answer in answers:
        content = write_answer(answer)
        yield len(content).to_bytes(PIECE_HEAD_BYTES, "big") + content


def read_pieces(read: Callable[[int], bytes]) -> Iterator[Answer]:
    """The answers of write_pieces, as they come. read: so many bytes, fewer only at the end.

    Ends where the bytes end between two pieces. Raises FrameError for one that is cut or none; those before it have been given.
    """
    yield from (answer for answer in read_stream(read) if answer is not None)


def read_stream(read: Callable[[int], bytes]) -> Iterator[Answer | None]:
    """As ``read_pieces``, with None for an empty piece, which is a sign of life."""
    while head := read(PIECE_HEAD_BYTES):
        _must(len(head) == PIECE_HEAD_BYTES)
        size = int.from_bytes(head, "big")
        _must(size <= REQUEST_MAX)
        if not size:
            yield None
            continue
        content = read(size)
        _must(len(content) == size)
        yield read_answer(content)


def _unpacked(content: bytes, count: int) -> list[Any]:
    _must(len(content) <= REQUEST_MAX)
    try:
        told = msgpack.unpackb(
            content, max_array_len=_ITEMS_MAX, max_map_len=0, max_ext_len=0, max_bin_len=ENVELOPE_MAX, max_str_len=0
        )
    except (ValueError, TypeError, msgpack.exceptions.UnpackException) as error:
        raise FrameError("form") from error
    _must(_is_list(told, count))
    return list(told)


def _must(is_so: bool) -> None:
    if not is_so:
        raise FrameError("form")


def _is_list(value: object, length: int | None = None) -> bool:
    return isinstance(value, list) and (length is None or len(value) == length)


def _is_bytes(value: object, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length


def _is_wire(value: object) -> bool:
    return isinstance(value, bytes)


def _is_seq(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _SEQ_MAX


def _is_news(alias: object, seq: object, wire: object) -> bool:
    return _is_bytes(alias, ALIAS_BYTES) and _is_seq(seq) and _is_wire(wire)
