"""A moment in a public text: at the scene and in Jakarta, with the day where it is another."""

from __future__ import annotations

import datetime as dt

import pytest

from console.model.moments import clock_time, day_and_time


def ms(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize(
    ("at", "zone", "indonesian", "english"),
    [
        (
            "2022-11-13T16:20+03:00",
            "Europe/Istanbul",
            "Minggu, 13 November 2022, pukul 16.20 waktu setempat (20.20 WIB)",
            "Sunday, 13 November 2022, at 16:20 local time (20:20 WIB)",
        ),
        (
            "2022-11-13T20:20+03:00",
            "Europe/Istanbul",
            "Minggu, 13 November 2022, pukul 20.20 waktu setempat (Senin, 14 November 2022, pukul 00.20 WIB)",
            "Sunday, 13 November 2022, at 20:20 local time (Monday, 14 November 2022, 00:20 WIB)",
        ),
        (
            "2026-01-01T03:00+09:00",
            "Asia/Tokyo",
            "Kamis, 1 Januari 2026, pukul 03.00 waktu setempat (01.00 WIB)",
            "Thursday, 1 January 2026, at 03:00 local time (01:00 WIB)",
        ),
        (
            "2026-01-01T03:00+07:00",
            "Asia/Bangkok",
            "Kamis, 1 Januari 2026, pukul 03.00 WIB",
            "Thursday, 1 January 2026, at 03:00 WIB",
        ),
        (
            "2026-01-01T01:30+08:00",
            "Asia/Makassar",
            "Kamis, 1 Januari 2026, pukul 01.30 WITA (00.30 WIB)",
            "Thursday, 1 January 2026, at 01:30 WITA (00:30 WIB)",
        ),
        (
            "2026-01-01T02:30+09:00",
            "Asia/Jayapura",
            "Kamis, 1 Januari 2026, pukul 02.30 WIT (00.30 WIB)",
            "Thursday, 1 January 2026, at 02:30 WIT (00:30 WIB)",
        ),
        (
            "2025-12-31T20:30+03:00",
            "Europe/Istanbul",
            "Rabu, 31 Desember 2025, pukul 20.30 waktu setempat (Kamis, 1 Januari 2026, pukul 00.30 WIB)",
            "Wednesday, 31 December 2025, at 20:30 local time (Thursday, 1 January 2026, 00:30 WIB)",
        ),
    ],
)
def test_that_both_clocks_are_told_as_the_ministry_tells_them(
    at: str, zone: str, indonesian: str, english: str
) -> None:
    told = day_and_time(ms(at), zone)
    assert (told.indonesian, told.english) == (indonesian, english)


def test_that_a_time_of_day_names_the_day_at_home_where_it_is_another() -> None:
    told = clock_time(ms("2022-11-13T20:20+03:00"), "Europe/Istanbul")
    assert told.indonesian == "20.20 waktu setempat (Senin, 14 November 2022, pukul 00.20 WIB)"
    assert clock_time(ms("2022-11-13T10:00+07:00"), "Asia/Jakarta").english == "10:00 WIB"


def test_that_times_before_1970_can_be_told() -> None:
    assert "1950" in day_and_time(ms("1950-01-02T00:00+00:00"), "UTC").english
