"""A roster is opened by what it contains, whatever its name, program, language or encoding."""

from __future__ import annotations

import datetime as dt
import io
import os
from pathlib import Path

import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from console.faults import InputFault
from console.formats.roster import archive, limits
from console.formats.roster.file import check, content_of
from console.formats.roster.reading import read_roster
from console.formats.roster.shapes import Ask, Identifier
from console.model.words import CheckResult, IdentifierType
from tests.formats import hostile
from tests.formats.rosters import TODAY

ASK = Ask(TODAY)
NAMES = ["Siti Aminah", "José Müller", "Suharti"]


def _text(delimiter: str, names: list[str] = NAMES) -> str:
    return "".join(
        delimiter.join(line) + "\r\n"
        for line in [["Nama", "Kota", "Alamat"], *[[name, "Khartoum", "Blok 1"] for name in names]]
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_that_any_delimiter_and_encoding_is_found(delimiter: str, encoding: str) -> None:
    reading = read_roster(_text(delimiter).encode(encoding), ASK)
    assert [row.name for row in reading.rows] == NAMES
    assert reading.delimiter == delimiter
    assert (reading.kind, [row.row for row in reading.rows]) == ("text", [2, 3, 4])


def test_that_names_in_arabic_letters_of_an_old_program_are_read() -> None:
    names = ["محمد عبد الرحمن", "فاطمة الزهراء", "أحمد يوسف", "عبد الله حسن"]
    reading = read_roster(_text(";", names).encode("cp1256"), ASK)
    assert [row.name for row in reading.rows] == names


def test_that_a_line_another_program_added_spoils_only_itself_at_most() -> None:
    text = _text(";", ["José Müller", "Zoë Núñez", "Budi"]).encode() + "André;Khartoum;Blok 1\r\n".encode("cp1252")
    reading = read_roster(text, ASK)
    assert [row.name for row in reading.rows] == ["José Müller", "Zoë Núñez", "Budi", "André"]
    assert reading.encoding == "utf-8"


def test_that_commas_inside_cells_do_not_win_over_the_delimiter() -> None:
    reading = read_roster(
        b"Nama;Kota;Alamat\nSiti, S.Ag, M.A;Khartoum;Blok 1, Jalan 2, RT 3\nBudi, Drs., M;Atbara;a, b, c\n", ASK
    )
    assert [row.name for row in reading.rows] == ["Siti, S.Ag, M.A", "Budi, Drs., M"]


def test_that_quoted_cells_may_hold_delimiters_quotes_and_line_ends() -> None:
    reading = read_roster(b'Nama,Kota,Alamat\n"Siti ""Ami"" Aminah",Khartoum,"Blok 1,\nJalan 2"\nBudi,Atbara,x\n', ASK)
    assert [(row.row, row.name) for row in reading.rows] == [(2, 'Siti "Ami" Aminah'), (3, "Budi")]
    assert reading.rows[0].registration["address"] == "Blok 1, Jalan 2"


def test_that_the_delimiter_excel_names_is_used() -> None:
    reading = read_roster(b"sep=|\r\nNama|Kota\r\nSiti; Aminah|Khartoum\r\n", ASK)
    assert [(row.row, row.name) for row in reading.rows] == [(2, "Siti; Aminah")]


def test_that_the_name_of_the_file_says_nothing(tmp_path: Path) -> None:
    text, book = tmp_path / "list.xlsx", tmp_path / "list.csv"
    text.write_text(_text(";"), "utf-8")
    hostile.honest_workbook(book)
    assert read_roster(content_of(text), ASK).kind == "text"
    assert read_roster(content_of(book), ASK).kind == "xlsx"


def _workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Petunjuk").write(0, 0, "Isi lembar DATA.")
        sheet = book.add_worksheet("DATA")
        sheet.write_row(3, 2, ["Nama", "NIK", "Tgl Lahir", "Kota"])
        sheet.write_row(4, 2, ["Siti", 3201015708900001])
        sheet.write_datetime(4, 4, dt.datetime(1990, 8, 17))
        sheet.write_formula(4, 5, '="Khar"&"toum"', value="Khartoum")
        sheet.write_blank(4, 16_000, None, book.add_format({"bold": True}))
        hidden = book.add_worksheet("Lama")
        hidden.write_row(0, 0, ["Nama", "NIK", "Tgl Lahir", "Kota", "Bujur", "Lintang"])
        hidden.hide()
        book.add_worksheet("Kecil").write_column(0, 0, ["Nama", "Budi"])
    return buffer.getvalue()


def test_that_the_sheet_most_like_a_roster_is_chosen_and_another_can_be_asked_for() -> None:
    reading = read_roster(_workbook(), ASK)
    assert (reading.sheet, reading.sheets, reading.header_row) == ("DATA", ("Petunjuk", "DATA", "Kecil"), 4)
    assert [column.index for column in reading.columns] == [2, 3, 4, 5]
    (row,) = reading.rows
    assert row.identifiers == (Identifier(IdentifierType.NIK, "3201015708900001", CheckResult.UNCERTAIN),)
    assert row.flags == ()
    assert (row.row, row.person["born"], row.registration["city"]) == (5, "1990-08-17", "Khartoum")
    assert read_roster(_workbook(), Ask(TODAY, sheet="Kecil")).rows[0].name == "Budi"
    with pytest.raises(InputFault, match="roster-sheet-unknown"):
        read_roster(_workbook(), Ask(TODAY, sheet="Tidak Ada"))


def test_that_old_excel_files_are_read() -> None:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for column, cell in enumerate(["Nama", "Tgl Lahir"]):
        sheet.write(1, column, cell)
    sheet.write(2, 0, "Siti")
    sheet.write(2, 1, dt.date(1990, 8, 17), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    book.save(buffer)
    reading = read_roster(buffer.getvalue(), ASK)
    assert (reading.kind, reading.rows[0].name, reading.rows[0].person["born"]) == ("xls", "Siti", "1990-08-17")


def test_that_libreoffice_files_are_read() -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Daftar")
    document.spreadsheet.addElement(table)
    for cells in (["Nama", "Kota"], ["Siti", "Khartoum"]):
        line = TableRow()
        table.addElement(line)
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
    rest = TableRow(numberrowsrepeated=1_048_000)
    rest.addElement(TableCell(numbercolumnsrepeated=16_384))
    table.addElement(rest)
    buffer = io.BytesIO()
    document.write(buffer)
    reading = read_roster(buffer.getvalue(), ASK)
    assert (reading.kind, reading.sheet, [row.name for row in reading.rows]) == ("ods", "Daftar", ["Siti"])


@given(st.binary(max_size=300))
def test_that_any_bytes_are_a_roster_or_one_fault(content: bytes) -> None:
    for start in (b"", b"Nama;Kota\n", b"\xff\xfe"):
        try:
            reading = read_roster(start + content, ASK)
        except InputFault as fault:
            assert fault.code.startswith("roster-")  # noqa: PT017
        else:
            assert reading.read == len(reading.rows) + len(reading.rejects)


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=6), max_size=12))
def test_that_every_line_is_counted_once(lines: list[list[str]]) -> None:
    table = [["Nama", "Kota", "NIK"], *lines]
    text = "".join(";".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\n" for line in table)
    try:
        reading = read_roster(text.encode("utf-8", "replace"), ASK)
    except InputFault:
        return
    skipped = reading.skipped
    passed_over = skipped.title + skipped.blank + skipped.total + skipped.header_repeat + skipped.note
    assert reading.read + passed_over == len(table) - 1


def test_that_only_a_regular_file_is_opened(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (tmp_path, pipe, link, Path("/dev/zero"), tmp_path / "missing", tmp_path / "nul\0name"):
        for look in (check, content_of):
            with pytest.raises(InputFault, match="roster-not-a-file"):
                look(path)


def test_that_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    file, link = tmp_path / "list.csv", tmp_path / "link.csv"
    file.write_text(_text(";"), "utf-8")
    link.symlink_to(file)
    assert content_of(link) == file.read_bytes()


def test_that_all_parts_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hostile.honest_workbook(tmp_path / "book.xlsx", 200)
    with path.open("rb") as file:
        assert archive.examine(file) == "xlsx"
    monkeypatch.setattr(limits, "INFLATED_BYTES_MAX", 20_000)
    with path.open("rb") as file, pytest.raises(InputFault, match="roster-too-large"):
        archive.examine(file)


def test_that_numbers_in_date_columns_are_years_or_days_of_the_sheet() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nama", "Tgl Lahir", "Tiba"])
        sheet.write_row(1, 0, ["Siti", 1990, 43_600])
        sheet.write_row(2, 0, ["Budi", 33_102, 7])
    first, second = read_roster(buffer.getvalue(), ASK).rows
    assert (first.person["born"], first.registration["arrived"]) == ("1990", "2019-05-15")
    assert (second.person["born"], second.flags) == ("1990-08-17", ("date-unclear",))
