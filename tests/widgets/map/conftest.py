"""A map at rest."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import rested_view
from widgets.map.view import MapView


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    return rested_view(qtbot)
