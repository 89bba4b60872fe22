"""The records of a delimited text, and those that a stray quotation mark has torn.

A quotation mark that opens and is not closed where it should be would swallow the rows after it, or shift the cells of its own, and
nobody would miss them. Such a row is read as it stands, without regard to quotes, and called torn; the next line is a row of its own
again. Telling it from an address of several lines: a torn row is as wide as the others without its quotes, and so is a line it swallowed.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from console.formats.roster import limits

_ROW_CELLS_MIN = 3  # a text of several lines may well have one comma in a line

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
            yield _as_it_stands(feed.taken[0], delimiter), True
            feed.give_back()
        else:
            yield record, False


def usual_width(sample: Sequence[str], delimiter: str) -> int:
    """The cells most records have, whether it is cells of several lines or stray quotes that make records and lines differ."""
    by_lines = [line.count(delimiter) + 1 for line in sample if line.strip() and '"' not in line]
    try:
        by_records = [len(record) for record in csv.reader(sample, delimiter=delimiter) if record]
    except csv.Error:
        by_records = []
    return max((Counter(widths).most_common(1)[0][0] for widths in (by_lines, by_records) if widths), default=1)


class _Feed:
    """Lines for the reader; those of one record can be given back but for the first."""

    def __init__(self, lines: Iterator[str]) -> None:
        """lines: with their line ends."""
        self.taken: list[str] = []
        self.has_ended = False
        self._lines = lines
        self._waiting: deque[str] = deque()

    def begin(self) -> None:
        """A new record starts."""
        self.taken, self.has_ended = [], False

    def give_back(self) -> None:
        """What was taken after the first line is read again."""
        self._waiting.extendleft(reversed(self.taken[1:]))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else next(self._lines, None)
        if line is None:
            self.has_ended = True
            raise StopIteration
        self.taken.append(line)
        return line


def _is_torn(record: list[str], feed: _Feed, delimiter: str, width: int) -> bool:
    first, *later = feed.taken
    if '"' not in first:
        return False
    if feed.has_ended:  # the reader was still waiting for the quote that closes
        return True
    is_wide = [line.count(delimiter) + 1 >= width for line in feed.taken]
    if not later:
        return is_wide[0] and len(record) < width and not _is_strict(feed.taken, delimiter)
    if width >= _ROW_CELLS_MIN and any(_holds_a_row(cell, delimiter, width) for cell in record):
        return True
    return is_wide[0] and any(is_wide[1:]) and not _is_strict(feed.taken, delimiter)


def _holds_a_row(cell: str, delimiter: str, width: int) -> bool:
    return ("\n" in cell or "\r" in cell) and cell.count(delimiter) + 1 >= width


def _is_strict(lines: Sequence[str], delimiter: str) -> bool:
    """Every quote closes at the end of its cell."""
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _as_it_stands(line: str, delimiter: str) -> list[str]:
    return line.rstrip("\r\n").split(delimiter)
