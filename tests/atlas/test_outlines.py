"""The shipped boundary set, and what happens to a bad one."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from console.atlas import shapes
from console.atlas.countries import countries
from console.atlas.outlines import Level, disclaimer, disputed, outlines, provinces
from console.atlas.rings import GRID_DEG, from_polygons, unpack
from console.atlas.sources import shipped
from console.faults import StoreFault
from console.model.sphere import MEAN_RADIUS_KM


@pytest.mark.parametrize("level", list(Level))
def test_that_no_outline_streaks_across_the_map(level: Level) -> None:
    """An edge that spans half the world would be a polygon torn at 180 degrees; only Antarctica's closing edge may be that long."""
    rings = outlines(level).rings
    steps = np.abs(np.diff(rings.points[:, 0].astype(np.float64)))
    ends = rings.ring_offsets[1:-1] - 1
    steps[ends] = 0  # from one ring to the next
    long = np.flatnonzero(steps > 60)
    assert np.all(rings.points[long, 1] <= -89.99)
    assert np.abs(rings.points[:, 0]).max() <= 180
    assert np.abs(rings.points[:, 1]).max() <= 90


@pytest.mark.parametrize("level", list(Level))
def test_that_every_outline_is_a_valid_surface_with_a_known_code(level: Level) -> None:
    known = outlines(level)
    assert shapely.is_valid(known.rings.geometries()).all()
    assert set(known.alpha2()) - {""} <= set(countries())
    assert len(known.names) == len(known.rings) == len(known.codes)


def test_that_every_country_but_the_vatican_is_drawn_at_the_finest_level() -> None:
    assert set(countries()) - set(outlines(Level.FINE).alpha2()) == {"VA"}


# Square kilometres of land, as atlases print them; a coarse level may differ by its islands. Antarctica without its ice shelves.
AREAS_KM2 = {
    "AQ": 12_300_000,
    "RU": 17_098_000,
    "SD": 1_862_000,
    "ID": 1_905_000,
    "CA": 9_985_000,
    "AU": 7_692_000,
    "PS": 6_000,
}


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("code", AREAS_KM2)
def test_that_countries_have_the_size_they_have(level: Level, code: str) -> None:
    known = outlines(level)
    drawn = known.rings.geometries()[np.array(known.alpha2()) == code]
    flat = shapely.transform(drawn, equal_area_km)
    assert shapely.area(flat).sum() == pytest.approx(AREAS_KM2[code], rel=0.18 if code in ("PS", "ID") else 0.06)


def equal_area_km(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lambert's cylindrical equal-area projection."""
    return np.column_stack([np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))]) * MEAN_RADIUS_KM


def test_that_the_finer_level_has_more_points() -> None:
    coarse, middle, fine = (len(outlines(level).rings.points) for level in (Level.COARSE, Level.MIDDLE, Level.FINE))
    assert coarse * 5 < middle < fine / 5


@pytest.mark.parametrize("level", list(Level))
def test_that_palestine_is_a_territory_of_its_own(level: Level) -> None:
    known = outlines(level)
    codes = np.array(known.alpha2())
    drawn = shapely.union_all(known.rings.geometries()[codes == "PS"])
    assert drawn.contains(shapely.Point(35.2, 31.9))  # Ramallah
    assert not shapely.union_all(known.rings.geometries()[codes == "IL"]).contains(shapely.Point(35.2, 31.9))


def test_that_land_without_a_code_of_its_own_keeps_its_name() -> None:
    known = outlines(Level.FINE)
    code_by_name = dict(zip(known.names, known.alpha2(), strict=True))
    assert code_by_name["Somaliland"] == "SO"
    assert code_by_name["N. Cyprus"] == "CY"
    assert code_by_name["Kosovo"] == "XK"
    assert code_by_name["Siachen Glacier"] == ""


def test_that_the_boxes_hold_their_polygons() -> None:
    rings = outlines(Level.FINE).rings
    for polygon in range(0, len(rings), 97):
        points = np.vstack(rings.polygon_rings(polygon))
        assert rings.bounds[polygon].tolist() == [*points.min(axis=0).tolist(), *points.max(axis=0).tolist()]
        assert all((ring[0] == ring[-1]).all() for ring in rings.polygon_rings(polygon))


def test_that_the_lines_in_dispute_are_lines_with_names() -> None:
    lines = disputed()
    assert len(lines.names) == len(lines.offsets) - 1 >= 46
    assert np.all(np.diff(lines.offsets) >= 2)
    assert "Syrian claim" in lines.names


def test_that_provinces_have_codes_of_their_own() -> None:
    known = provinces()
    assert len(set(known.codes)) == len(known.codes) > 4_500
    assert set(known.countries) - {""} <= set(countries())
    named = dict(zip(known.codes, known.names, strict=True))
    assert named["SD-KH"] == "Khartoum"
    assert named["ID-PA"] == "Papua"
    assert named["UA-43"] == "Crimea"
    assert set(np.unique(known.numbers).tolist()) == set(range(len(known.codes)))


def test_that_provinces_of_one_country_do_not_overlap() -> None:
    known = provinces()
    sudan = [shapes.province_shape(number) for number, country in enumerate(known.countries) if country == "SD"]
    whole = shapely.union_all(sudan)
    assert sum(shape.area for shape in sudan) == pytest.approx(whole.area, rel=1e-4)


def test_that_the_disclaimer_is_said_in_both_languages() -> None:
    assert "do not imply" in disclaimer("en")
    assert "tidak menyatakan" in disclaimer("id")


@pytest.fixture
def own_set(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("map"), tmp_path / "own"))


def test_that_another_boundary_set_is_read_from_its_folder(own_set: Path) -> None:
    chosen = np.load(own_set / "countries-110m.npz")
    columns = {name: chosen[name] for name in chosen.files}
    columns["codes"] = np.full_like(columns["codes"], 0)
    np.savez_compressed(own_set / "countries-110m.npz", **columns)
    (own_set / "disclaimer.csv").write_text("language,sentence\nen,Ours.\nid,Milik kami.\n")
    assert set(outlines(Level.COARSE, own_set).alpha2()) == {""}
    assert disclaimer("id", own_set) == "Milik kami."
    assert "ID" in outlines(Level.COARSE).alpha2()


@pytest.mark.parametrize("harm", ["missing", "empty", "half", "text", "column"])
def test_that_a_damaged_boundary_set_is_named(own_set: Path, harm: str) -> None:
    path = own_set / "countries-110m.npz"
    whole = path.read_bytes()
    if harm == "missing":
        path.unlink()
    elif harm == "column":
        np.savez(path, steps=np.zeros((3, 2), np.int32), ring_sizes=np.array([4]), polygon_sizes=np.array([1]))
    else:
        path.write_bytes({"empty": b"", "half": whole[: len(whole) // 2], "text": b"not an archive"}[harm])
    with pytest.raises(StoreFault) as caught:
        outlines(Level.COARSE, own_set)
    assert (caught.value.code, caught.value.details) == ("atlas-damaged", {"file": "countries-110m.npz"})


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(-170, 160), st.floats(-80, 70), st.floats(0.01, 9)), min_size=1, max_size=6))
def test_that_packed_polygons_come_back_on_the_grid(corners: list[tuple[float, float, float]]) -> None:
    rings = from_polygons([shapely.box(lon, lat, lon + size, lat + size) for lon, lat, size in corners])
    back = unpack(rings.pack())
    assert np.array_equal(back.points, rings.points)
    assert np.array_equal(back.polygon_offsets, rings.polygon_offsets)
    for (lon, lat, size), bounds in zip(corners, back.bounds.tolist(), strict=True):
        assert bounds == pytest.approx([lon, lat, lon + size, lat + size], abs=GRID_DEG)


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (32.53, 15.55, "SD"),
        (106.83, -6.18, "ID"),
        (106.81, -6.10, "ID"),  # a pier of Tanjung Priok, off the drawn shore
        (35.2, 31.9, "PS"),
        (44.06, 9.56, "SO"),  # Hargeisa
        (33.36, 35.19, "CY"),
        (55.45, -20.88, "RE"),  # drawn within France
        (-68.27, 12.15, "BQ"),
        (179.4, 66.5, "RU"),
        (-179.4, 66.5, "RU"),
        (539.4, 66.5, "RU"),
        (-30.0, 0.0, ""),  # the middle of the Atlantic
    ],
)
def test_that_a_point_is_in_its_country(lon: float, lat: float, code: str) -> None:
    assert shapes.country_at(lon, lat) == code
