"""Titles, totals, repeated headers and blank lines are no persons; everybody else is."""

from __future__ import annotations

import pytest

from console.faults import CellFault, InputFault
from console.formats.roster.shapes import Skipped
from tests.formats.rosters import reading_of, row_of

HEADER = "No|Nama|No. Paspor|Tgl Lahir|Kota"


def test_that_only_people_are_read() -> None:
    reading = reading_of(
        "DATA WNI KBRI KHARTOUM||||\n"
        "Keadaan per 14 April 2023||||\n"
        "\n"
        f"{HEADER}\n"
        "(1)|(2)|(3)|(4)|(5)\n"
        "1|Siti Aminah|A1234567|17/08/1990|Khartoum\n"
        "\n"
        f"{HEADER}\n"
        "2|Suharti|B7654321|01/02/1985|Omdurman\n"
        "3||||\n"
        "4|Jumlah Sari|C1111111|03/04/1970|Atbara\n"
        "|JUMLAH: 3|||\n"
        "||||3\n"
        "|Khartoum, 14 April 2023|||\n"
        "|Mengetahui,|||\n"
        "|Budi Santoso|||\n"
    )
    assert [row.name for row in reading.rows] == ["Siti Aminah", "Suharti", "Jumlah Sari"]
    assert [row.row for row in reading.rows] == [6, 9, 11]
    assert reading.skipped == Skipped(title=2, blank=3, total=2, header_repeat=2, note=3)
    assert (reading.header_row, reading.as_of, reading.read) == (4, "2023-04-14", 3)


def test_that_a_person_known_by_name_alone_is_kept_without_a_total_above() -> None:
    reading = reading_of(f"{HEADER}\n1|Siti|A1234567|17/08/1990|Khartoum\n|Suharti|||\n")
    assert [row.name for row in reading.rows] == ["Siti", "Suharti"]


def test_that_a_total_over_many_columns_is_no_person() -> None:
    reading = reading_of("Nama|Kota|Bujur|Lintang|Keterangan|L/P\nSiti|Khartoum|32.5|15.5|x|P\nTOTAL|1|2|3|4|5\n")
    assert (len(reading.rows), reading.skipped.total, reading.rejects) == (1, 1, ())


def test_that_a_row_without_a_name_is_rejected_and_nothing_else_is() -> None:
    reading = reading_of(f"{HEADER}\n1||A1234567|17/08/1990|Khartoum\n2|Siti|?|besok|\n3|123|B1234567|x|y\n")
    assert [(reject.row, reject.reason) for reject in reading.rejects] == [(2, "name-missing"), (4, "name-missing")]
    assert reading.rejects[0].cells == ("1", "", "A1234567", "17/08/1990", "Khartoum")
    assert reading.read == 3
    assert CellFault("name-missing", 2, "Nama", is_rejecting=True) in reading.faults


def test_that_a_header_in_two_rows_is_read_as_one() -> None:
    reading = reading_of(
        "No|Nama|Paspor||Koordinat||\n|||Berlaku hingga|Bujur|Lintang|Kota\n1|Siti|A1234567|2027-01-01|32.5|15.5|Khartoum\n"
    )
    fields = {column.field for column in reading.columns}
    assert fields == {"number", "name", "passport", "passport_expiry", "lon", "lat", "city"}
    (row,) = reading.rows
    assert (row.registration["lon"], row.identifiers[0].expiry) == (32.5, "2027-01-01")


def test_that_unknown_columns_are_kept_aside_and_named() -> None:
    reading = reading_of("Nama|Kota|Ukuran Baju\nSiti|Khartoum|XL\nBudi|Atbara|M\n")
    column = reading.columns[2]
    assert (column.header, column.field, column.samples) == ("Ukuran Baju", None, ("XL", "M"))


def test_that_a_mapping_wins_over_recognition() -> None:
    text = "Orang|Tempatnya|Kota\nSiti|Khartoum|kecil\n"
    with pytest.raises(InputFault, match="roster-no-header"):
        reading_of("Orang|Tempatnya\nSiti|Khartoum\n")
    reading = reading_of(text, mapping={"orang": "name", "TEMPATNYA": "city", "Kota": ""})
    assert [column.field for column in reading.columns] == ["name", "city", None]
    assert reading.rows[0].registration["city"] == "Khartoum"


def test_that_a_mapping_to_no_field_is_not_believed() -> None:
    reading = reading_of("Nama|Kota\nSiti|Khartoum\n", mapping={"Nama": "password"})
    assert [column.field for column in reading.columns] == ["name", "city"]


def test_that_the_officer_can_point_at_the_header() -> None:
    reading = reading_of("a|b\nx|y\nsiapa|mana\nSiti|Khartoum\n", header_row=3, mapping={"siapa": "name"})
    assert [row.name for row in reading.rows] == ["Siti"]
    with pytest.raises(InputFault, match="roster-no-header"):
        reading_of("Nama|Kota\nSiti|Khartoum\n", header_row=40)


def test_that_a_form_is_known_again_by_its_header() -> None:
    first = reading_of(f"Judul||||\n{HEADER}\n1|Siti|A1234567|17/08/1990|Khartoum\n")
    again = reading_of(f"{HEADER.upper()}\n1|Budi|B1234567|17/08/1991|Atbara\n")
    other = reading_of("Nama|Kota\nSiti|Khartoum\n")
    assert first.source == again.source != other.source


def test_that_a_bare_list_of_names_is_a_roster() -> None:
    assert [row.name for row in reading_of("Nama\nSiti Aminah\nSuharti\n").rows] == ["Siti Aminah", "Suharti"]


def test_that_one_name_in_two_columns_is_joined() -> None:
    assert row_of("First name|Last name|City", "Siti|Aminah|Khartoum").name == "Siti Aminah"
    assert row_of("First name|Last name|City", "Suharti||Khartoum").name == "Suharti"


@pytest.mark.parametrize(
    ("title", "iso"),
    [
        ("Keadaan per 14 April 2023", "2023-04-14"),
        ("as of April 14, 2023", "2023-04-14"),
        ("Per tanggal: 14/04/2023", "2023-04-14"),
        ("Updated 2023-04-14", "2023-04-14"),
        ("DATA WNI 2023", None),
        ("per 31 Februari 2023", None),
    ],
)
def test_that_the_titles_tell_the_date_of_the_list(title: str, iso: str | None) -> None:
    assert reading_of(f"{title}|\nNama|Kota\nSiti|Khartoum\n").as_of == iso


def test_that_people_under_a_subtotal_are_people() -> None:
    reading = reading_of(
        "Nama|Telepon|Kota\nBudi Santoso|+249912345601|Khartoum\nSubtotal||\nCitra Dewi|+249912345603|\n"
        "Dodi Pratama|+249912345604|\nJumlah|2|\nEka Putri||\nDrs. Hasan||\n"
    )
    assert [row.name for row in reading.rows] == ["Budi Santoso", "Citra Dewi", "Dodi Pratama"]
    told = [(fault.row, fault.code, fault.is_passed_over, fault.is_rejecting) for fault in reading.faults]
    assert told == [(7, "line-unclear", True, False), (8, "line-unclear", True, False)]
    assert (reading.skipped.total, reading.skipped.note) == (2, 2)


SURNAMES = ("Catatan Ginting", "Sumber Wahyudi", "Dicetak Utami", "Nipah Sari")
TOTALS = ("Total Simanjuntak", "Total")  # without a telephone or passport nothing tells them from a total


@pytest.mark.parametrize(
    ("name", "cells"),
    [(name, cells) for name in (*SURNAMES, *TOTALS) for cells in ("|+249912345601|", "|A1234567|Khartoum")]
    + [(name, "||Khartoum") for name in SURNAMES],
)
def test_that_nobody_is_passed_over_for_the_sound_of_his_name(name: str, cells: str) -> None:
    reading = reading_of(f"Nama|Telepon|Kota\nBudi|+249912345600|Khartoum\n{name}{cells}\n")
    assert [row.name for row in reading.rows] == ["Budi", name]


@pytest.mark.parametrize(
    "note",
    [
        "Catatan: data sementara|",
        "Sumber: KBRI Khartoum|",
        "Mengetahui,|Khartoum, 14 April 2023",
        "NIP. 19700101 199003 1 001|",
        "Kepala Perwakilan|NIP 197001011990031001",
        "Dicetak pada 14 April 2023|",
    ],
)
def test_that_notes_and_signatures_are_nobody_also_without_a_total(note: str) -> None:
    reading = reading_of(f"Nama|Telepon\nBudi|+249912345600\n{note}\n")
    assert [row.name for row in reading.rows] == ["Budi"]
    assert reading.skipped.note == 1


def test_that_a_list_of_nobody_is_a_fault() -> None:
    with pytest.raises(InputFault, match="roster-empty"):
        reading_of("Nama|Telepon\nJumlah: 0|\n")
