"""What the map shows now, as a list: the same for eyes that cannot see the picture and for hands without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from widgets.map import mercator
from widgets.map.areas import AreasLayer
from widgets.map.camera import Camera
from widgets.map.crowd import CrowdPicture
from widgets.map.labels import LabelsLayer
from widgets.map.missions import MissionsLayer
from widgets.map.shapes import Float64, Int64, Shown

_NEAR_KM = 120.0  # a group further from any known city is told by its position
_MOST_PLACES = 200  # lines of people; a longer list is read by nobody

PeopleWords = Callable[[int, int], str]  # by position, by city -> words


def shown_now(
    camera: Camera,
    areas: AreasLayer,
    missions: MissionsLayer,
    labels: LabelsLayer,
    picture: CrowdPicture | None,
    people_words: PeopleWords,
) -> tuple[Shown, ...]:
    """Areas, then people by place (most first), then missions (those involved first)."""
    found = [Shown("area", mark.label, lon, lat) for mark, lon, lat in areas.in_view(camera)]
    if picture is not None:
        found += _people(camera, picture, labels, people_words)
    marks = sorted(missions.in_view(camera), key=lambda mark: (not mark.is_involved, mark.code))
    found += [Shown("mission", f"{mark.label} ({mark.code})", mark.lon, mark.lat) for mark in marks]
    return tuple(found)


def position_text(lon: float, lat: float) -> str:
    """A position in words that need no language: 32.53° E, 15.60° N."""
    return f"{abs(lon):.2f}° {'E' if lon >= 0 else 'W'}, {abs(lat):.2f}° {'N' if lat >= 0 else 'S'}"


def _people(camera: Camera, picture: CrowdPicture, labels: LabelsLayer, words: PeopleWords) -> list[Shown]:
    x, y, by_position, by_city = _groups(picture)
    box = camera.box
    seen = (x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)
    lon, lat = (x[seen] + 180) % 360 - 180, mercator.lat_of(y[seen])
    by_position, by_city = by_position[seen], by_city[seen]
    order = np.argsort(-(by_position + by_city), kind="stable")[:_MOST_PLACES]
    lon, lat = lon[order], lat[order]
    names = labels.city_near(lon, lat, _NEAR_KM)
    places: dict[str, tuple[float, float, int, int]] = {}
    for name, one_lon, one_lat, placed, city in zip(
        names, lon.tolist(), lat.tolist(), by_position[order].tolist(), by_city[order].tolist(), strict=True
    ):
        text = name or position_text(one_lon, one_lat)
        first_lon, first_lat, sum_placed, sum_city = places.get(text, (one_lon, one_lat, 0, 0))
        places[text] = (first_lon, first_lat, sum_placed + placed, sum_city + city)
    return [
        Shown("people", f"{text}: {words(placed, city)}", one_lon, one_lat, placed + city)
        for text, (one_lon, one_lat, placed, city) in sorted(
            places.items(), key=lambda item: -(item[1][2] + item[1][3])
        )
    ]


def _groups(picture: CrowdPicture) -> tuple[Float64, Float64, Int64, Int64]:
    """Clusters, and each symbol as a group of one."""
    alone = picture.symbols()
    clusters, one = picture.clusters, np.ones(int(alone.sum()), dtype=np.int64)
    return (
        np.concatenate([clusters.x, picture.at_x[alone]]),
        np.concatenate([clusters.y, picture.at_y[alone]]),
        np.concatenate([clusters.by_position, one]),
        np.concatenate([clusters.by_city, 0 * one]),
    )
