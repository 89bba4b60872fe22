"""Write the rows that could not be taken, each with its reason, so that the mission can mend and send them again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from console import durable
from console.formats.roster.shapes import RosterReading

# A spreadsheet takes a cell that starts so for a formula. Source: OWASP, "CSV Injection".
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def neutral(text: str) -> str:
    """The text such that no spreadsheet calculates it: a leading apostrophe where it looks like a formula."""
    return "'" + text if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def write_rejects(
    path: Path, reading: RosterReading, sentence: Callable[[str], str] = str, *, may_replace: bool = True
) -> int:
    """Write the rejects as CSV that opens in any spreadsheet program; the number of rows written.

    sentence: turns a reason's code into what a person reads. may_replace: an existing file, whole or not at all; only its owner may read
    what is written. Raises FileExistsError; StoreFault as ``durable``.
    """
    headers = {column.index: column.header for column in reading.columns}
    width = max(max(headers, default=-1) + 1, max((len(reject.cells) for reject in reading.rejects), default=0))
    lines = [["row", "reason", *(headers.get(index, "") for index in range(width))]]
    lines += [[str(reject.row), sentence(reject.reason), *reject.cells] for reject in reading.rejects]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[neutral(cell) for cell in line] for line in lines])
    content = text.getvalue().encode("utf-8-sig")
    if may_replace:
        durable.replace_whole(path, content)
    else:
        with durable.new_file(path) as file:
            file.write(content)
    return len(reading.rejects)
