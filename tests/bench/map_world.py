"""The shipped world as the map takes it, and many synthetic people on it, the same for the same seed."""

from __future__ import annotations

import numpy as np

from console.atlas import outlines as atlas
from console.atlas.countries import countries
from console.atlas.gazetteer import gazetteer
from console.atlas.rings import Rings
from widgets.map.anchors import country_places
from widgets.map.shapes import LegendEntry, Lines, Outlines, People, PlaceLabel

LEGEND = (
    LegendEntry("Confirmed present", "good", "o"),
    LegendEntry("Confirmed elsewhere", "accent", "s"),
    LegendEntry("Not yet reached", "neutral", "d"),
    LegendEntry("Missing or injured", "critical", "t"),
)
_CITIES_NAMED = 30_000  # the most populous
# lon, lat, spread in degrees, part of the people
_CITIES = np.array(
    [
        (32.53, 15.6, 0.08, 0.35),
        (101.7, 3.15, 0.2, 0.2),
        (103.8, 1.35, 0.08, 0.1),
        (39.2, 21.5, 0.15, 0.1),
        (55.3, 25.2, 0.1, 0.05),
        (139.7, 35.7, 0.2, 0.05),
        (178.4, -18.1, 0.3, 0.02),
        (-179.9, -16.8, 0.2, 0.01),
        (151.2, -33.9, 0.2, 0.04),
        (-0.1, 51.5, 0.2, 0.03),
        (-74.0, 40.7, 0.2, 0.03),
        (31.2, 30.05, 0.15, 0.02),
    ]
)


def levels() -> list[Outlines]:
    """Coarse, middle, fine."""
    return [_outlines(made.rings, tuple(made.alpha2())) for made in map(atlas.outlines, atlas.Level)]


def provinces() -> Outlines:
    """First-level divisions."""
    rings = atlas.provinces().rings
    return _outlines(rings, ("",) * len(rings))


def disputed() -> Lines:
    """Lines in dispute."""
    made = atlas.disputed()
    return Lines(made.points[:, 0], made.points[:, 1], made.offsets)


def places(middle: Outlines) -> list[PlaceLabel]:
    """Names of all countries and of the most populous cities."""
    names = {code: entry.name_en for code, entry in countries().items()}
    cities = [gazetteer().city(rank) for rank in range(min(_CITIES_NAMED, len(gazetteer().ids)))]
    return [
        *country_places(middle, names),
        *(PlaceLabel("city", city.lon, city.lat, city.name, city.population) for city in cities),
    ]


def people(count: int, seed: int = 1) -> People:
    """People around twelve cities: 70 % with a position, 28 % by city, 2 % by country only."""
    rng = np.random.default_rng(seed)
    home = _CITIES[rng.choice(len(_CITIES), count, p=_CITIES[:, 3])]
    precision = rng.choice(5, count, p=[0.35, 0.25, 0.1, 0.28, 0.02]).astype(np.uint8)
    spread = home[:, 2] * (precision < 3)
    lon = home[:, 0] + rng.normal(0, 1, count) * spread
    lat = home[:, 1] + rng.normal(0, 1, count) * spread
    lon[precision == 4] = np.nan
    return People(
        np.arange(count, dtype=np.int64) + (1 << 40),
        ((lon + 180) % 360 - 180).astype(np.float32),
        lat.astype(np.float32),
        np.choose(precision, [0.02, 0.3, 3, 20, 500]).astype(np.float32),
        precision,
        rng.choice(len(LEGEND), count, p=[0.2, 0.1, 0.65, 0.05]).astype(np.uint8),
    )


def _outlines(rings: Rings, country: tuple[str, ...]) -> Outlines:
    return Outlines(
        rings.points[:, 0], rings.points[:, 1], rings.ring_offsets, rings.polygon_offsets, rings.bounds, country
    )
