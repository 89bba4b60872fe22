"""Who is in an area, and how surely: inside, possibly, known by city only, known by country only.

A person's position is a disc. Nobody is ever placed at a city's centre with radius 0: who is known by city is told apart from who is
known by position. Settled for a million people at once, on arrays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from console.model import words
from console.model.area import Area, Circle, City, Country, country_code
from console.model.sieve import Sieve
from console.model.sphere import KM_PER_DEG, disc_half_width_deg, distance_km

PRECISIONS: tuple[words.Precision, ...] = tuple(words.Precision)  # the code of a precision is its place here
COARSEST_POSITION = PRECISIONS.index(words.Precision.DISTRICT)  # coarser ones say which city or country, not where
CITY_CODE = PRECISIONS.index(words.Precision.CITY)

# What is taken where a position came without a radius, kilometres, by precision: a street's length, a district's half width.
ASSUMED_RADIUS_KM = np.array([0.0, 0.5, 5.0], np.float64)

WIDE_RADIUS_KM = (
    50.0  # people vaguer than this are tested one by one, so that one of them does not slow the search for all
)
SHORE_KM = 2.0  # how far off its drawn shore a position of somebody registered in that very country may lie: piers, islets, coarse coasts

_MORE = 1 + 1e-6  # what rounding may take away; the exact measure follows
SLIVER = 0.001  # a smaller part of the smaller area is taken for the inaccuracy of outlines

_COUNTRY_CODES = 1024  # above every ``country_code``

Floats = NDArray[np.float32] | NDArray[np.float64]


class Nearness(IntEnum):
    """What is known of one person and one area."""

    OUTSIDE = 0
    INSIDE = 1  # the whole disc lies in the area
    POSSIBLY = 2  # the disc touches the area
    BY_CITY = 3  # the city is in the area
    BY_COUNTRY = 4  # the area touches the country, and more is not known


@dataclass(frozen=True)
class ResolvedArea:
    """An area with what it covers; two of one area are equal, whoever worked them out.

    geometry: longitudes may pass 180 where the area does. centre: (lon, lat), on the area. boxes: (west, south, east, north) within
    -180 to 180; two when it crosses 180. city_ids: int64, sorted. countries: alpha-2 codes of those wholly or partly covered, sorted.
    """

    area: Area
    geometry: BaseGeometry = field(compare=False)
    centre: tuple[float, float]
    boxes: tuple[tuple[float, float, float, float], ...]
    city_ids: NDArray[np.int64] = field(compare=False)  # arrays have no truth of equality
    countries: tuple[str, ...]

    def overlaps(self, other: ResolvedArea) -> bool:
        """Whether ground is shared. Neighbours that only share a border, or a sliver where their outlines are drawn apart, share none."""
        for one, two in ((self, other), (other, self)):
            if isinstance(one.area, Country):
                return one.area.code in two.countries
        least = SLIVER * min(self.geometry.area, other.geometry.area)
        turned = (translate(other.geometry, turn) for turn in (-360, 0, 360))
        return any(shapely.intersection(self.geometry, each).area > least for each in turned)

    @cached_property
    def sieve(self) -> Sieve:
        """The geometry made ready for many discs."""
        return Sieve(self.geometry)

    @cached_property
    def city_table(self) -> NDArray[np.bool_]:
        """True at every city id that is in the area."""
        table = np.zeros(int(self.city_ids[-1]) + 1 if len(self.city_ids) else 1, bool)
        table[self.city_ids] = True
        table[0] = False
        return table

    @cached_property
    def country_table(self) -> NDArray[np.bool_]:
        """True at the code of every country touched."""
        table = np.zeros(_COUNTRY_CODES, bool)
        table[[country_code(alpha2) for alpha2 in self.countries]] = True
        table[0] = False
        return table


def classify(
    resolved: ResolvedArea,
    lon: Floats,
    lat: Floats,
    radius_km: Floats,
    precision: NDArray[np.uint8],
    city_id: NDArray[np.int64],
    country: NDArray[np.uint16],
) -> NDArray[np.uint8]:
    """The ``Nearness`` of each person. All arrays are of one length.

    lon, lat: degrees, NaN where unknown. radius_km: NaN where unknown. precision: place in PRECISIONS. city_id: 0 where unknown.
    country: ``country_code``, 0 where unknown. A position counts at precision exact, street and district; a person of such precision
    without a position, and one of precision city, is known by city; one without a city by country. In a country's area, a person whose
    record names that country is never outside: inside where the disc touches it or its shore, possibly where the position contradicts.
    """
    nearness = np.zeros(len(lon), np.uint8)
    unplaced = (precision > COARSEST_POSITION) | np.isnan(lon) | np.isnan(lat)
    _settle_unplaced(resolved, np.flatnonzero(unplaced), precision, city_id, country, nearness)
    rows = _candidates(resolved, lon, lat, radius_km, unplaced)
    radius = _radius_of(radius_km[rows], precision[rows])
    near_lon, near_lat = lon[rows].astype(np.float64), lat[rows].astype(np.float64)
    if isinstance(resolved.area, Circle | City):
        nearness[rows] = _in_circle(resolved.area, near_lon, near_lat, radius)
    else:
        nearness[rows] = _in_shape(resolved, near_lon, near_lat, radius, country[rows])
    if isinstance(resolved.area, Country):
        own = (country == country_code(resolved.area.code)) & ~unplaced
        nearness[own & (nearness == Nearness.OUTSIDE)] = Nearness.POSSIBLY
    return nearness


def _settle_unplaced(
    resolved: ResolvedArea,
    rows: NDArray[np.intp],
    precision: NDArray[np.uint8],
    city_id: NDArray[np.int64],
    country: NDArray[np.uint16],
    nearness: NDArray[np.uint8],
) -> None:
    """Those without a position: by city, else by country."""
    city = city_id[rows]
    city[precision[rows] > CITY_CODE] = 0
    unknown = np.flatnonzero(city <= 0)
    table = resolved.city_table
    city[(city < 0) | (city >= len(table))] = 0
    told = table[city].view(np.uint8) * np.uint8(Nearness.BY_CITY)
    told[unknown] = resolved.country_table[country[rows[unknown]] % _COUNTRY_CODES].view(np.uint8) * np.uint8(
        Nearness.BY_COUNTRY
    )
    nearness[rows] = told


def _candidates(
    resolved: ResolvedArea, lon: Floats, lat: Floats, radius_km: Floats, unplaced: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """Rows whose disc may touch the area: near one of its boxes, or with a wide disc."""
    margin_km = max(WIDE_RADIUS_KM, float(ASSUMED_RADIUS_KM[-1]), SHORE_KM)
    hit = radius_km > WIDE_RADIUS_KM
    for west, south, east, north in resolved.boxes:
        tall = margin_km / KM_PER_DEG
        highest = min(max(abs(south), abs(north)) + tall, 90.0)
        wide = float(disc_half_width_deg(np.array(highest), np.array(margin_km)))
        level = (lat >= south - tall) & (lat <= north + tall)
        if east - west + 2 * wide >= 360:
            hit |= level
            continue
        for turn in (-360, 0, 360):
            if west - wide + turn <= 180 and east + wide + turn >= -180:
                hit |= level & (lon >= west - wide + turn) & (lon <= east + wide + turn)
    hit &= ~unplaced
    return np.flatnonzero(hit)


def _radius_of(radius_km: Floats, precision: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The radius given, or the one assumed for the precision."""
    radius = radius_km.astype(np.float64)
    return np.where(
        np.isnan(radius), ASSUMED_RADIUS_KM[np.minimum(precision, COARSEST_POSITION)], np.maximum(radius, 0.0)
    )


def _in_circle(
    circle: Circle | City, lon: NDArray[np.float64], lat: NDArray[np.float64], radius: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """Measured are those alone who are near enough by their latitude: that is ten times as quick to see."""
    told = np.zeros(len(lon), np.uint8)
    near = np.flatnonzero(np.abs(lat - circle.lat) * KM_PER_DEG <= (circle.radius_km + radius) * _MORE)
    distance, reach = distance_km(lon[near], lat[near], circle.lon, circle.lat), radius[near]
    told[near] = _told(distance + reach <= circle.radius_km, distance - reach <= circle.radius_km)
    return told


def _in_shape(
    resolved: ResolvedArea,
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    radius: NDArray[np.float64],
    country: NDArray[np.uint16],
) -> NDArray[np.uint8]:
    """Exact for each disc; where the record names the very country asked about, touching it is being in it."""
    if isinstance(resolved.area, Country):
        own = country == country_code(resolved.area.code)
        is_whole, touches = resolved.sieve.test(lon, lat, np.where(own, np.maximum(radius, SHORE_KM), radius), ~own)
        return _told(is_whole | (own & touches), touches)
    return _told(*resolved.sieve.test(lon, lat, radius))


def _told(is_whole: NDArray[np.bool_], touches: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.where(is_whole, np.uint8(Nearness.INSIDE), np.where(touches, np.uint8(Nearness.POSSIBLY), np.uint8(0)))
