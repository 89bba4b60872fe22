"""The corpus of files made to harm, made when the tests run so that none lies in the repository.

Each maker writes one file into a folder and returns its path. ``CORPUS`` names them with the fault each must end in.
"""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

HEADER = ["Nama", "No. Paspor", "NIK", "Tgl Lahir", "Kota"]
PERSON = ["Siti Aminah", "A1234567", "3201015708900001", "17/08/1990", "Khartoum"]

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET_START = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_END = "</sheetData></worksheet>"
STRINGS_REL = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>'
)


def honest_rows(count: int = 3) -> list[list[str]]:
    return [HEADER, *[[f"{PERSON[0]} {number}", *PERSON[1:]] for number in range(count)]]


def inline_row(number: int, cells: list[str]) -> str:
    texts = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{texts}</row>'


def raw_workbook(path: Path, sheet: bytes, strings: bytes = b"") -> Path:
    """A workbook put together by hand, with any sheet and shared texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", BOOK)
        rels = RELS.format(kind="worksheet", target="worksheets/sheet1.xml")
        archive.writestr(
            "xl/_rels/workbook.xml.rels", rels.replace("</Relationships>", STRINGS_REL) if strings else rels
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if strings:
            archive.writestr("xl/sharedStrings.xml", strings)
    return path


def honest_sheet(rows: list[list[str]] | None = None) -> bytes:
    body = "".join(inline_row(number, row) for number, row in enumerate(rows or honest_rows(), 1))
    return (SHEET_START + body + SHEET_END).encode()


def honest_workbook(path: Path, count: int = 3) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("DATA")
        for number, row in enumerate(honest_rows(count)):
            sheet.write_row(number, 0, row)
    return path


def sheet_bomb(folder: Path) -> Path:
    return raw_workbook(folder / "sheet-bomb.xlsx", SHEET_START.encode() + b" " * (200 * 2**20) + SHEET_END.encode())


def strings_bomb(folder: Path) -> Path:
    strings = b"<sst><si><t>" + b"A" * (200 * 2**20) + b"</t></si></sst>"
    return raw_workbook(folder / "strings-bomb.xlsx", honest_sheet(), strings)


def lying_sizes(folder: Path) -> Path:
    """The directory says a few hundred bytes and carries the checksum of those; the part unpacks to far more."""
    path = raw_workbook(folder / "lying-sizes.xlsx", honest_sheet(honest_rows(20_000)))
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
        truth, offset = entry.file_size, entry.header_offset
    content = bytearray(path.read_bytes())
    for place in (offset + 22, content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml")) + 24):
        assert struct.unpack_from("<I", content, place) == (truth,)
        struct.pack_into("<I", content, place, 300)
    path.write_bytes(content)
    return path


def many_parts(folder: Path) -> Path:
    path = raw_workbook(folder / "many-parts.xlsx", honest_sheet())
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(2_100):
            archive.writestr(f"xl/media/{number}", b"")
    return path


def external_entity(folder: Path) -> Path:
    text = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>{honest_sheet([HEADER, ["&secret;"]]).decode()}'
    return raw_workbook(folder / "external-entity.xlsx", text.encode())


def entity_bomb(folder: Path) -> Path:
    lines = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = f"<!DOCTYPE x [{lines}]>{honest_sheet([HEADER, ['&a11;']]).decode()}"
    return raw_workbook(folder / "entity-bomb.xlsx", text.encode())


def ods_entity(folder: Path) -> Path:
    path = folder / "entity.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", '<!DOCTYPE x [<!ENTITY a "b">]><office/>')
    return path


def wide_sheet(folder: Path) -> Path:
    path = folder / "wide.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADER, *[f"Kolom {n}" for n in range(16_384 - len(HEADER))]])
        sheet.write_row(1, 0, PERSON)
    return path


def far_corner(folder: Path) -> Path:
    path = honest_workbook(folder / "far-corner.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, 16_383, "x")
    return path


def far_corner_hidden(folder: Path) -> Path:
    """The same, spelt so that no look beforehand finds it: the reader asks for 512 GB and aborts."""
    rows = inline_row(1, HEADER) + '<row r="1048576"><c t="str" r="XFD1048576"><v>x</v></c></row>'
    return raw_workbook(folder / "far-hidden.xlsx", (SHEET_START + rows + SHEET_END).encode())


def slow_to_search(folder: Path) -> Path:
    """Cells and totals spelt to make a search that backtracks take minutes."""
    cells = '<c r="XFD1" ' * 200_000
    rows = inline_row(1, HEADER) + inline_row(2, ["total" + "." * 30_000 + "x"])
    return raw_workbook(folder / "slow.xlsx", (SHEET_START + rows + f"<!-- {cells} -->" + SHEET_END).encode())


def far_down(folder: Path) -> Path:
    path = folder / "far-down.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write(1_048_575, 0, "x")
    return path


def ods_repeats(folder: Path) -> Path:
    """One filled cell said to repeat over the whole sheet."""
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="S">'
        f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    path = folder / "repeats.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def half_a_file(folder: Path) -> Path:
    path = honest_workbook(folder / "half.xlsx", 500)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def damaged_middle(folder: Path) -> Path:
    path = honest_workbook(folder / "damaged.xlsx", 2_000)
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    middle = entry.header_offset + entry.compress_size // 2
    content[middle : middle + 64] = random.Random(7).randbytes(64)
    path.write_bytes(content)
    return path


def locked_zip(folder: Path) -> Path:
    path = honest_workbook(folder / "locked-zip.xlsx")
    content = bytearray(path.read_bytes())
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    path.write_bytes(content)
    return path


def locked_workbook(folder: Path) -> Path:
    """What Excel writes for a password: an OLE container whose folder names EncryptedPackage."""
    path = folder / "locked.xlsx"
    path.write_bytes(_ole(("EncryptionInfo", "EncryptedPackage")))
    return path


def locked_ods(folder: Path) -> Path:
    path = folder / "locked.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<m><manifest:encryption-data manifest:checksum="x"/></m>')
        archive.writestr("content.xml", random.Random(1).randbytes(2_000))
    return path


def broken_xls(folder: Path) -> Path:
    path = folder / "broken.xls"
    path.write_bytes(_ole(("Workbook",)) + random.Random(2).randbytes(40_000))
    return path


def word_document(folder: Path) -> Path:
    path = folder / "letter.xls"
    path.write_bytes(_ole(("WordDocument",)))
    return path


def zip_of_pictures(folder: Path) -> Path:
    path = folder / "pictures.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.jpg", b"\xff\xd8\xff")
    return path


def pdf(folder: Path) -> Path:
    path = folder / "list.xlsx"
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 1_000)
    return path


def web_page(folder: Path) -> Path:
    path = folder / "export.xls"
    path.write_text("<html><body><table><tr><td>Nama</td></tr></table></body></html>", "utf-8")
    return path


def noise(folder: Path) -> Path:
    path = folder / "noise.csv"
    path.write_bytes(random.Random(3).randbytes(50_000))
    return path


def long_line(folder: Path) -> Path:
    path = folder / "long-line.csv"
    path.write_bytes(b"Nama;NIK\n" + b"a" * (50 * 2**20))
    return path


def long_line_of_cells(folder: Path) -> Path:
    path = folder / "long-cells.csv"
    path.write_bytes(b"Nama;NIK\n" + b"a;" * (25 * 2**20))
    return path


def wide_text(folder: Path) -> Path:
    path = folder / "wide.csv"
    path.write_text(";".join(HEADER) + "\n" + ";".join(f"x{n}" for n in range(500)), "utf-8")
    return path


def open_quote(folder: Path) -> Path:
    path = folder / "quote.csv"
    path.write_text(";".join(HEADER) + '\n"Siti;A1234567\n' + "x;y;z\n" * 300_000, "utf-8")
    return path


def too_many_rows(folder: Path) -> Path:
    path = folder / "rows.csv"
    path.write_text("Nama;NIK\n" + "Siti;1\n" * 200_001, "utf-8")
    return path


def only_nuls(folder: Path) -> Path:
    path = folder / "nuls.csv"
    path.write_bytes(b"\0" * 10_000)
    return path


def too_many_bytes(folder: Path) -> Path:
    path = folder / "huge.csv"
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    return path


def nothing(folder: Path) -> Path:
    path = folder / "nothing.xlsx"
    path.touch()
    return path


def empty_sheet(folder: Path) -> Path:
    path = folder / "empty.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    return path


def no_header(folder: Path) -> Path:
    path = folder / "letter.txt"
    path.write_text("Yth. Bapak Duta Besar,\n\nbersama ini kami sampaikan salam.\n", "utf-8")
    return path


def _ole(names: tuple[str, ...]) -> bytes:
    """A minimal OLE container: header, one sector of FAT, one of directory with the given streams."""
    head = io.BytesIO()
    head.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6))
    head.write(struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0))
    head.write(struct.pack("<I", 0) + b"\xff" * 4 * 108)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
    folder = b"".join(_ole_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *names))
    return head.getvalue().ljust(512, b"\0") + fat + folder.ljust(512, b"\0")


def _ole_entry(name: str, kind: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    entry = (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    )
    return entry.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)


CORPUS: dict[Callable[[Path], Path], str] = {
    sheet_bomb: "roster-too-large",
    strings_bomb: "roster-too-large",
    lying_sizes: "roster-damaged",
    many_parts: "roster-too-large",
    external_entity: "roster-unreadable",
    entity_bomb: "roster-unreadable",
    ods_entity: "roster-unreadable",
    wide_sheet: "roster-too-wide",
    far_corner: "roster-too-wide",
    far_corner_hidden: "roster-unreadable",
    far_down: "roster-too-large",
    ods_repeats: "roster-unreadable",
    half_a_file: "roster-damaged",
    damaged_middle: "roster-damaged",
    locked_zip: "roster-password",
    locked_workbook: "roster-password",
    locked_ods: "roster-password",
    broken_xls: "roster-damaged",
    word_document: "roster-not-a-table",
    zip_of_pictures: "roster-not-a-table",
    pdf: "roster-not-a-table",
    web_page: "roster-not-a-table",
    noise: "roster-not-a-table",
    long_line: "roster-too-wide",
    long_line_of_cells: "roster-too-wide",
    wide_text: "roster-too-wide",
    open_quote: "roster-too-large",  # its rows are counted one by one
    too_many_rows: "roster-too-large",
    only_nuls: "roster-empty",
    too_many_bytes: "roster-too-large",
    nothing: "roster-empty",
    empty_sheet: "roster-empty",
    no_header: "roster-no-header",
}
