"""Everything the incident screen shows of one incident, asked in one go so that its parts agree with each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from console.atlas.specs import place_name
from console.duty.alerts import alerts_touching
from console.duty.incidents import resolved_areas
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import (
    TIMELINE_MAX,
    AlertLine,
    IncidentLine,
    MissionLine,
    QuestionLine,
    Tally,
    TimelineItem,
)
from console.model.words import Language
from console.register.reading import incidents as asked
from console.register.reading import noted
from console.register.reading.alerts import alerts
from console.register.reading.questions import questions as asked_about
from console.register.resident import ResidentArrays
from console.register.touched import Touched

_LANGUAGES: tuple[Language, ...] = ("en", "id")
_LISTED = (Kind.INCIDENT, Kind.INVOLVEMENT, Kind.MISSION)
_COUNTED = (
    *_LISTED,
    Kind.SITE,
    Kind.REPORT,
    Kind.PAIR,
    Kind.PERSON,
    Kind.REGISTRATION,
    Kind.ANSWER,
    Kind.HOSPITAL_CHECK,
    Kind.AUTHORITY_CONTACT,
    Kind.ENTRY,
    Kind.ALERT,
)
_PLACED = (Kind.INCIDENT, Kind.REPORT, Kind.PAIR, Kind.PERSON, Kind.REGISTRATION)


@dataclass(frozen=True)
class Picture:
    """One incident at one moment. names: of ``areas``, in each language. alerts: those that touch it, in force or not."""

    line: IncidentLine
    areas: tuple[ResolvedArea, ...]
    names: Mapping[Language, tuple[str, ...]]
    tally: Tally
    questions: tuple[QuestionLine, ...]
    items: tuple[TimelineItem, ...]
    facilities: tuple[str, ...]
    offices: tuple[str, ...]
    alerts: tuple[AlertLine, ...] = ()


def listed(connection: Connection) -> tuple[list[IncidentLine], list[MissionLine]]:
    """The incidents to choose from, the newest first, and the missions to draw."""
    return asked.incidents(connection), asked.missions(connection)


def picture(connection: Connection, arrays: ResidentArrays, incident: int, now_ms: int) -> Picture:
    """The incident as it stands. Raises InputFault ``incident-unknown``."""
    line = asked.incident_line(connection, incident)
    sites = asked.sites(connection, incident)
    areas = resolved_areas(line, sites)
    tally = asked.tally_of(connection, line, arrays, areas, now_ms)
    return Picture(
        line=line,
        areas=areas,
        names=_names(areas, (line.place, *(name for name, _ in sites))),
        tally=tally,
        questions=tuple(asked_about(connection, line, tally)),
        items=tuple(asked.timeline(connection, line, limit=TIMELINE_MAX + 1)),  # one more tells that there are more
        facilities=noted.facilities(connection, incident),
        offices=noted.offices(connection, incident),
        alerts=alerts_touching(alerts(connection), areas),
    )


def _names(areas: Sequence[ResolvedArea], given: Sequence[str]) -> dict[Language, tuple[str, ...]]:
    """What the areas are called on the map: cities and countries as the map itself calls them."""
    both = tuple(zip(areas, given, strict=True))
    return {told: tuple(place_name(area.area, name, told) for area, name in both) for told in _LANGUAGES}


def changes_list(touched: Touched) -> bool:
    """Whether the list of incidents or of missions may be another now."""
    return touched.has(*_LISTED)


def changes_picture(touched: Touched) -> bool:
    """Whether a figure, an answer or the timeline may be another now."""
    return touched.has(*_COUNTED)


def changes_places(touched: Touched) -> bool:
    """Whether somebody on the map may stand elsewhere or in another colour now."""
    return touched.has(*_PLACED)
