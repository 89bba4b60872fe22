"""The time axis of the timeline: which stretch is shown, where a moment lies in it, and where its ticks fall. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
LEAST_SPAN_MS = 10 * MINUTE_MS
STEPS_MS = (
    *(minutes * MINUTE_MS for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * HOUR_MS for hours in (1, 2, 3, 6, 12)),
    *(days * DAY_MS for days in (1, 2, 7, 14, 28, 84, 364)),
)
MARGIN = 0.03  # of the span at each side, so that the first and the last mark are whole


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is shown: from one moment to another, UTC milliseconds."""

    from_ms: int
    until_ms: int

    def x(self, at_ms: int, width: float) -> float:
        """Where a moment lies on a strip of this width."""
        return (at_ms - self.from_ms) / (self.until_ms - self.from_ms) * width

    def at_ms(self, x: float, width: float) -> int:
        """The moment at a place of the strip."""
        return round(self.from_ms + x / width * (self.until_ms - self.from_ms))

    def zoomed(self, factor: float, around_ms: int) -> Stretch:
        """A stretch longer (factor above 1) or shorter, with one moment kept in its place."""
        span = self.until_ms - self.from_ms
        wanted = max(LEAST_SPAN_MS, round(span * factor))
        share = (around_ms - self.from_ms) / span
        start = round(around_ms - share * wanted)
        return Stretch(start, start + wanted)


def stretch_of(moments_ms: Sequence[int], now_ms: int, *, is_open: bool) -> Stretch:
    """The stretch that shows all moments, and the present: of an open incident always, of another where it is near.

    An old incident is not squeezed by the months since; in an open one the time in which nothing was heard is what must be seen.
    """
    if not moments_ms:
        return Stretch(now_ms - HOUR_MS, now_ms)
    first, last = min(moments_ms), max(moments_ms)
    if is_open or now_ms <= last + 2 * (last - first) + HOUR_MS:
        last = max(last, now_ms)
    span = max(last - first, LEAST_SPAN_MS)
    margin = round(span * MARGIN)
    return Stretch(first - margin, first + span + margin)


def ticks(stretch: Stretch, zone: str, count_max: int) -> tuple[int, ...]:
    """At most ``count_max`` moments at even hours of a zone's clock, in order."""
    span = stretch.until_ms - stretch.from_ms
    step = next((step for step in STEPS_MS if span // step < max(1, count_max)), STEPS_MS[-1])
    there = datetime.fromtimestamp(stretch.from_ms / 1000, ZoneInfo(zone))
    midnight = there.replace(hour=0, minute=0, second=0, microsecond=0)
    told: list[int] = []
    for number in range(count_max * 2 + DAY_MS // step + 2):
        # Counted on the clock of the place, so that ticks stay on the hour when its summer time begins or ends.
        at_ms = round((midnight + timedelta(milliseconds=step * number)).timestamp() * 1000)
        if at_ms > stretch.until_ms:
            break
        if at_ms >= stretch.from_ms and (not told or at_ms > told[-1]):
            told.append(at_ms)
    return tuple(told[:count_max])
