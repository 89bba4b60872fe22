"""Which columns of the people table are shown, and how wide: names and dates get what they need before anything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from widgets import times
from widgets.padded import CELL_PAD_PX
from widgets.people_model import Column, PeopleModel

# Least and comfortable widths in characters, so that they follow the size of the text.
_CHARACTERS = {
    Column.NAME: (24, 26),
    Column.WHEREABOUTS: (18, 20),
    Column.CONDITION: (11, 15),
    Column.CHECK: (10, 17),
    Column.CITY: (9, 13),
    Column.MISSIONS: (6, 14),
    Column.PHONE: (16, 18),
    Column.PASSPORT: (9, 9),
    Column.BORN: (11, 12),
    Column.CONFIRMED: (9, 11),
}
# A longer name pushes nothing out; many begin so, and what follows must be read.
_NAME_MOST = "Muhammad Abdurrahman Kusumawardhani"

_EMPTY = 5  # characters of a column that says nothing on the first screens: enough to see that it is there
_MEASURED_ROWS = 80  # two screens; more would take time at every key typed into the search
# What a narrow list leaves out, in this order: the card beside it shows it anyway. What one telephones by is never left out.
SPARED = (Column.CONFIRMED, Column.BORN, Column.MISSIONS, Column.CITY, Column.CHECK, Column.CONDITION)
_SHARES = {Column.NAME: 0.4, Column.CHECK: 0.2, Column.CITY: 0.15, Column.CONDITION: 0.1, Column.MISSIONS: 0.1}


@dataclass(frozen=True, slots=True)
class Needs:
    """What the rows on the first screens need. name_px: of the longest name. empty: columns in which none of them says anything."""

    name_px: int = 0
    empty: frozenset[Column] = frozenset()


def needs_of(model: PeopleModel, metrics: QFontMetrics) -> Needs | None:
    """Measured on the first rows; None while none of them is here."""
    names, told = 0, set[Column]()
    for row in range(min(_MEASURED_ROWS, model.rowCount())):
        person = model.person_row(row)
        if person is not None:
            names = max(names, metrics.horizontalAdvance(person.name))
            told |= {column for column, text in zip(Column, model.row_texts(row), strict=True) if text}
    return Needs(names, frozenset(SPARED) - told) if told else None


def fitted(room_px: int, columns: Sequence[Column], metrics: QFontMetrics, needs: Needs) -> Mapping[Column, int]:
    """Widths in pixels of those of the columns that fit without scrolling sideways.

    What a wide window has left goes to those whose texts are longest.
    """
    letter = metrics.averageCharWidth()
    least = {column: _least_px(column, metrics, needs) for column in columns}
    for spared in SPARED:
        if sum(least.values()) > room_px:
            least.pop(spared, None)
    wished = {column: _wish(column, needs) * letter for column in least}
    spare = max(0, room_px - sum(least.values()))
    granted = min(1.0, spare / max(1, sum(wished.values())))
    left = max(0, spare - sum(wished.values()))
    return {
        column: width + int(wished[column] * granted) + int(left * _SHARES.get(column, 0))
        for column, width in least.items()
    }


def _least_px(column: Column, metrics: QFontMetrics, needs: Needs) -> int:
    letter = metrics.averageCharWidth()
    characters = _EMPTY if column in needs.empty else _CHARACTERS[column][0]
    width = characters * letter
    if column is Column.NAME:
        width = max(width, min(needs.name_px, metrics.horizontalAdvance(_NAME_MOST)) + 1)
    elif column is Column.BORN and column not in needs.empty:
        width = max(metrics.horizontalAdvance(times.date_text(f"2088-{month:02}-28")) for month in range(1, 13)) + 1
    return width + 2 * CELL_PAD_PX


def _wish(column: Column, needs: Needs) -> int:
    least, comfortable = _CHARACTERS[column]
    return 0 if column in needs.empty else comfortable - least
