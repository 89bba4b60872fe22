"""Changes folded into the kinds' tables: a new record becomes a row, an old one gets new values."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from types import UnionType
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, create_model
from pydantic.fields import FieldInfo
from sqlalchemy import Connection

from console.faults import InputFault
from console.model.cells import CELLS
from console.model.change import Change, Value
from console.model.field_register import FIELD_REGISTER
from console.model.kinds import (
    APPEND_ONLY,
    MOMENT_MAX_MS,
    MOMENT_MIN_MS,
    NAME_MAX,
    WITHDRAWAL_FIELDS,
    Fact,
    Fields,
    Kind,
)
from console.model.names import name_key
from console.model.settle import RULES
from console.model.shapes import SHAPES
from console.model.unseen import without_unseen
from console.model.words import Word
from console.register.tables import TABLES

CHUNK = 500  # ids in one IN (...): well below the engine's limit of bound values

ByRecord = dict[int, dict[str, Value]]
Records = dict[Kind, ByRecord]


def grouped(changes: Iterable[Change]) -> Records:
    """The changes by kind and record, in order of first appearance; a later value of a field stands."""
    records: Records = {}
    for change in changes:
        records.setdefault(change.kind, {}).setdefault(change.record, {}).update(change.fields)
    return records


def validated(change: Change, *, is_new: bool) -> Change:
    """The change with its values as they are stored.

    Raises InputFault ``field-wrong`` (kind, field) when the shape refuses a value or a required field is missing, and ValueError when
    a record that is only added or withdrawn would be edited.
    """
    if not is_new and change.kind in APPEND_ONLY and not change.fields.keys() <= WITHDRAWAL_FIELDS:
        raise ValueError(f"a {change.kind.name} is added or withdrawn, never edited")
    if is_new:
        return Change(change.kind, change.record, _whole(change.kind, change.fields))
    plain = _PLAIN[change.kind]
    try:
        fields = {name: _amended(plain, name, value) for name, value in change.fields.items()}
    except ValidationError as error:
        raise _fault_of(error, change.kind) from None
    return Change(change.kind, change.record, fields)


def _whole(kind: Kind, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a new record as they are stored. Raises InputFault as ``validated``."""
    try:
        whole = _PLAIN[kind].__pydantic_validator__.validate_python(fields).__dict__
    except ValidationError as error:
        raise _fault_of(error, kind) from None
    if kind is Kind.REPORT and (whole["axis"], whole["value"]) not in RULES:
        raise InputFault("field-wrong", kind="report", field="value")
    return {name: whole[name] for name in fields}


def whole_ones(kind: Kind, records: Mapping[int, Mapping[str, Value]]) -> ByRecord:
    """Of new records those whose values a row can hold, as they are stored."""
    kept: ByRecord = {}
    for record, fields in records.items():
        with contextlib.suppress(InputFault):
            kept[record] = _whole(kind, fields)
    return kept


def _fault_of(error: ValidationError, kind: Kind) -> InputFault:
    """Which field is wrong; of a closed list also what may stand there, for nobody knows it by heart."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] in ("literal_error", "enum"):
        choices = ", ".join(re.findall(r"'([^']*)'", first["ctx"]["expected"]))
        return InputFault("field-choice", kind=kind.name.lower(), field=field, choices=choices)
    return InputFault("field-wrong", kind=kind.name.lower(), field=field)


def _amended(plain: type[BaseModel], name: str, value: Value) -> Value:
    """One field validated by itself, against a record that has no other."""
    alone = plain.model_construct()
    plain.__pydantic_validator__.validate_assignment(alone, name, value)
    amended: Value = getattr(alone, name)
    return amended


def _plain(shape: type[Fields]) -> type[BaseModel]:
    """The shape's own rules without SQLModel's way of making objects, which takes ten times as long; closed lists become plain text."""
    fields: dict[str, Any] = {
        name: (_ruled(shape, name, _as_text(field.annotation), field), field)
        for name, field in shape.model_fields.items()
    }
    return create_model(shape.__name__, __config__=ConfigDict(extra="forbid"), **fields)


def _ruled(shape: type[Fields], name: str, annotation: Any, field: FieldInfo) -> Any:
    """The type with the rules that hold for every kind (``console.model.kinds``)."""
    if name.endswith("_ms"):
        return Annotated[annotation, Ge(MOMENT_MIN_MS), Le(MOMENT_MAX_MS)]
    if any(isinstance(fact, Fact) and fact.date for fact in field.metadata):
        return Annotated[annotation, AfterValidator(_date)]
    longest = next((bound.max_length for bound in field.metadata if isinstance(bound, MaxLen)), None)
    if longest is None or (shape is SHAPES[Kind.EXPORT] and name == "place"):  # a path is known again only as it is
        return annotation
    return Annotated[annotation, BeforeValidator(_one_line if longest <= NAME_MAX else _lines)]


_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_ISO_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def _one_line(value: Any) -> Any:
    """Without line breaks and characters that cannot be seen: in a name they would break tables and hide what it says."""
    if not isinstance(value, str) or (value.isprintable() and without_unseen(value) == value):
        return value
    return " ".join(without_unseen(value).split())


def _lines(value: Any) -> Any:
    return without_unseen(_BREAKS.sub("\n", value)) if isinstance(value, str) else value


def _date(value: str | None) -> str | None:
    """ISO, perhaps without day or month. Raises ValueError."""
    if value is not None:
        if not _ISO_DATE.fullmatch(value):
            raise ValueError("not an ISO date")
        dt.date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    return value


def _as_text(annotation: Any) -> Any:
    """A closed list as the texts that are stored; other types as they are."""
    if isinstance(annotation, type) and issubclass(annotation, Word):
        return Literal[tuple(str(word) for word in annotation)]
    if get_origin(annotation) is UnionType:
        return reduce(or_, map(_as_text, get_args(annotation)))
    return annotation


_PLAIN: dict[Kind, type[BaseModel]] = {kind: _plain(shape) for kind, shape in SHAPES.items()}


def with_whole_cells(
    connection: Connection, changes: Sequence[Change], new: Collection[tuple[Kind, int]]
) -> list[Change]:
    """The changes, those that edit part of a cell with the rest of it as it stands: whoever reads them apart gets the cell as it was meant."""
    missing: dict[tuple[Kind, tuple[str, ...]], list[int]] = {}
    lacks = [() if (change.kind, change.record) in new else _lacking(change) for change in changes]
    if not any(lacks):
        return list(changes)
    for change, names in zip(changes, lacks, strict=True):
        if names:
            missing.setdefault((change.kind, names), []).append(change.record)
    stands = {key: _standing(connection, *key, records) for key, records in missing.items()}
    said: dict[tuple[Kind, int], dict[str, Value]] = {}  # of one record edited twice in one write
    whole = []
    for change, names in zip(changes, lacks, strict=True):
        before = said.setdefault((change.kind, change.record), {})
        rest = {**stands[change.kind, names].get(change.record, {}), **before} if names else {}
        whole.append(
            Change(
                change.kind, change.record, {**{name: rest[name] for name in names if name in rest}, **change.fields}
            )
        )
        before |= change.fields
    return whole


def _lacking(change: Change) -> tuple[str, ...]:
    """The fields of the cells a change is about that it does not name."""
    parted = CELLS[change.kind]
    cells = {parted[name]: None for name in change.fields}
    return tuple(name for cell in cells for name in cell if name not in change.fields)


def _standing(
    connection: Connection, kind: Kind, names: Sequence[str], records: Iterable[int]
) -> dict[int, dict[str, Value]]:
    """What these fields of these records say now."""
    columns = ", ".join(f'"{name}"' for name in names)
    found: dict[int, dict[str, Value]] = {}
    for chunk in chunks(records):
        sql = f"SELECT id, {columns} FROM {TABLES[kind].name} WHERE id IN ({marks(chunk)})"
        for row in connection.exec_driver_sql(sql, tuple(chunk)):
            found[row[0]] = dict(zip(names, row[1:], strict=True))
    return found


def existing(connection: Connection, kind: Kind, ids: Iterable[int]) -> set[int]:
    """Which of the ids already have a row, withdrawn ones too."""
    return _found(connection, f"SELECT id FROM {TABLES[kind].name} WHERE id IN ", ids)


def living(connection: Connection, kind: Kind, ids: Iterable[int]) -> set[int]:
    """Which of the ids are records that are not withdrawn."""
    return _found(connection, f"SELECT id FROM {TABLES[kind].name} WHERE withdrawn_at_ms IS NULL AND id IN ", ids)


def _found(connection: Connection, sql: str, ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(ids):
        found.update(connection.exec_driver_sql(f"{sql}({marks(chunk)})", tuple(chunk)).scalars())
    return found


def apply(
    connection: Connection, kind: Kind, new: Mapping[int, Mapping[str, Value]], old: Mapping[int, Mapping[str, Value]]
) -> None:
    """Write rows for the new records and the new values of the old ones."""
    if new:
        _insert(connection, kind, new)
    by_fields: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
    for record, fields in old.items():
        values = _with_derived(kind, fields)
        by_fields.setdefault(tuple(values), []).append((*values.values(), record))
    for names, rows in by_fields.items():
        setters = ", ".join(f'"{name}" = ?' for name in names)
        if names:
            connection.exec_driver_sql(f"UPDATE {TABLES[kind].name} SET {setters} WHERE id = ?", rows)


def _insert(connection: Connection, kind: Kind, records: Mapping[int, Mapping[str, Value]]) -> None:
    defaults = _DEFAULTS[kind]
    names = [*defaults, *_DERIVED.get(kind, ())]
    columns = ", ".join(f'"{name}"' for name in ("id", *names))
    sql = f"INSERT INTO {TABLES[kind].name} ({columns}) VALUES ({marks(range(len(names) + 1))})"
    rows = [(record, *{**defaults, **_with_derived(kind, fields)}.values()) for record, fields in records.items()]
    connection.exec_driver_sql(sql, rows)


_DERIVED: dict[Kind, tuple[str, ...]] = {Kind.PERSON: ("name_key",)}


def _with_derived(kind: Kind, fields: Mapping[str, Value]) -> Mapping[str, Value]:
    if kind is Kind.PERSON and "name" in fields:
        return {**fields, "name_key": name_key(str(fields["name"]))}
    return fields


def _default_of(shape: type[Fields], name: str) -> Value:
    field = shape.model_fields[name]
    if field.is_required():
        return None
    default = field.get_default()
    return str(default) if isinstance(default, str) else int(default) if isinstance(default, bool) else default


_DEFAULTS: dict[Kind, dict[str, Value]] = {
    kind: {name: _default_of(SHAPES[kind], name) for name in FIELD_REGISTER[kind]} for kind in Kind
}


def default_of(kind: Kind, field: str) -> Value:
    """What a record says that does not say this field; None where it must."""
    return _DEFAULTS[kind][field]


def is_required(kind: Kind, field: str) -> bool:
    """Whether every record of the kind says this field."""
    return SHAPES[kind].model_fields[field].is_required()


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterable[list[int]]:
    """The ids in lists short enough to bind."""
    rest = iter(ids)
    while chunk := list(islice(rest, size)):
        yield chunk


def marks(values: Sequence[object]) -> str:
    """As many question marks as values."""
    return ",".join("?" * len(values))
