"""The list of people as Qt's views want it: a window onto pages that somebody else fetches.

Rows that have not arrived show "…". The order is the database's. No more than ``PAGES_KEPT`` pages are held.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from console.model.shown import PeoplePage, PersonRow
from widgets import status, times
from widgets.plain import tooltip
from widgets.status import Chip, Mark, Shape

PAGE_ROWS = 200  # three screens of rows: one fetch fills any window, and its answer is milliseconds away
PAGES_KEPT = 50  # 10,000 rows, about 10 MB; who scrolls further and back waits for one fetch
CHIPS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PERSON_ROLE = int(Qt.ItemDataRole.UserRole) + 2
CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 3  # text and chips at once, for painting
TEXTS_KEPT = 2_000  # rows whose texts are held ready: ten pages, about 2 MB
WAITING = "…"
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, left to right."""

    NAME = 0
    WHEREABOUTS = 1
    CONDITION = 2
    CHECK = 3  # what an officer should look at: contested, possible doubles, flags
    CITY = 4
    MISSIONS = 5
    PHONE = 6
    PASSPORT = 7
    BORN = 8
    CONFIRMED = 9


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: chips where there are some, else the text."""

    text: str
    chips: tuple[Chip, ...]


FIGURES = frozenset({Column.PHONE, Column.PASSPORT, Column.BORN, Column.CONFIRMED})  # digits under digits


class PeopleModel(QAbstractTableModel):
    """Rows of one question's answer.

    page_wanted: (first position, how many), when rows are looked at that are not here.
    """

    page_wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None, now_ms: Callable[[], int] = times.clock_ms) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._pages: OrderedDict[int, tuple[PersonRow, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._total = 0
        self._has_more = False
        self._with_situation = False
        self._cells: dict[int, tuple[Cell, ...]] = {}

    def show_people(self, page: PeoplePage, with_situation: bool) -> None:
        """Start a new list with its first page. with_situation: an incident was asked about, so "not yet reached" can be told."""
        self.beginResetModel()
        self._pages.clear()
        self._cells.clear()
        self._stale.clear()
        self._with_situation = with_situation
        self._has_more = page.total_is_at_least
        self._total = max(page.total, page.first + len(page.rows))
        self._keep(page)
        self.endResetModel()

    def show_page(self, page: PeoplePage) -> None:
        """Put a further page of the same list into its place; the list grows or shrinks when its total did."""
        total = max(page.total, page.first + len(page.rows), self._total if page.total_is_at_least else 0)
        self._has_more = page.total_is_at_least and bool(page.rows)
        self._resize(total)
        self._keep(page)
        if page.rows:
            last = min(page.first + len(page.rows), self._total) - 1
            self.dataChanged.emit(self.index(page.first, 0), self.index(last, len(Column) - 1))

    def mark_stale(self) -> None:
        """The register changed: what is here is shown until newer pages come, and is asked for again when looked at."""
        self._stale = set(self._pages)

    def want(self, first: int, last: int) -> None:
        """Rows first to last are looked at: ask for what is missing or stale among them."""
        pages = [
            p for p in range(first // PAGE_ROWS, last // PAGE_ROWS + 1) if p not in self._pages or p in self._stale
        ]
        if pages and self._total:
            start = pages[0] * PAGE_ROWS
            self.page_wanted.emit(start, min((pages[-1] + 1) * PAGE_ROWS, self._total) - start)
        for page in range(first // PAGE_ROWS, last // PAGE_ROWS + 1):
            if page in self._pages:
                self._pages.move_to_end(page)

    def refresh_ages(self) -> None:
        """Time has passed: ages read differently now."""
        self._cells.clear()
        if self._total:
            column = Column.CONFIRMED
            self.dataChanged.emit(self.index(0, column), self.index(self._total - 1, column))

    def forget_texts(self) -> None:
        """The language changed: every text is made anew when it is looked at."""
        self._cells.clear()

    def person_row(self, row: int) -> PersonRow | None:
        """The person at a position; None while it has not arrived."""
        page = self._pages.get(row // PAGE_ROWS, ())
        place = row % PAGE_ROWS
        return page[place] if place < len(page) else None

    def position_of(self, person: int) -> int | None:
        """Where a person stands in the pages held here."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.person == person:
                    return number * PAGE_ROWS + place
        return None

    def _keep(self, page: PeoplePage) -> None:
        if page.first % PAGE_ROWS:
            raise ValueError("a page starts where it was asked for, at a multiple of PAGE_ROWS")
        for start in range(0, len(page.rows), PAGE_ROWS):
            number = (page.first + start) // PAGE_ROWS
            self._pages[number] = page.rows[start : start + PAGE_ROWS]
            self._forget_page(number)
            self._pages.move_to_end(number)
            self._stale.discard(number)
        while len(self._pages) > PAGES_KEPT:
            gone, _ = self._pages.popitem(last=False)
            self._forget_page(gone)
            self._stale.discard(gone)

    def _forget_page(self, number: int) -> None:
        for row in range(number * PAGE_ROWS, (number + 1) * PAGE_ROWS):
            self._cells.pop(row, None)

    def _resize(self, total: int) -> None:
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        elif total < self._total:
            self.beginRemoveRows(QModelIndex(), total, self._total - 1)
            self._total = total
            for number in [n for n in self._pages if n * PAGE_ROWS >= total]:
                del self._pages[number]
                self._forget_page(number)
            self.endRemoveRows()

    # What Qt asks.

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            start = self._total - self._total % PAGE_ROWS
            self.page_wanted.emit(start, PAGE_ROWS + self._total % PAGE_ROWS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)  # a narrow column's title is cut
        if orientation is not Qt.Orientation.Horizontal or role not in roles:
            return None
        return self.titles()[section] if 0 <= section < len(Column) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._total:
            return None
        person = self.person_row(index.row())
        column = Column(index.column())
        if person is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole and column is Column.NAME else None
        return self._answer(index.row(), person, column, role)

    def _answer(self, row: int, person: PersonRow, column: Column, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._cell(row, person, column).text
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._tip(row, person, column))
            case _ if role == CELL_ROLE:
                return self._cell(row, person, column)
            case _ if role == CHIPS_ROLE:
                return self._cell(row, person, column).chips or None
            case _ if role == PERSON_ROLE:
                return person.person
        return None

    def _cell(self, row: int, person: PersonRow, column: Column) -> Cell:
        cells = self._cells.get(row)
        if cells is None:
            if len(self._cells) >= TEXTS_KEPT:
                self._cells.clear()
            cells = self._made_cells(person)
            self._cells[row] = cells
        return cells[column]

    def row_texts(self, row: int) -> tuple[str, ...]:
        """What the cells at a position say, in the order of ``Column``; nothing while the person has not arrived."""
        person = self.person_row(row)
        if person is None:
            return ("",) * len(Column)
        return tuple(self._cell(row, person, column).text for column in Column)

    def texts(self, person: PersonRow) -> tuple[str, ...]:
        """What the cells of a person's row say, in the order of ``Column``."""
        return tuple(cell.text for cell in self._made_cells(person))

    def titles(self) -> tuple[str, ...]:
        """What the columns are headed, in their order."""
        return (
            self.tr("Name"),
            self.tr("Whereabouts"),
            self.tr("Condition"),
            self.tr("To check"),
            self.tr("City"),
            self.tr("Mission"),
            self.tr("Phone"),
            self.tr("Passport"),
            self.tr("Born"),
            self.tr("Confirmed"),
        )

    def _made_cells(self, person: PersonRow) -> tuple[Cell, ...]:
        confirmed_ms = person.last_confirmed_at_ms
        told: dict[Column, str] = {
            Column.NAME: person.name,
            Column.CITY: person.city,
            Column.MISSIONS: ", ".join(person.missions),
            Column.PHONE: person.phone,
            Column.PASSPORT: person.passport,
            Column.BORN: times.date_text(person.born) if person.born else "",
            Column.CONFIRMED: times.age(confirmed_ms, self._now_ms()) if confirmed_ms is not None else "",
        }
        cells = []
        for column in Column:
            chips = self._chips(person, column)
            cells.append(Cell(", ".join(chip.text for chip in chips) if chips else told.get(column, ""), chips))
        return tuple(cells)

    def _tip(self, row: int, person: PersonRow, column: Column) -> str:
        if column is Column.CONFIRMED and person.last_confirmed_at_ms is not None:
            return times.moment(person.last_confirmed_at_ms, times.JAKARTA)
        return self._cell(row, person, column).text

    def _chips(self, person: PersonRow, column: Column) -> tuple[Chip, ...]:
        if column is Column.WHEREABOUTS:
            if person.whereabouts is not None:
                return (status.chip_of(person.whereabouts),)
            return (status.not_yet_reached(),) if self._with_situation else ()
        if column is Column.CONDITION:
            return (status.chip_of(person.condition),) if person.condition is not None else ()
        if column is Column.CHECK:
            return self._check_chips(person)
        return (status.not_on_roster(),) if column is Column.MISSIONS and not person.missions else ()

    def _check_chips(self, person: PersonRow) -> tuple[Chip, ...]:
        chips = []
        if person.is_contested:
            chips.append(status.contested())
        if person.doubles:
            chips.append(Chip(Mark("attention", Shape.FRAME), self.tr("%Ln double(s)", "", person.doubles)))
        if person.flags:
            chips.append(Chip(Mark("neutral", Shape.TRIANGLE), self.tr("%Ln flag(s)", "", len(person.flags))))
        return tuple(chips)
