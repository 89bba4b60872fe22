"""Moments as the papers write them: at the scene, in Jakarta (WIB) and in UTC, never without saying which."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from console.model.moments import HOME_ZONE
from console.model.words import Language

_MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MINUTE_MS = 60_000


def at(at_ms: int, zone: str) -> dt.datetime:
    """The moment in a zone (IANA name)."""
    return (_EPOCH + dt.timedelta(milliseconds=at_ms)).astimezone(ZoneInfo(zone))


def is_home(at_ms: int, zone: str) -> bool:
    """Whether the clocks there and in Jakarta agree at that moment."""
    return at(at_ms, zone).utcoffset() == at(at_ms, HOME_ZONE).utcoffset()


def short(at_ms: int | None, zone: str, language: Language) -> str:
    """``15 Apr 10:40``, in a column that says whose time it is; "" for None."""
    if at_ms is None:
        return ""
    there = at(at_ms, zone)
    return f"{there.day} {_MONTHS[language][there.month - 1]} {clock(there, language)}"


def full(at_ms: int, zone: str, language: Language) -> str:
    """``15 Apr 2023, 10:40``."""
    there = at(at_ms, zone)
    return f"{there.day} {_MONTHS[language][there.month - 1]} {there.year}, {clock(there, language)}"


def labelled(at_ms: int, zone: str, language: Language) -> str:
    """A moment for running text: ``15 Apr 2023, 10:40 local time (15:40 WIB, 08:40 UTC)``."""
    there, home, utc = (at(at_ms, each) for each in (zone, HOME_ZONE, "UTC"))
    beside = f"{_other_day(home, there, language)}{clock(home, language)} WIB, {_other_day(utc, there, language)}{clock(utc, language)} UTC"
    if is_home(at_ms, zone):
        return f"{full(at_ms, zone, language)} WIB ({_other_day(utc, there, language)}{clock(utc, language)} UTC)"
    local = "waktu setempat" if language == "id" else "local time"
    return f"{full(at_ms, zone, language)} {local} ({beside})"


def _other_day(one: dt.datetime, there: dt.datetime, language: Language) -> str:
    return "" if one.date() == there.date() else f"{one.day} {_MONTHS[language][one.month - 1]} "


def clock(there: dt.datetime, language: Language) -> str:
    """``10.40`` in Indonesian, ``10:40`` in English."""
    return f"{there:%H.%M}" if language == "id" else f"{there:%H:%M}"


def offset(at_ms: int, zone: str) -> str:
    """``UTC+2``, ``UTC+5:30``."""
    minutes = int((at(at_ms, zone).utcoffset() or dt.timedelta()).total_seconds()) // 60
    sign, (hours, rest) = ("−" if minutes < 0 else "+"), divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def age(since_ms: int, now_ms: int, language: Language) -> str:
    """``12 min``, ``5 h``, ``3 d``: units without a plural; ``12 mnt``, ``5 jam``, ``3 hari``."""
    minutes = max(0, now_ms - since_ms) // _MINUTE_MS
    units = ("mnt", "jam", "hari") if language == "id" else ("min", "h", "d")
    if minutes < 60:
        return f"{minutes} {units[0]}"
    return f"{minutes // 60} {units[1]}" if minutes < 48 * 60 else f"{minutes // (24 * 60)} {units[2]}"
