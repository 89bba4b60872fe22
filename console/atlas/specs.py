"""Areas from what a person types, picks or opens: the specifications that need the gazetteer or a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from console.atlas.countries import countries, country_named
from console.atlas.gazetteer import City as Town
from console.atlas.gazetteer import gazetteer
from console.atlas.outlines import provinces
from console.atlas.places import Place
from console.atlas.shapes import joined, province_number
from console.faults import InputFault
from console.model import area as shapes
from console.model.area import Area, City, Country, Polygon, Province
from console.model.sphere import unwrapped
from console.model.words import Language

# Bytes. A boundary file of a whole country is below this; who opens a larger one would wait, and is told.
FILE_MAX_BYTES = 20_000_000
# 50 m to 1 km: tried in turn where a file's shape has too many corners to be kept.
SIMPLER_DEG = (0.0005, 0.001, 0.002, 0.004, 0.01)
NESTING_MAX = 8  # geometry collections within each other; no honest file has more


def area_of(text: str) -> Area:
    """The area of a specification.

    ``circle:LON,LAT,KM``, ``country:SD``, ``province:SD-KH``, ``city:NAME``, ``city:NAME,SD``, ``city:379252`` or ``geojson:FILE``.
    Raises InputFault ``area-wrong`` for a bad form, ``area-unknown`` for a place nobody knows, ``area-file`` for a file that holds none.
    """
    kind, _, rest = text.strip().partition(":")
    match kind.strip().casefold():
        case "city":
            return city_area(_town(rest.strip()))
        case "geojson":
            return geojson_area(Path(rest.strip()))
    area = shapes.parse_spec(text)
    if isinstance(area, Country) and area.code not in countries():
        raise InputFault("area-unknown", detail=area.code)
    if isinstance(area, Province) and province_number(area.code) is None:
        raise InputFault("area-unknown", detail=area.code)
    return area


def place_area(place: Place) -> Area:
    """The area of a place that was found."""
    return area_of(place.spec)


def area_name(area: Area, given: str, language: Language) -> str:
    """What people read for an area: a country by its name in their language, a province by its own, anything else as it was given."""
    match area:
        case Country(code) if code in countries():
            return countries()[code].name(language)
        case Province(code) if (number := province_number(code)) is not None:
            return provinces().names[number]
    return given


def place_name(area: Area, given: str, language: Language) -> str:
    """As ``area_name``; and a city by its name in the language where it was given by any of its names. Reads the gazetteer."""
    if isinstance(area, City):
        place = gazetteer().place_named(given)
        town = None if place is None else gazetteer().city(place)
        if town is not None and town.city_id == area.city_id:
            return town.name_id if language == "id" else town.name
    return area_name(area, given, language)


def city_area(town: Town) -> City:
    """A city's area: the disc it is taken to fill."""
    return City(town.city_id, town.lon, town.lat, town.radius_km)


def geojson_area(path: Path) -> Polygon:
    """The polygons of a GeoJSON file as one shape, with fewer corners where it has too many.

    Raises InputFault ``area-file``: not to be read, too large, not GeoJSON, or without polygons; ``area-wrong`` for a shape that cannot be.
    """
    polygons = [polygon for polygon in _read(path) if polygon.area > 0]
    if not polygons:
        raise InputFault("area-file", detail="no polygons in it")
    return _kept(joined(polygons))


def _read(path: Path) -> list[BaseGeometry]:
    try:
        if not path.is_file():  # a pipe would be waited for without end
            raise InputFault("area-file", detail="no such file")
        if path.stat().st_size > FILE_MAX_BYTES:
            raise InputFault("area-file", detail=f"above {FILE_MAX_BYTES // 1_000_000} MB")
        return _polygons(json.loads(path.read_bytes()), 0)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise InputFault("area-file", detail="not a GeoJSON file") from error


def _town(text: str) -> Town:
    if text.isascii() and text.isdigit():
        town = gazetteer().by_id(int(text[:12]))
    else:
        name, comma, behind = text.rpartition(",")
        country = country_named(behind) if comma else None
        place = gazetteer().place_named(name if country else text, country.alpha2 if country else "")
        town = None if place is None else gazetteer().city(place)
    if town is None:
        raise InputFault("area-unknown", detail="city")
    return town


def _polygons(told: dict[str, Any], depth: int) -> list[BaseGeometry]:
    """The polygons of a GeoJSON object, without their jumps at 180 degrees."""
    if depth > NESTING_MAX:
        raise ValueError("nested too deeply")
    match told["type"]:
        case "FeatureCollection":
            return [polygon for feature in told["features"] for polygon in _polygons(feature, depth + 1)]
        case "Feature":
            return _polygons(told["geometry"], depth + 1) if told["geometry"] else []
        case "GeometryCollection":
            return [polygon for part in told["geometries"] for polygon in _polygons(part, depth + 1)]
        case "Polygon":
            return [_polygon(told["coordinates"])]
        case "MultiPolygon":
            return [_polygon(rings) for rings in told["coordinates"]]
    return []


def _polygon(rings: list[list[list[float]]]) -> BaseGeometry:
    flat = [np.array([point[:2] for point in ring], float) for ring in rings]
    if not all(np.isfinite(ring).all() and (np.abs(ring) <= (540, 90)).all() for ring in flat):
        raise InputFault("area-wrong", detail="longitude or latitude outside the earth")
    outer, *holes = (shapely.make_valid(shapely.Polygon(unwrapped(ring))) for ring in flat)
    for hole in holes:
        turn = 360 * round((outer.centroid.x - hole.centroid.x) / 360)
        outer = outer.difference(translate(hole, turn))
    return outer


def _kept(shape: BaseGeometry) -> Polygon:
    """The shape with as many corners as an area may have."""
    for tolerance in (0.0, *SIMPLER_DEG):
        simple = shapely.simplify(shape, tolerance) if tolerance else shape
        rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(simple))]
        rings = [ring for ring in rings if len(ring) > 3]
        if rings and sum(len(ring) for ring in rings) <= shapes.POINTS_MAX:
            return shapes.polygon(np.round(ring, 5).tolist() for ring in rings)
    raise InputFault("area-wrong", detail=f"more than {shapes.POINTS_MAX} corners")
