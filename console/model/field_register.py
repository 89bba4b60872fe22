"""The field register: every kind and field with its number and type, as the log, the wire and the exchange know them.

Made from the shapes in ``console.model.kinds``; ``tests/guards/field_register.json`` holds what was ever published.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from console.model.kinds import Fact, Fields, Kind
from console.model.shapes import SHAPES


class Wire(StrEnum):
    """How a value travels: the column types of the change log. Their order is their number: append-only."""

    INT = "int"
    REF = "ref"
    REAL = "real"
    TEXT = "text"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One line of the field register."""

    name: str
    no: int
    wire: Wire
    ref: Kind | None


def _entries(shape: type[Fields]) -> dict[str, FieldEntry]:
    entries = {}
    for name, field in shape.model_fields.items():
        fact = next(mark for mark in field.metadata if isinstance(mark, Fact))
        entries[name] = FieldEntry(name, fact.no, _wire(fact, str(field.annotation)), fact.ref)
    return entries


def _wire(fact: Fact, annotation: str) -> Wire:
    if fact.ref is not None:
        return Wire.REF
    if fact.date:
        return Wire.DATE
    if "float" in annotation:
        return Wire.REAL
    return Wire.INT if "int" in annotation or "bool" in annotation else Wire.TEXT


FIELD_REGISTER: dict[Kind, dict[str, FieldEntry]] = {kind: _entries(shape) for kind, shape in SHAPES.items()}
