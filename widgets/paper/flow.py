"""Blocks into rows of lines, and rows onto pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from widgets.paper.sheet import Block, Heading, Note, Pairs, Picture, Sheet, Table
from widgets.paper.type import Face, Faces, dots, mm

Told = Callable[[int, int], None]  # done, total; it may raise to end the work
CELL_GAP = dots(7)  # between the texts of two columns; half of it at the outer edges
ROW_PAD = dots(2.6)  # above and below the text of a table row
PICTURE_PART = 0.46  # of the page's height at most: the tally stands on the same page
LABEL_PART = 0.24  # of the width: the longest name of a field breaks into two lines at most
WIDOW_LINES = 3  # fewer lines of a long cell are not worth a page break
TOLD_EVERY = 100  # rows


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of text at a place. at, width: dots from the left edge. face: how they are set."""

    lines: tuple[str, ...]
    face: Face
    at: float
    width: float
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side. above: dots left free over it. head: the row that returns above it on another page.

    is_ruled: a thin line below. is_ground: on a grey ground. keeps_next: not the last row of a page.
    """

    cells: tuple[Cell, ...] = ()
    pad: float = 0.0
    above: float = 0.0
    head: Row | None = None
    is_ruled: bool = False
    is_ground: bool = False
    keeps_next: bool = False
    image: QImage | None = None
    image_size: tuple[float, float] = (0.0, 0.0)

    @property
    def height(self) -> float:
        """Without what is left free above it."""
        if self.image is not None:
            return self.image_size[1]
        return 2 * self.pad + max((len(cell.lines) * cell.face.line_height for cell in self.cells), default=0.0)

    def cut(self, room: float) -> tuple[Row, Row] | None:
        """Two rows of this one, the first no higher than ``room``; None when it is not to be cut."""
        if self.image is not None or not self.cells:
            return None
        fitting = int((room - 2 * self.pad) / max(cell.face.line_height for cell in self.cells))
        if fitting < WIDOW_LINES:
            return None
        first = replace(
            self, cells=tuple(replace(c, lines=c.lines[:fitting]) for c in self.cells), is_ruled=False, keeps_next=False
        )
        rest = tuple(replace(c, lines=c.lines[fitting:]) for c in self.cells)
        return first, replace(self, cells=rest, above=0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on a page; top: dots below the upper edge of the page's inside."""

    row: Row
    top: float


Page = tuple[Placed, ...]


def rows_of(sheet: Sheet, faces: Faces, width: float, height: float, told: Told) -> list[Row]:
    """Everything the sheet says, as rows of a page so wide and high. told: hears how many of the rows are done."""
    total = sum(len(block.rows) for block in sheet.blocks if isinstance(block, Table)) + 1
    rows = [Row((Cell(faces.title.broken(sheet.title, width), faces.title, 0, width),), keeps_next=True)]
    if sheet.subtitle:
        rows.append(Row((Cell(faces.text.broken(sheet.subtitle, width), faces.text, 0, width),), above=dots(1)))
    done = 0
    for block in sheet.blocks:
        for row in _rows(block, faces, width, height):
            rows.append(row)
            if isinstance(block, Table):
                done += 1
                if done % TOLD_EVERY == 0:
                    told(min(done, total), 2 * total)
    return rows


def _rows(block: Block, faces: Faces, width: float, height: float) -> Iterator[Row]:
    if isinstance(block, Heading):
        cell = Cell(faces.heading.broken(block.text, width), faces.heading, 0, width)
        yield Row((cell,), above=dots(11), pad=dots(1.5), keeps_next=True)
    elif isinstance(block, Note):
        chosen = faces.strong if block.is_strong else faces.text
        yield Row((Cell(chosen.broken(block.text, width), chosen, 0, width),), above=dots(3))
    elif isinstance(block, Pairs):
        yield from _pair_rows(block, faces, width)
    elif isinstance(block, Picture):
        yield from _picture_rows(block, faces, width, height)
    else:
        yield from _table_rows(block, faces, width)


def _pair_rows(block: Pairs, faces: Faces, width: float) -> Iterator[Row]:
    label = width * LABEL_PART
    above = dots(5)
    for name, value in block.pairs:
        if value:
            beside = width - label
            yield Row(
                (
                    Cell(faces.text.broken(name, label - CELL_GAP), faces.text, 0, label - CELL_GAP),
                    Cell(faces.strong.broken(value, beside), faces.strong, label, beside),
                ),
                pad=dots(1.2),
                above=above,
            )
            above = 0.0


def _picture_rows(block: Picture, faces: Faces, width: float, height: float) -> Iterator[Row]:
    wide, high = block.image.width(), block.image.height()
    if wide and high:
        scale = min(width / wide, height * PICTURE_PART / high)
        size = (wide * scale, high * scale)
        yield Row(image=block.image, image_size=size, above=dots(6), keeps_next=True)
    if block.caption:
        yield Row((Cell(faces.small.broken(block.caption, width), faces.small, 0, width),), above=dots(2))


def _table_rows(table: Table, faces: Faces, width: float) -> Iterator[Row]:
    unit = width / sum(table.shares)
    spans = []
    at = 0.0
    for share in table.shares:
        spans.append((at + CELL_GAP / 2, share * unit - CELL_GAP))
        at += share * unit
    head = _table_row(table.titles, spans, table.figures, faces.small_strong, faces.small_strong)
    head = replace(head, is_ground=True, keeps_next=True, above=dots(4))
    yield head
    for number, cells in enumerate(table.rows):
        strong = faces.cell_strong
        text, figures = (strong, strong) if number in table.strong else (faces.cell, faces.figures)
        yield replace(_table_row(cells, spans, table.figures, text, figures), head=head)


def _table_row(
    cells: Sequence[str], spans: Sequence[tuple[float, float]], figures: frozenset[int], text: Face, digits: Face
) -> Row:
    made = []
    for number, (told, (at, width)) in enumerate(zip(cells, spans, strict=True)):
        chosen = digits if number in figures else text
        made.append(Cell(chosen.broken(told, width), chosen, at, width, number in figures))
    return Row(tuple(made), pad=ROW_PAD, is_ruled=True)


def paginated(rows: Sequence[Row], height: float) -> list[Page]:
    """The rows on pages so high inside: heads return, headings stay with what they head, what is too high is cut."""
    pages: list[Page] = []
    page: list[Placed] = []
    top = 0.0
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        above = row.above if page else 0.0
        needed = above + row.height + _company(row, waiting)
        if top + needed <= height:
            page.append(Placed(row, top + above))
            top += above + row.height
            continue
        parts = row.cut(height - top - above) if row.height > height / 3 else None
        if parts is not None:
            page.append(Placed(parts[0], top + above))
            row = parts[1]
        elif not page:  # not to be cut, and higher than a page: it runs over the edge rather than for ever
            page.append(Placed(row, 0.0))
            row = Row()
        pages.append(tuple(page))
        page, top = [], 0.0
        if row.head is not None:
            page.append(Placed(row.head, 0.0))
            top = row.head.height
        if row.cells or row.image is not None:
            waiting.append(row)
    return [*pages, tuple(page)] if page or not pages else pages


def _company(row: Row, waiting: Sequence[Row]) -> float:
    """The height of what must follow on the same page."""
    height = 0.0
    for following in reversed(waiting):
        if not row.keeps_next:
            break
        height += following.above + min(following.height, mm(30))
        row = following
    return height
