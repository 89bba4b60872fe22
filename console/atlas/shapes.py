"""Countries and provinces as shapes on the ground, and which country a point is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from console.atlas.outlines import Level, outlines, provinces
from console.model.area import country_alpha2, country_code
from console.model.sphere import wrapped

SHORE_DEG = (
    0.2  # how far off a drawn shore a point still belongs to the country, 22 km: harbours, islets that are not drawn
)


def country_shape(code: str, folder: Path | None = None) -> BaseGeometry | None:
    """A country at the finest level, whole across 180 degrees; None when no outline bears its code."""
    fine = outlines(Level.FINE, folder)
    chosen = np.flatnonzero((fine.codes == country_code(code)) & (fine.codes > 0))
    return joined(_polygons(folder)[chosen].tolist()) if len(chosen) else None


def province_number(code: str, folder: Path | None = None) -> int | None:
    """The place of a province in ``outlines.provinces``; None when no province bears the code."""
    return _province_places(folder).get(code)


def province_shape(number: int, folder: Path | None = None) -> BaseGeometry:
    """A province, whole across 180 degrees."""
    known = provinces(folder)
    return joined(_province_polygons(folder)[known.numbers == number].tolist())


@lru_cache(maxsize=4_096)
def country_at(lon: float, lat: float, folder: Path | None = None) -> str:
    """The alpha-2 code of the country a point is in, or off whose shore it lies; "" at sea and where no code applies."""
    tree, codes = _tree(folder), outlines(Level.FINE, folder).codes
    point = shapely.Point(wrapped(lon), lat)
    hits = tree.query(point, predicate="intersects")
    if not len(hits):
        hits = tree.query_nearest(point, max_distance=SHORE_DEG, all_matches=False)
    return country_alpha2(int(codes[hits[0]])) if len(hits) else ""


def countries_touched(shape: BaseGeometry, folder: Path | None = None) -> tuple[str, ...]:
    """The codes of the countries that a shape covers wholly or partly, sorted."""
    tree, codes = _tree(folder), outlines(Level.FINE, folder).codes
    found: set[int] = set()
    for turn in (-360, 0, 360):
        found.update(codes[tree.query(translate(shape, turn), predicate="intersects")].tolist())
    return tuple(sorted(country_alpha2(code) for code in found if code))


def joined(polygons: Sequence[BaseGeometry]) -> BaseGeometry:
    """One shape of several polygons, those beyond 180 degrees moved next to the others, seams and inner borders dissolved."""
    west = np.array([polygon.bounds[0] for polygon in polygons])
    east = np.array([polygon.bounds[2] for polygon in polygons])
    start = _widest_gap_end(west, east)
    turns = np.floor((west - start) / 360 + 1e-9) * -360
    moved = [
        translate(polygon, turn) if turn else polygon for polygon, turn in zip(polygons, turns.tolist(), strict=True)
    ]
    return shapely.union_all(moved)


def _widest_gap_end(west: NDArray[np.float64], east: NDArray[np.float64]) -> float:
    """Where, going east, the widest stretch of longitudes that no interval covers ends."""
    low = (west + 180) % 360 - 180
    high = low + (east - west)
    over = high > 180
    starts = np.concatenate([low, np.full(int(over.sum()), -180.0)])
    ends = np.concatenate([np.minimum(high, 180), high[over] - 360])
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], ends[order]
    reached = np.maximum.accumulate(ends)
    gaps = np.concatenate([[starts[0] + 360 - reached[-1]], starts[1:] - reached[:-1]])
    return float(starts[int(np.argmax(gaps))])


@cache
def _polygons(folder: Path | None) -> NDArray[np.object_]:
    return outlines(Level.FINE, folder).rings.geometries()


@cache
def _tree(folder: Path | None) -> shapely.STRtree:
    return shapely.STRtree(_polygons(folder))


@cache
def _province_polygons(folder: Path | None) -> NDArray[np.object_]:
    return provinces(folder).rings.geometries()


@cache
def _province_places(folder: Path | None) -> dict[str, int]:
    return {code: number for number, code in enumerate(provinces(folder).codes)}


@lru_cache(maxsize=1_024)
def province_at(lon: float, lat: float, folder: Path | None = None) -> str:
    """The code of the province a point is in, ISO 3166-2 where it has one; "" where none is drawn."""
    hits = _province_tree(folder).query(shapely.Point(wrapped(lon), lat), predicate="intersects")
    known = provinces(folder)
    return str(known.codes[int(known.numbers[hits[0]])]) if len(hits) else ""


@cache
def _province_tree(folder: Path | None) -> shapely.STRtree:
    return shapely.STRtree(_province_polygons(folder))
