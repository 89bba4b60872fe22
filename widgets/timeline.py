"""What happened in an incident, in order: a strip with marks, or its twin list; filtered by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from console.model.shown import TIMELINE_MAX, TimelineItem
from widgets import icons, theme
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.spoken import SpokenFrame
from widgets.ticking import MINUTE_MS, Ticking
from widgets.timeline_list import TimelineList
from widgets.timeline_strip import TimelineStrip
from widgets.timeline_words import GROUPS, ICONS, group_of, kind_text, more_text
from widgets.times import clock_ms, number

PAD_PX = 5


class KindToggle(QAbstractButton):
    """Shows or hides one group: its icon, name and number; crossed out and grey while hidden."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._count = 0
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """How many of the kind there are."""
        self._count = count
        told = number(count) if count <= TIMELINE_MAX else f"{number(TIMELINE_MAX)}+"
        self.setText(f"{kind_text(self._kind)} {told}")
        self.setToolTip("" if count <= TIMELINE_MAX else more_text())
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def tell_again(self) -> None:
        """The language changed."""
        self.show_count(self._count)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            metrics.ascent() + 4 + metrics.horizontalAdvance(self.text()) + 1 + 2 * PAD_PX, metrics.height() + 4
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        role = "text" if self.isChecked() else "muted"
        side = self.fontMetrics().ascent()
        icons.paint(painter, QRectF(PAD_PX, (self.height() - side) / 2, side, side), ICONS[self._kind], role)
        font = painter.font()
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color(role))
        words = self.rect().adjusted(PAD_PX + side + 4, 0, -PAD_PX, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "border"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()


class Timeline(SpokenFrame):
    """``item_chosen`` carries the TimelineItem chosen in the strip or in the list; ``list_shown`` whether the list is shown now."""

    item_chosen = Signal(object)
    list_shown = Signal(bool)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._items: tuple[TimelineItem, ...] = ()
        self._zone = "UTC"
        self._is_open = False
        self._title = PlainLabel(role="heading")
        self._toggles = {group: KindToggle(group) for group in GROUPS}
        self._empty = PlainLabel(role="muted")
        self._as_list = LinkButton(name="list")
        self._strip = TimelineStrip(now_ms)
        self._list = TimelineList()
        self._pages = QStackedWidget()
        self._compose()
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self._strip.update)
        self.show_items((), "UTC", is_open=False)
        self.retranslate()

    def show_items(self, items: Sequence[TimelineItem], zone: str, *, is_open: bool) -> None:
        """Show what happened; times on the clock of ``zone`` (and of Jakarta on the axis). is_open: the incident still is."""
        self._items, self._zone, self._is_open = tuple(items), zone, is_open
        for group, toggle in self._toggles.items():
            count = sum(group_of(item) == group for item in items)
            toggle.show_count(count)
            toggle.setVisible(count > 0)
        self._empty.setVisible(not items)
        self._filter()

    def shown_items(self) -> tuple[TimelineItem, ...]:
        """What the filter lets through."""
        hidden = {group for group, toggle in self._toggles.items() if not toggle.isChecked()}
        return tuple(item for item in self._items if group_of(item) not in hidden)

    def show_list(self, is_list: bool) -> None:
        """Show the twin list instead of the strip."""
        self._as_list.setChecked(is_list)

    def is_list(self) -> bool:
        """Whether the twin list is shown."""
        return self._as_list.isChecked()

    def listed_item(self) -> TimelineItem | None:
        """The line at hand in the list, while the list is shown."""
        return self._list.current_item() if self.is_list() else None

    def take_focus(self) -> None:
        """The keyboard goes to the strip or the list, whichever is shown; in the list to a line."""
        shown = self._list if self.is_list() else self._strip
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.is_list() and self._list.current_item() is None:
            self._list.selectRow(0)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Timeline"))
        self._empty.setText(self.tr("nothing recorded yet"))
        self._tell_switch(self._as_list.isChecked())
        for toggle in self._toggles.values():
            toggle.tell_again()

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._empty)
        for toggle in self._toggles.values():
            head.addWidget(toggle)
            toggle.toggled.connect(self._filter)
        head.addStretch(1)
        head.addWidget(self._as_list)
        for page in (self._strip, self._list):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 8, 3)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        self._as_list.setCheckable(True)
        self._as_list.toggled.connect(self._switched)
        self._strip.item_chosen.connect(self.item_chosen)
        self._list.item_chosen.connect(self.item_chosen)
        self._list.setMinimumHeight(self._strip.minimumSizeHint().height())

    def _switched(self, is_list: bool) -> None:
        self._pages.setCurrentIndex(1 if is_list else 0)
        self._tell_switch(is_list)
        self.list_shown.emit(is_list)

    def _tell_switch(self, is_list: bool) -> None:
        self._as_list.show_icon("strip" if is_list else "list")
        self._as_list.setText(self.tr("Strip") if is_list else self.tr("List"))

    def _filter(self) -> None:
        shown = self.shown_items()
        self._strip.show_items(shown, self._zone, is_open=self._is_open)
        self._list.show_items(shown, self._zone)
