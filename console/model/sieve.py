"""A shape made ready to be asked of many discs: wholly inside, touching, or outside.

A grid over the shape knows which cells its border passes; a disc that meets no such cell is settled by the cell it lies in. Only the
others are measured against the border, exactly, along the ground.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from console.model.sphere import KM_PER_DEG, arc_distance_km, disc_half_width_deg

GRID_CELLS = 160  # a side; finer costs more to make than it saves below a million discs
GRID_WORTH_POINTS = 2_000  # fewer discs than this are measured sooner than the grid is made
EDGE_MAX_DEG = 0.25  # longer edges are parted: along the ground they bend away from the straight line of the map
CHUNK_DISCS = 4_096  # measured together; bounds the memory where each meets hundreds of edges

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Sieve:
    """Answers for one shape, whose longitudes may pass 180."""

    def __init__(self, geometry: BaseGeometry) -> None:
        self._geometry = geometry
        shapely.prepare(geometry)
        west, south, east, north = geometry.bounds
        self._west, self._south, self._east, self._north = west, south, east, north
        self._window = (
            west - max(0.0, 360 - (east - west)) / 2
        )  # where the turn of the globe is cut: opposite the shape

    def test(
        self, lon: Floats, lat: Floats, radius_km: Floats, needs_whole: Bools | None = None
    ) -> tuple[Bools, Bools]:
        """Of each disc: whether it lies wholly in the shape, and whether it touches it. The border belongs to the shape.

        needs_whole: where False, a disc whose centre is inside is not measured: it touches, and nothing more is asked.
        """
        lon = self._window + (lon - self._window) % 360
        held, left = self._sifted(lon, lat, radius_km)
        held[left] = shapely.intersects_xy(self._geometry, lon[left], lat[left])
        to_measure = left & (radius_km > 0)
        if needs_whole is not None:
            to_measure &= needs_whole | ~held
        rows = np.flatnonzero(to_measure)
        meets_border = np.zeros(len(lon), bool)
        for start in range(0, len(rows), CHUNK_DISCS):
            chunk = rows[start : start + CHUNK_DISCS]
            meets_border[chunk] = self._border_within(lon[chunk], lat[chunk], radius_km[chunk])
        return held & ~meets_border, held | meets_border

    def _sifted(self, lon: Floats, lat: Floats, radius_km: Floats) -> tuple[Bools, Bools]:
        """Whether the centre is inside, where the grid can tell, and which discs it cannot settle."""
        if len(lon) < GRID_WORTH_POINTS:
            return np.zeros(len(lon), bool), np.ones(len(lon), bool)
        inside, border_sums = self._grid
        tall = radius_km / KM_PER_DEG
        wide = disc_half_width_deg(lat, radius_km)
        left, right = self._column(lon - wide), self._column(lon + wide) + 1
        low, high = self._row(lat - tall), self._row(lat + tall) + 1
        borders = border_sums[high, right] - border_sums[low, right] - border_sums[high, left] + border_sums[low, left]
        unsettled = borders > 0
        unsettled |= (lon - wide < self._window) | (lon + wide > self._window + 360)
        return inside[self._row(lat), self._column(lon)] & ~unsettled, unsettled

    def _column(self, lon: Floats) -> NDArray[np.intp]:
        """The grid's column; those beyond the shape fall into the empty outermost ones."""
        return np.clip((lon - self._west) / self._cell[0] + 1, 0, GRID_CELLS + 1).astype(np.intp)

    def _row(self, lat: Floats) -> NDArray[np.intp]:
        return np.clip((lat - self._south) / self._cell[1] + 1, 0, GRID_CELLS + 1).astype(np.intp)

    @cached_property
    def _cell(self) -> tuple[float, float]:
        """Width and height of a cell, degrees; a little more than needed, so that the far border lies in the last cell."""
        grown = 1.000001 / GRID_CELLS
        return max((self._east - self._west) * grown, 1e-9), max((self._north - self._south) * grown, 1e-9)

    @cached_property
    def _grid(self) -> tuple[Bools, NDArray[np.int32]]:
        """Of each cell: whether it lies inside (where no border passes); and the summed count of border cells before it."""
        border = np.zeros((GRID_CELLS + 2, GRID_CELLS + 2), bool)
        starts, ends = _edges(self._geometry, min(self._cell))
        columns = self._column(starts[:, 0]), self._column(ends[:, 0])
        rows = self._row(starts[:, 1]), self._row(ends[:, 1])
        for row in rows:
            for (
                column
            ) in columns:  # an edge is no longer than a cell: the four corners of its box name every cell it may pass
                border[row, column] = True
        inside = np.zeros_like(border)
        free = np.argwhere(~border[1:-1, 1:-1])
        centre_lon = self._west + (free[:, 1] + 0.5) * self._cell[0]
        centre_lat = self._south + (free[:, 0] + 0.5) * self._cell[1]
        inside[free[:, 0] + 1, free[:, 1] + 1] = shapely.intersects_xy(self._geometry, centre_lon, centre_lat)
        sums = np.zeros((GRID_CELLS + 3, GRID_CELLS + 3), np.int32)
        sums[1:, 1:] = border.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
        return inside, sums

    @cached_property
    def _border(self) -> tuple[shapely.STRtree, Floats, Floats]:
        """The edges that are a border on the ground, with their ends; not the seams where a shape meets the edge of the map."""
        starts, ends = _edges(self._geometry, EDGE_MAX_DEG)
        seam = (np.abs(starts[:, 1]) >= 90) & (np.abs(ends[:, 1]) >= 90)
        if self._east - self._west >= 360 - 1e-6:
            for side in (self._west, self._east):
                seam |= (np.abs(starts[:, 0] - side) < 1e-6) & (np.abs(ends[:, 0] - side) < 1e-6)
        starts, ends = starts[~seam], ends[~seam]
        edges = shapely.linestrings(np.stack([starts, ends], axis=1))
        assert isinstance(edges, np.ndarray)
        return shapely.STRtree(edges), starts, ends

    def _border_within(self, lon: Floats, lat: Floats, radius_km: Floats) -> Bools:
        """Whether the border comes within the radius of each point."""
        tree, starts, ends = self._border
        tall = radius_km / KM_PER_DEG * (1 + 1e-9) + 1e-9
        wide = disc_half_width_deg(lat, radius_km) * (1 + 1e-9) + 1e-9
        meets = np.zeros(len(lon), bool)
        for turn in (-360.0, 0.0, 360.0):
            boxes = shapely.box(lon + turn - wide, lat - tall, lon + turn + wide, lat + tall)
            point, edge = tree.query(boxes)
            distance = arc_distance_km(lon[point], lat[point], starts[edge], ends[edge])
            meets[point[distance <= radius_km[point]]] = True
        return meets


def _edges(geometry: BaseGeometry, longest_deg: float) -> tuple[Floats, Floats]:
    """Both ends of every edge of a shape's rings, (n, 2), none longer than given."""
    parted = shapely.segmentize(geometry, longest_deg)
    rings = shapely.get_rings(shapely.get_parts(parted))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    return points[:-1][same], points[1:][same]
