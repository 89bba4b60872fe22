"""Two subjects laid side by side: what agrees, what differs, what cannot be told. What to hold of it is in ``console.model.compare``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from console.model.births import BirthFit, birth_fit
from console.model.likeness import NameParts, name_fit, name_parts
from console.model.subject import Subject

NIK_DIGITS = 16
NIK_KEPT_DIGITS = 15  # a spreadsheet keeps this many digits of a number
PASSPORT_MIN = 5  # shorter ones are slips such as ABC and identify nobody

_DIGITS = frozenset("0123456789")
_NAME_EQUAL = 0.97
_NAME_CLOSE = 0.8
_NAME_LOOSE = 0.6


@dataclass(frozen=True, slots=True)
class Prepared:
    """A subject with its names taken apart and its numbers looked at, so that it can be compared many times."""

    subject: Subject
    names: tuple[NameParts, ...]
    passports: tuple[str, ...]  # those that can identify anybody
    certain_niks: tuple[str, ...]
    uncertain_niks: tuple[str, ...]


def prepared(subject: Subject) -> Prepared:
    """The subject ready to compare."""
    names = name_parts(subject.name)
    for name in subject.other_names:
        names += name_parts(name)
    certain, uncertain = [], []
    for value, is_certain in subject.niks:
        if is_certain_nik(value, is_certain):
            certain.append(value)
        elif len(value) >= NIK_KEPT_DIGITS:
            uncertain.append(value)
    passports = tuple([passport for passport in subject.passports if is_telling_passport(passport)])
    return Prepared(subject, names, passports, tuple(certain), tuple(uncertain))


class NameGrade(StrEnum):
    """How far two names go together."""

    EQUAL = "equal"
    CLOSE = "close"  # shortened, or a typing error
    LOOSE = "loose"  # a sister's name as likely as a typing error
    DIFFERENT = "different"


class NikFit(StrEnum):
    """How the NIKs of two subjects go together."""

    EQUAL = "equal"
    ALIKE = "alike"  # equal as far as a spreadsheet keeps digits
    DIFFERENT = "different"  # both certain, and not one in common
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What two subjects show when laid side by side.

    name_weight: how much the parts say that both names share. name_contained: one name is the other shortened.
    """

    name: NameGrade
    name_weight: float
    name_contained: bool
    born: BirthFit
    nik: NikFit
    passport_equal: bool
    passport_differs: bool
    phone_equal: bool
    email_equal: bool
    household_equal: bool
    city_equal: bool
    sex_differs: bool

    @property
    def born_close(self) -> bool:
        """The birth dates are equal but for a slip of the pen."""
        return self.born in (BirthFit.EQUAL, BirthFit.SWAPPED, BirthFit.NEAR)

    @property
    def supports(self) -> int:
        """How many things agree that seldom agree by chance, beside documents, name and birth date."""
        return self.phone_equal + self.email_equal + (self.nik is NikFit.ALIKE)

    @property
    def is_contradicted(self) -> bool:
        """Something differs that stays with a person for life."""
        return self.sex_differs or self.nik is NikFit.DIFFERENT


def evidence(a: Prepared, b: Prepared) -> Evidence:
    """Everything that agrees and differs between two subjects."""
    one, other = a.subject, b.subject
    fit = name_fit(a.names, b.names)
    passport_equal = _has_common(a.passports, b.passports)
    return Evidence(
        name=_name_grade(fit.likeness),
        name_weight=fit.weight,
        name_contained=fit.is_contained,
        born=birth_fit(one.born, other.born),
        nik=_nik_fit(a, b),
        passport_equal=passport_equal,
        passport_differs=bool(a.passports) and bool(b.passports) and not passport_equal,
        phone_equal=_has_common(one.phones, other.phones),
        email_equal=bool(one.email) and one.email.casefold() == other.email.casefold(),
        household_equal=bool(one.household) and one.household == other.household,
        city_equal=bool(one.city) and one.city.casefold() == other.city.casefold(),
        sex_differs=one.sex is not None and other.sex is not None and one.sex is not other.sex,
    )


def _name_grade(likeness: float) -> NameGrade:
    if likeness >= _NAME_EQUAL:
        return NameGrade.EQUAL
    if likeness >= _NAME_CLOSE:
        return NameGrade.CLOSE
    return NameGrade.LOOSE if likeness >= _NAME_LOOSE else NameGrade.DIFFERENT


def _has_common(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    for value in a:  # noqa: SIM110 - asked several times for every pair, and twice as quick as any()
        if value in b:
            return True
    return False


def is_telling_passport(passport: str) -> bool:
    """Whether the text can identify anybody: long enough, with more than one different digit."""
    return len(passport) >= PASSPORT_MIN and len(_DIGITS.intersection(passport)) > 1


def is_certain_nik(value: str, is_certain: bool) -> bool:
    """Whether the NIK can be a key: sixteen certain digits, not all the same."""
    return is_certain and len(value) == NIK_DIGITS and value.isdecimal() and len(set(value)) > 1


def _nik_fit(a: Prepared, b: Prepared) -> NikFit:
    if _has_common(a.certain_niks, b.certain_niks):
        return NikFit.EQUAL
    if (a.uncertain_niks or b.uncertain_niks) and _is_nik_alike(a, b):
        return NikFit.ALIKE
    return NikFit.DIFFERENT if a.certain_niks and b.certain_niks else NikFit.UNKNOWN


def _is_nik_alike(a: Prepared, b: Prepared) -> bool:
    kept = slice(NIK_KEPT_DIGITS)
    uncertain_a = {value[kept] for value in a.uncertain_niks}
    uncertain_b = {value[kept] for value in b.uncertain_niks}
    return (
        not uncertain_a.isdisjoint(uncertain_b)
        or any(value[kept] in uncertain_a for value in b.certain_niks)
        or any(value[kept] in uncertain_b for value in a.certain_niks)
    )
