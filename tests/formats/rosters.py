"""Rosters for the tests, written as people write them."""

from __future__ import annotations

from pathlib import Path

from console.formats.roster.reading import read_roster
from console.formats.roster.shapes import Ask, RosterReading, RosterRow

TODAY = "2026-11-24"
SHARED = Path(__file__).parents[3] / "shared" / "data"


def reading_of(text: str, **ask: object) -> RosterReading:
    """The reading of a text table; "|" stands between the cells."""
    return read_roster(text.encode(), Ask(TODAY, **ask))  # type: ignore[arg-type]


def row_of(header: str, cells: str, **ask: object) -> RosterRow:
    """The one row of a table with one line."""
    reading = reading_of(f"{header}\n{cells}\n", **ask)
    assert len(reading.rows) == 1, reading
    return reading.rows[0]
