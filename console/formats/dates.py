"""Dates in every spelling met in rosters, to ISO text; partial dates stay partial (``1990``, ``1990-05``).

The order of day and month of ``03/04/1990`` cannot be read off one value: the reader decides it per column and passes it in.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from typing import Literal

Order = Literal["d/m", "m/d"]

YEAR_MIN, YEAR_MAX = 1900, 2100  # outside it a date is a slip of the pen, or of another calendar
EPOCH = dt.date(1899, 12, 30)  # day 0 of spreadsheets; right from 1 March 1900 on
SERIAL_MIN, SERIAL_MAX = 3_000, 80_000  # days from 1908 to 2119; smaller numbers are years or ages

_NUMERIC = re.compile(r"(\d{1,4})\s?([./\-\s])\s?(\d{1,2})\s?[./\-\s]\s?(\d{4}|\d{2})(?:[T\s]+\d{1,2}[:.]\d{2}.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[./\-\s]\s?(\d{1,2})\s?[./\-\s]\s?(\d{1,2})(?:[T\s]+\d{1,2}[:.]\d{2}.*)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})|(\d{4})[./\-](\d{1,2})")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_NO_DATE = frozenset({"0000-00-00", "00/00/0000", "00-00-0000", "0000/00/00", "0"})
_MONTHS_TEXT = """
    januari january jan; februari pebruari february feb peb; maret march mar mrt; april apr; mei may; juni june jun;
    juli july jul; agustus august agu ags agt agst aug; september sept sep; oktober october okt oct;
    november nopember nov nop; desember december des dec"""
MONTHS = {word: month for month, words in enumerate(_MONTHS_TEXT.split(";"), 1) for word in words.split()}
_PASSED_OVER_TEXT = (
    "senin selasa rabu kamis jumat jum at sabtu minggu monday tuesday wednesday thursday friday saturday sunday "
    "mon tue wed thu fri sat sun tanggal tgl pada the of st nd rd th"
)
_PASSED_OVER = frozenset(_PASSED_OVER_TEXT.split())


class NotADate(ValueError):
    """No date at all. A date that does not exist is an ``ImpossibleDate``."""


class ImpossibleDate(ValueError):
    """Written as a date, but not in the calendar: 31/02/1990, or the year 1090."""


def parse(text: str, order: Order, latest_year: int) -> str | None:
    """ISO text of a date as written, or None where only zeros stand for "no date".

    latest_year: two-digit years are read as the last such year not after it. Raises NotADate, ImpossibleDate.
    """
    text = text.strip().lstrip("'")
    if text in _NO_DATE:
        return None
    if match := _YEAR_FIRST.fullmatch(text):
        return iso(*(int(part) for part in match.groups()))
    if match := _NUMERIC.fullmatch(text):
        return _ordered(match, order, latest_year)
    if match := _MONTH_YEAR.fullmatch(text):
        month, year, year_before, month_after = match.groups()
        return iso_month(int(year or year_before), int(month or month_after))
    if text.isdecimal():
        return _digits_only(text, order)
    return _in_words(text, latest_year)


def from_number(number: float) -> str:
    """ISO text of a number in a date column: a year, or the spreadsheet's count of days. Raises NotADate."""
    if not math.isfinite(number):
        raise NotADate
    if number == int(number) and YEAR_MIN <= number <= YEAR_MAX:
        return str(int(number))
    if SERIAL_MIN <= number <= SERIAL_MAX:
        return (EPOCH + dt.timedelta(days=int(number))).isoformat()
    if number == int(number) and 1_000_000 <= number < 100_000_000:
        return _digits_only(f"{int(number):08d}", "d/m")
    raise NotADate


def iso(year: int, month: int, day: int) -> str:
    """ISO text. Raises ImpossibleDate."""
    if not YEAR_MIN <= year <= YEAR_MAX:
        raise ImpossibleDate
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError as trouble:
        raise ImpossibleDate from trouble


def iso_month(year: int, month: int) -> str:
    """ISO text of a month. Raises ImpossibleDate."""
    return iso(year, month, 1)[:7]


def order_told_by(text: str) -> Order | None:
    """The order of day and month this value proves, or None when it proves nothing."""
    match = _NUMERIC.fullmatch(text.strip().lstrip("'"))
    if not match or len(match[1]) > 2:
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and 1 <= second <= 12:
        return "d/m"
    return "m/d" if 12 < second <= 31 and 1 <= first <= 12 else None


def needs_order(text: str) -> bool:
    """Written as two numbers and a year, day and month in either place."""
    match = _NUMERIC.fullmatch(text.strip().lstrip("'"))
    return match is not None and len(match[1]) <= 2


def _ordered(match: re.Match[str], order: Order, latest_year: int) -> str:
    first, second, year = int(match[1]), int(match[3]), _full_year(match[4], latest_year)
    if len(match[1]) > 2:
        raise NotADate
    return iso(year, second, first) if order == "d/m" else iso(year, first, second)


def _full_year(digits: str, latest_year: int) -> int:
    if len(digits) == 4:
        return int(digits)
    year = latest_year - latest_year % 100 + int(digits)
    return year if year <= latest_year else year - 100


def _digits_only(text: str, order: Order) -> str:
    """1990, 19900817, 17081990, or the spreadsheet's count of days."""
    if len(text) == 4:
        if not YEAR_MIN <= int(text) <= YEAR_MAX:
            raise ImpossibleDate
        return str(int(text))
    if len(text) == 5:
        return from_number(int(text))
    if len(text) != 8:
        raise NotADate
    if YEAR_MIN <= int(text[:4]) <= YEAR_MAX and 1 <= int(text[4:6]) <= 12:
        return iso(int(text[:4]), int(text[4:6]), int(text[6:]))
    day, month = (text[:2], text[2:4]) if order == "d/m" else (text[2:4], text[:2])
    return iso(int(text[4:]), int(month), int(day))


def _in_words(text: str, latest_year: int) -> str:
    """17 Agustus 1990; Aug 17, 1990; 17-Agu-90; Mei 1990. Weekdays are passed over."""
    tokens = [token.casefold() for token in _TOKENS.findall(text)]
    months = [MONTHS[token] for token in tokens if token in MONTHS]
    numbers = [token for token in tokens if token.isdecimal()]
    rest = [token for token in tokens if token not in MONTHS and not token.isdecimal() and token not in _PASSED_OVER]
    if len(months) != 1 or rest or not 1 <= len(numbers) <= 3:
        raise NotADate
    if len(numbers) == 1:
        if len(numbers[0]) != 4:
            raise NotADate
        return iso_month(int(numbers[0]), months[0])
    first, second = numbers[:2]
    if len(first) == 4 and len(second) <= 2:
        return iso(int(first), months[0], int(second))
    if len(first) > 2 or len(second) not in {2, 4} or len(numbers) > 2:
        raise NotADate
    return iso(_full_year(second, latest_year), months[0], int(first))
