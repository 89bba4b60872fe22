"""The shipped world as the map takes it: land, lines in dispute, names. Reading it takes a while: not on the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from shapely.geometry.base import BaseGeometry

from console.atlas import outlines as atlas
from console.atlas.countries import countries
from console.atlas.gazetteer import gazetteer
from console.atlas.rings import Rings
from console.model.area import Circle, City
from console.model.nearness import ResolvedArea
from console.model.words import Language
from widgets.map.anchors import country_places
from widgets.map.shapes import AreaMark, Lines, Outlines, PlaceLabel, Ring
from widgets.map.shapes import Circle as Disc

CITIES_NAMED = 12_000  # the most populous; smaller towns would only be written where nobody of ours lives


@dataclass(frozen=True)
class World:
    """Land by level of detail (coarse, middle, fine), first-level divisions and lines in dispute."""

    levels: tuple[Outlines, ...]
    provinces: Outlines
    disputed: Lines


@cache
def world() -> World:
    """The boundary set in use; it is the same as long as the program runs. Raises StoreFault ``atlas-damaged``."""
    levels = tuple(_outlines(made.rings, tuple(made.alpha2())) for made in map(atlas.outlines, atlas.Level))
    divided = atlas.provinces()
    owners = tuple(divided.countries[number] for number in divided.numbers.tolist())
    lines = atlas.disputed()
    disputed = Lines(lines.points[:, 0], lines.points[:, 1], lines.offsets)
    return World(levels, _outlines(divided.rings, owners), disputed)


@cache
def places(language: Language) -> tuple[PlaceLabel, ...]:
    """The names to write: every country, and the most populous cities. Raises StoreFault ``atlas-damaged``."""
    names = {code: entry.name(language) for code, entry in countries().items()}
    known = gazetteer()
    towns = [known.city(rank) for rank in range(min(CITIES_NAMED, len(known.ids)))]
    cities = [
        PlaceLabel("city", town.lon, town.lat, town.name_id if language == "id" else town.name, town.population)
        for town in towns
    ]
    return (*country_places(world().levels[1], names), *cities)


def area_mark(resolved: ResolvedArea, label: str, is_exercise: bool) -> AreaMark:
    """An area as the map draws it: a circle as such, everything else by its outline."""
    area = resolved.area
    if isinstance(area, Circle | City):
        return AreaMark(label, Disc(area.lon, area.lat, area.radius_km), (), is_exercise)
    return AreaMark(label, None, tuple(_rings(resolved.geometry)), is_exercise)


def _rings(geometry: BaseGeometry) -> list[Ring]:
    parts = list(getattr(geometry, "geoms", [geometry]))
    lines = [line for part in parts for line in (part.exterior, *part.interiors)]
    return [Ring(*np.asarray(line.coords, np.float64)[:, :2].T) for line in lines]


def _outlines(rings: Rings, country: tuple[str, ...]) -> Outlines:
    return Outlines(
        rings.points[:, 0], rings.points[:, 1], rings.ring_offsets, rings.polygon_offsets, rings.bounds, country
    )
