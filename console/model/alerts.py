"""Which alert levels hold: a pure function of what was set and of the time asked about."""

from __future__ import annotations

from collections.abc import Iterable

from console.model.shown import AlertLine
from console.model.words import AlertLevel

_GRAVITY = {level: place for place, level in enumerate(AlertLevel)}  # the list begins with the lowest


def in_force(alerts: Iterable[AlertLine], at_ms: int) -> tuple[AlertLine, ...]:
    """The alerts that hold at a time, the gravest first.

    An alert holds while it is not withdrawn, has begun and has not ended. Of several of one area the one that began last holds; of
    those of one moment the one set last. Areas that lie within each other keep their levels beside each other: a country may be at
    III while four of its provinces are at I (so for Syria in October 2024).
    """
    newest: dict[str, AlertLine] = {}
    for alert in sorted(alerts, key=lambda each: (each.from_ms, each.alert)):
        if (
            alert.withdrawn_at_ms is None
            and alert.from_ms <= at_ms
            and (alert.until_ms is None or at_ms < alert.until_ms)
        ):
            newest[alert.area] = alert
    return tuple(sorted(newest.values(), key=lambda each: (-_GRAVITY[each.level], -each.from_ms, each.alert)))
