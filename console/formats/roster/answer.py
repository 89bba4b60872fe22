"""Put a reading together from what the child says, looking at every value: it may be a hostile file that speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, cast

from console.faults import CellFault, InputFault
from console.formats.roster import limits
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
_CODE = re.compile(r"[a-z][a-z-]{2,39}")
_DETAIL_CHARACTERS_MAX = 60


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
                self.rows += [_row(row) for row in _list(body)]
            elif tag == "rejects":
                self.rejects += [_reject(reject) for reject in _list(body)]
            elif tag == "faults":
                self.faults += [_cell_fault(fault) for fault in _list(body)]
            elif tag == "progress":
                done, total = _list(body)
                self.progress = (_whole(done), _whole(total))
            elif tag == "reading":
                self.reading = self._reading(body)
            else:
                _told(tag, body)
        except (ValueError, TypeError, KeyError) as trouble:
            raise InputFault("roster-unreadable") from trouble
        if len(self.rows) + len(self.rejects) > limits.ROWS_MAX or len(self.faults) > limits.FAULTS_MAX:
            raise limits.too_large()

    def _reading(self, body: Wire) -> RosterReading:
        if not isinstance(body, dict):
            raise TypeError
        kind = _text(body["kind"])
        if kind not in {"xlsx", "xlsb", "xls", "ods", "text"}:
            raise ValueError
        as_of = body["as_of"]
        return RosterReading(
            rows=tuple(self.rows),
            rejects=tuple(self.rejects),
            faults=tuple(self.faults),
            columns=tuple(_column(column) for column in _list(body["columns"])),
            sheet=_text(body["sheet"]),
            sheets=_texts(body["sheets"]),
            header_row=_whole(body["header_row"]),
            date_orders=tuple(_order(order) for order in _list(body["date_orders"])),
            as_of=None if as_of is None else _text(as_of),
            source=_text(body["source"]),
            kind=cast("FileKind", kind),
            encoding=_text(body["encoding"]),
            delimiter=_text(body["delimiter"]),
            skipped=Skipped(*[_whole(count) for count in _list(body["skipped"])]),
            faults_left_out=_whole(body["faults_left_out"]),
        )


def _told(tag: str, body: Wire) -> NoReturn:
    """The child's own fault, raised here."""
    code, details = _list(body)
    if tag != "fault" or not isinstance(details, dict) or not _CODE.fullmatch(_text(code)):
        raise ValueError
    kept = {
        name: value[:_DETAIL_CHARACTERS_MAX] if isinstance(value, str) else value
        for name, value in details.items()
        if isinstance(value, str | int | float)
    }
    raise InputFault(_text(code), **kept)


def _row(wire: Wire) -> RosterRow:
    row, name, person, registration, identifiers, household, flags = _list(wire)
    return RosterRow(
        _whole(row),
        _text(name),
        _values(person),
        _values(registration),
        tuple([_identifier(found) for found in _list(identifiers)]) if identifiers else (),
        _text(household),
        _texts(flags) if flags else (),
    )


def _identifier(wire: Wire) -> Identifier:
    kind, value, check, expiry = _list(wire)
    return Identifier(
        _TYPES[_text(kind)], _text(value), _CHECKS[_text(check)], None if expiry is None else _text(expiry)
    )


def _reject(wire: Wire) -> Reject:
    row, reason, cells = _list(wire)
    return Reject(_whole(row), _text(reason), _texts(cells))


def _cell_fault(wire: Wire) -> CellFault:
    code, row, column, is_rejecting, is_passed_over = _list(wire)
    if not _CODE.fullmatch(_text(code)):
        raise ValueError
    return CellFault(_text(code), _whole(row), _text(column), is_rejecting is True, is_passed_over is True)


def _column(wire: Wire) -> Column:
    index, header, name, samples = _list(wire)
    return Column(_whole(index), _text(header), None if name is None else _text(name), _texts(samples))


def _order(wire: Wire) -> DateOrder:
    column, header, order, is_certain = _list(wire)
    if order not in {"d/m", "m/d"}:
        raise ValueError
    return DateOrder(_whole(column), _text(header), cast("Order", order), is_certain is True)


def _values(wire: Wire) -> dict[str, Value]:
    if type(wire) is not dict or not _VALUE_TYPES.issuperset(map(type, wire.values())):
        raise TypeError
    return cast("dict[str, Value]", wire)


def _list(wire: Wire) -> list[Wire]:
    if type(wire) is not list:
        raise TypeError
    return wire


def _texts(wire: Wire) -> tuple[str, ...]:
    return tuple(_text(text) for text in _list(wire))


def _text(wire: Wire) -> str:
    if type(wire) is not str:
        raise TypeError
    return wire


def _whole(wire: Wire) -> int:
    if type(wire) is not int:
        raise TypeError
    return wire
