"""Data that leaves the register in the clear is written down, before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from console.durable import must_lie_outside
from console.duty.post import Post, WriteLane, here
from console.faults import InputFault
from console.formats.roster.rejects import write_rejects
from console.formats.roster.shapes import RosterReading
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
    """Write down that data leaves; the record's id and what was touched. To be done before it leaves, so that none is missed.

    Raises InputFault ``place-in-data-folder``.
    """
    if export.medium is not ExportMedium.PAPER:
        must_lie_outside(post.register.folder, Path(export.place))
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


def save_rejects(
    post: Post,
    path: Path,
    roster: Path,
    reading: RosterReading,
    sentence: Callable[[str], str],
    write: WriteLane = here,
    *,
    may_replace: bool,
) -> int:
    """Write the rows an import could not take, each with its reason, for the mission to mend; how many.

    roster: the file they come from; never written over. sentence: turns a reason's code into what a person reads. write: runs a piece
    where the register may be used. may_replace: an existing file, after the officer was asked. Raises InputFault ``rejects-over-roster``,
    ``rejects-exist``, ``place-in-data-folder``; StoreFault as ``write_rejects``; then nothing was let out, and the register says so.
    """
    if _is_same_file(path, roster):
        raise InputFault("rejects-over-roster")
    headers = tuple(column.header for column in reading.columns)
    export = Export(ExportSubject.REJECTS, ExportMedium.CSV, len(reading.rejects), headers, place=str(path.absolute()))
    record, _ = write(lambda: record_export(post, export))
    try:
        return write_rejects(path, reading, sentence, may_replace=may_replace)
    except FileExistsError as trouble:
        write(lambda: not_made(post, record))
        raise InputFault("rejects-exist") from trouble
    except BaseException:
        write(lambda: not_made(post, record))
        raise


def _is_same_file(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:  # one of them is not there, a stick pulled out, or has a name no file can have
        return False


def not_made(post: Post, record: int) -> Touched:
    """Nothing came of an export that was written down: it failed, or was cancelled."""
    return post.withdraw(Kind.EXPORT, record, NOT_MADE)
