"""Two hundred names nobody bears, and the forms in which one may lie in memory or in a file."""

from __future__ import annotations

import base64
from collections.abc import Iterable

MARK = "Kanariwilis"  # begins every name and no other word, so that one search finds all of them
TAIL = MARK[1:]  # the same whether it is typed or folded
COUNT = 200
NAMES = tuple(f"{MARK}{chr(97 + n // 26)}{chr(97 + n % 26)} Wulandari" for n in range(COUNT))


def found_in(content: bytes) -> set[str]:
    """Which canaries stand there: the first words of names, or ``base64`` for one in that form."""
    found = {_word(content, at, width) for form, width in _plain_forms() for at in _places(content, form)}
    if any(form in content for form in _base64_forms()):
        found.add("base64")
    return found


def found_among(pieces: Iterable[bytes]) -> set[str]:
    """Which canaries stand anywhere in the pieces."""
    return set().union(*map(found_in, pieces))


def _plain_forms() -> list[tuple[bytes, int]]:
    """The mark without its first letter, as typed or folded and in capitals, with the bytes a letter takes."""
    # As files and Python hold it, as Qt does, as Python does beside an emoji.
    widths = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
    return [(word.encode(coding), width) for coding, width in widths.items() for word in (TAIL, TAIL.upper())]


def _base64_forms() -> list[bytes]:
    """The characters that are there wherever in the encoded text the mark begins."""
    coded = [base64.b64encode(bytes(before) + TAIL.encode()) for before in range(3)]
    whole = [(before + len(TAIL)) * 8 // 6 for before in range(3)]
    return [text[first:last] for text, first, last in zip(coded, (0, 2, 3), whole, strict=True)]


def _places(content: bytes, form: bytes) -> Iterable[int]:
    at = content.find(form)
    while at >= 0:
        yield at
        at = content.find(form, at + len(form))


def _word(content: bytes, at: int, width: int) -> str:
    letters = content[at : at + (len(TAIL) + 2) * width : width].decode("ascii", "replace").lower()
    return MARK[0] + letters
