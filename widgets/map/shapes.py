"""The values the map draws. All are frozen, so they may be made on any thread and handed over.

Angles are degrees, longitude before latitude, longitudes in [-180, 180]. Arrays are numpy and are not written to by the map.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Float32 = NDArray[np.float32]
Float64 = NDArray[np.float64]
Int64 = NDArray[np.int64]
UInt8 = NDArray[np.uint8]
Bools = NDArray[np.bool_]

Role = Literal["accent", "good", "attention", "critical", "neutral", "text", "muted"]
Symbol = Literal["o", "s", "t", "d", "t1", "p", "h", "+", "x"]


class Precision(IntEnum):
    """How well a position is known; the order of ``console.model.words.Precision``."""

    EXACT = 0
    STREET = 1
    DISTRICT = 2
    CITY = 3
    COUNTRY = 4


@dataclass(frozen=True, slots=True)
class Outlines:
    """Land of one level of detail, a polygon at a time, already cut at the antimeridian.

    lon, lat: points of all rings, one after another. ring_start[r] .. ring_start[r + 1]: the points of ring r.
    polygon_start[p] .. polygon_start[p + 1]: the rings of polygon p, the outer one first.
    boxes[p]: west, south, east, north. country[p]: ISO 3166-1 alpha-2, or "" where there is none.
    """

    lon: Float32
    lat: Float32
    ring_start: Int64
    polygon_start: Int64
    boxes: Float32
    country: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Open lines one after another: start[i] .. start[i + 1] are the points of line i."""

    lon: Float32
    lat: Float32
    start: Int64


@dataclass(frozen=True, slots=True)
class PlaceLabel:
    """A name to write where there is room.

    weight: who is written first (population of a city, land of a country). width_deg: how wide the land is that carries the name;
    0 for a city, which is a dot and needs no land.
    """

    kind: Literal["country", "city"]
    lon: float
    lat: float
    text: str
    weight: float
    width_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class People:
    """Where people are registered, one entry a person.

    lon, lat: NaN where unknown. radius_km: how far from it the person may be. precision: a ``Precision``.
    category: index into the legend.
    """

    person: Int64
    lon: Float32
    lat: Float32
    radius_km: Float32
    precision: UInt8
    category: UInt8

    @staticmethod
    def nobody() -> People:
        """No people at all: what the map shows before it is told."""
        none = np.empty(0, np.float32)
        return People(np.empty(0, np.int64), none, none, none, np.empty(0, np.uint8), np.empty(0, np.uint8))


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One category of people: a word, a colour by role and a shape, so that colour never stands alone."""

    label: str
    role: Role
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class MissionMark:
    """An embassy or consulate. is_involved: it has a part in the incident shown, and is drawn stronger."""

    code: str
    lon: float
    lat: float
    label: str
    is_involved: bool = False


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line of at least three points; the last point need not repeat the first. It may cross the antimeridian."""

    lon: Float64
    lat: Float64


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within radius_km of a centre, along the surface of the earth."""

    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class AreaMark:
    """An area of an incident: a circle, or rings (drawn polygon, country, province); the rings fill by the odd-even rule."""

    label: str
    circle: Circle | None = None
    rings: tuple[Ring, ...] = ()
    is_exercise: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing the map shows now, for the twin list. count: people in it; 0 for missions and areas."""

    kind: Literal["mission", "people", "area"]
    text: str
    lon: float
    lat: float
    count: int = 0
