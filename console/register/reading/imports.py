"""The rosters that were brought in, also those taken back since."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection

from console.model.proposal import ProposalCounts
from console.model.shown import ImportLine
from console.model.words import ImportState


def imports(connection: Connection) -> list[ImportLine]:
    """Every import, the newest first."""
    rows = connection.exec_driver_sql(
        "SELECT i.id, i.file_name, coalesce(m.code, '?'), i.recorded_at_ms, coalesce(o.name, ''), i.state, i.counts, i.withdrawn_at_ms"
        " FROM roster_import i LEFT JOIN mission m ON m.id = i.mission LEFT JOIN officer o ON o.id = i.officer"
        " ORDER BY i.recorded_at_ms DESC, i.id DESC"
    )
    return [_line(row) for row in rows]


def _line(row: Sequence[Any]) -> ImportLine:
    values: list[Any] = [*row[:5], ImportState.of(row[5]), _counts(row[6]), row[7]]
    return ImportLine(*values)


def _counts(text: str) -> ProposalCounts:
    """Counts as they were kept; nothing of an import that never was applied, and no name that only a newer console knows."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        kept = {}
    known = {field.name for field in fields(ProposalCounts)}
    told = kept.items() if isinstance(kept, dict) else ()
    return ProposalCounts(**{name: count for name, count in told if name in known and isinstance(count, int)})
