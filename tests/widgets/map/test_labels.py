"""Names on the map: the weightier first, none over another, a hidden city named beside its disc."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from widgets.map import mercator
from widgets.map.camera import Box, Camera
from widgets.map.labels import LabelsLayer
from widgets.map.palette import colours
from widgets.map.shapes import PlaceLabel

CAMERA = Camera(width_px=800, height_px=600).fitted(Box(28, mercator.y_at(12), 38, mercator.y_at(19)))
FONT = QFont("DejaVu Sans", 10)


def city(text: str, lon: float, lat: float, weight: float = 1.0) -> PlaceLabel:
    return PlaceLabel("city", lon, lat, text, weight)


def placed(labels: LabelsLayer, camera: Camera = CAMERA, discs: tuple[QRectF, ...] = ()) -> list[QRectF]:
    """Where names were written."""
    labels.place(camera, list(discs), [], colours(), FONT, 1.0)
    return labels.frames(camera)


@pytest.mark.usefixtures("qtbot")
def test_that_no_name_is_written_over_another() -> None:
    rng = np.random.default_rng(3)
    labels = LabelsLayer()
    labels.set_places(
        tuple(city(f"Town {n}", *at, n) for n, at in enumerate(rng.uniform((28, 12), (38, 19), (80, 2)).tolist()))
    )
    frames = placed(labels)
    assert len(frames) > 8
    assert not [pair for pair in combinations(frames, 2) if pair[0].intersects(pair[1])]


@pytest.mark.usefixtures("qtbot")
def test_that_of_two_cities_at_one_place_the_larger_is_named() -> None:
    labels = LabelsLayer()
    labels.set_places((city("Small", 32.5, 15.5, 10), city("A much longer and larger one", 32.5, 15.5, 1000)))
    labels.place(CAMERA, [], [QRectF(0, 0, 800, 280), QRectF(0, 330, 800, 270)], colours(), FONT, 1.0)
    assert labels.texts()[0] == "A much longer and larger one"


@pytest.mark.usefixtures("qtbot")
def test_that_a_city_under_a_disc_is_named_beside_it() -> None:
    px, py = CAMERA.point_px(32.5, 15.5)
    disc = QRectF(px - 30, py - 30, 60, 60)
    labels = LabelsLayer()
    labels.set_places((city("Khartoum", 32.5, 15.5),))
    frames = placed(labels, discs=(disc,))
    assert len(frames) == 1
    assert not frames[0].intersects(disc)
    assert abs(frames[0].center().y() - py) < 60


@pytest.mark.usefixtures("qtbot")
def test_that_a_country_is_named_only_where_its_land_carries_the_name() -> None:
    labels = LabelsLayer()
    labels.set_places(
        (
            PlaceLabel("country", 33, 15, "Sudan", 10, width_deg=6),
            PlaceLabel("country", 30, 13, "Liechtenstein", 1, width_deg=0.2),
        )
    )
    placed(labels)
    assert labels.texts() == ["SUDAN"]


@pytest.mark.usefixtures("qtbot")
def test_that_a_long_name_is_broken_before_it_is_left_out() -> None:
    labels = LabelsLayer()
    labels.set_places((PlaceLabel("country", 33, 15, "United Arab Emirates", 10, width_deg=1.4),))
    placed(labels)
    assert labels.texts() == ["UNITED\nARAB EMIRATES"] or labels.texts() == ["UNITED ARAB\nEMIRATES"]


@pytest.mark.usefixtures("qtbot")
def test_that_names_are_painted_where_they_were_placed() -> None:
    labels = LabelsLayer()
    labels.set_places((city("Khartoum", 32.5, 15.5),))
    frame = placed(labels)[0]
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(colours().land)
    painter = QPainter(image)
    labels.paint(painter, CAMERA, colours())
    painter.end()
    part = image.copy(frame.toRect())
    assert any(part.pixelColor(x, y) == colours().ink for x in range(part.width()) for y in range(part.height()))


def test_that_the_nearest_city_is_found_across_the_antimeridian() -> None:
    labels = LabelsLayer()
    labels.set_places((city("Labasa", 179.4, -16.4), city("Apia", -171.8, -13.8)))
    assert labels.city_near(np.array([-179.9, 10.0]), np.array([-16.8, 0.0]), 120) == ["Labasa", ""]


def test_that_without_cities_nothing_is_near(qtbot: QtBot) -> None:
    assert LabelsLayer().city_near(np.array([0.0]), np.array([0.0]), 1e9) == [""]
