"""The map of a situation report as SVG, from arrays: land, borders, lines in dispute, the area, and circles for the registered persons.

North is up; the projection is plain, true to scale at the middle of the picture. Names are not in the SVG: the template sets them, so that no
text of anybody is ever part of markup. Everything is opaque, as PDF/A-1 asks and as prints best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from console.model.bilingual import figure
from console.model.sitrep import Spot
from console.model.sphere import KM_PER_DEG
from console.model.words import Language
from console.typeset.labels import Disc, Label, placed
from console.typeset.words import EXERCISE

SIZE = 1_000.0  # units of the picture's longer side
SVG_MAX_BYTES = 60_000  # a report is sent over a satellite link
_MARGIN = 0.18  # of the area's size, left free around it
_LEAST_DEG = 0.3  # a smaller frame would show nothing but one flat colour
_STANDARD_MAX_DEG = 75.0  # beyond, the projection would stretch the picture without end
_SIMPLER = 1.6  # each time the picture is too large, its lines are drawn so much coarser
_DISC_MAX, _DISC_MIN = 46.0, 11.0  # radius of the largest and of the smallest circle
_BAR_PART = 0.24  # of the width: the longest scale bar
SEA, LAND, EDGE, AREA, AREA_EDGE, DISPUTE = "#f4f6f8", "#e4e7eb", "#aab2bd", "#d3deea", "#3f5f82", "#6b7480"
DISC, DISC_EDGE, INK, WATER = "#3f5f82", "#ffffff", "#48515c", "#e9cfa0"

Points = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True)
class Ground:
    """What a map stands on. polygons: rings of (lon, lat), each (n, 2), the outer one first; lines: those in dispute."""

    polygons: Sequence[Sequence[Points]]
    lines: Sequence[Points]


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the earth is shown: degrees, longitudes may pass 180; width and height in units of the picture."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    def project(self, points: Points) -> NDArray[np.float64]:
        """(lon, lat) to (x, y), downwards."""
        x = (points[:, 0] - self.west) / (self.east - self.west) * self.width
        y = (self.north - points[:, 1]) / (self.north - self.south) * self.height
        return np.column_stack([x, y])

    @property
    def km_per_unit(self) -> float:
        """At the middle of the picture."""
        return (self.north - self.south) * float(KM_PER_DEG) / self.height


@dataclass(frozen=True)
class MapDrawing:
    """The picture, and what the template sets over it. width, height: units. also: places whose name found no room, with their counts.

    bar_length: of the scale bar, units, from the left edge at bar_at; bar_text: what it measures.
    """

    svg: bytes
    width: float
    height: float
    labels: tuple[Label, ...]
    also: tuple[str, ...]
    bar_at: tuple[float, float]
    bar_length: float
    bar_text: str


def frame_of(area: BaseGeometry, aspect: float = 1.0) -> Frame:
    """The frame around an area. aspect: width by height of the picture."""
    west, south, east, north = area.bounds
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(min(abs(middle_lat), _STANDARD_MAX_DEG)))
    high = max((north - south) * (1 + 2 * _MARGIN), (east - west) * squeeze * (1 + 2 * _MARGIN) / aspect, _LEAST_DEG)
    high = min(high, 180.0)
    wide = min(high * aspect / squeeze, 360.0)
    middle_lat = max(-90 + high / 2, min(90 - high / 2, middle_lat))
    width = SIZE * min(1.0, aspect)
    return Frame(
        middle_lon - wide / 2,
        middle_lat - high / 2,
        middle_lon + wide / 2,
        middle_lat + high / 2,
        width,
        width * high / (wide * squeeze),
    )


def drawing(
    frame: Frame, area: BaseGeometry, ground: Ground, spots: Sequence[Spot], language: Language, *, is_exercise: bool
) -> MapDrawing:
    """The map of an area. spots: registered persons by place, each a circle."""
    discs = _discs(frame, spots, language)
    bar_length, bar_text = _scale(frame, language)
    labels, also = placed(discs, frame.width, frame.height)
    svg, coarseness = b"", 0.7
    while not svg or len(svg) > SVG_MAX_BYTES:
        shapes = _Shapes(frame, area, ground, coarseness)
        svg = _svg(frame, shapes, discs, bar_length, is_exercise).encode()
        coarseness *= _SIMPLER
    return MapDrawing(svg, frame.width, frame.height, labels, also, (30.0, frame.height - 34), bar_length, bar_text)


def _discs(frame: Frame, spots: Sequence[Spot], language: Language) -> list[Disc]:
    """Circles whose surface is as the count, the largest first; longitudes turned into the frame."""
    most = max((spot.persons for spot in spots), default=1)
    found = []
    for spot in sorted(spots, key=lambda each: -each.persons):
        lon = frame.west + (spot.lon - frame.west) % 360
        [[x, y]] = frame.project(np.array([[lon, spot.lat]])).tolist()
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            radius = max(_DISC_MIN, _DISC_MAX * math.sqrt(spot.persons / most))
            name = spot.name.id if language == "id" else spot.name.en
            found.append(Disc(x, y, radius, name, figure(spot.persons).of(language)))
    return found


def _scale(frame: Frame, language: Language) -> tuple[float, str]:
    """The longest round distance that fits: units, and ``200 km``."""
    room_km = frame.width * _BAR_PART * frame.km_per_unit
    power = 10.0 ** math.floor(math.log10(room_km))
    told = next(power * step for step in (5, 2, 1) if power * step <= room_km)
    text = figure(round(told)).of(language) + " km" if told >= 1 else f"{round(told * 1000)} m"
    return told / frame.km_per_unit, text


class _Shapes:
    """Everything with an outline, cut to the frame and drawn no finer than can be seen. coarseness: units."""

    def __init__(self, frame: Frame, area: BaseGeometry, ground: Ground, coarseness: float) -> None:
        self._frame, self._coarseness = frame, coarseness
        land, borders, dispute = [], [], []
        for turn in (-360.0, 0.0, 360.0):
            for rings in ground.polygons:
                if self._meets(rings[0], turn):
                    land.append(
                        self._polygon(shapely.Polygon(_turned(rings[0], turn), [_turned(r, turn) for r in rings[1:]]))
                    )
                    borders += [line for ring in rings for line in self._lines(_without_seam(ring), turn)]
            dispute += [
                line for points in ground.lines if self._meets(points, turn) for line in self._lines([points], turn)
            ]
        self.land, self.borders, self.dispute = "".join(land), "".join(borders), "".join(dispute)
        whole = [translate(area, turn) for turn in (-360, 0, 360)]
        self.area = "".join(self._polygon(each) for each in whole)

    def _meets(self, points: Points, turn: float) -> bool:
        (west, south), (east, north) = (edge + np.array([turn, 0]) for edge in (points.min(axis=0), points.max(axis=0)))
        frame = self._frame
        return bool(west <= frame.east and east >= frame.west and south <= frame.north and north >= frame.south)

    def _cut(self, shape: BaseGeometry) -> BaseGeometry:
        frame = self._frame
        over = (frame.east - frame.west) * 0.02  # beyond the edge, so that no cut is seen as a line
        return shapely.intersection(
            shapely.make_valid(shape),
            shapely.box(frame.west - over, frame.south - over, frame.east + over, frame.north + over),
        )

    def _polygon(self, shape: BaseGeometry) -> str:
        told = []
        for part in shapely.get_parts(self._cut(shape)):
            if isinstance(part, shapely.Polygon):
                told += [self._path(ring, closed=True) for ring in (part.exterior, *part.interiors)]
        return "".join(told)

    def _lines(self, pieces: Sequence[Points], turn: float) -> list[str]:
        told = []
        for piece in pieces:
            for part in shapely.get_parts(self._cut(shapely.LineString(_turned(piece, turn)))):
                if isinstance(part, shapely.LineString) and not part.is_empty:
                    told.append(self._path(part, closed=False))
        return told

    def _path(self, line: BaseGeometry, *, closed: bool) -> str:
        projected = shapely.LineString(self._frame.project(shapely.get_coordinates(line)))
        points = shapely.get_coordinates(projected.simplify(self._coarseness, preserve_topology=False))
        if len(points) < (4 if closed else 2):
            return ""
        steps = np.diff(np.rint(points), axis=0, prepend=np.zeros((1, 2))).astype(int).tolist()
        told = "m" + " ".join(f"{x},{y}" for x, y in steps)
        return "M" + told[1:].replace(" ", "l", 1) + ("z" if closed else "")


def _turned(points: Points, turn: float) -> NDArray[np.float64]:
    moved: NDArray[np.float64] = points.astype(np.float64) + np.array([turn, 0.0])
    return moved


def _without_seam(ring: Points) -> list[Points]:
    """The pieces of a ring that are real outlines: where it was cut at 180 degrees, or closed over the pole, nothing is drawn."""
    on_edge = (np.abs(np.abs(ring[:, 0]) - 180) < 1e-3) | (ring[:, 1] < -89.9)
    seams = np.flatnonzero(on_edge[:-1] & on_edge[1:])
    if not len(seams):
        return [ring]
    cuts = [-1, *seams.tolist(), len(ring) - 1]
    pieces = [ring[start + 1 : end + 1] for start, end in pairwise(cuts)]
    return [piece for piece in pieces if len(piece) > 1]


def _svg(frame: Frame, shapes: _Shapes, discs: Sequence[Disc], bar: float, is_exercise: bool) -> str:
    width, height = round(frame.width), round(frame.height)
    circles = "".join(f'<circle cx="{each.x:.0f}" cy="{each.y:.0f}" r="{each.radius:.1f}"/>' for each in discs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{SEA}"/>'
        f'<path d="{shapes.land}" fill="{LAND}" fill-rule="evenodd"/>'
        f'<path d="{shapes.area}" fill="{AREA}" fill-rule="evenodd"/>'
        f'<g fill="none" stroke-linejoin="round"><path d="{shapes.borders}" stroke="{EDGE}" stroke-width="2"/>'
        f'<path d="{shapes.dispute}" stroke="{LAND}" stroke-width="4"/>'
        f'<path d="{shapes.dispute}" stroke="{DISPUTE}" stroke-width="2.4" stroke-dasharray="9 7"/>'
        f'<path d="{shapes.area}" stroke="{AREA_EDGE}" stroke-width="3.4"/></g>'
        f"{_water(width, height) if is_exercise else ''}"
        f'<g fill="{DISC}" stroke="{DISC_EDGE}" stroke-width="3">{circles}</g>'
        f"{_bar(bar, height)}{_north(width)}</svg>"
    )


def _water(width: int, height: int) -> str:
    """Exercise, again and again across the map, under the circles."""
    rows = "".join(
        f'<text x="{(row % 2) * 60 - 220}" y="{row * 210}">{EXERCISE}&#160;&#160;&#160;{EXERCISE}</text>'
        for row in range(-1, height // 140 + 4)
    )
    return (
        f'<g fill="{WATER}" font-family="Inter" font-weight="600" font-size="62"'
        f' transform="rotate(-30 {width / 2:.0f} {height / 2:.0f})">{rows}</g>'
    )


def _bar(length: float, height: int) -> str:
    y = height - 34
    return f'<path d="M30,{y - 9}v9h{length:.0f}v-9" fill="none" stroke="{INK}" stroke-width="3"/>'


def _north(width: int) -> str:
    x = width - 44
    return f'<path d="M{x},82V34m-11,16l11,-18l11,18" fill="none" stroke="{INK}" stroke-width="4" stroke-linejoin="round"/>'
