"""How moments, dates and ages are written on screen, in the language in force.

A time never stands without its zone: ``14:05 WIB (07:05 UTC)``. An age is short and rounded down: ``2 h ago``, ``2 jam lalu``.
"""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtWidgets import QApplication

from console.model.words import Language

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
AHEAD_MS = 15 * MINUTE_MS  # a clock that runs a little fast is no news to the reader; model rule 3 allows the same
JAKARTA = "Asia/Jakarta"
_PROPERTY = "posko-language"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)


def language() -> Language:
    """The language in force; English before any was chosen."""
    application = QApplication.instance()
    value = application.property(_PROPERTY) if application is not None else None
    return "id" if value == "id" else "en"


def locale() -> QLocale:
    """The number and date forms of the language in force; day before month in both."""
    if language() == "id":
        return QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def number(value: int) -> str:
    """A whole number with the thousands marks of the language: ``1,209``, ``1.209``."""
    return locale().toString(value)


def clock_ms() -> int:
    """The present moment, UTC milliseconds. Widgets take a callable like this, so that tests set the time."""
    return time.time_ns() // 1_000_000


def zone_word(zone: str, at_ms: int) -> str:
    """The short name of an IANA zone at a moment: ``WIB``, ``CAT``, ``UTC+4`` where it has no letters of its own."""
    there = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone))
    name = there.tzname() or ""
    if name.isalpha():
        return name
    minutes = int((there.utcoffset() or timedelta()).total_seconds()) // 60
    sign, (hours, rest) = ("-" if minutes < 0 else "+"), divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def clock_time(at_ms: int, zone: str) -> str:
    """A moment without its date: ``14:05 WIB (07:05 UTC)``."""
    there = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone))
    told = f"{there:%H:%M} {zone_word(zone, at_ms)}"
    if there.tzname() == "UTC":
        return told
    utc = datetime.fromtimestamp(at_ms / 1000, UTC)
    if utc.date() == there.date():
        return f"{told} ({utc:%H:%M} UTC)"
    return f"{told} ({utc:%H:%M} UTC, {_day_month(utc)})"


def day_time(at_ms: int, zone: str) -> str:
    """A moment with its day, for what a crisis of weeks leaves behind: ``24 Nov, 14:05 WIB (07:05 UTC)``."""
    return f"{_day_month(datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone)))}, {clock_time(at_ms, zone)}"


def moment(at_ms: int, zone: str) -> str:
    """A moment with its date: ``24 Nov 2026, 14:05 WIB (07:05 UTC)``."""
    there = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone))
    return f"{_date_text(there.year, there.month, there.day)}, {clock_time(at_ms, zone)}"


def age(since_ms: int, now_ms: int) -> str:
    """How long ago: ``just now``, ``12 min ago``, ``2 h ago``, ``3 d ago``, ``5 mo ago``, ``2 y ago``; a date when it lies ahead."""
    passed_ms = now_ms - since_ms
    if passed_ms < -AHEAD_MS:
        ahead = datetime.fromtimestamp(since_ms / 1000, UTC)
        return _date_text(ahead.year, ahead.month, ahead.day)
    if passed_ms < MINUTE_MS:
        return QCoreApplication.translate("times", "just now")
    return _passed(passed_ms)


def _passed(passed_ms: int) -> str:
    days = passed_ms // DAY_MS
    if passed_ms < HOUR_MS:
        sentence, count = QCoreApplication.translate("times", "{n} min ago"), passed_ms // MINUTE_MS
    elif passed_ms < 2 * DAY_MS:
        sentence, count = QCoreApplication.translate("times", "{n} h ago"), passed_ms // HOUR_MS
    elif days < 60:
        sentence, count = QCoreApplication.translate("times", "{n} d ago"), days
    elif days < 730:
        sentence, count = QCoreApplication.translate("times", "{n} mo ago"), int(days / 30.44)
    else:
        sentence, count = QCoreApplication.translate("times", "{n} y ago"), int(days / 365.25)
    return sentence.format(n=number(count))


def date_text(iso: str) -> str:
    """A stored date, whole or partial, as people read it: ``17 Aug 1990``, ``Aug 1990``, ``1990``; other text as it stands."""
    found = _ISO.fullmatch(iso)
    if found is None:
        return iso
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is not None and not 1 <= month <= 12:
        return iso
    return _date_text(year or 0, month, day)


def _date_text(year: int, month: int | None, day: int | None) -> str:
    if month is None:
        return str(year)
    name = locale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
    return f"{name} {year}" if day is None else f"{day} {name} {year}"


def _day_month(at: datetime) -> str:
    return f"{at.day} {locale().standaloneMonthName(at.month, QLocale.FormatType.ShortFormat)}"


def read_date(text: str) -> str | None:
    """What an officer typed, as a stored date: ``1990``, ``1990-05``, ``1990-05-17``, ``17/5/1990``; None when it is no date."""
    typed = text.strip()
    day_first = _DAY_FIRST.fullmatch(typed)
    if day_first is not None:
        day, month, year = (int(part) for part in day_first.groups())
        typed = f"{year:04}-{month:02}-{day:02}"
    found = _ISO.fullmatch(typed)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return typed if QDate(year, month, day).isValid() else None


def wall_clock(at_ms: int, zone: str) -> datetime:
    """What the clock on the wall of a zone shows, without a zone of its own, to the minute."""
    return datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone)).replace(tzinfo=None, second=0, microsecond=0)


def from_wall_clock(shown: datetime, zone: str) -> int:
    """The moment (UTC milliseconds) at which the clock of a zone shows this; the earlier one in the repeated hour of autumn."""
    return int(shown.replace(tzinfo=ZoneInfo(zone), fold=0).timestamp() * 1000)
