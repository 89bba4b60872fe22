"""A warden's list with columns: CSV with a heading row, as a form or a spreadsheet saves it, or as it is pasted from one."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from console.model.chat_entry import Places, read_said
from console.model.chat_lines import NAME_MAX, Line, Told
from console.model.chat_signs import PHONE_DIGITS_MIN, Mark, items
from console.model.names import fold

_DELIMITERS = "\t;|,"
_HEADING_LINES_MAX = 5  # titles above the heading row
_NAMES = frozenset(
    (
        "nama",
        "name",
        "nama lengkap",
        "full name",
        "nama wni",
        "nama anggota",
        "nama warga",
        "nama mahasiswa",
        "nama pmi",
    )
)
_STATES = frozenset(
    (
        "status",
        "keadaan",
        "kondisi",
        "kabar",
        "ket",
        "keterangan",
        "condition",
        "state",
        "remarks",
        "remark",
        "notes",
        "note",
        "catatan",
        "whereabouts",
        "posisi",
        "keberadaan",
        "lokasi",
    )
)
_PHONES = frozenset(
    (
        "hp",
        "no hp",
        "telp",
        "no telp",
        "telepon",
        "no telepon",
        "phone",
        "mobile",
        "wa",
        "no wa",
        "whatsapp",
        "nomor hp",
        "kontak",
        "phone number",
        "telephone",
    )
)


@dataclass(frozen=True, slots=True)
class _Columns:
    delimiter: str
    name: int
    states: tuple[int, ...]
    phones: tuple[int, ...]


def table_lines(lines: Sequence[str], places: Places) -> list[Line] | None:
    """The lines read as rows, or None when there is no heading row with a column of names and one of states or telephones."""
    for place, line in enumerate(lines[:_HEADING_LINES_MAX]):
        columns = _columns(line)
        if columns is not None:
            return list(_rows(lines, place, columns, places))
    return None


def _columns(line: str) -> _Columns | None:
    for delimiter in _DELIMITERS:
        heads = [fold(cell) for cell in _cells(line, delimiter)]
        name = next((place for place, head in enumerate(heads) if head in _NAMES), None)
        states = tuple(place for place, head in enumerate(heads) if head in _STATES)
        phones = tuple(place for place, head in enumerate(heads) if head in _PHONES)
        if name is not None and (states or phones):
            return _Columns(delimiter, name, states, phones)
    return None


def _cells(line: str, delimiter: str) -> list[str]:
    """The cells of one line. A quotation mark that is not closed ends with its line; a cell too long to be one makes none."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _rows(lines: Sequence[str], heading: int, columns: _Columns, places: Places) -> Iterator[Line]:
    for place, text in enumerate(lines):
        if not text.strip(columns.delimiter + " "):
            continue
        line = Line(place + 1)
        if place <= heading:
            line.passed.append((text.strip(), "heading"))
        else:
            _read_row(line, text.strip("\r\n"), columns, places)
        yield line


def _read_row(line: Line, text: str, columns: _Columns, places: Places) -> None:
    cells = _cells(text, columns.delimiter)
    name = cells[columns.name] if columns.name < len(cells) else ""
    if not fold(name) or len(name) > NAME_MAX:
        line.passed.append((text, "sentence" if name else "nameless"))
        return
    detail = ", ".join(cells[place] for place in columns.states if place < len(cells) and cells[place])
    phone = next(filter(None, (_phone(cells[place]) for place in columns.phones if place < len(cells))), "")
    line.named.append(Told(text, name, phone, detail, read_said(detail, places)))


def _phone(cell: str) -> str:
    found = [item.word for item in items(cell) if item.what in (Mark.PHONE, Mark.NUMBER)]
    digits = max(found, key=len, default="")
    return digits if len(digits) >= PHONE_DIGITS_MIN or any(item.what is Mark.PHONE for item in items(cell)) else ""
