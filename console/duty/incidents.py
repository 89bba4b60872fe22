"""Opening an incident from a place; what is derived from it can each be said otherwise."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from console.atlas.missions import missions_for
from console.atlas.places import Place, PlaceKind, find_place
from console.atlas.resolve import resolve
from console.atlas.shapes import country_at, province_at
from console.atlas.specs import area_of, place_area
from console.atlas.zones import zone_of
from console.duty.post import Post
from console.faults import InputFault
from console.model import area as areas
from console.model.area import Area
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import IncidentLine
from console.model.words import AccreditationRole, InvolvementRole
from console.register.reading.incidents import incident_line, mission_by_code
from console.register.touched import Touched


@dataclass(frozen=True, slots=True)
class Derived:
    """What a place says by itself. missions: codes, the lead first. country: alpha-2, "" at sea."""

    place: str
    area: Area
    country: str
    zone: str
    missions: tuple[str, ...]


def derive(text: str, spec: str = "") -> Derived:
    """Area, country, zone and missions of a place as typed. spec: an area that says more than the place's name.

    Raises InputFault ``place-unknown`` when neither says where, and those of ``specs.area_of``.
    """
    found = find_place(text, limit=1)
    if spec:
        area = area_of(spec)
    elif found:
        area = place_area(found[0])
    else:
        raise InputFault("place-unknown")
    resolved = resolve(area)
    country = _country(resolved, None if spec else found[0])
    return Derived(text.strip(), area, country, zone_of(resolved), _missions(country, resolved))


def _country(resolved: ResolvedArea, place: Place | None) -> str:
    if place is not None and place.country:
        return place.country
    if isinstance(resolved.area, areas.Country):
        return resolved.area.code
    return country_at(*resolved.centre) or (resolved.countries[0] if len(resolved.countries) == 1 else "")


def _missions(country: str, resolved: ResolvedArea) -> tuple[str, ...]:
    """The accredited missions, and the consulates in whose district the scene lies; of a whole country all of them."""
    if not country:
        return ()
    province = "" if isinstance(resolved.area, areas.Country) else province_at(*resolved.centre)
    serving = missions_for(country, province)
    accredited = [one.code for one in serving if one.role is not AccreditationRole.CONSULAR_DISTRICT]
    consular = [one.code for one in serving if one.role is AccreditationRole.CONSULAR_DISTRICT]
    return (*accredited, *consular)


def open_incident(
    post: Post,
    place: str,
    *,
    title: str = "",
    spec: str = "",
    onset_ms: int | None = None,
    zone: str = "",
    missions: Sequence[str] = (),
    exercise: bool = False,
) -> tuple[int, Touched]:
    """Open an incident; everything not given is derived from the place.

    onset_ms: now when not given. Raises InputFault ``place-unknown``, ``zone-unknown``, ``mission-unknown``, ``onset-in-future``.
    """
    derived = derive(place, spec)
    now_ms = post.now_ms()
    if onset_ms is not None and onset_ms > now_ms + 60_000:
        raise InputFault("onset-in-future")
    codes = tuple(code.upper() for code in missions) or derived.missions
    with post.asking() as connection:
        ids = [mission_by_code(connection, code).mission for code in codes]
    incident, *involvements = post.register.mint(1 + len(ids))
    fields: dict[str, Value] = {
        "title": title.strip() or derived.place,
        "place": derived.place,
        "area": areas.to_json(derived.area),
        "country": derived.country,
        "onset_ms": now_ms if onset_ms is None else onset_ms,
        "known_at_ms": now_ms,
        "zone": checked_zone(zone) if zone else derived.zone,
        "exercise": int(exercise),
    }
    changes = [Change(Kind.INCIDENT, incident, fields)]
    for record, mission in zip(involvements, ids, strict=True):
        role = InvolvementRole.LEAD if record == involvements[0] else InvolvementRole.COORDINATING
        changes.append(Change(Kind.INVOLVEMENT, record, {"incident": incident, "mission": mission, "role": role}))
    return incident, post.register.record(changes, post.officer)


def checked_zone(name: str) -> str:
    """The name of an IANA zone that exists. Raises InputFault ``zone-unknown``."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputFault("zone-unknown") from error
    return name


def add_mission(post: Post, incident: int, code: str) -> tuple[int, Touched]:
    """Another mission is involved. Raises InputFault ``incident-unknown``, ``mission-unknown``, ``mission-involved``."""
    with post.asking() as connection:
        line = incident_line(connection, incident)
        mission = mission_by_code(connection, code)
    if mission.code in line.missions:
        raise InputFault("mission-involved")
    fields: dict[str, Value] = {
        "incident": incident,
        "mission": mission.mission,
        "role": InvolvementRole.COORDINATING,
    }
    return post.add(Kind.INVOLVEMENT, fields)


def add_site(post: Post, incident: int, name: str, spec: str) -> tuple[int, Touched]:
    """A further place of the incident: whoever is registered there counts too.

    Raises InputFault ``incident-unknown``, ``field-wrong`` without a name, and as ``specs.area_of``.
    """
    with post.asking() as connection:
        incident_line(connection, incident)
    fields: dict[str, Value] = {"incident": incident, "name": name.strip(), "area": areas.to_json(area_of(spec))}
    return post.add(Kind.SITE, fields)


def redraw(post: Post, incident: int, area: Area) -> Touched:
    """Give the incident another area, drawn or chosen."""
    return post.amend(Kind.INCIDENT, incident, {"area": areas.to_json(area)})


def resolved_areas(incident: IncidentLine, sites: Sequence[tuple[str, str]] = ()) -> tuple[ResolvedArea, ...]:
    """What the incident and its sites cover."""
    return tuple(resolve(areas.from_json(text)) for text in (incident.area, *(area for _, area in sites)))


def suggestions(text: str, limit: int = 8) -> tuple[Place, ...]:
    """Places for a field that is being typed in."""
    return find_place(text, limit) if text.strip() else ()


def is_city(place: Place) -> bool:
    """Whether a place is a city with a point of its own."""
    return place.kind is PlaceKind.CITY and not math.isnan(place.lon)
