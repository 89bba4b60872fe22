"""Put a reading together from what the child says, looking at every value: it may be a hostile file that speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from console.faults import CellFault, InputFault
from console.formats.roster import limits
from console.formats.roster.looked_at import a_list, cell_fault, raise_told, text_of, texts_of, whole_of
from console.formats.roster.shapes import Column, DateOrder, Identifier, Reject, RosterReading, RosterRow, Skipped
from console.model.words import CheckResult, IdentifierType

if TYPE_CHECKING:
    from console.formats.dates import Order
    from console.formats.roster.frames import Wire
    from console.formats.roster.shapes import FileKind
    from console.model.change import Value

_VALUE_TYPES = frozenset({str, int, float, type(None)})
_TYPES = {word.value: word for word in IdentifierType}
_CHECKS = {word.value: word for word in CheckResult}


@dataclass(slots=True)
class Answer:
    """What the child has said so far. progress: rows done and, about, in all."""

    rows: list[RosterRow] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    progress: tuple[int, int] = (0, 0)
    reading: RosterReading | None = None

    def take(self, tag: str, body: Wire) -> None:
        """Add one frame.

        Raises the fault the child tells, InputFault ``roster-too-large`` for more rows than a file may have, or ``roster-unreadable``
        when the frame is none of those expected.
        """
        try:
            if tag == "rows":
                self.rows += [_row(row) for row in a_list(body)]
            elif tag == "rejects":
                self.rejects += [_reject(reject) for reject in a_list(body)]
            elif tag == "faults":
                self.faults += [cell_fault(fault) for fault in a_list(body)]
            elif tag == "progress":
                done, total = a_list(body)
                self.progress = (whole_of(done), whole_of(total))
            elif tag == "reading":
                self.reading = self._reading(body)
            else:
                raise_told(tag, body)
        except (ValueError, TypeError, KeyError) as trouble:
            raise InputFault("roster-unreadable") from trouble
        if len(self.rows) + len(self.rejects) > limits.ROWS_MAX or len(self.faults) > limits.FAULTS_MAX:
            raise limits.too_large()

    def _reading(self, body: Wire) -> RosterReading:
        if not isinstance(body, dict):
            raise TypeError
        kind = text_of(body["kind"])
        if kind not in {"xlsx", "xlsb", "xls", "ods", "text"}:
            raise ValueError
        as_of = body["as_of"]
        return RosterReading(
            rows=tuple(self.rows),
            rejects=tuple(self.rejects),
            faults=tuple(self.faults),
            columns=tuple(_column(column) for column in a_list(body["columns"])),
            sheet=text_of(body["sheet"]),
            sheets=texts_of(body["sheets"]),
            header_row=whole_of(body["header_row"]),
            date_orders=tuple(_order(order) for order in a_list(body["date_orders"])),
            as_of=None if as_of is None else text_of(as_of),
            source=text_of(body["source"]),
            kind=cast("FileKind", kind),
            encoding=text_of(body["encoding"]),
            delimiter=text_of(body["delimiter"]),
            skipped=Skipped(*[whole_of(count) for count in a_list(body["skipped"])]),
            faults_left_out=whole_of(body["faults_left_out"]),
        )


def _row(wire: Wire) -> RosterRow:
    row, name, person, registration, identifiers, household, flags = a_list(wire)
    return RosterRow(
        whole_of(row),
        text_of(name),
        _values(person),
        _values(registration),
        tuple([_identifier(found) for found in a_list(identifiers)]) if identifiers else (),
        text_of(household),
        texts_of(flags) if flags else (),
    )


def _identifier(wire: Wire) -> Identifier:
    kind, value, check, expiry = a_list(wire)
    return Identifier(
        _TYPES[text_of(kind)], text_of(value), _CHECKS[text_of(check)], None if expiry is None else text_of(expiry)
    )


def _reject(wire: Wire) -> Reject:
    row, reason, cells = a_list(wire)
    return Reject(whole_of(row), text_of(reason), texts_of(cells))


def _column(wire: Wire) -> Column:
    index, header, name, samples = a_list(wire)
    return Column(whole_of(index), text_of(header), None if name is None else text_of(name), texts_of(samples))


def _order(wire: Wire) -> DateOrder:
    column, header, order, is_certain = a_list(wire)
    if order not in {"d/m", "m/d"}:
        raise ValueError
    return DateOrder(whole_of(column), text_of(header), cast("Order", order), is_certain is True)


def _values(wire: Wire) -> dict[str, Value]:
    if type(wire) is not dict or not _VALUE_TYPES.issuperset(map(type, wire.values())):
        raise TypeError
    return cast("dict[str, Value]", wire)
