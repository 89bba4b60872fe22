"""The lines of a chat in their order: headings that hold for what follows, and the pieces of each line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from console.model.chat_entry import NAME_WORDS_MAX, Entry, Places, as_names, read_entry
from console.model.chat_pieces import goes_on, is_heading, opening_of, pieces
from console.model.chat_signs import PHONE_DIGITS_MIN, Item, Mark, items
from console.model.chat_states import Said, State, settled
from console.model.chat_words import STATES, Sign
from console.model.names import tokens

Why = Literal["heading", "chatter", "total", "link", "nameless", "sentence"]

_TIME = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s{1,3}\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
# "[12/11/22 19.04] Pak RT: ", "12/11/22 19:04 - Pak RT: ", and the line above a message: "Pak RT, [12.11.22 19:04]".
_STAMP = re.compile(rf"\s*(?:\[{_TIME}\]\s?|{_TIME}\s[-–]\s)(?:~\s?)?(?:(?P<sender>[^:\[\]]{{1,60}}):(?!\S)\s?)?")
_STAMP_ABOVE = re.compile(rf"\s*(?P<sender>[^\[\]:]{{1,60}}),\s\[{_TIME}\]\s*")
_FORWARDED = re.compile(
    r"[\s>*_~↪]*(?:fwd|forwarded(?: many times)?|diteruskan(?: berkali-kali)?)[*_]{0,2}\s*(?::|$)", re.IGNORECASE
)
_EDITED = re.compile(
    r"\s*<[^<>]{0,20}\b(?:edited|diedit)\b[^<>]{0,20}>\s*$", re.IGNORECASE
)  # WhatsApp: <This message was edited>
_BULLET = re.compile(
    r"\s*(?:>\s*)*(?:[-–—•·●▪◦►▶➢➤‣⁃∙◾■□☐◆✦🔹🔸📌]\s*|\*\s+|\(?\d{1,4}\s?[.):\]]+(?!\d)\s*|\d{1,3}\ufe0f?\u20e3\s*)+"
)
ENTRIES_MAX = 2_000  # more than an officer can look through; a whole register is imported as a roster
NAME_MAX = 120  # characters, as long as any name on a passport
_SHORT_SHOUT = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom a piece names, and what it says of him."""

    text: str
    name: str
    phone: str
    detail: str
    said: Said

    @property
    def state(self) -> State:
        return settled(self.said)


@dataclass(slots=True)
class Line:
    """What one line holds: entries, and pieces that are none with the reason. number: 1-based."""

    number: int
    named: list[Told] = field(default_factory=list)
    passed: list[tuple[str, Why]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """A line without what stands before its message. sender: who wrote it, "" when that is not said."""

    text: str
    sender: str
    is_stamped: bool
    is_bulleted: bool


def body_of(line: str) -> Body:
    """Take off the stamp of an exported chat, the mark of a forwarded message, bullets and numbers."""
    stamp = _STAMP.match(line) or _STAMP_ABOVE.fullmatch(line)
    sender = (stamp["sender"] or "").strip() if stamp else ""
    start = stamp.end() if stamp else 0
    forwarded = _FORWARDED.match(line, start)
    start = forwarded.end() if forwarded else start
    bullet = _BULLET.match(line, start)
    text = _EDITED.sub("", line[bullet.end() if bullet else start :])
    return Body(text.strip(), sender, stamp is not None, bullet is not None)


class Lines:
    """Reads lines one after another; what a heading said holds until the next, or until somebody else writes."""

    def __init__(self, lines: Sequence[str], places: Places) -> None:
        self._bodies = [body_of(line) for line in lines]
        self._places = places
        self._heading = Said()
        self._heading_detail = ""
        self._sender = ""
        self._is_after_blank = True
        self._is_signed = False
        self._is_parted = False  # a blank line came after the first entry under the heading
        self._is_listing: bool | None = None  # whether the first entry under the heading has a bullet or number

    def __iter__(self) -> Iterator[Line]:
        """Each line that is not empty."""
        for place, body in enumerate(self._bodies):
            if body.is_stamped and body.sender != self._sender:
                self._begin(Said(), "")
                self._sender = body.sender
            if body.text:
                yield self._read(place, body)
            self._is_after_blank = not body.text
            self._is_parted |= self._is_after_blank and self._is_listing is not None

    def _begin(self, heading: Said, detail: str) -> None:
        self._heading, self._heading_detail = heading, detail
        self._is_signed, self._is_parted, self._is_listing = False, False, None

    def end_heading(self) -> None:
        """The heading no longer holds."""
        self._begin(Said(), "")

    def _read(self, place: int, body: Body) -> Line:
        line = Line(place + 1)
        found = as_names(items(body.text), body.is_bulleted)
        kept = [item for item in found if item.what is not Mark.LINK]
        opening = opening_of(kept)
        if not any(item.what is not Mark.OTHER for item in kept):
            line.passed.append((body.text, "link" if len(kept) < len(found) else "chatter"))
        elif opening in (Sign.ASK, Sign.TOTAL, Sign.CLOSE) or (body.is_stamped and not body.sender):
            if opening is Sign.CLOSE:
                self.end_heading()
                self._is_signed = True
            line.passed.append((body.text, "total" if opening is Sign.TOTAL else "chatter"))
        elif is_heading(body.text, kept, self._stands_as_heading(place, body), body.is_bulleted):
            entry = read_entry(body.text, kept, self._places)
            self._begin(replace(entry.said, is_clear=True) if not entry.name else Said(), entry.detail)
            line.passed.append((body.text, "heading"))
        else:
            self._leave_list(body)
            _LineReader(self, body, line).read(kept)
            self._is_signed &= not any(each.said.is_telling for each in line.named)
        return line

    def _leave_list(self, body: Body) -> None:
        """A heading above a numbered list holds for the numbered lines only; so does one above plain lines, once a blank line parts them."""
        if self._is_listing is None:
            self._is_listing = body.is_bulleted
        elif self._is_listing != body.is_bulleted and (self._is_listing or self._is_parted):
            self.end_heading()

    def _stands_as_heading(self, place: int, body: Body) -> bool:
        """Whether a line without a colon can be a heading by where it stands and how it is written."""
        if body.is_bulleted or body.is_stamped:
            return False
        following = next((each for each in self._bodies[place + 1 : place + 3] if each.text), None)
        is_above_list = following is not None and following.is_bulleted
        is_loud = body.text[:1] in "*_" or (len(body.text) > 3 and _SHORT_SHOUT.fullmatch(body.text) is not None)
        return is_above_list or is_loud or (self._is_after_blank and " " in body.text)

    @property
    def heading(self) -> Said:
        return self._heading

    @property
    def heading_detail(self) -> str:
        return self._heading_detail

    @property
    def is_parted(self) -> bool:
        """A blank line stands between the heading and here, with entries above it."""
        return self._is_parted

    @property
    def is_signed(self) -> bool:
        """A closing formula stands above: the next name is who signs."""
        return self._is_signed

    @property
    def sender(self) -> str:
        return self._sender

    @property
    def places(self) -> Places:
        return self._places


@dataclass(slots=True)
class _Open:
    """An entry to which the rest of its line may still add. why: it is only talk, unless something is told of it or of a neighbour."""

    start: int
    end: int
    name: str
    phone: str
    said: Said
    details: list[str]
    why: Why | None


class _LineReader:
    """Reads the pieces of one line into it."""

    def __init__(self, lines: Lines, body: Body, line: Line) -> None:
        self._lines = lines
        self._text = body.text
        self._is_bulleted = body.is_bulleted
        self._line = line
        self._open: list[_Open] = []
        self._is_shared = False

    def read(self, found: list[Item]) -> None:
        split = pieces(self._text, found)
        heading, detail = self._lines.heading, self._lines.heading_detail
        if split.heading:
            told = read_entry(self._text, split.heading, self._lines.places)
            heading, detail = told.said, told.detail
        for piece in split.pieces:
            if len(self._open) <= ENTRIES_MAX:  # one more is enough to refuse the list
                self._take(piece)
        if self._is_shared or split.is_together:
            self._share()
        is_telling = any(entry.said.is_telling for entry in self._open)
        if is_telling and self._lines.is_parted and not split.heading:
            self._lines.end_heading()  # who tells a state of his own after a blank line goes on without the heading
            heading, detail = Said(), ""
        for entry in self._open:
            self._close(entry, heading, detail, is_telling or heading.is_telling)

    def _close(self, entry: _Open, heading: Said, detail: str, is_list: bool) -> None:
        text = self._text[entry.start : entry.end]
        if entry.why is not None and not is_list:
            self._line.passed.append((text, entry.why))
            return
        own = ", ".join(filter(None, entry.details))
        self._line.named.append(Told(text, entry.name, entry.phone, own or detail, entry.said.under(heading)))

    def _take(self, piece: list[Item]) -> None:
        if self._open:
            piece = as_names(piece, False, is_more=not self._open[-1].said.is_telling)
        text = self._text[piece[0].start : piece[-1].end]
        entry = read_entry(self._text, piece, self._lines.places)
        if entry.is_of_self and self._lines.sender and entry.said.is_telling and not self._open:
            entry = replace(entry, name=self._lines.sender)
        self._is_shared |= entry.is_of_all and bool(self._open)
        if self._open and entry.name and not is_degree(text):
            entry = self._after_another(piece, text, entry)
        if self._open and (not entry.name or is_degree(text)):
            self._add_to_last(piece[-1].end, entry)
        else:
            self._add(piece, text, entry)

    def _after_another(self, piece: list[Item], text: str, entry: Entry) -> Entry:
        """The entry, or the same without a name where it may tell more of the one before."""
        last = self._open[-1]
        words = [word for word in last.name.split() if word[:1].isupper()]
        has_state = not entry.said.signs.isdisjoint(STATES)
        if goes_on(self._text, piece, entry.name, has_state, len(words) > (last.start == 0)):
            return replace(entry, name="", said=replace(entry.said, is_clear=False), detail=text)
        if entry.name[:1].islower() and not has_state and last.said.is_telling:
            last.said = replace(last.said, is_clear=False)  # "budi aman, kejepit tembok": who or what is it?
        return entry

    def _add(self, piece: list[Item], text: str, entry: Entry) -> None:
        signs = {item.what for item in piece}
        if not entry.name and len(entry.phone) < PHONE_DIGITS_MIN:
            self._line.passed.append((text, _why_nobody(entry, signs)))
        elif len(entry.name) > NAME_MAX or len(entry.name.split()) > NAME_WORDS_MAX:
            self._line.passed.append((text, "sentence"))
        else:
            why = self._why_talk(entry, signs)
            start, end = piece[0].start, piece[-1].end
            self._open.append(_Open(start, end, entry.name, entry.phone, entry.said, [entry.detail], why))

    def _why_talk(self, entry: Entry, signs: Collection[object]) -> Why | None:
        """Why a piece with words that may be a name is rather talk: it tells no state and stands in no list."""
        if not entry.said.signs.isdisjoint(STATES) or self._is_bulleted or Mark.BREAK in signs:
            return None
        if self._lines.is_signed or Sign.POLITE in signs:
            return "chatter"
        is_sentence = entry.fillers > 1 or (entry.fillers and not entry.said.is_clear) or entry.said.is_telling
        return "sentence" if is_sentence else None

    def _add_to_last(self, end: int, entry: Entry) -> None:
        """A piece without a name tells more of the one before: ``Budi, di rumah``; a degree is part of the name."""
        last = self._open[-1]
        last.end = end
        if entry.name:
            last.name = f"{last.name}, {entry.name}"[:NAME_MAX]
        else:
            last.said = last.said.under(entry.said)
            last.phone = last.phone or entry.phone
            last.details.append(entry.detail)

    def _share(self) -> None:
        """``Budi, Siti dan Andi aman``: what is said last is said of all, if nothing was said before."""
        if any(entry.said.is_telling for entry in self._open[:-1]):
            return
        for entry in self._open[:-1]:
            entry.said = entry.said.under(self._open[-1].said)
            entry.details += self._open[-1].details


def _why_nobody(entry: Entry, signs: Collection[object]) -> Why:
    if Mark.NUMBER in signs and Sign.COUNTED in signs:
        return "total"
    return "chatter" if entry.said.signs.isdisjoint(STATES) else "nameless"


def is_degree(text: str) -> bool:
    """Whether what stands after a comma is an academic degree."""
    return tokens(f"x, {text}") == ("x",)
