"""Where the map looks: a frozen value that turns places into pixels and back. Pure; moving it gives another one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from widgets.map import mercator
from widgets.map.shapes import Float64

CLOSEST_WIDTH_DEG = 0.05  # about 5 km: closer than that there is nothing on this map to see, and the officer is lost
_COVERED_MOST = 0.4  # of the height; a map lower than that has no room to keep clear of anything
_ROOM = 1.15  # what is fitted gets this much space, so that it does not touch the frame


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in map units; west may be below -180 or east above 180."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """East minus west."""
        return self.east - self.west

    def widened(self, part: float) -> Box:
        """The box with a margin of this part of its size on each side."""
        dx, dy = (self.east - self.west) * part, (self.north - self.south) * part
        return Box(self.west - dx, self.south - dy, self.east + dx, self.north + dy)


@dataclass(frozen=True, slots=True)
class Camera:
    """The centre (map units), the scale (pixels a unit) and the size of the picture (logical pixels)."""

    x: float = 0.0
    y: float = 20.0
    px_per_unit: float = 4.0
    width_px: int = 960
    height_px: int = 540

    @property
    def box(self) -> Box:
        """What is in view."""
        half_width, half_height = self.width_px / 2 / self.px_per_unit, self.height_px / 2 / self.px_per_unit
        return Box(self.x - half_width, self.y - half_height, self.x + half_width, self.y + half_height)

    @property
    def lat(self) -> float:
        """Latitude of the centre."""
        return mercator.lat_at(self.y)

    @property
    def km_per_px(self) -> float:
        """The scale at the centre."""
        return float(mercator.KM_PER_DEGREE * np.cos(np.radians(self.lat)) / self.px_per_unit)

    def to_px(self, x: Float64, y: Float64) -> tuple[Float64, Float64]:
        """Map units to pixels, y downwards."""
        px = (np.asarray(x, dtype=np.float64) - self.x) * self.px_per_unit + self.width_px / 2
        return px, self.height_px / 2 - (np.asarray(y, dtype=np.float64) - self.y) * self.px_per_unit

    def point_px(self, lon: float, lat: float) -> tuple[float, float]:
        """One place to pixels, in the copy of the world nearest to the centre."""
        px, py = self.to_px(np.array(self.near(lon)), np.array(mercator.y_at(lat)))
        return float(px), float(py)

    def place_at(self, px: float, py: float) -> tuple[float, float]:
        """The longitude (-180 to 180) and latitude under a pixel."""
        x = self.x + (px - self.width_px / 2) / self.px_per_unit
        y = self.y - (py - self.height_px / 2) / self.px_per_unit
        return (x + 180) % 360 - 180, mercator.lat_at(float(np.clip(y, -mercator.Y_MAX, mercator.Y_MAX)))

    def near(self, x: float) -> float:
        """The same longitude in the copy of the world nearest to the centre."""
        return x + 360 * round((self.x - x) / 360)

    def near_all(self, x: Float64) -> Float64:
        """The same for many."""
        values = np.asarray(x, dtype=np.float64)
        box = self.box
        if box.west >= -180 and box.east <= 180:
            return values
        result: Float64 = values + 360 * np.round((self.x - values) / 360)
        return result

    def panned(self, dx_px: float, dy_px: float) -> Camera:
        """The picture pulled by so many pixels to the right and down."""
        return replace(self, x=self.x - dx_px / self.px_per_unit, y=self.y + dy_px / self.px_per_unit)._held()

    def zoomed(self, factor: float, at_px: float, at_py: float) -> Camera:
        """Closer by a factor; the place under the given pixel stays there."""
        scale = self._scale_held(self.px_per_unit * factor)
        gain = 1 / self.px_per_unit - 1 / scale
        dx, dy = (at_px - self.width_px / 2) * gain, (self.height_px / 2 - at_py) * gain
        return replace(self, x=self.x + dx, y=self.y + dy, px_per_unit=scale)._held()

    def resized(self, width_px: int, height_px: int) -> Camera:
        """The same centre and scale on a picture of another size."""
        return replace(self, width_px=max(1, width_px), height_px=max(1, height_px))._held()

    def centred(self, lon: float, lat: float) -> Camera:
        """The same scale over another place."""
        return replace(self, x=lon, y=mercator.y_at(lat))._held()

    def fitted(self, box: Box, covered_px: float = 0.0) -> Camera:
        """The box whole in view, with a little room. covered_px: what stands over the lower edge of the picture."""
        width, height = max(box.width, 1e-9) * _ROOM, max(box.north - box.south, 1e-9) * _ROOM
        covered_px = min(covered_px, self.height_px * _COVERED_MOST)
        scale = self._scale_held(min(self.width_px / width, (self.height_px - covered_px) / height))
        y = (box.south + box.north) / 2 - covered_px / 2 / scale
        return replace(self, x=(box.west + box.east) / 2, y=y, px_per_unit=scale)._held().settled()

    def grown(self, margin_px: int) -> Camera:
        """The same view with a margin around it, for a picture kept in store."""
        return replace(self, width_px=self.width_px + 2 * margin_px, height_px=self.height_px + 2 * margin_px)

    def settled(self) -> Camera:
        """The same view with the centre in [-180, 180)."""
        return replace(self, x=(self.x + 180) % 360 - 180)

    def _scale_held(self, scale: float) -> float:
        whole_world = max(self.width_px / 360, self.height_px / (2 * mercator.Y_MAX))
        return min(max(scale, whole_world), self.width_px / CLOSEST_WIDTH_DEG)

    def _held(self) -> Camera:
        scale = self._scale_held(self.px_per_unit)
        reach = max(0.0, mercator.Y_MAX - self.height_px / 2 / scale)
        return replace(self, px_per_unit=scale, y=min(max(self.y, -reach), reach))
