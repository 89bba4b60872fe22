"""Who is worth comparing with whom: an index of subjects by what they share, that stays quick when thousands share it.

A *block* is everybody with one value: one telephone, one birth date. Most blocks are small and compared one by one. A block that has
grown too large (an embassy's telephone given for all its students, the first of January) becomes a *crowd*: within it only those are
compared who also share a part of the name and the birth date, or the whole name. Whoever shares a document is found by the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from console.model.evidence import NIK_KEPT_DIGITS, Prepared
from console.model.likeness import NameParts
from console.model.subject import Subject

BLOCK_MAX = 50  # larger ones are crowds; the officer waits for every comparison, 50 take about 1 ms

CrowdKeys = Callable[[Prepared], Iterable[str]]


@dataclass(slots=True)
class _Crowd:
    places_by_key: dict[str, list[int]] = field(default_factory=dict)

    def add(self, place: int, keys: Iterable[str]) -> None:
        for key in keys:
            places = self.places_by_key.setdefault(key, [])
            if len(places) < BLOCK_MAX:
                places.append(place)

    def find(self, keys: Iterable[str]) -> set[int]:
        return {place for key in keys for place in self.places_by_key.get(key, ())}


class Blocks:
    """An index of places by one kind of value."""

    def __init__(self, entries: list[Prepared], crowd_keys: CrowdKeys) -> None:
        """Start empty.

        entries: all subjects by place; grown by the owner before a place is added. crowd_keys: what a crowd is divided by.
        """
        self._entries = entries
        self._crowd_keys = crowd_keys
        # A lone place is kept bare: most values belong to one subject, and a list each would double the memory.
        self._members: dict[str, int | list[int] | _Crowd] = {}

    def add(self, value: str, place: int) -> None:
        """Put a place under a value."""
        members = self._members.get(value)
        if members is None:
            self._members[value] = place
        elif isinstance(members, int):
            self._members[value] = [members, place]
        elif isinstance(members, _Crowd):
            members.add(place, self._crowd_keys(self._entries[place]))
        else:
            members.append(place)
            if len(members) > BLOCK_MAX:
                self._members[value] = self._crowd_of(members)

    def _crowd_of(self, places: list[int]) -> _Crowd:
        crowd = _Crowd()
        for place in places:
            crowd.add(place, self._crowd_keys(self._entries[place]))
        return crowd

    def find(self, value: str, entry: Prepared) -> Iterable[int]:
        """The places under a value that are worth comparing with the entry."""
        members = self._members.get(value)
        if members is None:
            return ()
        if isinstance(members, int):
            return (members,)
        return members.find(self._crowd_keys(entry)) if isinstance(members, _Crowd) else members


class Index:
    """Subjects by all that can bring two together."""

    def __init__(self) -> None:
        """Start empty."""
        self.entries: list[Prepared] = []
        self._passports = Blocks(self.entries, _keys_by_name)
        self._niks = Blocks(self.entries, _keys_by_name)
        self._phones = Blocks(self.entries, _keys_by_name)
        self._emails = Blocks(self.entries, _keys_by_name)
        self._births = Blocks(self.entries, _keys_by_name)
        self._names = Blocks(self.entries, _keys_by_birth)

    def add(self, entry: Prepared) -> int:
        """Take a subject in; the place it got."""
        place = len(self.entries)
        self.entries.append(entry)
        for blocks, value in self._shared_values(entry):
            blocks.add(value, place)
        for key in _name_blocks(entry):
            self._names.add(key, place)
        if entry.subject.born:
            self._births.add(entry.subject.born, place)
        return place

    def find(self, entry: Prepared) -> set[int]:
        """The places of all subjects worth comparing with this one."""
        places: set[int] = set()
        for blocks, value in self._shared_values(entry):
            places.update(blocks.find(value, entry))
        self._find_by_name(entry, places)
        if entry.subject.born:
            self._find_by_birth(entry, entry.subject.born, places)
        return places

    def _find_by_name(self, entry: Prepared, places: set[int]) -> None:
        """Without a shared telephone or document, people of one name need birth dates that one slip may have parted."""
        born = entry.subject.born
        entries = self.entries
        for key in _name_blocks(entry):
            members = self._names.find(key, entry)
            places.update([place for place in members if _may_be_one_birth(born, entries[place].subject.born)])

    def _find_by_birth(self, entry: Prepared, born: str, places: set[int]) -> None:
        """Without a shared telephone or document, people born on one day need names that may have a part in common."""
        for place in self._births.find(born, entry):
            if place not in places and _may_be_one_name(entry.names, self.entries[place].names):
                places.add(place)

    def _shared_values(self, entry: Prepared) -> list[tuple[Blocks, str]]:
        values = [(self._passports, passport) for passport in entry.passports]
        values += [(self._niks, nik[:NIK_KEPT_DIGITS]) for nik in entry.certain_niks + entry.uncertain_niks]
        phones = entry.subject.phones
        values += [(self._phones, phone) for phone in (phones if len(phones) < 2 else dict.fromkeys(phones))]
        if entry.subject.email:
            values.append((self._emails, entry.subject.email.casefold()))
        return values


def _name_blocks(entry: Prepared) -> Iterable[str]:
    """One key per spelling of the name."""
    names = entry.names
    return (names[0].block,) if len(names) == 1 else dict.fromkeys([spelling.block for spelling in names])


def _may_be_one_birth(a: str | None, b: str | None) -> bool:
    """A quick look: no slip of the pen changes both the year and the day."""
    if not a or not b or len(a) != 10 or len(b) != 10:
        return True
    return a[:4] == b[:4] or a[4:] == b[4:]


def _may_be_one_name(a: tuple[NameParts, ...], b: tuple[NameParts, ...]) -> bool:
    """A quick look at what a shortened or misspelt name keeps.

    All telling parts of one name begin with the letter of a part of the other: hardly anyone misspells the first. A lone part says
    less, so two letters of it have to be found.
    """
    for one in a:
        for other in b:
            if len(one.telling) == 1 or len(other.telling) == 1:
                if not {part[:2] for part in one.telling}.isdisjoint([part[:2] for part in other.telling]):
                    return True
            else:
                firsts, others = {part[0] for part in one.telling}, {part[0] for part in other.telling}
                if firsts <= others or others <= firsts:
                    return True
    return False


def _keys_by_name(entry: Prepared) -> Iterable[str]:
    """Within a crowd that shares a value: the whole name, and each telling part with the birth date."""
    yield from (f"={key}" for key in _name_blocks(entry))
    if entry.subject.born:
        yield from {f"{part} {entry.subject.born}" for names in entry.names for part in names.telling}


def _keys_by_birth(entry: Prepared) -> Iterable[str]:
    """Within a crowd of one name: the year, and the day whatever the year, so that one wrong digit is found."""
    born = _whole_birth(entry.subject)
    if born:
        yield from (born[:4], born[4:])


def _whole_birth(subject: Subject) -> str:
    return subject.born if subject.born and len(subject.born) == 10 else ""
