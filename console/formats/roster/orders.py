"""In which order each date column writes day and month: decided by all its values together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from console.faults import CellFault
from console.formats.dates import Order, needs_order, order_told_by
from console.formats.roster.converters import DATE_FIELDS
from console.formats.roster.fields import fold_header
from console.formats.roster.layout import Header
from console.formats.roster.shapes import DateOrder
from console.formats.roster.tables import Table

USUAL: Order = "d/m"  # Indonesia's, and that of most of the world its missions are in
TEXTS_REMEMBERED_MAX = 50_000  # per column; a century has 36,525 days


@dataclass(slots=True)
class _Evidence:
    """What one column has shown. first_rows and counts: by the order proved. is_asked: some value needs an order."""

    seen: set[str] = field(default_factory=set)
    first_rows: dict[Order, int] = field(default_factory=dict)
    counts: dict[Order, int] = field(default_factory=dict)
    is_asked: bool = False

    def look(self, text: str, row: int) -> None:
        """Weigh one value; the same text proves nothing twice."""
        if text in self.seen or len(self.seen) >= TEXTS_REMEMBERED_MAX:
            return
        self.seen.add(text)
        told = order_told_by(_date_part(text))
        if told:
            self.first_rows.setdefault(told, row)
            self.counts[told] = self.counts.get(told, 0) + 1
        self.is_asked = self.is_asked or told is not None or needs_order(_date_part(text))


def decide_orders(
    table: Table, header: Header, answers: Mapping[str, Order]
) -> tuple[tuple[DateOrder, ...], list[CellFault]]:
    """The order of each column that needs one, and a fault for each column that shows both.

    answers: header text -> order, as the officer decided. A column that proves nothing follows one of the same file that does.
    """
    evidence = _gather(table, header)
    told = {fold_header(text): order for text, order in answers.items()}
    proved = [_majority(found) for found in evidence.values() if len(found.counts) == 1]
    fallback: Order = proved[0] if proved and len(set(proved)) == 1 else USUAL
    orders: list[DateOrder] = []
    faults: list[CellFault] = []
    for column, found in evidence.items():
        text = header.texts[column]
        answer = told.get(fold_header(text))
        if not found.is_asked:
            continue
        if answer:
            orders.append(DateOrder(column, text, answer, True))
            continue
        order = _majority(found) if found.counts else fallback
        orders.append(DateOrder(column, text, order, len(found.counts) == 1))
        if len(found.counts) == 2:
            faults.append(CellFault("date-order-mixed", found.first_rows["m/d" if order == "d/m" else "d/m"], text))
    return tuple(orders), faults


def _gather(table: Table, header: Header) -> dict[int, _Evidence]:
    evidence = {index: _Evidence() for index, name in sorted(header.fields.items()) if name in DATE_FIELDS}
    start = header.row + header.height
    for number, cells in enumerate(table.rows(), 1):
        if number <= start:
            continue
        for index, found in evidence.items():
            if index < len(cells) and isinstance(cell := cells[index], str) and cell:
                found.look(cell, number)
    return evidence


def _majority(found: _Evidence) -> Order:
    return max(found.counts, key=lambda order: (found.counts[order], order == USUAL))


def _date_part(text: str) -> str:
    """Of "Padang, 17/08/1990" the date: all from the first digit on."""
    start = next((index for index, letter in enumerate(text) if letter.isdecimal()), len(text))
    return text[start:]
