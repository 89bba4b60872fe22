"""The wire between the reading child and its parent: frames of four length bytes and msgpack, never pickle.

The parent treats what comes as hostile: a child taken over by a file can say anything, so every frame is bounded and every value
is looked at before it becomes a shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, NoReturn, cast

import msgpack

from console.faults import CellFault, InputFault
from console.formats.roster import limits
from console.formats.roster.shapes import Ask, Reject, RosterReading, RosterRow

if TYPE_CHECKING:
    from console.formats.dates import Order

    Wire = None | bool | int | float | str | bytes | list["Wire"] | dict[str, "Wire"]

_LENGTH_BYTES = 4


def write_frame(stream: IO[bytes], tag: str, body: Wire) -> None:
    """One frame at once. Raises InputFault ``roster-too-large`` when it is beyond what the other side reads."""
    packed = msgpack.packb([tag, body])
    if len(packed) > limits.FRAME_BYTES_MAX:
        raise limits.too_large()
    stream.write(len(packed).to_bytes(_LENGTH_BYTES, "big") + packed)
    stream.flush()


def write_list(stream: IO[bytes], tag: str, items: Sequence[Wire]) -> None:
    """A list in as many frames as it needs. Raises as ``write_frame``."""
    for start in range(0, len(items), limits.CHUNK_ROWS):
        _write_halves(stream, tag, items[start : start + limits.CHUNK_ROWS])


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The packed body of the next frame, or None at the end. Raises InputFault ``roster-unreadable`` when it is cut or too large."""
    head = stream.read(_LENGTH_BYTES)
    if not head:
        return None
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH_BYTES or size > limits.FRAME_BYTES_MAX:
        _refuse()
    packed = stream.read(size)
    if len(packed) < size:
        _refuse()
    return packed


def open_frame(packed: bytes) -> tuple[str, Wire]:
    """Tag and body. Raises InputFault ``roster-unreadable``."""
    try:
        tag, body = msgpack.unpackb(packed)
    except (ValueError, TypeError, RecursionError, msgpack.UnpackException):
        _refuse()
    if not isinstance(tag, str):
        _refuse()
    return tag, cast("Wire", body)


def _write_halves(stream: IO[bytes], tag: str, items: Sequence[Wire]) -> None:
    try:
        write_frame(stream, tag, list(items))
    except InputFault:
        if len(items) < 2:
            raise
        _write_halves(stream, tag, items[: len(items) // 2])
        _write_halves(stream, tag, items[len(items) // 2 :])


def _refuse() -> NoReturn:
    raise InputFault("roster-unreadable") from None


# What is asked


def ask_to_wire(ask: Ask) -> list[Wire]:
    """How to read the file; its path stands before this in the request."""
    return [
        ask.today,
        ask.sheet,
        dict(ask.mapping),
        cast("dict[str, Wire]", dict(ask.orders)),
        ask.calling_code,
        ask.header_row,
    ]


def ask_from_wire(body: Wire) -> tuple[bytes, Ask]:
    """The request as the child sees it; it comes from the parent and is trusted."""
    path, today, sheet, mapping, orders, calling_code, header_row = cast(
        "tuple[bytes, str, str, dict[str, str], dict[str, Order], str, int]", body
    )
    return path, Ask(today, sheet, mapping, orders, calling_code, header_row)


# What is answered


def rows_to_wire(rows: Iterable[RosterRow]) -> list[Wire]:
    """Rows as lists, in the order of the shape's fields."""
    return [
        cast(
            "Wire",
            [
                row.row,
                row.name,
                row.person,
                row.registration,
                [[found.type, found.value, found.check, found.expiry] for found in row.identifiers],
                row.household,
                row.flags,
            ],
        )
        for row in rows
    ]


def rejects_to_wire(rejects: Iterable[Reject]) -> list[Wire]:
    """Rejects as lists."""
    return [[reject.row, reject.reason, list(reject.cells)] for reject in rejects]


def faults_to_wire(faults: Iterable[CellFault]) -> list[Wire]:
    """Cell faults as lists."""
    return [[each.code, each.row, each.column, each.is_rejecting, each.is_passed_over] for each in faults]


def facts_to_wire(reading: RosterReading) -> Wire:
    """Everything of a reading but its rows, rejects and faults."""
    skipped = reading.skipped
    return {
        "columns": [[c.index, c.header, c.field, list(c.samples)] for c in reading.columns],
        "sheet": reading.sheet,
        "sheets": list(reading.sheets),
        "header_row": reading.header_row,
        "date_orders": [[o.column, o.header, o.order, o.is_certain] for o in reading.date_orders],
        "as_of": reading.as_of,
        "source": reading.source,
        "kind": reading.kind,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "skipped": [skipped.title, skipped.blank, skipped.total, skipped.header_repeat, skipped.note],
        "faults_left_out": reading.faults_left_out,
    }
