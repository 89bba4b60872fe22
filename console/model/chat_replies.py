"""Replies to a broadcast, pasted back one under the other: the number that answered, and what it says of whoever answered.

What is said of somebody else is not read into the one who says it: it stays open, and the officer is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from console.faults import InputFault
from console.model.chat_entry import Places, read_entry, read_said
from console.model.chat_lines import ENTRIES_MAX
from console.model.chat_list import TEXT_MAX, ChatLine, ChatList, NoEntry, PassedOver
from console.model.chat_signs import PHONE_DIGITS_MAX, PHONE_DIGITS_MIN, items
from console.model.chat_states import NOTHING, State, settled
from console.model.chat_words import Sign
from console.model.unseen import without_unseen

# A number, perhaps in quotation marks, then a sign that parts it from what was said: a table's, or a colon.
_REPLY = re.compile(
    rf"\s*[\"']?(?P<phone>\+?\(?\d(?:[ ().-]{{0,2}}\d){{{PHONE_DIGITS_MIN - 1},{PHONE_DIGITS_MAX - 1}}})[\"']?\s*[;:,\t](?P<said>.*)"
)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_QUOTES = "\"' \t"


@dataclass(slots=True)
class _Reply:
    """line: 1-based, of its first line. texts: its lines as typed."""

    line: int
    phone: str
    texts: list[str]
    said: list[str]


def read_replies(text: str, here: Collection[str] = (), others: Collection[str] = ()) -> ChatList:
    """Read ``number; text`` or ``number: text``, a line or several each; a line without a number goes on with the reply above it.

    here, others: as for ``read_chat``. Raises InputFault ``chat-too-long``, ``chat-too-many``.
    """
    if len(text) > TEXT_MAX:
        raise InputFault("chat-too-long", limit=TEXT_MAX)
    places = Places.of(here, others)
    passed: list[PassedOver] = []
    replies = tuple(_replies(without_unseen(text).splitlines(), passed))
    if len(replies) > ENTRIES_MAX:
        raise InputFault("chat-too-many", limit=ENTRIES_MAX)
    return ChatList(tuple(_line(reply, places) for reply in replies), tuple(passed))


def _replies(lines: list[str], passed: list[PassedOver]) -> Iterator[_Reply]:
    open_reply: _Reply | None = None
    for number, line in enumerate(lines, 1):
        found = _REPLY.fullmatch(line)
        if found is not None:
            if open_reply is not None:
                yield open_reply
            digits = _NOT_DIGITS.sub("", found["phone"])
            open_reply = _Reply(number, digits, [line.strip()], [found["said"].strip(_QUOTES)])
        elif open_reply is not None and line.strip():
            open_reply.texts.append(line.strip())
            open_reply.said.append(line.strip(_QUOTES))
        elif line.strip():
            passed.append(PassedOver(number, line.strip(), NoEntry.HEADING))
    if open_reply is not None:
        yield open_reply


def _line(reply: _Reply, places: Places) -> ChatLine:
    said = "\n".join(reply.said).strip()
    name, state = _read(said.replace("\n", ". "), places)
    return ChatLine(reply.line, "\n".join(reply.texts), name, *state, phone=reply.phone, detail=said)


def _read(said: str, places: Places) -> tuple[str, State]:
    """What whoever answered calls himself, "" when he does not, and his state."""
    piece = items(said)
    signs = {item.what for item in piece}
    if Sign.KIN in signs:
        return "", NOTHING
    entry = read_entry(said, piece, places)
    if entry.name[:1].isupper() and Sign.SELF in signs:  # "saya Budi"; in "tolong jemput kami" nobody is named
        return entry.name, settled(entry.said)
    return "", settled(read_said(said, places))
