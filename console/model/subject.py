"""What is compared when persons are matched, and what can come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from console.model.words import Sex


class Bond(StrEnum):
    """What is held of two descriptions, before anybody looked."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    DISTINCT = "distinct"


class Reason(StrEnum):
    """Why two descriptions are held alike or different; the sentence in each language is looked up by it."""

    DECIDED_SAME = "decided-same"
    DECIDED_NOT_SAME = "decided-not-same"
    ROW_SEEN_BEFORE = "row-seen-before"
    PASSPORT_EQUAL = "passport-equal"
    PASSPORT_DIFFERS = "passport-differs"
    NIK_EQUAL = "nik-equal"
    NIK_ALIKE = "nik-alike"
    NIK_DIFFERS = "nik-differs"
    NAME_EQUAL = "name-equal"
    NAME_CLOSE = "name-close"
    NAME_LOOSE = "name-loose"
    NAME_DIFFERS = "name-differs"
    BORN_EQUAL = "born-equal"
    BORN_COMPATIBLE = "born-compatible"
    BORN_SWAPPED = "born-swapped"
    BORN_NEAR = "born-near"
    BORN_DIFFERS = "born-differs"
    PHONE_EQUAL = "phone-equal"
    EMAIL_EQUAL = "email-equal"
    HOUSEHOLD_EQUAL = "household-equal"
    CITY_EQUAL = "city-equal"
    SEX_DIFFERS = "sex-differs"
    SEVERAL_CERTAIN = "several-certain"
    CHAIN_BROKEN = "chain-broken"
    NAME_PART_EQUAL = "name-part-equal"
    NAME_SHORT_FORM = "name-short-form"
    ONLY_ONE_IN_CELL = "only-one-in-cell"
    IN_CELL = "in-cell"
    REGISTERED_NEAR = "registered-near"
    SEVERAL_OF_NAME = "several-of-name"
    NAMED_TWICE = "named-twice"
    PHONE_TAIL_EQUAL = "phone-tail-equal"
    PHONE_DIFFERS = "phone-differs"
    LINE_FILED_BEFORE = "line-filed-before"
    TOLD_OTHERWISE_SINCE = "told-otherwise-since"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row or a registered person offers for comparing.

    key: unique among all that are compared: a record id, or a number of the caller's for a row (negative row numbers do). born: ISO
    date, whole or partial. phones: telephone and WhatsApp as +digits. passports: upper case without blanks. niks: each with whether
    every digit is certain (False for one from a numeric cell or one that does not check). household: any text that is equal within one.
    """

    key: int
    name: str
    other_names: tuple[str, ...] = ()
    born: str | None = None
    sex: Sex | None = None
    phones: tuple[str, ...] = ()
    passports: tuple[str, ...] = ()
    niks: tuple[tuple[str, bool], ...] = ()
    city: str = ""
    household: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What came of comparing two subjects.

    score: 0 to 1 for ordering a list: certain from 0.9, doubtful from 0.5, distinct below. reasons: stable codes, the weightiest first.
    """

    score: float
    reasons: tuple[str, ...]
    verdict: Bond
