"""One level of the base map made ready to draw: projected, with coast told from inland border. Pure numpy, safe on any thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from widgets.map import mercator
from widgets.map.camera import Box
from widgets.map.shapes import Bools, Float32, Float64, Int64, Lines, Outlines

_SEAM_LON = 179.99  # where polygons were cut in two: an edge of the file, not of the land
_EDGE_LAT = -84.99  # the lower edge of Antarctica on this projection
_GRID = 1e5  # two outlines share a point when it agrees to 0.00001 degrees, one metre


@dataclass(frozen=True, slots=True)
class BaseLevel:
    """Polygons in map units.

    x, y: points. ring_start, polygon_start: as in ``Outlines``. boxes[p]: west, south, east, north.
    coast[i], border[i]: the step from point i to point i + 1 is a coast, or a border shared by two polygons (told once).
    """

    x: Float64
    y: Float64
    ring_start: Int64
    polygon_start: Int64
    boxes: Float64
    coast: Bools
    border: Bools

    def in_view(self, box: Box, smallest: float) -> Int64:
        """The polygons that touch a box and are at least this big (map units) one way."""
        west, south, east, north = self.boxes.T
        touches = (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)
        return np.flatnonzero(touches & (np.maximum(east - west, north - south) >= smallest))

    def points_of(self, polygon: int) -> slice:
        """Where the points of a polygon are in x and y."""
        first, last = self.polygon_start[polygon], self.polygon_start[polygon + 1]
        return slice(int(self.ring_start[first]), int(self.ring_start[last]))

    def inside_rings(self, polygon: int) -> Bools:
        """For each point of a polygon: the next point belongs to the same ring."""
        part = self.points_of(polygon)
        joined = np.ones(part.stop - part.start, dtype=np.bool_)
        ends = self.ring_start[self.polygon_start[polygon] + 1 : self.polygon_start[polygon + 1] + 1] - part.start - 1
        joined[ends] = False
        return joined


def prepared(outlines: Outlines) -> BaseLevel:
    """A level from outlines. About 0.2 s for the finest: not for the window's thread."""
    lon, lat, ring_start = _closed(outlines)
    joined = np.ones(len(lon), dtype=np.bool_)
    joined[ring_start[1:] - 1] = False
    x, y = lon.astype(np.float64), mercator.y_of(lat.astype(np.float64))
    is_cut = _both(np.abs(lon) >= _SEAM_LON) | _both(lat <= _EDGE_LAT)
    is_first, is_shared = _shared_steps(lon, lat, joined)
    visible = joined & ~is_cut
    west, south, east, north = outlines.boxes.astype(np.float64).T
    boxes = np.stack([west, mercator.y_of(south), east, mercator.y_of(north)], axis=1)
    return BaseLevel(
        x,
        y,
        ring_start,
        outlines.polygon_start,
        boxes,
        coast=visible & ~is_shared,
        border=visible & is_shared & is_first,
    )


def prepared_lines(lines: Lines) -> tuple[list[tuple[Float64, Float64]], Float64]:
    """Open lines in map units, and their boxes (west, south, east, north)."""
    y = mercator.y_of(lines.lat.astype(np.float64))
    x = lines.lon.astype(np.float64)
    parts = [(x[a:b], y[a:b]) for a, b in zip(lines.start[:-1], lines.start[1:], strict=True) if b - a >= 2]
    boxes = np.array([(px.min(), py.min(), px.max(), py.max()) for px, py in parts], dtype=np.float64).reshape(-1, 4)
    return parts, boxes


def _closed(outlines: Outlines) -> tuple[Float32, Float32, Int64]:
    starts = outlines.ring_start
    first, last = starts[:-1], starts[1:] - 1
    is_open = (outlines.lon[first] != outlines.lon[last]) | (outlines.lat[first] != outlines.lat[last])
    if not is_open.any():
        return outlines.lon, outlines.lat, starts
    at = starts[1:][is_open]
    lon = np.insert(outlines.lon, at, outlines.lon[first[is_open]])
    lat = np.insert(outlines.lat, at, outlines.lat[first[is_open]])
    return lon, lat, starts + np.concatenate([[0], np.cumsum(is_open)]).astype(np.int64)


def _both(holds: Bools) -> Bools:
    """The condition holds for a point and for the next one."""
    both: Bools = holds & np.append(holds[1:], False)
    return both


def _shared_steps(lon: Float32, lat: Float32, joined: Bools) -> tuple[Bools, Bools]:
    """For each step: it is the first of its kind; it occurs in two polygons (a border between them)."""
    grid = np.round(lon.astype(np.float64) * _GRID).astype(np.int64) << 32
    place = np.unique(grid + np.round(lat.astype(np.float64) * _GRID).astype(np.int64), return_inverse=True)[1]
    here, there = place[:-1], place[1:]
    real = np.flatnonzero(joined[:-1] & (here != there))  # from one ring to the next there is no step
    step = np.minimum(here, there)[real] * np.int64(len(lon)) + np.maximum(here, there)[real]
    _, first, inverse, counts = np.unique(step, return_index=True, return_inverse=True, return_counts=True)
    is_first, is_shared = np.zeros(len(lon), dtype=np.bool_), np.zeros(len(lon), dtype=np.bool_)
    is_first[real[first]] = True
    is_shared[real] = counts[inverse] > 1
    return is_first, is_shared
