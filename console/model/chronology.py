"""When a line of the chronology is late."""

from __future__ import annotations

LATE_MS = 30 * 60 * 1000  # later than this after it happened, a reader must know that it was not on the page before


def is_late(observed_at_ms: int, recorded_at_ms: int) -> bool:
    """Whether it was written down well after it happened; it is then marked, and never moved."""
    return recorded_at_ms - observed_at_ms > LATE_MS
