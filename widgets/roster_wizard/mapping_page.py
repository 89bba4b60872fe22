"""Page 2: what each column means, and in which order its dates are written."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from console.formats.roster.fields import FIELDS
from console.formats.roster.shapes import Column, DateOrder, RosterReading
from console.model.field_labels import roster_label
from widgets import times
from widgets.choice import ChoiceBox
from widgets.plain import ElidedLabel, PlainLabel
from widgets.roster_wizard.page import Page
from widgets.section import emptied, joined
from widgets.toggle import ToggleButton

SAMPLES_SHOWN = 3
_NAMES = frozenset({"name", "given_name", "family_name"})


class MappingPage(Page):
    """One row for each column of the file.

    mapping_changed: header text -> field, "" for a column that is kept aside. date_order_chosen: (header text, "d/m" or "m/d").
    """

    mapping_changed = Signal(dict)
    date_order_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: RosterReading | None = None
        self._boxes: list[tuple[Column, ChoiceBox[str]]] = []
        self._orders: dict[int, QWidget] = {}
        self._answered: dict[str, str] = {}
        self._warning = PlainLabel(role="attention", wraps=True)
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(12, 10, 12, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._inner)
        self.column.addWidget(self._warning)
        self.column.addWidget(scroll, 1)
        self.retranslate()

    def show_reading(self, reading: RosterReading) -> None:
        """Show the columns of a reading and what each was taken for.

        When the same file was read again, the rows stay where they are: whoever works through them keeps the keyboard and the scroll.
        """
        is_same = self._reading is not None and _headers(self._reading) == _headers(reading)
        self._reading = reading
        if is_same:
            self._update(reading)
        else:
            self._boxes = []
            self.retranslate()
        self.state_changed.emit()

    def mapping(self) -> dict[str, str]:
        """Header text -> field, or "" for kept aside."""
        return {column.header: box.value() or "" for column, box in self._boxes}

    def open_questions(self) -> tuple[DateOrder, ...]:
        """The columns whose order of day and month nobody knows yet."""
        orders = self._reading.date_orders if self._reading is not None else ()
        return tuple(order for order in orders if not order.is_certain and order.header not in self._answered)

    def may_go_on(self) -> bool:
        fields = Counter(field for field in self.mapping().values() if field)
        has_name = any(fields[name] for name in _NAMES)
        return self._reading is not None and has_name and not self.open_questions()

    def forget_answers(self) -> None:
        """A new file: what was answered for the last one says nothing."""
        self._answered = {}

    def retranslate(self) -> None:
        self.set_title(
            self.tr("The columns"),
            self.tr("Check what each column means. The choice is remembered for lists with the same header."),
        )
        chosen = [box.value() for _, box in self._boxes]
        emptied(self._grid)
        self._boxes, self._orders = [], {}
        if self._reading is not None:
            self._build(self._reading)
            for (_, box), value in zip(self._boxes, chosen, strict=False):
                _choose_quietly(box, value)
        self._warn()

    def _build(self, reading: RosterReading) -> None:
        titles = (self.tr("Column in the file"), self.tr("For example"), self.tr("Means"), self.tr("Dates"))
        for place, title in enumerate(titles):
            self._grid.addWidget(PlainLabel(title, "muted"), 0, place)
        for row, column in enumerate(reading.columns, start=1):
            self._grid.addWidget(ElidedLabel(" ".join(column.header.split()) or self._number_text(column)), row, 0)
            self._grid.addWidget(ElidedLabel(joined(column.samples[:SAMPLES_SHOWN]), "muted"), row, 1)
            self._grid.addWidget(self._box(column), row, 2)
        self._show_orders(reading)
        for place, stretch in enumerate((3, 4, 3, 2)):
            self._grid.setColumnStretch(place, stretch)
        self._grid.setRowStretch(len(reading.columns) + 1, 1)

    def _update(self, reading: RosterReading) -> None:
        boxes = [box for _, box in self._boxes]
        self._boxes = list(zip(reading.columns, boxes, strict=True))
        for column, box in self._boxes:
            _choose_quietly(box, column.field)
        self._show_orders(reading)
        self._warn()

    def _show_orders(self, reading: RosterReading) -> None:
        for old in self._orders.values():
            old.hide()
            old.deleteLater()
        orders = {order.column: order for order in reading.date_orders}
        self._orders = {}
        for row, column in enumerate(reading.columns, start=1):
            if column.index in orders:
                self._orders[column.index] = self._order(orders[column.index])
                self._grid.addWidget(self._orders[column.index], row, 3)

    def _number_text(self, column: Column) -> str:
        return self.tr("Column {number}").format(number=column.index + 1)

    def _box(self, column: Column) -> ChoiceBox[str]:
        language = times.language()
        box = ChoiceBox[str]()
        fields = sorted(
            ((roster_label(field, language), field) for field in FIELDS), key=lambda pair: pair[0].casefold()
        )
        box.offer(fields, self.tr("Keep aside"), letters=20)
        box.choose(column.field)
        box.setAccessibleName(self.tr("Meaning of {column}").format(column=column.header))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.currentIndexChanged.connect(self._tell_mapping)
        self._boxes.append((column, box))
        return box

    def _order(self, order: DateOrder) -> QWidget:
        answer = self._answered.get(order.header, order.order if order.is_certain else "")
        told = {"d/m": self.tr("day/month"), "m/d": self.tr("month/day")}
        if order.is_certain:
            return PlainLabel(told[order.order], "attention" if order.order == "m/d" else "muted")
        place = QWidget()
        row = QGridLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        for number, value in enumerate(told):
            button = ToggleButton(told[value])
            button.setChecked(value == answer)
            button.clicked.connect(lambda _=False, value=value: self._answer(order.header, value))
            row.addWidget(button, 0, number)
        return place

    def _answer(self, header: str, order: str) -> None:
        self._answered[header] = order
        if self._reading is not None:
            self._show_orders(self._reading)
        self._warn()
        self.state_changed.emit()
        self.date_order_chosen.emit(header, order)

    def _tell_mapping(self) -> None:
        self._warn()
        self.state_changed.emit()
        self.mapping_changed.emit(self.mapping())

    def _warn(self) -> None:
        fields = Counter(field for field in self.mapping().values() if field)
        twice = [roster_label(field, times.language()) for field, count in fields.items() if count > 1]
        told = ""
        if self._reading is not None and not any(fields[name] for name in _NAMES):
            told = self.tr("No column holds the name: every row would be rejected. Choose the column with the names.")
        elif self.open_questions():
            told = self.tr("The dates of a column can be read in two ways. Say which is meant: day/month or month/day.")
        elif twice:
            told = self.tr("More than one column means the same: {fields}.").format(fields=", ".join(twice))
        self._warning.setText(told)
        self._warning.setVisible(bool(told))


def _headers(reading: RosterReading) -> list[tuple[int, str]]:
    return [(column.index, column.header) for column in reading.columns]


def _choose_quietly(box: ChoiceBox[str], field: str | None) -> None:
    quiet = box.blockSignals(True)
    box.choose(field)
    box.blockSignals(quiet)
