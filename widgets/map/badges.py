"""Where the badges of the dashed rings stand: beside their ring, over no other disc and no other badge. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, sin

import numpy as np

from widgets.map.shapes import Float64

GAP_PX = 2.0
_AWAY_PX, _STEPS = (-6.0, 0.0, 8.0), 24  # how far from the ring, and how many places around it, are tried in a crowd
_DIAGONAL = 0.75  # a badge beside the lower or upper half of its ring, not level with the figure in it


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    width: float
    height: float

    def touches(self, other: Frame) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height


@dataclass(frozen=True, slots=True)
class Ring:
    """A disc with its ring: middle, how far it reaches, and what its badge may say, the fullest first; nothing for one without."""

    px: float
    py: float
    reach: float
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge and where it stands."""

    text: str
    frame: Frame


def placed(
    rings: Sequence[Ring], taken: Sequence[Frame], width: Callable[[str], float], height: float
) -> list[Badge | None]:
    """A badge for each ring that has texts, None for the others; the largest rings choose first.

    taken: what else stands on the picture. width: pixels of a badge with a text. Where nothing is free, the shortest text stands where it
    hides least: the number of people known by city only is never left out.
    """
    x, y, reach = (np.array([getattr(ring, name) for ring in rings], np.float64) for name in ("px", "py", "reach"))
    found: list[Badge | None] = [None] * len(rings)
    frames = list(taken)
    for number in sorted((n for n, ring in enumerate(rings) if ring.texts), key=lambda n: -rings[n].reach):
        badge = _first_free(number, rings[number], x, y, reach, frames, width, height)
        found[number] = badge
        frames.append(badge.frame)
    return found


def _first_free(
    number: int,
    ring: Ring,
    x: Float64,
    y: Float64,
    reach: Float64,
    frames: Sequence[Frame],
    width: Callable[[str], float],
    height: float,
) -> Badge:
    for text in ring.texts:
        wide = width(text)
        places = chain(_around(ring, wide, height), _circling(ring, wide, height) if text == ring.texts[-1] else ())
        for frame in places:
            if not any(frame.touches(other) for other in frames) and not _depth_px(frame, number, x, y, reach):
                return Badge(text, frame)
    text = ring.texts[-1]
    crowded = list(_circling(ring, width(text), height))
    return Badge(text, min(crowded, key=lambda frame: _depth_px(frame, number, x, y, reach)))


def _around(ring: Ring, width: float, height: float) -> Iterator[Frame]:
    """The places beside a ring, the customary one first: below, above, then at the corners and the sides."""
    away = ring.reach - height / 2  # on the edge of the ring, as long as that is its own
    yield Frame(ring.px - width / 2, ring.py + away, width, height)
    yield Frame(ring.px - width / 2, ring.py - away - height, width, height)
    side = ring.reach * _DIAGONAL + GAP_PX
    for top in (ring.py + ring.reach * 0.5, ring.py - ring.reach * 0.5 - height):
        yield Frame(ring.px + side, top, width, height)
        yield Frame(ring.px - side - width, top, width, height)
    level = ring.py - height / 2
    yield Frame(ring.px + ring.reach + GAP_PX, level, width, height)
    yield Frame(ring.px - ring.reach - GAP_PX - width, level, width, height)
    yield Frame(ring.px - width / 2, ring.py + ring.reach + height, width, height)
    yield Frame(ring.px - width / 2, ring.py - ring.reach - 2 * height, width, height)


def _circling(ring: Ring, width: float, height: float) -> Iterator[Frame]:
    """Every place around a ring, near ones first: for the short words, which a crowd still has room for."""
    for away in _AWAY_PX:
        for step in range(_STEPS):
            angle = 2 * pi * (step / _STEPS + 0.25)  # from below
            middle_x = ring.px + cos(angle) * (ring.reach + away + width / 2)
            middle_y = ring.py + sin(angle) * (ring.reach + away + height / 2)
            yield Frame(middle_x - width / 2, middle_y - height / 2, width, height)


def _depth_px(frame: Frame, own: int, x: Float64, y: Float64, reach: Float64) -> float:
    """How deep the frame reaches into other discs than its own, added up; 0 when it hides none."""
    dx = np.maximum(np.maximum(frame.left - x, x - frame.left - frame.width), 0)
    dy = np.maximum(np.maximum(frame.top - y, y - frame.top - frame.height), 0)
    depth = np.maximum(reach - np.hypot(dx, dy), 0)
    depth[own] = 0
    return float(depth.sum())
