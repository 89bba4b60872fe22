"""Contact sheets on the wire between the reading child and its parent, which looks at every value: a hostile file may speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from console.faults import CellFault, InputFault
from console.formats.contacts.shapes import ContactRow, ContactsAsk, ContactsReading
from console.formats.roster import limits
from console.formats.roster.looked_at import a_list, cell_fault, raise_told, text_of, texts_of, whole_of
from console.model.words import FacilityType

if TYPE_CHECKING:
    from console.formats.roster.frames import Wire


def ask_to_wire(ask: ContactsAsk) -> list[Wire]:
    """How to read the file; its path stands before this in the request."""
    return [ask.sheet]


def ask_from_wire(body: Wire) -> tuple[bytes, ContactsAsk]:
    """The request as the child sees it; it comes from the parent and is trusted."""
    path, sheet = cast("tuple[bytes, str]", body)
    return path, ContactsAsk(sheet)


def rows_to_wire(rows: Iterable[ContactRow]) -> list[Wire]:
    """Rows as lists, in the order of the shape's fields."""
    return [[row.row, row.name, row.type, row.city, row.country, row.phone, row.note] for row in rows]


def facts_to_wire(reading: ContactsReading) -> Wire:
    """Everything of a reading but its rows and faults."""
    return {
        "sheet": reading.sheet,
        "header_row": reading.header_row,
        "titles": [[name, title] for name, title in reading.titles.items()],
        "unmapped": list(reading.unmapped),
    }


@dataclass(slots=True)
class ContactsAnswer:
    """What the child has said so far of a contact sheet."""

    rows: list[ContactRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    progress: tuple[int, int] = (0, 0)  # a contact sheet is short: nothing is told before its end
    reading: ContactsReading | None = None

    def take(self, tag: str, body: Wire) -> None:
        """Add one frame.

        Raises the fault the child tells, InputFault ``roster-too-large`` for more rows than a file may have, or ``roster-unreadable``
        when the frame is none of those expected.
        """
        try:
            if tag == "rows":
                self.rows += [_row(row) for row in a_list(body)]
            elif tag == "faults":
                self.faults += [cell_fault(fault) for fault in a_list(body)]
            elif tag == "reading":
                self.reading = self._reading(body)
            else:
                raise_told(tag, body)
        except (ValueError, TypeError, KeyError) as trouble:
            raise InputFault("roster-unreadable") from trouble
        if len(self.rows) > limits.ROWS_MAX or len(self.faults) > limits.FAULTS_MAX:
            raise limits.too_large()

    def _reading(self, body: Wire) -> ContactsReading:
        if not isinstance(body, dict):
            raise TypeError
        return ContactsReading(
            tuple(self.rows),
            tuple(self.faults),
            text_of(body["sheet"]),
            whole_of(body["header_row"]),
            dict(_pair(pair) for pair in a_list(body["titles"])),
            texts_of(body["unmapped"]),
        )


def _pair(wire: Wire) -> tuple[str, str]:
    name, title = texts_of(wire)
    return name, title


def _row(wire: Wire) -> ContactRow:
    row, name, kind, *rest = a_list(wire)
    city, country, phone, note = map(text_of, rest)
    known = None if kind is None else FacilityType.of(text_of(kind))
    return ContactRow(whole_of(row), text_of(name), known, city, country, phone, note)
