"""A stray quotation mark costs the row it stands in and no other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.formats.roster.text_records import records, usual_width
from tests.formats.rosters import reading_of

HEADER = "No;Nama;No. Paspor;Kota;Telepon"
NAMES = [f"Siti {letter}minah" for letter in "ABCDEFGHIJ"]
LINES = [f"{number};{name};A{1234560 + number};Khartoum;+24991234567{number}" for number, name in enumerate(NAMES)]


def split(text: str, delimiter: str = ";") -> tuple[list[list[str]], list[int]]:
    """The rows, and the numbers of those that are torn."""
    lines = text.splitlines(keepends=True)
    found = list(records(iter(lines), delimiter, usual_width(lines, delimiter)))
    return [row for row, _ in found], [number for number, (_, is_torn) in enumerate(found, 1) if is_torn]


cells = st.text("ab,' \"\n", max_size=12)


@given(st.lists(st.tuples(cells, cells, cells, cells), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]))
def test_that_what_a_program_writes_is_read_back_whatever_its_cells_hold(rows: list[tuple[str, ...]], end: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator=end).writerows([("a", "b", "c", "d"), *rows])
    assert split(text.getvalue()) == ([["a", "b", "c", "d"], *map(list, rows)], [])


@given(st.integers(0, len(LINES) - 1), st.integers(0, 4), st.booleans())
def test_that_an_opened_quote_costs_its_own_row_only(row: int, column: int, has_quotes_elsewhere: bool) -> None:
    lines = [line.replace("Khartoum", '"Khartoum, Bahri"') for line in LINES] if has_quotes_elsewhere else LINES
    torn = lines[row].split(";")
    torn[column] = '"' + torn[column]
    if has_quotes_elsewhere and column == 3:
        torn[column] = '"Khartoum, Bahri'  # the closing one was lost
    text = "\n".join([HEADER, *lines[:row], ";".join(torn), *lines[row + 1 :]]) + "\n"
    reading = reading_of(text)
    assert [each.name for each in reading.rows] == [*NAMES[:row], *NAMES[row + 1 :]]
    assert [(reject.row, reject.reason) for reject in reading.rejects] == [(row + 2, "quote-open")]
    assert "".join(reading.rejects[0].cells).count(NAMES[row]) == 1
    assert [(fault.row, fault.code, fault.is_rejecting) for fault in reading.faults] == [(row + 2, "quote-open", True)]


@pytest.mark.parametrize(
    "line",
    [
        '5;"Siti ""Ami"" Aminah";A1234567;Khartoum;+249912345678',
        '5;Siti "Ami" Aminah;A1234567;Khartoum;+249912345678',
        '5;"Siti" Aminah;A1234567;Khartoum;+249912345678',
        '5;Siti Aminah;A1234567;"Jl. 5\nBahri;\nKhartoum";+249912345678',
        '"5\n";Siti Aminah;A1234567;Khartoum;+249912345678',
    ],
)
def test_that_quotes_as_people_and_programs_write_them_tear_nothing(line: str) -> None:
    reading = reading_of("\n".join([HEADER, *LINES, line]) + "\n")
    assert reading.read == len(LINES) + 1
    assert not reading.rejects


@pytest.mark.parametrize(
    ("text", "names", "torn"),
    [
        (  # rows without their trailing empty cells, quoted where needed
            HEADER + ";Alamat;Catatan\n"
            '6;Fajar;A1234599;Khartoum;"Jl. F\n7;Gita;A1234598;Khartoum;"Jl. G"\n8;Hadi;A1234597;Khartoum;x\n',
            ["Gita", "Hadi"],
            [2],
        ),
        (  # two strays in one row: the cells between them would be one name
            "\n".join([HEADER, *LINES[:2], '3;"Siti Cminah;A1234562;Khartoum";+249912345672']) + "\n",
            NAMES[:2],
            [4],
        ),
        (  # what is left of a cell of several lines is part of the reject, and nobody
            "\n".join([HEADER, '1;"Siti Aminah\nbinti Ahmad;A1234560;Khartoum;+249912345670', *LINES[1:3]]) + "\n",
            NAMES[1:3],
            [2],
        ),
    ],
)
def test_that_a_torn_row_takes_nobody_along_and_makes_nobody_up(text: str, names: list[str], torn: list[int]) -> None:
    reading = reading_of(text)
    assert [row.name for row in reading.rows] == names
    assert [reject.row for reject in reading.rejects] == torn


def test_that_addresses_of_several_lines_with_commas_are_addresses() -> None:
    text = 'Nama,Alamat,Kota\nBudi,"Jl. A, RT 1, RW 2\nBlok C, No. 5, Lantai 2",Khartoum\nAni,"x\n, , ,",Bahri\n'
    reading = reading_of(text)
    assert [(row.name, row.registration["city"]) for row in reading.rows] == [("Budi", "Khartoum"), ("Ani", "Bahri")]
    assert not reading.rejects


def test_that_rows_made_to_tear_are_read_in_a_time_that_grows_with_them_only() -> None:
    taken = 0

    def counted(lines: list[str]) -> Iterator[str]:
        nonlocal taken
        for line in lines:
            taken += 1
            yield line

    lines = [f'{number};a"b;"c;Khartoum\n' for number in range(2_000)]
    found = list(records(counted(lines), ";", 4))
    assert (len(found), taken) == (2_000, 2_000)
    assert all(is_torn for _, is_torn in found)


def test_that_a_short_last_row_with_an_open_quote_is_torn_too() -> None:
    reading = reading_of("\n".join([HEADER, *LINES, '11;"Budi']))
    assert [(reject.row, reject.cells[1]) for reject in reading.rejects] == [(len(LINES) + 2, '"Budi')]


def test_that_rows_swallowed_beyond_what_a_cell_can_hold_come_back() -> None:
    many = [f"{number};Siti;A{number:07};Khartoum;+249912345678" for number in range(30_000)]
    rows, torn = split("\n".join([HEADER, '1;"Budi;A1234567;Khartoum;+249912345678', *many]) + "\n")
    assert (len(rows), torn) == (len(many) + 2, [2])
