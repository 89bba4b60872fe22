"""What reading a roster gives: rows, rejects, faults and what was recognised of the file. Frozen: it crosses processes and threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from console.faults import CellFault
from console.formats.dates import Order
from console.model.words import CheckResult, IdentifierType

if TYPE_CHECKING:  # the child reads without the record shapes: they cost it half a second to load
    from console.model.change import Value

FileKind = Literal["xlsx", "xlsb", "xls", "ods", "text"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number of a document, as stored: upper case, no blanks or hyphens. expiry: ISO date or None."""

    type: IdentifierType
    value: str
    check: CheckResult
    expiry: str | None = None


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the roster.

    row: 1-based, as the spreadsheet shows it. person: fields of ``PersonFields``. registration: fields of ``RegistrationFields``
    without person and mission; the city is still text. Fields the row says nothing about are absent. household: the roster's own
    label of the family, "" without. flags: codes of soft faults, sorted.
    """

    row: int
    name: str
    person: dict[str, Value]
    registration: dict[str, Value]
    identifiers: tuple[Identifier, ...] = ()
    household: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be taken. reason: a fault code. cells: the whole row as text, in the order of the columns."""

    row: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet.

    index: 0-based. header: its text as written. field: one of ``fields.FIELDS``, or None when nobody knows what it is; it is then
    kept aside. samples: the first few different values, as text.
    """

    index: int
    header: str
    field: str | None
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateOrder:
    """In which order a column writes day and month.

    is_certain: its values decide it, or the officer did. Otherwise the officer is asked; the answers are "d/m" and "m/d".
    """

    column: int
    header: str
    order: Order
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many rows were passed over, by why."""

    title: int = 0
    blank: int = 0
    total: int = 0  # "JUMLAH: 1250", sums
    header_repeat: int = 0  # the header's second line, the header again on the next page, or a line of column numbers
    note: int = 0  # place, date and signature under the list


@dataclass(frozen=True, slots=True)
class RosterReading:
    """Everything a roster file says. ``read == len(rows) + len(rejects)``.

    header_row: 1-based. as_of: ISO date from the titles ("Keadaan per 14 April 2023") or None. source: signature of the header row;
    a mapping is remembered under it. encoding and delimiter are "" for workbooks. faults_left_out: faults beyond the limit.
    """

    rows: tuple[RosterRow, ...]
    rejects: tuple[Reject, ...]
    faults: tuple[CellFault, ...]
    columns: tuple[Column, ...]
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    date_orders: tuple[DateOrder, ...]
    as_of: str | None
    source: str
    kind: FileKind
    encoding: str = ""
    delimiter: str = ""
    skipped: Skipped = field(default_factory=Skipped)
    faults_left_out: int = 0

    @property
    def read(self) -> int:
        """Rows of people met, taken or not."""
        return len(self.rows) + len(self.rejects)

    @property
    def flagged(self) -> int:
        """Rows taken with at least one flag."""
        return sum(1 for row in self.rows if row.flags)


@dataclass(frozen=True, slots=True)
class Ask:
    """How to read the file; all of it optional.

    today: ISO date; births after it are impossible. sheet: a sheet's name. mapping: header text -> field name, or "" for "keep
    aside"; it wins over recognition. orders: header text -> order of day and month, as the officer answered. calling_code: digits
    of the mission's country ("249"), for phone numbers written with a leading 0. header_row: 1-based, when the officer points at it.
    """

    today: str
    sheet: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, Order] = field(default_factory=dict)
    calling_code: str = ""
    header_row: int = 0
