"""Where the name of a country is written: in the middle of its largest land, as wide as that land is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from shapely import Polygon, maximum_inscribed_circle

from widgets.map.shapes import Outlines, PlaceLabel

_TOLERANCE_DEG = 0.25  # finer cannot be seen, and costs five times as much
_WIDTH_OF_CIRCLE = 3.4  # a land carries a name this many times as wide as the radius of the largest circle within it


def country_places(outlines: Outlines, names: Mapping[str, str]) -> tuple[PlaceLabel, ...]:
    """A label for each country that has a name; the middle level is fine enough. names: alpha-2 -> name as it is to be read.

    About 0.1 s: not for the window's thread.
    """
    largest: dict[str, Polygon] = {}
    for number, code in enumerate(outlines.country):
        if code not in names:
            continue
        land = _outer(outlines, number)
        if code not in largest or land.area > largest[code].area:
            largest[code] = land
    return tuple(_label(land, names[code]) for code, land in largest.items())


def _outer(outlines: Outlines, polygon: int) -> Polygon:
    ring = outlines.polygon_start[polygon]
    points = slice(int(outlines.ring_start[ring]), int(outlines.ring_start[ring + 1]))
    return Polygon(np.stack([outlines.lon[points], outlines.lat[points]], axis=1))


def _label(land: Polygon, name: str) -> PlaceLabel:
    (lon, lat), (edge_lon, edge_lat) = maximum_inscribed_circle(land, tolerance=_TOLERANCE_DEG).coords
    west, _, east, _ = land.bounds
    width_deg = min(east - west, _WIDTH_OF_CIRCLE * float(np.hypot(edge_lon - lon, edge_lat - lat)))
    return PlaceLabel("country", lon, lat, name, land.area, width_deg)
