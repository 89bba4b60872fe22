"""What to draw of the people, reckoned in numpy alone so that it can be done on any thread.

A person with a position becomes part of a counted disc, or a symbol of his own when the view is near enough. A person known by city only
is never a dot: he is counted in a ring at the city. A person known by country only is counted and not placed at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

import numpy as np

from widgets.map import mercator
from widgets.map.camera import Box, Camera
from widgets.map.shapes import Bools, Float32, Float64, Int64, People, Precision, UInt8

CELL_PX = 56.0  # people nearer than this share a disc: two figures side by side stay legible
DENSE_CELL_PX = 104.0  # over a field of density the figures stand further apart, or they would hide it
NEAR_CELL_PX = 16.0  # as near as two symbols can stand without hiding each other
NEAR_WIDTH_DEG = 4.0  # a view this narrow shows a city and its surroundings: each person counts
NEAR_COUNT = 5_000  # symbols in view; more is a grey mass and a slow frame
MIDDLE_WIDTH_DEG = 25.0  # a view this narrow shows a country: where they are dense is worth seeing
DENSITY_STEP_PX = 3  # a density cell; finer costs nine times as much and shows noise
CITY_RING_PX = 6.0  # from the disc to the dashed ring around it
_MARGIN = 0.25  # reckoned around the view, so that a short pan finds discs already there
_MERGED_TIMES = 4  # a merged disc stands elsewhere and may overlap again
_MERGED_MOST = 1_500  # discs checked for overlap; beyond it the grid alone must do


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people with their places in map units; made once for each set of people."""

    people: People
    x: Float64
    y: Float64
    is_placed: Bools  # has a position, or a city
    is_by_city: Bools
    by_country: int  # known by country only, or not at all

    @staticmethod
    def of(people: People) -> Crowd:
        """Projects the people once."""
        known = np.isfinite(people.lon) & np.isfinite(people.lat) & (people.precision != Precision.COUNTRY)
        x = np.where(known, people.lon, 0).astype(np.float64)
        y = mercator.y_of(np.where(known, people.lat, 0).astype(np.float64))
        by_city = known & (people.precision == Precision.CITY)
        return Crowd(people, x, y, known, by_city, int(len(known) - np.count_nonzero(known)))


@dataclass(frozen=True, slots=True)
class Clusters:
    """Counted groups. x, y: where the figure stands (map units). by_position, by_city: people in it.

    shares[k, c]: people of category c among those by position.
    """

    x: Float64
    y: Float64
    by_position: Int64
    by_city: Int64
    shares: Int64

    @property
    def count(self) -> int:
        """How many groups."""
        return len(self.x)


@dataclass(frozen=True, slots=True)
class CrowdPicture:
    """What is drawn of the people from one camera.

    who[i] is in cluster part_of[i], or is a symbol of its own where that is -1 (indices into the people). at_x, at_y: its place.
    density: 0..255 a cell of the given camera's picture, or None. inside_*: people within the view itself.
    """

    camera: Camera
    clusters: Clusters
    who: Int64
    part_of: Int64
    at_x: Float64
    at_y: Float64
    density: UInt8 | None
    inside_by_position: int
    inside_by_city: int

    def members(self, cluster: int) -> Int64:
        """The people of a cluster, as indices."""
        members: Int64 = self.who[self.part_of == cluster]
        return members

    def symbols(self) -> Bools:
        """Which of who are symbols of their own."""
        return self.part_of < 0


def radius_px(count: int) -> float:
    """The radius of a counted disc: by the logarithm, so that 10 can be read beside 100,000."""
    return 9.5 + 4.2 * log10(max(count, 1))


def reach_px(by_position: int, by_city: int) -> float:
    """How far a disc with its dashed ring reaches from its middle."""
    return (radius_px(by_position) if by_position else 5.0) + (CITY_RING_PX if by_city else 0.0)


def reckoned(crowd: Crowd, camera: Camera, density_camera: Camera, categories: int) -> CrowdPicture:
    """The picture of the people from a camera.

    density_camera: the larger picture kept in store, which the density must cover. categories: entries in the legend.
    """
    x = camera.near_all(crowd.x)
    who = np.flatnonzero(crowd.is_placed & _inside(camera.box.widened(_MARGIN), x, crowd.y))
    at_x, at_y, by_city = x[who], crowd.y[who], crowd.is_by_city[who]
    in_view = _inside(camera.box, at_x, at_y)
    by_position = int(np.count_nonzero(in_view & ~by_city))
    is_near = camera.box.width <= NEAR_WIDTH_DEG and by_position <= NEAR_COUNT
    is_dense = not is_near and camera.box.width <= MIDDLE_WIDTH_DEG
    cell_px = NEAR_CELL_PX if is_near else DENSE_CELL_PX if is_dense else CELL_PX
    category = np.minimum(crowd.people.category[who], categories - 1).astype(np.int64)
    clusters, part_of = _grouped(at_x, at_y, by_city, category, categories, camera, cell_px)
    if is_near:
        clusters, part_of = _without_singles(clusters, part_of)
    density = _density(at_x[~by_city], at_y[~by_city], density_camera) if is_dense else None
    inside_by_city = int(np.count_nonzero(in_view & by_city))
    return CrowdPicture(camera, clusters, who, part_of, at_x, at_y, density, by_position, inside_by_city)


def _inside(box: Box, x: Float64, y: Float64) -> Bools:
    inside: Bools = (x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)
    return inside


def _grouped(
    x: Float64, y: Float64, by_city: Bools, category: Int64, categories: int, camera: Camera, cell_px: float
) -> tuple[Clusters, Int64]:
    """Groups on a grid that stands still in the world while the view is panned, overlapping ones merged."""
    cell = cell_px / 2 ** (round(np.log2(camera.px_per_unit) * 2) / 2)
    column, row = np.floor(x / cell).astype(np.int64), np.floor(y / cell).astype(np.int64)
    if not len(x):
        return _summed(x, y, by_city, category, categories, column, 0), column
    rows = int(row.max() - row.min()) + 1
    key = (column - column.min()) * rows + (row - row.min())
    used = np.bincount(key) > 0
    part_of = (np.cumsum(used) - 1)[key]
    clusters = _summed(x, y, by_city, category, categories, part_of, int(np.count_nonzero(used)))
    for _ in range(_MERGED_TIMES):
        into = _merged(clusters, camera)
        if into is None:
            break
        part_of = into[part_of]
        clusters = _joined(clusters, into)
    return clusters, part_of


def _summed(
    x: Float64, y: Float64, by_city: Bools, category: Int64, categories: int, part_of: Int64, count: int
) -> Clusters:
    placed, city = ~by_city, by_city
    n_placed, n_city = np.bincount(part_of[placed], minlength=count), np.bincount(part_of[city], minlength=count)
    speaks = placed | (n_placed == 0)[part_of]  # a figure stands where people are; at the city when only that is known
    total = np.maximum(np.bincount(part_of[speaks], minlength=count), 1)
    mean_x = np.bincount(part_of[speaks], weights=x[speaks], minlength=count) / total
    mean_y = np.bincount(part_of[speaks], weights=y[speaks], minlength=count) / total
    pairs = part_of[placed] * categories + category[placed]
    shares = np.bincount(pairs, minlength=count * categories).reshape(count, categories)
    return Clusters(mean_x, mean_y, n_placed, n_city, shares)


def _joined(clusters: Clusters, into: Int64) -> Clusters:
    """The clusters put together as ``_merged`` says; the figure stands where those with a position are."""
    count = int(into.max()) + 1
    by_position = np.bincount(into, weights=clusters.by_position, minlength=count).astype(np.int64)
    by_city = np.bincount(into, weights=clusters.by_city, minlength=count).astype(np.int64)
    weight = np.where(by_position[into] > 0, clusters.by_position, clusters.by_city)
    total = np.bincount(into, weights=weight, minlength=count)
    shares = np.zeros((count, clusters.shares.shape[1]), dtype=np.int64)
    np.add.at(shares, into, clusters.shares)
    return Clusters(
        np.bincount(into, weights=clusters.x * weight, minlength=count) / total,
        np.bincount(into, weights=clusters.y * weight, minlength=count) / total,
        by_position,
        by_city,
        shares,
    )


def _merged(clusters: Clusters, camera: Camera) -> Int64 | None:
    """For each cluster the number of the one it becomes part of; None when none overlaps."""
    total = clusters.by_position + clusters.by_city
    heads = np.flatnonzero(total > 1)
    if len(heads) > _MERGED_MOST or not len(heads):
        return None
    placed, city = clusters.by_position.tolist(), clusters.by_city.tolist()
    radius = np.array([reach_px(*pair) for pair in zip(placed, city, strict=True)])
    px, py = camera.to_px(clusters.x, clusters.y)
    into = np.full(clusters.count, -1, dtype=np.int64)
    for head in heads[np.argsort(-total[heads], kind="stable")]:
        if into[head] >= 0:
            continue
        overlaps = np.hypot(px - px[head], py - py[head]) < radius + radius[head]
        into[overlaps & (into < 0)] = head
        into[head] = head
    alone = into < 0
    into[alone] = np.flatnonzero(alone)
    numbers, renumbered = np.unique(into, return_inverse=True)
    return None if len(numbers) == clusters.count else renumbered.astype(np.int64)


def _without_singles(clusters: Clusters, part_of: Int64) -> tuple[Clusters, Int64]:
    """A group of one person with a position is a symbol, not a disc."""
    kept = (clusters.by_position != 1) | (clusters.by_city > 0)
    number = np.where(kept, np.cumsum(kept) - 1, -1)
    left = Clusters(
        clusters.x[kept], clusters.y[kept], clusters.by_position[kept], clusters.by_city[kept], clusters.shares[kept]
    )
    return left, number[part_of]


def _density(x: Float64, y: Float64, camera: Camera) -> UInt8:
    """How dense people are in each cell of the picture, smoothed, by the logarithm."""
    columns, rows = -(-camera.width_px // DENSITY_STEP_PX), -(-camera.height_px // DENSITY_STEP_PX)
    px, py = camera.to_px(x, y)
    column, row = (px / DENSITY_STEP_PX).astype(np.int64), (py / DENSITY_STEP_PX).astype(np.int64)
    seen = (px >= 0) & (py >= 0) & (column < columns) & (row < rows)
    counts = np.bincount(row[seen] * columns + column[seen], minlength=rows * columns).reshape(rows, columns)
    smooth = np.log1p(_spread(_spread(counts.astype(np.float32))))
    return np.asarray(smooth * (255 / max(float(smooth.max()), 1e-6)), dtype=np.uint8)


def _spread(cells: Float32) -> Float32:
    """Each cell shared with its neighbours (weights 1 2 1), so that the raster reads as a field and not as pixels."""
    wide = np.pad(cells, 1)
    across = wide[:, :-2] + 2 * wide[:, 1:-1] + wide[:, 2:]
    spread: Float32 = (across[:-2] + 2 * across[1:-1] + across[2:]) / np.float32(16)
    return spread
