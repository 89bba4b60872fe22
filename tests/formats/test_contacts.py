"""Contact sheets as missions keep them: titles, groups, several numbers a row, in either language and any format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgpack
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from console.faults import CellFault, InputFault
from console.formats.contacts import reading as reading_module
from console.formats.contacts.reading import CHARACTERS_MAX, read_contacts
from console.formats.contacts.shapes import ContactRow, ContactsAsk, ContactsReading
from console.formats.contacts.wire import ContactsAnswer, ask_from_wire, ask_to_wire, facts_to_wire, rows_to_wire
from console.formats.contacts.words import field_of, heading_type, is_heading, type_of
from console.formats.roster.frames import faults_to_wire
from console.model.kinds import Kind
from console.model.shapes import SHAPES
from console.model.words import FacilityType

Cells = list[list[object]]


def sheet(text: str) -> ContactsReading:
    """The reading of a text table; "|" stands between the cells."""
    return read_contacts(text.encode(), ContactsAsk())


def names(reading: ContactsReading) -> list[str]:
    return [row.name for row in reading.rows]


@pytest.mark.parametrize("kind", list(FacilityType))
def test_that_our_own_word_for_a_type_is_known_in_both_languages(kind: FacilityType) -> None:
    assert [type_of(text) for text in (kind.english, kind.indonesian, kind.value)] == [kind] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RS Royal Care", FacilityType.HOSPITAL),
        ("RSUD dr. Soetomo", FacilityType.HOSPITAL),
        ("Ankara Şehir Hastanesi", FacilityType.HOSPITAL),
        ("Klinik Sehat", FacilityType.HOSPITAL),
        ("Türk Kızılay Hastanesi", FacilityType.HOSPITAL),
        ("Police Hospital Burri", FacilityType.HOSPITAL),
        ("Kamar Jenazah RS Bahri", FacilityType.MORGUE),
        ("Adli Tıp Kurumu", FacilityType.MORGUE),
        ("Polres Bandara", FacilityType.POLICE),
        ("Airport Police", FacilityType.POLICE),
        ("Jandarma Komutanlığı", FacilityType.POLICE),
        ("AFAD", FacilityType.RESCUE),
        ("Basarnas", FacilityType.RESCUE),
        ("Civil Defence", FacilityType.RESCUE),
        ("Fire Department", FacilityType.RESCUE),
        ("Khartoum International Airport", FacilityType.AIRPORT),
        ("Turkish Airlines", FacilityType.AIRPORT),
        ("Imigrasi Bandara", FacilityType.GOVERNMENT),
        ("Kemlu Sudan", FacilityType.GOVERNMENT),
        ("Ministry of Health", FacilityType.GOVERNMENT),
        ("Governor of Hatay", FacilityType.GOVERNMENT),
        ("PMI", FacilityType.RED_CROSS),
        ("Sudanese Red Crescent", FacilityType.RED_CROSS),
        ("Sarah Guest House", None),
        ("Warung Bu Sri", None),
        ("Firenze", None),
    ],
)
def test_that_a_name_tells_its_type_and_half_a_word_does_not(text: str, kind: FacilityType | None) -> None:
    assert type_of(text) is kind


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nama Instansi", "name"),
        ("RUMAH SAKIT", "name"),
        ("Hospital name", "name"),
        ("Jenis", "type"),
        ("Category", "type"),
        ("Kota/Kab.", "city"),
        ("City", "city"),
        ("Negara", "country"),
        ("No. Telepon (24 jam)", "phone"),
        ("No. Darurat", "phone"),
        ("Hotline", "phone"),
        ("Telp/HP", "phone"),
        ("Nama Kontak", "note"),
        ("Keterangan", "note"),
        ("Alamat lengkap", "note"),
        ("No.", "number"),
        ("Fax", None),
        ("Daftar nomor telepon penting untuk WNI di Sudan", None),
    ],
)
def test_that_a_header_is_known_in_indonesian_and_english(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_that_a_heading_names_kinds_only_and_one_of_several_kinds_decides_nothing() -> None:
    assert is_heading(["", "A. DAFTAR RUMAH SAKIT DAN KLINIK", ""])
    assert is_heading(["Emergency services: police"])
    assert not is_heading(["Rumah Sakit", "Khartoum"])
    assert is_heading(["IV) Polisi"])
    assert not is_heading(["RS C"])
    assert not is_heading(["AFAD"])  # a facility of that name
    assert not is_heading(["Royal Care Hospital"])
    assert not is_heading(["Penting"])
    assert heading_type("A. Rumah Sakit dan Klinik") is FacilityType.HOSPITAL
    assert heading_type("Polisi dan Ambulans") is None


GROUPED = """DAFTAR KONTAK PENTING KBRI KHARTOUM|||||
|||||
No.|Nama Instansi|Kota|No. Telepon|Hotline 24 jam|Keterangan
(1)|(2)|(3)|(4)|(5)|(6)
A. RUMAH SAKIT|||||
1|Royal Care|Khartoum|+249 183 123456|3999|IGD 24 jam
2|Al Nilein|Omdurman|-||
B. LAIN-LAIN DAN POLISI|||||
No.|Nama Instansi|Kota|No. Telepon|Hotline 24 jam|Keterangan
3|Polisi Turis|Khartoum|999|999|
4||Bahri|0912||
5|Warung Bu Sri|||x|
JUMLAH: 5|||||
"""


def test_that_titles_groups_repeated_headers_and_totals_are_understood() -> None:
    told = sheet(GROUPED)
    assert told.rows == (
        ContactRow(6, "Royal Care", FacilityType.HOSPITAL, "Khartoum", "", "+249 183 123456 / 3999", "IGD 24 jam"),
        ContactRow(7, "Al Nilein", FacilityType.HOSPITAL, "Omdurman"),
        ContactRow(10, "Polisi Turis", FacilityType.POLICE, "Khartoum", "", "999"),
        ContactRow(12, "Warung Bu Sri", None, "", "", "x"),
    )
    assert told.faults == (
        CellFault("contact-no-name", 11, "Nama Instansi", is_rejecting=True),
        CellFault("contact-type-unclear", 12),
    )
    assert (told.header_row, told.read, told.rejected) == (3, 5, 1)


def test_that_the_column_of_types_is_believed_before_the_name() -> None:
    told = sheet("Name|Type|City\nPolice Hospital|Police|Khartoum\nRoyal Care|?|Khartoum\nNile Clinic||Bahri\n")
    assert [row.type for row in told.rows] == [FacilityType.POLICE, None, FacilityType.HOSPITAL]
    assert told.faults == (CellFault("contact-type-unclear", 3, "Type"),)


def test_that_a_bare_list_of_names_is_a_sheet_and_each_row_a_facility() -> None:
    assert names(sheet("Nama\nRumah Sakit\nPolisi\nAFAD\n")) == ["Rumah Sakit", "Polisi", "AFAD"]


def test_that_every_fault_is_told_at_once_and_what_can_be_kept_is_kept() -> None:
    long = "x" * (CHARACTERS_MAX["phone"] + 1)
    told = sheet(
        f"Nama|Jenis|Kota|Telepon\n|RS|Bahri|1\nRS A|RS|Kha\x07rtoum|9.03123E+11\nRS B|RS||{long}\n{'N' * 301}|RS||\nC|aneh||\n"
    )
    assert [(fault.code, fault.row, fault.column, fault.is_rejecting) for fault in told.faults] == [
        ("contact-no-name", 2, "Nama", True),
        ("control-characters", 3, "Kota", False),
        ("digits-lost", 3, "Telepon", False),
        ("text-too-long", 4, "Telepon", False),
        ("contact-no-name", 5, "Nama", True),
        ("contact-type-unclear", 6, "Jenis", False),
    ]
    assert [(row.name, row.city, row.phone, row.note) for row in told.rows] == [
        ("RS A", "Khartoum", "", "Telepon: 9.03123E+11"),
        ("RS B", "", "", ""),
        ("C", "", "", ""),
    ]
    assert (told.read, told.rejected) == (5, 2)


def test_that_columns_nobody_knows_are_told_and_remarks_come_together() -> None:
    told = sheet("Instansi|Bed|Alamat|Email|Catatan\nRS A|300|Jalan 1|a@b.sd|24 jam\n")
    assert (told.rows[0].note, told.unmapped) == ("Jalan 1; a@b.sd; 24 jam", ("Bed",))


def _workbook(rows: Cells, folder: Path) -> bytes:
    path = folder / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Petunjuk").write(0, 0, "Isi lembar kedua")
        page = book.add_worksheet("Kontak")
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    return path.read_bytes()


def _old_workbook(rows: Cells, folder: Path) -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("Kontak")
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page.write(number, column, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _open_document(rows: Cells, folder: Path) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Kontak")
    for cells in rows:
        line = TableRow()
        for cell in cells:
            number = isinstance(cell, int)
            made = TableCell(valuetype="float", value=cell) if number else TableCell(valuetype="string")
            made.addElement(P(text=str(cell)))
            line.addElement(made)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _text(rows: Cells, folder: Path) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("cp1252")


@pytest.mark.parametrize("made", [_workbook, _old_workbook, _open_document, _text], ids=["xlsx", "xls", "ods", "csv"])
def test_that_every_format_says_the_same(made: Callable[[Cells, Path], bytes], tmp_path: Path) -> None:
    rows: Cells = [["Nama", "Jenis", "Kota", "Telepon"], ["Hôpital Général", "Rumah sakit", "Djibouti", 25321350021]]
    told = read_contacts(made(rows, tmp_path), ContactsAsk())
    assert told.rows == (ContactRow(2, "Hôpital Général", FacilityType.HOSPITAL, "Djibouti", "", "25321350021"),)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "roster-empty"),
        ("\n\n", "roster-empty"),
        ("Nama|Kota\n", "roster-empty"),
        ("Nama|Kota\n|\n", "roster-empty"),
        ("Passport|Born\nA1|1990\n", "contacts-no-header"),
        ("Kota|Telepon\nBahri|1\n", "contacts-no-header"),
        ("%PDF-1.7", "roster-not-a-table"),
    ],
)
def test_that_what_is_no_contact_sheet_is_said(text: str, code: str) -> None:
    with pytest.raises(InputFault, match=code):
        sheet(text)


def test_that_a_list_longer_than_anybody_could_ask_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "ROWS_MAX", 3)
    assert len(sheet("Nama|Kota\n" + "RS A|Bahri\n" * 3).rows) == 3
    with pytest.raises(InputFault, match="roster-too-large"):
        sheet("Nama|Kota\n" + "|Bahri\n" * 4)


def test_that_a_wanted_sheet_that_is_not_there_is_said() -> None:
    with pytest.raises(InputFault, match="roster-sheet-unknown"):
        read_contacts(b"Nama;Kota\nRS A;Bahri\n", ContactsAsk("Lembar 2"))


def test_that_no_text_is_longer_than_its_record_may_hold() -> None:
    shape = SHAPES[Kind.FACILITY].model_fields
    longest = {name: next(each.max_length for each in field.metadata if hasattr(each, "max_length")) for name, field in shape.items() if name in CHARACTERS_MAX}  # fmt: skip
    assert longest == {name: CHARACTERS_MAX[name] for name in longest}
    assert set(longest) == {"name", "city", "phone", "note"}


def _told_again(reading: ContactsReading) -> ContactsReading | None:
    answer = ContactsAnswer()
    for tag, body in (
        ("rows", rows_to_wire(reading.rows)),
        ("faults", faults_to_wire(reading.faults)),
        ("reading", facts_to_wire(reading)),
    ):
        answer.take(tag, msgpack.unpackb(msgpack.packb(body)))
    return answer.reading


def test_that_a_reading_and_its_request_arrive_whole() -> None:
    told = sheet(GROUPED)
    assert _told_again(told) == told
    assert ask_from_wire([b"/tmp/\xff", *ask_to_wire(ContactsAsk("Kontak"))]) == (b"/tmp/\xff", ContactsAsk("Kontak"))


WIRE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20) | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


def _code_of(work: Callable[[], object]) -> str:
    """The code of the fault the work ends in, "" without one."""
    try:
        work()
    except InputFault as fault:
        return fault.code
    return ""


@given(st.sampled_from(["rows", "faults", "reading", "fault", "progress", "other"]), WIRE)
def test_that_anything_else_said_is_one_fault(tag: str, body: Any) -> None:
    answer = ContactsAnswer()
    code = _code_of(lambda: answer.take(tag, body))
    assert code == "roster-unreadable" or (tag == "fault" and code) or (body == [] and not code)
    assert (answer.rows, answer.faults, answer.reading) == ([], [], None)


@given(st.text(max_size=300))
def test_that_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    told: list[ContactsReading] = []
    code = _code_of(lambda: told.append(sheet("Nama|Kota|Telepon\n" + text)))
    assert code.startswith(("roster-", "contacts-")) or told[0].read == len(told[0].rows) + told[0].rejected > 0
