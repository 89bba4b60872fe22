"""Polygons as flat arrays: the shape in which outlines are shipped, loaded and drawn.

Points lie on a grid of ``GRID_DEG`` and are stored as differences, which packs a detailed world into a few megabytes and keeps the common
border of two neighbours exactly common.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

GRID_DEG = 1e-4  # 11 m at the equator: finer than any outline shipped, seen by nobody on a screen


@dataclass(frozen=True, slots=True)
class Rings:
    """Polygons in longitude and latitude, degrees.

    points: float32 (n, 2). ring_offsets: where each ring starts in points, one more at the end.
    polygon_offsets: where each polygon starts in ring_offsets, one more at the end; its first ring is the outer one.
    bounds: float32 (polygons, 4): west, south, east, north.
    """

    points: NDArray[np.float32]
    ring_offsets: NDArray[np.int64]
    polygon_offsets: NDArray[np.int64]
    bounds: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.polygon_offsets) - 1

    def polygon_rings(self, polygon: int) -> list[NDArray[np.float32]]:
        """The rings of one polygon, each (n, 2); the outer one first, the first point repeated at the end."""
        first, last = self.polygon_offsets[polygon], self.polygon_offsets[polygon + 1]
        return [self.points[self.ring_offsets[ring] : self.ring_offsets[ring + 1]] for ring in range(first, last)]

    def geometries(self) -> NDArray[np.object_]:
        """Every polygon as a shapely geometry."""
        made: NDArray[np.object_] = shapely.from_ragged_array(
            shapely.GeometryType.POLYGON,
            np.rint(self.points.astype(np.float64) / GRID_DEG)
            * GRID_DEG,  # exactly on the grid again: there they are valid
            (self.ring_offsets, self.polygon_offsets),
        )
        return made

    def pack(self) -> dict[str, NDArray[np.generic]]:
        """The arrays to write into a file; ``unpack`` is the way back."""
        grid = np.rint(self.points.astype(np.float64) / GRID_DEG).astype(np.int32)
        return {
            "steps": np.diff(grid, axis=0, prepend=np.zeros((1, 2), np.int32)),
            "ring_sizes": np.diff(self.ring_offsets).astype(np.uint32),
            "polygon_sizes": np.diff(self.polygon_offsets).astype(np.uint32),
        }


def unpack(arrays: Mapping[str, NDArray[np.generic]]) -> Rings:
    """The polygons behind packed arrays. Raises KeyError or ValueError when they are no such thing; the caller names the file."""
    points = (np.cumsum(arrays["steps"], axis=0, dtype=np.int64) * GRID_DEG).astype(np.float32)
    ring_offsets = offsets_of(arrays["ring_sizes"])
    polygon_offsets = offsets_of(arrays["polygon_sizes"])
    if points.shape != (ring_offsets[-1], 2) or polygon_offsets[-1] != len(ring_offsets) - 1:
        raise ValueError("the sizes do not fit the points")
    starts = ring_offsets[polygon_offsets[:-1]]
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    return Rings(points, ring_offsets, polygon_offsets, np.hstack([low, high]))


def from_polygons(polygons: Sequence[BaseGeometry]) -> Rings:
    """Rings of shapely polygons, put on the grid; used when the files are made."""
    _, points, (ring_offsets, polygon_offsets) = shapely.to_ragged_array(list(polygons))
    sizes = {"ring_sizes": np.diff(ring_offsets), "polygon_sizes": np.diff(polygon_offsets)}
    grid = np.rint(points[:, :2] / GRID_DEG).astype(np.int32)
    return unpack({"steps": np.diff(grid, axis=0, prepend=np.zeros((1, 2), np.int32)), **sizes})


def offsets_of(sizes: NDArray[np.generic]) -> NDArray[np.int64]:
    """Where each of several runs starts, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
