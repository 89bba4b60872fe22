"""The map of a report: what is on it, where, and how large it gets."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import shapely

from console.duty.papers import map_of
from console.model.sphere import circle_outline
from console.typeset.drawing import SVG_MAX_BYTES, Frame, Ground, MapDrawing, drawing, frame_of
from console.typeset.labels import Disc, placed
from console.typeset.words import EXERCISE
from tests.typeset import samples

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]])
SVG = "{http://www.w3.org/2000/svg}"


def mapped(area: str, *spots: tuple[str, float, float, int], is_exercise: bool = False) -> MapDrawing:
    told = tuple(samples.spot(*spot) for spot in spots)
    return map_of(samples.sitrep(area=area, spots=told, is_exercise=is_exercise), "en")


def circles(drawn: MapDrawing) -> list[tuple[float, float, float]]:
    found = ET.fromstring(drawn.svg).iter(f"{SVG}circle")
    return [(float(each.attrib["cx"]), float(each.attrib["cy"]), float(each.attrib["r"])) for each in found]


def paths(drawn: MapDrawing) -> list[str]:
    return [each.attrib["d"] for each in ET.fromstring(drawn.svg).iter(f"{SVG}path")]


@pytest.mark.parametrize(
    "area",
    [
        '{"type":"country","code":"ID"}',
        '{"type":"country","code":"NO"}',
        '{"type":"country","code":"RU"}',
        '{"type":"country","code":"CA"}',
        '{"type":"province","code":"SD-KH"}',
        '{"type":"circle","lon":28.98,"lat":41.01,"radius_km":25}',
        '{"type":"circle","lon":0,"lat":89,"radius_km":4000}',
    ],
)
def test_that_a_map_of_any_area_stays_small(area: str) -> None:
    drawn = mapped(area, ("Oslo", 10.7, 59.9, 3))
    assert 1_000 < len(drawn.svg) <= SVG_MAX_BYTES
    assert len(paths(drawn)[1]) > 20  # the area itself is on it
    assert max(drawn.width, drawn.height) <= 1_001


def test_that_circles_lie_where_the_places_are_and_are_as_large_as_their_counts() -> None:
    drawn = mapped('{"type":"country","code":"SD"}', ("Nyala", 24.88, 12.05, 100), ("Port Sudan", 37.22, 19.62, 400))
    (port_x, port_y, port_r), (nyala_x, nyala_y, nyala_r) = circles(drawn)  # the largest first
    assert port_x > nyala_x
    assert port_y < nyala_y  # north is up
    assert port_r == pytest.approx(2 * nyala_r, abs=0.2)  # four times the persons, four times the surface


def test_that_a_place_outside_the_frame_has_no_circle() -> None:
    assert len(circles(mapped('{"type":"country","code":"SD"}', ("Jakarta", 106.8, -6.2, 9)))) == 0


def test_that_a_country_across_180_degrees_is_whole_and_no_seam_is_drawn() -> None:
    drawn = mapped('{"type":"country","code":"FJ"}', ("Suva", 178.44, -18.14, 5), ("Taveuni", -179.9, -16.8, 2))
    assert len(circles(drawn)) == 2
    (west_x, *_), (east_x, *_) = sorted(circles(drawn))
    assert 0 < west_x < east_x < drawn.width
    borders = paths(drawn)[2]
    upright = [int(y) for x, y in re.findall(r"(?<=[l ])(-?\d+),(-?\d+)", borders) if x == "0"]
    assert max(map(abs, upright), default=0) < 20  # the line at 180 degrees would be a long upright one


def test_that_a_line_in_dispute_is_dashed_and_takes_the_place_of_the_border() -> None:
    frame = frame_of(shapely.box(0, 0, 10, 10))
    line = np.array([[0.0, 5.0], [10.0, 5.0]])
    drawn = drawing(frame, shapely.box(2, 2, 4, 4), Ground([[SQUARE]], [line]), (), "en", is_exercise=False)
    over, dashed = (each for each in ET.fromstring(drawn.svg).iter(f"{SVG}path") if each.attrib["d"] == paths(drawn)[3])
    assert "stroke-dasharray" not in over.attrib
    assert dashed.attrib["stroke-dasharray"]


def test_that_a_lake_stays_a_hole() -> None:
    lake = SQUARE * 0.2 + 4
    frame = frame_of(shapely.box(0, 0, 10, 10))
    drawn = drawing(frame, shapely.box(0, 0, 1, 1), Ground([[SQUARE, lake]], []), (), "en", is_exercise=False)
    assert paths(drawn)[0].count("z") == 2
    assert 'fill-rule="evenodd"' in drawn.svg.decode()


def test_that_the_scale_bar_measures_what_it_says() -> None:
    area = circle_outline(28.98, 41.01, 25.0)
    frame = frame_of(area)
    drawn = drawing(frame, area, Ground([], []), (), "en", is_exercise=False)
    told_km = float(drawn.bar_text.removesuffix(" km"))
    west, _, east, _ = area.bounds
    disc_units = (east - west) / (frame.east - frame.west) * frame.width
    assert drawn.bar_length / disc_units * 50 == pytest.approx(told_km, rel=0.01)


def test_that_only_an_exercise_is_marked_and_nobodys_text_is_markup() -> None:
    area = '{"type":"country","code":"SD"}'
    marked = mapped(area, ('<x onload="a">&', 32.5, 15.5, 4), is_exercise=True)
    assert marked.svg.decode().count(EXERCISE) > 8
    assert "onload" not in marked.svg.decode()
    assert [label.name for label in marked.labels] == ['<x onload="a">&']
    assert EXERCISE not in mapped(area).svg.decode()


def test_that_nothing_is_transparent() -> None:
    assert "opacity" not in mapped('{"type":"country","code":"SD"}', is_exercise=True).svg.decode()


def test_that_names_keep_apart_and_what_finds_no_room_is_told() -> None:
    discs = [Disc(500.0, 500.0 + 9 * place, 12.0, f"Kota {place}", "7") for place in range(12)]
    labels, also = placed(discs, 1_000.0, 1_000.0)
    assert labels
    assert also
    assert len(labels) + len(also) == len(discs)
    boxes = [(each.x, each.y, each.x + each.width, each.y + 31 * 1.25) for each in labels]
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_that_a_frame_holds_its_area_and_keeps_its_shape() -> None:
    frame = frame_of(shapely.box(170, 60, 190, 70), 1.05)
    assert isinstance(frame, Frame)
    assert (frame.west < 170, frame.east > 190, frame.south < 60, frame.north > 70) == (True,) * 4
    assert frame.width / frame.height == pytest.approx(1.05)
