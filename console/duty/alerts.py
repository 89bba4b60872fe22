"""The ministry's alert levels (status siaga): set for an area by the accredited mission, withdrawn, and which of them touch an incident."""

from __future__ import annotations

from collections.abc import Sequence

from console.atlas.countries import country_named
from console.atlas.resolve import resolve
from console.atlas.specs import area_name
from console.duty.incidents import Derived, derive
from console.duty.post import Post
from console.faults import InputFault
from console.model import area as areas
from console.model.alerts import in_force
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.nearness import ResolvedArea
from console.model.shown import AlertLine
from console.register.reading.alerts import area_of_shape
from console.register.reading.incidents import mission_by_code
from console.register.reading.officers import mission_of
from console.register.touched import Touched


def set_alert(
    post: Post,
    place: str,
    level: str,
    reason: str,
    *,
    from_ms: int | None = None,
    until_ms: int | None = None,
    mission: str = "",
) -> tuple[int, Touched]:
    """Set a level for a country, a province, a city or a drawn area; what held there before is kept and comes back when this one goes.

    place: as ``area_meant`` takes it. level: of ``words.AlertLevel``. from_ms: now when not given. mission: code; the officer's own
    when not given. Raises InputFault ``alert-no-reason``, ``alert-ends-first``, ``field-wrong``, ``mission-unknown``, and as ``area_meant``.
    """
    if not reason.strip():
        raise InputFault("alert-no-reason")
    begins_ms = post.now_ms() if from_ms is None else from_ms
    if until_ms is not None and until_ms <= begins_ms:
        raise InputFault("alert-ends-first")
    meant = area_meant(place)
    shape = areas.to_json(meant.area)
    with post.asking() as connection:
        issuer = mission_by_code(connection, mission).mission if mission else mission_of(connection, post.officer)
        area = area_of_shape(connection, shape)
    alert, fresh = post.register.mint(2)
    changes = []
    if area is None:
        area = fresh
        changes.append(
            Change(
                Kind.AREA,
                area,
                {"name": area_name(meant.area, meant.place, "id"), "shape": shape, "country": meant.country},
            )
        )
    fields: dict[str, Value] = {
        "area": area,
        "level": level.strip().upper(),
        "mission": issuer,
        "from_ms": begins_ms,
        "until_ms": until_ms,
        "reason": reason.strip(),
    }
    changes.append(Change(Kind.ALERT, alert, fields))
    return alert, post.register.record(changes, post.officer)


def area_meant(text: str) -> Derived:
    """The area a person means: a country by name or code, a place by name, or a specification with a colon.

    Raises InputFault ``place-unknown``, and those of ``specs.area_of``.
    """
    country = None if ":" in text else country_named(text)
    if country is not None:
        return derive(country.name_id, f"country:{country.alpha2}")
    return derive(text, text if ":" in text else "")


def alerts_touching(lines: Sequence[AlertLine], covered: Sequence[ResolvedArea]) -> tuple[AlertLine, ...]:
    """The living alerts whose area shares ground with one of those covered, whether they hold now or not."""
    return tuple(
        line
        for line in lines
        if line.withdrawn_at_ms is None and any(resolve(areas.from_json(line.area)).overlaps(each) for each in covered)
    )


def alerts_over(lines: Sequence[AlertLine], covered: Sequence[ResolvedArea], at_ms: int) -> tuple[AlertLine, ...]:
    """The alerts in force at a time whose area shares ground with one of those covered, the gravest first."""
    return alerts_touching(in_force(lines, at_ms), covered)
