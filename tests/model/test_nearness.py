"""Who is in an area: discs against circles and shapes, anywhere on the ball."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from shapely.affinity import translate

from console.model import sieve
from console.model.area import Area, Circle, Country, Polygon, country_code
from console.model.nearness import Nearness, ResolvedArea, classify
from console.model.sieve import Sieve
from console.model.sphere import MEAN_RADIUS_KM, arc_distance_km, circle_outline, distance_km, unwrapped, wrapped
from console.model.words import Precision

EXACT, STREET, DISTRICT, CITY, COUNTRY = range(5)
WORLD = ((-180.0, -90.0, 180.0, 90.0),)

lons = st.floats(-180, 180)
lats = st.floats(-89, 89)


def by_cosines(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    """Great-circle distance by another formula than the one under test: the angle between two vectors."""

    def vector(lon: float, lat: float) -> NDArray[np.float64]:
        theta, phi = math.radians(lon), math.radians(lat)
        return np.array([math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)])

    a, b = vector(lon, lat), vector(to_lon, to_lat)
    return MEAN_RADIUS_KM * math.atan2(float(np.linalg.norm(np.cross(a, b))), float(a @ b))


def resolved_circle(circle: Circle, city_ids: tuple[int, ...] = (), countries: tuple[str, ...] = ()) -> ResolvedArea:
    half = math.degrees(circle.radius_km / MEAN_RADIUS_KM)
    south, north = circle.lat - half, circle.lat + half
    outline = circle_outline(circle.lon, circle.lat, circle.radius_km)
    west, _, east, _ = outline.bounds
    boxes = [(west, south, east, north)]
    if east - west >= 359 or south <= -90 or north >= 90:
        boxes = [(-180.0, max(south, -90), 180.0, min(north, 90))]
    return ResolvedArea(
        circle, outline, (circle.lon, circle.lat), tuple(boxes), np.array(sorted(city_ids), np.int64), countries
    )


def resolved_shape(shape: shapely.Polygon, area: Area | None = None, countries: tuple[str, ...] = ()) -> ResolvedArea:
    return ResolvedArea(area or Polygon(()), shape, (0.0, 0.0), WORLD, np.empty(0, np.int64), countries)


def ask(
    resolved: ResolvedArea,
    people: list[tuple[float, float, float]],
    precision: int = EXACT,
    city: int = 0,
    country: str = "",
) -> list[int]:
    lon, lat, radius = np.array(people, float).T
    count = len(people)
    told = classify(
        resolved,
        lon,
        lat,
        radius,
        np.full(count, precision, np.uint8),
        np.full(count, city, np.int64),
        np.full(count, country_code(country), np.uint16),
    )
    return [int(answer) for answer in told]


def test_that_the_precisions_are_coded_in_the_order_of_their_list() -> None:
    assert list(Precision) == [Precision.EXACT, Precision.STREET, Precision.DISTRICT, Precision.CITY, Precision.COUNTRY]


@given(lons, lats, lons, lats)
def test_that_the_distance_agrees_with_another_formula(lon: float, lat: float, to_lon: float, to_lat: float) -> None:
    ours = float(distance_km(np.array([lon]), np.array([lat]), to_lon, to_lat)[0])
    assert ours == pytest.approx(by_cosines(lon, lat, to_lon, to_lat), abs=0.2)  # haversine blurs at the antipode


@given(lons, lats, st.floats(0.1, 4000), st.lists(st.tuples(lons, lats, st.floats(0, 500)), min_size=1, max_size=20))
def test_that_a_circle_agrees_with_measuring_each_person(
    lon: float, lat: float, radius_km: float, people: list[tuple[float, float, float]]
) -> None:
    answers = ask(resolved_circle(Circle(lon, lat, radius_km)), people)
    for (to_lon, to_lat, radius), answer in zip(people, answers, strict=True):
        away = by_cosines(lon, lat, to_lon, to_lat)
        if min(abs(away + radius - radius_km), abs(away - radius - radius_km)) < 0.5:
            continue  # on the line: the two formulas may differ by their last digits
        expected = (
            Nearness.INSIDE
            if away + radius < radius_km
            else Nearness.POSSIBLY
            if away - radius < radius_km
            else Nearness.OUTSIDE
        )
        assert answer == expected


@given(st.floats(-1, 1), lats, st.floats(50, 1500), st.floats(0, 100))
def test_that_a_circle_across_180_holds_people_on_both_sides(
    offset: float, lat: float, radius_km: float, radius: float
) -> None:
    resolved = resolved_circle(Circle(wrapped(180 + offset), lat, radius_km))
    people = [(wrapped(180 + offset + aside), lat, radius) for aside in (-0.2, 0.2)]
    for (lon, _, _), answer in zip(people, ask(resolved, people), strict=True):
        away = by_cosines(180 + offset, lat, lon, lat)
        assert (answer == Nearness.INSIDE) == (away + radius <= radius_km)


shapes = st.builds(
    lambda lon, lat, width, height, notch: shapely.Polygon(
        [
            (lon, lat),
            (lon + width, lat),
            (lon + width, lat + height),
            (lon + width / 2, lat + height * notch),
            (lon, lat + height),
        ]
    ),
    lons,
    st.floats(-80, 60),
    st.floats(0.5, 60),
    st.floats(0.5, 20),
    st.floats(0.1, 0.9),
)


@settings(max_examples=60)
@given(
    shapes, st.lists(st.tuples(st.floats(-0.3, 1.3), st.floats(-0.3, 1.3), st.floats(0, 200)), min_size=1, max_size=12)
)
def test_that_a_turn_of_the_globe_changes_nothing(
    shape: shapely.Polygon, asides: list[tuple[float, float, float]]
) -> None:
    west, south, east, north = shape.bounds
    people = [
        (west + aside * (east - west), max(-89.0, min(89.0, south + above * (north - south))), radius)
        for aside, above, radius in asides
    ]
    answers = []
    for turn in (-360, 0, 360):
        turned = translate(shape, turn)
        answers.append(ask(resolved_shape(turned), [(wrapped(lon), lat, radius) for lon, lat, radius in people]))
        answers.append(ask(resolved_shape(shape), [(lon + turn, lat, radius) for lon, lat, radius in people]))
    undecided = [near_a_limit(shape, *person) for person in people]
    for answer in answers[1:]:
        assert all(a == b or close for a, b, close in zip(answer, answers[0], undecided, strict=True))


def near_a_limit(shape: shapely.Polygon, lon: float, lat: float, radius: float) -> bool:
    """Whether rounding by a turn may decide: the centre or the rim of the disc lies on the border."""
    if shape.exterior.distance(shapely.Point(lon, lat)) < 1e-6:
        return True
    return radius > 0 and abs(border_distance_km(shape, lon, lat) - radius) < 2


def border_distance_km(shape: shapely.Polygon, lon: float, lat: float) -> float:
    """Distance to the border by walking along it in small steps."""
    points = shapely.get_coordinates(shapely.segmentize(shape.exterior, 0.02))
    return float(distance_km(points[:, 0], points[:, 1], lon, lat).min())


@settings(max_examples=40)
@given(shapes, st.floats(-0.5, 1.5), st.floats(-0.5, 1.5), st.floats(0, 800))
def test_that_a_shape_agrees_with_walking_along_its_border(
    shape: shapely.Polygon, aside: float, above: float, radius: float
) -> None:
    west, south, east, north = shape.bounds
    lon, lat = west + aside * (east - west), max(-89.0, min(89.0, south + above * (north - south)))
    away = border_distance_km(shape, lon, lat)
    if abs(away - radius) < 2 or away < 0.01:
        return  # closer than the steps of the walk
    (answer,) = ask(resolved_shape(shape), [(wrapped(lon), lat, radius)])
    inside = shape.contains(shapely.Point(lon, lat))
    expected = Nearness.POSSIBLY if away < radius else Nearness.INSIDE if inside else Nearness.OUTSIDE
    assert answer == expected


@given(shapes, st.floats(-0.3, 1.3), st.floats(-0.3, 1.3), st.lists(st.floats(0, 1000), min_size=2, max_size=5))
def test_that_a_wider_disc_is_never_surer(
    shape: shapely.Polygon, aside: float, above: float, radii: list[float]
) -> None:
    west, south, east, north = shape.bounds
    lon, lat = west + aside * (east - west), south + above * (north - south)
    answers = ask(resolved_shape(shape), [(lon, lat, radius) for radius in sorted(radii)])
    came_in = [Nearness.OUTSIDE, Nearness.POSSIBLY]
    went_out = [Nearness.INSIDE, Nearness.POSSIBLY]
    order = came_in if answers[0] == Nearness.OUTSIDE else went_out
    places = [order.index(Nearness(answer)) for answer in answers]
    assert places == sorted(places)


@pytest.mark.parametrize("radius", [0.0, 0.3, 4.0, 49.0])
def test_that_the_grid_settles_many_as_each_is_settled_alone(monkeypatch: pytest.MonkeyPatch, radius: float) -> None:
    rng = np.random.default_rng(7)
    angle = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    reach = 3 + rng.normal(0, 0.4, 240)  # a ragged coast
    shape = shapely.make_valid(
        shapely.Polygon(np.column_stack([179 + reach * np.cos(angle), -17 + reach * np.sin(angle)]))
    )
    lon, lat = rng.uniform(173, 185, 6_000), rng.uniform(-23, -11, 6_000)
    radii = np.full(6_000, radius)
    with_grid = Sieve(shape).test(lon, lat, radii)
    monkeypatch.setattr(sieve, "GRID_WORTH_POINTS", 10**9)
    without = Sieve(shape).test(lon, lat, radii)
    for a, b in zip(with_grid, without, strict=True):
        assert np.array_equal(a, b)
    assert 0 < with_grid[0].sum() < with_grid[1].sum() + (radius == 0) < 6_000


def test_that_a_hole_is_outside() -> None:
    ring = shapely.Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(4, 4), (6, 4), (6, 6), (4, 6)]])
    assert ask(resolved_shape(ring), [(5, 5, 0), (2, 2, 0), (5, 5, 200), (2, 2, 100)]) == [0, 1, 2, 1]


def test_that_a_polar_cap_has_no_border_along_the_edge_of_the_map() -> None:
    cap = circle_outline(0.0, -90.0, 2_000)
    assert ask(resolved_shape(cap), [(180, -85, 100), (-180, -85, 100), (33, -90, 100), (0, -75, 0), (0, -60, 0)]) == [
        1,
        1,
        1,
        1,
        0,
    ]


class TestWhoIsNotKnownByPosition:
    area = resolved_circle(Circle(32.5, 15.5, 20), city_ids=(365137, 379252), countries=("SD",))
    nowhere = (math.nan, math.nan, math.nan)

    def test_that_a_city_in_the_area_counts_as_known_by_city(self) -> None:
        assert ask(self.area, [self.nowhere], CITY, city=379252, country="SD") == [Nearness.BY_CITY]

    def test_that_a_citys_own_position_is_never_taken_for_the_persons(self) -> None:
        assert ask(self.area, [(32.5, 15.5, 0.0)], CITY, city=379252) == [Nearness.BY_CITY]
        assert ask(self.area, [(32.5, 15.5, 0.0)], CITY, city=111, country="SD") == [Nearness.OUTSIDE]

    def test_that_a_city_elsewhere_is_outside_even_in_the_same_country(self) -> None:
        assert ask(self.area, [self.nowhere], CITY, city=9_999_999, country="SD") == [Nearness.OUTSIDE]

    def test_that_a_city_that_was_not_found_leaves_the_country(self) -> None:
        assert ask(self.area, [self.nowhere], CITY, city=0, country="SD") == [Nearness.BY_COUNTRY]

    def test_that_country_only_is_known_by_country_whatever_city_stands_beside_it(self) -> None:
        assert ask(self.area, [self.nowhere], COUNTRY, city=379252, country="SD") == [Nearness.BY_COUNTRY]
        assert ask(self.area, [self.nowhere], COUNTRY, country="EG") == [Nearness.OUTSIDE]

    def test_that_nothing_known_is_outside(self) -> None:
        assert ask(self.area, [self.nowhere], COUNTRY) == [Nearness.OUTSIDE]

    @pytest.mark.parametrize("precision", [EXACT, STREET, DISTRICT])
    def test_that_a_missing_position_falls_back_to_the_city(self, precision: int) -> None:
        assert ask(self.area, [self.nowhere], precision, city=365137, country="SD") == [Nearness.BY_CITY]
        assert ask(self.area, [(32.5, math.nan, 1.0)], precision, country="SD") == [Nearness.BY_COUNTRY]

    def test_that_an_unknown_radius_is_that_of_the_precision(self) -> None:
        rim = 32.5 + math.degrees(17 / MEAN_RADIUS_KM / math.cos(math.radians(15.5)))  # 17 km from the middle of 20
        assert ask(self.area, [(rim, 15.5, math.nan)], EXACT) == [Nearness.INSIDE]
        assert ask(self.area, [(rim, 15.5, math.nan)], DISTRICT) == [Nearness.POSSIBLY]


class TestAWholeCountry:
    shape = shapely.Polygon([(30, 10), (37, 10), (37, 20), (30, 20)])
    area = resolved_shape(shape, Country("SD"), ("SD",))

    def test_that_a_disc_over_the_shore_is_inside_when_the_record_names_the_country(self) -> None:
        assert ask(self.area, [(36.99, 15, 5)], country="SD") == [Nearness.INSIDE]
        assert ask(self.area, [(36.99, 15, 5)], country="SA") == [Nearness.POSSIBLY]

    def test_that_a_pier_just_off_the_drawn_shore_is_inside(self) -> None:
        assert ask(self.area, [(37.01, 15, 0)], country="SD") == [Nearness.INSIDE]
        assert ask(self.area, [(37.01, 15, 0)], country="SA") == [Nearness.OUTSIDE]

    def test_that_a_position_that_contradicts_the_record_stays_in_the_count(self) -> None:
        assert ask(self.area, [(0, 0, 0)], country="SD") == [Nearness.POSSIBLY]

    def test_that_a_position_inside_speaks_whatever_country_the_record_names(self) -> None:
        assert ask(self.area, [(33, 15, 1)], country="EG") == [Nearness.INSIDE]


def test_that_one_very_vague_person_is_still_found_from_afar() -> None:
    area = ResolvedArea(
        Circle(32.5, 15.5, 20),
        circle_outline(32.5, 15.5, 20),
        (32.5, 15.5),
        ((32.3, 15.3, 32.7, 15.7),),
        np.empty(0, np.int64),
        (),
    )
    assert ask(area, [(50, 30, 100), (50, 30, 3_000), (-150, -15, 20_000)]) == [0, 2, 2]


@given(lons, lats, lons, lats, st.floats(-90, 90), st.floats(0.001, 0.25))
def test_that_the_distance_to_an_arc_is_that_to_its_nearest_point(
    lon: float, lat: float, start_lon: float, start_lat: float, turn: float, length: float
) -> None:
    end = (start_lon + length * math.cos(turn), max(-89.5, min(89.5, start_lat + length * math.sin(turn))))
    share = np.linspace(0, 1, 400)[:, None]
    ends = [to_vector(start_lon, start_lat), to_vector(*end)]
    walk = (1 - share) * ends[0] + share * ends[1]
    walk /= np.linalg.norm(walk, axis=1)[:, None]
    nearest = (
        MEAN_RADIUS_KM * 2 * np.arcsin(np.minimum(np.linalg.norm(walk - to_vector(lon, lat), axis=1) / 2, 1)).min()
    )
    ours = arc_distance_km(np.array([lon]), np.array([lat]), np.array([[start_lon, start_lat]]), np.array([end]))[0]
    assert ours == pytest.approx(nearest, abs=0.1)


def to_vector(lon: float, lat: float) -> NDArray[np.float64]:
    theta, phi = math.radians(lon), math.radians(lat)
    return np.array([math.cos(phi) * math.cos(theta), math.cos(phi) * math.sin(theta), math.sin(phi)])


@given(lons, st.floats(-90, 90), st.floats(0.5, 5_000))
def test_that_a_circles_outline_is_a_whole_surface_at_its_radius(lon: float, lat: float, radius_km: float) -> None:
    outline = circle_outline(lon, lat, radius_km)
    assert outline.is_valid
    rim = shapely.get_coordinates(outline)
    rim = rim[np.abs(rim[:, 1]) < 89.9999]
    assert np.allclose(distance_km(rim[:, 0], rim[:, 1], lon, lat), radius_km, rtol=1e-4, atol=2e-3)
    assert outline.intersects(shapely.Point(lon, lat)) or outline.intersects(shapely.Point(wrapped(lon) + 360, lat))


def test_that_a_ring_round_the_pole_is_closed_over_it() -> None:
    ring = np.array([(0, -70), (90, -72), (180, -71), (-90, -73), (0, -70)], float)
    cap = shapely.Polygon(unwrapped(ring))
    assert cap.is_valid
    assert cap.bounds == (0.0, -90.0, 360.0, -70.0)
