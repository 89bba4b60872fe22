"""Who stands where on the incident's map, and which list stands behind a figure of the tally."""

from __future__ import annotations

import numpy as np
import pytest

from console.atlas.gazetteer import city_by_name
from console.desk.incident_people import ALARMING, ELSEWHERE, NOT_YET, PRESENT, people_on_map, query_behind
from console.model.figures import FIGURES
from console.model.query import FigureKey, PeopleQuery
from console.register.register import Register
from console.register.resident import ResidentArrays
from tests.factories import a_person, a_registration, a_report, an_incident
from tests.widgets.test_tally_board import TALLY
from widgets.map.shapes import People, Precision


def shown(register: Register, incident: int | None = None) -> People:
    with register.reading() as connection:
        return people_on_map(connection, ResidentArrays(), incident)


def test_that_each_person_stands_once_at_the_best_known_place(register: Register) -> None:
    person = a_person(register)
    a_registration(register, person, country="SD", precision="country")
    a_registration(register, person, lon=32.5, lat=15.6, radius_km=0.1, precision="exact", country="SD")
    people = shown(register)
    assert people.person.tolist() == [person]
    assert (round(float(people.lon[0]), 3), round(float(people.lat[0]), 3)) == (32.5, 15.6)


def test_that_who_is_known_by_city_is_counted_at_the_city_and_told_apart(register: Register) -> None:
    city = city_by_name("Khartoum", "SD")
    assert city is not None
    a_registration(register, a_person(register), city="Khartoum", city_id=city.city_id, country="SD", precision="city")
    people = shown(register)
    assert float(people.lon[0]) == pytest.approx(city.lon, abs=1e-4)
    assert people.precision.tolist() == [Precision.CITY]


def test_that_who_is_known_by_country_only_stands_nowhere(register: Register) -> None:
    a_registration(register, a_person(register), country="SD", precision="country")
    assert np.isnan(shown(register).lon).all()


@pytest.mark.parametrize(
    ("value", "category"),
    [
        ("present", PRESENT),
        ("elsewhere", ELSEWHERE),
        ("in-transit", ELSEWHERE),
        ("missing", ALARMING),
        ("detained", ALARMING),
        ("unknown", NOT_YET),
    ],
)
def test_that_the_map_tells_what_speaks_of_a_person(register: Register, value: str, category: int) -> None:
    incident, person, other = an_incident(register), a_person(register), a_person(register)
    for each in (person, other):
        a_registration(register, each, lon=32.5, lat=15.6, radius_km=0.1, precision="exact", country="SD")
    a_report(register, incident, person, value=value)
    people = shown(register, incident)
    told = dict(zip(people.person.tolist(), people.category.tolist(), strict=True))
    assert told == {person: category, other: NOT_YET}


def test_that_a_figure_opens_the_list_of_those_it_counts() -> None:
    for figure in FIGURES:
        query = query_behind(figure, TALLY)
        assert query == PeopleQuery(incident=TALLY.incident, figure=figure, as_of_ms=TALLY.as_of_ms)


@pytest.mark.parametrize("key", [("third-country", "all"), ("intent", "at-the-border")])
def test_that_a_figure_whose_persons_nobody_here_knows_opens_none(key: FigureKey) -> None:
    assert query_behind(key, TALLY) is None
