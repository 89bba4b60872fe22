"""Finding a place by what a person types: a city, a province or a country, in English or Indonesian, whole or begun."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from console.atlas.countries import CountryEntry, countries, country_named
from console.atlas.folding import fold
from console.atlas.gazetteer import gazetteer
from console.atlas.names import NameIndex
from console.atlas.outlines import provinces
from console.atlas.shapes import country_shape
from console.model.area import country_code
from console.model.words import Language

OTHER_NAME_WEIGHT = 0.1  # a place found by another of its names counts as one of a tenth of the people
PROVINCE_WEIGHT = 0.2  # a city comes before the province that bears its name and counts its suburbs too
COUNTRY_WEIGHT = 10.0
TEXT_MAX = 200  # characters; no place has a longer name, who pastes a page gets no answer


class PlaceKind(StrEnum):
    CITY = "city"
    PROVINCE = "province"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place that was found. code: GeoNames id, ISO 3166-2 or alpha-2, as text. province: its name, for a city; "" if not known.

    lon, lat: for a country those of its largest city; NaN for one that has none and is not drawn.
    """

    kind: PlaceKind
    code: str
    name_en: str
    name_id: str
    country: str
    province: str
    lon: float
    lat: float
    population: int

    @property
    def spec(self) -> str:
        """What ``console.atlas.specs.area_of`` makes the place's area from, for example ``city:379252``."""
        return f"{self.kind}:{self.code}"

    def name(self, language: Language) -> str:
        """Its name for a reader."""
        return self.name_id if language == "id" else self.name_en


Hit = tuple[int, float, PlaceKind, int]  # how exactly (0 best), minus its weight, kind, number


def find_place(text: str, limit: int = 10) -> tuple[Place, ...]:
    """The places a text may mean, likeliest first. ``name, country`` narrows it to one country.

    Whole names come first, then names that begin so, then names in which a later word begins so; within each those with more people.
    """
    if len(text) > TEXT_MAX:
        return ()
    name, country = _parted(text)
    folded = fold(name)
    if not folded:
        return ()
    best: dict[tuple[PlaceKind, int], Hit] = {}
    for hit in _hits(folded, country.alpha2 if country else ""):
        key = hit[2], hit[3]
        if key not in best or hit < best[key]:
            best[key] = hit
    return tuple(_place(kind, number) for _, _, kind, number in sorted(best.values())[:limit])


def _parted(text: str) -> tuple[str, CountryEntry | None]:
    """The name, and the country that stands behind its last comma."""
    name, comma, behind = text.rpartition(",")
    country = country_named(behind) if comma else None
    return (name, country) if country else (text, None)


def _hits(folded: str, country: str) -> Iterable[Hit]:
    if not country:
        yield from _small_hits(
            _country_index(), folded, PlaceKind.COUNTRY, np.array([e.population for e in _entries()]) * COUNTRY_WEIGHT
        )
    codes = np.array([code == country for code in provinces().countries]) if country else None
    yield from _small_hits(_province_index(), folded, PlaceKind.PROVINCE, _province_people() * PROVINCE_WEIGHT, codes)
    known = gazetteer()
    cities = known.countries == country_code(country) if country else None
    yield from _small_hits(known.index, folded, PlaceKind.CITY, known.population.astype(np.float64), cities)


def _small_hits(
    index: NameIndex, folded: str, kind: PlaceKind, people: NDArray[np.float64], chosen: NDArray[np.bool_] | None = None
) -> Iterable[Hit]:
    """The heaviest hits of each exactness in one index."""
    spans = (index.exact(folded), index.beginning(folded), index.by_word(folded) if len(folded) > 1 else ())
    for exactness, span in enumerate(spans):
        at = np.asarray(span, np.intp)
        numbers = index.targets[at]
        weight = people[numbers] * np.where(index.is_main[at], 1.0, OTHER_NAME_WEIGHT)
        if chosen is not None:
            kept = chosen[numbers]
            numbers, weight = numbers[kept], weight[kept]
        for row in np.argsort(-weight, kind="stable")[:50]:
            yield exactness, -float(weight[row]), kind, int(numbers[row])


def _place(kind: PlaceKind, number: int) -> Place:
    if kind is PlaceKind.CITY:
        city = gazetteer().city(number)
        province = provinces().names[city.province] if city.province is not None else ""
        return Place(
            kind,
            str(city.city_id),
            city.name,
            city.name_id,
            city.country,
            province,
            city.lon,
            city.lat,
            city.population,
        )
    if kind is PlaceKind.PROVINCE:
        known = provinces()
        lon, lat = _province_points()[number].tolist()
        name = known.names[number]
        return Place(
            kind,
            known.codes[number],
            name,
            name,
            known.countries[number],
            "",
            lon,
            lat,
            int(_province_people()[number]),
        )
    entry = _entries()[number]
    largest = gazetteer().largest_in(entry.alpha2)
    lon, lat = (largest.lon, largest.lat) if largest else _country_point(entry.alpha2)
    return Place(kind, entry.alpha2, entry.name_en, entry.name_id, entry.alpha2, "", lon, lat, entry.population)


@cache
def _entries() -> tuple[CountryEntry, ...]:
    return tuple(countries().values())


@cache
def _country_index() -> NameIndex:
    return NameIndex.of(
        (fold(name), number, name in (entry.name_en, entry.name_id))
        for number, entry in enumerate(_entries())
        for name in (entry.name_en, entry.name_id, *entry.other_names)
    )


@cache
def _province_index() -> NameIndex:
    known = provinces()
    return NameIndex.of(
        (fold(name), number, place == 0)
        for number, (main, others) in enumerate(zip(known.names, known.other_names, strict=True))
        for place, name in enumerate((main, *others))
    )


@cache
def _province_people() -> NDArray[np.float64]:
    """The people of each province's cities."""
    known = gazetteer()
    placed = known.provinces < len(provinces().codes)
    return np.bincount(known.provinces[placed], known.population[placed], len(provinces().codes)).astype(np.float64)


@cache
def _province_points() -> NDArray[np.float64]:
    """The middle of each province's largest polygon, (provinces, 2)."""
    known = provinces()
    box = known.rings.bounds
    size = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    points = np.zeros((len(known.codes), 2))
    order = np.argsort(size, kind="stable")  # the largest written last
    points[known.numbers[order]] = np.column_stack([box[:, 0] + box[:, 2], box[:, 1] + box[:, 3]])[order] / 2
    return points


def _country_point(alpha2: str) -> tuple[float, float]:
    """Somewhere in a country that has no city; NaN when it is not drawn either."""
    shape = country_shape(alpha2)
    point = shape.representative_point() if shape is not None else None
    return (point.x, point.y) if point is not None else (math.nan, math.nan)
