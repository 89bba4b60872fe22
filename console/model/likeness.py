"""How alike two names are, from 0 to 1, part by part.

Every part has a weight: nearly every roll is full of Muhammads, so that part says little; a rare one says much. Parts are paired
whatever their order. A part that stands on one side only costs a little (names are shortened); parts that stand against each other on
both sides mean two persons, however much else is shared: brothers share everything but one part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import fsum  # the order of parts must not move the last digit

from rapidfuzz.distance import OSA

from console.model.names import skeletons, spellings
from console.model.spelling import skeleton

# How much a part says, where 1 is an ordinary part. Parts by folded spelling.
# Source: frequent parts in Indonesian electoral and passport rolls as commonly reported; Balinese birth-order and caste names; Bugis,
# Acehnese and Javanese titles that became names; Batak clan names, which whole families and many strangers share.
_PARTS_BY_WEIGHT = {
    0.1: "i ni la si",
    0.25: "muhammad",
    0.3: "abdul made wayan gede putu nyoman ketut kadek komang nengah luh gusti ngurah dewa ida bagus anak agung cokorda desak",
    0.4: "nur nurul siti sri andi daeng cut teuku raden mas tri dwi eka al el",
    0.5: "ahmad agus dewi ayu putra putri abdi ibrahim ali hasan husein umar usman maria yohanes indah",
    0.6: "budi slamet wahyu dian rina rini ratna lestari wati yanti kurniawan setiawan hidayat santoso saputra wijaya rahman rahim "
    "hakim susanti handayani wahyuni rahayu fitri fitriani susilo hidayah fatimah aisyah nugroho pratama prasetyo wibowo gunawan",
    0.7: "siregar nasution lubis harahap hutagalung hutapea hutasoit damanik nainggolan nababan napitupulu simanjuntak sinaga simbolon "
    "sitompul sitorus sirait situmorang sihombing sihotang saragih samosir tampubolon manullang marpaung marbun pardede pasaribu "
    "panjaitan manurung ginting tarigan sembiring karo purba tan lim ong oei the go kwee thio wong chen",
}
_WEIGHT_BY_PART = {skeleton(part): weight for weight, parts in _PARTS_BY_WEIGHT.items() for part in parts.split()}
_INITIAL_WEIGHT = 0.3
_TELLING_WEIGHT = 0.5  # lighter parts (Muhammad, Siti) do not help to find anybody: they bring strangers together
_INITIAL_LIKENESS = 0.7
_M_LIKENESS = 0.95  # M. is nearly always Muhammad

_AGAINST_MIN = 0.3  # from this much weight left unpaired on both sides the names stand against each other
_AGAINST_MAX_LIKENESS = 0.55
_PARTED_LIKENESS = 0.7  # parts no more alike than Rina and Rini: a sister's name as likely as a typing error
_PARTED_MAX_LIKENESS = 0.75
_SAME_LIKENESS = 0.95  # parts that are one name in two spellings

# Rohman = Rahman, Sholeh = Sholah: vowels that change with the ear of the clerk.
_BY_EAR = str.maketrans("oe", "ai")
_BY_EAR_LIKENESS = 0.95
# Susanto and Susanti, Putra and Putri: brother and sister.
_SEXES = frozenset((frozenset("oi"), frozenset("ai")))
_SEXES_LIKENESS = 0.5
# By how many letters are wrong: the likeness of parts with at least so many letters.
_LIKENESS_BY_WRONG = {1: ((5, 0.88), (4, 0.7), (1, 0.5)), 2: ((8, 0.8), (6, 0.6)), 3: ((10, 0.7),)}


@dataclass(frozen=True, slots=True)
class NameParts:
    """One spelling of a name, ready to compare: its parts in one spelling each, with their weights.

    telling: the parts that say something, or all when none does. block: equal for names that may be equal: the telling parts as heard,
    in alphabetical order.
    """

    parts: tuple[str, ...]
    weights: tuple[float, ...]
    weight: float
    telling: tuple[str, ...]
    block: str


def name_parts(name: str) -> tuple[NameParts, ...]:
    """The spellings that a name field holds, ready to compare; usually one, none when there is nothing to go by."""
    return tuple(_weighed(parts) for parts in map(skeletons, spellings(name)) if parts)


def part_weight(part: str) -> float:
    """How much one part (a skeleton) says; 1 is ordinary, 0.1 next to nothing."""
    weight = _WEIGHT_BY_PART.get(part)
    if weight is not None:
        return weight
    return _INITIAL_WEIGHT if len(part) == 1 and part.isalpha() else 1.0


def _weighed(parts: tuple[str, ...]) -> NameParts:
    weights = tuple([part_weight(part) for part in parts])
    telling = parts
    if min(weights) < _TELLING_WEIGHT <= max(weights):
        telling = tuple([part for part, weight in zip(parts, weights, strict=True) if weight >= _TELLING_WEIGHT])
    return NameParts(parts, weights, fsum(weights), telling, " ".join(sorted(set(telling))).translate(_BY_EAR))


@dataclass(frozen=True, slots=True)
class NameFit:
    """How two names go together.

    likeness: 0 to 1. weight: of the parts that found their like: 0.25 for a lone Muhammad, about 1 for each ordinary part.
    is_contained: one name is the other with parts left out, each remaining part being the same name.
    """

    likeness: float
    weight: float
    is_contained: bool


_NO_FIT = NameFit(0.0, 0.0, False)


def name_likeness(a: str, b: str) -> float:
    """How alike two names are: 1 for equal up to spelling, order, titles and markers; about 0 for two different persons.

    The best over the spellings in either field (``alias``, ``@``). Symmetric. 0 when a name has nothing to go by.
    """
    return name_fit(name_parts(a), name_parts(b)).likeness


def name_fit(a: tuple[NameParts, ...], b: tuple[NameParts, ...]) -> NameFit:
    """How two names that are ready to compare go together: the best over their spellings."""
    best = _NO_FIT
    for one in a:
        for other in b:
            fit = _fit(one, other)
            if fit.likeness > best.likeness:
                best = fit
    return best


def _fit(a: NameParts, b: NameParts) -> NameFit:
    if a.parts == b.parts:
        return NameFit(1.0, a.weight, True)
    if "".join(a.parts) == "".join(b.parts):
        return NameFit(0.99, min(a.weight, b.weight), True)  # Sri Wahyuni, Sriwahyuni
    pairs = _paired(a, b)
    if not pairs:
        return _NO_FIT
    together = fsum(like * (a.weights[place_a] + b.weights[place_b]) / 2 for like, place_a, place_b in pairs)
    left_a = a.weight - fsum(a.weights[place] for _, place, _ in pairs)
    left_b = b.weight - fsum(b.weights[place] for _, _, place in pairs)
    least = min(like for like, _, _ in pairs)
    whole = 2 * together / (a.weight + b.weight)
    of_shorter = min(1.0, together / min(a.weight, b.weight))
    # A shortened name is as good as whole, if what is left of it still says something.
    likeness = whole + (of_shorter - whole) * 0.6 * min(1.0, together)
    if min(left_a, left_b) >= _AGAINST_MIN:
        likeness = min(likeness, _AGAINST_MAX_LIKENESS)
    elif least <= _PARTED_LIKENESS and not _is_initialled(a, b, pairs):
        likeness = min(likeness, _PARTED_MAX_LIKENESS)
    return NameFit(likeness, together, least >= _SAME_LIKENESS and len(pairs) == min(len(a.parts), len(b.parts)))


def _is_initialled(a: NameParts, b: NameParts, pairs: list[tuple[float, int, int]]) -> bool:
    """Every pair that is not the same name is an initial with its name."""
    return all(
        like > _PARTED_LIKENESS or 1 in (len(a.parts[place_a]), len(b.parts[place_b]))
        for like, place_a, place_b in pairs
    )


def _paired(a: NameParts, b: NameParts) -> list[tuple[float, int, int]]:
    """Each part with its like on the other side, the most alike first: (likeness, place in a, place in b)."""
    pairs = [
        (like, place_a, place_b)
        for place_a, part_a in enumerate(a.parts)
        for place_b, part_b in enumerate(b.parts)
        if (like := part_likeness(part_a, part_b))
    ]
    if len(pairs) < 2:
        return pairs
    pairs.sort(key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1] + pair[2]))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    chosen = []
    for pair in pairs:
        if pair[1] not in taken_a and pair[2] not in taken_b:
            taken_a.add(pair[1])
            taken_b.add(pair[2])
            chosen.append(pair)
    return chosen


def part_likeness(a: str, b: str) -> float:
    """How alike two parts (skeletons) are; 0 unless one can be the other misspelt or its initial.

    One wrong letter matters more in a short part: Rina and Rini are sisters, Handayani and Handayami one person and a typing error.
    """
    if a == b:
        return 1.0
    if not (a.isalpha() and b.isalpha()):
        return 0.0  # Person 1, Person 17, Person 170: where names are numbered, every digit counts
    if len(a) == 1 or len(b) == 1:
        if a[:1] != b[:1]:
            return 0.0
        return _M_LIKENESS if "muhammad" in (a, b) else _INITIAL_LIKENESS
    if abs(len(a) - len(b)) > 2:
        return 0.0
    return _misspelt_likeness(a, b) if a < b else _misspelt_likeness(b, a)


@lru_cache(maxsize=200_000)  # the same pairs of parts come again and again within a file
def _misspelt_likeness(a: str, b: str) -> float:
    longer = max(len(a), len(b))
    wrong = OSA.distance(a, b, score_cutoff=3)
    if wrong > 3:
        return 0.0
    if len(a) == len(b) and a[:-1] == b[:-1] and frozenset((a[-1], b[-1])) in _SEXES:
        return _SEXES_LIKENESS
    if longer >= 5 and a.translate(_BY_EAR) == b.translate(_BY_EAR):
        return _BY_EAR_LIKENESS
    if a[0] != b[0]:
        return 0.6 if wrong == 1 and longer >= 5 else 0.0  # Salim and Halim: hardly anyone misspells the first letter
    return next((likeness for letters, likeness in _LIKENESS_BY_WRONG[wrong] if longer >= letters), 0.0)
