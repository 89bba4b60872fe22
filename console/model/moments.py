"""A moment as a public text tells it: at the scene, and in Jakarta (WIB). No zone abbreviation but the ministry's own."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

from console.model.bilingual import Bilingual

HOME_ZONE = "Asia/Jakarta"
_OWN_ZONES = {"Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}  # at home these have names of their own
_DAYS = (
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
)
_MONTHS = (
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def day_and_time(at_ms: int, zone: str) -> Bilingual:
    """``Minggu, 13 November 2022, pukul 18.40 waktu setempat (22.40 WIB)``, and as English says it; at home only in WIB."""
    there, home = _at(at_ms, zone), _at(at_ms, HOME_ZONE)
    if there.utcoffset() == home.utcoffset():
        return Bilingual(
            f"{_day(there, 0)}, pukul {_clock(there, '.')} WIB", f"{_day(there, 1)}, at {_clock(there, ':')} WIB"
        )
    other = there.date() != home.date()
    return Bilingual(
        f"{_day(there, 0)}, pukul {_clock(there, '.')} {_local(zone, 0)}"
        f" ({_day(home, 0) + ', pukul ' if other else ''}{_clock(home, '.')} WIB)",
        f"{_day(there, 1)}, at {_clock(there, ':')} {_local(zone, 1)}"
        f" ({_day(home, 1) + ', ' if other else ''}{_clock(home, ':')} WIB)",
    )


def clock_time(at_ms: int, zone: str) -> Bilingual:
    """``18.40 waktu setempat (22.40 WIB)``; with the day where the day at home is another."""
    there, home = _at(at_ms, zone), _at(at_ms, HOME_ZONE)
    if there.utcoffset() == home.utcoffset():
        return Bilingual(f"{_clock(there, '.')} WIB", f"{_clock(there, ':')} WIB")
    other = there.date() != home.date()
    return Bilingual(
        f"{_clock(there, '.')} {_local(zone, 0)} ({_day(home, 0) + ', pukul ' if other else ''}{_clock(home, '.')} WIB)",
        f"{_clock(there, ':')} {_local(zone, 1)} ({_day(home, 1) + ', ' if other else ''}{_clock(home, ':')} WIB)",
    )


def _local(zone: str, language: int) -> str:
    """How a time at the scene is called."""
    return _OWN_ZONES.get(zone) or ("waktu setempat", "local time")[language]


def _at(at_ms: int, zone: str) -> dt.datetime:
    return (_EPOCH + dt.timedelta(milliseconds=at_ms)).astimezone(_zone(zone))


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _day(at: dt.datetime, language: int) -> str:
    return f"{_DAYS[at.weekday()][language]}, {at.day} {_MONTHS[at.month - 1][language]} {at.year}"


def _clock(at: dt.datetime, mark: str) -> str:
    return f"{at.hour:02}{mark}{at.minute:02}"
