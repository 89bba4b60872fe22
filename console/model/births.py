"""Birth dates compared, as they are written by hand: day and month change places, one digit goes wrong, only the year is known."""

from __future__ import annotations

from enum import StrEnum


class BirthFit(StrEnum):
    """How two birth dates go together."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"  # one is partial and agrees as far as it goes
    SWAPPED = "swapped"  # day and month changed places
    NEAR = "near"  # one digit differs, or two neighbours changed places
    DIFFERENT = "different"
    UNKNOWN = "unknown"  # at least one is missing


def birth_fit(a: str | None, b: str | None) -> BirthFit:
    """How two ISO dates, whole (``1990-05-01``) or partial (``1990``, ``1990-05``), go together."""
    if not a or not b:
        return BirthFit.UNKNOWN
    if a == b:
        return BirthFit.EQUAL if len(a) == 10 else BirthFit.COMPATIBLE
    if len(a) != 10 or len(b) != 10:
        return BirthFit.COMPATIBLE if a.startswith(b) or b.startswith(a) else BirthFit.DIFFERENT
    if a[:4] == b[:4] and a[5:7] == b[8:10] and a[8:10] == b[5:7]:
        return BirthFit.SWAPPED
    return BirthFit.NEAR if _is_one_slip(a, b) else BirthFit.DIFFERENT


def _is_one_slip(a: str, b: str) -> bool:
    wrong = [place for place in range(10) if a[place] != b[place]]
    if len(wrong) == 1:
        return True
    if len(wrong) != 2:
        return False
    first, second = wrong
    return second == first + 1 and a[first] == b[second] and a[second] == b[first]
