"""A line divided: what is a heading, which part of it is said of which person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.model.chat_entry import has_name
from console.model.chat_signs import Item, Mark
from console.model.chat_words import STATES, TITLES, Sign

_AND = frozenset(("dan", "and", "serta", "sama"))
_REST = frozenset(("lain", "lainnya", "sisanya"))  # "yang lain aman" says nothing of whoever stands below it
_SAYS = frozenset(("kata", "menurut"))
_ABBREVIATED = 3  # letters up to which a word before a full stop is an abbreviation, not the end of a sentence


@dataclass(frozen=True, slots=True)
class Pieces:
    """heading: what stands before a colon and is said of everybody in the line, or nothing. is_together: the last are joined by *and*."""

    heading: list[Item]
    pieces: list[list[Item]]
    is_together: bool


def opening_of(found: Sequence[Item]) -> Sign | None:
    """What the line begins with, if that is a sign."""
    first = next((item for item in found if item.what not in (Mark.OTHER, Mark.OPEN)), None)
    return first.what if first is not None and isinstance(first.what, Sign) else None


def is_heading(line: str, found: Sequence[Item], stands_as_one: bool, is_bulleted: bool) -> bool:
    """Whether the whole line is said of those below it.

    line: what the items point into. stands_as_one: by its place and its letters it can be one without a colon.
    """
    core = [item for item in found if item.what not in (Mark.OTHER, Mark.CLOSE)]
    if not core or any(item.what is Mark.PHONE for item in core):
        return False
    if core[-1].what is Mark.BREAK:
        return not (is_bulleted and has_name(line, found))
    return _is_bare_heading(line, found, core, stands_as_one, is_bulleted)


def _is_bare_heading(
    line: str, found: Sequence[Item], core: Sequence[Item], stands_as_one: bool, is_bulleted: bool
) -> bool:
    """The same of a line without a colon at its end."""
    name = has_name(line, found)
    if core[-1].word in TITLES or any(item.word in _REST for item in core):
        return False  # "aman pak" answers somebody
    signs = {item.what for item in core}
    if signs & {Mark.COMMA, Mark.BREAK, Sign.ALL, Sign.SELF, Sign.POLITE}:
        return False
    has_state = bool(signs & STATES)
    if Mark.NUMBER in signs and Sign.COUNTED in signs:
        return False  # a total, unless a colon stands behind it
    if opening_of(found) is Sign.HEAD and not is_bulleted:
        return not (name and has_state)
    return stands_as_one and not name and has_state


def pieces(line: str, found: Sequence[Item]) -> Pieces:
    """The line's heading, if it begins with one, and its pieces."""
    heading, rest = _headed(line, found)
    parts: list[list[Item]] = []
    is_together = False
    divided = list(_at_commas(rest))
    if not heading and len(divided) > 1 and _is_hearsay(divided[0]):
        heading = divided.pop(0)
    for part in divided:
        for sentence in _at_full_stops(part):
            joined = list(_at_and(sentence))
            is_together = len(joined) > 1
            parts += joined
    return Pieces(heading, [part for part in parts if part], is_together)


def _headed(line: str, found: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """``Aman (3 orang): Budi, Siti`` begins with a heading; ``Budi: aman`` does not."""
    place = next((place for place, item in enumerate(found) if item.what is Mark.BREAK), 0)
    before, after = list(found[:place]), list(found[place + 1 :])
    if not place or not any(item.what is Mark.WORD or isinstance(item.what, Sign) for item in after):
        return [], list(found)
    if any(item.what in (Mark.PHONE, Mark.COMMA) for item in before):
        return [], list(found)
    if not has_name(line, before):
        return ([], list(found)) if not has_name(line, after) else (before, after)
    parts = list(_at_commas(after))
    is_title = len(parts) > 1 and not _signs(before) & STATES and not _signs(parts[0]) & STATES
    return (before, after) if is_title and has_name(line, parts[0]) else ([], list(found))


def _is_hearsay(part: Sequence[Item]) -> bool:
    """``menurut Siti, Budi aman`` says nothing of Siti, and of Budi what she heard."""
    return part[0].word in _SAYS and not _signs(part) & STATES


def _signs(part: Sequence[Item]) -> set[object]:
    return {item.what for item in part}


def _at_commas(found: Sequence[Item]) -> Iterator[list[Item]]:
    depth = 0
    part: list[Item] = []
    for item in found:
        depth = max(0, depth + (item.what is Mark.OPEN) - (item.what is Mark.CLOSE))
        if item.what is Mark.COMMA and not depth:
            if part:
                yield part
            part = []
        else:
            part.append(item)
    if part:
        yield part


def _at_full_stops(part: list[Item]) -> Iterator[list[Item]]:
    """``Budi aman. Siti di RS`` are two; ``M. Ridwan aman`` is one: before its full stop nothing was said yet."""
    first = 0
    has_word = has_state = False
    for place, item in enumerate(part):
        if item.what is Mark.STOP and has_word and has_state and _ends_sentence(part, place):
            yield part[first:place]
            first, has_word, has_state = place + 1, False, False
        has_word |= item.what is Mark.WORD
        has_state |= item.what in STATES
    yield part[first:]


def _ends_sentence(part: list[Item], place: int) -> bool:
    before = part[place - 1]
    return place + 1 < len(part) and (before.what is not Mark.WORD or len(before.word) > _ABBREVIATED)


def _at_and(part: list[Item]) -> Iterator[list[Item]]:
    """``Budi dan Siti aman`` are two persons; ``Budi dan istri``, ``Budi + 2 anak`` is one, with somebody nobody names."""
    first = 0
    for place in range(1, len(part) - 1):
        item = part[place]
        is_and = item.what is Mark.PLUS or (item.what is Sign.FILLER and item.word in _AND)
        if is_and and part[place - 1].what in (Mark.WORD, Mark.STOP) and part[place + 1].what is Mark.WORD:
            yield part[first:place]
            first = place + 1
    yield part[first:]


_TURNS = frozenset((Sign.NOT, Sign.DOUBT, Sign.TROUBLE)) | (STATES - {Sign.WELL})


def goes_on(line: str, piece: Sequence[Item], name: str, has_state: bool, has_capitals: bool) -> bool:
    """Whether a piece tells more of the person before it, though it holds words that could be a name: ``Budi aman, luka tangan kiri``.

    name: what would be the name. has_state: a state is told of it. has_capitals: the name before has capitals that no keyboard sets by
    itself, as it does at the beginning of a line; whoever wrote the one so writes the other so too.
    """
    first = next((item for item in piece if item.what is not Mark.OTHER), None)
    if first is None or first.what is Sign.BUT:
        return True
    if not name[:1].islower():
        return False
    if first.what in _TURNS:
        return line[first.start].isalpha()  # an emoji stands before a name
    return has_capitals and not has_state and Mark.BREAK not in _signs(piece)
