"""Areas as they are stored and typed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import InputFault
from console.model import area
from console.model.area import (
    Circle,
    Country,
    Polygon,
    Province,
    country_alpha2,
    country_code,
    from_json,
    parse_spec,
    to_json,
)

lons = st.floats(-180, 180).map(lambda lon: round(lon, 5))
lats = st.floats(-90, 90).map(lambda lat: round(lat, 5))
radii = st.floats(0.001, area.RADIUS_MAX_KM)
corners = st.lists(st.tuples(lons, lats), min_size=3, max_size=8, unique=True)
areas = st.one_of(
    st.builds(area.circle, lons, lats, radii),
    st.builds(area.city, st.integers(1, 10**7), lons, lats, radii),
    st.sampled_from(["SD", "ID", "PS"]).map(Country),
    st.sampled_from(["SD-KH", "GB-NE270", "FR-2A"]).map(Province),
    st.lists(corners, min_size=1, max_size=3).map(area.polygon),
)


@given(areas)
def test_that_an_area_comes_back_from_its_text_as_it_went(one: area.Area) -> None:
    assert from_json(to_json(one)) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '"circle"',
        '{"type":"sphere"}',
        '{"type":"circle","lon":0,"lat":0}',
        '{"type":"circle","lon":0,"lat":91,"radius_km":1}',
        '{"type":"circle","lon":0,"lat":0,"radius_km":0}',
        '{"type":"circle","lon":0,"lat":0,"radius_km":5001}',
        '{"type":"circle","lon":NaN,"lat":0,"radius_km":1}',
        '{"type":"circle","lon":"0","lat":0,"radius_km":1}',
        '{"type":"circle","lon":1e999,"lat":0,"radius_km":1}',
        '{"type":"country","code":"Sudan"}',
        '{"type":"country","code":7}',
        '{"type":"province","code":"KH"}',
        '{"type":"city","city_id":0,"lon":0,"lat":0,"radius_km":1}',
        '{"type":"city","city_id":"x","lon":0,"lat":0,"radius_km":1}',
        '{"type":"polygon","rings":[]}',
        '{"type":"polygon","rings":[[[0,0],[1,1]]]}',
        '{"type":"polygon","rings":[[[0,0],[1,1],[0,0],[1,1]]]}',
        '{"type":"polygon","rings":[[[0,0],[1,1],[2]]]}',
        "[" * 100_000,
    ],
)
def test_that_text_which_is_no_possible_area_is_refused(text: str) -> None:
    with pytest.raises(InputFault) as caught:
        from_json(text)
    assert caught.value.code == "area-wrong"


def test_that_a_drawn_shape_with_too_many_corners_is_refused() -> None:
    ring = [(index / 1000, index % 2) for index in range(area.POINTS_MAX + 1)]
    with pytest.raises(InputFault, match="area-wrong"):
        area.polygon([ring])


def test_that_the_largest_drawn_shape_fits_its_field() -> None:
    ring = [(-179.98765 + index / 1000, -89.98765 + index / 1000) for index in range(area.POINTS_MAX - 1)]
    assert len(to_json(area.polygon([ring]))) <= 200_000


def test_that_an_open_ring_is_closed() -> None:
    assert area.polygon([[(0, 0), (1, 0), (0, 1)]]) == Polygon((((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("circle:32.53,15.55,25", Circle(32.53, 15.55, 25.0)),
        (" Circle: -70.5 , -33 , 1.5 ", Circle(-70.5, -33.0, 1.5)),
        ("circle:190,0,1", Circle(-170.0, 0.0, 1.0)),
        ("country:sd", Country("SD")),
        ("province:sd-kh", Province("SD-KH")),
    ],
)
def test_that_what_a_person_types_is_understood(text: str, expected: area.Area) -> None:
    assert parse_spec(text) == expected


@pytest.mark.parametrize(
    "text", ["", "Khartoum", "circle:1,2", "circle:1,2,x", "circle:1,95,3", "country:Sudan", "country:S1", "province:"]
)
def test_that_a_mistyped_specification_is_refused(text: str) -> None:
    with pytest.raises(InputFault, match="area-wrong"):
        parse_spec(text)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2))
def test_that_a_country_code_comes_back_from_its_number(alpha2: str) -> None:
    code = country_code(alpha2)
    assert 0 < code < 1024
    assert country_alpha2(code) == alpha2


@pytest.mark.parametrize("text", ["", "S", "SDN", "1A", "é1"])
def test_that_no_country_has_the_number_of_an_unknown_one(text: str) -> None:
    assert country_code(text) == 0
    assert country_alpha2(0) == ""


def test_that_stored_text_is_plain_json() -> None:
    assert json.loads(to_json(Country("SD"))) == {"type": "country", "code": "SD"}
