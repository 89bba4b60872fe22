"""What areas cover, and areas from what people type, pick or open."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from console.atlas.gazetteer import gazetteer
from console.atlas.places import find_place
from console.atlas.resolve import boxes_of, polygon_shape, resolve
from console.atlas.specs import area_of, geojson_area, place_area
from console.atlas.zones import zone_of
from console.faults import InputFault
from console.model import area
from console.model.area import Area, Circle, City, Country, Polygon, Province
from console.model.nearness import Nearness, classify

KHARTOUM, OMDURMAN, PORT_SUDAN = 379252, 365137, 377039


LINE: list[tuple[float, float]] = [(0, 0), (1, 1), (2, 2)]
WORLD: list[tuple[float, float]] = [(-180, -90), (180, -90), (180, 90), (-180, 90)]  # from 180 to -180 is no way at all
SLIVER: list[tuple[float, float]] = [(0, 0), (1, 0), (1e-9, 1e-9)]


def nearness_at(one: Area, lon: float, lat: float, radius_km: float = 0.0) -> Nearness:
    here = np.array([lon]), np.array([lat]), np.array([radius_km])
    told = classify(resolve(one), *here, np.zeros(1, np.uint8), np.zeros(1, np.int64), np.zeros(1, np.uint16))
    return Nearness(int(told[0]))


def test_that_a_circle_knows_its_cities_and_country() -> None:
    found = resolve(Circle(32.53, 15.55, 20))
    assert {KHARTOUM, OMDURMAN} <= set(found.city_ids.tolist())
    assert PORT_SUDAN not in found.city_ids
    assert found.countries == ("SD",)
    assert zone_of(found) == "Africa/Khartoum"


def test_that_a_city_is_in_an_area_that_only_touches_it() -> None:
    assert KHARTOUM in resolve(Circle(32.58, 15.50, 1)).city_ids  # 7 km from the middle, within the town


def test_that_a_country_holds_the_cities_listed_in_it_and_no_neighbour() -> None:
    found = resolve(Country("CG"))
    kinshasa, brazzaville = 2314302, 2260535  # across the river from each other
    assert brazzaville in found.city_ids
    assert kinshasa not in found.city_ids
    assert found.countries == ("CG",)


def test_that_somaliland_is_in_somalia_without_a_border_between() -> None:
    assert nearness_at(Country("SO"), 44.06, 9.56, 1) == Nearness.INSIDE
    assert nearness_at(Country("SO"), 48.95, 9.0, 40) == Nearness.INSIDE  # on the line between the two outlines


@pytest.mark.parametrize("code", ["RU", "FJ", "US", "NZ", "KI", "AQ"])
def test_that_a_country_across_180_is_whole(code: str) -> None:
    found = resolve(Country(code))
    assert found.geometry.is_valid
    assert all(-180 <= west <= east <= 180 for west, _, east, _ in found.boxes)
    assert len(found.boxes) == (1 if code == "AQ" else 2)
    if code == "RU":
        assert nearness_at(Country(code), 180.0, 66.5, 20) == Nearness.INSIDE
        assert nearness_at(Country(code), -179.99, 66.5, 20) == Nearness.INSIDE


def test_that_a_state_too_small_to_be_drawn_is_a_disc() -> None:
    assert nearness_at(Country("VA"), 12.4534, 41.9022) == Nearness.INSIDE


def test_that_a_province_holds_its_cities() -> None:
    found = resolve(Province("SD-KH"))
    assert found.city_ids.tolist() == sorted([KHARTOUM, OMDURMAN, 379251])
    assert found.countries == ("SD",)


def test_that_unknown_territories_are_refused() -> None:
    for one in (Country("ZZ"), Province("SD-XX")):
        with pytest.raises(InputFault, match="area-unknown"):
            resolve(one)


def test_that_a_drawn_shape_across_180_is_whole() -> None:
    shape = area.polygon([[(178, -20), (-178, -20), (-178, -15), (178, -15)]])
    found = resolve(shape)
    assert found.boxes == ((178.0, -20.0, 180.0, -15.0), (-180.0, -20.0, -178.0, -15.0))
    assert found.countries == ("FJ",)
    assert nearness_at(shape, 180, -17) == nearness_at(shape, -179, -17) == Nearness.INSIDE
    assert nearness_at(shape, 177, -17) == nearness_at(shape, 0, -17) == Nearness.OUTSIDE


def test_that_a_hole_beyond_180_lies_over_its_island() -> None:
    shape = area.polygon(
        [[(170, -20), (-160, -20), (-160, -10), (170, -10)], [(-178, -16), (-174, -16), (-174, -14), (-178, -14)]]
    )
    assert nearness_at(shape, -176, -15) == Nearness.OUTSIDE
    assert nearness_at(shape, 176, -15) == nearness_at(shape, -170, -15) == Nearness.INSIDE


def test_that_halves_cut_at_180_are_one() -> None:
    halves = area.polygon([[(175, -5), (180, -5), (180, 5), (175, 5)], [(-180, -5), (-175, -5), (-175, 5), (-180, 5)]])
    assert nearness_at(halves, 180, 0, 100) == Nearness.INSIDE


@pytest.mark.parametrize(
    "ring", [[(0, 0), (1, 1), (2, 2)], [(-180, -90), (180, -90), (180, 90), (-180, 90)], [(0, 0), (1, 0), (1e-9, 1e-9)]]
)
def test_that_a_shape_without_surface_is_refused(ring: list[tuple[float, float]]) -> None:
    with pytest.raises(InputFault, match="area-wrong"):
        resolve(area.polygon([ring]))


@settings(max_examples=50)
@given(st.floats(-180, 180), st.floats(-60, 60), st.floats(0.1, 90), st.floats(0.1, 20))
def test_that_a_box_drawn_anywhere_keeps_its_size(lon: float, lat: float, width: float, height: float) -> None:
    corners = [(lon, lat), (lon + width, lat), (lon + width, lat + height), (lon, lat + height)]
    shape = polygon_shape(area.polygon([corners]))
    assert shape.area == pytest.approx(width * height, rel=1e-6)
    assert sum((east - west) * (north - south) for west, south, east, north in boxes_of(shape)) == pytest.approx(
        width * height, rel=1e-6
    )


@settings(max_examples=25)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(1, 3_000))
def test_that_everything_inside_a_circle_is_in_its_boxes(lon: float, lat: float, radius_km: float) -> None:
    found = resolve(Circle(lon, lat, radius_km))
    known = gazetteer()
    count = len(known.ids)
    told = classify(
        found,
        known.lon,
        known.lat,
        np.zeros(count),
        np.zeros(count, np.uint8),
        np.zeros(count, np.int64),
        np.zeros(count, np.uint16),
    )
    inside = np.flatnonzero(told == Nearness.INSIDE)
    assert set(known.ids[inside].tolist()) <= set(found.city_ids.tolist())
    for place in inside[:50]:
        x, y = float(known.lon[place]), float(known.lat[place])
        slack = 1e-3 + 0.01 * radius_km / 111  # the outline has corners
        assert any(
            west - slack <= x + turn <= east + slack and south - slack <= y <= north + slack
            for west, south, east, north in found.boxes
            for turn in (-360, 0, 360)
        )


@pytest.mark.parametrize("typed", ["Khartoum", "Sudan", "Aceh", "Fiji", "Palestina"])
def test_that_every_place_found_has_an_area(typed: str) -> None:
    for place in find_place(typed):
        found = resolve(place_area(place))
        assert not found.geometry.is_empty
        assert place.country in found.countries


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("city:Khartoum", City),
        ("city:Tripoli,LB", City),
        ("city:379252", City),
        ("country:SD", Country),
        ("province:SD-KH", Province),
        ("circle:1,2,3", Circle),
    ],
)
def test_that_a_specification_makes_its_area(typed: str, kind: type[Area]) -> None:
    assert isinstance(area_of(typed), kind)


def test_that_a_citys_name_may_be_narrowed_to_a_country() -> None:
    libya, lebanon = area_of("city:Tripoli"), area_of("city:Tripoli, Lebanon")
    assert isinstance(libya, City)
    assert isinstance(lebanon, City)
    assert (libya.city_id, lebanon.city_id) == (2210247, 266826)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("city:Zzzqq", "area-unknown"),
        ("city:", "area-unknown"),
        ("city:999999999999999999999", "area-unknown"),
        ("country:ZZ", "area-unknown"),
        ("province:SD-XX", "area-unknown"),
        ("planet:Mars", "area-wrong"),
        ("geojson:/nowhere.json", "area-file"),
        ("geojson:", "area-file"),
        ("geojson:a\x00b", "area-file"),
    ],
)
def test_that_a_specification_nobody_knows_is_refused(typed: str, code: str) -> None:
    with pytest.raises(InputFault) as caught:
        area_of(typed)
    assert caught.value.code == code


def written(tmp_path: Path, told: object) -> Path:
    path = tmp_path / "area.geojson"
    path.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
    return path


SQUARE = [[30, 10], [34, 10], [34, 14], [30, 14], [30, 10]]
TRIANGLE = [[33, 13, 5], [36, 13, 5], [36, 16, 5], [33, 13, 5]]
HOLE = [[31, 11], [31, 12], [32, 12], [32, 11], [31, 11]]


def test_that_a_geojson_file_becomes_one_shape(tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [SQUARE, HOLE]}},
        {"type": "Feature", "properties": None, "geometry": {"type": "MultiPolygon", "coordinates": [[TRIANGLE]]}},
        {"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [0, 0]}},
        {"type": "Feature", "properties": None, "geometry": None},
    ]  # fmt: skip
    shape = area_of(f"geojson:{written(tmp_path, {'type': 'FeatureCollection', 'features': features})}")
    assert (
        nearness_at(shape, 30.5, 10.5)
        == nearness_at(shape, 33.5, 13.4)
        == nearness_at(shape, 35.5, 14)
        == Nearness.INSIDE
    )
    assert nearness_at(shape, 31.5, 11.5) == nearness_at(shape, 30.5, 15) == Nearness.OUTSIDE


def test_that_a_detailed_outline_is_simplified_until_it_can_be_kept(tmp_path: Path) -> None:
    outline = resolve(Country("NO")).geometry
    shape = geojson_area(written(tmp_path, shapely.to_geojson(outline)))
    assert shapely.get_num_coordinates(outline) > area.POINTS_MAX
    assert sum(len(ring) for ring in shape.rings) <= area.POINTS_MAX
    assert polygon_shape(shape).symmetric_difference(outline).area < 0.01 * outline.area
    assert len(area.to_json(shape)) <= 200_000


@pytest.mark.parametrize(
    "told",
    [
        "",
        "{}",
        "[]",
        "null",
        "7",
        "[" * 50_000,
        {"type": "FeatureCollection", "features": []},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": "abc"},
        {"type": "Polygon", "coordinates": [[["a", "b"], ["c", "d"], ["e", "f"], ["a", "b"]]]},
        {
            "type": "Polygon",
            "coordinates": [[[500_000, 1_700_000], [500_100, 1_700_000], [500_100, 1_700_100], [500_000, 1_700_000]]],
        },
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Feature"}]},
    ],
)
def test_that_a_file_without_a_shape_is_refused(tmp_path: Path, told: object) -> None:
    with pytest.raises(InputFault) as caught:
        geojson_area(written(tmp_path, told))
    assert caught.value.code in ("area-file", "area-wrong")


def test_that_a_directory_is_no_geojson_file(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="area-file"):
        geojson_area(tmp_path)


def test_that_a_stored_shape_covers_what_was_drawn() -> None:
    drawn = area.polygon([[(32.1, 15.1), (33.2, 15.0), (32.9, 16.2)]])
    back = area.from_json(area.to_json(drawn))
    assert isinstance(back, Polygon)
    assert polygon_shape(back).equals(polygon_shape(drawn))
