"""A warden's list as he wrote it in a chat, read line by line: who is named, and what is said of each.

What is not sure stays open: both states are None, and the officer is asked. What is no entry is given back with the reason, so that
nobody is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from console.faults import InputFault
from console.model.chat_entry import Places
from console.model.chat_lines import ENTRIES_MAX, Line, Lines
from console.model.chat_table import table_lines
from console.model.unseen import without_unseen
from console.model.words import Condition, Whereabouts, Word

TEXT_MAX = 200_000  # characters; a group's messages of several days. Whoever pastes more waits without being told why


class NoEntry(Word):
    """Why a piece of the text names nobody."""

    HEADING = "heading", "Heading", "Judul"
    CHATTER = "chatter", "Greeting or talk", "Sapaan atau percakapan"
    TOTAL = "total", "Total", "Jumlah"
    LINK = "link", "Link", "Tautan"
    NAMELESS = "nameless", "Names nobody", "Tanpa nama"
    SENTENCE = "sentence", "Sentence", "Kalimat"


@dataclass(frozen=True, slots=True)
class ChatLine:
    """One entry of the list.

    line: 1-based line of the text. text: the piece as typed. name: as typed; "" when a telephone alone says who. whereabouts, condition:
    None when not said or not sure; both None: the officer is asked. phone: digits beside the name, its last ones where the rest was hidden.
    detail: the words that say where and how, as typed.
    """

    line: int
    text: str
    name: str
    whereabouts: Whereabouts | None
    condition: Condition | None
    phone: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A piece of the text that was read as no entry. line: 1-based."""

    line: int
    text: str
    why: NoEntry


@dataclass(frozen=True, slots=True)
class ChatList:
    """All that a text says: its entries, and everything else in it."""

    lines: tuple[ChatLine, ...]
    passed_over: tuple[PassedOver, ...]


def read_chat(text: str, here: Collection[str] = (), others: Collection[str] = ()) -> ChatList:
    """Read a pasted chat, a list or a table with a heading row.

    here: names of the places of the incident, as written: who is there is present. others: names of places that are surely elsewhere, such
    as the other cities of the gazetteer; a place that is in neither is asked for. Characters that cannot be seen are left out.
    Raises InputFault ``chat-too-long``, ``chat-too-many``.
    """
    if len(text) > TEXT_MAX:
        raise InputFault("chat-too-long", limit=TEXT_MAX)
    lines = without_unseen(text).splitlines()
    places = Places.of(here, others)
    found: list[ChatLine] = []
    passed: list[PassedOver] = []
    for line in table_lines(lines, places) or Lines(lines, places):
        found += _entries(line)
        passed += [PassedOver(line.number, text, NoEntry.of(why)) for text, why in line.passed]
        if len(found) > ENTRIES_MAX:
            raise InputFault("chat-too-many", limit=ENTRIES_MAX)
    return ChatList(tuple(found), tuple(passed))


def _entries(line: Line) -> list[ChatLine]:
    return [
        ChatLine(line.number, each.text, each.name, *each.state, phone=each.phone, detail=each.detail)
        for each in line.named
    ]
