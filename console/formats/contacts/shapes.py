"""What reading a contact sheet gives. Frozen: it crosses processes and threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from console.faults import CellFault
from console.model.words import FacilityType


@dataclass(frozen=True, slots=True)
class ContactsAsk:
    """How to read the file. sheet: a sheet's name, "" for the one most like a contact sheet."""

    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One facility of the sheet.

    row: 1-based, as the spreadsheet shows it. type: None where neither its column, its name nor a heading above tells. city, country: as
    written. phone: every number the row has, as written, divided by " / ". note: every remark and the address, divided by "; ".
    """

    row: int
    name: str
    type: FacilityType | None
    city: str = ""
    country: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactsReading:
    """Everything a contact sheet says. ``read == len(rows) + rejected``.

    header_row: 1-based. titles: the header of each field there is, of the first column that speaks of it. unmapped: headers nobody knows.
    """

    rows: tuple[ContactRow, ...]
    faults: tuple[CellFault, ...]
    sheet: str
    header_row: int
    titles: Mapping[str, str] = field(default_factory=dict)
    unmapped: tuple[str, ...] = ()

    @property
    def rejected(self) -> int:
        """Rows that cannot be taken."""
        return len({fault.row for fault in self.faults if fault.is_rejecting})

    @property
    def read(self) -> int:
        """Rows that speak of a facility, taken or not."""
        return len(self.rows) + self.rejected
