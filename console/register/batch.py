"""A batch: at most 1,000 changes of one author as columns; the body of a log row, and later the plaintext of an envelope.

    version, then for each kind present:
        kind, number of records, record ids as a column of whole numbers, number of fields
        for each field: its number and the type of its column, which records have it (all, or a bitmap), which of those are empty (none, or
        a bitmap), its column

Numbers of kinds and fields come from the field register (``console.model.field_register``). What a newer version has added to it is read past:
the body is kept as it came, and ``newer_records`` says of which there is more in it. Two changes of one record in one batch become one: the
later value of a field stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from console.faults import SealFault
from console.model.change import Change, Value
from console.model.field_register import FIELD_REGISTER, FieldEntry, Wire
from console.model.kinds import Kind
from console.register import columns, text_columns
from console.register.bytestream import ByteReader, ByteWriter

_KIND_NUMBERS = frozenset(Kind)
VERSION = 2
_VERSION_WITHOUT_TYPES = 1  # of registers made before the exchange
BATCH_MAX = columns.VALUES_MAX

_WRITE: dict[Wire, Callable[[ByteWriter, Sequence[Value]], None]] = {
    Wire.INT: columns.write_ints,  # type: ignore[dict-item]  # the field register says what a column holds
    Wire.REF: columns.write_ids,  # type: ignore[dict-item]
    Wire.REAL: columns.write_floats,  # type: ignore[dict-item]
    Wire.TEXT: text_columns.write_texts,  # type: ignore[dict-item]
    Wire.DATE: text_columns.write_dates,  # type: ignore[dict-item]
}
_READ: dict[Wire, Callable[[ByteReader, int], Sequence[Value]]] = {
    Wire.INT: columns.read_ints,
    Wire.REF: columns.read_ids,
    Wire.REAL: columns.read_floats,
    Wire.TEXT: text_columns.read_texts,
    Wire.DATE: text_columns.read_dates,
}
_WIRES = tuple(Wire)  # in the order of their numbers: append-only
_NOT_ALL, _SOME_EMPTY = 1, 2  # which bitmaps a column has before it
WIRES_MAX = 8  # types there is room for: three bits
Row = dict[str | int, Value]  # by name; a field of a newer version by number and type in one
KindRows = tuple[int, Sequence[int], Sequence[Row]]  # number of the kind, record ids, and the fields of each
KindColumns = tuple[Kind, list[int], list[dict[str, Value]]]
_FIELD_BY_NO: dict[Kind, dict[int, FieldEntry]] = {
    kind: {entry.no: entry for entry in entries.values()} for kind, entries in FIELD_REGISTER.items()
}


def cut(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    """Changes as batches. Where they are several, each holds few kinds: a thousand names are smaller than a third of a thousand rows."""
    ordered = changes if len(changes) <= BATCH_MAX else sorted(changes, key=lambda change: change.kind)
    for start in range(0, len(ordered), BATCH_MAX):
        yield ordered[start : start + BATCH_MAX]


def encode(changes: Sequence[Change]) -> bytes:
    """The changes as a body. At most BATCH_MAX of them."""
    if len(changes) > BATCH_MAX:
        raise ValueError(f"a batch holds at most {BATCH_MAX} changes")
    grouped = _by_kind(changes)
    return encode_rows([(kind, list(records), list(records.values())) for kind, records in grouped.items()])


def encode_rows(kinds: Iterable[KindRows]) -> bytes:
    """Rows as they are, kind by kind, as a body; a record may stand in several."""
    out = ByteWriter()
    out.varint(VERSION)
    for number, records, fields in kinds:
        _write_kind(out, number, records, fields)
    return bytes(out.bytes)


def first_kind(body: bytes) -> int:
    """The number of the kind a body begins with."""
    source = ByteReader(body)
    source.varint()
    return source.varint()


def decode(body: bytes) -> list[Change]:
    """The changes of a body, grouped by kind.

    Raises SealFault ``batch-damaged`` when the body is not one of ours, ``batch-newer`` when a newer version wrote it.
    """
    return [
        Change(kind, record, fields)
        for kind, records, fields_by_record in decode_columns(body)
        for record, fields in zip(records, fields_by_record, strict=True)
    ]


def decode_columns(body: bytes) -> Iterator[KindColumns]:
    """For each kind in the body: the record ids and, beside them, the fields of each."""
    for number, records, fields, is_newer in _kinds(body):
        if number in _FIELD_BY_NO:
            yield Kind(number), records, _all_known(fields, is_newer=is_newer)


def decode_received(body: bytes) -> tuple[list[KindColumns], list[tuple[int, int]]]:
    """``decode_columns`` and ``newer_records`` in one reading."""
    found: list[KindColumns] = []
    newer: list[tuple[int, int]] = []
    for number, records, fields, is_newer in _kinds(body):
        if is_newer:
            newer += [(record, number) for record in records]
        if number in _FIELD_BY_NO:
            found.append((Kind(number), records, _all_known(fields, is_newer=is_newer)))
    return found, newer


def decode_with_newer(body: bytes) -> Iterator[tuple[Change, bool]]:
    """The changes of a body, and whether a newer version wrote more of the record than this one knows. Raises as ``decode``."""
    for number, records, fields, is_newer in _kinds(body):
        if number in _FIELD_BY_NO:
            for record, values in zip(records, fields, strict=True):
                yield Change(Kind(number), record, _known(values)), is_newer


def decode_rows(body: bytes) -> Iterator[KindRows]:
    """Everything in the body as ``encode_rows`` takes it, what this version does not know included. Raises as ``decode``."""
    for number, records, fields, _ in _kinds(body):
        yield number, records, fields


def check(body: bytes) -> None:
    """Read a body to its end. Raises as ``decode``."""
    for _ in _kinds(body):
        pass


def newer_records(body: bytes) -> list[tuple[int, int]]:
    """(record, number of its kind) of what has a kind or a field that this version does not know. Raises as ``decode``."""
    return [(record, number) for number, records, _, is_newer in _kinds(body) if is_newer for record in records]


def _all_known(fields: list[Row], *, is_newer: bool) -> list[dict[str, Value]]:
    return [_known(each) for each in fields] if is_newer else fields  # type: ignore[return-value]


def _known(fields: Row) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if isinstance(key, str)}


def _kinds(body: bytes) -> Iterator[tuple[int, list[int], list[Row], bool]]:
    """Each kind in the body by its number; whether this version does not know it, or one of its fields."""
    source = ByteReader(body)
    version = source.varint()
    if version not in (VERSION, _VERSION_WITHOUT_TYPES):
        raise SealFault("batch-newer")
    while not source.is_at_end:
        yield _read_kind(source, has_types=version == VERSION)


def _by_kind(changes: Sequence[Change]) -> dict[Kind, dict[int, Row]]:
    grouped: dict[Kind, dict[int, Row]] = {}
    for change in changes:
        grouped.setdefault(change.kind, {}).setdefault(change.record, {}).update(change.fields)
    return grouped


def _write_kind(out: ByteWriter, number: int, records: Sequence[int], fields: Sequence[Row]) -> None:
    out.varint(number)
    out.varint(len(records))
    columns.write_ids(out, records)
    heads = sorted((_head_of(number, key), key) for key in set().union(*fields))
    out.varint(len(heads))
    for head, key in heads:
        _write_field(out, head, key, fields)


def _head_of(number: int, key: str | int) -> int:
    """Number of the field and type of its column in one; of a field of a newer version the key itself."""
    if isinstance(key, int):
        return key
    entry = FIELD_REGISTER[Kind(number)][key]
    return entry.no * WIRES_MAX + _WIRES.index(entry.wire)


def _write_field(out: ByteWriter, head: int, key: str | int, fields: Sequence[Row]) -> None:
    out.varint(head)
    has = [key in values for values in fields]
    held = [values[key] for values in fields if key in values]
    filled = [value for value in held if value is not None]
    is_filled = [value is not None for value in held]
    out.varint((0 if all(has) else _NOT_ALL) | (0 if all(is_filled) else _SOME_EMPTY))
    _write_mask(out, has)
    _write_mask(out, is_filled)
    if filled:
        _WRITE[_WIRES[head % WIRES_MAX]](out, filled)


def _write_mask(out: ByteWriter, mask: Sequence[bool]) -> None:
    if not all(mask):
        out.block(np.packbits(np.array(mask, dtype=np.bool_)).tobytes())


def _read_kind(source: ByteReader, *, has_types: bool) -> tuple[int, list[int], list[Row], bool]:
    number, count = source.varint(), source.varint()
    known = _FIELD_BY_NO.get(Kind(number), {}) if number in _KIND_NUMBERS else {}
    if not known and not has_types:
        raise SealFault("batch-newer")
    if not 1 <= count <= BATCH_MAX:
        raise SealFault("batch-damaged")
    records = columns.read_ids(source, count) if has_types else columns.read_ints(source, count)
    fields: list[Row] = [{} for _ in range(count)]
    is_newer = not known
    for _ in range(source.varint()):
        key, wire = _read_head(source, known, has_types=has_types)
        is_newer |= isinstance(key, int)
        _read_field(source, key, wire, fields, has_types=has_types)
    return number, records, fields, is_newer


def _read_head(source: ByteReader, known: Mapping[int, FieldEntry], *, has_types: bool) -> tuple[str | int, Wire]:
    """The name of the field, of one of a newer version number and type in one; and how its column is to be read."""
    head = source.varint()
    entry = known.get(head // WIRES_MAX if has_types else head)
    if (has_types and head % WIRES_MAX >= len(_WIRES)) or (entry is None and not has_types):
        raise SealFault("batch-newer")
    wire = _WIRES[head % WIRES_MAX] if has_types else None
    if entry is None:
        return head, wire or Wire.INT
    if wire is not None and entry.wire is not wire:
        raise SealFault("batch-damaged")
    return entry.name, entry.wire


def _read_field(source: ByteReader, name: str | int, wire: Wire, fields: list[Row], *, has_types: bool) -> None:
    marks = source.varint() if has_types else None
    has = _read_mask(source, len(fields), marks, _NOT_ALL)
    holders = fields if has is None else [values for values, is_held in zip(fields, has, strict=True) if is_held]
    is_filled = _read_mask(source, len(holders), marks, _SOME_EMPTY)
    count = len(holders) if is_filled is None else sum(is_filled)
    read = _READ[wire] if has_types or wire is not Wire.REF else columns.read_ints
    column = read(source, count) if count else []
    if is_filled is None:
        for values, value in zip(holders, column, strict=True):
            values[name] = value
        return
    filled = iter(column)
    for values, is_there in zip(holders, is_filled, strict=True):
        values[name] = next(filled) if is_there else None


def _read_mask(source: ByteReader, count: int, marks: int | None, mark: int) -> list[bool] | None:
    """A bitmap, None where there is none: of the first version before each of them, later of both at once, it is said whether there is."""
    if not (source.varint() if marks is None else marks & mark):
        return None
    packed = source.block()
    if len(packed) != (count + 7) // 8:
        raise SealFault("batch-damaged")
    bits: list[bool] = np.unpackbits(np.frombuffer(packed, dtype=np.uint8), count=count).astype(np.bool_).tolist()
    return bits
