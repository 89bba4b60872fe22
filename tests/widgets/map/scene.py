"""Small worlds for the map's tests: square countries, people at known places, a view that is already at rest."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from widgets.map.shapes import LegendEntry, Lines, Outlines, People, Precision
from widgets.map.view import MapView

LEFT = Qt.MouseButton.LeftButton
KHARTOUM = (32.53, 15.6)
FIRST_ID = (7 << 40) + 1  # a real id: does not fit into 32 bits
LEGEND = (
    LegendEntry("Confirmed present", "good", "o"),
    LegendEntry("Not yet reached", "neutral", "d"),
    LegendEntry("Injured", "critical", "t"),
)
NO_LINES = Lines(np.empty(0, np.float32), np.empty(0, np.float32), np.zeros(1, np.int64))


def squares(*boxes: tuple[float, float, float, float], closed: bool = True) -> Outlines:
    """One square country a box (west, south, east, north), its points in the given order of corners."""
    lon: list[float] = []
    lat: list[float] = []
    starts = [0]
    for west, south, east, north in boxes:
        corners = [(west, south), (east, south), (east, north), (west, north)]
        for x, y in corners + corners[:1] * closed:
            lon.append(x)
            lat.append(y)
        starts.append(len(lon))
    count = len(boxes)
    return Outlines(
        np.array(lon, np.float32),
        np.array(lat, np.float32),
        np.array(starts, np.int64),
        np.arange(count + 1, dtype=np.int64),
        np.array(boxes, np.float32),
        ("XX",) * count,
    )


def people(
    *places: tuple[float, float], precision: Precision = Precision.EXACT, category: int = 0, radius_km: float = 0.05
) -> People:
    """People at these places, all known equally well."""
    count = len(places)
    at = np.array(places, dtype=np.float32).reshape(-1, 2)
    return People(
        FIRST_ID + np.arange(count, dtype=np.int64),
        at[:, 0],
        at[:, 1],
        np.full(count, radius_km, np.float32),
        np.full(count, precision, np.uint8),
        np.full(count, category, np.uint8),
    )


def together(*groups: People) -> People:
    """Several groups as one, numbered anew."""
    count = sum(len(group.person) for group in groups)
    return People(
        FIRST_ID + np.arange(count, dtype=np.int64),
        np.concatenate([group.lon for group in groups]),
        np.concatenate([group.lat for group in groups]),
        np.concatenate([group.radius_km for group in groups]),
        np.concatenate([group.precision for group in groups]),
        np.concatenate([group.category for group in groups]),
    )


def rested_view(qtbot: QtBot, width_px: int = 800, height_px: int = 600) -> MapView:
    """A shown map with a legend and a world of one square, at rest."""
    view = MapView()
    qtbot.addWidget(view, before_close_func=MapView.close_down)
    view.resize(width_px, height_px)
    view.set_legend(LEGEND)
    view.set_basemap([squares((-20, -20, 40, 40))], NO_LINES)
    with qtbot.waitExposed(view):
        view.show()
    rest(qtbot, view)
    return view


def rest(qtbot: QtBot, view: MapView) -> None:
    """Waits until the map has come to rest where it looks now."""
    with qtbot.waitSignal(view.canvas.rested, timeout=10_000):
        view.canvas.refresh()


def look(qtbot: QtBot, view: MapView, west: float, south: float, east: float, north: float) -> None:
    """Looks at a box and waits until the map rests."""
    view.fit(west, south, east, north)
    rest(qtbot, view)


def pixel(view: MapView, lon: float, lat: float) -> QPoint:
    """Where a place stands on the picture."""
    px, py = view.canvas.camera.point_px(lon, lat)
    return QPoint(round(px), round(py))


def picture(view: MapView) -> QImage:
    """What is to be seen."""
    return view.grab().toImage()


def has_colour(image: QImage, middle: QPoint, wanted: QColor, reach: int = 4) -> bool:
    """A pixel near a point is nearly of a colour."""
    near = range(-reach, reach + 1)
    found = (image.pixelColor(middle + QPoint(dx, dy)) for dx in near for dy in near)
    return any(sum(abs(a - b) for a, b in zip(one.getRgb(), wanted.getRgb(), strict=True)) < 40 for one in found)
