"""Who is meant on a warden's list: the names as he wrote them, matched to registered persons with the reasons.

The rules, in the order in which they are asked:

1. An equal telephone, or the last digits that stand beside a name, decide where the name fits one person only. A telephone whose persons
   are called otherwise is doubtful: families share one.
2. Within the warden's cell a name, or the parts of it that he wrote, decide when one member bears them and nobody outside bears the whole
   of what was written. A slip of the pen is allowed beside a part that is equal.
3. Outside the cell only a whole name decides that no other person in reach bears. A lone name that somebody else bears as a part does not.
4. Whoever is like, and not decided, is doubtful. ``istri Budi`` is never Budi: those of his household are offered.
5. Nobody is named twice: where a list says two things of one person all such lines are doubtful; where it repeats itself, those that say
   less of the name are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from console.model.chat_list import ChatLine
from console.model.chat_signs import PHONE_DIGITS_MIN
from console.model.name_index import SAYING_WEIGHT, Called, CalledFit, Grade, NameIndex, Way, called
from console.model.names import fold
from console.model.subject import Bond, Reason

CANDIDATES_MAX = 5  # more than an officer can weigh for one line
TAIL_DIGITS_MIN = 4
_TELLING_WEIGHT = 1.2  # two ordinary parts, one of which may be common
_CERTAIN_SCORE, _DOUBTFUL_SCORE = 0.9, 0.5  # where the bands begin, as in ``console.model.subject.Likeness``


@dataclass(frozen=True, slots=True)
class Known:
    """A registered person as far as a chat list can tell of him.

    phones: digits, with or without +. in_cell: of the warden whose list it is. is_near: registered in the incident's area.
    """

    person: int
    name: str
    other_names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    city: str = ""
    household: str = ""
    in_cell: bool = False
    is_near: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who may be meant. score: 0 to 1, for ordering. reasons: the weightiest first."""

    person: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What is held of one line. person: who it is, when that is certain. candidates: best first, ``CANDIDATES_MAX`` at most."""

    line: ChatLine
    bond: Bond
    person: int | None
    candidates: tuple[Candidate, ...]


def match_list(
    lines: Sequence[ChatLine],
    known: Iterable[Known],
    told: Callable[[int, int], None] | None = None,
    *,
    may_repeat: bool = False,
) -> tuple[Named, ...]:
    """Who each line means, in the order of the list.

    told: lines done and lines in all, before each line; what it raises ends the work. may_repeat: each line is by itself, as replies are.
    A line that is like nobody is ``DISTINCT``: a person not on the roster. One that names nobody, or by initials alone, and whose telephone
    nobody has is doubtful without candidates.
    """
    people = People(known)
    found: list[Named] = []
    for line in lines:
        if told is not None:
            told(len(found), len(lines))
        found.append(people.name(line))
    return tuple(found) if may_repeat else _without_doubles(found)


@dataclass(frozen=True, slots=True)
class _Fit:
    """One person beside one line. fit: None where only the telephone speaks for him."""

    known: Known
    fit: CalledFit | None
    phone_equal: bool
    tail_equal: bool
    phone_differs: bool
    city_equal: bool

    @property
    def grade(self) -> int:
        return self.fit.grade if self.fit is not None else 0

    @property
    def rank(self) -> tuple[float, ...]:
        """For ordering candidates."""
        of_phone = self.phone_equal + self.tail_equal
        nearness = 2 * self.known.in_cell + self.known.is_near
        likeness = self.fit.likeness if self.fit is not None else 0.0
        return (
            of_phone * (1 + (self.grade > 0)),
            min(self.grade, Grade.PART),
            nearness,
            self.city_equal,
            self.grade,
            likeness,
        )


class People:
    """Registered persons by all that a chat list can name them by."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Take them in."""
        self._known = tuple(known)
        self._index = NameIndex((each.name, *each.other_names) for each in self._known)
        self._by_phone: dict[str, list[int]] = {}
        self._by_household: dict[str, list[int]] = {}
        self._has_reach = any(each.in_cell or each.is_near for each in self._known)
        for place, each in enumerate(self._known):
            for phone in each.phones:
                self._by_phone.setdefault(_digits(phone)[-PHONE_DIGITS_MIN:], []).append(place)
            if each.household:
                self._by_household.setdefault(each.household, []).append(place)

    def name(self, line: ChatLine) -> Named:
        """Who one line means, by itself."""
        name = called(line.name)
        found = self._index.find(name)
        if name.kin:
            return self._named_by_kin(line, found)
        fits = [self._beside(line, place, fit) for place, fit in found.items()]
        fits += [self._beside(line, place, None) for place in self._by_whole_phone(line.phone) if place not in found]
        fits = self._worth_asking(name, fits)
        fits.sort(key=lambda fit: fit.rank, reverse=True)
        leader = _leader(name, line, fits)
        candidates = tuple(_candidate(fit, fits, leader) for fit in fits[:CANDIDATES_MAX])
        if leader is not None:
            return Named(line, Bond.CERTAIN, leader.known.person, candidates)
        is_named = any(len(part) > 1 for part in name.parts)
        return Named(line, Bond.DOUBTFUL if candidates or not is_named else Bond.DISTINCT, None, candidates)

    def _named_by_kin(self, line: ChatLine, found: dict[int, CalledFit]) -> Named:
        """Those of the household of who is named, without himself."""
        best = max((fit.grade for fit in found.values()), default=None)
        heads = [place for place, fit in found.items() if fit.grade is best]
        heads.sort(key=lambda place: (-self._known[place].in_cell, -self._known[place].is_near, place))
        offered: dict[int, None] = {}
        for place in heads:
            offered.update(dict.fromkeys(self._by_household.get(self._known[place].household, ())))
        persons = [self._known[place].person for place in offered if place not in heads][:CANDIDATES_MAX]
        candidates = tuple(Candidate(person, _DOUBTFUL_SCORE, (Reason.HOUSEHOLD_EQUAL,)) for person in persons)
        return Named(line, Bond.DOUBTFUL, None, candidates)

    def _by_whole_phone(self, phone: str) -> list[int]:
        digits = _digits(phone)
        if len(digits) < PHONE_DIGITS_MIN:
            return []
        places = self._by_phone.get(digits[-PHONE_DIGITS_MIN:], ())
        return [place for place in places if _has_phone(self._known[place], digits)]

    def _beside(self, line: ChatLine, place: int, fit: CalledFit | None) -> _Fit:
        known, digits = self._known[place], _digits(line.phone)
        is_whole = len(digits) >= PHONE_DIGITS_MIN
        digits = digits if is_whole else line.phone
        has_it = bool(digits) and _has_phone(known, digits)
        return _Fit(
            known,
            fit,
            phone_equal=is_whole and has_it,
            tail_equal=not is_whole and len(digits) >= TAIL_DIGITS_MIN and has_it,
            phone_differs=bool(digits) and bool(known.phones) and not has_it,
            city_equal=bool(known.city) and f" {fold(known.city)} " in f" {fold(line.detail)} ",
        )

    def _worth_asking(self, name: Called, fits: list[_Fit]) -> list[_Fit]:
        """Without those who are only weakly like a lone name and out of reach: a whole register has such people for every name."""
        if len(name.parts) > 1 or not self._has_reach:
            return fits
        return [
            fit
            for fit in fits
            if fit.grade > Grade.WEAK or fit.phone_equal or fit.known.in_cell or (fit.known.is_near and fit.grade)
        ]


def _digits(phone: str) -> str:
    return phone.lstrip("+").lstrip("0")


def _has_phone(known: Known, digits: str) -> bool:
    """Whether one of the person's numbers ends in these digits, or is what they end in: with or without the country's code."""
    for phone in known.phones:
        own = _digits(phone)
        if own.endswith(digits) or (len(own) >= PHONE_DIGITS_MIN and digits.endswith(own)):
            return True
    return False


def _leader(name: Called, line: ChatLine, fits: Sequence[_Fit]) -> _Fit | None:
    """The one who is certainly meant, or None."""
    of_phone = [fit for fit in fits if fit.phone_equal]
    if of_phone:
        return _leader_by_phone(name, of_phone)
    if line.phone:
        with_tail = [fit for fit in fits if fit.tail_equal and fit.fit is not None and fit.fit.way > Way.LOOSE]
        if with_tail:
            return _clearest(with_tail)
    leader = _leader_by_name(name, fits)
    if leader is None or not leader.phone_differs:
        return leader
    # Who has several numbers is known by his whole name; a few last digits are written to tell two of one name apart.
    is_whole = leader.grade == Grade.FULL and len(name.parts) > 1 and len(line.phone) >= PHONE_DIGITS_MIN
    return leader if is_whole else None


def _leader_by_phone(name: Called, fits: Sequence[_Fit]) -> _Fit | None:
    """Among those who share a telephone, the one whom the name fits; alone with it, whoever is not called otherwise."""
    if not name.parts:
        return fits[0] if len(fits) == 1 else None
    fitting = [fit for fit in fits if fit.fit is not None and fit.fit.way > Way.LOOSE]
    if len(fitting) == 1 and any(fit.grade for fit in fits if fit is not fitting[0]):
        return None  # another who shares it is called nearly the same
    return _clearest(fitting)


def _clearest(fits: Sequence[_Fit]) -> _Fit | None:
    """Of those who share a telephone, the only one, or the one of whose name all was written."""
    if len(fits) < 2:
        return fits[0] if fits else None
    first, second = fits[:2]
    return first if first.grade > max(second.grade, Grade.CLOSE) else None


def _leader_by_name(name: Called, fits: Sequence[_Fit]) -> _Fit | None:
    cell = [fit for fit in fits if fit.known.in_cell and fit.grade >= Grade.CLOSE]
    outside = [fit for fit in fits if not fit.known.in_cell and fit.grade >= Grade.CLOSE]
    if cell:
        leader = _foremost(name, cell)
        # Who bears the whole of what was written, though in no cell, may be a guest of this one.
        is_led = leader is None or any(fit.grade > leader.grade for fit in outside)
        return None if is_led else leader
    near = [fit for fit in outside if fit.known.is_near]
    leader = _foremost(name, near or outside)
    return leader if leader is not None and _is_whole(name, leader) else None


def _foremost(name: Called, fits: Sequence[_Fit]) -> _Fit | None:
    """The one who fits better than all others; for a lone name, who alone fits."""
    best = max((fit.grade for fit in fits), default=Grade.WEAK)
    is_lone = len(name.telling) == 1
    rivals = [fit for fit in fits if fit.grade == best or (is_lone and fit.grade >= Grade.PART)]
    if len(rivals) != 1 or rivals[0].fit is None:
        return None
    return rivals[0] if rivals[0].fit.weight >= SAYING_WEIGHT else None


def _is_whole(name: Called, leader: _Fit) -> bool:
    """Whether the whole name was written, a slip of the pen apart if it is long enough to bear one."""
    fit = leader.fit
    if fit is None or not fit.is_covered:
        return False
    return fit.grade == Grade.FULL or (fit.grade == Grade.CLOSE and sum(name.weights) >= _TELLING_WEIGHT)


_REASONS_BY_GRADE = {
    Grade.FULL: Reason.NAME_EQUAL,
    Grade.PART: Reason.NAME_PART_EQUAL,
    Grade.CLOSE: Reason.NAME_CLOSE,
}


def _name_reason(fit: CalledFit | None) -> Reason:
    if fit is None:
        return Reason.NAME_DIFFERS
    weak = Reason.NAME_SHORT_FORM if fit.way is Way.SHORT else Reason.NAME_CLOSE
    return _REASONS_BY_GRADE.get(fit.grade, Reason.NAME_LOOSE if fit.way is Way.LOOSE else weak)


def _candidate(fit: _Fit, fits: Sequence[_Fit], leader: _Fit | None) -> Candidate:
    alike = [each for each in fits if each.grade >= min(fit.grade, Grade.PART)] if fit.grade else []
    of_cell = [each for each in alike if each.known.in_cell]
    is_only = fit.known.in_cell and of_cell == [fit]
    told = (
        (fit.phone_equal, Reason.PHONE_EQUAL),
        (fit.tail_equal, Reason.PHONE_TAIL_EQUAL),
        (True, _name_reason(fit.fit)),
        (is_only, Reason.ONLY_ONE_IN_CELL),
        (fit.known.in_cell and not is_only, Reason.IN_CELL),
        (fit.known.is_near and not fit.known.in_cell, Reason.REGISTERED_NEAR),
        (fit.city_equal, Reason.CITY_EQUAL),
        (fit is not leader and not is_only and len(alike) > 1, Reason.SEVERAL_OF_NAME),
        (fit.phone_differs, Reason.PHONE_DIFFERS),
    )
    likeness = fit.fit.likeness if fit.fit is not None else 0.0
    low, width = (_CERTAIN_SCORE, 0.1) if fit is leader else (_DOUBTFUL_SCORE, 0.39)
    return Candidate(
        fit.known.person, round(low + width * likeness, 4), tuple(reason for is_so, reason in told if is_so)
    )


def _without_doubles(found: list[Named]) -> tuple[Named, ...]:
    """The same, where no two lines that say different things are certainly one person."""
    by_person: dict[int, list[int]] = {}
    for place, each in enumerate(found):
        if each.person is not None:
            by_person.setdefault(each.person, []).append(place)
    for places in by_person.values():
        if len(places) > 1:
            for place in _too_many([found[place] for place in places], places):
                found[place] = _held_back(found[place])
    return tuple(found)


def _too_many(claims: Sequence[Named], places: Sequence[int]) -> list[int]:
    """Which lines about one person stay open."""
    if len({(each.line.whereabouts, each.line.condition) for each in claims}) > 1:
        return list(places)
    standings = [_standing(each) for each in claims]
    best = max(standings)
    # A lone name twice may be two persons; a whole one is a line written twice.
    return [place for place, each in zip(places, standings, strict=True) if each < best or best < 2]


def _standing(claim: Named) -> int:
    """3 by telephone, 2 by several parts of a name, 1 by a lone one."""
    reasons = claim.candidates[0].reasons
    if Reason.PHONE_EQUAL in reasons or Reason.PHONE_TAIL_EQUAL in reasons:
        return 3
    return 2 if len(called(claim.line.name).parts) > 1 else 1


def _held_back(named: Named) -> Named:
    first, *others = named.candidates
    held = replace(
        first,
        score=min(first.score, _CERTAIN_SCORE - 0.01),
        reasons=(*first.reasons, Reason.NAMED_TWICE),
    )
    return replace(named, bond=Bond.DOUBTFUL, person=None, candidates=(held, *others))
