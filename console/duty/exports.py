"""Data that leaves the register in the clear is written down, before it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from console.duty.post import Post
from console.model.kinds import TEXT_MAX, Kind
from console.model.words import ExportMedium, ExportSubject
from console.register.touched import Touched

NOT_MADE = "not made"  # why the record of an export is withdrawn that failed or was cancelled


@dataclass(frozen=True, slots=True)
class Export:
    """What leaves. rows: lines of it. columns: their headings. incident, person: record ids. place: path, or name of the printer."""

    subject: ExportSubject
    medium: ExportMedium
    rows: int
    columns: Sequence[str] = ()
    incident: int | None = None
    person: int | None = None
    place: str = ""


def record_export(post: Post, export: Export) -> tuple[int, Touched]:
    """Write down that data leaves; the record's id and what was touched. To be done before it leaves, so that none is missed."""
    return post.add(
        Kind.EXPORT,
        {
            "subject": export.subject,
            "medium": export.medium,
            "rows": export.rows,
            "columns": ", ".join(export.columns)[:TEXT_MAX],
            "incident": export.incident,
            "person": export.person,
            "place": export.place[:TEXT_MAX],
            "recorded_at_ms": post.now_ms(),
            "officer": post.officer,
        },
    )


def not_made(post: Post, record: int) -> Touched:
    """Nothing came of an export that was written down: it failed, or was cancelled."""
    return post.withdraw(Kind.EXPORT, record, NOT_MADE)
