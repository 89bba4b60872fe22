"""The national identity number (NIK): what can be checked of its sixteen digits.

Source: Permendagri on population registration; codes of provinces by Kepmendagri 300.2.2-2138/2025. There is no check digit, so a
number that passes can still be wrong, and one that fails may be the one on the card: it flags, it never blocks.
"""

from __future__ import annotations

import datetime as dt

DIGITS = 16
WOMAN_DAY_OFFSET = 40  # a woman's day of birth is written plus forty
PROVINCES = frozenset(
    f"{code:02d}"
    for code in (
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 97),
    )
)


def is_plausible(number: str) -> bool:
    """Sixteen digits: known province, regency and district not 00, a day that exists in some century, a serial not 0000."""
    if len(number) != DIGITS or not (number.isascii() and number.isdigit()):
        return False
    if number[:2] not in PROVINCES or number[2:4] == "00" or number[4:6] == "00" or number[12:] == "0000":
        return False
    return is_day(number[6:12])


def is_day(digits: str) -> bool:
    """ddmmyy, for a woman with forty added to the day, exists in 1900-1999 or 2000-2099."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day -= WOMAN_DAY_OFFSET if day > WOMAN_DAY_OFFSET else 0
    for century in (1900, 2000):
        try:
            dt.date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False
