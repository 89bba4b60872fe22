"""The numbers for a broadcast: one line each, in any alphabet, and nothing a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from console.formats.numbers import HEADINGS, numbers_csv


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_that_each_number_has_a_line_under_the_headings() -> None:
    told = numbers_csv([("Siti, anak Budi", "0912345678", "1A2B"), ("Ayu", "0912000000", "1A2C")])
    assert lines(told) == [list(HEADINGS), ["Siti, anak Budi", "0912345678", "1A2B"], ["Ayu", "0912000000", "1A2C"]]


def test_that_no_cell_is_taken_for_a_formula() -> None:
    told = numbers_csv([("=HYPERLINK(1)", "+249912345678", "@x"), ("+249912345678", "+1+cmd|'x'!A1", "1A")])
    assert lines(told)[1:] == [
        ["'=HYPERLINK(1)", "+249912345678", "'@x"],
        ["'+249912345678", "'+1+cmd|'x'!A1", "1A"],
    ]


def test_that_a_telephone_number_stands_as_it_is_dialled() -> None:
    for number in ("+249912345678", "0912345678", "999"):
        assert lines(numbers_csv([("Ayu", number, "1A")]))[1][1] == number
    for other in ("+249 912", "+", "+" + "1" * 16, "=1", "-1", "+١٢٣"):
        assert lines(numbers_csv([("Ayu", other, "1A")]))[1][1] == "'" + other


@given(st.lists(st.tuples(*[st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\0"))] * 3)))
def test_that_nothing_is_lost_and_nothing_calculates(rows: list[tuple[str, str, str]]) -> None:
    read = lines(numbers_csv(rows))[1:]
    assert len(read) == len(rows)
    for given_, found in zip(rows, read, strict=True):
        for before, after in zip(given_, found, strict=True):
            assert after in (before, "'" + before)
            is_number = re.fullmatch(r"[+]?[0-9]{1,15}", after) is not None  # comes to its own digits
            assert is_number or not after.lstrip(" ").startswith(("=", "+", "-", "@"))


def test_that_every_row_of_an_exercise_says_so() -> None:
    read = lines(numbers_csv([("Ayu", "0912000000", "1A2C")], "LATIHAN – EXERCISE"))
    assert [row[-1] for row in read] == ["LATIHAN – EXERCISE"] * 2
