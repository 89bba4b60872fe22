"""What Ctrl+K finds: actions at once, then people, incidents and places from the reading lanes."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Signal
from sqlalchemy import Connection

from console.atlas.countries import countries
from console.atlas.places import Place as Spot
from console.atlas.places import find_place
from console.desk.actions import KIND as ACTION
from console.desk.actions import ActionRegistry
from console.desk.place import Place
from console.model.query import PeopleQuery
from console.model.shown import IncidentLine, PersonRow
from console.register.reading.incidents import incidents
from console.register.reading.people import PeopleScope, find_all
from widgets.palette import Palette, PaletteEntry, PaletteSection
from widgets.times import date_text, language

PEOPLE_MAX, INCIDENTS_MAX, PLACES_MAX = 6, 4, 4  # the list fits without scrolling on a laptop
PERSON, INCIDENT, PLACE = "person", "incident", "place"
_TOPIC = "palette"
Found = tuple[list[PersonRow], list[IncidentLine], tuple[Spot, ...]]


class PaletteSearch(QObject):
    """Feeds the palette and says what was chosen in it; actions are run here."""

    person_chosen = Signal(object)
    incident_chosen = Signal(object)
    place_chosen = Signal(float, float)

    def __init__(self, place: Place, registry: ActionRegistry, palette: Palette) -> None:
        super().__init__(palette)
        self._place, self._registry, self._palette = place, registry, palette
        palette.query_typed.connect(self._typed)
        palette.chosen.connect(self._chosen)

    def _typed(self, query: str) -> None:
        actions = self._registry.palette_section(query)
        self._palette.show_results(query, [actions])
        if not query.strip():
            self._place.jobs.silence(_TOPIC)
            return
        arrays = self._place.arrays

        def found(connection: Connection) -> Found:
            people = find_all(connection, PeopleQuery(text=query), PeopleScope(arrays), limit=PEOPLE_MAX)
            words = query.casefold().split()
            lines = [
                line
                for line in incidents(connection)
                if all(word in f"{line.title} {line.place}".casefold() for word in words)
            ]
            return people, lines[:INCIDENTS_MAX], find_place(query, PLACES_MAX)

        self._place.ask(found, lambda answer: self._show(query, answer), topic=_TOPIC)

    def _show(self, query: str, found: Found) -> None:
        people, lines, spots = found
        self._palette.show_results(
            query,
            [
                PaletteSection(self.tr("People"), tuple(_person(row) for row in people)),
                PaletteSection(
                    self.tr("Incidents"),
                    tuple(PaletteEntry(INCIDENT, one.incident, one.title, one.place, "", "incident") for one in lines),
                ),
                self._registry.palette_section(query),
                PaletteSection(self.tr("Places"), tuple(_spot(spot) for spot in spots if not math.isnan(spot.lon))),
            ],
        )

    def _chosen(self, kind: str, value: object) -> None:
        if kind == ACTION:
            self._registry.run(str(value))
        elif kind == PERSON:
            self.person_chosen.emit(value)
        elif kind == INCIDENT:
            self.incident_chosen.emit(value)
        elif kind == PLACE and isinstance(value, tuple):
            self.place_chosen.emit(*value)


def _person(row: PersonRow) -> PaletteEntry:
    detail = " · ".join(part for part in (date_text(row.born or ""), row.city, row.passport) if part)
    return PaletteEntry(PERSON, row.person, row.name, detail, "", "people")


def _spot(spot: Spot) -> PaletteEntry:
    country = countries().get(spot.country)
    detail = ", ".join(part for part in (spot.province, country.name(language()) if country else "") if part)
    return PaletteEntry(PLACE, (spot.lon, spot.lat), spot.name(language()), detail, "", "opened")
