"""Which town a word on a list of facilities means."""

from __future__ import annotations

from collections.abc import Sequence

from console.atlas.gazetteer import city_by_name
from console.atlas.missions import accreditations
from console.model.shown import MissionLine


def town_of(text: str, countries: Sequence[str]) -> int | None:
    """GeoNames id of the town of this name in the first of these countries (alpha-2), else in the only other one that has such a town.

    None rather than a guess across borders.
    """
    found = [town.city_id if (town := city_by_name(text, country)) else None for country in countries if text.strip()]
    if not found or found[0] is not None:
        return found[0] if found else None
    others = [town for town in found[1:] if town is not None]
    return others[0] if len(others) == 1 else None


def countries_served(mission: MissionLine) -> tuple[str, ...]:
    """The countries a mission works in, alpha-2: its host first, then those it is accredited to as well."""
    served = {
        str(each.fields["territory"])[:2] for each in accreditations() if each.fields["mission"] == mission.mission
    }
    return (mission.country, *sorted(served - {mission.country}))
