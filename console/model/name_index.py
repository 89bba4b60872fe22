"""Names as people call each other, looked up among many: by one part, a short form, an initial, a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import fsum

from console.model.chat_words import SIGNS, TITLES, Sign
from console.model.likeness import NameParts, name_parts, part_likeness, part_weight
from console.model.names import fold, skeletons, tokens

SHORT_FORM_MIN = 3  # Rin for Rina says too little; Fit, Nov, Bam are how people are called
SHORT_END_MIN = 4  # Yanto for Haryanto, Wati for Rahmawati
SAYING_WEIGHT = 0.5  # lighter parts (Muhammad, Siti) point at nobody
_FILLING_WEIGHT = 0.3  # what is left out without a thought: Muhammad, Ni, I
_SHORT_LIKENESS = 0.75
_FATHER = re.compile(r"\s(?:bin|binti|binte|bte|bt)\.?\s", re.IGNORECASE)
_WEAK_LIKENESS = 0.7  # Rina for Rini: worth a question. Less is another name


class Way(IntEnum):
    """How one part of a name was found in another."""

    LOOSE = 1  # a slip of the pen as likely as another name
    SHORT = 2  # a short form
    INITIAL = 3
    CLOSE = 4  # a slip of the pen
    EQUAL = 5  # up to spelling


class Grade(IntEnum):
    """How far a name that was called goes together with a whole name."""

    WEAK = 1  # worth a question
    CLOSE = 2  # a telling part is equal, the others but for a slip
    PART = 3  # every part that was called is equal; there are more
    FULL = 4  # the whole name is equal


@dataclass(frozen=True, slots=True)
class Called:
    """A name as it was called: its parts in one spelling each, and as they were written.

    kin: whose name it is stands for somebody of his: ``istri Budi``.
    """

    parts: tuple[str, ...]
    written: tuple[str, ...]
    weights: tuple[float, ...]
    kin: bool

    @property
    def telling(self) -> tuple[str, ...]:
        """The parts that point at somebody, or all when none does."""
        found = tuple(part for part, weight in zip(self.parts, self.weights, strict=True) if weight >= SAYING_WEIGHT)
        return found or self.parts


def called(name: str) -> Called:
    """Take a name apart as it was called, without the words of respect before it."""
    words = name.split()
    kin = 0
    while kin < len(words) - 1 and SIGNS.get((fold(words[kin]),)) is Sign.KIN:
        kin += 1
    words = words[kin:]
    while len(words) > 1 and fold(words[0]) in TITLES:
        words = words[1:]
    bare = " ".join(words)
    parts = skeletons(bare)
    return Called(parts, tokens(bare), tuple(map(part_weight, parts)), kin > 0)


@dataclass(frozen=True, slots=True)
class CalledFit:
    """How a name that was called goes together with one person's. likeness: 0 to 1. weight: of the parts found equal.

    is_covered: the whole name was called, but for parts that are left out without a thought.
    """

    grade: Grade
    likeness: float
    weight: float
    way: Way
    is_covered: bool


Alike = Mapping[str, tuple[float, Way]]  # parts of the index that are like one part called


class NameIndex:
    """Whole names by each of their parts. Places are those of the names as they were given."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        """Take in the names of each person, the first and the others."""
        self._names: list[tuple[_Whole, ...]] = []
        self._written: dict[str, set[str]] = {}  # how each part is written by those who bear it
        self._places: dict[str, list[int]] = {}
        self._joined: dict[str, list[int]] = {}
        self._by_start: dict[str, list[str]] = {}
        self._by_end: dict[str, list[tuple[str, str]]] = {}  # part, as it is written
        self._alike: dict[tuple[str, str, bool], dict[str, tuple[float, Way]]] = {}
        self._found_before: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[int, CalledFit]] = {}
        for place, spellings in enumerate(names):
            wholes = tuple(whole for name in spellings for whole in _wholes(name))
            self._names.append(wholes)
            for whole in wholes:
                self._joined.setdefault("".join(whole.name.parts), []).append(place)
                for part in set(whole.name.parts):
                    self._add(part, place)
            for name in spellings:
                for part, word in zip(skeletons(name), tokens(name), strict=True):
                    self._add_written(part, word)

    def _add(self, part: str, place: int) -> None:
        places = self._places.get(part)
        if places is None:
            self._places[part] = [place]
            self._by_start.setdefault(part[0], []).append(part)
        elif places[-1] != place:
            places.append(place)

    def _add_written(self, part: str, word: str) -> None:
        words = self._written.setdefault(part, set())
        if word not in words:
            words.add(word)
            self._by_end.setdefault(word[-SHORT_END_MIN:], []).append((part, word))

    def find(self, name: Called) -> dict[int, CalledFit]:
        """The places of all names that the name called may stand for, with how they fit; none for initials alone, which anybody has."""
        if all(len(part) == 1 for part in name.parts):
            return {}
        key = name.parts, name.written
        found = self._found_before.get(key)
        if found is None:  # a list says Budi and Siti over and over
            found = self._found_before[key] = self._search(name)
        return found

    def _search(self, name: Called) -> dict[int, CalledFit]:
        found = self._found(name, is_wide=False)
        for place in self._joined.get("".join(name.parts), ()):  # Sriwahyuni is Sri Wahyuni
            found.setdefault(place, CalledFit(Grade.FULL, 0.99, fsum(name.weights), Way.EQUAL, True))
        return found or self._found(name, is_wide=True)

    def _found(self, name: Called, is_wide: bool) -> dict[int, CalledFit]:
        alike = {part: self._alike_to(part, word, is_wide) for part, word in zip(name.parts, name.written, strict=True)}
        counts = {part: sum(len(self._places[each]) for each in alike[part]) for part in name.telling}
        # Every part that says something must be found, so those who have the rarest of them are all who can be meant.
        rarest = min(counts, key=lambda part: counts[part])
        found = {}
        for place in {place for each in alike[rarest] for place in self._places[each]}:
            fit = self._fit(name, place, alike)
            if fit is not None:
                found[place] = fit
        return found

    def _alike_to(self, part: str, word: str, is_wide: bool) -> Alike:
        """The parts that one part called may stand for. is_wide: also where the first letter is wrong, or a slip hides the spelling."""
        key = part, word, is_wide
        known = self._alike.get(key)
        if known is None:
            near = self._places if is_wide else self._by_start.get(part[0], ())
            known = {
                each: way
                for each in near
                if (way := _way(part, each) or (self._slip(word, each) if is_wide else None)) is not None
            }
            for end in {part, word}:
                self._add_short_ends(end, known)
            self._alike[key] = known
        return known

    def _add_short_ends(self, end: str, known: dict[str, tuple[float, Way]]) -> None:
        """Yanto is Haryanto, Wati is Rahmawati."""
        if len(end) < SHORT_END_MIN:
            return
        for part, word in self._by_end.get(end[-SHORT_END_MIN:], ()):
            if len(word) > len(end) + 1 and word.endswith(end):
                known.setdefault(part, (_SHORT_LIKENESS, Way.SHORT))

    def _slip(self, written: str, part: str) -> tuple[float, Way] | None:
        """Nugrooh is Nugroho with two letters changed round, but spelled as Nugru it is nobody."""
        words = self._written.get(part, ())
        like = max((part_likeness(written, word) for word in words), default=0.0)
        return (like, Way.CLOSE if like >= 0.8 else Way.LOOSE) if like >= 0.5 else None

    def _fit(self, name: Called, place: int, alike: Mapping[str, Alike]) -> CalledFit | None:
        fits = [
            fit
            for whole in self._names[place]
            if (fit := fitted(name, whole.name, alike)) is not None
            if fit.grade is Grade.FULL or not whole.has_father
        ]
        return max(fits, key=lambda fit: (fit.grade, fit.likeness), default=None)


@dataclass(frozen=True, slots=True)
class _Whole:
    """One spelling of a whole name. has_father: it is told only where the father's name was written too."""

    name: NameParts
    has_father: bool = False


def _wholes(name: str) -> list[_Whole]:
    """``Ali Umar bin Hasan`` is Ali Umar, or all three; ``Ali bin Hasan`` is mostly called by both."""
    father = _FATHER.search(name)
    if father is None:
        return [_Whole(parts) for parts in name_parts(name)]
    own = [_Whole(parts) for parts in name_parts(name[: father.start()])]
    is_long = any(len(whole.name.parts) > 1 for whole in own)
    return own + [_Whole(parts, is_long) for parts in name_parts(name)]


def _way(part: str, other: str) -> tuple[float, Way] | None:
    """How a part that was called stands for another, or None."""
    like = part_likeness(part, other)
    if like >= 0.95:
        return like, Way.EQUAL
    if 1 in (len(part), len(other)):
        return (like, Way.INITIAL) if like else None
    if like >= 0.8:
        return like, Way.CLOSE
    if len(part) >= SHORT_FORM_MIN and other.startswith(part):
        return max(like, _SHORT_LIKENESS), Way.SHORT
    return (like, Way.LOOSE) if like >= 0.5 else None


def fitted(name: Called, whole: NameParts, alike: Mapping[str, Alike]) -> CalledFit | None:
    """How a name called goes together with one whole name; None when a part that says something is not found in it."""
    pairs = _paired(name, whole, alike)
    found = {place for _, _, place, _ in pairs}
    lacking = [weight for place, weight in enumerate(name.weights) if place not in found]
    if not pairs or any(weight >= SAYING_WEIGHT for weight in lacking):
        return None
    taken = {place for _, _, _, place in pairs}
    left = [weight for place, weight in enumerate(whole.weights) if place not in taken]
    equal = fsum(name.weights[place] for _, way, place, _ in pairs if way is Way.EQUAL)
    is_saying = any(way is Way.EQUAL and name.weights[place] >= SAYING_WEIGHT for _, way, place, _ in pairs)
    likeness = fsum(like * name.weights[place] for like, _, place, _ in pairs) / fsum(name.weights)
    way = min(way for _, way, _, _ in pairs)
    is_covered = all(weight < _FILLING_WEIGHT for weight in left)
    is_lacking = bool(lacking) or _is_initial_displaced(name, pairs)
    grade = _grade(way, is_saying, is_covered, is_lacking, len(name.parts))
    if grade is Grade.WEAK and likeness < _WEAK_LIKENESS:
        return None
    return CalledFit(grade, likeness, equal, way, is_covered)


def _is_initial_displaced(name: Called, pairs: Sequence[tuple[float, Way, int, int]]) -> bool:
    """Amalia S. is Amalia Sihombing and not Siti Amalia: an initial stands where its part does."""
    return any(
        len(name.parts[place]) == 1
        and any((place < place_b) != (other < other_b) for _, _, place_b, other_b in pairs if place_b != place)
        for _, _, place, other in pairs
    )


def _grade(way: Way, is_saying: bool, is_covered: bool, is_lacking: bool, count: int) -> Grade:
    """way: of the part that was found worst. is_saying: a part that points at somebody is equal."""
    if not is_saying or is_lacking:
        return Grade.WEAK
    if way is Way.EQUAL:
        return Grade.FULL if is_covered else Grade.PART
    if way is Way.INITIAL:
        return Grade.PART
    return Grade.CLOSE if way is Way.CLOSE and count > 1 else Grade.WEAK


def _paired(name: Called, whole: NameParts, alike: Mapping[str, Alike]) -> list[tuple[float, Way, int, int]]:
    """Each part called with its like, the best first: (likeness, way, place called, place in the whole name)."""
    pairs = [
        (*found, place, other)
        for place, part in enumerate(name.parts)
        for other, each in enumerate(whole.parts)
        if (found := alike[part].get(each)) is not None
    ]
    if len(pairs) < 2:
        return pairs
    pairs.sort(key=lambda pair: (-pair[1], -pair[0], abs(pair[2] - pair[3])))
    places: set[int] = set()
    others: set[int] = set()
    chosen = []
    for pair in pairs:
        if pair[2] not in places and pair[3] not in others:
            places.add(pair[2])
            others.add(pair[3])
            chosen.append(pair)
    return chosen
