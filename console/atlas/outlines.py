"""Outlines of countries and provinces, and the lines that are in dispute.

Borders are policy: the whole set is a folder of files that a ministry replaces by its own (``resources/README.md`` says how). What is
shipped is Natural Earth's, who draws who holds the ground; the disclaimer belongs on every map and every print.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from console.atlas.rings import GRID_DEG, Rings, offsets_of, unpack
from console.atlas.sources import arrays, shipped, table
from console.faults import StoreFault
from console.model.area import country_alpha2
from console.model.words import Language


class Level(StrEnum):
    """Level of detail, by the scale Natural Earth drew it for."""

    COARSE = "110m"
    MIDDLE = "50m"
    FINE = "10m"


@dataclass(frozen=True, slots=True)
class Outlines:
    """Countries at one level of detail.

    rings: their polygons. codes: uint16 per polygon, ``console.model.area.country_code``; 0 where no state's code applies.
    names: per polygon, the source's English name of the land it belongs to (``Somaliland`` has the code of Somalia).
    """

    rings: Rings
    codes: NDArray[np.uint16]
    names: tuple[str, ...]

    def alpha2(self) -> list[str]:
        """The country code of each polygon as text; "" where none applies."""
        text = {int(code): country_alpha2(int(code)) for code in np.unique(self.codes)}
        return [text[code] for code in self.codes.tolist()]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in longitude and latitude: points float32 (n, 2); offsets: where each starts, one more at the end; names: what each is."""

    points: NDArray[np.float32]
    offsets: NDArray[np.int64]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provinces:
    """First-level divisions. rings: their polygons; numbers: uint16 per polygon, the place of its province in the tuples.

    codes: ISO 3166-2, or ``CC-NEn`` of our own. countries: alpha-2, "" for none. other_names: more spellings of each.
    """

    rings: Rings
    numbers: NDArray[np.uint16]
    codes: tuple[str, ...]
    countries: tuple[str, ...]
    names: tuple[str, ...]
    other_names: tuple[tuple[str, ...], ...]


@cache
def outlines(level: Level, folder: Path | None = None) -> Outlines:
    """The countries of a boundary set, the shipped one unless a folder is given. Raises StoreFault ``atlas-damaged``."""
    path = (folder or shipped("map")) / f"countries-{level}.npz"
    file = arrays(path)
    try:
        rings = unpack(file)
        codes = file["codes"].astype(np.uint16)
        names = file["names"][file["name_numbers"].astype(np.intp)].tolist()
        if not len(codes) == len(names) == len(rings):
            raise ValueError("columns of unequal length")
    except (KeyError, ValueError, IndexError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error
    return Outlines(rings, codes, tuple(cast("list[str]", names)))


@cache
def disputed(folder: Path | None = None) -> Lines:
    """The lines in dispute of a boundary set. Raises StoreFault ``atlas-damaged``."""
    path = (folder or shipped("map")) / "disputed.npz"
    file = arrays(path)
    try:
        points = (np.cumsum(file["steps"], axis=0, dtype=np.int64) * GRID_DEG).astype(np.float32)
        offsets = offsets_of(file["line_sizes"])
        if points.shape != (offsets[-1], 2):
            raise ValueError("the sizes do not fit the points")
        return Lines(points, offsets, tuple(cast("list[str]", file["names"].tolist())))
    except (KeyError, ValueError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error


@cache
def provinces(folder: Path | None = None) -> Provinces:
    """The first-level divisions of a boundary set. Raises StoreFault ``atlas-damaged``."""
    path = (folder or shipped("map")) / "provinces.npz"
    file = arrays(path)
    try:
        made = Provinces(
            unpack(file),
            file["numbers"].astype(np.uint16),
            tuple(cast("list[str]", file["province_codes"].tolist())),
            tuple(country_alpha2(int(code)) for code in file["countries"].tolist()),
            tuple(cast("list[str]", file["province_names"].tolist())),
            tuple(tuple(names.split("|")) if names else () for names in file["other_names"].tolist()),
        )
        if len(made.numbers) != len(made.rings) or int(made.numbers.max(initial=0)) >= len(made.codes):
            raise ValueError("columns of unequal length")
    except (KeyError, ValueError) as error:
        raise StoreFault("atlas-damaged", file=path.name) from error
    return made


@cache
def disclaimer(language: Language, folder: Path | None = None) -> str:
    """The sentence that stands on every map and print made with a boundary set. Raises StoreFault ``atlas-damaged``."""
    path = (folder or shipped("map")) / "disclaimer.csv"
    sentences = {row.get("language"): row.get("sentence") for _, row in table(path)}
    if not (sentence := sentences.get(language)):
        raise StoreFault("atlas-damaged", file=path.name)
    return sentence
