"""Cities of 5,000 people and more: by name, by id, by nearness.

Source: GeoNames (CC-BY 4.0), made into one file by ``packaging/make_gazetteer.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from console.atlas.folding import fold
from console.atlas.names import NameIndex
from console.atlas.sources import arrays, lines_of, shipped
from console.faults import StoreFault
from console.model.area import country_alpha2, country_code
from console.model.sphere import KM_PER_DEG, disc_half_width_deg, distance_km

PEOPLE_PER_KM2 = 5_000.0  # how densely a city is taken to be built, to guess its size from its population
CITY_RADIUS_MIN_KM = 2.0  # a small town with its outskirts
CITY_RADIUS_MAX_KM = 40.0
NO_PROVINCE = 65_535  # in the file: the city lies in no province that is drawn

_BREAK = re.compile(r"[,/(;]")
_RANK_WORDS = re.compile(r"^(?:kota|kab|kabupaten|city of|bandar) (?=.)|(?<=.) (?:city|kota|state|province)$")


@dataclass(frozen=True, slots=True)
class City:
    """A city. city_id: GeoNames id. name_id: what Indonesians call it. province: place in ``outlines.provinces``, or None."""

    city_id: int
    name: str
    name_id: str
    country: str
    province: int | None
    lon: float
    lat: float
    population: int
    zone: str

    @property
    def radius_km(self) -> float:
        """The disc it is taken to fill."""
        return city_radius_km(self.population)


def city_radius_km(population: int) -> float:
    """Radius of the disc that a city of so many people is taken to fill."""
    radius = float(np.sqrt(population / (PEOPLE_PER_KM2 * np.pi)))
    return round(min(max(radius, CITY_RADIUS_MIN_KM), CITY_RADIUS_MAX_KM), 1)


class Gazetteer:
    """The cities, most people first: a city's place is also its rank."""

    def __init__(self, path: Path) -> None:
        """Reads the file. Raises StoreFault ``atlas-damaged``."""
        file = arrays(path)
        try:
            self.ids = file["ids"].astype(np.int64)
            self.lon = file["lon"].astype(np.float64)
            self.lat = file["lat"].astype(np.float64)
            self.population = file["population"].astype(np.int64)
            self.countries = file["countries"].astype(np.uint16)
            self.provinces = file["provinces"].astype(np.uint16)
            self._zones: list[str] = file["zones"].tolist()
            self._zone_numbers = file["zone_numbers"]
            self._names = lines_of(file["names"])
            told = (line.split("\t") for line in lines_of(file["names_id"]))
            self._names_id = {int(place): name for place, name in told}
            self.index = NameIndex(
                file["keys"].tobytes().decode("ascii"),
                file["key_cities"].astype(np.int32),
                file["key_is_main"].astype(bool),
            )
        except (KeyError, ValueError) as error:
            raise StoreFault("atlas-damaged", file=path.name) from error

    def city(self, place: int) -> City:
        """The city at a place of the arrays."""
        name, province = self._names[place], int(self.provinces[place])
        return City(
            int(self.ids[place]),
            name,
            self._names_id.get(place, name),
            country_alpha2(int(self.countries[place])),
            None if province == NO_PROVINCE else province,
            float(self.lon[place]),
            float(self.lat[place]),
            int(self.population[place]),
            self._zones[int(self._zone_numbers[place])],
        )

    @cached_property
    def radius_km(self) -> NDArray[np.float64]:
        """The disc each city is taken to fill."""
        radius = np.sqrt(self.population / (PEOPLE_PER_KM2 * np.pi))
        return np.round(np.clip(radius, CITY_RADIUS_MIN_KM, CITY_RADIUS_MAX_KM), 1)

    @cached_property
    def _by_id(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        order = np.argsort(self.ids)
        return self.ids[order], order

    def by_id(self, city_id: int) -> City | None:
        """The city of a GeoNames id; None when it is not here."""
        ids, order = self._by_id
        at = int(np.searchsorted(ids, city_id))
        return self.city(int(order[at])) if at < len(ids) and ids[at] == city_id else None

    def most_populous(self, city_ids: NDArray[np.int64]) -> City | None:
        """The city with most people among these ids."""
        ids, order = self._by_id
        at = np.minimum(np.searchsorted(ids, city_ids), len(ids) - 1)
        places = order[at[ids[at] == city_ids]]
        return self.city(int(places.min())) if len(places) else None

    def largest_in(self, country: str) -> City | None:
        """The most populous city of a country."""
        places = np.flatnonzero(self.countries == country_code(country))
        return self.city(int(places[0])) if len(places) else None

    def near(self, lon: float, lat: float, within_km: float = 100.0) -> City | None:
        """The nearest city within a distance."""
        tall, wide = within_km / KM_PER_DEG, float(disc_half_width_deg(np.array(lat), np.array(within_km)))
        aside = np.abs((self.lon - lon + 180) % 360 - 180)
        rows = np.flatnonzero((np.abs(self.lat - lat) <= tall) & (aside <= wide))
        if not len(rows):
            return None
        distance = distance_km(self.lon[rows], self.lat[rows], lon, lat)
        best = int(np.argmin(distance))
        return self.city(int(rows[best])) if distance[best] <= within_km else None

    def place_named(self, name: str, country: str = "") -> int | None:
        """The place of the city that a name means: its main name before another, then the most people; in the country, if given."""
        folded, code = fold(name), country_code(country)
        place = self._best(folded, code)
        if place is None and (first := fold(_BREAK.split(name)[0])) != folded:
            place = self._best(first, code)
        if place is None and (bare := _RANK_WORDS.sub("", folded)) != folded:
            place = self._best(bare, code)
        return place

    def _best(self, folded: str, code: int) -> int | None:
        span = self.index.exact(folded)
        best: tuple[bool, int] | None = None
        for at in span:
            place = int(self.index.targets[at])
            if code in (0, int(self.countries[place])):
                rank = (not self.index.is_main[at], place)
                best = rank if best is None or rank < best else best
        return best[1] if best else None


@cache
def gazetteer(folder: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, or that of a folder; read once. Raises StoreFault ``atlas-damaged``."""
    return Gazetteer((folder or shipped("gazetteer")) / "cities.npz")


@lru_cache(maxsize=16_384)
def city_by_name(name: str, country_hint: str = "") -> City | None:
    """The city that a roster's text means, in the country given (alpha-2), else anywhere; None rather than a guess across borders."""
    known = gazetteer()
    place = known.place_named(name, country_hint)
    return None if place is None else known.city(place)


def city_near(lon: float, lat: float, within_km: float = 100.0) -> City | None:
    """The city nearest to a point, within a distance."""
    return gazetteer().near(lon, lat, within_km)
