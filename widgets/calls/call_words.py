"""How the call list reads: why somebody is called first, how the last call ended, who holds a unit, and numbers to dial."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from PySide6.QtCore import QCoreApplication

from console.formats.calling_codes import CALLING_CODES
from console.model.shown_response import Callee, CallUnit
from console.model.words import Condition, Whereabouts
from widgets import times
from widgets.status import Chip, Mark, Shape, chip_of

_BAD = (Whereabouts.MISSING, Condition.INJURED, Condition.CRITICAL)
_CODE_DIGITS = (3, 2, 1)  # calling codes have one to three digits


def unit_name(unit: CallUnit) -> str:
    """Who is called: the first of the household, and how many more of them there are."""
    first = unit.people[0].name if unit.people else "?"
    more = len(unit.people) - 1
    return f"{first}  +{times.number(more)}" if more > 0 else first


def why_chips(unit: CallUnit) -> tuple[Chip, ...]:
    """Why this unit comes before others, what weighs most first."""
    found = list(bad_chips(unit))
    if any(person.asking for person in unit.people):
        found.append(asked_chip(max(person.asking for person in unit.people)))
    if unit.is_vulnerable:
        told = QCoreApplication.translate("CallWords", "child or elderly")
        found.append(Chip(Mark("neutral", Shape.SQUARE), told))
    if not unit.has_number:
        found.append(Chip(Mark("neutral", Shape.BAR), QCoreApplication.translate("CallWords", "no number")))
    if unit.distance_km is not None:
        found.append(Chip(Mark("neutral", Shape.RING), distance_text(unit.distance_km)))
    return tuple(found)


def bad_chips(unit: CallUnit) -> tuple[Chip, ...]:
    """What is said of the unit's people that cannot wait, each once."""
    said = [word for person in unit.people for word in (person.whereabouts, person.condition) if word in _BAD]
    return tuple(dict.fromkeys(chip_of(word) for word in said))


def asked_chip(asking: int) -> Chip:
    """Somebody is asked for. asking: how many ask."""
    if asking > 1:
        told = QCoreApplication.translate("CallWords", "{n} ask").format(n=times.number(asking))
        return Chip(Mark("accent", Shape.DIAMOND), told)
    return Chip(Mark("accent", Shape.DIAMOND), QCoreApplication.translate("CallWords", "asked for"))


def known_chips(person: Callee) -> tuple[Chip, ...]:
    """What is already reported of one person."""
    words = (person.whereabouts, person.condition)
    found = [chip_of(word) for word in words if word is not None]
    if person.asking:
        found.append(asked_chip(person.asking))
    return tuple(found)


def distance_text(distance_km: float) -> str:
    """How far from the scene: ``1.2 km``, ``14 km``."""
    return f"{times.locale().toString(distance_km, 'f', 1 if distance_km < 10 else 0)} km"


def last_chip(unit: CallUnit, now_ms: int) -> Chip | None:
    """How the newest call ended, and how long ago."""
    if unit.last_outcome is None or unit.last_at_ms is None:
        return None
    chip = chip_of(unit.last_outcome)
    return Chip(chip.mark, f"{chip.text} · {times.age(unit.last_at_ms, now_ms)}")


def held_text(unit: CallUnit, now_ms: int) -> str:
    """Who calls this unit now, and since when; "" for nobody."""
    if not unit.taken_by:
        return ""
    who = QCoreApplication.translate("CallWords", "you") if unit.is_mine else unit.taken_by
    return f"{who}, {times.age(unit.taken_at_ms, now_ms)}" if unit.taken_at_ms is not None else who


def age_text(born: str | None, now_ms: int) -> str:
    """The age of a person by the date of birth as stored, in years; "" where it is not known."""
    if not born:
        return ""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
    year, month, day = (int(part) for part in [*born.split("-"), "1", "1"][:3])
    years = today.year - year - ((today.month, today.day) < (month, day) and len(born) > len("1990"))
    return QCoreApplication.translate("CallWords", "{n} y").format(n=times.number(max(0, years)))


def born_text(born: str | None) -> str:
    """The date of birth as people read it."""
    return times.date_text(born) if born else ""


def finish_text(at_ms: int, now_ms: int, zone: str) -> str:
    """A moment to come on the clock of a zone; with its day when that is not today's."""
    is_today = _day(at_ms, zone) == _day(now_ms, zone)
    return times.clock_time(at_ms, zone) if is_today else times.day_time(at_ms, zone)


def _day(at_ms: int, zone: str) -> date:
    return times.wall_clock(at_ms, zone).date()


def spaced(number: str) -> str:
    """A number in groups, as it is read and dialled: ``+249 912 345 678``; one that is not all digits stays as it is."""
    digits = number.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal()):
        return number
    code = _calling_code(digits) if number.startswith("+") else ""
    rest = digits[len(code) :]
    size = 4 if len(rest) > 9 else 3
    groups = [rest[at : at + size] for at in range(0, len(rest), size)]
    if len(groups) > 1 and len(groups[-1]) == 1:  # a single digit at the end is overlooked
        groups[-2:] = [groups[-2] + groups[-1]]
    plus = "+" if number.startswith("+") else ""
    return plus + " ".join(part for part in (code, *groups) if part)


def _calling_code(digits: str) -> str:
    return next((digits[:count] for count in _CODE_DIGITS if digits[:count] in _codes()), "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(code.lstrip("+") for code in CALLING_CODES.values())
