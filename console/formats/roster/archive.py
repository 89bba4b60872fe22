"""Look at a zipped workbook before the reader does: what is in it, how large it really is, and whether it was made to harm.

A zip's own directory can lie about sizes, so every part is unpacked once, in pieces, against a limit.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO

from console.faults import InputFault
from console.formats.roster import limits
from console.formats.roster.shapes import FileKind

_PIECE_BYTES = 2**18
_OVERLAP_BYTES = 512  # a mark cut in two by the piece's end is seen whole in the next
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# Repeats are bounded, so that no part can be written to make the search itself slow.
# A cell with something in it, right of column 200 ("GR") or below row 200,000. Styled empty cells reach that far in honest files.
_FILLED = rb'"[^>]{0,200}(?<!/)>\s{0,20}<(?:[a-z]+:)?(?:v|f|is)\b'
_FAR_RIGHT = re.compile(rb'<c r="(?:[A-Z]{3}|G[S-Z]|[H-Z][A-Z])\d+' + _FILLED)
_FAR_DOWN = re.compile(rb'<c r="[A-Z]{1,3}(?:[2-9]\d{5}|\d{7,})' + _FILLED)
_ODS_LOCK = b"manifest:encryption-data"


def examine(file: IO[bytes]) -> FileKind:
    """Which kind of workbook the zip is, once it is known to be safe to read.

    Raises InputFault ``roster-damaged``, ``roster-password``, ``roster-too-large``, ``roster-too-wide``, ``roster-unreadable`` (it
    declares entities, which no spreadsheet program does) or ``roster-not-a-table``.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            return _examine(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        UnicodeDecodeError,
        ValueError,
    ) as trouble:
        raise InputFault("roster-damaged") from trouble


def _examine(archive: zipfile.ZipFile) -> FileKind:
    entries = archive.infolist()
    if len(entries) > limits.ENTRIES_MAX:
        raise limits.too_large()
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputFault("roster-password")
    kind = _kind({entry.filename for entry in entries})
    left = limits.INFLATED_BYTES_MAX
    for entry in entries:
        left -= _unpack(archive, entry, left)
    return kind


def _kind(names: set[str]) -> FileKind:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "ods"
    raise InputFault("roster-not-a-table", kind="zip")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Walk through one part without keeping it; its real size, which must be the one its directory tells."""
    told = entry.file_size
    limit = min(left, limits.STRINGS_BYTES_MAX) if entry.filename.lower().endswith("sharedstrings.xml") else left
    # zipfile stops at the told size, which may be a lie: let it go on until our own limit has spoken.
    entry.file_size = limit + 2 * _PIECE_BYTES
    size, tail = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(_PIECE_BYTES):
            size += len(piece)
            packed_badly = size > limits.RATIO_FROM_BYTES and size > limits.RATIO_MAX * max(entry.compress_size, 1)
            if size > limit or packed_badly:
                raise limits.too_large()
            _look(entry.filename, tail + piece)
            tail = piece[-_OVERLAP_BYTES:]
    if size != told:
        raise InputFault("roster-damaged")
    return size


def _look(name: str, text: bytes) -> None:
    if name.endswith((".xml", ".rels")) and any(mark in text for mark in _DECLARATIONS):
        raise InputFault("roster-unreadable")
    if name == "META-INF/manifest.xml" and _ODS_LOCK in text:
        raise InputFault("roster-password")
    if name.startswith("xl/worksheets/"):
        if _FAR_RIGHT.search(text):
            raise limits.too_wide()
        if _FAR_DOWN.search(text):
            raise limits.too_large()
