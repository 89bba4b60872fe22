"""Makes resources/map: outlines of countries in three levels of detail, disputed lines, provinces.

    npm pack world-atlas@2.0.2         # Natural Earth, public domain; unpack it
    apt-get download qgis-common       # Natural Earth 4.1 provinces and disputed lines; dpkg-deb -x
    npm pack iso-3166@4.4.0            # codes of provinces, MIT; unpack it
    python packaging/make_map.py --world-atlas package --world-map world_map.gpkg --iso-3166 package --out resources/map

Outlines that cross 180 degrees are cut there, so that nothing streaks across the map. Borders are those of the sources: nothing is moved.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from anyascii import anyascii
from numpy.typing import NDArray
from rapidfuzz import fuzz
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry.base import BaseGeometry

from console.atlas.rings import GRID_DEG, Rings, from_polygons
from console.model.area import country_code
from console.model.sphere import unwrapped

LEVELS = ("110m", "50m", "10m")
PROVINCE_TOLERANCE_DEG = 0.005  # about 500 m; Visvalingam on the whole coverage, so that neighbours stay neighbours
RANKS = (
    r"\b(province|provincia|state|governorate|muhafazat|provinsi|propinsi|region|oblast|department|departement|district|county|wilayat"
    r"|of|de|del|the)\b"
)
CERTAIN_PERCENT = 88  # likeness of two names of a province above which the code is taken

# Natural Earth draws these without an ISO 3166-1 number. The code is that of the country whose ISO 3166-2 entry lists the land; where the
# land itself is claimed by several, or has no code of anybody, it stays empty. The name is kept, and the piece stays a piece of its own.
CODES_WITHOUT_NUMBER = {
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Somaliland": "SO",
    "Kosovo": "XK",  # user-assigned; not in ISO 3166-1
    "USNB Guantanamo Bay": "CU",
    "Baikonur": "KZ",
    "Clipperton I.": "",  # FR-CP; nobody lives there, and France would be framed from the Pacific
    "Coral Sea Is.": "AU",
    "Ashmore and Cartier Is.": "AU",
    "Akrotiri": "",
    "Dhekelia": "",
    "Siachen Glacier": "",
    "Spratly Is.": "",
    "Scarborough Reef": "",
    "Bajo Nuevo Bank": "",
    "Serranilla Bank": "",
}

# Provinces whose names in Natural Earth and in ISO 3166-2 are too unlike to be paired by likeness.
CODES_BY_PROVINCE = {
    ("ID", "Papua"): "ID-PA", ("ID", "Maluku"): "ID-MA", ("SD", "Southern Darfur"): "SD-DS", ("SD", "Western Darfur"): "SD-DW",
    ("SD", "Central Darfur"): "SD-DC", ("SD", "Eastern Darfur"): "SD-DE", ("LB", "An Nabatiyah"): "LB-NA",
    ("LB", "South Lebanon"): "LB-JA", ("LB", "Mount Lebanon"): "LB-JL", ("LB", "North Lebanon"): "LB-AS",
    ("UA", "Transcarpathia"): "UA-21", ("UA", "Kiev City"): "UA-30", ("SA", "Jizan"): "SA-09", ("SA", "Makkah"): "SA-02",
    ("SA", "Al Madinah"): "SA-03", ("IR", "South Khorasan"): "IR-29", ("IR", "North Khorasan"): "IR-28",
    ("IR", "Razavi Khorasan"): "IR-09", ("MY", "Kuala Lumpur"): "MY-14", ("MY", "Labuan"): "MY-15", ("MY", "Putrajaya"): "MY-16",
    ("JP", "Aichi"): "JP-23", ("JP", "Chiba"): "JP-12", ("JP", "Fukui"): "JP-18", ("JP", "Fukuoka"): "JP-40",
    ("JP", "Fukushima"): "JP-07", ("JP", "Gifu"): "JP-21", ("JP", "Kōchi"): "JP-39", ("JP", "Tochigi"): "JP-09",
    ("JP", "Yamaguchi"): "JP-35", ("CN", "Xizang"): "CN-XZ", ("CN", "Inner Mongol"): "CN-NM", ("CN", "Shaanxi"): "CN-SN",
    ("CN", "Shanxi"): "CN-SX", ("UA", "Crimea"): "UA-43", ("UA", "Sevastopol"): "UA-40",
}  # fmt: skip

# Parts that Natural Earth draws within their state, and ISO 3166-1 lists with a code of their own: (of, code, box that holds them).
PARTS_WITH_OWN_CODE: tuple[tuple[str, str, tuple[float, float, float, float]], ...] = (
    ("FR", "GF", (-55, 1.5, -51, 6.5)),
    ("FR", "GP", (-62, 15.7, -60.8, 16.7)),
    ("FR", "MQ", (-61.4, 14.2, -60.6, 15.0)),
    ("FR", "RE", (55, -21.6, 56, -20.7)),
    ("FR", "YT", (44.9, -13.2, 45.5, -12.5)),
    ("NO", "SJ", (9, 74, 36, 81.5)),
    ("NO", "SJ", (-9.5, 70.5, -7.5, 71.4)),
    ("NO", "BV", (3, -54.8, 3.8, -54)),
    ("NL", "BQ", (-69, 11.8, -62.6, 17.8)),
    ("NZ", "TK", (-173, -10, -171, -8)),
    ("Indian Ocean Ter.", "CX", (105, -11, 106.2, -10)),
    ("Indian Ocean Ter.", "CC", (96, -13, 97.5, -11)),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One polygon on its way into a file."""

    polygon: Polygon
    code: str
    name: str


def arc_points(topology: dict[str, Any]) -> list[NDArray[np.float64]]:
    """The arcs of a quantised TopoJSON topology, in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.asarray(arc, float), axis=0) * scale + shift for arc in topology["arcs"]]


def ring_of(arcs: list[NDArray[np.float64]], numbers: list[int]) -> NDArray[np.float64]:
    """The closed ring that a list of arc numbers makes; ~n is arc n backwards."""
    lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.vstack([lines[0]] + [line[1:] for line in lines[1:]])


def without_pole_edge(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    """The ring without the line some levels draw along the pole to close Antarctica; unwrapping closes it again, the same at each level."""
    kept = ring[np.abs(ring[:, 1]) < 89.99]
    return np.vstack([kept, kept[:1]]) if len(kept) and (kept[0] != kept[-1]).any() else kept


def cut(rings: list[NDArray[np.float64]]) -> list[Polygon]:
    """Polygons within -180 to 180 that cover what the rings (outer first) cover."""
    # At 50m the line along the pole is the outer ring, and the coast its hole.
    rings = [ring for ring in map(without_pole_edge, rings) if len(ring)]
    if not rings or len(rings[0]) < 4:
        return []  # an islet that the source's own grid has crushed to a point
    outer = Polygon(unwrapped(rings[0]))
    holes = [Polygon(unwrapped(ring)) for ring in rings[1:] if len(ring) >= 4]
    whole = shapely.make_valid(outer)
    for hole in holes:
        turns = round((outer.centroid.x - hole.centroid.x) / 360)
        whole = whole.difference(shapely.make_valid(translate(hole, 360 * turns)))
    parts: list[Polygon] = []
    for turn in (-1, 0, 1):
        inside = translate(whole.intersection(box(-180 + 360 * turn, -90, 180 + 360 * turn, 90)), -360 * turn)
        parts += polygons_of(inside)
    return parts


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry, valid on the grid, without lines, points and slivers below it."""
    gridded = shapely.set_precision(geometry, GRID_DEG)
    parts = getattr(gridded, "geoms", [gridded])
    flat = [
        piece
        for part in parts
        for piece in (part.geoms if isinstance(part, MultiPolygon) else [part])
        if isinstance(piece, Polygon)
    ]
    return [piece for piece in flat if piece.area > 4 * GRID_DEG**2]


def code_of(name: str, numeric: str, alpha2_by_numeric: dict[str, str]) -> str:
    """The country code of a Natural Earth feature; its name where a part decides."""
    if name in CODES_WITHOUT_NUMBER:
        return CODES_WITHOUT_NUMBER[name]
    if name == "Indian Ocean Ter.":
        return name
    return alpha2_by_numeric[numeric]


def own_code(code: str, polygon: Polygon) -> str:
    """The code of the part where ISO gives it one of its own."""
    for of, part, bounds in PARTS_WITH_OWN_CODE:
        if of == code and box(*bounds).contains(polygon.representative_point()):
            return part
    return "" if len(code) > 2 else code


def country_pieces(path: Path, alpha2_by_numeric: dict[str, str]) -> list[Piece]:
    """Every polygon of every country of one world-atlas file, in the file's order."""
    topology = json.loads(path.read_text("utf-8"))
    arcs = arc_points(topology)
    pieces: list[Piece] = []
    for feature in topology["objects"]["countries"]["geometries"]:
        name = feature["properties"]["name"]
        code = code_of(name, feature.get("id", ""), alpha2_by_numeric)
        groups = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for group in groups:
            for polygon in cut([ring_of(arcs, ring) for ring in group]):
                pieces.append(Piece(polygon, own_code(code, polygon), name))
    return pieces


def write(path: Path, rings: Rings, **columns: NDArray[Any]) -> None:
    """One compressed file; the size is printed."""
    np.savez_compressed(path, **rings.pack(), **columns)
    print(f"{path}: {len(rings)} polygons, {len(rings.points)} points, {path.stat().st_size // 1024} KB")


def write_countries(out: Path, level: str, pieces: list[Piece]) -> None:
    """countries-LEVEL.npz: rings, country code and source name per polygon."""
    names = sorted({piece.name for piece in pieces})
    write(
        out / f"countries-{level}.npz",
        from_polygons([piece.polygon for piece in pieces]),
        codes=np.array([country_code(piece.code) for piece in pieces], np.uint16),
        names=np.array(names),
        name_numbers=np.array([names.index(piece.name) for piece in pieces], np.uint16),
    )


def geometry_of(blob: bytes) -> BaseGeometry:
    """The geometry of a GeoPackage cell: a header whose length its flags tell, then well-known binary."""
    envelope = (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def polylines(geometry: BaseGeometry) -> list[BaseGeometry]:
    """The lines of a geometry, joined where they meet end to end."""
    joined = shapely.line_merge(geometry)
    return list(getattr(joined, "geoms", [joined]))


def write_disputed(out: Path, package: sqlite3.Connection) -> None:
    """disputed.npz: lines that somebody claims, with the claim's name."""
    lines: list[NDArray[np.float64]] = []
    names: list[str] = []
    for blob, name in package.execute("select geom, name from disputed_borders order by fid"):
        for line in polylines(geometry_of(blob)):
            lines.append(np.asarray(line.coords)[:, :2])
            names.append(name)
    grid = np.rint(np.vstack(lines) / GRID_DEG).astype(np.int32)
    np.savez_compressed(
        out / "disputed.npz",
        steps=np.diff(grid, axis=0, prepend=np.zeros((1, 2), np.int32)),
        line_sizes=np.array([len(line) for line in lines], np.uint32),
        names=np.array(names),
    )
    print(f"disputed.npz: {len(lines)} lines")


def plain(name: str) -> str:
    """A province's name without accents, marks and the word for its rank, for comparing."""
    letters = re.sub(r"[^a-z0-9 ]", "", anyascii(name).casefold().replace("-", " "))
    return re.sub(r"\s+", " ", re.sub(RANKS, " ", letters)).strip() or letters.strip()


def subdivisions(folder: Path) -> dict[str, list[tuple[str, str, bool]]]:
    """By country: ISO 3166-2 code, plain name, whether it is part of a larger division; from the npm package's source text."""
    text = (folder / "2.js").read_text("utf-8")
    entry = re.compile(r"code: '([^']+)',\s+name: (?:'((?:[^'\\]|\\.)*)'|\"([^\"]*)\"),\s+parent: '([^']+)'")
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for code, quoted, double, parent in entry.findall(text):
        found.setdefault(code[:2], []).append((code, plain((quoted or double).replace("\\'", "'")), "-" in parent))
    return found


def likeness_of(name: str, names: list[str]) -> float:
    """How like a plain name is to the likeliest of a province's, percent; its other names count a little less than its main one."""
    return max(fuzz.ratio(name, plain(known)) - (2 if place else 0) for place, known in enumerate(names))


def best_codes(rows: list[tuple[str, str, list[str]]], iso: dict[str, list[tuple[str, str, bool]]]) -> list[str]:
    """The ISO 3166-2 code of each province (country, key, names), each code once, likeliest pair first; else ``CC-NEn``."""
    pairs = [
        (likeness_of(name, names), is_part, number, code)
        for number, (country, _, names) in enumerate(rows)
        for code, name, is_part in iso.get(country, [])
    ]
    codes = [CODES_BY_PROVINCE.get((country, names[0]), "") for country, _, names in rows]
    taken = set(codes)
    for likeness, _, number, code in sorted(
        pairs, reverse=True
    ):  # of a province and its island group of one name, the province
        if likeness >= CERTAIN_PERCENT and not codes[number] and code not in taken:
            codes[number] = code
            taken.add(code)
    return [code or f"{rows[number][0] or 'XX'}-NE{rows[number][1]}" for number, code in enumerate(codes)]


def province_rows(package: sqlite3.Connection) -> tuple[list[BaseGeometry], list[tuple[str, str, list[str]]]]:
    """Geometry, and country, key and names of each province; its main name first."""
    query = (
        "select geom, fid, iso_a2, name, woe_label, woe_name, gn_name, adm0_a3 from states_provinces "
        "where name is not null order by fid"
    )
    geometries, rows = [], []
    unnumbered = {"CYN": "CY", "SOL": "SO", "USG": "CU", "KAB": "KZ", "CLP": "FR"}
    islands = {"Christmas Island": "CX", "Cocos (Keeling) Islands": "CC"}
    listed_by_iso = {
        "Crimea": "UA",
        "Sevastopol": "UA",
    }  # ISO 3166-2 lists them there; Natural Earth draws who holds them
    for blob, fid, alpha2, name, label, woe, gn, adm0 in package.execute(query):
        country = alpha2 if len(alpha2 or "") == 2 and alpha2 != "-1" else unnumbered.get(adm0, islands.get(name, ""))
        country = listed_by_iso.get(name, country)
        known = [text for text in (name, woe, (label or "").split(",")[0], gn) if text]
        geometries.append(shapely.make_valid(geometry_of(blob)))
        rows.append(
            (
                country,
                str(fid),
                [text for text in dict.fromkeys(known) if "Â" not in text and "aggregation" not in text],
            )
        )
    return geometries, without_shared_names(rows)


def without_shared_names(rows: list[tuple[str, str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    """The rows without the other names that several provinces of a country bear: those are names of what they are parts of."""
    bearers = Counter(
        (country, plain(name)) for country, _, names in rows for name in {plain(name): name for name in names}.values()
    )
    return [
        (country, key, names[:1] + [name for name in names[1:] if bearers[country, plain(name)] == 1])
        for country, key, names in rows
    ]


def write_provinces(out: Path, package: sqlite3.Connection, iso: dict[str, list[tuple[str, str, bool]]]) -> None:
    """provinces.npz: rings, and per province code, country, name, other names; several polygons may share a province."""
    geometries, rows = province_rows(package)
    simple = shapely.coverage_simplify(np.array(geometries, object), PROVINCE_TOLERANCE_DEG)
    polygons = [(piece, number) for number, geometry in enumerate(simple) for piece in polygons_of(geometry)]
    codes = best_codes(rows, iso)
    numbered = sum(re.search("-NE[0-9]", code) is None for code in codes)
    print(f"provinces: {numbered} of {len(codes)} with an ISO 3166-2 code")
    write(
        out / "provinces.npz",
        from_polygons([piece for piece, _ in polygons]),
        numbers=np.array([number for _, number in polygons], np.uint16),
        province_codes=np.array(codes),
        countries=np.array([country_code(row[0]) for row in rows], np.uint16),
        province_names=np.array([row[2][0] for row in rows]),
        other_names=np.array(["|".join(row[2][1:]) for row in rows]),
    )


def main() -> None:
    """Reads the sources and writes every file of resources/map."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--world-atlas", "--world-map", "--iso-3166", "--out"):
        parser.add_argument(name, type=Path, required=True)
    given = parser.parse_args()
    rows = [
        line for line in Path("resources/gazetteer/countries.csv").read_text("utf-8").splitlines() if line[0] != "#"
    ]
    alpha2_by_numeric = {row["numeric"]: row["alpha2"] for row in csv.DictReader(rows) if row["numeric"]}
    given.out.mkdir(parents=True, exist_ok=True)
    for level in LEVELS:
        write_countries(
            given.out, level, country_pieces(given.world_atlas / f"countries-{level}.json", alpha2_by_numeric)
        )
    package = sqlite3.connect(given.world_map)
    write_disputed(given.out, package)
    write_provinces(given.out, package, subdivisions(given.iso_3166))


if __name__ == "__main__":
    main()
