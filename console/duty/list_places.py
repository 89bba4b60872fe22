"""The names of places that a pasted list may tell: those of the incident, and those that are surely elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from console.atlas.countries import countries
from console.atlas.gazetteer import gazetteer
from console.model.area import Country, country_code
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine

HOME = "ID"
# Inhabitants of a town of whom people abroad write without a word more. Smaller ones are called like a street, a market or a family.
KNOWN_AT_HOME, KNOWN_EVERYWHERE = 100_000, 300_000

_COMMON = frozenset({"Kota"})  # in Rajasthan; "di kota" is in town

Names = frozenset[str]


def places_of(
    incident: IncidentLine, sites: Sequence[tuple[str, str]], areas: tuple[ResolvedArea, ...]
) -> tuple[Names, Names]:
    """Names of the incident's places, and of places elsewhere, as they are written.

    sites: name and area of each. Elsewhere are the other towns of the incident's countries, large towns of Indonesia and of the world, and
    the other countries.
    """
    codes = tuple(sorted({incident.country, *(code for area in areas for code in area.countries)} - {""}))
    ids = tuple(sorted({int(city) for area in areas for city in area.city_ids}))
    inside = _towns(ids)
    whole = tuple(sorted({area.area.code for area in areas if isinstance(area.area, Country)}))
    here = inside | {incident.place, *(name for name, _ in sites)} | _country_names(whole)
    return here, _elsewhere(codes) - inside - _COMMON


@lru_cache(maxsize=8)
def _towns(city_ids: tuple[int, ...]) -> Names:
    known = gazetteer()
    return frozenset(_names(np.flatnonzero(np.isin(known.ids, np.array(city_ids, np.int64)))))


@lru_cache(maxsize=8)
def _elsewhere(codes: tuple[str, ...]) -> Names:
    known = gazetteer()
    own = np.isin(known.countries, [country_code(code) for code in codes])
    at_home = (known.countries == country_code(HOME)) & (known.population >= KNOWN_AT_HOME)
    towns = _names(np.flatnonzero(own | at_home | (known.population >= KNOWN_EVERYWHERE)))
    return frozenset(towns) | _country_names(tuple(sorted(set(countries()) - set(codes))))


def _names(places: NDArray[np.intp]) -> Iterator[str]:
    """Every name of the cities at these places."""
    known = gazetteer()
    for place in places.tolist():
        city = known.city(place)
        yield from (city.name, city.name_id)


@lru_cache(maxsize=8)
def _country_names(codes: tuple[str, ...]) -> Names:
    entries = (countries()[code] for code in codes if code in countries())
    return frozenset(
        name for entry in entries for name in (entry.name_en, entry.name_id, *entry.other_names) if len(name) > 2
    )
