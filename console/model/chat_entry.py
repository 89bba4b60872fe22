"""One entry of a chat list taken apart: who, a telephone beside the name, what is said, and the words it is said with."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from console.model.chat_signs import Item, Mark, items
from console.model.chat_states import NOTHING, Said, settled
from console.model.chat_words import NAME_WORDS, PLACES_ELSEWHERE, STATES, TITLES, Sign
from console.model.names import fold

NAME_WORDS_MAX = 7  # more is a sentence of words nobody here knows, not a name

_WRITER = frozenset(("saya", "aku", "gue", "gw", "gua", "sy", "im"))  # not "kami": nobody knows who
_SMALL_IN_NAMES = frozenset(
    ("bin", "binti", "binte", "bte", "bt", "ibn", "al", "el", "van", "de", "der", "alias", "als", "i", "ni")
)
_OWNED = re.compile(r".{4,}nya")  # Sonya, Vanya and Tanya are shorter
_TURNING = frozenset(
    ("tidak", "tanpa", "not", "without")
)  # "kurang luka", "belum luka" say nothing anybody can turn round
_ASKS_FIRST = frozenset(("is", "are"))  # "is Budi safe"
_GROUPS = frozenset(
    ("keluarga", "rombongan", "family", "fam")
)  # "keluarga Budi": nobody knows how many, nor whether he is one of them
_THANKS = frozenset(("alhamdulillah",))
_JOINS_NAME = frozenset((Mark.JOIN, Mark.STOP))
_ENDS_DETAIL = frozenset((Mark.PHONE, Mark.LINK, Mark.BREAK, Mark.OPEN, Mark.CLOSE, Mark.COMMA))
_ENDS_PLACE = STATES | {
    *(Mark.BREAK, Mark.COMMA, Mark.OPEN, Mark.CLOSE, Mark.PLUS, Mark.PHONE, Mark.QUERY),
    *(Sign.BUT, Sign.DOUBT, Sign.NOT, Sign.KIN, Sign.TROUBLE),
}
_TAKES_PLACE = frozenset((Sign.AT, Sign.TOWARD, Sign.HOSPITAL, Sign.HOME, Sign.PRESENT, Sign.IN_TRANSIT, Sign.DETAINED))
PLACE_WORDS_MAX = 4  # more behind a place is a sentence about what happened there


@dataclass(frozen=True, slots=True)
class Places:
    """Names of places, folded: those of the incident, and others that are surely not there."""

    here: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, here: Collection[str], others: Collection[str]) -> Places:
        """From names as they are written."""
        inside = frozenset(map(fold, here))
        return cls(inside, (frozenset(map(fold, others)) | PLACES_ELSEWHERE) - inside)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one piece of a line says. name, detail: as typed, "" when there is none. phone: digits.

    is_of_self: the writer speaks of himself. is_of_all: what is said holds for everybody named before. fillers: how many words say nothing.
    """

    name: str
    phone: str
    said: Said
    detail: str
    is_of_self: bool = False
    is_of_all: bool = False
    fillers: int = 0


def read_entry(line: str, piece: Sequence[Item], places: Places) -> Entry:
    """Take a piece apart. line: the whole line, which the items point into."""
    first, last = _name(line, piece)
    phones = [item for item in piece if item.what is Mark.PHONE]
    return Entry(
        name=_text(line, piece[first:last]),
        phone=max((item.word for item in phones), key=len, default=""),
        said=_Said(piece, first, last, places).said(),
        detail=_detail(line, piece, first, last),
        is_of_self=first == last and _is_of_writer(piece),
        is_of_all=any(item.what is Sign.ALL for item in piece),
        fillers=sum(item.what is Sign.FILLER for item in piece),
    )


def _is_of_writer(piece: Sequence[Item]) -> bool:
    """``saya dan keluarga aman``; ``keluarga saya aman`` says nothing of himself."""
    return any(
        item.what is Sign.SELF and item.word in _WRITER and not (place and piece[place - 1].what is Sign.KIN)
        for place, item in enumerate(piece)
    )


def has_name(line: str, piece: Sequence[Item]) -> bool:
    """Whether the piece names somebody."""
    first, last = _name(line, piece)
    return first < last


def read_said(text: str, places: Places) -> Said:
    """What a text says of a person who is named elsewhere, as a cell of a table does."""
    return _Said(items(text), 0, 0, places).said()


def as_names(piece: Sequence[Item], is_listed: bool, is_more: bool = False) -> list[Item]:
    """The piece with those words made names that stand where a name stands: ``Aman Siregar ok``, ``bin alm Hasan``.

    is_listed: the piece begins a numbered line. is_more: it may as well go on about somebody named before: ``Budi, aman di rumah``.
    """
    found = list(piece)
    start = next((place for place, item in enumerate(found) if not _is_before_name(item)), len(found))
    if start < len(found) and found[start].word in NAME_WORDS and _is_name(found, start, is_listed, is_more):
        found[start] = _named(found[start])
    for place in range(2, len(found)):
        item, marker = found[place - 1], found[place - 2]
        if item.what is Sign.DECEASED and marker.word in ("bin", "binti", "bte", "binte"):
            found[place - 1] = _named(item)
    return found


def _is_name(found: list[Item], start: int, is_listed: bool, is_more: bool) -> bool:
    """Whether a word of state, standing first, is a name: more of a name follows it, or a state that is not the same or goes against it."""
    rest = found[start + 1 :]
    if (rest and rest[0].what is Mark.WORD and rest[0].word not in TITLES) or any(
        item.word in TITLES for item in found[:start]
    ):
        return True
    signs = frozenset(item.what for item in rest if isinstance(item.what, Sign))
    if is_more or Sign.ALL in signs:
        return False
    told = signs & STATES
    if is_listed or not told:
        return is_listed
    if rest[0].what is Mark.BREAK or (rest[0].what is Sign.WELL and rest[0].word not in _THANKS):
        return True
    return settled(Said(told | {Sign.WELL})) == NOTHING


def _named(item: Item) -> Item:
    return Item(Mark.WORD, item.start, item.end, item.word)


def _is_before_name(item: Item) -> bool:
    return item.what in (Mark.OTHER, Mark.NUMBER, Mark.STOP, Mark.CLOSE) or item.word in TITLES


def _name(line: str, piece: Sequence[Item]) -> tuple[int, int]:
    """Where the name stands: the first words that are neither a sign nor a place's. Empty when titles are all there is."""
    place, count = 0, len(piece)
    while place < count:
        item = piece[place]
        if item.what is Mark.WORD:
            last = _end_of_name(line, piece, place, _run(piece, place))
            if any(each.word not in TITLES for each in piece[place:last] if each.what is Mark.WORD):
                return _with_kin(piece, place), last
            place = last
        elif item.what in _TAKES_PLACE:
            place = _after_place(piece, place)
        else:
            place += 1
    return 0, 0


def _run(piece: Sequence[Item], place: int) -> int:
    """The place after the words that stand together from here."""
    last = place
    while last < len(piece) and (piece[last].what is Mark.WORD or piece[last].what in _JOINS_NAME):
        last += 1
    while piece[last - 1].what is Mark.JOIN:
        last -= 1
    return last


def _end_of_name(line: str, piece: Sequence[Item], first: int, last: int) -> int:
    """Where the name ends among words that nobody here knows: ``Budi Santoso kelihatannya``.

    Whoever began two words of it with a capital goes on so; and a long word that ends in -nya is none of a name's.
    """
    capitals = 0
    for place in range(first, last):
        item = piece[place]
        if item.what is not Mark.WORD:
            continue
        is_small = line[item.start].islower() and item.word not in _SMALL_IN_NAMES
        if place > first and ((is_small and capitals > 1) or _OWNED.fullmatch(item.word)):
            return place
        capitals += line[item.start].isupper() and item.word not in TITLES
    return last


def _with_kin(piece: Sequence[Item], place: int) -> int:
    """``istri Budi`` is not Budi: the word belongs to the name."""
    return place - 1 if place and piece[place - 1].what is Sign.KIN else place


def _after_place(piece: Sequence[Item], place: int) -> int:
    """The place after a place's name: all words up to what says something else."""
    after = place + 1
    while after < len(piece) and piece[after].what not in _ENDS_PLACE:
        after += 1
    return after


class _Said:
    """What the items beside the name say."""

    def __init__(self, piece: Sequence[Item], first: int, last: int, places: Places) -> None:
        self._signs: set[Sign] = set()
        self._is_clear = True
        self._has_unknown_place = False
        self._places = places
        self._piece = piece
        if piece and (piece[0].word in _ASKS_FIRST or (first < last and piece[first].word in _GROUPS)):
            self._signs.add(Sign.DOUBT)
        depth = 0
        place = 0
        while place < len(piece):
            if first <= place < last:
                place = last
                continue
            depth += (piece[place].what is Mark.OPEN) - (piece[place].what is Mark.CLOSE)
            place = self._take(place, depth > 0)

    def said(self) -> Said:
        return Said(frozenset(self._signs), self._is_clear, self._has_unknown_place)

    def _take(self, place: int, is_inside: bool) -> int:
        """Take in what stands here; the place after it."""
        item = self._piece[place]
        if item.what is Mark.QUERY:
            self._signs.add(Sign.DOUBT)
        elif item.what is Mark.WORD and not (is_inside and not self._signs & STATES):
            # "Agus (sby) ok": what stands in brackets right behind a name says who is meant, not how he is.
            self._take_word(place)
        elif item.what is Sign.NOT:
            return self._take_denial(place)
        elif item.what is Sign.KIN:
            if place and self._piece[place - 1].what is Mark.BREAK:
                self._signs.add(Sign.DOUBT)  # "Budi: istri aman" is about her
            return _run(self._piece, place + 1) if place + 1 < len(self._piece) else place + 1
        elif item.what in _TAKES_PLACE and isinstance(item.what, Sign):
            return self._take_place(place, item.what)
        elif isinstance(item.what, Sign):
            self._signs.add(item.what)
        return place + 1

    def _take_word(self, place: int) -> None:
        item = self._piece[place]
        if item.word not in TITLES and item.word not in self._places.here and len(item.word) > 1:
            self._is_clear = False

    def _take_denial(self, place: int) -> int:
        """``tidak sampai luka`` says unhurt; anything else denied is not for a program to turn round."""
        after = place + 1
        while after < len(self._piece) and self._piece[after].what is Sign.FILLER and after < place + 3:
            after += 1
        is_turned = self._piece[place].word in _TURNING
        if is_turned and after < len(self._piece) and self._piece[after].what is Sign.INJURED:
            self._signs.add(Sign.UNHURT)
            return after + 1
        self._signs.add(Sign.DOUBT)
        return place + 1

    def _take_place(self, place: int, sign: Sign) -> int:
        after = _after_place(self._piece, place)
        words = [item.word for item in self._piece[place + 1 : after] if item.what is Mark.WORD]
        if sign in (Sign.AT, Sign.TOWARD):
            if after < len(self._piece) and self._piece[after].what is Sign.HOSPITAL and sign is Sign.TOWARD:
                self._signs.add(Sign.DOUBT)  # to or from a hospital: as a patient, or to see one
            self._take_named_place(words, sign is Sign.TOWARD)
            return after
        # "di kos Melati" is the lodgings still; that all is well there, only the bare words say.
        self._signs.add(Sign.PRESENT if sign is Sign.HOME and words else sign)
        if self._is_elsewhere(words):
            self._signs.add(Sign.ELSEWHERE)
        self._is_clear = self._is_clear and len(words) <= PLACE_WORDS_MAX
        return after

    def _is_elsewhere(self, words: list[str]) -> bool:
        return any(" ".join(words[:count]) in self._places.others for count in range(1, PLACE_WORDS_MAX + 1))

    def _take_named_place(self, words: list[str], is_going: bool) -> None:
        names = [" ".join(words[:count]) for count in range(PLACE_WORDS_MAX, 0, -1)]
        is_here = any(name in self._places.here for name in names)
        if is_here and not is_going:
            self._signs.add(Sign.PRESENT)
        elif not is_here and not is_going and self._is_elsewhere(words):
            self._signs.add(Sign.ELSEWHERE)
        elif not is_here:
            self._has_unknown_place = True
        self._is_clear = self._is_clear and len(words) <= PLACE_WORDS_MAX


def _text(line: str, run: Sequence[Item]) -> str:
    """The words as typed; the full stop of a short last word belongs to it."""
    if not run:
        return ""
    words = [item for item in run if item.what not in _JOINS_NAME]
    end = words[-1].end
    if run[-1].what is Mark.STOP and len(words[-1].word) <= 3:
        end = run[-1].end
    return line[words[0].start : end].strip()


def _detail(line: str, piece: Sequence[Item], first: int, last: int) -> str:
    """What is typed beside the name and the telephone, without the marks between."""
    runs: list[list[Item]] = [[]]
    for place, item in enumerate(piece):
        if first <= place < last or item.what in _ENDS_DETAIL:
            runs.append([])
        elif isinstance(item.what, Sign) or item.what in (Mark.WORD, Mark.NUMBER):
            runs[-1].append(item)
    return ", ".join(line[run[0].start : run[-1].end] for run in runs if run)
