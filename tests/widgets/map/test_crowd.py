"""People reckoned for a view: nobody lost, nobody counted twice, nobody placed better than he is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.widgets.map.scene import KHARTOUM, people, together
from widgets.map import mercator
from widgets.map.camera import Box, Camera
from widgets.map.crowd import NEAR_COUNT, Crowd, CrowdPicture, radius_px, reckoned
from widgets.map.shapes import People, Precision


def picture(who: People, box: Box, width_px: int = 800, height_px: int = 600, categories: int = 3) -> CrowdPicture:
    camera = Camera(width_px=width_px, height_px=height_px).fitted(box)
    return reckoned(Crowd.of(who), camera, camera.grown(160), categories)


def around(lon: float, lat: float, half_deg: float) -> Box:
    y = mercator.y_at(lat)
    return Box(lon - half_deg, y - half_deg, lon + half_deg, y + half_deg)


WORLD = Box(-180, -90, 180, 120)
PLACES = st.lists(st.tuples(st.floats(-180, 180, width=32), st.floats(-50, 60, width=32)), max_size=60)


@settings(max_examples=60, deadline=None)
@given(PLACES, PLACES, PLACES, st.sampled_from([WORLD, around(178, -17, 12), around(32, 15, 1.5), around(-60, 10, 40)]))
def test_that_everybody_in_view_is_counted_exactly_once(
    exact: list[tuple[float, float]],
    by_city: list[tuple[float, float]],
    by_country: list[tuple[float, float]],
    box: Box,
) -> None:
    who = together(
        people(*exact), people(*by_city, precision=Precision.CITY), people(*by_country, precision=Precision.COUNTRY)
    )
    found = picture(who, box)
    camera = found.camera
    px, py = camera.to_px(camera.near_all(who.lon.astype(np.float64)), mercator.y_of(who.lat.astype(np.float64)))
    seen = (px >= 0) & (px <= camera.width_px) & (py >= 0) & (py <= camera.height_px)
    assert found.inside_by_position == int(seen[: len(exact)].sum())
    assert found.inside_by_city == int(seen[len(exact) : len(exact) + len(by_city)].sum())
    assert len(found.who) == len(set(found.who.tolist()))
    assert set(np.flatnonzero(seen & (who.precision != Precision.COUNTRY)).tolist()) <= set(found.who.tolist())
    counted = int(found.clusters.by_position.sum() + found.clusters.by_city.sum()) + int(found.symbols().sum())
    assert counted == len(found.who)


@settings(max_examples=40, deadline=None)
@given(PLACES, st.lists(st.integers(0, 2), min_size=60, max_size=60))
def test_that_the_shares_of_each_disc_sum_to_its_figure(
    places: list[tuple[float, float]], categories: list[int]
) -> None:
    groups = [people(at, category=category) for at, category in zip(places, categories, strict=False)]
    found = picture(together(People.nobody(), *groups), WORLD)
    assert found.clusters.shares.sum(axis=1).tolist() == found.clusters.by_position.tolist()
    for cluster in range(found.clusters.count):
        assert len(found.members(cluster)) == found.clusters.by_position[cluster]


def test_that_a_person_known_by_city_only_is_never_a_symbol() -> None:
    who = together(people(KHARTOUM, precision=Precision.CITY), people((32.8, 15.8)))
    found = picture(who, around(*KHARTOUM, 0.5))
    assert found.who[found.symbols()].tolist() == [1]
    assert found.clusters.by_city.tolist() == [1]
    assert found.clusters.by_position.tolist() == [0]


def test_that_people_without_any_position_are_counted_but_not_placed() -> None:
    lost = people((float("nan"), float("nan")), (32.0, 15.0), precision=Precision.COUNTRY)
    crowd = Crowd.of(together(lost, people(KHARTOUM)))
    assert crowd.by_country == 2
    assert crowd.is_placed.tolist() == [False, False, True]


def test_that_two_at_one_address_are_a_figure_and_not_one_symbol_over_another() -> None:
    found = picture(people(KHARTOUM, KHARTOUM, (32.8, 15.8)), around(*KHARTOUM, 0.5))
    assert found.clusters.by_position.tolist() == [2]
    assert found.who[found.symbols()].tolist() == [2]


def test_that_people_on_both_sides_of_the_antimeridian_share_a_disc() -> None:
    found = picture(people((179.95, -17.0), (-179.95, -17.0)), around(180, -17, 15))
    assert found.clusters.by_position.tolist() == [2]
    assert found.clusters.x[0] % 360 == pytest.approx(180, abs=0.1)


def test_that_the_figure_stands_where_the_people_with_a_position_are() -> None:
    who = together(people((32.5, 15.5)), people((33.5, 15.5), precision=Precision.CITY))
    found = picture(who, around(32, 15, 60))
    assert found.clusters.count == 1
    assert found.clusters.x[0] == pytest.approx(32.5)


def test_that_the_grid_stands_still_while_the_view_is_panned() -> None:
    rng = np.random.default_rng(5)
    who = people(*zip(rng.uniform(-20, 60, 300).tolist(), rng.uniform(-20, 40, 300).tolist(), strict=True))
    camera = Camera(width_px=1200, height_px=900).fitted(around(20, 15, 60))
    first = reckoned(Crowd.of(who), camera, camera, 1)
    second = reckoned(Crowd.of(who), camera.panned(17, -9), camera, 1)
    assert sorted(first.clusters.by_position.tolist()) == sorted(second.clusters.by_position.tolist())


def test_that_discs_do_not_cover_each_other() -> None:
    rng = np.random.default_rng(6)
    who = people(*zip(rng.normal(20, 25, 4000).tolist(), rng.normal(15, 18, 4000).tolist(), strict=True))
    found = picture(who, around(20, 15, 60), 1366, 768)
    px, py = found.camera.to_px(found.clusters.x, found.clusters.y)
    radius = np.array([radius_px(count) for count in found.clusters.by_position.tolist()])
    big = np.flatnonzero(found.clusters.by_position > 1)
    far = np.hypot(px[big][:, None] - px[big], py[big][:, None] - py[big])
    overlap = (far < (radius[big][:, None] + radius[big]) * 0.9) & ~np.eye(len(big), dtype=bool)
    assert len(big) > 10
    assert not overlap.any()


def test_that_too_many_for_symbols_are_shown_as_density_and_figures() -> None:
    rng = np.random.default_rng(7)
    count = NEAR_COUNT + 1
    who = people(*zip(rng.normal(32.5, 0.1, count).tolist(), rng.normal(15.6, 0.1, count).tolist(), strict=True))
    found = picture(who, around(*KHARTOUM, 0.8))
    assert not found.symbols().any()
    assert found.density is not None
    rows, columns = found.density.shape
    row, column = np.unravel_index(int(found.density.argmax()), found.density.shape)
    assert abs(row - rows / 2) < rows * 0.1
    assert abs(column - columns / 2) < columns * 0.1
    assert found.density[0, 0] == 0


def test_that_a_category_the_legend_does_not_know_counts_with_the_last() -> None:
    found = picture(people(KHARTOUM, KHARTOUM, category=9), around(*KHARTOUM, 40), categories=2)
    assert found.clusters.shares.tolist() == [[0, 2]]


def test_that_nobody_makes_an_empty_picture() -> None:
    found = picture(People.nobody(), WORLD)
    assert found.clusters.count == 0
    assert not len(found.who)
    assert found.inside_by_position == found.inside_by_city == 0
