"""Open a roster by what it contains, not by what it is called."""

from __future__ import annotations

import io

from console.faults import InputFault
from console.formats.roster import archive
from console.formats.roster.tables import Table
from console.formats.roster.text_table import Likeness, open_text
from console.formats.roster.workbook import open_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LOCKED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_OLE_TABLE = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
# Files officers do attach by mistake, by their first bytes; what to ask for instead is the same for all.
_OTHER_KINDS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3", "database"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<workbook")


def open_table(content: bytes, sheet: str, likeness: Likeness) -> Table:
    """The roster's table, by the content's first bytes. Raises InputFault as the parts of this package say."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return open_workbook(content, archive.examine(io.BytesIO(content)), sheet, likeness)
    if content.startswith(_OLE):
        if any(mark in content for mark in _OLE_LOCKED):
            raise InputFault("roster-password")
        if not any(mark in content for mark in _OLE_TABLE):
            raise InputFault("roster-not-a-table", kind="Word")
        return open_workbook(content, "xls", sheet, likeness)
    for start, kind in _OTHER_KINDS:
        if content.startswith(start):
            raise InputFault("roster-not-a-table", kind=kind)
    if content[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise InputFault("roster-not-a-table", kind="HTML or XML")
    table = open_text(content, likeness)
    if sheet:
        raise InputFault("roster-sheet-unknown")
    return table
