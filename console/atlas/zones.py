"""Which time zone holds at a place."""

from __future__ import annotations

import tzfpy

from console.atlas.gazetteer import gazetteer
from console.model.nearness import ResolvedArea
from console.model.sphere import wrapped


def zone_at(lon: float, lat: float) -> str:
    """The IANA zone at a point, for example ``Africa/Khartoum``; ``Etc/...`` at sea."""
    return str(tzfpy.get_tz(wrapped(lon), max(-89.999, min(89.999, lat)))) or "Etc/UTC"


def zone_of(resolved: ResolvedArea) -> str:
    """The zone by which most people in an area live: that of its most populous city, else of its centre."""
    city = gazetteer().most_populous(resolved.city_ids)
    return city.zone if city else zone_at(*resolved.centre)
