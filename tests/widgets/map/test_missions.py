"""A mission's code lies over no disc, also where its house stands free."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from widgets.map.camera import Camera
from widgets.map.missions import MissionsLayer
from widgets.map.shapes import MissionMark

CAMERA = Camera(width_px=800, height_px=400).centred(32.5, 15.6).zoomed(100, 400, 200)


@pytest.mark.parametrize("disc", [QRectF(415, 185, 30, 30), QRectF(355, 185, 30, 30), QRectF(418, 200, 40, 40)])
def test_that_the_code_takes_the_free_side_of_its_house(qapp: QApplication, disc: QRectF) -> None:
    layer = MissionsLayer()
    layer.set_missions((MissionMark("KRT", 32.5, 15.6, "KBRI Khartoum", True),))
    [frame] = layer.place(CAMERA, [disc], QFont())
    assert not frame.intersects(disc)
