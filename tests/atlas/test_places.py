"""Finding places by name, in two languages, and by nearness."""

from __future__ import annotations

import csv
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.atlas.countries import Status, countries, country_named
from console.atlas.folding import fold
from console.atlas.gazetteer import city_by_name, city_near, gazetteer
from console.atlas.names import NameIndex
from console.atlas.places import PlaceKind, find_place
from console.atlas.sources import shipped
from console.atlas.zones import zone_at
from console.model.sphere import distance_km


@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("Khartoum", PlaceKind.CITY, "379252"),
        ("khart", PlaceKind.CITY, "379252"),
        ("KHARTUM", PlaceKind.CITY, "379252"),
        ("Al Khurţūm", PlaceKind.CITY, "379252"),
        ("Mekah", PlaceKind.CITY, "104515"),
        ("Kairo", PlaceKind.CITY, "360630"),
        ("Sudan", PlaceKind.COUNTRY, "SD"),
        ("Sudan Selatan", PlaceKind.COUNTRY, "SS"),
        ("Yaman", PlaceKind.COUNTRY, "YE"),
        ("Jepang", PlaceKind.COUNTRY, "JP"),
        ("Palestina", PlaceKind.COUNTRY, "PS"),
        ("Cote d'Ivoire", PlaceKind.COUNTRY, "CI"),
        ("pantai gad", PlaceKind.COUNTRY, "CI"),
        ("Inggris", PlaceKind.COUNTRY, "GB"),
        ("Aceh", PlaceKind.PROVINCE, "ID-AC"),
        ("Rif Dimashq", PlaceKind.PROVINCE, "SY-RD"),
        ("New York", PlaceKind.CITY, "5128581"),
        ("Tripoli", PlaceKind.CITY, "2210247"),
        ("Tripoli, Lebanon", PlaceKind.CITY, "266826"),
        ("tripoli, lb", PlaceKind.CITY, "266826"),
    ],
)
def test_that_what_is_typed_finds_the_place_first(typed: str, kind: PlaceKind, code: str) -> None:
    first = find_place(typed)[0]
    assert (first.kind, first.code) == (kind, code)


def test_that_a_later_word_is_found_after_the_beginnings() -> None:
    found = [place.name_en for place in find_place("Sudan", 10)]
    assert found.index("Sudan") < found.index("Port Sudan")
    assert "South Sudan" in found


def test_that_a_place_has_its_name_in_both_languages() -> None:
    mecca, germany = find_place("Makkah")[0], find_place("Germany")[0]
    assert (mecca.name("en"), mecca.name("id")) == ("Makkah", "Mekkah")
    assert (germany.name("en"), germany.name("id")) == ("Germany", "Jerman")


@pytest.mark.parametrize("typed", ["", "   ", "-", "zzzzqqqq", ",", "x" * 5_000, "\x00", "؟؟"])
def test_that_nonsense_finds_nothing(typed: str) -> None:
    assert find_place(typed) == ()


@given(st.text(max_size=30))
def test_that_any_text_is_answered_within_the_limit(typed: str) -> None:
    assert len(find_place(typed, 5)) <= 5


@given(st.integers(0, 69_000))
def test_that_every_city_is_found_by_its_own_name_in_its_country(place: int) -> None:
    city = gazetteer().city(place)
    found = city_by_name(city.name, city.country)
    assert found is not None
    assert found.country == city.country
    assert found.population >= city.population
    assert gazetteer().by_id(city.city_id) == city


def test_that_every_city_of_the_roster_is_placed() -> None:
    written = ["Khartoum", "Omdurman", "Khartoum North", "Port Sudan", "Wad Madani", "Atbara", "Kassala"]
    found = [city_by_name(name, "SD") for name in written]
    assert [city.name if city else "" for city in found] == [
        "Khartoum",
        "Omdurman",
        "Khartoum North",
        "Port Sudan",
        "Wad Medani",
        "Atbara",
        "Kassala",
    ]


@pytest.mark.parametrize(
    "written", ["Kota Khartoum", "khartoum city", "Khartoum, Block 7", "Khartoum (Riyadh)", "  KHARTOUM "]
)
def test_that_a_citys_name_is_found_among_the_words_around_it(written: str) -> None:
    city = city_by_name(written, "SD")
    assert city is not None
    assert city.city_id == 379252


def test_that_a_city_of_another_country_is_not_guessed() -> None:
    assert city_by_name("Cairo", "SD") is None
    assert city_by_name("", "SD") is None
    abroad = city_by_name("Cairo")
    assert abroad is not None
    assert abroad.country == "EG"


@given(st.floats(-180, 180), st.floats(-89, 89))
def test_that_the_nearest_city_is_the_nearest(lon: float, lat: float) -> None:
    known = gazetteer()
    away = distance_km(known.lon, known.lat, lon, lat)
    city = city_near(lon, lat, 300)
    if away.min() > 300:
        assert city is None
    else:
        assert city is not None
        assert float(distance_km(np.array(city.lon), np.array(city.lat), lon, lat)) == pytest.approx(away.min())


def test_that_the_nearest_city_may_lie_beyond_180() -> None:
    taveuni = city_near(-179.99, -16.78, 400)
    assert taveuni is not None
    assert taveuni.country == "FJ"
    assert taveuni.lon > 0


@given(st.text(max_size=40))
def test_that_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


names = st.lists(st.tuples(st.text("ab ", max_size=6).map(fold), st.integers(0, 99), st.booleans()), max_size=30)


@given(names, st.text("ab", min_size=1, max_size=3))
def test_that_the_index_agrees_with_reading_the_list(entries: list[tuple[str, int, bool]], typed: str) -> None:
    index = NameIndex.of(entries)
    listed = sorted({entry for entry in entries if entry[0]})

    def told(places: range | list[int]) -> list[tuple[int, bool]]:
        return [(int(index.targets[place]), bool(index.is_main[place])) for place in places]

    assert told(index.exact(typed)) == [(number, main) for name, number, main in listed if name == typed]
    assert told(index.beginning(typed)) == [(number, main) for name, number, main in listed if name.startswith(typed)]
    assert told(index.by_word(typed)) == [(number, main) for name, number, main in listed if f" {typed}" in name]


def test_that_the_countries_are_those_of_the_systems_own_list() -> None:
    """Against zoneinfo's iso3166.tab, which is kept by others."""
    listed = resources.files("tzdata").joinpath("zoneinfo/iso3166.tab").read_text("utf-8")
    codes = {line.split("\t")[0] for line in listed.splitlines() if line and not line.startswith("#")}
    assert set(countries()) - codes == {"XK"}
    assert codes - set(countries()) == set()


def test_that_every_country_has_its_names_and_codes_once() -> None:
    entries = countries().values()
    for column in ("alpha3", "name_en", "name_id"):
        values = [getattr(entry, column) for entry in entries]
        assert all(values)
        assert len(set(values)) == len(values), column
    assert all(len(entry.numeric) == 3 for entry in entries if entry.alpha2 != "XK")


def test_that_status_is_seen_from_indonesia() -> None:
    known = countries()
    assert known["PS"].status is Status.STATE
    assert known["IL"].status is known["XK"].status is Status.NOT_RECOGNISED
    assert known["TW"].status is Status.TERRITORY


@pytest.mark.parametrize(
    ("text", "code"),
    [("sudan", "SD"), ("SDN", "SD"), ("sd", "SD"), ("Arab Saudi", "SA"), ("Korea Utara", "KP"), ("Atlantis", "")],
)
def test_that_a_country_is_known_by_name_and_code(text: str, code: str) -> None:
    entry = country_named(text)
    assert (entry.alpha2 if entry else "") == code


def test_that_every_indonesian_city_name_of_the_table_is_shown() -> None:
    lines = [
        line for line in shipped("gazetteer", "exonyms.csv").read_text("utf-8").splitlines() if not line.startswith("#")
    ]
    for row in csv.DictReader(lines):
        found = city_by_name(row["name_id"], row["country"])
        assert found is not None
        assert found.name == row["name"]


@pytest.mark.parametrize(
    ("lon", "lat", "zone"),
    [
        (32.5, 15.5, "Africa/Khartoum"),
        (106.8, -6.2, "Asia/Jakarta"),
        (-179.9, -16.8, "Pacific/Fiji"),
        (180.1, -16.8, "Pacific/Fiji"),
    ],
)
def test_that_a_point_has_its_zone(lon: float, lat: float, zone: str) -> None:
    assert zone_at(lon, lat) == zone


@pytest.mark.parametrize(("lon", "lat"), [(0, 90), (0, -90), (180, 0), (-180, 0), (-30, 0)])
def test_that_the_sea_and_the_poles_have_a_zone_too(lon: float, lat: float) -> None:
    assert "/" in zone_at(lon, lat)
