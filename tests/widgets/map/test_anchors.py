"""Where a country's name is written."""

from __future__ import annotations

import dataclasses

import pytest

from tests.widgets.map.scene import squares
from widgets.map.anchors import country_places


def test_that_a_country_is_named_in_the_middle_of_its_largest_land() -> None:
    land = dataclasses.replace(squares((50, 0, 51, 1), (10, 0, 20, 10), (30, 0, 32, 40)), country=("XA", "XA", "XB"))
    places = {place.text: place for place in country_places(land, {"XA": "Alpha", "XB": "Beta"})}
    assert (places["Alpha"].lon, places["Alpha"].lat) == (pytest.approx(15, abs=0.3), pytest.approx(5, abs=0.3))
    assert places["Alpha"].width_deg == pytest.approx(10)
    assert places["Beta"].width_deg == pytest.approx(2)
    assert places["Alpha"].weight == pytest.approx(100)


def test_that_land_without_a_name_is_not_labelled() -> None:
    assert country_places(squares((0, 0, 10, 10)), {"ID": "Indonesia"}) == ()
