"""A line of a chat as signs: the words that say a state, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from console.model.chat_words import EMOJI, FORMS, KNOWN_WORDS, PHRASE_WORDS_MAX, SIGNS, Sign
from console.model.names import fold

PHONE_DIGITS_MIN = 8  # fewer are a room, a year, half a number
PHONE_DIGITS_MAX = 15  # Source: ITU-T E.164; more are a NIK


class Mark(Enum):
    """What stands in a line beside words that say something."""

    WORD = auto()  # of a name, or one nobody here knows
    PHONE = auto()
    NUMBER = auto()
    COMMA = auto()
    BREAK = auto()  # a dash, colon or arrow: what follows tells of what stands before
    STOP = auto()
    JOIN = auto()  # a hyphen or stroke without blanks
    PLUS = auto()
    OPEN = auto()
    CLOSE = auto()
    QUERY = auto()
    LINK = auto()
    OTHER = auto()  # decoration


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a line says. start, end: its place in the line, characters. word: folded, of a word; of a telephone its digits."""

    what: Sign | Mark
    start: int
    end: int
    word: str = ""


# Marks that letters carry stay in the word: a name typed with a separate accent, the vowels of Arabic, the joiners of Indic scripts.
_CARRIED = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u093c-\u094d\u200c\u200d"
_TOKENS = re.compile(
    rf"""(?P<LINK>(?:https?://|www\.)\S{{1,2000}})
    |(?P<TAIL>(?:[\dxX•][\dxX•\ -]{{0,14}})?(?:\.{{2,4}}|…|[xX•]{{2,10}}|\*{{3,10}})[ -]?\d{{4,6}}(?!\d))
    |(?P<DATE>\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?!\d)|\d{{1,2}}[:.]\d{{2}}(?!\d))
    |(?P<PHONE>\+?\(?\d(?:[ ().-]{{0,2}}\d){{{PHONE_DIGITS_MIN - 1},{PHONE_DIGITS_MAX - 1}}}(?!\d))
    |(?P<WORD>[^\W\d_](?:[^\W_]|['’‘`ʼʻ´](?=[^\W_])|[{_CARRIED}])*)
    |(?P<NUMBER>\d+)
    |(?P<COMMA>[,;،؛、]+)
    |(?P<BREAK>[:：|→➡⇒⟶–—=>]+|\.{{2,}}|…|(?<!\S)-+(?!\S)|-{{2,}})
    |(?P<STOP>\.)
    |(?P<JOIN>[-/\\])
    |(?P<PLUS>[+&])
    |(?P<OPEN>[(\[{{（])
    |(?P<CLOSE>[)\]}}）])
    |(?P<QUERY>\?)
    |(?P<OTHER>\S)""",
    re.VERBOSE,
)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_LAST_DIGITS = re.compile(r"\d+$")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_DOUBLED_END = re.compile(r"(.)\1+$")
_WORDS = (Mark.WORD, Mark.NUMBER)
_INSIDE_PHRASE = (Mark.JOIN, Mark.STOP)  # tidak-apa-apa, a.n.


def items(line: str) -> list[Item]:
    """What the line says, in its order; phrases that are known as signs, everything else as marks."""
    tokens = list(_tokens(line))
    found: list[Item] = []
    place = 0
    while place < len(tokens):
        phrase = _phrase_at(tokens, place) if tokens[place].what in _WORDS else None
        if phrase is None:
            found.append(tokens[place])
            place += 1
        else:
            sign, after = phrase
            first = tokens[place]
            found.append(Item(sign, first.start, tokens[after - 1].end, first.word if after == place + 1 else ""))
            place = after
    return found


def _tokens(line: str) -> Iterator[Item]:
    for token in _TOKENS.finditer(line):
        kind, text = token.lastgroup or "OTHER", token[0]
        if kind == "WORD":
            yield Item(Mark.WORD, token.start(), token.end(), _form(fold(text)))
        elif kind == "PHONE":
            yield Item(Mark.PHONE, token.start(), token.end(), _NOT_DIGITS.sub("", text))
        elif kind == "TAIL":
            digits = _LAST_DIGITS.search(text)
            yield Item(Mark.PHONE, token.start(), token.end(), digits[0] if digits else "")
        elif kind == "DATE":
            yield Item(Mark.OTHER, token.start(), token.end())
        elif kind == "NUMBER":
            yield Item(Mark.NUMBER, token.start(), token.end(), text)
        else:
            yield Item(EMOJI.get(text, Mark[kind]), token.start(), token.end())


def _form(word: str) -> str:
    """The one form of a word: ``sdh`` and ``udaaah`` are ``sudah``; one that is not known stays."""
    form = FORMS.get(word, word)
    if form in KNOWN_WORDS or not word:
        return form
    for shorter in (_DRAWN_OUT.sub(r"\1", word), _DRAWN_OUT.sub(r"\1\1", word), _DOUBLED_END.sub(r"\1", word)):
        known = FORMS.get(shorter, shorter)
        if known in KNOWN_WORDS:
            return known
    stem = word.removesuffix("nya")
    stem = FORMS.get(stem, stem)
    return stem if len(stem) > 2 and stem in KNOWN_WORDS else form


def _phrase_at(tokens: list[Item], place: int) -> tuple[Sign, int] | None:
    """The longest known phrase that begins here: its sign and the place after it."""
    words: list[str] = []
    best: tuple[Sign, int] | None = None
    while place < len(tokens) and len(words) < PHRASE_WORDS_MAX:
        token = tokens[place]
        if token.what in _WORDS:
            words.extend(token.word.split())
            sign = SIGNS.get(tuple(words))
            if sign is not None:
                best = sign, place + 1
        elif token.what not in _INSIDE_PHRASE:
            break
        place += 1
    return best
