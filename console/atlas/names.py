"""An index of folded names: exact, by beginning, by the beginning of any word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

WORD_HITS_MAX = 400  # of one search by word; beyond it the typist has typed too little for the word to help


class NameIndex:
    """Sorted folded names, each with the number of what it names and whether it is its main name."""

    def __init__(self, text: str, targets: NDArray[np.int32], is_main: NDArray[np.bool_]) -> None:
        """text: the names in order, ASCII, parted by line ends. Raises ValueError when there is not one target for each."""
        self._text = text
        self._keys = text.split("\n") if text else []
        self.targets = targets
        self.is_main = is_main
        if not len(self._keys) == len(targets) == len(is_main):
            raise ValueError("columns of unequal length")

    @classmethod
    def of(cls, names: Iterable[tuple[str, int, bool]]) -> NameIndex:
        """The index of (folded name, number, is its main name)."""
        entries = sorted({(key, number, is_main) for key, number, is_main in names if key})
        return cls(
            "\n".join(key for key, _, _ in entries),
            np.array([number for _, number, _ in entries], np.int32),
            np.array([is_main for _, _, is_main in entries], bool),
        )

    def exact(self, folded: str) -> range:
        """Places in the index whose name is this."""
        first = bisect_left(self._keys, folded)
        if first == len(self._keys) or self._keys[first] != folded:
            return range(0)
        return range(first, bisect_right(self._keys, folded, first))

    def beginning(self, folded: str) -> range:
        """Places in the index whose name begins with this."""
        return range(bisect_left(self._keys, folded), bisect_left(self._keys, folded + "\x7f"))

    def by_word(self, folded: str) -> list[int]:
        """Places in the index where a later word begins with this; the first WORD_HITS_MAX."""
        found: list[int] = []
        at = self._text.find(" " + folded)
        while at >= 0 and len(found) < WORD_HITS_MAX:
            place = int(np.searchsorted(self._line_ends, at))
            found.append(place)
            if place == len(self._line_ends):
                break
            at = self._text.find(" " + folded, int(self._line_ends[place]))
        return found

    @cached_property
    def _line_ends(self) -> NDArray[np.intp]:
        """Where in the text each name but the last ends."""
        return np.flatnonzero(np.frombuffer(self._text.encode("ascii"), np.uint8) == ord("\n"))
