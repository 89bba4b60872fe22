"""XLSX, XLSB, XLS and ODS by calamine, and which sheet is the roster."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from console.faults import InputFault
from console.formats.cells import Cell
from console.formats.roster import limits
from console.formats.roster.shapes import FileKind

Likeness = Callable[[Sequence[Sequence[Cell]]], int]


class SheetTable:
    """One sheet of a workbook as a table."""

    encoding = ""
    delimiter = ""
    torn: tuple[int, ...] = ()  # cells of a workbook do not run into one another

    def __init__(self, kind: FileKind, sheet: CalamineSheet, sheets: tuple[str, ...]) -> None:
        self.kind: FileKind = kind
        self.sheet: str = sheet.name
        self.sheets = sheets
        self._sheet = sheet
        rows, columns = sheet.end or (-1, -1)
        self.height = rows + 1
        if self.height > limits.ROWS_MAX:
            raise limits.too_large()
        if columns >= limits.COLUMNS_MAX:
            raise limits.too_wide()

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Every row of the sheet from row 1 and column A on."""
        left_of = [""] * (self._sheet.start or (0, 0))[1]
        for row in self._sheet.iter_rows():
            yield [*left_of, *row] if left_of else row


def open_workbook(content: bytes, kind: FileKind, wanted: str, likeness: Likeness) -> SheetTable:
    """The wanted sheet, or the one most like a roster.

    likeness: how much a sheet's first rows look like a roster. Raises InputFault ``roster-password``, ``roster-damaged``,
    ``roster-unreadable``, ``roster-sheet-unknown``, ``roster-empty``, ``roster-too-large``, ``roster-too-wide``.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            return _choose(workbook, kind, wanted, likeness)
    except PasswordError as trouble:
        raise InputFault("roster-password") from trouble
    except WorksheetNotFound as trouble:
        raise InputFault("roster-sheet-unknown") from trouble
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as trouble:
        # A zip that came here unpacks whole and undamaged; what the reader refuses in it was not written by a spreadsheet program.
        raise InputFault("roster-damaged" if kind == "xls" else "roster-unreadable") from trouble


def _choose(workbook: CalamineWorkbook, kind: FileKind, wanted: str, likeness: Likeness) -> SheetTable:
    sheets = tuple(
        facts.name
        for facts in workbook.sheets_metadata
        if facts.typ is SheetTypeEnum.WorkSheet and facts.visible is SheetVisibleEnum.Visible
    )
    if wanted:
        return SheetTable(kind, workbook.get_sheet_by_name(wanted), sheets)
    if not workbook.sheet_names:  # what is left of a workbook whose inside is noise
        raise InputFault("roster-damaged")
    best: CalamineSheet | None = None
    best_mark = (-1, -1)
    for name in sheets[: limits.SHEETS_MAX]:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is None:
            continue
        mark = (likeness(sheet.to_python(skip_empty_area=False, nrows=limits.HEADER_SEARCH_ROWS)), sheet.height)
        if mark > best_mark:
            best, best_mark = sheet, mark
    if best is None:
        raise InputFault("roster-empty")
    return SheetTable(kind, best, sheets)
