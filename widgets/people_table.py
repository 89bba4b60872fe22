"""The table of people: compact rows, chips painted by one delegate, pages fetched by whoever listens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from console.model.shown import PeoplePage
from widgets import times
from widgets.padded import CELL_PAD_PX, PaddedDelegate, paint_text
from widgets.people_model import CELL_ROLE, CHIPS_ROLE, FIGURES, PERSON_ROLE, Cell, Column, PeopleModel
from widgets.people_widths import Needs, fitted, needs_of
from widgets.status import Chip, chip_width, paint_chip

ROW_PAD_PX = 8  # above and below the text of a row together: 40 rows on a 1080-line screen
CHIP_GAP_PX = 12
_SITUATION = frozenset({Column.WHEREABOUTS, Column.CONDITION})


class RowDelegate(PaddedDelegate):
    """Paints a cell: its chips side by side, or its text, both on one line and at one left edge."""

    def paint_inside(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            super().paint_inside(painter, rect, index)
            return
        if cell.chips:
            self._paint_chips(painter, rect, cell.chips)
        else:
            if index.column() in FIGURES:
                painter.setFont(_figure_font(painter.font()))
            paint_text(painter, rect, cell.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        chips: tuple[Chip, ...] | None = index.data(CHIPS_ROLE)
        hint = super().sizeHint(option, index)
        if chips:
            needed = sum(chip_width(chip, option.font) for chip in chips) + CHIP_GAP_PX * (len(chips) - 1)
            hint.setWidth(needed + 2 * CELL_PAD_PX)
        return hint

    def _paint_chips(self, painter: QPainter, rect: QRect, chips: tuple[Chip, ...]) -> None:
        left = rect.left()
        for chip in chips:
            room = rect.right() - left
            if room < 16:
                return
            width = min(chip_width(chip, painter.font()) + 1, room)
            paint_chip(painter, QRect(left, rect.top(), width, rect.height()), chip)
            left += width + CHIP_GAP_PX


def _figure_font(font: QFont) -> QFont:
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


class PeopleTable(QTableView):
    """A list of people of any length.

    person_chosen: the record id, on Enter or double click. people_selected: record ids of the selected rows.
    page_wanted: (first, count) to fetch. text_typed: letters typed on the table, meant for the search field.
    """

    person_chosen = Signal(object)
    people_selected = Signal(list)
    page_wanted = Signal(int, int)
    text_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None, now_ms: Callable[[], int] = times.clock_ms) -> None:
        super().__init__(parent)
        self._people = PeopleModel(self, now_ms)
        self._asked: tuple[int, int] | None = None
        self._is_fitting = False
        self._has_own_widths = False  # the officer has dragged a column: widths stay as they are
        self._with_situation = True
        self._needs = Needs()
        self.setModel(self._people)
        self.setItemDelegate(RowDelegate(self))
        self._arrange()
        self._people.page_wanted.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.activated.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self.retranslate()

    def show_people(self, page: PeoplePage, *, with_situation: bool = False, keeps_place: bool = False) -> None:
        """Show a new list from its first page. keeps_place: the same question asked again, so the row and the scroll stay."""
        chosen, scroll = self.current_person(), self.verticalScrollBar().value()
        self._asked = None
        self._show_situation(with_situation)
        self._people.show_people(page, with_situation)
        self._measure()
        self.executeDelayedItemsLayout()  # otherwise the scroll bar still has the range of the old list
        self.updateGeometries()
        if keeps_place:
            self._return_to(chosen, scroll)
        else:
            self.verticalScrollBar().setValue(0)
        self._look()

    def show_page(self, page: PeoplePage) -> None:
        """Fill in a page that was wanted."""
        self._asked = None
        self._people.show_page(page)
        self._measure()
        self._look()

    def ask_again(self) -> None:
        """The register changed: ask for what is in view anew, keeping the old rows until the answer comes."""
        self._asked = None
        self._people.mark_stale()
        self._look()

    def current_person(self) -> int | None:
        """The record id of the current row."""
        found: int | None = self.currentIndex().data(PERSON_ROLE) if self.currentIndex().isValid() else None
        return found

    def shown_columns(self) -> tuple[Column, ...]:
        """The columns that are not hidden, left to right."""
        return tuple(column for column in Column if not self.isColumnHidden(column))

    def refresh_ages(self) -> None:
        """A minute has passed."""
        self._people.refresh_ages()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("People"))
        self.setAccessibleDescription(self.tr("Enter opens the person; typing searches"))
        self._people.forget_texts()
        self._measure()
        self._people.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._has_own_widths:
            self._fit_columns()
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        has_command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif text and text.isprintable() and not text.isspace() and not has_command:
            self.text_typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)  # the order is the database's
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self._size_rows()
        self._fit_columns()
        header.sectionResized.connect(self._note_own_width)

    def _fit_columns(self) -> None:
        """As many columns as fit without scrolling sideways, each as wide as there is room for."""
        wanted = [column for column in Column if self._with_situation or column not in _SITUATION]
        widths = fitted(self.viewport().width(), wanted, QFontMetrics(self.font()), self._needs)
        self._is_fitting = True
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        self._is_fitting = False
        self.updateGeometries()  # otherwise the scroll bar still has the range of the old widths

    def _measure(self) -> None:
        """Other rows may need other widths; while they need the same, nothing moves under the officer's eyes."""
        needs = needs_of(self._people, QFontMetrics(self.font()))
        if needs is not None and needs != self._needs:
            self._needs = needs
            if not self._has_own_widths:
                self._fit_columns()

    def _show_situation(self, is_shown: bool) -> None:
        """Without an incident there is no situation, and its columns would only push the rest out of sight."""
        if self._with_situation != is_shown:
            self._with_situation = is_shown
            if self._has_own_widths:
                for column in _SITUATION:
                    self.setColumnHidden(column, not is_shown)
            else:
                self._fit_columns()

    def _note_own_width(self) -> None:
        if not self._is_fitting and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._has_own_widths = True

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + ROW_PAD_PX)

    def _look(self) -> None:
        rows = self._people.rowCount()
        if not rows or not self.viewport().height():
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        self._people.want(first, last if last >= 0 else rows - 1)

    def _ask(self, first: int, count: int) -> None:
        # While the answer is on its way, scrolling within the same pages asks nothing again.
        if self._asked != (first, count):
            self._asked = (first, count)
            self.page_wanted.emit(first, count)

    def _choose(self, index: QModelIndex) -> None:
        person = index.data(PERSON_ROLE) if index.isValid() else None
        if person is not None:
            self.person_chosen.emit(person)

    def _tell_selected(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        people = (self._people.person_row(row) for row in rows)
        self.people_selected.emit([person.person for person in people if person is not None])

    def _return_to(self, person: int | None, scroll: int) -> None:
        position = self._people.position_of(person) if person is not None else None
        if position is not None:
            self.setCurrentIndex(self._people.index(position, 0))
        self.verticalScrollBar().setValue(scroll)
