"""What stands over the lower edge of the map does not lie over the incident."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from tests.widgets.map.scene import people, rest, rested_view
from widgets.map.furniture import frames_of
from widgets.map.shapes import AreaMark, Circle, LegendEntry
from widgets.map.view import MapView

KHARTOUM = Circle(32.53, 15.6, 12.0)
LONG = "Borders and names on this map do not imply an opinion of anybody on the legal status of any territory. " * 3


def lowest_px(view: MapView) -> float:
    """Where the lower edge of the area stands."""
    camera = view.canvas.camera
    return camera.point_px(KHARTOUM.lon, KHARTOUM.lat)[1] + KHARTOUM.radius_km / camera.km_per_px


def highest_note_px(view: MapView) -> float:
    _, *notes = frames_of(view.canvas.camera, view.canvas.font(), view.canvas.words, ())
    return min(note.top() for note in notes)


def test_that_the_area_stands_above_the_notes_also_when_a_longer_disclaimer_comes_later(qtbot: QtBot) -> None:
    view = rested_view(qtbot)
    view.set_areas((AreaMark("Khartoum", KHARTOUM, ()),))
    view.set_people(people((32.53, 15.6)))
    view.fit_incident()
    rest(qtbot, view)
    assert lowest_px(view) <= highest_note_px(view)
    view.set_disclaimer(LONG)
    assert lowest_px(view) <= highest_note_px(view)


@pytest.mark.parametrize("points", [9, 10, 12, 14])
@pytest.mark.parametrize("width_px", [320, 420, 605, 700, 868, 1400])
def test_that_notes_scale_and_legend_stand_clear_of_each_other_however_narrow_the_map(
    qtbot: QtBot, width_px: int, points: int
) -> None:
    view = rested_view(qtbot)
    view.canvas.setFont(QFont("DejaVu Sans", points))
    view.set_legend((LegendEntry("Reported missing / Detained", "attention", "t"), LegendEntry("Present", "good", "o")))
    view.set_people(people((32.53, 15.6)))
    view.set_disclaimer(LONG)
    view.resize(width_px, 430)
    rest(qtbot, view)
    canvas = view.canvas
    assert canvas.words.summary
    frames = frames_of(canvas.camera, canvas.font(), canvas.words, canvas._legend())
    assert len(frames) == 4
    assert not [(a, b) for a, b in combinations(frames[1:], 2) if a.intersects(b)]
    if width_px >= 605 and points < 12:
        assert not [frame for frame in frames[1:] if frame.intersects(frames[0])]


def test_that_a_map_the_officer_has_moved_stays_where_it_is(qtbot: QtBot) -> None:
    view = rested_view(qtbot)
    view.set_areas((AreaMark("Khartoum", KHARTOUM, ()),))
    view.fit_incident()
    view.canvas.move_to(view.canvas.camera.panned(40, 10))
    camera = view.canvas.camera
    view.set_disclaimer(LONG)
    assert view.canvas.camera == camera
