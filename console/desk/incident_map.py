"""The map of the incident screen with its twin list: the shipped world, missions, areas and people, in the language in force."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget
from sqlalchemy import Connection

from console.atlas.outlines import disclaimer
from console.desk.incident_people import legend, people_on_map
from console.desk.incident_picture import Picture
from console.desk.place import Place
from console.desk.world import World, area_mark, places, world
from console.model.shown import MissionLine, PersonRow
from console.register.reading.rows import person_rows
from widgets.map.shapes import MissionMark, People
from widgets.map.twin_list import MapTwinList
from widgets.map.view import MapView
from widgets.status import not_yet_reached
from widgets.times import language

CREDITS = "Natural Earth · GeoNames (CC BY 4.0)"
_MARGIN = 0.25  # part of the box that is left around the people of a chosen cluster
_LEAST_DEG = 0.004  # a cluster narrower than this cannot be parted by coming nearer: its people are known by city only


class IncidentMap(QSplitter):
    """``person_chosen`` carries an id. What is drawn by the area tool comes out of ``view``; ``twin`` is hidden at first.

    ``twin_dragged`` carries the width in pixels the officer gave the twin list.
    """

    person_chosen = Signal(object)
    twin_dragged = Signal(int)

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._place = place
        self._has_world = False
        self._missions: tuple[MissionLine, ...] = ()
        self._picture: Picture | None = None
        self._people = People.nobody()
        self.view, self.twin = MapView(), MapTwinList()
        for part in (self.view, self.twin):
            self.addWidget(part)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self._twin_px = 0
        self.splitterMoved.connect(self._take_width)
        self.twin.hide()
        self.view.set_credits(CREDITS)
        self._connect()
        self._retell()
        place.jobs.ask(world, self._take_world, place.faulted.emit, "world")

    def show_missions(self, missions: list[MissionLine]) -> None:
        """Draw these missions; those of the incident stand out."""
        self._missions = tuple(missions)
        self._mark_missions()

    def show_incident(self, picture: Picture | None) -> None:
        """Draw the areas of an incident; another incident than before, or another area of it, is brought into view."""
        before, self._picture = self._picture, picture
        is_other = _incident(before) != _incident(picture)
        was_moved = before is not None and picture is not None and before.line.area != picture.line.area
        if before is None or picture is None or before.line != picture.line or before.areas != picture.areas:
            self._mark_areas()
            self._mark_missions()
        if is_other or was_moved:
            self.view.fit_incident()

    def set_twin_width(self, width_px: int) -> None:
        """How wide the twin list is when it is shown."""
        self._twin_px = width_px

    def show_twin(self, is_shown: bool) -> None:
        """Show the twin list beside the map, or the map alone."""
        self.twin.setVisible(is_shown)
        if is_shown:
            self.setSizes([max(1, self.width() - self._twin_px), self._twin_px])

    def _take_width(self, _at: int, _handle: int) -> None:
        self._twin_px = self.sizes()[1]
        self.twin_dragged.emit(self._twin_px)

    def ask_people(self) -> None:
        """Ask where everybody is, and show it."""
        arrays = self._place.arrays
        incident = _incident(self._picture)

        def asked(connection: Connection) -> People:
            return people_on_map(connection, arrays, incident)

        self._place.ask(asked, self._take_people, topic="map-people")

    def close_down(self) -> None:
        """End the map's worker; the map is not used after it."""
        self.view.close_down()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()

    def _connect(self) -> None:
        self.view.person_chosen.connect(self.person_chosen)
        self.view.person_hovered.connect(self._hover)
        self.view.cluster_chosen.connect(self._fit_cluster)
        self.view.shown_changed.connect(self.twin.set_shown)
        self.twin.place_chosen.connect(self.view.centre_on)

    def _retell(self) -> None:
        """Legend, names and the disclaimer in the language in force."""
        told = language()
        self.view.set_legend(legend())
        self._place.jobs.ask(lambda: disclaimer(told), self.view.set_disclaimer, self._place.faulted.emit, "disclaimer")
        self._mark_areas()
        self._mark_missions()
        self._name_places()

    def _take_world(self, found: World) -> None:
        self._has_world = True
        self.view.set_basemap(found.levels, found.disputed, found.provinces)
        self.view.fit_incident()
        self._name_places()

    def _name_places(self) -> None:
        told = language()
        if not self._has_world:
            return
        self._place.jobs.ask(lambda: places(told), self.view.set_places, self._place.faulted.emit, "map-places")

    def _take_people(self, people: People) -> None:
        self._people = people
        self.view.set_people(people)

    def _mark_areas(self) -> None:
        shown = self._picture
        if shown is None:
            self.view.set_areas(())
            return
        marked = zip(shown.areas, shown.names[language()], strict=True)
        marks = [area_mark(area, label, shown.line.is_exercise) for area, label in marked]
        self.view.set_areas(marks, marks_exercise=False)  # the window's mark lies over every screen

    def _mark_missions(self) -> None:
        involved = set(self._picture.line.missions) if self._picture else set[str]()
        is_indonesian = language() == "id"
        self.view.set_missions(
            [
                MissionMark(
                    one.code, one.lon, one.lat, one.name_id if is_indonesian else one.name_en, one.code in involved
                )
                for one in self._missions
            ]
        )

    def _hover(self, person: int | None) -> None:
        if person is None:
            self._place.jobs.silence("hover")
            return
        incident = _incident(self._picture)

        def rows(connection: Connection) -> list[PersonRow]:
            return person_rows(connection, [person], incident)

        self._place.ask(rows, lambda found: self.view.tell_person(person, _told(found)), topic="hover")

    def _fit_cluster(self, ids: NDArray[np.int64]) -> None:
        is_member = np.isin(self._people.person, ids) & ~np.isnan(self._people.lon)
        if not is_member.any():
            return
        lon, lat = self._people.lon[is_member], self._people.lat[is_member]
        west, east, south, north = (float(edge) for edge in (lon.min(), lon.max(), lat.min(), lat.max()))
        if max(east - west, north - south) < _LEAST_DEG or east - west > 180:  # one place, or across the antimeridian
            self.view.centre_on(float(np.median(lon)), float(np.median(lat)))
            return
        wide, high = (east - west) * _MARGIN, (north - south) * _MARGIN
        self.view.fit(west - wide, south - high, east + wide, north + high)


def _incident(picture: Picture | None) -> int | None:
    return picture.line.incident if picture is not None else None


def _told(rows: list[PersonRow]) -> str:
    """Who somebody is, and where he is known to be, in a word."""
    states = [row.whereabouts.label(language()) if row.whereabouts else not_yet_reached().text for row in rows]
    return "\n".join(f"{row.name}\n{state}" for row, state in zip(rows, states, strict=True))
