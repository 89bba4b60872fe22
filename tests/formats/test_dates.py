"""Dates in every spelling come back as the day that was meant."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.formats import dates

MONTHS_ID = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2029, 12, 31))


@given(DAYS, st.sampled_from(["/", "-", ".", " "]), st.sampled_from(["", " 00:00:00", "T07:30"]))
def test_that_a_day_written_in_numbers_comes_back(day: dt.date, mark: str, time: str) -> None:
    d, m, y = f"{day.day:02d}", f"{day.month:02d}", f"{day.year}"
    assert dates.parse(mark.join((d, m, y)) + time, "d/m", 2030) == day.isoformat()
    assert dates.parse(mark.join((m, d, y)) + time, "m/d", 2030) == day.isoformat()
    assert dates.parse(mark.join((y, m, d)) + time, "m/d", 2030) == day.isoformat()
    assert dates.parse(mark.join((str(day.day), str(day.month), y[2:])), "d/m", 2029) == day.isoformat()


@given(DAYS, st.sampled_from([MONTHS_ID, MONTHS_EN]), st.sampled_from([3, 20]), st.sampled_from(["d/m", "m/d"]))
def test_that_a_day_written_in_words_comes_back(
    day: dt.date, months: list[str], letters: int, order: dates.Order
) -> None:
    month = months[day.month - 1][:letters]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{month.lower()}-{day.year}",
        f"Kamis, {day.day} {month.upper()} {day.year}",
        f"{day.day}-{month}-{day.year % 100:02d}",
    ):
        assert dates.parse(text, order, 2029) == day.isoformat(), text


@given(DAYS)
def test_that_days_without_marks_and_serials_come_back(day: dt.date) -> None:
    assert dates.parse(f"{day:%Y%m%d}", "d/m", 2030) == day.isoformat()
    serial = (day - dates.EPOCH).days
    assert dates.from_number(float(serial)) == day.isoformat()
    assert dates.from_number(serial + 0.75) == day.isoformat()


@given(st.text(max_size=30))
def test_that_any_text_gives_a_date_or_says_that_it_is_none(text: str) -> None:
    try:
        found = dates.parse(text, "d/m", 2030)
    except (dates.NotADate, dates.ImpossibleDate):
        return
    assert found is None or dates.parse(found, "d/m", 2030) == found


@pytest.mark.parametrize(
    ("text", "iso"), [("1990", "1990"), ("05/1990", "1990-05"), ("1990-5", "1990-05"), ("Mei 1990", "1990-05")]
)
def test_that_partial_dates_stay_partial(text: str, iso: str) -> None:
    assert dates.parse(text, "d/m", 2030) == iso


@pytest.mark.parametrize(
    "text", ["31/02/1990", "29 Februari 2023", "1990-13-01", "00/05/1990", "17/08/1090", "32 Mei 1990"]
)
def test_that_a_day_that_does_not_exist_is_impossible(text: str) -> None:
    with pytest.raises(dates.ImpossibleDate):
        dates.parse(text, "d/m", 2030)


@pytest.mark.parametrize("text", ["besok", "Khartoum", "17", "12345678901", "17 Agustus Mei 1990", "1/2/3/4"])
def test_that_what_is_no_date_is_not_guessed_at(text: str) -> None:
    with pytest.raises(dates.NotADate):
        dates.parse(text, "d/m", 2030)


def test_that_zeros_stand_for_no_date() -> None:
    assert dates.parse("00/00/0000", "d/m", 2030) is None


def test_that_two_digit_years_are_the_last_such_year() -> None:
    assert dates.parse("01/02/35", "d/m", 2026) == "1935-02-01"
    assert dates.parse("01/02/35", "d/m", 2046) == "2035-02-01"
    assert dates.parse("01/02/26", "d/m", 2026) == "2026-02-01"


@given(DAYS)
def test_that_only_a_day_beyond_twelve_proves_an_order(day: dt.date) -> None:
    proves = day.day > 12
    assert dates.order_told_by(f"{day.day}/{day.month}/{day.year}") == ("d/m" if proves else None)
    assert dates.order_told_by(f"{day.month}/{day.day}/{day.year}") == ("m/d" if proves else None)
    assert dates.order_told_by(day.isoformat()) is None


def test_that_digits_of_other_scripts_are_read() -> None:
    assert dates.parse("١٧/٠٨/١٩٩٠", "d/m", 2030) == "1990-08-17"
