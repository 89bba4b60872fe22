"""What an area covers on the ground: its shape, its cities, its countries."""

from __future__ import annotations

import math
from functools import lru_cache, reduce
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from console.atlas.gazetteer import Gazetteer, gazetteer
from console.atlas.outlines import provinces
from console.atlas.shapes import countries_touched, country_shape, joined, province_number, province_shape
from console.faults import InputFault
from console.model.area import Area, Circle, City, Country, Polygon, Province, country_code
from console.model.nearness import ResolvedArea
from console.model.sieve import Sieve
from console.model.sphere import circle_outline, distance_km, unwrapped, wrapped

NO_SURFACE_DEG2 = 1e-9  # below a few square metres there is nothing to be in


@lru_cache(maxsize=64)
def resolve(area: Area, boundaries: Path | None = None) -> ResolvedArea:
    """What an area covers, by the shipped boundary set or that of a folder.

    City ids: for a country or province the cities the gazetteer lists in it; for a circle, city or drawn shape every city whose disc
    touches it, since people known by city only may live in the part that does.
    Raises InputFault ``area-unknown`` for a country or province nobody knows, ``area-wrong`` for a shape without surface.
    """
    match area:
        case Circle() | City():
            return _resolved_circle(area, boundaries)
        case Country(code):
            return _resolved_country(area, code, boundaries)
        case Province(code):
            return _resolved_province(area, code, boundaries)
        case Polygon():
            return _resolved_polygon(area, boundaries)


def _resolved_circle(area: Circle | City, boundaries: Path | None) -> ResolvedArea:
    known = gazetteer()
    away = distance_km(known.lon, known.lat, area.lon, area.lat)
    touching = away <= area.radius_km + known.radius_km
    if isinstance(area, City):
        touching |= known.ids == area.city_id
    shape = circle_outline(area.lon, area.lat, area.radius_km)
    return _with_countries(area, shape, (wrapped(area.lon), area.lat), touching, known, boundaries)


def _resolved_polygon(area: Polygon, boundaries: Path | None) -> ResolvedArea:
    shape = polygon_shape(area)
    known = gazetteer()
    _, touching = Sieve(shape).test(known.lon, known.lat, known.radius_km)
    return _with_countries(area, shape, _centre_of(shape), touching, known, boundaries)


def _with_countries(
    area: Area,
    shape: BaseGeometry,
    centre: tuple[float, float],
    touching: NDArray[np.bool_],
    known: Gazetteer,
    boundaries: Path | None,
) -> ResolvedArea:
    city_ids = np.sort(known.ids[touching])
    return ResolvedArea(area, shape, centre, boxes_of(shape), city_ids, countries_touched(shape, boundaries))


def _resolved_country(area: Country, code: str, boundaries: Path | None) -> ResolvedArea:
    known = gazetteer()
    shape = country_shape(code, boundaries)
    largest = known.largest_in(code)
    if shape is None:
        if largest is None:
            raise InputFault("area-unknown", detail=code)
        shape = circle_outline(largest.lon, largest.lat, largest.radius_km)  # too small for the outlines: Vatican City
    city_ids = np.sort(known.ids[known.countries == country_code(code)])
    return ResolvedArea(area, shape, _centre_of(shape), boxes_of(shape), city_ids, (code,))


def _resolved_province(area: Province, code: str, boundaries: Path | None) -> ResolvedArea:
    number = province_number(code, boundaries)
    if number is None:
        raise InputFault("area-unknown", detail=code)
    known, shape, country = gazetteer(), province_shape(number, boundaries), provinces(boundaries).countries[number]
    if boundaries is None:
        inside = known.provinces == number
    else:  # the gazetteer knows which shipped province a city is in; of another set it must be measured
        inside, _ = Sieve(shape).test(known.lon, known.lat, np.zeros(len(known.lon)))
    countries = (country,) if country else countries_touched(shape, boundaries)
    return ResolvedArea(area, shape, _centre_of(shape), boxes_of(shape), np.sort(known.ids[inside]), countries)


def polygon_shape(area: Polygon) -> BaseGeometry:
    """The surface of a drawn shape: points that an odd number of its rings hold. Raises InputFault ``area-wrong`` when there is none."""
    rings = [shapely.make_valid(shapely.Polygon(unwrapped(np.array(ring)))) for ring in area.rings]
    rings = [ring for ring in rings if ring.area > NO_SURFACE_DEG2]
    if not rings:
        raise InputFault("area-wrong", detail="the shape has no surface")
    shape = reduce(shapely.symmetric_difference, _side_by_side(rings))
    surface = shapely.union_all([part for part in shapely.get_parts(shape) if part.area > NO_SURFACE_DEG2])
    if surface.area <= NO_SURFACE_DEG2:
        raise InputFault("area-wrong", detail="the shape has no surface")
    return surface


def _side_by_side(rings: list[BaseGeometry]) -> list[BaseGeometry]:
    """The rings on one turn of the globe, so that a hole lies over its island."""
    west = joined(rings).bounds[0]
    return [translate(ring, -360 * math.floor((ring.bounds[0] - west) / 360 + 1e-9)) for ring in rings]


def boxes_of(shape: BaseGeometry) -> tuple[tuple[float, float, float, float], ...]:
    """The boxes (west, south, east, north) within -180 to 180 that hold a shape: two when it crosses 180."""
    west, south, east, north = shape.bounds
    if east - west >= 360:
        return ((-180.0, south, 180.0, north),)
    first = wrapped(west)
    last = first + (east - west)
    if last <= 180:
        return ((first, south, last, north),)
    return ((first, south, 180.0, north), (-180.0, south, last - 360, north))


def _centre_of(shape: BaseGeometry) -> tuple[float, float]:
    """The middle of a shape, or where that lies outside it, a point that is surely inside."""
    middle = shape.centroid
    point = (
        middle
        if shape.contains(middle)
        else max(shapely.get_parts(shape), key=lambda part: part.area).representative_point()
    )
    return wrapped(point.x), point.y
