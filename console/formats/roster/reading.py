"""Read a roster: open, find the header, decide the order of dates, build the rows. Bytes in, shapes out; no clock, no register."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from console.faults import CellFault, InputFault
from console.formats.cells import clean, text_of
from console.formats.dates import Order
from console.formats.roster import limits
from console.formats.roster.builder import RowBuilder
from console.formats.roster.converters import Context
from console.formats.roster.layout import Header, as_of, find_header, likeness
from console.formats.roster.lines import Line, LineSorter
from console.formats.roster.opening import open_table
from console.formats.roster.orders import decide_orders
from console.formats.roster.shapes import Ask, Column, Reject, RosterReading, RosterRow, Skipped
from console.formats.roster.tables import Table

OnRows = Callable[[list[RosterRow]], None]
OnProgress = Callable[[int, int], None]

SAMPLE_ROWS = 200  # looked at for the samples of the mapping
SAMPLE_CHARACTERS_MAX = 80  # of one sample; it stands in a table beside others


def read_roster(content: bytes, ask: Ask) -> RosterReading:
    """The whole reading at once.

    content: all bytes of the file. Raises InputFault as ``opening``, ``layout`` and the tables say.
    """
    rows: list[RosterRow] = []
    facts = read_in_chunks(content, ask, rows.extend, lambda done, total: None)
    return replace(facts, rows=tuple(rows))


def read_in_chunks(content: bytes, ask: Ask, on_rows: OnRows, on_progress: OnProgress) -> RosterReading:
    """The reading with its rows given away in chunks; the result has none itself.

    on_progress: rows done and, about, rows in all. Raises as ``read_roster``.
    """
    table = open_table(content, ask.sheet, likeness)
    first = list(itertools.islice(table.rows(), max(limits.HEADER_SEARCH_ROWS, ask.header_row + 1)))
    header = find_header(first, ask.mapping, ask.header_row)
    orders, order_faults = decide_orders(table, header, ask.orders)
    by_column: Mapping[int, Order] = {order.column: order.order for order in orders}
    builder = RowBuilder(header, Context(ask.today, ask.calling_code), by_column)
    for fault in order_faults:
        builder.tell(fault)
    walk = _Walk(table, header, builder, on_rows, on_progress)
    walk.run()
    if not walk.people:
        raise InputFault("roster-empty")
    return RosterReading(
        rows=(),
        rejects=tuple(walk.rejects),
        faults=tuple(builder.faults),
        columns=_columns(table, header),
        sheet=table.sheet,
        sheets=table.sheets,
        header_row=header.row + 1,
        date_orders=orders,
        as_of=as_of(first[: header.row]),
        source=header.source,
        kind=table.kind,
        encoding=table.encoding,
        delimiter=table.delimiter,
        skipped=walk.skipped(),
        faults_left_out=builder.faults_left_out,
    )


@dataclass(slots=True)
class _Walk:
    """One walk through the lines under the header."""

    table: Table
    header: Header
    builder: RowBuilder
    on_rows: OnRows
    on_progress: OnProgress
    rejects: list[Reject] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    people: int = 0  # lines of people met, taken or not

    def run(self) -> None:
        sorter = LineSorter(self.header)
        chunk: list[RosterRow] = []
        start = self.header.row + self.header.height
        for number, cells in enumerate(self.table.rows(), 1):
            if number <= start:
                self._above(number, any(cell != "" for cell in cells))
                continue
            line = sorter.sort(cells)
            if line != "person":
                self._pass_over(number, line)
                continue
            build = self.builder.torn if number in self.table.torn else self.builder.build
            built = build(number, cells)
            self.people += 1
            if isinstance(built, Reject):
                self.rejects.append(built)
                continue
            chunk.append(built)
            if len(chunk) == limits.CHUNK_ROWS:
                self.on_rows(chunk)
                self.on_progress(number, self.table.height)
                chunk = []
        if chunk:
            self.on_rows(chunk)
        self.on_progress(self.table.height, self.table.height)

    def _pass_over(self, number: int, line: Line) -> None:
        self.counts["note" if line == "unclear" else line] += 1
        if line == "unclear":
            self.builder.tell(CellFault("line-unclear", number, is_passed_over=True))

    def _above(self, number: int, is_filled: bool) -> None:
        if number <= self.header.row:
            self.counts["title" if is_filled else "blank"] += 1
        elif number > self.header.row + 1:
            self.counts["header_repeat"] += 1

    def skipped(self) -> Skipped:
        return Skipped(**{name: self.counts[name] for name in ("title", "blank", "total", "header_repeat", "note")})


def _columns(table: Table, header: Header) -> tuple[Column, ...]:
    samples: list[dict[str, None]] = [{} for _ in header.texts]
    start = header.row + header.height
    for cells in itertools.islice(table.rows(), start, start + SAMPLE_ROWS):
        for seen, cell in zip(samples, cells, strict=False):
            if len(seen) < limits.SAMPLES_MAX and cell != "":
                seen[clean(text_of(cell))[0][:SAMPLE_CHARACTERS_MAX]] = None
    return tuple(
        Column(index, text, header.fields.get(index), tuple(seen))
        for index, (text, seen) in enumerate(zip(header.texts, samples, strict=True))
        if text or seen
    )
