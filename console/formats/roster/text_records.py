"""The records of a delimited text, and those that a stray quotation mark has torn.

A quotation mark that opens and is not closed where it should be would swallow the rows after it, or shift the cells of its own, and
nobody would miss them. Such a row is read as it stands, without regard to quotes, and called torn; the next line is a row of its own
again. Telling it from an address of several lines: what a program writes closes every quote at the end of its cell.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from console.formats.roster import limits

_CELL_LINES_MAX = 200  # of one cell; who has more has lost a quotation mark
_NUMBER = re.compile(r"\+?[0-9]{7,16}|[A-Za-z]{1,2}[0-9]{6,8}")

csv.field_size_limit(limits.LINE_CHARACTERS_MAX)


def records(lines: Iterator[str], delimiter: str, width: int) -> Iterator[tuple[list[str], bool]]:
    """Each record, and whether it is torn. width: cells of a usual record. Raises csv.Error."""
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.begin()
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if len(feed.taken) < 2:
                raise
            record = None  # a cell longer than any cell: rows were swallowed
        if record is None or _is_torn(record, feed, delimiter, width):
            own = _own_lines(feed.taken, delimiter, width)
            yield "".join(feed.taken[:own]).rstrip("\r\n").split(delimiter), True
            feed.give_back(own)
        else:
            yield record, False


def _own_lines(lines: Sequence[str], delimiter: str, width: int) -> int:
    """How many of the lines together make no more than one row: the rest of a cell that was meant to have several lines is no person."""
    cells, own = lines[0].count(delimiter), 1
    while own < len(lines) and cells + lines[own].count(delimiter) < width:
        cells += lines[own].count(delimiter)
        own += 1
    return own


def usual_width(sample: Sequence[str], delimiter: str) -> int:
    """The cells most records have, whether it is cells of several lines or stray quotes that make records and lines differ."""
    by_lines = [line.count(delimiter) + 1 for line in sample if line.strip() and '"' not in line]
    try:
        by_records = [len(record) for record in csv.reader(sample, delimiter=delimiter) if record]
    except csv.Error:
        by_records = []
    return max((Counter(widths).most_common(1)[0][0] for widths in (by_lines, by_records) if widths), default=1)


class _Feed:
    """Lines for the reader; those of one record can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        """lines: with their line ends."""
        self.taken: list[str] = []
        self.has_ended = False
        self._lines = lines
        self._waiting: deque[str] = deque()

    def begin(self) -> None:
        """A new record starts."""
        self.taken, self.has_ended = [], False

    def give_back(self, kept: int) -> None:
        """What was taken after so many lines is read again."""
        self._waiting.extendleft(reversed(self.taken[kept:]))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._next() if len(self.taken) < _CELL_LINES_MAX else None
        if line is None:  # the reader gives what it has, and asks again for the next record
            self.has_ended = True
            raise StopIteration
        self.taken.append(line)
        return line

    def _next(self) -> str | None:
        return self._waiting.popleft() if self._waiting else next(self._lines, None)


def _is_torn(record: list[str], feed: _Feed, delimiter: str, width: int) -> bool:
    first, *later = feed.taken
    if '"' not in first:
        return False
    if feed.has_ended:  # the reader was still waiting for the quote that closes
        return True
    if not _is_strict(feed.taken, delimiter):
        return bool(later) or first.count(delimiter) + 1 >= width > len(record)
    # Every quote opens and closes a cell. Only two strays could have done that, around what other rows have between delimiters.
    return any(_holds_numbers(cell, delimiter, width - 1 if len(record) == width else 2) for cell in record)


def _holds_numbers(cell: str, delimiter: str, delimiters: int) -> bool:
    """At least so many delimiters, and between them a bare telephone or document number."""
    return cell.count(delimiter) >= max(delimiters, 2) and any(
        _NUMBER.fullmatch(piece.strip()) for line in cell.splitlines() for piece in line.split(delimiter)
    )


def _is_strict(lines: Sequence[str], delimiter: str) -> bool:
    """Every quote closes at the end of its cell."""
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True
