"""An area: a named territory or a drawn shape, as it is stored, sent and typed.

What it covers on the ground is found by ``console.atlas.resolve``; who is in it by ``console.model.nearness``.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from console.faults import InputFault
from console.model.sphere import wrapped

RADIUS_MAX_KM = 5_000.0  # an incident wider than this is several incidents; who draws one is told to
POINTS_MAX = 8_000  # corners of a drawn shape: keeps its text below the 200,000 characters of the field that stores it

_COUNTRY = re.compile(r"[A-Z]{2}")
_PROVINCE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,9}")

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything within radius_km of a point, along the ground."""

    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Country:
    """A whole country or territory, by its ISO 3166-1 alpha-2 code."""

    code: str


@dataclass(frozen=True, slots=True)
class Province:
    """A first-level division, by its ISO 3166-2 code, or the atlas's own ``CC-NEn`` where that has none."""

    code: str


@dataclass(frozen=True, slots=True)
class City:
    """A city by its gazetteer id, with the disc it is taken to fill."""

    city_id: int
    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """A drawn shape: closed rings of (lon, lat). A point is inside when an odd number of rings hold it: islands and holes need no marks."""

    rings: tuple[Ring, ...]


Area = Circle | Country | Province | City | Polygon


def to_json(area: Area) -> str:
    """The area as text for a field; ``from_json`` is the way back. Coordinates keep five decimals, about a metre."""
    match area:
        case Circle(lon, lat, radius_km):
            told: dict[str, object] = {
                "type": "circle",
                "lon": round(lon, 5),
                "lat": round(lat, 5),
                "radius_km": radius_km,
            }
        case Country(code):
            told = {"type": "country", "code": code}
        case Province(code):
            told = {"type": "province", "code": code}
        case City(city_id, lon, lat, radius_km):
            told = {
                "type": "city",
                "city_id": city_id,
                "lon": round(lon, 5),
                "lat": round(lat, 5),
                "radius_km": radius_km,
            }
        case Polygon(rings):
            told = {
                "type": "polygon",
                "rings": [[[round(lon, 5), round(lat, 5)] for lon, lat in ring] for ring in rings],
            }
    return json.dumps(told, separators=(",", ":"))


def from_json(text: str) -> Area:
    """The area that a field's text tells. Raises InputFault ``area-wrong`` when it is no whole, possible area."""
    try:
        told = json.loads(text)
        return _area_of(told)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise InputFault("area-wrong", detail="not an area") from error


def parse_spec(text: str) -> Area:
    """The area a person types: ``circle:LON,LAT,KM``, ``country:SD`` or ``province:SD-KH``.

    ``city:`` and ``geojson:`` need a gazetteer or a file: see ``console.atlas.specs``.
    Raises InputFault ``area-wrong`` naming the part that is wrong.
    """
    kind, _, rest = text.strip().partition(":")
    rest = rest.strip()
    match kind.strip().casefold():
        case "circle":
            return _circle_spec(rest)
        case "country":
            return country(rest.upper())
        case "province":
            return province(rest.upper())
    raise InputFault("area-wrong", detail="circle:, country:, province:, city: or geojson: expected")


def circle(lon: float, lat: float, radius_km: float) -> Circle:
    """A checked circle; the longitude may be any turn of the same meridian. Raises InputFault ``area-wrong``."""
    lon, lat = _point(lon, lat)
    return Circle(lon, lat, _radius(radius_km))


def country(code: str) -> Country:
    """A country by a code of the right form. Raises InputFault ``area-wrong``."""
    if not _COUNTRY.fullmatch(code):
        raise InputFault("area-wrong", detail="country code: two letters")
    return Country(code)


def province(code: str) -> Province:
    """A province by a code of the right form. Raises InputFault ``area-wrong``."""
    if not _PROVINCE.fullmatch(code):
        raise InputFault("area-wrong", detail="province code: such as SD-KH")
    return Province(code)


def city(city_id: int, lon: float, lat: float, radius_km: float) -> City:
    """A checked city. Raises InputFault ``area-wrong``."""
    if not 0 < city_id < 1 << 31:
        raise InputFault("area-wrong", detail="city id")
    lon, lat = _point(lon, lat)
    return City(city_id, lon, lat, _radius(radius_km))


def polygon(rings: Any) -> Polygon:
    """A checked drawn shape from any sequence of sequences of (lon, lat); open rings are closed. Raises InputFault ``area-wrong``.

    An edge is taken the shorter way round: one from 179 to -179 crosses 180 degrees.
    """
    closed: list[Ring] = []
    for ring in rings:
        points = [_point(float(lon), float(lat)) for lon, lat in ring]
        if points and points[0] != points[-1]:
            points.append(points[0])
        if len(set(points)) < 3:
            raise InputFault("area-wrong", detail="a shape needs three corners")
        closed.append(tuple(points))
    if not closed:
        raise InputFault("area-wrong", detail="a shape needs three corners")
    if sum(len(ring) for ring in closed) > POINTS_MAX:
        raise InputFault("area-wrong", detail=f"more than {POINTS_MAX} corners")
    return Polygon(tuple(closed))


def country_code(alpha2: str) -> int:
    """A country's alpha-2 code as a small whole number for arrays; 0 = not known or no such code."""
    if len(alpha2) != 2 or not alpha2.isascii() or not alpha2.isalpha():
        return 0
    upper = alpha2.upper()
    return (ord(upper[0]) - 64) * 32 + ord(upper[1]) - 64


def country_alpha2(code: int) -> str:
    """The alpha-2 code behind ``country_code``; "" for 0."""
    return chr(64 + code // 32) + chr(64 + code % 32) if code else ""


def _area_of(told: Any) -> Area:
    match told["type"]:
        case "circle":
            return circle(told["lon"], told["lat"], told["radius_km"])
        case "country":
            return country(told["code"])
        case "province":
            return province(told["code"])
        case "city":
            return city(int(told["city_id"]), told["lon"], told["lat"], told["radius_km"])
        case "polygon":
            return polygon(told["rings"])
    raise InputFault("area-wrong", detail="not an area")


def _circle_spec(rest: str) -> Circle:
    try:
        lon, lat, radius_km = (float(part) for part in rest.split(","))
    except ValueError as error:
        raise InputFault("area-wrong", detail="circle:LON,LAT,KM expected") from error
    return circle(lon, lat, radius_km)


def _point(lon: float, lat: float) -> tuple[float, float]:
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lat) <= 90 and abs(lon) <= 540):
        raise InputFault("area-wrong", detail="longitude or latitude outside the earth")
    return (float(lon) if abs(lon) <= 180 else wrapped(float(lon))), float(lat)


def _radius(radius_km: float) -> float:
    if not (math.isfinite(radius_km) and 0 < radius_km <= RADIUS_MAX_KM):
        raise InputFault("area-wrong", detail=f"radius: above 0, up to {RADIUS_MAX_KM:.0f} km")
    return float(radius_km)
