"""The people of an incident as the map takes them, and the question behind each figure of the tally."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from console.atlas.gazetteer import gazetteer
from console.model.figures import FIGURES
from console.model.nearness import CITY_CODE
from console.model.query import FigureKey, PeopleQuery
from console.model.shown import Tally
from console.model.tally import NO_REPORT, Situations
from console.model.words import Whereabouts
from console.register.resident import Positions, ResidentArrays
from widgets.map.shapes import LegendEntry, People
from widgets.status import not_yet_reached
from widgets.times import language

NOT_YET, PRESENT, ELSEWHERE, ALARMING = range(4)  # the order of the legend
_ELSEWHERE = (Whereabouts.ELSEWHERE, Whereabouts.IN_TRANSIT)
_ALARMING = (Whereabouts.MISSING, Whereabouts.DETAINED)
_CATEGORY_BY_WHEREABOUTS = np.array(
    [
        PRESENT
        if word is Whereabouts.PRESENT
        else ELSEWHERE
        if word in _ELSEWHERE
        else ALARMING
        if word in _ALARMING
        else NOT_YET
        for word in Whereabouts
    ],
    np.uint8,
)


def legend() -> tuple[LegendEntry, ...]:
    """The categories of people in the language in force."""
    missing, detained = (word.label(language()) for word in _ALARMING)
    away = " / ".join(word.label(language()) for word in _ELSEWHERE)
    return (
        LegendEntry(not_yet_reached().text, "neutral", "d"),
        LegendEntry(Whereabouts.PRESENT.label(language()), "good", "o"),
        LegendEntry(away, "accent", "s"),
        LegendEntry(f"{missing} / {detained}", "attention", "t"),
    )


def people_on_map(connection: Connection, arrays: ResidentArrays, incident: int | None) -> People:
    """Everybody registered, once each, at the best known of the person's places."""
    positions = arrays.positions(connection)
    order = np.lexsort((positions.precision, positions.person))
    _, first = np.unique(positions.person[order], return_index=True)
    at = order[first]
    lon, lat = _with_cities(positions, at)
    person = positions.person[at]
    category = np.zeros(len(person), np.uint8)
    if incident is not None:
        category = _categories(person, arrays.situations(connection, incident))
    return People(person, lon, lat, positions.radius_km[at], positions.precision[at], category)


def _with_cities(
    positions: Positions, at: np.ndarray[tuple[int], np.dtype[np.intp]]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float32]], np.ndarray[tuple[int], np.dtype[np.float32]]]:
    """Where they are; who is known by city only stands at the city, as one of its ring and never as a dot."""
    lon, lat = positions.lon[at].copy(), positions.lat[at].copy()
    by_city = (positions.precision[at] == CITY_CODE) & (positions.city_id[at] > 0)
    known = gazetteer()
    for city_id in np.unique(positions.city_id[at][by_city]).tolist():
        town = known.by_id(city_id)
        if town is not None:
            here = by_city & (positions.city_id[at] == city_id)
            lon[here], lat[here] = town.lon, town.lat
    return lon, lat


def _categories(
    person: np.ndarray[tuple[int], np.dtype[np.int64]], situations: Situations
) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    category = np.full(len(person), NOT_YET, np.uint8)
    if not len(situations.person):
        return category
    place = np.minimum(np.searchsorted(situations.person, person), len(situations.person) - 1)
    is_told = (situations.person[place] == person) & (situations.whereabouts[place] != NO_REPORT)
    category[is_told] = _CATEGORY_BY_WHEREABOUTS[situations.whereabouts[place[is_told]]]
    return category


def query_behind(key: FigureKey, tally: Tally) -> PeopleQuery | None:
    """The list of the very people a figure of this tally counts; None when the figure counts no persons."""
    if key not in FIGURES:
        return None
    return PeopleQuery(incident=tally.incident, figure=key, as_of_ms=tally.as_of_ms)
