"""The situation report and the statement as files: written down before they leave, then made and written.

The command line and the desk call the same functions; nothing here needs Qt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from console import durable
from console.atlas.outlines import Level, disclaimer, disputed, outlines
from console.atlas.resolve import resolve
from console.duty.exports import Export, not_made, record_export
from console.duty.post import Post, WriteLane, here
from console.duty.sitreps import readable
from console.faults import InputFault, StoreFault
from console.model import area as areas
from console.model.bilingual import Bilingual
from console.model.shown_statement import SitrepLine, StatementLine
from console.model.sitrep import Content
from console.model.statement_content import to_json
from console.model.words import ExportMedium, ExportSubject, Language
from console.register.reading.incidents import mission_by_code
from console.register.reading.sitreps import sitrep_line
from console.register.reading.statements import statement_line
from console.typeset.drawing import Frame, Ground, MapDrawing, drawing, frame_of
from console.typeset.sitrep import sitrep_pdf
from console.typeset.statement import Languages, statement_pdf

_MEDIA = {".pdf": ExportMedium.PDF, ".json": ExportMedium.JSON}
_MAP_ASPECT = 1.05
_MIDDLE_FROM_DEG, _COARSE_FROM_DEG = 14.0, 70.0  # wider frames show no finer outline than these


def save_sitrep(
    post: Post, line: SitrepLine, path: Path, language: Language, write: WriteLane = here, *, may_replace: bool
) -> None:
    """Write a report as ``.pdf`` or ``.json``. language: of the PDF; JSON holds what was kept, in both.

    write: runs a piece where the register may be used. may_replace: an existing file, after the officer was asked. Raises InputFault
    ``paper-ending``, ``paper-exists``, ``place-in-data-folder``,
    ``statement-unreadable``; StoreFault as ``durable``; then nothing was let out, and the register says so.
    """

    line = write(
        lambda: _sitrep_now(post, line.sitrep)
    )  # as it stands now: it may have been withdrawn since it was shown
    content = readable(line)

    def made() -> bytes:
        if _medium(path) is ExportMedium.JSON:
            return _readable(_sitrep_json(line, content))
        is_withdrawn = line.withdrawn_at_ms is not None
        drawn = _map_if_known(content, language)
        return sitrep_pdf(content, language, drawn, disclaimer(language), is_withdrawn=is_withdrawn)

    _save(post, ExportSubject.SITREP, line.incident, path, made, write, may_replace=may_replace)


def save_statement(
    post: Post, line: StatementLine, path: Path, languages: Languages, write: WriteLane = here, *, may_replace: bool
) -> None:
    """Write a version as ``.pdf`` or ``.json``, as it stands now. languages: of the PDF. Raises as ``save_sitrep``."""
    line, name = write(lambda: _statement_now(post, line.statement))  # it may have been withdrawn since it was shown
    if not line.content.is_readable:
        raise InputFault("statement-unreadable")
    now_ms = post.now_ms()

    def made() -> bytes:
        if _medium(path) is ExportMedium.JSON:
            return _readable(_statement_json(line, now_ms))
        return statement_pdf(line, name, languages, now_ms)

    _save(post, ExportSubject.STATEMENT, line.incident, path, made, write, may_replace=may_replace)


def must_be_savable(path: Path, *, may_replace: bool) -> None:
    """To be asked before a report is numbered for it.

    Raises InputFault ``paper-ending``, ``paper-exists``; StoreFault ``place-missing``, ``disk-read-only``.
    """
    _medium(path)
    if not path.parent.is_dir():
        raise StoreFault("place-missing")
    if not os.access(path.parent, os.W_OK):
        raise StoreFault("disk-read-only")
    if path.exists() and not may_replace:
        raise InputFault("paper-exists")


def _save(
    post: Post,
    subject: ExportSubject,
    incident: int,
    path: Path,
    made: Callable[[], bytes],
    write: WriteLane,
    *,
    may_replace: bool,
) -> None:
    export = Export(subject, _medium(path), 1, incident=incident, place=str(path.absolute()))
    record, _ = write(lambda: record_export(post, export))
    try:
        _put(path, made(), may_replace=may_replace)
    except FileExistsError as trouble:
        write(lambda: not_made(post, record))
        raise InputFault("paper-exists") from trouble
    except BaseException:
        write(lambda: not_made(post, record))
        raise


def _put(path: Path, content: bytes, *, may_replace: bool) -> None:
    if may_replace:
        durable.replace_whole(path, content)
        return
    with durable.new_file(path) as file:
        file.write(content)


def _medium(path: Path) -> ExportMedium:
    medium = _MEDIA.get(path.suffix.lower())
    if medium is None:
        raise InputFault("paper-ending")
    return medium


def _readable(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _sitrep_now(post: Post, sitrep: int) -> SitrepLine:
    with post.asking() as connection:
        return sitrep_line(connection, sitrep)


def _sitrep_json(line: SitrepLine, content: Content) -> dict[str, Any]:
    """What was kept, and whether it was withdrawn."""
    told: dict[str, Any] = json.loads(content.model_dump_json())
    gone = {"withdrawn_at_ms": line.withdrawn_at_ms, "withdrawn_reason": line.withdrawn_reason}
    return {"label": line.label, "exercise": line.is_exercise, **gone, "content": told}


def _statement_now(post: Post, statement: int) -> tuple[StatementLine, Bilingual]:
    """The version, and how its mission is called on a letterhead."""
    with post.asking() as connection:
        line = statement_line(connection, statement)
        return line, _named(connection, line.mission)


def _statement_json(line: StatementLine, now_ms: int) -> dict[str, Any]:
    """What was kept, with the code, and whether it might be published when the file was made."""
    content = line.content
    return {
        "mission": line.mission,
        "exercise": line.is_exercise,
        "number": line.number,
        "made_at_ms": line.made_at_ms,
        "officer": line.officer,
        "standing": line.standing(now_ms),
        "standing_at_ms": now_ms,
        "code": content.code,
        "text": {"id": line.text("id"), "en": line.text("en")},
        "approvals": [
            {"method": one.method, "approver": one.approver, "recorded_at_ms": one.recorded_at_ms}
            for one in line.approvals
            if one.is_genuine
        ],
        "content": json.loads(to_json(content)),
    }


def _named(connection: Connection, code: str) -> Bilingual:
    """The code where the register knows no such mission."""
    try:
        found = mission_by_code(connection, code)
    except InputFault:
        return Bilingual(code, code)
    return Bilingual(found.name_id, found.name_en)


def _map_if_known(content: Content, language: Language) -> MapDrawing | None:
    """None where another boundary set does not know the area: the report must leave all the same."""
    try:
        return map_of(content, language)
    except InputFault:
        return None


def map_of(content: Content, language: Language) -> MapDrawing:
    """The map of a report's area, from the shipped outlines. Raises InputFault ``area-wrong``, ``area-unknown``; StoreFault ``atlas-damaged``."""
    shape = resolve(areas.from_json(content.area)).geometry
    frame = frame_of(shape, _MAP_ASPECT)
    return drawing(frame, shape, _ground(frame), content.spots, language, is_exercise=content.is_exercise)


def _ground(frame: Frame) -> Ground:
    """The land and the lines in dispute that the frame may show."""
    wide = frame.east - frame.west
    level = Level.COARSE if wide > _COARSE_FROM_DEG else Level.MIDDLE if wide > _MIDDLE_FROM_DEG else Level.FINE
    rings = outlines(level).rings
    seen = np.zeros(len(rings), bool)
    for turn in (-360, 0, 360):
        seen |= _meets(rings.bounds + np.array([turn, 0, turn, 0]), frame)
    lines = disputed()
    pieces = [lines.points[start:end] for start, end in zip(lines.offsets[:-1], lines.offsets[1:], strict=True)]
    return Ground([rings.polygon_rings(int(polygon)) for polygon in np.flatnonzero(seen)], pieces)


def _meets(bounds: NDArray[np.float64], frame: Frame) -> NDArray[np.bool_]:
    west, south, east, north = bounds.T
    met: NDArray[np.bool_] = (
        (west <= frame.east) & (east >= frame.west) & (south <= frame.north) & (north >= frame.south)
    )
    return met
