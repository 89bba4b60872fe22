"""A conflict in words: what it is about, whose it is, and each of its values as people read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from PySide6.QtCore import QCoreApplication

from console.model.change import Value
from console.model.field_labels import kind_label, label
from console.model.field_register import FIELD_REGISTER, Wire
from console.model.kinds import Kind
from console.model.shapes import SHAPES
from console.model.shown_conflict import ConflictLine
from console.model.words import Word
from widgets import times

Names = Mapping[int, str]
NOTHING = "—"
_UNSEEN = frozenset({"city_id", "withdrawn_at_ms"})  # numbers nobody reads; what they mean stands beside
# Not to be typed: a map, a code, a key or a tick makes them.
_MADE = frozenset({"lon", "lat", "radius_km", "area", "flags", "verify_key", "reasons", "exercise"})


@cache
def word_of(kind: Kind, field: str) -> type[Word] | None:
    """The closed list a field takes its values from; None for other fields."""
    field_info = SHAPES[kind].model_fields.get(field)
    found = _types(field_info.annotation if field_info else None)
    return next((each for each in found if isinstance(each, type) and issubclass(each, Word)), None)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def may_be_written(line: ConflictLine, fields: tuple[str, ...]) -> bool:
    """Whether a third value can be typed: not where the cell holds a place on the map, another record or a key."""
    entries = FIELD_REGISTER[line.kind]
    return not line.is_about_withdrawal and not any(
        name in _UNSEEN | _MADE or entries[name].wire is Wire.REF for name in fields
    )


def title(line: ConflictLine) -> str:
    """Whose it is, or what kind of record."""
    kind = kind_label(line.kind, times.language())
    if not line.name:
        return kind
    return line.name if line.kind is Kind.PERSON else f"{line.name} ({kind})"


def about(line: ConflictLine) -> str:
    """What the values are values of; a group of fields by those in which they differ."""
    if line.is_about_withdrawal:
        return QCoreApplication.translate("ConflictWords", "withdrawn or kept")
    names = [name for name in shown_fields(line) if _differs(line, name)] or [line.cell]
    told = dict.fromkeys(field_text(line.kind, name) for name in names)
    return ", ".join(told)


def shown_fields(line: ConflictLine) -> list[str]:
    """The fields to be shown, in their order: those of which a value says something."""
    said: dict[str, None] = {}
    for value in line.values:
        said |= {name: None for name, each in value.fields.items() if each not in (None, "")}
    known = list(FIELD_REGISTER[line.kind])
    shown = sorted(
        (name for name in said if name not in _UNSEEN), key=lambda name: known.index(name) if name in known else 0
    )
    has_place = {"lon", "lat"} <= set(shown)
    return [name for name in shown if not (name == "lat" and has_place)]


def field_text(kind: Kind, field: str) -> str:
    """The name of a field; of longitude and latitude together, one name."""
    if field == "lon":
        return QCoreApplication.translate("ConflictWords", "Position")
    return label(kind, field, times.language())


def value_text(line: ConflictLine, field: str, fields: Mapping[str, Value], names: Names, zone: str) -> str:
    """One field of one value, as people read it; NOTHING where it says nothing."""
    value = fields.get(field)
    if value is None or value == "":
        return NOTHING
    if field == "lon" and isinstance(value, float | int):
        return position_text(value, fields.get("lat"))
    if field == "area":
        return _area_text(str(value))
    return _plain_text(line.kind, field, value, names, zone)


def _plain_text(kind: Kind, field: str, value: Value, names: Names, zone: str) -> str:
    word, entry = word_of(kind, field), FIELD_REGISTER[kind].get(field)
    if word is not None:
        return next((each.label(times.language()) for each in word if each.value == value), str(value))
    if entry is not None and entry.wire is Wire.REF and isinstance(value, int):
        return names.get(value) or QCoreApplication.translate("ConflictWords", "not here yet")
    if field.endswith("_ms") and isinstance(value, int):
        return times.moment(value, zone)
    if isinstance(value, bool) or field == "exercise":
        return (
            QCoreApplication.translate("ConflictWords", "yes")
            if value
            else QCoreApplication.translate("ConflictWords", "no")
        )
    if isinstance(value, float):
        return times.locale().toString(value, "g", 6)
    return times.date_text(str(value)) if entry is not None and entry.wire is Wire.DATE else str(value)


def position_text(lon: float, lat: Value) -> str:
    """A position, longitude before latitude: ``32.5340° E · 15.5881° N``."""
    told = f"{_degrees(lon)} {_side(lon, is_lat=False)}"
    return f"{told} · {_degrees(lat)} {_side(lat, is_lat=True)}" if isinstance(lat, float | int) else told


def _degrees(value: float) -> str:
    return f"{times.locale().toString(abs(float(value)), 'f', 4)}°"


def _side(value: float, *, is_lat: bool) -> str:
    if is_lat:
        return (
            QCoreApplication.translate("ConflictWords", "N")
            if value >= 0
            else QCoreApplication.translate("ConflictWords", "S")
        )
    return (
        QCoreApplication.translate("ConflictWords", "E")
        if value >= 0
        else QCoreApplication.translate("ConflictWords", "W")
    )


def _area_text(stored: str) -> str:
    try:
        area = json.loads(stored)
        shape = str(area["type"])
    except (ValueError, KeyError, TypeError):
        return stored
    if shape == "circle" and "radius_km" in area:
        told = QCoreApplication.translate("ConflictWords", "circle of {km} km")
        return told.format(km=times.locale().toString(float(area["radius_km"]), "g", 4))
    return {
        "polygon": QCoreApplication.translate("ConflictWords", "drawn polygon"),
        "city": QCoreApplication.translate("ConflictWords", "city with its surroundings"),
        "country": QCoreApplication.translate("ConflictWords", "whole country"),
    }.get(shape, shape)


def _differs(line: ConflictLine, field: str) -> bool:
    together = ("lon", "lat") if field == "lon" else (field,)
    return len({tuple(value.fields.get(name) for name in together) for value in line.values}) > 1
