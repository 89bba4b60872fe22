"""The list of the palette: headings and entries in one column, painted from plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets import icons, theme

PAD_PX = 14
ICON_PX = 16
GAP_PX = 10
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to choose. kind and value go out again. detail: what tells it from its namesakes. keys: portable shortcut text."""

    kind: str
    value: object
    text: str
    detail: str = ""
    keys: str = ""
    icon: icons.Name | None = None


@dataclass(frozen=True, slots=True)
class PaletteSection:
    """Entries under one heading, the best first."""

    title: str
    entries: tuple[PaletteEntry, ...]


Row = PaletteEntry | PaletteSection


class PaletteModel(QAbstractListModel):
    """Headings and entries in one list; only entries can be chosen. A section without entries has no heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_sections(self, sections: Sequence[PaletteSection]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            if section.entries:
                self._rows += [section, *section.entries]
        self.endResetModel()

    def row(self, place: int) -> Row:
        """What stands at a place."""
        return self._rows[place]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], PaletteEntry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows[index.row()]
        if isinstance(row, PaletteSection):
            return row.title
        return ", ".join(part for part in (row.text, row.detail, row.keys) if part)


class _RowDelegate(QStyledItemDelegate):
    """Paints a heading, or an entry: icon, text, detail in grey, keys at the right."""

    def __init__(self, model: PaletteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_entry = isinstance(self._model.row(index.row()), PaletteEntry)
        return QSize(100, self._view.fontMetrics().height() + (9 if is_entry else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        painter.save()
        painter.setFont(self._view.font())
        box: QRect = option.rect
        if isinstance(row, PaletteEntry):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, theme.color("chosen"))
            self._paint_entry(painter, box, row)
        else:
            self._paint_heading(painter, box, row.title)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, title: str) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(box.adjusted(PAD_PX, 4, -PAD_PX, 0), _LEFT, title)

    def _paint_entry(self, painter: QPainter, box: QRect, entry: PaletteEntry) -> None:
        inner = box.adjusted(PAD_PX, 0, -PAD_PX, 0)
        if entry.icon is not None:
            spot = QRectF(inner.left(), box.top() + (box.height() - ICON_PX) / 2, ICON_PX, ICON_PX)
            icons.paint(painter, spot, entry.icon, "muted")
        inner.adjust(ICON_PX + GAP_PX, 0, 0, 0)
        if entry.keys:
            keys = QKeySequence(entry.keys).toString(QKeySequence.SequenceFormat.NativeText)
            painter.setPen(theme.color("muted"))
            painter.drawText(inner, _RIGHT, keys)
            inner.adjust(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(keys) - GAP_PX, 0)
        metrics = QFontMetrics(painter.font())
        told = metrics.elidedText(" ".join(entry.text.split()), Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(theme.color("text"))
        painter.drawText(inner, _LEFT, told)
        inner.adjust(metrics.horizontalAdvance(told) + GAP_PX, 0, 0, 0)
        if entry.detail and inner.width() > 40:
            painter.setPen(theme.color("muted"))
            detail = metrics.elidedText(" ".join(entry.detail.split()), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _LEFT, detail)


class PaletteList(QListView):
    """Shows sections; the cursor steps over headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = PaletteModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self._rows, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the field above; its keys come by ``step``
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.entered.connect(self._point_at)

    def show_sections(self, sections: Sequence[PaletteSection]) -> None:
        """Show these, the first entry under the cursor."""
        self._rows.show_sections(sections)
        self.step(1)

    def current(self) -> PaletteEntry | None:
        """The entry under the cursor."""
        index = self.currentIndex()
        row = self._rows.row(index.row()) if index.isValid() else None
        return row if isinstance(row, PaletteEntry) else None

    def entries(self) -> tuple[PaletteEntry, ...]:
        """All entries in their order."""
        rows = (self._rows.row(place) for place in range(self._rows.rowCount()))
        return tuple(row for row in rows if isinstance(row, PaletteEntry))

    def step(self, count: int) -> None:
        """Move the cursor by so many entries, stopping at the ends."""
        places = [n for n in range(self._rows.rowCount()) if isinstance(self._rows.row(n), PaletteEntry)]
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) + count if here in places else (0 if count > 0 else len(places) - 1)
        place = places[max(0, min(len(places) - 1, at))]
        self.setCurrentIndex(self._rows.index(place))
        if place == places[0]:
            self.scrollToTop()  # the heading above the first entry belongs to it

    def wanted_height(self, rows_max: int) -> int:
        """Pixels for all rows, or for so many at most."""
        count = min(self._rows.rowCount(), rows_max)
        return sum(self.sizeHintForRow(place) for place in range(count)) + 2

    def _point_at(self, index: QModelIndex) -> None:
        if isinstance(self._rows.row(index.row()), PaletteEntry):
            self.setCurrentIndex(index)
