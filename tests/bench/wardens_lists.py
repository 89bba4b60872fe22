"""Rosters and wardens' lists of invented people, with what each line means, for ``tests/bench/wardens.py``."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from faker.providers.person.id_ID import Provider

from console.model.likeness import part_weight
from console.model.names import fold
from console.model.spelling import skeleton
from tests.bench.wardens_words import CHATTER, HEADINGS, STATES, TITLES, State

PEOPLE, CELLS, LISTED, STRANGERS, GUESTS = 1_200, 4, 300, 24, 28


@dataclass(frozen=True)
class Person:
    """An invented person. base: the parts of the name before anybody spelled them his way."""

    number: int
    base: tuple[str, ...]
    name: str
    sex: str
    phones: tuple[str, ...]
    cell: int
    household: str


@dataclass(frozen=True)
class Shown:
    """What a line shows of a name. parts: (part of the base, unharmed | initial | typo | nick)."""

    text: str
    parts: tuple[tuple[str, str], ...]
    digits: str = ""


@dataclass(frozen=True)
class Truth:
    """A line of the list as it was meant."""

    person: Person
    shown: Shown
    state: State
    is_on_roster: bool


class Maker:
    """Makes rosters and lists from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self._numbers = 0
        # Some names are everybody's, most are few people's; faker gives each the same chance.
        self._male, self._female, self._last = (
            _ranked(self.rng, names)
            for names in (Provider.first_names_male, Provider.first_names_female, Provider.last_names)
        )

    def _pick(self, names: Sequence[str]) -> str:
        return self.rng.choices(names, [1 / (rank + 6) for rank in range(len(names))])[0]

    def person(self, cell: int, household: str, last: str, phones: tuple[str, ...]) -> Person:
        rng = self.rng
        self._numbers += 1
        sex = rng.choice("LP")
        firsts = self._male if sex == "L" else self._female
        kind = rng.random()
        parts = [self._pick(firsts)]
        if kind > 0.08:
            parts += [self._pick(firsts)] if kind > 0.7 else []
            parts += [last or self._pick(self._last)]
        if rng.random() < 0.14:
            parts.insert(
                0, rng.choice(("Muhammad", "Ahmad", "Abdul")) if sex == "L" else rng.choice(("Siti", "Nur", "Sri"))
            )
        base = tuple(dict.fromkeys(parts))
        name = " ".join(respelt(rng, part) if rng.random() < 0.1 else part for part in base)
        if rng.random() < 0.03:
            name += (" bin " if sex == "L" else " binti ") + self._pick(self._male)
        own = (f"+2499{rng.randrange(10**8):08d}", f"+628{rng.randrange(10**9):09d}")
        return Person(self._numbers, base, name, sex, phones or own[: rng.choice((1, 2))], cell, household)

    def roster(self) -> list[Person]:
        people: list[Person] = []
        while len(people) < PEOPLE:
            cell = len(people) * CELLS // PEOPLE
            if self.rng.random() < 0.12:  # a family: the father's last name, and half of them his telephone
                last, household = self._pick(self._last), f"KRT-{len(people)}"
                head = self.person(cell, household, last, ())
                people.append(head)
                people += [
                    self.person(cell, household, last, head.phones if self.rng.random() < 0.5 else ())
                    for _ in range(self.rng.randrange(1, 4))
                ]
            else:
                people.append(self.person(cell, "", "", ()))
        return people[:PEOPLE]

    def shown(self, person: Person) -> Shown:
        rng, base = self.rng, person.base
        kind = rng.random()
        parts = [(part, "unharmed") for part in base]
        if len(parts) > 1:
            if kind < 0.22:
                light = base[0] in ("Muhammad", "Siti", "Nur", "Sri", "Abdul", "Ahmad")
                parts = parts[1:2] if light and rng.random() < 0.7 else parts[:1]
            elif kind < 0.32:
                parts = [*parts[:1], (base[-1], "initial")]
            elif kind < 0.40:
                parts = [parts[0], parts[-1]]
            elif kind < 0.44:
                parts = parts[::-1]
            elif kind < 0.46:
                parts = parts[-1:]
        if kind > 0.96:
            parts = [(base[0] if len(base) < 3 else base[1], "nick")]
        if rng.random() < 0.07:
            place = rng.randrange(len(parts))
            if parts[place][1] == "unharmed" and len(parts[place][0]) > 4:
                parts[place] = parts[place][0], "typo"
        words = [self._written(part, harm) for part, harm in parts]
        if rng.random() < 0.25:
            words.insert(0, rng.choice(TITLES[person.sex]))
        text = " ".join(words)
        case = rng.random()
        text = text.lower() if case < 0.5 else text.upper() if case > 0.92 else text
        return self._with_phone(person, Shown(text, tuple(parts)))

    def _with_phone(self, person: Person, shown: Shown) -> Shown:
        kind, phone = self.rng.random(), person.phones[-1]
        if kind < 0.05:
            return replace(shown, digits=phone[-4:])
        if kind < 0.09:
            return replace(shown, digits="0" + phone[3:] if phone.startswith("+62") else phone)
        return shown

    def _written(self, part: str, harm: str) -> str:
        rng = self.rng
        if harm == "initial":
            return part[0] + rng.choice(("", "."))
        if harm == "typo":
            return mistyped(rng, part)
        if harm == "nick":
            return part[-4:] if len(part) > 6 and rng.random() < 0.5 else part[: 4 if len(part) > 5 else 3]
        return respelt(rng, part) if rng.random() < 0.25 else part

    def state(self) -> tuple[State, str]:
        _, state, phrases = self.rng.choices(STATES, [share for share, _, _ in STATES])[0]
        return state, self.rng.choice(phrases)


def _ranked(rng: random.Random, names: Sequence[str]) -> list[str]:
    found = sorted(set(names))
    rng.shuffle(found)
    return found


_RESPELLINGS = (
    ("u", "oe"), ("j", "dj"), ("c", "tj"), ("y", "i"), ("i", "y"), ("z", "s"), ("sy", "sj"), ("kh", "ch"), ("f", "v"), ("ks", "x"), ("h", ""), ("i", "ie"),
)  # fmt: skip
_SHORT = {
    "Muhammad": ("Moh.", "Muh.", "M.", "Mhd", "Mohammad"),
    "Ahmad": ("Achmad", "Ach.", "Akhmad"),
    "Abdul": ("Abd.", "Abdoel"),
    "Siti": ("St.", "Sitti"),
}


def respelt(rng: random.Random, part: str) -> str:
    """The part in another spelling that is usual for it."""
    if part in _SHORT:
        return rng.choice(_SHORT[part])
    fitting = [
        (old, new)
        for old, new in _RESPELLINGS
        if old in part[1:].lower() and not (old == "h" and not part.endswith("h"))
    ]
    if not fitting:
        return part
    old, new = rng.choice(fitting)
    if old == "y" and part.lower().endswith("y"):
        return part
    return part[:-1] if old == "h" else part[0] + part[1:].replace(old, new, 1)


def mistyped(rng: random.Random, part: str) -> str:
    """The part with one slip of the finger behind its first letter."""
    place = rng.randrange(1, len(part) - 1)
    kind = rng.randrange(3)
    if kind == 0 and part[place] != part[place + 1]:
        return part[:place] + part[place + 1] + part[place] + part[place + 2 :]
    return part[:place] + part[place + 1 :] if kind == 1 else part[:place] + rng.choice("aeiknrst") + part[place + 1 :]


@dataclass
class Written:
    """A list as text, with what each of its lines means; nothing for talk."""

    lines: list[str] = field(default_factory=list)
    truths: list[list[Truth]] = field(default_factory=list)
    has_heading: bool = False

    def add(self, line: str, *truths: Truth) -> None:
        self.lines.append(line)
        self.truths.append(list(truths))

    def begin(self, rng: random.Random) -> None:
        """A new part of the list, to which no heading before applies."""
        self.add("")
        if self.has_heading:
            self.add(rng.choice(("Lainnya:", "Info lain:", "Yang lain:")))
        self.has_heading = False


def written(maker: Maker, roster: list[Person]) -> Written:
    """A warden's list of cell 0."""
    rng = maker.rng
    own = [person for person in roster if person.cell == 0]
    rest = [person for person in roster if person.cell]
    listed = [(person, True) for person in rng.sample(own, LISTED - STRANGERS - GUESTS)]
    listed += [(person, True) for person in rng.sample(rest, GUESTS)]
    listed += [(maker.person(-1, "", "", ()), False) for _ in range(STRANGERS)]
    rng.shuffle(listed)
    found = Written()
    while listed:
        if rng.random() < 0.1:
            found.add(rng.choice(CHATTER))
        style = rng.random()
        if style < 0.12:
            _under_heading(maker, found, [listed.pop() for _ in range(min(len(listed), rng.randrange(2, 7)))])
        elif style < 0.3:
            _in_one_line(maker, found, [listed.pop() for _ in range(min(len(listed), rng.randrange(2, 5)))])
        else:
            _by_line(maker, found, [listed.pop() for _ in range(min(len(listed), rng.randrange(1, 6)))])
    return found


def _name(shown: Shown) -> str:
    if not shown.digits:
        return shown.text
    return f"{shown.text} (..{shown.digits})" if len(shown.digits) == 4 else f"{shown.text} {shown.digits}"


def _one(maker: Maker, person: Person, is_on_roster: bool, is_only_part: bool = False) -> tuple[str, Truth]:
    shown = maker.shown(person)
    state, phrase = maker.state()
    while is_only_part and ("," in phrase or not phrase):
        state, phrase = maker.state()
    rng = maker.rng
    if phrase in ("✅", "❓", "❌") and rng.random() < 0.5:
        text = f"{phrase} {_name(shown)}"
    else:
        text = f"{_name(shown)}{rng.choice((' ', ' ', ' - ', ': ', ' => ', ' – ')) if phrase else ''}{phrase}"
        if phrase and "," not in phrase and rng.random() < 0.1:
            text = f"{_name(shown)} ({phrase})"
    return text, Truth(person, shown, state, is_on_roster)


def _by_line(maker: Maker, found: Written, listed: list[tuple[Person, bool]]) -> None:
    found.begin(maker.rng)
    style = maker.rng.choice(
        ("{}. ", "{}) ", "- ", "• ", "", "[12/11/22 19.0{}] Pak RT: ", "12/11/22 19:0{} - Bu Ani: ")
    )
    for number, (person, is_on_roster) in enumerate(listed, 1):
        text, truth = _one(maker, person, is_on_roster)
        found.add(style.format(number) + text, truth)


def _in_one_line(maker: Maker, found: Written, listed: list[tuple[Person, bool]]) -> None:
    found.begin(maker.rng)
    pairs = [_one(maker, person, is_on_roster, is_only_part=True) for person, is_on_roster in listed]
    found.add(maker.rng.choice((", ", "; ", ",")).join(text for text, _ in pairs), *(truth for _, truth in pairs))


def _under_heading(maker: Maker, found: Written, listed: list[tuple[Person, bool]]) -> None:
    heading, state = maker.rng.choice(HEADINGS)
    found.add("")
    found.add(heading)
    found.has_heading = True
    bullet = maker.rng.choice(("{}. ", "- ", "{}️⃣ ", ""))
    for number, (person, is_on_roster) in enumerate(listed, 1):
        shown = maker.shown(person)
        found.add(bullet.format(number) + _name(shown), Truth(person, shown, state, is_on_roster))


def bearers(truth: Truth, people: Sequence[Person]) -> list[Person]:
    """Those whose names hold all that is shown, as far as it was not harmed beyond knowing."""
    found = []
    for person in people:
        own = set(map(skeleton_of, person.base))
        shown = truth.shown.parts
        whole = all(skeleton_of(part) in own for part, harm in shown if harm in ("unharmed", "typo"))
        starts = all(
            any(each[0].lower() == part[0].lower() for each in person.base) for part, harm in shown if harm == "initial"
        )
        if whole and starts and all(harm != "nick" for _, harm in shown):
            found.append(person)
    return found


def skeleton_of(part: str) -> str:
    return skeleton(fold(part))


def is_nameable(truth: Truth, people: Sequence[Person], has_cell: bool) -> bool:
    """By the rule in the head of this module."""
    person, parts = truth.person, truth.shown.parts
    unharmed = [part for part, harm in parts if harm == "unharmed" and part_weight(skeleton_of(part)) >= 0.5]
    if not unharmed:
        return False
    alike = bearers(truth, people)
    if truth.shown.digits:
        return sum(any(phone.endswith(truth.shown.digits[-4:]) for phone in each.phones) for each in alike) == 1
    if has_cell and person.cell == 0:
        return [each for each in alike if each.cell == 0] == [person]
    is_whole = {part for part, harm in parts if harm != "initial"} >= {
        part for part in person.base if part != "Muhammad"
    }
    rivals = alike if len(unharmed) == 1 else [each for each in alike if len(each.base) == len(person.base)]
    return is_whole and rivals == [person] and not (has_cell and any(each.cell == 0 for each in alike))
