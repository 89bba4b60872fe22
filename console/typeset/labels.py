"""Where names on a map find room beside their circles: no name over another name or circle, and none over the edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LETTER_HEIGHT = 31.0  # units of the picture; the template sets names at this size
_LETTER_WIDTH = 0.6  # of the height, on average; wider than needed, so that names stay apart
_WIDE_FROM = 0x2E80  # letters from here on (Chinese, Japanese, Korean) are as wide as high
_GAP = 7.0
_NAME_MAX = 28  # letters; a longer name is told below the map


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle: middle, radius, what it is called, and its count as written."""

    x: float
    y: float
    radius: float
    name: str
    count: str

    @property
    def text(self) -> str:
        """``Khartoum 214``."""
        return f"{self.name} {self.count}"


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its count, in a box of the picture: left, top, width. anchor: left, right or center."""

    name: str
    count: str
    x: float
    y: float
    width: float
    anchor: str


Box = tuple[float, float, float, float]


def placed(discs: Sequence[Disc], width: float, height: float) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """A label for each circle that has room for one, the first come first; and the texts of those that have none."""
    taken = [(each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius) for each in discs]
    taken.append((0.0, height - 90, width * 0.34, height))  # the scale bar
    taken.append((width - 80, 0.0, width, 100.0))  # the arrow
    labels: list[Label] = []
    also: list[str] = []
    for disc in discs:
        for box, anchor in _places(disc):
            if _is_inside(box, width, height) and not any(_meets(box, each) for each in taken):
                taken.append(box)
                labels.append(Label(disc.name, disc.count, box[0], box[1], box[2] - box[0], anchor))
                break
        else:
            also.append(disc.text)
    return tuple(labels), tuple(also)


def _places(disc: Disc) -> Iterator[tuple[Box, str]]:
    """Right of the circle, left, above, below; nothing for a name too long for a map."""
    if len(disc.name) > _NAME_MAX:
        return
    wide = sum(1.0 if ord(sign) >= _WIDE_FROM else _LETTER_WIDTH for sign in disc.text) * LETTER_HEIGHT
    high, away = LETTER_HEIGHT * 1.25, disc.radius + _GAP
    yield (disc.x + away, disc.y - high / 2, disc.x + away + wide, disc.y + high / 2), "left"
    yield (disc.x - away - wide, disc.y - high / 2, disc.x - away, disc.y + high / 2), "right"
    yield (disc.x - wide / 2, disc.y - away - high, disc.x + wide / 2, disc.y - away), "center"
    yield (disc.x - wide / 2, disc.y + away, disc.x + wide / 2, disc.y + away + high), "center"


def _is_inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= 4 and box[1] >= 4 and box[2] <= width - 4 and box[3] <= height - 4


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
