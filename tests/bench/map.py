"""How long the map takes to paint: ``python tests/bench/map.py [--people N] [--frames N]``.

Prints machine, figure and aim; asserts nothing. A moving frame is a move of the camera and the painting of the whole view; a sharp frame is
everything done at rest: base map, people, names, then the painting. 1920 x 1080, software rendering, no screen needed.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.bench import map_world
from tests.bench.table import heading, line
from widgets import theme
from widgets.map.canvas import MapCanvas
from widgets.map.shapes import AreaMark, Circle, MissionMark
from widgets.map.view import MapView

WIDTH_PX, HEIGHT_PX = 1920, 1080
BOXES = {
    "world": (-27.0, -56.0, -27.001, 75.0),
    "Sudan": (21, 8, 39, 23),
    "Khartoum": (32.1, 15.2, 33.0, 16.0),
    "Pacific": (150, -40, -150, 10),
}


def main() -> None:
    """Run the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=100_000)
    options.add_argument("--frames", type=int, default=200)
    chosen = options.parse_args()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    heading(f"{chosen.people:,} people", f"{WIDTH_PX} x {HEIGHT_PX} offscreen", f"{chosen.frames} frames each")
    view = _view(chosen.people)
    for name, box in BOXES.items():
        view.fit(*box)
        _settled(view)
        canvas = view.canvas
        _line(f"{name}, panned", _frames(canvas, chosen.frames, _pan), "p95 16 ms")
        _settled(view)
        _line(f"{name}, zoomed", _frames(canvas, chosen.frames, _zoom), "p95 16 ms")
        view.fit(*box)
        _settled(view)
        _line(f"{name}, sharp after rest", _sharp(view, max(100, chosen.frames // 2)), "150 ms")
    view.close()


def _view(count: int) -> MapView:
    levels = map_world.levels()
    view = MapView()
    view.resize(WIDTH_PX, HEIGHT_PX)
    view.set_legend(map_world.LEGEND)
    view.set_places(map_world.places(levels[1]))
    view.set_missions(
        [MissionMark("KRT", 32.53, 15.57, "KBRI Khartoum", True), MissionMark("CAI", 31.2, 30.03, "KBRI Cairo")]
    )
    view.set_areas([AreaMark("Khartoum, 60 km", Circle(32.53, 15.6, 60))])
    view.set_people(map_world.people(count))
    arrived: list[object] = []
    view.level_arrived.connect(arrived.append)
    view.set_basemap(levels, map_world.disputed(), map_world.provinces())
    view.show()
    while len(arrived) < 3:
        QCoreApplication.processEvents()
    return view


def _settled(view: MapView) -> None:
    """Brings the map to rest, with people reckoned wherever that is done."""
    done: list[bool] = []
    connection = view.canvas.rested.connect(lambda: done.append(True))
    view.canvas.settle()
    while not done:
        QCoreApplication.processEvents()
    view.canvas.rested.disconnect(connection)
    view.canvas.viewport().repaint()


def _pan(canvas: MapCanvas, frame: int) -> None:
    canvas.move_to(canvas.camera.panned(9 if frame % 80 < 40 else -9, 4 if frame % 80 < 40 else -4))


def _zoom(canvas: MapCanvas, frame: int) -> None:
    factor = 1.03 if frame % 40 < 20 else 1 / 1.03
    canvas.move_to(canvas.camera.zoomed(factor, WIDTH_PX * 0.4, HEIGHT_PX * 0.6))


def _frames(canvas: MapCanvas, count: int, move: Callable[[MapCanvas, int], None]) -> list[float]:
    took = []
    for frame in range(count):
        began = time.perf_counter()
        move(canvas, frame)
        canvas.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
    return took


def _sharp(view: MapView, count: int) -> list[float]:
    """Each from nothing stored, as after a move."""
    took = []
    for _ in range(count):
        view.canvas.restyle()
        began = time.perf_counter()
        _settled(view)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _line(work: str, took_ms: list[float], aim: str) -> None:
    line(work, f"p50 {np.percentile(took_ms, 50):.1f} ms, p95 {np.percentile(took_ms, 95):.1f} ms", aim)


if __name__ == "__main__":
    main()
